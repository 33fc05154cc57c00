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
from .paper import LANDSCAPE, PORTRAIT, full_width

SIZES = (9.0, 8.5, 8.0, 7.5)
PADDING = 3.5
PORTRAIT_COLUMNS, SHORT_LINE = 8, 4
"""More columns than this need a turned page, unless there are only a few rows."""

SAVING = 0.72
SHORT_TEXT = 900
"""Letters of text that turn with the table they introduce: about a sixth of a page."""

_LINE = 1.32

_NARROW = frozenset("iIjJl!'(),.:;|[]{}ft/-– ")
_WIDE = frozenset("mwMW@%&")


@dataclass(frozen=True, slots=True)
class Layout:
    """Widths of the columns and height of the table in points, size of the letters, turned page or not."""

    widths: tuple[float, ...]
    height: float
    size: float
    landscape: bool


def text_length(text: str) -> float:
    """Length of a text in em, rather too long than too short.

    >>> text_length("0") < text_length("A") < text_length("W")
    True
    """
    em = 0.0
    for letters in text:
        if letters in _NARROW:
            em += 0.34
        elif letters in _WIDE:
            em += 0.9
        elif letters.isdigit():
            em += 0.5
        else:
            em += 0.74 if letters.isupper() else 0.54
    return em


def longest_word(text: str) -> float:
    """Length of the longest piece that may not be broken, in em.

    >>> longest_word("Buruh/karyawan") == text_length("karyawan")
    True
    """
    return max(map(text_length, re.findall(r"[^\s/–-]+[/–-]?", text)), default=0.0)


def cell_places(table: nodes.table) -> Iterator[tuple[nodes.row, list[tuple[int, nodes.entry]]]]:
    """Rows of a table, each cell with the number of its column, spans over rows taken into account."""
    rest: dict[int, int] = {}
    for row in table.findall(nodes.row):
        filled = {j for j, n in rest.items() if n}
        rest = {j: n - 1 for j, n in rest.items() if n}
        cells, j = [], 0
        for cell in row.children:
            while j in filled:
                j += 1
            cells.append((j, cell))
            for k in range(j, j + cell.get("morecols", 0) + 1):
                rest[k] = cell.get("morerows", 0)
            j += cell.get("morecols", 0) + 1
        yield row, cells


def _share_out(available: float, smallest: np.ndarray, natural: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Share the width: the least for everyone, the rest by weight, no more than is useful."""
    width = smallest.copy()
    while (rest := available - width.sum()) > 0.5 and (open_ := natural - width > 0.5).any():
        width += np.where(open_, np.minimum(rest * weight / weight[open_].sum(), natural - width), 0)
    return width * available / width.sum()


def _total_height(cell_lengths: np.ndarray, width: np.ndarray, size: float) -> float:
    """Height of all rows; `cell_lengths` has the length of each cell in em, rows × columns."""
    cells = 1 + cell_lengths * size // np.maximum(width - 2 * PADDING, 1)
    return float((cells.max(axis=1) * size * _LINE + 2 * PADDING).sum())


def _improve(width: np.ndarray, smallest: np.ndarray, cell_lengths: np.ndarray, size: float) -> np.ndarray:
    """Move width from one column to another as long as that makes the table lower."""
    low = _total_height(cell_lengths, width, size)
    for step in (24.0, 8.0):
        improved = True
        while improved:
            improved = False
            for from_, to in permutations(range(len(width)), 2):
                if width[from_] - step < smallest[from_]:
                    continue
                trial = width.copy()
                trial[from_] -= step
                trial[to] += step
                if (trial_height := _total_height(cell_lengths, trial, size)) < low - 0.5:
                    width, low, improved = trial, trial_height, True
    return width


@lru_cache(maxsize=256)
def lay_out(table: nodes.table) -> Layout:
    """Choose widths, size and direction for a table; asked again by every form, chosen once."""
    n = table.next_node(nodes.tgroup)["cols"]
    everything = list(cell_places(table))
    words, content, weight = np.zeros(n), np.zeros(n), np.ones(n)
    cell_lengths = np.zeros((len(everything), n))
    for k, (_, cells) in enumerate(everything):
        for j, cell in cells:
            if "morecols" in cell:
                continue
            text = cell.astext()
            full = text_length(text)
            words[j] = max(words[j], longest_word(text) * 1.05)
            content[j] = max(content[j], full * 1.05)
            cell_lengths[k, j] = full / (cell.get("morerows", 0) + 1)
            weight[j] += cell_lengths[k, j] ** 2
    count = n > PORTRAIT_COLUMNS and len(everything) > SHORT_LINE
    for landscape, available in ((True, LANDSCAPE),) if count else ((False, PORTRAIT), (True, LANDSCAPE)):
        best = None
        for size in SIZES:
            smallest = words * size + 2 * PADDING
            if smallest.sum() > available:
                continue
            width = _share_out(available, smallest, content * size + 2 * PADDING, np.sqrt(weight))
            width = _improve(width, smallest, cell_lengths, size)
            total_width = _total_height(cell_lengths, width, size)
            if best is None or total_width < SAVING * best.height:
                best = Layout(tuple(width.round(1).tolist()), total_width, size, landscape)
        if best is not None:
            return best
    width = words * LANDSCAPE / words.sum()
    return Layout(tuple(width.round(1).tolist()), math.inf, SIZES[-1], True)


def _landscape_table(node: nodes.Node) -> bool:
    return any(lay_out(t).landscape for t in node.findall(nodes.table))


def directions(parts: Sequence[nodes.Node]) -> list[bool]:
    """Which blocks of a section stand on turned pages.

    A table or chart that can only be read there stands alone, so that the sentences
    around it fill upright pages; a few sentences before a table turn with it.
    """
    tables = [_landscape_table(b) for b in parts]
    if any(tables) and sum(len(b.astext()) for b in parts[: tables.index(True)]) < SHORT_TEXT:
        return [True] * len(parts)
    return [t or any(map(full_width, b.findall(Svg))) for t, b in zip(tables, parts, strict=True)]


def text_height(text: str, width: float, size: float) -> float:
    """Height of a text in a column, in points, rather too high than too low."""
    return (1 + text_length(text) * size // max(width - 2 * PADDING, 1)) * size * _LINE


def row_height(cells: Iterable[tuple[int, nodes.entry]], widths: Sequence[float], size: float) -> float:
    """Height of a row: its tallest cell, those over several rows shared among them."""
    return (
        max((text_height(s.astext(), widths[j], size) / (s.get("morerows", 0) + 1) for j, s in cells), default=size)
        + 2 * PADDING
    )
