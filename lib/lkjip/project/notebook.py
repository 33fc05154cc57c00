"""What stands in a notebook file: cells, parameters, the narratives it shows?"""

from __future__ import annotations

import ast
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ..facts.text_files import read_text
from ..findings import Finding, InputError, kinds, refuse, short
from ..prose.cells import NotPython, parse_code
from ..prose.parameters import PARAMETERS, REQUIRED, TYPES, assignment, check_names
from ..rules.report import PUBLIK
from . import code
from .code import has_expressions, opens_report

PARAMETER_TAG, INJECTED_TAG = "parameters", "injected-parameters"
"""Tags of the cell that states the parameters, and of the one with which papermill sets them."""

DEEPEST = 50
"""How deep values may stand in one another in a notebook; those that programs write stand ten deep."""

_CELL_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_KINDS = {"code": "kode", "markdown": "Markdown", "raw": "mentah"}


def narratives_used(nb: dict) -> list[tuple[int, str]]:
    """Cells and names of the narrative files that a notebook shows."""
    results = []
    for n, cell in enumerate(nb["cells"], 1):
        if cell["cell_type"] != "code" or "narasi" not in cell_source(cell):
            continue
        try:
            tree = parse_code(cell_source(cell))
        except NotPython:  # `check_code` says it
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "narasi":
                results += [(n, a.value) for a in node.args if isinstance(a, ast.Constant)]
    return results


def _text(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(line, str) for line in value))


def _shape_of_cell(cell: Any) -> Iterator[tuple[str, str]]:
    """What of a cell is not built as a cell: what stands there, and what should."""
    if not isinstance(cell, dict):
        yield f"`{_shown(cell)}`", "sebuah sel"
        return
    if cell.get("cell_type") not in _KINDS:
        yield f"jenis sel `{_shown(cell.get('cell_type'))}`", "`code`, `markdown`, atau `raw`"
    if not _text(cell.get("source")):
        yield f"isi sel `{_shown(cell.get('source'))}`", "teks"
    metadata = cell.get("metadata", {})
    if not isinstance(metadata, dict):
        yield f"keterangan sel `{_shown(metadata)}`", "pasangan nama dan nilai"
    elif not isinstance(metadata.get("tags", []), list) or not _text(metadata.get("tags", [])):
        yield f"tanda sel `{_shown(metadata['tags'])}`", "daftar kata"
    if not isinstance(cell.get("outputs", []), list):
        yield f"keluaran sel `{_shown(cell['outputs'])}`", "daftar"


def _shown(value: Any) -> str:
    return short(json.dumps(value, ensure_ascii=False), 40)


def check_shape(nb: Any, address: str) -> list[Finding]:
    """What keeps a JSON text from being a notebook that this library reads, each with its cell.

    >>> print(*check_shape({"nbformat": 4, "metadata": {}, "cells": [5]}, "notebooks/a.ipynb"))
    notebooks/a.ipynb, sel 1: ditemukan `5`; seharusnya sebuah sel; kembalikan notebook itu dari riwayat. [H401]
    """
    if not isinstance(nb, dict):
        return [kinds.NOT_A_NOTEBOOK.at(address)]
    version = nb.get("nbformat", 4)
    if "worksheets" in nb or (type(version) is int and version != 4):
        return [kinds.OTHER_NOTEBOOK.at(address, version=_shown(version))]
    findings = []
    if type(version) is not int:
        findings.append(kinds.NOTEBOOK_SHAPE.at(address, found=f"nbformat `{_shown(version)}`", expected="4"))
    if not isinstance(nb.get("metadata", {}), dict):
        found = f"keterangan notebook `{_shown(nb['metadata'])}`"
        findings.append(kinds.NOTEBOOK_SHAPE.at(address, found=found, expected="pasangan nama dan nilai"))
    if "cells" not in nb:
        return [*findings, kinds.NOT_A_NOTEBOOK.at(address)]
    if not isinstance(nb["cells"], list):
        found = f"`{_shown(nb['cells'])}`"
        return [*findings, kinds.NOTEBOOK_SHAPE.at(address, found=found, expected="daftar sel")]
    findings += [
        kinds.NOTEBOOK_SHAPE.at(address, cell=n, found=found, expected=expected)
        for n, cell in enumerate(nb["cells"], 1)
        for found, expected in _shape_of_cell(cell)
    ]
    return findings


def _require_shallow(content: Any) -> None:
    level = [content]
    for _ in range(DEEPEST):
        inside = (v.values() if isinstance(v, dict) else v for v in level if isinstance(v, dict | list))
        level = [value for values in inside for value in values]
    if level:
        raise RecursionError


def read_notebook(file: Path) -> dict[str, Any]:
    """Read a notebook as plain JSON, with `metadata` in it and in every cell.

    Raises `InputError` with everything that keeps the file from being a notebook.
    """
    address = f"{file.parent.name}/{file.name}"
    try:
        repeated: list[str] = []
        nb = json.loads(read_text(file, address), object_pairs_hook=lambda pairs: _once(pairs, repeated))
        _require_shallow(nb)
    except (ValueError, RecursionError, FileNotFoundError):
        raise InputError([kinds.NOT_A_NOTEBOOK.at(address)]) from None
    except InputError as e:
        raise InputError([kinds.NOT_A_NOTEBOOK.at(address) if f.code == "D102" else f for f in e.findings]) from None
    refuse(
        kinds.NOTEBOOK_SHAPE.at(address, found=f"`{k}` dua kali", expected="setiap nama satu kali") for k in repeated
    )
    refuse(check_shape(nb, address))
    nb.setdefault("metadata", {})
    for cell in nb["cells"]:
        cell.setdefault("metadata", {})
        cell["source"] = _plain_ends(cell["source"])
    return nb


def _once(pairs: list[tuple[str, Any]], repeated: list[str]) -> dict[str, Any]:
    """The names of an object with their values; what is there twice is noted, since only the last would count."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        repeated += [short(name) for name in found if names.count(name) > 1]
    return found


def _plain_ends(source: str | list[str]) -> str | list[str]:
    """Text whose lines end as ours do: an editor on Windows may have put its own ends into the cell."""
    if isinstance(source, str):
        return source.replace("\r\n", "\n")
    return [line.replace("\r\n", "\n") for line in source]


def cell_source(cell: dict) -> str:
    return "".join(cell["source"])


def _tags(cell: dict) -> list[str]:
    return cell["metadata"].get("tags", [])


def _cell_ids(nb: dict) -> list[str]:
    """The ids of the cells; one that is missing, twice there or not an id is replaced by the cell's number."""
    ids: list[str] = []
    for n, cell in enumerate(nb["cells"], 1):
        id = cell.get("id")
        fits = isinstance(id, str) and _CELL_ID.fullmatch(id) and id not in ids
        ids.append(id if fits else f"sel-{n}")
    return ids


def only_text_and_code(nb: dict[str, Any]) -> dict[str, Any]:
    """The notebook as it is executed: text and code of its cells, and the tag of the parameters.

    Whatever else programs write into notebooks (tags that hide or skip cells, settings of other tools, broken
    or missing ids) has no bearing on the book.

    >>> nb = {"metadata": {}, "cells": [{"cell_type": "markdown", "metadata": {"tags": ["remove-cell"]}, "source": ["a", "b"]}]}
    >>> only_text_and_code(nb)["cells"]
    [{'cell_type': 'markdown', 'id': 'sel-1', 'metadata': {}, 'source': 'ab'}]
    """
    cells = []
    for id, cell in zip(_cell_ids(nb), nb["cells"], strict=True):
        tags = [t for t in (PARAMETER_TAG, INJECTED_TAG) if t in _tags(cell)]
        kept = {"cell_type": cell["cell_type"], "id": id, "metadata": {"tags": tags} if tags else {}}
        kept["source"] = cell_source(cell)
        cells.append(kept | ({"outputs": [], "execution_count": None} if cell["cell_type"] == "code" else {}))
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": kernel}, "cells": cells}


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
    cells = [(n, c) for n, c in enumerate(nb["cells"], 1) if PARAMETER_TAG in _tags(c)]
    if len(cells) != 1:
        return {}, [kinds.PARAMETER_CELLS.at(file, count=len(cells))]
    number, content = cells[0]
    values: dict[str, Any] = {}
    faulty: set[str] = set()
    findings: list[Finding] = []
    try:
        if content["cell_type"] != "code":
            raise NotPython(None, "bukan sel kode")
        statements = parse_code(cell_source(content)).body
    except NotPython as e:
        return {}, [kinds.PARAMETER_SYNTAX.at(file, cell=number, row=e.row)]
    for p in statements:
        if (named := assignment(p)) is None:
            findings.append(kinds.NOT_AN_ASSIGNMENT.at(file, cell=number, code=ast.unparse(p)))
            continue
        name, value = named
        if unknown := check_names([name], file, number):
            findings += unknown
            continue
        if name in values or name in faulty:
            findings.append(kinds.SAID_TWICE.at(file, cell=number, what=f"parameter `{name}`"))
            continue
        try:
            values[name] = ast.literal_eval(value)
        except (ValueError, TypeError):  # a name, or a set of what cannot be in one
            faulty.add(name)
            findings.append(kinds.NOT_A_LITERAL.at(file, cell=number, code=ast.unparse(p)))
            continue
        if type(values[name]) is not PARAMETERS[name]:
            kind = TYPES[PARAMETERS[name]]
            del values[name]
            faulty.add(name)
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
    """What the cells of a notebook must not hold or do: code beyond that of a report, raw cells, prose without a report."""
    cells = list(enumerate(nb["cells"], 1))
    sources = [(n, cell_source(c), PARAMETER_TAG in _tags(c)) for n, c in cells if c["cell_type"] == "code"]
    findings = code.check_code(sources, address)
    findings += [
        kinds.RAW_CELL.at(address, cell=n) for n, c in cells if c["cell_type"] == "raw" and cell_source(c).strip()
    ]
    texts = [(n, cell_source(c)) for n, c in cells if c["cell_type"] == "markdown"]
    first = has_expressions(text for _, text in texts)
    if first is not None and not opens_report(source for _, source, _ in sources):
        findings.append(kinds.NO_REPORT.at(address, cell=texts[first][0]))
    return findings


def check_ids(nb: dict[str, Any], address: str) -> list[Finding]:
    """Cells whose id is not one, or stands twice."""
    pairs = enumerate(zip(nb["cells"], _cell_ids(nb), strict=True), 1)
    return [kinds.CELL_ID.at(address, cell=n) for n, (cell, id) in pairs if "id" in cell and cell["id"] != id]


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
    if "widgets" in nb.get("metadata", {}):
        findings.append(kinds.STORED_OUTPUT.at(file))
    value, _ = notebook_parameters(nb, file)
    if (versi := value.get("versi", PUBLIK)) != PUBLIK:
        findings.append(kinds.STORED_VERSION.at(file, version=versi))
    return findings
