"""How do the notebooks of a year get executed, quickly and strictly?

papermill runs each notebook once, in a process that is watched (`workers`): whatever a cell does, it ends with a
sentence. On Linux a process that has pandas, matplotlib and the data already loaded is copied (two at once);
elsewhere one process runs the notebooks one after another.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from ..facts.text_files import write_text
from ..findings import Finding, InputError, kinds, refuse
from ..project.limits import STANDARD, Limits
from ..project.notebook import check_code, check_stored, only_text_and_code, read_notebook
from ..views.whole import FOLDER as WHOLE
from . import workers
from .progress import measured
from .workers import Ended, Late, Tell, forks_safely


def _tidy(nb) -> None:
    """Drop what differs from run to run: times, durations, random ids."""
    nb.metadata.pop("papermill", None)
    nb.metadata.pop("language_info", None)
    for cell in nb.cells:
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell.id = "parameter-tahun"


def _nothing(*_: Any) -> None:
    """Nobody watches."""


def execute(
    file: Path,
    out: Path,
    parameter: dict[str, Any],
    engine: str,
    *,
    limits: Limits = STANDARD,
    tell: Tell | None = None,
) -> None:
    """Execute one notebook with papermill and store it with its outputs.

    `out` is written only when every cell succeeded. `tell` is told the number of each cell before it runs: who
    gives it watches over this process and its time. Raises `InputError`.
    """
    import nbformat
    import papermill
    from papermill.exceptions import PapermillExecutionError

    from .engines import address, cell_failed

    stored = read_notebook(file)
    refuse([*check_stored(stored, address(file)), *check_code(stored, address(file))])
    try:
        nb = papermill.execute_notebook(
            nbformat.from_dict(only_text_and_code(stored)),
            None,
            parameters=parameter,
            engine_name=engine,
            kernel_name="python3",
            language="python",
            progress_bar=False,
            cwd=str(out.parent),
            notebook=str(file),
            limits=limits,
            tell=tell,
            keep=out.parent.with_name(WHOLE),
        )
    except PapermillExecutionError as e:
        # Cells count from 0 there, with the one that papermill has put in: as the analyst counts from 1 without it.
        raise InputError([cell_failed(address(file), e.cell_index, e.ename, e.evalue)]) from None
    _tidy(nb)
    write_text(out, f"{nbformat.writes(nb)}\n")


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


def _try(*job: Any, **how: Any) -> tuple[Finding, ...]:
    try:
        execute(*job, **how)
    except InputError as e:
        return e.findings
    return ()


def _work(file: Path, out: Path, parameter: dict, engine: str, limits: Limits, tell: Tell | None = None) -> Executed:
    findings, seconds = measured(partial(_try, file, out, parameter, engine, limits=limits, tell=tell))
    return Executed(file, seconds, findings)


def _ended(file: Path, outcome: Late | Ended, limits: Limits) -> Executed:
    """What is said of a notebook whose process was ended, or ended by itself."""
    from .engines import address

    cell = outcome.place if isinstance(outcome.place, int) else None
    if isinstance(outcome, Late):
        found = kinds.CELL_TIME.at(address(file), cell=cell, seconds=limits.seconds)
    else:
        found = kinds.CELL_ENDED.at(address(file), cell=cell, how=outcome)
    return Executed(file, 0.0, (found,))


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
    notebooks: Sequence[Path],
    out: Path,
    *,
    tahun: int,
    data: Path,
    versi: str,
    engine: str,
    parallel: int = 2,
    limits: Limits = STANDARD,
) -> Generator[Executed, None, None]:
    """Execute notebooks into the folder `out`; yields each as it is done.

    The work begins before the first item is asked for, so a caller can do
    something else between starting and collecting.
    """
    from .doors import PROCESS

    parameter = {"tahun": tahun, "data": way_to(data, out), "versi": versi}
    jobs = [(b, out / b.name, parameter, engine, limits) for b in notebooks]
    if engine != PROCESS:  # a kernel is a process of its own, and its client watches it
        return (_work(*job) for job in jobs)
    copies = forks_safely()
    if copies:
        warm_up(data, tahun, versi)
    outcomes = workers.run(
        [(_work, job) for job in jobs], parallel=parallel if copies else 1, seconds=limits.seconds, copies=copies
    )

    def collected() -> Generator[Executed, None, None]:
        with closing(outcomes):
            for n, outcome in outcomes:
                yield outcome if isinstance(outcome, Executed) else _ended(notebooks[n], outcome, limits)

    return collected()
