"""Which parameters does a report have, and is what a notebook or a caller gives them right?

The same guard stands behind the command line, papermill, JupyterLab and Python: a
wrong year, type, version or name gets the same sentence everywhere.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from ..findings import Finding, kinds, nearest
from ..rules.report import VERSI
from .cells import NotPython, parse_code

REQUIRED: dict[str, type] = {"tahun": int, "data": str, "versi": str}
OPTIONAL: dict[str, type] = {"indikator": str}
PARAMETERS = REQUIRED | OPTIONAL
TYPES = {int: "bilangan bulat", str: "teks dalam tanda kutip"}
"""How the type of a parameter is called."""

_INJECTED = "# Parameters"
"""How papermill begins the cell in which it sets parameters."""


def check_names(names: Iterable[str], file: str = "parameter", cell: int | None = None) -> list[Finding]:
    """Parameters that no report has.

    >>> print(*check_names(["tahun", "thn"]))
    parameter: ditemukan parameter `thn`; seharusnya parameter yang dikenal; maksud Anda `tahun`? [H105]
    """
    return [
        kinds.UNKNOWN_PARAMETER.at(file, cell=cell, name=n, near=nearest(n, PARAMETERS))
        for n in names
        if n not in PARAMETERS
    ]


def check_values(values: Mapping[str, Any]) -> list[Finding]:
    """Values of the wrong type, a year that is none, a version that is not known.

    >>> print(*check_values({"tahun": "dua"}))
    parameter, tahun: ditemukan `dua`; seharusnya bilangan bulat empat angka, misalnya 2024; perbaiki nilainya. [M102]
    """
    findings = []
    for name, value in values.items():
        if name == "tahun":
            if type(value) is not int or not 1000 <= value <= 9999:
                findings.append(kinds.WRONG_YEAR.at("parameter", name, value=value))
        elif not isinstance(value, PARAMETERS[name]):
            findings.append(kinds.WRONG_ARGUMENT.at("parameter", name, value=value, expected=TYPES[PARAMETERS[name]]))
        elif name == "versi" and value not in VERSI:
            versions = " atau ".join(VERSI)
            findings.append(
                kinds.WRONG_VERSION.at("parameter", name, version=value, versions=versions, near=nearest(value, VERSI))
            )
    return findings


def assignment(node: ast.stmt) -> tuple[str, ast.expr] | None:
    """Name and value of a plain assignment, with or without a type; None for anything else.

    >>> [assignment(node)[0] for node in ast.parse("tahun = 2024\\nversi: str = 'publik'").body]
    ['tahun', 'versi']
    """
    if isinstance(node, ast.Assign) and len(node.targets) == 1:
        target = node.targets[0]
    elif isinstance(node, ast.AnnAssign) and node.value is not None:
        target = node.target
    else:
        return None
    return (target.id, node.value) if isinstance(target, ast.Name) else None


def literals(source: str) -> list[str]:
    """Names that a cell of nothing but literal assignments sets; none for any other cell.

    >>> literals('tahun: int = 2024\\nversi = "publik"'), literals("tahun = tahun + 1")
    (['tahun', 'versi'], [])
    """
    try:
        body = parse_code(source).body
    except NotPython:
        return []
    names = []
    for node in body:
        if (named := assignment(node)) is None:
            return []
        try:
            ast.literal_eval(named[1])
        except ValueError:
            return []
        names.append(named[0])
    return names


def check_session() -> list[Finding]:
    """Parameters of this notebook session that no report has.

    papermill only warns of a name that a notebook does not know, and then prints the
    report of the year that stands in it. Of the cells that were run, those are looked
    at that papermill has put in, or that set two of our parameters and nothing else:
    the last of each kind, since a cell that was mended and run again counts anew.
    """
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    if shell is None:
        return []
    injected, stored = [], []
    for source in shell.user_ns.get("In", ()):
        names = literals(source)
        if names and source.lstrip().startswith(_INJECTED):
            injected = names
        elif len(PARAMETERS.keys() & set(names)) > 1:
            injected, stored = [], names
    return check_names(dict.fromkeys([*stored, *injected]))
