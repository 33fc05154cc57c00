"""From what exactly was a book built? What the colophon says."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

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

_SKIP = {"__pycache__", ".ipynb_checkpoints", "_build"}


def input_files(root: Path, parts: Iterable[str]) -> list[Path]:
    """Every file that a build reads, in a fixed order."""
    results = []
    for b in parts:
        path = root / b
        if path.is_file():
            results.append(path)
        else:
            results += [p for p in path.rglob("*") if p.is_file() and not _SKIP.intersection(p.relative_to(root).parts)]
    return sorted(results, key=lambda p: p.relative_to(root).as_posix())


def hashes(root: Path, files: Iterable[Path]) -> dict[str, str]:
    """SHA-256 of each file, by its path in the project."""
    return {p.relative_to(root).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def _library(root: Path) -> dict[str, str]:
    """The installed library, for a project that does not hold it itself."""
    if (root / "lib").is_dir():
        return {}
    place = Path(__file__).parents[2]
    return hashes(place, (f for f in input_files(place, ["lkjip"]) if CARRIED not in f.parents))


def _git(root: Path, *statements: str) -> str | None:
    try:
        p = subprocess.run(
            ["git", "-C", str(root), *statements], capture_output=True, check=True, encoding="utf-8", errors="replace"
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return p.stdout.strip()


def commit(root: Path, parts: Iterable[str]) -> str:
    """Commit of the project, saying so when its files differ from it."""
    head = _git(root, "rev-parse", "HEAD")
    if head is None:
        return "tidak diketahui (bukan dari repositori git)"
    changed = _git(root, "status", "--porcelain", "--", *parts)
    return head + (" dengan perubahan yang belum disimpan" if changed else "")


def make_manifest(
    root: Path, parts: tuple[str, ...], *, tahun: int, versi: str, engine: str, forms: Sequence[str]
) -> dict[str, Any]:
    """The manifest: making, versions, forms, inputs; the same inputs give the same manifest."""
    return {
        "pembuatan": {
            "Tahun laporan": tahun,
            "Commit": commit(root, parts),
            "Pelaksana notebook": engine,
            "Parameter": f"tahun = {tahun}, versi = {versi}",
        },
        "versi": {"python": ".".join(map(str, sys.version_info[:3])), "lkjip": version("lkjip")}
        | {p: version(p) for p in SOFTWARE},
        "bentuk": list(forms),
        "masukan": hashes(root, input_files(root, parts)) | _library(root),
    }
