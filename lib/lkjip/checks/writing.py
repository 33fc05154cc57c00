"""Does a text say figures and directions only as the data do, and nothing that is almost an expression?"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..findings.tally import HELD, Outcome
from ..prose.laporan import Laporan
from ..prose.slips import find_slips
from ..prose.wording import find_typed, official_names


def writing_checks(lap: Laporan) -> Callable[..., Iterator[Outcome]]:
    """The look at one text (text, file, number of the cell) of a report; names of the report are no typed figures.

    >>> look = writing_checks(lap)
    >>> [f and f.code for f in look("Ada 76 koperasi {eval} `tahun`.", "a.md")], list(look("Baik.", "a.md"))
    (['N410', 'N420'], [None])
    """
    names = official_names(lap)
    known = frozenset(name for name, thing in lap.kosakata.items() if callable(thing))

    def look(text: str, file: str, cell: int | None = None, *, page: bool = False) -> Iterator[Outcome]:
        findings = find_slips(text, file, cell, known=known, page=page)
        findings += find_typed(text, file, cell, names=names, page=page)
        yield from findings or [HELD]

    return look
