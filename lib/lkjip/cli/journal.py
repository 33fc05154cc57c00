"""Which trace does a run leave for who looks for a slow page or a fault?

One log lies beside each output and tells of the newest run, also of one that failed; a build that is refused
before its year is known has one in `_build` too. It is no input and no part of a book.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ..facts.text_files import text_stream
from ..findings import InputError, kinds
from ..findings.machine import address_of, unforeseen

if TYPE_CHECKING:
    import logging

    from ..book.progress import Progress

_FORM = "%(asctime)s %(levelname)s %(message)s"


def _log() -> logging.Logger:
    import logging  # here, since no help needs it

    return logging.getLogger("lkjip")


class Journal:
    """The log of one run; a run that opens none leaves one only when something goes unexpectedly wrong."""

    def __init__(self, arguments: Sequence[str] = ()):
        self.arguments = arguments
        self.file: Path | None = None
        self.place: Path | None = None
        """Where a log lies of a run that is refused before it has begun one."""
        self.progress: Progress | None = None
        self.verbose = False
        self._handler: logging.StreamHandler | None = None

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def begin(self, file: Path) -> None:
        """Begin the log of this run; that of the run before goes. Raises `InputError` where none can be written."""
        import logging
        import shlex

        from ..book.swap import make_folder

        make_folder(file.parent)
        if file.is_symlink() or (file.exists() and not file.is_file()):  # never through a link, nor into a pipe
            raise InputError([kinds.NOT_A_FILE.at(address_of(file), what="tautan, folder, atau perangkat")])
        stream = text_stream(file)
        self.file, self._handler = file, logging.StreamHandler(stream)
        self._handler.setFormatter(logging.Formatter(_FORM))
        _log().addHandler(self._handler)
        _log().setLevel(logging.INFO)
        _log().info("perintah: %s", shlex.join(["lkjip", *self.arguments]))

    def describe(self, root: Path) -> None:
        """What the run starts from: versions and commit."""
        from importlib.metadata import version

        from ..project.history import read_history
        from ..project.manifest import SOFTWARE
        from ..project.project import PARTS

        versions = [f"python {sys.version.split()[0]}", *(f"{p} {version(p)}" for p in ("lkjip", *SOFTWARE))]
        _log().info("versi: %s", ", ".join(versions))
        _log().info("commit: %s", read_history(root, PARTS).said(()))

    def refused(self, error: InputError) -> None:
        """Keep what was found, where a log is open or has a place."""
        if self.file is None and self.place is not None:
            with suppress(InputError):  # what is refused may be just this place; the finding is said all the same
                self.begin(self.place)
        if self.file is not None:
            if error.__cause__ is not None:  # what the system refused, for who looks deeper
                _log().error("sebabnya", exc_info=error.__cause__)
            for finding in error.findings:
                _log().error("%s", finding)

    def stopped(self) -> None:
        """Keep that the person stopped the run, where a log is open."""
        if self.file is not None:
            _log().warning("dihentikan sebelum selesai")

    def failed(self, error: BaseException) -> str:
        """Keep the traceback of an unexpected error; gives the sentence that says where it is."""
        import tempfile
        import traceback

        if self.file is None:
            with suppress(Exception):  # what is wrong with the machine must not hide what went wrong before
                self.begin(Path(tempfile.mkdtemp(prefix="lkjip-")) / "lkjip.log")
        _log().error("kesalahan tak terduga", exc_info=error)
        if self.verbose:
            traceback.print_exception(error)
        return unforeseen(error, self.file)

    def close(self) -> None:
        """End the log with the times, the slowest notebook first."""
        if self._handler is None:
            return
        if self.progress is not None:
            _log().info("%s", self.progress.times())
            if notebooks := self.progress.slowest():
                _log().info("notebook, dari yang terlama: %s", "; ".join(map(str, notebooks)))
        _log().removeHandler(self._handler)
        with suppress(OSError):  # a full disk: what was to be said has been said
            self._handler.stream.close()
        self._handler = None
