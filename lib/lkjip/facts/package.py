"""What do all data files of a folder say, over all years?"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from ..findings import Finding, InputError, kinds
from .description import DESKRIPSI, Sumber, baca_sumber
from .preparation import Persiapan, baca_persiapan, hanya_lengkap
from .required import periksa_baku, sumber_tiada
from .table import baca_tabel
from .yaml_files import baca_yaml


@dataclass(frozen=True, slots=True)
class Paket:
    """The whole data package: descriptions and typed frames, all years."""

    akar: Path
    deskripsi: dict[str, Any]
    sumber: dict[str, Sumber]
    tabel: dict[str, pd.DataFrame]
    persiapan: dict[int, Persiapan] = field(default_factory=dict)
    belum: frozenset[tuple[str, int]] = frozenset()

    def punya(self, nama: str) -> bool:
        """Whether this agency has a source at all."""
        return nama in self.sumber and bool(self.sumber[nama].berkas)

    def alamat(self, nama: str) -> str:
        """File name of a source as a reader knows it."""
        return f"{self.akar.name}/{self.sumber[nama].berkas}"


def require_data_folder(akar: Path) -> None:
    """Refuse a folder that is not the data of a project, naming it in full.

    Raises `InputError`.
    """
    if not akar.is_dir():
        raise InputError([kinds.NOT_A_PROJECT.at(str(akar.resolve()), cause="tidak ada folder")])
    if not (akar / DESKRIPSI).is_file():
        raise InputError([kinds.NOT_A_PROJECT.at(str(akar.resolve()), cause=f"tidak ada {DESKRIPSI}")])


def years_with_facts(paket: Paket) -> set[int]:
    """Years of which the package has a fact; plans for coming years are none."""
    return {
        int(t)
        for nama, isi in paket.tabel.items()
        if "tahun" in isi and not paket.sumber[nama].semua_tahun
        for t in isi["tahun"]
    }


def require_facts(paket: Paket, tahun: int) -> None:
    """Refuse a year of which nothing is known and which nobody prepares: a slip, not a report.

    Raises `InputError`.
    """
    ada = years_with_facts(paket)
    if ada and tahun not in ada and tahun not in paket.persiapan:
        raise InputError(
            [kinds.NO_FACTS.at("tahun laporan", year=tahun, first=min(ada), last=max(ada), next=max(ada) + 1)]
        )


def baca_paket(akar: Path) -> tuple[Paket, list[Finding]]:
    """Read the description and every file of a data package, with all findings.

    `akar` is the folder that holds `datapackage.yaml`. Unchanged files are read once.
    """
    paket, temuan = _baca_sekali(akar.resolve(), tanda_berkas(akar))
    return paket, list(temuan)


def tanda_berkas(akar: Path) -> tuple:
    """Changes when a file of the data folder does: names, sizes, times."""
    berkas = sorted([*akar.glob("*.csv"), *akar.rglob("*.yaml")])
    return tuple((b.name, (s := b.stat()).st_size, s.st_mtime_ns) for b in berkas)


@lru_cache(maxsize=2)
def _baca_sekali(akar: Path, _tanda: tuple) -> tuple[Paket, tuple[Finding, ...]]:
    deskripsi = baca_yaml(akar / DESKRIPSI)
    sumber = {d["name"]: baca_sumber(d) for d in deskripsi["resources"]}
    persiapan = baca_persiapan(akar)
    tabel, temuan, belum = {}, [], set()
    for s in sumber.values():
        isi, t = baca_tabel(akar, s, persiapan)
        temuan += t
        tabel[s.nama], tahun = hanya_lengkap(isi, s, persiapan)
        belum |= {(s.nama, t) for t in tahun}
    if kurang := periksa_baku(sumber, f"{akar.name}/{DESKRIPSI}"):
        raise InputError(kurang)
    sumber_kosong, tabel_kosong = sumber_tiada(sumber)
    paket = Paket(akar, deskripsi, sumber | sumber_kosong, tabel | tabel_kosong, persiapan, frozenset(belum))
    return paket, tuple(temuan)
