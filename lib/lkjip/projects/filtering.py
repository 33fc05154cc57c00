"""What of a page can a project show that has other data?

What a page shows from a source, a narrative or a page that the project does not
have is left out: the cell, the paragraph that refers to it, the heading below which
nothing stays.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

# Tables and charts that take a source which their name does not say.
_SUMBER_TERSIRAT = {
    "belanja": "belanja",
    "kaskade": "strategi",
    "iku": "iku",
    "organisasi": "unit_organisasi",
    "dasar_keputusan": "dasar_hukum",
}
_TAUTAN = re.compile(r"\]\((?!https?:)([^)#]+)[^)]*\)")
_RUJUKAN = re.compile(r"\{numref\}`tbl-([a-z0-9-]+)`")


class Saringan:
    """Leaves out of a page what the new project cannot show."""

    def __init__(self, sumber: set[str], narasi: set[str], halaman: set[str], semua_sumber: set[str]):
        self.sumber, self.narasi, self.halaman = sumber, narasi, halaman
        self.rujukan_tiada = {n.replace("_", "-") for n in semua_sumber - sumber}

    def sel_ada(self, kode: str) -> bool:
        """Whether everything that a code cell shows is there."""
        for c in ast.walk(ast.parse(kode)):
            if not isinstance(c, ast.Call) or not isinstance(c.func, ast.Attribute):
                continue
            nama = [a.value for a in c.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if c.func.attr == "narasi":
                if not set(nama) <= self.narasi:
                    return False
            elif nama and c.func.attr in ("daftar", "deret", "banding_tahun", "silang"):
                if nama[0] not in self.sumber:
                    return False
            elif _SUMBER_TERSIRAT.get(c.func.attr, "target") not in self.sumber:
                return False
        return True

    def prosa(self, teks: str, berkas: str) -> str:
        """Markdown without paragraphs, items and rows that lead to what is not there."""

        def ada(bagian: str) -> bool:
            tuju = {(Path(berkas).parent / t).as_posix() for t in _TAUTAN.findall(bagian)}
            tuju = {"/".join(_rapikan(t.split("/"))).rpartition(".")[0] for t in tuju if t.endswith((".md", ".ipynb"))}
            return tuju <= self.halaman and not self.rujukan_tiada & set(_RUJUKAN.findall(bagian))

        blok = []
        for b in re.split(r"\n\n+", teks.strip("\n")):
            baris = b.split("\n")
            if all(x.startswith("- ") for x in baris):
                b = "\n".join(x for x in baris if ada(x))
            if b and ada(b):
                blok.append(b)
        return "\n\n".join(blok)

    def notebook(self, nb: dict[str, Any], berkas: str) -> dict[str, Any] | None:
        """A notebook with what is there; None when nothing is left to show."""
        isi, dibuang = [], False
        for sel in nb["cells"]:
            teks = "".join(sel["source"])
            if sel["cell_type"] == "code":
                if not self.sel_ada(teks):
                    dibuang = True
                    continue
            else:
                teks = self.prosa(teks, berkas)
                if not teks:
                    continue
                sel = sel | {"source": teks.splitlines(keepends=True)}
            isi.append(sel)
        isi = _tanpa_judul_kosong(isi)
        tampil = any(s["cell_type"] == "code" and "tampilkan(" in "".join(s["source"]) for s in isi)
        return None if dibuang and not tampil else nb | {"cells": isi}


def _rapikan(bagian: list[str]) -> list[str]:
    hasil: list[str] = []
    for b in bagian:
        if b == "..":
            hasil.pop()
        elif b != ".":
            hasil.append(b)
    return hasil


def tanpa_judul_kosong(teks: str) -> str:
    """Markdown without second-level headings below which nothing stands.

    >>> tanpa_judul_kosong("# A\\n\\n## B\\n\\n## C\\n\\nIsi.")
    '# A\\n\\n## C\\n\\nIsi.'
    """
    blok = teks.split("\n\n")
    return "\n\n".join(
        b
        for n, b in enumerate(blok)
        if not (b.startswith("## ") and (n + 1 == len(blok) or blok[n + 1].startswith("## ")))
    )


def _tanpa_judul_kosong(sel: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Cells without headings that are followed by another heading or nothing."""
    hasil: list[dict[str, Any]] = []
    for n, s in enumerate(sel):
        teks = "".join(s["source"])
        if s["cell_type"] == "markdown" and teks.startswith("## "):
            berikut = sel[n + 1] if n + 1 < len(sel) else None
            lanjut = berikut is not None and (
                berikut["cell_type"] == "code" or not "".join(berikut["source"]).startswith("## ")
            )
            teks = tanpa_judul_kosong(teks + ("\n\n." if lanjut else "")).removesuffix("\n\n.")
            if not teks:
                continue
            s = s | {"source": teks.splitlines(keepends=True)}
        hasil.append(s)
    return hasil
