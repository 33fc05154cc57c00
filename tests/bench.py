"""How fast is a build, beside the two ways people build such a book today?

    make bench

Compares, in one run and on the same notebooks of this report:

- lkjip:      `lkjip build --format html` from nothing (check, execute, assemble, pages, swap);
- jupyter:    plain `jupyter-book build` with `execute_notebooks: force`;
- papermill:  a papermill loop with standard kernels, then `jupyter-book build`.

All three make the same pages. Each is measured several times, in turn, so that a
busy moment of the machine hits all of them.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

from conftest import TAHUN, copy_own_project
from lkjip.project.contents import table_of_contents
from lkjip.project.project import Project
from lkjip.prose.laporan import buka
from lkjip.prose.narasi import fill_expressions

PYTHON_M = [sys.executable, "-m"]


def prepare(folder: Path) -> Path:
    """A plain Jupyter Book of the same pages: expressions of prose already resolved."""
    copy_own_project(folder)
    project = Project(folder)
    built = folder / "_build" / str(TAHUN) / "sumber"
    subprocess.run(
        [*PYTHON_M, "lkjip", "build", "--tahun", str(TAHUN), "--format", "html"],
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    plain = folder / "plain"
    shutil.copytree(built, plain)
    for name in table_of_contents(plain / "_toc.yml"):
        if not name.startswith("notebooks/"):
            continue
        nb = json.loads((folder / f"{name}.ipynb").read_text(encoding="utf-8"))
        indikator = next(
            (b.split('"')[1] for c in nb["cells"] for b in c["source"] if b.startswith("indikator = ")), None
        )
        lap = buka(project.data, TAHUN, indikator)
        for cell in nb["cells"]:
            text = "".join(cell["source"])
            if cell["cell_type"] == "markdown":
                text = fill_expressions(text, lap.tulis, name)
            cell["source"] = text.replace('data = "../data"', f'data = "{project.data.as_posix()}"')
        (plain / f"{name}.ipynb").write_text(json.dumps(nb), encoding="utf-8")
    return plain


def configure(plain: Path, mode: str) -> None:
    file = plain / "_config.yml"
    settings = yaml.safe_load(file.read_text(encoding="utf-8"))
    settings["execute"]["execute_notebooks"] = mode
    file.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")


def run(command: list[str], cwd: Path) -> None:
    p = subprocess.run(command, cwd=cwd, capture_output=True, text=True, env=os.environ | {"PYTHONWARNINGS": "ignore"})
    if p.returncode:
        sys.exit(p.stdout[-2000:] + p.stderr[-2000:])


def lkjip(folder: Path, _: Path) -> None:
    shutil.rmtree(folder / "_build")
    run([*PYTHON_M, "lkjip", "build", "--tahun", str(TAHUN), "--format", "html"], folder)


def jupyter(_: Path, plain: Path) -> None:
    shutil.rmtree(plain / "_build", ignore_errors=True)
    configure(plain, "force")
    run([str(Path(sys.executable).with_name("jupyter-book")), "build", "."], plain)


def papermill(_: Path, plain: Path) -> None:
    shutil.rmtree(plain / "_build", ignore_errors=True)
    configure(plain, "off")
    source = plain / "source"
    shutil.copytree(plain / "notebooks", source)
    for nb in sorted(source.glob("*.ipynb")):
        out = plain / "notebooks" / nb.name
        run([*PYTHON_M, "papermill", "--no-progress-bar", "-p", "tahun", str(TAHUN), str(nb), str(out)], source)
    run([str(Path(sys.executable).with_name("jupyter-book")), "build", "."], plain)
    shutil.rmtree(plain / "notebooks")
    source.rename(plain / "notebooks")


def main() -> None:
    p = argparse.ArgumentParser(description="Compare the build with plain Jupyter Book and a papermill loop.")
    p.add_argument("-n", type=int, default=3, help="measurements of each (default 3)")
    n = p.parse_args().n
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "project"
        plain = prepare(folder)
        times: dict[str, list[float]] = {}
        for _ in range(n):
            for way in (lkjip, jupyter, papermill):
                start = time.perf_counter()
                way(folder, plain)
                times.setdefault(way.__name__, []).append(time.perf_counter() - start)
        base = statistics.median(times["lkjip"])
        print(f"{'':10} {'median s':>9} {'ratio':>6}   all")
        for name, t in times.items():
            m = statistics.median(t)
            print(f"{name:10} {m:9.2f} {m / base:6.1f}   {' '.join(f'{x:.2f}' for x in t)}")


if __name__ == "__main__":
    main()
