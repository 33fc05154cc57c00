"""What several tests share: the project, a copy to spoil, a built book, case tables."""

import csv
import os
import shutil
import subprocess
import sys
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import settings

from baca_situs import HANYA_SITUS, baca_situs
from lkjip.bangun import BAGIAN, Proyek

# How long an example takes says nothing about whether a law holds; a busy machine would fail it.
settings.register_profile("tenang", deadline=None)
settings.load_profile("tenang")

AKAR = Path(__file__).parents[1]
TAHUN = 2024


def kasus(nama: str) -> list[dict[str, str]]:
    """Rows of a case table; every row names the origin of its expected value."""
    with (Path(__file__).parent / "kasus" / f"{nama}.csv").open(encoding="utf-8", newline="") as f:
        baris = list(csv.DictReader(f, delimiter=";"))
    assert baris
    assert all(b["asal"] for b in baris)
    return baris


def salin_proyek(tujuan: Path) -> Path:
    """A copy of everything a build reads, and nothing else."""
    tujuan.mkdir(parents=True, exist_ok=True)
    for bagian in BAGIAN:
        asal = AKAR / bagian
        if asal.is_dir():
            shutil.copytree(asal, tujuan / bagian, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            shutil.copy(asal, tujuan)
    return tujuan


def lkjip(*argumen: str, cwd: Path, **lain) -> subprocess.CompletedProcess:
    """Run the command as a user does."""
    return subprocess.run(
        [sys.executable, "-m", "lkjip", *argumen],
        cwd=cwd,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        **lain,
    )


@pytest.fixture
def salinan(tmp_path: Path) -> Path:
    return salin_proyek(tmp_path / "proyek")


@pytest.fixture(scope="session")
def proyek() -> Proyek:
    return Proyek(AKAR)


@pytest.fixture(scope="session")
def buku(tmp_path_factory) -> Path:
    """A freshly built book of the year, as a user builds it; its project folder."""
    proyek = salin_proyek(tmp_path_factory.mktemp("buku") / "proyek")
    hasil = lkjip("build", "--tahun", str(TAHUN), "--format", "docx", cwd=proyek)
    assert hasil.returncode == 0, hasil.stderr
    return proyek


@pytest.fixture(scope="session")
def artikel(buku):
    """The articles of all pages of the site by name, in the order of the book; read only."""
    return baca_situs(buku / "_build" / str(TAHUN) / "html", AKAR / "_toc.yml")


@pytest.fixture(scope="session")
def situs_lengkap(artikel):
    """The articles of the pages that are printed too."""
    return [isi for nama, isi in artikel.items() if nama not in HANYA_SITUS]


@pytest.fixture(scope="session")
def situs(situs_lengkap):
    """The same without what is only for the screen, and without drawings and formulas."""
    hasil = deepcopy(situs_lengkap)
    for artikel in hasil:
        for layar in artikel.select("a.headerlink, .unduhan, .toctree-wrapper, math, svg"):
            layar.decompose()
    return hasil
