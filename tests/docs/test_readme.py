"""Every command, link and picture of the README exists; its first screen shows both."""

import re
import shlex
import tomllib

import pytest

from conftest import ROOT, make_targets
from lkjip.cli import group
from lkjip.prose.parameters import PARAMETERS

README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "data" / "PANDUAN.md").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
REFUSED = {"thn"}
"""Parameters that the README gives as wrong ones."""


def commands(program: str) -> list[list[str]]:
    """Each command that the README gives for a program, in a line of its own or among words."""
    among = re.findall(rf"`({program}(?: [^`]*)?)`", README)
    lines = [line for block in README.split("```")[1::2] for line in re.split(r"\n|; ", block)]
    alone = [line for line in lines if line.split(" ")[0] == program]
    return [shlex.split(c, comments=True)[1:] for c in among + alone]


@pytest.mark.parametrize("words", commands("lkjip"), ids=" ".join)
def test_command_of_lkjip_is_understood(words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    if words:
        name, *rest = words
        group.commands[name].make_context(name, [w for w in rest if w != "--help"])


@pytest.mark.parametrize("words", commands("make"), ids=" ".join)
def test_command_of_make_has_a_target(words):
    assert words[0] in [*make_targets(), "help"]


@pytest.mark.parametrize("words", commands("papermill"), ids=" ".join)
def test_command_of_papermill_names_what_exists(words):
    notebook, _, p, name, value, option, engine = words
    assert (ROOT / notebook).is_file()
    assert (p, option) == ("-p", "--engine")
    assert engine in PYPROJECT["project"]["entry-points"]["papermill.engine"]
    assert value.isdigit()
    assert PARAMETERS.get(name) is (None if name in REFUSED else int)


def test_enough_commands_are_looked_at():
    assert [len(commands(p)) for p in ("lkjip", "make", "papermill")] >= [15, 5, 3]


def test_extra_of_jupyterlab_is_what_the_text_says():
    (extra,) = re.findall(r'`pip install -e "\.\[(\w+)\]"`', README)
    lab = PYPROJECT["project"]["optional-dependencies"][extra]
    version = re.search(r"\(JupyterLab ([\d.]+) with (jupyterlab-myst)", README)
    assert f"jupyterlab=={version[1]}.*" in lab
    assert any(p.startswith(version[2]) for p in lab)
    assert f"[{extra}]" in GUIDE


def test_links_and_pictures_lead_somewhere():
    links = re.findall(r"\]\(([^)#]+)(?:#([^)]+))?\)", README)
    assert len(links) >= 3
    for path, anchor in links:
        assert (ROOT / path).is_file(), path
        if anchor:
            headings = re.findall(r"^#+ (.+)$", (ROOT / path).read_text(encoding="utf-8"), re.M)
            assert anchor in [h.lower().replace(" ", "-") for h in headings]
    for picture in re.findall(r"!\[[^]]{20,}\]\(([^)]+)\)", README):
        assert (ROOT / picture).stat().st_size < 200_000


def test_first_screen_says_shows_and_gives_the_two_commands():
    lines = README.splitlines()
    assert "(data/PANDUAN.md#mulai-di-sini)" in lines[2]
    screen = "\n".join(lines[:40])
    assert screen.count("](") >= 3
    for command in ("make report", "make test", "lkjip build"):
        assert re.search(f"^{command}( |$)", screen, re.M)


def test_guide_begins_with_what_a_newcomer_needs():
    first = GUIDE.split("\n## ")[1]
    assert first.startswith("Mulai di sini\n")
    for anchor in re.findall(r"\(#([^)]+)\)", first):
        assert f"## {anchor.replace('-', ' ')}" in GUIDE.lower()
    assert set(re.findall(r"`lkjip ([\w-]+)", first)) <= set(group.commands)
