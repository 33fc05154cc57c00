"""`lkjip build`: make the book of a year, or of several years as one site."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from .years import read_years

if TYPE_CHECKING:
    from ..project.project import Project

KERNEL, PROCESS = "kernel", "proses"
ENGINES = {PROCESS: "lkjip", KERNEL: "lkjip-kernel"}


def add(commands) -> argparse.ArgumentParser:
    p = commands.add_parser("build", help="buat buku laporan satu tahun")
    tahun = p.add_mutually_exclusive_group(required=True)
    tahun.add_argument("--tahun", type=read_years, help="tahun laporan, atau rentang (2021-2024) untuk situs bersama")
    tahun.add_argument("--all", action="store_true", help="semua tahun yang mempunyai data, sebagai situs bersama")
    p.add_argument("--alamat", default="", help="alamat situs bersama (https://…), untuk sitemap.xml")
    p.add_argument(
        "--kernel",
        choices=(PROCESS, KERNEL),
        default=PROCESS,
        help="cara menjalankan notebook: di proses ini (cepat) atau di kernel Jupyter",
    )
    p.add_argument(
        "--versi",
        choices=("publik", "internal"),
        default="publik",
        help="internal memuat nama orang; publik menyamarkannya (bawaan)",
    )
    p.add_argument(
        "--format",
        choices=("html", "pdf", "docx"),
        default="pdf",
        help="html: situs saja; pdf: situs dan laporan cetak (bawaan); docx: keduanya dan salinan Word",
    )
    p.add_argument(
        "--draft",
        action="store_true",
        help="buku bertanda DRAF; yang belum ada dinyatakan di tempatnya, bukan ditolak",
    )
    p.add_argument("--paksa", action="store_true", help="buat ulang walaupun tidak ada yang berubah")
    return p


def _one_year(project: Project, args: argparse.Namespace) -> list[Path]:
    from ..book.build import build

    return build(
        project,
        args.tahun[0],
        engine=ENGINES[args.kernel],
        versi="draf" if args.draft else args.versi,
        forms=args.format,
        force=args.paksa,
        say=print,
    )


def _all_years(project: Project, args: argparse.Namespace) -> list[Path]:
    from ..book.site import build_site
    from ..book.years import ready_years
    from ..findings import InputError, kinds

    if args.draft or args.versi != "publik":
        versi = "draf" if args.draft else args.versi
        raise InputError([kinds.JOINT_SITE_PUBLIC.at("situs bersama", version=versi)])
    tahun, prepared = ready_years(project) if args.all else (args.tahun, [])
    for t in prepared:
        print(f"Tahun {t} masih disiapkan, sehingga belum ikut dalam situs bersama.")
    start = build_site(
        project,
        tahun,
        engine=ENGINES[args.kernel],
        forms=args.format,
        force=args.paksa,
        address=args.alamat,
        say=print,
    )
    return [start]


def run(args: argparse.Namespace) -> None:
    """Build, and say which files to open."""
    from ..project.project import Project

    project = Project(args.proyek.resolve())
    make = _all_years if args.all or len(args.tahun) > 1 else _one_year
    for file in make(project, args):
        print(f"Selesai: {file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file}")
