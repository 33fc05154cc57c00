"""Which years can be published together, and what does each built book hold?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..checks.data import check_data
from ..checks.worklist import open_tasks
from ..facts.package import read_package, years_with_facts
from ..findings import InputError, kinds, refuse
from ..project.project import Project, print_name
from ..prose.laporan import Laporan, buka


def pdf_name(tahun: int) -> str:
    """File name of a year's printed report."""
    return f"{print_name(tahun)}.pdf"


def publishable_years(data: Path) -> list[int]:
    """Years in which at least one indicator has a realisasi, oldest first."""
    refuse(check_data(data))
    package, _ = read_package(data)
    tahun = years_with_facts(package)
    if not tahun:
        raise InputError([kinds.NO_DATED_ROWS.at(data.name)])
    lap = buka(data, max(tahun))
    return [t for t in sorted(tahun) if any(h.realisasi is not None for h in lap.all_results(t))]


def ready_years(project: Project) -> tuple[list[int], list[int]]:
    """Years with facts whose report can be built, and those that are still being prepared."""
    everything = publishable_years(project.data)
    prepared = [t for t in everything if open_tasks(project, t)]
    return [t for t in everything if t not in prepared], prepared


@dataclass(frozen=True)
class Edition:
    """The built book of one year: its pages, its results."""

    lap: Laporan
    folder: Path
    pages: frozenset[str]

    @property
    def tahun(self) -> int:
        return self.lap.tahun


def list_pages(folder: Path) -> list[str]:
    """Pages of a site, without what the theme keeps in its own folder, in a fixed order."""
    everything = (b.relative_to(folder) for b in folder.rglob("*.html"))
    return sorted(b.as_posix() for b in everything if "_static" not in b.parts)


def edition(project: Project, tahun: int) -> Edition:
    """The finished book of a year, as it lies in `_build`."""
    result = project.output(tahun)
    return Edition(buka(project.data, tahun), result, frozenset(list_pages(result / "html")))
