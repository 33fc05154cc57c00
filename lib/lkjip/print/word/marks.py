"""What in a Word file leads where: bookmarks, headings, numbers; how blocks get their style."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes
from docx.oxml.ns import qn

from ..order import Manuscript, Page, chapter_mark
from ..raster import Raster
from ..writer import Writer
from .file import WordFile
from .ooxml import Element, blocks, bookmark, el, has_style, is_block, set_properties

Content = list[Element]

_MARK_THEMSELVES = (nodes.section, nodes.table, nodes.figure)
"""These put their bookmark around their number or title, not before everything."""

GAP = "\u2002"
"""Between a number and its title."""


def cover_content(h: Page) -> nodes.container | None:
    """What stands on the cover; None for every other page."""
    return next((c for c in h.content.findall(nodes.container) if "sampul" in c["classes"]), None)


class Marks(Writer):
    """Writes nodes as elements of Word; knows every place that something leads to."""

    def __init__(self, manuscript: Manuscript, number_formats: dict[str, str], file: WordFile, raster: Raster) -> None:
        super().__init__(manuscript, number_formats)
        self.file, self.raster = file, raster
        self.names = {label: f"_Ref{n:06d}" for n, label in enumerate(dict.fromkeys(manuscript.addresses.values()), 1)}
        self.referred = set(self._referred())
        self.mark_texts = dict(self._mark_texts())
        self.sequence = {"table": 0, "figure": 0}
        self.head = ""
        self.in_note = False
        self._mark_number = 0

    def write(self, node: nodes.Node) -> Content | None:
        result = super().write(node)
        if result is None or isinstance(node, (nodes.Text, *_MARK_THEMSELVES)):
            return result
        return self._marked(node, result)

    def _marked(self, node: nodes.Element, result: Content) -> Content:
        """What a node became, with a bookmark where something leads to it."""
        label = self.manuscript.label(self.page.name, node["ids"][0]) if node["ids"] else None
        if label not in self.referred:
            return result
        mark = self._mark(node["ids"][0])
        if result and is_block(result[0]):
            p = next(result[0].iter(qn("w:p")))
            p[1 if p.find(qn("w:pPr")) is not None else 0 : 0] = mark
            return result
        return [*mark, *result]

    def join(self, node: nodes.Element) -> Content:
        return [e for content in self.children(node) for e in content]

    def block(self, node: nodes.Element, style: str = "") -> Content:
        """What stands in a node as blocks; paragraphs without a style get this one."""
        return self._styled(list(blocks(self.join(node))), style)

    @staticmethod
    def _styled(content: Content, style: str) -> Content:
        for p in content:
            if style and p.tag == qn("w:p") and not has_style(p):
                set_properties(p, el("w:pStyle", val=style))
        return content

    def _mark(self, anchor: str, *content: Element) -> Content:
        label = self.manuscript.label(self.page.name, anchor)
        self._mark_number += 1
        return bookmark(self._mark_number, self.names[label], *content)

    def _headings(self) -> Iterator[tuple[Page, nodes.section, int]]:
        """All sections that have a heading, with their level."""
        for h in self.manuscript.pages:
            if cover_content(h) is not None:
                continue
            for s in h.content.findall(nodes.section):
                parent, level = s.parent, h.level
                while isinstance(parent, nodes.section):
                    parent, level = parent.parent, level + 1
                yield h, s, level

    def _heading_number(self, h: Page, s: nodes.section, level: int) -> str:
        number = self.manuscript.heading_number(h.name, "" if s.parent is h.content else s["ids"][0])
        return chapter_mark(number) if level == 1 else number

    def _items(self, kind: str) -> Iterator[tuple[Page, nodes.Element, str, str]]:
        """All tables or figures with a number: label with number, and title."""
        css_class, title = (nodes.table, nodes.title) if kind == "table" else (nodes.figure, nodes.caption)
        for h in self.manuscript.pages:
            for b in h.content.findall(css_class):
                if (j := b.next_node(title)) is not None:
                    number = self.manuscript.number(h.name, kind, b["ids"][0])
                    yield h, b, self.number_formats[kind] % number, j.astext()

    def _mark_texts(self) -> Iterator[tuple[str, str]]:
        """What Word finds at a bookmark when it computes a reference anew."""
        for h, s, _ in self._headings():
            yield self.manuscript.label(h.name, s["ids"][0]), s.next_node(nodes.title).astext()
        for kind in ("table", "figure"):
            for h, b, caption, _ in self._items(kind):
                yield self.manuscript.label(h.name, b["ids"][0]), caption

    def _referred(self) -> Iterator[str]:
        """Places that something in the book leads to."""
        for h in self.manuscript.pages:
            self.page = h
            for r in h.content.findall(nodes.reference):
                kind, to = self.target(r)
                if kind == "dalam":
                    yield to

    def _kind(self, kind: str) -> str:
        """Name of a sequence of numbers: what stands before the number, "Tabel"."""
        return re.sub(r"\W", "", self.number_formats[kind].replace("%s", ""))
