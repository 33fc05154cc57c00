"""Which scales and rules with fixed numbers were valid in a year?

Thresholds are data (`data/parameter`), dated and with their regulation; none of
them stands in code.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Jenjang:
    """One step of a scale: its name and the bound from which it holds."""

    nama: str
    batas: Decimal
    tercetak: str = ""


@dataclass(frozen=True, slots=True)
class Skala:
    """A dated scale with its regulation; `jenjang` from the highest down.

    `ketat` says whether the bound itself is excluded (predikat: strictly
    greater) or included (interpretasi: from the bound upwards).
    """

    mulai: int
    sampai: int | None
    rujukan: str
    ketat: bool
    jenjang: tuple[Jenjang, ...]
    catatan: str = ""
    terbawah: Decimal | None = None
    teratas: Decimal | None = None


def valid_in(skala: Sequence[Skala], tahun: int) -> Skala | None:
    """The scale or rule that is valid in a year; None when none is known.

    >>> s = [Skala(2017, None, "Permendagri", False, ())]
    >>> valid_in(s, 2024).rujukan, valid_in(s, 2016)
    ('Permendagri', None)
    """
    for s in skala:
        if s.mulai <= tahun and (s.sampai is None or tahun <= s.sampai):
            return s
    return None


@dataclass(frozen=True, slots=True)
class KaidahEfisiensi:
    """The dated rule by which efficiency is rated; `penuh` is full achievement, per cent."""

    mulai: int
    sampai: int | None
    rujukan: str
    penuh: Decimal
    kaidah: str
