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
from ..prose.narasi import EXPRESSION, fill_expressions
from ..prose.sandbox import BadExpression

PROCESS, KERNEL = "lkjip-proses", "lkjip-kernel"


class CellFailed(Exception):
    """A code cell raised; carries what the analyst has to know."""

    def __init__(self, number: int, name: str, message: str):
        self.number, self.name, self.message = number, name, message
        super().__init__(f"sel {number}: {name}: {message}")


def cell_number(nb, index: int) -> int:
    """Number of a cell as the analyst counts it, without papermill's own cell."""
    injected = sum("injected-parameters" in c.metadata.get("tags", []) for c in nb.cells[: index + 1])
    return index + 1 - injected


def _fill_prose(nb, write: Callable[[str], str], file: str, findings: list[Finding]) -> None:
    """Write the sentences of all Markdown cells; their faults join `findings`."""
    for n, cell in enumerate(nb.cells):
        if cell.cell_type == "markdown" and EXPRESSION.search(cell.source):
            try:
                cell.source = fill_expressions(cell.source, write, file, cell_number(nb, n))
            except InputError as e:
                findings += e.findings


class OnlyStripped:
    """Refuses a notebook that was stored with outputs or in another version, before anything is run."""

    @classmethod
    def execute_notebook(cls, nb, kernel_name, **kwargs):
        refuse(check_stored(_as_stored(nb), kwargs["berkas"]))
        return super().execute_notebook(nb, kernel_name, **kwargs)


def _as_stored(nb) -> dict:
    """The notebook without the cell that papermill has put in."""
    return {"cells": [c for c in nb.cells if "injected-parameters" not in c.metadata.get("tags", [])]}


class ProcessEngine(OnlyStripped, Engine):
    """Executes the notebook in an IPython shell inside this process."""

    @classmethod
    def execute_managed_notebook(cls, nb_man, kernel_name, **kwargs):
        from IPython.core.interactiveshell import InteractiveShell
        from IPython.utils.capture import capture_output
        from traitlets.config import Config

        file = kwargs["berkas"]
        InteractiveShell.clear_instance()
        shell = InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
        findings: list[Finding] = []
        origin = Path.cwd()
        os.chdir(kwargs["tempat"])
        try:
            for n, cell in enumerate(nb_man.nb.cells):
                if cell.cell_type != "code" or not cell.source.strip():
                    continue
                with capture_output() as captured:
                    result = shell.run_cell(cell.source, store_history=True)
                cell.execution_count = result.execution_count
                cell.outputs = _outputs(captured)
                error = result.error_before_exec or result.error_in_exec
                if isinstance(error, InputError):
                    findings += error.findings
                elif error is not None and not findings:
                    raise CellFailed(cell_number(nb_man.nb, n), type(error).__name__, str(error))
            if "lap" in shell.user_ns:
                _fill_prose(nb_man.nb, shell.user_ns["lap"].tulis, file, findings)
        finally:
            os.chdir(origin)
            InteractiveShell.clear_instance()
        if findings:
            raise InputError(findings)


def _outputs(captured) -> list:
    out = []
    for name in ("stdout", "stderr"):
        if text := getattr(captured, name):
            out.append(v4.new_output("stream", name=name, text=text))
    for o in captured.outputs:
        out.append(v4.new_output("display_data", data=dict(o.data), metadata=dict(o.metadata or {})))
    return out


class _Client(PapermillNotebookClient):
    """papermill's client, which also fills the prose of Markdown cells."""

    def __init__(self, nb_man, *, file: str, findings: list[Finding], **kwargs):
        super().__init__(nb_man, **kwargs)
        self._file, self._findings = file, findings

    def _ask(self, expression: str) -> str:
        message = run_sync(self.kc.execute_interactive)(
            "", store_history=False, user_expressions={"u": f"lap.tulis({expression!r})"}, allow_stdin=False
        )
        answer = message["content"]["user_expressions"]["u"]
        if answer["status"] != "ok":
            if answer["ename"] == NotAvailable.__name__:
                raise NotAvailable(answer["evalue"])
            raise BadExpression(answer["evalue"])
        return ast.literal_eval(answer["data"]["text/plain"])

    def papermill_execute_cells(self):
        super().papermill_execute_cells()
        if not any(c.metadata.papermill["exception"] for c in self.nb.cells):
            _fill_prose(self.nb, self._ask, self._file, self._findings)


class KernelEngine(OnlyStripped, NBClientEngine):
    """Executes the notebook in its own Jupyter kernel."""

    @classmethod
    def execute_managed_notebook(cls, nb_man, kernel_name, **kwargs):
        findings: list[Finding] = []
        client = _Client(
            nb_man,
            file=kwargs["berkas"],
            findings=findings,
            kernel_name=kernel_name,
            log_output=False,
            resources={"metadata": {"path": kwargs["tempat"]}},
        )
        client.execute()
        if findings:
            raise InputError(findings)


papermill_engines.register(PROCESS, ProcessEngine)
papermill_engines.register(KERNEL, KernelEngine)
