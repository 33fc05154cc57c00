"""Which settings of the machine have no say in a book, and where may tools keep what they need meanwhile?"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NO_SAY = ("MPLBACKEND", "SOURCE_DATE_EPOCH")
"""Variables that Matplotlib and Sphinx read, and stop at when they make no sense: charts are drawn without a backend, and no book
knows the hour."""

_FOLDERS = {
    "IPYTHONDIR": ".ipython",
    "MPLCONFIGDIR": ".matplotlib",
    "JUPYTER_CONFIG_DIR": ".jupyter",
    "JUPYTER_DATA_DIR": ".jupyter-data",
    "JUPYTER_RUNTIME_DIR": ".jupyter-runtime",
}
"""Where tools keep settings and caches, below the home folder unless a variable says otherwise."""


def has_home() -> bool:
    """Whether this person has a home folder that tools can write to."""
    try:
        return os.access(Path.home(), os.R_OK | os.W_OK | os.X_OK)
    except RuntimeError:  # neither a variable nor the system knows one
        return False


def _has_place(name: str) -> bool:
    """Whether the folder that a variable names, or else the home folder, takes the files of its tool."""
    if not (given := os.environ.get(name)):
        return has_home()
    folder = Path(given)
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent  # it would be made there
    return folder.is_dir() and os.access(folder, os.R_OK | os.W_OK | os.X_OK)


@contextmanager
def own_environment() -> Iterator[None]:
    """Within, a book depends on no setting of the machine, and tools find a place to write also without a home folder.

    A place that a variable names and that takes no files is replaced too: a tool would say so in every cell.

    >>> os.environ["SOURCE_DATE_EPOCH"] = "abc"
    >>> with own_environment():
    ...     os.environ.get("SOURCE_DATE_EPOCH")
    >>> os.environ.pop("SOURCE_DATE_EPOCH")
    'abc'
    """
    before = {name: os.environ.get(name) for name in (*NO_SAY, *_FOLDERS, "HOME")}
    folder = None
    try:
        for name in NO_SAY:
            os.environ.pop(name, None)
        closed = [name for name in _FOLDERS if not _has_place(name)]
        if closed:
            folder = Path(tempfile.mkdtemp(prefix="lkjip-"))
            os.environ |= {name: str(folder / _FOLDERS[name]) for name in closed}
            if not _known_home():
                os.environ["HOME"] = str(folder)
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def _known_home() -> bool:
    try:
        return Path.home().is_dir()
    except (RuntimeError, OSError):
        return False
