"""What does an analysis compute from two figures: share, growth, ratio, contribution, gap to a target, break in a series?

The functions bear the names by which narratives call them. Results are Decimals that were not rounded to what is
printed: `angka` and `persen` round, once and last. What cannot be computed raises `NotAvailable` with the reason;
a missing figure is never taken for zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal, localcontext

from ..findings import InputError, NotAvailable, kinds
from ..language.numbers import QUOTIENT, Number, angka
from .hasil import Hasil

HUNDRED = 100


def _quotient(top: Number, bottom: Number, times: Number, reason: str) -> Decimal:
    if bottom == 0:
        raise NotAvailable(reason)
    with localcontext(prec=60):
        return (Decimal(top) * times / Decimal(bottom)).quantize(QUOTIENT)


def _share(part: Number, whole: Number, function: str, order: str, reason: str) -> Decimal:
    if 0 < whole < part:
        value, cure = f"{angka(part)} dari {angka(whole)}", f"periksa urutannya: {function}({order})"
        expected = "bagian yang tidak lebih besar daripada keseluruhannya"
        raise InputError([kinds.NOT_WRITABLE.at(function, value=value, expected=expected, cure=cure)])
    return _quotient(part, whole, HUNDRED, reason)


def bagian(sebagian: Number, dari: Number) -> Decimal:
    """Share of a part in a whole, per cent: sebagian / dari × 100; both in the same unit.

    A part that is more than the whole raises `InputError`: the two were confused, or one of them is wrong.

    >>> from lkjip.language.numbers import persen
    >>> persen(bagian(83, 147)), persen(bagian(1, 8), 0)
    ('56,46%', '13%')
    >>> bagian(3, 0)
    Traceback (most recent call last):
    lkjip.findings.NotAvailable: bagian tidak dapat dihitung karena jumlah keseluruhannya nol
    >>> bagian(147, 83)
    Traceback (most recent call last):
    lkjip.findings.InputError: bagian: ditemukan 147 dari 83; seharusnya bagian yang tidak lebih besar daripada keseluruhannya; periksa urutannya: bagian(sebagian, dari). [N402]
    """
    return _share(
        sebagian, dari, "bagian", "sebagian, dari", "bagian tidak dapat dihitung karena jumlah keseluruhannya nol"
    )


def konversi(menjadi: Number, dari: Number) -> Decimal:
    """How many of those who entered came out as what was wanted, per cent: menjadi / dari × 100.

    More than those who entered raises `InputError`, as in `bagian`.

    >>> from lkjip.language.numbers import persen
    >>> persen(konversi(42, 60), 0), persen(konversi(48, 104), 0)
    ('70%', '46%')
    """
    return _share(menjadi, dari, "konversi", "menjadi, dari", "konversi tidak dapat dihitung karena jumlah asalnya nol")


def rasio(a: Number, b: Number, *, per: Number = 1) -> Decimal:
    """One figure per so many of another: a / b × per.

    >>> from lkjip.language.numbers import angka
    >>> angka(rasio(6, 800, per=100))
    '0,75'
    """
    return _quotient(a, b, per, "rasio tidak dapat dihitung karena pembaginya nol")


def pertumbuhan(kini: Number, dulu: Number) -> Decimal:
    """Growth of a series, per cent: (kini − dulu) / dulu × 100; negative where it fell.

    Growth from zero, or from a negative value, has no meaning and raises `NotAvailable`.

    >>> from lkjip.language.numbers import persen
    >>> persen(pertumbuhan(104, 60)), persen(pertumbuhan(48, 60))
    ('73,33%', '-20,00%')
    """
    if dulu < 0:
        raise NotAvailable("pertumbuhan tidak dapat dihitung karena nilai pembandingnya negatif")
    return _quotient(kini - dulu, dulu, HUNDRED, "pertumbuhan tidak dapat dihitung karena nilai pembandingnya nol")


def sumbangan(bagian_kini: Number, bagian_dulu: Number, jumlah_kini: Number, jumlah_dulu: Number) -> Decimal:
    """Contribution of a part to the change of the whole, per cent: (change of the part) / (change of the whole) × 100.

    All four in the same unit. Negative where the part moved against the whole.

    >>> from lkjip.language.numbers import persen
    >>> persen(sumbangan(61, 45, 140, 128))
    '133,33%'
    """
    change = jumlah_kini - jumlah_dulu
    return _quotient(
        bagian_kini - bagian_dulu, change, HUNDRED, "sumbangan tidak dapat dihitung karena jumlahnya tidak berubah"
    )


def jumlah(nilai: Number, *lain: Number) -> Number:
    """Sum of figures in the same unit.

    >>> jumlah(76, 7)
    83
    """
    return sum(lain, nilai)


def _measured(h: Hasil) -> tuple[Decimal, Decimal]:
    """Realisasi and target as numbers; raises `NotAvailable` where one is missing or a letter."""
    for name, value in (("realisasi", h.realisasi), ("target", h.target)):
        if value is None:
            raise NotAvailable(f"{name} {h.indikator.nama} tahun {h.tahun} tidak tersedia dalam sumber")
        if isinstance(value, str):
            raise NotAvailable(f"{name} {h.indikator.nama} berupa predikat, bukan bilangan")
    return h.realisasi, h.target


def kurang_dari_target(h: Hasil, bounds: Mapping[str, Decimal] | None = None) -> Decimal:
    """How far the realisasi is from its target, in the indicator's unit; 0 when the target was met.

    Of an indicator whose value is a letter it is the distance of its score from the lower bound (`bounds`) of the
    letter that was aimed at. Lower is better: the realisasi above the target.
    """
    if h.skor is not None and bounds and h.target in bounds:
        return max(bounds[h.target] - h.skor, Decimal(0)) if not h.tercapai else Decimal(0)
    realisasi, target = _measured(h)
    gap = realisasi - target if h.indikator.polaritas == "negatif" else target - realisasi
    return max(gap, Decimal(0))


def _shares(h: Hasil) -> tuple[Number, Number]:
    """Numerator and denominator of an indicator that is a ratio."""
    if h.indikator.rumus.jenis != "rasio":
        raise NotAvailable(f"kebutuhan {h.indikator.nama} tidak dapat dihitung karena rumusnya bukan rasio")
    _measured(h)
    if "pembilang" not in h.masukan:
        raise NotAvailable(
            f"kebutuhan {h.indikator.nama} tahun {h.tahun} tidak dapat dihitung karena data dasarnya tidak tersedia atau berjumlah nol"
        )
    return sum(h.masukan["pembilang"]), sum(h.masukan["penyebut"])


def kebutuhan(h: Hasil) -> int:
    """The numerator that would have met the target with this year's denominator, whole units; for a ratio.

    The smallest whole number whose share, rounded as the realisasi is, reaches the target; where lower is better,
    the largest that keeps it.
    """
    _, bottom = _shares(h)
    half = Decimal(5).scaleb(-h.indikator.desimal - 1)
    with localcontext(prec=60):
        if h.indikator.polaritas == "negatif":
            return max(int(((h.target + half) * bottom / HUNDRED).to_integral_value(ROUND_CEILING)) - 1, 0)
        return max(int(((h.target - half) * bottom / HUNDRED).to_integral_value(ROUND_CEILING)), 0)


def kekurangan(h: Hasil) -> int:
    """How many units the numerator was short of its target (`kebutuhan`); 0 when it was met. Lower is better: too many."""
    top, _ = _shares(h)
    needed = kebutuhan(h)
    return max(int(top - needed if h.indikator.polaritas == "negatif" else needed - top), 0)


@dataclass(frozen=True, slots=True)
class Patahan:
    """The largest break of a series between two years that follow each other: `sebelum` and `sesudah` in its unit."""

    tahun: int
    tahun_sebelum: int
    sebelum: Number
    sesudah: Number

    @property
    def selisih(self) -> Number:
        """Size of the break, without sign."""
        return abs(self.sesudah - self.sebelum)


def patahan(series: Mapping[int, Number], what: str) -> Patahan:
    """The largest change, in the unit of the series, between two years that follow each other; the earlier of equals.

    >>> patahan({2021: 98, 2022: 78, 2023: 79}, "proporsi")
    Patahan(tahun=2022, tahun_sebelum=2021, sebelum=98, sesudah=78)
    """
    pairs = [Patahan(t, t - 1, series[t - 1], series[t]) for t in sorted(series) if t - 1 in series]
    if not pairs:
        raise NotAvailable(f"patahan {what} tidak dapat ditentukan karena deretnya kurang dari dua tahun berurutan")
    largest = max(pairs, key=lambda p: p.selisih)
    if not largest.selisih:
        raise NotAvailable(f"patahan {what} tidak ada karena nilainya tidak berubah")
    return largest


def peringkat(values: Mapping[str, Number], name: str) -> int:
    """Rank of one among several, from 1 for the highest; equals share the better rank.

    >>> peringkat({"KUD": 5, "KSU": 9, "Kopkar": 5}, "Kopkar")
    2
    """
    return 1 + sum(v > values[name] for v in values.values())


def tercapai(h: Hasil) -> bool:
    """Whether the target was met; `NotAvailable` when that cannot be said."""
    if h.tercapai is None:
        raise NotAvailable(f"ketercapaian {h.indikator.nama} tahun {h.tahun} tidak dapat dinilai: {h.alasan}")
    return h.tercapai
