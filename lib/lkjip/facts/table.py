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

from ..findings import Temuan, mirip
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


def _baca_sel(teks: str, kolom: Kolom, alamat: str, letak: str) -> tuple[Any, list[Temuan]]:
    if teks == "":
        if kolom.wajib:
            return None, [Temuan(alamat, letak, "sel kosong", f"{_JENIS[kolom.jenis][0]}", "isi sel itu")]
        return None, []
    try:
        nilai = _nilai(teks, kolom.jenis)
    except ValueError:
        harus, saran = _JENIS[kolom.jenis]
        return None, [Temuan(alamat, letak, f"`{teks}`", harus, saran)]
    if kolom.jenis == "string" and re.search(r"^\s|\s$|\s\s", teks):
        return nilai, [
            Temuan(alamat, letak, f"`{teks}`", "teks tanpa spasi di tepi atau spasi ganda", "hapus spasi yang berlebih")
        ]
    if kolom.minimum is not None and nilai < kolom.minimum:
        return nilai, [Temuan(alamat, letak, f"`{teks}`", f"paling kecil {kolom.minimum}", "periksa sel itu")]
    if kolom.maksimum is not None and nilai > kolom.maksimum:
        return nilai, [Temuan(alamat, letak, f"`{teks}`", f"paling besar {kolom.maksimum}", "periksa sel itu")]
    if kolom.pilihan and teks not in kolom.pilihan:
        return nilai, [
            Temuan(
                alamat, letak, f"`{teks}`", f"salah satu dari {', '.join(kolom.pilihan)}", mirip(teks, kolom.pilihan)
            )
        ]
    if kolom.pola and not re.fullmatch(kolom.pola, teks):
        return nilai, [
            Temuan(
                alamat,
                letak,
                f"`{teks}`",
                f"{kolom.judul.lower()} berpola {kolom.pola}",
                "periksa apakah lembar kerja mengubah isi sel itu",
            )
        ]
    return nilai, []


def _kepala(judul: list[str], sumber: Sumber, alamat: str) -> list[Temuan]:
    nama = [k.nama for k in sumber.kolom]
    if len(judul) == 1 and len(nama) > 1:
        return [
            Temuan(
                alamat,
                "baris 1",
                f"`{judul[0]}`",
                f"{len(nama)} kolom dipisahkan `{sumber.pemisah}`",
                "simpan sebagai CSV dengan pemisah titik koma",
            )
        ]
    temuan = [
        Temuan(alamat, "baris 1", f"kolom `{j}`", "kolom yang dijelaskan di datapackage.yaml", mirip(j, nama))
        for j in judul
        if j not in (*nama, EDISI)
    ]
    temuan += [
        Temuan(alamat, "baris 1", f"tidak ada kolom `{n}`", f"kolom {', '.join(nama)}", "tambahkan kolom itu")
        for n in nama
        if n not in judul
    ]
    if len(set(judul)) != len(judul):
        temuan.append(Temuan(alamat, "baris 1", "kolom bernama sama", "setiap kolom satu kali"))
    return temuan


def baca_tabel(akar: Path, sumber: Sumber, disiapkan: Collection[int] = ()) -> tuple[pd.DataFrame, list[Temuan]]:
    """Read one CSV file strictly; the frame's index is the line in the file.

    In a year that is being prepared (`disiapkan`) a figure may still be empty.
    """
    alamat = f"{akar.name}/{sumber.berkas}"
    kosong = pd.DataFrame({k.nama: pd.Series(dtype=object) for k in sumber.kolom})
    try:
        isi = (akar / sumber.berkas).read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return kosong, [Temuan(alamat, "", "tidak ada berkas", "berkas ini ada", "kembalikan berkas itu")]
    except UnicodeDecodeError as e:
        baris = e.object[: e.start].count(b"\n") + 1
        return kosong, [
            Temuan(alamat, f"baris {baris}", "huruf yang bukan UTF-8", "UTF-8", "simpan ulang sebagai CSV UTF-8")
        ]
    pembaca = csv.reader(io.StringIO(isi, newline=""), delimiter=sumber.pemisah, strict=True)
    baris: dict[int, list] = {}
    temuan: list[Temuan] = []
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
                    Temuan(
                        alamat,
                        f"baris {nomor}",
                        f"{len(sel)} sel",
                        f"{len(kolom)} sel dipisahkan `{sumber.pemisah}`",
                        "periksa pemisah atau tanda kutip pada baris itu",
                    )
                )
                continue
            nilai = []
            boleh_kosong = dict(zip(judul, sel, strict=True)).get("tahun") in map(str, disiapkan)
            for k, teks in zip(kolom, sel, strict=True):
                if teks == "" and boleh_kosong and k in sumber.isian:
                    nilai.append(None)
                    continue
                v, t = _baca_sel(teks, k, alamat, f"baris {nomor}, kolom {k.nama}")
                nilai.append(v)
                temuan += t
            baris[nomor] = nilai
    except csv.Error:
        temuan.append(
            Temuan(
                alamat,
                f"baris {pembaca.line_num}",
                "tanda kutip yang tidak ditutup",
                "tanda kutip berpasangan",
                "periksa tanda kutip pada baris itu",
            )
        )
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
