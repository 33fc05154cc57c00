r"""How is a text file read and written, so that it says the same on every system?

Text is UTF-8. Lines that are read may end as on any system (`\n`, `\r\n`), with or
without the mark that some editors put before the first; lines that are written end
in `\n`. Python alone would write them as the system at hand does, so only this module
opens text: a test holds that. A letter with its accent is one character, however
the file spells it (`characters.one_spelling`). What the system refuses is a finding, and
only regular files of a bounded size are opened: a pipe would hang, `/dev/zero` never ends.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from ..findings import Finding, InputError, kinds
from ..findings.machine import address_of, in_words, said, what_lies_there

LARGEST = {".csv": 512, ".ipynb": 20, ".yaml": 20, ".yml": 20, ".md": 20}
"""How many megabytes a file of each kind may have: far more than any report needs; a million rows have about 100."""
LARGEST_OTHER = 256


def require_case(file: Path, address: str) -> None:
    """Refuse a file, or its folder, that is spelt with other small or capital letters; raises `InputError`.

    Windows and macOS would find it all the same, and another machine not.
    """
    for part in (file.parent, file):
        if part.name and part.parent.is_dir():
            try:
                present = os.listdir(part.parent)  # noqa: PTH208  (a check asks 500 times: names, no paths)
            except PermissionError:  # a folder that may be entered but not listed: its files can be read all the same
                continue
            if part.name in present:
                continue
            if other := [n for n in sorted(present) if n.casefold() == part.name.casefold()]:
                raise InputError([kinds.OTHER_CASE.at(address, name=other[0], expected=part.name)])


def read_bytes(file: Path, address: str = "") -> bytes:
    """What stands in a file, by its name for the reader (by default with its folder).

    Raises `InputError` when the file may not be read, is a folder, a device or too large, or a link
    that leads nowhere, `FileNotFoundError` when there is none.

    >>> read_bytes(Path("/dev/null"), "data/umkm.csv")
    Traceback (most recent call last):
    lkjip.findings.InputError: data/umkm.csv: ditemukan sebuah pipa atau perangkat; seharusnya sebuah berkas biasa; pindahkan yang ada di tempat itu, lalu letakkan berkasnya di sana. [M604]
    """
    address = address or f"{file.parent.name}/{file.name}"
    try:
        state = file.stat()
        if what := what_lies_there(state.st_mode):
            raise InputError([kinds.NOT_A_FILE.at(address, what=what)])
        bound = LARGEST.get(file.suffix, LARGEST_OTHER)
        if state.st_size > bound * 1_000_000:
            words = {"size": -(-state.st_size // 1_000_000), "bound": bound}
            raise InputError([kinds.FILE_TOO_LARGE.at(address, **words)])
        return file.read_bytes()
    except FileNotFoundError:
        if file.is_symlink():
            raise InputError([kinds.DEAD_LINK.at(address)]) from None
        raise
    except PermissionError as e:
        if in_words(e).code != kinds.NO_ACCESS.code:  # Windows says so of a file that is open elsewhere too
            raise InputError([kinds.HELD.at(address)]) from None
        raise InputError([kinds.UNREADABLE.at(address)]) from None
    except (OSError, MemoryError) as e:
        raise InputError([_named(e, address)]) from e


def _named(error: OSError | MemoryError, address: str) -> Finding:
    """What the system refused, under the name that the reader knows."""
    found = in_words(error, address)
    return replace(found, place=replace(found.place, file=address))


def read_text(file: Path, address: str = "", *, errors: str = "strict") -> str:
    r"""The text of a file.

    `address` is the file's name for the reader; by default with its folder. Raises
    `InputError` when the file is not UTF-8, may not be read, or is spelt with other
    capital letters, `FileNotFoundError` when there is none.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "a.csv")
    ...     _ = file.write_bytes(b"\xef\xbb\xbftahun;unit\r\n2024;3\r\n")
    ...     read_text(file)
    'tahun;unit\n2024;3\n'
    """
    from .characters import one_spelling  # its patterns take a moment, and who only asks for help reads nothing

    address = address or f"{file.parent.name}/{file.name}"
    require_case(file, address)
    try:
        text = read_bytes(file, address).decode("utf-8-sig", errors)
    except UnicodeDecodeError as e:
        row = e.object[: e.start].count(b"\n") + 1
        written = "CSV UTF-8" if file.suffix == ".csv" else "UTF-8"
        raise InputError([kinds.NOT_UTF8.at(address, row=row, format=written)]) from None
    return one_spelling(text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text)


def write_text(file: Path, text: str) -> None:
    """Write a text, the same bytes on every system; raises `InputError` where the system refuses."""
    with said(address_of(file)):
        file.write_bytes(text.encode("utf-8"))


def text_stream(file: Path) -> TextIO:
    """An open file that text is written to as it comes, the same bytes on every system."""
    with said(address_of(file)):
        return file.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")


def unify_lines(folder: Path) -> None:
    """Give every page, style and script below a folder the line ends that we write, whoever has written or copied it."""
    for file in folder.rglob("*"):
        if file.suffix in (".html", ".css", ".js") and b"\r\n" in (content := file.read_bytes()):
            file.write_bytes(content.replace(b"\r\n", b"\n"))
