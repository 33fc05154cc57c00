"""What can a person ask for on the command line?

One file a command, each with its `command`; a new one is a file and its name in `COMMANDS`.
"""

from __future__ import annotations

import codecs
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from ..findings import InputError
from . import build, check, completion, new_agency, new_indicator, new_year, upgrade
from .journal import Journal
from .project import project_option
from .speech import Group, WrongCommand
from .stopping import Stopped, stoppable

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
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="lkjip")


def _refused(error: InputError, journal: Journal) -> int:
    journal.refused(error)
    print(error, file=sys.stderr)
    if len(error.findings) > 1:
        print(f"{len(error.findings)} temuan. Perbaiki, lalu jalankan lagi.", file=sys.stderr)
    return WRONG if isinstance(error, WrongCommand) else REFUSED


def _carried_out(arguments: Sequence[str], journal: Journal) -> int:
    """The code of a command, after saying what was wrong; only what nobody foresaw is raised."""
    with stoppable() as stop:
        try:
            run(arguments, journal)
        except click.exceptions.Exit as e:
            return e.exit_code
        except BrokenPipeError:  # who read the output wants no more of it, as in `lkjip check | head`
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return REFUSED
        except (Stopped, KeyboardInterrupt):
            pass
        except InputError as e:
            if not stop.asked:
                return _refused(e, journal)
        except Exception:
            if not stop.asked:
                raise
        else:
            return DONE
    journal.stopped()
    print("Dihentikan sebelum selesai; buku yang ada tetap utuh.", file=sys.stderr)
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
    with Journal(words) as journal:
        try:
            return _carried_out(words, journal)
        except Exception as e:  # noqa: BLE001  (kept in the log, with its traceback)
            print(journal.failed(e), file=sys.stderr)
            return FAULT
