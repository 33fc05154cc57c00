"""What in a Word file leads where: bookmarks, headings, numbers; how blocks get their style."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes
from docx.oxml.ns import qn

from ..order import Halaman, Naskah, tanda_bab
from ..raster import Raster
from ..writer import Penulis
from .file import Berkas
from .ooxml import Elemen, adalah_blok, bergaya, blok, el, penanda, sifat

Isi = list[Elemen]

_BERTANDA_SENDIRI = (nodes.section, nodes.table, nodes.figure)
"""These put their bookmark around their number or title, not before everything."""

SELA = "\u2002"
"""Between a number and its title."""


def isi_sampul(h: Halaman) -> nodes.container | None:
    """What stands on the cover; None for every other page."""
    return next((c for c in h.isi.findall(nodes.container) if "sampul" in c["classes"]), None)


class Marks(Penulis):
    """Writes nodes as elements of Word; knows every place that something leads to."""

    def __init__(self, naskah: Naskah, format_nomor: dict[str, str], berkas: Berkas, raster: Raster) -> None:
        super().__init__(naskah, format_nomor)
        self.berkas, self.raster = berkas, raster
        self.nama = {label: f"_Ref{n:06d}" for n, label in enumerate(dict.fromkeys(naskah.alamat.values()), 1)}
        self.dirujuk = set(self._dirujuk())
        self.teks_penanda = dict(self._teks_penanda())
        self.urutan = {"table": 0, "figure": 0}
        self.kepala = ""
        self.di_catatan = False
        self._nomor_penanda = 0

    def tulis(self, simpul: nodes.Node) -> Isi | None:
        hasil = super().tulis(simpul)
        if hasil is None or isinstance(simpul, (nodes.Text, *_BERTANDA_SENDIRI)):
            return hasil
        return self._bertanda(simpul, hasil)

    def _bertanda(self, simpul: nodes.Element, hasil: Isi) -> Isi:
        """What a node became, with a bookmark where something leads to it."""
        label = self.naskah.label(self.halaman.nama, simpul["ids"][0]) if simpul["ids"] else None
        if label not in self.dirujuk:
            return hasil
        tanda = self._penanda(simpul["ids"][0])
        if hasil and adalah_blok(hasil[0]):
            p = next(hasil[0].iter(qn("w:p")))
            p[1 if p.find(qn("w:pPr")) is not None else 0 : 0] = tanda
            return hasil
        return [*tanda, *hasil]

    def gabung(self, simpul: nodes.Element) -> Isi:
        return [e for isi in self.anak(simpul) for e in isi]

    def blok(self, simpul: nodes.Element, gaya: str = "") -> Isi:
        """What stands in a node as blocks; paragraphs without a style get this one."""
        return self._bergaya(list(blok(self.gabung(simpul))), gaya)

    @staticmethod
    def _bergaya(isi: Isi, gaya: str) -> Isi:
        for p in isi:
            if gaya and p.tag == qn("w:p") and not bergaya(p):
                sifat(p, el("w:pStyle", val=gaya))
        return isi

    def _penanda(self, jangkar: str, *isi: Elemen) -> Isi:
        label = self.naskah.label(self.halaman.nama, jangkar)
        self._nomor_penanda += 1
        return penanda(self._nomor_penanda, self.nama[label], *isi)

    def _judul_bagian(self) -> Iterator[tuple[Halaman, nodes.section, int]]:
        """All sections that have a heading, with their level."""
        for h in self.naskah.halaman:
            if isi_sampul(h) is not None:
                continue
            for s in h.isi.findall(nodes.section):
                induk, tingkat = s.parent, h.tingkat
                while isinstance(induk, nodes.section):
                    induk, tingkat = induk.parent, tingkat + 1
                yield h, s, tingkat

    def _nomor_judul(self, h: Halaman, s: nodes.section, tingkat: int) -> str:
        nomor = self.naskah.nomor_bagian(h.nama, "" if s.parent is h.isi else s["ids"][0])
        return tanda_bab(nomor) if tingkat == 1 else nomor

    def _benda(self, jenis: str) -> Iterator[tuple[Halaman, nodes.Element, str, str]]:
        """All tables or figures with a number: label with number, and title."""
        kelas, judul = (nodes.table, nodes.title) if jenis == "table" else (nodes.figure, nodes.caption)
        for h in self.naskah.halaman:
            for b in h.isi.findall(kelas):
                if (j := b.next_node(judul)) is not None:
                    nomor = self.naskah.nomor(h.nama, jenis, b["ids"][0])
                    yield h, b, self.format_nomor[jenis] % nomor, j.astext()

    def _teks_penanda(self) -> Iterator[tuple[str, str]]:
        """What Word finds at a bookmark when it computes a reference anew."""
        for h, s, _ in self._judul_bagian():
            yield self.naskah.label(h.nama, s["ids"][0]), s.next_node(nodes.title).astext()
        for jenis in ("table", "figure"):
            for h, b, sebutan, _ in self._benda(jenis):
                yield self.naskah.label(h.nama, b["ids"][0]), sebutan

    def _dirujuk(self) -> Iterator[str]:
        """Places that something in the book leads to."""
        for h in self.naskah.halaman:
            self.halaman = h
            for r in h.isi.findall(nodes.reference):
                macam, ke = self.tujuan(r)
                if macam == "dalam":
                    yield ke

    def _jenis(self, jenis: str) -> str:
        """Name of a sequence of numbers: what stands before the number, "Tabel"."""
        return re.sub(r"\W", "", self.format_nomor[jenis].replace("%s", ""))
