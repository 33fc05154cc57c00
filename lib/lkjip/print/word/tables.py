"""How do tables, charts and formulas become those of Word?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes
from docx.oxml.ns import qn

from ...pages.nodes import Svg
from ..paper import BARIS_TERTINGGI, DIJAGA, TABEL_UTUH
from ..widths import TEPI, Susunan, letak, panjang, tinggi_baris
from ..widths import susun as susun_lebar
from . import styles as gw
from .blocks import Blocks
from .marks import SELA, Isi
from .ooxml import Elemen, bidang, blok, el, hias, larik, paragraf, pisah, sifat

_TEPI = TEPI - 0.75
"""A little less space beside the text than reckoned with: Word's bold letters are wider than Typst's."""

_PATAH = "\u200b"


def _seperdua_puluh(pt: float) -> int:
    return round(pt * 20)


class Tables(Blocks):
    """Writes tables, charts and formulas."""

    def _keterangan(self, gaya: str, jenis: str, simpul: nodes.Element, judul: nodes.Element) -> Elemen:
        """A caption: its number is a field that gives the same when Word computes it anew."""
        depan, angka = re.fullmatch(r"(.*?)(\d+)", self.sebutan(jenis, simpul)).groups()
        mulai = "" if int(angka) == self.urutan[jenis] + 1 else rf" \r {angka}"
        self.urutan[jenis] = int(angka)
        nomor = bidang(rf"SEQ {self._jenis(jenis)} \* ARABIC{mulai}", larik(angka))
        sebutan = hias([larik(depan), *nomor], "w:rStyle", val="NomorKeterangan")
        return paragraf(gaya, *self._penanda(simpul["ids"][0], *sebutan), larik(SELA), *self.gabung(judul))

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

    def tulis_math_block(self, r: nodes.math_block) -> Isi:
        return [paragraf("Rumus", *(el("m:oMathPara", rumus) for rumus in self._rumus(r)))]
