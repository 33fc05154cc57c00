"""In which unit is a figure that prose has named, so that nobody writes people as rupiah?

A figure that comes straight from a source, a budget line or a result knows its unit; what is computed from figures
knows none, and is written as the text says.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import wraps
from typing import Any

from ..facts.description import Source
from ..language import numbers, words
from ..language.numbers import Number
from ..rules.anggaran import Pos
from ..rules.hasil import Hasil
from .arguments import WrongArgument, describe

PERCENT, RUPIAH, ROWS = "persen", "rupiah", "baris"
_SAME = {"%": PERCENT, "Rp": RUPIAH}


class _Whole(int):
    unit = ""


class _Fraction(Decimal):
    unit = ""


def in_unit(value: Any, unit: str) -> Any:
    """A number that knows its unit; anything else, and a number without a unit, as it is.

    >>> in_unit(76, "orang").unit, in_unit(76, "orang") + 1
    ('orang', 77)
    """
    if not unit or isinstance(value, bool) or not isinstance(value, int | Decimal):
        return value
    known = _Whole(value) if isinstance(value, int) else _Fraction(value)
    known.unit = _SAME.get(unit, unit)
    return known


def of_column(source: Source, name: str) -> str:
    """The unit of a column, or of one that is derived from columns of one unit."""
    for way in source.derived:
        if way["name"] == name:
            parts = {of_column(source, c) for c in way.get("jumlah") or way.get("selisih") or ()}
            return PERCENT if "persen" in way else parts.pop() if len(parts) == 1 else ""
    return source.column(name).unit


def of_noun(noun: Any, attribute: str, value: Any) -> Any:
    """What a noun says of itself, in the unit in which it says it."""
    if isinstance(noun, Pos):
        return in_unit(value, RUPIAH if attribute.endswith("_rp") else PERCENT)
    if isinstance(noun, Hasil):
        return in_unit(value, PERCENT if attribute.startswith("capaian") else noun.indikator.satuan)
    return value


def _only(function: Callable[..., str], unit: str) -> Callable[..., str]:
    @wraps(function)
    def write(value: Number, *args: Any, **named: Any) -> str:
        known = getattr(value, "unit", unit)
        if known != unit:
            cure = "angka()" if known != RUPIAH else "rupiah()"
            raise WrongArgument(
                f"memberi {function.__name__}() {describe(value)} bersatuan {known}; tulis dengan {cure} dan satuannya"
            )
        return function(value, *args, **named)

    return write


WRITERS = (
    numbers.angka,
    _only(numbers.persen, PERCENT),
    _only(numbers.rupiah, RUPIAH),
    _only(words.terbilang_persen, PERCENT),
    _only(words.terbilang_rupiah, RUPIAH),
)
"""The functions that write a number; those that write a unit refuse a figure of another."""
