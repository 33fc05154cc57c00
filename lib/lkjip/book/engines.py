"""How is a notebook executed, and its prose filled with figures?

Two papermill engines that give equal outputs:

- `lkjip` runs the cells in an IPython shell of this process. Together with
  a process that has pandas and matplotlib already loaded it spares
  each notebook one to two seconds of start-up.
- `lkjip-kernel` runs them in the notebook's own Jupyter kernel.

Both ask for every inline expression of the Markdown cells, in cell order and once
all code has run, and write the finished sentence into the executed notebook.
They take what papermill gives every engine and nothing else, and papermill finds them by the
entry points of the installed package (`doors`), so that `papermill … --engine lkjip` and a build
do the same.
"""

from __future__ import annotations

import ast
import os
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from nbclient.util import run_sync
from nbformat import v4
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, NBClientEngine
from papermill.log import logger
from traitlets.config import Config

from ..findings import Finding, InputError, NotAvailable, refuse
from ..findings.machine import said, speak_plainly
from ..project.notebook import check_stored
from ..prose.allowed import Text
from ..prose.markdown import CELL
from ..prose.narasi import fill
from ..prose.sandbox import SENTENCE, BadExpression, Values
from .environment import own_environment

speak_plainly()


def address(file) -> str:
    """How a notebook is called in messages: its folder and its name.

    >>> address("/laporan/notebooks/sengketa.ipynb")
    'notebooks/sengketa.ipynb'
    """
    return "/".join(Path(file).parts[-2:]) if isinstance(file, str | os.PathLike) else "notebook"


def working_folder(nb, file) -> Path:
    """Where a notebook runs, and its path to the data is followed from.

    A path that stands in the notebook counts from the notebook's own folder, wherever papermill
    is called; one that the caller gives (`-p data …`) counts from the caller's folder.
    """
    given = "data" in nb.metadata.papermill.parameters
    if given or not isinstance(file, str | os.PathLike) or not Path(file).is_file():
        return Path.cwd()
    return Path(file).resolve().parent


def project_of(file) -> Path | None:
    """The project in which a notebook lies, when it lies in one."""
    if not isinstance(file, str | os.PathLike):
        return None
    root = Path(file).resolve().parent.parent
    return root if (root / "_toc.yml").is_file() else None


def cell_number(nb, index: int) -> int:
    """Number of a cell as the analyst counts it, without papermill's own cell."""
    injected = sum("injected-parameters" in c.metadata.get("tags", []) for c in nb.cells[: index + 1])
    return index + 1 - injected


def _fill_prose(nb, write: Callable[..., str], file, findings: list[Finding]) -> None:
    """Write the sentences of all Markdown cells of a notebook `file`; their faults join `findings`."""
    root = project_of(file)
    for n, cell in enumerate(nb.cells):
        if cell.cell_type == "markdown":
            try:
                cell.source = fill(Text(cell.source, address(file), CELL, cell_number(nb, n), root), write)
            except InputError as e:
                findings += e.findings


class OnlyStripped:
    """Refuses a notebook that was stored with outputs or in another version, before anything is run."""

    @classmethod
    def execute_notebook(cls, nb, kernel_name, **kwargs):
        file = address(kwargs.get("input_path"))
        refuse(check_stored(_as_stored(nb), file))
        with said(file), own_environment():
            return super().execute_notebook(nb, kernel_name, **kwargs)


def _as_stored(nb) -> dict:
    """The notebook without the cell that papermill has put in."""
    return {"cells": [c for c in nb.cells if "injected-parameters" not in c.metadata.get("tags", [])]}


class _Shell(InteractiveShell):
    """A session that keeps what an error says instead of printing it, as a kernel does."""

    def _showtraceback(self, etype, evalue, stb):
        self.said = v4.new_output("error", ename=etype.__name__, evalue=str(evalue), traceback=list(stb))


class ProcessEngine(OnlyStripped, Engine):
    """Executes the notebook in an IPython shell inside this process.

    In a process that is an IPython session already, such as a notebook that calls papermill,
    a second shell would take the place of the first: there a kernel is used.
    """

    @classmethod
    def execute_managed_notebook(cls, nb_man, kernel_name, **kwargs):
        if InteractiveShell.initialized():
            return KernelEngine.execute_managed_notebook(nb_man, kernel_name, **kwargs)
        shell = _Shell.instance(config=Config({"HistoryManager": {"enabled": False}}))
        file = kwargs.get("input_path")
        findings: list[Finding] = []
        try:
            with chdir(working_folder(nb_man.nb, file)):
                for n, cell in enumerate(nb_man.nb.cells):
                    nb_man.cell_start(cell, n)
                    error = None
                    if cell.cell_type == "code" and cell.source.strip():
                        error = _run_cell(shell, cell, kwargs)
                    if error is not None:
                        nb_man.cell_exception(cell, cell_index=n)
                    nb_man.cell_complete(cell, cell_index=n)
                    if isinstance(error, InputError):
                        findings += error.findings
                    elif error is not None and not findings:
                        return None  # papermill finds the error in the cell and says it
                if "lap" in shell.user_ns:
                    _fill_prose(nb_man.nb, shell.user_ns["lap"].tulis, file, findings)
        finally:
            _Shell.clear_instance()
        refuse(findings)
        return None


def _run_cell(shell: _Shell, cell, kwargs: dict) -> BaseException | None:
    """Run a code cell and put its outputs into it; returns what it raised."""
    with capture_output() as captured:
        result = shell.run_cell(cell.source, store_history=True)
    cell.execution_count = result.execution_count
    cell.outputs = _outputs(captured)
    for output in cell.outputs:
        if output.output_type == "stream":
            if kwargs.get("log_output"):
                logger.info(output.text.rstrip())
            if to := kwargs.get(f"{output.name}_file"):
                to.write(output.text)
    error = result.error_before_exec or result.error_in_exec
    if error is not None and not isinstance(error, Exception | SystemExit):
        raise error  # Ctrl-C is meant for papermill and the build, not for the cell
    if error is not None:
        cell.outputs.append(shell.said)
    return error


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

    def __init__(self, nb_man, *, file, findings: list[Finding], **kwargs):
        super().__init__(nb_man, **kwargs)
        self._file, self._findings = file, findings

    def _ask(self, expression: str, values: Values = (), use: str = SENTENCE) -> str:
        asked = f"lap.tulis({expression!r}, {values!r}, {use!r})"
        message = run_sync(self.kc.execute_interactive)(
            "", store_history=False, user_expressions={"u": asked}, allow_stdin=False
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
    def execute_managed_notebook(
        cls,
        nb_man,
        kernel_name,
        log_output=False,
        start_timeout=60,
        execution_timeout=None,
        input_path=None,
        **kwargs,
    ):
        findings: list[Finding] = []
        client = _Client(
            nb_man,
            file=input_path,
            findings=findings,
            kernel_name=kernel_name,
            log=logger,
            extra_arguments=["--log-level=ERROR"],  # what a kernel says of itself is no message of the report
            log_output=log_output,
            startup_timeout=start_timeout,
            timeout=execution_timeout,
            stdout_file=kwargs.get("stdout_file"),
            stderr_file=kwargs.get("stderr_file"),
            resources={"metadata": {"path": str(working_folder(nb_man.nb, input_path))}},
        )
        client.execute()
        refuse(findings)
