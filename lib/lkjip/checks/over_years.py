"""What changed since last year by more than its own history lets expect, and what is no longer there?"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise

import numpy as np

from ..facts.description import Column
from ..findings import Kind, kinds, short
from ..language.numbers import angka, ranges
from .questions import DIFFERENCE, FACTOR, JUMP, SEVERAL, Look, Question, several, written
from .series import MARK, STEP, Series, as_float, measures, running_numbers, slack
from .within_year import one_number

NOT_ADDED = ("%", "persen", "nilai", "skor", "indeks")
"""Units whose sum over rows means nothing."""

DIGITS_OF_A_CELL, DIGITS_OF_ALL = 4, 6
"""So many digits are not the same in two years by chance: in one cell, in all rows of a source together."""

_SMALL = 2
"""Zero may follow so small a count where the column had zeros before."""

MOST_CATEGORIES, ROWS_OF_CATEGORY = 20, 3
"""So few different words, each for so many rows on average, are categories."""

LEAST_ROWS = 3
"""So few rows may be the same in two years by chance."""

_MANY_PAIRS = 40_000


def bounds(past: Sequence[float], *, add: int = 0, limit: float | None = None) -> tuple[float, float]:
    """Between which sizes a value should lie that had these values, oldest first, in earlier years.

    `add` is by how much counted things may always differ, `limit` a declared factor on the last value, which replaces
    the rules. Signs are not judged here; after nought only of counted things something is known.

    >>> bounds([100, 120, 110])
    (33.333333333333336, 360)
    >>> bounds([10, 20, 40, 80, 160]), bounds([5], add=4), bounds([100], limit=1.5)
    ((32.0, 480), (1, 15), (66.66666666666667, 150.0))
    """
    size = [abs(v) for v in past]
    last = size[-1] if size else 0
    if not last:
        return 0, max(max(size, default=0) * FACTOR, add) if size and add else np.inf
    if limit:
        return last / limit, last * limit
    small, large = min(size), max(size)
    # From 1 to 5 is no jump of a counted thing, so it does not make later jumps ordinary.
    pairs = [sorted((a + add, b + add)) for a, b in pairwise(size)]
    jump = max([JUMP, *(b / a * FACTOR / 2 for a, b in pairs if a > 0)])
    low = max(min(small / FACTOR, small - add), min(last / jump, last - add))
    high = min(max(large * FACTOR, large + add), max(last * jump, last + add))
    return max(0, low), high


def basis(past: Sequence[float], years: Sequence[int], what: str = "nilai") -> str:
    """The years that were compared with, and what the last of them held."""
    return f"{what} tahun {ranges(map(int, years))} ({written(past[-1])} pada tahun {int(years[-1])})"


def digits(value: float) -> int:
    """Digits of a number that say something.

    >>> digits(20379.0), digits(5000.0), digits(66.56), digits(0.0)
    (5, 1, 4, 0)
    """
    return len(f"{abs(value):.6f}".rstrip("0").rstrip(".").replace(".", "").strip("0"))


def _cells(s: Series, column: Column) -> Iterator[Look]:
    """Each cell beside the same row of earlier years: size, zero, sign, emptiness, last year's value."""
    cells, years, add, name = s.column(column.name), s.years, slack(column), column.name
    far: dict[int, tuple[float, float, list[float], list[int]]] = {}
    zero: dict[int, float] = {}
    sign: dict[int, str] = {}
    gone: dict[int, float] = {}
    same: list[int] = []
    seldom = column.type == "integer" and any(cells[r] == 0 for rows in s.history.values() for r in rows)
    number_of_years = len(np.unique(years[s.earlier]))
    held = 0
    for label, row in s.rows.items():
        known = [(int(years[r]), as_float(cells[r])) for r in s.history.get(label, ()) if cells[r] is not None]
        if not known:
            continue
        when, past = zip(*known, strict=True)
        last, last_is_newest = past[-1], when[-1] == s.last_year
        if cells[row] is None:
            if last_is_newest and len(past) * 2 >= number_of_years:
                gone[row] = last
            continue
        held += 1
        value = as_float(cells[row])
        if value == 0:
            if abs(last) > (_SMALL if seldom else 0):
                zero[row] = last
                far[row] = (*bounds(past, add=add, limit=column.change_limit), list(past), list(when))
            continue
        low, high = bounds(past, add=add, limit=column.change_limit)
        if not low <= abs(value) <= high:
            far[row] = (low, high, list(past), list(when))
        elif (value < 0 <= min(past) and max(past) > 0) or value > 0 > max(past):
            sign[row] = "bilangan negatif" if value > 0 else "bilangan positif"
        elif last_is_newest and value == last and column.unit != "rupiah" and digits(value) >= DIGITS_OF_A_CELL:
            same.append(row)

    def ask(kind: Kind, rows: Sequence[int], words: Callable[[int], dict]) -> Iterator[Question]:
        def one(row: int) -> Question:
            text = "kosong" if cells[row] is None else written(cells[row])
            shown = s.shown(row) if s.named_by else ""
            hal = ", ".join(filter(None, (s.source.name, shown, name))) + f": {text}"
            return Question(kind, s.source.name, s.file, hal, {"value": text} | words(row), s.line(row), name)

        return several(rows, one, lambda: (f"{s.shown(r)}={cells[r]}" for r in rows))

    def between(row: int) -> dict:
        low, high, past, when = far[row]
        return {"low": written(low), "high": written(high), "basis": basis(past, when)}

    large = [r for r in far if r not in zero]
    if zero and large and len(far) > SEVERAL:
        large, zero = [*large, *zero], {}  # one thing happened to the column
    yield from ask(kinds.LARGE_CHANGE, large, between)
    yield from ask(kinds.ZERO, [*zero], lambda r: {"expected": f"bukan nol, karena sebelumnya {written(zero[r])}"})
    yield from ask(kinds.OTHER_SIGN, [*sign], lambda r: {"sign": sign[r], "basis": "tahun-tahun sebelumnya"})
    if s.preparation is None:  # there the worklist asks for every cell that last year had
        yield from ask(kinds.NO_LONGER_FILLED, [*gone], lambda r: {"year": s.last_year, "before": written(gone[r])})
    yield from ask(kinds.SAME_AS_LAST_YEAR, same, lambda _: {"what": "angka", "year": s.last_year, "now": s.tahun})
    yield held


def _earlier(s: Series, column: Column) -> Iterator[Look]:
    """An earlier value far from all others of its row, which lie near each other, in a year that no report looked at."""
    cells, add, far = s.column(column.name), slack(column), {}
    for label, rows in s.history.items() if not column.change_limit else ():
        everything = [*rows, *([s.rows[label]] if label in s.rows else [])]
        known = {r: abs(as_float(cells[r])) for r in everything if cells[r] is not None}
        for row in (r for r in rows if known.get(r) and not s.reported(int(s.years[r]))):
            others = {r: v for r, v in known.items() if r != row}
            small, large = (min(others.values()), max(others.values())) if len(others) > 1 else (0, 0)
            low, high = min(small / FACTOR, small - add), max(large * FACTOR, large + add)
            if 0 < large <= small * FACTOR and not low <= known[row] <= high:
                far[row] = (low, high, [*others.values()], [s.years[r] for r in others])

    def ask(row: int) -> Question:
        low, high, others, when = far[row]
        value, shown = written(cells[row]), s.shown(row) if s.named_by else ""
        hal = ", ".join(filter(None, (s.source.name, shown, column.name))) + f" tahun {s.years[row]}: {value}"
        words = {"value": value, "low": written(low), "high": written(high), "basis": basis(others, when)}
        return Question(kinds.LARGE_CHANGE, s.source.name, s.file, hal, words, s.line(row), column.name)

    yield from several([*far], ask, lambda: (f"{s.line(r)}={cells[r]}" for r in far))
    yield len(s.earlier) - len(far)


def _sums(s: Series, column: Column) -> tuple[float, list[float], list[int]]:
    """The sum of a column in the year and in each earlier year."""
    when = sorted(set(map(int, s.years[s.earlier])))
    past = [float(np.nansum(s.numbers(column.name, s.earlier[s.years[s.earlier] == t]))) for t in when]
    return float(np.nansum(s.numbers(column.name, s.now))), past, when


def _whole(
    s: Series,
    value: float,
    past: list[float],
    when: list[int],
    *,
    add: int,
    column: str,
    what: str,
    limit: float | None,
) -> Iterator[Look]:
    """A sum or a count beside those of earlier years."""
    text = f"{what} {written(value)}"
    hal = ", ".join(filter(None, (s.source.name, column))) + f": {text}"
    low, high = bounds(past, add=add, limit=limit)
    where = {"column": column, "part": f"tahun {s.tahun}"}
    if value == 0 and past[-1] > _SMALL:
        words = {"expected": f"bukan nol, karena sebelumnya {written(past[-1])}"}
        yield Question(kinds.ZERO, s.source.name, s.file, hal, words, **where)
    elif value and not low <= abs(value) <= high:
        words = {"value": text, "low": written(low), "high": written(high), "basis": basis(past, when, what)}
        yield Question(kinds.LARGE_CHANGE, s.source.name, s.file, hal, words, **where)
    else:
        yield 1


def _totals(s: Series, column: Column) -> Iterator[Look]:
    if column.unit and column.unit not in NOT_ADDED:
        if all(v is None for v in s.column(column.name)[s.now]):
            return  # nothing is filled in, and the sum of nothing is no zero
        total = _sums(s, column)
        yield from _whole(s, *total, add=slack(column), column=column.name, what="jumlah", limit=column.change_limit)


def _counts(s: Series) -> Iterator[Look]:
    """How many rows a list has, beside earlier years."""
    when, counts = np.unique(s.years[s.earlier], return_counts=True)
    past = [float(n) for n in counts]
    yield from _whole(
        s, float(len(s.now)), past, [*when], add=DIFFERENCE, column="", what="banyaknya baris", limit=None
    )


def _copied(s: Series, columns: list[Column]) -> Iterator[Look]:
    """Whether all figures are last year's, or those of a column all the same."""
    old = s.old_rows
    pairs = [(row, old[label]) for label, row in s.rows.items() if label in old]
    same, count = bool(pairs), 0
    for k in columns:
        cells = s.column(k.name)
        same = same and all(cells[a] == cells[b] for a, b in pairs)
        count += sum(digits(as_float(cells[a])) for a, _ in pairs[:100] if cells[a] is not None) if same else 0
    where, part = {"year": s.last_year, "now": s.tahun}, f"tahun {s.tahun}"
    if same and count >= DIGITS_OF_ALL and len(pairs) * len(columns) > 1:
        total = written(sum(_sums(s, k)[0] for k in columns))
        hal = f"{s.source.name}: semua angka sama, berjumlah {total}"
        yield Question(kinds.SAME_AS_LAST_YEAR, s.source.name, s.file, hal, where | {"what": "semua angka"}, part=part)
        return
    for k in columns:
        values, before = s.column(k.name)[s.now], s.column(k.name)[s.before]
        if len(values) > 3 and values[0] and all(v == values[0] for v in values) and len(set(before) - {None}) > 2:
            yield one_number(s, k, values[0], len(values), f", seperti tahun {s.last_year}")
        else:
            yield 1


def _categories(s: Series) -> Iterator[Look]:
    """Words of a list by which its rows are told apart, and that are almost spelt like those of earlier years."""
    for k in s.source.columns:
        if k.type != "string" or k.private or k.pattern or k.choices or k.vocabulary or k.name in s.source.key:
            continue
        known = Counter(filter(None, s.column(k.name)[s.earlier]))
        if not known or len(known) > MOST_CATEGORIES or known.total() < len(known) * ROWS_OF_CATEGORY:
            continue
        fresh = {str(v): int(r) for v, r in zip(s.column(k.name)[s.now], s.now, strict=True) if v and v not in known}
        for text, row in fresh.items():
            if like := next((old for old in known if alike(text, str(old))), None):
                hal = f"{s.source.name}, {k.name}: `{text}`, bukan `{like}`"
                words = {"text": text, "near": like, "year": s.last_year}
                yield Question(kinds.ALMOST_LAST_YEARS, s.source.name, s.file, hal, words, s.line(row), k.name)
        yield len(s.now) - len(fresh)


def _same_list(s: Series) -> Iterator[Look]:
    """A list of which every row is one of last year's, dates but for their year."""
    columns = [k.name for k in s.source.columns if k.name not in ("tahun", *running_numbers(s.source))]

    def content(rows: np.ndarray) -> Counter:
        cells = zip(*(s.column(k)[rows] for k in columns), strict=True)
        return Counter(tuple((v.month, v.day) if isinstance(v, date) else v for v in row) for row in cells)

    if len(s.now) < LEAST_ROWS or len(s.now) != len(s.before) or content(s.now) != content(s.before):
        yield 1
        return
    hal = f"{s.source.name}: semua {angka(len(s.now))} baris sama dengan {s.last_year}"
    words = {"year": s.last_year, "now": s.tahun, "what": f"semua {angka(len(s.now))} baris"}
    yield Question(kinds.SAME_AS_LAST_YEAR, s.source.name, s.file, hal, words, part=f"tahun {s.tahun}")


def _top(label: str) -> str:
    return label.rpartition(STEP)[0]


def _gone(s: Series, columns: list[Column]) -> Iterator[Look]:
    """Rows of last year that are no longer there, and new ones that are spelt almost like them."""
    old = s.old_rows
    present = set(s.labels(s.now))
    gone = {k: r for k, r in old.items() if k not in present}
    if s.coded:  # the programme says it for what hangs on it
        n = s.named_by.index("kode")
        if s.source.name == "program":
            gone = {k: r for k, r in gone.items() if _top(k.split(MARK)[n]) not in {g.split(MARK)[n] for g in gone}}
        else:
            known = Series(s.package, s.package.sources["program"], s.tahun).rows
            gone = {k: r for k, r in gone.items() if k.split(MARK)[n] in known}
    fresh = {k: r for k, r in s.rows.items() if k not in old}
    near = _nearest(gone, fresh) if len(gone) * len(fresh) <= _MANY_PAIRS else {}
    for label, other in near.items():
        text, like = _difference(label, other)
        hal = f"{s.source.name}: `{text}`, bukan `{like}`"
        words = {"text": text, "near": like, "year": s.last_year}
        yield Question(kinds.ALMOST_LAST_YEARS, s.source.name, s.file, hal, words, s.line(fresh[label]))
    missed = {k: r for k, r in gone.items() if k not in near.values()}
    # A row that held nothing is not missed.
    rows = [r for r in missed.values() if not columns or any(s.column(c.name)[r] is not None for c in columns)]

    def ask(row: int) -> Question:
        words = {"what": s.shown(row), "year": s.last_year}
        hal = f"{s.source.name}: tidak ada {s.shown(row)}"
        return Question(kinds.ROW_GONE, s.source.name, s.file, hal, words, part=f"tahun {s.tahun}")

    yield from several(rows, ask, lambda: map(s.shown, rows))
    yield len(old) - len(rows)


def _lost(s: Series) -> Iterator[Look]:
    """Rows of a list that comes again mostly word for word, and is shorter than last year's."""
    running = running_numbers(s.source)
    columns = [k for k in s.source.columns if k.name not in ("tahun", *running) and not k.yearly]

    def content(rows: np.ndarray) -> list[str]:
        return [MARK.join(map(str, row)) for row in zip(*(s.column(k.name)[rows] for k in columns), strict=True)]

    old, new = content(s.before) if columns else [], content(s.now) if columns else []
    fresh, here = [*(Counter(new) - Counter(old))], Counter(new)
    gone = {int(row): text for row, text in zip(s.before, old, strict=False) if not here[text]}
    if len(new) < len(old) and len(gone) * len(fresh) <= _MANY_PAIRS:  # what was only edited is still there
        gone = {row: text for row, text in gone.items() if not any(alike(text, f) for f in fresh)}
    if len(new) >= len(old) or len(gone) * 2 > len(old):
        yield 1
        return
    private = any(k.private for k in columns)

    def ask(row: int) -> Question:
        what = s.shown(row) if private else short("; ".join(gone[row].split(MARK)))
        words = {"what": f"`{what}`", "year": s.last_year}
        return Question(
            kinds.ROW_GONE, s.source.name, s.file, f"{s.source.name}: tidak ada {what}", words, part=f"tahun {s.tahun}"
        )

    yield from several([*gone], ask, gone.values)
    yield len(old) - len(gone)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def alike(one: str, other: str) -> bool:
    """Whether two names are almost spelt alike, or one is only a part of the other.

    >>> alike("buruh", "Buruh/karyawan/pegawai"), alike("Pekerja lepas", "Pekerja bebas"), alike("KUD", "KSU")
    (True, True, False)
    """
    a, b = _plain(one), _plain(other)
    short, long = sorted((a, b), key=len)
    part = len(short) > 3 and f" {short} " in f" {long} "
    return part or difflib.SequenceMatcher(None, a, b).ratio() >= 0.8


def _nearest(gone: dict[str, int], fresh: dict[str, int]) -> dict[str, str]:
    """For new rows the vanished one that differs from it in one part, and there hardly."""
    found: dict[str, str] = {}
    for new in fresh:
        for old in gone:
            a, b = new.split(MARK), old.split(MARK)
            differing = [n for n, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
            beside = len(differing) == 1 and _top(a[differing[0]]) == _top(b[differing[0]])
            if beside and old not in found.values() and alike(*_difference(new, old)):
                found[new] = old
                break
    return found


def _difference(new: str, old: str) -> tuple[str, str]:
    return next(
        (x.rpartition(STEP)[2], y.rpartition(STEP)[2])
        for x, y in zip(new.split(MARK), old.split(MARK), strict=True)
        if x != y
    )


def look(s: Series) -> Iterator[Look]:
    """A source in a year beside its earlier years."""
    if not s.dated or s.last_year is None:
        return
    columns = measures(s.source)
    recent = s.last_year == s.tahun - 1
    if not len(s.now):
        if recent and s.complete and s.preparation is None:
            words = {"what": f"tahun {s.tahun}", "year": s.last_year}
            hal = f"{s.source.name}: tidak ada tahun {s.tahun}"
            yield Question(kinds.ROW_GONE, s.source.name, s.file, hal, words)
        return
    flagged: set[str] = set()
    if s.repeats:
        copied = list(_copied(s, columns)) if columns and s.complete else []
        yield from copied
        all_same = any(isinstance(c, Question) and c.kind is kinds.SAME_AS_LAST_YEAR for c in copied)
        for k in columns:
            for found in _cells(s, k):
                if isinstance(found, Question):
                    flagged.add(k.name)
                    if all_same and found.kind is kinds.SAME_AS_LAST_YEAR:
                        continue
                yield found
            yield from _earlier(s, k)
        if s.complete and recent and s.named_by:
            yield from _gone(s, columns)
        if s.complete and recent and len(s.old_rows) < len(s.before):
            yield from _lost(s)
    else:
        yield from _counts(s)
        if s.complete:
            yield from _categories(s)
        if s.complete and recent:
            yield from _same_list(s)
            yield from _lost(s)
    if s.complete and s.source.key != ("tahun",):
        for k in columns:
            if k.name not in flagged:
                yield from _totals(s, k)
