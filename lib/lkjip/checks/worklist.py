"""What is still to be filled in for a year that is being prepared, and by whom?

A fact is wanted when the year before had it. Every wanted cell, list, target,
confirmation and piece of narrative is one `Task`; what the year before did not
have either may stay empty and is only named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from ..facts.catalogue import Catalogue, read_catalogue
from ..facts.description import Source
from ..facts.editions import as_of_edition
from ..facts.package import Package, read_package
from ..facts.preparation import FOLDER, Preparation
from ..facts.table import read_table
from ..facts.text_files import read_text
from ..findings import Finding, InputError, kinds
from ..language.numbers import angka, ranges
from ..project.notebook import notebook_parameters, read_notebook
from ..prose.markdown import without_comments
from ..prose.narasi import narrative_file, narrative_names
from .plausible import questions
from .series import is_list

if TYPE_CHECKING:
    from ..project.project import Project

TEAM = "Tim penyusun laporan"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to fill in: who, in which file, what, at which line, and whether it is done.

    `wanted` is False for what the year before did not have either.
    """

    owner: str
    file: str
    what: str
    row: int = 0
    done: bool = False
    wanted: bool = True


def key_without_year(source: Source, row: Mapping | pd.Series) -> tuple:
    """What is the same in the rows of two years that say the same thing."""
    return tuple(row[k] for k in source.key if k != "tahun")


def rows_of_year(table: pd.DataFrame, source: Source, tahun: int) -> pd.DataFrame:
    """Rows of a year in its newest edition."""
    return (t := as_of_edition(table, source.key, tahun))[t["tahun"] == tahun]


def _source_tasks(package: Package, source: Source, p: Preparation) -> Iterator[Task]:
    table, *_ = read_table(package.folder, source, package.preparations)
    if "tahun" not in table:
        return
    owner, file = source.origin["bidang"], package.address(source.name)
    old, new = rows_of_year(table, source, p.tahun - 1), rows_of_year(table, source, p.tahun)
    if len(old) and (new.empty or (is_list(source) and not source.yearly_columns)):
        present = len(new) > 0 or p.lacks(source.name)
        yield Task(owner, file, f"belum ada baris tahun {p.tahun} ({source.title})", done=present)
    earlier = {key_without_year(source, b): b for _, b in old.iterrows()}
    for row, entry in new.iterrows():
        before = earlier.get(key_without_year(source, entry))
        for k in source.yearly_columns:
            wanted = k.required or (before is not None and before[k.name] is not None)
            done = entry[k.name] is not None or p.lacks(source.name, k.name)
            if wanted or not done:
                yield Task(owner, file, k.name, row, done, wanted)


def _owners(project: Project, catalogue: Catalogue) -> dict[str, str]:
    """Who answers for the narrative of each page: the owner of its indicator."""
    results = {}
    for b in filter(Path.exists, project.notebooks):  # the check names those that are not there
        try:
            parameter, _ = notebook_parameters(read_notebook(b), b.name)
        except InputError:
            continue  # the check says what is wrong with it
        if parameter.get("indikator") in catalogue.indikator:
            results[b.stem] = catalogue.indikator[parameter["indikator"]].pemilik
    return results


def _narrative_tasks(project: Project, catalogue: Catalogue, tahun: int) -> Iterator[Task]:
    owners = _owners(project, catalogue)
    for name in sorted({*narrative_names(project.data, tahun - 1), *narrative_names(project.data, tahun)}):
        file = narrative_file(project.data, tahun, name)
        address = f"{project.data.name}/narasi/{tahun}/{name}.md"
        written = file.exists() and bool(without_comments(read_text(file, address, errors="replace")).strip())
        yield Task(
            owners.get(name.split("/")[0], TEAM),
            address,
            "uraian yang belum ditulis",
            done=written,
        )


def _other_tasks(package: Package, catalogue: Catalogue, p: Preparation) -> Iterator[Task]:
    address = f"{package.folder.name}/{FOLDER}/{p.tahun}.yaml"
    for k in p.confirmations:
        yield Task(k.owner, address, f"konfirmasi {k.what}", done=k.done)
    if catalogue.period_of(p.tahun - 1) and not catalogue.period_of(p.tahun):
        yield Task(
            TEAM,
            f"{package.folder.name}/parameter/perencanaan.yaml",
            f"belum ada rencana yang mencakup tahun {p.tahun}",
        )


def _question_tasks(package: Package, root: Path, tahun: int) -> Iterator[Task]:
    """Each question about what looks odd; the owner of the source answers it."""
    found = questions(root, tahun)
    for q, answered in found.asked if found.needed else ():
        owner = package.sources[q.source].origin["bidang"] if q.source in package.sources else TEAM
        yield Task(owner, q.file, f"pertanyaan {q.kind.code}, {q.hal}", done=answered)
    for fault in found.faults if found.needed else ():
        yield Task(TEAM, fault.place.file, f"{fault.place.part} ({fault.code})")


def worklist(project: Project, tahun: int) -> list[Task]:
    """Everything that the report of a year needs, done or not; empty for a year that was never prepared.

    The data must be without findings.
    """
    package, _ = read_package(project.data)
    if (p := package.preparations.get(tahun)) is None:
        return []
    catalogue = read_catalogue(project.data)
    return [
        *(i for s in package.sources.values() if package.has(s.name) for i in _source_tasks(package, s, p)),
        *_other_tasks(package, catalogue, p),
        *_narrative_tasks(project, catalogue, tahun),
        *_question_tasks(package, project.data, tahun),
    ]


def _share(tasks: list[Task]) -> str:
    required = [i for i in tasks if i.wanted]
    done = sum(i.done for i in required)
    # Rounded down, so that 100% is said only when nothing is left.
    persen = 100 * done // len(required) if required else 100
    return f"{angka(done)} dari {angka(len(required))} isian selesai ({persen}%)"


def _task_lines(tasks: list[Task]) -> Iterator[str]:
    """One line a file: its columns that stand open on the same rows, together."""
    groups: dict[str, dict[str, list[int]]] = {}
    for i in tasks:
        groups.setdefault(i.file, {}).setdefault(i.what, []).append(i.row)
    for file, what in groups.items():
        place: dict[tuple[int, ...], list[str]] = {}
        for name, row in what.items():
            place.setdefault(tuple(row), []).append(name)
        for row, name in place.items():
            at = f", baris {ranges(row)}" if any(row) else ""
            yield from (f"  {file}{at}: {n}" for n in ([", ".join(name)] if at else name))


def write_worklist(tasks: list[Task], tahun: int) -> str:
    """The worklist in plain words, by owner, with its share done."""
    parts = [f"Laporan tahun {tahun}: {_share(tasks)}."]
    for owner in dict.fromkeys(i.owner for i in tasks):
        own = [i for i in tasks if i.owner == owner]
        parts += ["", f"{owner}: {_share(own)}"]
        parts += _task_lines([i for i in own if i.wanted and not i.done])
        parts += [f"{b} (boleh kosong)" for b in _task_lines([i for i in own if not i.wanted])]
    if any(i.wanted and not i.done for i in tasks):
        parts += [
            "",
            f"Yang memang tidak ada dinyatakan di data/{FOLDER}/{tahun}.yaml beserta alasannya. "
            f"Draf dibuat dengan: lkjip build --tahun {tahun} --draft",
        ]
    return "\n".join(parts)


def open_tasks(project: Project, tahun: int) -> list[Task]:
    """What is wanted and not done."""
    return [i for i in worklist(project, tahun) if i.wanted and not i.done]


def unfinished(project: Project, tahun: int) -> list[Finding]:
    """Why the final report of a year cannot be built yet: each owner in short, each unwritten part by name."""
    tasks = open_tasks(project, tahun)
    narasi = f"{project.data.name}/narasi/"
    other = Counter(i.owner for i in tasks if not i.file.startswith(narasi))
    findings = [
        kinds.WORK_OPEN.at(f"{project.data.name}, tahun {tahun}", owner, count=angka(n), year=tahun)
        for owner, n in other.items()
    ]
    findings += [kinds.UNWRITTEN_NARRATIVE.at(i.file, year=tahun) for i in tasks if i.file.startswith(narasi)]
    return findings
