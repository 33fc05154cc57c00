"""What is wrong, where, and what is to be done about it?

A finding is built by the name of its kind, `kinds.EMPTY_CELL.at(file, row=3,
column="unit", expected="bilangan bulat")`; the words of every kind, and the code by which a
reader looks it up, stand in one table (`kinds`).
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

ERROR, WARNING = "kesalahan", "peringatan"
"""An error stops the build; a warning is said and the build goes on."""

GROUPS = {"D": "data", "A": "aturan", "N": "narasi", "H": "halaman", "M": "mesin"}
"""What the first letter of a code says: where the cause is to be looked for."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was found: a file, and in it cell, row, column and part, as far as they are known.

    Cells and rows count from 1, as editors show them.

    >>> print(Place("data/umkm.csv", row=3, column="mikro_unit"))
    data/umkm.csv, baris 3, kolom mikro_unit
    """

    file: str
    part: str = ""
    cell: int | None = None
    row: int | None = None
    column: str = ""

    def __str__(self) -> str:
        at = [self.file]
        if self.cell is not None:
            at.append(f"sel {self.cell}")
        if self.row is not None:
            at.append(f"baris {self.row}")
        if self.column:
            at.append(f"kolom {self.column}")
        return ", ".join(filter(None, [*at, self.part]))


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding for the person who must act, in Indonesian.

    `found` is what stands there, `expected` what should, `cure` what to do next;
    `code` is the stable code of its kind.
    """

    code: str
    severity: str
    place: Place
    found: str
    expected: str
    cure: str = ""

    @property
    def group(self) -> str:
        """What the finding is about: data, aturan, narasi, halaman or mesin."""
        return GROUPS[self.code[0]]

    def __str__(self) -> str:
        found = self.found if self.found.startswith("tidak ada") else f"ditemukan {self.found}"
        parts = "; ".join(filter(None, [found, f"seharusnya {self.expected}", self.cure]))
        label = "" if self.severity == ERROR else f"{self.severity}: "
        end = "" if parts.endswith("?") else "."
        return f"{self.place}: {label}{parts}{end} [{self.code}]"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of finding: its code, its words, and what they mean.

    `found`, `expected` and `cure` are filled with the words of the case; `meaning`
    explains the kind to who looks it up.

    >>> kind = Kind("D109", "sel kosong", "{expected}", "isi sel itu", "Sel itu wajib diisi.")
    >>> print(kind.at("data/umkm.csv", row=3, column="unit", expected="bilangan bulat"))
    data/umkm.csv, baris 3, kolom unit: ditemukan sel kosong; seharusnya bilangan bulat; isi sel itu. [D109]
    """

    code: str
    found: str
    expected: str
    cure: str
    meaning: str
    severity: str = ERROR

    def at(
        self,
        file: str,
        part: str = "",
        *,
        cell: int | None = None,
        row: int | None = None,
        column: str = "",
        **words: object,
    ) -> Finding:
        """The finding of this kind at a place; `words` fill the gaps of its sentence."""
        return Finding(
            self.code,
            self.severity,
            Place(file, part, cell, row, column),
            self.found.format(**words),
            self.expected.format(**words),
            self.cure.format(**words),
        )


class InputError(Exception):
    """The input is wrong; carries every finding, not only the first.

    In a notebook it is shown as its sentences alone, without the frames of the library.

    >>> from lkjip.findings.kinds import MISSING_FILE
    >>> print(InputError([MISSING_FILE.at("data/umkm.csv")]))
    data/umkm.csv: tidak ada berkas; seharusnya berkas ini ada; kembalikan berkas itu. [D101]
    """

    def __init__(self, findings: Iterable[Finding]):
        self.findings = tuple(findings)
        super().__init__("\n".join(map(str, self.findings)))

    def _render_traceback_(self) -> list[str]:
        """What IPython and Jupyter show instead of a traceback."""
        return str(self).splitlines()


class NotAvailable(TypeError):
    """A fact is not known for a year; the message is a clause that says which.

    >>> print(NotAvailable("data anggaran tahun 2022 tidak tersedia dalam sumber"))
    data anggaran tahun 2022 tidak tersedia dalam sumber
    """


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Those findings that stop a build.

    >>> from lkjip.findings.kinds import MISSING_FILE, STORED_COUNT
    >>> [f.code for f in errors([MISSING_FILE.at("a.csv"), STORED_COUNT.at("b.ipynb", count=2)])]
    ['D101']
    """
    return [f for f in findings if f.severity == ERROR]


def refuse(findings: Iterable[Finding]) -> list[Finding]:
    """Raise `InputError` when an error is among the findings, with all of them; else give the warnings.

    >>> refuse([])
    []
    """
    findings = list(dict.fromkeys(findings))
    if errors(findings):
        raise InputError(findings)
    return findings


def nearest(word: str, known: Iterable[str]) -> str:
    """Offer the nearest known word, or list the known ones.

    >>> nearest("koprasi", ["koperasi", "umkm"])
    'maksud Anda `koperasi`?'
    """
    known = list(known)
    near = difflib.get_close_matches(word, known, 1)
    if near:
        return f"maksud Anda `{near[0]}`?"
    return f"yang dikenal: {', '.join(known[:12])}" if known else ""
