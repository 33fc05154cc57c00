"""Reads a tagged PDF as a screen reader does: what is which heading, cell, caption, with what text."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
from pypdfium2 import raw


@dataclass(frozen=True)
class Element:
    """One element of the structure tree: its type, its text, its text alternative."""

    kind: str
    text: str
    alt: str


class Pdf:
    """A PDF file with its structure and its text."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.content = pikepdf.open(file)

    @cached_property
    def marked_text(self) -> dict[tuple[int, int], str]:
        """Text of every marked piece of content, by page and number."""
        found: dict[tuple[int, int], str] = {}
        for n, page in enumerate(pdfium.PdfDocument(self.file)):
            text_page = page.get_textpage()
            for k in range(raw.FPDFPage_CountObjects(page)):
                piece = raw.FPDFPage_GetObject(page, k)
                number = raw.FPDFPageObj_GetMarkedContentID(piece)
                if number < 0 or raw.FPDFPageObj_GetType(piece) != raw.FPDF_PAGEOBJ_TEXT:
                    continue
                length = raw.FPDFTextObj_GetText(piece, text_page, None, 0)
                buffer = (ctypes.c_ushort * length)()
                raw.FPDFTextObj_GetText(piece, text_page, buffer, length)
                text = (
                    bytes(buffer).decode("utf-16-le").rstrip("\0").replace("\x02", "-")
                )  # a hyphen at the end of a line
                found[n, number] = found.get((n, number), "") + text
        return found

    @cached_property
    def elements(self) -> list[Element]:
        """All structure elements in reading order."""
        numbers = {h.obj.objgen: n for n, h in enumerate(self.content.pages)}

        def text(content, page) -> str:
            if isinstance(content, pikepdf.Array):
                return "".join(text(x, page) for x in content)
            if isinstance(content, int):
                return self.marked_text.get((numbers[page.objgen], content), "")
            if not isinstance(content, pikepdf.Dictionary) or content.get("/Type") == "/OBJR":
                return ""
            page = content.get("/Pg", page)
            return text(int(content["/MCID"]) if "/MCID" in content else content.get("/K"), page)

        def walk(element, page) -> Iterator[Element]:
            page = element.get("/Pg", page)
            content = element.get("/K")
            if "/S" in element:
                yield Element(str(element["/S"])[1:], text(content, page), str(element.get("/Alt", "")))
            for child in content if isinstance(content, pikepdf.Array) else [content]:
                if isinstance(child, pikepdf.Dictionary) and ("/S" in child):
                    yield from walk(child, page)

        return list(walk(self.content.Root.StructTreeRoot, None))

    def texts(self, *kinds: str) -> list[str]:
        """Texts of all elements of these types, in reading order."""
        return [u.text for u in self.elements if u.kind in kinds]
