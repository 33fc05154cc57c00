"""How is a number rounded, written and read in Indonesian?

One rule for all of the report: half-up, once, last. Python's `round` and most
formatters round half to even, which would print 93,12 for 93,125.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from ..findings import NotAvailable

Number = int | Decimal
QUOTIENT = Decimal(1).scaleb(-20)
"""To this a quotient is held that has no end: enough that rounding it once more changes nothing."""
_MEASURED = 10
"""More decimals than this no source writes; what has more was divided."""
PARTLY_MISSING = "sebagian data yang dipakai dalam bagian ini tidak tersedia dalam sumber"

_DECIMAL = re.compile(r"-?\d+(,\d+)?")
_WHOLE = re.compile(r"-?\d+")


def round_half_up(value: Number, decimals: int = 2) -> Decimal:
    """Round half-up to `decimals` digits.

    `value` is an int or a Decimal; floats are refused, because they have
    already lost the digit that decides.

    >>> round_half_up(Decimal("93.125"))
    Decimal('93.13')
    >>> round_half_up(Decimal("-0.005"))
    Decimal('-0.01')
    """
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        if value is None:
            raise NotAvailable(PARTLY_MISSING)
        raise TypeError(f"menerima bilangan bulat atau Decimal, bukan {type(value).__name__}")
    return Decimal(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def angka(value: Number, decimals: int | None = None) -> str:
    """Write a number the Indonesian way: dots for thousands, comma for decimals.

    Without `decimals` an int has none, a Decimal keeps its own, and a quotient gets two.

    >>> angka(8823388740), angka(Decimal("3.720")), angka(Decimal("52.644"), 2), angka(Decimal(1) / 3)
    ('8.823.388.740', '3,720', '52,64', '0,33')
    """
    if decimals is None:
        decimals = max(0, -value.as_tuple().exponent) if isinstance(value, Decimal) else 0
        decimals = decimals if decimals <= _MEASURED else 2
    return f"{round_half_up(value, decimals):,}".translate(str.maketrans(",.", ".,"))


def persen(value: Number, decimals: int = 2) -> str:
    """Write a per cent value; `value` is already in per cent.

    >>> persen(Decimal("88.069"))
    '88,07%'
    """
    return angka(value, decimals) + "%"


def rupiah(value: Number, decimals: int = 2) -> str:
    """Write an amount of money in full rupiah.

    >>> rupiah(8823388740), rupiah(-1500, 0)
    ('Rp8.823.388.740,00', '-Rp1.500')
    """
    text = angka(value, decimals)
    return "-Rp" + text[1:] if text.startswith("-") else "Rp" + text


def read_decimal(text: str) -> Decimal:
    """Read a decimal number as the data files write it: comma, no thousands.

    A dot is refused instead of guessed: "1.234" could be 1234 or 1,234.

    >>> read_decimal("2,37")
    Decimal('2.37')
    >>> read_decimal("1.234")
    Traceback (most recent call last):
    ValueError: 1.234
    """
    if not _DECIMAL.fullmatch(text):
        raise ValueError(text)
    return Decimal(text.replace(",", "."))


def read_whole(text: str) -> int:
    """Read a whole number without thousands separators.

    >>> read_whole("8823388740")
    8823388740
    >>> read_whole("8.823")
    Traceback (most recent call last):
    ValueError: 8.823
    """
    if not _WHOLE.fullmatch(text):
        raise ValueError(text)
    return int(text)


def ranges(numbers: Iterable[int]) -> str:
    """Whole numbers in short, as lines of a file or years are named.

    >>> ranges([3, 4, 5, 9])
    '3–5, 9'
    """
    cut: list[list[int]] = []
    for n in sorted(set(numbers)):
        if cut and n == cut[-1][-1] + 1:
            cut[-1].append(n)
        else:
            cut.append([n])
    return ", ".join(str(p[0]) if len(p) == 1 else f"{p[0]}–{p[-1]}" for p in cut)
