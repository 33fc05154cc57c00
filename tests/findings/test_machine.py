"""What the machine refuses is one sentence with a place and a cure, at every entrance; a fault of ours is one with its log.

Which change of one line makes which test red (each was tried but that of `timeout=0`):

- `findings/machine.py`: `_BY_NUMBER` is empty -> `test_what_the_system_refuses_is_one_sentence`
- `cli/__init__.py`: `except (OSError, MemoryError)` goes -> the same, `test_no_memory_is_one_sentence`
- `cli/journal.py`: `unforeseen(…)` without the file -> `test_a_fault_of_ours_is_one_sentence_and_a_log`
- `cli/__init__.py`: `lost = _output_fails()` becomes `lost = None` -> `test_output_that_cannot_be_written_is_said`
- `book/swap.py`: the folder is not asked for in `alone` -> `test_what_lies_in_the_place_of_a_book_is_kept`
- `book/swap.py`: `followed` gives the place -> `test_a_link_to_another_disk_is_followed`
- `book/swap.py`: `timeout=0` goes -> `test_who_waits_for_another_build_says_so` (it hangs)
- `book/swap.py`: `publish` does nothing -> `test_published_files_can_be_read_by_all`
- `book/engines.py`: `own_environment()` goes -> `test_settings_of_the_machine_have_no_say`
- `prose/laporan.py`: `@entrance` goes -> `test_buka_gives_one_sentence`
- `book/at_root.py`: `entrance(_lay)` becomes `_lay` -> `test_jupyter_book_gives_one_sentence`
"""

import errno
import io
import os
import stat
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from filelock import FileLock

from conftest import once
from lkjip import buka
from lkjip.book import at_root, swap
from lkjip.book.doors import PROCESS
from lkjip.book.engines import cell_failed
from lkjip.book.environment import own_environment
from lkjip.book.execution import execute
from lkjip.cli import DONE, FAULT, REFUSED, main
from lkjip.facts import table
from lkjip.findings import InputError, kinds, machine
from lkjip.project.project import Project
from lkjip.projects import new_agency
from lkjip.projects.new_indicator import SAMPLE_YEAR
from lkjip.prose import laporan
from small_project import copy_project, write

COMMANDS = (
    ["check"],
    ["build"],
    ["build", "--tahun", "2025"],
    ["build", "--all"],
    ["new-year", "2026"],
    ["upgrade"],
)


@pytest.fixture(scope="module")
def laid(tmp_path_factory) -> Path:
    """The project of the invented agency. Read only."""
    return once(tmp_path_factory, "agency", new_agency.lay_project)


@pytest.fixture
def root(laid, tmp_path, monkeypatch) -> Path:
    """A copy, in which commands are given."""
    folder = copy_project(laid, tmp_path / "p")
    monkeypatch.chdir(folder)
    return folder


def one_sentence(capsys) -> str:
    said = capsys.readouterr().err.strip()
    assert "Traceback" not in said
    assert len(said.splitlines()) == 1, said
    return said


def test_every_refusal_of_the_system_has_words():
    """Whatever it is, with the file, and without a word of the system's own."""
    for number in errno.errorcode:
        said = str(machine.in_words(OSError(number, os.strerror(number), "data/x.csv")))
        assert said.startswith("data/x.csv: "), number
        assert os.strerror(number) not in said
    known = {number: machine.in_words(OSError(number, "")).code for number in errno.errorcode}
    assert known[errno.ENOSPC] == "M601"
    assert known[errno.EACCES] == "M602"
    assert known[errno.EMFILE] == "M612"


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO, errno.EBUSY, errno.ENOMEM])
def test_what_the_system_refuses_is_one_sentence(root, monkeypatch, capsys, number):
    """Wherever it happens."""

    def refuse(file):
        if file.name == "kunjungan.csv":
            raise OSError(number, os.strerror(number), str(file))
        return original(file)

    original = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert main(["check"]) == REFUSED
    said = one_sentence(capsys)
    assert said.startswith("data/kunjungan.csv: ditemukan ")
    monkeypatch.setattr(
        "lkjip.facts.package.require_data_folder", refuse_folder := lambda _: refuse(root / "kunjungan.csv")
    )
    monkeypatch.setattr("lkjip.project.project.require_data_folder", refuse_folder)
    assert main(["check"]) == REFUSED
    assert one_sentence(capsys).startswith("kunjungan.csv: ditemukan ")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_fault_of_ours_is_one_sentence_and_a_log(root, monkeypatch, capsys, tmp_path, command):
    """For every command; the log has what happened."""

    def fail(_):
        raise ZeroDivisionError("sebuah galat")

    monkeypatch.setattr(Project, "__post_init__", fail)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert main(command) == FAULT
    said = one_sentence(capsys)
    log = Path(said.rpartition(" di ")[2])
    assert said.startswith("Kesalahan tak terduga dalam perangkat ini (ZeroDivisionError)")
    assert "ZeroDivisionError: sebuah galat" in log.read_text(encoding="utf-8")
    assert not (root / "_build").exists()


def test_a_fault_is_said_where_no_log_can_be_written(root, monkeypatch, capsys):
    monkeypatch.setattr(Project, "__post_init__", lambda _: 1 / 0)
    monkeypatch.setattr("tempfile.tempdir", str(root / "tidak-ada"))
    assert main(["check"]) == FAULT
    assert one_sentence(capsys).endswith("tidak ada folder yang dapat ditulis.")


def test_no_memory_is_one_sentence(root, monkeypatch, capsys):
    def fail(*_, **__):
        raise MemoryError

    monkeypatch.setattr(table.csv, "reader", fail)
    assert main(["check"]) == REFUSED
    assert one_sentence(capsys).endswith("[M614]")


class Lost(io.StringIO):
    """An output that takes what is said and cannot pass it on, or does not even take it."""

    def __init__(self, number: int, at_once: bool):
        super().__init__()
        self.number, self.at_once = number, at_once

    def write(self, text):
        if self.at_once:
            raise OSError(self.number, os.strerror(self.number))
        return len(text)

    def flush(self):
        if not self.at_once:
            raise OSError(self.number, os.strerror(self.number))


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "keluaran perintah: ditemukan tujuan"), (errno.EPIPE, "")]
)
def test_output_that_cannot_be_written_is_said(monkeypatch, capsys, number, words, at_once):
    """A full disk; not who wants no more of it, as in `lkjip --help | head`."""
    monkeypatch.setattr(sys, "stdout", Lost(number, at_once))
    assert main(["--version"]) == REFUSED
    assert capsys.readouterr().err[: len(words) or None] == words


def test_closed_streams_stop_nothing(root, monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["--version"]) == DONE
    assert main(["check", "--proyek", "tidak-ada"]) == REFUSED


PLACES = {
    "_build": (lambda f: write(f, "milik saya"), "_build: ditemukan sebuah berkas di tempat folder"),
    f"_build/{SAMPLE_YEAR}": (
        lambda f: write(f, "milik saya"),
        f"_build/{SAMPLE_YEAR}: ditemukan sebuah berkas di tempat",
    ),
    f"_build/.{SAMPLE_YEAR}.kunci": (
        lambda f: f.mkdir(parents=True),
        f"_build/.{SAMPLE_YEAR}.kunci: ditemukan sebuah folder",
    ),
    f"_build/{SAMPLE_YEAR}.log": (
        lambda f: f.mkdir(parents=True),
        f"_build/{SAMPLE_YEAR}.log: ditemukan tautan, folder",
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_what_lies_in_the_place_of_a_book_is_kept(root, capsys, place):
    lay, words = PLACES[place]
    lay(root / place)
    before = (root / place).stat().st_mode, (root / place).is_file() and (root / place).read_bytes()
    assert main(["build", "--tahun", str(SAMPLE_YEAR)]) == REFUSED
    assert one_sentence(capsys).startswith(words)
    assert before == ((root / place).stat().st_mode, (root / place).is_file() and (root / place).read_bytes())


def test_a_build_that_is_refused_early_leaves_a_log(root, capsys):
    """The data are looked at before the year is known."""
    (root / "data" / "kunjungan.csv").unlink()
    assert main(["build"]) == REFUSED
    said = one_sentence(capsys)
    assert said in (root / "_build" / "lkjip.log").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
def test_a_link_to_another_disk_is_followed(tmp_path):
    """The book there is replaced, the link stays."""
    disk = tmp_path / "diska"
    write(disk / "buku" / "index.html", "lama")
    place = tmp_path / "_build" / "2024"
    place.parent.mkdir()
    place.symlink_to(disk / "buku")
    there = swap.followed(place)
    with swap.work_folder(there) as work:
        write(work / "index.html", "baru")
        swap.replace(work, there)
    assert place.is_symlink()
    assert (place / "index.html").read_text(encoding="utf-8") == "baru"
    assert [f.name for f in disk.iterdir()] == ["buku"]


def test_who_waits_for_another_build_says_so(tmp_path):
    place = tmp_path / "_build" / "2024"
    place.parent.mkdir()
    other = FileLock(place.parent / ".2024.kunci")
    other.acquire()
    said = []
    with swap.alone(place, lambda sentence: (said.append(sentence), other.release())):
        assert said == ["_build/2024 sedang dibuat oleh perintah lain; menunggu sampai selesai …"]


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_published_files_can_be_read_by_all(tmp_path):
    """Whatever the umask of who builds: else the web server could not."""
    page = tmp_path / "buku" / "html" / "index.html"
    write(page, "x")
    for path, mode in ((page, 0o600), (page.parent, 0o700), (page.parents[1], 0o700)):
        path.chmod(mode)
    swap.publish(tmp_path / "buku")
    assert [stat.S_IMODE(p.stat().st_mode) for p in (page, page.parent, page.parents[1])] == [0o644, 0o755, 0o755]


def test_settings_of_the_machine_have_no_say(root, monkeypatch, tmp_path):
    """A chart is drawn with an hour that is none, a backend that is none, and no home folder."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "abc")
    monkeypatch.setenv("MPLBACKEND", "tidak-ada")
    monkeypatch.setenv("HOME", "/dev/null")
    parameters = {"tahun": SAMPLE_YEAR, "data": (root / "data").as_posix(), "versi": "publik"}
    execute(root / "notebooks" / "kunjungan.ipynb", tmp_path / "kunjungan.ipynb", parameters, PROCESS)
    assert "<svg" in (tmp_path / "kunjungan.ipynb").read_text(encoding="utf-8")
    assert os.environ["SOURCE_DATE_EPOCH"] == "abc"


def test_tools_find_a_place_without_a_home_folder(monkeypatch):
    monkeypatch.setenv("HOME", "/dev/null")
    monkeypatch.delenv("IPYTHONDIR", raising=False)
    with own_environment():
        folder = Path(os.environ["IPYTHONDIR"]).parent
        assert os.access(folder, os.W_OK)
    assert not folder.exists()
    assert "IPYTHONDIR" not in os.environ


def test_buka_gives_one_sentence(root, monkeypatch, tmp_path):
    """In a notebook, JupyterLab shows it without the frames of the library."""

    def fail(_):
        raise error

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(laporan, "read_package", fail)
    error: Exception = OSError(errno.EIO, "Input/output error", str(root / "data" / "x.csv"))
    with pytest.raises(InputError, match=r"^data/x.csv: ditemukan penolakan sistem operasi \(EIO\)"):
        buka(root / "data", SAMPLE_YEAR)
    error = KeyError("x")
    with pytest.raises(machine.Fault, match=r"^Kesalahan tak terduga dalam perangkat ini \(KeyError\)") as fault:
        buka(root / "data", SAMPLE_YEAR)
    assert fault.value._render_traceback_() == [str(fault.value)]
    assert "KeyError: 'x'" in Path(str(fault.value).rpartition(" di ")[2]).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left"), r"\[M601\]$"),
        (RuntimeError("x"), r"^Kesalahan tak terduga .*lkjip.log$"),
    ],
)
def test_jupyter_book_gives_one_sentence(root, monkeypatch, tmp_path, error, words):
    def fail(*_):
        raise error

    monkeypatch.setattr(at_root, "_lay", fail)
    with pytest.raises(at_root.Refused, match=words):
        at_root.prepare(SimpleNamespace(srcdir=str(root), connect=lambda *_: None), None)


def test_a_program_that_is_not_ours_ends_with_our_sentence_alone(monkeypatch, capsys):
    """As `papermill`, which shows what it does not know with all frames."""
    monkeypatch.setattr(sys, "excepthook", lambda *_: sys.stderr.write("semua bingkai\n"))
    machine.speak_plainly()
    error = InputError([kinds.MISSING_FILE.at("data/umkm.csv")])
    sys.excepthook(InputError, error, None)
    sys.excepthook(KeyError, KeyError("x"), None)
    assert capsys.readouterr().err == f"{error}\nsemua bingkai\n"


def test_a_folder_of_files_that_are_left_is_removed_whatever_lies_in_its_place(tmp_path):
    write(tmp_path / ".2024~1", "sebuah berkas")
    (tmp_path / ".2024~2").mkdir()
    swap.settle(tmp_path / "2024")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["MPLCONFIGDIR", "IPYTHONDIR"])
def test_place_of_a_tool_that_takes_no_files_is_replaced(monkeypatch, name):
    """Else Matplotlib says so in English, in the cell that draws the first chart."""
    monkeypatch.setenv(name, "/dev/null/tidak-bisa")
    with own_environment():
        place = os.environ[name]
        assert not place.startswith("/dev/null")
        Path(place).mkdir()
    assert os.environ[name] == "/dev/null/tidak-bisa"


def test_what_stopped_a_cell_is_said_in_short():
    message = "invalid literal for int() with base 10: " + "x" * 5000 + "\nkedua"
    said = str(cell_failed("notebooks/a.ipynb", 3, "ValueError", message))
    assert "nilai yang tidak dapat dipakai (`ValueError: invalid" in said
    assert "kedua" not in said
    assert len(said) < 250
    assert "perintah yang mengakhiri notebook (`SystemExit`)" in str(cell_failed("a.ipynb", 3, "SystemExit", ""))
