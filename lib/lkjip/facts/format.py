"""In which format are the data written, and does this library read it?

The description says it with one number (`versi_data`). It is raised when data that were
right become wrong or mean something else, never for an addition; `projects/steps.py` then
says how a project of the earlier format follows.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..findings import Finding, InputError, kinds, refuse
from .description import DESCRIPTION
from .yaml_files import read_yaml

KEY = "versi_data"
CURRENT = 1
"""The format that this library writes."""

OLDEST = 0
"""The oldest format that is read as it is; earlier ones are to be upgraded first."""

UNSAID = 0
"""The format of a description that names none: all that were laid before formats were counted."""


def _said(description: Any) -> Any:
    return description.get(KEY, UNSAID) if isinstance(description, dict) else UNSAID


def check_description(description: Any, address: str) -> list[Finding]:
    """Why data of this description cannot be read in their format; nothing when they can.

    >>> print(*check_description({"versi_data": CURRENT + 1}, "data/datapackage.yaml"))  # doctest: +ELLIPSIS
    data/datapackage.yaml, versi_data: ditemukan versi ...; perbarui pustaka lkjip. [D502]
    """
    number = _said(description)
    if type(number) is not int or number < 0:
        value = "isi yang kosong" if number is None else f"`{number}`"
        return [kinds.FORMAT_NO_NUMBER.at(address, KEY, value=value, current=CURRENT)]
    if number > CURRENT:
        return [kinds.FORMAT_NEWER.at(address, KEY, number=number, current=CURRENT)]
    if number < OLDEST:
        return [kinds.FORMAT_OLDER.at(address, KEY, number=number, oldest=OLDEST)]
    return []


def check_format(root: Path) -> list[Finding]:
    """Why the data of a folder cannot be read in their format; nothing when they can.

    All that reads data asks this first, so what follows need not know any other format.

    >>> from lkjip.projects.new_indicator import SAMPLE
    >>> check_format(SAMPLE / "data")
    []
    """
    try:
        description = read_yaml(root / DESCRIPTION)
    except InputError:
        return []  # whoever asked reads the file next, and says what is wrong with it
    return check_description(description, f"{root.name}/{DESCRIPTION}")


def data_format(root: Path) -> int:
    """The format of the data in a folder, also of those that are too old to be read.

    Raises `InputError` when the description cannot be read or is no mapping, when the format
    is no whole number, and when this library is too old for it.

    >>> from lkjip.projects.new_indicator import SAMPLE
    >>> data_format(SAMPLE / "data") == CURRENT
    True
    """
    description = read_yaml(root / DESCRIPTION)
    if not isinstance(description, dict):
        kind, cure = "pasangan nama: nilai", "kembalikan berkas itu dari riwayat"
        raise InputError([kinds.WRONG_KIND.at(f"{root.name}/{DESCRIPTION}", value="isi lain", kind=kind, cure=cure)])
    refuse(f for f in check_format(root) if f.code != kinds.FORMAT_OLDER.code)
    return _said(description)
