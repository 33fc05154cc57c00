"""`lkjip new-year`: prepare the year after the last."""

from __future__ import annotations

import argparse

from .years import read_year


def add(commands) -> argparse.ArgumentParser:
    p = commands.add_parser(
        "new-year", help="siapkan tahun berikutnya: baris kosong, rintisan narasi, daftar konfirmasi"
    )
    p.add_argument("tahun", type=read_year, metavar="TAHUN", help="tahun sesudah tahun terakhir yang mempunyai data")
    return p


def run(args: argparse.Namespace) -> None:
    from ..project.project import Project
    from ..projects.new_year import prepare_year

    if file := prepare_year(Project(args.proyek.resolve()), args.tahun, say=print):
        print(f"Tahun {args.tahun} disiapkan: {len(file)} berkas ditambah atau dilengkapi.")
    print(f"Berikutnya: lkjip check --tahun {args.tahun}")
