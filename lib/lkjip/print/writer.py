"""How does a printed form walk through a page, and what if it meets something new?

A form is a class with one method per kind of node, named like the node; the method
gives what its parent puts together. A kind without a method stops the build: nothing
that stands on the site may be missing on paper without anyone noticing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from docutils import nodes

from ..pages.nodes import Downloads, Forms
from .order import Manuscript, Page
from .widths import directions

SITE_ONLY = (Downloads, Forms, nodes.comment, nodes.substitution_definition, nodes.meta)
"""Nodes that mean nothing on paper: a download, and what no page shows."""


def is_label(p: nodes.paragraph) -> bool:
    """Whether a paragraph is nothing but bold words: a label that stays with what it introduces."""
    content = [c for c in p.children if c.astext()]
    return len(content) == 1 and isinstance(content[0], nodes.strong)


def _box(title: str) -> Callable[[Writer, nodes.Element], Any]:
    return lambda writer, node: writer.box(node, title)


class Writer:
    """Walks through the pages; a subclass has a method for every kind of node, in lower case."""

    def __init__(self, manuscript: Manuscript, number_formats: dict[str, str]) -> None:
        self.manuscript = manuscript
        self.number_formats = number_formats
        self.page: Page | None = None
        self.unknown: set[tuple[str, str]] = set()

    def write(self, node: nodes.Node) -> Any:
        """What one node becomes; an unknown kind is noted with its page."""
        kind = type(node).__name__
        way = getattr(self, f"write_{kind.lower()}", None)
        if way is None:
            self.unknown.add((kind, self.page.name))
            return None
        return way(node)

    def children(self, node: nodes.Element) -> Iterator[Any]:
        """What each child becomes, without those that belong to the site only."""
        for one in node.children:
            if isinstance(one, SITE_ONLY):
                continue
            result = self.write(one)
            if result is not None:
                yield result

    def join(self, node: nodes.Element) -> Any:
        """What the children become, put together as the form does it."""
        raise NotImplementedError

    def write_inline(self, s: nodes.Element) -> Any:
        return self.join(s)

    write_abbreviation = write_generated = write_legend = write_list_item = write_inline

    def write_title_reference(self, s: nodes.Element) -> Any:
        return self.tulis_emphasis(s)

    def box(self, node: nodes.Element, title: str | None = None) -> Any:
        """A box beside the text, under its own title where it has one."""
        raise NotImplementedError

    def write_admonition(self, s: nodes.Element) -> Any:
        return self.box(s)

    write_topic = write_sidebar = write_admonition
    write_note = _box("Catatan")
    write_tip = write_hint = _box("Saran")
    write_important = _box("Penting")
    write_warning = write_caution = write_attention = write_danger = write_error = _box("Perhatian")
    write_seealso = _box("Lihat juga")

    def cut(self, part: nodes.section, level: int) -> Iterator[tuple[bool, nodes.Element, int]]:
        """A section as its heading (the section itself), its blocks, then the sections in it.

        Each with whether it stands on a turned page, and its level.
        """
        own = [c for c in part.children if not isinstance(c, (nodes.section, nodes.title, *SITE_ONLY))]
        landscape = directions(own)
        yield bool(landscape) and all(landscape), part, level
        for one, direction in zip(own, landscape, strict=True):
            yield direction, one, level
        for child in part.children:
            if isinstance(child, nodes.section):
                yield from self.cut(child, level + 1)

    def caption_label(self, kind: str, node: nodes.Element) -> str:
        """Label and number of a table or figure: "Tabel 3.4"."""
        number = self.manuscript.number(self.page.name, kind, node["ids"][0])
        return self.number_formats[kind] % number

    def target(self, node: nodes.reference) -> tuple[str, str]:
        """Where a reference leads: ("luar", address), ("dalam", label) or ("", "") when it is not on paper."""
        if "refid" in node:
            label = self.manuscript.label(self.page.name, node["refid"])
        elif node["refuri"].startswith("%"):
            page, _, anchor = node["refuri"][1:].partition("#")
            label = self.manuscript.label(page, anchor)
        else:
            label = None
            if re.match(r"[a-z]+:", node["refuri"]):
                return "luar", node["refuri"]
        return ("dalam", label) if label else ("", "")
