"""What becomes of the line breaks of wrapped prose? A space, so that wrapping a paragraph changes no byte of any form."""

from __future__ import annotations

from docutils import nodes
from sphinx.transforms import SphinxTransform

_SOFT = "\n"
_LITERAL = (nodes.FixedTextElement, nodes.raw, nodes.comment, nodes.literal, nodes.math)


def join_lines(element: nodes.Element) -> None:
    """Make one text of the pieces around the soft line breaks of an element.

    >>> p = nodes.paragraph("", "", nodes.Text("Naik"), nodes.Text("\\n"), nodes.Text("dan turun."))
    >>> join_lines(p)
    >>> p.children
    [<#text: 'Naik dan turun.'>]
    """
    children: list[nodes.Node] = []
    soft = False  # whether the last piece ends where a line was wrapped
    for child in element.children:
        text = isinstance(child, nodes.Text)
        breaks = text and child == _SOFT
        if text and (breaks or soft) and children and isinstance(children[-1], nodes.Text):
            children[-1] = nodes.Text(children[-1] + (" " if breaks else child))
        else:
            children.append(nodes.Text(" ") if breaks else child)
        soft = breaks
    element.children = []
    element.extend(children)


def join_all_lines(document: nodes.document) -> None:
    """Join the lines of every paragraph of a page; code, formulas and raw text keep theirs."""
    waiting: list[nodes.Element] = [document]
    while waiting:
        element = waiting.pop()
        if any(isinstance(c, nodes.Text) and c == _SOFT for c in element.children):
            join_lines(element)
        waiting += [c for c in element.children if isinstance(c, nodes.Element) and not isinstance(c, _LITERAL)]


class JoinLines(SphinxTransform):
    """Joins the lines of a page before anything else looks at its words."""

    default_priority = 100

    def apply(self, **kwargs) -> None:
        join_all_lines(self.document)
