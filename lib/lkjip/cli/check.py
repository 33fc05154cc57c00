"""`lkjip check`: is everything in order, and what does a year in preparation still need?"""

from __future__ import annotations

import click

from .project import project_option
from .speech import Command
from .years import Years, last_ready_year


@click.command(
    "check",
    cls=Command,
    short_help="Periksa data, notebook, dan narasi; sebut semua temuan.",
    help="Periksa data, lalu notebook dan narasi sebuah tahun; sebut semua temuan. Tanpa --tahun, yang diperiksa tahun "
    "terakhir yang mempunyai data dan tidak sedang disiapkan. Untuk tahun yang sedang disiapkan, yang masih kosong "
    "disebut menurut bidang.",
    examples=("lkjip check", "lkjip check --tahun 2022-2024"),
)
@click.option("--tahun", type=Years(), metavar="TAHUN", help="Tahun, atau rentang tahun, yang diperiksa.")
@project_option
def command(proyek, tahun) -> None:
    """Findings first; where there are none, what a year in preparation still needs."""
    from ..checks.data import check_data
    from ..checks.pages import check_project
    from ..checks.worklist import worklist, write_worklist
    from ..facts.package import read_package, require_facts
    from ..findings import refuse
    from ..project.project import Project
    from ..rules.report import DRAF, PUBLIK

    project = Project(proyek.resolve())
    refuse(check_data(project.data))
    if not tahun:
        tahun = [last_ready_year(project)]
        print(f"Tahun {tahun[0]}: tahun terakhir yang mempunyai data.")
    require_facts(read_package(project.data)[0], *tahun, draft=False)
    findings, work = [], {t: worklist(project, t) for t in tahun}
    for t, tasks in work.items():
        open_ = any(i.wanted and not i.done for i in tasks)
        findings += check_project(project, t, DRAF if open_ else PUBLIK)
    if warning := refuse(findings):
        print(*warning, sep="\n")
    print(f"Tidak ada kesalahan; {len(warning)} peringatan." if warning else "Tidak ada temuan.")
    for t, tasks in work.items():
        if tasks:
            print(f"\n{write_worklist(tasks, t)}")
