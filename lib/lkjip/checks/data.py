"""Is everything in order in the data package and the catalogue?"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import pandas as pd

from ..facts.catalogue import LAST, Catalogue, History, read_catalogue
from ..facts.declared import examine_description
from ..facts.description import DESCRIPTION, EDITION
from ..facts.editions import views_by_edition
from ..facts.entries import examine_entries
from ..facts.folders import files
from ..facts.indicators import Indikator, Masukan
from ..facts.package import Package, fingerprint, read_package, require_facts, years_with_facts
from ..facts.persons import examine_persons
from ..facts.scales import valid_in
from ..facts.schema import check_yaml, examine_yaml
from ..facts.table import column_sum, select
from ..facts.yaml_files import placed
from ..findings import Finding, InputError, close, errors, kinds, nearest
from ..findings.tally import HELD, Outcome, Tally
from ..language.numbers import angka
from ..rules.hasil import hitung_realisasi, read_value
from .plausible import check_declared
from .preparation import check_preparation


def _rows(table: pd.DataFrame, columns: Sequence[str]) -> Iterator[tuple[int, tuple]]:
    """Line and values of each row, without a series for each as `iterrows` makes it."""
    return zip(table.index, zip(*(table[k] for k in columns), strict=True), strict=True)


def _keys(package: Package) -> Iterator[Outcome]:
    for s in package.sources.values():
        t = package.tables[s.name]
        keys = [*s.key, *([EDITION] if EDITION in t else [])]
        t = t[keys]
        if not t.duplicated().any():  # equal values; those that are only written alike differ in no key
            yield from [HELD] * len(t)
            continue
        t = t.map(str)
        repeated = t.duplicated(keep="first")
        yield from [HELD] * int((~repeated).sum())
        places: dict[tuple, int] = {}
        for line, row in _rows(t[t.duplicated(keep=False)], keys):
            first = places.setdefault(row, line)
            if first == line:
                continue
            shown = ", ".join(f"{k} = {v}" for k, v in zip(keys, row, strict=True) if v != "None")
            yield kinds.DUPLICATE_KEY.at(package.address(s.name), row=line, key=shown, first=first)


def _editions(package: Package) -> Iterator[Outcome]:
    """An edition prints what has happened: it is not earlier than its facts, nor later than the next report."""
    last = max(years_with_facts(package) | package.preparations.keys(), default=9998)
    for s in package.sources.values():
        t = package.tables[s.name]
        if EDITION not in t or "tahun" not in t or s.all_years:
            continue
        for line, (edition, tahun) in _rows(t, (EDITION, "tahun")):
            if edition is not None and edition > last + 1:
                yield kinds.EDITION_TOO_LATE.at(
                    package.address(s.name), row=line, column=EDITION, edition=edition, last=last + 1
                )
            elif edition is not None and edition < tahun:
                yield kinds.EDITION_TOO_EARLY.at(
                    package.address(s.name), row=line, column=EDITION, edition=edition, year=tahun
                )
            else:
                yield HELD


_COMPARED = 200
"""For how many unknown words of a column the nearest known one is looked for."""


def _references(package: Package) -> Iterator[Outcome]:
    for s in package.sources.values():
        for a in s.references:
            columns, target = a["fields"], a["reference"]
            known = {row for _, row in _rows(package.tables[target["resource"]], target["fields"])}
            words, unknown = sorted({str(d[-1]) for d in known}), 0
            for line, row in _rows(package.tables[s.name], columns):
                if row in known:
                    yield HELD
                else:
                    unknown += 1
                    yield kinds.UNKNOWN_REFERENCE.at(
                        package.address(s.name),
                        row=line,
                        column=columns[-1],
                        text=row[-1],
                        target=package.address(target["resource"]),
                        when=f" untuk tahun {row[columns.index('tahun')]}" if "tahun" in columns else "",
                        near=nearest(str(row[-1]), words) if unknown <= _COMPARED else "",
                    )


def _ids(catalogue: Catalogue, kind: str) -> list[str]:
    return list(catalogue.indikator) if kind == "indikator" else [s.id for s in catalogue.sasaran]


def _letters(catalogue: Catalogue, i: Indikator, tahun: int) -> set[str]:
    """Letters in which an indicator may be written: those of its scale in that year, or in any where none was valid."""
    dated = catalogue.skala.get(i.rumus.skala, ())
    skala = [s for s in [valid_in(dated, tahun)] if s] or dated
    return {j.nama for s in skala for j in s.jenjang}


def _catalogue_ids(package: Package, catalogue: History) -> Iterator[Outcome]:
    """Ids of the catalogue of the row's year in the columns that say so, and values of indicators."""
    for s in package.sources.values():
        for k in (k for k in s.columns if k.vocabulary in ("indikator", "sasaran")):
            t = package.tables[s.name]
            known_in: dict[int, list[str]] = {}
            for line, (id, *year) in _rows(t, (k.name, *(["tahun"] if "tahun" in t else []))):
                tahun = year[0] if year else LAST
                if tahun not in known_in:
                    known_in[tahun] = _ids(catalogue.at(tahun), k.vocabulary)
                if id in (known := known_in[tahun]):
                    yield HELD
                    continue
                yield kinds.UNKNOWN_CATALOGUE_ID.at(
                    package.address(s.name),
                    row=line,
                    column=k.name,
                    id=id,
                    kind=k.vocabulary,
                    when=f" untuk tahun {tahun}" if id in catalogue.known(k.vocabulary) else "",
                    near=nearest(id, known),
                )
    for name in ("target", "realisasi"):
        for line, row in package.tables[name].iterrows():
            of_year = catalogue.at(row["tahun"])
            i = of_year.indikator.get(row["indikator"])
            if i is None:
                continue
            letters = _letters(of_year, i, row["tahun"])
            try:
                value = read_value(row["nilai"], i)
                if isinstance(value, str) and value not in letters:
                    raise ValueError
            except ValueError:
                expected = (
                    "predikat " + ", ".join(sorted(letters)) if i.satuan == "predikat" else "bilangan berkoma desimal"
                )
                yield kinds.WRONG_VALUE.at(
                    package.address(name), row=line, column="nilai", text=row["nilai"], expected=expected
                )
            else:
                yield HELD


def _rules_known(package: Package) -> Iterator[Outcome]:
    """Rules name sources that the agency has, and columns of theirs."""
    limits, sums = (package.description.get(k, ()) for k in ("batas_baris", "aturan"))
    sides: list[tuple[tuple, str, list[str]]] = []
    sides += [(("batas_baris", n), b["data"], [b["kolom"], b["paling_banyak"]]) for n, b in enumerate(limits)]
    for n, a in enumerate(sums):
        sides += [
            (("aturan", n, k), a[k]["data"], [a[k]["kolom"]] if "kolom" in a[k] else []) for k in ("kiri", "kanan")
        ]
    for at, name, columns in sides:
        for found in _rule_side(package, at[0], name, columns):
            yield found and placed([found], package.folder, DESCRIPTION, *at)[0]


def _rule_side(package: Package, part: str, name: str, columns: list[str]) -> Iterator[Outcome]:
    address = f"{package.folder.name}/{DESCRIPTION}"
    if not package.has(name):
        present = [n for n in package.sources if package.has(n)]
        cure = "; ".join(filter(None, ("hapus butir itu bila datanya sudah dihapus", nearest(name, present))))
        yield kinds.SUM_UNKNOWN_SOURCE.at(address, part, source=name, cure=cure)
        return
    yield HELD
    for k in columns:
        if k in package.tables[name]:
            yield HELD
        else:
            yield kinds.SUM_UNKNOWN_COLUMN.at(address, part, name=k, source=name, near=nearest(k, package.tables[name]))


def _filtered(package: Package, source: str, filters: dict, address: str, place: str) -> Iterator[Outcome]:
    """Filters that some row of the source passes; without any row nothing can be said."""
    t = package.tables[source]
    for column, value in filters.items():
        if column not in t or t.empty:
            continue
        present = sorted({str(v) for v in t[column].dropna()})
        if str(value) in present:
            yield HELD
        else:
            yield kinds.WITHOUT_ROWS.at(address, place, name=column, value=value, near=nearest(str(value), present))


def _rule_filters(package: Package) -> Iterator[Outcome]:
    address = f"{package.folder.name}/{DESCRIPTION}"
    for a in package.description.get("aturan", ()):
        for side in (a["kiri"], a["kanan"]):
            yield from _filtered(package, side["data"], side.get("saring", {}), address, f"aturan, {a['nama']}")
            for column, value in side.get("awalan", {}).items():
                t = package.tables[side["data"]]
                if column in t and not t.empty and not t[column].map(str).str.startswith(value).any():
                    near = nearest(value, sorted(set(t[column].dropna())))
                    yield kinds.WITHOUT_ROWS.at(address, f"aturan, {a['nama']}", name=column, value=value, near=near)


def _units(package: Package) -> Iterator[Outcome]:
    """Every unit hangs on another, up to one that hangs on none."""
    t = package.tables["unit_organisasi"]
    above = dict(zip(t["nama"], t["induk"], strict=True))
    for line, row in t.iterrows():
        address, name = package.address("unit_organisasi"), row["induk"]
        if name is not None and name not in above:
            near = nearest(name, above)
            yield kinds.UNKNOWN_ABOVE.at(address, row=line, column="induk", name=name, near=near)
            continue
        seen, at = set(), row["nama"]
        while at is not None and at not in seen:
            seen.add(at)
            at = above.get(at)
        yield HELD if at is None else kinds.UNITS_IN_CIRCLE.at(address, row=line, column="induk", name=row["nama"])


def _row_limits(package: Package) -> Iterator[Outcome]:
    for b in package.description.get("batas_baris", ()):
        t = package.tables[b["data"]]
        for line, (small, large) in _rows(t, (b["kolom"], b["paling_banyak"])):
            if small is None or large is None:
                continue
            if small <= large:
                yield HELD
            else:
                yield kinds.ROW_LIMIT.at(
                    package.address(b["data"]),
                    row=line,
                    column=b["kolom"],
                    value=angka(small),
                    bound=angka(large),
                    other=b["paling_banyak"],
                )


def _side(package: Package, sides: dict, tahun: int):
    t = select(package.tables[sides["data"]], tahun=tahun, equal=sides.get("saring"), prefix=sides.get("awalan"))
    if t.empty:
        return None
    return len(t) if sides.get("cacah") else column_sum(t, sides["kolom"])


def _equal_sums(package: Package) -> Iterator[Outcome]:
    for a in package.description.get("aturan", ()):
        left, right = a["kiri"], a["kanan"]
        tahun = set(package.tables[left["data"]]["tahun"]) & set(package.tables[right["data"]]["tahun"])
        for t in sorted(tahun):
            n, m = _side(package, left, t), _side(package, right, t)
            if n is None or m is None:
                continue
            if n == m:
                yield HELD
            else:
                yield kinds.UNEQUAL_SUMS.at(
                    f"{package.address(left['data'])} dan {package.address(right['data'])}",
                    f"tahun {t}",
                    left=angka(n),
                    right=angka(m),
                    rule=f"{a['nama'][:1].lower()}{a['nama'][1:]}",
                )


def _budget_tree(package: Package) -> Iterator[Outcome]:
    t = package.tables["program"]
    budgeted = set(map(tuple, package.tables["anggaran"][["tahun", "kode"]].itertuples(index=False)))
    present = set(map(tuple, t[["tahun", "kode"]].itertuples(index=False)))
    for line, (tahun, kode) in _rows(t, ("tahun", "kode")):
        top = kode.rpartition(".")[0]
        if top and (tahun, top) not in present:
            yield kinds.MISSING_PARENT.at(package.address("program"), row=line, column="kode", code=kode, parent=top)
        elif top:
            yield HELD
        if ("anggaran", tahun) in package.incomplete or kode.count(".") != 2:
            continue
        if (tahun, kode) in budgeted:
            yield HELD
        else:
            yield kinds.NO_BUDGET.at(
                package.address("program"), row=line, code=kode, target=package.address("anggaran")
            )


def _formula_inputs(package: Package, catalogue: History) -> Iterator[Outcome]:
    address = f"{package.folder.name}/indikator.yaml"
    for i in catalogue.all_definitions():
        for m in i.rumus.masukan:
            part = next(p for p in ("pembilang", "penyebut", "nilai") if m in getattr(i.rumus, p))
            at = ("indikator", {"id": i.id}, "realisasi", part, {"label": m.label})
            for found in _input(package, m, address, f"indikator {i.id}, masukan {m.label}"):
                yield found and placed([found], package.folder, "indikator.yaml", *at)[0]


def _input(package: Package, m: Masukan, address: str, place: str) -> Iterator[Outcome]:
    """One input of a formula: a source with years, and in it columns of numbers and rows that pass the filter."""
    if m.data not in package.sources:
        yield kinds.INPUT_UNKNOWN_SOURCE.at(address, place, source=m.data, near=nearest(m.data, package.sources))
        return
    yield HELD
    columns = {k.name: k for k in package.sources[m.data].columns}
    if "tahun" not in columns:
        yield kinds.WITHOUT_YEAR.at(address, place, source=m.data)
    for k in ([] if m.cacah else [m.kolom]) + list(m.saring):
        if k in columns:
            yield HELD
        else:
            yield kinds.INPUT_UNKNOWN_COLUMN.at(address, place, name=k, source=m.data, near=nearest(k, columns))
    if not m.cacah and m.kolom in columns:
        if m.kolom in package.sources[m.data].key:
            yield kinds.NOT_NUMERIC.at(address, place, name=m.kolom, kind="kunci baris")
        elif columns[m.kolom].type not in ("integer", "number"):
            yield kinds.NOT_NUMERIC.at(address, place, name=m.kolom, kind="teks atau tanggal")
    yield from _filtered(package, m.data, dict(m.saring), address, place)


def _indicator_programs(package: Package, catalogue: History) -> Iterator[Outcome]:
    known = sorted({k for k in package.tables["program"]["kode"] if "." not in k})
    target, address = package.address("program"), f"{package.folder.name}/indikator.yaml"
    for i in catalogue.all_definitions():
        for kode in i.program:
            if kode in known:
                yield HELD
                continue
            place, words = f"indikator {i.id}, program", {"code": kode, "target": target, "near": nearest(kode, known)}
            found = kinds.UNKNOWN_PROGRAM.at(address, place, **words)
            yield placed([found], package.folder, "indikator.yaml", "indikator", {"id": i.id}, "program")[0]


def _double_realisasi(package: Package, catalogue: History) -> Iterator[Outcome]:
    for line, row in package.tables["realisasi"].iterrows():
        of_year = catalogue.at(row["tahun"])
        i = of_year.indikator.get(row["indikator"])
        if i is None:
            continue
        if hitung_realisasi(package, of_year, i, row["tahun"])[0] is None:
            yield HELD
        else:
            yield kinds.COMPUTABLE_REALISASI.at(package.address("realisasi"), row=line, id=i.id, year=row["tahun"])


def _undescribed(package: Package) -> Iterator[Outcome]:
    """CSV files that lie among the data and that nothing reads; those of printed reports have a folder of their own."""
    described = {s.file for s in package.sources.values() if s.file}
    for file in files(package.folder, "**/*.csv"):
        name = file.relative_to(package.folder).as_posix()
        if name in described:
            yield HELD
        elif not _PRINTED.fullmatch(name):
            meant = close(name, described)
            near = f"; maksud Anda `{meant}`?" if meant else ""
            yield kinds.UNDESCRIBED_FILE.at(f"{package.folder.name}/{name}", near=near)


_PRINTED = re.compile(r"terbit/[0-9]{4}\.csv")


def examine_data(root: Path) -> Tally:
    """Confront the data package and the catalogue of a data folder with what they should be.

    A step is only taken where those before it found nothing, since it relies on them. Where facts
    have editions, each edition is looked at as its report saw it.
    """
    tally = Tally()
    tally.take("nilai dalam berkas YAML", examine_yaml(root))
    if tally.findings:
        return tally
    tally.take("uraian data", examine_description(root))
    tally.take("butir berkas YAML", examine_entries(root))
    if tally.findings:
        return tally
    tally.take("kolom tentang orang", examine_persons(root))
    try:
        package, findings = read_package(root)
        tally.take("sel dalam berkas CSV", findings, held=package.cells)
        catalogue = read_catalogue(root).history
    except InputError as e:
        tally.take("katalog", e.findings)
        return tally
    tally.take("berkas yang dijelaskan", _undescribed(package))
    tally.take("kunci baris", _keys(package))
    tally.take("edisi", _editions(package))
    tally.take("pernyataan tidak tersedia", check_preparation(package))
    tally.take("sumber dan kolom dalam aturan", _rules_known(package))
    tally.take("kewajaran yang dinyatakan", check_declared(package))
    tally.take("susunan unit", _units(package))
    if errors(tally.findings):
        return tally
    tally.take("saringan dalam aturan", _rule_filters(package))
    for seen in views_by_edition(package):
        tally.take("rujukan antarberkas", _references(seen))
        tally.take("batas antarkolom", _row_limits(seen))
        tally.take("jumlah yang harus sama", _equal_sums(seen))
        tally.take("susunan program dan anggaran", _budget_tree(seen))
        tally.take("id katalog dan nilai indikator", _catalogue_ids(seen, catalogue))
        tally.take("masukan rumus", _formula_inputs(seen, catalogue))
        tally.take("program indikator", _indicator_programs(seen, catalogue))
        if not errors(tally.findings):
            tally.take("realisasi yang tidak dihitung", _double_realisasi(seen, catalogue))
    return tally


def check_data(root: Path) -> list[Finding]:
    """Every finding in the data package and the catalogue of a data folder; unchanged files are looked at once."""
    return list(_found(Path(os.path.realpath(root)), fingerprint(root)))


@lru_cache(maxsize=2)
def _found(root: Path, _fingerprint: tuple) -> tuple[Finding, ...]:
    return tuple(examine_data(root).findings)


def require_years(root: Path, tahun: Iterable[int], *, draft: bool = False) -> None:
    """Refuse years without facts before anything is begun; raises `InputError`.

    Where the data cannot be read, the check of each year says what is wrong with them.
    """
    if check_yaml(root) or any(examine_description(root)):
        return
    package, unreadable = read_package(root)
    if not unreadable:
        require_facts(package, *tahun, draft=draft)
