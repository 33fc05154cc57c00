"""A new book takes the place of the earlier one whole, or not at all, however the system can swap."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import copy_sample_project, hashes, lkjip
from lkjip.book import swap
from lkjip.book.swap import recover, replace
from lkjip.projects.new_indicator import SAMPLE_YEAR


def make_folder(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "x").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(params=["renameat2", "two renames"])
def way_to_swap(request, monkeypatch):
    """Both ways to swap: that of Linux, and that of Windows and macOS, run on any system."""
    if request.param == "two renames":
        monkeypatch.setattr(swap, "_exchange", lambda a, b: False)
    return request.param


def test_new_book_replaces_the_old_one(tmp_path, way_to_swap):
    place = make_folder(tmp_path / "2024", "lama")
    replace(make_folder(tmp_path / "baru", "baru"), place)
    assert (place / "x").read_text(encoding="utf-8") == "baru"
    assert [b.name for b in tmp_path.iterdir()] == ["2024"]


def test_first_book_need_not_replace_any(tmp_path, way_to_swap):
    replace(make_folder(tmp_path / "baru", "baru"), tmp_path / "2024")
    assert [(b.name, (b / "x").read_text(encoding="utf-8")) for b in tmp_path.iterdir()] == [("2024", "baru")]


def test_linux_swaps_in_one_step(tmp_path):
    """Where the system can, both folders change places, so that there is never none."""
    a, b = make_folder(tmp_path / "a", "a"), make_folder(tmp_path / "b", "b")
    swapped = swap._exchange(a, b)
    assert swapped == sys.platform.startswith("linux")
    assert (a / "x").read_text(encoding="utf-8") == ("b" if swapped else "a")
    assert not swap._exchange(tmp_path / "tidak-ada", b)


def test_failure_between_the_two_renames_is_recovered(tmp_path, monkeypatch):
    monkeypatch.setattr(swap, "_exchange", lambda a, b: False)
    place, new = make_folder(tmp_path / "2024", "lama"), make_folder(tmp_path / "baru", "baru")
    original = Path.rename

    def fail(self, destination):
        if self == new:
            raise OSError("diska dicabut")
        return original(self, destination)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(OSError, match="diska dicabut"):
        replace(new, place)
    assert not place.exists()
    recover(place)
    assert (place / "x").read_text(encoding="utf-8") == "lama"
    assert sorted(b.name for b in tmp_path.iterdir()) == ["2024", "baru"]


def test_remains_of_a_finished_replacement_are_removed(tmp_path):
    """Stopped after the second rename: the new one stays, the earlier one goes."""
    place = make_folder(tmp_path / "2024", "baru")
    make_folder(tmp_path / ".2024.lama", "lama")
    recover(place)
    assert [(b.name, (b / "x").read_text(encoding="utf-8")) for b in tmp_path.iterdir()] == [("2024", "baru")]


KILLED_BETWEEN = """
import os, signal, sys
from pathlib import Path
from lkjip.book import swap

original = Path.rename
def die(self, destination):
    if self == new:
        os.kill(os.getpid(), signal.SIGKILL)
    return original(self, destination)

place, new = map(Path, sys.argv[1:])
swap._exchange = lambda a, b: False
Path.rename = die
swap.replace(new, place)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="only POSIX can kill a process at once")
def test_earlier_book_comes_back_after_a_kill_between_the_renames(sample_project, tmp_path):
    """Killed between the two renames the book is gone for a moment; the next build brings it back."""
    project = copy_sample_project(sample_project, tmp_path / "p", with_book=True)
    place = project / "_build" / str(SAMPLE_YEAR)
    before = hashes(place)
    remains = project / "_build" / f".{SAMPLE_YEAR}~sisa"
    shutil.copytree(place / "notebooks", remains)
    killed = subprocess.run([sys.executable, "-c", KILLED_BETWEEN, place, remains], capture_output=True)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert not place.exists()
    result = lkjip("build", "--tahun", str(SAMPLE_YEAR), cwd=project)
    assert "Tidak ada masukan yang berubah" in result.stdout, result.stderr
    assert hashes(place) == before
    assert [b.name for b in (project / "_build").iterdir() if b.is_dir()] == [str(SAMPLE_YEAR)]
