"""How do tables, charts and formulas become those of Word?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes
from docx.oxml.ns import qn

from ...pages.nodes import Svg
from ..paper import GUARDED, TALLEST_ROW, WHOLE_TABLE
from ..widths import PADDING, Layout, cell_places, row_height, text_length
from ..widths import lay_out as susun_lebar
from . import styles as gw
from .blocks import Blocks
from .marks import GAP, Content
from .ooxml import Element, blocks, decorate, el, field, paragraph, run, separate, set_properties

_PADDING = PADDING - 0.75
"""A little less space beside the text than reckoned with: Word's bold letters are wider than Typst's."""

_BREAK = "\u200b"


def _breaking(word: str) -> str:
    """A word that may break behind each slash; an address may not, for it is copied from the page.

    >>> _breaking("dan/atau") == f"dan/{_BREAK}atau", _breaking("https://x.id/a")
    (True, 'https://x.id/a')
    """
    return word if "://" in word else word.replace("/", f"/{_BREAK}")


def _twentieths(pt: float) -> int:
    return round(pt * 20)


class Tables(Blocks):
    """Writes tables, charts and formulas."""

    def _caption(self, style: str, kind: str, node: nodes.Element, title: nodes.Element) -> Element:
        """A caption: its number is a field that gives the same when Word computes it anew."""
        front, angka = re.fullmatch(r"(.*?)(\d+)", self.caption_label(kind, node)).groups()
        first = "" if int(angka) == self.sequence[kind] + 1 else rf" \r {angka}"
        self.sequence[kind] = int(angka)
        number = field(rf"SEQ {self._kind(kind)} \* ARABIC{first}", run(angka))
        caption = decorate([run(front), *number], "w:rStyle", val="NomorKeterangan")
        return paragraph(style, *self._mark(node["ids"][0], *caption), run(GAP), *self.join(title))

    def write_table(self, t: nodes.table) -> Content:
        layout, title = susun_lebar(t), t.next_node(nodes.title)
        rule = el(
            "w:tblPr",
            el("w:tblW", w=_twentieths(sum(layout.widths)), type="dxa"),
            el(
                "w:tblBorders",
                el("w:top", val="single", sz=8, space=0, color=gw.BLUE),
                el("w:bottom", val="single", sz=8, space=0, color=gw.BLUE),
                el("w:insideH", val="single", sz=4, space=0, color=gw.RULE),
            ),
            el("w:tblLayout", type="fixed"),
            el("w:tblCellMar", *(el(f"w:{s}", w=_twentieths(_PADDING), type="dxa") for s in ("left", "right"))),
            el("w:tblLook", val="0020", firstRow=1),
        )
        if title is not None:
            rule.append(el("w:tblCaption", val=title.astext()))
        grid = el("w:tblGrid", *(el("w:gridCol", w=_twentieths(w)) for w in layout.widths))
        table = el("w:tbl", rule, grid, *self._rows(t, layout))
        if title is None:
            return [table, paragraph("Pemisah")]
        return [self._caption("KeteranganTabel", "table", t, title), table]

    def _rows(self, t: nodes.table, layout: Layout) -> Iterator[Element]:
        """Rows; where a cell spans rows, the rows below hold a cell that continues it."""
        continued: dict[int, tuple[int, nodes.entry]] = {}
        everything = list(cell_places(t))
        whole = layout.height < WHOLE_TABLE
        for n, (row, cells) in enumerate(everything):
            content = {j: (cell, False) for j, cell in cells} | {j: (cell, True) for j, (_, cell) in continued.items()}
            continued = {j: (rest - 1, sel) for j, (rest, sel) in continued.items() if rest > 1}
            continued |= {j: (sel["morerows"], sel) for j, sel in cells if sel.get("morerows")}
            head = isinstance(row.parent, nodes.thead)
            start = head or row in row.parent.children[: GUARDED - 1]
            low = row_height(cells, layout.widths, layout.size) < TALLEST_ROW
            tr = self._row(content, layout, "kepala" if head else (row["classes"] or ["isi"])[0], low=low)
            if whole or start or n >= len(everything) - GUARDED:
                for p in tr.iter(qn("w:p")):
                    set_properties(p, el("w:keepNext"))
            yield tr

    def _row(self, content: dict[int, tuple[nodes.entry, bool]], layout: Layout, kind: str, *, low: bool) -> Element:
        head = kind == "kepala"
        rule = el("w:trPr")
        if low:
            rule.append(el("w:cantSplit"))
        if head:
            rule.append(el("w:tblHeader"))
        tr = el("w:tr", rule)
        for j, (cell, continued) in sorted(content.items()):
            tr.append(self._cell(cell, j, layout, kind, continued=continued))
        return tr

    def _cell(self, cell: nodes.entry, j: int, layout: Layout, kind: str, *, continued: bool) -> Element:
        width = layout.widths[j : j + cell.get("morecols", 0) + 1]
        if cell.get("morerows") and kind != "kepala":
            kind = "isi"
        rule = el("w:tcPr", el("w:tcW", w=sum(map(_twentieths, width)), type="dxa"))
        if len(width) > 1:
            rule.append(el("w:gridSpan", val=len(width)))
        if cell.get("morerows"):
            rule.append(el("w:vMerge") if continued else el("w:vMerge", val="restart"))
        fill = {"kepala": gw.HEAD_FILL, "jumlah": gw.HEAD_FILL, "program": gw.PROGRAM_FILL}.get(kind)
        if fill:
            rule.append(el("w:shd", val="clear", color="auto", fill=fill))
        rule.append(el("w:tcMar", el("w:top", w=60, type="dxa"), el("w:bottom", w=60, type="dxa")))
        style = gw.table_style(layout.size)
        content = [] if continued else list(separate(self.block(cell, style)))
        if not content or content[-1].tag != qn("w:p"):
            content.append(paragraph(style))
        if "kanan" in cell["classes"]:
            for p in content:
                if p.tag == qn("w:p"):
                    set_properties(p, el("w:jc", val="right"))
        if kind in ("kepala", "jumlah", "program"):
            decorate(content, "w:b")
        self._allow_breaks(content, (sum(width) - 2 * PADDING) / layout.size)
        return el("w:tc", rule, *content)

    @staticmethod
    def _allow_breaks(content: Content, em: float) -> None:
        """Let words with a slash break behind it where they do not fit: Word would break them anywhere."""
        for t in (t for one in content for t in one.iter(qn("w:t"))):
            t.text = re.sub(r"\S*/\S*", lambda k: _breaking(k[0]) if text_length(k[0]) * 1.05 > em else k[0], t.text)

    def write_figure(self, f: nodes.figure) -> Content:
        remark = self._caption("KeteranganGambar", "figure", f, f.next_node(nodes.caption))
        bottom = f.next_node(descend=False, siblings=True)
        if isinstance(bottom, nodes.paragraph) and "sumber" in bottom["classes"]:
            set_properties(remark, el("w:keepNext"))
        content = (e for c in f.children if not isinstance(c, nodes.caption) for e in self.write(c) or ())
        content = self._styled(list(blocks(content)), "Gambar")
        for p in (p for one in content for p in one.iter(qn("w:p"))):
            set_properties(p, el("w:keepNext"))
        return [*content, remark]

    def _image(self, g: nodes.Element) -> Element:
        return self.file.image(*self.raster(g), g.get("alt", ""))

    def write_svg(self, g: Svg) -> Content:
        return [self._image(g)] if "percik" in g["kelas"] else [paragraph("Gambar", self._image(g))]

    def write_image(self, g: nodes.image) -> Content:
        return [self._image(g)]

    def write_math_block(self, r: nodes.math_block) -> Content:
        return [paragraph("Rumus", *(el("m:oMathPara", rumus) for rumus in self._formula(r)))]
