r"""What does a text ask for: values named at its head, conditions, figures in its sentences?

    ```{nilai}
    aktif = data("koperasi", "aktif_unit")
    ```

    :::{bila} tercapai(i)
    Sebanyak {eval}`angka(aktif)` koperasi aktif.
    :::

Reads the writing only; what the expressions give is the sandbox's work (`narasi` brings both together).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .markdown import EXPRESSION

HEAD, IF, IF_NOT = "nilai", "bila", "bila-tidak"
BLOCKS = (HEAD, IF, IF_NOT)

_ASKS = re.compile(r"\{eval\}`[^`]*`|\{(?:nilai|bila|bila-tidak)\}")
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,}|:{3,})[ \t]*(.*?)[ \t]*$")
_OURS = re.compile(r"\{(nilai|bila-tidak|bila)\}[ \t]*(.*)$", re.S)
_WRAPPED = re.compile(r"[ \t]*\n[ \t>]*")
_ASSIGNMENT = re.compile(r"\s*([^=()\"']*?)\s*=(?!=)\s*(.*)\Z", re.S)
NAME = re.compile(r"[a-z][a-z0-9_]*")
KEYWORDS = {"and", "as", "else", "false", "for", "if", "import", "in", "is", "none", "not", "or", "true"}
"""Words that an expression could not use as a name."""
_TEXT = re.compile(r"\"[^\"]*\"|'[^']*'")


def asks(text: str) -> bool:
    """Whether a text asks for anything.

    >>> asks("Naik {eval}`angka(3)`."), asks("Naik.")
    (True, False)
    """
    return bool(_ASKS.search(text))


def one_line(expression: str) -> str:
    """An expression that was wrapped, also inside its quotation marks, on one line.

    >>> one_line('anggaran("Pengadaan\\n  Mebel")')
    'anggaran("Pengadaan Mebel")'
    """
    return _WRAPPED.sub(" ", expression).strip()


def fit_name(name: str) -> str:
    """The nearest right form of a name.

    >>> fit_name("Jumlah-Pekerja 2"), fit_name("2a"), fit_name("is")
    ('jumlah_pekerja_2', 'nilai_2a', 'nilai_is')
    """
    form = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
    return form if NAME.fullmatch(form) and form not in KEYWORDS else f"nilai_{form}".rstrip("_")


@dataclass(frozen=True, slots=True)
class Named:
    """One line of a head: `name = expression`; `row` counts in the text from 1. Without a name it is none."""

    name: str
    expression: str
    row: int


@dataclass(frozen=True, slots=True)
class Words:
    """Text as it stands, with the expressions in it."""

    text: str
    row: int


@dataclass(frozen=True, slots=True)
class Condition:
    """What stands only when an expression holds, or (`negated`) only when it does not."""

    expression: str
    negated: bool
    row: int
    parts: tuple[Words | Condition, ...]


@dataclass(slots=True)
class Text:
    """A text as read: the values that it names, its parts, the rows, names and fences of blocks that were never closed."""

    head: list[Named] = field(default_factory=list)
    parts: list[Words | Condition] = field(default_factory=list)
    unclosed: list[tuple[int, str, str]] = field(default_factory=list)

    def expressions(self) -> Iterator[str]:
        """Every expression in it, on one line each."""
        yield from (n.expression for n in self.head)
        yield from _expressions(self.parts)

    def uses(self, name: str) -> bool:
        """Whether an expression of the text mentions a name."""
        word = re.compile(rf"\b{re.escape(name)}\b")
        return any(
            word.search(_TEXT.sub("", e)) for e in (*(n.expression for n in self.head), *_expressions(self.parts))
        )


def _expressions(parts: Sequence[Words | Condition]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Words):
            yield from map(one_line, EXPRESSION.findall(part.text))
        else:
            yield part.expression
            yield from _expressions(part.parts)


def _is_open(expression: str) -> bool:
    """Whether a parenthesis or a quotation mark of it is still open."""
    depth, quote = 0, ""
    for c in expression:
        if quote:
            quote = "" if c == quote else quote
        elif c in "\"'":
            quote = c
        else:
            depth += (c in "([") - (c in ")]")
    return bool(quote) or depth > 0


def _head(lines: Sequence[str], row: int) -> Iterator[Named]:
    """The lines of a head, each with what it goes on with inside its parentheses."""
    waiting, start = "", row
    for n, line in enumerate(lines, row):
        if not waiting and (not line.strip() or line.lstrip().startswith("#")):
            continue
        start = start if waiting else n
        waiting += ("\n" if waiting else "") + line
        if not _is_open(waiting):
            yield _named(waiting, start)
            waiting = ""
    if waiting:
        yield _named(waiting, start)


def _named(line: str, row: int) -> Named:
    found = _ASSIGNMENT.match(line)
    return Named(found[1], one_line(found[2]), row) if found and found[2] else Named("", one_line(line), row)


class _Reader:
    """Walks the lines of a text once; fences are paired as MyST does, also those of other directives."""

    def __init__(self, text: str):
        self.lines = text.split("\n")
        self.result = Text()
        self.at = 0

    def parts(self, fence: str = "") -> tuple[list[Words | Condition], bool]:
        """What stands up to the end of the block that `fence` opened; whether that end is there."""
        parts: list[Words | Condition] = []
        words: list[str] = []
        row = self.at + 1
        inner: list[str] = []  # fences of blocks that are none of ours

        def keep(last: bool = False) -> None:
            nonlocal words, row
            if words:
                parts.append(Words("\n".join(words) + ("" if last else "\n"), row))
            words, row = [], self.at + 1

        while self.at < len(self.lines):
            line = self.lines[self.at]
            found = _FENCE.match(line)
            innermost = inner[-1] if inner else fence
            if found and innermost and not found[2] and _closes(found[1], innermost):
                self.at += 1
                if not inner:
                    keep()
                    return parts, True
                inner.pop()
                words.append(line)
                continue
            ours = _OURS.match(found[2]) if found else None
            literal = bool(inner) and inner[-1][0] != ":"
            if ours and not literal:
                words.append("")  # a blank line where the fence stood: what is before and after stay apart
                number = self.at + 1
                expression = self._opening(ours[2])
                keep()
                if ours[1] == HEAD:
                    self._read_head(found[1], number)
                else:
                    inside, closed = self.parts(found[1])
                    parts.append(Condition(expression, ours[1] == IF_NOT, number, tuple(inside)))
                    if not closed:
                        self.result.unclosed.append((number, ours[1], found[1]))
                words, row = [""], self.at
                continue
            if found and not literal and (found[2] or found[1][0] != ":"):
                inner.append(found[1])
            words.append(line)
            self.at += 1
        keep(last=True)
        return parts, False

    def _opening(self, expression: str) -> str:
        """The expression of a condition, with the lines on which it goes on inside its parentheses."""
        self.at += 1
        while _is_open(expression) and self.at < len(self.lines) and self.lines[self.at].strip():
            expression += "\n" + self.lines[self.at]
            self.at += 1
        return one_line(expression)

    def _read_head(self, fence: str, number: int) -> None:
        start = self.at
        while self.at < len(self.lines):
            found = _FENCE.match(self.lines[self.at])
            self.at += 1
            if found and not found[2] and _closes(found[1], fence):
                self.result.head += _head(self.lines[start : self.at - 1], start + 1)
                return
        self.result.unclosed.append((number, HEAD, fence))


def _closes(mark: str, fence: str) -> bool:
    return mark[0] == fence[0] and len(mark) >= len(fence)


def read_text(text: str) -> Text:
    r"""What a text asks for.

    >>> t = read_text("```{nilai}\na = 3\n```\n\nAda {eval}`angka(a)`.\n\n:::{bila} a\nTiga.\n:::\n")
    >>> t.head, list(t.expressions())
    ([Named(name='a', expression='3', row=2)], ['3', 'angka(a)', 'a'])
    """
    reader = _Reader(text)
    reader.result.parts, _ = reader.parts()
    return reader.result


def sentences(text: str) -> str:
    r"""What a person has written as sentences, on the same lines: without heads, conditions and expressions.

    >>> sentences("```{nilai}\na = 3\n```\n:::{bila} a\nAda {eval}`angka(a)` unit.\n:::\n").split("\n")
    ['', '', '', '', 'Ada  unit.', '', '']
    """
    lines = [""] * (text.count("\n") + 1)
    waiting = list(read_text(text).parts)
    while waiting:
        part = waiting.pop()
        if isinstance(part, Condition):
            waiting += part.parts
            continue
        plain = EXPRESSION.sub(lambda m: "\n" * m[0].count("\n"), part.text)
        for n, line in enumerate(plain.split("\n"), part.row - 1):
            if line:
                lines[n] = line
    return "\n".join(lines)
