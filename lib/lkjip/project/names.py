"""Which names may the code of a notebook use: of Python, of the library, of the things that both give it?

Lists of what is allowed, not of what is not: whatever Python, the library or pandas have beside it, or come to have,
stays out of reach.
"""

from __future__ import annotations

import builtins
import datetime
import itertools
import math
import re
from collections import Counter, OrderedDict, defaultdict, deque
from dataclasses import fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from ..facts.catalogue import Catalogue, History, Periode
from ..facts.indicators import Indikator, Induk, Masukan, Rumus
from ..facts.package import Package
from ..facts.yaml_files import read_own
from ..prose.laporan import Laporan
from ..rules.anggaran import Pos
from ..rules.hasil import Hasil

LIBRARY = __name__.partition(".")[0]


def _public(thing: Any) -> set[str]:
    """Names of a module or class that do not begin with an underscore, the fields of a dataclass among them."""
    declared = [f.name for f in fields(thing)] if is_dataclass(thing) else []
    return {n for n in (*dir(thing), *declared) if not n.startswith("_")}


_PLAIN = (
    (str, bytes, int, float, list, dict, set, frozenset, tuple, range, slice, Decimal, Fraction, re.Pattern, re.Match)
    + (datetime.date, datetime.datetime, datetime.time, datetime.timedelta)
    + (Counter, OrderedDict, defaultdict, deque, itertools.chain)
)
_NOUNS = (Laporan, Package, Catalogue, History, Periode, Hasil, Indikator, Induk, Rumus, Masukan, Pos)
_UNSAFE = frozenset({"folder", "format", "format_map"})
"""What those offer too: a folder of the disk, and templates that may name anything of what they are given."""


@lru_cache(maxsize=1)
def _lists() -> dict[str, Any]:
    return read_own(Path(__file__).with_name("names.yaml"))


@lru_cache(maxsize=1)
def modules() -> dict[str, frozenset[str]]:
    """What may be imported from which module: of the library what `lkjip` hands on, below it what its views offer.

    >>> "tampilkan" in modules()["lkjip"], "deret" in modules()["lkjip.tabel"], "os" in modules()
    (True, True, False)
    """
    library = import_module(LIBRARY)  # it hands names of rooms above on, so it is asked, not imported from
    parts = {name: getattr(getattr(library, name), "__all__", ()) for name in library.__all__}
    offered = {module: frozenset(words.split()) for module, words in _lists()["modul"].items()}
    offered |= {module.__name__: frozenset(_public(module)) for module in (itertools, math)}
    offered |= {f"{LIBRARY}.{name}": frozenset(names) for name, names in parts.items() if names}
    return offered | {LIBRARY: frozenset(library.__all__)}


@lru_cache(maxsize=1)
def attributes() -> frozenset[str]:
    """What may be asked of a value: what texts, numbers, collections, tables and the nouns of a report can do.

    >>> [name in attributes() for name in ("hasil", "upper", "sum", "folder", "format", "__class__", "gi_frame")]
    [True, True, True, False, False, False, False]
    """
    own = (names for module, names in modules().items() if module.startswith(LIBRARY))
    return frozenset().union(_lists()["tabel"].split(), *map(_public, (*_PLAIN, *_NOUNS)), *own) - _UNSAFE


def is_builtin(name: str) -> bool:
    """Whether Python knows a name by itself."""
    return hasattr(builtins, name)


def is_calculating(name: str) -> bool:
    """Whether a name that Python knows by itself only calculates, or is an error that code may meet.

    >>> [is_calculating(name) for name in ("sum", "ValueError", "SystemExit", "open")]
    [True, True, False, False]
    """
    thing = getattr(builtins, name, None)
    return name in _lists()["python"].split() or (isinstance(thing, type) and issubclass(thing, Exception))
