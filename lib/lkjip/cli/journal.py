"""Which trace does a run leave for who looks for a slow page or a fault?

One log lies beside each output and tells of the newest run, also of one that failed. It is no input
and no part of a book.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..facts.text_files import text_stream
from ..findings import InputError

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
        self.progress: Progress | None = None
        self.verbose = False
        self._handler: logging.StreamHandler | None = None

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def begin(self, file: Path) -> None:
        """Begin the log of this run; that of the run before goes."""
        import logging
        import shlex

        file.parent.mkdir(exist_ok=True)
        stream = text_stream(file)
        self.file, self._handler = file, logging.StreamHandler(stream)
        self._handler.setFormatter(logging.Formatter(_FORM))
        _log().addHandler(self._handler)
        _log().setLevel(logging.INFO)
        _log().info("perintah: %s", shlex.join(["lkjip", *self.arguments]))

    def describe(self, root: Path) -> None:
        """What the run starts from: versions and commit."""
        from importlib.metadata import version

        from ..project.manifest import SOFTWARE, commit

        versions = [f"python {sys.version.split()[0]}", *(f"{p} {version(p)}" for p in ("lkjip", *SOFTWARE))]
        _log().info("versi: %s", ", ".join(versions))
        _log().info("commit: %s", commit(root, ()))

    def refused(self, error: InputError) -> None:
        """Keep what was found, where a log is open."""
        if self.file is not None:
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
            self.begin(Path(tempfile.mkdtemp(prefix="lkjip-")) / "lkjip.log")
        _log().error("kesalahan tak terduga", exc_info=error)
        if self.verbose:
            traceback.print_exception(error)
        return (
            f"Kesalahan tak terduga dalam perangkat ini ({type(error).__name__}); buku yang ada tetap utuh. "
            f"Rinciannya di {self.file}"
        )

    def close(self) -> None:
        """End the log with the times, the slowest notebook first."""
        if self._handler is None:
            return
        if self.progress is not None:
            _log().info("%s", self.progress.times())
            if notebooks := self.progress.slowest():
                _log().info("notebook, dari yang terlama: %s", "; ".join(map(str, notebooks)))
        _log().removeHandler(self._handler)
        self._handler.stream.close()
        self._handler = None
