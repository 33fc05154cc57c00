"""How does a formula in TeX become a formula that Word can edit? TeX → MathML → OMML.

latex2mathml, which makes the formulas of the site, does the first half; the second half
is the mapping below. What it does not know stops the build with its name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from docx.oxml.ns import qn
from lxml import etree

from ...pages.html import mathml
from .ooxml import Element, el

_LARGE = frozenset("∑∏∫⋃⋂")
_SPACE = "\u2005"


class UnknownFormula(Exception):
    """A formula holds something that the mapping does not know; carries its name."""


def _run(text: str, *, letters: Element) -> Element:
    t = el("m:t")
    t.text = text
    t.set(qn("xml:space"), "preserve")
    font = el("w:rFonts", ascii="Cambria Math", hAnsi="Cambria Math")
    return el("m:r", el("m:rPr", letters), el("w:rPr", font), t)


def _upright(node: etree._Element) -> Iterator[Element]:
    yield _run(node.text or "", letters=el("m:sty", val="p"))


def _identifier(node: etree._Element) -> Iterator[Element]:
    text = node.text or ""
    italic = len(text) == 1 and text.isalpha()
    yield _run(text, letters=el("m:sty", val="i" if italic else "p"))


def _text(node: etree._Element) -> Iterator[Element]:
    yield _run((node.text or "").replace("\u00a0", " "), letters=el("m:nor"))


def _space(_: etree._Element) -> Iterator[Element]:
    yield _run(_SPACE, letters=el("m:nor"))


def _row(node: etree._Element) -> Iterator[Element]:
    children = list(node)
    if len(children) > 1 and children[0].get("fence") == "true" == children[-1].get("fence"):
        bound = el("m:dPr", el("m:begChr", val=children[0].text or ""), el("m:endChr", val=children[-1].text or ""))
        yield el("m:d", bound, el("m:e", *_all(children[1:-1])))
    else:
        yield from _all(children)


def _compose(name: str, *part: str) -> Callable[[etree._Element], Iterator[Element]]:
    """A structure whose parts stand in the same order in both languages."""

    def write(node: etree._Element) -> Iterator[Element]:
        yield el(name, *(el(b, *_one(child)) for b, child in zip(part, node, strict=True)))

    return write


def _root(node: etree._Element) -> Iterator[Element]:
    content = _all(node)
    yield el("m:rad", el("m:radPr", el("m:degHide", val="1")), el("m:deg"), el("m:e", *content))


def _nth_root(node: etree._Element) -> Iterator[Element]:
    content, power = node
    yield el("m:rad", el("m:deg", *_one(power)), el("m:e", *_one(content)))


def _over(node: etree._Element) -> Iterator[Element]:
    content, mark = node
    if mark.text in ("¯", "‾", "―"):
        yield el("m:bar", el("m:barPr", el("m:pos", val="top")), el("m:e", *_one(content)))
    else:
        yield el("m:limUpp", el("m:e", *_one(content)), el("m:lim", *_one(mark)))


_WAYS: dict[str, Callable[[etree._Element], Iterator[Element]]] = {
    "math": _row,
    "mrow": _row,
    "mstyle": _row,
    "mpadded": _row,
    "mi": _identifier,
    "mn": _upright,
    "mo": _upright,
    "mtext": _text,
    "mspace": _space,
    "mfrac": _compose("m:f", "m:num", "m:den"),
    "msub": _compose("m:sSub", "m:e", "m:sub"),
    "msup": _compose("m:sSup", "m:e", "m:sup"),
    "msubsup": _compose("m:sSubSup", "m:e", "m:sub", "m:sup"),
    "munder": _compose("m:limLow", "m:e", "m:lim"),
    "mover": _over,
    "msqrt": _root,
    "mroot": _nth_root,
}


def _name(node: etree._Element) -> str:
    return etree.QName(node).localname


def _one(node: etree._Element) -> list[Element]:
    way = _WAYS.get(_name(node))
    if way is None:
        raise UnknownFormula(_name(node))
    return list(way(node))


def _all(children: Sequence[etree._Element]) -> list[Element]:
    """Neighbours; a sum with limits takes what follows it as its body."""
    results: list[Element] = []
    rest = list(children)
    while rest:
        node = rest.pop(0)
        if _name(node) in ("munderover", "msubsup", "munder", "msub") and (node[0].text or "") in _LARGE:
            results.append(_sum(node, [rest.pop(0)] if rest else []))
        else:
            results += _one(node)
    return results


def _sum(node: etree._Element, content: list[etree._Element]) -> Element:
    mark, bottom, *top = node
    rule = [el("m:chr", val=mark.text), el("m:limLoc", val="undOvr")]
    if not top:
        rule.append(el("m:supHide", val="1"))
    return el(
        "m:nary",
        el("m:naryPr", *rule),
        el("m:sub", *_one(bottom)),
        el("m:sup", *(_one(top[0]) if top else [])),
        el("m:e", *_all(content)),
    )


def omml(tex: str) -> Element:
    r"""A formula for Word; decimal commas stay as they are written.

    >>> [e.tag.split("}")[1] for e in omml(r"\frac{86{,}31}{x} \times 100\%")]
    ['f', 'r', 'r', 'r']
    >>> "".join(omml(r"\frac{86{,}31}{x}").itertext())
    '86,31x'
    """
    tex = re.sub(r"(?<!\\text\{)(\d+)\{,\}(\d+)", r"\\text{\1,\2}", tex)
    return el("m:oMath", *_one(etree.fromstring(mathml(tex))))
