"""What is wrong, where, and what is to be done about it?

A finding is built by the name of its kind, `kinds.EMPTY_CELL.at(file, row=3,
column="unit", expected="bilangan bulat")`; the words of every kind, and the code by which a
reader looks it up, stand in one table (`kinds`).
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

ERROR, WARNING = "kesalahan", "peringatan"
"""An error stops the build; a warning is said and the build goes on."""

GROUPS = {"D": "data", "A": "aturan", "N": "narasi", "H": "halaman", "M": "mesin", "P": "perintah"}
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
        """What the finding is about: data, aturan, narasi, halaman, mesin or perintah."""
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


class Said(Exception):
    """Is said to a person: a notebook shows its sentences alone, without the frames of the library."""

    def _render_traceback_(self) -> list[str]:
        """What IPython and Jupyter show instead of a traceback."""
        return str(self).splitlines()


class InputError(Said):
    """The input is wrong; carries every finding, not only the first.

    >>> from lkjip.findings.kinds import MISSING_FILE
    >>> print(InputError([MISSING_FILE.at("data/umkm.csv")]))
    data/umkm.csv: tidak ada berkas; seharusnya berkas ini ada; kembalikan berkas itu. [D101]
    """

    def __init__(self, findings: Iterable[Finding]):
        self.findings = tuple(findings)
        super().__init__("\n".join(map(str, self.findings)))


class NotAvailable(Said, TypeError):
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


def short(text: object, most: int = 60) -> str:
    """A text as a sentence quotes it: on one line, and cut where it is long.

    >>> short("dua\\n  baris"), short("panjang sekali", 8)
    ('dua baris', 'panjang …')
    """
    return cut(" ".join(str(text).split()), most)


def cut(text: str, most: int = 60) -> str:
    """A text as it stands, spaces included, cut where it is long.

    >>> cut("dua  spasi"), cut("panjang sekali", 8)
    ('dua  spasi', 'panjang …')
    """
    return text if len(text) <= most else f"{text[:most]}…"


_MANY = 5000


def close(word: str, known: Iterable[str]) -> str:
    """The known word that is meant, when one is spelt almost like it; else nothing.

    Upper and lower case do not matter.

    >>> close("koprasi", ["koperasi", "umkm"]), close("pasar", ["koperasi", "umkm"]), close("HAK", ["Hak"])
    ('koperasi', '', 'Hak')
    """
    word, known = str(word), [str(k) for k in known if k is not None]
    folded = word.strip().casefold()
    if (same := next((k for k in known if k.casefold() == folded), None)) is not None:
        return same
    if len(known) > _MANY:  # to compare with a million words takes minutes
        known = [k for k in known if k[:1] == word[:1] and abs(len(k) - len(word)) < 3][:_MANY]
    return next(iter(difflib.get_close_matches(word, known, 1)), "")


def nearest(word: str, known: Iterable[str]) -> str:
    """Offer the nearest known word, or list the known ones; None, a cell that was not read, is no word.

    >>> nearest("koprasi", ["koperasi", "umkm"]), nearest("x", [None, "umkm"])
    ('maksud Anda `koperasi`?', 'yang dikenal: umkm')
    """
    known = [str(k) for k in known if k is not None]
    if near := close(word, known):
        return f"maksud Anda `{near}`?"
    return f"yang dikenal: {', '.join(known[:12])}" if known else ""


class Named(dict[str, T]):
    """Things by their names; asking for a name that none of them has raises `InputError`.

    `unknown` makes the finding of a name, from the name and the nearest known one.

    >>> from lkjip.findings.kinds import UNKNOWN_SOURCE
    >>> sources = Named({"umkm": 3}, lambda name, near: UNKNOWN_SOURCE.at("sumber data", source=name, near=near))
    >>> sources["umkn"]
    Traceback (most recent call last):
    lkjip.findings.InputError: sumber data: ditemukan `umkn`; seharusnya nama sumber data; maksud Anda `umkm`? [N204]
    """

    def __init__(self, things: Mapping[str, T], unknown: Callable[[str, str], Finding]):
        super().__init__(things)
        self.unknown = unknown

    def __missing__(self, name: str) -> T:
        raise InputError([self.unknown(name, nearest(name, self))])


def one_of(choices: Iterable[str]) -> str:
    """What is expected where only some words will do.

    >>> one_of(["angka", "fakta", "nama"])
    'angka, fakta, atau nama'
    """
    *first, last = choices
    return f"{', '.join(first)}, atau {last}" if len(first) > 1 else " atau ".join([*first, last])
