"""What does the description say of each data file: its columns, which of them are private, its key and origin?

The description is `datapackage.yaml` (Frictionless Data Package).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from ..findings import Finding, InputError, kinds, nearest

DESCRIPTION = "datapackage.yaml"
EDITION = "edisi"
YEARS = ("tahun", "mulai", EDITION)
"""Columns whose numbers are years."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column as described: its meaning, type, unit and limits.

    `change_limit` (a factor), `part_of` (a column) and `excepted` (a reason) say what size of its values is plausible.
    """

    name: str
    title: str
    type: str = "string"
    unit: str = ""
    private: bool = False
    vocabulary: str = ""
    required: bool = False
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    pattern: str = ""
    choices: tuple[str, ...] = ()
    change_limit: float | None = None
    part_of: str = ""
    excepted: str = ""
    identifying: bool = False

    @property
    def withheld(self) -> bool:
        """Whether the public version does not show it at all: beside a masked name it would tell who that is."""
        return self.identifying and not self.address

    @property
    def address(self) -> bool:
        """Whether its cells are addresses, of which the village or district may be left."""
        return _ADDRESS.search(f"{self.name.replace('_', ' ')} | {self.title}".casefold()) is not None

    @property
    def yearly(self) -> bool:
        """Whether its cells are facts of one year; names, codes and running numbers are not."""
        return bool(self.unit) or self.type in ("number", "date") or self.vocabulary == "nilai_indikator"


_ADDRESS = re.compile(r"\b(alamat|domisili|tempat tinggal)\b")


# Any file may have it: the report year that first printed the fact (see `editions`).
_EDITION = Column(EDITION, "Edisi laporan", "integer")


@dataclass(frozen=True, slots=True)
class Source:
    """One data file as described: columns, key, references, origin."""

    name: str
    title: str
    file: str
    delimiter: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[dict, ...] = ()
    derived: tuple[dict, ...] = ()
    origin: dict[str, str] = field(default_factory=dict)
    all_years: bool = False
    notes: tuple[tuple[int, str], ...] = ()
    new_year: str = ""
    yearly_document: str = ""

    @property
    def yearly_columns(self) -> tuple[Column, ...]:
        """Columns that are filled in for each year."""
        return tuple(k for k in self.columns if k.yearly and k.name not in self.key)

    def cited_in(self, tahun: int) -> Source:
        """The source as it is cited for a prepared year: the document that appears anew each year."""
        if not self.yearly_document:
            return self
        return replace(self, origin=self.origin | {"dokumen": self.yearly_document.replace("{tahun}", str(tahun))})

    def column(self, name: str) -> Column:
        """One of its columns; raises `InputError` when it has none of that name."""
        for k in self.columns:
            if k.name == name:
                return k
        raise InputError([self.without_column(name)])

    def without_column(self, name: str, *others: str) -> Finding:
        """That it has no such column; `others` are names that could have been meant besides."""
        near = nearest(name, [*(k.name for k in self.columns), *others])
        return kinds.UNKNOWN_SOURCE_COLUMN.at(f"sumber data {self.name}", name=name, near=near)

    def measure(self, name: str) -> Column:
        """A column of numbers; raises `InputError` for another, as for an unknown name."""
        column = self.column(name)
        self.require(f"bilangan pada kolom {name}", column.type in ("integer", "number"))
        return column

    def require(self, what: str, present: bool) -> None:
        """Refuse the source for a table or chart that cannot be made without `what`; raises `InputError`."""
        if not present:
            raise InputError([kinds.UNFIT_SOURCE.at(f"sumber data {self.name}", what=what)])

    def notes_until(self, tahun: int) -> tuple[str, ...]:
        """Notes on the source that were true by a year."""
        return tuple(text for first, text in self.notes if first <= tahun)


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def read_source(d: dict) -> Source:
    columns = []
    for f in d["schema"]["fields"]:
        if f["name"] == EDITION:
            continue
        c, size = f.get("constraints", {}), f.get("wajar", {})
        columns.append(
            Column(
                f["name"],
                f["title"],
                f["type"],
                f.get("satuan", ""),
                f.get("pribadi", False),
                f.get("kamus", ""),
                c.get("required", False),
                _decimal(c.get("minimum")),
                _decimal(c.get("maximum")),
                c.get("pattern", ""),
                tuple(map(str, c.get("enum", ()))),
                size.get("perubahan_paling_banyak"),
                size.get("bagian_dari", ""),
                size.get("dikecualikan", ""),
                f.get("mengenali", False),
            )
        )
    return Source(
        d["name"],
        d["title"],
        d["path"],
        d["dialect"]["delimiter"],
        tuple(columns),
        tuple(d["schema"]["primaryKey"]),
        tuple(d["schema"].get("foreignKeys", ())),
        tuple(d.get("turunan", ())),
        {k: v for k, v in d.get("sumber", {}).items() if k != "dokumen_tahunan"},
        d.get("semua_tahun", False),
        tuple((c["mulai"], c["teks"]) for c in d.get("catatan", ())),
        d.get("tahun_baru", ""),
        d.get("sumber", {}).get("dokumen_tahunan", ""),
    )
