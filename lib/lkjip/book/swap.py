"""How does a finished build take the place of the earlier one, all or nothing?"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_CADANGAN = ".lama"


def _saling_tukar(a: Path, b: Path) -> bool:
    """Exchange two folders in one step of the operating system, where it can."""
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    return libc.renameat2(_AT_FDCWD, os.fsencode(a), _AT_FDCWD, os.fsencode(b), _RENAME_EXCHANGE) == 0


def gantikan(baru: Path, tempat: Path) -> None:
    """Put the folder `baru` where `tempat` is; the earlier one disappears after.

    On Linux both change places atomically. Elsewhere two renames do it, and
    `pulihkan` undoes the first should the machine stop between them.
    """
    if not tempat.exists():
        baru.rename(tempat)
        return
    if _saling_tukar(baru, tempat):
        shutil.rmtree(baru)
        return
    lama = tempat.with_name(f".{tempat.name}{_CADANGAN}")
    tempat.rename(lama)
    baru.rename(tempat)
    shutil.rmtree(lama)


def pulihkan(tempat: Path) -> None:
    """Bring an earlier build back that an interrupted `gantikan` left aside."""
    lama = tempat.with_name(f".{tempat.name}{_CADANGAN}")
    if lama.exists():
        if tempat.exists():
            shutil.rmtree(lama)
        else:
            lama.rename(tempat)
