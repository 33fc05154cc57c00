"""`lkjip build`: make the book of a year, or of several years as one site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..book.doors import KERNEL, PROCESS
from ..findings import Finding, kinds
from .display import Display
from .project import project_option, whole
from .speech import Command, WrongCommand
from .values import Address, OneOf
from .years import Years, last_ready_year

if TYPE_CHECKING:
    from ..book.progress import Progress
    from ..project.project import Project

ENGINES = {"proses": PROCESS, "kernel": KERNEL}
"""How notebooks are run, as the command line calls it, and the name of that engine."""


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


def _years(project: Project, tahun: list[int] | None, all_: bool, draft: bool, progress: Progress) -> list[int]:
    """The years that are meant, each of which has facts; says which, where none was named."""
    from ..book.years import ready_years
    from ..checks.data import require_years

    if all_:
        ready, prepared = ready_years(project)
        for t in prepared:
            progress.tell(f"Tahun {t} masih disiapkan, sehingga belum ikut dalam situs bersama.")
        return ready
    if tahun:
        require_years(project.data, tahun, draft=draft)
        return tahun
    last = last_ready_year(project)
    progress.tell(f"Tahun {last}: tahun terakhir yang mempunyai data.")
    return [last]


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
@click.option("--quiet", "-q", is_flag=True, help="Hanya peringatan dan temuan.")
@click.option("--verbose", "-v", is_flag=True, help="Setiap notebook dengan waktunya, dan letak berkas log.")
@project_option
@click.pass_obj
def command(journal, proyek, tahun, all_, alamat, form, versi, draft, paksa, kernel, quiet, verbose) -> None:
    """Build, and say which files to open."""
    given = {"tahun": tahun, "all_": all_, "alamat": alamat, "versi": versi, "draft": draft}
    if idle := idle_options(**given, quiet=quiet, verbose=verbose):
        raise WrongCommand(idle)
    from ..book.build import build
    from ..book.progress import Progress
    from ..book.site import build_site, site_folder
    from ..project.project import Project
    from ..rules.report import DRAF, PUBLIK

    project = Project(whole(proyek))
    if not tahun:  # who names a year without facts is answered, and nothing is made
        journal.place = project.output(0).with_name("lkjip.log")
    version = DRAF if draft else versi or PUBLIK
    with Display(quiet=quiet, verbose=verbose) as display:
        progress = Progress(say=display.say, glance=display.glance, warn_of=display.warn)
        years = _years(project, tahun, all_, draft, progress)
        joint = all_ or len(years) > 1
        place = site_folder(project) if joint else project.output(years[0], version)
        journal.verbose, journal.progress = verbose, progress
        journal.begin(place.with_name(f"{place.name}.log"))
        journal.describe(project.root)
        options = {"engine": ENGINES[kernel], "forms": form, "force": paksa, "progress": progress}
        if joint:
            files = [build_site(project, years, address=alamat or "", **options)]
        else:
            files = build(project, years[0], versi=version, **options)
        display.say(progress.times())
        if verbose:
            display.say(f"Log: {_short(journal.file)}")
        for file in files:
            display.say(f"Selesai: {_short(file)}")


def _short(file: Path) -> Path:
    """A file as it is reached from here."""
    return file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file
