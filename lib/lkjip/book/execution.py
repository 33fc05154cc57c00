"""How do the notebooks of a year get executed, quickly and strictly?

papermill runs each notebook once. On Linux a process that has pandas, matplotlib and
the data already loaded forks for each notebook (two at once); elsewhere they run one
after another in that same process.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..facts.text_files import write_text
from ..findings import Finding, InputError, kinds
from .progress import measured


def _tidy(nb) -> None:
    """Drop what differs from run to run: times, durations, random ids."""
    nb.metadata.pop("papermill", None)
    nb.metadata.pop("language_info", None)
    for cell in nb.cells:
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell.id = "parameter-tahun"


def execute(file: Path, out: Path, parameter: dict[str, Any], engine: str) -> None:
    """Execute one notebook with papermill and store it with its outputs.

    `out` is written only when every cell succeeded. Raises `InputError`.
    """
    import nbformat
    import papermill
    from papermill.exceptions import PapermillExecutionError

    from .engines import address

    try:
        nb = papermill.execute_notebook(
            str(file),
            None,
            parameters=parameter,
            engine_name=engine,
            kernel_name="python3",
            language="python",
            progress_bar=False,
            cwd=str(out.parent),
        )
    except PapermillExecutionError as e:
        # Cells count from 0 there, with the one that papermill has put in: as the analyst counts from 1 without it.
        raise InputError([_cell_failed(address(file), e.cell_index, e.ename, e.evalue)]) from None
    _tidy(nb)
    write_text(out, f"{nbformat.writes(nb)}\n")


def _cell_failed(address: str, number: int, name: str, message: str) -> Finding:
    if name == "MemoryError":
        return kinds.OUT_OF_MEMORY.at(address, cell=number)
    if name in ("InputError", "Fault"):
        return kinds.CELL_REFUSED.at(address, cell=number, message=message.replace("\n", " ").rstrip("."))
    return kinds.CELL_FAILED.at(address, cell=number, error=name, message=message)


def warm_up(data: Path, tahun: int, versi: str) -> None:
    """Load once what every notebook needs, before forking."""
    import matplotlib.backends.backend_svg
    import matplotlib.figure
    import matplotlib.style  # noqa: F401
    from IPython.core import interactiveshell  # noqa: F401

    from ..prose import vocabulary  # noqa: F401
    from ..prose.laporan import buka
    from ..views import beranda, gambar, rumusan, show, tabel, teks  # noqa: F401
    from . import engines  # noqa: F401

    buka(data, tahun, versi=versi)


@dataclass(frozen=True, slots=True)
class Executed:
    """What became of one notebook: its file, its seconds, and what was found."""

    file: Path
    seconds: float
    findings: tuple[Finding, ...]


def _try(*job: Any) -> tuple[Finding, ...]:
    try:
        execute(*job)
    except InputError as e:
        return e.findings
    return ()


def _work(job: tuple) -> Executed:
    findings, seconds = measured(_try, *job)
    return Executed(job[0], seconds, findings)


def _forks_safely() -> bool:
    """Whether a warm process may be copied: Windows cannot, and on macOS its system libraries may hang in the copy.

    There the notebooks run in turn, not in processes that start cold: two of those took
    longer for the 26 notebooks of 2024 (11 s against 5 s, the shortest of three runs on two
    cores), and would run a caller's script again unless it guards its main part.
    """
    return sys.platform.startswith("linux")


def way_to(data: Path, out: Path) -> str:
    """How notebooks that run in `out` name the data folder: relatively, so that the same book has the same bytes everywhere.

    >>> way_to(Path("/p/data"), Path("/p/_build/.2024~1/notebooks"))
    '../../../data'
    """
    try:
        return Path(os.path.relpath(data, out)).as_posix()
    except ValueError:  # on Windows nothing leads from one drive to another
        return data.absolute().as_posix()


def execute_all(
    notebooks: Sequence[Path], out: Path, *, tahun: int, data: Path, versi: str, engine: str, parallel: int = 2
) -> Iterator[Executed]:
    """Execute notebooks into the folder `out`; yields each as it is done.

    The work begins before the first item is asked for, so a caller can do
    something else between starting and collecting.
    """
    from .doors import PROCESS

    warm_up(data, tahun, versi)
    parameter = {"tahun": tahun, "data": way_to(data, out), "versi": versi}
    jobs = [(b, out / b.name, parameter, engine) for b in notebooks]
    parallel = min(parallel, len(jobs))
    if engine == PROCESS and parallel > 1 and _forks_safely():
        pool = multiprocessing.get_context("fork").Pool(parallel)
        promise = pool.imap_unordered(_work, jobs)

        def collect() -> Iterator[Executed]:
            with pool:
                yield from promise

        return collect()
    return map(_work, jobs)
