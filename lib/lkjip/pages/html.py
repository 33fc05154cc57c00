"""How do our nodes look as HTML?"""

from __future__ import annotations

import re

from docutils import nodes

from ..language.borders import html_text, with_texts, without_texts
from ..views.labels import PACKAGE, RESULTS, workbook_name
from .nodes import Cell, Downloads, Forms, Svg
from .notes import note
from .open_data import FOLDER


def visit_cell(self, node: Cell) -> None:
    mark = "th" if node["kepala"] else "td"
    attributes = {"colspan": node["morecols"] + 1} if "morecols" in node else {}
    if "morerows" in node:
        attributes["rowspan"] = node["morerows"] + 1
    if node["kepala"]:
        attributes["scope"] = "colgroup" if "morecols" in node else "col"
    elif node["judul"]:
        attributes["data-judul"] = node["judul"]
    self.body.append(self.starttag(node, mark, "", **attributes))
    self.context.append(f"</{mark}>\n")


def depart_cell(self, node: Cell) -> None:
    self.body.append(self.context.pop())


_COLOURS = {
    "#0b63a5": "var(--g-biru, #0b63a5)",
    "#d55e00": "var(--g-jingga, #d55e00)",
    "#2b3440": "var(--g-teks, #2b3440)",
    "#8a94a0": "var(--g-sumbu, #8a94a0)",
    "#d5dbe1": "var(--g-kisi, #d5dbe1)",
}


def page_svg(svg: str, label: str) -> str:
    """SVG for a page: own ids, page font, colours that follow the theme."""
    svg = re.sub(r'\b(id="|xlink:href="#|href="#|url\(#)', rf"\g<1>{label}-", svg)
    svg = re.sub(
        r'<svg\b[^>]*?(viewBox="[^"]+")[^>]*>', r'<svg xmlns:xlink="http://www.w3.org/1999/xlink" \1>', svg, count=1
    )
    svg = re.sub(r"<metadata>.*?</metadata>\s*", "", svg, flags=re.S)
    svg = svg.replace("'DejaVu Sans'", "var(--huruf)")
    for old, new in _COLOURS.items():
        svg = svg.replace(old, new)
    return svg


def visit_svg(self, node: Svg) -> None:
    content, alt = page_svg(node["svg"], node["label"]), self.attval(node["alt"])
    self.body.append(f'<div class="{node["kelas"]}" role="img" aria-label="{alt}">{content}</div>')
    raise nodes.SkipNode


def visit_downloads(self, node: Downloads) -> None:
    folder = "../" * self.builder.current_docname.count("/") + FOLDER
    file = (
        (f"{node['label']}.csv", "CSV", "Tabel ini"),
        (workbook_name(note(self.builder.env, "lkjip_laporan")["tahun"]), "XLSX", "Buku kerja dengan semua tabel"),
        (RESULTS, "JSON", "Hasil semua indikator"),
        (PACKAGE, "uraian data", "Arti setiap kolom, sumber, dan lisensi"),
    )
    link = " · ".join(
        f'<a class="unduh" href="{html_text(f"{folder}/{name}")}" title="{meaning}" download>{caption}</a>'
        for name, caption, meaning in file
    )
    self.body.append(f'<span class="unduhan">Unduh {link}</span>')
    raise nodes.SkipNode


def mathml(tex: str, *, block: bool = False) -> str:
    r"""A formula of TeX as MathML; its words are put in behind the converter, so that they stay words.

    >>> mathml(r"\text{A <b> \& B}").split("<mtext>")[1].split("</mtext>")[0].replace("&#x000A0;", " ")
    'A &lt;b&gt; &amp; B'
    """
    from latex2mathml.converter import convert

    formula, words = without_texts(tex)
    converted = convert(formula, display="block" if block else "inline")
    return with_texts(converted, words, lambda text: html_text(text).replace(" ", "&#x000A0;"))


def visit_formula(self, node: nodes.math) -> None:
    self.body.append(mathml(node.astext()))
    raise nodes.SkipNode


def visit_formula_block(self, node: nodes.math_block) -> None:
    self.body.append(f'<div class="rumus">{mathml(node.astext(), block=True)}</div>')
    raise nodes.SkipNode


def visit_forms(self, node: Forms) -> None:
    self.visit_paragraph(node)


def depart_forms(self, node: Forms) -> None:
    self.depart_paragraph(node)


def depart(self, node) -> None:
    """Leave a node whose visitor has already written everything."""
