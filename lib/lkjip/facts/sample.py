"""Which texts did the sample agency lend, that the agency must replace by its own?

Every text of the sample that says something of an agency carries a mark, in the text itself. So it
is recognised wherever it survives: in a cell, in a name, in a narrative, on a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MARK = "(contoh)"
"""Stands in every text of the sample agency that is to be replaced."""

_SAMPLE = re.compile(
    r"\(\s*[*_]*contoh[*_]*\s*\)|\b(?:Kota|Kabupaten|Bupati) Contoh\b|\b0{8} 0{6} 0 0{3}\b|Pangkat / Golongan", re.I
)
"""The mark however it is written, and the names and numbers that nobody has: they stand where a mark would not do."""


def sample_in(text: object) -> str:
    """What in a text is still of the sample; nothing in a text of one's own.

    >>> sample_in("Program Pembinaan Perpustakaan (contoh)"), sample_in("Kota Contoh"), sample_in("Penyusunan contoh soal")
    ('(contoh)', 'Kota Contoh', '')
    """
    found = _SAMPLE.search(text) if isinstance(text, str) and text else None
    return found[0] if found else ""


def sample_values(content: Any) -> Iterator[str]:
    """What of the sample is still in the values of a YAML file.

    >>> list(sample_values({"nama": "Dinas", "misi": ["Maju (contoh)"]}))
    ['(contoh)']
    """
    if text := sample_in(content):
        yield text
    inside = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    for _, value in inside:
        yield from sample_values(value)


def sample_of(file: Path) -> str:
    """What in a file of text is still of the sample, wherever it stands."""
    from .text_files import read_text

    return sample_in(read_text(file, errors="replace")) if file.is_file() else ""
