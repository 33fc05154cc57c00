"""Which tables does the report have, and from what are they made?

Every function takes the report and returns a `Tabel`; nothing is written in them
that is not in the data, the catalogue or computed from them.
"""

from .kinerja import capaian, capaian_induk, efisiensi, metode, ringkasan, skala, skala_predikat
from .rencana import banding_tahun, iku, kaskade, koreksi, perjanjian, perjanjian_anggaran, program
from .uang import anggaran, anggaran_bersama, belanja, pendukung, sumber_dana
from .umum import daftar, deret, label_tabel, nilai_turunan, silang, sumber_tabel

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
    "metode",
    "nilai_turunan",
    "pendukung",
    "perjanjian",
    "perjanjian_anggaran",
    "program",
    "ringkasan",
    "silang",
    "skala",
    "skala_predikat",
    "sumber_dana",
    "sumber_tabel",
]
