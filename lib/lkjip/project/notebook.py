"""What stands in a notebook file: cells, parameters, the narratives it shows?"""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

from ..findings import Finding, InputError, kinds
from ..prose.parameters import PARAMETERS, REQUIRED, TYPES, check_names
from ..rules.report import PUBLIK


def narasi_dipakai(nb: dict) -> list[tuple[int, str]]:
    """Cells and names of the narrative files that a notebook shows."""
    hasil = []
    for n, sel in enumerate(nb["cells"], 1):
        if sel["cell_type"] != "code":
            continue
        for simpul in ast.walk(ast.parse(sumber_sel(sel))):
            if isinstance(simpul, ast.Call) and getattr(simpul.func, "attr", "") == "narasi":
                hasil += [(n, a.value) for a in simpul.args if isinstance(a, ast.Constant)]
    return hasil


def baca_notebook(berkas: Path) -> dict[str, Any]:
    """Read a notebook as plain JSON; a broken file becomes one finding."""
    try:
        nb = json.loads(berkas.read_text(encoding="utf-8"))
        for sel in nb["cells"]:
            sel["cell_type"], sel["metadata"], sel["source"]
        return nb
    except (json.JSONDecodeError, UnicodeDecodeError, KeyError, TypeError):
        raise InputError([kinds.NOT_A_NOTEBOOK.at(f"{berkas.parent.name}/{berkas.name}")]) from None


def sumber_sel(sel: dict) -> str:
    return "".join(sel["source"])


def parameter_notebook(nb: dict, berkas: str) -> tuple[dict[str, Any], list[Finding]]:
    """Literal parameters of a notebook, with everything that is wrong about them.

    Exactly one cell is tagged `parameters`; it assigns literals to known names.
    """
    sel = [(n, c) for n, c in enumerate(nb["cells"], 1) if "parameters" in c["metadata"].get("tags", [])]
    if len(sel) != 1:
        return {}, [kinds.PARAMETER_CELLS.at(berkas, count=len(sel))]
    nomor, isi = sel[0]
    nilai: dict[str, Any] = {}
    keliru: set[str] = set()
    temuan: list[Finding] = []
    try:
        perintah = ast.parse(sumber_sel(isi)).body
    except SyntaxError as e:
        return {}, [kinds.PARAMETER_SYNTAX.at(berkas, cell=nomor, row=e.lineno)]
    for p in perintah:
        if not isinstance(p, ast.Assign) or len(p.targets) != 1 or not isinstance(p.targets[0], ast.Name):
            temuan.append(kinds.NOT_AN_ASSIGNMENT.at(berkas, cell=nomor, code=ast.unparse(p)))
            continue
        nama = p.targets[0].id
        if asing := check_names([nama], berkas, nomor):
            temuan += asing
            continue
        try:
            nilai[nama] = ast.literal_eval(p.value)
        except ValueError:
            keliru.add(nama)
            temuan.append(kinds.NOT_A_LITERAL.at(berkas, cell=nomor, code=ast.unparse(p)))
            continue
        if type(nilai[nama]) is not PARAMETERS[nama]:
            jenis = TYPES[PARAMETERS[nama]]
            temuan.append(kinds.PARAMETER_TYPE.at(berkas, cell=nomor, code=ast.unparse(p), expected=jenis))
    temuan += [
        kinds.MISSING_PARAMETER.at(berkas, cell=nomor, name=n, names=", ".join(REQUIRED))
        for n in REQUIRED
        if n not in nilai and n not in keliru
    ]
    return nilai, temuan


def check_stored(nb: dict[str, Any], berkas: str) -> list[Finding]:
    """What a stored notebook must not hold: outputs, evaluated prose, a version that is not the public one.

    Outputs may hold names of persons and figures of another year; both would enter
    the history. Looking at them in JupyterLab is legitimate, storing them is not.
    """
    temuan: list[Finding] = []
    nomori = 0
    for n, sel in enumerate(nb["cells"], 1):
        if sel.get("outputs") or "user_expressions" in sel["metadata"] or sel.get("attachments"):
            temuan.append(kinds.STORED_OUTPUT.at(berkas, cell=n))
        nomori += sel.get("execution_count") is not None
    if nomori:
        temuan.append(kinds.STORED_COUNT.at(berkas, count=nomori))
    nilai, _ = parameter_notebook(nb, berkas)
    if (versi := nilai.get("versi", PUBLIK)) != PUBLIK:
        temuan.append(kinds.STORED_VERSION.at(berkas, version=versi))
    return temuan
