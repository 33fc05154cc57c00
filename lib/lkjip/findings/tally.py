"""How many things were looked at, and what was found?

A check yields one outcome for each thing that it confronts with what it should be: `HELD`, or the
finding. So what a check found and how much it looked at come from the same place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from . import Finding, InputError

HELD = None
"""The outcome of a thing that is as it should be."""

Outcome = Finding | None


def confronted(count: int, findings: Iterable[Finding]) -> Iterator[Outcome]:
    """The outcomes of `count` things of which those with findings did not hold.

    >>> list(confronted(2, []))
    [None, None]
    """
    findings = list(findings)
    yield from findings
    yield from [HELD] * (count - len(findings))


def tried(count: int, work: Callable[[], object]) -> Iterator[Outcome]:
    """The outcomes of `count` things that a piece of work confronts; it raises `InputError` for those that fail.

    >>> list(tried(1, lambda: "baik"))
    [None]
    """
    try:
        work()
    except InputError as e:
        yield from confronted(count, e.findings)
    else:
        yield from confronted(count, ())


class Tally:
    """What checks have looked at so far, by kind of check, and what they found.

    >>> from lkjip.findings.kinds import MISSING_FILE
    >>> tally = Tally()
    >>> tally.take("berkas", [HELD, MISSING_FILE.at("data/umkm.csv"), HELD])
    >>> tally.held, tally.total, [f.code for f in tally.findings]
    (Counter({'berkas': 2}), 3, ['D101'])
    """

    def __init__(self, findings: Iterable[Finding] = ()):
        self.held: Counter[str] = Counter()
        self._findings: dict[Finding, None] = dict.fromkeys(findings)

    @property
    def findings(self) -> list[Finding]:
        """Everything that was found, each once."""
        return list(self._findings)

    @property
    def total(self) -> int:
        """How many things were confronted: those that held, and those that did not."""
        return sum(self.held.values()) + len(self._findings)

    def take(self, check: str, outcomes: Iterable[Outcome], *, held: int = 0) -> None:
        """Add the outcomes of a check, and `held` things that it counted itself.

        An `InputError` that the check raises is what it found.
        """
        held_now = held
        try:
            for outcome in outcomes:
                if outcome is HELD:
                    held_now += 1
                else:
                    self._findings[outcome] = None
        except InputError as e:
            self._findings |= dict.fromkeys(e.findings)
        if held_now:
            self.held[check] += held_now

    def join(self, other: Tally) -> None:
        """Add what another tally holds."""
        self.held += other.held
        self._findings |= other._findings
