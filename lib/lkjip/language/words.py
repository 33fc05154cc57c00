"""Which words does a number take? Terbilang, dates and words of direction.

Number words come from num2words (Indonesian), dates from Babel; the house style
of reading decimals as one number ("Koma Delapan Puluh Enam") is ours.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ..findings import NotAvailable
from .numbers import SEBAGIAN, Bilangan, bulatkan


def bilangan(nilai: int) -> str:
    """Write a whole number in lower-case words.

    >>> bilangan(4), bilangan(11)
    ('empat', 'sebelas')
    """
    from num2words import num2words

    return num2words(int(nilai), lang="id")


def _judul(kata: str) -> str:
    return " ".join(k.capitalize() for k in kata.split())


def terbilang(nilai: Bilangan, desimal: int = 2) -> str:
    """Write a number in title-case words, decimals read as one number.

    Decimals that are all zero are not read; leading zeros are.

    >>> terbilang(Decimal("132.86"))
    'Seratus Tiga Puluh Dua Koma Delapan Puluh Enam'
    >>> terbilang(Decimal("0.02")), terbilang(Decimal("80.00"))
    ('Nol Koma Nol Dua', 'Delapan Puluh')
    """
    bulat = bulatkan(nilai, desimal if isinstance(nilai, Decimal) else 0)
    utuh, _, pecahan = f"{abs(bulat):f}".partition(".")
    kata = _judul(bilangan(int(utuh)))
    if pecahan.strip("0"):
        nol = len(pecahan) - len(pecahan.lstrip("0"))
        kata += " Koma " + "Nol " * nol + _judul(bilangan(int(pecahan)))
    return ("Minus " if bulat < 0 else "") + kata


def terbilang_rupiah(nilai: Bilangan) -> str:
    """Write an amount of money in words.

    >>> terbilang_rupiah(400154000)
    'Empat Ratus Juta Seratus Lima Puluh Empat Ribu Rupiah'
    """
    return terbilang(nilai) + " Rupiah"


def terbilang_persen(nilai: Bilangan) -> str:
    """Write a per cent value in words.

    >>> terbilang_persen(Decimal("88.07"))
    'Delapan Puluh Delapan Koma Nol Tujuh Persen'
    """
    return terbilang(nilai) + " Persen"


def tanggal(nilai: date) -> str:
    """Write a date in full.

    >>> tanggal(date(2024, 7, 9))
    '9 Juli 2024'
    """
    from babel.dates import format_date

    return format_date(nilai, "d MMMM y", locale="id")


def arah(kini: Bilangan, lalu: Bilangan) -> str:
    """Say whether a figure rose or fell: "naik", "turun" or "tetap".

    >>> arah(6, 5), arah(Decimal("54.29"), Decimal("56.46")), arah(3, 3)
    ('naik', 'turun', 'tetap')
    """
    if kini is None or lalu is None:
        raise NotAvailable(SEBAGIAN)
    return "naik" if kini > lalu else "turun" if kini < lalu else "tetap"


def perubahan(kini: Bilangan, lalu: Bilangan) -> str:
    """Say the movement as a verb: "meningkat", "menurun" or "tidak berubah".

    >>> perubahan(Decimal("80.67"), Decimal("79.66"))
    'meningkat'
    """
    return {"naik": "meningkat", "turun": "menurun", "tetap": "tidak berubah"}[arah(kini, lalu)]


def banding(nilai: Bilangan, acuan: Bilangan) -> str:
    """Compare a figure with a reference: "di atas", "di bawah" or "sama dengan".

    >>> banding(Decimal("3.72"), Decimal("2.80"))
    'di atas'
    """
    return {"naik": "di atas", "turun": "di bawah", "tetap": "sama dengan"}[arah(nilai, acuan)]


def selisih(kini: Bilangan, lalu: Bilangan) -> Bilangan:
    """Size of the change between two figures, without sign, in their unit.

    >>> selisih(76, 83)
    7
    """
    if kini is None or lalu is None:
        raise NotAvailable(SEBAGIAN)
    return abs(kini - lalu)


def kapital(teks: str) -> str:
    """Begin a sentence: first letter upper case, the rest as it is.

    >>> kapital("satu program")
    'Satu program'
    """
    return teks[:1].upper() + teks[1:]


def inisial(nama: str) -> str:
    """Mask the name of a private person as initials.

    >>> inisial("Sandy Satria")
    'S. S.'
    """
    return " ".join(f"{k[0].upper()}." for k in nama.split())
