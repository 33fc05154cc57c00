"""What looks odd within one year, whatever earlier years say: rows, numbers, dates, spellings?"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, product
from typing import Any

import numpy as np

from ..facts.description import Column
from ..findings import Kind, kinds
from ..language.numbers import angka, decimals, ranges
from .questions import PEAK, Look, Question, at_most_decimals, several, written
from .series import MARK, Series, measures, running_numbers

_FEW, _MANY = 5, 10
"""Fewer other values say nothing of one among them; so many without a zero say that zero is odd."""

_TELLING = 10
"""A number from here on is hardly equal in two rows by chance."""

THOUSANDS = 3
"""So many digits stand behind a mark between thousands."""

_COMMON = 5
"""What every fifth row does is no slip of the pen."""


_SUMS = re.compile(
    r"(?:sub ?-?|grand )?total(?: keseluruhan| seluruhnya| umum)?|jumlah(?: total| keseluruhan| seluruhnya| akhir)?|rata-rata",
    re.I,
)
_LEGAL_FORMS = frozenset(["pt", "cv", "ud", "pd", "tbk", "persero"])
_ORDINAL = re.compile(r"\d+|[ivx]+|[a-z]")
"""What tells names of one kind apart: numbers, Roman ones, single letters."""

MOST_ROWS, MOST_ALIKE = 20_000, 60
"""Longer lists, and rows of which more are equal but for their name, are not compared by twos."""


def one_number(s: Series, column: Column, value: Any, count: int, usual: str = "") -> Question:
    """That every row of a column holds the same; `usual` says where its numbers differ."""
    text = written(value)
    hal = f"{s.source.name}, {column.name}: {text} pada semua baris"
    words = {"value": text, "count": angka(count), "expected": f"angka yang berbeda-beda{usual}"}
    part = f"tahun {s.tahun}"
    return Question(kinds.SAME_IN_ALL_ROWS, s.source.name, s.file, hal, words, column=column.name, part=part)


def _new_values(s: Series, column: Column) -> Iterator[Look]:
    """Values of rows that no earlier year has: one far above every other, the only zero, the only other sign."""
    if s.source.key == ("tahun",):
        yield from _first_value(s, column)
        return
    values, before = (v[~np.isnan(v)] for v in (s.numbers(column.name, s.now), s.numbers(column.name, s.earlier)))
    if len(values) + len(before) <= _FEW:
        return
    # Where no earlier year tells what is usual, a long column of one number is odd, unless each row counts as one.
    if not len(before) and len(values) >= _MANY and values[0] != 1 and (values == values[0]).all():
        yield one_number(s, column, float(values[0]), len(values))
        return
    values = s.numbers(column.name, s.now)
    old = {row for label, row in s.rows.items() if label in s.history} if s.repeats and len(before) else set()
    everything = np.concatenate([values[~np.isnan(values)], before])
    size = np.sort(np.abs(everything))

    def ask(kind: Kind, place: np.ndarray, words: dict) -> Iterator[Question]:
        row = int(s.now[place][0])
        if row in old:
            return
        value = written(s.column(column.name)[row])
        hal = ", ".join(filter(None, (s.source.name, s.shown(row), column.name))) + f": {value}"
        yield Question(kind, s.source.name, s.file, hal, {"value": value} | words, s.line(row), column.name)

    if size[-1] >= PEAK * size[-2] > 0 and (at := np.abs(values) == size[-1]).any():
        yield from ask(kinds.PEAK, at, {"factor": PEAK, "other": written(float(size[-2]))})
    small = size[size > 0]
    if len(small) > _FEW and small[0] * PEAK <= small[1] and (at := np.abs(values) == small[0]).any():
        yield from ask(kinds.TROUGH, at, {"factor": PEAK, "other": written(float(small[1]))})
    if (everything == 0).sum() == 1 and (zero := values == 0).any() and len(everything) > _MANY:
        expected = f"bukan nol, seperti {angka(len(everything) - 1)} nilai lain pada kolom itu"
        yield from ask(kinds.ZERO, zero, {"expected": expected})
    if (everything != 0).sum() > _FEW:
        for place, alike, sign in (
            (values < 0, everything < 0, "bilangan positif"),
            (values > 0, everything > 0, "bilangan negatif"),
        ):
            if place.sum() == alike.sum() == 1:
                yield from ask(kinds.OTHER_SIGN, place, {"sign": sign, "basis": "nilai lain pada kolom itu"})
    yield int((~np.isnan(values)).sum())


def _first_value(s: Series, column: Column) -> Iterator[Look]:
    """The first value of a score, rate or index that has one a year; a count may begin with zero."""
    row = int(s.now[0])
    if column.type != "number" or s.column(column.name)[row] != 0 or len(s.earlier):
        yield 1
        return
    words = {"expected": "bilangan lain; yang belum diketahui dikosongkan"}
    hal = f"{s.source.name}, {column.name}: 0"
    yield Question(kinds.ZERO, s.source.name, s.file, hal, words, s.line(row), column.name)


def _equal_rows(s: Series) -> Iterator[Look]:
    """Rows that are equal but for their running number."""
    running = running_numbers(s.source)
    if not set(running) & set(s.source.key):
        return
    columns = [k.name for k in s.source.columns if k.name not in (*running, "tahun")]

    filled = [k.name for k in s.source.yearly_columns if k.name in columns]

    def repeated(rows: np.ndarray) -> dict[int, int]:
        first: dict[str, int] = {}
        again: dict[int, int] = {}
        if filled and not s.complete:  # rows that wait for their figures are equal only as long
            rows = [r for r in rows if any(s.column(k)[r] is not None for k in filled)]
        for row, *cells in zip(map(int, rows), *(s.column(k)[rows] for k in columns), strict=True):
            text = MARK.join(map(str, cells)).casefold()
            if first.setdefault(text, row) != row:
                again[row] = first[text]
        return again

    again = repeated(s.now)
    if (len(again) > 1 and len(again) * _COMMON > len(s.now)) or (again and repeated(s.before)):
        again = {}

    def ask(row: int) -> Question:
        hal = f"{s.source.name}: {_number(s, row)} sama dengan {_number(s, again[row])}"
        return Question(kinds.EQUAL_ROWS, s.source.name, s.file, hal, {"first": s.line(again[row])}, s.line(row))

    rows = [*again]
    yield from several(rows, ask, lambda: (_number(s, r) for r in rows))
    yield len(s.now) - len(rows)


def _is_same_name(one: str, other: str) -> bool:
    """Whether two names are one, but for the order of words, the legal form, or a letter.

    >>> _is_same_name("PT Maju Jaya", "MAJU JAYA, PT."), _is_same_name("Yosika", "Yosikha"), _is_same_name("SMP 1", "SMP 2")
    (True, True, False)
    """
    a, b = (sorted({*re.findall(r"\w+", t.casefold())} - _LEGAL_FORMS) for t in (one, other))
    if any(_ORDINAL.fullmatch(w) for w in {*a} ^ {*b}):
        return False
    a, b = " ".join(a), " ".join(b)
    return a == b or (min(len(a), len(b)) > 4 and difflib.SequenceMatcher(None, a, b).ratio() >= 0.85)


def _alike_rows(s: Series) -> Iterator[Look]:
    """Rows that differ only in the spelling of one name, and agree in what is hardly the same by chance."""
    left_out = ("tahun", *running_numbers(s.source))
    columns = [k for k in s.source.columns if k.name not in left_out]
    named = [k for k in columns if k.type == "string" and not (k.pattern or k.choices or k.vocabulary)]
    if len(s.now) > MOST_ROWS or not s.complete:
        return

    def pairs(name: str, rows: np.ndarray) -> Iterator[tuple[int, int]]:
        others = [k.name for k in columns if k.name != name]
        groups: dict[tuple, list[int]] = {}
        for row, *cells in zip(map(int, rows), *(s.column(k)[rows] for k in others), strict=True):
            says = sum(
                1 if isinstance(c, str) else 2 * (abs(c) >= _TELLING)
                for c in cells
                if isinstance(c, str | int | Decimal)
            )
            if says > 1:
                groups.setdefault(tuple(cells), []).append(row)
        for group in groups.values():
            texts = [(r, str(s.column(name)[r])) for r in group if s.column(name)[r]]
            for (a, one), (b, other) in combinations(texts, 2) if len(texts) <= MOST_ALIKE else ():
                if one.casefold() != other.casefold() and _is_same_name(one, other):
                    yield a, b

    for k in named:
        found = {b: a for a, b in pairs(k.name, s.now)}
        if found and next(pairs(k.name, s.before), None):
            found = {}

        def ask(row: int, k=k, found=found) -> Question:
            hal = f"{s.source.name}, {k.name}: baris {s.shown(row)} seperti {s.shown(found[row])}"
            words = {"first": s.line(found[row]), "name": k.name}
            return Question(kinds.ALIKE_ROWS, s.source.name, s.file, hal, words, s.line(row), k.name)

        yield from several([*found], ask, lambda found=found: (f"{r}={a}" for r, a in found.items()))
        yield len(s.now) - len(found)


def _sum_rows(s: Series) -> Iterator[Look]:
    """Rows that hold the sum of the others, where earlier years had none."""
    for k in (k for k in s.source.columns if k.type == "string" and not (k.pattern or k.choices)):
        cells = s.column(k.name)
        sums = {t for t in {*cells[s.now]} - {*cells[s.earlier], None} if _SUMS.fullmatch(t.strip().rstrip(": "))}
        for row in (int(r) for r in s.now if cells[r] in sums) if sums else ():
            hal = f"{s.source.name}, {k.name}: `{cells[row]}`, {s.shown(row)}"
            yield Question(kinds.SUM_ROW, s.source.name, s.file, hal, {"text": cells[row]}, s.line(row), k.name)
        yield len(s.now)


def _number(s: Series, row: int) -> str:
    """The running number of a row, with what it counts within."""
    keys = [k for k in s.source.key if k != "tahun" and not s.source.column(k).private]
    return ", ".join(f"{k} {s.column(k)[row]}" for k in keys)


def _numbered(s: Series, column: str, rows: np.ndarray) -> Iterator[tuple[str, list[int], list[int]]]:
    """The groups of rows whose running numbers are not 1, 2, 3 and so on: what they share, rows, numbers."""
    within = [k for k in s.source.key if k not in ("tahun", column)] if column in s.source.key else []
    groups: dict[tuple, list[int]] = {}
    for row in rows:
        if s.column(column)[row] is not None:
            groups.setdefault(tuple(s.column(k)[row] for k in within), []).append(int(row))
    for key, members in groups.items():
        found = [s.column(column)[r] for r in members]
        if sorted(found) != list(range(1, len(found) + 1)):
            yield ", ".join(map(str, key)), members, found


def _numbering(s: Series) -> Iterator[Look]:
    """Running numbers that have a gap, come twice, or do not begin with 1; unless last year's had too."""
    for column in running_numbers(s.source):
        wrong = next(_numbered(s, column, s.now), None)
        if wrong and not (s.dated and next(_numbered(s, column, s.before), None)):
            shown, rows, found = wrong
            twice = sorted({n for n in found if found.count(n) > 1}) if len(found) < 1000 else []
            text = ranges(found) + (f" ({ranges(twice)} lebih dari sekali)" if twice else "")
            text = text if len(text) < 80 else f"{text[:79]}…"
            hal = ", ".join(filter(None, (s.source.name, shown, column))) + f": {text}"
            present = set(found)
            gap = next((n for n in range(1, len(found) + 1) if n not in present), len(found))
            row = next((r for r, n in zip(rows, found, strict=True) if n > gap or n in twice), rows[-1])
            words = {"numbers": text, "count": angka(len(found))}
            yield Question(kinds.NUMBERING, s.source.name, s.file, hal, words, s.line(row), column, shown)
        yield len(s.now)


def _dates(s: Series) -> Iterator[Look]:
    """Dates outside the year of their row, unless earlier years had such ones too."""
    for column in (k for k in s.source.columns if k.type == "date" and not k.excepted):
        cells = s.column(column.name)
        usual = {d.year - t for d, t in zip(cells[s.earlier], s.years[s.earlier], strict=True) if d is not None}
        rows = [int(r) for r in s.now if cells[r] is not None and cells[r].year - s.tahun not in {0, *usual}]

        def ask(row: int, cells=cells, column=column) -> Question:
            text = cells[row].isoformat()
            hal = ", ".join(filter(None, (s.source.name, s.shown(row), column.name))) + f": {text}"
            words = {"date": text, "year": s.tahun}
            return Question(kinds.DATE_OUTSIDE_YEAR, s.source.name, s.file, hal, words, s.line(row), column.name)

        yield from several(rows, ask, lambda cells=cells, rows=rows: (cells[r] for r in rows))
        yield len(s.now) - len(rows)


def _grid(s: Series) -> Iterator[Look]:
    """Two categories that are crossed, where nearly every crossing has its row."""
    keys = [k for k in s.named_by if k in s.source.key]
    linked = {k for r in s.source.references for k in r["fields"]}
    if len(keys) != 2 or linked & set(keys) or not s.complete or not s.dated:
        return
    here = set(zip(*(s.column(k)[s.now] for k in keys), strict=True))
    one, other = (list(dict.fromkeys(s.column(k)[s.now])) for k in keys)
    if min(len(one), len(other)) < 2 or len(one) * len(other) > 10_000:
        return
    gaps = [pair for pair in product(one, other) if pair not in here]
    before = set(zip(*(s.column(k)[s.before] for k in keys), strict=True))
    if not gaps or len(gaps) * 4 > len(one) * len(other) or (before and not before & set(gaps)):
        yield len(here)
        return

    def ask(pair: tuple[str, str]) -> Question:
        shown = ", ".join(map(str, pair))
        words = {"what": shown, "one": keys[0], "other": keys[1]}
        hal = f"{s.source.name}: tidak ada {shown} di antara {len(here)} baris"
        return Question(kinds.GAP_IN_GRID, s.source.name, s.file, hal, words, part=f"tahun {s.tahun}")

    yield from several(gaps, ask, lambda: gaps)


def _spellings(s: Series) -> Iterator[Look]:
    """Two names in a column of the key that differ only in capitals or marks."""
    for k in (s.source.column(n) for n in s.source.key if n != "tahun"):
        if k.type != "string" or k.private or k.pattern or k.choices or k.vocabulary:
            continue
        first: dict[str, tuple[str, int]] = {}
        for text, row in {t: int(r) for t, r in zip(s.column(k.name)[s.now], s.now, strict=True)}.items():
            plain = re.sub(r"[\W_]+", "", str(text).casefold())
            seen, at = first.setdefault(plain, (text, row))
            if seen != text and plain:
                hal = f"{s.source.name}, {k.name}: `{text}` dan `{seen}`"
                words = {"text": text, "near": seen, "first": s.line(at)}
                yield Question(kinds.ALMOST_SAME, s.source.name, s.file, hal, words, s.line(row), k.name)
        yield len(first)


def _decimals(s: Series) -> Iterator[Look]:
    """Numbers with three digits behind the comma in a column that has no other such: a comma between thousands."""
    for k in (k for k in s.source.columns if k.type == "number" and not k.excepted):
        cells = s.column(k.name)
        long = {r: decimals(v) for r, v in enumerate(cells) if v is not None}
        rows = [int(r) for r in s.now if long.get(r) == THOUSANDS and list(long.values()).count(THOUSANDS) == 1]
        for row in rows if len(long) > 1 else ():
            most = max(n for r, n in long.items() if r != row)
            value = written(cells[row])
            hal = (
                ", ".join(filter(None, (s.source.name, s.shown(row), k.name)))
                + f": {value}, dengan {THOUSANDS} desimal"
            )
            words = {"value": value, "places": at_most_decimals(most), "basis": "bilangan lain pada kolom itu"}
            if most < THOUSANDS:
                yield Question(kinds.MORE_DECIMALS, s.source.name, s.file, hal, words, s.line(row), k.name)
        yield len(s.now) - len(rows)


def _parts(s: Series) -> Iterator[Look]:
    """A column that is declared to be part of another one of its row."""
    for k in (k for k in s.source.columns if k.part_of):
        part, whole = s.column(k.name), s.column(k.part_of)
        rows = [int(r) for r in s.now if part[r] is not None and whole[r] is not None and part[r] > whole[r]]

        def ask(row: int, k=k, part=part, whole=whole) -> Question:
            text, all_of_it = written(part[row]), written(whole[row])
            hal = ", ".join(filter(None, (s.source.name, s.shown(row), k.name))) + f": {text} dari {all_of_it}"
            words = {"value": text, "whole": f"{all_of_it} (kolom {k.part_of})"}
            return Question(kinds.MORE_THAN_WHOLE, s.source.name, s.file, hal, words, s.line(row), k.name)

        yield from several(rows, ask, lambda rows=rows, part=part: (f"{r}={part[r]}" for r in rows))
        yield len(s.now) - len(rows)


def look(s: Series) -> Iterator[Look]:
    """A source in a year by itself."""
    if not len(s.now):
        return
    for k in measures(s.source) if s.dated else ():
        yield from _new_values(s, k)
    for rule in (_equal_rows, _alike_rows, _sum_rows, _numbering, _dates, _grid, _spellings, _decimals, _parts):
        yield from rule(s)
