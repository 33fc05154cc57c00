"""How does a notebook show a table, a chart, a formula or a piece of narrative?"""

from __future__ import annotations

from ..findings import InputError, kinds
from ..prose.text import Showable

MARK = "lkjip"
"""Marks an output, in its metadata, as one that `tampilkan` has made: only those enter a book."""


def tampilkan(*objects: Showable | None) -> None:
    """Emit one output per object; None shows nothing.

    `objects` are tables, charts, formulas and texts: whatever has a `bundel`. Outside
    Jupyter the output is printed as it is. Anything else raises `InputError`.

    >>> tampilkan(teks.misi(lap), None)
    {'text/markdown': '1. Meningkatkan mutu sumber daya manusia (contoh).'}
    """
    from IPython.display import display

    for o in objects:
        if o is not None and not hasattr(type(o), "bundel"):
            raise InputError([kinds.NOT_SHOWABLE.at("tampilkan", kind=type(o).__name__)])
    for o in objects:
        if o is not None:
            display(o.bundel(), raw=True, metadata={MARK: True})
