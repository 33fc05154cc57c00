"""Which names may the code of a notebook use: of Python, of the library, of the things that both give it?

Lists of what is allowed, not of what is not: whatever Python, the library or pandas have beside it, or come to have,
stays out of reach.
"""

# ruff: noqa: SIM905 (lists of words read better as words)

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
from typing import Any

from ..facts.catalogue import Catalogue, History, Periode
from ..facts.indicators import Indikator, Induk, Masukan, Rumus
from ..facts.package import Package
from ..prose.laporan import Laporan
from ..rules.anggaran import Pos
from ..rules.hasil import Hasil

LIBRARY = __name__.partition(".")[0]


def _public(thing: Any) -> set[str]:
    """Names of a module or class that do not begin with an underscore, the fields of a dataclass among them."""
    declared = [f.name for f in fields(thing)] if is_dataclass(thing) else []
    return {n for n in (*dir(thing), *declared) if not n.startswith("_")}


_PYTHON = {
    "__future__": "annotations",
    "calendar": "day_abbr day_name isleap leapdays month_abbr month_name monthrange weekday",
    "collections": "ChainMap Counter OrderedDict defaultdict deque",
    "collections.abc": "Callable Iterable Iterator Mapping Sequence",
    "datetime": "date datetime time timedelta timezone",
    "decimal": "Decimal InvalidOperation ROUND_CEILING ROUND_DOWN ROUND_FLOOR ROUND_HALF_DOWN ROUND_HALF_EVEN "
    "ROUND_HALF_UP ROUND_UP",
    "fractions": "Fraction",
    "functools": "cache cmp_to_key lru_cache partial reduce",
    "itertools": " ".join(_public(itertools)),
    "math": " ".join(_public(math)),
    "re": "A ASCII DOTALL I IGNORECASE M MULTILINE Match Pattern S VERBOSE X compile escape findall finditer fullmatch "
    "match search split sub subn",
    "statistics": "correlation covariance fmean geometric_mean harmonic_mean mean median median_high "
    "median_low mode multimode pstdev pvariance quantiles stdev variance",
    "string": "ascii_letters ascii_lowercase ascii_uppercase capwords digits punctuation whitespace",
    "textwrap": "dedent fill indent shorten wrap",
    "typing": "Any Callable Final Iterable Iterator Literal Mapping Optional Sequence Union cast",
}

_BUILTINS = frozenset(
    "Ellipsis False None NotImplemented True abs all any ascii bin bool bytes callable chr dict divmod enumerate filter "
    "float format frozenset hash hex id int isinstance issubclass iter len list map max min next object oct ord pow "
    "range repr reversed round set slice sorted str sum tuple type zip".split()
)

_PLAIN = (
    (str, bytes, int, float, list, dict, set, frozenset, tuple, range, slice, Decimal, Fraction, re.Pattern, re.Match)
    + (datetime.date, datetime.datetime, datetime.time, datetime.timedelta)
    + (Counter, OrderedDict, defaultdict, deque, itertools.chain)
)
_NOUNS = (Laporan, Package, Catalogue, History, Periode, Hasil, Indikator, Induk, Rumus, Masukan, Pos)
_UNSAFE = frozenset({"folder", "format", "format_map"})
"""What those offer too: a folder of the disk, and templates that may name anything of what they are given."""

_TABLES = frozenset(
    "T abs add all any astype at between bfill clip columns combine_first copy corr count cummax cummin cumprod cumsum "
    "describe diff div divide drop drop_duplicates dropna dt dtype dtypes duplicated empty eq explode ffill fillna "
    "first floordiv ge get groupby gt head iat idxmax idxmin iloc index isin isna isnull items iterrows itertuples join "
    "keys last le loc lt map mask max mean median melt merge min mod mul multiply name names ndim ne ngroups nlargest "
    "notna notnull nsmallest nth nunique pct_change pivot pop pow prod product quantile rank reindex rename rename_axis "
    "replace reset_index rolling round set_axis set_index shape shift size sort_index "
    "sort_values squeeze stack std str sub subtract sum tail to_dict to_list tolist transpose truediv unique unstack "
    "value_counts values var where xs".split()
)
"""What tables, columns and groups of pandas may be asked; not what calls a method by a name in quotation marks."""


@lru_cache(maxsize=1)
def modules() -> dict[str, frozenset[str]]:
    """What may be imported from which module: of the library what `lkjip` hands on, below it what its views offer.

    >>> "tampilkan" in modules()["lkjip"], "deret" in modules()["lkjip.tabel"], "os" in modules()
    (True, True, False)
    """
    library = import_module(LIBRARY)  # it hands names of rooms above on, so it is asked, not imported from
    parts = {name: getattr(getattr(library, name), "__all__", ()) for name in library.__all__}
    offered = {module: frozenset(words.split()) for module, words in _PYTHON.items()}
    offered |= {f"{LIBRARY}.{name}": frozenset(names) for name, names in parts.items() if names}
    return offered | {LIBRARY: frozenset(library.__all__)}


@lru_cache(maxsize=1)
def attributes() -> frozenset[str]:
    """What may be asked of a value: what texts, numbers, collections, tables and the nouns of a report can do.

    >>> [name in attributes() for name in ("hasil", "upper", "sum", "folder", "format", "__class__", "gi_frame")]
    [True, True, True, False, False, False, False]
    """
    own = (names for module, names in modules().items() if module.startswith(LIBRARY))
    return frozenset().union(_TABLES, *map(_public, (*_PLAIN, *_NOUNS)), *own) - _UNSAFE


def is_builtin(name: str) -> bool:
    """Whether Python knows a name by itself."""
    return hasattr(builtins, name)


def is_calculating(name: str) -> bool:
    """Whether a name that Python knows by itself only calculates, or is an error that code may meet.

    >>> [is_calculating(name) for name in ("sum", "ValueError", "SystemExit", "open")]
    [True, True, False, False]
    """
    thing = getattr(builtins, name, None)
    return name in _BUILTINS or (isinstance(thing, type) and issubclass(thing, Exception))
