"""How do the rows of a source in a year stand beside those of the years before?

Plain lists and dictionaries: most sources have few rows, and there they cost a tenth of what frames do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from ..facts.description import Column, Source
from ..facts.package import Package
from ..facts.preparation import Preparation, preparation_file
from .questions import DIFFERENCE, WINDOW

PLANS = ("target", "realisasi")
"""Sources that are looked at beside the catalogue, not by themselves."""

MARK, STEP = "\x1f", "\x1e"
"""Between the parts of what names a row, and between the names of a programme from the top down."""

_RUNNING = ("nomor", "urutan", "no")


def is_list(source: Source) -> bool:
    """Whether a source lists what happened in a year (cases, trainings), so that no row repeats.

    Its key says so: it has a running number, or no year. `prepare_year` in the
    description overrides that.
    """
    if source.new_year:
        return source.new_year == "daftar"
    keys = [source.column(k) for k in source.key]
    return "tahun" not in source.key or any(k.type == "integer" and k.name != "tahun" for k in keys)


def running_numbers(source: Source) -> list[str]:
    """Columns that only count the rows: whole numbers without a unit whose name says so."""
    return [k.name for k in source.columns if k.type == "integer" and not k.unit and k.name.split("_")[0] in _RUNNING]


def measures(source: Source) -> list[Column]:
    """The columns of numbers that are facts of a year and are looked at."""
    return [k for k in source.yearly_columns if k.type in ("integer", "number") and not k.excepted]


def slack(column: Column) -> int:
    """By how much the numbers of a column may always differ: those of counted things by a few."""
    return DIFFERENCE if column.type == "integer" and column.unit != "rupiah" else 0


def as_float(value: Any) -> float:
    """A number of any size; what is missing is not a number."""
    try:
        return np.nan if value is None else float(value)
    except OverflowError:
        return np.inf if value > 0 else -np.inf


@dataclass(frozen=True)
class Series:
    """A source as the report of a year knows it; rows are named by their position in its table."""

    package: Package
    source: Source
    tahun: int

    @cached_property
    def table(self) -> pd.DataFrame:
        return self.package.tables[self.source.name]

    @property
    def file(self) -> str:
        return self.package.address(self.source.name)

    @property
    def preparation(self) -> Preparation | None:
        return self.package.preparations.get(self.tahun)

    @property
    def complete(self) -> bool:
        """Whether no row of the year still waits for its figures."""
        return (self.source.name, self.tahun) not in self.package.incomplete

    @property
    def dated(self) -> bool:
        return "tahun" in self.table

    @cached_property
    def years(self) -> np.ndarray:
        """The year of each row; of a source without years the year that is looked at."""
        return self.table["tahun"].to_numpy(dtype=int) if self.dated else np.full(len(self.table), self.tahun)

    @cached_property
    def now(self) -> np.ndarray:
        """Rows of the year; of a source without years all of them."""
        return np.flatnonzero(self.years == self.tahun)

    @cached_property
    def earlier(self) -> np.ndarray:
        """Rows of the years that are compared with."""
        return np.flatnonzero((self.years < self.tahun) & (self.years >= self.tahun - WINDOW))

    def reported(self, year: int) -> bool:
        """Whether what looks odd in a year is asked in a report of its own: it is printed, or was prepared."""
        folder = self.package.folder
        return (folder / "terbit" / f"{year}.csv").exists() or preparation_file(folder, year).exists()

    @cached_property
    def last_year(self) -> int | None:
        """The last of those years."""
        return int(self.years[self.earlier].max()) if len(self.earlier) else None

    @cached_property
    def before(self) -> np.ndarray:
        """Rows of that year."""
        return self.earlier[self.years[self.earlier] == self.last_year]

    @cached_property
    def _columns(self) -> dict[str, np.ndarray]:
        return {}

    def column(self, name: str) -> np.ndarray:
        """All cells of a column."""
        if name not in self._columns:
            self._columns[name] = self.table[name].to_numpy()
        return self._columns[name]

    def numbers(self, name: str, rows: np.ndarray) -> np.ndarray:
        """Cells of a column as floats."""
        return np.array([as_float(v) for v in self.column(name)[rows]], dtype=float)

    def line(self, row: int) -> int:
        """The line of a row in its file."""
        return int(self.table.index[row])

    @cached_property
    def named_by(self) -> list[str]:
        """Columns by which a row is found again in another year; none in a list, or where one row is a year."""
        if is_list(self.source) or self.source.key == ("tahun",):
            return []
        running = running_numbers(self.source)
        keys = [k for k in self.source.key if k != "tahun" and k not in running]
        texts = [k.name for k in self.source.columns if k.type == "string" and not k.yearly]
        return [k for k in keys or texts if not self.source.column(k).private]

    @property
    def repeats(self) -> bool:
        """Whether its rows come back each year."""
        return bool(self.named_by) or self.source.key == ("tahun",)

    @cached_property
    def names(self) -> dict[tuple[int, str], str]:
        """Names of programmes, activities and sub-activities by year and code."""
        t = self.package.tables["program"]
        return {(y, k): n for y, k, n in zip(t["tahun"], t["kode"], t["nama"], strict=True)}

    @cached_property
    def _paths(self) -> dict[tuple[int, str], str]:
        """What the codes of programmes mean: names from the top down, since codes are counted anew each year."""
        names = self.names
        parts = {key: key[1].split(".") for key in names}
        return {
            (y, k): STEP.join(names.get((y, ".".join(p[:n])), "") for n in range(1, len(p) + 1))
            for (y, k), p in parts.items()
        }

    @property
    def coded(self) -> bool:
        """Whether its rows are named by codes of programmes."""
        return "kode" in self.named_by and (
            self.source.name == "program"
            or any(r["reference"]["resource"] == "program" for r in self.source.references)
        )

    def labels(self, rows: np.ndarray) -> list[str]:
        """What names each row, the same in every year; its parts stand between `MARK`s."""
        if not self.named_by:
            return [""] * len(rows)
        extra = ["indikator", "satuan"] if self.source.name == "keluaran" else []  # another measure is another row
        columns = [list(map(str, self.column(k)[rows])) for k in (*self.named_by, *extra)]
        if self.coded:
            n, paths = self.named_by.index("kode"), self._paths
            codes = zip(map(int, self.years[rows]), columns[n], strict=True)
            columns[n] = [paths.get(key, key[1]) for key in codes]
        return columns[0] if len(columns) == 1 else [MARK.join(r) for r in zip(*columns, strict=True)]

    @cached_property
    def rows(self) -> dict[str, int]:
        """Rows of the year by what names them; what names two is left out."""
        return _once(self.labels(self.now), self.now)

    @cached_property
    def history(self) -> dict[str, list[int]]:
        """Rows of earlier years by what names them, oldest first; what names two in a year is left out."""
        found: dict[str, list[int]] = {}
        for year in np.unique(self.years[self.earlier]):
            rows = self.earlier[self.years[self.earlier] == year]
            for label, row in _once(self.labels(rows), rows).items():
                found.setdefault(label, []).append(row)
        return found

    @cached_property
    def old_rows(self) -> dict[str, int]:
        """Rows of the last year by what names them."""
        return {k: rows[-1] for k, rows in self.history.items() if self.years[rows[-1]] == self.last_year}

    def shown(self, row: int) -> str:
        """What names a row, as a reader says it: never a person."""
        names = self.named_by or [k for k in self.source.key if k != "tahun" and not self.source.column(k).private]
        running = running_numbers(self.source)
        return ", ".join(f"{k} {self.column(k)[row]}" if k in running else str(self.column(k)[row]) for k in names)


def _once(labels: list[str], rows: np.ndarray) -> dict[str, int]:
    named = dict(zip(labels, map(int, rows), strict=True))
    if len(named) < len(labels):
        seen: set[str] = set()
        twice = {k for k in labels if k in seen or seen.add(k)}
        named = {k: r for k, r in named.items() if k not in twice}
    return named


def series_of(package: Package, tahun: int) -> Iterator[Series]:
    """Every source that is looked at by itself; `package` as the report of the year knows it."""
    for name, source in package.sources.items():
        if package.has(name) and not source.all_years and name not in PLANS:
            yield Series(package, source, tahun)
