"""What did each indicator reach in a year, was its target met, and if nothing can be said, why?

One `Hasil` per indicator and year: the only place from which tables, charts and
sentences take the figures of an indicator.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from ..facts.catalogue import Catalogue
from ..facts.indicators import Indikator, Masukan
from ..facts.package import Package
from ..facts.scales import valid_in
from ..facts.table import positions, sum_of
from ..language.numbers import Number, angka, persen, read_decimal, round_half_up
from .capaian import Nilai, hitung_capaian, name_step
from .rumus import pertumbuhan, rasio_persen

UNNAMED_UNITS = ("nilai", "skor", "indeks", "angka", "predikat")
"""Units that are another word for the number: nothing is written after it."""

COMPUTED, REPORTED, ABSENT = "dihitung", "dilaporkan", "tidak ada"


@dataclass(frozen=True, slots=True)
class Hasil:
    """Target, realisasi and achievement of one indicator in one year.

    `realisasi` and `target` are Decimals rounded to the indicator's decimals, a
    letter, or None. `capaian` and `capaian_akhir` (towards the last year of the
    planning period) are per cent or None, then `alasan` and `alasan_akhir` say
    why. `tercapai` says whether the target was met, for letters by their rank; None
    when that cannot be said. `asal` tells whether the realisasi was computed from data, reported as
    a result, or is absent. `indikator` is its definition of that year; where it was
    not part of the plan, `di_luar` says so and nothing else is known.
    """

    indikator: Indikator
    tahun: int
    target: Nilai
    realisasi: Nilai
    capaian: Decimal | None
    alasan: str
    interpretasi: str | None
    asal: str
    tercapai: bool | None
    catatan: str
    masukan: dict[str, tuple[Number, ...]]
    skor: Decimal | None
    tahun_akhir: int | None
    target_akhir: Nilai
    capaian_akhir: Decimal | None
    alasan_akhir: str
    target_lain: dict[str, Nilai]
    di_luar: str = ""

    def tulis(self, value: Nilai, *, satuan: bool = True) -> str | None:
        """Write a value of this indicator with its decimals and unit."""
        if value is None or isinstance(value, str):
            return value
        if not satuan:
            return angka(value, self.indikator.desimal)
        if self.indikator.satuan == "%":
            return persen(value, self.indikator.desimal)
        satuan = self.indikator.satuan
        return angka(value, self.indikator.desimal) + ("" if satuan in UNNAMED_UNITS else f" {satuan}")


def input_value(package: Package, m: Masukan, tahun: int) -> Number | None:
    """One input of a formula in one year: the sum of its column, or the row count.

    None when the source has no row of that year at all, or no value in them.
    """
    table = package.tables[m.data]
    rows = positions(table, tahun=tahun, equal=dict(m.saring))
    if m.cacah:
        return len(rows) or None
    return sum_of(table[m.kolom].to_numpy()[rows])


def _take(package: Package, masukan: tuple[Masukan, ...], tahun: int) -> tuple[Number, ...] | None:
    values = tuple(input_value(package, m, tahun) for m in masukan)
    return None if None in values else values


def hitung_realisasi(
    package: Package, catalogue: Catalogue, indikator: Indikator, tahun: int
) -> tuple[Nilai, dict[str, tuple[Number, ...]], Decimal | None]:
    """Realisasi of an indicator from its underlying data, with the inputs used.

    Returns (realisasi rounded half-up to the indicator's decimals, inputs by
    part of the formula, score behind a letter). The realisasi is None when an
    input of that year is missing.
    """
    r = indikator.rumus
    if r.jenis == "rasio":
        top, bottom = _take(package, r.pembilang, tahun), _take(package, r.penyebut, tahun)
        if top is None or bottom is None or (value := rasio_persen(top, bottom)) is None:
            return None, {}, None
        return round_half_up(value, indikator.desimal), {"pembilang": top, "penyebut": bottom}, None
    if r.jenis == "dilaporkan":
        return None, {}, None
    masukan = _take(package, r.nilai, tahun)
    if masukan is None:
        return None, {}, None
    if r.jenis == "pertumbuhan":
        previous = _take(package, r.nilai, tahun - 1)
        if previous is None or (value := pertumbuhan(masukan[0], previous[0])) is None:
            return None, {}, None
        return round_half_up(value, indikator.desimal), {"nilai": (masukan[0], previous[0])}, None
    if r.jenis == "predikat":
        skor, skala = Decimal(masukan[0]), valid_in(catalogue.skala[r.skala], tahun)
        return name_step(skor, skala) if skala else None, {"nilai": masukan}, skor
    value = sum(masukan) * (r.pengali if r.jenis == "perkalian" else 1)
    return round_half_up(value, indikator.desimal), {"nilai": masukan}, None


def read_value(text: str, indikator: Indikator) -> Nilai:
    """Read a target or reported realisasi: a letter, or a number in its decimals.

    Raises ValueError when it is neither.
    """
    if indikator.satuan == "predikat":
        return text
    return round_half_up(read_decimal(text), indikator.desimal)


def _one(package: Package, name: str, indikator: Indikator, tahun: int, **other: str):
    table = package.tables[name]
    rows = positions(table, tahun=tahun, equal={"indikator": indikator.id, **other})
    return table.iloc[rows[0]] if len(rows) else None


def indicator_target(package: Package, indikator: Indikator, tahun: int, dokumen: str) -> Nilai:
    """The target that a document sets for a year, or None."""
    row = _one(package, "target", indikator, tahun, dokumen=dokumen)
    return None if row is None else read_value(row["nilai"], indikator)


def _reached(
    catalogue: Catalogue, indikator: Indikator, realisasi: Nilai, target: Nilai, capaian: Decimal | None, tahun: int
) -> bool | None:
    if capaian is not None:
        return capaian >= 100
    if isinstance(realisasi, str) and isinstance(target, str):
        skala = valid_in(catalogue.skala[indikator.rumus.skala], tahun)
        if skala is None:
            return None
        order = [j.nama for j in skala.jenjang]
        return order.index(realisasi) <= order.index(target)
    return None


def _without_result(indikator: Indikator, tahun: int, reason: str) -> Hasil:
    """The result of an indicator in a year in which it was not part of the plan."""
    return Hasil(
        indikator,
        tahun,
        None,
        None,
        None,
        reason,
        None,
        ABSENT,
        None,
        "",
        {},
        None,
        None,
        None,
        None,
        reason,
        {},
        reason,
    )


def hitung_hasil(package: Package, catalogue: Catalogue, indikator: Indikator, tahun: int) -> Hasil:
    """Compute everything that is known of one indicator in one year.

    `catalogue` and `indikator` are those of that year.
    """
    periode = catalogue.period_of(tahun)
    dokumen = periode.dokumen_target if periode else ""
    target = indicator_target(package, indikator, tahun, dokumen) if periode else None
    realisasi, masukan, skor = hitung_realisasi(package, catalogue, indikator, tahun)
    origin, notes = COMPUTED, ""
    if realisasi is None:
        row = _one(package, "realisasi", indikator, tahun)
        if row is None:
            origin = ABSENT
        else:
            origin, notes = REPORTED, row["catatan"]
            realisasi = read_value(row["nilai"], indikator)
    c = hitung_capaian(realisasi, target, polaritas=indikator.polaritas)
    skala = valid_in(catalogue.skala["interpretasi"], tahun)
    interpretasi = None if c.persen is None or skala is None else name_step(c.persen, skala)
    end = periode.akhir if periode else None
    target_akhir = indicator_target(package, indikator, end, dokumen) if periode else None
    towards = hitung_capaian(realisasi, target_akhir, polaritas=indikator.polaritas)
    other = {d: indicator_target(package, indikator, tahun, d) for d in catalogue.dokumen if d != dokumen}
    return Hasil(
        indikator,
        tahun,
        target,
        realisasi,
        c.persen,
        c.alasan,
        interpretasi,
        origin,
        _reached(catalogue, indikator, realisasi, target, c.persen, tahun),
        notes,
        masukan,
        skor,
        end,
        target_akhir,
        towards.persen,
        towards.alasan,
        {d: t for d, t in other.items() if t is not None},
    )


def finder(package: Package, catalogue: Catalogue) -> Callable[[str, int], Hasil]:
    """A function (indicator id, year) → `Hasil` that computes each pair once.

    Every year is computed by its own definition of the indicator.
    """
    memory: dict[tuple[str, int], Hasil] = {}

    def find(id: str, tahun: int) -> Hasil:
        if (id, tahun) not in memory:
            r = catalogue.history
            if reason := r.outside_plan(id, tahun):
                memory[id, tahun] = _without_result(r.closest(id, tahun), tahun, reason)
            else:
                memory[id, tahun] = hitung_hasil(package, r.at(tahun), r.at(tahun).indikator[id], tahun)
        return memory[id, tahun]

    return find
