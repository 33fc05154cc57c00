"""What values does a table of the built pages hold, before they are written?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ..views.grid import Kolom, Kosong, Tabel, Tertulis
from ..views.whole import LaidRows

REASON = "alasan_kosong"
REASON_TITLE = "Alasan tidak tersedia"

Numbered = Sequence[tuple[str, Tabel]]


def _cell(content: Any) -> Any:
    if not isinstance(content, dict):
        return content
    if "alasan" in content:
        return Kosong(content["alasan"])
    if "tanggal" in content:
        return date.fromisoformat(content["tanggal"])
    value = Decimal(content["desimal"])
    return Tertulis(value, content["akhiran"]) if content.get("akhiran") else value


class Rows(LaidRows):
    """Rows of a long table as cells of a table."""

    def __iter__(self) -> Iterator[tuple]:
        return (tuple(map(_cell, row)) for row in super().__iter__())


def _rows_and_levels(d: dict[str, Any], laid: Path | None) -> tuple[Any, tuple[str, ...]]:
    if "baris" in d:
        return tuple(tuple(map(_cell, b)) for b in d["baris"]), tuple(d["tingkat"])
    levels = ["isi"] * d["banyak"]
    for n, kind in d["tingkat"]:
        levels[n] = kind
    return Rows(laid / f"{d['label']}.pickle", d["banyak"]), tuple(levels)


def unpack(d: dict[str, Any], laid: Path | None = None) -> Tabel:
    """The table that `grid.pack` has packed; a `Tertulis` keeps only its unit as text.

    The rows of a long table are read from the folder `laid` each time they are gone through.

    >>> from lkjip.views.grid import pack
    >>> t = Tabel("t", "T", (Kolom("a", "A"), Kolom("b", "B")), ((Decimal("2.80"), Kosong("belum ada")),))
    >>> unpack(pack(t)).baris
    ((Decimal('2.80'), Kosong(alasan='belum ada')),)
    """
    rows, levels = _rows_and_levels(d, laid)
    return Tabel(
        d["label"],
        d["judul"],
        tuple(Kolom(**k) for k in d["kolom"]),
        rows,
        levels,
        d["sumber"],
        tuple(d["catatan"]),
    )


def bare_value(cell: Any) -> Any:
    """The bare value of a cell: int, Decimal, date, text, or None."""
    if isinstance(cell, Tertulis):
        return cell.nilai
    return None if isinstance(cell, Kosong) else cell


def has_gaps(t: Tabel) -> bool:
    return any(isinstance(v, Kosong) for b in t.baris for v in b)


def row_reasons(t: Tabel, row: tuple) -> str:
    """Why cells of a row are empty, each with the name of its column."""
    pairs = zip(t.kolom, row, strict=True)
    return "; ".join(f"{k.kunci}: {v.alasan}" for k, v in pairs if isinstance(v, Kosong))
