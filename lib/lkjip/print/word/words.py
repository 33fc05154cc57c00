"""How does what stands in a line become runs, fields, links and notes of Word?"""

from __future__ import annotations

import re

from docutils import nodes
from docx.oxml.ns import qn
from sphinx.errors import SphinxError

from .marks import Content, Marks
from .omml import UnknownFormula, omml
from .ooxml import blocks, decorate, el, field, line_break, paragraph, run


class Words(Marks):
    """Writes what stands in a line."""

    def write_text(self, t: nodes.Text) -> Content:
        text = re.sub(r"[ \t\n]+", " ", t.astext())
        return [run(text)] if text else []

    def write_strong(self, s: nodes.Element) -> Content:
        return decorate(self.join(s), "w:b")

    def write_emphasis(self, s: nodes.Element) -> Content:
        return decorate(self.join(s), "w:i")

    def write_superscript(self, s: nodes.Element) -> Content:
        return decorate(self.join(s), "w:vertAlign", val="superscript")

    def write_subscript(self, s: nodes.Element) -> Content:
        return decorate(self.join(s), "w:vertAlign", val="subscript")

    def write_literal(self, s: nodes.literal) -> Content:
        return decorate([run(s.astext())], "w:rStyle", val="KodeSebaris")

    def write_reference(self, r: nodes.reference) -> Content:
        """A link: where the words are those at the bookmark, a field that Word keeps up to date."""
        kind, to = self.target(r)
        content = self.join(r)
        if kind == "luar":
            link = el("w:hyperlink", *decorate(content, "w:rStyle", val="Hyperlink"), history=1)
            link.set(qn("r:id"), self.file.link(to, notes=self.in_note))
            return [link]
        if kind != "dalam":
            return content
        if self.mark_texts.get(to) == r.astext():
            return field(rf"REF {self.names[to]} \h \* MERGEFORMAT", *content)
        return [el("w:hyperlink", *content, anchor=self.names[to], history=1)]

    write_number_reference = write_reference

    def write_target(self, t: nodes.target) -> Content:
        return self.join(t)

    def write_footnote_reference(self, r: nodes.footnote_reference) -> Content:
        for notes in self.page.content.findall(nodes.footnote):
            if r["refid"] in notes["ids"]:
                reference = el("w:r", el("w:footnoteReference", id=self._note(notes)))
                return decorate([reference], "w:rStyle", val="FootnoteReference")
        raise SphinxError(f"{self.page.name}: catatan kaki `{r['refid']}` tidak ada.")

    def _note(self, notes: nodes.footnote) -> int:
        """Write a footnote of Word; gives its number in the file."""
        self.in_note = True
        content = (e for c in notes.children if not isinstance(c, nodes.label) for e in self.write(c) or ())
        result = self._styled(list(blocks(content)), "FootnoteText") or [paragraph("FootnoteText")]
        self.in_note = False
        number = decorate([el("w:r", el("w:footnoteRef"))], "w:rStyle", val="FootnoteReference")
        result[0][1:1] = [*number, run(" ")]
        return self.file.add_note(result)

    def write_footnote(self, _: nodes.footnote) -> Content:
        return []

    def write_raw(self, r: nodes.raw) -> Content | None:
        if r["format"] == "html" and r.astext().strip().startswith("<br"):
            return [line_break()]
        if r["format"] == "latex":
            return []
        self.unknown.add((f"raw {r['format']}", self.page.name))
        return None

    def _formula(self, r: nodes.Element) -> Content:
        try:
            return [omml(r.astext())]
        except UnknownFormula as e:
            self.unknown.add((f"rumus <{e}>", self.page.name))
            return []

    write_math = _formula
