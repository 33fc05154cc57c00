"""What can a person ask for on the command line?

One file a command: `add` says how it is asked for, `run` does it.
"""

from __future__ import annotations

import argparse
import gc
import sys
from pathlib import Path

from . import build, check, new_agency, new_indicator, new_year

COMMANDS = (check, new_year, build, new_agency, new_indicator)


def _parser() -> argparse.ArgumentParser:
    p = argparse.ArgumentParser(prog="lkjip", description="Laporan kinerja yang dihitung ulang dari data.")
    p.add_argument("--proyek", type=Path, default=Path(), help="folder proyek (bawaan: folder ini)")
    commands = p.add_subparsers(dest="command", required=True, metavar="PERINTAH")
    for c in COMMANDS:
        c.add(commands).set_defaults(run=c.run)
    return p


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns 0, or 1 after saying every finding on stderr."""
    args = _parser().parse_args(arguments)
    # A build is short and makes millions of long-lived nodes: looking for garbage
    # among them takes a quarter of its time and frees almost nothing.
    gc.disable()
    from ..findings import InputError

    try:
        args.run(args)
    except InputError as e:
        print(e, file=sys.stderr)
        if len(e.findings) > 1:
            print(f"{len(e.findings)} temuan. Perbaiki, lalu jalankan lagi.", file=sys.stderr)
        return 1
    return 0
