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

from ..views.grid import Kolom, Tabel
from .packed import ALASAN, JUDUL_ALASAN, Bernomor, alasan_baris, berlubang, nilai_sel
from .results import LAPORAN, ke_json
from .workbook import nama_buku, tulis_buku

FOLDER = "tabel"
PAKET = "datapackage.json"
_TIPE = {"bulat": "integer", "desimal": "number", "rupiah": "number", "selisih": "number", "persen": "number"}
_TIPE |= {"tanggal": "date", "teks": "string"}


def _teks(sel: Any) -> str:
    nilai = nilai_sel(sel)
    if nilai is None:
        return ""
    return f"{nilai:f}".replace(".", ",") if isinstance(nilai, Decimal) else str(nilai)


def ke_csv(t: Tabel) -> str:
    """The table as text: decimal comma, `;` between columns, empty where nothing is known.

    A last column tells why, in tables that have such cells.

    >>> from lkjip.views.grid import Kosong
    >>> t = Tabel("t", "T", (Kolom("a", "A"), Kolom("b", "B")), ((Decimal("2.80"), Kosong("belum ada")),))
    >>> print(ke_csv(t), end="")
    a;b;alasan_kosong
    2,80;;b: belum ada
    """
    keluar = io.StringIO()
    tulis = csv.writer(keluar, delimiter=";", lineterminator="\n")
    lubang = berlubang(t)
    tulis.writerow([k.kunci for k in t.kolom] + [ALASAN] * lubang)
    tulis.writerows([*map(_teks, b)] + [alasan_baris(t, b)] * lubang for b in t.baris)
    return keluar.getvalue()


def tipe_kolom(jenis: str, nilai: Iterable[Any]) -> str:
    """Type of a column in a data package: by its values, by its kind when it has none.

    >>> tipe_kolom("bulat", [7, Decimal("3.33")]), tipe_kolom("desimal", [Decimal(2), "BB"])
    ('number', 'string')
    """
    ada = {type(v) for v in nilai if v is not None}
    if not ada:
        return _TIPE[jenis]
    if ada == {int}:
        return "integer"
    if ada <= {int, Decimal}:
        return "number"
    return "date" if ada == {date} else "string"


def _lajur(k: Kolom, nilai: list[Any]) -> dict[str, Any]:
    tipe = tipe_kolom(k.jenis, nilai)
    lajur: dict[str, Any] = {"name": k.kunci, "title": k.judul, "type": tipe}
    if tipe == "number":
        lajur["decimalChar"] = ","
    if tipe == "string" and any(isinstance(v, int | Decimal) for v in nilai):
        lajur["description"] = "Bilangan dengan koma desimal, atau kata apabila nilainya bukan bilangan."
    return lajur


def _sumber_daya(nomor: str, t: Tabel, isi: bytes) -> dict[str, Any]:
    """Description of one CSV file in the data package."""
    lajur = [_lajur(k, [nilai_sel(b[j]) for b in t.baris]) for j, k in enumerate(t.kolom)]
    if berlubang(t):
        lajur.append({"name": ALASAN, "title": JUDUL_ALASAN, "type": "string"})
    return {
        "name": t.label,
        "title": f"{nomor}. {t.judul}",
        **({"description": " ".join(t.catatan)} if t.catatan else {}),
        "path": f"{t.label}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(isi),
        "hash": f"sha256:{hashlib.sha256(isi).hexdigest()}",
        "dialect": {"delimiter": ";", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {"fields": lajur, "missingValues": [""]},
        **({"sources": [{"title": t.sumber}]} if t.sumber else {}),
    }


def tulis(folder: Path, tabel: Bernomor, laporan: dict[str, Any]) -> None:
    """Write all open data of a report into a folder of its site."""
    folder.mkdir(exist_ok=True)
    daya = []
    for nomor, t in tabel:
        isi = ke_csv(t).encode("utf-8-sig")
        (folder / f"{t.label}.csv").write_bytes(isi)
        daya.append(_sumber_daya(nomor, t, isi))
    paket = {k: v for k, v in laporan.items() if k in ("name", "title", "description", "licenses", "sources") and v}
    paket |= {
        "profile": "tabular-data-package",
        "contributors": [{"title": laporan["penerbit"], "role": "publisher"}],
        "resources": daya,
    }
    (folder / PAKET).write_text(ke_json(paket), encoding="utf-8")
    (folder / LAPORAN).write_text(ke_json(laporan), encoding="utf-8")
    tulis_buku(folder / nama_buku(laporan["tahun"]), tabel, laporan)
