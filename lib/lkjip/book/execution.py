"""How do the notebooks of a year get executed, quickly and strictly?

papermill runs each notebook once. A process that has pandas, matplotlib and the
data already loaded forks for each notebook (two at once); where there is no fork
(Windows) they run one after another in that same process.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ..findings import Finding, InputError, kinds


def _rapikan(nb) -> None:
    """Drop what differs from run to run: times, durations, random ids."""
    nb.metadata.pop("papermill", None)
    nb.metadata.pop("language_info", None)
    for sel in nb.cells:
        sel.metadata.pop("papermill", None)
        sel.metadata.pop("execution", None)
        if "injected-parameters" in sel.metadata.get("tags", []):
            sel.id = "parameter-tahun"


def jalankan(berkas: Path, keluar: Path, parameter: dict[str, Any], mesin: str) -> None:
    """Execute one notebook with papermill and store it with its outputs.

    `keluar` is written only when every cell succeeded. Raises `InputError`.
    """
    import nbformat
    import papermill
    from papermill.exceptions import PapermillExecutionError

    from .engines import SelGagal

    alamat = f"{berkas.parent.name}/{berkas.name}"
    try:
        nb = papermill.execute_notebook(
            str(berkas),
            None,
            parameters=parameter,
            engine_name=mesin,
            kernel_name="python3",
            language="python",
            progress_bar=False,
            request_save_on_cell_execute=False,
            berkas=alamat,
            tempat=str(keluar.parent),
        )
    except SelGagal as e:
        raise InputError([_sel_gagal(alamat, e.nomor, e.nama, e.pesan)]) from None
    except PapermillExecutionError as e:
        raise InputError([_sel_gagal(alamat, e.cell_index, e.ename, e.evalue)]) from None
    _rapikan(nb)
    nbformat.write(nb, keluar)


def _sel_gagal(alamat: str, nomor: int, nama: str, pesan: str) -> Finding:
    if nama == "InputError":
        return kinds.CELL_REFUSED.at(alamat, cell=nomor, message=pesan.replace("\n", " ").rstrip("."))
    return kinds.CELL_FAILED.at(alamat, cell=nomor, error=nama, message=pesan)


def panaskan(data: Path, tahun: int) -> None:
    """Load once what every notebook needs, before forking."""
    import matplotlib.backends.backend_svg
    import matplotlib.figure
    import matplotlib.style  # noqa: F401
    from IPython.core import interactiveshell  # noqa: F401

    from ..prose.laporan import buka
    from . import engines  # noqa: F401

    buka(data, tahun)


def _kerja(tugas: tuple) -> list[Finding]:
    try:
        jalankan(*tugas)
    except InputError as e:
        return list(e.findings)
    return []


def jalankan_semua(
    notebook: Sequence[Path], keluar: Path, *, tahun: int, data: Path, versi: str, mesin: str, serentak: int = 2
) -> Iterator[list[Finding]]:
    """Execute notebooks into the folder `keluar`; yields the findings of each.

    The first item comes as soon as the work has begun to be done, so a caller can
    do something else between starting and collecting.
    """
    from .engines import PROSES

    panaskan(data, tahun)
    parameter = {"tahun": tahun, "data": Path(os.path.relpath(data, keluar)).as_posix(), "versi": versi}
    tugas = [(b, keluar / b.name, parameter, mesin) for b in notebook]
    serentak = min(serentak, len(tugas))
    if mesin == PROSES and "fork" in multiprocessing.get_all_start_methods() and serentak > 1:
        kolam = multiprocessing.get_context("fork").Pool(serentak)
        janji = kolam.imap(_kerja, tugas)

        def kumpulkan() -> Iterator[list[Finding]]:
            with kolam:
                yield from janji

        return kumpulkan()
    return map(_kerja, tugas)
