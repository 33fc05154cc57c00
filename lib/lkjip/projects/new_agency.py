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
from ..facts.characters import examine, one_spelling, plain_spaces
from ..facts.description import DESCRIPTION
from ..facts.folders import files
from ..facts.text_files import read_text, write_text
from ..facts.yaml_files import read_yaml
from ..findings import InputError, kinds
from ..language.numbers import angka
from ..project.contents import listed_files, page_file, replace_pages, without
from ..project.manifest import CARRIED
from ..project.notebook import canonical, read_notebook
from ..prose.narasi import narrative_file
from .copies import RECORD, fingerprints, write_record
from .filtering import Filter, without_empty_headings
from .new_indicator import (
    SAMPLE,
    SAMPLE_YEAR,
    indicator_notebook,
    page_name,
    read_parameters,
    with_year,
)
from .writing import write_all

TEMPLATE = CARRIED if CARRIED.is_dir() else Path(__file__).parents[3]
"""Where the general pages lie: what the wheel carries, or else the repository of an editable install."""

_GUIDE_NOTE = (
    "> Panduan umum: contoh nama dan angka di dalamnya berasal dari laporan instansi lain. Mulailah dari `README.md` di folder "
    "proyek ini."
)
# Pages about one agency or one printed report.
_SKIP = {"notebooks/koreksi", "book/istilah-urusan"}
_FILES = ("_config.yml", ".gitignore", "data/ARTI-PESAN.md")
ROOT_FILES = ("_config.yml", ".gitattributes", ".gitignore", "Makefile", "README.md")
"""What is laid beside the folders of a project."""


def _ordered_indicators(history: History, tahun: int) -> list[str]:
    """Indicators in the order of the book: those of goals, then those of objectives."""
    catalogue = history.at(tahun)
    return [i.id for parent in catalogue.tujuan + catalogue.sasaran for i in catalogue.indicators_of(parent)]


def _check_place(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError([kinds.FOLDER_NOT_EMPTY.at(str(folder))])


LONGEST_NAME = 200
"""Most letters of an agency's name: it stands on the cover and at the head of every page."""


def require_name(name: str, at: str = "--nama") -> str:
    """The name of an agency, spelt in one way; raises `InputError` for what cannot be one.

    >>> require_name("Dinas Kesehatan  Kota Contoh ")
    'Dinas Kesehatan Kota Contoh'
    """
    text = plain_spaces(one_spelling(name))
    if len(text) > LONGEST_NAME:
        cause = f"sepanjang {angka(len(text))} huruf"
    elif len(text.splitlines()) > 1:
        cause = "lebih dari satu baris"
    elif odd := next((c for c in text if c in "<>{}\\`|"), ""):
        cause = f"dengan tanda `{odd}`" if odd != "`" else "dengan tanda petik terbalik"
    elif findings := [t.kind.at(at, **t.words) for t in examine(text)]:
        raise InputError(findings)
    elif sum(map(str.isalpha, text)) < 3:
        cause = "tanpa huruf yang cukup"
    else:
        return " ".join(text.split())
    raise InputError([kinds.AGENCY_NAME.at(at, cause=cause, most=LONGEST_NAME)])


def require_template() -> None:
    """Refuse what needs the general pages where the library does not have them; raises `InputError`."""
    if not (TEMPLATE / "_toc.yml").is_file():
        raise InputError([kinds.NO_TEMPLATES.at("lkjip")])


def support_files() -> dict[str, bytes]:
    """What every project gets beside its data and pages: look, settings, guides; content by path."""
    look = [b for b in files(TEMPLATE / "book") if b.suffix not in (".md", ".png")]
    copied = [*look, *(TEMPLATE / f for f in _FILES)]
    guide = read_text(TEMPLATE / "data" / "PANDUAN.md")
    return (
        {b.name: b.read_bytes() for b in SAMPLE.iterdir() if b.is_file()}
        | {b.relative_to(TEMPLATE).as_posix(): b.read_bytes() for b in copied}
        | {"data/PANDUAN.md": f"{_GUIDE_NOTE}\n\n{guide}".encode()}
    )


def template_contents() -> tuple[dict[str, Any], set[str]]:
    """The table of contents of the general pages, and the pages in it for which each agency has its own."""
    toc = without(read_yaml(TEMPLATE / "_toc.yml", "_toc.yml"), _SKIP)
    notebooks = [n for n in listed_files(toc) if n.startswith("notebooks/")]
    return toc, {n for n in notebooks if "indikator" in read_parameters(TEMPLATE / page_file(n))}


def filter_for(data: Path, narratives: set[str], pages: set[str]) -> Filter:
    """What the general pages can show in a project with these data, narratives and pages."""
    described, known = (read_yaml(d / DESCRIPTION) for d in (data, TEMPLATE / "data"))
    sources, all_sources = ({d["name"] for d in x["resources"]} for x in (described, known))
    return Filter(sources, narratives, pages, all_sources)


def general_page(name: str, filters: Filter, tahun: int) -> bytes | None:
    """A general page as a project can show it; None when nothing of it is left."""
    file = TEMPLATE / page_file(name)
    if file.suffix == ".ipynb":
        nb = filters.notebook(read_notebook(file), name)
        return None if nb is None else canonical(with_year(nb, tahun))
    return (without_empty_headings(filters.prose(read_text(file), name)) + "\n").encode()


def _pages(data: Path) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Table of contents and pages of a new project."""
    toc, old = template_contents()
    own = {
        f"notebooks/{page_name(id)}": canonical(indicator_notebook(id, SAMPLE_YEAR))
        for id in _ordered_indicators(History(data), SAMPLE_YEAR)
    }
    toc = replace_pages(toc, old, list(own))
    narasi = narrative_file(data, SAMPLE_YEAR, "x").parent
    narratives = {b.relative_to(narasi).as_posix()[:-3] for b in files(narasi, "**/*.md")}
    filters = filter_for(data, narratives, set(listed_files(toc)))
    empty = {n for n in filters.pages - own.keys() if general_page(n, filters, SAMPLE_YEAR) is None}
    toc = without(toc, empty)
    filters.pages -= empty
    general = {n: general_page(n, filters, SAMPLE_YEAR) for n in listed_files(toc) if n not in own}
    return toc, {page_file(n): content for n, content in (general | own).items() if content is not None}


def _put_name(file: Path, name: str) -> None:
    """Put the agency's name, and what follows from it, into `instansi.yaml`."""
    m = re.fullmatch(r"(.+?) ((?:Kabupaten|Kota|Provinsi) (.+))", name)
    content = {"nama": name, "sebutan": m[1] if m else name}
    if m:
        content |= {"daerah": m[2], "wilayah": m[3], "pemerintah": f"Pemerintah {m[2]}"}
    text = read_text(file).replace("Kabupaten Contoh", content.get("daerah", "Kabupaten Contoh"))
    for key, value in content.items():
        text = re.sub(
            rf"^{key}: .*$",
            lambda _, k=key, v=value: f"{k}: {json.dumps(v, ensure_ascii=False)}",
            text,
            count=1,
            flags=re.M,
        )
    write_text(file, text)


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

    Raises `InputError` for a name that no agency can have, and when the folder holds anything: nothing is overwritten.
    """
    if name is not None:
        name = require_name(name)
    _check_place(folder)
    require_template()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with work_folder(folder) as work:
        shutil.copytree(SAMPLE, work, dirs_exist_ok=True)
        if name:
            _put_name(work / "data" / "instansi.yaml", name)
        toc, pages = _pages(work / "data")
        write_text(
            work / "_toc.yml",
            "# Urutan buku. Halaman baru adalah baris baru di sini.\n"
            + yaml.safe_dump(toc, allow_unicode=True, sort_keys=False),
        )
        copies = support_files() | pages
        write_all(work, copies | {RECORD: write_record(fingerprints(copies))})
        _put(work, folder)
    return folder
