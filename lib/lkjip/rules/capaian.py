"""How well was a target met, in per cent, and how is that called?

Formulas: the 2024 report, chapter III.A; the scale is
Permendagri 86/2017, the letters are the AKIP grades. Both scales are data
(`data/parameter`); no threshold stands in this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..facts.scales import Skala
from ..language.numbers import round_half_up

Nilai = Decimal | str | None


@dataclass(frozen=True, slots=True)
class Capaian:
    """Achievement in per cent, or the reason why there is none.

    Exactly one of `persen` (rounded to 2 decimals) and `alasan` is set.
    """

    persen: Decimal | None
    alasan: str = ""


POLARITAS = ("positif", "negatif")


def hitung_capaian(realisasi: Nilai, target: Nilai, *, polaritas: str = "positif") -> Capaian:
    """Achievement of a target in per cent, half-up to 2 decimals.

    positif: realisasi / target × 100
    negatif: (2 × target − realisasi) / target × 100

    `realisasi` and `target` are in the unit of the indicator, already rounded to
    its decimals. A missing value, a target of zero or a letter (predikat) is not
    computable and gives the reason; it is never zero. Not capped: above 100 and,
    for the negative formula, below 0 are possible.

    Source: 2024 report, chapter III.A (both formulas).

    >>> hitung_capaian(Decimal("3.72"), Decimal("2.80")).persen
    Decimal('132.86')
    >>> hitung_capaian(Decimal(6), Decimal(9), polaritas="negatif").persen
    Decimal('133.33')
    >>> hitung_capaian(Decimal(1), Decimal(0)).alasan
    'target bernilai nol'
    """
    if target is None:
        return Capaian(None, "target tidak tersedia dalam sumber")
    if realisasi is None:
        return Capaian(None, "realisasi tidak tersedia dalam sumber")
    if isinstance(target, str) or isinstance(realisasi, str):
        return Capaian(None, "target dan realisasi berupa predikat (huruf)")
    if target == 0:
        return Capaian(None, "target bernilai nol")
    if polaritas == "negatif":
        pembilang = 2 * target - realisasi
    elif polaritas == "positif":
        pembilang = realisasi
    else:
        raise ValueError(f"polaritas {polaritas!r}: harus 'positif' atau 'negatif'")
    return Capaian(round_half_up(100 * Decimal(pembilang) / Decimal(target)))


def penyerapan(realisasi_rp: int | None, pagu_rp: int | None) -> Capaian:
    """Absorption of a budget in per cent: Σ realisasi / Σ pagu × 100.

    >>> penyerapan(7770666999, 8823388740).persen
    Decimal('88.07')
    >>> penyerapan(0, 0).alasan
    'anggaran bernilai nol'
    """
    if pagu_rp is None or realisasi_rp is None:
        return Capaian(None, "anggaran atau realisasi tidak tersedia dalam sumber")
    if pagu_rp == 0:
        return Capaian(None, "anggaran bernilai nol")
    return Capaian(round_half_up(Decimal(100 * realisasi_rp) / Decimal(pagu_rp)))


def name_step(value: Decimal, skala: Skala) -> str:
    """Name of the step of `skala` in which `value` lies.

    The value is first held within `terbawah` and `teratas` where the scale
    declares them (the report counts above 100 as 100 and below 0 as 0).

    >>> from lkjip.facts.scales import Jenjang
    >>> s = Skala(2017, None, "", False, (Jenjang("Tinggi", Decimal(76)), Jenjang("Rendah", Decimal(0))))
    >>> name_step(Decimal("75.99"), s), name_step(Decimal("76"), s)
    ('Rendah', 'Tinggi')
    """
    if skala.teratas is not None:
        value = min(value, skala.teratas)
    if skala.terbawah is not None:
        value = max(value, skala.terbawah)
    for jenjang in skala.jenjang[:-1]:
        if value > jenjang.batas or (value == jenjang.batas and not skala.ketat):
            return jenjang.nama
    return skala.jenjang[-1].nama


def nilai_efisiensi(
    capaian: Decimal | None, realisasi_rp: int, pagu_rp: int, *, full: Decimal
) -> tuple[bool | None, str]:
    """Whether an achievement was reached efficiently; None with the reason when not rated.

    Efficient: capaian ≥ penuh with absorption < penuh, or capaian (at most penuh)
    ≥ absorption. All in per cent. No formula is fixed by the regulation.

    >>> nilai_efisiensi(Decimal("80.19"), 61, 100, full=Decimal(100))
    (True, '')
    >>> nilai_efisiensi(Decimal("0.91"), 81, 100, full=Decimal(100))
    (False, '')
    >>> nilai_efisiensi(None, 81, 100, full=Decimal(100))
    (None, 'capaian tidak dapat dihitung')
    """
    absorbed = penyerapan(realisasi_rp, pagu_rp)
    if capaian is None:
        return None, "capaian tidak dapat dihitung"
    if absorbed.persen is None:
        return None, absorbed.alasan
    if realisasi_rp == 0:
        return None, "tidak ada anggaran yang terpakai"
    tercapai = capaian >= full and absorbed.persen < full
    return tercapai or min(capaian, full) >= absorbed.persen, ""


def rata_rata(capaian: Sequence[Decimal | None]) -> tuple[Decimal | None, int]:
    """Mean of the computable achievements, per cent, and how many it covers.

    >>> rata_rata([Decimal("80.19"), Decimal("0.91"), None])
    (Decimal('40.55'), 2)
    """
    present = [c for c in capaian if c is not None]
    return (round_half_up(sum(present) / len(present)) if present else None), len(present)
