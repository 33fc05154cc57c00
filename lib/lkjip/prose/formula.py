r"""Which formulas may stand in prose, so that site, PDF and Word can all show them?

A formula is written in TeX and read by three programs, each with a reading of its own. So only what this small grammar
knows passes; `tests/prose/test_formula.py` makes formulas of it at random and lets all three programs show them:

    row      one item or more
    item     atom, with its primes, index and power; sign; fraction
    atom     letter, number, words, root, bar, a row in brackets
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..findings import one_of
from .markdown import EXPRESSION_MARK


def _commands(names: str) -> frozenset[str]:
    return frozenset(f"\\{name}" for name in names.split("|"))


LETTERS = _commands(
    "Delta|Sigma|alpha|beta|gamma|delta|epsilon|theta|lambda|mu|pi|rho|sigma|tau|phi|omega|infty|sum|prod|%"
)
"""Commands that may bear an index or a power."""
SIGNS = _commands("times|cdot|div|pm|mp|le|leq|ge|geq|ne|neq|approx|equiv|to|rightarrow|Rightarrow|in")
SIGNS |= _commands("ldots|dots|cdots|quad|qquad|,|;|:|!")
FRACTIONS = _commands("frac|dfrac|tfrac")
BARS = _commands("overline|bar")
ROOT = r"\sqrt"
BRACKETS = {"(": ")", "[": "]", r"\{": r"\}"}
GROWING = {**BRACKETS, "|": "|"}
"""Brackets that `\\left` and `\\right` may enlarge."""
DEEPEST = 8

_WORDS = re.compile(r"\\(?:text|mathrm)\s*\{([^{}]*)\}")
_PART = re.compile(rf"{_WORDS.pattern}|\d+(?:(?:\{{,\}}|[.,])\d+)*|\\[A-Za-z]+|\\.|.", re.S)
_LETTER = re.compile(rf"[A-Za-zΔα-ωΣ∑{EXPRESSION_MARK}]")
_SIGN = re.compile(r"[+\-*/=<>,.:;|!?×÷±≤≥≠≈–−·]")
_PLAIN_WORDS = re.compile(rf"[^\W_]|[\s.,:;()/%–−\-+&’'“”{EXPRESSION_MARK}]")
_UNPAIRED = "memuat tanda kurung yang tidak berpasangan"
_BARE_POWER = "memuat pangkat atau indeks tanpa kurung kurawal; tulis misalnya x^{12}"


class _Refused(Exception):
    """Carries why, in Indonesian."""


@lru_cache(maxsize=256)
def refused(tex: str) -> str:
    r"""Why a formula cannot stand in prose, in Indonesian; empty when it can.

    `EXPRESSION_MARK` stands for a value in it, which is written as words.

    >>> refused(r"\frac{a}{b} \times 100\%"), refused(r"\text{Nilai SKM} = 25 x")
    ('', '')
    >>> print(refused(r'\text{"#panic(1)"}'))
    memuat tanda `"` di dalam \text{…}
    >>> print(refused(r"\frac{1}{"))
    memuat tanda kurung yang tidak berpasangan
    >>> print(refused(r"\frac12"))
    memakai `\frac` tanpa kurung kurawal di belakangnya
    """
    if not tex.strip():
        return "tidak berisi apa pun"
    if len(tex) > 1000:
        return "lebih panjang daripada 1.000 huruf"
    try:
        _Reader(tex).row()
    except _Refused as e:
        return str(e)
    return ""


class _Reader:
    """Reads a formula from left to right, and raises at the first part that the grammar does not know."""

    def __init__(self, tex: str):
        self.parts = [m[0] for m in _PART.finditer(tex) if not m[0].isspace()][::-1]
        self.depth = 0
        self.called = 0  # how many commands are open that are functions for Typst, where `;` has a meaning

    def next(self) -> str:
        return self.parts.pop() if self.parts else ""

    def follows(self, *parts: str) -> bool:
        return bool(self.parts) and self.parts[-1] in parts

    def row(self, end: str = "") -> None:
        """One item or more, up to `end`."""
        self.depth += 1
        if self.depth > DEEPEST + 1:
            raise _Refused("bersusun terlalu dalam")
        empty = True
        while self.parts and not self.follows(end):
            self.item(self.next())
            empty = False
        if self.next() != end:
            raise _Refused(_UNPAIRED)
        if empty:
            raise _Refused("memuat tempat yang kosong")
        self.depth -= 1

    def item(self, part: str) -> None:
        if part in SIGNS or _SIGN.fullmatch(part):
            if part == ";" and self.called:
                raise _Refused("memuat tanda `;` di dalam pecahan, akar, garis atas, atau kurung besar")
        elif part in FRACTIONS:
            self.function(part)
            self.unscripted()
        elif part == "{":
            raise _Refused("memuat kurung kurawal tanpa perintah, pangkat, atau indeks di depannya")
        else:
            self.atom(part)
            if _LETTER.fullmatch(part) and self.follows("'"):
                while self.follows("'"):
                    self.next()
                self.unscripted()
            self.scripts()

    def atom(self, part: str) -> None:
        if _LETTER.fullmatch(part) or part[0].isdigit() or part in LETTERS:
            return
        if words := _WORDS.fullmatch(part):
            self.words(words[1])
        elif part in BRACKETS:
            self.row(BRACKETS[part])
        elif part == ROOT or part in BARS or part == r"\left":
            self.function(part)
        elif part in BRACKETS.values() or part in ("}", r"\right"):
            raise _Refused(_UNPAIRED)
        elif part in ("^", "_", "'"):
            raise _Refused("memuat pangkat atau indeks tanpa huruf, angka, atau kurung di depannya")
        else:
            raise _Refused(f"memakai perintah `{part}`" if part[0] == "\\" else f"memuat tanda `{part}`")

    def function(self, part: str) -> None:
        self.called += 1
        if part == r"\left":
            opening = self.next()
            if opening not in GROWING:
                raise _Refused(f"memakai `\\left` tanpa {one_of(f'`{b}`' for b in GROWING)} di belakangnya")
            self.row(r"\right")
            if self.next() != GROWING[opening]:
                raise _Refused(_UNPAIRED)
        else:
            if part == ROOT and self.follows("["):
                self.row(BRACKETS[self.next()])
            for _ in range(2 if part in FRACTIONS else 1):
                self.braced(part)
        self.called -= 1

    def words(self, words: str) -> None:
        if strange := _PLAIN_WORDS.sub("", words):
            raise _Refused(f"memuat tanda `{strange[0]}` di dalam \\text{{…}}")
        if not words.strip():
            raise _Refused("memuat \\text{} tanpa kata")

    def braced(self, command: str) -> None:
        if self.next() != "{":
            raise _Refused(f"memakai `{command}` tanpa kurung kurawal di belakangnya")
        self.row("}")

    def scripts(self) -> None:
        """One index and one power at most."""
        seen = set()
        while self.follows("^", "_"):
            sign = self.next()
            if sign in seen:
                raise _Refused(f"memuat dua tanda `{sign}` berturut-turut")
            seen.add(sign)
            if not self.parts:
                raise _Refused("memuat pangkat atau indeks yang tidak lengkap")
            if (part := self.next()) == "{":
                self.row("}")
            elif not re.fullmatch(r"[A-Za-z0-9α-ω]", part):
                raise _Refused(_BARE_POWER)

    def unscripted(self) -> None:
        if self.follows("^", "_", "'"):
            raise _Refused("memuat pangkat atau indeks pada pecahan atau tanda '; beri tanda kurung ( )")
