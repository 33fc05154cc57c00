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
from typing import Any

from ..facts.text_files import write_text
from ..language.borders import CSV_RULE, csv_text
from ..views.grid import Kolom, Tabel
from .packed import REASON, REASON_TITLE, Numbered, bare_value, has_gaps, row_reasons
from .results import RESULTS, to_json
from .workbook import workbook_name, write_workbook

FOLDER = "tabel"
PACKAGE = "datapackage.json"
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
    write = csv.writer(out, delimiter=";", lineterminator="\n")
    gaps = has_gaps(t)
    write.writerow([csv_text(k.kunci) for k in t.kolom] + [REASON] * gaps)
    write.writerows([*map(_text, b)] + [csv_text(row_reasons(t, b))] * gaps for b in t.baris)
    return out.getvalue()


def column_type(kind: str, values: Iterable[Any]) -> str:
    """Type of a column in a data package: by its values, by its kind when it has none.

    >>> column_type("bulat", [7, Decimal("3.33")]), column_type("desimal", [Decimal(2), "BB"])
    ('number', 'string')
    """
    present = {type(v) for v in values if v is not None}
    if not present:
        return _TYPES[kind]
    if present == {int}:
        return "integer"
    if present <= {int, Decimal}:
        return "number"
    return "date" if present == {date} else "string"


def _field(k: Kolom, values: list[Any]) -> dict[str, Any]:
    type_ = column_type(k.jenis, values)
    fields: dict[str, Any] = {"name": k.kunci, "title": k.judul, "type": type_}
    if type_ == "number":
        fields["decimalChar"] = ","
    if type_ == "string" and any(isinstance(v, int | Decimal) for v in values):
        fields["description"] = "Bilangan dengan koma desimal, atau kata apabila nilainya bukan bilangan."
    return fields


def _resource(number: str, t: Tabel, content: bytes) -> dict[str, Any]:
    """Description of one CSV file in the data package."""
    fields = [_field(k, [bare_value(b[j]) for b in t.baris]) for j, k in enumerate(t.kolom)]
    if has_gaps(t):
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
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ";", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {"fields": fields, "missingValues": [""]},
        **({"sources": [{"title": t.sumber}]} if t.sumber else {}),
    }


def write_open_data(folder: Path, table: Numbered, laporan: dict[str, Any]) -> None:
    """Write all open data of a report into a folder of its site."""
    folder.mkdir(exist_ok=True)
    resources = []
    for number, t in table:
        content = to_csv(t).encode("utf-8-sig")
        (folder / f"{t.label}.csv").write_bytes(content)
        resources.append(_resource(number, t, content))
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
