"""`lkjip new-agency`: lay out the project of another agency."""

from __future__ import annotations

import argparse
from pathlib import Path


def add(commands) -> argparse.ArgumentParser:
    p = commands.add_parser("new-agency", help="siapkan proyek laporan instansi lain di folder kosong")
    p.add_argument("folder", type=Path, help="folder yang kosong atau belum ada")
    p.add_argument("--nama", help="nama resmi instansi, misalnya “Dinas Kesehatan Kabupaten …”")
    return p


def run(args: argparse.Namespace) -> None:
    from ..projects.new_agency import lay_project
    from ..projects.new_indicator import SAMPLE_YEAR

    lay_project(args.folder.resolve(), name=args.nama)
    print(f"Selesai: {args.folder}")
    print(f"Berikutnya: cd {args.folder}, baca README.md, lalu lkjip build --tahun {SAMPLE_YEAR}")
