"""Evaluates a printed formula: TeX with Indonesian numbers, exactly, part by part between its = signs."""

import re
from fractions import Fraction

TOKEN = re.compile(r"\\frac|\\times|\\text\{([^}]*)\}|\\;|\\%|[{}()+=−-]|\d+|\s+")


class Wrong(Exception):
    """A formula that cannot be read."""


def number(text: str) -> Fraction:
    return Fraction(text.replace(".", "").replace(",", "."))


def tokens(tex: str) -> list[str | Fraction]:
    found, at = [], 0
    while at < len(tex):
        m = TOKEN.match(tex, at)
        if m is None:
            raise Wrong(f"{tex[at : at + 20]!r} in {tex!r}")
        at = m.end()
        if m[1] is not None:
            found.append(number(m[1]) if re.fullmatch(r"-?[\d.,]+", m[1]) else m[1])
        elif m[0].strip() and m[0] != r"\;":
            found.append(number(m[0]) if m[0].isdigit() else m[0])
    return found


class Reader:
    """Sum → product → unit; `%` divides by a hundred."""

    def __init__(self, found: list) -> None:
        self.rest = found

    def take(self, expected: str | None = None):
        if not self.rest or (expected and self.rest[0] != expected):
            raise Wrong(f"{expected} expected before {self.rest}")
        return self.rest.pop(0)

    def sum(self) -> Fraction:
        value = self.product()
        while self.rest and self.rest[0] in ("+", "-", "−"):
            value = value + self.product() if self.take() == "+" else value - self.product()
        return value

    def product(self) -> Fraction:
        value = self.unit()
        while self.rest and self.rest[0] == r"\times":
            self.take()
            value *= self.unit()
        return value

    def unit(self) -> Fraction:
        first = self.take()
        if first == r"\frac":
            above = self.group("{", "}")
            value = above / self.group("{", "}")
        elif first == "(":
            self.rest.insert(0, first)
            value = self.group("(", ")")
        elif isinstance(first, Fraction):
            value = first
        else:
            raise Wrong(f"{first!r} is no number")
        while self.rest and self.rest[0] == r"\%":
            self.take()
            value /= 100
        return value

    def group(self, opened: str, closed: str) -> Fraction:
        self.take(opened)
        value = self.sum()
        self.take(closed)
        return value


def sides(tex: str) -> list[Fraction]:
    """The value of every part between the = signs; a name in front (“Capaian =”) is none."""
    parts, part = [], []
    for token in [*tokens(tex), "="]:
        if token == "=":
            parts.append(part)
            part = []
        else:
            part.append(token)
    values = []
    for n, p in enumerate(parts):
        if n == 0 and len(p) == 1 and isinstance(p[0], str):
            continue
        reader = Reader(list(p))
        values.append(reader.sum())
        if reader.rest:
            raise Wrong(f"{reader.rest} left of {tex!r}")
    return values
