"""Are data, notebooks, narrative and list of contents in order before a book is built? All findings at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from ..facts.entries import AGENCY
from ..facts.folders import files, fits_every_system
from ..facts.package import read_package, require_facts
from ..facts.text_files import read_text, require_case
from ..facts.yaml_files import read_yaml
from ..findings import Finding, InputError, NotAvailable, Place, errors, kinds, nearest, short
from ..findings.tally import HELD, Outcome, Tally, confronted, tried
from ..project.contents import not_this_year
from ..project.limits import read_limits
from ..project.manifest import MANIFEST_LABELS
from ..project.notebook import (
    cell_source,
    check_code,
    check_ids,
    check_stored,
    name_years,
    narratives_used,
    notebook_parameters,
    parameter_years,
    read_notebook,
)
from ..project.project import Project
from ..project.settings import examine_contents, examine_record, examine_settings
from ..project.snapshot import links_out
from ..prose.allowed import Text, examine_page
from ..prose.characters import check_cell
from ..prose.grammar import one_line
from ..prose.laporan import Laporan, buka
from ..prose.markdown import CELL, EXPRESSION, PAGE, without_comments
from ..prose.narasi import count_asked, faults, fill, narrative_file
from ..prose.sandbox import BadExpression
from ..rules.report import DRAF, PUBLIK
from ..views.labels import ANY, data_in, data_of, is_known, labels_of, references_in
from .backtest import compare_printed
from .data import check_data
from .plausible import examine_plausible
from .samples import look_for_samples
from .unchanged import issued_after_the_year
from .worklist import unfinished
from .writing import writing_checks

LOOK = "book/laporan.typ"
"""How the print looks: no form of it is made without this file."""


def _examine_file(file: Path) -> Iterator[Outcome]:
    """Whether a page that the table of contents names is there, under a name that every system knows."""
    name = f"{file.parent.name}/{file.name}"
    try:
        require_case(file, "_toc.yml")
    except InputError as e:
        yield from e.findings
        return
    if not fits_every_system(file.name):
        yield kinds.UNFIT_NAME.at("_toc.yml", name=name)
    else:
        yield HELD if file.exists() else kinds.MISSING_PAGE.at("_toc.yml", page=name)


def _examine_look(root: Path) -> Iterator[Outcome]:
    """Whether the look of the print can be read, and every file of the book has a name that every system knows."""
    try:
        read_text(root / LOOK, LOOK)
        yield HELD
    except FileNotFoundError:
        yield kinds.MISSING_FILE.at(LOOK)
    except InputError as e:
        yield from e.findings
    for file in files(root / "book"):
        name = file.relative_to(root)
        if all(map(fits_every_system, name.parts)):
            yield HELD
        else:
            yield kinds.UNFIT_NAME.at("book", name=name.as_posix().encode(errors="replace").decode())


def _examine_code(file: Path, tally: Tally) -> tuple[dict, dict]:
    """What can be said of a notebook without the data; gives it with its parameters, none when they are not right."""
    address = f"{file.parent.name}/{file.name}"
    nb = read_notebook(file)
    parameter, findings = notebook_parameters(nb, address)
    tally.take("parameter notebook", findings or [HELD] * len(parameter))
    faulty = [f for f in check_code(nb, address) if f.place.cell not in {g.place.cell for g in findings}]
    code = sum(c["cell_type"] == "code" for c in nb["cells"])
    tally.take("sel kode", confronted(code, faulty))
    stored = [*check_stored(nb, address), *check_ids(nb, address)]
    tally.take("sel tanpa keluaran", confronted(len(nb["cells"]), stored))
    return nb, {} if findings else parameter


def examine_notebooks(project: Project) -> Tally:
    """Confront the notebooks of a project with what can be said of them while its data are not in order."""
    tally = Tally()
    try:
        notebooks = [file for file in project.notebooks if file.is_file()]
    except InputError as e:
        tally.take("berkas buku", e.findings)
        return tally
    for file in notebooks:
        tally.take("notebook", tried(0, partial(_examine_code, file, tally)))
    return tally


def _examine_notebook(
    file: Path,
    open_for: Callable[..., Laporan],
    tally: Tally,
    pages: frozenset[str],
    look: Callable[..., Iterator[Outcome]],
) -> tuple[list[Text], set[str]]:
    """The texts of a notebook's page and the labels of what it shows."""
    address = f"{file.parent.name}/{file.name}"
    nb, parameter = _examine_code(file, tally)
    if not parameter:
        return [], set()
    try:
        lap = open_for(parameter.get("indikator"))
    except InputError as e:
        cell = next(n for n, c in enumerate(nb["cells"], 1) if "parameters" in c["metadata"].get("tags", []))
        raise InputError([replace(f, place=Place(address, f.place.part, cell=cell)) for f in e.findings]) from None
    root = lap.paket.folder.parent
    texts = []
    for n, cell in enumerate(nb["cells"], 1):
        tally.take("teks", confronted(1, check_cell(cell_source(cell), cell["cell_type"], address, n)))
        if cell["cell_type"] == "markdown":
            texts.append(Text(cell_source(cell), address, CELL, n, root, pages))
            tally.take("ungkapan", tried(count_asked(texts[-1].text), partial(fill, texts[-1], lap.tulis)))
            tally.take("teks", look(texts[-1].text, address, n))
    for _, name in narratives_used(nb):
        file = narrative_file(lap.paket.folder, lap.tahun, name)
        shown_as = f"{lap.paket.folder.name}/narasi/{lap.tahun}/{name}.md"
        text = read_text(file, shown_as, errors="replace") if file.is_file() else ""
        count = count_asked(without_comments(text))
        # The file counts too: it is there and it is written.
        tally.take("narasi dan ungkapannya", tried(1 + count, partial(lap.narasi, name)))
        shown = Text(text, shown_as, root=root, pages=pages)
        tally.take("narasi dan ungkapannya", faults(shown))
        tally.take("teks", look(text, shown.file))
        texts.append(shown)
    tally.take("susunan halaman", confronted(1, examine_page(texts)))
    code = (cell_source(c) for c in nb["cells"] if c["cell_type"] == "code")
    return texts, {label for source in code for label in labels_of(source, parameter, lap)}


def _references(texts: Iterable[Text], labels: set[str]) -> Iterator[Outcome]:
    """Every reference leads to a table or chart that a notebook of the book shows."""
    for text in texts:
        for row, line in enumerate(text.text.splitlines(), 1):
            for label in references_in(line):
                if is_known(label, labels):
                    yield HELD
                else:
                    near = nearest(label, sorted(labels))
                    yield kinds.UNKNOWN_LABEL.at(text.file, cell=text.cell, row=row, label=label, near=near)


def _open_data(texts: Iterable[Text], labels: set[str], lap: Laporan) -> Iterator[Outcome]:
    """Every link to open data leads to a file that the book will have."""
    known = data_of(labels, lap.tahun)

    def written(m: re.Match) -> str:
        try:
            return lap.tulis(one_line(m[1])) + "\n" * m[0].count("\n")
        except (BadExpression, NotAvailable):
            return ANY + "\n" * m[0].count("\n")  # it asks for what only its own page or the head of its text knows

    for text in texts:
        for row, line in enumerate(EXPRESSION.sub(written, text.text).splitlines(), 1):
            for name in data_in(line):
                if is_known(name, known) or any(is_known(k, [name]) for k in known):
                    yield HELD
                else:
                    words = {"target": f"tabel:{name}", "expected": "data terbuka yang ada di buku tahun ini"}
                    yield kinds.BAD_LINK.at(
                        text.file, cell=text.cell, row=row, cure=nearest(name, known) or "perbaiki namanya", **words
                    )


def _orphan_narratives(project: Project, notebooks: list[Path], tahun: int) -> Iterator[Outcome]:
    folder = narrative_file(project.data, tahun, "x").parent
    used = {name for b in notebooks for _, name in narratives_used(read_notebook(b))}
    for file in files(folder, "**/*.md"):
        name = file.relative_to(folder).as_posix()[:-3]
        if name in used:
            yield HELD
        else:
            yield kinds.UNUSED_NARRATIVE.at(
                f"{project.data.name}/narasi/{tahun}/{name}.md", near=nearest(name, sorted(used))
            )


def _indicator_pages(notebooks: list[Path], lap: Laporan) -> Iterator[Outcome]:
    """Every indicator of the year has its page, and there is one at least; a draft may still lack them."""
    if lap.versi == DRAF:
        return
    address = f"{lap.paket.folder.name}/indikator.yaml"
    if not lap.katalog.indikator:
        yield kinds.NO_INDICATORS.at(address, year=lap.tahun)
    told = {notebook_parameters(read_notebook(b), b.name)[0].get("indikator") for b in notebooks if b.exists()}
    for id in lap.katalog.indikator:
        yield HELD if id in told else kinds.INDICATOR_WITHOUT_PAGE.at("_toc.yml", id=id, year=lap.tahun)


def _own_names(project: Project, texts: list[Text]) -> Iterator[Outcome]:
    """A name of the agency that no general page knows is one that a text of some year asks for; else it is a slip."""
    file, address = project.data / "instansi.yaml", f"{project.data.name}/instansi.yaml"
    own = [key for key in read_yaml(file, address) if key not in AGENCY]
    if not own:
        return
    asked = [t.text for t in texts] + [read_text(f, errors="replace") for f in files(project.data, "narasi/**/*.md")]
    lines = read_text(file, address).splitlines()
    for key in own:
        if any(re.search(rf"\binstansi\.{re.escape(key)}\b", text) for text in asked):
            yield HELD
        else:
            row = next((n for n, line in enumerate(lines, 1) if line.startswith(f"{key}:")), None)
            cure = f"sebut dalam teks sebagai {{eval}}`instansi.{key}`, atau hapus"
            yield kinds.UNKNOWN_KEY.at(address, row=row, key=short(key), cure=cure)


def _examine_files(project: Project) -> Tally:
    """The settings and the list of contents can be read, and every page that is listed is there."""
    tally = Tally()
    tally.take("pengaturan buku", examine_settings(project.root))
    tally.take("catatan salinan", examine_record(project.root))
    tally.take("daftar isi", examine_contents(project.root))
    if not errors(tally.findings):
        tally.take("berkas buku", _examine_look(project.root))
        tally.take("batas sel", tried(2, partial(read_limits, project.root)))
        for file in project.notebooks + project.pages:
            tally.take("berkas buku", _examine_file(file))
    return tally


def examine_pages(project: Project, tahun: int, versi: str = PUBLIK) -> Tally:
    """Confront notebooks, pages, narrative and printed figures of a year with what they should be, and ask what looks odd.

    The data must be without findings. What is missing is a finding only where the
    report of `tahun` and `versi` does not say it itself.
    """
    tally = _examine_book(project, tahun, versi)
    tally.join(examine_plausible(project.data, tahun))
    return tally


def _examine_book(project: Project, tahun: int, versi: str) -> Tally:
    package, _ = read_package(project.data)
    tally = Tally()
    tally.take("tahun", tried(1, lambda: require_facts(package, tahun, draft=versi == DRAF)))
    if not tally.findings and versi != DRAF:
        tally.take("isian", unfinished(project, tahun))
    if tally.findings:
        return tally
    tally.take("berkas di dalam proyek", links_out(project, tahun))
    tally.join(_examine_files(project))
    if errors(tally.findings):
        return tally
    lap = buka(project.data, tahun, versi=versi)

    def open_for(indikator: str | None) -> Laporan:
        """The report for a page; the data were read, so it is opened once and only turned to the page's indicator."""
        if indikator is not None and indikator not in lap.katalog.indikator:
            return buka(project.data, tahun, indikator, versi=versi)  # says what is wrong with it
        return lap if indikator is None else replace(lap, indikator=lap.katalog.indikator[indikator])

    dropped = not_this_year(project.notebooks, lap.katalog)
    notebooks = [b for b in project.notebooks if b not in dropped]
    pages = frozenset(p.relative_to(project.root).with_suffix("").as_posix() for p in [*notebooks, *project.pages])
    look = writing_checks(lap)
    texts, labels = [], set(MANIFEST_LABELS)
    for file in notebooks:
        try:
            shown, made = _examine_notebook(file, open_for, tally, pages, look)
            texts, labels = texts + shown, labels | made
        except InputError as e:
            tally.take("notebook", e.findings)
    years = parameter_years(b for b in notebooks if b.exists()) if not errors(tally.findings) else {}
    if years:
        differ = kinds.YEARS_DIFFER.at("notebooks", years=name_years(years))
        tally.take("tahun dalam notebook", [HELD if len(years) == 1 else differ])
    for page in project.pages:
        try:
            text = read_text(page)
        except InputError as e:
            tally.take("berkas buku", e.findings)
            continue
        texts.append(Text(text, f"book/{page.name}", PAGE, root=project.root, pages=pages))
        tally.take("ungkapan", tried(count_asked(text), partial(fill, texts[-1], lap.tulis)))
        tally.take("teks", look(text, texts[-1].file, page=True))
        tally.take("susunan halaman", confronted(1, examine_page([texts[-1]])))
    if not errors(tally.findings):
        tally.take("rujukan ke tabel dan gambar", _references(texts, labels))
        tally.take("tautan ke data terbuka", _open_data(texts, labels, lap))
        tally.take("halaman indikator", _indicator_pages(notebooks, lap))
        tally.take("identitas instansi", _own_names(project, texts))
        tally.take("teks contoh", look_for_samples(project, package, tahun))
        if versi != DRAF:
            tally.take("waktu terbit", issued_after_the_year(package, lap.katalog, tahun))
        tally.take("berkas narasi yang dipakai", _orphan_narratives(project, notebooks, tahun))
        tally.take("angka tercetak", compare_printed(lap))
    return tally


def check_project(project: Project, tahun: int | None = None, versi: str = PUBLIK) -> list[Finding]:
    """Every finding in data, notebooks, pages and narrative of a project.

    Without `tahun` only the data package is checked. What is missing is a finding
    only where the report of `tahun` and `versi` does not say it itself.
    """
    findings = check_data(project.data)
    if tahun is None:
        return findings
    if errors(findings):
        return [*findings, *examine_notebooks(project).findings]
    return [*findings, *examine_pages(project, tahun, versi).findings]
