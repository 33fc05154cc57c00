"""What was the money planned and spent for?

Only the leaves (subkegiatan, lowest accounts) are data; every sum, percentage
and remainder is computed here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from .capaian import penyerapan

JENJANG = ("program", "kegiatan", "subkegiatan")
TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Pos:
    """One line of a budget: `pagu_rp` planned and `realisasi_rp` spent, in rupiah.

    >>> p = Pos("P1", "Program", "program", 6823487400, 6125771109)
    >>> p.sisa_rp, p.penyerapan
    (697716291, Decimal('89.77'))
    """

    kode: str
    nama: str
    jenjang: str
    pagu_rp: int
    realisasi_rp: int

    @property
    def sisa_rp(self) -> int:
        """Unspent budget, rupiah: pagu − realisasi."""
        return self.pagu_rp - self.realisasi_rp

    @property
    def lebih_rp(self) -> int:
        """Realisasi above (or, negative, below) the budget, rupiah."""
        return self.realisasi_rp - self.pagu_rp

    @property
    def penyerapan(self) -> Decimal | None:
        """Absorption, per cent; None when the budget is zero."""
        return penyerapan(self.realisasi_rp, self.pagu_rp).persen


def gabung(pos: Iterable[Pos], kode: str = TOTAL, nama: str = "Total", jenjang: str = TOTAL) -> Pos:
    """Add budget lines: the percentage of the sum, never a mean of percentages.

    >>> gabung([Pos("a", "", "", 100, 50), Pos("b", "", "", 300, 300)]).penyerapan
    Decimal('87.50')
    """
    pos = list(pos)
    return Pos(kode, nama, jenjang, sum(p.pagu_rp for p in pos), sum(p.realisasi_rp for p in pos))


def _leluhur(kode: str, pemisah: str = ".") -> list[str]:
    bagian = kode.split(pemisah)
    return [pemisah.join(bagian[:n]) for n in range(1, len(bagian) + 1)]


def susun_pohon(program: pd.DataFrame, anggaran: pd.DataFrame) -> dict[str, Pos]:
    """The programme tree of one year, every level summed from its leaves.

    `program` has kode and nama of all levels in printed order; `anggaran` kode,
    pagu_rp and realisasi_rp of the leaves. Returns code → `Pos`, in that order.
    """
    pagu: dict[str, int] = {}
    realisasi: dict[str, int] = {}
    for kode, p, r in zip(anggaran["kode"], anggaran["pagu_rp"], anggaran["realisasi_rp"], strict=True):
        for atas in _leluhur(kode):
            pagu[atas] = pagu.get(atas, 0) + p
            realisasi[atas] = realisasi.get(atas, 0) + r
    return {
        kode: Pos(kode, nama, JENJANG[kode.count(".")], pagu[kode], realisasi[kode])
        for kode, nama in zip(program["kode"], program["nama"], strict=True)
        if kode in pagu
    }


def susun_belanja(rekening: pd.DataFrame, belanja: pd.DataFrame) -> dict[str, Pos]:
    """Revenue and expenditure of one year by account, every level summed."""
    nama = dict(zip(rekening["kode"], rekening["uraian"], strict=True))
    jumlah: dict[str, list[int]] = {}
    for kode, a, r in zip(belanja["rekening"], belanja["anggaran_rp"], belanja["realisasi_rp"], strict=True):
        for atas in _leluhur(kode):
            j = jumlah.setdefault(atas, [0, 0])
            j[0] += a
            j[1] += r
    return {k: Pos(k, n, "rekening", *jumlah[k]) for k, n in nama.items() if k in jumlah}


def surplus(pohon: dict[str, Pos], *, pendapatan: str = "R4", belanja: str = "R5") -> Pos | None:
    """Surplus (or, negative, deficit): revenue − expenditure, rupiah."""
    if pendapatan not in pohon or belanja not in pohon:
        return None
    p, b = pohon[pendapatan], pohon[belanja]
    return Pos("surplus", "Surplus/(Defisit)", "jumlah", p.pagu_rp - b.pagu_rp, p.realisasi_rp - b.realisasi_rp)
