"""What does a long piece of work tell while it goes on, and how long did its parts take?

The only place that times anything. What it knows goes to the screen and into the log, never into
a book: the same inputs give the same bytes.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ..findings import Finding
from ..language.numbers import angka

LOG = logging.getLogger("lkjip")
LOG.addHandler(logging.NullHandler())  # who wants the log adds a handler; without one nothing is said on stderr


@dataclass(frozen=True, slots=True)
class Timed:
    """A part of the work, and how many seconds it took."""

    name: str
    seconds: float

    def __str__(self) -> str:
        return f"{self.name} {seconds_in_words(self.seconds)}"


def seconds_in_words(seconds: float) -> str:
    """A duration as it is said.

    >>> seconds_in_words(1234.56)
    '1.234,6 detik'
    """
    return f"{angka(Decimal(str(seconds)), 1)} detik"


def measured(work: Callable[..., Any], *arguments: Any) -> tuple[Any, float]:
    """What a piece of work gives, and how many seconds it took, in whichever process it is done.

    >>> measured(len, "abc")[0]
    3
    """
    start = time.perf_counter()
    result = work(*arguments)
    return result, time.perf_counter() - start


def _nothing(_: str) -> None:
    """Nobody listens."""


@dataclass(slots=True)
class Progress:
    """Told by the work what it does; tells who listens.

    `say` gets sentences that stay, `glance` those that the next one replaces, `warn` warnings.

    >>> progress = Progress(say=print)
    >>> with progress.step("halaman", "Menyusun halaman …"):
    ...     pass
    Menyusun halaman …
    >>> [t.name for t in progress.steps]
    ['halaman']
    """

    say: Callable[[str], None] = _nothing
    glance: Callable[[str], None] = _nothing
    warn_of: Callable[[str], None] = _nothing
    clock: Callable[[], float] = time.perf_counter
    steps: list[Timed] = field(default_factory=list)
    notebooks: list[Timed] = field(default_factory=list)
    begun: float = 0.0

    def __post_init__(self) -> None:
        self.begun = self.clock()

    @contextmanager
    def step(self, name: str, sentence: str = "") -> Iterator[None]:
        """A part of the work; its seconds count even where it fails."""
        if sentence:
            self.tell(sentence)
        start = self.clock()
        try:
            yield
        finally:
            self.steps.append(Timed(name, self.clock() - start))
            LOG.info("langkah %s", self.steps[-1])

    def tell(self, sentence: str) -> None:
        """Something that stays on the screen."""
        LOG.info(sentence)
        self.say(sentence)

    def warn(self, finding: Finding) -> None:
        """Something that is not in order, but stops nothing."""
        LOG.warning("%s", finding)
        self.warn_of(str(finding))

    def executed(self, notebook: Timed, number: int, total: int) -> None:
        """One more notebook is done: the `number`th of `total`."""
        self.notebooks.append(notebook)
        LOG.info("notebook %s", notebook)
        self.glance(f"Notebook {number} dari {total}: {notebook.name} ({seconds_in_words(notebook.seconds)})")

    def times(self) -> str:
        """How long each step and all of it took, in one sentence.

        >>> clock = iter([0, 0, 0.44, 0.5, 2.5, 3]).__next__
        >>> progress = Progress(clock=clock)
        >>> with progress.step("notebook"): pass
        >>> with progress.step("halaman"): pass
        >>> progress.times()
        'Waktu: notebook 0,4 detik, halaman 2,0 detik; seluruhnya 3,0 detik.'
        """
        sums: dict[str, float] = {}
        for s in self.steps:
            sums[s.name] = sums.get(s.name, 0.0) + s.seconds
        parts = ", ".join(str(Timed(*item)) for item in sums.items())
        return (
            f"Waktu: {'; '.join(filter(None, [parts, f'seluruhnya {seconds_in_words(self.clock() - self.begun)}']))}."
        )

    def slowest(self) -> list[Timed]:
        """Every notebook that was executed, the slowest first.

        >>> progress = Progress()
        >>> progress.executed(Timed("cepat", 0.1), 1, 2); progress.executed(Timed("lambat", 2.0), 2, 2)
        >>> print(*progress.slowest(), sep="; ")
        lambat 2,0 detik; cepat 0,1 detik
        """
        return sorted(self.notebooks, key=lambda t: -t.seconds)
