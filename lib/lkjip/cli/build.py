"""`lkjip build`: make the book of a year, or of several years as one site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..findings import Finding, kinds
from .project import project_option
from .speech import Command, WrongCommand
from .values import Address, OneOf
from .years import Years, last_ready_year

if TYPE_CHECKING:
    from ..project.project import Project

ENGINES = {"proses": "PROCESS", "kernel": "KERNEL"}
"""How notebooks are run, as the command line calls it, and the name of that engine in `book.engines`."""


def _together(option: str, other: str) -> Finding:
    return kinds.OPTIONS_TOGETHER.at("lkjip build", option=option, other=other)


def idle_options(
    *,
    tahun: list[int] | None,
    all_: bool,
    alamat: str | None,
    versi: str | None,
    draft: bool,
    quiet: bool,
    verbose: bool,
) -> list[Finding]:
    """Options that would do nothing beside the others; what was not given is None or False."""
    findings = []
    if tahun and all_:
        findings.append(_together("--tahun", "--all"))
    if draft and versi:
        findings.append(_together("--draft", f"--versi {versi}"))
    if quiet and verbose:
        findings.append(_together("--quiet", "--verbose"))
    joint = all_ or len(tahun or ()) > 1
    if joint and not findings and (draft or versi == "internal"):
        findings.append(kinds.JOINT_SITE_PUBLIC.at("situs bersama", version="draf" if draft else versi))
    if alamat and not joint:
        findings.append(
            kinds.IDLE_OPTION.at(
                "lkjip build",
                option="--alamat",
                situation="tanpa situs bersama",
                expected="`--alamat` bersama `--all` atau rentang tahun",
                cure="hapus opsi itu, atau tulis misalnya: lkjip build --all --alamat https://…",
            )
        )
    return findings


def _one_year(project: Project, tahun: int, alamat: str | None, options: dict) -> list[Path]:
    from ..book.build import build

    return build(project, tahun, **options)


def _all_years(project: Project, tahun: list[int] | None, alamat: str | None, options: dict) -> list[Path]:
    from ..book.site import build_site
    from ..book.years import ready_years

    ready, prepared = (tahun, []) if tahun else ready_years(project)
    for t in prepared:
        print(f"Tahun {t} masih disiapkan, sehingga belum ikut dalam situs bersama.")
    del options["versi"]  # the joint site is public
    return [build_site(project, ready, address=alamat or "", **options)]


@click.command(
    "build",
    cls=Command,
    short_help="Buat buku laporan satu tahun, atau situs bersama beberapa tahun.",
    help="Buat buku laporan: situs dan laporan cetak. Tanpa --tahun dan --all, yang dibuat tahun terakhir yang "
    "mempunyai data dan tidak sedang disiapkan.",
    examples=("lkjip build", "lkjip build --tahun 2024 --format docx", "lkjip build --all --alamat https://…"),
)
@click.option("--tahun", type=Years(), metavar="TAHUN", help="Tahun laporan, atau rentang untuk situs bersama.")
@click.option("--all", "all_", is_flag=True, help="Semua tahun yang mempunyai data, sebagai situs bersama.")
@click.option("--alamat", type=Address(), metavar="ALAMAT", help="Alamat situs bersama, untuk sitemap.xml.")
@click.option(
    "--format",
    "form",
    type=OneOf("html", "pdf", "docx"),
    default="pdf",
    help="html: situs saja; pdf: situs dan laporan cetak (bawaan); docx: keduanya dan salinan Word.",
)
@click.option(
    "--versi",
    type=OneOf("publik", "internal"),
    help="publik: nama orang disamarkan (bawaan); internal: ditulis lengkap.",
)
@click.option("--draft", is_flag=True, help="Buku bertanda DRAF; yang belum ada disebut di tempatnya, bukan ditolak.")
@click.option("--paksa", is_flag=True, help="Buat ulang walaupun tidak ada yang berubah.")
@click.option(
    "--kernel",
    type=OneOf(*ENGINES),
    default="proses",
    help="Cara menjalankan notebook: di proses ini (proses, bawaan) atau di kernel Jupyter.",
)
@project_option
def command(proyek, tahun, all_, alamat, form, versi, draft, paksa, kernel) -> None:
    """Build, and say which files to open."""
    if idle := idle_options(
        tahun=tahun, all_=all_, alamat=alamat, versi=versi, draft=draft, quiet=False, verbose=False
    ):
        raise WrongCommand(idle)
    from ..book import engines
    from ..project.project import Project
    from ..rules.report import DRAF, PUBLIK

    project = Project(proyek.resolve())
    if not tahun and not all_:
        tahun = [last_ready_year(project)]
        print(f"Tahun {tahun[0]}: tahun terakhir yang mempunyai data.")
    options = {
        "engine": getattr(engines, ENGINES[kernel]),
        "versi": DRAF if draft else versi or PUBLIK,
        "forms": form,
        "force": paksa,
        "say": print,
    }
    files = (
        _all_years(project, tahun, alamat, options)
        if all_ or len(tahun) > 1
        else _one_year(project, tahun[0], alamat, options)
    )
    for file in files:
        print(f"Selesai: {file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file}")
