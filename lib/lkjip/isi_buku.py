"""Which pages does the book of a year have?

Those that `_toc.yml` names, without the pages of indicators that are not part of
the year's plan.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .eksekusi import baca_notebook, parameter_notebook
from .katalog import Katalog
from .temuan import KesalahanIsi

_CABANG = ("parts", "chapters", "sections")


def bukan_tahun_ini(notebook: Iterable[Path], katalog: Katalog) -> list[Path]:
    """Notebooks about an indicator that the catalogue knows, but not in this year."""

    def indikator(berkas: Path) -> str:
        try:
            nilai, _ = parameter_notebook(baca_notebook(berkas), berkas.name)
        except KesalahanIsi:
            return ""  # the check says what is wrong with it
        return nilai.get("indikator", "")

    tiada = set(katalog.riwayat.indikator) - set(katalog.indikator)
    return [b for b in notebook if indikator(b) in tiada] if tiada else []


def tanpa(simpul: Any, nama: set[str]) -> Any:
    """A table of contents without some files; what stood below them goes too.

    >>> tanpa({"root": "a", "chapters": [{"file": "b"}, {"file": "c"}]}, {"b"})
    {'root': 'a', 'chapters': [{'file': 'c'}]}
    >>> tanpa({"root": "a", "parts": [{"caption": "B", "chapters": [{"file": "b"}]}]}, {"b"})
    {'root': 'a'}
    """
    hasil = dict(simpul)
    for k in _CABANG:
        if k not in hasil:
            continue
        isi = [tanpa(s, nama) for s in hasil[k] if s.get("file") not in nama]
        isi = [s for s in isi if "file" in s or any(c in s for c in _CABANG)]
        if isi:
            hasil[k] = isi
        else:
            del hasil[k]
    return hasil
