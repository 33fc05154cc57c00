"""How does a finished build take the place of the earlier one, all or nothing?"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_ASIDE = ".lama"


def _exchange(a: Path, b: Path) -> bool:
    """Exchange two folders in one step of the operating system, where it can."""
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    return libc.renameat2(_AT_FDCWD, os.fsencode(a), _AT_FDCWD, os.fsencode(b), _RENAME_EXCHANGE) == 0


def replace(new: Path, place: Path) -> None:
    """Put the folder `new` where `place` is; the earlier one disappears after.

    On Linux both change places atomically. Elsewhere two renames do it, and
    `recover` undoes the first should the machine stop between them.
    """
    if not place.exists():
        new.rename(place)
        return
    if _exchange(new, place):
        shutil.rmtree(new)
        return
    old = place.with_name(f".{place.name}{_ASIDE}")
    place.rename(old)
    new.rename(place)
    shutil.rmtree(old)


def recover(place: Path) -> None:
    """Bring an earlier build back that an interrupted `replace` left aside."""
    old = place.with_name(f".{place.name}{_ASIDE}")
    if old.exists():
        if place.exists():
            shutil.rmtree(old)
        else:
            old.rename(place)
