"""From what exactly was a book built? What the colophon says."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ..facts.description import DESCRIPTION
from ..facts.folders import files
from ..facts.schema import yaml_files
from ..facts.text_files import read_bytes
from ..facts.yaml_files import read_yaml
from ..findings import InputError
from .history import Read, read_history
from .project import PARTS, Project

SOFTWARE = (
    "jupyter-book",
    "sphinx",
    "myst-nb",
    "papermill",
    "pandas",
    "matplotlib",
    "jinja2",
    "latex2mathml",
    "typst",
    "tex2typst",
    "python-docx",
    "xlsxwriter",
)
MANIFEST_LABELS = ("tbl-pembuatan", "tbl-versi", "tbl-masukan")
"""Labels of the tables that show a manifest."""

CARRIED = Path(__file__).parents[1] / "projects" / "template"
"""The general pages that a wheel carries for `new-agency`. No book is made from them, so no colophon names them."""

_LIBRARY = Path(__file__).parents[1]


def wanted_files(project: Project, tahun: int) -> list[Path]:
    """Every file that the build of a year reads where it is there, without the library; in no order."""
    root, data = project.root, project.data
    wanted = [root / "_config.yml", root / "_toc.yml", *project.notebooks, *project.pages]
    wanted += [data / d["path"] for d in read_yaml(data / DESCRIPTION)["resources"]]
    wanted += [data / name for name in yaml_files(data)]
    wanted += [data / "terbit" / f"{tahun}.csv", *files(data / "narasi" / str(tahun), "**/*.md")]
    wanted += files(root / "book")
    # What a path outside the project is, a check says; no book is made from it.
    return [f for f in wanted if Path(os.path.normpath(f)).is_relative_to(root)]


def listed_files(project: Project, tahun: int) -> list[Path]:
    """The same, and none where a file that lists others is not as it should be: what is wrong with it, a check says."""
    try:
        return wanted_files(project, tahun)
    except (InputError, KeyError, TypeError, ValueError, AttributeError):
        return []


def input_files(project: Project, tahun: int) -> list[Path]:
    """Every file of the project that the build of a year reads, in a fixed order; what lies beside them is none.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     root = Path(folder)
    ...     (root / "data").mkdir()
    ...     for name in ("_config.yml", "data/sk.yaml", "data/~$sk.yaml", "data/catatan.txt"):
    ...         (root / name).touch()
    ...     _ = (root / "_toc.yml").write_bytes(b"root: book/awal")
    ...     _ = (root / "data" / "datapackage.yaml").write_bytes(b"resources: []")
    ...     [file.name for file in input_files(Project(root), 2024)]
    ['_config.yml', '_toc.yml', 'datapackage.yaml', 'sk.yaml']
    """
    read = [*wanted_files(project, tahun), *files(project.root / "lib" / "lkjip")]
    return sorted({f for f in read if f.is_file()}, key=lambda f: f.relative_to(project.root).as_posix())


def hashes(named: Mapping[str, Path]) -> dict[str, str]:
    """SHA-256 of each file as it is stored, by its path in the project: so that anybody can compute it again."""
    return {name: hashlib.sha256(read_bytes(file, name)).hexdigest() for name, file in named.items()}


def library_files(root: Path) -> dict[str, Path]:
    """The files of the library that a project holds itself, or else of the installed one, by their names in a manifest."""
    own = root / "lib" / "lkjip"
    if own.is_dir():
        return {f.relative_to(root).as_posix(): f for f in files(own)}
    carried = (f for f in files(_LIBRARY) if CARRIED not in f.parents)
    return {f.relative_to(_LIBRARY.parent).as_posix(): f for f in carried}


def make_manifest(project: Project, *, tahun: int, versi: str, engine: str, forms: Sequence[str]) -> dict[str, Any]:
    """The manifest: making, versions, forms, inputs; the same inputs give the same manifest."""
    inputs = {f.relative_to(project.root).as_posix(): f for f in input_files(project, tahun)}
    read = project.read or Read(hashes(inputs | library_files(project.root)), read_history(project.root, PARTS))
    own = [n for n in read.hashes if n.startswith("lib/lkjip/")]
    names = [*sorted({*inputs, *own}), *(n for n in read.hashes if n.startswith("lkjip/"))]
    return {
        "pembuatan": {
            "Tahun laporan": tahun,
            "Commit": read.history.said(inputs),
            "Pelaksana notebook": engine,
            "Parameter": f"tahun = {tahun}, versi = {versi}",
        },
        "versi": {"python": ".".join(map(str, sys.version_info[:3])), "lkjip": version("lkjip")}
        | {p: version(p) for p in SOFTWARE},
        "bentuk": list(forms),
        "masukan": {name: read.hashes[name] for name in names},
    }
