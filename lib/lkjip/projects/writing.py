"""How are several files of a project written, so that all of them change or none?"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from ..findings import InputError, kinds
from ..findings.machine import in_words


def _beside(file: Path) -> Path:
    return file.with_name(f".{file.name}~")


def _put_beside(file: Path, content: bytes) -> Path:
    """The content next to its place: what fails most often, a full disk, fails here."""
    _beside(file).write_bytes(content)
    if file.exists():
        shutil.copymode(file, _beside(file))
    return _beside(file)


def write_all(root: Path, content: Mapping[str | os.PathLike[str], bytes]) -> None:
    """Write files below `root`, each in one step; on any failure everything is as it was before.

    Raises `InputError` when a file cannot be written.
    """
    files = {root / name: new for name, new in content.items()}
    replaced: dict[Path, bytes | None] = {}
    folders = {f for file in files for f in file.parents if not f.exists()}
    file = root
    try:
        for file, new in files.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            _put_beside(file, new)
        for file in files:
            old = file.read_bytes() if file.exists() else None
            _beside(file).replace(file)
            replaced[file] = old
    except BaseException as e:
        for done, old in replaced.items():
            if old is None:
                done.unlink()
            else:
                _put_beside(done, old).replace(done)
        for left in files:
            _beside(left).unlink(missing_ok=True)
        for f in sorted(folders, reverse=True):
            with suppress(OSError):
                f.rmdir()
        if isinstance(e, OSError):
            raise InputError([kinds.CANNOT_WRITE.at(file.relative_to(root).as_posix(), cause=in_words(e).found)]) from e
        raise
