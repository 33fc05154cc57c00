"""Which lists does the report print out of its data?

What is missing is said in a sentence at the place of the list.
In the examples `lap` is the report of the sample agency.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..findings import NotAvailable
from ..language.borders import markdown
from ..language.numbers import angka
from ..language.words import kapital
from ..prose import kalimat
from ..prose.laporan import Laporan
from ..prose.text import Teks, mark_missing
from .grid import ROWS_SHOWN
from .tabel.umum import masked

__all__ = [
    "daftar",
    "dasar_keputusan",
    "misi",
    "revisi",
]


def _bernomor(item: Sequence[str], source: str = "") -> Teks:
    """A numbered list; of a long one its head, and a sentence that says so."""
    text = "\n".join(f"{n}. {markdown(b)}" for n, b in enumerate(item[:ROWS_SHOWN], 1))
    if len(item) > ROWS_SHOWN:
        shown, count = angka(ROWS_SHOWN), angka(len(item))
        text += f"\n\nDitampilkan {shown} dari {count} butir; selebihnya tercatat dalam sumber data {markdown(source)}."
    return Teks(text)


def daftar(lap: Laporan, name: str, columns: str, **equal: str) -> Teks:
    """One column of a source as a numbered list, in the order of its rows.

    Names of private persons are masked as in tables. `columns` names the column; `equal` keeps the rows whose columns have these values.
    Of more than `grid.ROWS_SHOWN` the first are shown, and a sentence says so. An unknown source or column raises
    `InputError`.

    >>> print(teks.daftar(lap, "isu_strategis", "isu").markdown)
    1. Layanan perpustakaan belum menjangkau semua desa (contoh)
    2. Koleksi buku belum sebanding dengan jumlah penduduk (contoh)
    """
    source = lap.paket.sources[name]
    column = source.column(columns)
    item = [v for x in lap.rows(name, **equal)[columns] if (v := masked(lap, column, x)) is not None]
    return (
        _bernomor(item, f"{source.title[:1].lower()}{source.title[1:]}")
        if item
        else Teks(mark_missing(f"{kapital(str(lap.missing(name)))}."))
    )


def dasar_keputusan(lap: Laporan) -> Teks:
    """The regulations to which the year's decree refers, if a decree is recorded.

    >>> print(teks.dasar_keputusan(lap).markdown.splitlines()[0])
    1. Undang-Undang Nomor 43 Tahun 2007 tentang Perpustakaan (contoh)
    """
    if isinstance(missing := lap.kosakata["keputusan"], NotAvailable):
        return Teks(mark_missing(f"{kapital(str(missing))}."))
    return daftar(lap, "dasar_hukum", "judul", keputusan="ya")


def revisi(lap: Laporan) -> Teks:
    """How many past facts later editions have changed.

    >>> teks.revisi(lap).markdown
    'Sampai dengan edisi tahun 2025 tidak ada fakta yang direvisi.'
    """
    return Teks(markdown(kalimat.revisi(lap)))


def misi(lap: Laporan) -> Teks:
    """The missions that the agency's goals serve, as a numbered list, if the plan of the year is known.

    >>> teks.misi(lap).markdown
    '1. Meningkatkan mutu sumber daya manusia (contoh).'
    """
    if lap.katalog.period_of(lap.tahun) is None:
        return Teks(mark_missing(f"Misi yang berlaku tahun {lap.tahun} tidak tersedia dalam sumber."))
    return _bernomor([f"{m}." for m in lap.katalog.instansi["misi"]])
