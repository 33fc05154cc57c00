"""How does a printed form walk through a page, and what if it meets something new?

A form is a class with one method per kind of node, named like the node; the method
gives what its parent puts together. A kind without a method stops the build: nothing
that stands on the site may be missing on paper without anyone noticing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docutils import nodes

from ..ekstensi import Unduhan
from .naskah import Halaman, Naskah

HANYA_SITUS = (Unduhan, nodes.comment, nodes.substitution_definition, nodes.meta)
"""Nodes that mean nothing on paper: a download, and what no page shows."""


def label_alinea(p: nodes.paragraph) -> bool:
    """Whether a paragraph is nothing but bold words: a label that stays with what it introduces."""
    isi = [c for c in p.children if c.astext()]
    return len(isi) == 1 and isinstance(isi[0], nodes.strong)


class Penulis:
    """Walks through the pages; a subclass has a method for every kind of node, in lower case."""

    def __init__(self, naskah: Naskah, format_nomor: dict[str, str]) -> None:
        self.naskah = naskah
        self.format_nomor = format_nomor
        self.halaman: Halaman | None = None
        self.asing: set[tuple[str, str]] = set()

    def tulis(self, simpul: nodes.Node) -> Any:
        """What one node becomes; an unknown kind is noted with its page."""
        jenis = type(simpul).__name__
        cara = getattr(self, f"tulis_{jenis.lower()}", None)
        if cara is None:
            self.asing.add((jenis, self.halaman.nama))
            return None
        return cara(simpul)

    def anak(self, simpul: nodes.Element) -> Iterator[Any]:
        """What each child becomes, without those that belong to the site only."""
        for satu in simpul.children:
            if isinstance(satu, HANYA_SITUS):
                continue
            hasil = self.tulis(satu)
            if hasil is not None:
                yield hasil

    def sebutan(self, jenis: str, simpul: nodes.Element) -> str:
        """Label and number of a table or figure: "Tabel 3.4"."""
        nomor = self.naskah.nomor(self.halaman.nama, jenis, simpul["ids"][0])
        return self.format_nomor[jenis] % nomor

    def tujuan(self, simpul: nodes.reference) -> tuple[str, str]:
        """Where a reference leads: ("luar", address), ("dalam", label) or ("", "") when it is not on paper."""
        if "refid" in simpul:
            label = self.naskah.label(self.halaman.nama, simpul["refid"])
        elif simpul["refuri"].startswith("%"):
            halaman, _, jangkar = simpul["refuri"][1:].partition("#")
            label = self.naskah.label(halaman, jangkar)
        else:
            label = None
            if re.match(r"[a-z]+:", simpul["refuri"]):
                return "luar", simpul["refuri"]
        return ("dalam", label) if label else ("", "")
