"""Which lists does the report print out of its data?"""

from __future__ import annotations

from ..facts.table import saring
from ..findings import NotAvailable
from ..language.words import kapital
from ..prose import kalimat
from ..prose.laporan import Laporan
from ..prose.text import Teks, tandai


def _bernomor(butir: list[str]) -> Teks:
    return Teks("\n".join(f"{n}. {b}" for n, b in enumerate(butir, 1)))


def daftar(lap: Laporan, nama: str, kolom: str, **sama: str) -> Teks:
    """One column of a source as a numbered list, in the order of its rows."""
    tabel = lap.tabel(nama)
    if "tahun" in tabel:
        tabel = lap.tabel(nama, lap.tahun)
    butir = list(saring(tabel, sama=sama)[kolom])
    return _bernomor(butir) if butir else Teks(tandai(f"{kapital(str(lap.tiada(nama)))}."))


def dasar_keputusan(lap: Laporan) -> Teks:
    """The regulations to which the year's decree refers, if a decree is recorded."""
    if isinstance(tiada := lap.kosakata["keputusan"], NotAvailable):
        return Teks(tandai(f"{kapital(str(tiada))}."))
    return daftar(lap, "dasar_hukum", "judul", keputusan="ya")


def revisi(lap: Laporan) -> Teks:
    """How many past facts later editions have changed."""
    return Teks(kalimat.revisi(lap))


def misi(lap: Laporan) -> Teks:
    """The missions that the agency's goals serve, as a numbered list, if the plan of the year is known."""
    if lap.katalog.periode_tahun(lap.tahun) is None:
        return Teks(tandai(f"Misi yang berlaku tahun {lap.tahun} tidak tersedia dalam sumber."))
    return _bernomor([f"{m}." for m in lap.katalog.instansi["misi"]])
