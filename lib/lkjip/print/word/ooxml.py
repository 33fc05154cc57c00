"""Of which elements does a Word document consist, and in which order may they stand?

Word refuses a file in which properties stand in another order than the standard says,
so nothing here appends a property: `set_properties` and `decorate` put it where it belongs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

_ORDER_P = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs"),
    *("spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr"),
)
_ORDER_R = ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "noProof", "color", "sz", "szCs", "vertAlign", "lang")
_BLOCK = {qn(n) for n in ("w:p", "w:tbl")}


def el(tag: str, *child: Element, **attributes: object) -> Element:
    """An element; its attributes belong to the same vocabulary.

    >>> el("w:jc", val="center").val.__class__.__name__
    'WD_PARAGRAPH_ALIGNMENT'
    """
    result = OxmlElement(tag)
    prefix = tag.split(":")[0]
    for key, value in attributes.items():
        result.set(qn(f"{prefix}:{key}"), str(value))
    result.extend(child)
    return result


def _insert(container: Element, child: Element, order: Sequence[str]) -> None:
    old = container.find(child.tag)
    if old is not None:
        container.remove(old)
    place = [order.index(c.tag.split("}")[1]) for c in container]
    own = order.index(child.tag.split("}")[1])
    container.insert(sum(n < own for n in place), child)


def _set_properties(node: Element, container: str, children: Iterable[Element], order: Sequence[str]) -> None:
    place = node.find(qn(container))
    if place is None:
        place = el(container)
        node.insert(0, place)
    for one in children:
        _insert(place, one, order)


def set_properties(p: Element, *child: Element) -> Element:
    """The paragraph with these properties; one of the same kind is replaced.

    >>> p = set_properties(paragraph("", jc="center"), el("w:pStyle", val="Kotak"), el("w:keepNext"))
    >>> [c.tag.split("}")[1] for c in p[0]]
    ['pStyle', 'keepNext', 'jc']
    """
    _set_properties(p, "w:pPr", child, _ORDER_P)
    return p


def paragraph(style: str, *content: Element, jc: str = "") -> Element:
    """A paragraph in a style; "" leaves the choice to what the paragraph stands in."""
    p = el("w:p", *content)
    if style:
        set_properties(p, el("w:pStyle", val=style))
    if jc:
        set_properties(p, el("w:jc", val=jc))
    return p


def has_style(p: Element) -> bool:
    """Whether a paragraph has a style of its own."""
    return p.find(f"{qn('w:pPr')}/{qn('w:pStyle')}") is not None


def run(text: str) -> Element:
    """A run with this text."""
    t = el("w:t")
    t.text = text
    t.set(qn("xml:space"), "preserve")
    return el("w:r", t)


def line_break() -> Element:
    return el("w:r", el("w:br"))


def tab() -> Element:
    return el("w:r", el("w:tab"))


def decorate(content: Sequence[Element], run_property: str, **attributes: object) -> list[Element]:
    """Give a property to all runs of some elements: `decorate(runs, "w:b")`."""
    for node in content:
        for r in node.iter(qn("w:r")):
            _set_properties(r, "w:rPr", [el(run_property, **attributes)], _ORDER_R)
    return list(content)


def field(kode: str, *result: Element) -> list[Element]:
    """A field with what it shows until Word computes it anew."""
    statements = el("w:instrText")
    statements.text = f" {kode} "
    statements.set(qn("xml:space"), "preserve")
    return [
        el("w:r", el("w:fldChar", fldCharType="begin")),
        el("w:r", statements),
        el("w:r", el("w:fldChar", fldCharType="separate")),
        *result,
        el("w:r", el("w:fldChar", fldCharType="end")),
    ]


def bookmark(number: int, name: str, *content: Element) -> list[Element]:
    """A bookmark around some elements."""
    return [el("w:bookmarkStart", id=number, name=name), *content, el("w:bookmarkEnd", id=number)]


def is_block(node: Element) -> bool:
    """Whether an element stands between paragraphs and not in one."""
    return node.tag in _BLOCK


def blocks(content: Iterable[Element], style: str = "") -> Iterator[Element]:
    """Elements as blocks: what stands in lines between blocks becomes a paragraph."""
    rows: list[Element] = []
    for node in content:
        if not is_block(node):
            rows.append(node)
            continue
        if has_content(rows):
            yield paragraph(style, *rows)
            rows = []
        yield node
    if has_content(rows):
        yield paragraph(style, *rows)


def separate(content: Iterable[Element]) -> Iterator[Element]:
    """Blocks with something between two tables, which Word would otherwise make one."""
    before = ""
    for node in content:
        if node.tag == before == qn("w:tbl"):
            yield paragraph("Pemisah")
        yield node
        before = node.tag


def has_content(content: Sequence[Element]) -> bool:
    """Whether there is anything to be seen in some elements, be it only a picture."""
    seen = {qn(n) for n in ("w:drawing", "m:oMath", "w:footnoteReference", "w:br")}
    return any(
        (s.tag == qn("w:t") and re.search(r"\S", s.text or "")) or s.tag in seen for e in content for s in e.iter()
    )
