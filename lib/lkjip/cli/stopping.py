"""What happens on Ctrl-C?"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


class Stopped(BaseException):
    """The person asked to stop.

    Not a `KeyboardInterrupt`: Jupyter Book takes that for a page that failed.
    """


@dataclass(slots=True)
class Stop:
    """Whether the person asked to stop, whatever became of the exception on its way."""

    asked: bool = False


@contextmanager
def stoppable() -> Iterator[Stop]:
    """Ctrl-C raises `Stopped` here, and nothing in processes forked from this one: we end them ourselves.

    The terminal sends the signal to all of them, and each would write a traceback of its own.
    """
    stop = Stop()
    if threading.current_thread() is not threading.main_thread():  # only the main thread is told of signals
        yield stop
        return
    owner = os.getpid()

    def on_signal(*_: object) -> None:
        if os.getpid() == owner:
            stop.asked = True
            raise Stopped

    before = signal.signal(signal.SIGINT, on_signal)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)
