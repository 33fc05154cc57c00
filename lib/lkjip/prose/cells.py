"""How does the code of a cell become a tree, and why can it not?

Everybody who looks at code before it runs asks here, so that what is too long or nested too deep for that is said once
and ends no look.
"""

from __future__ import annotations

import ast
import warnings
from functools import lru_cache

from ..language.numbers import angka

LONGEST = 100_000
"""Letters that the code of a cell may have; the longest that a report needs has some hundreds."""

DEEPEST = 100
"""How deep parts of code may stand in one another: a sum of that many terms does."""

_CAUSES = (
    ("closed", "tanda kurung yang tidak ditutup"),
    ("unmatched", "tanda kurung penutup tanpa pembukanya"),
    ("match", "tanda kurung penutup yang lain daripada pembukanya"),
    ("unterminated", "tanda kutip yang tidak ditutup"),
    ("indent", "lekukan baris yang keliru"),
    ("expected ':'", "titik dua yang kurang"),
    ("printable", "huruf yang tidak tampak"),
    ("null", "huruf yang tidak tampak"),
    ("character", "tanda baca yang bukan tanda Python, misalnya tanda kutip lengkung"),
    ("escape", "garis miring terbalik di dalam teks"),
)


class NotPython(Exception):
    """Code that cannot be read: in which row, and why, in Indonesian."""

    def __init__(self, row: int | None, cause: str):
        self.row, self.cause = row, cause
        super().__init__(cause)


def parse_code(source: str) -> ast.Module:
    """The syntax tree of a cell; raises `NotPython`.

    >>> parse_code("tampilkan(tabel.skala(lap)")
    Traceback (most recent call last):
    lkjip.prose.cells.NotPython: tanda kurung yang tidak ditutup
    >>> parse_code("x = " + "1 + " * 20_000 + "1")
    Traceback (most recent call last):
    lkjip.prose.cells.NotPython: bagian yang terlalu dalam bersusun
    """
    if len(source) > LONGEST:
        raise NotPython(None, f"lebih daripada {angka(LONGEST)} huruf dalam satu sel")
    try:
        return _tree(source)
    except (SyntaxError, ValueError) as e:
        said = str(getattr(e, "msg", e))
        cause = next((ours for theirs, ours in _CAUSES if theirs in said), "susunan yang keliru")
        raise NotPython(getattr(e, "lineno", None), cause) from None
    except (RecursionError, MemoryError):
        raise NotPython(None, "bagian yang terlalu dalam bersusun") from None


@lru_cache(maxsize=512)
def _tree(source: str) -> ast.Module:
    """A check asks five times for the tree of a cell; nobody changes it."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", SyntaxWarning)
        warnings.simplefilter("error", DeprecationWarning)
        tree = ast.parse(source)
        _require_shallow(tree)
        compile(tree, "sel", "exec", dont_inherit=True)
    return tree


def _require_shallow(tree: ast.Module) -> None:
    level: list[ast.AST] = [tree]
    for _ in range(DEEPEST):
        level = [child for node in level for child in ast.iter_child_nodes(node)]
    if level:
        raise RecursionError
