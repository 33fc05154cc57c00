"""The workbook as a reader opens it: where it begins, how wide, in what weight, and the way back."""

import sys
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from lkjip.pages.workbook import write_workbook
from lkjip.views.grid import Kolom, Kosong, Tabel

TABLE = Tabel(
    "tbl-a",
    "Anggaran",
    (
        Kolom("nomor", "No.", "bulat"),
        Kolom("uraian", "Uraian", lebar=4),
        Kolom("panjang", "Panjang", lebar=12),
        Kolom("pagu_rp", "Pagu", "rupiah"),
        Kolom("pada", "Pada", "tanggal"),
    ),
    (
        (1, "Program satu", "p", Decimal("1500"), date(2024, 1, 29)),
        (2, "Kegiatan", "k", Kosong("belum ada"), None),
        (3, "Jumlah", "", Decimal("1500"), None),
    ),
    ("program", "isi", "jumlah"),
    sumber="Sekretariat",
    catatan=("Catatan.",),
)
BARE = Tabel("tbl-b", "Tanpa sumber", (Kolom("a", "A"),), (("x",),))
PACKAGE = {"title": "Judul", "description": "Uraian data.", "tahun": 2024, "penerbit": "Dinas"}


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    file = tmp_path_factory.mktemp("workbook") / "a.xlsx"
    write_workbook(file, [("Tabel 3.1", TABLE), ("Tabel 3/2", BARE)], PACKAGE)
    return openpyxl.load_workbook(file)


def values(sheet) -> list[list]:
    return [[c.value or None for c in row] for row in sheet.iter_rows()]


def test_first_sheet_lists_the_tables(book):
    assert book.sheetnames == ["Daftar tabel", "Tabel 3.1", "Tabel 3-2"]
    s = book["Daftar tabel"]
    assert values(s) == [
        ["Judul", None, None],
        ["Uraian data.", None, None],
        [None, None, None],
        ["Lembar", "Judul tabel", "Sumber"],
        ["Tabel 3.1", "Anggaran", "Sekretariat"],
        ["Tabel 3/2", "Tanpa sumber", None],
    ]
    assert [s.cell(n, 1).hyperlink.location for n in (5, 6)] == ["'Tabel 3.1'!A1", "'Tabel 3-2'!A1"]
    assert (s.freeze_panes, s["A1"].font.bold, s["A4"].font.bold, bool(s["B5"].font.bold)) == ("A5", True, True, False)
    assert (s["A5"].font.underline, s["B5"].alignment.wrap_text) == ("single", True)


def test_sheet_of_a_table_reads_from_its_title_to_its_notes(book):
    s = book["Tabel 3.1"]
    rows = values(s)
    assert [r[0] for r in rows[:3]] == ["Tabel 3.1. Anggaran", "Sumber: Sekretariat", "Daftar tabel"]
    assert rows[3][:5] == ["No.", "Uraian", "Panjang", "Pagu", "Pada"]
    assert [r[5] for r in rows[4:7]] == [None, "pagu_rp: belum ada", None]
    assert rows[8][0] == "Catatan."
    assert s["A3"].hyperlink.location == "'Daftar tabel'!A1"
    assert s["A9"].font.italic
    assert s.freeze_panes == "A5"
    assert [bool(s.cell(n, 2).font.bold) for n in (4, 5, 6, 7)] == [True, True, False, True]
    assert s["E5"].number_format == "[$-421]d mmmm yyyy"
    assert [round(s.column_dimensions[c].width) for c in "ABCD"] == [8, 33, 61, 21]


def test_table_without_source_has_no_source_line(book):
    assert [r[0] for r in values(book["Tabel 3-2"])] == ["Tabel 3/2. Tanpa sumber", None, "Daftar tabel", "A", "x"]


def test_workbook_is_the_same_on_every_system(tmp_path, monkeypatch):
    """An archive names the system on which it was made."""
    package = {"title": "Laporan", "penerbit": "Dinas", "description": "Semua tabel", "tahun": 2024}
    contents = set()
    for system in ("linux", "win32"):
        monkeypatch.setattr(sys, "platform", system)
        write_workbook(tmp_path / f"{system}.xlsx", [("Tabel 1", TABLE)], package)
        contents.add((tmp_path / f"{system}.xlsx").read_bytes())
    assert len(contents) == 1
