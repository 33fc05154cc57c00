"""How do charts come into a Word file? As PNG, drawn by the compiler that also draws the PDF.

All pictures of the book are pages of one Typst document, so the compiler starts once and
uses its own typefaces: the same bytes on every machine.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from docutils import nodes
from sphinx.errors import SphinxError

from ..pages.nodes import Svg
from .order import Naskah
from .paper import TEGAK, lebar_gambar, svg_cetak
from .typst import kutip

PPI = 200


def lebar_foto(g: nodes.image) -> float:
    """Width of a picture in points: a share of the text, or all of it."""
    bagian = re.fullmatch(r"(\d+)%", str(g.get("width", "")))
    return TEGAK * (int(bagian[1]) / 100 if bagian else 1)


def _halaman(g: nodes.Element) -> tuple[str, float]:
    """What the compiler is to draw, and how wide."""
    if isinstance(g, Svg):
        return f'bytes({kutip(svg_cetak(g))}), format: "svg"', lebar_gambar(g)
    return kutip(f"/{g['uri']}"), lebar_foto(g)


class Raster:
    """Every picture of the book as PNG, with its width in points."""

    def __init__(self, naskah: Naskah, akar: str) -> None:
        isi = [_halaman(g) for h in naskah.halaman for g in h.isi.findall(lambda n: isinstance(n, Svg | nodes.image))]
        self._png: Mapping[tuple[str, float], bytes] = self._gambar(list(dict.fromkeys(isi)), akar)

    @staticmethod
    def _gambar(isi: list[tuple[str, float]], akar: str) -> dict[tuple[str, float], bytes]:
        import typst

        if not isi:
            return {}
        naskah = "#set page(width: auto, height: auto, margin: 0pt)\n" + "#pagebreak()\n".join(
            f"#image({gambar}, width: {lebar}pt)\n" for gambar, lebar in isi
        )
        try:
            png = typst.compile(naskah.encode(), root=akar, ignore_system_fonts=True, format="png", ppi=PPI)
        except typst.TypstError as e:
            raise SphinxError(f"Gambar tidak dapat disusun: {e}") from None
        return dict(zip(isi, [png] if isinstance(png, bytes) else png, strict=True))

    def __call__(self, g: nodes.Element) -> tuple[bytes, float]:
        """A picture and its width."""
        halaman = _halaman(g)
        return self._png[halaman], halaman[1]
