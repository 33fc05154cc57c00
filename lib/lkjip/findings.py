"""What is wrong, where, and what is to be done about it?"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Temuan:
    """One finding for the person who must act, in Indonesian.

    `berkas` is the file, `letak` the place in it (row and column, or cell);
    `ada` what was found, `harus` what was expected, `saran` what to do next.

    >>> print(Temuan("data/umkm.csv", "baris 3, kolom mikro_unit", "`16.098`",
    ...              "bilangan bulat tanpa titik", "tulis 16098"))
    data/umkm.csv, baris 3, kolom mikro_unit: ditemukan `16.098`; seharusnya bilangan bulat tanpa titik; tulis 16098.
    """

    berkas: str
    letak: str
    ada: str
    harus: str
    saran: str = ""

    def __str__(self) -> str:
        tempat = f"{self.berkas}, {self.letak}" if self.letak else self.berkas
        ada = self.ada if self.ada.startswith("tidak ada") else f"ditemukan {self.ada}"
        bagian = [ada, f"seharusnya {self.harus}", self.saran]
        return f"{tempat}: {'; '.join(b for b in bagian if b)}."


class KesalahanIsi(Exception):
    """The input is wrong; carries every finding, not only the first."""

    def __init__(self, temuan: Iterable[Temuan]):
        self.temuan = tuple(temuan)
        super().__init__("\n".join(map(str, self.temuan)))


class HalamanGagal(Exception):
    """The pages could not be made; carries Sphinx's warnings and errors."""


class TidakTersedia(TypeError):
    """A fact is not known for a year; the message is a clause that says which.

    >>> print(TidakTersedia("data anggaran tahun 2022 tidak tersedia dalam sumber"))
    data anggaran tahun 2022 tidak tersedia dalam sumber
    """


def mirip(kata: str, pilihan: Iterable[str]) -> str:
    """Offer the nearest known word, or list the known ones.

    >>> mirip("koprasi", ["koperasi", "umkm"])
    'maksud Anda `koperasi`?'
    """
    pilihan = list(pilihan)
    dekat = difflib.get_close_matches(kata, pilihan, 1)
    if dekat:
        return f"maksud Anda `{dekat[0]}`?"
    return f"yang dikenal: {', '.join(pilihan[:12])}" if pilihan else ""
