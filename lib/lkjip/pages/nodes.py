"""Which kinds of things stand in a page, beside those that docutils knows?"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes

_BESAR = 40


class Sel(nodes.entry):
    """A table cell that knows its column heading, for phones and screen readers."""


class Svg(nodes.General, nodes.Element):
    """A chart as inline SVG, with its text alternative."""


class Unduhan(nodes.General, nodes.Inline, nodes.Element):
    """Links to the table as CSV, and to all tables as one workbook."""


def _sel(isi: dict, judul: str, kanan: bool, *, kepala: bool, uraian: bool = False) -> Sel:
    sel = Sel(judul=judul, kepala=kepala, classes=["uraian"] * uraian)
    if isi.get("k", 1) > 1:
        sel["morecols"] = isi["k"] - 1
    if isi.get("b", 1) > 1:
        sel["morerows"] = isi["b"] - 1
    if kanan:
        sel["classes"].append("kanan")
    if "svg" in isi:
        sel += Svg(svg=isi["svg"], alt=isi["alt"], label="", kelas="percik")
        return sel
    if "ke" in isi:
        paragraf = nodes.paragraph()
        rujukan = addnodes.pending_xref(refdomain="std", reftype="doc", reftarget=f"/{isi['ke']}", refexplicit=True)
        paragraf += rujukan
        rujukan += nodes.inline(text=isi["t"])
    else:
        paragraf = nodes.paragraph(text=isi["t"])
    if "c" in isi:
        paragraf += nodes.superscript(text=isi["c"] + ")")
    if isi["t"]:
        sel += paragraf
    return sel


def susun_tabel(u: dict[str, Any]) -> tuple[nodes.table, list[nodes.Node]]:
    """Docutils table with spans from a table description, and the lines below it."""
    datar = all(b["tingkat"] in ("isi", "jumlah") for b in u["badan"])
    besar = len(u["badan"]) > _BESAR and datar
    kartu = len(u["kolom"]) > 4 and not besar
    tabel = nodes.table(classes=["lkjip"] + ["besar"] * besar + ["kartu"] * kartu + ["padat"] * (len(u["kolom"]) > 5))
    tabel += nodes.title(text=u["judul"])
    grup = nodes.tgroup(cols=len(u["kolom"]))
    tabel += grup
    for k in u["kolom"]:
        grup += nodes.colspec(colwidth=k["lebar"])
    kepala = nodes.thead()
    grup += kepala
    for baris in u["kepala"]:
        deret = nodes.row()
        kepala += deret
        for s in baris:
            deret += _sel(s, "", s.get("kanan", False), kepala=True)
    badan = nodes.tbody()
    grup += badan
    for b in u["badan"]:
        deret = nodes.row(classes=[b["tingkat"]])
        badan += deret
        for s in b["sel"]:
            k = u["kolom"][s["j"]]
            deret += _sel(s, k["judul"], k["kanan"], kepala=False, uraian=k["kunci"] == "uraian")
    bawah = [nodes.paragraph(text=c, classes=["catatan-tabel"]) for c in u["catatan"]]
    kaki = nodes.paragraph(classes=["sumber"])
    if u["sumber"]:
        kaki += nodes.Text(f"Sumber: {u['sumber']}. ")
    kaki += Unduhan(label=u["label"])
    return tabel, [*bawah, kaki]


class Daftar(nodes.General, nodes.Element):
    """Where the list of tables, of figures or of contents will stand."""
