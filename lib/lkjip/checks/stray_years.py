"""Which rows lie in a year where no report will look for them?"""

from __future__ import annotations

from collections.abc import Iterator

from ..facts.catalogue import Catalogue
from ..facts.description import EDITION
from ..facts.package import Package, years_with_facts
from ..findings import kinds
from ..language.numbers import ranges
from .questions import Look, Question, several
from .series import is_list, running_numbers

_PART = 4
"""A year has strayed rows when it has at most a fourth of what the fullest year has."""

_FAR, _FEW = 3, 2
"""So many years from every other one is far; so many rows are few."""


def stray_years(package: Package) -> set[int]:
    """Years that no report was meant for: far from every other year, or later than the rest and nearly empty.

    `package` is the package as it was read. A year that is being prepared is meant.
    """
    sources: dict[int, int] = {}
    for name, t in package.tables.items():
        if "tahun" in t and not package.sources[name].all_years:
            for year in t["tahun"].unique():
                sources[int(year)] = sources.get(int(year), 0) + 1
    if not sources:
        return set()
    fullest = max(sources, key=lambda t: (sources[t], t))
    stray = {t for t, n in sources.items() if t > fullest and n * _PART <= sources[fullest]}
    stray |= {t for t in sources if t != fullest and all(abs(t - other) >= _FAR for other in sources if other != t)}
    return stray - package.preparations.keys()


def last_meant_year(package: Package) -> int | None:
    """The newest year that a report is meant for; none without facts."""
    return max((years_with_facts(package) | package.preparations.keys()) - stray_years(package), default=None)


def _rows(package: Package, name: str, year: int, expected: str) -> Question:
    t = package.tables[name]
    rows = t.index[t["tahun"] == year]
    words = {"year": year, "count": len(rows), "expected": expected}
    hal = f"{name}: tahun {year} pada {len(rows)} baris"
    return Question(kinds.STRAY_YEAR, name, package.address(name), hal, words, int(rows[0]), "tahun")


def look(package: Package, catalogue: Catalogue, tahun: int) -> Iterator[Look]:
    """Rows in years that are not meant, and editions that nobody will print; `package` as it was read."""
    planned = {t for p in catalogue.periode for t in range(p.mulai, p.akhir + 1)}
    stray = stray_years(package)
    meant = years_with_facts(package) - stray
    newest = last_meant_year(package)
    for name, source in package.sources.items():
        t = package.tables[name]
        if "tahun" not in t or not package.has(name):
            continue
        counts = t["tahun"].value_counts()
        for year in sorted(map(int, counts.index)):
            if source.all_years:
                if planned and year not in planned:
                    yield _rows(package, name, year, f"tahun dalam masa perencanaan {ranges(planned)}")
                continue
            if year in stray:
                cure = f", atau tahun yang disiapkan dengan `lkjip new-year {newest + 1}`" if year == newest + 1 else ""
                yield _rows(package, name, year, f"salah satu dari tahun {ranges(meant)}{cure}")
            elif year < tahun and counts[year] <= _FEW and counts[year] * _PART <= counts.get(tahun, 0):
                if not is_list(source) or any(min(t.loc[t["tahun"] == year, k]) > 1 for k in running_numbers(source)):
                    yield _rows(package, name, year, f"tahun {tahun}, seperti {counts[tahun]} baris lainnya")
            else:
                yield 1
        if EDITION in t and newest is not None:
            edition = t[EDITION].dropna()
            rows = [int(r) for r in edition.index[edition.map(lambda e: e > max(newest, tahun)).astype(bool)]]

            def ask(row: int, edition=edition, name=name) -> Question:
                words = {"edition": edition[row], "last": max(newest, tahun)}
                hal = f"{name}: edisi {edition[row]}"
                return Question(kinds.FUTURE_EDITION, name, package.address(name), hal, words, row, EDITION)

            yield from several(rows, ask, lambda rows=rows: rows)
            yield len(edition) - len(rows)
