"""Are data, notebooks, narrative and list of contents in order before a book is built? All findings at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from ..facts.folders import files
from ..facts.package import read_package, require_facts
from ..facts.text_files import read_text
from ..facts.yaml_files import read_yaml
from ..findings import Finding, InputError, errors, kinds, nearest
from ..project.contents import not_this_year
from ..project.notebook import (
    cell_source,
    check_code,
    check_stored,
    narratives_used,
    notebook_parameters,
    read_notebook,
)
from ..project.project import Project
from ..prose.laporan import Laporan, buka
from ..prose.narasi import fill_expressions, narrative_file
from ..rules.report import DRAF, PUBLIK
from .backtest import compare_printed
from .data import check_data
from .worklist import unfinished


def _check_notebook(file: Path, open_for) -> Iterator[Finding]:
    address = f"{file.parent.name}/{file.name}"
    nb = read_notebook(file)
    parameter, findings = notebook_parameters(nb, address)
    findings += [f for f in check_code(nb, address) if f.place.cell not in {g.place.cell for g in findings}]
    yield from findings
    yield from check_stored(nb, address)
    if findings:
        return
    try:
        lap: Laporan = open_for(indikator=parameter.get("indikator"))
        used = narratives_used(nb)
    except InputError as e:
        yield from e.findings
        return
    for n, cell in enumerate(nb["cells"], 1):
        if cell["cell_type"] == "markdown":
            try:
                fill_expressions(cell_source(cell), lap.tulis, address, n)
            except InputError as e:
                yield from e.findings
    for _, name in used:
        try:
            lap.narasi(name)
        except InputError as e:
            yield from e.findings


def _orphan_narratives(project: Project, notebooks: list[Path], tahun: int) -> Iterator[Finding]:
    folder = narrative_file(project.data, tahun, "x").parent
    used = {name for b in notebooks for _, name in narratives_used(read_notebook(b))}
    for file in files(folder, "**/*.md"):
        name = file.relative_to(folder).as_posix()[:-3]
        if name not in used:
            yield kinds.UNUSED_NARRATIVE.at(
                f"{project.data.name}/narasi/{tahun}/{name}.md", near=nearest(name, sorted(used))
            )


def check_project(project: Project, tahun: int | None = None, versi: str = PUBLIK) -> list[Finding]:
    """Every finding in data, notebooks, pages and narrative of a project.

    Without `tahun` only the data package is checked. What is missing is a finding
    only where the report of `tahun` and `versi` does not say it itself.
    """
    findings = check_data(project.data)
    if findings or tahun is None:
        return findings
    try:
        require_facts(read_package(project.data)[0], tahun, draft=versi == DRAF)
    except InputError as e:
        return list(e.findings)
    if versi != DRAF and (findings := unfinished(project, tahun)):
        return findings
    for file in ("_config.yml", "_toc.yml"):
        try:
            read_yaml(project.root / file, file)
        except InputError as e:
            findings += e.findings
    if findings:
        return findings
    absent = [b for b in project.notebooks + project.pages if not b.exists()]
    if absent:
        return [kinds.MISSING_PAGE.at("_toc.yml", page=f"{b.parent.name}/{b.name}") for b in absent]
    open_for = partial(buka, project.data, tahun, versi=versi)
    dropped = not_this_year(project.notebooks, open_for().katalog)
    notebooks = [b for b in project.notebooks if b not in dropped]
    for file in notebooks:
        try:
            findings += _check_notebook(file, open_for)
        except InputError as e:
            findings += e.findings
    for page in project.pages:
        try:
            fill_expressions(read_text(page), open_for().tulis, f"book/{page.name}")
        except InputError as e:
            findings += e.findings
    if not errors(findings):
        findings += _orphan_narratives(project, notebooks, tahun)
        try:
            findings += compare_printed(open_for())
        except InputError as e:
            findings += e.findings
    return list(dict.fromkeys(findings))
