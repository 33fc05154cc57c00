"""How do paragraphs, lists and boxes become paragraphs of Word?"""

from __future__ import annotations

from docutils import nodes
from docx.oxml.ns import qn

from ..writer import SITE_ONLY, is_label
from . import styles as gw
from .marks import Content
from .ooxml import blocks, el, has_style, line_break, paragraph, run, set_properties
from .words import Words

_LISTS = (nodes.bullet_list, nodes.enumerated_list)

_CLASS_STYLES = {"sumber": "Sumber", "catatan-tabel": "CatatanTabel", "tiada": "Tiada"}


class Blocks(Words):
    """Writes paragraphs, lists and boxes."""

    def write_paragraph(self, p: nodes.paragraph) -> Content:
        style = next((g for css_class, g in _CLASS_STYLES.items() if css_class in p["classes"]), "")
        content = list(blocks(self.join(p), style))
        for one in content:
            if next(one.iter(qn("w:br")), None) is not None:
                set_properties(one, el("w:jc", val="left"))
            if is_label(p):
                set_properties(one, el("w:keepNext"))
        return content

    def write_container(self, c: nodes.container) -> Content:
        if "tiada" in c["classes"]:
            return self.block(c, "Tiada")
        if "tanda-tangan" not in c["classes"]:
            return self.join(c)
        content = self.block(c, "TandaTangan")
        for p in content:
            if p.find(f"{qn('w:r')}/{qn('w:rPr')}/{qn('w:b')}") is not None:
                set_properties(p, el("w:spacing", before=gw.SIGNATURE_SPACE, after=120))
        if content:
            set_properties(content[0], el("w:spacing", before=440, after=120))
            set_properties(content[-1], el("w:keepNext", val=0))
        return content

    def write_compound(self, c: nodes.compound) -> Content:
        return [] if "toctree-wrapper" in c["classes"] else self.join(c)

    def _list(self, d: nodes.Element, kind: str) -> Content:
        """A list: the first paragraph of an item has the number, the others are indented with it."""
        self.file.lists.append((kind, d.get("start", 1)))
        number, parent, level = len(self.file.lists), d.parent, 0
        while parent is not None:
            level += isinstance(parent, _LISTS)
            parent = parent.parent
        result: Content = []
        for item in d.children:
            content = self.block(item)
            start = True
            for p in content:
                if p.tag != qn("w:p") or has_style(p):
                    continue
                set_properties(p, el("w:pStyle", val="ListParagraph"))
                if start:
                    set_properties(p, el("w:numPr", el("w:ilvl", val=level), el("w:numId", val=number)))
                else:
                    set_properties(p, el("w:ind", left=gw.indent(level)))
                start = False
            result += content
        return result

    def write_bullet_list(self, d: nodes.bullet_list) -> Content:
        return self._list(d, "bullet")

    def write_enumerated_list(self, d: nodes.enumerated_list) -> Content:
        return self._list(d, d["enumtype"] if d["enumtype"] in gw.NUMBER_FORMATS else "arabic")

    def write_definition_list(self, d: nodes.definition_list) -> Content:
        result: Content = []
        for item in d.children:
            term: Content = []
            for t in item.findall(nodes.term):
                term += [run(" / ")] * bool(term) + self._marked(t, self.join(t))
            result.append(paragraph("Istilah", *term))
            for meaning in item.findall(nodes.definition):
                result += self.block(meaning, "Arti")
        return result

    def write_block_quote(self, q: nodes.block_quote) -> Content:
        return self.block(q, "Quote")

    def write_attribution(self, a: nodes.attribution) -> Content:
        return [paragraph("", run("— "), *self.join(a))]

    def write_literal_block(self, b: nodes.literal_block) -> Content:
        content: Content = []
        for n, row in enumerate(b.astext().split("\n")):
            content += [line_break()] * bool(n) + [run(row)]
        return [paragraph("Kode", *content)]

    def write_line_block(self, b: nodes.line_block) -> Content:
        return [paragraph("", *self.join(b))]

    def write_line(self, b: nodes.line) -> Content:
        return [*self.join(b), line_break()]

    def write_transition(self, _: nodes.transition) -> Content:
        return [paragraph("Normal", run("* * *"), jc="center")]

    def write_rubric(self, r: nodes.rubric) -> Content:
        return [paragraph("Rubrik", *self.join(r))]

    def box(self, k: nodes.Element, title: str | None = None) -> Content:
        head = [run(title)] if title else self.join(k.next_node(nodes.title))
        content = (e for c in k.children if not isinstance(c, (nodes.title, *SITE_ONLY)) for e in self.write(c) or ())
        results = [paragraph("JudulKotak", *head), *self._styled(list(blocks(content)), "Kotak")]
        last = results[-1]
        if last.tag == qn("w:p"):
            set_properties(last, el("w:spacing", before=40, after=200, line=264, lineRule="auto"))
        return results
