"""`lkjip check`: is everything in order, and what does a year in preparation still need?"""

from __future__ import annotations

import argparse

from .years import read_year


def add(commands) -> argparse.ArgumentParser:
    p = commands.add_parser("check", help="periksa data, notebook, dan narasi; sebut semua temuan")
    p.add_argument("--tahun", type=read_year, help="periksa juga notebook dan narasi tahun ini")
    return p


def run(args: argparse.Namespace) -> None:
    """Findings first; where there are none, what a year in preparation still needs."""
    from ..checks.data import check_data
    from ..checks.pages import check_project
    from ..checks.worklist import worklist, write_worklist
    from ..findings import refuse
    from ..project.project import Project
    from ..rules.report import DRAF, PUBLIK

    project = Project(args.proyek.resolve())
    refuse(check_data(project.data))
    work = worklist(project, args.tahun) if args.tahun else []
    open_ = any(i.wanted and not i.done for i in work)
    if warning := refuse(check_project(project, args.tahun, DRAF if open_ else PUBLIK)):
        print(*warning, sep="\n")
    print(f"Tidak ada kesalahan; {len(warning)} peringatan." if warning else "Tidak ada temuan.")
    if work:
        print(f"\n{write_worklist(work, args.tahun)}")
