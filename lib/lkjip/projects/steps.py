"""What has to change in a project, from one format of the data to the next?

A step is a pure function: it gets all files of a project (content by path) and gives
those that become others. What it has no reason to touch stays byte for byte; it never
takes a file, a fact or a word away. Steps are never changed once a release had them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import yaml

from ..facts.description import DESCRIPTION
from ..facts.format import KEY
from ..project.notebook import canonical

Files = Mapping[str, bytes]
_COMMENT = f"# {KEY}: format data yang dikenal pustaka; hanya diubah oleh `lkjip upgrade`."


@dataclass(frozen=True, slots=True)
class Step:
    """The way to a format from the one before it; `why` says it to who reads what will change."""

    to: int
    why: str
    change: Callable[[Files], dict[str, bytes]]


def with_format(content: bytes, number: int) -> bytes:
    r"""A description that names its format above its first key; comments, layout and line ends stay.

    >>> with_format(b"# Paket\r\nname: a\r\n", 1).decode().splitlines()
    ['# Paket', '# versi_data: format data yang dikenal pustaka; hanya diubah oleh `lkjip upgrade`.', 'versi_data: 1', 'name: a']
    >>> with_format(b"{name: a}", 1)
    b'{versi_data: 1, name: a}'
    """
    text = content.decode("utf-8")
    root = next(e for e in yaml.parse(text, Loader=yaml.SafeLoader) if isinstance(e, yaml.MappingStartEvent))
    if root.flow_style:
        place, added = root.start_mark.index + 1, f"{KEY}: {number}, "
    else:
        end = "\r\n" if "\r\n" in text else "\n"
        place, added = root.start_mark.index, f"{_COMMENT}{end}{KEY}: {number}{end}"
    return (text[:place] + added + text[place:]).encode()


def _canonical_notebooks(files: Files) -> dict[str, bytes]:
    """Notebooks in the form in which JupyterLab stores them; what is none is left to the check."""
    result = {}
    for name, content in files.items():
        if name.startswith("notebooks/") and name.endswith(".ipynb"):
            try:
                nb = json.loads(content)
                new = canonical(nb) if nb["nbformat"] == 4 else content
            except (ValueError, KeyError, TypeError, AttributeError):
                continue
            if new != content:
                result[name] = new
    return result


def _to_1(files: Files) -> dict[str, bytes]:
    description = f"data/{DESCRIPTION}"
    return {description: with_format(files[description], 1)} | _canonical_notebooks(files)


STEPS = (Step(1, "disesuaikan dengan format data versi 1", _to_1),)


def steps_from(number: int) -> list[Step]:
    """The steps that lead from a format to the present one, in order.

    >>> [s.to for s in steps_from(0)]
    [1]
    """
    return [s for s in STEPS if s.to > number]
