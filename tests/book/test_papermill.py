"""papermill with `--engine lkjip` gives the page of a build, from wherever it is called.

Which change of one line makes which test red (each was tried):

- `pyproject.toml`: the entry points go -> `test_command_line_of_papermill_gives_the_page`
- `book/engines.py`: `working_folder` returns `Path.cwd()` at once -> `test_page_is_the_same_from_everywhere`
- `book/engines.py`: `given or` goes -> `test_data_that_the_caller_gives_count_from_the_callers_folder`
- `book/engines.py`: `_fill_prose` is not called -> every test of the page
- `book/engines.py`: `+ [said]` goes -> `test_failing_cell_is_said_and_stored_as_papermill_does`
- `book/engines.py`: `shell.said or v4…` becomes `shell.said` -> `test_cell_that_claims_to_be_stopped_has_failed`
- `book/workers.py`: `Late(w.place)` is never yielded -> `test_limits_of_the_project_hold` hangs
- `project/limits.py`: `read_limits` returns `STANDARD` -> `test_limits_of_the_project_hold`
- `book/engines.py`: `to.write(output.text)` goes -> `test_printed_text_goes_where_papermill_is_told_and_is_refused`
- `book/engines.py`: `if InteractiveShell.initialized()` becomes `if False` -> `test_session_that_calls_papermill_stays_as_it_is`
- `project/notebook.py`, a notebook: a parameter without type or comment -> `test_papermill_explains_the_parameters`
"""

import io
import os
import subprocess
import sys

import nbformat
import papermill
import pytest
from IPython.core.getipython import get_ipython
from IPython.core.interactiveshell import InteractiveShell
from papermill.exceptions import PapermillExecutionError
from traitlets.config import Config

from conftest import ROOT, copy_sample_project
from lkjip.book import engines
from lkjip.book.doors import KERNEL, PROCESS
from lkjip.book.workers import forks_safely
from lkjip.findings import InputError
from lkjip.projects.new_indicator import SAMPLE_YEAR
from small_project import change_cells, swap

PAGE = "kunjungan.ipynb"


def run(source, out=None, *, engine=PROCESS, **parameters):
    """papermill as its own documentation calls it."""
    options = parameters.pop("options", {})
    return papermill.execute_notebook(
        str(source), out and str(out), parameters=parameters, engine_name=engine, progress_bar=False, **options
    )


def page(nb) -> list[tuple]:
    """What a reader of an executed notebook sees, without the cells that set parameters."""
    cells = [c for c in nb.cells if not {"parameters", "injected-parameters"} & set(c.metadata.get("tags", []))]
    return [(c.cell_type, c.source, c.get("outputs")) for c in cells]


@pytest.fixture
def finished(sample_project) -> list[tuple]:
    """The page as the build has made it."""
    return page(nbformat.read(sample_project / "_build" / str(SAMPLE_YEAR) / "notebooks" / PAGE, 4))


@pytest.mark.parametrize("place", [".", "notebooks", "data", "elsewhere"])
def test_page_is_the_same_from_everywhere(place, sample_project, finished, tmp_path, monkeypatch):
    folder = tmp_path if place == "elsewhere" else sample_project / place
    monkeypatch.chdir(folder)
    source = os.path.relpath(sample_project / "notebooks" / PAGE)
    run(source, tmp_path / "keluar.ipynb", tahun=SAMPLE_YEAR)
    assert page(nbformat.read(tmp_path / "keluar.ipynb", 4)) == finished
    assert "{eval}" not in str(finished)


def test_command_line_of_papermill_gives_the_page(sample_project, finished, tmp_path):
    """As the README writes it, in a process that knows nothing of this library but its entry points."""
    command = [sys.executable, "-m", "papermill", f"notebooks/{PAGE}", str(tmp_path / "keluar.ipynb")]
    command += ["-p", "tahun", str(SAMPLE_YEAR), "--engine", "lkjip"]
    result = subprocess.run(command, cwd=sample_project, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    assert page(nbformat.read(tmp_path / "keluar.ipynb", 4)) == finished


@pytest.mark.complete
def test_kernel_gives_the_page_too(sample_project, finished, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    executed = run(sample_project / "notebooks" / PAGE, engine=KERNEL, tahun=SAMPLE_YEAR)
    assert page(executed) == finished


@pytest.mark.parametrize("data", ["data", "../proyek/data"])
def test_data_that_the_caller_gives_count_from_the_callers_folder(
    data, sample_project, finished, tmp_path, monkeypatch
):
    root = copy_sample_project(sample_project, tmp_path / "proyek")
    monkeypatch.chdir(root)
    assert page(run(f"notebooks/{PAGE}", tahun=SAMPLE_YEAR, data=data)) == finished


def test_folder_that_papermill_is_told_is_kept(sample_project, finished, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    options = {"cwd": str(sample_project)}
    executed = run(sample_project / "notebooks" / PAGE, options=options, tahun=SAMPLE_YEAR, data="data")
    assert page(executed) == finished


@pytest.mark.parametrize("engine", [PROCESS, pytest.param(KERNEL, marks=pytest.mark.complete)])
def test_failing_cell_is_said_and_stored_as_papermill_does(engine, sample_project, tmp_path):
    root = copy_sample_project(sample_project, tmp_path / "proyek")
    file = change_cells(root, lambda cells: cells[5].update(source=["x = 1 / 0"]))
    with pytest.raises(PapermillExecutionError) as failed:
        run(file, tmp_path / "keluar.ipynb", engine=engine, tahun=SAMPLE_YEAR)
    assert (failed.value.ename, failed.value.evalue) == ("ZeroDivisionError", "division by zero")
    assert failed.value.source == "x = 1 / 0"
    assert failed.value.traceback[-1].endswith("division by zero")
    stored = nbformat.read(tmp_path / "keluar.ipynb", 4)
    assert [o.ename for c in stored.cells for o in c.get("outputs", []) if o.output_type == "error"] == [
        "ZeroDivisionError"
    ]


def test_cell_that_claims_to_be_stopped_has_failed(sample_project, tmp_path, monkeypatch):
    monkeypatch.setattr(engines, "check_code", lambda *_: [])
    root = copy_sample_project(sample_project, tmp_path / "proyek")
    file = change_cells(root, lambda cells: cells[5].update(source=["raise KeyboardInterrupt"]))
    with pytest.raises(PapermillExecutionError) as failed:
        run(file, tahun=SAMPLE_YEAR)
    assert failed.value.ename == "KeyboardInterrupt"


def test_printed_text_goes_where_papermill_is_told_and_is_refused(sample_project, tmp_path, monkeypatch):
    monkeypatch.setattr(engines, "check_code", lambda *_: [])
    root = copy_sample_project(sample_project, tmp_path / "proyek")
    file = change_cells(
        root, lambda cells: cells[5].update(source=["import sys\nprint('keluar')\nprint('galat', file=sys.stderr)"])
    )
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(InputError) as refused:
        run(file, options={"stdout_file": out, "stderr_file": err}, tahun=SAMPLE_YEAR)
    assert (out.getvalue(), err.getvalue()) == ("keluar\n", "galat\n")
    assert [f.code for f in refused.value.findings] == ["H411", "H412"]


@pytest.mark.skipif(not forks_safely(), reason="elsewhere a kernel runs the cells")
def test_limits_of_the_project_hold(sample_project, tmp_path):
    """Also for a cell that nothing in its own process could stop."""
    root = copy_sample_project(sample_project, tmp_path / "proyek")
    swap(root / "_config.yml", "execute:\n", "execute:\n  timeout: 1\n")
    file = change_cells(root, lambda cells: cells[5].update(source=["n = 10 ** (10**9)"]))
    with pytest.raises(InputError, match=r"kunjungan.ipynb, sel \d+: .* sesudah 1 detik"):
        run(file, tahun=SAMPLE_YEAR)


def test_session_that_calls_papermill_stays_as_it_is(sample_project, finished):
    """A notebook that runs another one keeps its own session."""
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    try:
        shell.run_cell("milik = 1")
        executed = run(sample_project / "notebooks" / PAGE, tahun=SAMPLE_YEAR)
        assert page(executed) == finished
        assert get_ipython() is shell
        assert shell.user_ns["milik"] == 1
        assert "lap" not in shell.user_ns
    finally:
        InteractiveShell.clear_instance()


def test_papermill_explains_the_parameters():
    """`papermill --help-notebook` shows type and meaning of every parameter."""
    types = {"tahun": "int", "data": "str", "versi": "str", "indikator": "str"}
    files = [*(ROOT / "notebooks").glob("*.ipynb"), ROOT / "lib/lkjip/projects/samples/indikator.ipynb"]
    for file in files:
        described = papermill.inspect_notebook(str(file))
        assert {n: p["inferred_type_name"] for n, p in described.items()} == {n: types[n] for n in described}
        assert all(p["help"] for p in described.values()), file.name
        assert {"tahun", "data", "versi"} <= described.keys()
