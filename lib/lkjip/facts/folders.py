"""Which files of a folder are its content, and which has some program laid there for itself?

Office programs and editors keep lock files and copies beside what they have open, and
systems their views of a folder. Whoever lists a folder asks here, so that none of
them is read, checked, published or counted as an input.
"""

from __future__ import annotations

import re
from contextlib import suppress
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

_LITTER = (".*", "~$*", "*~", "#*#", "*.tmp", "*.bak", "thumbs.db", "desktop.ini", "__pycache__")

# https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
_UNFIT = re.compile(r'(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?|.*[. ]|.*[<>:"|?*\\\x00-\x1f\ud800-\udfff].*')


def fits_every_system(name: str) -> bool:
    """Whether a file may have this name on Windows too.

    >>> [n for n in ("con.ipynb", "konsumsi.ipynb", "a?.md", "akhir.") if fits_every_system(n)]
    ['konsumsi.ipynb']
    """
    return not _UNFIT.fullmatch(name)


def is_content(name: str) -> bool:
    """Whether a file or folder of this name was made by a person, or for the report.

    >>> [n for n in ("umkm.csv", "~$umkm.xlsx", ".~lock.umkm.csv#", "Thumbs.db", ".DS_Store", "umkm.csv~") if is_content(n)]
    ['umkm.csv']
    """
    return not any(fnmatchcase(name.lower(), pattern) for pattern in _LITTER)


def files(folder: Path, pattern: str = "**/*") -> list[Path]:
    """The files below a folder that are content, in an order that no system changes."""
    found = [f for f in folder.glob(pattern) if f.is_file() and all(map(is_content, f.relative_to(folder).parts))]
    return sorted(found, key=Path.as_posix)


def stamp(file: Path) -> tuple[str, int, int, int, int]:
    """Changes when a file does: its name, size, times and number; of a link that of what it leads to, if anything.

    >>> stamp(Path("tidak-ada"))
    ('tidak-ada', 0, 0, 0, 0)
    """
    for look in (file.stat, file.lstat):
        with suppress(OSError):
            s = look()
            return (file.as_posix(), s.st_size, s.st_mtime_ns, s.st_ctime_ns, s.st_ino)
    return (file.as_posix(), 0, 0, 0, 0)


def litter(_folder: str, names: list[str]) -> list[str]:
    """Those of the names that are not content, as `shutil.copytree` asks for what to leave out."""
    return [n for n in names if not is_content(n)]


def leads_inside(file: Path, folder: Path) -> bool:
    """Whether a file is there and, with all links on the way to it followed, lies in a folder."""
    try:
        return file.resolve(strict=True).is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # none there, or links that lead in a circle
        return False


def is_own(folder: Path, name: str) -> bool:
    """Whether a name that a person wrote means a place in a folder itself, whatever lies there or is missing.

    >>> [is_own(Path(), name) for name in ("umkm.csv", "../umkm.csv", "/etc/passwd", "a/../../b.csv", r"C:\\umkm.csv")]
    [True, False, False, False, False]
    """
    parts = PurePosixPath(name).parts
    if not parts or ".." in parts or parts[0] == "/" or set(name) & set("\\:\0"):
        return False
    file = folder / name
    if not (file.is_symlink() or file.exists()):
        return True
    return leads_inside(file, folder)
