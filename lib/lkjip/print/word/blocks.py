"""How do paragraphs, lists and boxes become paragraphs of Word?"""

from __future__ import annotations

from docutils import nodes
from docx.oxml.ns import qn

from ..writer import HANYA_SITUS, label_alinea
from . import styles as gw
from .marks import Isi
from .ooxml import baris_baru, bergaya, blok, el, larik, paragraf, sifat
from .words import Words

_DAFTAR = (nodes.bullet_list, nodes.enumerated_list)

_GAYA_KELAS = {"sumber": "Sumber", "catatan-tabel": "CatatanTabel", "tiada": "Tiada"}


class Blocks(Words):
    """Writes paragraphs, lists and boxes."""

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
