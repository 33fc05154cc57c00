"""How does the book become a Word file, for those who comment on it there?

Every method gives elements of a Word document: what stands in a line (runs, fields,
links, formulas) or blocks (paragraphs, tables). What a paragraph stands in gives it its
style. How styles look is said in `styles`, how the file is put together in `file`.
"""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx.builders import Builder

from ...pages.numbering import DEPAN
from ..order import Halaman, Naskah
from ..raster import Raster
from ..writer import HANYA_SITUS
from . import styles as gw
from .file import Berkas, Potongan, gabung
from .marks import SELA, Isi, isi_sampul
from .ooxml import Elemen, baris_baru, bidang, blok, el, larik, paragraf, sifat, tab
from .tables import Tables


class Tata(Tables):
    """Writes the book and its pages."""

    def tulis_daftar(self, d: nodes.Element) -> Isi:
        """A list that Word can make anew; its entries stand in it already, page numbers come with Word."""
        if d["jenis"] == "toc":
            kode = r'TOC \o "1-2" \h \z'
            butir = [
                (f"TOC{t}", self._nomor_judul(h, s, t), s.next_node(nodes.title).astext(), h, s)
                for h, s, t in self._judul_bagian()
                if t == 1 or (t == 2 and self._nomor_judul(h, s, t))
            ]
        else:
            kode = rf'TOC \h \z \c "{self._jenis(d["jenis"])}"'
            butir = [("TableofFigures", nomor, judul, h, b) for h, b, nomor, judul in self._benda(d["jenis"])]
        hasil = [self._butir_daftar(*b) for b in butir]
        if hasil:
            awal, akhir = bidang(kode)[:3], bidang(kode)[-1]
            hasil[0][1:1] = awal
            hasil[-1].append(akhir)
        return hasil

    def _butir_daftar(self, gaya: str, nomor: str, judul: str, h: Halaman, simpul: nodes.Element) -> Elemen:
        nama = self.nama[self.naskah.label(h.nama, simpul["ids"][0])]
        teks = larik(f"{nomor}{SELA if nomor else ''}{judul}")
        return paragraf(gaya, el("w:hyperlink", teks, tab(), *bidang(rf"PAGEREF {nama} \h"), anchor=nama, history=1))

    def buku(self) -> None:
        """Write all pages into the file."""
        self.berkas.isi(gabung(p for h in self.naskah.halaman for p in self._halaman(h)))

    def _halaman(self, h: Halaman) -> Iterator[Potongan]:
        self.halaman = h
        awal = h.isi.next_node(nodes.section)
        if (sampul := isi_sampul(h)) is not None:
            yield Potongan(self._sampul(awal, sampul), "", "", awal=True)
            return
        if h.tingkat == 1:
            bab = self._nomor_judul(h, awal, 1)
            self.kepala = " · ".join(filter(None, (bab, awal.next_node(nodes.title).astext())))
        pola = "lowerRoman" if h.bagian == DEPAN else "decimal"
        for simpul in h.isi.children:
            if isinstance(simpul, nodes.section):
                for mendatar, isi in self._bagian(simpul, h.tingkat):
                    buka = h.tingkat == 1 and simpul is awal
                    yield Potongan(isi, self.kepala, pola, mendatar, buka)
                    awal = None
            elif not isinstance(simpul, HANYA_SITUS):
                yield Potongan(self._tulis_blok(simpul), self.kepala, pola)

    def _tulis_blok(self, *simpul: nodes.Node) -> Isi:
        isi = (e for s in simpul for e in self.tulis(s) or ())
        return self._bergaya(list(blok(isi)), "Normal")

    def _bagian(self, bagian: nodes.section, tingkat: int) -> Iterator[tuple[bool, Isi]]:
        for mendatar, simpul, t in self.potong(bagian, tingkat):
            judul = isinstance(simpul, nodes.section)
            yield mendatar, [self._judul(simpul, t)] if judul else self._tulis_blok(simpul)

    def _judul(self, bagian: nodes.section, tingkat: int) -> Elemen:
        nomor = self._nomor_judul(self.halaman, bagian, tingkat)
        sela = baris_baru() if tingkat == 1 else larik(SELA)
        judul = self._penanda(bagian["ids"][0], *self.gabung(bagian.next_node(nodes.title)))
        gaya = gw.JUDUL_2_TANPA_NOMOR if tingkat == 2 and not nomor else f"Heading{min(tingkat, 5)}"
        return paragraf(gaya, *([larik(nomor), sela] if nomor else []), *judul)

    def _sampul(self, bagian: nodes.section, sampul: nodes.container) -> Isi:
        """The cover: two paragraphs on top, then the name of the report and its year, the last at the foot."""
        isi = self.blok(sampul)
        gaya = ["Sampul", "SampulNama", "Title", *["Subtitle"] * (len(isi) - 4), "SampulKaki"]
        for p, nama in zip(isi, gaya, strict=False):
            sifat(p, el("w:pStyle", val=nama))
        return [paragraf("Pemisah", *self._penanda(bagian["ids"][0])), *isi]


def buat(naskah: Naskah, pembangun: Builder) -> tuple[bytes, set[tuple[str, str]]]:
    """The book as a Word file, and the kinds of node that it could not write."""
    atur = pembangun.config.lkjip_judul_cetak
    berkas = Berkas(atur["judul"], atur["instansi"], atur["tanggal"], atur["tanda"])
    tata = Tata(naskah, pembangun.config.numfig_format, berkas, Raster(naskah, str(pembangun.srcdir)))
    tata.buku()
    return (b"", tata.asing) if tata.asing else (berkas.simpan(), tata.asing)
