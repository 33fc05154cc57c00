"""Which pages does the book of a year have, and in which order?

Those that `_toc.yml` names, without the pages of indicators that are not part of
the year's plan.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..facts.catalogue import Katalog
from ..facts.yaml_files import baca_yaml
from ..findings import InputError
from .notebook import baca_notebook, parameter_notebook

_CABANG = ("parts", "chapters", "sections")


def bukan_tahun_ini(notebook: Iterable[Path], katalog: Katalog) -> list[Path]:
    """Notebooks about an indicator that the catalogue knows, but not in this year."""

    def indikator(berkas: Path) -> str:
        try:
            nilai, _ = parameter_notebook(baca_notebook(berkas), berkas.name)
        except InputError:
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


def daftar_berkas(toc: Any) -> list[str]:
    """All files that a table of contents names, in order."""

    def jalan(simpul: Any) -> list[str]:
        if isinstance(simpul, list):
            return [x for s in simpul for x in jalan(s)]
        hasil = [simpul["file"]] if "file" in simpul else []
        for k in ("parts", "chapters", "sections"):
            hasil += jalan(simpul.get(k, []))
        return hasil

    return [toc["root"], *jalan(toc)]


def daftar_isi(berkas: Path) -> list[str]:
    """All files that `_toc.yml` names, in order."""
    return daftar_berkas(baca_yaml(berkas, berkas.name))


def ganti_halaman(simpul: Any, lama: set[str], baru: list[str]) -> Any:
    """A table of contents with pages in the place of others.

    >>> ganti_halaman({"sections": [{"file": "a"}, {"file": "x"}, {"file": "y"}]}, {"x", "y"}, ["m", "n"])
    {'sections': [{'file': 'a'}, {'file': 'm'}, {'file': 'n'}]}
    """
    if not isinstance(simpul, list):
        return {k: ganti_halaman(v, lama, baru) if isinstance(v, list) else v for k, v in simpul.items()}
    hasil: list[Any] = []
    sisipan = [{"file": b} for b in baru]
    for s in simpul:
        if s.get("file") in lama:
            hasil, sisipan = hasil + sisipan, []
        else:
            hasil.append(ganti_halaman(s, lama, baru))
    return hasil
