"""How do paragraphs and tables become one Word file? Parts, sections, heads and feet of pages, a fixed archive.

python-docx keeps the parts of the package and their relations. The archive is written
anew with fixed dates, so that the same book gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from docx import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.shape import CT_Inline
from docx.parts.story import StoryPart
from docx.shared import Emu

from . import styles as gw
from .ooxml import Element, decorate, el, field, paragraph, run, separate, set_properties, tab

_UNNEEDED = ("/stylesWithEffects", "/thumbnail", "/customXml")
_ARCHIVE_TIME = (1980, 1, 1, 0, 0, 0)
_EMU_PT = 12700


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the book on equal pages: direction, running head, kind of page numbers."""

    content: list[Element]
    head: str
    number_format: str
    landscape: bool = False
    opens: bool = False
    """Whether a chapter opens here: no running head on the first page."""

    def continues(self, other: Piece) -> bool:
        """Whether another stretch goes on in the same section."""
        return not other.opens and (self.landscape, self.head, self.number_format) == (
            other.landscape,
            other.head,
            other.number_format,
        )


def join(pieces: Iterable[Piece]) -> list[Piece]:
    """Join neighbours that share a section."""
    results: list[Piece] = []
    for p in pieces:
        if results and results[-1].continues(p):
            results[-1].content.extend(p.content)
        else:
            results.append(p)
    return results


class WordFile:
    """A Word file under way."""

    def __init__(self, title: str, instansi: str, day: str, mark: str) -> None:
        self._document = Document()
        self.title, self._mark = title, mark
        self._parent = self._document.part
        self._images = 0
        self._heads: dict[tuple[str, bool], str] = {}
        self.lists: list[tuple[str, int]] = []
        self._clean()
        self._fill_properties(instansi, datetime.fromisoformat(day))
        self.notes = self._notes_part()
        self._foot = self._page_foot()

    def _clean(self) -> None:
        """Leave of python-docx's template only what is needed, with our styles and settings."""
        for own in (self._parent.rels, self._parent.package.rels):
            for id, r in list(own.items()):
                if r.reltype.endswith(_UNNEEDED):
                    del own[id]
        self._replace(self._document.styles.element, gw.styles_xml())
        self._replace(self._document.settings.element, gw.settings_xml())
        self._parent.element.body.clear_content()

    @staticmethod
    def _replace(old: Element, xml: str) -> None:
        old[:] = list(parse_xml(xml))

    def _fill_properties(self, instansi: str, time: datetime) -> None:
        core_properties = self._document.core_properties
        core_properties.title, core_properties.author, core_properties.last_modified_by = self.title, instansi, instansi
        core_properties.created = core_properties.modified = time
        core_properties.language, core_properties.comments, core_properties.keywords, core_properties.subject = (
            "id-ID",
            "",
            "",
            "",
        )
        core_properties.revision = 1

    # -- parts -------------------------------------------------------------------

    def _notes_part(self) -> StoryPart:
        root = parse_xml(
            f'<w:footnotes {nsdecls("w", "r")}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p>'
            '</w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r>'
            "</w:p></w:footnote></w:footnotes>"
        )
        part = StoryPart(PackURI("/word/footnotes.xml"), CT.WML_FOOTNOTES, root, self._parent.package)
        self._parent.relate_to(part, RT.FOOTNOTES)
        return part

    def add_note(self, content: Sequence[Element]) -> int:
        """A footnote; gives its number in the file."""
        root = self.notes.element
        number = len(root) - 1
        root.append(el("w:footnote", *content, id=number))
        return number

    def _page_foot(self) -> str:
        part, id = self._parent.add_footer_part()
        part.element[:] = [paragraph("Footer", *field("PAGE", run("1")))]
        return id

    def _page_head(self, head: str, landscape: bool) -> str:
        """Running head of a chapter; "" for a page that only bears the mark of the version."""
        if (head, landscape) not in self._heads:
            part, id = self._parent.add_header_part()
            part.element[:] = list(self._head_content(head, landscape))
            self._heads[head, landscape] = id
        return self._heads[head, landscape]

    def _head_content(self, head: str, landscape: bool) -> Iterator[Element]:
        if self._mark:
            yield paragraph("TandaVersi", run(self._mark))
        if not head:
            yield paragraph("Header")
            return
        width, height = gw.PAPER_WIDTH, gw.PAPER_HEIGHT
        right = (height if landscape else width) - gw.PORTRAIT_MARGINS["left"] - gw.PORTRAIT_MARGINS["right"]
        p = paragraph("Header", run(self.title), tab(), *decorate([run(head)], "w:i"))
        line = el("w:bottom", val="single", sz=4, space=3, color=gw.RULE)
        yield set_properties(p, el("w:pBdr", line), el("w:tabs", el("w:tab", val="right", pos=right)))

    # -- links and pictures ------------------------------------------------------

    def link(self, address: str, *, notes: bool) -> str:
        """Id of a link to the outside, for the text or for the footnotes."""
        part: XmlPart = self.notes if notes else self._parent
        return part.relate_to(address, RT.HYPERLINK, is_external=True)

    def image(self, png: bytes, width_pt: float, remark: str) -> Element:
        """A run with a picture in this width; `remark` is what a screen reader says."""
        self._images += 1
        id, content = self._parent.get_or_add_image(io.BytesIO(png))
        width = Emu(round(width_pt * _EMU_PT))
        height = Emu(round(width * content.px_height / content.px_width))
        inline = CT_Inline.new_pic_inline(self._images, id, f"gambar-{self._images}.png", width, height)
        inline.docPr.set("descr", remark)
        return el("w:r", el("w:drawing", inline))

    # -- sections and the file -----------------------------------------------------

    def _section(self, p: Piece, before: str | None) -> Element:
        cover = not p.number_format
        padding = gw.COVER_MARGINS if cover else gw.LANDSCAPE_MARGINS if p.landscape else gw.PORTRAIT_MARGINS
        sizes = {"w": gw.PAPER_WIDTH, "h": gw.PAPER_HEIGHT}
        if p.landscape:
            sizes = {"w": gw.PAPER_HEIGHT, "h": gw.PAPER_WIDTH, "orient": "landscape"}
        s = el("w:sectPr")
        empty, full = self._page_head("", False), self._page_head(p.head, p.landscape)
        references = [("w:headerReference", "default", empty if cover else full)]
        if not cover:
            references += [("w:headerReference", "first", empty)]
            references += [("w:footerReference", kind, self._foot) for kind in ("default", "first")]
        for name, kind, id in references:
            element = el(name, type=kind)
            element.set(qn("r:id"), id)
            s.append(element)
        s.extend((el("w:type", val="nextPage"), el("w:pgSz", **sizes), el("w:pgMar", **padding, gutter=0)))
        if cover:
            line = el("w:left", val="single", sz=96, space=24, color=gw.BLUE)
            s.append(el("w:pgBorders", line, offsetFrom="page"))
        else:
            s.append(el("w:pgNumType", fmt=p.number_format, **({"start": 1} if p.number_format != before else {})))
        s.append(el("w:cols", space=709))
        if p.opens and not cover:
            s.append(el("w:titlePg"))
        return s

    def fill(self, pieces: Sequence[Piece]) -> None:
        """Write the stretches of the book, each as a section of the document."""
        body = self._parent.element.body
        end = body.find(qn("w:sectPr"))
        if end is not None:
            body.remove(end)
        before: str | None = None
        for p in pieces:
            body.extend(separate(p.content))
            part, before = self._section(p, before), p.number_format
            if p is pieces[-1]:
                body.append(part)
            else:
                if body[-1].tag != qn("w:p"):
                    body.append(paragraph("Pemisah"))
                set_properties(body[-1], part)

    def save(self) -> bytes:
        """The whole file."""
        self._replace(self._parent.numbering_part.element, gw.numbering_xml(self.lists))
        raw, kept = io.BytesIO(), io.BytesIO()
        self._document.save(raw)
        with zipfile.ZipFile(raw) as origin, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as tujuan:
            for name in origin.namelist():
                head = zipfile.ZipInfo(name, _ARCHIVE_TIME)
                head.create_system = 3  # Windows would say otherwise
                tujuan.writestr(head, origin.read(name), zipfile.ZIP_DEFLATED)
        return kept.getvalue()
