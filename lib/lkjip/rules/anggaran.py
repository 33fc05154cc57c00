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


def combine(pos: Iterable[Pos], kode: str = TOTAL, name: str = "Total", jenjang: str = TOTAL) -> Pos:
    """Add budget lines: the percentage of the sum, never a mean of percentages.

    >>> combine([Pos("a", "", "", 100, 50), Pos("b", "", "", 300, 300)]).penyerapan
    Decimal('87.50')
    """
    pos = list(pos)
    return Pos(kode, name, jenjang, sum(p.pagu_rp for p in pos), sum(p.realisasi_rp for p in pos))


def _ancestors(kode: str, delimiter: str = ".") -> list[str]:
    part = kode.split(delimiter)
    return [delimiter.join(part[:n]) for n in range(1, len(part) + 1)]


def build_tree(program: pd.DataFrame, anggaran: pd.DataFrame) -> dict[str, Pos]:
    """The programme tree of one year, every level summed from its leaves.

    `program` has kode and nama of all levels in printed order; `anggaran` kode,
    pagu_rp and realisasi_rp of the leaves. Returns code → `Pos`, in that order.
    """
    pagu: dict[str, int] = {}
    realisasi: dict[str, int] = {}
    for kode, p, r in zip(anggaran["kode"], anggaran["pagu_rp"], anggaran["realisasi_rp"], strict=True):
        for top in _ancestors(kode):
            pagu[top] = pagu.get(top, 0) + p
            realisasi[top] = realisasi.get(top, 0) + r
    return {
        kode: Pos(kode, name, JENJANG[kode.count(".")], pagu[kode], realisasi[kode])
        for kode, name in zip(program["kode"], program["nama"], strict=True)
        if kode in pagu
    }


def build_accounts(rekening: pd.DataFrame, belanja: pd.DataFrame) -> dict[str, Pos]:
    """Revenue and expenditure of one year by account, every level summed."""
    names = dict(zip(rekening["kode"], rekening["uraian"], strict=True))
    jumlah: dict[str, list[int]] = {}
    for kode, a, r in zip(belanja["rekening"], belanja["anggaran_rp"], belanja["realisasi_rp"], strict=True):
        for top in _ancestors(kode):
            j = jumlah.setdefault(top, [0, 0])
            j[0] += a
            j[1] += r
    return {k: Pos(k, n, "rekening", *jumlah[k]) for k, n in names.items() if k in jumlah}


def surplus(tree: dict[str, Pos], *, pendapatan: str = "R4", belanja: str = "R5") -> Pos | None:
    """Surplus (or, negative, deficit): revenue − expenditure, rupiah."""
    if pendapatan not in tree or belanja not in tree:
        return None
    p, b = tree[pendapatan], tree[belanja]
    return Pos("surplus", "Surplus/(Defisit)", "jumlah", p.pagu_rp - b.pagu_rp, p.realisasi_rp - b.realisasi_rp)
