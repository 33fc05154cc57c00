"""Which facts of a year that is being prepared count already?

`data/persiapan/<tahun>.yaml` says that a year is being prepared, which copies of
last year somebody has confirmed, and what will never be available. A row of such
a year is a fact once its figures are there: until then nothing is computed from
it, so no sum silently leaves something out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from .description import Kolom, Sumber
from .yaml_files import baca_yaml

FOLDER = "persiapan"


def alamat_persiapan(akar: Path, tahun: int) -> Path:
    """Where the state of a year's preparation is kept."""
    return akar / FOLDER / f"{tahun}.yaml"


@dataclass(frozen=True, slots=True)
class Konfirmasi:
    """Something copied from last year, and whether somebody has said that it still holds."""

    berkas: str
    bidang: str
    hal: str
    sudah: bool


@dataclass(frozen=True, slots=True)
class Persiapan:
    """A year that is being prepared; `tidak_tersedia` is (source, column or "" for all of it, reason)."""

    tahun: int
    konfirmasi: tuple[Konfirmasi, ...]
    tidak_tersedia: tuple[tuple[str, str, str], ...]

    @property
    def belum_pasti(self) -> frozenset[str]:
        """Files whose copies nobody has confirmed."""
        return frozenset(k.berkas for k in self.konfirmasi if not k.sudah)

    def tiada(self, sumber: str, kolom: str = "") -> bool:
        """Whether a source (or one of its columns) is declared to be unavailable.

        >>> p = Persiapan(2025, (), (("umkm", "besar_unit", "tidak dicatat"),))
        >>> p.tiada("umkm", "besar_unit"), p.tiada("umkm", "kecil_unit"), p.tiada("umkm")
        (True, False, False)
        """
        return any(s == sumber and k in ("", kolom) for s, k, _ in self.tidak_tersedia)

    def alasan(self, sumber: str) -> str:
        """Why a source is not available, as it was declared; empty when nobody said so.

        >>> Persiapan(2025, (), (("umkm", "besar_unit", "Tidak dicatat lagi"),)).alasan("umkm")
        'tidak dicatat lagi'
        """
        semua = dict.fromkeys(f"{a[:1].lower()}{a[1:]}".rstrip(".") for s, _, a in self.tidak_tersedia if s == sumber)
        return "; ".join(semua)


def baca_persiapan(akar: Path) -> dict[int, Persiapan]:
    """Every year that is being prepared in a data folder."""
    hasil = {}
    for berkas in sorted((akar / FOLDER).glob("[0-9][0-9][0-9][0-9].yaml")):
        isi = baca_yaml(berkas) or {}
        hasil[int(berkas.stem)] = Persiapan(
            int(berkas.stem),
            tuple(
                Konfirmasi(k["berkas"], k["bidang"], k["hal"], k["sudah"] == "ya") for k in isi.get("konfirmasi") or ()
            ),
            tuple(
                (d["data"], k, d["alasan"]) for d in isi.get("tidak_tersedia") or () for k in d.get("kolom") or ("",)
            ),
        )
    return hasil


def wajib(sumber: Sumber) -> list[Kolom]:
    """The figures without which a row is not yet a fact."""
    return [k for k in sumber.isian if k.wajib]


def _setahun_sebaris(sumber: Sumber) -> bool:
    return sumber.kunci == ("tahun",)


def _kurang(baris: pd.Series, sumber: Sumber, p: Persiapan) -> list[Kolom]:
    """Figures that keep a row from being a fact.

    In a source with one row a year a figure may be declared unavailable and the
    others still count; where rows are added up, each of them needs its figure.
    """
    kosong = [k for k in wajib(sumber) if baris[k.nama] is None]
    boleh = _setahun_sebaris(sumber) and any(baris[k.nama] is not None for k in sumber.isian)
    return [k for k in kosong if not (boleh and p.tiada(sumber.nama, k.nama))]


def hanya_lengkap(
    tabel: pd.DataFrame, sumber: Sumber, persiapan: Mapping[int, Persiapan]
) -> tuple[pd.DataFrame, set[int]]:
    """The rows that count, and the years of which rows do not count yet.

    A row without one of its figures is left out. If that figure has a unit, the
    rows of its year are added up somewhere, so the whole year is left out.
    """
    if "tahun" not in tabel:
        return tabel, set()
    buang, tahun_kurang, tahun_buang = set(), set(), set()
    for n, baris in tabel[tabel["tahun"].isin(list(persiapan))].iterrows():
        p = persiapan[baris["tahun"]]
        kurang = _kurang(baris, sumber, p)
        if not kurang and not p.tiada(sumber.nama):
            continue
        buang.add(n)
        tahun_kurang.add(p.tahun)
        if any(k.satuan for k in kurang):
            tahun_buang.add(p.tahun)
    if not buang:
        return tabel, set()
    return tabel[~(tabel.index.isin(buang) | tabel["tahun"].isin(tahun_buang))], tahun_kurang
