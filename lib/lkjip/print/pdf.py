"""How does the book become a PDF? Pages → one Typst file → the compiler.

How things look is said in `book/laporan.typ`; here stands only which function of it
each kind of node calls.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partialmethod

from docutils import nodes
from sphinx.builders import Builder
from sphinx.errors import SphinxError

from ..pages.nodes import Svg
from ..pages.numbering import DEPAN, ISI
from .order import Halaman, Naskah, tanda_bab
from .paper import BARIS_TERTINGGI, DIJAGA, TABEL_UTUH, lebar_gambar, svg_cetak
from .spoken import baca
from .typst import kompilasi, kutip, label, lolos
from .widths import Susunan, letak, tinggi_baris
from .widths import susun as susun_lebar
from .writer import HANYA_SITUS, Penulis, label_alinea


@dataclass(frozen=True, slots=True)
class Potongan:
    """A stretch of the book on upright or on turned pages."""

    mendatar: bool
    isi: str


class Tata(Penulis):
    """Writes nodes as Typst: every method gives markup."""

    def gabung(self, simpul: nodes.Element) -> str:
        return "".join(self.anak(simpul))

    def isi(self, simpul: nodes.Element) -> str:
        return f"[{self.gabung(simpul)}]"

    # -- the book and its pages ------------------------------------------------

    def buku(self) -> str:
        """All pages, neighbours in the same direction joined."""
        potongan: list[Potongan] = []
        bagian = DEPAN
        for h in self.naskah.halaman:
            if h.bagian == ISI and bagian == DEPAN:
                potongan.append(Potongan(False, '#show: bagian.with("1")\n'))
            bagian = h.bagian
            for p in self._halaman(h):
                if potongan and potongan[-1].mendatar == p.mendatar:
                    potongan[-1] = Potongan(p.mendatar, potongan[-1].isi + p.isi)
                else:
                    potongan.append(p)
        return "".join(f"#mendatar[\n{p.isi}]\n" if p.mendatar else p.isi for p in potongan)

    def _halaman(self, h: Halaman) -> Iterator[Potongan]:
        self.halaman = h
        if sampul := next((c for c in h.isi.findall(nodes.container) if "sampul" in c["classes"]), None):
            yield Potongan(False, f'#sampul({self._butir(sampul)})\n#show: bagian.with("i")\n')
            return
        for bagian in h.isi.children:
            if isinstance(bagian, nodes.section):
                yield from self._bagian(bagian, h.tingkat)
            elif not isinstance(bagian, HANYA_SITUS):
                yield Potongan(False, self.tulis(bagian))

    def _bagian(self, bagian: nodes.section, tingkat: int) -> Iterator[Potongan]:
        for mendatar, simpul, t in self.potong(bagian, tingkat):
            isi = self._judul(simpul, t) if isinstance(simpul, nodes.section) else self.tulis(simpul)
            yield Potongan(mendatar, isi or "")

    def _judul(self, bagian: nodes.section, tingkat: int) -> str:
        h, judul = self.halaman, bagian.next_node(nodes.title)
        halaman_ini = bagian.parent is h.isi
        nomor = self.naskah.nomor_bagian(h.nama, "" if halaman_ini else bagian["ids"][0])
        isi = self.isi(judul)
        sebutan = "none"
        if tingkat == 1:
            nomor = tanda_bab(nomor)
            sebutan = f"[{nomor} · {isi[1:-1]}]" if nomor else isi
        tanda = kutip(nomor) if nomor else "none"
        nama = label(self.naskah.label(h.nama, bagian["ids"][0]))
        return f"\n#bab({tingkat}, {tanda}, {isi}, sebutan: {sebutan})\n{nama}\n\n"

    # -- blocks ----------------------------------------------------------------

    def tulis_paragraph(self, p: nodes.paragraph) -> str:
        isi = self.gabung(p)
        if not isi.strip():
            return ""
        if label_alinea(p):
            return f"#block(sticky: true)[{isi}]\n\n"
        if "tiada" in p["classes"]:
            return f"#tiada[{isi}]\n"
        if "catatan-tabel" in p["classes"]:
            return f"#bawah-tabel[{isi}]\n"
        if "sumber" in p["classes"]:
            return f"#bawah-tabel(akhir: true)[{isi}]\n"
        return f"{isi}\n\n"

    def tulis_container(self, c: nodes.container) -> str:
        isi = self.gabung(c)
        tabel = c.next_node(nodes.table) if "tabel-lkjip" in c["classes"] else None
        if tabel is not None and susun_lebar(tabel).tinggi < TABEL_UTUH:
            return f"#block(breakable: false)[\n{isi}]\n"  # with its notes and source
        khusus = next((k for k in ("tanda-tangan", "tiada") if k in c["classes"]), None)
        return f"#{khusus}[\n{isi}]\n" if khusus else isi

    def tulis_compound(self, c: nodes.compound) -> str:
        return "" if "toctree-wrapper" in c["classes"] else self.gabung(c)

    def _butir(self, daftar: nodes.Element) -> str:
        """Each child as one argument."""
        return ", ".join(self.isi(b) for b in daftar.children)

    def tulis_bullet_list(self, d: nodes.bullet_list) -> str:
        return f"#list({self._butir(d)})\n\n"

    def tulis_enumerated_list(self, d: nodes.enumerated_list) -> str:
        pola = {"loweralpha": "a.", "upperalpha": "A.", "lowerroman": "i.", "upperroman": "I."}.get(d["enumtype"], "1.")
        return f"#enum(numbering: {kutip(pola)}, start: {d.get('start', 1)}, {self._butir(d)})\n\n"

    def tulis_definition_list(self, d: nodes.definition_list) -> str:
        butir = []
        for b in d.children:
            istilah = " / ".join(self.gabung(t) for t in b.findall(nodes.term))
            arti = "".join(self.gabung(x) for x in b.children if isinstance(x, nodes.definition))
            butir.append(f"terms.item([{istilah}], [{arti}])")
        return f"#terms({', '.join(butir)})\n\n"

    def tulis_block_quote(self, q: nodes.block_quote) -> str:
        return f"#quote(block: true){self.isi(q)}\n\n"

    def tulis_attribution(self, a: nodes.attribution) -> str:
        return f"— {self.gabung(a)}\n\n"

    def tulis_literal_block(self, b: nodes.literal_block) -> str:
        return f"#raw(block: true, {kutip(b.astext())})\n\n"

    def tulis_line_block(self, b: nodes.line_block) -> str:
        return self.gabung(b) + "\n\n"

    def tulis_line(self, b: nodes.line) -> str:
        return self.gabung(b) + "#linebreak()"

    def tulis_transition(self, _: nodes.transition) -> str:
        return "#align(center)[⁂]\n\n"

    def tulis_rubric(self, r: nodes.rubric) -> str:
        return f"#strong{self.isi(r)}\n\n"

    def kotak(self, k: nodes.Element, judul: str | None = None) -> str:
        if judul is None:
            judul = self.gabung(k.next_node(nodes.title))
        anak = "".join(
            filter(None, (self.tulis(c) for c in k.children if not isinstance(c, (nodes.title, *HANYA_SITUS))))
        )
        return f"#kotak([{judul}], [{anak}])\n\n"

    def tulis_daftar(self, d: nodes.Element) -> str:
        if d["jenis"] == "toc":
            return "#daftar(heading.where(outlined: true), 2em)\n\n"
        lebar = {"table": "5.2em", "figure": "6em"}[d["jenis"]]
        return f"#daftar(figure.where(kind: {_JENIS[d['jenis']]}), {lebar})\n\n"

    # -- tables, charts, formulas ----------------------------------------------

    def tulis_table(self, t: nodes.table) -> str:
        susunan = susun_lebar(t)
        kepala, badan, tingkat = [], [], []
        for deret, baris in letak(t):
            di_kepala = isinstance(deret.parent, nodes.thead)
            tingkat.append("kepala" if di_kepala else (deret["classes"] or ["isi"])[0])
            (kepala if di_kepala else badan).append(list(self._deret(deret, baris, susunan)))
        utuh = susunan.tinggi < TABEL_UTUH
        kolom = [f"{w}pt" for w in susunan.lebar]
        if not utuh and len(badan) > 2 * DIJAGA:
            kolom.insert(0, "0pt")
            for mulai, n in ((0, DIJAGA), (DIJAGA, len(badan) - 2 * DIJAGA), (len(badan) - DIJAGA, DIJAGA)):
                badan[mulai].insert(0, f"jaga({n}, {str(n == DIJAGA).lower()})")
            if kepala:
                kepala[0].insert(0, f"jaga({len(kepala)}, true)")
        atas = f"table.header({', '.join(s for baris in kepala for s in baris)})" if kepala else "[]"
        sel = ",\n".join(s for baris in badan for s in baris)
        isi = (
            f"tabel({str(utuh).lower()}, ({', '.join(kolom)},), {susunan.ukuran}pt, "
            f"({', '.join(map(kutip, tingkat))},), {atas},\n{sel})"
        )
        judul = t.next_node(nodes.title)
        if judul is None:
            return f"#{isi}\n\n"
        return self._bernomor(t, "table", judul, isi)

    def _deret(self, deret: nodes.row, baris: list[tuple[int, nodes.entry]], susunan: Susunan) -> Iterator[str]:
        utuh = tinggi_baris(baris, susunan.lebar, susunan.ukuran) < BARIS_TERTINGGI
        kepala = isinstance(deret.parent, nodes.thead)
        tebal = kepala or {"jumlah", "program"} & set(deret["classes"])
        for _, sel in baris:
            atur = []
            bersama = (
                "morerows" in sel and not kepala
            )  # it belongs to later rows as well, so it does not look like this one
            if "morecols" in sel:
                atur.append(f"colspan: {sel['morecols'] + 1}")
            if "morerows" in sel:
                atur.append(f"rowspan: {sel['morerows'] + 1}")
            elif utuh:
                atur.append("breakable: false")
            if bersama:
                atur.append("fill: none")
            if "kanan" in sel["classes"]:
                atur.append("align: right")
            isi = self.gabung(sel).strip()
            yield f"table.cell({', '.join(atur)})[{f'#strong[{isi}]' if tebal and isi and not bersama else isi}]"

    def _bernomor(self, simpul: nodes.Element, jenis: str, judul: nodes.Element, isi: str) -> str:
        nama = label(self.naskah.label(self.halaman.nama, simpul["ids"][0]))
        return f"#bernomor({_JENIS[jenis]}, {kutip(self.sebutan(jenis, simpul))}, {self.isi(judul)}, {isi})\n{nama}\n\n"

    def tulis_figure(self, f: nodes.figure) -> str:
        isi = "".join(self.tulis(c) or "" for c in f.children if not isinstance(c, nodes.caption))
        return self._bernomor(f, "figure", f.next_node(nodes.caption), f"[{isi.strip()}]")

    def tulis_svg(self, g: Svg) -> str:
        isi = f"{kutip(svg_cetak(g))}, {kutip(g['alt'])}, {lebar_gambar(g)}pt"
        return f"#box(gambar({isi}))" if "percik" in g["kelas"] else f"#gambar({isi})\n\n"

    def tulis_image(self, g: nodes.image) -> str:
        lebar = g["width"] if str(g.get("width", "")).endswith("%") else "100%"
        return f"#image({kutip('/' + g['uri'])}, alt: {kutip(g.get('alt', ''))}, width: {lebar})"

    def _rumus(self, r: nodes.Element, *, blok: bool) -> str:
        from tex2typst import tex2typst

        tex = re.sub(r"(?<!\\text\{)(\d+)\{,\}(\d+)", r"\\text{\1,\2}", r.astext())
        isi = tex2typst(tex).replace('" %', '%"')  # 3,72% is one word, as in the sentences
        badan = f"$ {isi} $" if blok else f"${isi}$"
        akhir = "\n\n" if blok else ""
        return f"#math.equation(block: {str(blok).lower()}, alt: {kutip(baca(r.astext()))}, {badan}){akhir}"

    tulis_math_block = partialmethod(_rumus, blok=True)
    tulis_math = partialmethod(_rumus, blok=False)

    # -- words -----------------------------------------------------------------

    def tulis_text(self, t: nodes.Text) -> str:
        return lolos(t.astext())

    def tulis_strong(self, s: nodes.Element) -> str:
        return f"#strong{self.isi(s)}"

    def tulis_emphasis(self, s: nodes.Element) -> str:
        return f"#emph{self.isi(s)}"

    def tulis_superscript(self, s: nodes.Element) -> str:
        return f"#super{self.isi(s)}"

    def tulis_subscript(self, s: nodes.Element) -> str:
        return f"#sub{self.isi(s)}"

    def tulis_literal(self, s: nodes.literal) -> str:
        return f"#raw({kutip(s.astext())})"

    def tulis_reference(self, r: nodes.reference) -> str:
        macam, ke = self.tujuan(r)
        isi = self.isi(r)
        if macam == "luar":
            catatan = "" if r.astext() == ke or ke.startswith("mailto:") else f"#footnote(link({kutip(ke)}))"
            return f"#link({kutip(ke)}){isi}{catatan}"
        return f"#link(label({kutip(ke)})){isi}" if macam == "dalam" else isi[1:-1]

    def tulis_number_reference(self, r: nodes.reference) -> str:
        return self.tulis_reference(r).replace("[Tabel ", "[Tabel~").replace("[Gambar ", "[Gambar~")

    def tulis_target(self, t: nodes.target) -> str:
        return self.gabung(t)

    def tulis_footnote_reference(self, r: nodes.footnote_reference) -> str:
        for catatan in self.halaman.isi.findall(nodes.footnote):
            if r["refid"] in catatan["ids"]:
                isi = "".join(filter(None, (self.tulis(c) for c in catatan.children if not isinstance(c, nodes.label))))
                return f"#footnote[{isi.strip()}]"
        raise SphinxError(f"{self.halaman.nama}: catatan kaki `{r['refid']}` tidak ada.")

    def tulis_footnote(self, _: nodes.footnote) -> str:
        return ""

    def tulis_raw(self, r: nodes.raw) -> str | None:
        if r["format"] == "html" and r.astext().strip().startswith("<br"):
            return "#linebreak()"
        if r["format"] == "latex":
            return ""
        self.asing.add((f"raw {r['format']}", self.halaman.nama))
        return None


_JENIS = {"table": "table", "figure": "image"}


def buat(naskah: Naskah, pembangun: Builder) -> tuple[bytes, set[tuple[str, str]]]:
    """The book as PDF, and the kinds of node that it could not write."""
    tata = Tata(naskah, pembangun.config.numfig_format)
    isi = tata.buku()
    if tata.asing:
        return b"", tata.asing
    return kompilasi(isi, pembangun.config.lkjip_judul_cetak, pembangun.srcdir), tata.asing
