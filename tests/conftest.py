"""What several tests share: the project, a copy to spoil, a built book, case tables."""

import csv
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import chdir, redirect_stderr, redirect_stdout
from copy import deepcopy
from pathlib import Path, PurePosixPath

import pytest
from filelock import FileLock
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

from lkjip.book.doors import PROCESS
from lkjip.book.execution import execute_all
from lkjip.cli import main
from lkjip.project.project import PARTS, Project
from lkjip.projects.new_indicator import SAMPLE_YEAR
from lkjip.prose.laporan import buka
from lkjip.prose.narasi import fill_expressions
from site_reading import ONLY_SITE, read_site

# How long an example takes says nothing about whether a law holds; a busy machine would fail it.
settings.register_profile("calm", deadline=None)
settings.load_profile("calm")

ROOT = Path(__file__).parents[1]
TAHUN = 2024
EARLIEST = 2018
"""The earliest year that has data: of the past years the one that lacks most."""

SPREAD = {
    "test_fuzz.py",
    "test_build.py",
    "test_new_agency.py",
    "test_new_year.py",
    "test_pdf.py",
    "test_site.py",
    "test_swap.py",
    "test_years.py",
}
"""Files whose tests go to whichever worker is free; those of another file stay together."""


class ByFile(LoadScopeScheduling):
    """Deals whole files out to the workers, and the tests of some files one by one."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return nodeid if PurePosixPath(file).name in SPREAD else file


def pytest_xdist_make_scheduler(config, log) -> ByFile:
    """Our own, since the groups of pytest-xdist 3.8 go unseen with pytest 9.2: a file's fixtures were made by each worker."""
    return ByFile(config, log)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items) -> None:
    """What builds a book comes first, short tests last."""
    for item in items:
        if {"built_book", "earliest_book", "sample_project"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.books)
    items.sort(key=lambda item: 0 if item.get_closest_marker("early") else 1 if item.get_closest_marker("books") else 2)


def cases(name: str) -> list[dict[str, str]]:
    """Rows of a case table; every row names the origin of its expected value."""
    with (Path(__file__).parent / "kasus" / f"{name}.csv").open(encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f, delimiter=";"))
    assert rows
    assert all(b["asal"] for b in rows)
    return rows


def private_names() -> set[str]:
    """Every name in a column that the data package marks as private."""
    package = buka(ROOT / "data", TAHUN).paket
    return {
        v for s in package.sources.values() for k in s.columns if k.private for v in package.tables[s.name][k.name] if v
    }


def make_targets() -> list[str]:
    """What `make` can be asked for."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return re.search(r"^\.PHONY:(.*)$", text, re.M)[1].split()


def copy_own_project(folder: Path) -> Path:
    """A copy of everything a build reads, and nothing else."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            shutil.copy(source, folder)
    return folder


def lkjip(*arguments: str, cwd: Path) -> subprocess.CompletedProcess:
    """Run the command in this process: to start one of its own takes longer than most commands."""
    with chdir(cwd), redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        code = main(arguments)
    return subprocess.CompletedProcess(arguments, code, out.getvalue(), err.getvalue())


def lkjip_process(*arguments: str, cwd: Path) -> subprocess.CompletedProcess:
    """Run the command as a user does: in a process of its own, which nothing of a test has touched. Builds are made so."""
    return subprocess.run(
        [sys.executable, "-m", "lkjip", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )


def hashes(folder: Path) -> dict[str, str]:
    """SHA-256 of every file below a folder."""
    return {
        b.relative_to(folder).as_posix(): hashlib.sha256(b.read_bytes()).hexdigest()
        for b in sorted(folder.rglob("*"))
        if b.is_file()
    }


@pytest.fixture
def project_copy(tmp_path: Path) -> Path:
    return copy_own_project(tmp_path / "proyek")


@pytest.fixture(scope="session")
def project() -> Project:
    return Project(ROOT)


def once(tmp_path_factory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that is made once a run and read by every worker; whoever comes first makes it."""
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    folder, done = base / f"shared-{name}", base / f"shared-{name}.done"
    with FileLock(base / f"shared-{name}.lock"):
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder)
            done.touch()
    return folder


def build_book(project: Path, tahun: int, *options: str) -> None:
    """Build as a user does; warnings are errors."""
    result = lkjip_process("build", "--tahun", str(tahun), *options, cwd=project)
    assert result.returncode == 0, result.stderr


def outputs(root: Path, tahun: int, versi: str = "publik", *, pages: Path | None = None) -> dict[str, bytes]:
    """Executed notebooks and written pages of a year, with the data of a project and the pages of the same or another."""
    place = root / "hasil" / f"{tahun}-{versi}"
    place.mkdir(parents=True)
    of, data = Project(pages or root), root / "data"
    findings = execute_all(of.notebooks, place, tahun=tahun, data=data, versi=versi, engine=PROCESS)
    assert [str(t) for of_one in findings for t in of_one.findings] == []
    lap = buka(data, tahun, versi=versi)
    for h in of.pages:
        (place / h.name).write_text(
            fill_expressions(h.read_text(encoding="utf-8"), lap.tulis, h.name), encoding="utf-8"
        )
    return {b.name: b.read_bytes() for b in place.iterdir()}


@pytest.fixture(scope="session")
def outputs_of_the_year(tmp_path_factory) -> dict[str, bytes]:
    """The same of our own project as it is, for tests that something beside the year changes nothing of it."""
    folder = once(tmp_path_factory, "outputs", lambda f: outputs(copy_own_project(f), TAHUN))
    return {b.name: b.read_bytes() for b in (folder / "hasil" / f"{TAHUN}-publik").iterdir()}


@pytest.fixture(scope="session")
def built_book(tmp_path_factory) -> Path:
    """A freshly built book of the year, as a user builds it; its project folder. Read only."""
    return once(tmp_path_factory, "book", lambda f: build_book(copy_own_project(f), TAHUN, "--format", "docx"))


@pytest.fixture(scope="session")
def earliest_book(tmp_path_factory) -> Path:
    """The same for the earliest year; its project folder. Read only."""
    return once(tmp_path_factory, "earliest", lambda f: build_book(copy_own_project(f), EARLIEST))


@pytest.fixture(scope="session")
def sample_project(tmp_path_factory) -> Path:
    """The project of a new agency, as `new-agency` makes it, with its book built. Read only."""

    def make(folder: Path) -> None:
        folder.parent.mkdir(parents=True, exist_ok=True)
        result = lkjip_process("new-agency", str(folder), "--nama", "Dinas Pustaka Kota Rekaan", cwd=folder.parent)
        assert result.returncode == 0, result.stderr
        assert "README.md" in result.stdout
        build_book(folder, SAMPLE_YEAR)

    return once(tmp_path_factory, "sample", make)


@pytest.fixture(scope="session")
def sample_book(sample_project) -> Path:
    """The built book of the new agency."""
    return sample_project / "_build" / str(SAMPLE_YEAR)


def copy_sample_project(sample_project: Path, folder: Path, *, with_book: bool = False) -> Path:
    """A copy of the new agency's project to spoil."""
    return shutil.copytree(
        sample_project, folder, ignore=None if with_book else shutil.ignore_patterns("_build"), dirs_exist_ok=True
    )


@pytest.fixture(scope="session")
def articles(built_book):
    """The articles of all pages of the site by name, in the order of the book; read only."""
    return read_site(built_book / "_build" / str(TAHUN) / "html", ROOT / "_toc.yml")


@pytest.fixture(scope="session")
def printed_articles(articles):
    """The articles of the pages that are printed too."""
    return [article for name, article in articles.items() if name not in ONLY_SITE]


@pytest.fixture(scope="session")
def text_articles(printed_articles):
    """The same without what is only for the screen, and without drawings and formulas."""
    copies = deepcopy(printed_articles)
    for article in copies:
        for screen_only in article.select("a.headerlink, .unduhan, .toctree-wrapper, math, svg"):
            screen_only.decompose()
    return copies
