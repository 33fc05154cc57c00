"""How do all tables of a report become one Excel workbook?

A sheet each, real numbers and dates; the same tables give the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from ..language.borders import excel_text, excel_unit
from ..language.numbers import angka
from ..views.grid import Tabel, Tertulis, is_long
from .packed import REASON_TITLE, Numbered, bare_value, has_gaps, row_reasons

ROWS_OF_SHEET = 1_048_576
"""How many rows a sheet of Excel has."""

_AROUND = 10
"""Rows that stand above a table, and room for notes below it."""


def _number_format(kind: str, cell: Any) -> str:
    """How Excel shows a number: thousands, its own decimals, its unit.

    >>> _number_format("persen", Decimal("88.07")), _number_format("bulat", 7)
    ('#,##0.00"%"', '#,##0')
    """
    value = bare_value(cell)
    decimals = 2 if kind in ("rupiah", "selisih") else 0
    if isinstance(value, Decimal):
        decimals = max(0, -value.as_tuple().exponent)
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    pattern += excel_unit(cell.teks if isinstance(cell, Tertulis) else "%" if kind == "persen" else "")
    return f"{pattern};({pattern})" if kind == "selisih" else pattern


class _Workbook:
    """The workbook while it is written; formats that look alike are made once."""

    def __init__(self, package: dict[str, Any], *, long: bool):
        from xlsxwriter import Workbook

        self._file = io.BytesIO()
        # Row by row where a table is long: all cells at once would take gigabytes.
        memory = {"constant_memory": True} if long else {"in_memory": True}
        self.book = Workbook(self._file, memory | {"strings_to_formulas": False, "strings_to_urls": False})
        self.book.set_properties(
            {
                "title": package["title"],
                "author": package["penerbit"],
                "comments": package["description"],
                "created": datetime(package["tahun"], 12, 31),
            }
        )
        self._formats: dict[tuple, Any] = {}

    @staticmethod
    def text(sheet: Any, row: int, column: int, text: str, style: Any) -> None:
        """The one place where a text enters a cell: as text, whatever it begins with."""
        sheet.write_string(row, column, excel_text(text), style)

    def style(self, **properties: Any) -> Any:
        keys = tuple(sorted(properties.items()))
        if keys not in self._formats:
            self._formats[keys] = self.book.add_format({"valign": "top"} | properties)
        return self._formats[keys]

    def contents(self, package: dict[str, Any], table: Numbered, sheets: list[str]) -> None:
        """The first sheet: what the workbook is, and a link to every table."""
        s = self.book.add_worksheet("Daftar tabel")
        s.set_column(0, 0, 14)
        s.set_column(1, 2, 70, self.style(text_wrap=True))
        self.text(s, 0, 0, package["title"], self.style(bold=True, font_size=14))
        self.text(s, 1, 0, package["description"], self.style())
        for j, title in enumerate(("Lembar", "Judul tabel", "Sumber")):
            self.text(s, 3, j, title, self._head)
        s.freeze_panes(4, 0)
        link = self.style(font_color="#0b5a7d", underline=1)
        for n, ((number, t), name) in enumerate(zip(table, sheets, strict=True), 4):
            s.write_url(n, 0, f"internal:'{name}'!A1", link, number)
            self.text(s, n, 1, t.judul, self.style(text_wrap=True))
            self.text(s, n, 2, t.sumber, self.style(text_wrap=True))

    @property
    def _head(self) -> Any:
        return self.style(bold=True, text_wrap=True, bg_color="#eef3f6", bottom=1)

    def sheet(self, number: str, t: Tabel, name: str) -> None:
        """One table: title, source, headings, values, notes."""
        s = self.book.add_worksheet(name)
        self.text(s, 0, 0, f"{number}. {t.judul}", self.style(bold=True, font_size=13))
        self.text(s, 1, 0, f"Sumber: {t.sumber}" if t.sumber else "", self.style(font_color="#55606c"))
        s.write_url(2, 0, "internal:'Daftar tabel'!A1", self.style(font_color="#0b5a7d", underline=1), "Daftar tabel")
        if len(t.baris) > ROWS_OF_SHEET - _AROUND:
            sentence = (
                f"Tabel ini mempunyai {angka(len(t.baris))} baris, lebih banyak daripada yang dimuat satu lembar Excel"
            )
            self.text(
                s,
                3,
                0,
                f"{sentence} ({angka(ROWS_OF_SHEET)}). Seluruhnya ada dalam berkas {t.label}.csv.",
                self.style(),
            )
            return
        gaps = has_gaps(t)
        for j, k in enumerate(t.kolom):
            s.set_column(j, j, 7 if k.kunci == "nomor" else min(60, 6 * k.lebar + 8) if k.jenis == "teks" else 20)
            self.text(s, 3, j, k.judul, self._head)
        if gaps:
            s.set_column(len(t.kolom), len(t.kolom), 60)
            self.text(s, 3, len(t.kolom), REASON_TITLE, self._head)
        s.freeze_panes(4, 0)
        for n, row in enumerate(t.baris):
            bold = bool(t.tingkat) and t.tingkat[n] in ("jumlah", "program")
            for j, cell in enumerate(row):
                self._write(s, n + 4, j, cell, t.kolom[j].jenis, bold)
            if gaps and (reason := row_reasons(t, row)):
                self.text(s, n + 4, len(t.kolom), reason, self.style(text_wrap=True))
        for n, notes in enumerate(t.catatan, len(t.baris) + 5):
            self.text(s, n, 0, notes, self.style(italic=True))

    def _write(self, s: Any, n: int, j: int, cell: Any, kind: str, bold: bool) -> None:
        value = bare_value(cell)
        if isinstance(value, date):
            s.write_datetime(
                n, j, value, self.style(num_format="[$-421]d mmmm yyyy", align="left", text_wrap=True, bold=bold)
            )
        elif isinstance(value, int | Decimal):
            s.write_number(n, j, value, self.style(num_format=_number_format(kind, cell), bold=bold))
        elif value is not None:
            self.text(s, n, j, value, self.style(text_wrap=True, bold=bold))

    def close(self) -> bytes:
        """The whole file. An archive says on which system it was made: here always the same."""
        self.book.close()
        kept = io.BytesIO()
        with zipfile.ZipFile(self._file) as origin, zipfile.ZipFile(kept, "w") as archive:
            for head in origin.infolist():
                content = origin.read(head)
                head.create_system = 3
                archive.writestr(head, content)
        return kept.getvalue()


def write_workbook(file: Path, table: Numbered, package: dict[str, Any]) -> None:
    """All tables as one Excel workbook: a sheet each, real numbers and dates."""
    buku = _Workbook(package, long=any(is_long(t) for _, t in table))
    sheets = [re.sub(r"[\[\]:*?/\\']", "-", number)[:31] for number, _ in table]
    buku.contents(package, table, sheets)
    for (number, t), name in zip(table, sheets, strict=True):
        buku.sheet(number, t, name)
    file.write_bytes(buku.close())
