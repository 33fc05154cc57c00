"""What counts as an input of a book: what its build reads, not what lies beside it."""

import subprocess
from pathlib import Path

import pytest

from conftest import copy_sample_project
from lkjip.checks.pages import check_project
from lkjip.findings import errors
from lkjip.project.history import read_history
from lkjip.project.manifest import input_files, make_manifest
from lkjip.project.project import PARTS, Project
from lkjip.projects.new_indicator import SAMPLE_YEAR

BESIDE = (
    "data/~$kunjungan.xlsx",
    "data/.~lock.kunjungan.csv#",
    "data/._indikator.yaml",
    "data/kunjungan - Copy.csv",
    "data/indikator lama.yaml",
    "data/catatan.docx",
    "data/parameter/~$mutu_layanan.yaml",
    "data/parameter/._mutu_layanan.yaml",
    "data/persiapan/.~2025.yaml",
    "data/narasi/2025/kunjungan/~$analisis.md",
    "data/narasi/2025/kunjungan/.#analisis.md",
    "data/narasi/2024/kunjungan/analisis.md",
    "data/terbit/2024.csv",
    "data/Thumbs.db",
    "book/desktop.ini",
    "book/_static/.DS_Store",
    "book/_static/THUMBS.DB",
    "notebooks/coba-coba.ipynb",
    "notebooks/.ipynb_checkpoints/kunjungan-checkpoint.ipynb",
    "lib/catatan.md",
)
"""Files that programs, systems and persons lay beside those that a build of the year reads."""

OF_THE_BOOK = (
    "data/kunjungan.csv",
    "data/narasi/2025/kunjungan/analisis.md",
    "book/_static/logo.png",
    "notebooks/kunjungan.ipynb",
)


def git(root: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments],
        cwd=root,
        check=True,
        capture_output=True,
    )


@pytest.fixture
def project(sample_project, tmp_path) -> Project:
    root = copy_sample_project(sample_project, tmp_path / "p")
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "awal")
    return Project(root)


def manifest(project: Project) -> dict:
    return make_manifest(project, tahun=SAMPLE_YEAR, versi="publik", engine="x", forms=())


def lay(project: Project, name: str) -> None:
    file = project.root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("ab") as f:
        f.write(b"\xe9\n")


def test_what_lies_beside_is_no_input(project):
    """Else a spreadsheet that is open would make the book anew, and call its data other than the commit's."""
    before = manifest(project)
    for name in BESIDE:
        lay(project, name)
    assert manifest(project) == before
    assert not {n for n in BESIDE if Path(n).parent.name == "_static"} & set(before["masukan"])
    found = check_project(project, SAMPLE_YEAR)
    assert errors(found) == []
    assert {str(f.place) for f in found if f.code != "D801"} == {
        "data/kunjungan - Copy.csv",
        "notebooks/coba-coba.ipynb",
    }


@pytest.mark.parametrize("name", OF_THE_BOOK)
def test_what_a_build_reads_is_an_input(project, name):
    before = manifest(project)
    lay(project, name)
    after = manifest(project)
    assert {n for n in after["masukan"] if after["masukan"][n] != before["masukan"].get(n)} == {name}
    assert after["pembuatan"]["Commit"] == f"{before['pembuatan']['Commit']} dengan perubahan yang belum disimpan"


def test_commit_is_asked_in_utf8_wherever_git_speaks_otherwise(project, monkeypatch):
    """The name of an input that git does not know may hold any letter."""
    lay(project, "book/_static/é.png")
    monkeypatch.setattr("locale.getpreferredencoding", lambda *_: "cp1252")
    inputs = [f.relative_to(project.root).as_posix() for f in input_files(project, SAMPLE_YEAR)]
    history = read_history(project.root, PARTS)
    assert history.said(inputs).endswith("belum disimpan")
    assert history.said([name for name in inputs if not name.endswith("é.png")]).count(" ") == 0
