"""How is a number rounded, written and read in Indonesian?

One rule for all of the report: half-up, once, last. Python's `round` and most
formatters round half to even, which would print 93,12 for 93,125.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext

from ..findings import InputError, NotAvailable, kinds

Number = int | Decimal
QUOTIENT = Decimal(1).scaleb(-20)
"""To this a quotient is held that has no end: enough that rounding it once more changes nothing."""
_MEASURED = 10
"""More decimals than this no source writes; what has more was divided."""
PARTLY_MISSING = "sebagian data yang dipakai dalam bagian ini tidak tersedia dalam sumber"

# The digits 0 to 9, no others. A number that is longer than any figure of a report is no number but a slip.
_DECIMAL = re.compile(r"-?[0-9]{1,18}(,[0-9]{1,18})?")
_WHOLE = re.compile(r"-?[0-9]{1,18}")


MOST_DECIMALS = 20
_SAID = ((bool, "ya atau tidak"), (int, "bilangan"), (float, "pecahan biner"), (Decimal, "bilangan"), (date, "tanggal"))


def said(value: object) -> str:
    """What a value is called in a sentence about a call that cannot use it.

    >>> said("tahun"), said(Decimal("3.5")), said(None), said((1, 2))
    ('teks `tahun`', 'bilangan 3,5', 'nilai kosong', 'beberapa nilai sekaligus')
    """
    if isinstance(value, str):
        return f"teks `{value if len(value) <= 40 else value[:39] + '…'}`"
    if value is None:
        return "nilai kosong"
    if isinstance(value, tuple | list):
        return "beberapa nilai sekaligus"
    for type_, word in _SAID:
        if isinstance(value, type_):
            return f"{word} {str(value).replace('.', ',')[:40]}" if word == "bilangan" else word
    return "sesuatu yang bukan bilangan atau teks"


def require_number(value: object, function: str) -> None:
    """Refuse what is no number where one belongs: `InputError` for words, `NotAvailable` for what is missing.

    Floats are refused too, because they have already lost the digit that decides. `function` is
    the name under which prose calls what needs the number.

    >>> require_number("tahun", "angka")
    Traceback (most recent call last):
    lkjip.findings.InputError: angka: ditemukan teks `tahun`; seharusnya bilangan; tulis nilainya tanpa tanda kutip, misalnya angka(i.realisasi). [N402]
    """
    if value is None:
        raise NotAvailable(PARTLY_MISSING)
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or not Decimal(value).is_finite():
        cure = f"tulis nilainya tanpa tanda kutip, misalnya {function}({_EXAMPLES.get(function, 'i.realisasi')})"
        raise InputError([kinds.NOT_WRITABLE.at(function, value=said(value), expected="bilangan", cure=cure)])


_EXAMPLES = dict.fromkeys(("arah", "perubahan"), "i.realisasi, lalu.realisasi")
_EXAMPLES |= dict.fromkeys(("banding", "selisih"), "i.realisasi, i.target")
_EXAMPLES |= dict.fromkeys(("persen", "terbilang_persen"), "i.capaian")
_EXAMPLES |= dict.fromkeys(("rupiah", "terbilang_rupiah"), "anggaran().pagu_rp")
_EXAMPLES |= {"bilangan": 'cacah("…")'}
"""How a call of each function that takes numbers may look."""


def _require_decimals(decimals: object, function: str) -> None:
    if type(decimals) is not int or not 0 <= decimals <= MOST_DECIMALS:
        words = {"value": said(decimals), "expected": f"banyaknya desimal, dari 0 sampai {MOST_DECIMALS}"}
        raise InputError([kinds.NOT_WRITABLE.at(function, **words, cure="perbaiki banyaknya desimal")])


def round_half_up(value: Number, decimals: int = 2) -> Decimal:
    """Round half-up to `decimals` digits.

    `value` is an int or a Decimal of any size; all else raises `InputError`, floats too, because they
    have already lost the digit that decides, and None `NotAvailable`.

    >>> round_half_up(Decimal("93.125"))
    Decimal('93.13')
    >>> round_half_up(Decimal("-0.005"))
    Decimal('-0.01')
    """
    return _round(value, decimals, "pembulatan")


def _round(value: Number, decimals: int, function: str) -> Decimal:
    require_number(value, function)
    value = Decimal(value)
    if value.adjusted() + decimals < _PLACES:
        return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    with localcontext(prec=value.adjusted() + decimals + 2):
        return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


_PLACES = 27
"""More digits than the usual context of `decimal` keeps are rounded in a wider one."""


def angka(value: Number, decimals: int | None = None) -> str:
    """Write a number the Indonesian way: dots for thousands, comma for decimals.

    Without `decimals` an int has none, a Decimal keeps its own, and a quotient gets two.

    >>> angka(8823388740), angka(Decimal("3.720")), angka(Decimal("52.644"), 2), angka(Decimal(1) / 3)
    ('8.823.388.740', '3,720', '52,64', '0,33')
    """
    return _written(value, decimals, "angka")


def _written(value: Number, decimals: int | None, function: str) -> str:
    require_number(value, function)
    if decimals is None:
        decimals = max(0, -value.as_tuple().exponent) if isinstance(value, Decimal) else 0
        decimals = decimals if decimals <= _MEASURED else 2
    else:
        _require_decimals(decimals, function)
    rounded = _round(value, decimals, function)
    return f"{rounded or abs(rounded):,}".translate(str.maketrans(",.", ".,"))  # never minus nought


def persen(value: Number, decimals: int = 2) -> str:
    """Write a per cent value; `value` is already in per cent.

    >>> persen(Decimal("88.069")), persen(Decimal("-0.001"))
    ('88,07%', '0,00%')
    """
    return _written(value, decimals, "persen") + "%"


def rupiah(value: Number, decimals: int = 2) -> str:
    """Write an amount of money in full rupiah.

    >>> rupiah(8823388740), rupiah(-1500, 0)
    ('Rp8.823.388.740,00', '-Rp1.500')
    """
    text = _written(value, decimals, "rupiah")
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


def decimals(value: Number) -> int:
    """How many digits a number is written with behind the comma.

    >>> decimals(read_decimal("1,200")), decimals(read_decimal("12")), decimals(7)
    (3, 0, 0)
    """
    return max(0, -int(Decimal(value).as_tuple().exponent))


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
