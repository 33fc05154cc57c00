"""Which kinds of values do options take, and is what stands there one of them?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from click import shell_completion

from ..findings import close, kinds, one_of
from .speech import WrongCommand, expected_of, option_names, place


class Value(click.ParamType):
    """A value that is not empty and is not the next option."""

    name = "nilai"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The value as the library wants it; raises `WrongCommand`."""
        if not isinstance(value, str):
            return value
        if ctx and param and (not value.strip() or value.partition("=")[0] in option_names(ctx.command, ctx)):
            raise WrongCommand([kinds.MISSING_VALUE.at(*place(ctx, param), expected=expected_of(param, ctx))])
        return self.read(value, place(ctx, param))

    def read(self, text: str, at: tuple[str, str]) -> Any:
        """What a text means; `at` is where it stands."""
        return text


class Folder(Value):
    """A folder, which need not be there."""

    name = "folder"

    def read(self, text: str, at: tuple[str, str]) -> Path:
        """Its path."""
        return Path(text)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list:
        """The shell knows the folders."""
        return [shell_completion.CompletionItem(incomplete, type="dir")]


class OneOf(Value):
    """One of some words."""

    name = "pilihan"

    def __init__(self, *choices: str):
        self.choices: Sequence[str] = choices

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """All words."""
        return "|".join(self.choices)

    def read(self, text: str, at: tuple[str, str]) -> str:
        """The word, which must be one of them."""
        if text not in self.choices:
            cure = f"maksud Anda `{near}`?" if (near := close(text, self.choices)) else "pilih salah satunya"
            raise WrongCommand([kinds.UNKNOWN_VALUE.at(*at, text=text, choices=one_of(self.choices), cure=cure)])
        return text

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list:
        """The words that begin so."""
        return [shell_completion.CompletionItem(c) for c in self.choices if c.startswith(incomplete)]


class Address(Value):
    """The address of a site."""

    name = "alamat"

    def read(self, text: str, at: tuple[str, str]) -> str:
        """The address, which must be whole."""
        from urllib.parse import urlsplit

        try:
            parts = urlsplit(text)
            whole = parts.scheme in ("http", "https") and bool(parts.hostname) and not set(text) & set(" \t<>\"'")
        except ValueError:
            whole = False
        if not whole:
            raise WrongCommand([kinds.NOT_AN_ADDRESS.at(*at, text=text)])
        return text
