"""How do the cover, the lists of contents and the pages become the body of a Word file?

Every method gives elements of a Word document: what stands in a line (runs, fields,
links, formulas) or blocks (paragraphs, tables). What a paragraph stands in gives it its
style. How styles look is said in `styles`, how the file is put together in `file`.
"""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx.builders import Builder

from ...pages.numbering import FRONT
from ..order import Manuscript, Page
from ..raster import Raster
from ..writer import SITE_ONLY
from . import styles as gw
from .file import Piece, WordFile, join
from .marks import GAP, Content, cover_content
from .ooxml import Element, blocks, el, field, line_break, paragraph, run, set_properties, tab
from .tables import Tables


class WordWriter(Tables):
    """Writes the book and its pages."""

    def write_listing(self, d: nodes.Element) -> Content:
        """A list that Word can make anew; its entries stand in it already, page numbers come with Word."""
        if d["jenis"] == "toc":
            kode = r'TOC \o "1-2" \h \z'
            items = [
                (f"TOC{t}", self._heading_number(h, s, t), s.next_node(nodes.title).astext(), h, s)
                for h, s, t in self._headings()
                if t == 1 or (t == 2 and self._heading_number(h, s, t))
            ]
        else:
            kode = rf'TOC \h \z \c "{self._kind(d["jenis"])}"'
            items = [("TableofFigures", number, title, h, b) for h, b, number, title in self._items(d["jenis"])]
        results = [self._listing_entry(*b) for b in items]
        if results:
            start, end = field(kode)[:3], field(kode)[-1]
            results[0][1:1] = start
            results[-1].append(end)
        return results

    def _listing_entry(self, style: str, number: str, title: str, h: Page, node: nodes.Element) -> Element:
        name = self.names[self.manuscript.label(h.name, node["ids"][0])]
        text = run(f"{number}{GAP if number else ''}{title}")
        return paragraph(style, el("w:hyperlink", text, tab(), *field(rf"PAGEREF {name} \h"), anchor=name, history=1))

    def book(self) -> None:
        """Write all pages into the file."""
        self.file.fill(join(p for h in self.manuscript.pages for p in self._page(h)))

    def _page(self, h: Page) -> Iterator[Piece]:
        self.page = h
        start = h.content.next_node(nodes.section)
        if (cover := cover_content(h)) is not None:
            yield Piece(self._cover(start, cover), "", "", opens=True)
            return
        if h.level == 1:
            chapter = self._heading_number(h, start, 1)
            self.head = " · ".join(filter(None, (chapter, start.next_node(nodes.title).astext())))
        pattern = "lowerRoman" if h.part == FRONT else "decimal"
        for node in h.content.children:
            if isinstance(node, nodes.section):
                for landscape, content in self._section(node, h.level):
                    opens = h.level == 1 and node is start
                    yield Piece(content, self.head, pattern, landscape, opens)
                    start = None
            elif not isinstance(node, SITE_ONLY):
                yield Piece(self._write_block(node), self.head, pattern)

    def _write_block(self, *node: nodes.Node) -> Content:
        content = (e for s in node for e in self.write(s) or ())
        return self._styled(list(blocks(content)), "Normal")

    def _section(self, part: nodes.section, level: int) -> Iterator[tuple[bool, Content]]:
        for landscape, node, t in self.cut(part, level):
            title = isinstance(node, nodes.section)
            yield landscape, [self._heading(node, t)] if title else self._write_block(node)

    def _heading(self, part: nodes.section, level: int) -> Element:
        number = self._heading_number(self.page, part, level)
        gap = line_break() if level == 1 else run(GAP)
        title = self._mark(part["ids"][0], *self.join(part.next_node(nodes.title)))
        style = gw.UNNUMBERED_HEADING_2 if level == 2 and not number else f"Heading{min(level, 5)}"
        return paragraph(style, *([run(number), gap] if number else []), *title)

    def _cover(self, part: nodes.section, cover: nodes.container) -> Content:
        """The cover: two paragraphs on top, then the name of the report and its year, the last at the foot."""
        content = self.block(cover)
        style = ["Sampul", "SampulNama", "Title", *["Subtitle"] * (len(content) - 4), "SampulKaki"]
        for p, name in zip(content, style, strict=False):
            set_properties(p, el("w:pStyle", val=name))
        return [paragraph("Pemisah", *self._mark(part["ids"][0])), *content]


def make(manuscript: Manuscript, builder: Builder) -> tuple[bytes, set[tuple[str, str]]]:
    """The book as a Word file, and the kinds of node that it could not write."""
    settings = builder.config.lkjip_judul_cetak
    file = WordFile(settings["judul"], settings["instansi"], settings["tanggal"], settings["tanda"])
    writer = WordWriter(manuscript, builder.config.numfig_format, file, Raster(manuscript, str(builder.srcdir)))
    writer.book()
    return (b"", writer.unknown) if writer.unknown else (file.save(), writer.unknown)
