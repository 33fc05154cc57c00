"""Which characters may prose hold, and where is one that may not?

Prose is a narrative, the Markdown of a notebook or a page written by hand. What stands in its comments is not printed and
may be anything, but for the characters at which a reader of Markdown ends a line.
"""

from __future__ import annotations

import ast
import re

from ..facts.characters import breaking, column_of, examine, row_of, suspicious
from ..findings import Finding
from .cells import NotPython, parse_code

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)


def check_prose(text: str, address: str, cell: int | None = None) -> list[Finding]:
    r"""What a text holds that no report can show, each with its line and the character of the line.

    `cell` is the number of the notebook's cell in which it stands.

    >>> print(*check_prose("Naik.\n\nTurun \U0001f600.", "data/narasi/2024/a.md"))
    data/narasi/2024/a.md, baris 3, huruf ke-7: ditemukan huruf “😀” (U+1F600, grinning face); seharusnya huruf yang dapat dicetak; ganti atau hapus huruf itu. [D601]
    """
    if not suspicious(text):
        return []
    shown = _COMMENT.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)
    troubles = examine(shown, prose=True)
    if (odd := breaking(text)) and not breaking(shown):
        troubles.append(odd)
    return [
        t.kind.at(address, f"huruf ke-{column_of(text, t.at)}", cell=cell, row=row_of(text, t.at), **t.words)
        for t in troubles
    ]


def check_cell(source: str, kind: str, address: str, cell: int) -> list[Finding]:
    """The same of a cell of a notebook: its Markdown, or the texts in its code (a title, a name)."""
    if kind != "code":
        return check_prose(source, address, cell)
    if not suspicious(source):
        return []
    try:
        texts = [n for n in ast.walk(parse_code(source)) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    except NotPython:
        return []  # said by who reads the code
    return [t.kind.at(address, cell=cell, row=n.lineno, **t.words) for n in texts for t in examine(n.value, prose=True)]
