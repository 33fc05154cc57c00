"""How is a number rounded, written and read in Indonesian?

One rule for all of the report: half-up, once, last. Python's `round` and most
formatters round half to even, which would print 93,12 for 93,125.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from ..findings import NotAvailable

Bilangan = int | Decimal
SEBAGIAN = "sebagian data yang dipakai dalam bagian ini tidak tersedia dalam sumber"

_DESIMAL = re.compile(r"-?\d+(,\d+)?")
_BULAT = re.compile(r"-?\d+")


def bulatkan(nilai: Bilangan, desimal: int = 2) -> Decimal:
    """Round half-up to `desimal` digits.

    `nilai` is an int or a Decimal; floats are refused, because they have
    already lost the digit that decides.

    >>> bulatkan(Decimal("93.125"))
    Decimal('93.13')
    >>> bulatkan(Decimal("-0.005"))
    Decimal('-0.01')
    """
    if isinstance(nilai, bool) or not isinstance(nilai, int | Decimal):
        if nilai is None:
            raise NotAvailable(SEBAGIAN)
        raise TypeError(f"menerima bilangan bulat atau Decimal, bukan {type(nilai).__name__}")
    return Decimal(nilai).quantize(Decimal(1).scaleb(-desimal), rounding=ROUND_HALF_UP)


def angka(nilai: Bilangan, desimal: int | None = None) -> str:
    """Write a number the Indonesian way: dots for thousands, comma for decimals.

    Without `desimal` an int has none and a Decimal keeps its own.

    >>> angka(8823388740), angka(Decimal("3.720")), angka(Decimal("52.644"), 2)
    ('8.823.388.740', '3,720', '52,64')
    """
    if desimal is None:
        desimal = max(0, -nilai.as_tuple().exponent) if isinstance(nilai, Decimal) else 0
    return f"{bulatkan(nilai, desimal):,}".translate(str.maketrans(",.", ".,"))


def persen(nilai: Bilangan, desimal: int = 2) -> str:
    """Write a per cent value; `nilai` is already in per cent.

    >>> persen(Decimal("88.069"))
    '88,07%'
    """
    return angka(nilai, desimal) + "%"


def rupiah(nilai: Bilangan, desimal: int = 2) -> str:
    """Write an amount of money in full rupiah.

    >>> rupiah(8823388740), rupiah(-1500, 0)
    ('Rp8.823.388.740,00', '-Rp1.500')
    """
    teks = angka(nilai, desimal)
    return "-Rp" + teks[1:] if teks.startswith("-") else "Rp" + teks


def baca_desimal(teks: str) -> Decimal:
    """Read a decimal number as the data files write it: comma, no thousands.

    A dot is refused instead of guessed: "1.234" could be 1234 or 1,234.

    >>> baca_desimal("2,37")
    Decimal('2.37')
    >>> baca_desimal("1.234")
    Traceback (most recent call last):
    ValueError: 1.234
    """
    if not _DESIMAL.fullmatch(teks):
        raise ValueError(teks)
    return Decimal(teks.replace(",", "."))


def baca_bulat(teks: str) -> int:
    """Read a whole number without thousands separators.

    >>> baca_bulat("8823388740")
    8823388740
    >>> baca_bulat("8.823")
    Traceback (most recent call last):
    ValueError: 8.823
    """
    if not _BULAT.fullmatch(teks):
        raise ValueError(teks)
    return int(teks)
