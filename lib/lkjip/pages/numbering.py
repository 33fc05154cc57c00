"""In which order do pages, tables and figures follow each other, and how are they numbered?

The parts of `_toc.yml` decide: what stands before the numbered part is front matter,
what follows it are annexes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

from .nodes import Listing
from .notes import note


def page_order(env, docname: str) -> list[str]:
    """Pages in the order of the book."""
    return [docname, *(x for child in env.toctree_includes.get(docname, ()) for x in page_order(env, child))]


def listed(app: Sphinx, kind: str) -> Iterator[tuple[str, str, str, str]]:
    """Page, anchor, number and title of everything that a list names."""
    env = app.env
    for page in page_order(env, app.config.root_doc):
        if kind == "toc":
            number = ".".join(map(str, env.toc_secnumbers.get(page, {}).get("", ())))
            yield page, "", number, env.titles[page].astext()
            continue
        for node, title in note(env, "lkjip_daftar").get((page, kind), ()):
            id = node["ids"][0]
            number = ".".join(map(str, env.toc_fignumbers[page][kind][id]))
            yield page, f"#{id}", app.config.numfig_format[kind] % number, title


def fill_listings(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the numbered links into the places that `lkjip-daftar` has kept; paper has page numbers instead."""
    if app.builder.format != "html":
        return
    for place in list(doctree.findall(Listing)):
        listing = nodes.bullet_list(classes=["daftar-isi"])
        for page, anchor, number, title in listed(app, place["jenis"]):
            uri = app.builder.get_relative_uri(docname, page) + anchor
            reference = nodes.reference("", "", refuri=uri, internal=True)
            if number:
                reference += nodes.strong(text=number)
            reference += nodes.Text(f" {title}")
            item = nodes.list_item("", nodes.paragraph("", "", reference))
            item["classes"].append(f"tingkat-{number.count('.') + 1 if place['jenis'] == 'toc' else 1}")
            listing += item
        place.replace_self(listing)


_PREFIX = {"depan": (), "isi": (), "lampiran": ("L",)}


def number_annexes(app: Sphinx, env) -> list[str]:
    """Number tables and figures outside the chapters by the part of the book they are in.

    Sphinx counts them all in one row, from the landing page on. Here the landing page
    has "Tabel B.1", the front matter "Tabel 1", the annexes "Tabel L.1".
    """
    compute: Counter[tuple[str, tuple]] = Counter()
    parts = {child: _PREFIX[b] for top, b in book_parts(env, app.config.root_doc) for child in page_order(env, top)}
    for page in page_order(env, app.config.root_doc):
        if env.toc_secnumbers.get(page):
            continue
        prefix = parts.get(page, ("B",))
        for kind, number in env.toc_fignumbers.get(page, {}).items():
            for id in number:
                compute[kind, prefix] += 1
                number[id] = (*prefix, compute[kind, prefix])
    return []


FRONT, BODY, ANNEX = PARTS = ("depan", "isi", "lampiran")


def book_parts(env, root: str) -> Iterator[tuple[str, str]]:
    """Top pages, each with the part of the book it belongs to."""
    numbered_before = False
    for tree in env.get_doctree(root).findall(addnodes.toctree):
        numbered_before |= bool(tree["numbered"])
        part = BODY if tree["numbered"] else ANNEX if numbered_before else FRONT
        for _, name in tree["entries"]:
            yield name, part
