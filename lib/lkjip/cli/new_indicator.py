"""`lkjip new-indicator`: write the page of an indicator."""

from __future__ import annotations

import argparse


def add(commands) -> argparse.ArgumentParser:
    p = commands.add_parser("new-indicator", help="tulis halaman indikator yang sudah ada di indikator.yaml")
    p.add_argument("id", help="id indikator")
    return p


def run(args: argparse.Namespace) -> None:
    from ..projects.new_indicator import add_indicator

    file = add_indicator(args.proyek.resolve(), args.id)
    print(f"Selesai: notebooks/{file.name} dan barisnya di _toc.yml")
    print("Berikutnya: lkjip check --tahun TAHUN menyebut data dan narasi yang masih kurang")
