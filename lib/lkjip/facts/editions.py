"""Which value of a fact did the report of a year know?

A fact that is changed later is not overwritten: its new value is a row of its own
with the column `edisi`, the report year that printed it first. A row without it is
known from the start. The report of a year sees, of each key, the newest edition up
to that year, and no fact later than itself: so an earlier report stays what it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from .catalogue import Periode
from .description import EDISI, Sumber
from .package import Paket

MULAI = "mulai"


def menurut_edisi(tabel: pd.DataFrame, kunci: tuple[str, ...], edisi: int | None) -> pd.DataFrame:
    """Of each key the row of the newest edition up to `edisi`, at the place of its first row.

    None: only what was known from the start.
    """
    if EDISI not in tabel:
        return tabel
    terpilih: dict[tuple, tuple[int, int]] = {}
    for baris, *k, e in tabel[[*kunci, EDISI]].itertuples():
        if e is not None and (edisi is None or e > edisi):
            continue
        terpilih[tuple(k)] = max(terpilih.get(tuple(k), (0, 0)), (e or 0, baris))
    return tabel.loc[[baris for _, baris in terpilih.values()]]


def pandangan(paket: Paket) -> Iterator[Paket]:
    """The package as it was from the start, then as of each edition: every one must be sound."""
    edisi = {e for t in paket.tabel.values() if EDISI in t for e in t[EDISI] if e is not None}
    for e in (None, *sorted(edisi)):
        yield replace(paket, tabel={n: menurut_edisi(t, paket.sumber[n].kunci, e) for n, t in paket.tabel.items()})


def _rencana(tabel: pd.DataFrame, tahun: int, periode: Periode | None) -> pd.DataFrame:
    """Plans that were in force: those of earlier years, and the rest of the running period's."""
    lanjut = tabel["tahun"] <= tahun
    if periode:
        lanjut |= (tabel["dokumen"] == periode.dokumen_target) & (tabel["tahun"] <= periode.akhir)
    return tabel[lanjut]


def sampai_tahun(paket: Paket, tahun: int, periode: Periode | None = None) -> Paket:
    """The package as the report of a year knows it; `periode` is the planning period then in force.

    Because every calculation of a report starts from this view, a later fact
    cannot leak into the report of an earlier year.
    """

    def tampak(sumber: Sumber, t: pd.DataFrame) -> pd.DataFrame:
        t = menurut_edisi(t, sumber.kunci, tahun)
        if MULAI in t:
            t = t[t[MULAI] <= tahun]
        if "tahun" not in t:
            return t
        return _rencana(t, tahun, periode) if sumber.semua_tahun else t[t["tahun"] <= tahun]

    sumber = paket.sumber
    if tahun in paket.persiapan:
        sumber = {n: s.asal_tahun(tahun) for n, s in sumber.items()}
    return replace(paket, sumber=sumber, tabel={n: tampak(paket.sumber[n], t) for n, t in paket.tabel.items()})


@dataclass(frozen=True, slots=True)
class Revisi:
    """One cell that a later edition changed; `semula` is None for a row that it added."""

    sumber: str
    kunci: tuple[tuple[str, Any], ...]
    kolom: str
    semula: Any
    menjadi: Any
    edisi: int


def revisi(paket: Paket, tahun: int) -> list[Revisi]:
    """Every change that editions up to `tahun` made, in the order of sources, keys and editions.

    `paket` is the package as it was read, with all editions.
    """
    hasil = []
    for nama, t in paket.tabel.items():
        if EDISI not in t:
            continue
        sumber, lama = paket.sumber[nama], {}
        t = t[[e is None or e <= tahun for e in t[EDISI]]]
        for _, b in t.iloc[sorted(range(len(t)), key=lambda n: t[EDISI].iloc[n] or 0)].iterrows():
            kunci = tuple((k, b[k]) for k in sumber.kunci)
            semula, lama[kunci] = lama.get(kunci), b
            if b[EDISI] is None:
                continue
            for k in sumber.kolom:
                sebelum = None if semula is None else semula[k.nama]
                if k.nama not in sumber.kunci and b[k.nama] != sebelum:
                    hasil.append(Revisi(nama, kunci, k.nama, sebelum, b[k.nama], b[EDISI]))
    return hasil
