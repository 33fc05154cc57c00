"""What does a person see while a book is being made?"""

from __future__ import annotations

import sys
from typing import TextIO


class Display:
    """Writes what the work tells: sentences that stay, and on a terminal one line that is rewritten.

    `quiet`: nothing but warnings (and what is refused). `verbose`: what would be rewritten gets a
    line of its own, also where there is no terminal.
    """

    def __init__(
        self, *, quiet: bool = False, verbose: bool = False, out: TextIO | None = None, err: TextIO | None = None
    ):
        self.quiet, self.verbose = quiet, verbose
        self.out, self.err = out or sys.stdout, err or sys.stderr
        self._width = 0  # of the line that is to be rewritten

    def __enter__(self) -> Display:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def clear(self) -> None:
        """Wipe the line that is rewritten; with spaces, since not every terminal knows more."""
        if self._width:
            self.err.write(f"\r{'':{self._width}}\r")
            self.err.flush()
            self._width = 0

    def say(self, sentence: str) -> None:
        """A sentence that stays."""
        self.clear()
        if not self.quiet:
            print(sentence, file=self.out, flush=True)

    def warn(self, sentence: str) -> None:
        """A warning, which is never left out."""
        self.clear()
        print(sentence, file=self.err, flush=True)

    def glance(self, sentence: str) -> None:
        """A sentence that the next one replaces."""
        if self.verbose:
            self.say(sentence)
        elif not self.quiet and self.err.isatty():
            import shutil

            line = sentence[: shutil.get_terminal_size().columns - 1]
            self.err.write(f"\r{line:{self._width}}")
            self.err.flush()
            self._width = len(line)
