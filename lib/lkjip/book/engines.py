"""How is a notebook executed, and its prose filled with figures?

Two papermill engines that give equal outputs:

- `lkjip-proses` runs the cells in an IPython shell of this process. Together with
  a process that has pandas and matplotlib already loaded it spares
  each notebook one to two seconds of start-up.
- `lkjip-kernel` runs them in the notebook's own Jupyter kernel.

Both ask for every inline expression of the Markdown cells, in cell order and once
all code has run, and write the finished sentence into the executed notebook.
"""

from __future__ import annotations

import ast
import os
from collections.abc import Callable
from pathlib import Path

from nbclient.util import run_sync
from nbformat import v4
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, NBClientEngine, papermill_engines

from ..findings import Finding, InputError, NotAvailable, refuse
from ..project.notebook import check_stored
from ..prose.narasi import UNGKAPAN, uraikan
from ..prose.sandbox import UngkapanSalah

PROSES, KERNEL = "lkjip-proses", "lkjip-kernel"


class SelGagal(Exception):
    """A code cell raised; carries what the analyst has to know."""

    def __init__(self, nomor: int, nama: str, pesan: str):
        self.nomor, self.nama, self.pesan = nomor, nama, pesan
        super().__init__(f"sel {nomor}: {nama}: {pesan}")


def nomor_sel(nb, indeks: int) -> int:
    """Number of a cell as the analyst counts it, without papermill's own cell."""
    sisipan = sum("injected-parameters" in c.metadata.get("tags", []) for c in nb.cells[: indeks + 1])
    return indeks + 1 - sisipan


def _isi_narasi(nb, tulis: Callable[[str], str], berkas: str, temuan: list[Finding]) -> None:
    """Write the sentences of all Markdown cells; their faults join `temuan`."""
    for n, sel in enumerate(nb.cells):
        if sel.cell_type == "markdown" and UNGKAPAN.search(sel.source):
            try:
                sel.source = uraikan(sel.source, tulis, berkas, nomor_sel(nb, n))
            except InputError as e:
                temuan += e.findings


class OnlyStripped:
    """Refuses a notebook that was stored with outputs or in another version, before anything is run."""

    @classmethod
    def execute_notebook(cls, nb, kernel_name, **kwargs):
        refuse(check_stored(_as_stored(nb), kwargs["berkas"]))
        return super().execute_notebook(nb, kernel_name, **kwargs)


def _as_stored(nb) -> dict:
    """The notebook without the cell that papermill has put in."""
    return {"cells": [c for c in nb.cells if "injected-parameters" not in c.metadata.get("tags", [])]}


class MesinProses(OnlyStripped, Engine):
    """Executes the notebook in an IPython shell inside this process."""

    @classmethod
    def execute_managed_notebook(cls, nb_man, kernel_name, **kwargs):
        from IPython.core.interactiveshell import InteractiveShell
        from IPython.utils.capture import capture_output
        from traitlets.config import Config

        berkas = kwargs["berkas"]
        InteractiveShell.clear_instance()
        shell = InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
        temuan: list[Finding] = []
        asal = Path.cwd()
        os.chdir(kwargs["tempat"])
        try:
            for n, sel in enumerate(nb_man.nb.cells):
                if sel.cell_type != "code" or not sel.source.strip():
                    continue
                with capture_output() as tangkap:
                    hasil = shell.run_cell(sel.source, store_history=True)
                sel.execution_count = hasil.execution_count
                sel.outputs = _keluaran(tangkap)
                salah = hasil.error_before_exec or hasil.error_in_exec
                if isinstance(salah, InputError):
                    temuan += salah.findings
                elif salah is not None and not temuan:
                    raise SelGagal(nomor_sel(nb_man.nb, n), type(salah).__name__, str(salah))
            if "lap" in shell.user_ns:
                _isi_narasi(nb_man.nb, shell.user_ns["lap"].tulis, berkas, temuan)
        finally:
            os.chdir(asal)
            InteractiveShell.clear_instance()
        if temuan:
            raise InputError(temuan)


def _keluaran(tangkap) -> list:
    keluar = []
    for nama in ("stdout", "stderr"):
        if teks := getattr(tangkap, nama):
            keluar.append(v4.new_output("stream", name=nama, text=teks))
    for o in tangkap.outputs:
        keluar.append(v4.new_output("display_data", data=dict(o.data), metadata=dict(o.metadata or {})))
    return keluar


class _Klien(PapermillNotebookClient):
    """papermill's client, which also fills the prose of Markdown cells."""

    def __init__(self, nb_man, *, berkas: str, temuan: list[Finding], **kwargs):
        super().__init__(nb_man, **kwargs)
        self._berkas, self._temuan = berkas, temuan

    def _tanya(self, ungkapan: str) -> str:
        pesan = run_sync(self.kc.execute_interactive)(
            "", store_history=False, user_expressions={"u": f"lap.tulis({ungkapan!r})"}, allow_stdin=False
        )
        jawab = pesan["content"]["user_expressions"]["u"]
        if jawab["status"] != "ok":
            if jawab["ename"] == NotAvailable.__name__:
                raise NotAvailable(jawab["evalue"])
            raise UngkapanSalah(jawab["evalue"])
        return ast.literal_eval(jawab["data"]["text/plain"])

    def papermill_execute_cells(self):
        super().papermill_execute_cells()
        if not any(c.metadata.papermill["exception"] for c in self.nb.cells):
            _isi_narasi(self.nb, self._tanya, self._berkas, self._temuan)


class MesinKernel(OnlyStripped, NBClientEngine):
    """Executes the notebook in its own Jupyter kernel."""

    @classmethod
    def execute_managed_notebook(cls, nb_man, kernel_name, **kwargs):
        temuan: list[Finding] = []
        klien = _Klien(
            nb_man,
            berkas=kwargs["berkas"],
            temuan=temuan,
            kernel_name=kernel_name,
            log_output=False,
            resources={"metadata": {"path": kwargs["tempat"]}},
        )
        klien.execute()
        if temuan:
            raise InputError(temuan)


papermill_engines.register(PROSES, MesinProses)
papermill_engines.register(KERNEL, MesinKernel)
