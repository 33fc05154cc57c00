"""`lkjip check`: is everything in order, and what does a year in preparation still need?"""

from __future__ import annotations

import argparse


def add(commands) -> argparse.ArgumentParser:
    p = commands.add_parser("check", help="periksa data, notebook, dan narasi; sebut semua temuan")
    p.add_argument("--tahun", type=int, help="periksa juga notebook dan narasi tahun ini")
    return p


def run(args: argparse.Namespace) -> None:
    """Findings first; where there are none, what a year in preparation still needs."""
    from ..checks.data import periksa_data
    from ..checks.pages import periksa
    from ..checks.worklist import daftar_kerja, tulis
    from ..findings import KesalahanIsi
    from ..project.project import Proyek
    from ..rules.report import DRAF, PUBLIK

    project = Proyek(args.proyek.resolve())
    if temuan := periksa_data(project.data):
        raise KesalahanIsi(temuan)
    kerja = daftar_kerja(project, args.tahun) if args.tahun else []
    terbuka = any(i.wajib and not i.selesai for i in kerja)
    if temuan := periksa(project, args.tahun, DRAF if terbuka else PUBLIK):
        raise KesalahanIsi(temuan)
    print("Tidak ada temuan.")
    if kerja:
        print(f"\n{tulis(kerja, args.tahun)}")
