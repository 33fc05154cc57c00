"""How does the book become a Word file, for those who comment on it there?

Every method gives elements of a Word document: what stands in a line (runs, fields,
links, formulas) or blocks (paragraphs, tables). What a paragraph stands in gives it its
style. How styles look is said in `gaya_word`, how the file is put together in `berkas_word`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes
from docx.oxml.ns import qn
from sphinx.builders import Builder
from sphinx.errors import SphinxError

from ..ekstensi import Svg
from . import gaya_word as gw
from .berkas_word import Berkas, Potongan, gabung
from .kertas import BARIS_TERTINGGI, DIJAGA, TABEL_UTUH
from .lebar import TEPI, Susunan, letak, panjang, tinggi_baris
from .lebar import susun as susun_lebar
from .naskah import DEPAN, Halaman, Naskah, tanda_bab
from .omml import RumusAsing, omml
from .ooxml import (
    Elemen,
    adalah_blok,
    baris_baru,
    bergaya,
    bidang,
    blok,
    el,
    hias,
    larik,
    paragraf,
    penanda,
    pisah,
    sifat,
    tab,
)
from .penulis import HANYA_SITUS, Penulis, label_alinea
from .raster import Raster

Isi = list[Elemen]

_TEPI = TEPI - 0.75
"""A little less space beside the text than reckoned with: Word's bold letters are wider than Typst's."""

_DAFTAR = (nodes.bullet_list, nodes.enumerated_list)
_PATAH = "\u200b"
_SELA = "\u2002"
"""Between a number and its title."""

_GAYA_KELAS = {"sumber": "Sumber", "catatan-tabel": "CatatanTabel", "tiada": "Tiada"}
_BERTANDA_SENDIRI = (nodes.section, nodes.table, nodes.figure)
"""These put their bookmark around their number or title, not before everything."""


def _seperdua_puluh(pt: float) -> int:
    return round(pt * 20)


def _isi_sampul(h: Halaman) -> nodes.container | None:
    """What stands on the cover; None for every other page."""
    return next((c for c in h.isi.findall(nodes.container) if "sampul" in c["classes"]), None)


class Tata(Penulis):
    """Writes nodes as elements of Word."""

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

    # -- what the parent puts together ----------------------------------------------

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

    # -- headings, tables and figures of the whole book ----------------------------

    def _judul_bagian(self) -> Iterator[tuple[Halaman, nodes.section, int]]:
        """All sections that have a heading, with their level."""
        for h in self.naskah.halaman:
            if _isi_sampul(h) is not None:
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
        teks = larik(f"{nomor}{_SELA if nomor else ''}{judul}")
        return paragraf(gaya, el("w:hyperlink", teks, tab(), *bidang(rf"PAGEREF {nama} \h"), anchor=nama, history=1))

    def _jenis(self, jenis: str) -> str:
        """Name of a sequence of numbers: what stands before the number, "Tabel"."""
        return re.sub(r"\W", "", self.format_nomor[jenis].replace("%s", ""))

    # -- the book and its pages ------------------------------------------------

    def buku(self) -> None:
        """Write all pages into the file."""
        self.berkas.isi(gabung(p for h in self.naskah.halaman for p in self._halaman(h)))

    def _halaman(self, h: Halaman) -> Iterator[Potongan]:
        self.halaman = h
        awal = h.isi.next_node(nodes.section)
        if (sampul := _isi_sampul(h)) is not None:
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
        sela = baris_baru() if tingkat == 1 else larik(_SELA)
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

    # -- blocks ----------------------------------------------------------------

    def tulis_paragraph(self, p: nodes.paragraph) -> Isi:
        gaya = next((g for kelas, g in _GAYA_KELAS.items() if kelas in p["classes"]), "")
        isi = list(blok(self.gabung(p), gaya))
        for satu in isi:
            if next(satu.iter(qn("w:br")), None) is not None:
                sifat(satu, el("w:jc", val="left"))
            if label_alinea(p):
                sifat(satu, el("w:keepNext"))
        return isi

    def tulis_container(self, c: nodes.container) -> Isi:
        if "tiada" in c["classes"]:
            return self.blok(c, "Tiada")
        if "tanda-tangan" not in c["classes"]:
            return self.gabung(c)
        isi = self.blok(c, "TandaTangan")
        for p in isi:
            if p.find(f"{qn('w:r')}/{qn('w:rPr')}/{qn('w:b')}") is not None:
                sifat(p, el("w:spacing", before=gw.RUANG_TANDA_TANGAN, after=120))
        if isi:
            sifat(isi[0], el("w:spacing", before=440, after=120))
            sifat(isi[-1], el("w:keepNext", val=0))
        return isi

    def tulis_compound(self, c: nodes.compound) -> Isi:
        return [] if "toctree-wrapper" in c["classes"] else self.gabung(c)

    def _daftar(self, d: nodes.Element, jenis: str) -> Isi:
        """A list: the first paragraph of an item has the number, the others are indented with it."""
        self.berkas.daftar.append((jenis, d.get("start", 1)))
        nomor, induk, tingkat = len(self.berkas.daftar), d.parent, 0
        while induk is not None:
            tingkat += isinstance(induk, _DAFTAR)
            induk = induk.parent
        hasil: Isi = []
        for butir in d.children:
            isi = self.blok(butir)
            awal = True
            for p in isi:
                if p.tag != qn("w:p") or bergaya(p):
                    continue
                sifat(p, el("w:pStyle", val="ListParagraph"))
                if awal:
                    sifat(p, el("w:numPr", el("w:ilvl", val=tingkat), el("w:numId", val=nomor)))
                else:
                    sifat(p, el("w:ind", left=gw.menjorok(tingkat)))
                awal = False
            hasil += isi
        return hasil

    def tulis_bullet_list(self, d: nodes.bullet_list) -> Isi:
        return self._daftar(d, "bullet")

    def tulis_enumerated_list(self, d: nodes.enumerated_list) -> Isi:
        return self._daftar(d, d["enumtype"] if d["enumtype"] in gw.POLA_NOMOR else "arabic")

    def tulis_definition_list(self, d: nodes.definition_list) -> Isi:
        hasil: Isi = []
        for butir in d.children:
            istilah: Isi = []
            for t in butir.findall(nodes.term):
                istilah += [larik(" / ")] * bool(istilah) + self._bertanda(t, self.gabung(t))
            hasil.append(paragraf("Istilah", *istilah))
            for arti in butir.findall(nodes.definition):
                hasil += self.blok(arti, "Arti")
        return hasil

    def tulis_block_quote(self, q: nodes.block_quote) -> Isi:
        return self.blok(q, "Quote")

    def tulis_attribution(self, a: nodes.attribution) -> Isi:
        return [paragraf("", larik("— "), *self.gabung(a))]

    def tulis_literal_block(self, b: nodes.literal_block) -> Isi:
        isi: Isi = []
        for n, baris in enumerate(b.astext().split("\n")):
            isi += [baris_baru()] * bool(n) + [larik(baris)]
        return [paragraf("Kode", *isi)]

    def tulis_line_block(self, b: nodes.line_block) -> Isi:
        return [paragraf("", *self.gabung(b))]

    def tulis_line(self, b: nodes.line) -> Isi:
        return [*self.gabung(b), baris_baru()]

    def tulis_transition(self, _: nodes.transition) -> Isi:
        return [paragraf("Normal", larik("* * *"), jc="center")]

    def tulis_rubric(self, r: nodes.rubric) -> Isi:
        return [paragraf("Rubrik", *self.gabung(r))]

    def kotak(self, k: nodes.Element, judul: str | None = None) -> Isi:
        kepala = [larik(judul)] if judul else self.gabung(k.next_node(nodes.title))
        isi = (e for c in k.children if not isinstance(c, (nodes.title, *HANYA_SITUS)) for e in self.tulis(c) or ())
        hasil = [paragraf("JudulKotak", *kepala), *self._bergaya(list(blok(isi)), "Kotak")]
        terakhir = hasil[-1]
        if terakhir.tag == qn("w:p"):
            sifat(terakhir, el("w:spacing", before=40, after=200, line=264, lineRule="auto"))
        return hasil

    # -- tables, charts, formulas ----------------------------------------------

    def _keterangan(self, gaya: str, jenis: str, simpul: nodes.Element, judul: nodes.Element) -> Elemen:
        """A caption: its number is a field that gives the same when Word computes it anew."""
        depan, angka = re.fullmatch(r"(.*?)(\d+)", self.sebutan(jenis, simpul)).groups()
        mulai = "" if int(angka) == self.urutan[jenis] + 1 else rf" \r {angka}"
        self.urutan[jenis] = int(angka)
        nomor = bidang(rf"SEQ {self._jenis(jenis)} \* ARABIC{mulai}", larik(angka))
        sebutan = hias([larik(depan), *nomor], "w:rStyle", val="NomorKeterangan")
        return paragraf(gaya, *self._penanda(simpul["ids"][0], *sebutan), larik(_SELA), *self.gabung(judul))

    def tulis_table(self, t: nodes.table) -> Isi:
        susunan, judul = susun_lebar(t), t.next_node(nodes.title)
        aturan = el(
            "w:tblPr",
            el("w:tblW", w=_seperdua_puluh(sum(susunan.lebar)), type="dxa"),
            el(
                "w:tblBorders",
                el("w:top", val="single", sz=8, space=0, color=gw.BIRU),
                el("w:bottom", val="single", sz=8, space=0, color=gw.BIRU),
                el("w:insideH", val="single", sz=4, space=0, color=gw.GARIS),
            ),
            el("w:tblLayout", type="fixed"),
            el("w:tblCellMar", *(el(f"w:{s}", w=_seperdua_puluh(_TEPI), type="dxa") for s in ("left", "right"))),
            el("w:tblLook", val="0020", firstRow=1),
        )
        if judul is not None:
            aturan.append(el("w:tblCaption", val=judul.astext()))
        kisi = el("w:tblGrid", *(el("w:gridCol", w=_seperdua_puluh(w)) for w in susunan.lebar))
        tabel = el("w:tbl", aturan, kisi, *self._baris(t, susunan))
        if judul is None:
            return [tabel, paragraf("Pemisah")]
        return [self._keterangan("KeteranganTabel", "table", t, judul), tabel]

    def _baris(self, t: nodes.table, susunan: Susunan) -> Iterator[Elemen]:
        """Rows; where a cell spans rows, the rows below hold a cell that continues it."""
        turun: dict[int, tuple[int, nodes.entry]] = {}
        semua = list(letak(t))
        utuh = susunan.tinggi < TABEL_UTUH
        for n, (deret, baris) in enumerate(semua):
            isi = {j: (sel, False) for j, sel in baris} | {j: (sel, True) for j, (_, sel) in turun.items()}
            turun = {j: (sisa - 1, sel) for j, (sisa, sel) in turun.items() if sisa > 1}
            turun |= {j: (sel["morerows"], sel) for j, sel in baris if sel.get("morerows")}
            kepala = isinstance(deret.parent, nodes.thead)
            awal = kepala or deret in deret.parent.children[: DIJAGA - 1]
            rendah = tinggi_baris(baris, susunan.lebar, susunan.ukuran) < BARIS_TERTINGGI
            tr = self._deret(isi, susunan, "kepala" if kepala else (deret["classes"] or ["isi"])[0], rendah=rendah)
            if utuh or awal or n >= len(semua) - DIJAGA:
                for p in tr.iter(qn("w:p")):
                    sifat(p, el("w:keepNext"))
            yield tr

    def _deret(self, isi: dict[int, tuple[nodes.entry, bool]], susunan: Susunan, jenis: str, *, rendah: bool) -> Elemen:
        kepala = jenis == "kepala"
        aturan = el("w:trPr")
        if rendah:
            aturan.append(el("w:cantSplit"))
        if kepala:
            aturan.append(el("w:tblHeader"))
        tr = el("w:tr", aturan)
        for j, (sel, lanjutan) in sorted(isi.items()):
            tr.append(self._sel(sel, j, susunan, jenis, lanjutan=lanjutan))
        return tr

    def _sel(self, sel: nodes.entry, j: int, susunan: Susunan, jenis: str, *, lanjutan: bool) -> Elemen:
        lebar = susunan.lebar[j : j + sel.get("morecols", 0) + 1]
        if sel.get("morerows") and jenis != "kepala":
            jenis = "isi"
        aturan = el("w:tcPr", el("w:tcW", w=sum(map(_seperdua_puluh, lebar)), type="dxa"))
        if len(lebar) > 1:
            aturan.append(el("w:gridSpan", val=len(lebar)))
        if sel.get("morerows"):
            aturan.append(el("w:vMerge") if lanjutan else el("w:vMerge", val="restart"))
        latar = {"kepala": gw.LATAR_KEPALA, "jumlah": gw.LATAR_KEPALA, "program": gw.LATAR_PROGRAM}.get(jenis)
        if latar:
            aturan.append(el("w:shd", val="clear", color="auto", fill=latar))
        aturan.append(el("w:tcMar", el("w:top", w=60, type="dxa"), el("w:bottom", w=60, type="dxa")))
        gaya = gw.gaya_tabel(susunan.ukuran)
        isi = [] if lanjutan else list(pisah(self.blok(sel, gaya)))
        if not isi or isi[-1].tag != qn("w:p"):
            isi.append(paragraf(gaya))
        if "kanan" in sel["classes"]:
            for p in isi:
                if p.tag == qn("w:p"):
                    sifat(p, el("w:jc", val="right"))
        if jenis in ("kepala", "jumlah", "program"):
            hias(isi, "w:b")
        self._dapat_patah(isi, (sum(lebar) - 2 * TEPI) / susunan.ukuran)
        return el("w:tc", aturan, *isi)

    @staticmethod
    def _dapat_patah(isi: Isi, em: float) -> None:
        """Let words with a slash break behind it where they do not fit: Word would break them anywhere."""
        for t in (t for satu in isi for t in satu.iter(qn("w:t"))):
            t.text = re.sub(
                r"\S*/\S*", lambda k: k[0].replace("/", f"/{_PATAH}") if panjang(k[0]) * 1.05 > em else k[0], t.text
            )

    def tulis_figure(self, f: nodes.figure) -> Isi:
        keterangan = self._keterangan("KeteranganGambar", "figure", f, f.next_node(nodes.caption))
        bawah = f.next_node(descend=False, siblings=True)
        if isinstance(bawah, nodes.paragraph) and "sumber" in bawah["classes"]:
            sifat(keterangan, el("w:keepNext"))
        isi = (e for c in f.children if not isinstance(c, nodes.caption) for e in self.tulis(c) or ())
        isi = self._bergaya(list(blok(isi)), "Gambar")
        for p in (p for satu in isi for p in satu.iter(qn("w:p"))):
            sifat(p, el("w:keepNext"))
        return [*isi, keterangan]

    def _gambar(self, g: nodes.Element) -> Elemen:
        return self.berkas.gambar(*self.raster(g), g.get("alt", ""))

    def tulis_svg(self, g: Svg) -> Isi:
        return [self._gambar(g)] if "percik" in g["kelas"] else [paragraf("Gambar", self._gambar(g))]

    def tulis_image(self, g: nodes.image) -> Isi:
        return [self._gambar(g)]

    def _rumus(self, r: nodes.Element) -> Isi:
        try:
            return [omml(r.astext())]
        except RumusAsing as e:
            self.asing.add((f"rumus <{e}>", self.halaman.nama))
            return []

    tulis_math = _rumus

    def tulis_math_block(self, r: nodes.math_block) -> Isi:
        return [paragraf("Rumus", *(el("m:oMathPara", rumus) for rumus in self._rumus(r)))]

    # -- words -----------------------------------------------------------------

    def tulis_text(self, t: nodes.Text) -> Isi:
        teks = re.sub(r"[ \t\n]+", " ", t.astext())
        return [larik(teks)] if teks else []

    def tulis_strong(self, s: nodes.Element) -> Isi:
        return hias(self.gabung(s), "w:b")

    def tulis_emphasis(self, s: nodes.Element) -> Isi:
        return hias(self.gabung(s), "w:i")

    def tulis_superscript(self, s: nodes.Element) -> Isi:
        return hias(self.gabung(s), "w:vertAlign", val="superscript")

    def tulis_subscript(self, s: nodes.Element) -> Isi:
        return hias(self.gabung(s), "w:vertAlign", val="subscript")

    def tulis_literal(self, s: nodes.literal) -> Isi:
        return hias([larik(s.astext())], "w:rStyle", val="KodeSebaris")

    def tulis_reference(self, r: nodes.reference) -> Isi:
        """A link: where the words are those at the bookmark, a field that Word keeps up to date."""
        macam, ke = self.tujuan(r)
        isi = self.gabung(r)
        if macam == "luar":
            tautan = el("w:hyperlink", *hias(isi, "w:rStyle", val="Hyperlink"), history=1)
            tautan.set(qn("r:id"), self.berkas.tautan(ke, catatan=self.di_catatan))
            return [tautan]
        if macam != "dalam":
            return isi
        if self.teks_penanda.get(ke) == r.astext():
            return bidang(rf"REF {self.nama[ke]} \h \* MERGEFORMAT", *isi)
        return [el("w:hyperlink", *isi, anchor=self.nama[ke], history=1)]

    tulis_number_reference = tulis_reference

    def tulis_target(self, t: nodes.target) -> Isi:
        return self.gabung(t)

    def tulis_footnote_reference(self, r: nodes.footnote_reference) -> Isi:
        for catatan in self.halaman.isi.findall(nodes.footnote):
            if r["refid"] in catatan["ids"]:
                acuan = el("w:r", el("w:footnoteReference", id=self._catatan(catatan)))
                return hias([acuan], "w:rStyle", val="FootnoteReference")
        raise SphinxError(f"{self.halaman.nama}: catatan kaki `{r['refid']}` tidak ada.")

    def _catatan(self, catatan: nodes.footnote) -> int:
        """Write a footnote of Word; gives its number in the file."""
        self.di_catatan = True
        isi = (e for c in catatan.children if not isinstance(c, nodes.label) for e in self.tulis(c) or ())
        hasil = self._bergaya(list(blok(isi)), "FootnoteText") or [paragraf("FootnoteText")]
        self.di_catatan = False
        nomor = hias([el("w:r", el("w:footnoteRef"))], "w:rStyle", val="FootnoteReference")
        hasil[0][1:1] = [*nomor, larik(" ")]
        return self.berkas.tambah_catatan(hasil)

    def tulis_footnote(self, _: nodes.footnote) -> Isi:
        return []

    def tulis_raw(self, r: nodes.raw) -> Isi | None:
        if r["format"] == "html" and r.astext().strip().startswith("<br"):
            return [baris_baru()]
        if r["format"] == "latex":
            return []
        self.asing.add((f"raw {r['format']}", self.halaman.nama))
        return None


def buat(naskah: Naskah, pembangun: Builder) -> tuple[bytes, set[tuple[str, str]]]:
    """The book as a Word file, and the kinds of node that it could not write."""
    atur = pembangun.config.lkjip_judul_cetak
    berkas = Berkas(atur["judul"], atur["instansi"], atur["tanggal"], atur["tanda"])
    tata = Tata(naskah, pembangun.config.numfig_format, berkas, Raster(naskah, str(pembangun.srcdir)))
    tata.buku()
    return (b"", tata.asing) if tata.asing else (berkas.simpan(), tata.asing)
