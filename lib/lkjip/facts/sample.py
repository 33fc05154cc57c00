"""Which texts did the sample agency lend, that the agency must replace by its own?

Every text of the sample that says something of an agency carries a mark, in the text itself. So it
is recognised wherever it survives: in a cell, in a name, in a narrative, on a page.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

MARK = "(contoh)"
"""Stands in every text of the sample agency that is to be replaced."""


def is_sample(text: object) -> bool:
    """Whether a text still carries the mark.

    >>> is_sample("Program Pembinaan Perpustakaan (contoh)"), is_sample("Penyusunan contoh soal"), is_sample(None)
    (True, False, False)
    """
    return isinstance(text, str) and MARK in text


def sample_values(content: Any, place: tuple = ()) -> Iterator[tuple]:
    """Where in the content of a YAML file values carry the mark: the way of keys and numbers to each.

    >>> list(sample_values({"nama": "Dinas", "misi": ["Maju (contoh)"]}))
    [('misi', 0)]
    """
    if is_sample(content):
        yield place
    inside = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    for key, value in inside:
        yield from sample_values(value, (*place, key))


def holds_sample(file: Path) -> bool:
    """Whether a file of text carries the mark anywhere."""
    from .text_files import read_text

    return file.is_file() and MARK in read_text(file, errors="replace")
