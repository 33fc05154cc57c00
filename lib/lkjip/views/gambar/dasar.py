"""How is every chart of the report drawn: style, canvas, SVG, rows of dots?"""

from __future__ import annotations

import io
import textwrap
import warnings
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...language.borders import html_text, json_line

STYLE = Path(__file__).with_name("gaya.mplstyle")
BLUE, ORANGE, GRID, AXIS = "#0b63a5", "#d55e00", "#d5dbe1", "#8a94a0"


@dataclass(frozen=True, slots=True)
class Gambar:
    """A chart: SVG text with caption, text alternative and source.

    A `lebar` chart needs room: on a phone it scrolls instead of shrinking. `tiada`
    is the sentence that stands in the place of a chart without figures.

    >>> gambar.Gambar("gbr-a", "Judul", "Uraian", "<svg/>").bundel()["text/html"]
    '<figure><svg/><figcaption>Judul</figcaption></figure>'
    """

    label: str
    judul: str
    alt: str
    svg: str
    sumber: str = ""
    lebar: bool = False
    tiada: str = ""

    def bundel(self) -> dict[str, str]:
        """What a notebook emits: our directive for the book, HTML for JupyterLab."""
        content = {
            "label": self.label,
            "judul": self.judul,
            "alt": self.alt,
            "sumber": self.sumber,
            "svg": self.svg,
            "lebar": self.lebar,
        } | ({"tiada": self.tiada} if self.tiada else {})
        judul = html_text(self.judul)
        return {
            "text/markdown": f"```{{lkjip-gambar}}\n{json_line(content)}\n```",
            "text/html": f"<figure>{self.svg or html_text(self.tiada)}<figcaption>{judul}</figcaption></figure>",
        }


def without_chart(label: str, judul: str, reason: str, source: str) -> Gambar:
    """The place of a chart that has nothing to show; label, caption and number stay."""
    sentence = f"Grafik tidak disajikan karena {reason}."
    return Gambar(label, judul, sentence, "", source, tiada=sentence)


@contextmanager
def canvas(height: float = 3.3, *, lebar: float = 6.2, plain: bool = False, panel: int = 1):
    """A figure and its axes (one or a row of them) in the report's style; loads matplotlib.

    `height` and `lebar` in inches; `plain` leaves the margins to the caller.
    """
    from matplotlib import rc_context, style
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    with rc_context(), style.context(STYLE), warnings.catch_warnings():
        # Pages and print set the words of a chart in their own typefaces; that ours lacks a letter concerns nobody.
        warnings.filterwarnings("ignore", message="Glyph")
        figure = Figure(figsize=(lebar, height), layout=None if plain else "constrained")
        FigureCanvasSVG(figure)
        yield figure, figure.subplots(1, panel)


def with_gaps(points: Sequence[tuple[int, Any]]) -> tuple[range, list[float]]:
    """Years without a break and their values, so that a line stops at a year of which nothing is known.

    >>> from lkjip.views.gambar.dasar import with_gaps
    >>> with_gaps([(2020, 3), (2022, 4)])
    (range(2020, 2023), [3.0, nan, 4.0])
    """
    known = dict(points)
    tahun = range(points[0][0], points[-1][0] + 1)
    return tahun, [float(known.get(t, "nan")) for t in tahun]


def to_svg(figure) -> str:
    """SVG text of a figure: the same bytes for the same figures."""
    out = io.StringIO()
    figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    text = out.getvalue()
    return text[text.index("<svg") :]


_NAME_WIDTH = 33


def dot_rows(
    row: Sequence[tuple[str, Sequence[float]]],
    write: Callable[[float], str],
    *,
    series: Sequence[str] = (),
    mark: Callable[[float], str] | None = None,
    bound: float | None = None,
    reference: tuple[float, str] | None = None,
) -> str:
    """One row per name with a dot per series on a common scale; figures at the right.

    `write` writes the figures, `mark` (by default the same) those of the scale.
    Values above `bound` sit at its edge as an arrow. `reference` is a dashed reference
    line with its label. Names stand line by line, so that a page may set them in
    its own typeface. The last series is filled, an earlier one hollow.
    """
    largest = max((max(v) for _, v in row), default=0)
    bound = bound or largest or 1
    padding = bound * 1.06
    height = 0.75 + 0.46 * len(row) + 0.3 * bool(series)
    longest = max((len(b) for name, _ in row for b in textwrap.wrap(name, _NAME_WIDTH)), default=0)
    with canvas(height, plain=True) as (figure, axis):
        figure.subplots_adjust(
            left=0.06 + 0.0106 * longest,
            right=0.86 if len(row[0][1]) == 1 else 0.77,
            top=1 - 0.3 * bool(series) / height,
            bottom=0.3 / height,
        )
        for n, (nama, value) in enumerate(reversed(row)):
            place = [max(0.0, min(v, bound)) for v in value]
            axis.plot([0 if len(place) == 1 else min(place), max(place)], [n, n], color=GRID, lw=1.6, zorder=1)
            for k, (x, v) in enumerate(zip(place, value, strict=True)):
                content = k == len(place) - 1
                colour = BLUE if content else ORANGE
                forms = ">" if v > bound else "o"
                axis.plot(x, n, forms, color=colour, mfc=colour if content else "none", mew=1.8, zorder=3, ls="none")
            axis.text(padding, n, " / ".join(map(write, value)), va="center", fontweight="bold")
            cut = textwrap.wrap(nama, _NAME_WIDTH)
            for k, text in enumerate(cut):
                y = n + 0.17 * (len(cut) - 1 - 2 * k)
                axis.text(-0.02 * bound, y, text, ha="right", va="center", fontsize=9.5)
        if reference:
            axis.plot([reference[0]] * 2, [-0.6, len(row) - 0.45], color=ORANGE, ls="--", lw=1.4, zorder=0)
            axis.text(reference[0], len(row) - 0.28, reference[1], color=ORANGE, ha="center")
        for k, nama in enumerate(series):
            content = k == len(series) - 1
            colour = BLUE if content else ORANGE
            axis.plot([], [], "o", color=colour, mfc=colour if content else "none", mew=1.8, ls="none", label=nama)
        if series:
            figure.legend(loc="upper left", ncols=len(series))
        axis.set_yticks([])
        axis.set_xlim(0, padding)
        axis.set_ylim(-0.6, len(row) + 0.1)
        axis.grid(visible=False)
        axis.xaxis.set_major_locator(_locator())
        axis.xaxis.set_major_formatter(lambda v, _: (mark or write)(v))
        return to_svg(figure)


def _locator():
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(3, steps=[1, 2, 5, 10])
