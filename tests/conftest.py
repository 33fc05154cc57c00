"""What several tests share: the project, a copy to spoil, a built book, case tables."""

import csv
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from lkjip.project.project import PARTS, Project
from lkjip.projects.new_indicator import SAMPLE_YEAR as TAHUN_CONTOH
from lkjip.prose.laporan import buka
from site_reading import HANYA_SITUS, baca_situs

# How long an example takes says nothing about whether a law holds; a busy machine would fail it.
settings.register_profile("tenang", deadline=None)
settings.load_profile("tenang")

AKAR = Path(__file__).parents[1]
TAHUN = 2024
LAMPAU = 2018
"""The earliest year that has data: of the past years the one that lacks most."""

SENDIRI = {"test_build.py", "test_pdf.py", "test_years.py", "test_new_year.py", "test_new_agency.py"}
"""Files whose tests go to whichever worker is free; those of another file stay together."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items) -> None:
    """Deal the tests out: what builds a book first, short ones last; a file's tests share its module fixtures."""
    for item in items:
        if item.path.name not in SENDIRI:
            item.add_marker(pytest.mark.xdist_group(item.path.name))
        if {"buku", "buku_lampau", "proyek_contoh"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.books)
    items.sort(key=lambda item: 0 if item.get_closest_marker("early") else 1 if item.get_closest_marker("books") else 2)


def kasus(nama: str) -> list[dict[str, str]]:
    """Rows of a case table; every row names the origin of its expected value."""
    with (Path(__file__).parent / "kasus" / f"{nama}.csv").open(encoding="utf-8", newline="") as f:
        baris = list(csv.DictReader(f, delimiter=";"))
    assert baris
    assert all(b["asal"] for b in baris)
    return baris


def nama_orang() -> set[str]:
    """Every name in a column that the data package marks as private."""
    paket = buka(AKAR / "data", TAHUN).paket
    return {
        v for s in paket.sources.values() for k in s.columns if k.private for v in paket.tables[s.name][k.name] if v
    }


def salin_proyek(tujuan: Path) -> Path:
    """A copy of everything a build reads, and nothing else."""
    tujuan.mkdir(parents=True, exist_ok=True)
    for bagian in PARTS:
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


def sidik(folder: Path) -> dict[str, str]:
    """SHA-256 of every file below a folder."""
    return {
        b.relative_to(folder).as_posix(): hashlib.sha256(b.read_bytes()).hexdigest()
        for b in sorted(folder.rglob("*"))
        if b.is_file()
    }


@pytest.fixture
def salinan(tmp_path: Path) -> Path:
    return salin_proyek(tmp_path / "proyek")


@pytest.fixture(scope="session")
def proyek() -> Project:
    return Project(AKAR)


def sekali(tmp_path_factory, nama: str, buat: Callable[[Path], None]) -> Path:
    """A folder that is made once a run and read by every worker; whoever comes first makes it."""
    akar = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        akar = akar.parent
    folder, jadi = akar / f"bersama-{nama}", akar / f"bersama-{nama}.jadi"
    with FileLock(akar / f"bersama-{nama}.kunci"):
        if not jadi.exists():
            shutil.rmtree(folder, ignore_errors=True)
            buat(folder)
            jadi.touch()
    return folder


def bangun_buku(proyek: Path, tahun: int, *pilihan: str) -> None:
    """Build as a user does; warnings are errors."""
    hasil = lkjip("build", "--tahun", str(tahun), *pilihan, cwd=proyek)
    assert hasil.returncode == 0, hasil.stderr


@pytest.fixture(scope="session")
def buku(tmp_path_factory) -> Path:
    """A freshly built book of the year, as a user builds it; its project folder. Read only."""
    return sekali(tmp_path_factory, "buku", lambda f: bangun_buku(salin_proyek(f), TAHUN, "--format", "docx"))


@pytest.fixture(scope="session")
def buku_lampau(tmp_path_factory) -> Path:
    """The same for the earliest year; its project folder. Read only."""
    return sekali(tmp_path_factory, "lampau", lambda f: bangun_buku(salin_proyek(f), LAMPAU))


@pytest.fixture(scope="session")
def proyek_contoh(tmp_path_factory) -> Path:
    """The project of a new agency, as `new-agency` makes it, with its book built. Read only."""

    def buat(folder: Path) -> None:
        folder.parent.mkdir(parents=True, exist_ok=True)
        hasil = lkjip("new-agency", str(folder), "--nama", "Dinas Pustaka Kota Rekaan", cwd=folder.parent)
        assert hasil.returncode == 0, hasil.stderr
        assert "README.md" in hasil.stdout
        bangun_buku(folder, TAHUN_CONTOH)

    return sekali(tmp_path_factory, "contoh", buat)


@pytest.fixture(scope="session")
def buku_contoh(proyek_contoh) -> Path:
    """The built book of the new agency."""
    return proyek_contoh / "_build" / str(TAHUN_CONTOH)


def salin_contoh(proyek_contoh: Path, tujuan: Path, *, dengan_buku: bool = False) -> Path:
    """A copy of the new agency's project to spoil."""
    return shutil.copytree(
        proyek_contoh, tujuan, ignore=None if dengan_buku else shutil.ignore_patterns("_build"), dirs_exist_ok=True
    )


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
