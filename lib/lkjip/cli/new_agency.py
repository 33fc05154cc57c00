"""`lkjip new-agency`: lay out the project of another agency."""

from __future__ import annotations

import click

from .project import whole
from .speech import Command
from .values import Folder, Value


@click.command(
    "new-agency",
    cls=Command,
    short_help="Siapkan proyek laporan instansi lain di folder kosong.",
    help="Siapkan proyek laporan instansi lain di folder yang kosong atau belum ada. Bukunya langsung dapat dibuat.",
    examples=('lkjip new-agency ../laporan-kami --nama "Dinas Kesehatan Kabupaten …"',),
)
@click.argument("folder", type=Folder(), metavar="FOLDER", help="Folder yang kosong atau belum ada.")
@click.option("--nama", type=Value(), metavar="NAMA", help="Nama resmi instansi.")
def command(folder, nama) -> None:
    from ..projects.new_agency import lay_project

    lay_project(whole(folder), name=nama)
    print(f"Selesai: {folder}")
    print(f"Berikutnya: cd {folder}, baca README.md, lalu lkjip build")
