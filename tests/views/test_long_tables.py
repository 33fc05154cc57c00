"""A long table shows its head; its open data are whole, and its totals stay.

Which change of one line makes which test red (each was tried):

- `views/grid.py`: `whole, t = t, head(t)` becomes `whole = t` -> `test_long_table_shows_its_head_and_totals`
- `views/grid.py`: `lay_rows(...)` goes -> `test_open_data_are_whole`
- `views/grid.py`: `*totals[:ROWS_SHOWN]` goes -> `test_long_table_shows_its_head_and_totals`
- `views/teks.py`: `item[:ROWS_SHOWN]` becomes `item` -> `test_long_list_shows_its_head`
- `views/teks.py`: `masked(lap, column, x)` becomes `x` -> `test_list_masks_private_persons`
- `pages/workbook.py`: the comparison with `ROWS_OF_SHEET` becomes `if False` -> `test_table_longer_than_a_sheet_says_so`
"""

import io
import json
import zipfile
from decimal import Decimal

import pandas as pd
import pytest

from conftest import ROOT
from lkjip import teks
from lkjip.language.words import initials
from lkjip.pages import workbook
from lkjip.pages.open_data import write_open_data
from lkjip.pages.packed import unpack
from lkjip.projects.new_indicator import SAMPLE, SAMPLE_YEAR
from lkjip.prose.laporan import buka
from lkjip.views.grid import ROWS_SHOWN, Kolom, Kosong, Tabel, describe
from lkjip.views.whole import keep_in

ROWS = ROWS_SHOWN + 700
REPORT = {"penerbit": "Dinas", "tahun": 2024, "title": "Laporan", "description": "Uraian", "name": "laporan"}


@pytest.fixture
def long_table() -> Tabel:
    rows = [(n, Decimal(n) / 4 if n % 3 else Kosong("belum ada")) for n in range(ROWS)]
    total = ("", sum(v for _, v in rows if isinstance(v, Decimal)))
    columns = (Kolom("nomor", "Nomor", "bulat"), Kolom("nilai", "Nilai", "desimal"))
    return Tabel("tbl-panjang", "Panjang", columns, (*rows, total), ("isi",) * ROWS + ("jumlah",), "Dinas")


@pytest.fixture
def laid(long_table, tmp_path):
    """The table as the pages have it, its rows laid beside them."""
    keep_in(tmp_path / "utuh")
    try:
        said = json.loads(long_table.bundel()["text/markdown"].split("\n")[1])
    finally:
        keep_in(None)
    return unpack(said["data"], tmp_path / "utuh")


def test_long_table_shows_its_head_and_totals(long_table):
    u = describe(long_table)
    assert len(u["badan"]) == ROWS_SHOWN + 1
    assert u["badan"][-1]["tingkat"] == "jumlah"
    assert (
        u["catatan"][-1] == "Ditampilkan 500 dari 1.200 baris; seluruhnya dalam berkas CSV dan XLSX pada situs laporan."
    )
    assert len(json.dumps(u)) < 200 * ROWS_SHOWN


def test_long_list_shows_its_head(monkeypatch):
    lap = buka(SAMPLE / "data", SAMPLE_YEAR)
    rows = pd.DataFrame({"isu": [f"Isu ke-{n}" for n in range(1, ROWS + 1)]})
    monkeypatch.setattr(type(lap), "rows", lambda *_, **__: rows)
    *items, _, last = teks.daftar(lap, "isu_strategis", "isu").markdown.splitlines()
    assert (len(items), items[-1]) == (ROWS_SHOWN, "500. Isu ke-500")
    assert last == "Ditampilkan 500 dari 1.200 butir; selebihnya tercatat dalam sumber data isu strategis."


def test_list_masks_private_persons():
    lap = buka(ROOT / "data", 2024)
    whole = buka(ROOT / "data", 2024, versi="internal")
    shown, known = (teks.daftar(x, "naik_kelas", "nama").markdown.splitlines() for x in (lap, whole))
    assert len(shown) == len(known) == 4
    for line, person in zip(shown, known, strict=True):
        assert line == person[:3] + initials(person[3:])


def test_table_of_that_length_is_shown_whole(long_table):
    short = Tabel("tbl-a", "A", long_table.kolom, long_table.baris[:ROWS_SHOWN])
    assert len(describe(short)["badan"]) == ROWS_SHOWN
    assert "baris" in describe(short)["data"]


def test_nothing_is_laid_outside_of_a_build(long_table, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    long_table.bundel()
    assert list(tmp_path.iterdir()) == []


def test_open_data_are_whole(long_table, laid, tmp_path):
    assert list(laid.baris)[:-1] == list(long_table.baris[:-1])
    assert laid.tingkat == long_table.tingkat
    write_open_data(tmp_path / "tabel", [("Tabel 1", laid)], REPORT)
    lines = (tmp_path / "tabel" / "tbl-panjang.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == ROWS + 2
    assert lines[:3] == ["nomor;nilai;alasan_kosong", "0;;nilai: belum ada", "1;0,25;"]
    with zipfile.ZipFile(tmp_path / "tabel" / "laporan-kinerja-2024.xlsx") as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml").decode()
    assert sheet.count("<row ") == ROWS + 1 + 4


def test_table_longer_than_a_sheet_says_so(laid, tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "ROWS_OF_SHEET", 1000)
    workbook.write_workbook(tmp_path / "a.xlsx", [("Tabel 1", laid)], REPORT)
    with zipfile.ZipFile(io.BytesIO((tmp_path / "a.xlsx").read_bytes())) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml").decode()
    assert "Seluruhnya ada dalam berkas tbl-panjang.csv." in sheet
    assert sheet.count("<row ") == 4
