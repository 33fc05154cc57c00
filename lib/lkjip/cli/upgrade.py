"""`lkjip upgrade`: bring a project of an earlier version up to this one."""

from __future__ import annotations

import click

from .project import project_option, whole
from .speech import Command


@click.command(
    "upgrade",
    cls=Command,
    short_help="Perbarui proyek dari versi pustaka yang lebih lama.",
    help="Perbarui proyek dari versi pustaka yang lebih lama: format datanya, dan halaman umum yang tidak Anda ubah. "
    "Setiap berkas disebut beserta alasannya; tidak ada kata yang hilang.",
    examples=("lkjip upgrade --dry-run", "lkjip upgrade"),
)
@click.option("--dry-run", is_flag=True, help="Sebut saja yang akan berubah, tanpa mengubahnya.")
@project_option
def command(proyek, dry_run) -> None:
    """Say every file with its reason, then write them."""
    from ..project.project import Project
    from ..projects.upgrade import apply_upgrade, plan_upgrade

    upgrade = plan_upgrade(Project(whole(proyek)))
    for change in upgrade.changes:
        print(f"{change.file}: {change.why} ({change.extent})")
    for file, why in upgrade.left.items():
        print(f"{file}: {why}")
    if not upgrade.changes:
        print("Proyek ini sudah mutakhir; tidak ada yang perlu diubah.")
    elif dry_run:
        print(f"{len(upgrade.changes)} berkas akan berubah. Belum ada yang diubah.")
    else:
        apply_upgrade(upgrade)
        print(f"{len(upgrade.changes)} berkas berubah. Berikutnya: lkjip check")
