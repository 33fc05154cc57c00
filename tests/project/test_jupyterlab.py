"""A notebook is stored as JupyterLab writes it, without what a run put in; the hook before a commit leaves the same bytes."""

import json
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from conftest import ROOT
from lkjip.project import jupyterlab
from lkjip.project.notebook import canonical

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb")) + sorted(
    (ROOT / "lib" / "lkjip" / "projects" / "samples").glob("*.ipynb")
)
HOOKS = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]


def run_and_saved(file: Path) -> dict:
    """A notebook as JupyterLab holds it after *Run All Cells*."""
    nb = json.loads(file.read_text(encoding="utf-8"))
    nb["metadata"]["language_info"]["version"] = "3.12.1"
    for n, cell in enumerate(nb["cells"], 1):
        if cell["cell_type"] == "code":
            output = {"output_type": "stream", "name": "stdout", "text": "Siti Aminah\n"}
            cell.update(execution_count=n, outputs=[output])
            cell["metadata"].update(
                scrolled=True, jupyter={"outputs_hidden": True}, execution={"iopub.status.idle": "x"}
            )
        else:
            cell["metadata"]["user_expressions"] = [{"expression": "nama(i)", "result": {"status": "ok"}}]
    return nb


def lay_project(folder: Path) -> Path:
    """A folder that Jupyter Server sees as a project, with one page."""
    for part in ("data", "notebooks"):
        (folder / part).mkdir(parents=True)
    (folder / "data" / "datapackage.yaml").touch()
    return folder / "notebooks" / "koperasi-aktif.ipynb"


def save(model: dict, path: str, *, root: Path) -> None:
    """What Jupyter Server does before it writes."""
    hooks = []
    manager = SimpleNamespace(root_dir=str(root), register_pre_save_hook=hooks.append)
    jupyterlab._load_jupyter_server_extension(SimpleNamespace(contents_manager=manager))
    for hook in hooks:
        hook(model=model, path=path, contents_manager=manager)


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda b: b.stem)
def test_opening_and_saving_changes_no_line(file):
    nb = json.loads(file.read_text(encoding="utf-8"))
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    assert nb["metadata"]["kernelspec"] == kernel, "JupyterLab writes the name of the kernel that it starts"
    assert {*nb["metadata"]["language_info"]} == {
        "codemirror_mode", "file_extension", "mimetype", "name", "nbconvert_exporter", "pygments_lexer",
    }  # fmt: skip
    jupyterlab.strip(nb)
    assert canonical(nb) == file.read_bytes()


def test_running_and_saving_changes_no_line(tmp_path):
    lay_project(tmp_path / "laporan")
    file = ROOT / "notebooks" / "koperasi-aktif.ipynb"
    model = {"type": "notebook", "content": run_and_saved(file)}
    save(model, "laporan/notebooks/koperasi-aktif.ipynb", root=tmp_path)
    assert canonical(model["content"]) == file.read_bytes()


@pytest.mark.parametrize(
    "path", ["_build/2024/notebook/koperasi-aktif.ipynb", "catatan.ipynb", "../lain/notebooks/a.ipynb"]
)
def test_other_notebooks_keep_what_they_show(tmp_path, path):
    lay_project(tmp_path / "laporan")
    file = ROOT / "notebooks" / "koperasi-aktif.ipynb"
    model = {"type": "notebook", "content": run_and_saved(file)}
    save(model, path, root=tmp_path / "laporan")
    assert model["content"] == run_and_saved(file)


def test_files_that_are_no_notebooks_are_left_alone(tmp_path):
    lay_project(tmp_path)
    model = {"type": "file", "content": "tahun;jumlah\n"}
    save(model, "notebooks/catatan.csv", root=tmp_path)
    assert model == {"type": "file", "content": "tahun;jumlah\n"}


def test_the_installed_package_switches_the_extension_on():
    shared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shared = shared["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    source = next(s for s, t in shared.items() if t == "etc/jupyter/jupyter_server_config.d/lkjip.json")
    settings = json.loads((ROOT / source).read_text(encoding="utf-8"))
    (module,) = settings["ServerApp"]["jpserver_extensions"]
    assert import_module(module)._jupyter_server_extension_points() == [{"module": module}]


def test_the_hook_before_a_commit_leaves_the_stored_bytes(tmp_path):
    hook = next(h for h in HOOKS if h["id"] == "notebooks")
    wrapper, name, *options = hook["entry"].split()
    assert (wrapper, name) == (".ci/tool", "nbstripout")
    copies = {file: tmp_path / f"{n}.ipynb" for n, file in enumerate(NOTEBOOKS)}
    for file, copy in copies.items():
        copy.write_text(json.dumps(run_and_saved(file)), encoding="utf-8", newline="\n")
    command = [Path(sys.executable).with_name(name), *options, *hook["args"], *copies.values()]
    subprocess.run(command, check=True)
    for file, copy in copies.items():
        assert copy.read_bytes() == file.read_bytes(), file.name


def test_hooks_run_the_pinned_tools_only():
    assert [h["id"] for h in HOOKS] == ["notebooks", "ruff", "ruff-format", "lkjip-check"]
    for hook in HOOKS:
        assert hook["language"] == "unsupported"
        assert "additional_dependencies" not in hook
        assert hook["entry"].startswith(".ci/tool ")
