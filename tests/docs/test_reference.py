"""The pages made from the library are those that the library gives; every public name shows an example."""

import doctest
import inspect
import subprocess
import sys
from importlib.metadata import version

import pytest

import lkjip
from generate import API, GUIDE, HOUSE, api, entries, guide, house

PUBLIC = [pytest.param(thing, id=f"{heading}.{name}") for heading, items in entries() for name, thing in items]


@pytest.mark.parametrize("thing", PUBLIC)
def test_every_public_name_has_an_example(thing):
    assert doctest.DocTestParser().get_examples(inspect.getdoc(thing) or ""), "an example that runs"


def test_names_can_be_completed_and_nothing_else_is_offered():
    assert dir(lkjip) == sorted([*lkjip.__all__, "__version__"])
    for name in lkjip.__all__:
        thing = getattr(lkjip, name)
        assert thing.__name__.rpartition(".")[2] == name
    assert lkjip.__version__ == version("lkjip")
    with pytest.raises(AttributeError, match="has no attribute 'bukan'"):
        lkjip.bukan  # noqa: B018


def test_the_package_itself_loads_without_pandas():
    code = "import lkjip, lkjip.cli, sys; print('pandas' in sys.modules, 'yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.split() == ["False"] * 2


def test_generated_pages_are_up_to_date():
    for file, text in ((API, api()), (GUIDE, guide()), (HOUSE, house())):
        assert file.read_text(encoding="utf-8") == text, f"{file.name}: run `make reference`"
