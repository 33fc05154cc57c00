"""What fits on the paper, and what must not be parted? Sizes that all printed forms share, in points."""

from __future__ import annotations

import re

from ..pages.nodes import Svg

TEGAK, MENDATAR = 453.0, 700.0
"""Width of the text on an A4 page: upright, and turned."""

TINGGI_MENDATAR = 420.0
"""What of the height of a turned page a chart may use."""

LEBAR_TEGAK = 600.0
"""Charts wider than this, before scaling, need a turned page to be read."""

BARIS_TERTINGGI, TABEL_UTUH = 320.0, 260.0
"""Rows up to this height, and tables up to that one, stay on one page."""

DIJAGA = 2
"""Rows at the start and at the end of a table that a page break never parts."""


def ukuran_svg(svg: str) -> tuple[float, float]:
    """Width and height of a chart as it was drawn.

    >>> ukuran_svg('<svg viewBox="0 0 446.4 241.2">')
    (446.4, 241.2)
    """
    lebar, tinggi = re.search(r'viewBox="\S+ \S+ ([\d.]+) ([\d.]+)"', svg).groups()
    return float(lebar), float(tinggi)


def lebar_penuh(gambar: Svg) -> bool:
    """Whether a chart can only be read on a turned page."""
    return ukuran_svg(gambar["svg"])[0] > LEBAR_TEGAK


PERCIK = 40.0
"""Width of a word-sized chart in a cell."""

HURUF_GAMBAR = "Libertinus Serif"
"""The typeface of charts on paper: that of the text, from the wheel of the compiler."""


def lebar_gambar(gambar: Svg) -> float:
    """Width of a chart on paper."""
    if "percik" in gambar["kelas"]:
        return PERCIK
    lebar, tinggi = ukuran_svg(gambar["svg"])
    skala = min(MENDATAR / lebar, TINGGI_MENDATAR / tinggi) if lebar_penuh(gambar) else min(TEGAK / lebar, 0.92)
    return round(lebar * skala, 1)


def svg_cetak(gambar: Svg) -> str:
    """The drawing of a chart for paper: in the typeface of the text."""
    return re.sub(r"<metadata>.*?</metadata>\s*", "", gambar["svg"], flags=re.S).replace("DejaVu Sans", HURUF_GAMBAR)
