"""How is a formula read aloud? PDF/UA asks for words beside every formula."""

from __future__ import annotations

import re

_KATA = {
    "times": "kali",
    "sum": "jumlah",
    "Rightarrow": "menjadi",
    "cdot": "kali",
    "div": "dibagi",
    "le": "paling banyak",
    "ge": "paling sedikit",
    "%": "persen",
}
_POTONG = re.compile(r"\\([A-Za-z]+|.)|([{}])|([^\\{}]+)")


def _kelompok(tanda: list[tuple[str, str, str]]) -> str:
    """Read up to the closing brace."""
    kata = []
    while tanda:
        perintah, kurung, teks = tanda.pop(0)
        if kurung == "}":
            break
        if kurung == "{":
            kata.append(_kelompok(tanda))
        elif perintah == "frac":
            atas, bawah = _satu(tanda), _satu(tanda)
            kata.append(f"({atas}) dibagi ({bawah})")
        elif perintah:
            kata.append(_KATA.get(perintah, ""))
        else:
            kata.append(teks.replace("=", " sama dengan ").replace("-", " minus ").replace("_", " "))
    return re.sub(r"\s+", " ", " ".join(kata)).strip()


def _satu(tanda: list[tuple[str, str, str]]) -> str:
    _, kurung, teks = tanda.pop(0)
    return _kelompok(tanda) if kurung == "{" else teks


def baca(tex: str) -> str:
    r"""A formula in words.

    >>> baca(r"\text{Capaian} = \frac{\text{54,29}}{\text{67,70}} \times 100\%")
    'Capaian sama dengan (54,29) dibagi (67,70) kali 100 persen'
    """
    return _kelompok(_POTONG.findall(tex))
