"""In which order do the pages of the site follow each other on paper?

The parts of `_toc.yml` decide: what stands before the numbered part is front matter
with roman page numbers, what follows it are annexes. The landing page and pages that
say `cetak: false` in their head belong to the site only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docutils import nodes
from docutils.utils import roman
from sphinx.builders import Builder

from ..pages.numbering import bagian_buku


@dataclass(frozen=True, slots=True)
class Halaman:
    """A page of the book at its place: part, level (1 = chapter), resolved content."""

    nama: str
    bagian: str
    tingkat: int
    isi: nodes.document


@dataclass(frozen=True)
class Naskah:
    """The whole book: pages in order, and what each of their anchors and numbers is."""

    halaman: tuple[Halaman, ...]
    alamat: dict[tuple[str, str], str]
    nomor_judul: dict[str, dict[str, tuple[int, ...]]]
    nomor_benda: dict[str, dict[str, dict[str, tuple[int, ...]]]]

    def label(self, halaman: str, jangkar: str = "") -> str | None:
        """Label of a place; None when it is not printed."""
        return self.alamat.get((halaman, jangkar))

    def nomor_bagian(self, halaman: str, jangkar: str = "") -> str:
        """Number of a heading, e.g. "3.1"; empty when it has none."""
        nomor = self.nomor_judul.get(halaman, {}).get(f"#{jangkar}" if jangkar else "")
        return ".".join(map(str, nomor or ()))

    def nomor(self, halaman: str, jenis: str, jangkar: str) -> str:
        """Number of a table or figure, e.g. "3.4"."""
        return ".".join(map(str, self.nomor_benda[halaman][jenis][jangkar]))


def tanda_bab(nomor: str) -> str:
    """The number of a chapter as it is printed.

    >>> tanda_bab("3"), tanda_bab("")
    ('BAB III', '')
    """
    return f"BAB {roman.toRoman(int(nomor))}" if nomor else ""


def _urutan(env, nama: str, tingkat: int) -> Iterator[tuple[str, int]]:
    yield nama, tingkat
    for anak in env.toctree_includes.get(nama, ()):
        yield from _urutan(env, anak, tingkat + 1)


def _alamat(halaman: Halaman) -> Iterator[tuple[tuple[str, str], str]]:
    awal = halaman.isi.next_node(nodes.section)
    yield (halaman.nama, ""), f"{halaman.nama}:{awal['ids'][0]}"
    for simpul in halaman.isi.findall(nodes.Element):
        for id in simpul.get("ids", ()):
            yield (halaman.nama, id), f"{halaman.nama}:{simpul['ids'][0]}"


def susun(pembangun: Builder) -> Naskah:
    """The printed book out of all pages that Sphinx has read."""
    env, akar = pembangun.env, pembangun.config.root_doc
    halaman = tuple(
        Halaman(nama, bagian, tingkat, env.get_and_resolve_doctree(nama, pembangun))
        for atas, bagian in bagian_buku(env, akar)
        for nama, tingkat in _urutan(env, atas, 1)
        if str(env.metadata[nama].get("cetak")).lower() != "false"
    )
    return Naskah(
        halaman,
        {kunci: label for h in halaman for kunci, label in _alamat(h)},
        env.toc_secnumbers,
        env.toc_fignumbers,
    )
