"""A new folder takes the place of the earlier one whole, or not at all, wherever the system refuses or stops.

Windows refuses to rename a folder, and to remove a file, while a program holds a file
open in it. Here that is imitated: whoever changes the file system gets `PermissionError`.
"""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from conftest import copy_sample_project, hashes, lkjip
from lkjip.book import build as building
from lkjip.book import swap
from lkjip.book.doors import PROCESS
from lkjip.book.progress import Progress
from lkjip.book.swap import clear, discard, replace, settle, waiting, work_folder
from lkjip.findings import InputError
from lkjip.project.project import Project
from lkjip.projects.new_indicator import SAMPLE_YEAR

FILES = ("a", "b", "c/d")


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(swap, "_WAITS", ())


def make_folder(folder: Path, text: str) -> Path:
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def content(folder: Path) -> str:
    """What a folder says: the one text that all its files have."""
    assert sorted(f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file()) == sorted(FILES)
    (text,) = {(folder / name).read_text(encoding="utf-8") for name in FILES}
    return text


def make_new(place: Path) -> None:
    """What a build does at its end."""
    settle(place)
    with work_folder(place) as work:
        replace(make_folder(work, "baru"), place)


def names(folder: Path) -> list[str]:
    return sorted(f.name for f in folder.iterdir())


@pytest.fixture
def two_renames(monkeypatch):
    """The way to swap of Windows and macOS, on any system."""
    monkeypatch.setattr(swap, "_exchange", lambda a, b: False)


@pytest.fixture(params=["renameat2", "two renames"])
def way_to_swap(request):
    if request.param == "two renames":
        request.getfixturevalue("two_renames")
    return request.param


def test_new_folder_replaces_the_old_one(tmp_path, way_to_swap):
    make_folder(tmp_path / "2024", "lama")
    make_new(tmp_path / "2024")
    assert content(tmp_path / "2024") == "baru"
    assert names(tmp_path) == ["2024"]


def test_first_folder_need_not_replace_any(tmp_path, way_to_swap):
    make_new(tmp_path / "2024")
    assert content(tmp_path / "2024") == "baru"
    assert names(tmp_path) == ["2024"]


def test_linux_swaps_in_one_step(tmp_path):
    """Where the system can, both folders change places, so that there is never none."""
    a, b = make_folder(tmp_path / "a", "a"), make_folder(tmp_path / "b", "b")
    swapped = swap._exchange(a, b)
    assert swapped == sys.platform.startswith("linux")
    assert content(a) == ("b" if swapped else "a")
    assert not swap._exchange(tmp_path / "tidak-ada", b)


# Each change of the file system fails in turn

CHANGES = ((Path, "rename"), (Path, "mkdir"), (os, "unlink"), (os, "rmdir"))


def interrupt(monkeypatch, at: int, how: Callable[[], None]) -> list[str]:
    """From now on the `at`-th change of the file system meets `how`; the changes that were asked for."""
    asked: list[str] = []

    def watched(change, name):
        def asking(*arguments, **options):
            asked.append(name)
            if len(asked) == at:
                how()
            return change(*arguments, **options)

        return asking

    for owner, name in CHANGES:
        monkeypatch.setattr(owner, name, watched(getattr(owner, name), name))
    return asked


def refuse() -> None:
    raise PermissionError(13, "Access is denied")


def die() -> None:
    os._exit(9)


def asks(place: Path) -> int:
    """How many changes it takes to put a new folder where an old one is, after a finished one and a remnant were left."""
    for text, name in (("lama", "2024"), ("siap", ".2024~7-siap"), ("sisa", ".2024~3")):
        make_folder(place.with_name(name), text)
    with pytest.MonkeyPatch.context() as m:
        m.setattr(swap, "_exchange", lambda a, b: False)
        asked = interrupt(m, 0, refuse)
        make_new(place)
    assert {"rename", "mkdir", "unlink", "rmdir"} == set(asked)
    shutil.rmtree(place)
    return len(asked)


def whole(place: Path) -> None:
    """The place holds one whole folder, and so does every folder that is called finished."""
    assert content(place) in ("lama", "baru", "siap")
    for folder in waiting(place):
        assert content(folder) in ("baru", "siap")


@pytest.mark.parametrize("left", [True, False], ids=["something left", "nothing left"])
@pytest.mark.parametrize("how", [refuse, die], ids=["refused", "killed"])
def test_place_is_whole_wherever_it_stops(tmp_path, monkeypatch, how, left):
    """Refused: nothing is lost. Killed between two renames, too: the next run puts the finished one in."""
    monkeypatch.setattr(swap, "_exchange", lambda a, b: False)
    steps = asks(tmp_path / "2024")
    for at in range(1, steps + 1):
        place = tmp_path / str(at) / "2024"
        make_folder(place, "lama")
        if left:
            make_folder(place.with_name(".2024~7-siap"), "siap")
            make_folder(place.with_name(".2024~3"), "sisa")
        if how is die:
            killed_in_child(place, at)
            settle(place)
        else:
            with pytest.MonkeyPatch.context() as m, suppress(InputError, PermissionError):
                interrupt(m, at, how)
                make_new(place)
        whole(place)
        make_new(place)
        assert content(place) == "baru"
        assert names(place.parent) == ["2024"], at


def killed_in_child(place: Path, at: int) -> None:
    if not hasattr(os, "fork"):
        pytest.skip("only POSIX can fork a process to kill")
    child = os.fork()
    if child == 0:
        with pytest.MonkeyPatch.context() as m:
            interrupt(m, at, die)
            with suppress(BaseException):
                make_new(place)
        os._exit(0)
    os.waitpid(child, 0)


# A file is open


@pytest.fixture
def hold(monkeypatch, two_renames):
    """Files that a program holds open, as Windows treats them: neither they nor the folders above can be renamed or removed."""
    held: set[Path] = set()

    def guarded(change):
        def changing(self, *arguments, **options):
            if any(f == Path(self) or f.is_relative_to(self) for f in held if f.exists()):
                refuse()
            return change(self, *arguments, **options)

        return changing

    def remove(folder, ignore_errors=False):
        for f in sorted(Path(folder).rglob("*"), reverse=True):
            if f not in held:
                with suppress(OSError):
                    f.rmdir() if f.is_dir() else f.unlink()
        with suppress(OSError):
            Path(folder).rmdir()

    monkeypatch.setattr(Path, "rename", guarded(Path.rename))
    monkeypatch.setattr(shutil, "rmtree", remove)
    return held


def test_open_file_is_named_and_the_finished_folder_waits(tmp_path, hold):
    place = make_folder(tmp_path / "_build" / "2024", "lama")
    hold.add(place / "b")
    settle(place)
    with pytest.raises(InputError) as e, work_folder(place) as work:
        replace(make_folder(work, "baru"), place, kept="; tersimpan")
    assert str(e.value) == (
        "_build/2024/b: ditemukan berkas yang sedang dibuka program lain; seharusnya tidak dibuka program lain ketika hasil "
        "yang baru dipasang; tutup berkas itu, lalu jalankan lagi perintah yang sama; tersimpan. [M401]"
    )
    assert content(place) == "lama"
    (kept,) = waiting(place)
    settle(place)
    assert content(kept) == "baru"
    hold.clear()
    replace(kept, place)
    assert content(place) == "baru"
    assert names(place.parent) == ["2024"]


def test_folder_is_named_when_no_open_file_is_found(tmp_path, two_renames, monkeypatch):
    place = make_folder(tmp_path / "_build" / "2024", "lama")
    original = Path.rename
    monkeypatch.setattr(Path, "rename", lambda f, to: refuse() if f == place else original(f, to))
    with pytest.raises(InputError, match=r"^_build/2024: ditemukan sebuah berkas di dalamnya yang sedang dibuka"):
        make_new(place)


def test_another_cause_is_named(tmp_path, two_renames, monkeypatch):
    place = make_folder(tmp_path / "_build" / "2024", "lama")
    original = Path.rename

    def broken(f, to):
        if f == place:
            raise OSError(5, "Input/output error")
        return original(f, to)

    monkeypatch.setattr(Path, "rename", broken)
    with pytest.raises(InputError, match=r"_build/2024: ditemukan penolakan sistem operasi \(EIO\)"):
        make_new(place)


def test_open_file_of_the_earlier_folder_does_not_stop_the_new_one(tmp_path, hold):
    """Opened after the renames: it stays behind in a folder of no use, and goes with a later run."""
    place = make_folder(tmp_path / "2024", "baru")
    remnant = make_folder(tmp_path / ".2024~1", "lama")
    hold.add(remnant / "a")
    make_new(place)
    assert content(place) == "baru"
    assert names(tmp_path) == [".2024~1", "2024"]
    hold.clear()
    settle(place)
    assert names(tmp_path) == ["2024"]


def test_finished_folder_that_is_open_stays_whole(tmp_path, hold):
    place = make_folder(tmp_path / "2024", "baru")
    ready = make_folder(tmp_path / ".2024~1-siap", "siap")
    hold.add(ready / "a")
    clear(place)
    assert content(ready) == "siap"
    make_new(place)
    assert content(place) == "baru"
    assert content(ready) == "siap"


def test_refused_for_a_moment_is_tried_again(tmp_path, monkeypatch):
    place, new = make_folder(tmp_path / "2024", "lama"), make_folder(tmp_path / ".2024~1", "baru")
    monkeypatch.setattr(swap, "_exchange", lambda a, b: False)
    monkeypatch.setattr(swap, "_WAITS", (0,))
    interrupt(monkeypatch, 1, refuse)
    replace(new, place)
    assert content(place) == "baru"


def test_read_only_files_and_folders_are_removed(tmp_path, monkeypatch):
    """Windows removes no file that may only be read; POSIX none out of such a folder, but for the superuser."""
    unlink = os.unlink

    def as_windows(path, *, dir_fd=None):
        if not os.stat(path, dir_fd=dir_fd).st_mode & stat.S_IWUSR:
            refuse()
        unlink(path, dir_fd=dir_fd)

    monkeypatch.setattr(os, "unlink", as_windows)
    folder = make_folder(tmp_path / "x", "lama")
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    discard(folder)
    assert names(tmp_path) == []


def test_work_folder_is_open_to_whom_its_place_is(tmp_path):
    """As any folder that a person makes; a temporary one is closed to others, on Windows under its later name too."""
    plain = tmp_path / "biasa"
    plain.mkdir()
    with work_folder(tmp_path / "2024") as work:
        assert work.stat().st_mode == plain.stat().st_mode
        assert work.name == ".2024~1"


# The same of a whole build


def built(project: Path) -> list[str]:
    said: list[str] = []
    building.build(Project(project), SAMPLE_YEAR, engine=PROCESS, progress=Progress(say=said.append))
    return said


def test_open_pdf_costs_no_finished_build(sample_project, tmp_path, hold, monkeypatch):
    """The book is kept and taken by the next command; when the inputs have changed meanwhile it is not."""
    project = copy_sample_project(sample_project, tmp_path / "p", with_book=True)
    place = project / "_build" / str(SAMPLE_YEAR)
    before = hashes(place)

    filled: list[Path] = []

    def fill(_project, _lap, work, manifest, *_):
        filled.append(work)
        shutil.copytree(place, work, dirs_exist_ok=True)
        building.write_manifest(work, manifest)

    monkeypatch.setattr(building, "_fill", fill)
    hold.add(pdf := next(place.glob("*.pdf")))
    page = project / "book" / "sampul.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n", encoding="utf-8", newline="\n")
    with pytest.raises(InputError) as e:
        built(project)
    assert str(e.value).startswith(
        f"_build/{SAMPLE_YEAR}/{pdf.name}: ditemukan berkas yang sedang dibuka program lain; "
    )
    assert "langsung dipakai" in str(e.value)
    assert hashes(place) == before
    page.write_text(page.read_text(encoding="utf-8") + "\n", encoding="utf-8", newline="\n")
    filled.clear()
    with pytest.raises(InputError, match="M401"):
        built(project)
    assert filled, "the one that waits is of other inputs"
    filled.clear()
    with pytest.raises(InputError, match="M401"):
        built(project)
    assert not filled
    hold.clear()
    assert built(project) == ["Buku dari masukan ini sudah selesai sebelumnya; sekarang dipasang."]
    assert hashes(place) != before
    assert [f.name for f in place.parent.iterdir() if f.is_dir()] == [place.name]
    assert built(project) == ["Tidak ada masukan yang berubah; buku yang ada sudah yang terbaru."]


KILLED_BETWEEN = """
import os, signal, sys
from pathlib import Path
from lkjip.book import swap

original = Path.rename
def die(self, destination):
    if Path(destination) == place:
        os.kill(os.getpid(), signal.SIGKILL)
    return original(self, destination)

place, new = map(Path, sys.argv[1:])
swap._exchange = lambda a, b: False
Path.rename = die
swap.replace(new, place)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only POSIX can kill a process at once")
def test_book_is_there_after_a_kill_between_the_renames(sample_project, tmp_path):
    """Killed between the two renames the book is gone for a moment; the next build puts the finished one there."""
    project = copy_sample_project(sample_project, tmp_path / "p", with_book=True)
    place = project / "_build" / str(SAMPLE_YEAR)
    before = hashes(place)
    new = shutil.copytree(place, project / "_build" / f".{SAMPLE_YEAR}~1")
    shutil.rmtree(place / "html")
    killed = subprocess.run([sys.executable, "-c", KILLED_BETWEEN, place, new], capture_output=True)
    assert killed.returncode == -9, killed.stderr
    assert not place.exists()
    result = lkjip("build", "--tahun", str(SAMPLE_YEAR), cwd=project)
    assert "Tidak ada masukan yang berubah" in result.stdout, result.stderr
    assert hashes(place) == before
    assert [b.name for b in (project / "_build").iterdir() if b.is_dir()] == [str(SAMPLE_YEAR)]
