"""How is the source of a year's book laid out: settings, warning of its version, pages, executed notebooks?"""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import yaml

from ..checks.samples import holds_samples
from ..facts.folders import files as list_files
from ..facts.folders import litter
from ..facts.text_files import read_text, write_text
from ..facts.yaml_files import read_yaml
from ..findings import Finding, InputError, refuse
from ..pages import completeness
from ..pages.references import check_references
from ..pages.results import lay_results
from ..project.contents import not_this_year, page_file, table_of_contents, without
from ..project.limits import read_limits
from ..project.manifest import MANIFEST_LABELS
from ..project.notebook import read_notebook
from ..project.project import Project, print_name
from ..prose.allowed import Text
from ..prose.laporan import Laporan
from ..prose.markdown import PAGE
from ..prose.narasi import fill
from ..rules.report import DRAF, INTERNAL
from ..views.whole import FOLDER as WHOLE
from .execution import execute_all
from .progress import Progress, Timed

EXTENSION = "lkjip.book.extension"

MARKS = {
    INTERNAL: "Versi internal: memuat nama orang. Tidak untuk dipublikasikan.",
    DRAF: "DRAF {tahun}: data dan uraiannya belum lengkap. Tidak untuk dipublikasikan.",
}
"""What stands on every page of a version that is not the public one."""

_TEXTS = (".md", ".myst", ".rst", ".ipynb")
"""Files that Sphinx could take for a page of the same name."""

SAMPLE = "Laporan ini memuat teks contoh, bukan keadaan sebuah instansi. Tidak untuk dipublikasikan."
"""What stands there as long as a text of the sample agency does."""


def hide_code(nb: dict) -> dict:
    """Hide code in the pages: outputs stay, cells without outputs vanish.

    Of what is noted beside the cells only the kernel stays: settings of MyST could change what prose may do, and
    tags make text vanish.

    >>> cell = {"cell_type": "markdown", "source": "a", "metadata": {"tags": ["remove-cell"], "mystnb": {"x": 1}}}
    >>> hide_code({"metadata": {"myst": {"enable_extensions": ["html_image"]}}, "cells": [cell]})
    {'metadata': {}, 'cells': [{'cell_type': 'markdown', 'source': 'a', 'metadata': {'tags': []}}]}
    """
    nb["metadata"] = {k: v for k, v in nb["metadata"].items() if k in ("kernelspec", "language_info")}
    for cell in nb["cells"]:
        tags = [t for t in cell["metadata"].get("tags", []) if t in ("parameters", "injected-parameters")]
        cell["metadata"] = {"tags": tags}
        if cell["cell_type"] == "code":
            cell["metadata"]["tags"] = ["remove-input" if cell["outputs"] else "remove-cell"]
    return nb


def register_extension(settings: dict[str, Any]) -> None:
    """Name our extension once, whatever an older project calls it.

    >>> settings = {"extensions": ["myst_nb", "lkjip.ekstensi"]}
    >>> register_extension(settings)
    >>> settings
    {'extensions': ['myst_nb', 'lkjip.book.extension']}
    """
    other = [e for e in settings.get("extensions", ()) if e.partition(".")[0] != "lkjip"]
    settings["extensions"] = [*other, EXTENSION]


def _no_page(folder: str, names: list[str]) -> list[str]:
    """Of a folder, what some program laid there, and texts: pages are written anew, and what else is one is no page."""
    return [*litter(folder, names), *(n for n in names if Path(n).suffix.lower() in _TEXTS)]


def assemble(project: Project, work: Path, lap: Laporan, manifest: dict) -> Path:
    """Lay out the book's source for one year: settings, pages, executed notebooks."""
    source = work / "sumber"
    # Without the rights of the files: those of a project that may only be read would close the copies too.
    shutil.copytree(project.root / "book", source / "book", ignore=_no_page, copy_function=shutil.copyfile)
    for page in project.pages:
        name = page.relative_to(project.root)
        text = Text(read_text(page), name.as_posix(), PAGE, root=project.root)
        write_text(source / name, fill(text, lap.tulis))
    if (work / WHOLE).is_dir():
        (work / WHOLE).rename(source / WHOLE)
    (source / "notebooks").mkdir()
    for nb in sorted((work / "notebooks").glob("*.ipynb")):
        write_text(source / "notebooks" / nb.name, json.dumps(hide_code(read_notebook(nb))))
    dropped = {f"notebooks/{b.stem}" for b in not_this_year(project.notebooks, lap.katalog)}
    toc = without(read_yaml(project.root / "_toc.yml", "_toc.yml"), dropped)
    write_text(source / "_toc.yml", yaml.safe_dump(toc, allow_unicode=True, sort_keys=False))
    settings = read_yaml(project.root / "_config.yml", "_config.yml")
    instansi = lap.katalog.instansi
    settings["title"] = f"{settings['title']} {lap.tahun}"
    settings["author"] = instansi["nama"]
    settings["copyright"] = str(lap.tahun)
    mark = MARKS.get(lap.versi, "").format(tahun=lap.tahun)
    if holds_samples(project, lap.paket, lap.tahun):
        mark = " ".join(filter(None, [mark, SAMPLE]))
    if mark:
        settings["html"]["announcement"] = mark
    settings.pop("exclude_patterns", None)  # only what the list of contents names is made, and all of it
    settings["only_build_toc_files"] = True
    settings["sphinx"]["recursive_update"] = True  # else a setting of the look would take the mark away
    register_extension(settings["sphinx"]["config"])
    settings["sphinx"]["config"] |= {
        "myst_url_schemes": {"http": None, "https": None, "mailto": None, "tabel": "../tabel/{{path}}"},
        "lkjip_bentuk": manifest["bentuk"],
        "lkjip_nama_cetak": print_name(lap.tahun, lap.versi),
        "lkjip_judul_cetak": {
            "judul": settings["title"],
            "instansi": instansi["nama"],
            "tanggal": f"{lap.tahun}-12-31",
            "tanda": mark,
        },
    }
    completeness.complete_page(
        source, table_of_contents(source / "_toc.yml")[1:], lap.tahun
    )  # the landing page repeats others
    write_text(source / "_config.yml", yaml.safe_dump(settings, allow_unicode=True))
    write_text(source / "manifest.json", json.dumps(manifest, ensure_ascii=False))
    lay_results(lap, source)
    return source


def _execute(project: Project, lap: Laporan, out: Path, engine: str, progress: Progress) -> None:
    """Execute the notebooks of the year; raises `InputError` with what all of them found, in their order."""
    dropped = not_this_year(project.notebooks, lap.katalog)
    notebooks = [b for b in project.notebooks if b not in dropped]
    limits = read_limits(project.root)
    with progress.step("notebook", f"Menjalankan {len(notebooks)} notebook …"):
        results = execute_all(
            notebooks, out, tahun=lap.tahun, data=project.data, versi=lap.versi, engine=engine, limits=limits
        )
        import jupyter_book.sphinx  # noqa: F401  (loads while the notebooks run)

        findings: dict[Path, tuple[Finding, ...]] = {}
        with closing(results):  # stopped here, the workers end now, not when their wires are already collected
            for n, done in enumerate(results, 1):
                findings[done.file] = done.findings
                progress.executed(Timed(done.file.stem, done.seconds), n, len(notebooks))
    if any(findings.values()):
        raise InputError(f for b in notebooks for f in findings[b])


def lay_source(
    project: Project,
    lap: Laporan,
    work: Path,
    manifest: dict,
    *,
    progress: Progress | None = None,
) -> Path:
    """Execute the notebooks of a year into `work` and lay out the source of its book there; returns its folder.

    Raises `InputError` with everything that notebooks, prose and references are refused for.
    """
    ran = project.run_folder(work / "notebooks")
    ran.mkdir(parents=True, exist_ok=True)
    _execute(project, lap, ran, manifest["pembuatan"]["Pelaksana notebook"], progress or Progress())
    if ran != work / "notebooks":
        ran.rename(work / "notebooks")
    source = assemble(project, work, lap, manifest)
    pages = [b for name in table_of_contents(source / "_toc.yml") if (b := source / page_file(name)).is_file()]
    origins = [*list_files(project.data / "narasi" / str(lap.tahun), "**/*.md"), *project.notebooks, *project.pages]
    refuse(check_references(pages, origins, project.root, MANIFEST_LABELS))
    return source
