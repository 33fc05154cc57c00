"""`lkjip new-year`: prepare the year after the last."""

from __future__ import annotations

import click

from .project import project_option, whole
from .speech import Command
from .years import Years


@click.command(
    "new-year",
    cls=Command,
    short_help="Siapkan tahun berikutnya: baris kosong, rintisan narasi, daftar konfirmasi.",
    help="Siapkan laporan tahun berikutnya: baris tanpa angka, rintisan narasi, dan daftar yang harus dikonfirmasi. "
    "Yang sudah ada tidak diubah.",
    examples=("lkjip new-year 2025",),
)
@click.argument(
    "tahun", type=Years(several=False), metavar="TAHUN", help="Tahun sesudah tahun terakhir yang mempunyai data."
)
@project_option
def command(proyek, tahun) -> None:
    from ..project.project import Project
    from ..projects.new_year import prepare_year

    if file := prepare_year(Project(whole(proyek)), tahun, say=print):
        print(f"Tahun {tahun} disiapkan: {len(file)} berkas ditambah atau dilengkapi.")
    print(f"Berikutnya: lkjip check --tahun {tahun}")
