"""How does a finished folder take the place of the earlier one, all or nothing, also where a file of it is open?

Beside a place (`2024`) stand only folders of two names. `.2024~1-siap` is finished and
waits for the place; any other `.2024~…` is of no use: work that was not finished, or an
earlier build on its way out. A folder gets the name of a finished one, or loses it, by
one rename, so that no half-written or half-removed folder ever has it; and what is to
be done after a stop at any moment follows from the names alone.
"""

from __future__ import annotations

import ctypes
import errno
import os
import re
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..findings import Finding, InputError, kinds
from ..findings.machine import address_of, in_words, said

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_READY = "-siap"
_IN_USE = {errno.EACCES, errno.EPERM, errno.EBUSY}
# A virus scanner or an indexer holds files that were just written for a moment.
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8)


def _exchange(a: Path, b: Path) -> bool:
    """Exchange two folders in one step of the operating system, where it can."""
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    return libc.renameat2(_AT_FDCWD, os.fsencode(a), _AT_FDCWD, os.fsencode(b), _RENAME_EXCHANGE) == 0


def rename(folder: Path, to: Path) -> Path:
    """Rename a folder, patiently: Windows refuses while another program looks at a file in it."""
    for seconds in _WAITS:
        try:
            return folder.rename(to)
        except PermissionError:
            time.sleep(seconds)
    return folder.rename(to)


def discard(folder: Path) -> None:
    """Remove a folder as far as the system lets; a file that is open stays, and a later `settle` removes it."""
    if folder.is_symlink() or folder.is_file():
        with suppress(OSError):
            folder.unlink()
        return
    shutil.rmtree(folder, ignore_errors=True)
    if folder.exists():  # Windows removes no read-only file, POSIX nothing out of a read-only folder
        for path in (folder, *folder.rglob("*")):
            with suppress(OSError):
                path.chmod(path.stat().st_mode | stat.S_IRWXU)
        shutil.rmtree(folder, ignore_errors=True)


def followed(place: Path) -> Path:
    """Where a place really is: a link to a folder on another disk is kept, and the folder there is replaced."""
    return Path(os.path.realpath(place)) if place.is_symlink() and place.exists() else place


def make_folder(folder: Path) -> None:
    """Make a folder, if it is not there; raises `InputError` where something else is in its place."""
    if folder.is_symlink() and not folder.exists():
        raise InputError([kinds.DEAD_LINK.at(address_of(folder))])
    if folder.exists() and not folder.is_dir():
        raise InputError([kinds.NOT_A_FOLDER.at(address_of(folder))])
    with said(address_of(folder)):
        folder.mkdir(exist_ok=True)


@contextmanager
def alone(place: Path, tell: Callable[[str], None]) -> Iterator[None]:
    """Nobody else works on a place meanwhile; says so when somebody does, and waits."""
    from filelock import FileLock, Timeout

    make_folder(place.parent)
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        found = kinds.DEAD_LINK if place.is_symlink() else kinds.NOT_A_FOLDER
        raise InputError([found.at(address_of(place))])
    file = place.parent / f".{place.name}.kunci"
    if file.is_dir():
        raise InputError([kinds.NOT_A_FILE.at(address_of(file), what="sebuah folder")])
    lock = FileLock(file)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        tell(f"{_address(place)} sedang dibuat oleh perintah lain; menunggu sampai selesai …")
        lock.acquire()
    except NotImplementedError:
        raise InputError([kinds.SYSTEM_REFUSES.at(address_of(file), code="ENOSYS")]) from None
    try:
        yield
    finally:
        lock.release()


def publish(folder: Path) -> None:
    """Let everybody read what is below a folder, as a web server must, whatever the one who builds leaves to others."""
    if os.name != "posix":  # elsewhere these rights do not exist
        return
    for path in (folder, *folder.rglob("*")):
        if path.is_symlink():
            continue
        mode = path.stat().st_mode
        wanted = mode | (0o555 if path.is_dir() else 0o444)
        if mode != wanted:
            with suppress(OSError):  # a file of somebody else's book, or a disk without such rights
                path.chmod(wanted)


def _beside(place: Path) -> dict[Path, int]:
    """The folders beside a place that belong to it, with their numbers, newest first."""
    head = f".{place.name}~"
    folders = [f for f in place.parent.iterdir() if f.name.startswith(head)]
    numbers = {f: int(re.match(r"\d*", f.name.removeprefix(head))[0] or 0) for f in folders}
    return dict(sorted(numbers.items(), key=lambda item: -item[1]))


def _unused(place: Path) -> Path:
    return place.with_name(f".{place.name}~{max(_beside(place).values(), default=0) + 1}")


def _is_ready(folder: Path) -> bool:
    return folder.name.endswith(_READY)


def waiting(place: Path) -> list[Path]:
    """Finished folders that could not take the place yet, newest first."""
    return [f for f in _beside(place) if _is_ready(f)]


@contextmanager
def work_folder(place: Path) -> Iterator[Path]:
    """A new, empty folder beside a place; removed when what is done in it fails.

    Made by `mkdir`, not by `tempfile`: it is renamed at the end, and on Windows a
    temporary folder stays closed to all other users under its new name too.
    """
    while True:
        with suppress(FileExistsError):  # another process was faster
            (work := _unused(place)).mkdir()
            break
    try:
        yield work
    except BaseException:
        discard(work)
        raise


def settle(place: Path) -> None:
    """Bring a place in order after whatever stopped an earlier run: fill it if it is empty, remove what is of no use."""
    ready = waiting(place)
    if ready and not place.exists():
        with suppress(OSError):  # then all stays as it is, for a later run
            rename(ready[0], place)
    if place.exists() or not ready:
        for folder in _beside(place):
            if not _is_ready(folder):
                discard(folder)


def clear(place: Path) -> None:
    """Remove everything beside a place: what stands in it is the newest."""
    for folder in waiting(place):
        with suppress(OSError):  # a file in it is open: it stays finished, so it stays whole
            folder.rename(_unused(place))
    settle(place)


def replace(new: Path, place: Path, *, kept: str = "") -> None:
    """Put the finished folder `new` where `place` is; the earlier one disappears after.

    On Linux both change places atomically. Elsewhere two renames do it. Should the
    system refuse, because a file is open, `InputError` is raised, which names that
    file: the earlier folder is then in its place and `new` waits beside it; `kept`
    says the reader what becomes of it.
    """
    if place.exists() and not _is_ready(new) and _exchange(new, place):
        clear(place)
        return
    try:
        if not _is_ready(new):
            new = rename(new, new.with_name(new.name + _READY))
        _take(new, place)
    except OSError as e:
        raise InputError([_refused(e, place, new, kept if _is_ready(new) else "")]) from e
    clear(place)


def _take(new: Path, place: Path) -> None:
    aside = _unused(place)
    if place.exists():
        rename(place, aside)
    try:
        rename(new, place)
    except BaseException:
        if aside.exists():
            rename(aside, place)
        raise


def _refused(error: OSError, place: Path, new: Path, kept: str) -> Finding:
    if error.errno not in _IN_USE:
        return in_words(OSError(error.errno, error.strerror), _address(place))
    file = _open_file(place) or _open_file(new)
    if file is None:
        what = "sebuah berkas di dalamnya yang sedang dibuka program lain"
        return kinds.PLACE_IN_USE.at(_address(place), what=what, kept=kept)
    address = f"{place.parent.name}/{file.relative_to(place.parent).as_posix()}"
    return kinds.PLACE_IN_USE.at(address, what="berkas yang sedang dibuka program lain", kept=kept)


def _address(place: Path) -> str:
    return f"{place.parent.name}/{place.name}"


def _open_file(folder: Path) -> Path | None:
    """A file that may not be renamed to the name it has: on Windows one that a program holds open."""
    for file in sorted(folder.rglob("*"), key=lambda f: (len(f.parts), f.name)):
        try:
            if file.is_file():
                file.rename(file)
        except PermissionError:
            return file
    return None
