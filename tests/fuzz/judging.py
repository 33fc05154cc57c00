"""What does the check say of a mutation, and is that right?"""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import random
import re
import resource
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from . import machine, notebooks, prose, settings, tables
from .mutation import HARMFUL, HARMLESS, Bed, Mutation

FAMILIES = {
    "tables": (tables, 50),
    "settings": (settings, 18),
    "prose": (prose, 18),
    "notebooks": (notebooks, 9),
    "machine": (machine, 5),
}
"""Each with its share in a hundred."""

HANGS = 45
"""Seconds after which a check counts as one that hangs."""
MEMORY = 4 << 30
"""Bytes that a check may take."""

_FINDING = re.compile(r"^.+: (peringatan: )?(ditemukan|tidak ada) .*seharusnya .+\[[DANHMP]\d{3}\]$")
_COUNTED = re.compile(
    r"^[\d.]+ (?:temuan\. Perbaiki|kesalahan, [\d.]+ peringatan\. Perbaiki kesalahannya), lalu jalankan lagi\.$|pemeriksaan, .*(temuan|peringatan)\.$"
)
_QUOTED = re.compile(r"`[^`]*`")
_RAW = re.compile(
    r"Traceback|\x1b\[|\bWARNING\b|\bERROR\b|\w+Error\b|NoneType|\b(expected|object|invalid|unexpected|argument|must|failed"
    r"|positional|iterable|unhashable|subscriptable|cannot|not found|unknown)\b"
)


def mutation(bed: Bed, seed: int, number: int) -> Mutation:
    """The mutation of a seed that has this number: always the same for the same project."""
    rng = random.Random(f"{seed}:{number}")
    while True:
        family = rng.choices([f for f, _ in FAMILIES.values()], [w for _, w in FAMILIES.values()])[0]
        make = rng.choices(list(family.MAKERS), list(family.MAKERS.values()))[0]
        made = make(bed, rng)
        if made is not None and any(_differs(bed, f, c) for f, c in made.changes.items()):
            return made


def _differs(bed: Bed, name: str, content: object) -> bool:
    file = bed.root / name
    return callable(content) or content != (file.read_bytes() if file.is_file() else None)


@dataclass
class Verdict:
    """What became of a mutation: `faults` is empty where the check did what it should."""

    number: int
    kind: str
    label: str
    note: str
    accepted: bool = False
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def __str__(self) -> str:
        return f"{self.number:>5} [{self.label}] {self.kind} ({self.note}): {'; '.join(self.faults) or 'ok'}"


def said(bed: Bed) -> tuple[int, list[str]]:
    """What `lkjip check` says of the project as it is, and the code that it gives back."""
    from lkjip.cli import main

    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        code = main(["check", "--tahun", str(bed.year), "--proyek", str(bed.root)])
    return code, [line for line in out.getvalue().splitlines() if line.strip()]


def judge(bed: Bed, seed: int, number: int, before: frozenset[str]) -> Verdict:
    """Make a mutation, let the check look at it, mend it; `before` is what the check says of the project unspoilt."""
    made = mutation(bed, seed, number)
    verdict = Verdict(number, made.kind, made.label, made.note or made.files)
    start = time.perf_counter()
    mend = bed.apply(made)
    try:
        code, lines = said(bed)
    except BaseException:  # noqa: BLE001  (that nothing comes out is what is judged)
        verdict.faults.append("traceback: " + traceback.format_exc().strip().splitlines()[-1][:200])
        return verdict
    finally:
        mend()
        verdict.seconds = time.perf_counter() - start
    new = [line for line in lines if line not in before and not _COUNTED.search(line)]
    if made.label == HARMLESS:  # what was asked before may be asked of the same column in another row
        known = {_whereabouts(line) for line in before}
        new = [line for line in new if _whereabouts(line) not in known]
    verdict.accepted = not new and code == 0
    if code not in (0, 1):
        verdict.faults.append(f"code {code}: {' '.join(lines)[:200]}")
    for line in new:
        if not _FINDING.match(line):
            verdict.faults.append(f"no finding: {line[:200]}")
        elif raw := _RAW.search(_QUOTED.sub("", line)):
            verdict.faults.append(f"raw ({raw[0]}): {line[:300]}")
    if made.label == HARMFUL and verdict.accepted:
        verdict.faults.append("harmful and accepted")
    if made.label == HARMLESS and not verdict.accepted and not verdict.faults:
        verdict.faults.append(f"harmless and refused: {(new or lines)[0][:300]}")
    return verdict


def _whereabouts(line: str) -> tuple[str, ...]:
    """The file, the column and the code of a finding."""
    column = re.search(r", kolom ([^,:]+)", line)
    return line.partition(",")[0].partition(":")[0], column[1] if column else "", line[-6:]


def judge_all(root: Path, year: int, seed: int, numbers: Sequence[int]) -> Iterator[Verdict]:
    """Judge mutations in this process."""
    bed = Bed(root, year)
    before = frozenset(said(bed)[1])
    for number in numbers:
        yield judge(bed, seed, number, before)


def _serve(pipe, root: Path, year: int, seed: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    bed = Bed(root, year)
    before = frozenset(said(bed)[1])
    while (number := pipe.recv()) is not None:
        pipe.send(judge(bed, seed, number, before))


class Worker:
    """A process of its own that judges, and that can be ended when it hangs or dies."""

    def __init__(self, root: Path, year: int, seed: int, copy: Path):
        self.root, self.year, self.seed, self.copy = root, year, seed, copy
        self.process = None
        self.number = None

    def _begin(self) -> None:
        import shutil

        shutil.rmtree(self.copy, ignore_errors=True)
        shutil.copytree(
            self.root, self.copy, symlinks=True, ignore=shutil.ignore_patterns("huruf", "_build", ".git", ".venv")
        )
        context = multiprocessing.get_context("fork")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, self.copy, self.year, self.seed), daemon=True)
        self.process.start()
        theirs.close()

    def ask(self, number: int) -> None:
        if self.process is None:
            self._begin()
        self.number, self.since = number, time.perf_counter()
        self.pipe.send(number)

    def answer(self) -> Verdict | None:
        """The verdict when there is one, also that the check hangs or has died."""
        try:
            if self.pipe.poll(0.02):
                return self.pipe.recv()
        except (EOFError, ConnectionResetError):
            return self._lost("process died")
        if time.perf_counter() - self.since > HANGS:
            return self._lost(f"hangs for {HANGS} s")
        return None

    def _lost(self, fault: str) -> Verdict:
        self.process.kill()
        self.process.join()
        self.process = None
        made = mutation(Bed(self.root, self.year), self.seed, self.number)
        return Verdict(self.number, made.kind, made.label, made.note or made.files, faults=[fault])

    def end(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.join()


def in_parallel(
    root: Path, year: int, seed: int, numbers: Sequence[int], work: Path, workers: int
) -> Iterator[Verdict]:
    """Judge mutations in processes of their own."""
    left = list(reversed(numbers))
    crew = [Worker(root, year, seed, work / f"{n}") for n in range(workers)]
    busy = []
    try:
        while left or busy:
            for worker in crew:
                if worker not in busy and left:
                    worker.ask(left.pop())
                    busy.append(worker)
            for worker in list(busy):
                if (verdict := worker.answer()) is not None:
                    busy.remove(worker)
                    yield verdict
    finally:
        for worker in crew:
            worker.end()
