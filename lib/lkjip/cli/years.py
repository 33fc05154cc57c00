"""How is a year, or a range of years, written on the command line, and which one is meant when none is?"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click import shell_completion

from ..findings import InputError, kinds
from .project import whole
from .speech import WrongCommand
from .values import Value

if TYPE_CHECKING:
    from ..project.project import Project


def read_years(text: str, at: tuple[str, str] = ("tahun", "")) -> list[int]:
    """A year, or a range of years; `at` is where it stands. Raises `WrongCommand`.

    >>> read_years("2024"), read_years("2022-2024")
    ([2024], [2022, 2023, 2024])
    >>> read_years("2024-2022")
    Traceback (most recent call last):
    lkjip.cli.speech.WrongCommand: tahun: ditemukan rentang terbalik `2024-2022`; seharusnya tahun awal lebih dahulu; maksud Anda `2022-2024`? [P110]
    """
    m = re.fullmatch(r"([0-9]{4})(?:\s*[-–]\s*([0-9]{4}))?", text.strip())
    if not m:
        raise WrongCommand([kinds.NOT_YEARS.at(*at, text=text)])
    first, last = int(m[1]), int(m[2] or m[1])
    if last < first:
        raise WrongCommand([kinds.REVERSED_YEARS.at(*at, text=text, near=f"{m[2]}-{m[1]}")])
    return list(range(first, last + 1))


class Years(Value):
    """A year, or a range of years where more than one will do."""

    name = "tahun"

    def __init__(self, *, several: bool = True):
        self.several = several

    def read(self, text: str, at: tuple[str, str]) -> list[int] | int:
        """The years; where only one will do, that one."""
        years = read_years(text, at)
        if self.several:
            return years
        if len(years) > 1:
            raise WrongCommand([kinds.NOT_ONE_YEAR.at(*at, text=text, near=years[0])])
        return years[0]

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list:
        """Years of the project with data; for a command that prepares a year, the next one."""
        above = ctx.parent.params.get("proyek") if ctx.parent else None
        try:
            years = known_years(Path(ctx.params.get("proyek") or above or ""))
        except InputError:
            return []  # no project here, or one that cannot be read: nothing to offer
        offered = years if self.several else [max(years) + 1] if years else []
        return [shell_completion.CompletionItem(str(t)) for t in offered if str(t).startswith(incomplete)]


def known_years(folder: Path) -> list[int]:
    """Years of which a project has data, oldest first."""
    from ..checks.data import check_data
    from ..facts.package import read_package, years_with_facts
    from ..findings import refuse
    from ..project.project import Project

    data = Project(whole(folder)).data
    refuse(check_data(data))
    return sorted(years_with_facts(read_package(data)[0]))


def last_ready_year(project: Project) -> int:
    """The last year with data that is not being prepared; the last of all where every year is.

    Raises `InputError` where there is no such year or the data have findings.
    """
    from ..checks.stray_years import stray_years
    from ..checks.worklist import open_tasks
    from ..facts.package import read_package

    years = known_years(project.root)
    years = sorted({*years} - stray_years(read_package(project.data)[0])) or years
    if not years:
        raise InputError([kinds.NO_DATED_ROWS.at(project.data.name)])
    return next((t for t in reversed(years) if not open_tasks(project, t)), years[-1])
