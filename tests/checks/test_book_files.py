"""What lies in the folder of the book beside its pages does no harm, or is named before anything is built."""

import os
from pathlib import Path

import pytest

from conftest import once
from lkjip.book.assembly import _no_page
from lkjip.checks.pages import _examine_files
from lkjip.pages.nodes import Forms
from lkjip.print.writer import SITE_ONLY
from lkjip.project.project import Project
from lkjip.projects.new_agency import lay_project
from small_project import copy_project


@pytest.fixture
def root(tmp_path_factory, tmp_path) -> Path:
    laid = once(tmp_path_factory, "laid", lambda folder: lay_project(folder / "proyek") and None)
    return copy_project(laid / "proyek", tmp_path / "proyek")


def said(root: Path) -> list[str]:
    return [str(f) for f in _examine_files(Project(root)).findings]


def test_files_of_a_book_as_it_is_laid(root):
    assert said(root) == []


def test_look_of_the_print_that_is_not_there(root):
    look = root / "book" / "laporan.typ"
    look.unlink()
    assert ["[D101]" in s and "book/laporan.typ" in s for s in said(root)] == [True]
    look.symlink_to("tidak-ada.typ")
    assert ["[M606]" in s for s in said(root)] == [True]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("name", [b"\xff.md", b"_static/\xfe.css", b"a\nb.png"])
def test_name_that_nobody_can_note(root, name):
    (Path(os.fsdecode(os.fsencode(root / "book") + b"/" + name))).write_text("a")
    assert ["[H206]" in s for s in said(root)] == [True]
    assert said(root)[0].encode()


def test_text_of_the_same_name_is_no_page_of_the_book():
    names = ["sampul.md", "metode.rst", "sampul.png", "catatan.MD", "~$sampul.docx", "laporan.typ", "LICENSE.txt"]
    assert sorted({*names} - {*_no_page("book", names)}) == ["LICENSE.txt", "laporan.typ", "sampul.png"]


def test_links_to_the_print_are_not_printed():
    """Whichever page is the first one: the start page may be a chapter like any other."""
    assert issubclass(Forms, SITE_ONLY)
