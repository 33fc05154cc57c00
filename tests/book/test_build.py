"""A build is complete, reproducible and all or nothing."""

import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path, PureWindowsPath

import nbformat
import pytest

from conftest import ROOT, TAHUN, build_book, copy_own_project, copy_sample_project, hashes, lkjip, lkjip_process
from lkjip.book import build as building
from lkjip.book import execution
from lkjip.book.doors import KERNEL, PROCESS
from lkjip.book.execution import execute, execute_all
from lkjip.projects.new_indicator import SAMPLE_YEAR

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def html(project: Path) -> Path:
    return project / "_build" / str(TAHUN) / "html"


def test_every_page_exists(built_book):
    from lkjip.project.contents import table_of_contents

    for name in table_of_contents(ROOT / "_toc.yml"):
        assert (html(built_book) / f"{name}.html").stat().st_size > 2000, name


def test_no_expression_is_left(built_book):
    for page in html(built_book).rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "{eval}" not in text, page
        assert "lap.narasi" not in text, page


@pytest.mark.complete
def test_same_inputs_give_the_same_bytes(sample_project, sample_book, tmp_path):
    """Two folders, two processes, the same bytes in html/ (and in the executed notebooks).

    `make test` sees it of the book that `test_wheel.py` builds.
    """
    other = copy_sample_project(sample_project, tmp_path / "nama folder yang lain")
    build_book(other, SAMPLE_YEAR)
    for part in ("html", "notebooks"):
        assert hashes(sample_book / part) == hashes(other / "_build" / str(SAMPLE_YEAR) / part)


@pytest.mark.complete
def test_full_book_built_twice_is_the_same_byte_for_byte(built_book, tmp_path):
    other = copy_own_project(tmp_path / "nama folder yang lain")
    build_book(other, TAHUN, "--format", "docx")
    for part in ("html", "notebooks"):
        first = built_book / "_build" / str(TAHUN) / part
        assert hashes(first) == hashes(other / "_build" / str(TAHUN) / part)


def test_paths_fit_into_what_the_guide_promises(built_book):
    """Windows allows 259 letters; a book in its longest work folder, below a project folder as long as the guide allows."""
    guide = (ROOT / "data" / "PANDUAN.md").read_text(encoding="utf-8")
    project, added = map(int, re.search(r"tidak lebih dari (\d+) huruf.*?sampai (\d+) huruf", guide, re.S).groups())
    paths = [b.relative_to(built_book / "_build" / str(TAHUN)).as_posix() for b in html(built_book).rglob("*")]
    assert max(map(len, paths)) + len(f"/_build/.{TAHUN}-internal~1-siap/") <= added
    assert project + added <= 259


def test_second_build_does_no_work_again(built_book):
    before = {b: b.stat().st_mtime_ns for b in html(built_book).rglob("*.html")}
    result = lkjip("build", "--tahun", str(TAHUN), cwd=built_book)
    assert "Tidak ada masukan yang berubah" in result.stdout
    assert {b: b.stat().st_mtime_ns for b in html(built_book).rglob("*.html")} == before


def test_files_of_the_project_are_not_touched(built_book):
    for part in ("data", "notebooks", "book"):
        assert hashes(built_book / part) == hashes(ROOT / part)


def test_manifest_names_the_inputs(built_book):
    m = json.loads((built_book / "_build" / str(TAHUN) / "manifest.json").read_text(encoding="utf-8"))
    for file in ("data/koperasi.csv", "notebooks/koperasi-aktif.ipynb", "lib/lkjip/rules/capaian.py", "_config.yml"):
        assert m["masukan"][file] == hashlib.sha256((ROOT / file).read_bytes()).hexdigest()
    page = (html(built_book) / "book" / "kolofon.html").read_text(encoding="utf-8")
    assert m["masukan"]["data/koperasi.csv"] in page
    assert m["pembuatan"]["Commit"] in page
    assert m["versi"]["sphinx"] in page


KERNEL_SAMPLE = ("koperasi-aktif", "lampiran-pengukuran")
"""Notebooks that both engines run in `make test`: an indicator's page, a long table."""
NBVAL_SAMPLE = ("akuntabilitas-keuangan",)
"""Another that nbval runs there; `make test-all` runs all of them, by both."""


@pytest.mark.parametrize(
    "file",
    [pytest.param(b, marks=[] if b.stem in KERNEL_SAMPLE else pytest.mark.complete) for b in NOTEBOOKS],
    ids=lambda b: b.stem,
)
def test_both_engines_give_the_same_outputs(file, tmp_path):
    """The fast engine and a real Jupyter kernel give equal notebooks."""
    parameters = {"tahun": TAHUN, "data": (ROOT / "data").as_posix(), "versi": "publik"}
    executed = {}
    for engine in (PROCESS, KERNEL):
        (tmp_path / engine).mkdir()
        execute(file, tmp_path / engine / file.name, parameters, engine)
        executed[engine] = nbformat.read(tmp_path / engine / file.name, 4)
    a, b = executed[PROCESS], executed[KERNEL]
    assert [c.source for c in a.cells] == [c.source for c in b.cells]
    assert [c.get("outputs") for c in a.cells] == [c.get("outputs") for c in b.cells]
    assert [c.get("execution_count") for c in a.cells] == [c.get("execution_count") for c in b.cells]
    assert sum(len(c.get("outputs", [])) for c in a.cells) >= 1


def test_without_fork_notebooks_run_in_turn_with_the_same_result(built_book, tmp_path, monkeypatch):
    """Where a process is not copied (Windows, macOS), one runs all notebooks in turn."""
    forked = built_book / "_build" / str(TAHUN) / "notebooks"
    place = tmp_path / "a" / "b" / "notebooks"
    place.mkdir(parents=True)
    some = NOTEBOOKS[::4]
    monkeypatch.setattr(execution, "forks_safely", lambda: False)
    findings = execute_all(some, place, tahun=TAHUN, data=ROOT / "data", versi="publik", engine=PROCESS)
    assert [t for of_one in findings for t in of_one.findings] == []
    for file in some:
        a, b = (nbformat.read(f / file.name, 4).cells for f in (forked, place))
        assert [c.get("outputs") for c in a] == [c.get("outputs") for c in b]


@pytest.mark.parametrize("system", ["win32", "darwin", "linux"])
def test_only_linux_forks(system, tmp_path, monkeypatch):
    """macOS has fork, but not safely; whatever Python starts processes with by default is not asked."""
    asked = []
    monkeypatch.setattr(execution.workers, "run", lambda jobs, **how: asked.append(how) or (job for job in ()))
    monkeypatch.setattr(execution, "warm_up", lambda *_, **__: None)
    monkeypatch.setattr(sys, "platform", system)
    ran = execute_all(NOTEBOOKS[:3], tmp_path, tahun=TAHUN, data=ROOT / "data", versi="publik", engine=PROCESS)
    assert list(ran) == []
    assert [(how["copies"], how["parallel"]) for how in asked] == [(system == "linux", 2 if system == "linux" else 1)]


def test_data_on_another_drive_are_named_in_full(tmp_path, monkeypatch):
    """From one drive of Windows no relative path leads to another."""

    def refuse(*_):
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    assert execution.way_to(tmp_path / "data", tmp_path / "a" / "b") == "../../data"
    monkeypatch.setattr(os.path, "relpath", refuse)
    assert execution.way_to(tmp_path / "data", tmp_path / "a" / "b") == (tmp_path / "data").as_posix()


def nbval(folder: Path, *names: str) -> None:
    """nbval runs executed notebooks again in a real kernel and compares every output."""
    files = [folder / f"{n}.ipynb" for n in names]
    parallel = ["-n", "2", "--dist", "loadfile"] if len(names) > 1 else []
    command = ["pytest", "--nbval", "-q", "-p", "no:cacheprovider", *parallel]
    result = subprocess.run(
        [sys.executable, "-m", *command, *(b.name for b in files)],
        cwd=folder,
        capture_output=True,
        text=True,
        env={k: v for k, v in os.environ.items() if not k.startswith("PYTEST")},
    )
    assert result.returncode == 0, result.stdout[-3000:]
    code_cells = sum(c.cell_type == "code" for b in files for c in nbformat.read(b, 4).cells)
    assert f"{code_cells} passed" in result.stdout


@pytest.mark.early
def test_nbval_of_the_sample(built_book):
    nbval(built_book / "_build" / str(TAHUN) / "notebooks", *NBVAL_SAMPLE)


@pytest.mark.complete
def test_nbval_of_every_notebook(built_book):
    folder = built_book / "_build" / str(TAHUN) / "notebooks"
    nbval(folder, *sorted(b.stem for b in folder.glob("*.ipynb")))


# Nothing is lost


def spoil_data(p: Path) -> str:
    b = p / "data" / "koperasi.csv"
    b.write_text(b.read_text(encoding="utf-8").replace("2024;76;64", "2024;7G;64"), encoding="utf-8")
    return "data/koperasi.csv, baris 8, kolom aktif_unit: ditemukan `7G`"


def spoil_parameter(p: Path) -> str:
    b = p / "notebooks" / "koperasi-aktif.ipynb"
    b.write_text(b.read_text(encoding="utf-8").replace("tahun: int = 2024", "tahn: int = 2024"), encoding="utf-8")
    return "notebooks/koperasi-aktif.ipynb, sel 2: ditemukan parameter `tahn`"


def spoil_expression(p: Path) -> str:
    b = p / "notebooks" / "koperasi-aktif.ipynb"
    b.write_text(b.read_text(encoding="utf-8").replace("kalimat_capaian(i)", "kalimat_capain(i)"), encoding="utf-8")
    return "maksud Anda `kalimat_capaian`?"


def spoil_narrative(p: Path) -> str:
    (p / "data" / "narasi" / str(TAHUN) / "koperasi-aktif" / "analisis.md").unlink()
    return "data/narasi/2024/koperasi-aktif/analisis.md: tidak ada berkas"


def spoil_expression_of_narrative(p: Path) -> str:
    b = p / "data" / "narasi" / str(TAHUN) / "koperasi-aktif" / "analisis.md"
    b.write_text("Baris satu.\n\n{eval}`i.__class__`\n", encoding="utf-8")
    return "data/narasi/2024/koperasi-aktif/analisis.md, baris 3: ditemukan ungkapan `i.__class__`"


def spoil_code(p: Path) -> str:
    b = p / "notebooks" / "koperasi-aktif.ipynb"
    b.write_text(
        b.read_text(encoding="utf-8").replace("tabel.capaian(lap, indikator)", "tabel.capaia(lap, indikator)"),
        encoding="utf-8",
    )
    return "notebooks/koperasi-aktif.ipynb, sel 12: ditemukan AttributeError"


def spoil_reference(p: Path) -> str:
    b = p / "data" / "narasi" / str(TAHUN) / "koperasi-aktif" / "analisis.md"
    b.write_text("Lihat {numref}`tbl-koperas`.\n", encoding="utf-8")
    return (
        f"data/narasi/{TAHUN}/koperasi-aktif/analisis.md, baris 1: ditemukan rujukan ke `tbl-koperas`; "
        "seharusnya tabel atau gambar yang ada dalam buku; maksud Anda `tbl-koperasi`?"
    )


def test_sphinx_names_files_as_the_project_does(tmp_path):
    """On Windows too, and where the folder has two names, as `/tmp` has on macOS."""
    (tmp_path / "private").mkdir()
    (tmp_path / "p").symlink_to(tmp_path / "private", target_is_directory=True)
    for said in (tmp_path / "p", tmp_path / "private"):
        assert building.below(tmp_path / "p", f"{said}/book/a.md:3: WARNING: x") == "book/a.md:3: WARNING: x"
    windows = PureWindowsPath(r"C:\Users\Siti\laporan kami\_build\.2024~1\sumber")
    for said in (str(windows), windows.as_posix().replace("/", "\\")):
        assert (
            building.below(windows, f"{said}\\notebooks\\a.ipynb:10002: ERROR: y")
            == "notebooks/a.ipynb:10002: ERROR: y"
        )


@pytest.mark.parametrize(
    "spoil",
    [
        spoil_data,
        spoil_parameter,
        pytest.param(spoil_expression, marks=pytest.mark.complete),
        pytest.param(spoil_narrative, marks=pytest.mark.complete),
        spoil_expression_of_narrative,
        pytest.param(spoil_code, marks=pytest.mark.complete),
        spoil_reference,
    ],
)
def test_faulty_input_leaves_the_earlier_book_untouched(project_copy, spoil):
    earlier = html(project_copy)
    earlier.mkdir(parents=True)
    (earlier / "index.html").write_text("buku sebelumnya", encoding="utf-8")
    sentence = spoil(project_copy)
    result = lkjip("build", "--tahun", str(TAHUN), cwd=project_copy)
    assert result.returncode == 1
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr
    assert hashes(earlier) == {"index.html": hashlib.sha256(b"buku sebelumnya").hexdigest()}
    assert [b.name for b in (project_copy / "_build").iterdir() if b.is_dir()] == [str(TAHUN)]


@pytest.mark.complete
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="only POSIX can kill a process at once")
@pytest.mark.parametrize("seconds", [0.7, 1.6, 2.6, 3.8])
def test_earlier_book_is_whole_when_a_build_is_killed(project_copy, seconds):
    earlier = html(project_copy)
    earlier.mkdir(parents=True)
    (earlier / "index.html").write_text("buku sebelumnya", encoding="utf-8")
    p = subprocess.Popen(
        [sys.executable, "-m", "lkjip", "build", "--tahun", str(TAHUN)],
        cwd=project_copy,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(seconds)
    os.killpg(p.pid, signal.SIGKILL)
    p.wait()
    contents = (earlier / "index.html").read_text(encoding="utf-8")
    assert contents == "buku sebelumnya" or (earlier / "notebooks" / "sengketa.html").exists()
    assert lkjip_process("build", "--tahun", str(TAHUN), cwd=project_copy).returncode == 0
    assert [b.name for b in (project_copy / "_build").iterdir() if b.is_dir()] == [str(TAHUN)]


def test_internal_version_names_persons(tmp_path):
    """The notebook of the disputes names persons in the internal version, and only there."""
    for versi in ("internal", "publik"):
        parameters = {"tahun": TAHUN, "data": (ROOT / "data").as_posix(), "versi": versi}
        execute(ROOT / "notebooks" / "sengketa.ipynb", tmp_path / f"{versi}.ipynb", parameters, PROCESS)
    assert "Sandy Satria" in (tmp_path / "internal.ipynb").read_text(encoding="utf-8")
    assert "Sandy Satria" not in (tmp_path / "publik.ipynb").read_text(encoding="utf-8")


@pytest.mark.complete
def test_internal_version_names_persons_and_is_marked(project_copy):
    result = lkjip_process("build", "--tahun", str(TAHUN), "--versi", "internal", cwd=project_copy)
    assert result.returncode == 0, result.stderr
    folder = project_copy / "_build" / f"{TAHUN}-internal" / "html"
    assert "Sandy Satria" in (folder / "notebooks" / "sengketa.html").read_text(encoding="utf-8")
    for page in (*folder.glob("book/*.html"), *folder.glob("notebooks/*.html")):
        assert "Versi internal: memuat nama orang" in page.read_text(encoding="utf-8"), page
    assert not (project_copy / "_build" / str(TAHUN)).exists()
