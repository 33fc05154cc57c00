"""While a command runs: what is shown, what the log keeps, what Ctrl-C and an unforeseen error leave."""

import io
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import copy_sample_project, hashes, once
from lkjip import cli
from lkjip.book import assembly
from lkjip.book import build as build_module
from lkjip.book import site as site_module
from lkjip.book.doors import PROCESS
from lkjip.book.execution import Executed
from lkjip.book.progress import Progress, Timed
from lkjip.cli import main
from lkjip.cli.display import Display
from lkjip.cli.stopping import Stopped, stoppable
from lkjip.findings import InputError, kinds
from lkjip.project.project import Project, print_name
from lkjip.projects import new_agency
from lkjip.projects.new_indicator import SAMPLE_YEAR
from lkjip.prose.laporan import buka


@pytest.fixture(scope="module")
def laid(tmp_path_factory) -> Path:
    """The project of the invented agency. Read only."""
    return once(tmp_path_factory, "agency", new_agency.lay_project)


@pytest.fixture
def root(laid, tmp_path, monkeypatch) -> Path:
    """A fresh copy of it, in which commands are run."""
    copy = copy_sample_project(laid, tmp_path / "proyek")
    monkeypatch.chdir(copy)
    return copy


# What is shown


class Terminal(io.StringIO):
    """Says that it is one."""

    def isatty(self) -> bool:
        return True


def shown(err: io.StringIO, **how: bool) -> tuple[str, str]:
    """What stands on the two streams after two notebooks, a warning and a sentence."""
    out = io.StringIO()
    with Display(out=out, err=err, **how) as display:
        progress = Progress(say=display.say, glance=display.glance, warn_of=display.warn)
        progress.tell("Menjalankan 2 notebook …")
        progress.executed(Timed("koperasi-aktif", 0.44), 1, 2)
        progress.executed(Timed("umkm", 1), 2, 2)
        progress.warn(kinds.STORED_COUNT.at("a.ipynb", count=1))
        progress.tell("Menyusun halaman …")
    return out.getvalue(), err.getvalue()


WARNING = f"{kinds.STORED_COUNT.at('a.ipynb', count=1)}\n"
STEPS = "Menjalankan 2 notebook …\nMenyusun halaman …\n"


def test_terminal_shows_a_line_that_is_rewritten():
    out, err = shown(Terminal())
    assert out == STEPS
    first, second = "Notebook 1 dari 2: koperasi-aktif (0,4 detik)", "Notebook 2 dari 2: umkm (1,0 detik)"
    wiped = " " * len(second)
    assert err == f"\r{first}\r{second:{len(first)}}\r{wiped}\r{WARNING}"


def test_nothing_of_that_without_a_terminal():
    assert shown(io.StringIO()) == (STEPS, WARNING)


@pytest.mark.parametrize("err", [Terminal, io.StringIO])
def test_quiet_shows_warnings_only(err):
    assert shown(err(), quiet=True) == ("", WARNING)


@pytest.mark.parametrize("err", [Terminal, io.StringIO])
def test_verbose_gives_each_notebook_a_line(err):
    out, warned = shown(err(), verbose=True)
    assert warned == WARNING
    assert "\nNotebook 1 dari 2: koperasi-aktif (0,4 detik)\nNotebook 2 dari 2: umkm (1,0 detik)\n" in out


def test_rewritten_line_fits_the_terminal(monkeypatch):
    monkeypatch.setenv("COLUMNS", "20")
    _, err = shown(Terminal())
    assert all(len(line) < 20 for line in err.removesuffix(WARNING).split("\r"))


# The log


def test_log_of_a_build(sample_project):
    file = sample_project / "_build" / f"{SAMPLE_YEAR}.log"
    text = file.read_bytes().decode("utf-8")
    assert "\r" not in text
    assert f"perintah: lkjip build --tahun {SAMPLE_YEAR}\n" in text
    assert re.search(r"versi: python \S+, lkjip \S+, .*sphinx \S+", text)
    assert "commit: " in text
    for step in ("pemeriksaan", "notebook", "halaman"):
        assert re.search(rf"langkah {step} [\d.]+,\d detik\n", text)
    listed = re.search(r"notebook, dari yang terlama: (.*)", text)[1].split("; ")
    seconds = [float(re.search(r" ([\d.]+,\d) detik", t)[1].replace(",", ".")) for t in listed]
    assert seconds == sorted(seconds, reverse=True)
    assert {t.split()[0] for t in listed} == {
        b.stem for b in (sample_project / "_build" / str(SAMPLE_YEAR) / "notebooks").glob("*.ipynb")
    }
    assert not list((sample_project / "_build" / str(SAMPLE_YEAR)).rglob("*.log"))


def test_log_keeps_what_was_refused_and_only_the_newest_run(root, capsys):
    log = root / "_build" / f"{SAMPLE_YEAR}.log"
    log.parent.mkdir()
    log.write_text("sebelumnya")
    (root / "data" / "narasi" / str(SAMPLE_YEAR) / "kunjungan" / "analisis.md").unlink()
    assert main(["build", "--tahun", str(SAMPLE_YEAR)]) == cli.REFUSED
    text = log.read_text(encoding="utf-8")
    assert capsys.readouterr().err.strip() in text
    assert "sebelumnya" not in text


def test_verbose_says_where_the_log_is(root, capsys, monkeypatch):
    monkeypatch.setattr(build_module, "build", lambda *_, **__: [])
    assert main(["build", "--verbose"]) == 0
    assert capsys.readouterr().out.endswith(f"Log: {Path('_build') / f'{SAMPLE_YEAR}.log'}\n")
    assert main(["build", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


# An error that nobody foresaw


def fault(*_, **__):
    raise ZeroDivisionError("tak terduga")


@pytest.mark.parametrize("how", [(), ("--verbose",)], ids=["", "verbose"])
def test_unforeseen_error_is_one_sentence_and_a_log(how, root, capsys, monkeypatch):
    monkeypatch.setattr(build_module, "build", fault)
    assert main(["build", *how]) == cli.FAULT
    err = capsys.readouterr().err
    log = root / "_build" / f"{SAMPLE_YEAR}.log"
    assert err.splitlines()[-1].startswith("Kesalahan tak terduga dalam perangkat ini (ZeroDivisionError); ")
    assert err.rstrip().endswith(str(log))
    assert ("Traceback" in err) == bool(how)
    text = log.read_text(encoding="utf-8")
    assert "Traceback" in text
    assert "ZeroDivisionError: tak terduga" in text


def test_command_without_an_output_leaves_a_log_too(root, capsys, monkeypatch):
    monkeypatch.setattr("lkjip.projects.new_year.prepare_year", fault)
    before = hashes(root)
    assert main(["new-year", str(SAMPLE_YEAR + 1)]) == cli.FAULT
    (sentence,) = capsys.readouterr().err.splitlines()
    assert "Traceback" in Path(sentence.rpartition("Rinciannya di ")[2]).read_text(encoding="utf-8")
    assert hashes(root) == before


# Ctrl-C


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="only POSIX sends a signal to a group of processes")
@pytest.mark.parametrize(
    "sentence",
    ["Notebook 2", pytest.param("Menyusun", marks=pytest.mark.complete)],
)
def test_stopped_build_says_so_and_leaves_the_earlier_book(sentence, root):
    earlier = root / "_build" / str(SAMPLE_YEAR) / "html"
    earlier.mkdir(parents=True)
    (earlier / "index.html").write_text("buku sebelumnya", encoding="utf-8")
    p = subprocess.Popen(
        [sys.executable, "-m", "lkjip", "build", "--verbose"],
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )
    for line in p.stdout:
        if line.startswith(sentence):
            break
    os.killpg(p.pid, signal.SIGINT)
    _, err = p.communicate(timeout=60)
    warnings = [line for line in err.splitlines() if line.endswith(" [D801]")]  # of the texts of the sample
    assert (p.returncode, err.splitlines()[len(warnings) :]) == (
        cli.STOPPED,
        ["Dihentikan sebelum selesai; buku yang ada tetap utuh."],
    )
    with pytest.raises(ProcessLookupError):
        os.killpg(p.pid, 0)  # no worker is left
    assert (earlier / "index.html").read_text(encoding="utf-8") == "buku sebelumnya"
    assert [b.name for b in (root / "_build").iterdir() if b.is_dir()] == [str(SAMPLE_YEAR)]
    assert "dihentikan" in (root / "_build" / f"{SAMPLE_YEAR}.log").read_text(encoding="utf-8")


def test_stop_that_something_swallowed_is_still_a_stop(root, capsys, monkeypatch):
    def swallow(*_, **__):
        try:
            os.kill(os.getpid(), signal.SIGINT)
        except BaseException as e:  # as IPython does
            raise RuntimeError from e

    monkeypatch.setattr(build_module, "build", swallow)
    assert main(["build"]) == cli.STOPPED
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_stop_is_not_taken_for_a_page_that_failed(monkeypatch, tmp_path):
    """Jupyter Book catches `KeyboardInterrupt` too; the next year of a joint site would be begun."""
    (tmp_path / "_config.yml").write_text("title: Laporan\n", encoding="utf-8")
    (tmp_path / "_toc.yml").write_text("format: jb-book\nroot: awal\n", encoding="utf-8")
    monkeypatch.setattr("jupyter_book.sphinx.Sphinx", lambda **_: os.kill(os.getpid(), signal.SIGINT))
    with stoppable(), pytest.raises(Stopped):
        build_module.make_pages(tmp_path, tmp_path / "html")


# What a build makes again


@pytest.fixture
def make(root, monkeypatch):
    """Builds with a book that is made in no time; gives the printed forms that were made, and what was said."""

    def fill(project, lap, work, manifest, progress):
        (work / "html").mkdir()
        (work / "html" / "index.html").touch()
        for form in manifest["bentuk"]:
            (work / f"{print_name(lap.tahun)}.{form}").touch()
        (work / "manifest.json").write_text(build_module.json.dumps(manifest), encoding="utf-8")

    monkeypatch.setattr(build_module, "_fill", fill)
    monkeypatch.setattr(build_module, "check_project", lambda *_: [])

    def build(form: str, **how) -> tuple[list[str], list[str]]:
        said: list[str] = []
        files = build_module.build(
            Project(root), SAMPLE_YEAR, engine=PROCESS, forms=form, progress=Progress(say=said.append), **how
        )
        folder = root / "_build" / str(SAMPLE_YEAR)
        printed = [b for b in folder.iterdir() if b.suffix in (".pdf", ".docx")]
        assert set(files) == {folder / "html" / "index.html", *printed}
        return sorted(b.suffix[1:] for b in printed), said

    return build


@pytest.mark.parametrize(
    ("first", "then", "made", "named"),
    [
        ("pdf", "html", ["pdf"], "PDF;"),
        ("docx", "html", ["docx", "pdf"], "PDF dan DOCX;"),
        ("docx", "pdf", ["docx", "pdf"], "DOCX;"),
        ("html", "html", [], None),
        ("html", "pdf", ["pdf"], None),
    ],
)
def test_forms_of_the_earlier_book_are_made_again(first, then, made, named, make):
    make(first)
    forms, said = make(then, force=True)
    assert forms == made
    again = [s for s in said if "dibuat lagi" in s]
    assert len(again) == bool(named)
    assert all(named in s for s in again)


def test_a_form_that_is_gone_is_made_when_asked_for(make, root):
    make("pdf")
    (root / "_build" / str(SAMPLE_YEAR) / f"{print_name(SAMPLE_YEAR)}.pdf").unlink()
    assert make("html")[1] == ["Tidak ada masukan yang berubah; buku yang ada sudah yang terbaru."]
    assert make("pdf") == (["pdf"], [])


def test_findings_stand_in_the_order_of_the_notebooks(root, monkeypatch):
    """Whichever is done first."""
    project = Project(root)

    def executed(notebooks, *_, **__):
        yield from (Executed(b, 0.1, (kinds.NOT_A_NOTEBOOK.at(b.name),)) for b in reversed(notebooks))

    monkeypatch.setattr(assembly, "execute_all", executed)
    with pytest.raises(InputError) as refused:
        assembly._execute(project, buka(project.data, SAMPLE_YEAR), root, PROCESS, Progress())
    assert [f.place.file for f in refused.value.findings] == [b.name for b in project.notebooks]


def test_python_callers_of_the_joint_site_are_refused_before_anything_is_built(root, monkeypatch):
    built: list[int] = []
    monkeypatch.setattr(site_module, "build", lambda _, tahun, **__: built.append(tahun))
    with pytest.raises(InputError, match=r"D307"):
        site_module.build_site(Project(root), range(SAMPLE_YEAR, 9999), engine=PROCESS)
    assert built == []
