"""How wide is each column on paper, how small the letters, and must the page be turned?

A column is never narrower than its longest word, so no number and no word is cut. What
is left over goes where it makes the table lowest. Letters get smaller only where that saves much
of the height. Long tables of many columns, and those that do not fit upright,
stand on a turned page.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

import numpy as np
from docutils import nodes

from ..pages.nodes import Svg
from .paper import MENDATAR, TEGAK, lebar_penuh

UKURAN = (9.0, 8.5, 8.0, 7.5)
TEPI = 3.5
KOLOM_TEGAK, BARIS_PENDEK = 8, 4
"""More columns than this need a turned page, unless there are only a few rows."""

HEMAT = 0.72
KALIMAT_PENDEK = 900
"""Letters of text that turn with the table they introduce: about a sixth of a page."""

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


def _bagi(tersedia: float, paling_kecil: np.ndarray, wajar: np.ndarray, bobot: np.ndarray) -> np.ndarray:
    """Share the width: the least for everyone, the rest by weight, no more than is useful."""
    lebar = paling_kecil.copy()
    while (sisa := tersedia - lebar.sum()) > 0.5 and (terbuka := wajar - lebar > 0.5).any():
        lebar += np.where(terbuka, np.minimum(sisa * bobot / bobot[terbuka].sum(), wajar - lebar), 0)
    return lebar * tersedia / lebar.sum()


def _tinggi_semua(panjang_sel: np.ndarray, lebar: np.ndarray, ukuran: float) -> float:
    """Height of all rows; `panjang_sel` has the length of each cell in em, rows × columns."""
    baris = 1 + panjang_sel * ukuran // np.maximum(lebar - 2 * TEPI, 1)
    return float((baris.max(axis=1) * ukuran * _BARIS + 2 * TEPI).sum())


def _perbaiki(lebar: np.ndarray, paling_kecil: np.ndarray, panjang_sel: np.ndarray, ukuran: float) -> np.ndarray:
    """Move width from one column to another as long as that makes the table lower."""
    rendah = _tinggi_semua(panjang_sel, lebar, ukuran)
    for langkah in (24.0, 8.0):
        membaik = True
        while membaik:
            membaik = False
            for dari, ke in permutations(range(len(lebar)), 2):
                if lebar[dari] - langkah < paling_kecil[dari]:
                    continue
                coba = lebar.copy()
                coba[dari] -= langkah
                coba[ke] += langkah
                if (tinggi_coba := _tinggi_semua(panjang_sel, coba, ukuran)) < rendah - 0.5:
                    lebar, rendah, membaik = coba, tinggi_coba, True
    return lebar


@lru_cache(maxsize=256)
def susun(tabel: nodes.table) -> Susunan:
    """Choose widths, size and direction for a table; asked again by every form, chosen once."""
    n = tabel.next_node(nodes.tgroup)["cols"]
    semua = list(letak(tabel))
    kata, isi, bobot = np.zeros(n), np.zeros(n), np.ones(n)
    panjang_sel = np.zeros((len(semua), n))
    for k, (_, baris) in enumerate(semua):
        for j, sel in baris:
            if "morecols" in sel:
                continue
            teks = sel.astext()
            penuh = panjang(teks)
            kata[j] = max(kata[j], kata_terpanjang(teks) * 1.05)
            isi[j] = max(isi[j], penuh * 1.05)
            panjang_sel[k, j] = penuh / (sel.get("morerows", 0) + 1)
            bobot[j] += panjang_sel[k, j] ** 2
    banyak = n > KOLOM_TEGAK and len(semua) > BARIS_PENDEK
    for mendatar, tersedia in ((True, MENDATAR),) if banyak else ((False, TEGAK), (True, MENDATAR)):
        terbaik = None
        for ukuran in UKURAN:
            paling_kecil = kata * ukuran + 2 * TEPI
            if paling_kecil.sum() > tersedia:
                continue
            lebar = _bagi(tersedia, paling_kecil, isi * ukuran + 2 * TEPI, np.sqrt(bobot))
            lebar = _perbaiki(lebar, paling_kecil, panjang_sel, ukuran)
            seluruhnya = _tinggi_semua(panjang_sel, lebar, ukuran)
            if terbaik is None or seluruhnya < HEMAT * terbaik.tinggi:
                terbaik = Susunan(tuple(lebar.round(1).tolist()), seluruhnya, ukuran, mendatar)
        if terbaik is not None:
            return terbaik
    lebar = kata * MENDATAR / kata.sum()
    return Susunan(tuple(lebar.round(1).tolist()), math.inf, UKURAN[-1], True)


def _tabel_mendatar(simpul: nodes.Node) -> bool:
    return any(susun(t).mendatar for t in simpul.findall(nodes.table))


def arah(bagian: Sequence[nodes.Node]) -> list[bool]:
    """Which blocks of a section stand on turned pages.

    A table or chart that can only be read there stands alone, so that the sentences
    around it fill upright pages; a few sentences before a table turn with it.
    """
    tabel = [_tabel_mendatar(b) for b in bagian]
    if any(tabel) and sum(len(b.astext()) for b in bagian[: tabel.index(True)]) < KALIMAT_PENDEK:
        return [True] * len(bagian)
    return [t or any(map(lebar_penuh, b.findall(Svg))) for t, b in zip(tabel, bagian, strict=True)]


def tinggi(teks: str, lebar: float, ukuran: float) -> float:
    """Height of a text in a column, in points, rather too high than too low."""
    return (1 + panjang(teks) * ukuran // max(lebar - 2 * TEPI, 1)) * ukuran * _BARIS


def tinggi_baris(baris: Iterable[tuple[int, nodes.entry]], lebar: Sequence[float], ukuran: float) -> float:
    """Height of a row: its tallest cell, those over several rows shared among them."""
    return (
        max((tinggi(s.astext(), lebar[j], ukuran) / (s.get("morerows", 0) + 1) for j, s in baris), default=ukuran)
        + 2 * TEPI
    )
