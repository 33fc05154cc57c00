"""What stands in a notebook file: cells, parameters, the narratives it shows?"""

from __future__ import annotations

import ast
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ..facts.text_files import read_bytes, require_case
from ..findings import Finding, InputError, kinds
from ..prose.parameters import PARAMETERS, REQUIRED, TYPES, assignment, check_names
from ..rules.report import PUBLIK


def narratives_used(nb: dict) -> list[tuple[int, str]]:
    """Cells and names of the narrative files that a notebook shows."""
    results = []
    for n, cell in enumerate(nb["cells"], 1):
        if cell["cell_type"] != "code":
            continue
        for node in ast.walk(ast.parse(cell_source(cell))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "narasi":
                results += [(n, a.value) for a in node.args if isinstance(a, ast.Constant)]
    return results


def read_notebook(file: Path) -> dict[str, Any]:
    """Read a notebook as plain JSON; a broken file becomes one finding."""
    address = f"{file.parent.name}/{file.name}"
    require_case(file, address)
    try:
        nb = json.loads(read_bytes(file, address).decode("utf-8"))
        for cell in nb["cells"]:
            cell["cell_type"], cell["metadata"], cell["source"]
        return nb
    except (json.JSONDecodeError, UnicodeDecodeError, KeyError, TypeError):
        raise InputError([kinds.NOT_A_NOTEBOOK.at(address)]) from None


def cell_source(cell: dict) -> str:
    return "".join(cell["source"])


def canonical(nb: dict[str, Any]) -> bytes:
    """A notebook as JupyterLab stores it, so that opening and saving changes no line.

    >>> print(canonical({"metadata": {}, "cells": []}).decode(), end="")
    {
     "cells": [],
     "metadata": {}
    }
    """
    from nbformat import from_dict, v4  # takes a moment to load, and only who writes needs it

    return (v4.writes(from_dict(nb)) + "\n").encode()


def notebook_parameters(nb: dict, file: str) -> tuple[dict[str, Any], list[Finding]]:
    """Literal parameters of a notebook, with everything that is wrong about them.

    Exactly one cell is tagged `parameters`; it assigns literals to known names.
    """
    cells = [(n, c) for n, c in enumerate(nb["cells"], 1) if "parameters" in c["metadata"].get("tags", [])]
    if len(cells) != 1:
        return {}, [kinds.PARAMETER_CELLS.at(file, count=len(cells))]
    number, content = cells[0]
    values: dict[str, Any] = {}
    faulty: set[str] = set()
    findings: list[Finding] = []
    try:
        statements = ast.parse(cell_source(content)).body
    except SyntaxError as e:
        return {}, [kinds.PARAMETER_SYNTAX.at(file, cell=number, row=e.lineno)]
    for p in statements:
        if (named := assignment(p)) is None:
            findings.append(kinds.NOT_AN_ASSIGNMENT.at(file, cell=number, code=ast.unparse(p)))
            continue
        name, value = named
        if unknown := check_names([name], file, number):
            findings += unknown
            continue
        try:
            values[name] = ast.literal_eval(value)
        except ValueError:
            faulty.add(name)
            findings.append(kinds.NOT_A_LITERAL.at(file, cell=number, code=ast.unparse(p)))
            continue
        if type(values[name]) is not PARAMETERS[name]:
            kind = TYPES[PARAMETERS[name]]
            findings.append(kinds.PARAMETER_TYPE.at(file, cell=number, code=ast.unparse(p), expected=kind))
    findings += [
        kinds.MISSING_PARAMETER.at(file, cell=number, name=n, names=", ".join(REQUIRED))
        for n in REQUIRED
        if n not in values and n not in faulty
    ]
    return values, findings


def parameter_years(files: Iterable[Path]) -> Counter[int]:
    """The report years that notebooks name in their cells of parameters, each with how many name it."""
    values = (notebook_parameters(read_notebook(file), file.name)[0] for file in files)
    return Counter(v["tahun"] for v in values if "tahun" in v)


def name_years(years: Mapping[int, int]) -> str:
    """Those years in words.

    >>> name_years({2024: 25, 2023: 1})
    '2023 (1 notebook), 2024 (25 notebook)'
    """
    return ", ".join(f"{year} ({count} notebook)" for year, count in sorted(years.items())) or "tidak ada tahun"


def check_code(nb: dict[str, Any], address: str) -> list[Finding]:
    """Code cells that are not Python, each with its line."""
    findings: list[Finding] = []
    for n, cell in enumerate(nb["cells"], 1):
        if cell["cell_type"] == "code":
            try:
                ast.parse(cell_source(cell))
            except SyntaxError as e:
                findings.append(kinds.CODE_SYNTAX.at(address, cell=n, row=e.lineno, cause=e.msg))
    return findings


def check_stored(nb: dict[str, Any], file: str) -> list[Finding]:
    """What a stored notebook must not hold: outputs, evaluated prose, a version that is not the public one.

    Outputs may hold names of persons and figures of another year; both would enter
    the history. Looking at them in JupyterLab is legitimate, storing them is not.
    """
    findings: list[Finding] = []
    counted = 0
    for n, cell in enumerate(nb["cells"], 1):
        if cell.get("outputs") or "user_expressions" in cell["metadata"] or cell.get("attachments"):
            findings.append(kinds.STORED_OUTPUT.at(file, cell=n))
        counted += cell.get("execution_count") is not None
    if counted:
        findings.append(kinds.STORED_COUNT.at(file, count=counted))
    value, _ = notebook_parameters(nb, file)
    if (versi := value.get("versi", PUBLIK)) != PUBLIK:
        findings.append(kinds.STORED_VERSION.at(file, version=versi))
    return findings
