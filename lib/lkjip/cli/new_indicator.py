"""`lkjip new-indicator`: write the page of an indicator."""

from __future__ import annotations

import click

from .project import project_option, whole
from .speech import Command
from .values import Value


@click.command(
    "new-indicator",
    cls=Command,
    short_help="Tulis halaman indikator yang sudah ada di indikator.yaml.",
    help="Tulis halaman indikator yang sudah ada di data/indikator.yaml, dan barisnya di _toc.yml.",
    examples=("lkjip new-indicator kepuasan_pelanggan",),
)
@click.argument("id", type=Value(), metavar="ID", help="Id indikator.")
@project_option
def command(proyek, id) -> None:
    from ..projects.new_indicator import add_indicator

    file = add_indicator(whole(proyek), id)
    print(f"Selesai: notebooks/{file.name} dan barisnya di _toc.yml")
    print("Berikutnya: lkjip check menyebut data dan narasi yang masih kurang")
