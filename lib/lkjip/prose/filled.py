r"""How does a value become part of a text, in the language of the place where it stands?

A filled text first has a letter, `EXPRESSION_MARK`, in the place of every value. So it is read and examined without any
value having a say in what is a paragraph, a link or a formula; then each value is written for its place: a value among
words as Markdown, in a formula as words of TeX, in an address percent-encoded, in code as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from ..language.borders import read_markdown, tex_text
from .markdown import DIRECTIVES, EXPRESSION_MARK, directive_of, parse_exactly, walk

WORDS, FORMULA, IN_TEXT, ADDRESS, LITERAL, PICTURE = "kata", "rumus", "teks", "alamat", "tulisan", "gambar"
"""Places of a value: among words, in a formula, in its \\text{…}, in an address, where no Markdown is read, beside a picture."""

_FIRST = 0xF0000
_NUMBERED = re.compile("[\U000f0000-\U000ffffd]")
_NOT_ONLY_WORDS = re.compile(r"[`$~<]|\]\(|\]:|:::|^(?: {4}|\t)", re.M)
"""Without any of these every value of a text stands among words."""
_EMPHASIZED = re.compile(f"[*_]{EXPRESSION_MARK}|{EXPRESSION_MARK}[*_]")
_GLUED = "menghasilkan tanda baca di samping tanda * atau _, sehingga tanda itu tercetak; beri spasi di luar tandanya"
_COLON_FIRST = re.compile(r"(?::{3}|`{3}|~{3})\{[^\n]*\n[\s>]*:")
OPENING = re.compile(r"([ \t>]*)([:`~]{3,}\{[^}\n]*\})[ \t]*(.*)")
"""The line that opens a box, when nothing but spaces and signs of quotations stands before it."""
_IN_TEXT = re.compile(r"\\(?:text|mathrm)\s*\{[^{}]*\}")
_UNFIT = {
    LITERAL: (re.compile(r"[`\\]|~~~|:::"), "tulisan yang dicetak apa adanya"),
    FORMULA: (re.compile(r"`"), "rumus"),
    IN_TEXT: (re.compile(r"`"), "rumus"),
    PICTURE: (re.compile(r"[\\`*\[\]<$]|\b_|_\b|&[#\w]"), "uraian gambar"),
}
"""What a value may not hold in a place, and what that place is called."""


@dataclass(slots=True)
class Filled:
    """A text with its values.

    `text` has `EXPRESSION_MARK` for each of them; `values` are Markdown, in their order, `asked` the expression and the
    row of each, the expression empty where the value is a sentence on what is missing; `rows` says of each line in which row of the written text it began.
    """

    text: str = ""
    values: list[str] = field(default_factory=list)
    asked: list[tuple[str, int]] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)

    def row(self, line: int) -> int | None:
        """The row of the written text for a line of this one, both counted from 1."""
        return self.rows[line - 1] if 0 < line <= len(self.rows) else None

    def drop(self, pattern: re.Pattern) -> None:
        """Take whole lines out."""
        while m := pattern.search(self.text):
            line = self.text.count("\n", 0, m.start())
            del self.rows[line : line + m[0].count("\n")]
            self.text = self.text[: m.start()] + self.text[m.end() :]

    def written(self) -> tuple[str, list[tuple[str, int, str]]]:
        r"""The text with its values, and for each that does not fit its place expression, row and cause.

        >>> Filled(f"$x$, {EXPRESSION_MARK} dan ${EXPRESSION_MARK}$", ["a\\_b", "5\\_6"]).written()
        ('$x$, a\\_b dan $\\text{5\\_6}$', [])
        """
        if EXPRESSION_MARK not in self.text:
            return _boxes_first(self.text), []
        if not _NOT_ONLY_WORDS.search(self.text) and not _EMPHASIZED.search(self.text):
            values = iter(self.values)
            return re.sub(EXPRESSION_MARK, lambda _: next(values), self.text), []
        numbers = iter(range(_FIRST, _FIRST + len(self.values)))
        numbered = _boxes_first(re.sub(EXPRESSION_MARK, lambda _: chr(next(numbers)), self.text))
        places: dict[str, str] = {}
        for place, text in _places(numbered):
            for mark in _NUMBERED.findall(text):
                places.setdefault(mark, place)
        unfit: list[tuple[str, int, str]] = []

        def write(m: re.Match) -> str:
            n, place = ord(m[0]) - _FIRST, places.get(m[0], WORDS)
            if place == WORDS:
                return self.values[n]
            value = read_markdown(self.values[n])
            signs, name = _UNFIT.get(place, (None, ""))
            if signs and (sign := signs.search(value)):
                unfit.append((*self.asked[n], f"memuat tanda {sign[0]} yang tidak dapat berdiri dalam {name}"))
            return _WAYS[place](value)

        text = _NUMBERED.sub(write, numbered)
        if not unfit and _EMPHASIZED.search(self.text):
            unfit = [(*asked, _GLUED) for asked in self._glued(numbered, text)]
        return text, unfit

    def _glued(self, numbered: str, text: str) -> list[tuple[str, int]]:
        """Expression and row of values that change what stands around them; a sentence on what is missing is a block."""
        for n, (expression, _) in enumerate(self.asked):
            if not expression:
                numbered = numbered.replace(chr(_FIRST + n), self.values[n])
        if _kinds(text) == (kinds := _kinds(numbered)):
            return []
        alone = (numbered.replace(chr(_FIRST + n), value) for n, value in enumerate(self.values))
        return [asked for asked, one in zip(self.asked, alone, strict=True) if _kinds(one) != kinds]


_WAYS = {
    FORMULA: tex_text,
    IN_TEXT: lambda value: tex_text(value)[len("\\text{") : -1],
    ADDRESS: lambda value: quote(value, safe=""),
    LITERAL: str,
    PICTURE: str,
}


def _kinds(text: str) -> list[str]:
    """The kinds of what stands in a text: a value may change none of them."""
    found = []
    for token in walk(parse_exactly(text, page=True)[0]):
        found.append(token.type)
        if token.type == "inline":
            found += [c.type for c in token.children or () if not c.type.startswith("text")]
    return found


def _places(text: str) -> Iterator[tuple[str, str]]:
    """What stands in each place of a text that is none of words, addresses before the words of their links."""
    tokens, env = parse_exactly(text, page=True)
    for address in env.get("references", {}).values():
        yield ADDRESS, unquote(address["href"])
    for token in walk(tokens):
        if token.type in ("fence", "colon_fence"):
            yield from _places_of_fence(token)
        elif token.type.startswith("math_block"):
            yield from _places_of_formula(token.content)
        for child in token.children or () if token.type == "inline" else ():
            if child.type == "link_open":
                yield ADDRESS, unquote(str(child.attrs["href"]))
            elif child.type == "image":
                yield PICTURE, child.content
            elif child.type == "code_inline":
                yield LITERAL, child.content
            elif child.type.startswith("math") or (child.type == "myst_role" and child.meta["name"] == "math"):
                yield from _places_of_formula(child.content)
            elif child.type == "myst_role":
                yield LITERAL, child.content


def _places_of_fence(token) -> Iterator[tuple[str, str]]:
    name, argument = directive_of(token) or ("", "")
    what = DIRECTIVES.get(name)
    if what is None:
        yield LITERAL, token.content
    elif name == "math":
        yield from _places_of_formula(token.content)
    elif what.plain:
        yield LITERAL, argument


def _places_of_formula(tex: str) -> Iterator[tuple[str, str]]:
    for words in _IN_TEXT.findall(tex):
        yield IN_TEXT, words
    yield FORMULA, tex


def _boxes_first(text: str) -> str:
    r"""A text in which a box that begins with another one is read so: MyST takes a first colon for an option.

    >>> _boxes_first("::::{note} a\n:::{tip}\nb\n:::\n::::").split("\n")
    ['::::{note}', 'a', ':::{tip}', 'b', ':::', '::::']
    """
    if not _COLON_FIRST.search(text):
        return text
    lines = text.split("\n")
    for token in list(walk(parse_exactly(text, page=True)[0]))[::-1]:
        name, _ = directive_of(token) or ("", "")
        what = DIRECTIVES.get(name)
        begins = what and what.body == "markdown" and token.content.lstrip().startswith(":")
        if begins and (m := OPENING.fullmatch(lines[token.map[0]])):
            argument, words = (f" {m[3]}", "") if what.argument else ("", m[3])
            lines[token.map[0] : token.map[0] + 1] = [f"{m[1]}{m[2]}{argument}", f"{m[1]}{words}"]
    return "\n".join(lines)
