"""Reads the numbers of a chart back from its SVG: by its words, and by where its marks stand on the axis."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from bs4 import BeautifulSoup, Tag

BLUE, ORANGE = "#0b63a5", "#d55e00"


def number(text: str) -> Decimal:
    """An Indonesian number as it is written, with or without its per cent sign."""
    return Decimal(re.sub(r"[^\d,-]", "", text).replace(",", "."))


def position(node: Tag) -> tuple[float, float]:
    return float(node["x"]), float(node["y"])


def corners(path: Tag) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"[ML] (\S+) (\S+)", path["d"])]


@dataclass
class Axes:
    """One panel: words with their places, marks and lines by colour, both scales."""

    words: list[tuple[str, float, float]] = field(default_factory=list)
    marks: dict[str, list[tuple[float, float]]] = field(default_factory=dict)
    hollow: dict[str, list[tuple[float, float]]] = field(default_factory=dict)
    lines: dict[str, list[list[tuple[float, float]]]] = field(default_factory=dict)
    ticks: dict[str, list[tuple[float, str]]] = field(default_factory=lambda: {"x": [], "y": []})

    def scale(self, axis: str):
        """Place → value, from the first and the last labelled tick of an axis; ticks between must agree."""
        known = [(place, float(number(text))) for place, text in self.ticks[axis]]
        (p0, v0), (p1, v1) = known[0], known[-1]

        def value(place: float) -> float:
            return v0 if p0 == p1 else v0 + (place - p0) * (v1 - v0) / (p1 - p0)

        for place, v in known:
            assert abs(value(place) - v) <= 1e-3 * max(1.0, abs(v1)), "the scale is not even"
        return value


def read(svg: str) -> list[Axes]:
    """The panels of a chart."""
    soup = BeautifulSoup(svg, "lxml-xml")
    panels = []
    for group in soup.find_all("g", id=re.compile(r"^axes_\d+$")):
        a = Axes()
        for tick in group.find_all("g", id=re.compile(r"^[xy]tick_\d+$")):
            mark, line, text = tick.find("use"), tick.find("path"), tick.find("text")
            if text is None:
                continue
            axis = tick["id"][0]
            place = position(mark) if mark is not None else corners(line)[0]
            a.ticks[axis].append((place["xy".index(axis)], text.get_text()))
        for axis in group.find_all("g", id=re.compile(r"^matplotlib\.axis")):
            axis.extract()
        a.words = [(t.get_text(), *position(t)) for t in group.find_all("text")]
        for line in group.find_all("g", id=re.compile(r"^line2d_\d+$")):
            for use in line.find_all("use"):
                style = use.get("style", "")
                colour = re.search(r"stroke: (#\w+)", style)[1]
                kind = a.hollow if "fill-opacity: 0" in style or "fill: none" in style else a.marks
                kind.setdefault(colour, []).append(position(use))
            for path in line.find_all("path", recursive=False):
                colour = re.search(r"stroke: (#\w+)", path["style"])[1]
                a.lines.setdefault(colour, []).append(corners(path))
        panels.append(a)
    return panels


def legend(svg: str) -> list[str]:
    soup = BeautifulSoup(svg, "lxml-xml")
    return [t.get_text() for box in soup.find_all("g", id=re.compile(r"^legend_")) for t in box.find_all("text")]
