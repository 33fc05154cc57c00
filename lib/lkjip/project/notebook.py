"""What stands in a notebook file: cells, parameters, the narratives it shows?"""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

from ..findings import KesalahanIsi, Temuan, mirip


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


WAJIB = {"tahun": int, "data": str, "versi": str}
PILIHAN = {"indikator": str}
PARAMETER = WAJIB | PILIHAN


def baca_notebook(berkas: Path) -> dict[str, Any]:
    """Read a notebook as plain JSON; a broken file becomes one finding."""
    try:
        nb = json.loads(berkas.read_text(encoding="utf-8"))
        for sel in nb["cells"]:
            sel["cell_type"], sel["metadata"], sel["source"]
        return nb
    except (json.JSONDecodeError, UnicodeDecodeError, KeyError, TypeError):
        raise KesalahanIsi(
            [
                Temuan(
                    f"{berkas.parent.name}/{berkas.name}",
                    "",
                    "isi yang bukan notebook",
                    "berkas notebook yang utuh",
                    "kembalikan berkas itu dari riwayat",
                )
            ]
        ) from None


def sumber_sel(sel: dict) -> str:
    return "".join(sel["source"])


def parameter_notebook(nb: dict, berkas: str) -> tuple[dict[str, Any], list[Temuan]]:
    """Literal parameters of a notebook, with everything that is wrong about them.

    Exactly one cell is tagged `parameters`; it assigns literals to known names.
    """
    sel = [(n, c) for n, c in enumerate(nb["cells"], 1) if "parameters" in c["metadata"].get("tags", [])]
    if len(sel) != 1:
        return {}, [
            Temuan(berkas, "", f"{len(sel)} sel bertanda `parameters`", "tepat satu", "periksa tanda sel parameter")
        ]
    nomor, isi = sel[0]
    letak = f"sel {nomor}"
    nilai: dict[str, Any] = {}
    temuan: list[Temuan] = []
    try:
        perintah = ast.parse(sumber_sel(isi)).body
    except SyntaxError as e:
        return {}, [Temuan(berkas, f"{letak}, baris {e.lineno}", "tulisan Python yang keliru", "nama = nilai")]
    for p in perintah:
        if not isinstance(p, ast.Assign) or len(p.targets) != 1 or not isinstance(p.targets[0], ast.Name):
            temuan.append(Temuan(berkas, letak, f"`{ast.unparse(p)}`", "hanya baris nama = nilai"))
            continue
        nama = p.targets[0].id
        if nama not in PARAMETER:
            temuan.append(
                Temuan(berkas, letak, f"parameter `{nama}`", "parameter yang dikenal", mirip(nama, PARAMETER))
            )
            continue
        try:
            nilai[nama] = ast.literal_eval(p.value)
        except ValueError:
            temuan.append(Temuan(berkas, letak, f"`{ast.unparse(p)}`", "nilai tetap, bukan perhitungan"))
            continue
        if type(nilai[nama]) is not PARAMETER[nama]:
            jenis = "bilangan bulat" if PARAMETER[nama] is int else "teks dalam tanda kutip"
            temuan.append(Temuan(berkas, letak, f"`{ast.unparse(p)}`", jenis, "perbaiki nilainya"))
    temuan += [
        Temuan(berkas, letak, f"tidak ada parameter `{n}`", f"parameter {', '.join(WAJIB)}", "tambahkan")
        for n in WAJIB
        if n not in nilai and not any(t.ada == f"parameter `{n}`" for t in temuan)
    ]
    return nilai, temuan
