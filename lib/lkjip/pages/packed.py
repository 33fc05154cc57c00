"""What values does a table of the built pages hold, before they are written?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from ..views.grid import Kolom, Kosong, Tabel, Tertulis

ALASAN = "alasan_kosong"
JUDUL_ALASAN = "Alasan tidak tersedia"

Bernomor = Sequence[tuple[str, Tabel]]


def _sel(isi: Any) -> Any:
    if not isinstance(isi, dict):
        return isi
    if "alasan" in isi:
        return Kosong(isi["alasan"])
    if "tanggal" in isi:
        return date.fromisoformat(isi["tanggal"])
    nilai = Decimal(isi["desimal"])
    return Tertulis(nilai, isi["akhiran"]) if isi.get("akhiran") else nilai


def bongkar(d: dict[str, Any]) -> Tabel:
    """The table that `grid.kemas` has packed; a `Tertulis` keeps only its unit as text.

    >>> from lkjip.views.grid import kemas
    >>> t = Tabel("t", "T", (Kolom("a", "A"), Kolom("b", "B")), ((Decimal("2.80"), Kosong("belum ada")),))
    >>> bongkar(kemas(t)).baris
    ((Decimal('2.80'), Kosong(alasan='belum ada')),)
    """
    return Tabel(
        d["label"],
        d["judul"],
        tuple(Kolom(**k) for k in d["kolom"]),
        tuple(tuple(map(_sel, b)) for b in d["baris"]),
        tuple(d["tingkat"]),
        d["sumber"],
        tuple(d["catatan"]),
    )


def nilai_sel(sel: Any) -> Any:
    """The bare value of a cell: int, Decimal, date, text, or None."""
    if isinstance(sel, Tertulis):
        return sel.nilai
    return None if isinstance(sel, Kosong) else sel


def berlubang(t: Tabel) -> bool:
    return any(isinstance(v, Kosong) for b in t.baris for v in b)


def alasan_baris(t: Tabel, baris: tuple) -> str:
    """Why cells of a row are empty, each with the name of its column."""
    pasang = zip(t.kolom, baris, strict=True)
    return "; ".join(f"{k.kunci}: {v.alasan}" for k, v in pasang if isinstance(v, Kosong))
