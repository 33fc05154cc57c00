"""Which words does a number, a date, a direction or a name take? Terbilang, naik or turun, initials.

Dates come from Babel. Number words are written here, by the rules of Unicode CLDR (Babel
has none for numbers); the house style reads decimals as one number ("Koma Delapan Puluh Enam").
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from ..findings import InputError, NotAvailable, kinds
from .numbers import PARTLY_MISSING, Number, require_number, round_half_up, said

_ONES = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_UNITS = (
    (10**15, "kuadriliun"),
    (10**12, "triliun"),
    (10**9, "miliar"),
    (10**6, "juta"),
    (1000, "ribu"),
    (100, "ratus"),
    (10, "puluh"),
)
_SE_UP_TO = 1000
"""Up to this unit a single one is said as "se-": seribu, but satu juta."""


def bilangan(value: int) -> str:
    """Write a whole number in lower-case words, however large.

    >>> bilangan(4), bilangan(11), bilangan(1_001_000), bilangan(-20)
    ('empat', 'sebelas', 'satu juta seribu', 'minus dua puluh')
    >>> bilangan(10**18)
    'seribu kuadriliun'
    """
    require_number(value, "bilangan")
    if value != int(value):
        words = {"value": said(value), "expected": "bilangan bulat", "cure": "pakai terbilang() untuk pecahan"}
        raise InputError([kinds.NOT_WRITABLE.at("bilangan", **words)])
    return _whole(int(value))


def _whole(n: int) -> str:
    if n < 0:
        return f"minus {_whole(-n)}"
    if n < 10:
        return _ONES[n]
    if 10 < n < 20:
        return "sebelas" if n == 11 else f"{_ONES[n - 10]} belas"
    size, unit = next(u for u in _UNITS if u[0] <= n)
    count, rest = divmod(n, size)
    head = f"se{unit}" if count == 1 and size <= _SE_UP_TO else f"{_whole(count)} {unit}"
    return f"{head} {_whole(rest)}" if rest else head


def _title_case(words: str) -> str:
    return " ".join(k.capitalize() for k in words.split())


def terbilang(value: Number, decimals: int = 2) -> str:
    """Write a number in title-case words, decimals read as one number.

    Decimals that are all zero are not read; leading zeros are.

    >>> terbilang(Decimal("132.86"))
    'Seratus Tiga Puluh Dua Koma Delapan Puluh Enam'
    >>> terbilang(Decimal("0.02")), terbilang(Decimal("80.00"))
    ('Nol Koma Nol Dua', 'Delapan Puluh')
    """
    return _in_words(value, decimals, "terbilang")


def _in_words(value: Number, decimals: int, function: str) -> str:
    require_number(value, function)
    whole = round_half_up(value, decimals if isinstance(value, Decimal) else 0)
    integer, _, fraction = f"{abs(whole):f}".partition(".")
    words = _title_case(bilangan(int(integer)))
    if fraction.strip("0"):
        zeros = len(fraction) - len(fraction.lstrip("0"))
        words += " Koma " + "Nol " * zeros + _title_case(bilangan(int(fraction)))
    return ("Minus " if whole < 0 else "") + words


def terbilang_rupiah(value: Number) -> str:
    """Write an amount of money in words.

    >>> terbilang_rupiah(400154000)
    'Empat Ratus Juta Seratus Lima Puluh Empat Ribu Rupiah'
    """
    return _in_words(value, 2, "terbilang_rupiah") + " Rupiah"


def terbilang_persen(value: Number) -> str:
    """Write a per cent value in words.

    >>> terbilang_persen(Decimal("88.07"))
    'Delapan Puluh Delapan Koma Nol Tujuh Persen'
    """
    return _in_words(value, 2, "terbilang_persen") + " Persen"


def tanggal(value: date) -> str:
    """Write a date in full.

    >>> tanggal(date(2024, 7, 9))
    '9 Juli 2024'
    """
    if value is None:
        raise NotAvailable(PARTLY_MISSING)
    if not isinstance(value, date):
        words = {
            "value": said(value),
            "expected": "tanggal dari data",
            "cure": "pakai tanggal yang tercatat dalam data",
        }
        raise InputError([kinds.NOT_WRITABLE.at("tanggal", **words)])
    from babel.dates import format_date

    return format_date(value, "d MMMM y", locale="id")


def months() -> dict[str, int]:
    """The months by their names in small letters.

    >>> months()["agustus"]
    8
    """
    from babel.dates import get_month_names

    return {name.casefold(): n for n, name in get_month_names("wide", locale="id").items()}


def misspelt_month(text: str) -> str:
    """The month that a word before a year almost is; nothing where each is a month, the beginning of one, or no month at all.

    >>> misspelt_month("Januri 2026"), misspelt_month("5 Januari 2026"), misspelt_month("Jan 2026"), misspelt_month("akhir tahun 2026")
    ('Januari', '', '', '')
    """
    for word in re.findall(r"\b([a-z]{3,})\s+(?:19|20)[0-9]{2}\b", text.casefold()):
        if not any(month.startswith(word) for month in months()):
            near = difflib.get_close_matches(word, months(), 1, 0.75)
            if near:
                return near[0].capitalize()
    return ""


def arah(current: Number, previous: Number) -> str:
    """Say whether a figure rose or fell: "naik", "turun" or "tetap".

    >>> arah(6, 5), arah(Decimal("54.29"), Decimal("56.46")), arah(3, 3)
    ('naik', 'turun', 'tetap')
    """
    return _movement(current, previous, "arah")


def _movement(current: Number, previous: Number, function: str) -> str:
    require_number(current, function)
    require_number(previous, function)
    return "naik" if current > previous else "turun" if current < previous else "tetap"


def perubahan(current: Number, previous: Number) -> str:
    """Say the movement as a verb: "meningkat", "menurun" or "tidak berubah".

    >>> perubahan(Decimal("80.67"), Decimal("79.66"))
    'meningkat'
    """
    return {"naik": "meningkat", "turun": "menurun", "tetap": "tidak berubah"}[
        _movement(current, previous, "perubahan")
    ]


def banding(value: Number, reference: Number) -> str:
    """Compare a figure with a reference: "di atas", "di bawah" or "sama dengan".

    >>> banding(Decimal("3.72"), Decimal("2.80"))
    'di atas'
    """
    return {"naik": "di atas", "turun": "di bawah", "tetap": "sama dengan"}[_movement(value, reference, "banding")]


def selisih(current: Number, previous: Number) -> Number:
    """Size of the change between two figures, without sign, in their unit.

    >>> selisih(76, 83)
    7
    """
    require_number(current, "selisih")
    require_number(previous, "selisih")
    return abs(current - previous)


def mutlak(value: Number) -> Number:
    """A number without its sign, for a sentence whose words say the direction: "menurun 8,43%".

    >>> mutlak(Decimal("-8.43"))
    Decimal('8.43')
    """
    require_number(value, "mutlak")
    return abs(value)


def kapital(text: str) -> str:
    """Begin a sentence: first letter upper case, the rest as it is.

    >>> kapital("satu program")
    'Satu program'
    """
    if not isinstance(text, str):
        words = {"value": said(text), "expected": "teks", "cure": "tulis misalnya kapital(bilangan(…))"}
        raise InputError([kinds.NOT_WRITABLE.at("kapital", **words)])
    return text[:1].upper() + text[1:]


_AREA = re.compile(
    r"\b(?:desa|kelurahan|kel\.|nagari|gampong|kecamatan|kec\.|kabupaten|kab\.|kota|provinsi)\s+[^\W\d_][^,;()\d/]*?"
    r"(?=\s*(?:$|[,;()\d/])|\s+(?:rt|rw|jl|jalan|dusun|desa|kelurahan|kel|kecamatan|kec|kabupaten|kab|kota|provinsi|no)\b)",
    re.IGNORECASE,
)


def enumerated(names: Sequence[str]) -> str:
    """Names in a row as they stand in a sentence.

    >>> enumerated(["2023"]), enumerated(["2023", "2025"]), enumerated(["A", "B", "C"])
    ('2023', '2023 dan 2025', 'A, B, dan C')
    """
    return f"{', '.join(names[:-1])}, dan {names[-1]}" if len(names) > 2 else " dan ".join(names)


def area(address: str) -> str:
    """Of an address the village, district and what lies above; empty where it names none.

    >>> area("Jalan Melati 5 RT 03, Desa Lalang Jaya, Kec. Manggar"), area("Desa Padang"), area("Jalan Melati 5")
    ('Desa Lalang Jaya, Kec. Manggar', 'Desa Padang', '')
    """
    return ", ".join(_AREA.findall(address))


def initials(name: str) -> str:
    """Mask the name of a private person as initials.

    >>> initials("Sandy Satria")
    'S. S.'
    """
    return " ".join(f"{k[0].upper()}." for k in name.split())
