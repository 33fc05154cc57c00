"""How does the command line speak Indonesian: usage, headings, and what it does not understand?

Nothing is translated through gettext, which would ask for a locale of the machine: headings are
written here, and whatever click refuses becomes a finding by its class and attributes. No
sentence of click is ever shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from ..findings import Finding, InputError, close, kinds, nearest

_HELP = "Tampilkan bantuan ini."


class WrongCommand(InputError):
    """A command was written in a way that cannot be carried out; nothing was begun."""


def _show_help(ctx: click.Context, param: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        print(ctx.get_help())  # not by click's echo, which has its own opinion on what a terminal can write
        ctx.exit()


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix="Pemakaian: ")


class _Context(click.Context):
    formatter_class = _Formatter


class Spoken(click.Command):
    """A command with Indonesian headings, examples, and one sentence for each thing it refuses.

    `examples` are whole command lines; the help ends with them, and what is missing is shown by the first.
    """

    context_class = _Context

    def __init__(self, *arguments: Any, examples: Sequence[str], closing: str = "", **options: Any):
        super().__init__(*arguments, options_metavar="[OPSI]", **options)
        self.context_settings = {"help_option_names": ["--help", "-h"]}
        self.examples, self.closing = examples, closing

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, with our words and our way of writing."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help, option.callback = _HELP, _show_help
        return option

    def _section(self, title: str, ctx: click.Context, formatter: click.HelpFormatter, kind: type) -> None:
        rows = [p.get_help_record(ctx) for p in self.get_params(ctx) if isinstance(p, kind)]
        if rows:
            with formatter.section(title):
                formatter.write_dl(rows)

    def format_arguments(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The words that a command takes."""
        self._section("Argumen", ctx, formatter, click.Argument)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options that a command knows."""
        self._section("Opsi", ctx, formatter, click.Option)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples, and what a command says at the end of its help."""
        with formatter.section("Contoh"):
            formatter.write("".join(f"{'':>{formatter.current_indent}}{line}\n" for line in self.examples))
        if self.closing:
            formatter.write(f"\n{self.closing}\n")

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words of a command; whatever is wrong with them raises `WrongCommand`."""
        given = list(args)
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            raise WrongCommand([said(error, ctx, given)]) from None
        if not ctx.resilient_parsing:
            refuse_repeated(self, ctx, given)
        return rest


class Command(Spoken):
    """One command."""

    def __init__(self, *arguments: Any, **options: Any):
        super().__init__(*arguments, **options)
        self.context_settings |= {"allow_extra_args": True}  # so that they are refused here, by our sentence

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Also refuses words that nobody asked for."""
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            options = option_names(self, ctx)
            near = close(rest[0], options)
            if rest[0][:1].isdigit() and "--tahun" in options:
                near = f"--tahun {rest[0]}"
            cure = f"maksud Anda `{near}`?" if near else f"hapus, atau lihat: {ctx.command_path} --help"
            raise WrongCommand([kinds.UNWANTED_WORD.at(ctx.command_path, words=" ".join(rest), cure=cure)])
        refuse_idle_above(self, ctx)
        return rest


class Group(Spoken, click.Group):
    """The command with all its commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which they are needed."""
        return list(self.commands)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands, then the options before them."""
        with formatter.section("Perintah"):
            formatter.write_dl([(name, c.get_short_help_str(100)) for name, c in self.commands.items()])
        super().format_options(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Nothing more: they stand before the options."""

    def resolve_command(self, ctx: click.Context, args: list[str]):
        """The command that is named; a name that none has raises `WrongCommand`."""
        if args[0] not in self.commands and not ctx.resilient_parsing:
            raise WrongCommand(
                [kinds.UNKNOWN_COMMAND.at(ctx.command_path, name=args[0], near=nearest(args[0], self.commands))]
            )
        return super().resolve_command(ctx, args)


def option_names(command: click.Command, ctx: click.Context) -> list[str]:
    """The long names of the options of a command."""
    return [max(p.opts, key=len) for p in command.get_params(ctx) if isinstance(p, click.Option)]


def place(ctx: click.Context | None, param: click.Parameter | None) -> tuple[str, str]:
    """Where a finding of the command line is: the command, and the option or word."""
    name = param.human_readable_name if isinstance(param, click.Argument) else max(param.opts, key=len) if param else ""
    return (ctx.command_path if ctx else "lkjip", name)


def expected_of(param: click.Parameter, ctx: click.Context) -> str:
    """An option, or a word, as it is to be written."""
    words = [max(param.opts, key=len)] if isinstance(param, click.Option) else []
    return f"`{' '.join([*words, param.make_metavar(ctx)])}`"


def refuse_repeated(command: click.Command, ctx: click.Context, given: Sequence[str]) -> None:
    """An option given twice would silently lose one of its values."""
    if isinstance(command, click.Group):
        names = [n for n, word in enumerate(given) if word in command.commands]
        given = given[: names[0]] if names else given
    for p in command.params:
        if isinstance(p, click.Option) and sum(word.partition("=")[0] in p.opts for word in given) > 1:
            raise WrongCommand([kinds.REPEATED_OPTION.at(ctx.command_path, option=max(p.opts, key=len))])


def refuse_idle_above(command: click.Command, ctx: click.Context) -> None:
    """An option before the command that this command does not have would do nothing."""
    own = {p.name for p in command.params}
    for p in ctx.parent.command.params if ctx.parent else ():
        if p.expose_value and p.name not in own and ctx.parent.params.get(p.name) is not None:
            raise WrongCommand(
                [
                    kinds.IDLE_OPTION.at(
                        ctx.command_path,
                        option=max(p.opts, key=len),
                        situation="pada perintah yang tidak memakainya",
                        expected="perintah ini tanpa opsi itu",
                        cure="hapus opsi itu",
                    )
                ]
            )


def _unknown_option(name: str, ctx: click.Context, given: Sequence[str]) -> Finding:
    if len(name) == 2:  # click names one letter of a word with one dash: `-t` of `-tahun`
        name = next((w for w in given if w[:1] == "-" and w[1:2] != "-" and name[1] in w), name)
    cure = nearest(name, option_names(ctx.command, ctx))
    if isinstance(ctx.command, click.Group) and not close(name, option_names(ctx.command, ctx)):
        owners = [n for n, c in ctx.command.commands.items() if any(name in p.opts for p in c.params)]
        if owners:
            owner = next((word for word in given if word in owners), owners[0])
            cure = f"tulis sesudah perintahnya, misalnya: lkjip {owner} {name}"
    return kinds.UNKNOWN_OPTION.at(ctx.command_path, name=name, cure=cure)


def said(error: click.ClickException, ctx: click.Context, given: Sequence[str] = ()) -> Finding:
    """What click refuses, as one of our sentences."""
    if isinstance(error, click.NoSuchOption):
        return _unknown_option(error.option_name, ctx, given)
    if isinstance(error, click.BadOptionUsage):
        for p in ctx.command.get_params(ctx):
            if error.option_name in p.opts and isinstance(p, click.Option):
                if p.is_flag:
                    return kinds.UNWANTED_VALUE.at(*place(ctx, p))
                return kinds.MISSING_VALUE.at(*place(ctx, p), expected=expected_of(p, ctx))
    if isinstance(error, click.MissingParameter) and error.param is not None:
        name = error.param.make_metavar(ctx)
        return kinds.MISSING_WORD.at(ctx.command_path, name=name, example=ctx.command.examples[0])
    return kinds.NOT_UNDERSTOOD.at(ctx.command_path, command=ctx.command_path)
