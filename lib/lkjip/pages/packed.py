"""What values does a table of the built pages hold, before they are written?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from ..views.grid import Kolom, Kosong, Tabel, Tertulis

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


def unpack(d: dict[str, Any]) -> Tabel:
    """The table that `grid.kemas` has packed; a `Tertulis` keeps only its unit as text.

    >>> from lkjip.views.grid import pack
    >>> t = Tabel("t", "T", (Kolom("a", "A"), Kolom("b", "B")), ((Decimal("2.80"), Kosong("belum ada")),))
    >>> unpack(pack(t)).baris
    ((Decimal('2.80'), Kosong(alasan='belum ada')),)
    """
    return Tabel(
        d["label"],
        d["judul"],
        tuple(Kolom(**k) for k in d["kolom"]),
        tuple(tuple(map(_cell, b)) for b in d["baris"]),
        tuple(d["tingkat"]),
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
