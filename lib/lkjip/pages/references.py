"""Does every reference to a table or chart lead to one that the book has?

Asked of the assembled pages, before Sphinx reads them: only then it is known which
tables the notebooks have shown, and the answer can still name the file and the line
where the analyst wrote the reference.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..findings import Finding, kinds, nearest

_BERLABEL = re.compile(r'"label": ?"((?:tbl|gbr)-[^"]+)"')
_RUJUKAN = re.compile(r"\{numref\}`((?:tbl|gbr)-[^`]+)`")


def _teks(berkas: Path) -> str:
    """The Markdown of a page; of a notebook that of its cells and outputs."""
    teks = berkas.read_text(encoding="utf-8")
    if berkas.suffix == ".md":
        return teks
    sel = json.loads(teks)["cells"]
    keluaran = (o.get("data", {}).get("text/markdown", "") for s in sel for o in s.get("outputs", ()))
    return "\n".join(["".join(s["source"]) for s in sel] + ["".join(k) for k in keluaran])


def _tempat(label: str, asal: Iterable[Path], akar: Path) -> Iterator[tuple[str, int | None]]:
    """Files and lines in which a person has written a reference."""
    for berkas in asal:
        for n, baris in enumerate(berkas.read_text(encoding="utf-8").splitlines(), 1):
            if f"{{numref}}`{label}`" in baris:
                yield berkas.relative_to(akar).as_posix(), n


def periksa_rujukan(
    halaman: Iterable[Path], asal: Iterable[Path], akar: Path, lain: Iterable[str] = ()
) -> list[Finding]:
    """References of the assembled pages to a label that none of them has.

    `asal` are the files that people write, searched for the place of each; `lain`
    are labels that are made only later.
    """
    teks = [_teks(b) for b in halaman]
    ada = {label for t in teks for label in _BERLABEL.findall(t)} | set(lain)
    salah = sorted({label for t in teks for label in _RUJUKAN.findall(t)} - ada)
    asal = list(asal)
    return [
        kinds.UNKNOWN_LABEL.at(berkas, row=baris, label=label, near=nearest(label, ada))
        for label in salah
        for berkas, baris in (list(_tempat(label, asal, akar)) or [("", None)])
    ]
