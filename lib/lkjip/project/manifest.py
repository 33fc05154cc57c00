"""From what exactly was a book built?"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

PERANGKAT = (
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
LABEL_MANIFEST = ("tbl-pembuatan", "tbl-versi", "tbl-masukan")
"""Labels of the tables that show a manifest."""

_LEWAT = {"__pycache__", ".ipynb_checkpoints", "_build"}


def berkas_masukan(akar: Path, bagian: Iterable[str]) -> list[Path]:
    """Every file that a build reads, in a fixed order."""
    hasil = []
    for b in bagian:
        jalan = akar / b
        if jalan.is_file():
            hasil.append(jalan)
        else:
            hasil += [p for p in jalan.rglob("*") if p.is_file() and not _LEWAT.intersection(p.relative_to(akar).parts)]
    return sorted(hasil, key=lambda p: p.relative_to(akar).as_posix())


def sidik_jari(akar: Path, berkas: Iterable[Path]) -> dict[str, str]:
    """SHA-256 of each file, by its path in the project."""
    return {p.relative_to(akar).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in berkas}


def _pustaka(akar: Path) -> dict[str, str]:
    """The installed library, for a project that does not hold it itself."""
    if (akar / "lib").is_dir():
        return {}
    tempat = Path(__file__).parents[2]
    return sidik_jari(tempat, berkas_masukan(tempat, ["lkjip"]))


def _git(akar: Path, *perintah: str) -> str | None:
    try:
        p = subprocess.run(["git", "-C", str(akar), *perintah], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return p.stdout.strip()


def commit(akar: Path, bagian: Iterable[str]) -> str:
    """Commit of the project, saying so when its files differ from it."""
    kepala = _git(akar, "rev-parse", "HEAD")
    if kepala is None:
        return "tidak diketahui (bukan dari repositori git)"
    berubah = _git(akar, "status", "--porcelain", "--", *bagian)
    return kepala + (" dengan perubahan yang belum disimpan" if berubah else "")


def susun_manifest(
    akar: Path, bagian: tuple[str, ...], *, tahun: int, versi: str, mesin: str, bentuk: Sequence[str]
) -> dict[str, Any]:
    """The manifest: making, versions, forms, inputs; the same inputs give the same manifest."""
    return {
        "pembuatan": {
            "Tahun laporan": tahun,
            "Commit": commit(akar, bagian),
            "Pelaksana notebook": mesin,
            "Parameter": f"tahun = {tahun}, versi = {versi}",
        },
        "versi": {"python": ".".join(map(str, sys.version_info[:3])), "lkjip": version("lkjip")}
        | {p: version(p) for p in PERANGKAT},
        "bentuk": list(bentuk),
        "masukan": sidik_jari(akar, berkas_masukan(akar, bagian)) | _pustaka(akar),
    }
