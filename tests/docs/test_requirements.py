"""The files of requirements hold exactly what is declared and what follows from it, each once, to one version."""

import re
import subprocess
from contextlib import nullcontext
from importlib.metadata import requires
from itertools import product

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import resolve
from conftest import ROOT
from resolve import DECLARED, PRODUCT, PYTHONS, SYSTEMS, TESTS, environment, holds, needed, read_pins

PROJECT = DECLARED["project"]
PRODUCT_ROOTS = [*PROJECT["dependencies"], *DECLARED["build-system"]["requires"], "nbval"]
HERE = resolve.default_environment()


def pinned(file, place=HERE) -> set[str]:
    return {canonicalize_name(p.name) for p in read_pins(file) if holds(p, place)}


def installed_closure(roots) -> set[str]:
    """Names of what follows from some requirements, by the packages that are installed here."""
    return {name for name, _ in needed(map(Requirement, roots), lambda n: requires(n) or [], HERE)}


@pytest.fixture(scope="module")
def product_closure():
    return installed_closure(PRODUCT_ROOTS)


def test_every_line_pins_one_version():
    for pin in read_pins(PRODUCT, TESTS):
        assert re.fullmatch(r"==[\w.]+", str(pin.specifier)), pin


@pytest.mark.parametrize(("python", "system"), list(product(PYTHONS, SYSTEMS)))
def test_nothing_is_pinned_twice(python, system):
    names = [canonicalize_name(p.name) for p in read_pins(PRODUCT, TESTS) if holds(p, environment(python, system))]
    assert sorted(names) == sorted(set(names))


def test_requirements_are_the_product_and_what_follows_from_it(product_closure):
    assert pinned(PRODUCT) == product_closure


def test_requirements_of_the_tests_are_the_rest_of_what_they_need(product_closure):
    assert pinned(TESTS) == installed_closure(PROJECT["optional-dependencies"]["test"]) - product_closure


def test_pins_are_what_is_declared():
    pins = {canonicalize_name(p.name): str(p.specifier)[2:] for p in read_pins(PRODUCT, TESTS)}
    for text in [*PRODUCT_ROOTS, *PROJECT["optional-dependencies"]["test"]]:
        requirement = Requirement(text)
        assert requirement.specifier.contains(pins[canonicalize_name(requirement.name)]), text


@pytest.mark.parametrize(
    ("target", "files"),
    [
        ("report", ["requirements.txt"]),
        ("check", ["requirements.txt"]),
        ("reference", ["requirements.txt"]),
        ("test", ["requirements.txt", "tests/requirements.txt"]),
        ("mutants", ["requirements.txt", "tests/requirements.txt"]),
    ],
)
def test_make_installs_what_the_target_needs(target, files, tmp_path):
    nothing_there = [f"BIN={tmp_path}/bin", f"SIAP={tmp_path}/siap", f"UJI={tmp_path}/uji"]
    said = subprocess.run(["make", "-n", *nothing_there, target], cwd=ROOT, capture_output=True, text=True, check=True)
    assert re.findall(r"install .* -r (\S+)", said.stdout) == files


def test_python_versions_are_the_same_everywhere():
    classifiers = [c.rpartition(" ")[2] for c in PROJECT["classifiers"] if c.startswith("Programming Language")]
    assert classifiers == list(PYTHONS)
    assert PROJECT["requires-python"] == f">={PYTHONS[0]}"
    assert f"Python {PYTHONS[0]} or newer" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("needs", "refused"),
    [
        ('colorama; sys_platform == "win32"', None),
        ('pexpect; sys_platform == "linux"', None),
        ("pandas>=3", None),
        ("pandas<3", "pandas<3 is asked for, 3.1.1 is pinned"),
        ("pexpect", "pexpect is asked for, None is pinned"),
    ],
)
def test_resolve_finds_what_does_not_fit_on_another_system(monkeypatch, needs, refused):
    chosen = [p for p in read_pins(PRODUCT, TESTS) if holds(p, environment("3.11", "Windows"))]
    answer = [{"name": p.name, "version": str(p.specifier)[2:], "requires_dist": [needs]} for p in chosen]
    asked: list[str] = []
    monkeypatch.setattr(resolve, "ask", lambda *arguments: asked.extend(arguments) or answer)
    with pytest.raises(ValueError, match=refused) if refused else nullcontext():
        assert resolve.resolve("3.11", "Windows") == len(chosen)
    assert [a for a in asked if "==" in a] == [f"{p.name}{p.specifier}" for p in chosen]
    assert {"--platform=win_amd64", "--python-version=3.11", "--no-deps"} < set(asked)
