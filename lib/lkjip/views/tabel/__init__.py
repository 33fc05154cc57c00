"""Which tables does the report have, and from what are they made?

Every function takes the report and returns a `Tabel`; nothing is written in them
that is not in the data, the catalogue or computed from them. `id` is an indicator of
indikator.yaml (`InputError` when there is none), `name` a source of datapackage.yaml.
A cell without its fact is a `Kosong` with the reason; a table without any fact of the year
keeps label and caption and says so in `tiada`.
In the examples `lap` is the report of the sample agency.
"""

from collections.abc import Callable
from functools import wraps

from ...prose.laporan import Laporan
from ..grid import Tabel, state_missing
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


def _honest(make: Callable[..., Tabel | None]) -> Callable[..., Tabel | None]:
    """A table that says so itself when it holds no fact of the year."""

    @wraps(make)
    def table(lap: Laporan, *content, **other) -> Tabel | None:
        t = make(lap, *content, **other)
        if t is None:
            return None
        name = content[0] if content and content[0] in lap.paket.sources else None
        return state_missing(t, lap.tahun, lap.why_source_missing(name) if name else lap.why_missing)

    return table


_OTHERS = ("label_tabel", "sumber_tabel", "revisi")
globals().update({nama: _honest(globals()[nama]) for nama in __all__ if nama not in _OTHERS})
