"""Whatever happens in a worker becomes an outcome of its job, and no worker outlives its parent.

Which change of one line of `book/workers.py` makes which test red (each was tried):

- `yield self.lose(w, Late(...))` goes -> `test_each_job_has_an_outcome` hangs
- `self.waiting.extendleft(...)` goes -> `test_each_job_has_an_outcome`
- `_end_with_parent(parent)` goes -> `test_workers_end_with_their_parent`
"""

import os
import signal
import subprocess
import sys
import time

import pytest

from lkjip.book.workers import Ended, Late, forks_safely, run

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the jobs here end themselves by signals")


def job(what: str, tell) -> str:
    tell(f"pada {what}")
    if what == "selamanya":
        while True:
            pass
    if what == "keluar":
        os._exit(3)
    if what == "sinyal":
        os.kill(os.getpid(), signal.SIGKILL)
    return what.upper()


@pytest.mark.parametrize(
    "copies",
    [pytest.param(True, marks=pytest.mark.skipif(not forks_safely(), reason="processes are not copied")), False],
)
def test_each_job_has_an_outcome(copies):
    names = ["a", "keluar", "b", "sinyal", "c", "selamanya", "d", "e", "f"]
    outcomes = dict(run([(job, (n,)) for n in names], parallel=2, seconds=1, copies=copies))
    assert [outcomes[n] for n in (0, 2, 4, 6, 7, 8)] == list("ABCDEF")
    assert (outcomes[1], outcomes[3], outcomes[5]) == (
        Ended("pada keluar", 3),
        Ended("pada sinyal", -signal.SIGKILL),
        Late("pada selamanya"),
    )
    assert [str(outcomes[n]) for n in (1, 3)] == ["kode keluar 3", "sinyal 9 SIGKILL"]


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(not forks_safely(), reason="the parent here copies itself")
def test_workers_end_with_their_parent():
    """Killed at once, a parent can end nobody."""
    code = (
        "import os, time\n"
        "from lkjip.book.workers import run\n"
        "def work(tell):\n"
        "    tell(os.getpid())\n"
        "    time.sleep(60)\n"
        "list(run([(work, ())], parallel=1, seconds=None, copies=True, follow=lambda pid: print(pid, flush=True)))\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    worker = int(parent.stdout.readline())
    assert alive(worker)
    parent.kill()
    parent.wait()
    for _ in range(100):
        if not alive(worker):
            break
        time.sleep(0.05)
    assert not alive(worker)
