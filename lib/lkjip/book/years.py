"""Which years can be published together, and what does each built book hold?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..checks.worklist import sisa
from ..facts.package import baca_paket, years_with_facts
from ..findings import InputError, kinds, refuse
from ..project.project import Proyek, nama_cetak
from ..prose.laporan import Laporan, buka


def nama_pdf(tahun: int) -> str:
    """File name of a year's printed report."""
    return f"{nama_cetak(tahun)}.pdf"


def tahun_berfakta(data: Path) -> list[int]:
    """Years in which at least one indicator has a realisasi, oldest first."""
    paket, temuan = baca_paket(data)
    refuse(temuan)
    tahun = years_with_facts(paket)
    if not tahun:
        raise InputError([kinds.NO_DATED_ROWS.at(data.name)])
    lap = buka(data, max(tahun))
    return [t for t in sorted(tahun) if any(h.realisasi is not None for h in lap.semua_hasil(t))]


def tahun_siap(proyek: Proyek) -> tuple[list[int], list[int]]:
    """Years with facts whose report can be built, and those that are still being prepared."""
    semua = tahun_berfakta(proyek.data)
    disiapkan = [t for t in semua if sisa(proyek, t)]
    return [t for t in semua if t not in disiapkan], disiapkan


@dataclass(frozen=True)
class Terbitan:
    """The built book of one year: its pages, its results."""

    lap: Laporan
    hasil: Path
    halaman: frozenset[str]

    @property
    def tahun(self) -> int:
        return self.lap.tahun


def daftar_halaman(folder: Path) -> list[str]:
    """Pages of a site, without what the theme keeps in its own folder, in a fixed order."""
    semua = (b.relative_to(folder) for b in folder.rglob("*.html"))
    return sorted(b.as_posix() for b in semua if "_static" not in b.parts)


def terbitan(proyek: Proyek, tahun: int) -> Terbitan:
    """The finished book of a year, as it lies in `_build`."""
    hasil = proyek.hasil(tahun)
    return Terbitan(buka(proyek.data, tahun), hasil, frozenset(daftar_halaman(hasil / "html")))
