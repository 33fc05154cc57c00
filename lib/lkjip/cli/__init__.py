"""What can a person ask for on the command line?

One file a command, each with its `command`; a new one is a file and its name in `COMMANDS`.
"""

from __future__ import annotations

import codecs
import errno
import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click

from ..facts.text_files import text_stream
from ..findings import ERROR, InputError, kinds
from ..findings.machine import Fault, in_words
from . import build, check, completion, new_agency, new_indicator, new_year, upgrade
from .journal import Journal
from .project import project_option
from .speech import Group, WrongCommand
from .stopping import Stopped, stoppable

T = TypeVar("T")

COMMANDS = (check, build, new_year, new_indicator, new_agency, upgrade, completion)

DONE, REFUSED, WRONG, FAULT, STOPPED = 0, 1, 2, 3, 130
"""What the command gives back to the shell."""

_CLOSING = """Kode keluar:
  0    selesai
  1    data atau halaman ditolak; temuannya disebut
  2    perintah keliru; tidak ada yang dikerjakan
  3    kesalahan tak terduga dalam perangkat ini; rinciannya di berkas log
  130  dihentikan dengan Ctrl-C"""


def _say_version(ctx: click.Context, param: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from importlib.metadata import version

        print(f"lkjip {version('lkjip')}")
        ctx.exit(DONE)


@click.group(
    cls=Group,
    commands={c.command.name: c.command for c in COMMANDS},
    invoke_without_command=True,
    subcommand_metavar="PERINTAH …",
    help="Laporan kinerja yang dihitung ulang dari data. Tanpa perintah, yang dapat dikerjakan di folder ini disebut.",
    examples=("lkjip", "lkjip build --tahun 2024", "lkjip build --help"),
    closing=_CLOSING,
)
@project_option
@click.option(
    "--version", "-V", is_flag=True, is_eager=True, expose_value=False, callback=_say_version, help="Sebut versi."
)
@click.pass_context
def group(ctx: click.Context, proyek: Path | None) -> None:
    if ctx.invoked_subcommand is None:
        from .overview import overview

        print(overview(proyek))


def run(arguments: Sequence[str], journal: Journal | None = None) -> None:
    """Carry out a command; raises `InputError`, and `WrongCommand` for what is not understood."""
    with group.make_context("lkjip", list(arguments), obj=journal or Journal(arguments)) as ctx:
        group.invoke(ctx)


_PLAIN = str.maketrans({"…": "...", "–": "-", "“": '"', "”": '"', "−": "-", "→": "->"})


def _plainly(error: UnicodeError) -> tuple[str, int]:
    text = error.object[error.start : error.end].translate(_PLAIN)
    return text.encode("ascii", "replace").decode("ascii"), error.end


def speak_safely() -> None:
    """Write what the code page of a terminal does not have in plain signs, `?` for a letter, instead of failing."""
    codecs.register_error("lkjip", _plainly)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by who called
            setattr(sys, name, text_stream(Path(os.devnull)))
        if hasattr(stream := getattr(sys, name), "reconfigure"):
            stream.reconfigure(errors="lkjip")


def _complain(sentence: str) -> None:
    """Say what is wrong; where not even that can be written, the code of the command is all that is left."""
    with suppress(OSError):
        print(sentence, file=sys.stderr, flush=True)


def _refused(error: InputError, journal: Journal) -> int:
    journal.refused(error)
    _complain(str(error))
    faults = sum(f.severity == ERROR for f in error.findings)
    if 0 < faults < len(error.findings):
        warned = len(error.findings) - faults
        _complain(f"{faults} kesalahan, {warned} peringatan. Perbaiki kesalahannya, lalu jalankan lagi.")
    elif faults > 1:
        _complain(f"{faults} temuan. Perbaiki, lalu jalankan lagi.")
    return WRONG if isinstance(error, WrongCommand) else REFUSED


class Watched:
    """A stream that remembers that it took nothing more: of an error alone nobody sees whether it was a file that could not be written."""

    def __init__(self, stream: TextIO):
        self.stream = stream
        self.failed: OSError | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)

    def _try(self, work: Callable[..., T], *arguments: str) -> T:
        try:
            return work(*arguments)
        except OSError as e:
            self.failed = e
            raise

    def write(self, text: str) -> int:
        """As the stream does."""
        return self._try(self.stream.write, text)

    def flush(self) -> None:
        """As the stream does."""
        self._try(self.stream.flush)


@contextmanager
def _watched_output() -> Iterator[None]:
    before = sys.stdout
    sys.stdout = Watched(before)
    try:
        yield
    finally:
        sys.stdout = before


def _give_up(stream: TextIO) -> None:
    """What is still to be written to a stream that takes nothing more goes nowhere, at the end of Python too."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _output_fails() -> OSError | None:
    """Why what was said so far does not reach where it should, if so."""
    with suppress(OSError):  # it is remembered
        sys.stdout.flush()
    if failed := getattr(sys.stdout, "failed", None):
        _give_up(sys.stdout)
        sys.stdout.failed = None  # said once
    return failed


def _said_lost(lost: OSError) -> int:
    """Say that what was said did not reach where it should; not to who wants no more of it, as in `lkjip check | head`."""
    if not isinstance(lost, BrokenPipeError):
        code = errno.errorcode.get(lost.errno or 0, type(lost).__name__)
        _complain(str(kinds.OUTPUT_LOST.at("keluaran perintah", code=code)))
    return REFUSED


def _system_refused(error: OSError | MemoryError, journal: Journal) -> int:
    if lost := _output_fails():
        return _said_lost(lost)
    refused = InputError([in_words(error)])
    refused.__cause__ = error
    return _refused(refused, journal)


def _carried_out(arguments: Sequence[str], journal: Journal) -> int:
    """The code of a command, after saying what was wrong; only what nobody foresaw is raised."""
    with stoppable() as stop:
        try:
            run(arguments, journal)
        except click.exceptions.Exit as e:
            return e.exit_code
        except (Stopped, KeyboardInterrupt):
            pass
        except InputError as e:
            if not stop.asked:
                return _refused(e, journal)
        except (OSError, MemoryError) as e:
            if not stop.asked:
                return _system_refused(e, journal)
        except Exception:
            if not stop.asked:
                raise
        else:
            return DONE
    journal.stopped()
    _complain("Dihentikan sebelum selesai; buku yang ada tetap utuh.")
    return STOPPED


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; what is refused is said on stderr. Returns one of the codes above."""
    speak_safely()
    if asked := os.environ.get(completion.VARIABLE):
        return completion.answer(group, asked)
    # A build is short and makes millions of long-lived nodes: looking for garbage
    # among them takes a quarter of its time and frees almost nothing.
    gc.disable()
    words = sys.argv[1:] if arguments is None else arguments
    with _watched_output(), Journal(words) as journal:
        try:
            code = _carried_out(words, journal)
        except Exception as e:  # noqa: BLE001  (kept in the log, with its traceback)
            _complain(journal.failed(e.__cause__ if isinstance(e, Fault) and e.__cause__ else e))
            code = FAULT
        lost = _output_fails()
        return _said_lost(lost) if lost else code
