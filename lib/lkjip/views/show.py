"""How does a notebook show a table, a chart, a formula or a piece of narrative?"""

from __future__ import annotations

from ..prose.text import Showable


def tampilkan(*objects: Showable | None) -> None:
    """Emit one output per object; None shows nothing.

    >>> tampilkan(None)
    """
    from IPython.display import display

    for o in objects:
        if o is not None:
            display(o.bundel(), raw=True)
