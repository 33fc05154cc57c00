"""What is a question about facts that look odd, and which line answers it?"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from ..facts.preparation import ANSWERS, FOLDER
from ..findings import Finding, Kind
from ..language.numbers import angka

WINDOW = 5
"""How many years back a figure is compared with."""

FACTOR = 3
"""How many times the largest, or what part of the smallest, value of those years is still ordinary."""

JUMP = 5
"""How many times last year's value is still ordinary, however far apart the earlier values lie."""

DIFFERENCE = 4
"""By how much what is counted (people, units) may always differ: from 1 to 5 says little, from 100 to 500 much."""

PEAK = 10
"""How many times every other value of its column a value may be that has no earlier ones."""

TARGET_FACTOR = 2
"""How many times the largest, or what part of the smallest, other target of its indicator a target may be."""

PLAN_PART, PLAN_FACTOR = 10, 3
"""What part of the plan, and how many times the plan, a realisasi may be."""

SEVERAL = 3
"""More questions of one kind in one column are asked as one."""

NAMED = 8
"""So many of the others are named then."""

_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Question:
    """Something in a source that looks odd: where, and `hal`, which carries what stands there."""

    kind: Kind
    source: str
    file: str
    hal: str
    words: dict[str, Any]
    row: int | None = None
    column: str = ""
    part: str = ""

    def finding(self, cure: str) -> Finding:
        """The question as it is put to a reader, with what to do about it."""
        return self.kind.at(self.file, self.part, row=self.row, column=self.column, cure=cure, **self.words)


Look = Question | int
"""What a look at facts gives: a question, or a number of things that look as they should."""


def several(
    rows: Sequence[Any], ask: Callable[[Any], Question], content: Callable[[], Iterable[object]]
) -> Iterator[Question]:
    """A question for each row; from `SEVERAL` on one for all, which the least change of `content` makes another."""
    if len(rows) <= SEVERAL:
        yield from map(ask, rows)
        return
    first, *others = map(ask, rows[: 1 + NAMED])
    mark = hashlib.sha256("\n".join(sorted(map(str, content()))).encode()).hexdigest()[:6]
    count = angka(len(rows) - 1)
    yield replace(first, part=_others(others, len(rows) - 1), hal=f"{first.hal}, dan {count} lainnya ({mark})")


def _others(questions: Sequence[Question], count: int) -> str:
    """Which other rows a question is about, with what stands there; as many as a sentence bears."""
    if all(q.row is not None for q in questions):
        places = sorted((q.row, q.words.get("value", q.words.get("date"))) for q in questions)
        named = "baris " + ", ".join(f"{row} ({v})" if v is not None else str(row) for row, v in places)
    else:
        named = "; ".join(str(q.words.get("what", "")) for q in questions).strip("; ")
    rest = count - len(questions) if named else count
    return "dan " + ", serta ".join(filter(None, (named, f"{angka(rest)} baris lain" if rest else "")))


def written(value: int | Decimal | float) -> str:
    """A number as it stands in a question.

    >>> written(209900), written(Decimal("6.90")), written(61137.333), written(0.04)
    ('209.900', '6,90', '61.137', '0,04')
    """
    if isinstance(value, float):
        if value != value or abs(value) == float("inf"):
            return "di luar hitungan"
        return angka(round(value)) if abs(value) >= 100 or value == int(value) else angka(Decimal(f"{value:.2f}"))
    if len(str(value)) > 25:
        return str(value)[:25].replace(".", ",") + "…"
    return angka(value)


def at_most_decimals(places: int) -> str:
    """How many digits behind the comma are expected.

    >>> at_most_decimals(2), at_most_decimals(0)
    ('paling banyak 2 angka di belakang koma', 'bilangan bulat')
    """
    return f"paling banyak {places} angka di belakang koma" if places else "bilangan bulat"


def line(hal: str) -> str:
    """The line that answers a question, with its reason still to be written.

    >>> line("umkm, mikro_unit: 209.900")
    '- {hal: "umkm, mikro_unit: 209.900", alasan: "…"}'
    """
    return f'- {{hal: {json.dumps(hal, ensure_ascii=False)}, alasan: "…"}}'


def cure(folder: str, tahun: int, hal: str) -> str:
    """What is to be done about a question."""
    return f"perbaiki, atau tulis alasannya di {folder}/{FOLDER}/{tahun}.yaml di bawah `{ANSWERS}:` {line(hal)}"


def is_reason(text: str) -> bool:
    """Whether a reason says something: at least two words, and not the gap of the line itself.

    >>> is_reason("Pendataan ulang oleh BPS"), is_reason("…"), is_reason("ok"), is_reason("alasan ...")
    (True, False, False, False)
    """
    return len(_WORD.findall(text)) > 1
