"""A book whose every free-text cell, name and label is markup somewhere shows each as the text it is."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import openpyxl
import pypdfium2 as pdfium
import pytest
from bs4 import BeautifulSoup
from lxml import etree

from conftest import lkjip_process, once
from lkjip.checks.data import check_data
from lkjip.language.borders import read_csv_text
from lkjip.projects.new_agency import lay_project
from lkjip.projects.new_indicator import SAMPLE_YEAR
from payloads import PAYLOADS, spoil_everywhere


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("start", [True, False])
def test_data_full_of_markup_are_in_order(start, tmp_path, tmp_path_factory):
    root = lay_project(tmp_path / "proyek")
    assert spoil_everywhere(root / "data", start=start) > 200
    assert check_data(root / "data") == []


@pytest.fixture(scope="module")
def book(tmp_path_factory) -> Path:
    """The invented agency's book with payloads everywhere, as site, PDF and Word file."""

    def build(folder: Path) -> None:
        root = lay_project(folder)
        spoil_everywhere(root / "data", start=True)
        done = lkjip_process("build", "--tahun", str(SAMPLE_YEAR), "--format", "docx", cwd=root)
        assert done.returncode == 0, done.stdout + done.stderr

    return once(tmp_path_factory, "payloads", build) / "_build" / str(SAMPLE_YEAR)


def missing(text: str) -> list[str]:
    """Payloads that a text does not show; one of them stands in no place that this agency publishes."""
    return [p for p in PAYLOADS if squeezed(p) not in squeezed(text) and p != "---"]


@pytest.mark.complete
@pytest.mark.early
def test_whole_book_shows_text_and_runs_nothing(book):
    shown = ""
    for file in (book / "html").rglob("*.html"):
        soup = BeautifulSoup(file.read_text(encoding="utf-8"), "lxml")
        assert not soup.select('[onerror], [href^="javascript"], img[src="x"]'), file
        for script in soup("script"):
            assert "alert(1)" not in script.get_text()
            script.decompose()
        shown += soup.get_text()
    assert missing(shown) == []
    assert not re.search(r"\\[*_`\[\]<>$~|{}&]", shown)

    pdf = pdfium.PdfDocument(book / f"laporan-kinerja-{SAMPLE_YEAR}.pdf")
    assert missing("".join(p.get_textpage().get_text_range() for p in pdf)) == []
    with zipfile.ZipFile(book / f"laporan-kinerja-{SAMPLE_YEAR}.docx") as archive:
        assert missing("".join(etree.fromstring(archive.read("word/document.xml")).itertext())) == []

    tables = book / "html" / "tabel"
    cells = [
        c
        for file in tables.glob("*.csv")
        for row in csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline=""), delimiter=";")
        for c in row
    ]
    assert missing("\n".join(map(read_csv_text, cells))) == []
    assert all(re.fullmatch(r"-[\d,]+", c) for c in cells if re.match(r"[=+\-@\t\r\n]", c))
    workbook = openpyxl.load_workbook(tables / f"laporan-kinerja-{SAMPLE_YEAR}.xlsx")
    written = [c for sheet in workbook for row in sheet.iter_rows() for c in row if c.value is not None]
    assert not [c for c in written if c.data_type == "f"]
    assert missing("\n".join(str(c.value) for c in written)) == []
    assert json.loads((tables / "laporan.json").read_text(encoding="utf-8"))["indikator"]
    assert "petik tunggal" in json.loads((tables / "datapackage.json").read_text(encoding="utf-8"))["description"]
