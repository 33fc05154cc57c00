"""Which lists does the report print out of its data?"""

from __future__ import annotations

from .data import saring
from .laporan import Laporan
from .tampil import Teks


def _bernomor(butir: list[str]) -> Teks:
    return Teks("\n".join(f"{n}. {b}" for n, b in enumerate(butir, 1)))


def daftar(lap: Laporan, nama: str, kolom: str, **sama: str) -> Teks:
    """One column of a source as a numbered list, in the order of its rows."""
    tabel = lap.tabel(nama)
    if "tahun" in tabel:
        tabel = lap.tabel(nama, lap.tahun)
    butir = list(saring(tabel, sama=sama)[kolom])
    return _bernomor(butir) if butir else Teks(f"Data tahun {lap.tahun} tidak tersedia dalam sumber.")


def misi(lap: Laporan) -> Teks:
    """The missions that the agency's goals serve, as a numbered list."""
    return _bernomor([f"{m}." for m in lap.katalog.instansi["misi"]])
