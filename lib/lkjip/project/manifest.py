"""From what exactly was a book built? What the colophon says."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ..facts.description import DESCRIPTION
from ..facts.folders import files
from ..facts.schema import yaml_files
from ..facts.yaml_files import read_yaml
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
    root, data = project.root, project.data
    read = [root / "_config.yml", root / "_toc.yml", *project.notebooks, *project.pages]
    read += [data / d["path"] for d in read_yaml(data / DESCRIPTION)["resources"]]
    read += [data / name for name in yaml_files(data)]
    read += [data / "terbit" / f"{tahun}.csv", *files(data / "narasi" / str(tahun), "**/*.md")]
    read += [*files(root / "book"), *files(root / "lib" / "lkjip")]
    return sorted({f for f in read if f.is_file()}, key=lambda f: f.relative_to(root).as_posix())


def hashes(root: Path, files: Iterable[Path]) -> dict[str, str]:
    """SHA-256 of each file as it is stored, by its path in the project: so that anybody can compute it again."""
    return {p.relative_to(root).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def _library(root: Path) -> dict[str, str]:
    """The installed library, for a project that does not hold it itself."""
    if (root / "lib" / "lkjip").is_dir():
        return {}
    return hashes(_LIBRARY.parent, (f for f in files(_LIBRARY) if CARRIED not in f.parents))


def _git(root: Path, *statements: str) -> str | None:
    try:
        p = subprocess.run(
            ["git", "-C", str(root), *statements], capture_output=True, check=True, encoding="utf-8", errors="replace"
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return p.stdout.strip()


def commit(root: Path, inputs: Iterable[Path]) -> str:
    """Commit of the project, saying so when its files, or an input that git does not know, differ from it."""
    head = _git(root, "rev-parse", "HEAD")
    if head is None:
        return "tidak diketahui (bukan dari repositori git)"
    changed = _git(root, "status", "--porcelain", "--untracked-files=no", "--", *PARTS)
    unknown = set((_git(root, "ls-files", "--others", "-z", "--", *PARTS) or "").split("\0"))
    changed = changed or unknown & {f.relative_to(root).as_posix() for f in inputs}
    return head + (" dengan perubahan yang belum disimpan" if changed else "")


def prefix_in_repository(root: Path) -> str:
    """The folder of a project in its repository, with a slash at the end; empty at the top and without git."""
    return _git(root, "rev-parse", "--show-prefix") or ""


def make_manifest(project: Project, *, tahun: int, versi: str, engine: str, forms: Sequence[str]) -> dict[str, Any]:
    """The manifest: making, versions, forms, inputs; the same inputs give the same manifest."""
    inputs = input_files(project, tahun)
    return {
        "pembuatan": {
            "Tahun laporan": tahun,
            "Commit": commit(project.root, inputs),
            "Pelaksana notebook": engine,
            "Parameter": f"tahun = {tahun}, versi = {versi}",
        },
        "versi": {"python": ".".join(map(str, sys.version_info[:3])), "lkjip": version("lkjip")}
        | {p: version(p) for p in SOFTWARE},
        "bentuk": list(forms),
        "masukan": hashes(project.root, inputs) | _library(project.root),
    }
