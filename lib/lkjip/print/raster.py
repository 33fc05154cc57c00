"""How do charts come into a Word file, and how sharp? As PNG, drawn by the compiler that also draws the PDF.

All pictures of the book are pages of one Typst document, so the compiler starts once and
uses its own typefaces: the same bytes on every machine.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from docutils import nodes
from sphinx.errors import SphinxError

from ..pages.nodes import Svg
from .order import Manuscript
from .paper import PORTRAIT, figure_width, print_svg
from .typst import quote

PPI = 200


def photo_width(g: nodes.image) -> float:
    """Width of a picture in points: a share of the text, or all of it."""
    part = re.fullmatch(r"(\d+)%", str(g.get("width", "")))
    return PORTRAIT * (int(part[1]) / 100 if part else 1)


def _page(g: nodes.Element) -> tuple[str, float]:
    """What the compiler is to draw, and how wide."""
    if isinstance(g, Svg):
        return f'bytes({quote(print_svg(g))}), format: "svg"', figure_width(g)
    return quote(f"/{g['uri']}"), photo_width(g)


class Raster:
    """Every picture of the book as PNG, with its width in points."""

    def __init__(self, manuscript: Manuscript, root: str) -> None:
        content = [
            _page(g) for h in manuscript.pages for g in h.content.findall(lambda n: isinstance(n, Svg | nodes.image))
        ]
        self._png: Mapping[tuple[str, float], bytes] = self._images(list(dict.fromkeys(content)), root)

    @staticmethod
    def _images(content: list[tuple[str, float]], root: str) -> dict[tuple[str, float], bytes]:
        import typst

        if not content:
            return {}
        manuscript = "#set page(width: auto, height: auto, margin: 0pt)\n" + "#pagebreak()\n".join(
            f"#image({figure}, width: {width}pt)\n" for figure, width in content
        )
        try:
            png = typst.compile(manuscript.encode(), root=root, ignore_system_fonts=True, format="png", ppi=PPI)
        except typst.TypstError as e:
            raise SphinxError(f"Gambar tidak dapat disusun: {e}") from None
        return dict(zip(content, [png] if isinstance(png, bytes) else png, strict=True))

    def __call__(self, g: nodes.Element) -> tuple[bytes, float]:
        """A picture and its width."""
        page = _page(g)
        return self._png[page], page[1]
