"""How does another agency get a report project of its own?

`lay_project` lays a complete, building project into an empty folder. Its data are a
small invented agency (`samples/`), its pages are those of the report in this
repository: an editable install reads them where they lie, a wheel carries them
(`hatch_build.py`), and there is no second copy of them to keep.
What a page shows from a source, a narrative or a page that the new project does
not have is left out: the cell, the paragraph that refers to it, the heading below
which nothing stays.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import yaml

from ..book.swap import rename, work_folder
from ..facts.catalogue import History
from ..facts.description import DESCRIPTION
from ..facts.text_files import read_text, write_text
from ..facts.yaml_files import read_yaml
from ..findings import InputError, kinds
from ..project.contents import listed_files, replace_pages, without
from ..project.manifest import CARRIED
from ..project.notebook import read_notebook, write_notebook
from .filtering import Filter, without_empty_headings
from .new_indicator import (
    SAMPLE,
    SAMPLE_YEAR,
    indicator_notebook,
    page_name,
    read_parameters,
    with_year,
)

TEMPLATE = CARRIED if CARRIED.is_dir() else Path(__file__).parents[3]
"""Where the general pages lie: what the wheel carries, or else the repository of an editable install."""

_GUIDE_NOTE = (
    "> Panduan umum: contoh nama dan angka di dalamnya berasal dari laporan instansi lain. Mulailah dari `README.md` di folder "
    "proyek ini."
)
# Pages about one agency or one printed report.
_SKIP = {"notebooks/koreksi", "book/istilah-urusan"}
_FILES = ("_config.yml", ".gitignore")


def _ordered_indicators(history: History, tahun: int) -> list[str]:
    """Indicators in the order of the book: those of goals, then those of objectives."""
    catalogue = history.at(tahun)
    return [i.id for parent in catalogue.tujuan + catalogue.sasaran for i in catalogue.indicators_of(parent)]


def _check_place(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError([kinds.FOLDER_NOT_EMPTY.at(str(folder))])
    if not (TEMPLATE / "_toc.yml").is_file():
        raise InputError([kinds.NO_TEMPLATES.at("lkjip")])


def _pages(data: Path) -> tuple[dict[str, Any], dict[str, dict[str, Any]], dict[str, str]]:
    """Table of contents, notebooks and hand-written pages of the new project."""
    toc = read_yaml(TEMPLATE / "_toc.yml", "_toc.yml")
    notebooks = {n: TEMPLATE / f"{n}.ipynb" for n in listed_files(toc) if n.startswith("notebooks/")}
    old = {n for n, b in notebooks.items() if "indikator" in read_parameters(b)}
    new = {
        f"notebooks/{page_name(id)}": indicator_notebook(id, SAMPLE_YEAR)
        for id in _ordered_indicators(History(data), SAMPLE_YEAR)
    }
    toc = replace_pages(without(toc, _SKIP), old, list(new))
    general = {n: read_notebook(notebooks[n]) for n in listed_files(toc) if n in notebooks}

    narasi = data / "narasi" / str(SAMPLE_YEAR)
    filters = Filter(
        {d["name"] for d in read_yaml(data / DESCRIPTION)["resources"]},
        {b.relative_to(narasi).as_posix()[:-3] for b in narasi.rglob("*.md")},
        set(listed_files(toc)),
        {d["name"] for d in read_yaml(TEMPLATE / "data" / DESCRIPTION)["resources"]},
    )
    empty = {n for n, nb in general.items() if filters.notebook(nb, n) is None}
    toc = without(toc, empty)
    filters.pages -= empty
    content = {n: with_year(filters.notebook(general[n], n), SAMPLE_YEAR) for n in general if n not in empty}
    texts = {
        n: without_empty_headings(filters.prose(read_text(TEMPLATE / f"{n}.md"), n)) + "\n"
        for n in listed_files(toc)
        if n.startswith("book/")
    }
    return toc, content | new, texts


def _put_name(file: Path, name: str) -> None:
    """Put the agency's name, and what follows from it, into `instansi.yaml`."""
    m = re.fullmatch(r"(.+?) ((?:Kabupaten|Kota|Provinsi) (.+))", name)
    content = {"nama": name, "sebutan": m[1] if m else name}
    if m:
        content |= {"daerah": m[2], "wilayah": m[3], "pemerintah": f"Pemerintah {m[2]}"}
    text = read_text(file)
    for key, value in content.items():
        text = re.sub(
            rf"^{key}: .*$",
            lambda _, k=key, v=value: f"{k}: {json.dumps(v, ensure_ascii=False)}",
            text,
            count=1,
            flags=re.M,
        )
    write_text(file, text.replace("Kabupaten Contoh", content.get("daerah", "Kabupaten Contoh")))


def _put(work: Path, folder: Path) -> None:
    """Give the finished project its place; a folder that is there already stays the same one: a shell may stand in it."""
    if not folder.exists():
        rename(work, folder)
        return
    moved: list[Path] = []
    try:
        for part in sorted(work.iterdir()):
            moved.append(rename(part, folder / part.name))
    except BaseException:
        for part in moved:
            rename(part, work / part.name)
        raise
    work.rmdir()


def lay_project(folder: Path, *, name: str | None = None) -> Path:
    """Lay the project of a new agency into an empty folder; returns it.

    Raises `InputError` when the folder holds anything: nothing is overwritten.
    """
    _check_place(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with work_folder(folder) as work:
        shutil.copytree(SAMPLE, work, dirs_exist_ok=True)
        shutil.copytree(TEMPLATE / "book", work / "book", ignore=shutil.ignore_patterns("*.md", "*.png"))
        for file in _FILES:
            shutil.copy(TEMPLATE / file, work)
        guide = read_text(TEMPLATE / "data" / "PANDUAN.md")
        write_text(work / "data" / "PANDUAN.md", f"{_GUIDE_NOTE}\n\n{guide}")
        shutil.copy(TEMPLATE / "data" / "ARTI-PESAN.md", work / "data")
        if name:
            _put_name(work / "data" / "instansi.yaml", name)
        toc, notebook, texts = _pages(work / "data")
        write_text(
            work / "_toc.yml",
            "# Urutan buku. Halaman baru adalah baris baru di sini.\n"
            + yaml.safe_dump(toc, allow_unicode=True, sort_keys=False),
        )
        (work / "notebooks").mkdir()
        for n, nb in notebook.items():
            write_notebook(work / f"{n}.ipynb", nb)
        for n, text in texts.items():
            write_text(work / f"{n}.md", text)
        _put(work, folder)
    return folder
