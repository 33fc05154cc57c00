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
    from ..findings import refuse
    from ..project.project import Proyek
    from ..rules.report import DRAF, PUBLIK

    project = Proyek(args.proyek.resolve())
    refuse(periksa_data(project.data))
    kerja = daftar_kerja(project, args.tahun) if args.tahun else []
    terbuka = any(i.wajib and not i.selesai for i in kerja)
    if peringatan := refuse(periksa(project, args.tahun, DRAF if terbuka else PUBLIK)):
        print(*peringatan, sep="\n")
    print(f"Tidak ada kesalahan; {len(peringatan)} peringatan." if peringatan else "Tidak ada temuan.")
    if kerja:
        print(f"\n{tulis(kerja, args.tahun)}")
