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

from conftest import TAHUN, salin_proyek
from lkjip.project.contents import table_of_contents
from lkjip.project.project import Project
from lkjip.prose.laporan import buka
from lkjip.prose.narasi import fill_expressions

PERINTAH = [sys.executable, "-m"]


def siapkan(folder: Path) -> Path:
    """A plain Jupyter Book of the same pages: expressions of prose already resolved."""
    salin_proyek(folder)
    proyek = Project(folder)
    hasil = folder / "_build" / str(TAHUN) / "sumber"
    subprocess.run(
        [*PERINTAH, "lkjip", "build", "--tahun", str(TAHUN), "--format", "html"],
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    polos = folder / "polos"
    shutil.copytree(hasil, polos)
    for nama in table_of_contents(polos / "_toc.yml"):
        if not nama.startswith("notebooks/"):
            continue
        nb = json.loads((folder / f"{nama}.ipynb").read_text(encoding="utf-8"))
        indikator = next(
            (b.split('"')[1] for c in nb["cells"] for b in c["source"] if b.startswith("indikator = ")), None
        )
        lap = buka(proyek.data, TAHUN, indikator)
        for sel in nb["cells"]:
            teks = "".join(sel["source"])
            if sel["cell_type"] == "markdown":
                teks = fill_expressions(teks, lap.tulis, nama)
            sel["source"] = teks.replace('data = "../data"', f'data = "{proyek.data.as_posix()}"')
        (polos / f"{nama}.ipynb").write_text(json.dumps(nb), encoding="utf-8")
    return polos


def atur(polos: Path, cara: str) -> None:
    berkas = polos / "_config.yml"
    isi = yaml.safe_load(berkas.read_text(encoding="utf-8"))
    isi["execute"]["execute_notebooks"] = cara
    berkas.write_text(yaml.safe_dump(isi, allow_unicode=True), encoding="utf-8")


def jalan(perintah: list[str], cwd: Path) -> None:
    p = subprocess.run(perintah, cwd=cwd, capture_output=True, text=True, env=os.environ | {"PYTHONWARNINGS": "ignore"})
    if p.returncode:
        sys.exit(p.stdout[-2000:] + p.stderr[-2000:])


def lkjip(folder: Path, _: Path) -> None:
    shutil.rmtree(folder / "_build")
    jalan([*PERINTAH, "lkjip", "build", "--tahun", str(TAHUN), "--format", "html"], folder)


def jupyter(_: Path, polos: Path) -> None:
    shutil.rmtree(polos / "_build", ignore_errors=True)
    atur(polos, "force")
    jalan([str(Path(sys.executable).with_name("jupyter-book")), "build", "."], polos)


def papermill(_: Path, polos: Path) -> None:
    shutil.rmtree(polos / "_build", ignore_errors=True)
    atur(polos, "off")
    asal = polos / "asal"
    shutil.copytree(polos / "notebooks", asal)
    for nb in sorted(asal.glob("*.ipynb")):
        keluar = polos / "notebooks" / nb.name
        jalan([*PERINTAH, "papermill", "--no-progress-bar", "-p", "tahun", str(TAHUN), str(nb), str(keluar)], asal)
    jalan([str(Path(sys.executable).with_name("jupyter-book")), "build", "."], polos)
    shutil.rmtree(polos / "notebooks")
    asal.rename(polos / "notebooks")


def main() -> None:
    p = argparse.ArgumentParser(description="Compare the build with plain Jupyter Book and a papermill loop.")
    p.add_argument("-n", type=int, default=3, help="measurements of each (default 3)")
    n = p.parse_args().n
    with tempfile.TemporaryDirectory() as sementara:
        folder = Path(sementara) / "proyek"
        polos = siapkan(folder)
        waktu: dict[str, list[float]] = {}
        for _ in range(n):
            for cara in (lkjip, jupyter, papermill):
                mulai = time.perf_counter()
                cara(folder, polos)
                waktu.setdefault(cara.__name__, []).append(time.perf_counter() - mulai)
        dasar = statistics.median(waktu["lkjip"])
        print(f"{'':10} {'median s':>9} {'ratio':>6}   all")
        for nama, t in waktu.items():
            m = statistics.median(t)
            print(f"{nama:10} {m:9.2f} {m / dasar:6.1f}   {' '.join(f'{x:.2f}' for x in t)}")


if __name__ == "__main__":
    main()
