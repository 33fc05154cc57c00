r"""Which formulas may stand in prose, so that the site, the PDF and Word can all show them?

A formula is written in TeX and read by three programs, of which one runs what it is given as code. So only
known commands and plain letters, digits and signs pass; then those of the programs that need no page try it.
"""

from __future__ import annotations

import re
from functools import lru_cache

COMMANDS = re.compile(
    r"\\(?:[dt]?frac|sqrt|times|cdot|div|pm|mp|leq?|geq?|neq?|approx|equiv|sum|prod|infty|text|mathrm|left|right|overline"
    r"|bar|Delta|Sigma|alpha|beta|gamma|delta|epsilon|theta|lambda|mu|pi|rho|sigma|tau|phi|omega|q?quad|l?dots|cdots|to"
    r"|rightarrow|in|[,;:!%{}])"
)
"""Commands of TeX that a formula in prose may use."""

_PART = re.compile(r"\\[A-Za-z]+|\\.|\s+|.", re.S)
_PLAIN = re.compile(r"[A-Za-z0-9\s+\-*/=<>(),.:;|!?'^_{}\[\]×÷±≤≥≠≈–−·Δα-ωΣ∑]", re.S)
_WORDS = re.compile(r"\\(?:text|mathrm)\s*\{([^{}]*)\}")
_PLAIN_WORDS = re.compile(r"[^\W_]|[\s.,:;()/%–−\-+&’'“”]")


@lru_cache(maxsize=256)
def refused(tex: str) -> str:
    r"""Why a formula cannot stand in prose, in Indonesian; empty when it can.

    >>> refused(r"\frac{a}{b} \times 100\%"), refused(r"\text{Nilai SKM} = 25 x")
    ('', '')
    >>> print(refused(r'\text{"#panic(1)"}'))
    memuat tanda `"` di dalam \text{…}
    >>> print(refused(r"\frac{1}{"))
    kurung kurawalnya tidak berpasangan
    """
    if not tex.strip():
        return "tidak berisi apa pun"
    if len(tex) > 1000:
        return "lebih panjang daripada 1.000 huruf"
    bare = _WORDS.sub(r" x ", tex)
    for words in _WORDS.findall(tex):
        if strange := _PLAIN_WORDS.sub("", words):
            return f"memuat tanda `{strange[0]}` di dalam \\text{{…}}"
        if not words.strip():
            return "memuat \\text{} tanpa kata"
    for part in _PART.findall(bare):
        if part.startswith("\\") and not COMMANDS.fullmatch(part):
            return f"memakai perintah `{part}`"
        if not part.startswith("\\") and not part.isspace() and not _PLAIN.fullmatch(part):
            return f"memuat tanda `{part}`"
    return _unfit(bare) or _tried(tex)


def _unfit(tex: str) -> str:
    """What is wrong with braces and with what raises, lowers or divides."""
    depth, deepest = 0, 0
    for part in _PART.findall(tex):
        depth += (part == "{") - (part == "}")
        deepest = max(deepest, depth)
        if depth < 0:
            break
    if depth:
        return "kurung kurawalnya tidak berpasangan"
    if deepest > 8:
        return "bersusun terlalu dalam"
    if re.search(r"[\^_]\s*(?:[\^_}&]|\Z)|(?:^|\{)\s*[\^_]", tex):
        return "pangkat atau indeksnya tidak lengkap"
    if tex.count("\\left") != tex.count("\\right"):
        return "\\left dan \\right tidak berpasangan"
    return ""


def _tried(tex: str) -> str:
    """Whether the programs that read formulas give up; they fail with errors of every type."""
    from latex2mathml.converter import convert
    from tex2typst import tex2typst

    try:
        convert(tex)
        tex2typst(tex)
    except Exception:  # noqa: BLE001  (theirs to choose; what matters is that it is no formula to them)
        return "tidak dapat dibaca"
    return ""
