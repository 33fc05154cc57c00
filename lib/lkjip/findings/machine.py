"""What does the machine refuse, in a sentence: a full disk, a file that may not be opened, no memory left?

Whoever reads or writes a kind of file asks here for the words; what nobody asked for is caught at the
entrances (command line, Jupyter Book, papermill, notebooks), which ask here too. An error that nobody
foresaw leaves its traceback in a log, and one sentence that says where.
"""

from __future__ import annotations

import errno
import re
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import wraps
from pathlib import Path, PurePath
from typing import Any, TypeVar

from . import Finding, InputError, Kind, Said, kinds

T = TypeVar("T", bound=Callable[..., Any])

_KINDS: dict[Kind, set[str]] = {
    kinds.DISK_FULL: {"ENOSPC", "EDQUOT", "EFBIG"},
    kinds.READ_ONLY: {"EROFS"},
    kinds.NO_ACCESS: {"EACCES", "EPERM"},
    kinds.HELD: {"EBUSY", "ETXTBSY"},
    kinds.NOT_A_FOLDER: {"ENOTDIR", "EEXIST"},
    kinds.NOT_A_FILE: {"EISDIR"},
    kinds.DEAD_LINK: {"ELOOP"},
    kinds.VANISHED: {"ENOENT"},
    kinds.NAME_TOO_LONG: {"ENAMETOOLONG"},
    kinds.TOO_MANY_OPEN: {"EMFILE", "ENFILE"},
    kinds.OUT_OF_MEMORY: {"ENOMEM"},
}
_BY_NUMBER = {getattr(errno, name): kind for kind, names in _KINDS.items() for name in names if hasattr(errno, name)}
# https://learn.microsoft.com/en-us/windows/win32/debug/system-error-codes
_BY_WINDOWS = {32: kinds.HELD, 33: kinds.HELD, 112: kinds.DISK_FULL, 206: kinds.NAME_TOO_LONG}

SNAPSHOT = "masukan"
"""The folder in a work folder that holds the inputs of a build; no message shows it."""
COPIED = ("_config.yml", "_toc.yml", "book", "data", "notebooks")
"""The parts of a project that lie in it. The library of a project that holds it is running already."""
_WORK = re.compile(r"\..+~\d+(-siap)?")


class Fault(Said):
    """An error that nobody foresaw; its sentence says where the traceback is kept."""


def address_of(path: str | PurePath) -> str:
    """How a path is called in a message: from the folder one is in, and never by the folder a build works in.

    >>> address_of("/p/_build/.2024~1/masukan/data/umkm.csv")
    'data/umkm.csv'
    >>> address_of("/p/_build/.2024~1/html/index.html")
    '/p/_build'
    """
    path = Path(path)
    with suppress(ValueError, OSError):  # OSError: the folder one is in is no more
        path = path.relative_to(Path.cwd())
    parts = path.parts
    for n, part in enumerate(parts):
        if part == SNAPSHOT and parts[n + 1 : n + 2] and parts[n + 1] in COPIED:
            return Path(*parts[n + 1 :]).as_posix()
        if _WORK.fullmatch(part) and parts[n + 1 : n + 2] != (SNAPSHOT,):
            return Path(*parts[:n]).as_posix()
    return path.as_posix()


def what_lies_there(mode: int) -> str:
    """What a thing is that is no regular file, by its mode; empty for a file.

    >>> what_lies_there(stat.S_IFDIR), what_lies_there(stat.S_IFIFO), what_lies_there(stat.S_IFREG)
    ('sebuah folder', 'sebuah pipa atau perangkat', '')
    """
    if stat.S_ISREG(mode):
        return ""
    return "sebuah folder" if stat.S_ISDIR(mode) else "sebuah pipa atau perangkat"


def in_words(error: OSError | MemoryError, address: str = "") -> Finding:
    """What the system refused, as a finding; `address` names the place where the error itself names none.

    >>> print(in_words(OSError(errno.ENOSPC, "No space left on device"), "_build"))
    _build: ditemukan diska atau jatah yang penuh; seharusnya ada ruang untuk menulis; kosongkan ruang di diska itu, lalu jalankan lagi. [M601]
    """
    if isinstance(error, MemoryError):
        return kinds.OUT_OF_MEMORY.at(address or "memori")
    named = error.filename if isinstance(error.filename, str | PurePath) else None
    address = address_of(named) if named else address or "sistem berkas"
    kind = _BY_WINDOWS.get(getattr(error, "winerror", None) or 0) or _BY_NUMBER.get(error.errno or 0)
    if kind is kinds.NOT_A_FILE:
        return kind.at(address, what="sebuah folder")
    return (kind or kinds.SYSTEM_REFUSES).at(address, code=errno.errorcode.get(error.errno or 0, type(error).__name__))


@contextmanager
def said(address: str = "") -> Iterator[None]:
    """What the system refuses inside is raised as `InputError`; `address` names what the error does not name."""
    try:
        yield
    except (OSError, MemoryError) as e:
        raise InputError([in_words(e, address)]) from e


def keep(error: BaseException) -> Path | None:
    """Keep the traceback of an error in a file of its own; nothing where not even that can be written."""
    import tempfile
    import traceback

    with suppress(OSError):
        file = Path(tempfile.mkdtemp(prefix="lkjip-")) / "lkjip.log"
        file.write_bytes("".join(traceback.format_exception(error)).encode("utf-8", "backslashreplace"))
        return file
    return None


def unforeseen(error: BaseException, log: Path | None) -> str:
    """The sentence of an error that nobody foresaw.

    >>> unforeseen(KeyError("x"), None)
    'Kesalahan tak terduga dalam perangkat ini (KeyError); buku yang ada tetap utuh. Rinciannya tidak dapat disimpan: tidak ada folder yang dapat ditulis.'
    """
    where = f"di {log}" if log else "tidak dapat disimpan: tidak ada folder yang dapat ditulis."
    return (
        f"Kesalahan tak terduga dalam perangkat ini ({type(error).__name__}); buku yang ada tetap utuh. "
        f"Rinciannya {where}"
    )


def speak_plainly() -> None:
    """From here on a program that ends with one of our sentences ends with it alone, without the frames of the library.

    Where the program is not ours, as `papermill`, that would show them.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: Any) -> None:
        if isinstance(error, Said):
            sys.stderr.write(f"{error}\n")
        else:
            before(kind, error, trace)

    before = sys.excepthook
    if getattr(before, "__module__", "") != __name__:
        sys.excepthook = hook


def entrance(work: T) -> T:
    """A function that people call from outside: whatever it raises is one sentence, or nothing of ours.

    >>> @entrance
    ... def opens():
    ...     raise OSError(errno.EROFS, "Read-only file system", "/mnt/a.csv")
    >>> opens()
    Traceback (most recent call last):
    lkjip.findings.InputError: /mnt/a.csv: ditemukan diska yang hanya dapat dibaca; seharusnya diska yang dapat ditulis; pindahkan proyek ke diska lain, atau minta izin menulis di diska itu. [M603]
    """

    @wraps(work)
    def guarded(*arguments: Any, **options: Any) -> Any:
        try:
            return work(*arguments, **options)
        except Said:
            raise
        except (OSError, MemoryError) as e:
            raise InputError([in_words(e)]) from e
        except Exception as e:
            raise Fault(unforeseen(e, keep(e))) from e

    return guarded  # type: ignore[return-value]
