"""How is a notebook executed, and its prose filled with figures?

Two papermill engines that give equal outputs:

- `lkjip` runs the cells in an IPython shell of a process that has pandas and matplotlib
  already loaded, which spares each notebook one to two seconds of start-up.
- `lkjip-kernel` runs them in the notebook's own Jupyter kernel.

Both ask for every inline expression of the Markdown cells, in cell order and once
all code has run, and write the finished sentence into the executed notebook. Both keep
only what `tampilkan` shows; whatever else a cell puts out is a finding, and so is a cell that
takes longer, or shows more, than the limits of the project allow.
They take what papermill gives every engine and nothing else, and papermill finds them by the
entry points of the installed package (`doors`), so that `papermill … --engine lkjip` and a build
do the same.
"""

from __future__ import annotations

import ast
import asyncio
import io
import logging
import os
import sys
import warnings
from collections.abc import Callable, Iterable
from contextlib import chdir
from dataclasses import replace
from pathlib import Path
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbclient.util import ensure_async, run_sync
from nbformat import v4
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, NBClientEngine
from papermill.log import logger
from traitlets import Type
from traitlets.config import Config

from ..findings import Finding, InputError, NotAvailable, Place, kinds, refuse
from ..findings.machine import said, speak_plainly
from ..language.numbers import angka
from ..project.limits import Limits, read_limits
from ..project.notebook import INJECTED_TAG, check_code, check_shape, check_stored
from ..prose.allowed import Text
from ..prose.markdown import CELL
from ..prose.narasi import fill
from ..prose.sandbox import SENTENCE, BadExpression, Values
from ..views.show import MARK
from ..views.whole import keep_in
from . import workers
from .environment import own_environment
from .workers import Ended, Late, Tell

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


def _limits(file) -> Limits:
    """Those of the project in which a notebook lies."""
    if not isinstance(file, str | os.PathLike) or not Path(file).is_file():
        return Limits()
    return read_limits(Path(file).resolve().parents[1])


def cell_number(nb, index: int) -> int:
    """Number of a cell as the analyst counts it, without papermill's own cell."""
    injected = sum(INJECTED_TAG in c.metadata.get("tags", []) for c in nb.cells[: index + 1])
    return index + 1 - injected


def _fill_prose(nb, write: Callable[..., str], file: str, findings: list[Finding], root: Path | None) -> None:
    """Write the sentences of all Markdown cells of a notebook in a project; their faults join `findings`."""
    for n, cell in enumerate(nb.cells):
        if cell.cell_type == "markdown":
            try:
                cell.source = fill(Text(cell.source, file, CELL, cell_number(nb, n), root), write)
            except InputError as e:
                findings += e.findings


class Strict:
    """Refuses, before anything is run, a notebook that holds outputs or code that is none of a report."""

    @classmethod
    def execute_notebook(cls, nb, kernel_name, **kwargs):
        file = kwargs.pop("notebook", None) or kwargs.get("input_path")
        stored = _as_stored(nb)
        refuse(check_shape(stored, address(file)))
        refuse([*check_stored(stored, address(file)), *check_code(stored, address(file))])
        limits = kwargs.pop("limits", None) or _limits(file)
        with said(address(file)), own_environment():
            return super().execute_notebook(nb, kernel_name, **kwargs | {"input_path": file, "limits": limits})


def _as_stored(nb) -> dict:
    """The notebook without the cell that papermill has put in."""
    return {"cells": [c for c in nb.cells if INJECTED_TAG not in c.metadata.get("tags", [])], "metadata": nb.metadata}


# What a cell has put out


def _first_line(text: str) -> str:
    line = next((one.strip() for one in text.splitlines() if one.strip()), "")
    line = line.rpartition(": UserWarning: ")[2] if line.startswith(("/", "<")) else line
    return line if len(line) <= 60 else f"{line[:59]}…"


def _foreign(cell, number: int, file: str) -> list[Finding]:
    """What a cell has put out past `tampilkan`; that is taken out of the cell."""
    findings, kept = [], []
    for output in cell.outputs:
        if output.output_type == "stream":
            if output.text.strip():
                kind = kinds.PRINTED if output.name == "stdout" else kinds.WARNED
                findings.append(kind.at(file, cell=number, text=_first_line(output.text)))
        elif output.output_type == "error" or output.metadata.pop(MARK, False):
            kept.append(output)
        else:
            types = [t for t in output.data if t != "text/plain"] or ["text/plain"]
            findings.append(kinds.FOREIGN_OUTPUT.at(file, cell=number, kind=" dan ".join(types[:2])))
    cell.outputs = kept
    return findings


def _size(outputs: Iterable) -> int:
    """How many letters outputs have."""

    def letters(value: Any) -> int:
        if isinstance(value, str | bytes):
            return len(value)
        if isinstance(value, dict):
            return sum(map(letters, value.values()))
        return sum(map(letters, value)) if isinstance(value, list | tuple) else 1

    return sum(letters(o) for o in outputs)


def _too_large(file: str, number: int, limits: Limits) -> Finding:
    return kinds.CELL_SIZE.at(file, cell=number, size=angka(limits.letters))


class _Full(BaseException):
    """A cell has put out more than it may. No `Exception`: a cell that catches those is to stop too."""


class _Bounded(io.StringIO):
    """Takes text up to a number of letters."""

    def __init__(self, room: int):
        super().__init__()
        self.room = room

    def write(self, text: str) -> int:
        self.room -= len(text)
        if self.room < 0:
            raise _Full
        return super().write(text)


class _Capture(capture_output):
    """Captures what a cell puts out, and stops it when that is too much."""

    def __init__(self, letters: int):
        super().__init__()
        self.letters = letters

    def __enter__(self):
        captured = super().__enter__()
        sys.stdout = captured._stdout = _Bounded(self.letters)
        sys.stderr = captured._stderr = _Bounded(self.letters)
        return captured


class _Hook(DisplayHook):
    """Puts out the value at the end of a cell as it would be shown, as a kernel does."""

    def __call__(self, result=None):
        if result is not None and not self.quiet():
            data, metadata = self.compute_format_data(result)
            self.shell.display_pub.publish(data=data, metadata=metadata)


class _Shell(InteractiveShell):
    """A session that keeps what an error says instead of printing it, as a kernel does."""

    displayhook_class = Type(_Hook)

    def _showtraceback(self, etype, evalue, stb):
        self.said = v4.new_output("error", ename=etype.__name__, evalue=str(evalue), traceback=list(stb))


def _nothing(*_: Any) -> None:
    """Nobody watches."""


class ProcessEngine(Strict, Engine):
    """Executes the notebook in an IPython shell of a process that is already warm.

    A build's worker tells who watches it (`tell`) which cell it is at. Called from elsewhere, this process is
    copied and the copy watched, so that nothing that a cell does reaches further. In a process that is an IPython
    session, such as a notebook that calls papermill, and where processes cannot be copied, a kernel is used.
    """

    @classmethod
    def execute_managed_notebook(
        cls, nb_man, kernel_name, *, limits: Limits, tell: Tell | None = None, keep=None, **kwargs
    ):
        if InteractiveShell.initialized() or (tell is None and not workers.forks_safely()):
            return KernelEngine.execute_managed_notebook(nb_man, kernel_name, limits=limits, keep=keep, **kwargs)
        path = kwargs.get("input_path")
        file, folder, root = address(path), working_folder(nb_man.nb, path), project_of(path)
        keep_in(keep)
        if tell is not None:
            findings = _run_cells(nb_man.nb, file, folder, limits, _Keeper(nb_man, kwargs, tell), root)
        else:
            findings = _run_watched(nb_man, file, folder, limits, kwargs, root)
        keep_in(None)
        refuse(findings)
        return None


class _Keeper:
    """Follows the cells as they run, in the process that papermill runs in."""

    def __init__(self, nb_man, kwargs: dict, tell: Tell = _nothing):
        self.nb_man, self.kwargs, self.tell = nb_man, kwargs, tell

    def begin(self, n: int) -> None:
        self.tell(cell_number(self.nb_man.nb, n))
        self.nb_man.cell_start(self.nb_man.nb.cells[n], n)

    def end(self, n: int, streams: list, *, failed: bool) -> None:
        cell = self.nb_man.nb.cells[n]
        for output in streams:
            if self.kwargs.get("log_output"):
                logger.info(output.text.rstrip())
            if to := self.kwargs.get(f"{output.name}_file"):
                to.write(output.text)
        if failed:
            self.nb_man.cell_exception(cell, cell_index=n)
        self.nb_man.cell_complete(cell, cell_index=n)


class _Far:
    """Tells a keeper in another process, and hands over the cells as they are."""

    def __init__(self, nb, tell: Tell):
        self.nb, self.tell = nb, tell

    def begin(self, n: int) -> None:
        self.tell(("begin", n))

    def end(self, n: int, streams: list, *, failed: bool) -> None:
        self.tell(("end", n, self.nb.cells[n], streams, failed))


def _run_far(
    nb, file: str, folder: Path, limits: Limits, root: Path | None, tell: Tell
) -> tuple[list[Finding], list[str]]:
    findings = _run_cells(nb, file, folder, limits, _Far(nb, tell), root)
    return findings, [c.source for c in nb.cells]


def _run_watched(nb_man, file: str, folder: Path, limits: Limits, kwargs: dict, root: Path | None) -> list[Finding]:
    """Run the cells in a copy of this process, and follow them here."""
    keeper, nb = _Keeper(nb_man, kwargs), nb_man.nb

    def follow(place: tuple) -> None:
        if place[0] == "begin":
            keeper.begin(place[1])
        else:
            _, n, ran, streams, failed = place
            nb.cells[n].update({k: ran[k] for k in ("outputs", "execution_count") if k in ran})
            keeper.end(n, streams, failed=failed)

    job = (_run_far, (nb, file, folder, limits, root))
    (outcome,) = [o for _, o in workers.run([job], parallel=1, seconds=limits.seconds, copies=True, follow=follow)]
    if isinstance(outcome, Late | Ended):
        cell = cell_number(nb, outcome.place[1]) if outcome.place else None
        if isinstance(outcome, Late):
            return [kinds.CELL_TIME.at(file, cell=cell, seconds=limits.seconds)]
        return [kinds.CELL_ENDED.at(file, cell=cell, how=outcome)]
    findings, sources = outcome
    for cell, source in zip(nb.cells, sources, strict=True):
        cell.source = source
    return findings


def _run_cells(nb, file: str, folder: Path, limits: Limits, keeper: _Keeper | _Far, root: Path | None) -> list[Finding]:
    """Run all cells in a shell of this process, and write the sentences; gives what was found."""
    shell = _Shell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    findings: list[Finding] = []
    refused = False
    try:
        with chdir(folder):
            for n, cell in enumerate(nb.cells):
                keeper.begin(n)
                number, error, streams = cell_number(nb, n), None, []
                if cell.cell_type == "code" and cell.source.strip():
                    error, streams = _run_cell(shell, cell, limits)
                    findings += _foreign(cell, number, file)
                keeper.end(n, streams, failed=error is not None and not isinstance(error, _Full))
                if isinstance(error, _Full):
                    findings.append(_too_large(file, number, limits))
                elif isinstance(error, InputError):
                    findings += _in_cell(error, file, number)
                    refused = True
                elif error is not None and not refused:  # after what was refused it is a consequence
                    return _with_failure(findings, file, number, type(error).__name__, str(error))
            if "lap" in shell.user_ns:
                _fill_prose(nb, shell.user_ns["lap"].tulis, file, findings, root)
    finally:
        _Shell.clear_instance()
    return findings


def _with_failure(findings: list[Finding], file: str, number: int, name: str, message: str) -> list[Finding]:
    """What was found, and the cell that failed; nothing, when only that: papermill finds the error in it and says it."""
    if not findings:
        return []
    return [*findings, cell_failed(file, number, name, message)]


_CAUSES = {
    "ArithmeticError": "perhitungan yang tidak mungkin",
    "AssertionError": "syarat yang tidak terpenuhi",
    "AttributeError": "sifat yang tidak ada",
    "ImportError": "bagian Python yang tidak ada",
    "IndexError": "urutan yang tidak ada",
    "InvalidOperation": "perhitungan yang tidak mungkin",
    "KeyError": "kunci yang tidak ada",
    "ModuleNotFoundError": "bagian Python yang tidak ada",
    "NameError": "nama yang tidak dikenal",
    "NotAvailable": "nilai yang tidak tersedia",
    "OverflowError": "bilangan yang terlalu besar",
    "RecursionError": "fungsi yang memanggil dirinya tanpa akhir",
    "StopIteration": "urutan yang habis",
    "SystemExit": "perintah yang mengakhiri notebook",
    "TypeError": "nilai yang jenisnya lain",
    "UnboundLocalError": "nama yang belum bernilai",
    "ValueError": "nilai yang tidak dapat dipakai",
    "ZeroDivisionError": "pembagian dengan nol",
}
"""What the errors are called with which code most often stops."""


def cell_failed(file: str, number: int, name: str, message: str) -> Finding:
    """What stopped a cell, in a few words; what Python says of it is quoted in short, for who looks it up.

    >>> print(cell_failed("notebooks/a.ipynb", 3, "ZeroDivisionError", "division by zero"))
    notebooks/a.ipynb, sel 3: ditemukan pembagian dengan nol (`ZeroDivisionError: division by zero`); seharusnya sel berjalan tanpa kesalahan; perbaiki sel itu atau kembalikan dari riwayat. [H110]
    """
    if name == "MemoryError":
        return kinds.OUT_OF_MEMORY.at(file, cell=number)
    if name in ("InputError", "Fault"):
        return kinds.CELL_REFUSED.at(file, cell=number, message=message.replace("\n", " ").rstrip("."))
    said = f"{name}: {_first_line(message)}".removesuffix(": ")
    return kinds.CELL_FAILED.at(file, cell=number, cause=_CAUSES.get(name, "kesalahan program"), said=said)


def _in_cell(error: InputError, file: str, number: int) -> list[Finding]:
    """What a cell was refused for; what concerns only how it calls `tampilkan` is said of the cell."""
    return [
        replace(f, place=Place(file, cell=number)) if f.code == kinds.NOT_SHOWABLE.code else f for f in error.findings
    ]


def _run_cell(shell: _Shell, cell, limits: Limits) -> tuple[BaseException | None, list]:
    """Run a code cell and put its outputs into it; returns what it raised, and what it has written."""
    shell.said = None
    with warnings.catch_warnings(), _Capture(limits.letters) as captured:  # each cell is warned anew
        result = shell.run_cell(cell.source, store_history=True)
    cell.execution_count = result.execution_count
    error = result.error_before_exec or result.error_in_exec
    outputs = _outputs(captured)
    streams = [o for o in outputs if o.output_type == "stream"]
    if isinstance(error, _Full) or _size(o.get("data", o.get("text")) for o in outputs) > limits.letters:
        cell.outputs = []
        return _Full(), []
    if error is not None:  # what IPython itself writes of it is no warning
        name, message = type(error).__name__, str(error)
        said = shell.said or v4.new_output("error", ename=name, evalue=message, traceback=[f"{name}: {message}"])
        outputs = [o for o in outputs if o.get("name") != "stderr"] + [said]
    cell.outputs = outputs
    return error, streams


def _outputs(captured) -> list:
    out = []
    for name in ("stdout", "stderr"):
        if text := getattr(captured, name):
            out.append(v4.new_output("stream", name=name, text=text))
    for o in captured.outputs:
        out.append(v4.new_output("display_data", data=dict(o.data), metadata=dict(o.metadata or {})))
    return out


class _Client(PapermillNotebookClient):
    """papermill's client, which also fills the prose of Markdown cells and bounds what a cell puts out."""

    def __init__(
        self,
        nb_man,
        *,
        file: str,
        findings: list[Finding],
        limits: Limits,
        keep: Path | None,
        root: Path | None,
        **kwargs,
    ):
        super().__init__(nb_man, **kwargs)
        self._keep = keep
        self._file, self._findings, self._limits, self._root = file, findings, limits, root
        self._room, self._at = limits.letters, 0
        self._ending: asyncio.Future | None = None

    def execute_cell(self, cell, cell_index, **kwargs):
        self._room, self._at = self._limits.letters, cell_index
        result = super().execute_cell(cell, cell_index, **kwargs)
        if self.full():
            raise DeadKernelError
        cell = self.nb.cells[cell_index]
        if cell.cell_type == "code":
            self._findings += _foreign(cell, cell_number(self.nb, cell_index), self._file)
        return result

    def process_message(self, msg, *arguments, **kwargs):
        if msg["msg_type"] in ("stream", "display_data", "execute_result", "update_display_data"):
            self._room -= _size([msg["content"]])
            if self.full():
                if not self._ending:  # a cell might go on for ever: its kernel is ended
                    self._ending = asyncio.ensure_future(ensure_async(self.km.provisioner.kill()))
                return None
        return super().process_message(msg, *arguments, **kwargs)

    def _ask(self, expression: str, values: Values = (), use: str = SENTENCE) -> str:
        asked = f"lap.tulis({expression!r}, {values!r}, {use!r})"
        message = run_sync(self.kc.execute_interactive)(
            "",
            store_history=False,
            user_expressions={"u": asked},
            allow_stdin=False,
            timeout=self._limits.seconds,
        )
        answer = message["content"]["user_expressions"]["u"]
        if answer["status"] != "ok":
            if answer["ename"] == NotAvailable.__name__:
                raise NotAvailable(answer["evalue"])
            raise BadExpression(answer["evalue"])
        return ast.literal_eval(answer["data"]["text/plain"])

    def papermill_execute_cells(self):
        if self._keep is not None:
            code = f"__import__({keep_in.__module__!r}, fromlist=['keep_in']).keep_in({str(self._keep)!r})"
            run_sync(self.kc.execute_interactive)(code, silent=True, store_history=False, allow_stdin=False)
        super().papermill_execute_cells()
        if not any(c.metadata.papermill["exception"] for c in self.nb.cells):
            _fill_prose(self.nb, self._ask, self._file, self._findings, self._root)

    def full(self) -> bool:
        """Whether a cell has put out more than it may."""
        return self._room < 0

    def place(self) -> dict[str, int]:
        return {"cell": cell_number(self.nb, self._at)}


_SILENT = logging.getLogger("lkjip.kernel")
"""What the client of a kernel says of a cell that failed: we say it in our own words."""
_SILENT.addHandler(logging.NullHandler())
_SILENT.propagate = False


class KernelEngine(Strict, NBClientEngine):
    """Executes the notebook in its own Jupyter kernel."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man,
        kernel_name,
        *,
        limits: Limits,
        keep: Path | None = None,
        log_output=False,
        start_timeout=60,
        execution_timeout=None,
        input_path=None,
        **kwargs,
    ):
        findings: list[Finding] = []
        file = address(input_path)
        seconds = execution_timeout or limits.seconds
        client = _Client(
            nb_man,
            file=file,
            root=project_of(input_path),
            findings=findings,
            limits=limits,
            keep=keep,
            kernel_name=kernel_name,
            log=logger if log_output else _SILENT,
            extra_arguments=["--log-level=ERROR"],  # what a kernel says of itself is no message of the report
            log_output=log_output,
            startup_timeout=start_timeout,
            timeout=seconds,
            shutdown_kernel="immediate",
            stdout_file=kwargs.get("stdout_file"),
            stderr_file=kwargs.get("stderr_file"),
            resources={"metadata": {"path": str(working_folder(nb_man.nb, input_path))}},
        )
        try:
            client.execute()
        except CellTimeoutError:
            findings.append(kinds.CELL_TIME.at(file, **client.place(), seconds=seconds))
        except DeadKernelError:
            if client.full():
                findings.append(_too_large(file, client.place()["cell"], limits))
            else:
                findings.append(kinds.CELL_ENDED.at(file, **client.place(), how="kernelnya berakhir"))
        for n, cell in enumerate(nb_man.nb.cells):
            for o in cell.get("outputs", []):
                if o.output_type == "error":
                    findings = _with_failure(findings, file, cell_number(nb_man.nb, n), o.ename, o.evalue)
        refuse(findings)
