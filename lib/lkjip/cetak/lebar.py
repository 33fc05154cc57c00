"""How wide is each column on paper, how small the letters, and must the page be turned?

A column is never narrower than its longest word, so no number and no word is cut. What
is left over goes where the text is long. Letters get smaller only where that saves much
of the height. Long tables of many columns, and those that do not fit upright,
stand on a turned page.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from docutils import nodes

from .kertas import MENDATAR, TEGAK

UKURAN = (9.0, 8.5, 8.0, 7.5)
TEPI = 3.5
KOLOM_TEGAK, BARIS_PENDEK = 8, 4
"""More columns than this need a turned page, unless there are only a few rows."""

HEMAT = 0.72
_BARIS = 1.32

_SEMPIT = frozenset("iIjJl!'(),.:;|[]{}ft/-– ")
_LEBAR = frozenset("mwMW@%&")


@dataclass(frozen=True, slots=True)
class Susunan:
    """Widths of the columns and height of the table in points, size of the letters, turned page or not."""

    lebar: tuple[float, ...]
    tinggi: float
    ukuran: float
    mendatar: bool


def panjang(teks: str) -> float:
    """Length of a text in em, rather too long than too short.

    >>> panjang("0") < panjang("A") < panjang("W")
    True
    """
    em = 0.0
    for huruf in teks:
        if huruf in _SEMPIT:
            em += 0.34
        elif huruf in _LEBAR:
            em += 0.9
        elif huruf.isdigit():
            em += 0.5
        else:
            em += 0.74 if huruf.isupper() else 0.54
    return em


def kata_terpanjang(teks: str) -> float:
    """Length of the longest piece that may not be broken, in em.

    >>> kata_terpanjang("Buruh/karyawan") == panjang("karyawan")
    True
    """
    return max(map(panjang, re.findall(r"[^\s/–-]+[/–-]?", teks)), default=0.0)


def letak(tabel: nodes.table) -> Iterator[tuple[nodes.row, list[tuple[int, nodes.entry]]]]:
    """Rows of a table, each cell with the number of its column, spans over rows taken into account."""
    sisa: dict[int, int] = {}
    for deret in tabel.findall(nodes.row):
        terisi = {j for j, n in sisa.items() if n}
        sisa = {j: n - 1 for j, n in sisa.items() if n}
        baris, j = [], 0
        for sel in deret.children:
            while j in terisi:
                j += 1
            baris.append((j, sel))
            for k in range(j, j + sel.get("morecols", 0) + 1):
                sisa[k] = sel.get("morerows", 0)
            j += sel.get("morecols", 0) + 1
        yield deret, baris


def _bagi(
    tersedia: float, paling_kecil: Sequence[float], wajar: Sequence[float], bobot: Sequence[float]
) -> list[float]:
    """Share the width: the least for everyone, the rest by weight, no more than is useful."""
    lebar = list(paling_kecil)
    terbuka = {j for j in range(len(lebar)) if wajar[j] > lebar[j]}
    sisa = tersedia - sum(lebar)
    while terbuka and sisa > 0.5:
        jumlah = sum(bobot[j] for j in terbuka)
        tambah = {j: min(sisa * bobot[j] / jumlah, wajar[j] - lebar[j]) for j in terbuka}
        for j, t in tambah.items():
            lebar[j] += t
        sisa -= sum(tambah.values())
        terbuka = {j for j in terbuka if wajar[j] - lebar[j] > 0.5}
    tetap = sum(lebar)
    return [w * tersedia / tetap for w in lebar]


@lru_cache(maxsize=256)
def susun(tabel: nodes.table) -> Susunan:
    """Choose widths, size and direction for a table; asked again by every form, chosen once."""
    n = tabel.next_node(nodes.tgroup)["cols"]
    baris = [[(j, s) for j, s in isi if "morecols" not in s] for _, isi in letak(tabel)]
    kata, isi, bobot = [0.0] * n, [0.0] * n, [1.0] * n
    for j, sel in (x for b in baris for x in b):
        teks = sel.astext()
        penuh = panjang(teks)
        kata[j] = max(kata[j], kata_terpanjang(teks) * 1.05)
        isi[j] = max(isi[j], penuh * 1.05)
        bobot[j] += (penuh / (sel.get("morerows", 0) + 1)) ** 2
    banyak = n > KOLOM_TEGAK and len(baris) > BARIS_PENDEK
    for mendatar, tersedia in ((True, MENDATAR),) if banyak else ((False, TEGAK), (True, MENDATAR)):
        terbaik = None
        for ukuran in UKURAN:
            paling_kecil = [w * ukuran + 2 * TEPI for w in kata]
            if sum(paling_kecil) > tersedia:
                continue
            wajar = [w * ukuran + 2 * TEPI for w in isi]
            lebar = _bagi(tersedia, paling_kecil, wajar, [b**0.5 for b in bobot])
            seluruhnya = sum(tinggi_baris(b, lebar, ukuran) for b in baris)
            if terbaik is None or seluruhnya < HEMAT * terbaik.tinggi:
                terbaik = Susunan(tuple(round(w, 1) for w in lebar), seluruhnya, ukuran, mendatar)
        if terbaik is not None:
            return terbaik
    lebar = [w * MENDATAR / sum(kata) for w in kata]
    return Susunan(tuple(round(w, 1) for w in lebar), math.inf, UKURAN[-1], True)


def tinggi(teks: str, lebar: float, ukuran: float) -> float:
    """Height of a text in a column, in points, rather too high than too low."""
    return (1 + panjang(teks) * ukuran // max(lebar - 2 * TEPI, 1)) * ukuran * _BARIS


def tinggi_baris(baris: Iterable[tuple[int, nodes.entry]], lebar: Sequence[float], ukuran: float) -> float:
    """Height of a row: its tallest cell, those over several rows shared among them."""
    return (
        max((tinggi(s.astext(), lebar[j], ukuran) / (s.get("morerows", 0) + 1) for j, s in baris), default=ukuran)
        + 2 * TEPI
    )
