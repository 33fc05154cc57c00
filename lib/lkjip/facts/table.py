"""What stands in a CSV file, and is each cell what its description promises?

Reading is strict: a cell that is not exactly what its column declares becomes a
finding, never a guess. Frames keep the line number of the file as their index, so
every later finding can still name its row.

Own reader instead of frictionless: each notebook loads the data, so it must cost
milliseconds, and its findings speak Indonesian. The tests hold both against the
same files.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from ..findings import Finding, kinds, nearest
from ..language.numbers import baca_bulat, baca_desimal
from .description import _EDISI, EDISI, Kolom, Sumber

_JENIS = {
    "integer": ("bilangan bulat tanpa titik, koma, spasi, atau huruf", "tulis misalnya 16098"),
    "number": ("bilangan dengan koma desimal tanpa pemisah ribuan", "tulis misalnya 83,25"),
    "date": ("tanggal berbentuk tahun-bulan-hari", "tulis misalnya 2024-07-09"),
    "string": ("teks", ""),
}


def _nilai(teks: str, jenis: str) -> Any:
    if jenis == "integer":
        return baca_bulat(teks)
    if jenis == "number":
        return baca_desimal(teks)
    if jenis == "date":
        return date.fromisoformat(teks)
    return teks


def _baca_sel(teks: str, kolom: Kolom, alamat: str, baris: int) -> tuple[Any, list[Finding]]:
    if teks == "":
        if kolom.wajib:
            return None, [kinds.EMPTY_CELL.at(alamat, row=baris, column=kolom.nama, expected=_JENIS[kolom.jenis][0])]
        return None, []
    try:
        nilai = _nilai(teks, kolom.jenis)
    except ValueError:
        harus, saran = _JENIS[kolom.jenis]
        return None, [kinds.WRONG_TYPE.at(alamat, row=baris, column=kolom.nama, text=teks, expected=harus, cure=saran)]
    if kolom.jenis == "string" and re.search(r"^\s|\s$|\s\s", teks):
        return nilai, [kinds.STRAY_SPACE.at(alamat, row=baris, column=kolom.nama, text=teks)]
    if kolom.minimum is not None and nilai < kolom.minimum:
        return nilai, [kinds.TOO_SMALL.at(alamat, row=baris, column=kolom.nama, text=teks, bound=kolom.minimum)]
    if kolom.maksimum is not None and nilai > kolom.maksimum:
        return nilai, [kinds.TOO_LARGE.at(alamat, row=baris, column=kolom.nama, text=teks, bound=kolom.maksimum)]
    if kolom.pilihan and teks not in kolom.pilihan:
        return nilai, [
            kinds.NOT_A_CHOICE.at(
                alamat,
                row=baris,
                column=kolom.nama,
                text=teks,
                choices=", ".join(kolom.pilihan),
                near=nearest(teks, kolom.pilihan),
            )
        ]
    if kolom.pola and not re.fullmatch(kolom.pola, teks):
        return nilai, [
            kinds.WRONG_PATTERN.at(
                alamat, row=baris, column=kolom.nama, text=teks, title=kolom.judul.lower(), pattern=kolom.pola
            )
        ]
    return nilai, []


def _kepala(judul: list[str], sumber: Sumber, alamat: str) -> list[Finding]:
    nama = [k.nama for k in sumber.kolom]
    if len(judul) == 1 and len(nama) > 1:
        return [kinds.WRONG_DELIMITER.at(alamat, row=1, head=judul[0], columns=len(nama), delimiter=sumber.pemisah)]
    temuan = [
        kinds.UNKNOWN_COLUMN.at(alamat, row=1, name=j, near=nearest(j, nama)) for j in judul if j not in (*nama, EDISI)
    ]
    temuan += [kinds.MISSING_COLUMN.at(alamat, row=1, name=n, columns=", ".join(nama)) for n in nama if n not in judul]
    if len(set(judul)) != len(judul):
        temuan.append(kinds.REPEATED_COLUMN.at(alamat, row=1))
    return temuan


def baca_tabel(akar: Path, sumber: Sumber, disiapkan: Collection[int] = ()) -> tuple[pd.DataFrame, list[Finding]]:
    """Read one CSV file strictly; the frame's index is the line in the file.

    In a year that is being prepared (`disiapkan`) a figure may still be empty.
    """
    alamat = f"{akar.name}/{sumber.berkas}"
    kosong = pd.DataFrame({k.nama: pd.Series(dtype=object) for k in sumber.kolom})
    try:
        isi = (akar / sumber.berkas).read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return kosong, [kinds.MISSING_FILE.at(alamat)]
    except UnicodeDecodeError as e:
        baris = e.object[: e.start].count(b"\n") + 1
        return kosong, [kinds.NOT_UTF8.at(alamat, row=baris, format="CSV UTF-8")]
    pembaca = csv.reader(io.StringIO(isi, newline=""), delimiter=sumber.pemisah, strict=True)
    baris: dict[int, list] = {}
    temuan: list[Finding] = []
    try:
        judul = next(pembaca, [])
        temuan += _kepala(judul, sumber, alamat)
        if temuan:
            return kosong, temuan
        kolom = [_EDISI if j == EDISI else sumber.satu_kolom(j) for j in judul]
        for sel in pembaca:
            nomor = pembaca.line_num
            if not any(sel):
                continue
            if len(sel) != len(kolom):
                temuan.append(
                    kinds.WRONG_CELL_COUNT.at(
                        alamat, row=nomor, cells=len(sel), columns=len(kolom), delimiter=sumber.pemisah
                    )
                )
                continue
            nilai = []
            boleh_kosong = dict(zip(judul, sel, strict=True)).get("tahun") in map(str, disiapkan)
            for k, teks in zip(kolom, sel, strict=True):
                if teks == "" and boleh_kosong and k in sumber.isian:
                    nilai.append(None)
                    continue
                v, t = _baca_sel(teks, k, alamat, nomor)
                nilai.append(v)
                temuan += t
            baris[nomor] = nilai
    except csv.Error:
        temuan.append(kinds.OPEN_QUOTE.at(alamat, row=pembaca.line_num))
    tabel = pd.DataFrame.from_dict(baris, orient="index", columns=judul, dtype=object)
    return tabel[[k.nama for k in sumber.kolom] + [EDISI] * (EDISI in judul)], temuan


def saring(tabel: pd.DataFrame, *, tahun: int | None = None, sama: dict | None = None, awalan: dict | None = None):
    """Rows of one year whose columns equal (`sama`) or begin with (`awalan`) a value."""
    if tahun is not None:
        tabel = tabel[tabel["tahun"] == tahun]
    for kolom, nilai in (sama or {}).items():
        tabel = tabel[tabel[kolom] == nilai]
    for kolom, nilai in (awalan or {}).items():
        tabel = tabel[tabel[kolom].str.startswith(nilai)]
    return tabel


def jumlah(tabel: pd.DataFrame, kolom: str):
    """Sum of a column without its missing cells; None when nothing is there."""
    ada = tabel[kolom].dropna()
    return sum(ada) if len(ada) else None
