"""Wrapping prose changes nothing in what comes out of it."""

import re
from unittest.mock import MagicMock

import pytest
from docutils.core import publish_doctree
from myst_parser.parsers.docutils_ import Parser

from lkjip.pages import extension
from lkjip.pages.wrapping import JoinLines, join_all_lines


def page(text: str) -> str:
    """The nodes of a page, as the extension leaves them to every form."""
    settings = {"myst_enable_extensions": ["colon_fence", "deflist"], "report_level": 5, "_disable_config": True}
    document = publish_doctree(text, parser=Parser(), settings_overrides=settings)
    join_all_lines(document)
    return re.sub(r' (?:line|source)="[^"]*"', "", document.pformat())


@pytest.mark.parametrize(
    ("wrapped", "plain"),
    [
        ("Naik\ndari tiga\nmenjadi empat.", "Naik dari tiga menjadi empat."),
        ("Naik *dari\ntiga*\n**menjadi**\nempat.", "Naik *dari tiga* **menjadi** empat."),
        ("- Satu\n  dua\n- Tiga", "- Satu dua\n- Tiga"),
        ("> Satu\n> dua", "> Satu dua"),
        ("Faktor\n: Satu\n  dua\n\nLain\n: Tiga", "Faktor\n: Satu dua\n\nLain\n: Tiga"),
        ("Lihat [bab\ntiga](https://example.org)\nini.", "Lihat [bab tiga](https://example.org) ini."),
        (":::{note}\nSatu\ndua\n:::", ":::{note}\nSatu dua\n:::"),
    ],
)
def test_wrapped_prose_is_the_same_page(wrapped, plain):
    assert page(wrapped) == page(plain)


def test_lines_that_mean_something_stay():
    assert page("```python\nx = 1\ny = 2\n```") != page("```python\nx = 1 y = 2\n```")
    assert page("Satu\\\ndua") != page("Satu dua")
    assert page("Satu\n\ndua") != page("Satu dua")


def test_every_page_of_a_book_is_joined():
    app = MagicMock()
    extension.setup(app)
    app.add_transform.assert_called_once_with(JoinLines)
