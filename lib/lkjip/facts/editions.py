"""Which value of a fact did the report of a year know?

A fact that is changed later is not overwritten: its new value is a row of its own
with the column `edition`, the report year that printed it first. A row without it is
known from the start. The report of a year sees, of each key, the newest edition up
to that year, and no fact later than itself: so an earlier report stays what it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from .catalogue import Periode
from .description import EDITION, Source
from .package import Package

START = "mulai"


def as_of_edition(table: pd.DataFrame, keys: tuple[str, ...], edition: int | None) -> pd.DataFrame:
    """Of each key the row of the newest edition up to `edition`, at the place of its first row.

    None: only what was known from the start.
    """
    if EDITION not in table:
        return table
    chosen: dict[tuple, tuple[int, int]] = {}
    for line, *k, e in table[[*keys, EDITION]].itertuples():
        if e is not None and (edition is None or e > edition):
            continue
        chosen[tuple(k)] = max(chosen.get(tuple(k), (0, 0)), (e or 0, line))
    return table.loc[[line for _, line in chosen.values()]]


def views_by_edition(package: Package) -> Iterator[Package]:
    """The package as it was from the start, then as of each edition: every one must be sound."""
    edition = {e for t in package.tables.values() if EDITION in t for e in t[EDITION] if e is not None}
    for e in (None, *sorted(edition)):
        yield replace(
            package, tables={n: as_of_edition(t, package.sources[n].key, e) for n, t in package.tables.items()}
        )


def _plans(table: pd.DataFrame, tahun: int, periode: Periode | None) -> pd.DataFrame:
    """Plans that were in force: those of earlier years, and the rest of the running period's."""
    going_on = table["tahun"] <= tahun
    if periode:
        going_on |= (table["dokumen"] == periode.dokumen_target) & (table["tahun"] <= periode.akhir)
    return table[going_on]


def as_of_year(package: Package, tahun: int, periode: Periode | None = None) -> Package:
    """The package as the report of a year knows it; `periode` is the planning period then in force.

    Because every calculation of a report starts from this view, a later fact
    cannot leak into the report of an earlier year.
    """

    def visible(source: Source, t: pd.DataFrame) -> pd.DataFrame:
        t = as_of_edition(t, source.key, tahun)
        if START in t:
            t = t[t[START] <= tahun]
        if "tahun" not in t:
            return t
        return _plans(t, tahun, periode) if source.all_years else t[t["tahun"] <= tahun]

    source = package.sources
    if tahun in package.preparations:
        source = {n: s.cited_in(tahun) for n, s in source.items()}
    return replace(
        package, sources=source, tables={n: visible(package.sources[n], t) for n, t in package.tables.items()}
    )


@dataclass(frozen=True, slots=True)
class Revision:
    """One cell that a later edition changed; `before` is None for a row that it added."""

    source: str
    key: tuple[tuple[str, Any], ...]
    column: str
    before: Any
    after: Any
    edition: int


def revisions(package: Package, tahun: int) -> list[Revision]:
    """Every change that editions up to `tahun` made, in the order of sources, keys and editions.

    `package` is the package as it was read, with all editions.
    """
    results = []
    for name, t in package.tables.items():
        if EDITION not in t:
            continue
        source, old = package.sources[name], {}
        t = t[[e is None or e <= tahun for e in t[EDITION]]]
        for _, b in t.iloc[sorted(range(len(t)), key=lambda n: t[EDITION].iloc[n] or 0)].iterrows():
            keys = tuple((k, b[k]) for k in source.key)
            original, old[keys] = old.get(keys), b
            if b[EDITION] is None:
                continue
            for k in source.columns:
                before = None if original is None else original[k.name]
                if k.name not in source.key and b[k.name] != before:
                    results.append(Revision(name, keys, k.name, before, b[k.name], b[EDITION]))
    return results
