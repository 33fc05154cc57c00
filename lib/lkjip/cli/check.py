"""`lkjip check`: is everything in order, and what does a year in preparation still need?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..findings import InputError, kinds
from .project import project_option, whole
from .speech import Command, WrongCommand
from .values import OneOf
from .years import Years, last_ready_year

if TYPE_CHECKING:
    from ..checks.worklist import Task
    from ..findings.tally import Tally

TEXT, JSON, SARIF, GITHUB = FORMATS = ("teks", "json", "sarif", "github")


def _examine(folder: Path, tahun: list[int] | None) -> tuple[Tally, dict[int, list[Task]]]:
    """Everything that was looked at, and the worklist of each year; raises `InputError` when there is no such year."""
    from ..checks.data import examine_data
    from ..checks.pages import examine_notebooks, examine_pages
    from ..checks.worklist import worklist
    from ..facts.package import read_package, require_facts
    from ..findings import errors
    from ..project.project import Project
    from ..rules.report import DRAF, PUBLIK

    project = Project(folder)
    tally = examine_data(project.data)
    if errors(tally.findings):
        tally.join(examine_notebooks(project))
        return tally, {}
    years = tahun or [last_ready_year(project)]
    require_facts(read_package(project.data)[0], *years, draft=False)
    work = {t: worklist(project, t) for t in years}
    for t, tasks in work.items():
        open_ = any(i.wanted and not i.done for i in tasks)
        tally.join(examine_pages(project, t, DRAF if open_ else PUBLIK))
    return tally, work


def _document(form: str, tally: Tally, work: dict[int, list[Task]], root: Path) -> str:
    from importlib.metadata import version

    from ..checks.formats import as_github, as_json, as_sarif
    from ..project.history import prefix_in_repository

    if form == JSON:
        tasks = {t: [i.done for i in own if i.wanted] for t, own in work.items()}
        return as_json(tally, root, [{"year": t, "wanted": len(d), "open": d.count(False)} for t, d in tasks.items()])
    prefix = prefix_in_repository(root)
    if form == SARIF:
        return as_sarif(tally, root, version=version("lkjip"), prefix=prefix)
    return as_github(tally.findings, root, prefix=prefix)


def _say(tally: Tally, work: dict[int, list[Task]], *, chosen: bool, verbose: bool) -> None:
    """In words: warnings, how many checks held, what is still to be filled in."""
    from ..checks.worklist import write_worklist
    from ..findings import errors, refuse
    from ..language.numbers import angka

    if chosen and work:
        print(f"Tahun {max(work)}: tahun terakhir yang mempunyai data.")
    faults, found = errors(tally.findings), tally.findings
    if not faults and found:
        print(*found, sep="\n")
    if verbose or not faults:
        warned = f"{len(faults)} kesalahan, {len(found) - len(faults)} peringatan"
        print(f"{angka(tally.total)} pemeriksaan, {warned if found else '0 temuan'}.")
    if verbose:
        width = max((len(angka(n)) for n in tally.held.values()), default=0)
        for name, n in tally.held.most_common():
            print(f"  {angka(n):>{width}}  {name}")
        if faults and not work:
            print("  Narasi dan ungkapan baru diperiksa setelah data tanpa temuan.")
    refuse(found)
    for t, tasks in work.items():
        if tasks:
            print(f"\n{write_worklist(tasks, t)}")


@click.command(
    "check",
    cls=Command,
    short_help="Periksa data, notebook, dan narasi; sebut semua temuan.",
    help="Periksa data, lalu notebook dan narasi sebuah tahun; sebut semua temuan. Tanpa --tahun, yang diperiksa tahun "
    "terakhir yang mempunyai data dan tidak sedang disiapkan. Untuk tahun yang sedang disiapkan, yang masih kosong "
    "disebut menurut bidang.",
    examples=("lkjip check", "lkjip check --tahun 2022-2024", "lkjip check --format sarif > temuan.sarif"),
)
@click.option("--tahun", type=Years(), metavar="TAHUN", help="Tahun, atau rentang tahun, yang diperiksa.")
@click.option(
    "--format",
    "form",
    type=OneOf(*FORMATS),
    default=TEXT,
    help="teks: untuk dibaca (bawaan); json, sarif: satu dokumen untuk program lain; github: catatan pada barisnya.",
)
@click.option("--verbose", "-v", is_flag=True, help="Banyaknya pemeriksaan menurut jenisnya.")
@project_option
@click.pass_context
def command(ctx: click.Context, proyek, tahun, form, verbose) -> None:
    """Findings first; where there are none, what a year in preparation still needs."""
    if verbose and form != TEXT:
        raise WrongCommand([kinds.OPTIONS_TOGETHER.at("lkjip check", option="--verbose", other=f"--format {form}")])
    from ..findings import errors
    from ..findings.tally import Tally

    ctx.obj.verbose = verbose
    root = whole(proyek)
    try:
        tally, work = _examine(root, tahun)
    except InputError as e:
        tally, work = Tally(e.findings), {}
    if form == TEXT:
        _say(tally, work, chosen=not tahun, verbose=verbose)
        return
    print(_document(form, tally, work, root))
    ctx.exit(1 if errors(tally.findings) else 0)
