"""How is work done in processes of their own, so that it ends with a word, whatever happens in one of them?

A worker does one job after another and tells where it is. Who watches it knows at any moment which job it is
at, and since when: a worker that stays too long at one place is ended, one that ends by itself is replaced, and
both become an outcome of the job. A worker that lost its parent ends itself.
"""

from __future__ import annotations

import ctypes
import io
import json
import multiprocessing
import os
import secrets
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing import connection
from typing import Any

Tell = Callable[..., None]
"""By which a job tells that it has come to a new place, for example the number of a cell."""

_AHEAD = 3
"""How many jobs a worker has been given at most: so it need not wait while its parent does something else."""

_LOOK = 0.5
"""Seconds after which a parent that is told nothing looks whether its workers are still there."""

_BEGINNING = 60.0

_PR_SET_PDEATHSIG = 1


def forks_safely() -> bool:
    """Whether a warm process may be copied: Windows cannot, and on macOS its system libraries may hang in the copy."""
    return sys.platform.startswith("linux")


@dataclass(frozen=True, slots=True)
class Late:
    """A job that stayed too long at a place."""

    place: Any


@dataclass(frozen=True, slots=True)
class Ended:
    """A job whose worker ended; `code` is its exit code, negative for a signal."""

    place: Any
    code: int

    def __str__(self) -> str:
        if self.code >= 0:
            return f"kode keluar {self.code}"
        name = next((s.name for s in signal.Signals if s == -self.code), "")
        return " ".join(filter(None, [f"sinyal {-self.code}", name]))


def _end_with_parent(parent: int) -> None:
    """Let this process end when its parent does, however that ends."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if sys.platform != "win32":

        def watch() -> None:
            while os.getppid() == parent:
                time.sleep(1)
            os._exit(1)

        threading.Thread(target=watch, daemon=True).start()


def _end_with_input() -> None:
    """The same where no system call tells it: the standard input is held open by the parent and nobody else."""

    def watch() -> None:
        sys.stdin.buffer.read()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _quieten() -> None:
    """What programs write past Python is no message of ours, and Ctrl-C is the parent's to act on."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nothing = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nothing, stream)
    sys.stdout = sys.stderr = io.StringIO()


def _serve(wire: connection.Connection) -> None:
    """Do the jobs that come over a wire until it is closed."""
    while True:
        try:
            work, arguments = wire.recv()
        except EOFError:
            return
        try:
            wire.send(("done", work(*arguments, lambda *told: wire.send(("at", *told)))))
        except BaseException as e:  # noqa: BLE001 (raised again where the work is waited for)
            wire.send(("raised", e))


def _forked(wire: connection.Connection, others: Sequence[connection.Connection], parent: int) -> None:
    _end_with_parent(parent)
    for other in others:
        other.close()
    _quieten()
    _serve(wire)
    os._exit(0)  # what the parent has registered for its own end is not for its copy to do


def main() -> None:
    """A worker that is no copy of its parent: it is told on the command line where to call."""
    key = bytes.fromhex(sys.stdin.buffer.readline().decode().strip())
    _end_with_input()
    wire = connection.Client(sys.argv[1], authkey=key)
    _quieten()
    _serve(wire)
    os._exit(0)


@dataclass(slots=True)
class Worker:
    """A process that does jobs, as its parent sees it."""

    process: Any
    wire: connection.Connection
    jobs: deque[int] = field(default_factory=deque)
    place: Any = None
    since: float = field(default_factory=time.monotonic)

    def code(self) -> int | None:
        """The exit code; None while the process is there."""
        return self.process.poll() if isinstance(self.process, subprocess.Popen) else self.process.exitcode

    def grace(self) -> float:
        """Seconds for what is no place of a job: beginning, reading, storing."""
        return _BEGINNING if self.place is None else 0

    def end(self) -> int:
        """End the process if it is still there; its exit code."""
        self.process.kill()
        self.process.wait() if isinstance(self.process, subprocess.Popen) else self.process.join()
        if isinstance(self.process, subprocess.Popen):
            self.process.stdin.close()
        self.wire.close()
        return self.code()


def _start_copy(others: list[Worker]) -> Worker:
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    wires = [ours, *(w.wire for w in others)]
    process = context.Process(target=_forked, args=(theirs, wires, os.getpid()), daemon=True)
    process.start()
    theirs.close()
    return Worker(process, ours)


def _start_cold(_: list[Worker]) -> Worker:
    """Not by `multiprocessing`: it would run a caller's script again unless that guards its main part."""
    key = secrets.token_bytes(16)
    with connection.Listener(authkey=key) as listener:
        begin = (
            "import json, sys; sys.path[:] = json.loads(sys.argv.pop()); from lkjip.book.workers import main; main()"
        )
        command = [sys.executable, "-c", begin, listener.address, json.dumps(sys.path)]
        process = subprocess.Popen(command, stdin=subprocess.PIPE)
        process.stdin.write(key.hex().encode() + b"\n")
        process.stdin.flush()
        return Worker(process, listener.accept())


def run(
    jobs: Sequence[tuple[Callable, tuple]],
    *,
    parallel: int,
    seconds: float | None,
    copies: bool,
    follow: Callable[[Any], None] | None = None,
) -> Generator[tuple[int, Any], None, None]:
    """Do jobs in up to `parallel` processes; gives the number of each and its outcome as it is done.

    A job is a function and its arguments; it is called with one more, by which it tells its place. The outcome
    is what it gives, or `Late` or `Ended`. A job may stay `seconds` at one place (None: as long as it likes).
    The processes are copies of this one (`copies`), or begin cold. They start before the first outcome is asked for.
    What a job raises is raised here. `follow` is called with every place that is told.
    """
    pool = _Pool(jobs, seconds, _start_copy if copies else _start_cold, follow)
    pool.fill(parallel)
    return pool.outcomes(parallel)


@dataclass(slots=True)
class _Pool:
    jobs: Sequence[tuple[Callable, tuple]]
    seconds: float | None
    start: Callable[[list[Worker]], Worker]
    follow: Callable[[Any], None] | None = None
    waiting: deque[int] = field(default_factory=deque)
    workers: list[Worker] = field(default_factory=list)

    def __post_init__(self):
        self.waiting.extend(range(len(self.jobs)))

    def fill(self, parallel: int) -> None:
        """Start the workers that are needed and give each what it may do next."""
        while len(self.workers) < parallel and len(self.waiting) > sum(_AHEAD - len(w.jobs) for w in self.workers):
            self.workers.append(self.start(self.workers))
            self.give(self.workers[-1], 1)
        for ahead in range(1, _AHEAD + 1):
            for w in self.workers:
                self.give(w, ahead)

    def give(self, w: Worker, ahead: int) -> None:
        while self.waiting and len(w.jobs) < ahead:
            if not w.jobs:
                w.place, w.since = None, time.monotonic()
            w.jobs.append(self.waiting.popleft())
            try:
                w.wire.send(self.jobs[w.jobs[-1]])
            except OSError:  # it has ended: who looks next sees it
                return

    def outcomes(self, parallel: int) -> Generator[tuple[int, Any], None, None]:
        try:
            while self.workers:
                for w in self.ready():
                    yield from self.hear(w)
                for w in list(self.workers):
                    if self.seconds is not None and w.jobs and time.monotonic() - w.since > self.seconds + w.grace():
                        yield self.lose(w, Late(w.place))
                for w in [w for w in self.workers if not w.jobs and not self.waiting]:
                    self.workers.remove(w)
                    w.end()
                self.fill(parallel)
        finally:
            for w in self.workers:
                w.end()

    def ready(self) -> list[Worker]:
        """Workers that told something, or that are no longer there."""
        told = connection.wait([w.wire for w in self.workers], _LOOK)
        return [w for w in self.workers if w.wire in told or w.code() is not None]

    def hear(self, w: Worker) -> Iterator[tuple[int, Any]]:
        try:
            while w.wire.poll():
                kind, content = w.wire.recv()
                w.since = time.monotonic()
                if kind == "at":
                    w.place = content
                    if self.follow:
                        self.follow(content)
                    continue
                if kind == "raised":
                    raise content
                job, w.place = w.jobs.popleft(), None
                yield job, content
            if w.code() is None:
                return
        except (EOFError, ConnectionError):
            pass
        if w.jobs:
            yield self.lose(w, None)
        else:
            self.workers.remove(w)
            w.end()

    def lose(self, w: Worker, outcome: Late | None) -> tuple[int, Any]:
        """End a worker: the job it was at is lost, those it had not begun go to another."""
        self.workers.remove(w)
        code = w.end()
        job = w.jobs.popleft()
        self.waiting.extendleft(reversed(w.jobs))
        return job, outcome or Ended(w.place, code)
