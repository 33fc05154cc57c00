"""A slip in year, version, indicator, parameter or folder gets the same sentence at every door.

The doors: Python, the command line, papermill with its standard engine in a kernel,
and an IPython session, as in JupyterLab. And: nothing is done in a folder that is no
project, and no notebook is used that was stored with what must not enter the history.

Which change of one line of the library makes which test red (each was tried):

- `facts/package.py`: `require_facts` returns at once -> "year without facts" at every door
- `prose/parameters.py`: `type(value) is not int or` goes -> every "year ..." that is no whole number
- `prose/parameters.py`: `value not in VERSI` becomes `False` -> "unknown version"
- `prose/parameters.py`: `if n not in PARAMETERS` becomes `if False` -> "unknown parameter"
- `prose/laporan.py`: `if indikator not in catalogue.indikator` becomes `if False` -> "unknown indicator"
- `prose/laporan.py`: `*check_session()` goes -> "unknown parameter" in a kernel, `test_mended_*`
- `prose/parameters.py`: `injected = names` becomes `injected += names` -> `test_mended_parameters_of_papermill_*`
- `prose/parameters.py`: `injected, stored = [], names` becomes `stored = names` -> `test_cell_of_parameters_run_again_*`
- `prose/parameters.py`: `PARAMETERS.keys() & set(names)` becomes `names` -> `test_other_cells_may_set_what_they_like`
- `findings/__init__.py`: `_render_traceback_` goes -> every IPython test
- `prose/sandbox.py`: `BadExpression(Said)` becomes `BadExpression(Exception)` -> `test_ipython_shows_one_sentence_*`
- `facts/package.py`: `str(root.resolve())` becomes `root.name` -> "folder that is no project", `test_data_folder_*`
- `project/project.py`: `require_data_folder(self.data)` goes -> `test_nothing_is_made_in_an_empty_folder`
- `project/notebook.py`: `cell.get("outputs") or` goes -> `test_stored_*[outputs]`
- `project/notebook.py`: `or "user_expressions" in cell["metadata"]` goes -> `test_stored_*[evaluated prose]`
- `project/notebook.py`: `or cell.get("attachments")` goes -> `test_stored_*[attachments]`
- `project/notebook.py`: `!= PUBLIK` becomes `is None` -> `test_stored_*[version]`
- `checks/pages.py`: `yield from check_stored(nb, address)` goes -> `test_stored_notebooks_are_refused_by_the_command`
- `book/engines.py`: `refuse(check_stored(...))` goes -> `test_stored_notebook_is_refused_by_both_engines`
- `book/engines.py`: `_as_stored` keeps every cell -> `test_stored_notebook_is_refused_by_both_engines[outputs-*]`
- `findings/kinds.py`: `STORED_COUNT` without `WARNING` -> `test_stored_counts_only_warn`
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import papermill
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from papermill.exceptions import PapermillExecutionError
from traitlets.config import Config

from conftest import lkjip, once
from lkjip.book.doors import KERNEL, PROCESS
from lkjip.book.execution import execute
from lkjip.findings import InputError
from lkjip.projects import new_agency
from lkjip.projects.new_indicator import SAMPLE_YEAR
from lkjip.prose.laporan import buka
from small_project import change_cells, copy_project

FOLDER = "FOLDER"
"""Stands in the cases for the full address of a folder without a project."""

_YEAR = (
    "parameter, tahun: ditemukan `{}`; seharusnya bilangan bulat empat angka, misalnya 2024; perbaiki nilainya. [M102]"
)
CASES: dict[str, tuple[dict, str]] = {
    "year without facts": (
        {"tahun": 2099},
        "tahun laporan: ditemukan 2099; seharusnya tahun yang mempunyai data (2023 sampai 2025); "
        "perbaiki tahunnya, atau siapkan tahun berikutnya dengan: lkjip new-year 2026. [D306]",
    ),
    "unknown parameter": (
        {"thn": 2023},
        "parameter: ditemukan parameter `thn`; seharusnya parameter yang dikenal; maksud Anda `tahun`? [H105]",
    ),
    "folder that is no project": (
        {"data": FOLDER},
        f"{FOLDER}: tidak ada folder; seharusnya folder data sebuah proyek laporan, yang memuat datapackage.yaml; "
        "jalankan dari folder proyek, atau sebut foldernya: --proyek FOLDER, atau parameter data sebuah notebook. [M101]",
    ),
    "year in words": ({"tahun": "dua"}, _YEAR.format("dua")),
    "year True": ({"tahun": True}, _YEAR.format("True")),
    "year as text": ({"tahun": "2024"}, _YEAR.format("2024")),
    "year with a fraction": ({"tahun": 2024.0}, _YEAR.format("2024.0")),
    "year of two digits": ({"tahun": 24}, _YEAR.format("24")),
    "unknown version": (
        {"versi": "intern"},
        "parameter, versi: ditemukan `intern`; seharusnya publik atau internal atau draf; maksud Anda `internal`? [M103]",
    ),
    "indicator of another type": (
        {"indikator": 5},
        "parameter, indikator: ditemukan `5`; seharusnya teks dalam tanda kutip; perbaiki nilainya. [M104]",
    ),
    "unknown indicator": (
        {"indikator": "kunjngan"},
        "parameter, indikator: ditemukan `kunjngan`; seharusnya id indikator tahun 2025; maksud Anda `kunjungan`? [N202]",
    ),
}
FEW = ("unknown parameter",)
"""The case that every run shows in a kernel: only there the session is a notebook's. A kernel takes seconds."""


@pytest.fixture(scope="module")
def laid(tmp_path_factory) -> Path:
    """The project of the invented agency. Read only."""
    return once(tmp_path_factory, "agency", new_agency.lay_project)


@pytest.fixture
def root(laid, tmp_path) -> Path:
    """A fresh copy of it."""
    return copy_project(laid, tmp_path / "proyek")


@pytest.fixture
def empty(tmp_path) -> Path:
    """A folder in which there is nothing, let alone a project."""
    folder = tmp_path / "kosong"
    folder.mkdir()
    return folder


@pytest.fixture
def shell() -> Iterator[InteractiveShell]:
    """An IPython session, as that of a notebook."""
    InteractiveShell.clear_instance()
    yield InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    InteractiveShell.clear_instance()


def case(name: str, empty: Path) -> tuple[dict, str]:
    """What is given and the sentence that is to come."""
    given, sentence = CASES[name]
    address = str(empty.resolve() / "data")
    return {k: address if v == FOLDER else v for k, v in given.items()}, sentence.replace(FOLDER, address, 1)


def run(shell: InteractiveShell, source: str) -> str:
    """What a cell shows."""
    with capture_output() as captured:
        shell.run_cell(source, store_history=True)
    assert captured.stderr == ""
    return captured.stdout


def right(laid: Path) -> dict:
    """Arguments that are in order."""
    return {"data": str(laid / "data"), "tahun": SAMPLE_YEAR, "versi": "publik"}


# The same sentence at every door


@pytest.mark.parametrize("name", CASES)
def test_python_says_it(name, laid, empty):
    given, sentence = case(name, empty)
    with pytest.raises(InputError) as refused:
        buka(**right(laid) | given)
    assert str(refused.value) == sentence


@pytest.mark.parametrize("name", CASES)
def test_ipython_says_it_without_frames(name, laid, empty, shell):
    given, sentence = case(name, empty)
    shown = run(shell, f"from lkjip import buka\nlap = buka(**{right(laid) | given!r})")
    assert shown.splitlines() == [sentence]


def test_ipython_says_every_finding_on_its_own_line(laid, shell):
    shown = run(shell, f"from lkjip import buka\nbuka({str(laid / 'data')!r}, 'dua', versi='intern', thn=1)")
    assert [line[-6:] for line in shown.splitlines()] == ["[H105]", "[M102]", "[M103]"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ('lap.hasil("kunjngan")', "maksud Anda `kunjungan`? [N202]"),
        ('lap.belanja("B5")', "data belanja tahun 2025 tidak tersedia dalam sumber"),
        ('lap.tulis("persn(1)")', "memakai nama `persn`, yang tidak dikenal; maksud Anda `persen`?"),
    ],
)
def test_ipython_shows_one_sentence_for_what_a_cell_asks(asked, said, laid, shell):
    run(shell, f"from lkjip import buka\nlap = buka(**{right(laid)!r})")
    (line,) = run(shell, asked).splitlines()
    assert said in line


@pytest.mark.parametrize("name", [*FEW, *(pytest.param(n, marks=pytest.mark.complete) for n in CASES if n not in FEW)])
def test_papermill_says_it_in_a_kernel(name, root, empty):
    given, sentence = case(name, empty)
    with pytest.raises(PapermillExecutionError) as refused:
        papermill.execute_notebook(
            str(root / "notebooks" / "kunjungan.ipynb"),
            None,
            parameters=given,
            kernel_name="python3",
            cwd=str(root / "notebooks"),
            progress_bar=False,
        )
    assert (refused.value.ename, refused.value.evalue) == ("InputError", sentence)
    assert refused.value.traceback == sentence.splitlines()


@pytest.mark.complete
def test_papermill_says_it_on_the_command_line(root, empty):
    _, sentence = case("unknown parameter", empty)
    result = subprocess.run(
        [sys.executable, "-m", "papermill", "kunjungan.ipynb", "hasil.ipynb", "-p", "thn", "2023", "-k", "python3"],
        cwd=root / "notebooks",
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )
    assert result.returncode != 0
    assert sentence in result.stderr


@pytest.mark.parametrize("command", [("check", "--tahun", "2099"), ("build", "--tahun", "2099")], ids=" ".join)
def test_command_line_says_it_of_a_year(command, root, empty):
    before = sorted(root.rglob("*"))
    result = lkjip(*command, cwd=root)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [case("year without facts", empty)[1]]
    assert sorted(root.rglob("*")) == before


# A folder that is no project

LATER = (("check",), ("build", "--all"))


@pytest.mark.parametrize(
    "command",
    [("build", "--tahun", "2024"), ("new-year", "2026"), *(pytest.param(c, marks=pytest.mark.complete) for c in LATER)],
    ids=" ".join,
)
def test_nothing_is_made_in_an_empty_folder(command, empty):
    result = lkjip("--proyek", empty.name, *command, cwd=empty.parent)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [case("folder that is no project", empty)[1]]
    assert list(empty.iterdir()) == []


def test_folder_that_does_not_exist_is_not_made(tmp_path):
    result = lkjip("--proyek", "tidak-ada", "build", "--tahun", "2024", cwd=tmp_path)
    assert result.returncode == 1
    assert result.stderr.startswith(f"{tmp_path.resolve() / 'tidak-ada' / 'data'}: tidak ada folder; ")
    assert list(tmp_path.iterdir()) == []


def test_data_folder_without_description_is_named_in_full(empty, monkeypatch):
    monkeypatch.chdir(empty.parent)
    with pytest.raises(InputError) as refused:
        buka(empty.name, SAMPLE_YEAR)
    assert str(refused.value).startswith(f"{empty.resolve()}: tidak ada datapackage.yaml; ")


# A cell that was mended and run again

STORED = "tahun = {}\ndata = {!r}\nversi = 'publik'"
OPEN = "from lkjip import buka\nprint(buka(data, tahun, versi=versi).tahun)"


def test_mended_cell_is_accepted(laid, empty, shell):
    sentence = case("unknown parameter", empty)[1]
    stored = STORED.format(SAMPLE_YEAR, str(laid / "data"))
    run(shell, f"{stored}\nthn = 2023")
    assert run(shell, OPEN).splitlines() == [sentence]
    run(shell, stored)
    assert run(shell, OPEN) == f"{SAMPLE_YEAR}\n"


def test_mended_parameters_of_papermill_are_accepted(laid, empty, shell):
    sentence = case("unknown parameter", empty)[1]
    run(shell, STORED.format(SAMPLE_YEAR, str(laid / "data")))
    run(shell, "# Parameters\nthn = 2023\n")
    assert run(shell, OPEN).splitlines() == [sentence]
    run(shell, "# Parameters\ntahun = 2024\n")
    assert run(shell, OPEN) == "2024\n"


def test_cell_of_parameters_run_again_takes_back_what_papermill_gave(laid, empty, shell):
    stored = STORED.format(SAMPLE_YEAR, str(laid / "data"))
    run(shell, stored)
    run(shell, "# Parameters\nthn = 2023\n")
    assert run(shell, OPEN).splitlines() == [case("unknown parameter", empty)[1]]
    run(shell, stored)
    assert run(shell, OPEN) == f"{SAMPLE_YEAR}\n"


def test_other_cells_may_set_what_they_like(laid, shell):
    run(shell, STORED.format(SAMPLE_YEAR, str(laid / "data")))
    run(shell, "thn = 2023\nn = 1")
    assert run(shell, OPEN) == f"{SAMPLE_YEAR}\n"


# What a stored notebook must not hold

_OUTPUT = "ditemukan keluaran yang tersimpan; seharusnya notebook tersimpan tanpa keluaran; "
_CLEAR = "bersihkan keluarannya (Clear Outputs of All Cells), lalu simpan."
STORED_FAULTS = {
    "outputs": (
        "kunjungan",
        lambda cells: cells[5].update(outputs=[{"output_type": "stream", "name": "stdout", "text": ["1"]}]),
        f"notebooks/kunjungan.ipynb, sel 6: {_OUTPUT}{_CLEAR} [H112]",
    ),
    "evaluated prose": (
        "keterlambatan",
        lambda cells: cells[0]["metadata"].update(user_expressions=[]),
        f"notebooks/keterlambatan.ipynb, sel 1: {_OUTPUT}{_CLEAR} [H112]",
    ),
    "attachments": (
        "efisiensi",
        lambda cells: cells[0].update(attachments={"foto.png": {"image/png": "aa"}}),
        f"notebooks/efisiensi.ipynb, sel 1: {_OUTPUT}{_CLEAR} [H112]",
    ),
    "version": (
        "mutu-layanan",
        lambda cells: cells[1].update(source="".join(cells[1]["source"]).replace("publik", "internal")),
        'notebooks/mutu-layanan.ipynb: ditemukan versi = "internal" yang tersimpan; seharusnya versi = "publik"; '
        "kembalikan nilainya; versi lain dipilih saat buku dibuat, misalnya --versi internal. [H113]",
    ),
}


@pytest.fixture(scope="module")
def faulty(laid, tmp_path_factory) -> Path:
    """A project in which each of four notebooks was stored with one of these."""
    root = copy_project(laid, tmp_path_factory.mktemp("tersimpan") / "proyek")
    for name, change, _ in STORED_FAULTS.values():
        change_cells(root, change, name)
    return root


@pytest.mark.parametrize("command", ["check", "build"])
def test_stored_notebooks_are_refused_by_the_command(command, faulty):
    result = lkjip(command, "--tahun", str(SAMPLE_YEAR), cwd=faulty)
    assert result.returncode == 1
    said = result.stderr.splitlines()
    assert sorted(said[:-1]) == sorted(sentence for _, _, sentence in STORED_FAULTS.values())
    assert said[-1] == "4 temuan. Perbaiki, lalu jalankan lagi."
    left = {b.name for b in (faulty / "_build").glob("*")}
    assert left == ({f"{SAMPLE_YEAR}.log", f".{SAMPLE_YEAR}.kunci"} if command == "build" else set())  # no book


@pytest.mark.parametrize("engine", [PROCESS, KERNEL])
@pytest.mark.parametrize("fault", STORED_FAULTS)
def test_stored_notebook_is_refused_by_both_engines(fault, engine, root):
    """Before anything is run: the cell that opens the report would leave a file."""
    name, change, sentence = STORED_FAULTS[fault]
    change_cells(root, change, name)
    file = change_cells(root, lambda cells: cells[2].update(source=["open('berjalan', 'w')"]), name)
    out = root / "keluar" / file.name
    out.parent.mkdir()
    with pytest.raises(InputError) as refused:
        execute(file, out, {"tahun": SAMPLE_YEAR, "data": "../data", "versi": "publik"}, engine)
    assert sentence in str(refused.value).splitlines()
    assert list(out.parent.iterdir()) == []


def test_stored_counts_only_warn(root):
    file = change_cells(root, lambda cells: cells[5].update(execution_count=3))
    result = lkjip("check", "--tahun", str(SAMPLE_YEAR), cwd=root)
    assert (result.returncode, result.stderr) == (0, "")
    *said, count = result.stdout.splitlines()
    assert re.fullmatch(rf"[\d.]+ pemeriksaan, 0 kesalahan, {len(said)} peringatan\.", count)
    assert [line for line in said if not line.endswith(" [D801]")] == [
        "notebooks/kunjungan.ipynb: peringatan: ditemukan nomor urut jalan yang tersimpan pada 1 sel; "
        f"seharusnya notebook tersimpan tanpa nomor urut; {_CLEAR} [H114]",
    ]
    change_cells(root, lambda cells: cells.__setitem__(slice(3, None), []))
    (root / "keluar").mkdir()
    execute(file, root / "keluar" / file.name, {"tahun": SAMPLE_YEAR, "data": "../data"}, PROCESS)
    assert (root / "keluar" / file.name).exists()


def test_version_given_from_outside_is_accepted(root):
    """What is refused is an internal version that is stored, not one that a build asks for."""
    prose = {"cell_type": "markdown", "id": "tahun", "metadata": {}, "source": "{eval}`tahun`"}
    file = change_cells(root, lambda cells: cells.__setitem__(slice(3, None), [prose]))
    out = root / "keluar" / file.name
    out.parent.mkdir()
    execute(file, out, {"tahun": SAMPLE_YEAR, "data": "../data", "versi": "internal"}, PROCESS)
    assert json.loads(out.read_text(encoding="utf-8"))["cells"][-1]["source"] == [str(SAMPLE_YEAR)]
