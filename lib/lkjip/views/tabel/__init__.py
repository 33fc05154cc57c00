"""Which tables does the report have, and from what are they made?

Every function takes the report and returns a `Tabel`; nothing is written in them
that is not in the data, the catalogue or computed from them.
"""

from collections.abc import Callable
from functools import wraps

from ...prose.laporan import Laporan
from ..grid import Tabel, nyatakan
from .kinerja import capaian, capaian_induk, efisiensi, metode, ringkasan, skala, skala_predikat
from .rencana import banding_tahun, iku, kaskade, koreksi, perjanjian, perjanjian_anggaran, program, revisi
from .uang import anggaran, anggaran_bersama, belanja, pendukung, sumber_dana
from .umum import daftar, deret, label_tabel, masukan, silang, sumber_tabel

__all__ = [
    "anggaran",
    "anggaran_bersama",
    "banding_tahun",
    "belanja",
    "capaian",
    "capaian_induk",
    "daftar",
    "deret",
    "efisiensi",
    "iku",
    "kaskade",
    "koreksi",
    "label_tabel",
    "masukan",
    "metode",
    "pendukung",
    "perjanjian",
    "perjanjian_anggaran",
    "program",
    "revisi",
    "ringkasan",
    "silang",
    "skala",
    "skala_predikat",
    "sumber_dana",
    "sumber_tabel",
]


def _jujur(buat: Callable[..., Tabel | None]) -> Callable[..., Tabel | None]:
    """A table that says so itself when it holds no fact of the year."""

    @wraps(buat)
    def tabel(lap: Laporan, *isi, **lain) -> Tabel | None:
        t = buat(lap, *isi, **lain)
        if t is None:
            return None
        nama = isi[0] if isi and isi[0] in lap.paket.sumber else None
        return nyatakan(t, lap.tahun, lap.sebab_data(nama) if nama else lap.sebab)

    return tabel


_LAIN = ("label_tabel", "sumber_tabel", "revisi")
globals().update({nama: _jujur(globals()[nama]) for nama in __all__ if nama not in _LAIN})
