"""How does a printed form walk through a page, and what if it meets something new?

A form is a class with one method per kind of node, named like the node; the method
gives what its parent puts together. A kind without a method stops the build: nothing
that stands on the site may be missing on paper without anyone noticing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from docutils import nodes

from ..pages.nodes import Unduhan
from .order import Halaman, Naskah
from .widths import arah

HANYA_SITUS = (Unduhan, nodes.comment, nodes.substitution_definition, nodes.meta)
"""Nodes that mean nothing on paper: a download, and what no page shows."""


def label_alinea(p: nodes.paragraph) -> bool:
    """Whether a paragraph is nothing but bold words: a label that stays with what it introduces."""
    isi = [c for c in p.children if c.astext()]
    return len(isi) == 1 and isinstance(isi[0], nodes.strong)


def _kotak(judul: str) -> Callable[[Penulis, nodes.Element], Any]:
    return lambda penulis, simpul: penulis.kotak(simpul, judul)


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

    def gabung(self, simpul: nodes.Element) -> Any:
        """What the children become, put together as the form does it."""
        raise NotImplementedError

    def tulis_inline(self, s: nodes.Element) -> Any:
        return self.gabung(s)

    tulis_abbreviation = tulis_generated = tulis_legend = tulis_list_item = tulis_inline

    def tulis_title_reference(self, s: nodes.Element) -> Any:
        return self.tulis_emphasis(s)

    def kotak(self, simpul: nodes.Element, judul: str | None = None) -> Any:
        """A box beside the text, under its own title where it has one."""
        raise NotImplementedError

    def tulis_admonition(self, s: nodes.Element) -> Any:
        return self.kotak(s)

    tulis_topic = tulis_sidebar = tulis_admonition
    tulis_note = _kotak("Catatan")
    tulis_tip = tulis_hint = _kotak("Saran")
    tulis_important = _kotak("Penting")
    tulis_warning = tulis_caution = tulis_attention = tulis_danger = tulis_error = _kotak("Perhatian")
    tulis_seealso = _kotak("Lihat juga")

    def potong(self, bagian: nodes.section, tingkat: int) -> Iterator[tuple[bool, nodes.Element, int]]:
        """A section as its heading (the section itself), its blocks, then the sections in it.

        Each with whether it stands on a turned page, and its level.
        """
        sendiri = [c for c in bagian.children if not isinstance(c, (nodes.section, nodes.title, *HANYA_SITUS))]
        mendatar = arah(sendiri)
        yield bool(mendatar) and all(mendatar), bagian, tingkat
        for satu, ke_mana in zip(sendiri, mendatar, strict=True):
            yield ke_mana, satu, tingkat
        for anak in bagian.children:
            if isinstance(anak, nodes.section):
                yield from self.potong(anak, tingkat + 1)

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
