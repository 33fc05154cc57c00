"""How is a formula read aloud? PDF/UA asks for words beside every formula."""

from __future__ import annotations

import re

from ..language.borders import with_texts, without_texts

_WORDS = {
    "times": "kali",
    "sum": "jumlah",
    "Rightarrow": "menjadi",
    "cdot": "kali",
    "div": "dibagi",
    "le": "paling banyak",
    "ge": "paling sedikit",
    "%": "persen",
}
_TOKEN = re.compile(r"\\([A-Za-z]+|.)|([{}])|([^\\{}]+)")


def _group(mark: list[tuple[str, str, str]]) -> str:
    """Read up to the closing brace."""
    words = []
    while mark:
        statements, bracket, text = mark.pop(0)
        if bracket == "}":
            break
        if bracket == "{":
            words.append(_group(mark))
        elif statements in ("frac", "dfrac", "tfrac"):
            top, bottom = _one(mark), _one(mark)
            words.append(f"({top}) dibagi ({bottom})")
        elif statements:
            words.append(_WORDS.get(statements, ""))
        else:
            words.append(text.replace("=", " sama dengan ").replace("-", " minus ").replace("_", " "))
    return re.sub(r"\s+", " ", " ".join(words)).strip()


def _one(mark: list[tuple[str, str, str]]) -> str:
    while len(mark) > 1 and not "".join(mark[0]).strip():
        mark.pop(0)
    _, bracket, text = mark.pop(0)
    return _group(mark) if bracket == "{" else text


def read_aloud(tex: str) -> str:
    r"""A formula in words.

    >>> read_aloud(r"\text{Capaian} = \frac{\text{54,29}}{\text{67,70}} \times 100\%")
    'Capaian sama dengan (54,29) dibagi (67,70) kali 100 persen'
    """
    formula, words = without_texts(tex)
    return with_texts(_group(_TOKEN.findall(formula)), words, str.strip)
