"""How do all tables of a report become one Excel workbook?

A sheet each, real numbers and dates; the same tables give the same bytes.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from ..views.grid import Tabel, Tertulis
from .packed import JUDUL_ALASAN, Bernomor, alasan_baris, berlubang, nilai_sel


def nama_buku(tahun: int) -> str:
    """File name of the workbook with all tables of a year."""
    return f"laporan-kinerja-{tahun}.xlsx"


def _format_angka(jenis: str, sel: Any) -> str:
    """How Excel shows a number: thousands, its own decimals, its unit.

    >>> _format_angka("persen", Decimal("88.07")), _format_angka("bulat", 7)
    ('#,##0.00"%"', '#,##0')
    """
    nilai = nilai_sel(sel)
    desimal = 2 if jenis in ("rupiah", "selisih") else 0
    if isinstance(nilai, Decimal):
        desimal = max(0, -nilai.as_tuple().exponent)
    pola = "#,##0" + ("." + "0" * desimal if desimal else "")
    akhiran = sel.teks if isinstance(sel, Tertulis) else "%" if jenis == "persen" else ""
    pola += f'"{akhiran}"' if akhiran else ""
    return f"{pola};({pola})" if jenis == "selisih" else pola


class _Buku:
    """The workbook while it is written; formats that look alike are made once."""

    def __init__(self, berkas: Path, paket: dict[str, Any]):
        from xlsxwriter import Workbook

        self.buku = Workbook(berkas, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
        self.buku.set_properties(
            {
                "title": paket["title"],
                "author": paket["penerbit"],
                "comments": paket["description"],
                "created": datetime(paket["tahun"], 12, 31),
            }
        )
        self._format: dict[tuple, Any] = {}

    def gaya(self, **sifat: Any) -> Any:
        kunci = tuple(sorted(sifat.items()))
        if kunci not in self._format:
            self._format[kunci] = self.buku.add_format({"valign": "top"} | sifat)
        return self._format[kunci]

    def daftar(self, paket: dict[str, Any], tabel: Bernomor, lembar: list[str]) -> None:
        """The first sheet: what the workbook is, and a link to every table."""
        s = self.buku.add_worksheet("Daftar tabel")
        s.set_column(0, 0, 14)
        s.set_column(1, 2, 70, self.gaya(text_wrap=True))
        s.write_string(0, 0, paket["title"], self.gaya(bold=True, font_size=14))
        s.write_string(1, 0, paket["description"], self.gaya())
        for j, judul in enumerate(("Lembar", "Judul tabel", "Sumber")):
            s.write_string(3, j, judul, self._kepala)
        s.freeze_panes(4, 0)
        tautan = self.gaya(font_color="#0b5a7d", underline=1)
        for n, ((nomor, t), nama) in enumerate(zip(tabel, lembar, strict=True), 4):
            s.write_url(n, 0, f"internal:'{nama}'!A1", tautan, nomor)
            s.write_string(n, 1, t.judul, self.gaya(text_wrap=True))
            s.write_string(n, 2, t.sumber, self.gaya(text_wrap=True))

    @property
    def _kepala(self) -> Any:
        return self.gaya(bold=True, text_wrap=True, bg_color="#eef3f6", bottom=1)

    def lembar(self, nomor: str, t: Tabel, nama: str) -> None:
        """One table: title, source, headings, values, notes."""
        s = self.buku.add_worksheet(nama)
        s.write_string(0, 0, f"{nomor}. {t.judul}", self.gaya(bold=True, font_size=13))
        s.write_string(1, 0, f"Sumber: {t.sumber}" if t.sumber else "", self.gaya(font_color="#55606c"))
        s.write_url(2, 0, "internal:'Daftar tabel'!A1", self.gaya(font_color="#0b5a7d", underline=1), "Daftar tabel")
        lubang = berlubang(t)
        for j, k in enumerate(t.kolom):
            s.set_column(j, j, 7 if k.kunci == "nomor" else min(60, 6 * k.lebar + 8) if k.jenis == "teks" else 20)
            s.write_string(3, j, k.judul, self._kepala)
        if lubang:
            s.set_column(len(t.kolom), len(t.kolom), 60)
            s.write_string(3, len(t.kolom), JUDUL_ALASAN, self._kepala)
        s.freeze_panes(4, 0)
        for n, baris in enumerate(t.baris):
            tebal = bool(t.tingkat) and t.tingkat[n] in ("jumlah", "program")
            for j, sel in enumerate(baris):
                self._tulis(s, n + 4, j, sel, t.kolom[j].jenis, tebal)
            if lubang and (alasan := alasan_baris(t, baris)):
                s.write_string(n + 4, len(t.kolom), alasan, self.gaya(text_wrap=True))
        for n, catatan in enumerate(t.catatan, len(t.baris) + 5):
            s.write_string(n, 0, catatan, self.gaya(italic=True))

    def _tulis(self, s: Any, n: int, j: int, sel: Any, jenis: str, tebal: bool) -> None:
        nilai = nilai_sel(sel)
        if isinstance(nilai, date):
            s.write_datetime(
                n, j, nilai, self.gaya(num_format="[$-421]d mmmm yyyy", align="left", text_wrap=True, bold=tebal)
            )
        elif isinstance(nilai, int | Decimal):
            s.write_number(n, j, nilai, self.gaya(num_format=_format_angka(jenis, sel), bold=tebal))
        elif nilai is not None:
            s.write_string(n, j, nilai, self.gaya(text_wrap=True, bold=tebal))


def tulis_buku(berkas: Path, tabel: Bernomor, paket: dict[str, Any]) -> None:
    """All tables as one Excel workbook: a sheet each, real numbers and dates."""
    buku = _Buku(berkas, paket)
    lembar = [re.sub(r"[\[\]:*?/\\']", "-", nomor)[:31] for nomor, _ in tabel]
    buku.daftar(paket, tabel, lembar)
    for (nomor, t), nama in zip(tabel, lembar, strict=True):
        buku.lembar(nomor, t, nama)
    buku.buku.close()
