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
    from ..findings import HalamanGagal, KesalahanIsi

    try:
        args.run(args)
    except HalamanGagal as e:
        print(f"Halaman tidak dapat disusun; buku sebelumnya tidak berubah.\n{e}", file=sys.stderr)
        return 1
    except KesalahanIsi as e:
        print(e, file=sys.stderr)
        if len(e.temuan) > 1:
            print(f"{len(e.temuan)} temuan. Perbaiki, lalu jalankan lagi.", file=sys.stderr)
        return 1
    return 0
