"""How does the book become a PDF? Pages → one Typst file → the compiler.

How things look is said in `book/laporan.typ`; here stands only which function of it
each kind of node calls.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partialmethod

from docutils import nodes
from sphinx.builders import Builder
from sphinx.errors import SphinxError

from ..language.borders import with_texts, without_texts
from ..pages.nodes import Svg
from ..pages.numbering import BODY, FRONT
from .order import Manuscript, Page, chapter_mark
from .paper import GUARDED, TALLEST_ROW, WHOLE_TABLE, figure_width, print_svg
from .spoken import read_aloud
from .typst import compile_typst, escape, label, quote
from .widths import Layout, cell_places, row_height
from .widths import lay_out as susun_lebar
from .writer import SITE_ONLY, Writer, is_label


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the book on upright or on turned pages."""

    landscape: bool
    content: str


class PdfWriter(Writer):
    """Writes nodes as Typst: every method gives markup."""

    def join(self, node: nodes.Element) -> str:
        return "".join(self.children(node))

    def content(self, node: nodes.Element) -> str:
        return f"[{self.join(node)}]"

    # -- the book and its pages ------------------------------------------------

    def book(self) -> str:
        """All pages, neighbours in the same direction joined."""
        pieces: list[Piece] = []
        part = FRONT
        for h in self.manuscript.pages:
            if h.part == BODY and part == FRONT:
                pieces.append(Piece(False, '#show: bagian.with("1")\n'))
            part = h.part
            for p in self._page(h):
                if pieces and pieces[-1].landscape == p.landscape:
                    pieces[-1] = Piece(p.landscape, pieces[-1].content + p.content)
                else:
                    pieces.append(p)
        return "".join(f"#mendatar[\n{p.content}]\n" if p.landscape else p.content for p in pieces)

    def _page(self, h: Page) -> Iterator[Piece]:
        self.page = h
        if cover := next((c for c in h.content.findall(nodes.container) if "sampul" in c["classes"]), None):
            yield Piece(False, f'#sampul({self._items(cover)})\n#show: bagian.with("i")\n')
            return
        for part in h.content.children:
            if isinstance(part, nodes.section):
                yield from self._section(part, h.level)
            elif not isinstance(part, SITE_ONLY):
                yield Piece(False, self.write(part))

    def _section(self, part: nodes.section, level: int) -> Iterator[Piece]:
        for landscape, node, t in self.cut(part, level):
            content = self._heading(node, t) if isinstance(node, nodes.section) else self.write(node)
            yield Piece(landscape, content or "")

    def _heading(self, part: nodes.section, level: int) -> str:
        h, title = self.page, part.next_node(nodes.title)
        is_page = part.parent is h.content
        number = self.manuscript.heading_number(h.name, "" if is_page else part["ids"][0])
        content = self.content(title)
        caption = "none"
        if level == 1:
            number = chapter_mark(number)
            caption = f"[{number} · {content[1:-1]}]" if number else content
        mark = quote(number) if number else "none"
        name = label(self.manuscript.label(h.name, part["ids"][0]))
        return f"\n#bab({level}, {mark}, {content}, sebutan: {caption})\n{name}\n\n"

    # -- blocks ----------------------------------------------------------------

    def write_paragraph(self, p: nodes.paragraph) -> str:
        content = self.join(p)
        if not content.strip():
            return ""
        if is_label(p):
            return f"#block(sticky: true)[{content}]\n\n"
        if "tiada" in p["classes"]:
            return f"#tiada[{content}]\n"
        if "catatan-tabel" in p["classes"]:
            return f"#bawah-tabel[{content}]\n"
        if "sumber" in p["classes"]:
            return f"#bawah-tabel(akhir: true)[{content}]\n"
        return f"{content}\n\n"

    def write_container(self, c: nodes.container) -> str:
        content = self.join(c)
        table = c.next_node(nodes.table) if "tabel-lkjip" in c["classes"] else None
        if table is not None and susun_lebar(table).height < WHOLE_TABLE:
            return f"#block(breakable: false)[\n{content}]\n"  # with its notes and source
        special = next((k for k in ("tanda-tangan", "tiada") if k in c["classes"]), None)
        return f"#{special}[\n{content}]\n" if special else content

    def write_compound(self, c: nodes.compound) -> str:
        return "" if "toctree-wrapper" in c["classes"] else self.join(c)

    def _items(self, listing: nodes.Element) -> str:
        """Each child as one argument."""
        return ", ".join(self.content(b) for b in listing.children)

    def write_bullet_list(self, d: nodes.bullet_list) -> str:
        return f"#list({self._items(d)})\n\n"

    def write_enumerated_list(self, d: nodes.enumerated_list) -> str:
        pattern = {"loweralpha": "a.", "upperalpha": "A.", "lowerroman": "i.", "upperroman": "I."}.get(
            d["enumtype"], "1."
        )
        return f"#enum(numbering: {quote(pattern)}, start: {d.get('start', 1)}, {self._items(d)})\n\n"

    def write_definition_list(self, d: nodes.definition_list) -> str:
        items = []
        for b in d.children:
            term = " / ".join(self.join(t) for t in b.findall(nodes.term))
            meaning = "".join(self.join(x) for x in b.children if isinstance(x, nodes.definition))
            items.append(f"terms.item([{term}], [{meaning}])")
        return f"#terms({', '.join(items)})\n\n"

    def write_block_quote(self, q: nodes.block_quote) -> str:
        return f"#quote(block: true){self.content(q)}\n\n"

    def write_attribution(self, a: nodes.attribution) -> str:
        return f"— {self.join(a)}\n\n"

    def write_literal_block(self, b: nodes.literal_block) -> str:
        return f"#raw(block: true, {quote(b.astext())})\n\n"

    def write_line_block(self, b: nodes.line_block) -> str:
        return self.join(b) + "\n\n"

    def write_line(self, b: nodes.line) -> str:
        return self.join(b) + "#linebreak()"

    def write_transition(self, _: nodes.transition) -> str:
        return "#align(center)[⁂]\n\n"

    def write_rubric(self, r: nodes.rubric) -> str:
        return f"#strong{self.content(r)}\n\n"

    def box(self, k: nodes.Element, title: str | None = None) -> str:
        if title is None:
            title = self.join(k.next_node(nodes.title))
        child = "".join(
            filter(None, (self.write(c) for c in k.children if not isinstance(c, (nodes.title, *SITE_ONLY))))
        )
        return f"#kotak([{title}], [{child}])\n\n"

    def write_listing(self, d: nodes.Element) -> str:
        if d["jenis"] == "toc":
            return "#daftar(heading.where(outlined: true), 2em)\n\n"
        width = {"table": "5.2em", "figure": "6em"}[d["jenis"]]
        return f"#daftar(figure.where(kind: {_KINDS[d['jenis']]}), {width})\n\n"

    # -- tables, charts, formulas ----------------------------------------------

    def write_table(self, t: nodes.table) -> str:
        layout = susun_lebar(t)
        head, body, level = [], [], []
        for row, cells in cell_places(t):
            in_head = isinstance(row.parent, nodes.thead)
            level.append("kepala" if in_head else (row["classes"] or ["isi"])[0])
            (head if in_head else body).append(list(self._row(row, cells, layout)))
        whole = layout.height < WHOLE_TABLE
        columns = [f"{w}pt" for w in layout.widths]
        if not whole and len(body) > 2 * GUARDED:
            columns.insert(0, "0pt")
            for first, n in ((0, GUARDED), (GUARDED, len(body) - 2 * GUARDED), (len(body) - GUARDED, GUARDED)):
                body[first].insert(0, f"jaga({n}, {str(n == GUARDED).lower()})")
            if head:
                head[0].insert(0, f"jaga({len(head)}, true)")
        top = f"table.header({', '.join(s for cells in head for s in cells)})" if head else "[]"
        cell = ",\n".join(s for baris in body for s in baris)
        content = (
            f"tabel({str(whole).lower()}, ({', '.join(columns)},), {layout.size}pt, "
            f"({', '.join(map(quote, level))},), {top},\n{cell})"
        )
        title = t.next_node(nodes.title)
        if title is None:
            return f"#{content}\n\n"
        return self._numbered(t, "table", title, content)

    def _row(self, row: nodes.row, cells: list[tuple[int, nodes.entry]], layout: Layout) -> Iterator[str]:
        whole = row_height(cells, layout.widths, layout.size) < TALLEST_ROW
        head = isinstance(row.parent, nodes.thead)
        bold = head or {"jumlah", "program"} & set(row["classes"])
        for _, cell in cells:
            settings = []
            shared = (
                "morerows" in cell and not head
            )  # it belongs to later rows as well, so it does not look like this one
            if "morecols" in cell:
                settings.append(f"colspan: {cell['morecols'] + 1}")
            if "morerows" in cell:
                settings.append(f"rowspan: {cell['morerows'] + 1}")
            elif whole:
                settings.append("breakable: false")
            if shared:
                settings.append("fill: none")
            if "kanan" in cell["classes"]:
                settings.append("align: right")
            content = self.join(cell).strip()
            yield f"table.cell({', '.join(settings)})[{f'#strong[{content}]' if bold and content and not shared else content}]"

    def _numbered(self, node: nodes.Element, kind: str, title: nodes.Element, content: str) -> str:
        name = label(self.manuscript.label(self.page.name, node["ids"][0]))
        return f"#bernomor({_KINDS[kind]}, {quote(self.caption_label(kind, node))}, {self.content(title)}, {content})\n{name}\n\n"

    def write_figure(self, f: nodes.figure) -> str:
        content = "".join(self.write(c) or "" for c in f.children if not isinstance(c, nodes.caption))
        return self._numbered(f, "figure", f.next_node(nodes.caption), f"[{content.strip()}]")

    def write_svg(self, g: Svg) -> str:
        content = f"{quote(print_svg(g))}, {quote(g['alt'])}, {figure_width(g)}pt"
        return f"#box(gambar({content}))" if "percik" in g["kelas"] else f"#gambar({content})\n\n"

    def write_image(self, g: nodes.image) -> str:
        width = g["width"] if str(g.get("width", "")).endswith("%") else "100%"
        return f"#image({quote('/' + g['uri'])}, alt: {quote(g.get('alt', ''))}, width: {width})"

    def _formula(self, r: nodes.Element, *, block: bool) -> str:
        return formula_for_typst(r.astext(), block=block)

    write_math_block = partialmethod(_formula, block=True)
    write_math = partialmethod(_formula, block=False)

    # -- words -----------------------------------------------------------------

    def write_text(self, t: nodes.Text) -> str:
        return escape(t.astext())

    def write_strong(self, s: nodes.Element) -> str:
        return f"#strong{self.content(s)}"

    def write_emphasis(self, s: nodes.Element) -> str:
        return f"#emph{self.content(s)}"

    def write_superscript(self, s: nodes.Element) -> str:
        return f"#super{self.content(s)}"

    def write_subscript(self, s: nodes.Element) -> str:
        return f"#sub{self.content(s)}"

    def write_literal(self, s: nodes.literal) -> str:
        return f"#raw({quote(s.astext())})"

    def write_reference(self, r: nodes.reference) -> str:
        kind, to = self.target(r)
        content = self.content(r)
        if kind == "luar":
            notes = "" if r.astext() == to or to.startswith("mailto:") else f"#footnote(link({quote(to)}))"
            return f"#link({quote(to)}){content}{notes}"
        return f"#link(label({quote(to)})){content}" if kind == "dalam" else content[1:-1]

    def write_number_reference(self, r: nodes.reference) -> str:
        return self.write_reference(r).replace("[Tabel ", "[Tabel~").replace("[Gambar ", "[Gambar~")

    def write_target(self, t: nodes.target) -> str:
        return self.join(t)

    def write_footnote_reference(self, r: nodes.footnote_reference) -> str:
        for notes in self.page.content.findall(nodes.footnote):
            if r["refid"] in notes["ids"]:
                content = "".join(
                    filter(None, (self.write(c) for c in notes.children if not isinstance(c, nodes.label)))
                )
                return f"#footnote[{content.strip()}]"
        raise SphinxError(f"{self.page.name}: catatan kaki `{r['refid']}` tidak ada.")

    def write_footnote(self, _: nodes.footnote) -> str:
        return ""

    def write_raw(self, r: nodes.raw) -> str | None:
        if r["format"] == "html" and r.astext().strip().startswith("<br"):
            return "#linebreak()"
        if r["format"] == "latex":
            return ""
        self.unknown.add((f"raw {r['format']}", self.page.name))
        return None


def formula_for_typst(tex: str, *, block: bool) -> str:
    r"""A formula of TeX as one of Typst, with the words that are read aloud for it.

    >>> print(formula_for_typst(r"\text{a} \times 5\%", block=False))
    #math.equation(block: false, alt: "a kali 5 persen", $"a" times 5 %$)
    """
    from tex2typst import tex2typst

    formula, words = without_texts(re.sub(r"(?<!\\text\{)(\d+)\{,\}(\d+)", r"\\text{\1,\2}", tex))
    content = tex2typst(formula).replace('" %', '%"')  # 3,72% is one word, as in the sentences
    content = re.sub(r"/(?=[*/])|\*(?=/)", r"\g<0> ", content)  # no remark begins here
    content = with_texts(content, words, lambda text: quote(text)[1:-1])
    body = f"$ {content} $" if block else f"${content}$"
    end = "\n\n" if block else ""
    return f"#math.equation(block: {str(block).lower()}, alt: {quote(read_aloud(tex))}, {body}){end}"


_KINDS = {"table": "table", "figure": "image"}


def make(manuscript: Manuscript, builder: Builder) -> tuple[bytes, set[tuple[str, str]]]:
    """The book as PDF, and the kinds of node that it could not write."""
    writer = PdfWriter(manuscript, builder.config.numfig_format)
    content = writer.book()
    if writer.unknown:
        return b"", writer.unknown
    return compile_typst(content, builder.config.lkjip_judul_cetak, builder.srcdir), writer.unknown
