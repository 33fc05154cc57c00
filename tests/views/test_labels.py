"""The labels that a notebook's code names are those that its page has.

Red when `labels_of` forgets a view, a part or a `label=`, or asks no view whether it shows something; when `check` does not look at references.
"""

import json
import re

import pytest

from conftest import ROOT, TAHUN
from lkjip.checks.pages import check_project
from lkjip.project.notebook import cell_source, notebook_parameters, read_notebook
from lkjip.project.project import Project
from lkjip.projects.new_agency import lay_project
from lkjip.projects.new_indicator import SAMPLE_YEAR
from lkjip.prose.laporan import buka
from lkjip.views.labels import labels_of
from small_project import write

SHOWN = re.compile(r'"label": ?"((?:tbl|gbr)-[^"]+)"')


def test_labels_are_those_of_the_pages(built_book):
    """A predicate has no line chart, and no fact of 2024 was revised: those are not named either."""
    lap = buka(ROOT / "data", TAHUN)
    named, shown = set(), set()
    for file in (built_book / "_build" / str(TAHUN) / "notebooks").glob("*.ipynb"):
        stored = read_notebook(ROOT / "notebooks" / file.name)
        parameters, _ = notebook_parameters(stored, file.name)
        for cell in stored["cells"]:
            if cell["cell_type"] == "code":
                named |= labels_of(cell_source(cell), parameters, lap)
        cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
        outputs = [o["data"]["text/markdown"] for c in cells for o in c.get("outputs", ())]
        shown |= set(SHOWN.findall("".join(map("".join, outputs))))
    assert len(shown) > 80
    assert named == shown


@pytest.mark.parametrize("place", ["data/narasi/2025/penutup/faktor.md", "book/glosarium.md"])
def test_reference_to_nothing_is_a_finding(tmp_path, place):
    root = lay_project(tmp_path / "p")
    text = (root / place).read_text(
        encoding="utf-8"
    ) + "\nLihat {numref}`tbl-capaian-kunjungn` dan {numref}`tbl-capaian-kunjungan`.\n"
    write(root / place, text)
    found = [f for f in check_project(Project(root), SAMPLE_YEAR) if f.code == "H202"]
    assert [(f.place.file, f.place.row, f.cure) for f in found] == [
        (place, text.count("\n"), "maksud Anda `tbl-capaian-kunjungan`?")
    ]


def test_link_to_open_data_that_the_book_lacks_is_a_finding(tmp_path):
    root = lay_project(tmp_path / "p")
    place = "data/narasi/2025/penutup/faktor.md"
    right = "tabel:tbl-capaian-kunjungan.csv", "tabel:laporan.json", "tabel:laporan-kinerja-{eval}`tahun`.xlsx"
    wrong = "tabel:tbl-capaian-kunjungn.csv", "tabel:laporan-kinerja-{eval}`tahun_lalu`.xlsx", "tabel:gbr-kunjungan.csv"
    text = (root / place).read_text(encoding="utf-8")
    for target in (*right, *wrong):
        text += f"\nLihat [data]({target}).\n"
    write(root / place, text)
    found = [f for f in check_project(Project(root), SAMPLE_YEAR) if f.code == "N306"]
    last = text.count("\n")
    assert [(f.place.file, f.place.row) for f in found] == [(place, last - 4), (place, last - 2), (place, last)]
    assert found[0].cure == "maksud Anda `tbl-capaian-kunjungan.csv`?"
