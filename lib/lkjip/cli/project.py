"""Which project does a command work on?"""

from __future__ import annotations

import os
from pathlib import Path

import click

from ..findings import kinds
from .speech import WrongCommand
from .values import Folder


def _one_folder(ctx: click.Context, param: click.Parameter, value: Path | None) -> Path | None:
    """The folder that is named before or after the command; of a command without either, this one."""
    above = ctx.parent.params.get("proyek") if ctx.parent else None
    if value is not None and above is not None and not ctx.resilient_parsing:
        raise WrongCommand([kinds.REPEATED_OPTION.at(ctx.command_path, option="--proyek")])
    return value or above or (Path() if ctx.parent else None)


def whole(folder: Path) -> Path:
    """The full path of a folder; of a link that leads to itself too, which `Path.resolve` does not take."""
    return Path(os.path.realpath(folder))


project_option = click.option(
    "--proyek", type=Folder(), metavar="FOLDER", callback=_one_folder, help="Folder proyek (bawaan: folder ini)."
)
"""Of every command that works on a project; the folder is named before the command or after it."""
