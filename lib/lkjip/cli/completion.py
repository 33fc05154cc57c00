"""`lkjip completion`: how does the shell complete commands, options, choices and years?"""

from __future__ import annotations

import click

from .speech import Command
from .values import OneOf

VARIABLE = "_LKJIP_COMPLETE"
"""The variable of the environment in which the script of a shell asks for what fits."""


@click.command(
    "completion",
    cls=Command,
    short_help="Tulis skrip pelengkap perintah untuk bash, zsh, atau fish.",
    help="Tulis skrip yang membuat tombol Tab melengkapi perintah, opsi, pilihan, dan tahun proyek. Untuk PowerShell "
    "belum ada.",
    examples=(
        "lkjip completion bash >> ~/.bashrc",
        "lkjip completion zsh >> ~/.zshrc",
        "lkjip completion fish > ~/.config/fish/completions/lkjip.fish",
    ),
)
@click.argument("shell", type=OneOf("bash", "zsh", "fish"), metavar="SHELL", help="bash, zsh, atau fish.")
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    from click.shell_completion import ShellComplete, get_completion_class

    script = get_completion_class(shell)(ctx.find_root().command, {}, "lkjip", VARIABLE)
    print(ShellComplete.source(script))  # without bash's look at its own version, which speaks English


def answer(group: click.Group, asked: str) -> int:
    """What the script of a shell asks for; `asked` is the value of `VARIABLE`."""
    from click.shell_completion import shell_complete

    return shell_complete(group, {}, "lkjip", VARIABLE, asked)
