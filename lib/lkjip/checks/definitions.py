"""Do unit, polarity and formula of what is measured fit its figures, and last year's definition?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..facts.catalogue import Catalogue
from ..facts.description import DESCRIPTION
from ..facts.indicators import LETTERS, Indikator
from ..facts.package import Package
from ..facts.scales import valid_in
from ..findings import kinds
from .against_plan import target_series
from .over_years import NOT_ADDED
from .questions import Look, Question, written
from .series import Series

_INDICATORS = "indikator.yaml"
_FACES = {"positif": "naik", "negatif": "turun"}


def _ask(package: Package, i: Indikator, key: str, value: str, expected: str) -> Question:
    words = {"what": f"{key} `{value}`", "expected": expected}
    file, part = f"{package.folder.name}/{_INDICATORS}", f"indikator {i.id}, {key}"
    return Question(kinds.OTHERWISE, _INDICATORS, file, f"{i.id}, {key}: {value}", words, part=part)


def _unit(package: Package, i: Indikator) -> Look:
    """A sum has the unit of what is added up, a share none of counted things."""
    units = {package.sources[m.data].column(m.kolom).unit for m in i.rumus.masukan if not m.cacah}
    counted = {k.unit.casefold() for s in package.sources.values() for k in s.columns} - {"", *NOT_ADDED}
    unit = i.satuan.casefold()
    if i.rumus.jenis == "jumlah" and len(units) == 1 and (of_input := units.pop()) and of_input.casefold() != unit:
        return _ask(package, i, "satuan", i.satuan, f"`{of_input}`, satuan kolom yang dijumlahkan")
    if i.rumus.jenis == "rasio" and unit in counted:
        return _ask(package, i, "satuan", i.satuan, "`%`, karena rumus rasio menghasilkan persen")
    return 1


def _polarity(package: Package, catalogue: Catalogue, i: Indikator, targets: list) -> Look:
    """Targets become harder, not easier: those of more is better do not fall from year to year, nor the others rise."""
    if i.satuan == LETTERS and i.polaritas != "positif":
        return _ask(package, i, "polaritas", i.polaritas, "`positif`, karena predikat yang lebih tinggi lebih baik")
    period = catalogue.period_of(targets[0][1]) if targets else None
    values = [
        v for _, _, v, document in sorted(targets, key=lambda t: t[1]) if period and document == period.dokumen_target
    ]
    sign = 1 if i.polaritas == "positif" else -1
    steps = [(b - a) * sign for a, b in pairwise(values)]
    if steps and min(steps) < 0 and max(steps) <= 0:
        other = next(p for p in _FACES if p != i.polaritas)
        listed = ", ".join(map(written, values))
        return _ask(package, i, "polaritas", i.polaritas, f"`{other}`, karena targetnya {_FACES[other]}: {listed}")
    return 1


def _changes(package: Package, catalogue: Catalogue, i: Indikator, tahun: int) -> Iterator[Look]:
    """What is computed as last year has last year's unit and polarity."""
    before = catalogue.at(tahun - 1).indikator.get(i.id)
    for key in ("satuan", "polaritas") if before is not None and before.rumus == i.rumus else ():
        now, then = getattr(i, key), getattr(before, key)
        expected = f"`{then}`, seperti tahun {tahun - 1}, karena rumusnya sama"
        yield 1 if now == then else _ask(package, i, key, now, expected)


def _outputs(package: Package, tahun: int) -> Iterator[Look]:
    """An output that last year had is counted in the same unit and with the same polarity."""
    t = package.tables["keluaran"]
    names = Series(package, package.sources["program"], tahun).names
    old = {}
    for row in t[t["tahun"] == tahun - 1].to_dict("records"):
        old[names.get((tahun - 1, row["kode"])), row["indikator"]] = row
    for line, row in t[t["tahun"] == tahun].iterrows():
        before = old.get((names.get((tahun, row["kode"])), row["indikator"]))
        for key in ("satuan", "polaritas") if before else ():
            if row[key] == before[key]:
                yield 1
                continue
            words = {"what": f"`{row[key]}`", "expected": f"`{before[key]}`, seperti tahun {tahun - 1}"}
            hal = f"keluaran, {row['kode']}, {key}: {row[key]}"
            yield Question(kinds.OTHERWISE, "keluaran", package.address("keluaran"), hal, words, int(line), key)


def _shares(package: Package) -> Iterator[Look]:
    """A derived share that is more than the whole in every row has its columns the wrong way round."""
    for source in package.sources.values():
        table = package.tables[source.name]
        for d in (d for d in source.derived if "persen" in d and package.has(source.name)):
            pairs = [(a, b) for a, b in zip(*(table[k] for k in d["persen"]), strict=True) if a and b]
            if len(pairs) < 2 or not all(a > b for a, b in pairs):
                yield 1
                continue
            columns = ", ".join(d["persen"])
            words = {
                "what": f"`persen: [{columns}]`, lebih dari 100% pada setiap baris",
                "expected": "kolom bagian lebih dahulu, lalu kolom keseluruhannya",
            }
            hal = f"{source.name}, {d['name']}: persen {columns}"
            part = f"data {source.name}, turunan {d['name']}"
            file = f"{package.folder.name}/{DESCRIPTION}"
            yield Question(kinds.OTHERWISE, source.name, file, hal, words, part=part)


def _limits(package: Package) -> Iterator[Look]:
    """A column that may fall below nought has a figure that does: else its limit refuses no slip of a sign."""
    for source in (s for s in package.sources.values() if package.has(s.name)):
        table = package.tables[source.name]
        for k in (k for k in source.columns if k.minimum is not None and k.minimum < 0 and not k.excepted):
            values = [v for v in table[k.name] if v is not None]
            if not values or min(values) < 0:
                yield 1
                continue
            words = {
                "what": f"`minimum: {written(k.minimum)}`",
                "expected": "`minimum: 0`, karena tidak ada nilai di bawah nol",
            }
            hal = f"{source.name}, {k.name}: minimum {written(k.minimum)}"
            file, part = f"{package.folder.name}/{DESCRIPTION}", f"data {source.name}, kolom {k.name}"
            yield Question(kinds.OTHERWISE, source.name, file, hal, words, part=part)


def _scales(package: Package, catalogue: Catalogue, tahun: int) -> Iterator[Look]:
    """Rules that ended before the year, and scales of letters that begin above the least score."""
    named = {i.rumus.skala for i in catalogue.indikator.values() if i.rumus.skala}
    rules = {n: catalogue.skala[n] for n in ("interpretasi", *sorted(named))} | {"efisiensi": catalogue.efisiensi}
    for name, dated in rules.items():
        file = f"parameter/{name}.yaml"
        last = max((r.sampai for r in dated), key=lambda end: end or tahun, default=None)
        if last is None or last >= tahun:
            yield 1
            continue
        words = {
            "what": f"ketentuan untuk tahun {tahun}",
            "expected": f"ketentuan sesudah tahun {last}, atau `sampai: null`",
        }
        hal = f"{file}: tidak ada ketentuan untuk tahun {tahun}"
        yield Question(kinds.MISSING_BESIDE, file, f"{package.folder.name}/{file}", hal, words, part=f"sampai {last}")
    for i in catalogue.indikator.values():
        scale = valid_in(catalogue.skala.get(i.rumus.skala, ()), tahun)
        least = [package.sources[m.data].column(m.kolom).minimum for m in i.rumus.nilai if not m.cacah]
        if scale is None or not least or least[0] is None or scale.jenjang[-1].batas <= least[0]:
            yield 1
            continue
        file, low = f"parameter/{i.rumus.skala}.yaml", scale.jenjang[-1]
        words = {
            "what": f"jenjang terendah `{low.nama}` mulai {written(low.batas)}",
            "expected": f"mulai {written(least[0])}, nilai terendah yang boleh tercatat untuk indikator {i.id}",
        }
        hal = f"{file}: {low.nama} mulai {written(low.batas)}"
        yield Question(kinds.OTHERWISE, file, f"{package.folder.name}/{file}", hal, words, part=f"mulai {scale.mulai}")


def look(package: Package, catalogue: Catalogue, tahun: int) -> Iterator[Look]:
    """Definitions of a year beside its figures; `package` as its report knows it, `catalogue` that of the year."""
    targets = target_series(package, catalogue)
    for id, i in catalogue.indikator.items():
        yield _unit(package, i)
        yield _polarity(package, catalogue, i, targets.get(id, []))
        yield from _changes(package, catalogue, i, tahun)
    if package.has("keluaran"):
        yield from _outputs(package, tahun)
    yield from _shares(package)
    yield from _limits(package)
    yield from _scales(package, catalogue, tahun)
