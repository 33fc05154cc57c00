"""Which kinds of things stand in a page beside those that docutils knows, and which tables become cards on a phone?"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes

_LARGE = 40


class Cell(nodes.entry):
    """A table cell that knows its column heading, for phones and screen readers."""


class Svg(nodes.General, nodes.Element):
    """A chart as inline SVG, with its text alternative."""


class Downloads(nodes.General, nodes.Inline, nodes.Element):
    """Links to the table as CSV, and to all tables as one workbook."""


class Forms(nodes.paragraph):
    """Links to the printed forms of the report, which mean nothing in them."""


def _cell(content: dict, title: str, right: bool, *, head: bool, long_text: bool = False) -> Cell:
    cell = Cell(judul=title, kepala=head, classes=["uraian"] * long_text)
    if content.get("k", 1) > 1:
        cell["morecols"] = content["k"] - 1
    if content.get("b", 1) > 1:
        cell["morerows"] = content["b"] - 1
    if right:
        cell["classes"].append("kanan")
    if "svg" in content:
        cell += Svg(svg=content["svg"], alt=content["alt"], label="", kelas="percik")
        return cell
    if "ke" in content:
        paragraph = nodes.paragraph()
        reference = addnodes.pending_xref(
            refdomain="std", reftype="doc", reftarget=f"/{content['ke']}", refexplicit=True
        )
        paragraph += reference
        reference += nodes.inline(text=content["t"])
    else:
        paragraph = nodes.paragraph(text=content["t"])
    if "c" in content:
        paragraph += nodes.superscript(text=content["c"] + ")")
    if content["t"]:
        cell += paragraph
    return cell


def build_table(u: dict[str, Any]) -> tuple[nodes.table, list[nodes.Node]]:
    """Docutils table with spans from a table description, and the lines below it."""
    flat = all(b["tingkat"] in ("isi", "jumlah") for b in u["badan"])
    large = len(u["badan"]) > _LARGE and flat
    cards = len(u["kolom"]) > 4 and not large
    table = nodes.table(classes=["lkjip"] + ["besar"] * large + ["kartu"] * cards + ["padat"] * (len(u["kolom"]) > 5))
    table += nodes.title(text=u["judul"])
    group = nodes.tgroup(cols=len(u["kolom"]))
    table += group
    for k in u["kolom"]:
        group += nodes.colspec(colwidth=k["lebar"])
    head = nodes.thead()
    group += head
    for cells in u["kepala"]:
        row = nodes.row()
        head += row
        for s in cells:
            row += _cell(s, "", s.get("kanan", False), head=True)
    body = nodes.tbody()
    group += body
    for b in u["badan"]:
        row = nodes.row(classes=[b["tingkat"]])
        body += row
        for s in b["sel"]:
            k = u["kolom"][s["j"]]
            row += _cell(s, k["judul"], k["kanan"], head=False, long_text=k["kunci"] == "uraian")
    bottom = [nodes.paragraph(text=c, classes=["catatan-tabel"]) for c in u["catatan"]]
    foot = nodes.paragraph(classes=["sumber"])
    if u["sumber"]:
        foot += nodes.Text(f"Sumber: {u['sumber']}. ")
    foot += Downloads(label=u["label"])
    return table, [*bottom, foot]


class Listing(nodes.General, nodes.Element):
    """Where the list of tables, of figures or of contents will stand."""
