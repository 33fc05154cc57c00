"""In which order do the pages of the site follow each other on paper?

The parts of `_toc.yml` decide: what stands before the numbered part is front matter
with roman page numbers, what follows it are annexes. The landing page and pages that
say `print_after_site: false` in their head belong to the site only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docutils import nodes
from docutils.utils import roman
from sphinx.builders import Builder

from ..pages.numbering import book_parts


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the book at its place: part, level (1 = chapter), resolved content."""

    name: str
    part: str
    level: int
    content: nodes.document


@dataclass(frozen=True)
class Manuscript:
    """The whole book: pages in order, and what each of their anchors and numbers is."""

    pages: tuple[Page, ...]
    addresses: dict[tuple[str, str], str]
    heading_numbers: dict[str, dict[str, tuple[int, ...]]]
    item_numbers: dict[str, dict[str, dict[str, tuple[int, ...]]]]

    def label(self, page: str, anchor: str = "") -> str | None:
        """Label of a place; None when it is not printed."""
        return self.addresses.get((page, anchor))

    def heading_number(self, page: str, anchor: str = "") -> str:
        """Number of a heading, e.g. "3.1"; empty when it has none."""
        number = self.heading_numbers.get(page, {}).get(f"#{anchor}" if anchor else "")
        return ".".join(map(str, number or ()))

    def number(self, page: str, kind: str, anchor: str) -> str:
        """Number of a table or figure, e.g. "3.4"."""
        return ".".join(map(str, self.item_numbers[page][kind][anchor]))


def chapter_mark(number: str) -> str:
    """The number of a chapter as it is printed.

    >>> chapter_mark("3"), chapter_mark("")
    ('BAB III', '')
    """
    return f"BAB {roman.toRoman(int(number))}" if number else ""


def _order(env, name: str, level: int) -> Iterator[tuple[str, int]]:
    yield name, level
    for child in env.toctree_includes.get(name, ()):
        yield from _order(env, child, level + 1)


def _addresses(page: Page) -> Iterator[tuple[tuple[str, str], str]]:
    start = page.content.next_node(nodes.section)
    yield (page.name, ""), f"{page.name}:{start['ids'][0]}"
    for node in page.content.findall(nodes.Element):
        for id in node.get("ids", ()):
            yield (page.name, id), f"{page.name}:{node['ids'][0]}"


def collect(builder: Builder) -> Manuscript:
    """The printed book out of all pages that Sphinx has read."""
    env, root = builder.env, builder.config.root_doc
    pages = tuple(
        Page(name, part, level, env.get_and_resolve_doctree(name, builder))
        for top, part in book_parts(env, root)
        for name, level in _order(env, top, 1)
        if str(env.metadata[name].get("cetak")).lower() != "false"
    )
    return Manuscript(
        pages,
        {key: label for h in pages for key, label in _addresses(h)},
        env.toc_secnumbers,
        env.toc_fignumbers,
    )
