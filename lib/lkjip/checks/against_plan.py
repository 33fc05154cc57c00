"""Do targets stand in their series, and results beside their targets and wholes?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from ..facts.catalogue import Catalogue, History
from ..facts.indicators import Indikator
from ..facts.package import Package
from ..findings import Kind, kinds, nearest
from ..language.numbers import decimals, read_decimal, round_half_up
from ..rules.hasil import hitung_realisasi, read_value
from ..rules.rumus import HUNDRED
from .over_years import basis, bounds
from .questions import PLAN_FACTOR, PLAN_PART, TARGET_FACTOR, WINDOW, Look, Question, at_most_decimals, several, written
from .series import Series

_PLANNED = {
    "keluaran": ("target", "realisasi"),
    "anggaran": ("pagu_rp", "realisasi_rp"),
    "belanja": ("anggaran_rp", "realisasi_rp"),
}
"""Sources of the library whose rows hold a plan and what became of it."""


def _read(text: str, i: Indikator) -> Decimal | None:
    try:
        value = read_value(text, i)
    except ValueError:
        return None
    return None if isinstance(value, str) else value


def _share(i: Indikator) -> bool:
    """Whether an indicator measures a part of a whole in per cent."""
    return i.satuan == "%" and i.rumus.jenis in ("rasio", "dilaporkan")


class _Results:
    """The realisasi of indicators in years as they were defined then, each computed once."""

    def __init__(self, package: Package, history: History):
        self.package, self.history = package, history
        t = package.tables["realisasi"]
        self.reported = {(i, y): (n, text) for n, i, y, text in t[["indikator", "tahun", "nilai"]].itertuples()}
        self._known: dict[tuple[str, int], Decimal | None] = {}

    def of(self, i: Indikator, tahun: int) -> Decimal | None:
        """The realisasi of an indicator; none where it is a letter, not known, or measured something else."""
        key = (i.id, tahun)
        if key not in self._known:
            then = self.history.at(tahun).indikator.get(i.id)
            value = None
            if then is not None and then.comparable(i):
                value = hitung_realisasi(self.package, self.history.at(tahun), then, tahun)[0]
                if value is None and key in self.reported:
                    value = _read(self.reported[key][1], then)
            self._known[key] = value if isinstance(value, Decimal) else None
        return self._known[key]

    def years(self, i: Indikator, first: int, last: int) -> dict[int, Decimal]:
        """Every realisasi that is known of those years, oldest first."""
        return {y: v for y in range(first, last + 1) if (v := self.of(i, y)) is not None}


def target_series(package: Package, catalogue: Catalogue) -> dict[str, list[tuple[int, int, Decimal, str]]]:
    """The targets of each indicator that are numbers and measure what it measures now: row, year, value, document."""
    table, history = package.tables["target"], catalogue.history
    values: dict[str, list[tuple[int, int, Decimal, str]]] = {}
    for row, id, t, text, document in table[["indikator", "tahun", "nilai", "dokumen"]].itertuples():
        i, now = history.at(t).indikator.get(id), catalogue.indikator.get(id)
        if i is not None and now is not None and i.comparable(now) and (value := _read(text, i)) is not None:
            values.setdefault(id, []).append((int(row), int(t), value, document))
    return values


_NEAR = Decimal("0.1")
"""A tenth more or less is near."""

_PERCENT = "100, karena satuannya persen"


def _target(i: Indikator, value: Decimal, others: list[Decimal], results: list[Decimal], ask: Callable) -> Look:
    """One target beside the others of its indicator; beside its results where there is no other."""
    basis, factor, what = (
        (others, TARGET_FACTOR, "target lain") if others else (results, PLAN_FACTOR * TARGET_FACTOR, "realisasi")
    )
    said = f"{what} indikator itu, {written(min(basis))} sampai {written(max(basis))}" if basis else ""
    if value <= 0 and all(v > 0 for v in basis):
        return ask(kinds.UNLIKELY_TARGET, expected=f"lebih dari nol{', seperti ' + said if said else ''}")
    if _share(i) and value > HUNDRED and all(v <= HUNDRED for v in (*others, *results)):
        return ask(kinds.MORE_THAN_WHOLE, whole=_PERCENT)
    if basis and min(basis) > 0 and not min(basis) <= value * factor <= max(basis) * factor * factor:
        low, high = float(min(basis)) / factor, float(max(basis)) * factor
        return ask(kinds.TARGET_OUTSIDE_SERIES, low=written(low), high=written(high), basis=said)
    return 1


def _targets(package: Package, catalogue: Catalogue, tahun: int, results: _Results) -> Iterator[Look]:
    """Each target of the year, and of the years to come."""
    file = package.address("target")
    for id, series in target_series(package, catalogue).items():
        i = catalogue.indikator[id]
        for row, t, value, document in series:
            if t < tahun:
                continue
            others = [v for r, _, v, _ in series if r != row]
            doubtful = not others or value > HUNDRED
            known = [*results.years(i, tahun - WINDOW, tahun).values()] if doubtful else []
            text = written(value)
            hal = f"target, {id}, tahun {t}, {document}: {text}"

            def ask(kind: Kind, row=row, text=text, hal=hal, **words) -> Question:
                return Question(kind, "target", file, hal, {"value": text} | words, row, "nilai")

            yield _target(i, value, others, known, ask)


def _rounded(package: Package, catalogue: Catalogue, tahun: int) -> Iterator[Look]:
    """Targets and reported results that have more decimals than their indicator, and so are printed otherwise."""
    for name in ("target", "realisasi"):
        t = package.tables[name]
        for line, cells in t[t["tahun"] >= tahun].to_dict("index").items():
            i = catalogue.at(cells["tahun"]).indikator.get(cells["indikator"])
            if i is None or _read(cells["nilai"], i) is None or decimals(read_decimal(cells["nilai"])) <= i.desimal:
                yield 1
                continue
            text = cells["nilai"]
            hal = ", ".join((name, i.id, f"tahun {cells['tahun']}", cells.get("dokumen", "hasil"))) + f": {text}"
            words = {"value": text, "places": at_most_decimals(i.desimal), "basis": f"`desimal` indikator {i.id}"}
            yield Question(kinds.MORE_DECIMALS, name, package.address(name), hal, words, int(line), "nilai")


def _targets_gone(package: Package, catalogue: Catalogue, tahun: int) -> Iterator[Look]:
    """Targets that an indicator had in the same document last year and no longer has."""
    if ("target", tahun) in package.incomplete:
        return
    t = package.tables["target"]
    of = {
        y: set(t.loc[t["tahun"] == y, ["indikator", "dokumen"]].itertuples(index=False, name=None))
        for y in (tahun - 1, tahun)
    }
    for id, document in sorted(of[tahun - 1]):
        if id in catalogue.indikator and of[tahun] and (id, document) not in of[tahun]:
            what, hal = f"{id}, {document}", f"target: tidak ada {id}, {document}"
            words = {"what": what, "year": tahun - 1}
            yield Question(kinds.ROW_GONE, "target", package.address("target"), hal, words, part=f"tahun {tahun}")
        else:
            yield 1


def _results(package: Package, catalogue: Catalogue, tahun: int, results: _Results) -> Iterator[Look]:
    """Each realisasi of the year beside its earlier years, its whole, and its target where nothing else is known."""
    targets = target_series(package, catalogue)
    for id, i in catalogue.indikator.items():
        value = results.of(i, tahun)
        if value is None:
            continue
        past = results.years(i, tahun - WINDOW, tahun - 1)
        aims = [v for _, t, v, _ in targets.get(id, ()) if t == tahun and v > 0]
        source, row = _origin(i, results.reported.get((id, tahun)))
        text = written(value)
        hal, file, at = f"realisasi {id}: {text}", package.address(source), f"realisasi {id} tahun {tahun}"

        def ask(kind: Kind, source=source, file=file, hal=hal, row=row, at=at, text=text, **words) -> Question:
            return Question(kind, source, file, hal, {"value": text} | words, row, part=at)

        yield _result(i, value, past, aims, ask)


def _reversed(value: Decimal, aim: Decimal) -> bool:
    """Whether a share and its target lie on two sides of the whole, and the share turned round far nearer to it.

    Near the whole both look alike, so nothing is said there.

    >>> _reversed(Decimal("123.95"), Decimal("84.95")), _reversed(Decimal("101"), Decimal("99"))
    (True, False)
    """
    if not value or (value - HUNDRED) * (aim - HUNDRED) >= 0:
        return False
    return abs((HUNDRED * HUNDRED / value / aim).ln()) * 2 + _NEAR < abs((value / aim).ln())


def _result(i: Indikator, value: Decimal, past: dict[int, Decimal], aims: list[Decimal], ask: Callable) -> Look:
    if i.rumus.jenis == "rasio" and (aim := next((a for a in aims if _reversed(abs(value), a)), None)):
        expected = (
            f"dekat target, {written(aim)}, seperti kebalikannya, {written(round_half_up(HUNDRED * HUNDRED / value))}"
        )
        cause = "; periksa apakah pembilang dan penyebut rumusnya tertukar"
        return ask(kinds.OTHERWISE, what=written(value), expected=expected + cause)
    if _share(i) and value > HUNDRED and all(v <= HUNDRED for v in (*past.values(), *aims)):
        return ask(kinds.MORE_THAN_WHOLE, whole=_PERCENT)
    if i.rumus.jenis == "pertumbuhan":
        return 1  # a growth may be of any size; what grows is looked at
    if past:
        values = [float(v) for v in past.values()]
        low, high = bounds(values)
        if value and not low <= abs(float(value)) <= high:
            return ask(
                kinds.LARGE_CHANGE, low=written(low), high=written(high), basis=basis(values, [*past], "realisasi")
            )
    elif aims and not min(aims) < value * PLAN_PART <= max(aims) * PLAN_PART * PLAN_FACTOR:
        low, high = float(min(aims)) / PLAN_PART, float(max(aims)) * PLAN_FACTOR
        return ask(kinds.FAR_FROM_PLAN, low=written(low), high=written(high), basis=f"target {written(aims[0])}")
    return 1


def _origin(i: Indikator, reported: tuple[int, str] | None) -> tuple[str, int | None]:
    """The source that answers for a realisasi: the row that reports it, or its first input."""
    if reported or not i.rumus.masukan:
        return "realisasi", int(reported[0]) if reported else None
    return i.rumus.masukan[0].data, None


def _filters(package: Package, catalogue: Catalogue, tahun: int) -> Iterator[Look]:
    """The categories that formulas name are there."""
    for i in catalogue.indikator.values():
        for m in i.rumus.masukan:
            t = package.tables[m.data]
            rows = t[t["tahun"] == tahun] if m.saring and "tahun" in t else t
            for column, wanted in m.saring.items():
                if rows.empty or (rows[column] == wanted).any():
                    yield 1
                    continue
                near = nearest(str(wanted), sorted({str(v) for v in rows[column]}))
                words = {"filter": f"{column} {wanted}", "indicator": i.id, "near": f" ({near})" if near else ""}
                hal = f"{m.data}, {column}: tidak ada {wanted}"
                file = package.address(m.data)
                yield Question(kinds.FILTER_WITHOUT_ROWS, m.data, file, hal, words, part=f"tahun {tahun}")


def _planned(s: Series) -> Iterator[Look]:
    """What became of each plan: a tenth of it or less, or several times it; plans of nothing, per cents over 100."""
    plan, done = _PLANNED[s.source.name]
    over, nothing, far, spent = [], [], [], []
    for row in map(int, s.now):
        p, r = s.column(plan)[row], s.column(done)[row]
        if s.source.name == "keluaran" and s.column("satuan")[row] == "%" and max(p, r or 0) > HUNDRED:
            over.append(row)
        elif p == 0:
            nothing += [row] if r or s.source.name == "keluaran" else []
        elif s.source.name == "anggaran" and r and r > p:
            spent.append(row)
        elif r and not p < r * PLAN_PART <= p * PLAN_PART * PLAN_FACTOR:
            far.append(row)

    def asker(kind: Kind, words: Callable[[int], dict], column: Callable[[int], str]) -> Callable[[int], Question]:
        def ask(row: int) -> Question:
            p, r = s.column(plan)[row], s.column(done)[row]
            text = f"{plan} {written(p)}, {done} {'kosong' if r is None else written(r)}"
            hal = ", ".join(filter(None, (s.source.name, s.shown(row)))) + f": {text}"
            return Question(kind, s.source.name, s.file, hal, words(row), s.line(row), column(row))

        return ask

    def between(row: int) -> dict:
        p = s.column(plan)[row]
        low, high = float(p) / PLAN_PART, float(p) * PLAN_FACTOR
        value = written(s.column(done)[row])
        return {"value": value, "low": written(low), "high": written(high), "basis": f"{plan} {written(p)}"}

    def larger(row: int) -> str:
        return plan if s.column(plan)[row] > HUNDRED else done

    def percent(row: int) -> dict:
        return {"value": written(s.column(larger(row))[row]), "whole": _PERCENT}

    def budget(row: int) -> dict:
        return {"value": written(s.column(done)[row]), "whole": f"{written(s.column(plan)[row])} (kolom {plan})"}

    def above(_: int) -> dict:
        return {"value": "0", "expected": "lebih dari nol, supaya capaiannya dapat dihitung"}

    for rows, ask in (
        (over, asker(kinds.MORE_THAN_WHOLE, percent, larger)),
        (spent, asker(kinds.MORE_THAN_WHOLE, budget, lambda _: done)),
        (nothing, asker(kinds.UNLIKELY_TARGET, above, lambda _: plan)),
        (far, asker(kinds.FAR_FROM_PLAN, between, lambda _: done)),
    ):
        yield from several(rows, ask, lambda rows=rows: (f"{s.column(plan)[r]}/{s.column(done)[r]}" for r in rows))
    yield len(s.now)


def look(package: Package, catalogue: Catalogue, tahun: int) -> Iterator[Look]:
    """Targets and results of a year; `package` as its report knows it, `catalogue` that of the year."""
    results = _Results(package, catalogue.history)
    yield from _targets(package, catalogue, tahun, results)
    yield from _rounded(package, catalogue, tahun)
    yield from _targets_gone(package, catalogue, tahun)
    yield from _results(package, catalogue, tahun, results)
    yield from _filters(package, catalogue, tahun)
    for name in _PLANNED:
        if package.has(name):
            yield from _planned(Series(package, package.sources[name], tahun))
