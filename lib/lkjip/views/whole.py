"""Where do the rows of a long table wait until its open data are written?

A long table shows its head (`grid.ROWS_SHOWN` rows and its totals). Its other rows are in no page: while a book is
made, `tampilkan` lays all of them beside it, and the open data take them from there. Elsewhere nothing is laid.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = "tabel-utuh"
"""Name of the folder beside the pages in which the rows lie."""

_AT_ONCE = 10_000

_kept: Path | None = None


def keep_in(folder: Path | str | None) -> None:
    """Lay the rows of long tables into this folder from now on; None: lay nothing."""
    global _kept
    _kept = None if folder is None else Path(folder)


def lay_rows(label: str, rows: Iterator[list[Any]]) -> None:
    """Lay the rows of a table, if they are to be kept."""
    if _kept is None:
        return
    _kept.mkdir(parents=True, exist_ok=True)
    with (_kept / f"{label}.pickle").open("wb") as out:
        chunk: list[list[Any]] = []
        for row in rows:
            chunk.append(row)
            if len(chunk) == _AT_ONCE:
                pickle.dump(chunk, out, protocol=5)
                chunk = []
        pickle.dump(chunk, out, protocol=5)


@dataclass(frozen=True, slots=True)
class LaidRows:
    """The rows of a table that were laid: as many as said, read anew each time they are gone through."""

    file: Path
    count: int

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[list[Any]]:
        with self.file.open("rb") as source:
            while True:
                try:
                    yield from pickle.load(source)
                except EOFError:
                    return
