"""How does anyone else get the figures of a report: as CSV, Excel and JSON?

All of it stands in one folder of the site: a CSV file a table, one workbook with
all tables, `laporan.json` with every result, and `datapackage.json`, which
describes the CSV files (Frictionless Data Package). Values are numbers and dates,
never their written form; a value that is not there is empty, with its reason
beside it. The same report gives the same bytes.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import IO, Any, BinaryIO

from ..facts.text_files import write_text
from ..language.borders import CSV_RULE, csv_text
from ..views.grid import Kolom, Kosong, Tabel
from ..views.labels import PACKAGE, RESULTS, workbook_name
from .packed import REASON, REASON_TITLE, Numbered, bare_value, has_gaps, row_reasons
from .results import to_json
from .workbook import write_workbook

FOLDER = "tabel"
_TYPES = {"bulat": "integer", "desimal": "number", "rupiah": "number", "selisih": "number", "persen": "number"}
_TYPES |= {"tanggal": "date", "teks": "string"}


def _text(cell: Any) -> str:
    value = bare_value(cell)
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    return csv_text(value) if isinstance(value, str) else str(value)


def to_csv(t: Tabel) -> str:
    """The table as text: decimal comma, `;` between columns, empty where nothing is known.

    A last column tells why, in tables that have such cells. Texts that a spreadsheet would run are written as
    `borders.csv_text` says.

    >>> from lkjip.views.grid import Kosong
    >>> t = Tabel("t", "T", (Kolom("a", "A"), Kolom("b", "B")), ((Decimal("2.80"), Kosong("belum ada")),))
    >>> print(to_csv(t), end="")
    a;b;alasan_kosong
    2,80;;b: belum ada
    """
    out = io.StringIO()
    write_csv(out, t, gaps=has_gaps(t))
    return out.getvalue()


def write_csv(out: IO[str], t: Tabel, *, gaps: bool) -> None:
    """Write the table as text to an open file, row by row."""
    write = csv.writer(out, delimiter=";", lineterminator="\n")
    write.writerow([csv_text(k.kunci) for k in t.kolom] + [REASON] * gaps)
    write.writerows([*map(_text, b)] + [csv_text(row_reasons(t, b))] * gaps for b in t.baris)


class _Measured(io.RawIOBase):
    """Passes bytes on to a file, and knows how many there were and their SHA-256."""

    def __init__(self, file: BinaryIO):
        self.file, self.count, self.hash = file, 0, hashlib.sha256()

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        self.file.write(content)
        self.hash.update(content)
        self.count += len(content)
        return len(content)


def _write_table(file: Path, t: Tabel, *, gaps: bool) -> tuple[int, str]:
    """Write a table as CSV; its bytes and their SHA-256."""
    with file.open("wb") as target:
        measured = _Measured(target)
        out = io.TextIOWrapper(io.BufferedWriter(measured, 1 << 20), encoding="utf-8-sig", newline="")
        write_csv(out, t, gaps=gaps)
        out.flush()
        return measured.count, measured.hash.hexdigest()


def column_type(kind: str, values: Iterable[Any]) -> str:
    """Type of a column in a data package: by its values, by its kind when it has none.

    >>> column_type("bulat", [7, Decimal("3.33")]), column_type("desimal", [Decimal(2), "BB"])
    ('number', 'string')
    """
    return _type_of(kind, {type(v) for v in values if v is not None})


def _type_of(kind: str, present: set[type]) -> str:
    if not present:
        return _TYPES[kind]
    if present == {int}:
        return "integer"
    if present <= {int, Decimal}:
        return "number"
    return "date" if present == {date} else "string"


def _field(k: Kolom, present: set[type]) -> dict[str, Any]:
    type_ = _type_of(k.jenis, present)
    fields: dict[str, Any] = {"name": k.kunci, "title": k.judul, "type": type_}
    if type_ == "number":
        fields["decimalChar"] = ","
    if type_ == "string" and present & {int, Decimal}:
        fields["description"] = "Bilangan dengan koma desimal, atau kata apabila nilainya bukan bilangan."
    return fields


def _present(t: Tabel) -> tuple[list[set[type]], bool]:
    """Which types of values each column has, and whether some are missing; in one walk through the rows."""
    types: list[set[type]] = [set() for _ in t.kolom]
    gaps = False
    for row in t.baris:
        for found, cell in zip(types, row, strict=True):
            value = bare_value(cell)
            if value is not None:
                found.add(type(value))
            elif isinstance(cell, Kosong):
                gaps = True
    return types, gaps


def _resource(number: str, t: Tabel, folder: Path) -> dict[str, Any]:
    """Write one CSV file, and describe it as the data package does."""
    types, gaps = _present(t)
    size, sha256 = _write_table(folder / f"{t.label}.csv", t, gaps=gaps)
    fields = [_field(k, present) for k, present in zip(t.kolom, types, strict=True)]
    if gaps:
        fields.append({"name": REASON, "title": REASON_TITLE, "type": "string"})
    return {
        "name": t.label,
        "title": f"{number}. {t.judul}",
        **({"description": " ".join(t.catatan)} if t.catatan else {}),
        "path": f"{t.label}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{sha256}",
        "dialect": {"delimiter": ";", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {"fields": fields, "missingValues": [""]},
        **({"sources": [{"title": t.sumber}]} if t.sumber else {}),
    }


def write_open_data(folder: Path, table: Numbered, laporan: dict[str, Any]) -> None:
    """Write all open data of a report into a folder of its site."""
    folder.mkdir(exist_ok=True)
    resources = [_resource(number, t, folder) for number, t in table]
    package = {k: v for k, v in laporan.items() if k in ("name", "title", "description", "licenses", "sources") and v}
    package |= {
        "description": f"{laporan['description']} {CSV_RULE}",
        "profile": "tabular-data-package",
        "contributors": [{"title": laporan["penerbit"], "role": "publisher"}],
        "resources": resources,
    }
    write_text(folder / PACKAGE, to_json(package))
    write_text(folder / RESULTS, to_json(laporan))
    write_workbook(folder / workbook_name(laporan["tahun"]), table, laporan)
