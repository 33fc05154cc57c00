"""`jupyter-book build .` at the root of a project makes the pages of `lkjip build`, and of nothing else.

Which change of one line makes which test red (each was tried):

- `book/extension.py`: `at_root.setup(app)` goes -> `test_jupyter_book_makes_the_pages_of_a_build`
- `book/at_root.py`: `content[0] = …` goes -> the same
- `book/at_root.py`: `config["include_patterns"] = …` goes -> the same (a page of `catatan/` is read)
- `book/at_root.py`: `config[name] = value` goes -> the same (title, foot of the pages)
- `book/at_root.py`: `app.connect("env-updated", clear_site)` goes -> the same (a file of another year stays)
- `_config.yml`: `myst_url_schemes` below `parse` -> the same (Jupyter Book warns)
- `book/at_root.py`: `environment.pickle` stays -> `test_changed_data_change_the_pages`
- `book/at_root.py`: `if len(years) != 1` becomes `if False` -> `test_notebooks_of_several_years_are_refused`
"""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import copy_sample_project, hashes
from lkjip.book.at_root import parameter_year
from lkjip.findings import InputError
from lkjip.project.project import Project
from lkjip.projects.new_indicator import SAMPLE_YEAR
from small_project import change_cells, swap

FAILING = {
    "cells": [{"cell_type": "code", "id": "a", "metadata": {}, "source": "open('berjalan', 'w')", "outputs": []}],
    "metadata": {"kernelspec": {"name": "r", "display_name": "R", "language": "R"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}
"""A notebook that leaves a file when it is run, in a language that is not installed."""

COLOPHON = {
    "book/kolofon.html",
    "searchindex.js",
    "tabel/datapackage.json",
    "tabel/tbl-masukan.csv",
    f"tabel/laporan-kinerja-{SAMPLE_YEAR}.xlsx",
}
"""What lists the inputs, among them what a test lays beside the pages. (`index.html`, the door, is Jupyter Book's own.)"""


def jupyter_book(root: Path) -> subprocess.CompletedProcess:
    """As a user of Jupyter Book calls it."""
    command = [sys.executable, "-c", "from jupyter_book.cli.main import main; main()", "build", "."]
    return subprocess.run(command, cwd=root, capture_output=True, text=True)


@pytest.fixture(scope="module")
def made(sample_project, tmp_path_factory) -> tuple[Path, str]:
    """A project with much beside its pages, built by Jupyter Book; and what that said."""
    root = copy_sample_project(sample_project, tmp_path_factory.mktemp("akar") / "proyek", with_book=True)
    for folder in (".venv/lib/papermill/tests", "catatan", "notebooks", "book", "env/lib"):
        (root / folder).mkdir(parents=True, exist_ok=True)
        (root / folder / "coba.ipynb").write_text(json.dumps(FAILING), encoding="utf-8")
        (root / folder / "README.md").write_text("# Bukan halaman\n\n{numref}`tidak-ada`\n", encoding="utf-8")
    left = root / "_build" / "html" / "tabel" / "laporan-kinerja-2024.xlsx"
    left.parent.mkdir(parents=True)
    left.write_text("dari tahun lain", encoding="utf-8")
    result = jupyter_book(root)
    assert result.returncode == 0, result.stderr
    return root, result.stdout + result.stderr


def test_jupyter_book_makes_the_pages_of_a_build(made, sample_book):
    root, said = made
    assert "build succeeded" in said
    warned = [line for line in said.splitlines() if re.search(r"WARNING|Warning", line)]
    assert warned
    assert [
        line for line in warned if not re.search(r"\[D(801|230)\]", line)
    ] == []  # the sample is marked as what it is; Sphinx has nothing to say
    built, pages = hashes(sample_book / "html"), hashes(root / "_build" / "html")
    assert pages.keys() - {".buildinfo"} == built.keys()
    assert {name for name in built if pages[name] != built[name]} == {"index.html", *COLOPHON}


def test_nothing_beside_the_contents_is_read_or_run(made):
    root, said = made
    assert not [
        line for line in said.splitlines() if "coba" in line and "[D230]" not in line
    ]  # only named as not listed
    assert "README" not in said
    assert not list(root.rglob("berjalan"))


@pytest.mark.complete
def test_changed_data_change_the_pages(made):
    """Sphinx looks at pages only; the facts behind them are what changes."""
    root, _ = made
    file = root / "_build" / "html" / "notebooks" / "kunjungan.html"
    assert "26.350" in file.read_text(encoding="utf-8")
    swap(root / "data" / "kunjungan.csv", "26350", "26351")
    assert jupyter_book(root).returncode == 0
    assert "26.350" not in file.read_text(encoding="utf-8")


@pytest.mark.complete
def test_what_is_wrong_is_said_by_jupyter_book_too(sample_project, tmp_path):
    root = copy_sample_project(sample_project, tmp_path / "proyek")
    swap(root / "data" / "kunjungan.csv", "26350", "26.350")
    result = jupyter_book(root)
    assert result.returncode == 1
    assert "data/kunjungan.csv, baris 4, kolom pengunjung_orang: ditemukan `26.350`" in result.stderr
    assert not list((root / "_build").rglob("*.html"))


def test_notebooks_of_several_years_are_refused(sample_project, tmp_path):
    root = copy_sample_project(sample_project, tmp_path / "proyek")
    change_cells(root, lambda cells: cells[1].update(source=["tahun = 2024\ndata = '../data'\nversi = 'publik'"]))
    others = len(Project(root).notebooks) - 1
    with pytest.raises(InputError) as refused:
        parameter_year(Project(root))
    assert str(refused.value).startswith(f"notebooks: ditemukan 2024 (1 notebook), {SAMPLE_YEAR} ({others} notebook);")
