"""A book is of one state of its inputs: what is saved while it is made is in the next book.

Which change of one line is to make which test red:

- `book/build.py`: `_fill(snapshot, buka(snapshot.data` becomes `_fill(snapshot, buka(project.data`, or `_fill(project, …`
  -> `test_what_is_saved_meanwhile_is_in_the_next_book`
- `project/snapshot.py`: `if not changing` becomes `if True` -> `test_a_file_saved_while_it_is_copied_is_copied_again`
- `book/build.py`: `_finished` gives `found` whatever the state is -> `test_saved_while_an_unchanged_book_is_looked_at`
- `project/snapshot.py`: `_strays` is always False -> the same
- `project/manifest.py`: `except (InputError, …` becomes `except InputError` -> `test_files_that_list_others_wrongly_stop_only_the_check`
- `project/snapshot.py`: `_leads_out` is always False -> `test_links_are_followed_inside_the_project_only`
- `project/snapshot.py`: `why_not_copied(…) or [f]` becomes `[f]` -> `test_a_build_names_what_a_check_of_the_copy_misses`
- `project/snapshot.py`: `refuse(…)` of the wanted files goes -> `test_what_cannot_be_copied_is_said`
- `book/site.py`: `build(snapshot` becomes `build(project` -> `test_all_years_of_a_site_are_of_one_state`
"""

import hashlib
import json
import os
import shutil
from pathlib import Path

import pytest

from conftest import copy_sample_project, hashes, once
from lkjip.book import assembly, site
from lkjip.book import build as building
from lkjip.book.doors import PROCESS
from lkjip.book.execution import Executed, execute_all
from lkjip.book.progress import Progress
from lkjip.findings import InputError, kinds
from lkjip.project import snapshot as module
from lkjip.project.history import History
from lkjip.project.project import Project
from lkjip.project.snapshot import Snapshot, examined, links_out, take, why_not_copied
from lkjip.projects import new_agency
from lkjip.projects.new_indicator import SAMPLE_YEAR
from small_project import copy_project, swap, write

DATA, NOTEBOOK, PAGE = "data/kunjungan.csv", "notebooks/kunjungan.ipynb", "book/metode.md"


@pytest.fixture
def project(sample_project, tmp_path) -> Project:
    return Project(copy_sample_project(sample_project, tmp_path / "p"))


@pytest.fixture
def small(tmp_path_factory, tmp_path) -> Project:
    """Without the typefaces and a book."""
    return Project(copy_project(once(tmp_path_factory, "agency", new_agency.lay_project), tmp_path / "p"))


def save(project: Project, name: str) -> None:
    """Save another state of a file, as a person does."""
    file = project.root / name
    if name == DATA:
        swap(file, "26350", "26351")
    elif name == NOTEBOOK:
        swap(
            file, '"cells": [', '"cells": [{"cell_type": "markdown", "id": "baru", "metadata": {}, "source": ["BARU"]},'
        )
    else:
        write(file, file.read_text(encoding="utf-8") + "\nBARU\n")


def sha(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def quickly(monkeypatch, book: Path, *, at: dict[str, object]) -> None:
    """One notebook is really run, the others and the pages come from a book that is there; `at` is what is done when."""

    def check(*arguments):
        found = original(*arguments)
        at.get("after the check", lambda: None)()
        return found

    def run(notebooks, out, **options):
        at.get("during the notebooks", lambda: None)()
        for b in notebooks:
            if b.stem != "kunjungan":
                shutil.copy(book / "notebooks" / b.name, out)
                yield Executed(b, 0.0, ())
        yield from execute_all([b for b in notebooks if b.stem == "kunjungan"], out, **options)

    def pages(source, out):
        at.get("before the pages", lambda: None)()
        shutil.copytree(book / "html", out)
        shutil.copy(next(book.glob("*.pdf")), out)

    original = building.check_project
    monkeypatch.setattr(building, "check_project", check)
    monkeypatch.setattr(assembly, "execute_all", run)
    monkeypatch.setattr(building, "make_pages", pages)


def build(project: Project) -> list[str]:
    said: list[str] = []
    building.build(project, SAMPLE_YEAR, engine=PROCESS, progress=Progress(say=said.append))
    return said


def test_what_is_saved_meanwhile_is_in_the_next_book(project, sample_book, monkeypatch):
    """At three moments: the book is of the old state wholly, says so, and is not taken for the book of the new one."""
    old = {name: sha(project.root / name) for name in (DATA, NOTEBOOK, PAGE)}
    quickly(
        monkeypatch,
        sample_book,
        at={
            "after the check": lambda: save(project, DATA),
            "during the notebooks": lambda: save(project, NOTEBOOK),
            "before the pages": lambda: save(project, PAGE),
        },
    )
    assert "Menyusun halaman …" in build(project)
    book = project.output(SAMPLE_YEAR)
    manifest = json.loads((book / "manifest.json").read_text(encoding="utf-8"))
    assert {name: manifest["masukan"][name] for name in old} == old
    assert all(sha(project.root / name) != h for name, h in old.items())
    assert hashes(book / "notebooks") == hashes(sample_book / "notebooks")
    laid, expected = hashes(book / "sumber"), hashes(sample_book / "sumber")
    assert {n for n in laid if laid[n] != expected[n]} <= {"manifest.json"}
    assert laid.keys() == expected.keys()
    assert "masukan" not in {f.name for f in book.iterdir()}
    monkeypatch.undo()
    quickly(monkeypatch, sample_book, at={})
    assert "Menyusun halaman …" in build(project)
    new = json.loads((book / "manifest.json").read_text(encoding="utf-8"))["masukan"]
    assert {name: new[name] for name in old} == {name: sha(project.root / name) for name in old}
    assert "26351" in (book / "sumber" / "laporan.json").read_text(encoding="utf-8")
    assert "Tidak ada masukan yang berubah; buku yang ada sudah yang terbaru." in build(project)


def test_saved_while_an_unchanged_book_is_looked_at(project, sample_book, monkeypatch):
    """Nothing is copied for an unchanged book, so what was checked must be what was hashed."""
    shutil.copytree(sample_book, project.output(SAMPLE_YEAR))
    taken = []
    monkeypatch.setattr(building, "take", lambda *a: taken.append(a) or take(*a))
    assert "Tidak ada masukan yang berubah; buku yang ada sudah yang terbaru." in build(project)
    assert not taken
    moments = iter([lambda: save(project, PAGE), lambda: None])
    quickly(monkeypatch, sample_book, at={"after the check": lambda: next(moments)()})
    assert "Menyusun halaman …" in build(project)
    assert len(taken) == 1


def test_a_file_saved_while_it_is_copied_is_copied_again(small, tmp_path, monkeypatch):
    copies = []

    def copy(root, to):
        copied = original(root, to)
        if not copies:
            save(small, DATA)
        copies.append(copied)
        return copied

    original = module._copy
    monkeypatch.setattr(module, "_copy", copy)
    snapshot = take(small, tmp_path / "masukan")
    assert len(copies) == 2
    assert snapshot.read.hashes[DATA] == sha(snapshot.root / DATA) == sha(small.root / DATA) != copies[0][DATA]
    assert snapshot.output(SAMPLE_YEAR) == small.output(SAMPLE_YEAR)


def test_files_that_never_rest_are_named(small, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_QUIET", 0)
    monkeypatch.setattr(module, "read_history", lambda *_: save_again())
    monkeypatch.setattr(module, "_ATTEMPTS", 2)

    def save_again():
        write(small.root / PAGE, (small.root / PAGE).read_text(encoding="utf-8") + "\n")
        return History(None)

    with pytest.raises(InputError, match=r"^book/metode.md: ditemukan berkas yang terus berubah .* \[M616\]$"):
        take(small, tmp_path / "masukan")
    assert not (tmp_path / "masukan").exists()


def replaced(make):
    def spoil(file: Path) -> None:
        file.unlink()
        make(file)

    return spoil


CANNOT_BE_COPIED = {
    "folder": (replaced(Path.mkdir), "sebuah folder"),
    "dead link": (replaced(lambda f: f.symlink_to("tidak-ada")), "tautan yang tidak sampai ke berkas mana pun"),
    "link to itself": (replaced(lambda f: f.symlink_to(f.name)), "tautan yang tidak sampai ke berkas mana pun"),
    "link that leads out": (replaced(lambda f: f.symlink_to(os.path.realpath(__file__))), "tautan ke luar proyek"),
    "device": (replaced(lambda f: f.symlink_to("/dev/zero")), "tautan ke luar proyek"),
    "pipe": (replaced(os.mkfifo if hasattr(os, "mkfifo") else Path.mkdir), "sebuah pipa atau perangkat"),
}


NAMES = ("_config.yml", DATA, "data/narasi/2025/penutup/faktor.md", "data/sk.yaml", NOTEBOOK)


@pytest.mark.skipif(os.name != "posix", reason="links and pipes of POSIX")
@pytest.mark.parametrize("fault", CANNOT_BE_COPIED)
def test_what_cannot_be_copied_is_said(small, tmp_path, fault):
    """By its name in the project, without hanging, whether the list of contents names it or a check misses it."""
    spoil, words = CANNOT_BE_COPIED[fault]
    for name in NAMES:
        spoil(small.root / name)
    snapshot = take(small, tmp_path / "masukan")
    assert [str(f).partition("; ")[0] for n in NAMES for f in why_not_copied(snapshot, n)] == [
        f"{name}: ditemukan {words}" for name in NAMES
    ]
    with pytest.raises(InputError) as refused, examined(snapshot, SAMPLE_YEAR):
        pass
    assert {f.place.file for f in refused.value.findings} == {*NAMES} - {NAMES[2]}


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
@pytest.mark.parametrize("name", ["_toc.yml", "data/datapackage.yaml", "data/narasi/2025/penutup/faktor.md"])
def test_a_build_names_what_a_check_of_the_copy_misses(small, name):
    """Nothing is left of it."""
    (small.root / name).unlink()
    os.mkfifo(small.root / name)
    with pytest.raises(InputError) as refused:
        build(small)
    assert f"{name}: ditemukan sebuah pipa atau perangkat; " in str(refused.value)
    assert [f.name for f in (small.root / "_build").iterdir() if f.is_dir()] == []


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
def test_links_are_followed_inside_the_project_only(small, tmp_path):
    """A folder of data on another disk is one, too."""
    elsewhere = (small.root / "data").rename(tmp_path / "di-jaringan")
    (small.root / "data").symlink_to(elsewhere)
    (elsewhere / "asli.csv").write_bytes((elsewhere / "kunjungan.csv").read_bytes())
    (elsewhere / "kunjungan.csv").unlink()
    (elsewhere / "kunjungan.csv").symlink_to("asli.csv")
    (tmp_path / "rahasia.md").write_text("rahasia", encoding="utf-8")
    (elsewhere / "narasi" / "2025" / "curi.md").symlink_to(tmp_path / "rahasia.md")
    (elsewhere / "narasi" / "2025" / "etc").symlink_to("/etc")
    (elsewhere / "narasi" / "2025" / "kembali").symlink_to("..")
    (elsewhere / "narasi" / "2025" / "penutup").rename(elsewhere / "penutup")
    (elsewhere / "narasi" / "2025" / "penutup").symlink_to(elsewhere / "penutup")
    assert links_out(small, SAMPLE_YEAR) == [kinds.LINK_OUT.at("data/narasi/2025/curi.md")]
    snapshot = take(small, tmp_path / "masukan")
    assert (snapshot.data / "kunjungan.csv").read_bytes() == (elsewhere / "asli.csv").read_bytes()
    assert not (snapshot.data / "kunjungan.csv").is_symlink()
    assert (snapshot.data / "narasi" / "2025" / "penutup" / "faktor.md").is_file()
    assert not any((snapshot.data / "narasi" / "2025" / n).exists() for n in ("curi.md", "etc", "kembali"))


@pytest.mark.parametrize("spoilt", ["[]", "resources: 5", "resources: [{path: 5}]", "resources: [{path: ../../x}]"])
def test_files_that_list_others_wrongly_stop_only_the_check(small, tmp_path, spoilt):
    write(small.data / "datapackage.yaml", spoilt)
    snapshot = take(small, tmp_path / "masukan")
    with examined(snapshot, SAMPLE_YEAR):
        assert links_out(small, SAMPLE_YEAR) == []


def test_all_years_of_a_site_are_of_one_state(small, monkeypatch):
    """What one year's page says of another is what that one says, and so does the comparison."""
    seen: list[Project] = []
    saved = iter([lambda: save(small, DATA), lambda: None])

    def of_a_year(project, tahun, **options):
        seen.append(project)
        next(saved)()

    monkeypatch.setattr(site, "build", of_a_year)
    monkeypatch.setattr(
        site, "lay_out", lambda project, *a, **o: seen.append(project) or (project.data / "kunjungan.csv")
    )
    monkeypatch.setattr(site, "require_years", lambda *_: None)
    site.build_site(small, [2024, SAMPLE_YEAR], engine=PROCESS)
    assert isinstance(seen[0], Snapshot)
    assert len(set(map(id, seen))) == 1
    assert [f.name for f in (small.root / "_build").iterdir() if f.is_dir()] == []
