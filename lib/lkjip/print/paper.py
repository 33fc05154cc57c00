"""What fits on the paper, and what must not be parted? Sizes that all printed forms share, in points."""

from __future__ import annotations

import re

from ..pages.nodes import Svg

PORTRAIT, LANDSCAPE = 453.0, 700.0
"""Width of the text on an A4 page: upright, and turned."""

LANDSCAPE_HEIGHT = 420.0
"""What of the height of a turned page a chart may use."""

PORTRAIT_WIDTH = 600.0
"""Charts wider than this, before scaling, need a turned page to be read."""

TALLEST_ROW, WHOLE_TABLE = 320.0, 260.0
"""Rows up to this height, and tables up to that one, stay on one page."""

GUARDED = 2
"""Rows at the start and at the end of a table that a page break never parts."""


def svg_size(svg: str) -> tuple[float, float]:
    """Width and height of a chart as it was drawn.

    >>> svg_size('<svg viewBox="0 0 446.4 241.2">')
    (446.4, 241.2)
    """
    width, height = re.search(r'viewBox="\S+ \S+ ([\d.]+) ([\d.]+)"', svg).groups()
    return float(width), float(height)


def full_width(figure: Svg) -> bool:
    """Whether a chart can only be read on a turned page."""
    return svg_size(figure["svg"])[0] > PORTRAIT_WIDTH


SPARK = 40.0
"""Width of a word-sized chart in a cell."""

FIGURE_FONT = "Libertinus Serif"
"""The typeface of charts on paper: that of the text, from the wheel of the compiler."""


def figure_width(figure: Svg) -> float:
    """Width of a chart on paper."""
    if "percik" in figure["kelas"]:
        return SPARK
    width, height = svg_size(figure["svg"])
    skala = min(LANDSCAPE / width, LANDSCAPE_HEIGHT / height) if full_width(figure) else min(PORTRAIT / width, 0.92)
    return round(width * skala, 1)


def print_svg(figure: Svg) -> str:
    """The drawing of a chart for paper: in the typeface of the text."""
    return re.sub(r"<metadata>.*?</metadata>\s*", "", figure["svg"], flags=re.S).replace("DejaVu Sans", FIGURE_FONT)
