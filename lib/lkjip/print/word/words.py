"""How does what stands in a line become runs, fields, links and notes of Word?"""

from __future__ import annotations

import re

from docutils import nodes
from docx.oxml.ns import qn
from sphinx.errors import SphinxError

from .marks import Isi, Marks
from .omml import RumusAsing, omml
from .ooxml import baris_baru, bidang, blok, el, hias, larik, paragraf


class Words(Marks):
    """Writes what stands in a line."""

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

    def _rumus(self, r: nodes.Element) -> Isi:
        try:
            return [omml(r.astext())]
        except RumusAsing as e:
            self.asing.add((f"rumus <{e}>", self.halaman.nama))
            return []

    tulis_math = _rumus
