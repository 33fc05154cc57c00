"""Of which elements does a Word document consist, and in which order may they stand?

Word refuses a file in which properties stand in another order than the standard says,
so nothing here appends a property: `sifat` and `hias` put it where it belongs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element as Elemen

_URUT_P = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs"),
    *("spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr"),
)
_URUT_R = ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "noProof", "color", "sz", "szCs", "vertAlign", "lang")
_BLOK = {qn(n) for n in ("w:p", "w:tbl")}


def el(nama: str, *anak: Elemen, **atribut: object) -> Elemen:
    """An element; its attributes belong to the same vocabulary.

    >>> el("w:jc", val="center").val.__class__.__name__
    'WD_PARAGRAPH_ALIGNMENT'
    """
    hasil = OxmlElement(nama)
    awalan = nama.split(":")[0]
    for kunci, nilai in atribut.items():
        hasil.set(qn(f"{awalan}:{kunci}"), str(nilai))
    hasil.extend(anak)
    return hasil


def _pasang(wadah: Elemen, anak: Elemen, urutan: Sequence[str]) -> None:
    lama = wadah.find(anak.tag)
    if lama is not None:
        wadah.remove(lama)
    letak = [urutan.index(c.tag.split("}")[1]) for c in wadah]
    milik = urutan.index(anak.tag.split("}")[1])
    wadah.insert(sum(n < milik for n in letak), anak)


def _sifat(simpul: Elemen, wadah: str, anak: Iterable[Elemen], urutan: Sequence[str]) -> None:
    tempat = simpul.find(qn(wadah))
    if tempat is None:
        tempat = el(wadah)
        simpul.insert(0, tempat)
    for satu in anak:
        _pasang(tempat, satu, urutan)


def sifat(p: Elemen, *anak: Elemen) -> Elemen:
    """The paragraph with these properties; one of the same kind is replaced.

    >>> p = sifat(paragraf("", jc="center"), el("w:pStyle", val="Kotak"), el("w:keepNext"))
    >>> [c.tag.split("}")[1] for c in p[0]]
    ['pStyle', 'keepNext', 'jc']
    """
    _sifat(p, "w:pPr", anak, _URUT_P)
    return p


def paragraf(gaya: str, *isi: Elemen, jc: str = "") -> Elemen:
    """A paragraph in a style; "" leaves the choice to what the paragraph stands in."""
    p = el("w:p", *isi)
    if gaya:
        sifat(p, el("w:pStyle", val=gaya))
    if jc:
        sifat(p, el("w:jc", val=jc))
    return p


def bergaya(p: Elemen) -> bool:
    """Whether a paragraph has a style of its own."""
    return p.find(f"{qn('w:pPr')}/{qn('w:pStyle')}") is not None


def larik(teks: str) -> Elemen:
    """A run with this text."""
    t = el("w:t")
    t.text = teks
    t.set(qn("xml:space"), "preserve")
    return el("w:r", t)


def baris_baru() -> Elemen:
    return el("w:r", el("w:br"))


def tab() -> Elemen:
    return el("w:r", el("w:tab"))


def hias(isi: Sequence[Elemen], sifat_huruf: str, **atribut: object) -> list[Elemen]:
    """Give a property to all runs of some elements: `hias(runs, "w:b")`."""
    for simpul in isi:
        for r in simpul.iter(qn("w:r")):
            _sifat(r, "w:rPr", [el(sifat_huruf, **atribut)], _URUT_R)
    return list(isi)


def bidang(kode: str, *hasil: Elemen) -> list[Elemen]:
    """A field with what it shows until Word computes it anew."""
    perintah = el("w:instrText")
    perintah.text = f" {kode} "
    perintah.set(qn("xml:space"), "preserve")
    return [
        el("w:r", el("w:fldChar", fldCharType="begin")),
        el("w:r", perintah),
        el("w:r", el("w:fldChar", fldCharType="separate")),
        *hasil,
        el("w:r", el("w:fldChar", fldCharType="end")),
    ]


def penanda(nomor: int, nama: str, *isi: Elemen) -> list[Elemen]:
    """A bookmark around some elements."""
    return [el("w:bookmarkStart", id=nomor, name=nama), *isi, el("w:bookmarkEnd", id=nomor)]


def adalah_blok(simpul: Elemen) -> bool:
    """Whether an element stands between paragraphs and not in one."""
    return simpul.tag in _BLOK


def blok(isi: Iterable[Elemen], gaya: str = "") -> Iterator[Elemen]:
    """Elements as blocks: what stands in lines between blocks becomes a paragraph."""
    baris: list[Elemen] = []
    for simpul in isi:
        if not adalah_blok(simpul):
            baris.append(simpul)
            continue
        if berisi(baris):
            yield paragraf(gaya, *baris)
            baris = []
        yield simpul
    if berisi(baris):
        yield paragraf(gaya, *baris)


def pisah(isi: Iterable[Elemen]) -> Iterator[Elemen]:
    """Blocks with something between two tables, which Word would otherwise make one."""
    sebelum = ""
    for simpul in isi:
        if simpul.tag == sebelum == qn("w:tbl"):
            yield paragraf("Pemisah")
        yield simpul
        sebelum = simpul.tag


def berisi(isi: Sequence[Elemen]) -> bool:
    """Whether there is anything to be seen in some elements, be it only a picture."""
    terlihat = {qn(n) for n in ("w:drawing", "m:oMath", "w:footnoteReference", "w:br")}
    return any(
        (s.tag == qn("w:t") and re.search(r"\S", s.text or "")) or s.tag in terlihat for e in isi for s in e.iter()
    )
