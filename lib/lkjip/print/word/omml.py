"""How does a formula in TeX become a formula that Word can edit? TeX → MathML → OMML.

latex2mathml, which makes the formulas of the site, does the first half; the second half
is the mapping below. What it does not know stops the build with its name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from docx.oxml.ns import qn
from latex2mathml.converter import convert
from lxml import etree

from .ooxml import Elemen, el

_BESAR = "∑∏∫⋃⋂"
_SPASI = "\u2005"


class RumusAsing(Exception):
    """A formula holds something that the mapping does not know; carries its name."""


def _larik(teks: str, *, huruf: Elemen) -> Elemen:
    t = el("m:t")
    t.text = teks
    t.set(qn("xml:space"), "preserve")
    font = el("w:rFonts", ascii="Cambria Math", hAnsi="Cambria Math")
    return el("m:r", el("m:rPr", huruf), el("w:rPr", font), t)


def _tegak(simpul: etree._Element) -> Iterator[Elemen]:
    yield _larik(simpul.text or "", huruf=el("m:sty", val="p"))


def _pengenal(simpul: etree._Element) -> Iterator[Elemen]:
    teks = simpul.text or ""
    miring = len(teks) == 1 and teks.isalpha()
    yield _larik(teks, huruf=el("m:sty", val="i" if miring else "p"))


def _teks(simpul: etree._Element) -> Iterator[Elemen]:
    yield _larik((simpul.text or "").replace("\u00a0", " "), huruf=el("m:nor"))


def _jarak(_: etree._Element) -> Iterator[Elemen]:
    yield _larik(_SPASI, huruf=el("m:nor"))


def _deret(simpul: etree._Element) -> Iterator[Elemen]:
    anak = list(simpul)
    if len(anak) > 1 and anak[0].get("fence") == "true" == anak[-1].get("fence"):
        batas = el("m:dPr", el("m:begChr", val=anak[0].text or ""), el("m:endChr", val=anak[-1].text or ""))
        yield el("m:d", batas, el("m:e", *_semua(anak[1:-1])))
    else:
        yield from _semua(anak)


def _susun(nama: str, *bagian: str) -> Callable[[etree._Element], Iterator[Elemen]]:
    """A structure whose parts stand in the same order in both languages."""

    def tulis(simpul: etree._Element) -> Iterator[Elemen]:
        yield el(nama, *(el(b, *_satu(anak)) for b, anak in zip(bagian, simpul, strict=True)))

    return tulis


def _akar(simpul: etree._Element) -> Iterator[Elemen]:
    isi = _semua(simpul)
    yield el("m:rad", el("m:radPr", el("m:degHide", val="1")), el("m:deg"), el("m:e", *isi))


def _akar_pangkat(simpul: etree._Element) -> Iterator[Elemen]:
    isi, pangkat = simpul
    yield el("m:rad", el("m:deg", *_satu(pangkat)), el("m:e", *_satu(isi)))


def _atas(simpul: etree._Element) -> Iterator[Elemen]:
    isi, tanda = simpul
    if tanda.text in ("¯", "‾", "―"):
        yield el("m:bar", el("m:barPr", el("m:pos", val="top")), el("m:e", *_satu(isi)))
    else:
        yield el("m:limUpp", el("m:e", *_satu(isi)), el("m:lim", *_satu(tanda)))


_CARA: dict[str, Callable[[etree._Element], Iterator[Elemen]]] = {
    "math": _deret,
    "mrow": _deret,
    "mstyle": _deret,
    "mpadded": _deret,
    "mi": _pengenal,
    "mn": _tegak,
    "mo": _tegak,
    "mtext": _teks,
    "mspace": _jarak,
    "mfrac": _susun("m:f", "m:num", "m:den"),
    "msub": _susun("m:sSub", "m:e", "m:sub"),
    "msup": _susun("m:sSup", "m:e", "m:sup"),
    "msubsup": _susun("m:sSubSup", "m:e", "m:sub", "m:sup"),
    "munder": _susun("m:limLow", "m:e", "m:lim"),
    "mover": _atas,
    "msqrt": _akar,
    "mroot": _akar_pangkat,
}


def _nama(simpul: etree._Element) -> str:
    return etree.QName(simpul).localname


def _satu(simpul: etree._Element) -> list[Elemen]:
    cara = _CARA.get(_nama(simpul))
    if cara is None:
        raise RumusAsing(_nama(simpul))
    return list(cara(simpul))


def _semua(anak: Sequence[etree._Element]) -> list[Elemen]:
    """Neighbours; a sum with limits takes what follows it as its body."""
    hasil: list[Elemen] = []
    sisa = list(anak)
    while sisa:
        simpul = sisa.pop(0)
        if _nama(simpul) in ("munderover", "msubsup", "munder", "msub") and (simpul[0].text or "") in _BESAR:
            hasil.append(_jumlah(simpul, [sisa.pop(0)] if sisa else []))
        else:
            hasil += _satu(simpul)
    return hasil


def _jumlah(simpul: etree._Element, isi: list[etree._Element]) -> Elemen:
    tanda, bawah, *atas = simpul
    aturan = [el("m:chr", val=tanda.text), el("m:limLoc", val="undOvr")]
    if not atas:
        aturan.append(el("m:supHide", val="1"))
    return el(
        "m:nary",
        el("m:naryPr", *aturan),
        el("m:sub", *_satu(bawah)),
        el("m:sup", *(_satu(atas[0]) if atas else [])),
        el("m:e", *_semua(isi)),
    )


def omml(tex: str) -> Elemen:
    r"""A formula for Word; decimal commas stay as they are written.

    >>> [e.tag.split("}")[1] for e in omml(r"\frac{86{,}31}{x} \times 100\%")]
    ['f', 'r', 'r', 'r']
    >>> "".join(omml(r"\frac{86{,}31}{x}").itertext())
    '86,31x'
    """
    tex = re.sub(r"(?<!\\text\{)(\d+)\{,\}(\d+)", r"\\text{\1,\2}", tex)
    return el("m:oMath", *_satu(etree.fromstring(convert(tex))))
