"""What of a year is missing, or otherwise, in one table while another table or the catalogue names it?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..facts.catalogue import Catalogue
from ..facts.package import Package
from ..findings import Kind, close, kinds
from .questions import Look, Question
from .series import Series, series_of

_INDICATORS = "indikator.yaml"


def _rows(package: Package, name: str, tahun: int) -> list[tuple[int, dict[str, Any]]]:
    """Line and cells of each row of a year; of a source without years of every row."""
    t = package.tables[name]
    t = t[t["tahun"] == tahun] if "tahun" in t else t
    return [(int(line), dict(zip(t.columns, cells, strict=True))) for line, *cells in t.itertuples()]


def _complete(package: Package, name: str, tahun: int) -> bool:
    return package.has(name) and (name, tahun) not in package.incomplete


def _ask(package: Package, source: str, hal: str, kind: Kind, row: int | None = None, column: str = "", **words: str):
    file = package.address(source) if source in package.sources else f"{package.folder.name}/{source}"
    part = words.pop("part", "")
    return Question(kind, source, file, f"{source}: {hal}", words, row, column, part)


def _missing(package: Package, source: str, tahun: int, what: str, expected: str) -> Question:
    words = {"what": what, "expected": expected, "part": f"tahun {tahun}"}
    return _ask(package, source, f"tidak ada {what}", kinds.MISSING_BESIDE, **words)


def _most(things: Sequence[Any], present: Iterable[Any]) -> bool:
    """Whether a list names most of some things, so that it is one of all of them."""
    return sum(t in set(present) for t in things) * 2 >= len(things) > 0


def _targets(package: Package, catalogue: Catalogue, tahun: int) -> Iterator[Look]:
    """In a year that is reported on, each indicator has a target that measures it, and the agreement has targets."""
    if tahun not in catalogue.keputusan or not _complete(package, "target", tahun):
        return
    rows = [row for _, row in _rows(package, "target", tahun)]
    listed = {d: [r["indikator"] for r in rows if r["dokumen"] == d] for d in catalogue.dokumen}
    wanted: dict[str, list[str]] = {}
    if period := catalogue.period_of(tahun):
        wanted[period.dokumen_target] = [*catalogue.indikator]
    present = listed[catalogue.perjanjian]
    levels = {i.induk.jenjang for i in catalogue.indikator.values() if i.id in present}
    promised = [i.id for i in catalogue.indikator.values() if i.induk.jenjang in levels]
    wanted[catalogue.perjanjian] = [*dict.fromkeys([*wanted.get(catalogue.perjanjian, ()), *promised])]
    for document, ids in wanted.items():
        name = catalogue.dokumen[document]
        if not listed[document]:
            yield _missing(package, "target", tahun, f"target {document}", f"target menurut {name} tahun itu")
            continue
        for id in ids:
            what = f"{id}, {document}"
            yield (
                1 if id in listed[document]
                else _missing(package, "target", tahun, what, f"target menurut {name}, seperti indikator lainnya")
            )  # fmt: skip


def _catalogue_lists(package: Package, catalogue: Catalogue, tahun: int) -> Iterator[Look]:
    """A list that names most goals, or most indicators of a level, names each of them; a goal stands for its indicators."""
    for s in series_of(package, tahun):
        ids: dict[str, set[str]] = {}
        for k in s.source.columns if s.dated and s.complete else ():
            ids.setdefault(k.vocabulary, set()).update(s.column(k.name)[s.now])
        goals = [g.id for g in catalogue.sasaran]
        absent = [g for g in goals if g not in ids.get("sasaran", ())] if _most(goals, ids.get("sasaran", ())) else []
        for level in ("tujuan", "sasaran"):
            measures = [
                i for i in catalogue.indikator.values() if i.induk.jenjang == level and i.induk.id not in absent
            ]
            present = ids.get("indikator", set())
            absent += (
                [i.id for i in measures if i.id not in present] if _most([i.id for i in measures], present) else []
            )
        yield from _absent(package, s.source.name, tahun, absent, goals)
        yield len(ids)


def _absent(package: Package, source: str, tahun: int, ids: list[str], goals: list[str]) -> Iterator[Question]:
    for id in ids:
        kind = "sasaran" if id in goals else "indikator"
        expected = f"setiap {kind} dari {_INDICATORS} sedikitnya satu kali"
        yield _missing(package, source, tahun, f"baris dengan {kind} {id}", expected)


def _outputs(package: Package, tahun: int) -> Iterator[Look]:
    """Of programmes with outputs, each code of a level that has them has its own."""
    if not _complete(package, "keluaran", tahun):
        return
    present = {row["kode"] for _, row in _rows(package, "keluaran", tahun)}
    programmes = {k.partition(".")[0] for k in present}
    levels = {k.count(".") for k in present}
    for line, row in _rows(package, "program", tahun):
        code = row["kode"]
        if code.partition(".")[0] not in programmes or code.count(".") not in levels:
            continue
        expected = f"setiap kode tingkat itu dalam programnya, seperti di {package.address('program')} baris {line}"
        yield 1 if code in present else _missing(package, "keluaran", tahun, f"baris {code}", expected)


def _programmes(package: Package, catalogue: Catalogue, tahun: int) -> Iterator[Look]:
    """Programmes: each named once, in the list of main indicators too, and beside the indicator that it supports."""
    rows = _rows(package, "program", tahun)
    first: dict[tuple[str, str], int] = {}
    for line, row in rows:
        code, name = row["kode"], row["nama"]
        at = first.setdefault((code.rpartition(".")[0], name.casefold()), line)
        words = {"what": f"`{name}`", "expected": f"nama lain; nama itu sudah ada di baris {at}"}
        hal = f"{code}: {name}"
        yield 1 if at == line else _ask(package, "program", hal, kinds.OTHERWISE, line, "nama", **words)
    if rows:
        for i in catalogue.indikator.values():
            expected = f"sedikitnya satu kode dari {package.address('program')}, supaya anggaran pendukungnya terlihat"
            words = {"what": "program pendukung", "expected": expected, "part": f"indikator {i.id}, program"}
            yield (
                1
                if i.program
                else _ask(package, _INDICATORS, f"{i.id}, tidak ada program", kinds.MISSING_BESIDE, **words)
            )
    if not _complete(package, "iku", tahun):
        return
    listed = _rows(package, "iku", tahun)
    names = {row["program"] for _, row in listed}
    codes = {row["nama"]: row["kode"] for _, row in rows if "." not in row["kode"]}
    if _most([*codes], names):
        for name, code in codes.items():
            near = close(name, names - codes.keys())
            expected = f"program {code} dari {package.address('program')}" + (
                f"; maksud Anda baris `{near}`?" if near else ""
            )
            yield 1 if name in names else _missing(package, "iku", tahun, f"baris `{name}`", expected)
    for line, row in listed:
        yield from _main_indicator(package, catalogue, line, row, codes.get(row["program"]))


def _main_indicator(package: Package, catalogue: Catalogue, line: int, row: dict, code: str | None) -> Iterator[Look]:
    """One main indicator: its goal and its programme are those of the catalogue."""
    i = catalogue.indikator.get(row["indikator"])
    if i is None:
        return
    goals = [s.id for s in catalogue.sasaran if i.induk.id in (s.id, s.tujuan)]
    for right, column, value, expected in (
        (row["sasaran"] in goals, "sasaran", row["sasaran"], " atau ".join(f"`{g}`" for g in goals)),
        (not code or not i.program or code in i.program, "program", row["program"], ", ".join(i.program)),
    ):
        words = {"what": f"`{value}` di samping indikator {i.id}", "row": line, "column": column}
        hal = f"{i.id}, {column} {value}"
        yield (
            1
            if right
            else _ask(package, "iku", hal, kinds.OTHERWISE, expected=f"{expected}, menurut {_INDICATORS}", **words)
        )


def _units(package: Package, catalogue: Catalogue, tahun: int) -> Iterator[Look]:
    """Units: one hangs on none, and those that are named elsewhere are among them."""
    if not package.has("unit_organisasi"):
        return
    rows = _rows(package, "unit_organisasi", tahun)
    names = {row["nama"] for _, row in rows}
    tops = [(line, row["nama"]) for line, row in rows if row["induk"] is None]
    for line, name in tops[1:]:
        expected = f"unit yang membawahkannya; yang tanpa induk sudah ada, {tops[0][1]} (baris {tops[0][0]})"
        words = {"what": f"induk {name}", "expected": expected, "row": line, "column": "induk"}
        yield _ask(package, "unit_organisasi", f"{name} tanpa induk", kinds.MISSING_BESIDE, **words)
    elsewhere = {_INDICATORS: [i.pemilik for i in catalogue.indikator.values()]}
    elsewhere |= {s.file: [*s.column("unit")[s.now]] for s in series_of(package, tahun) if _has_units(s)}
    for file, named in elsewhere.items():
        named = [*dict.fromkeys(filter(None, named))]
        for name in named if _most(named, names) else ():
            expected = f"unit itu, yang disebut di {file.rpartition('/')[2]}"
            yield 1 if name in names else _missing(package, "unit_organisasi", tahun, f"unit `{name}`", expected)


def _has_units(s: Series) -> bool:
    return s.dated and any(k.name == "unit" for k in s.source.columns)


def look(package: Package, catalogue: Catalogue, tahun: int) -> Iterator[Look]:
    """What the tables of a year say of each other; `package` as its report knows it, `catalogue` that of the year."""
    yield from _targets(package, catalogue, tahun)
    yield from _outputs(package, tahun)
    named = [*_programmes(package, catalogue, tahun)]
    yield from named
    gone = {q.source for q in named if isinstance(q, Question) and q.kind is kinds.MISSING_BESIDE}
    lists = _catalogue_lists(package, catalogue, tahun)
    yield from (q for q in lists if not (isinstance(q, Question) and q.source in gone))
    yield from _units(package, catalogue, tahun)
