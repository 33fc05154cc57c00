"""Which files of a project are copies that the library laid, and has anybody edited them since?

`new-agency` notes a fingerprint of each file that it copies. A file whose fingerprint is
still the noted one is nobody's work but the library's, and may follow it. The fingerprint
does not see what is no edit: line ends, and in a notebook what JupyterLab writes by
itself, and the report year of the parameters.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from ..facts.yaml_files import read_yaml
from ..findings import InputError, kinds
from ..project.notebook import cell_source

RECORD = ".lkjip-salinan.yaml"
"""The file in a project that notes its copies."""

YEAR = re.compile(r"^(tahun\b[^=\n]*=\s*)(\d{4})\b", re.M)
"""The report year as a cell of parameters sets it."""

_HEAD = """\
# Berkas proyek ini yang disalin dari pustaka lkjip, beserta sidik jari salinannya. Ditulis oleh lkjip; jangan diubah.
# `lkjip upgrade` memperbarui berkas yang masih sama dengan salinannya dan tidak menyentuh yang Anda ubah.
"""
# Of a cell, what editors keep for themselves.
_EDITOR = {"collapsed", "editable", "execution", "jupyter", "scrolled", "slideshow", "trusted", "user_expressions"}


def is_parameters(cell: Mapping[str, Any]) -> bool:
    """Whether a cell is that of the parameters."""
    return "parameters" in cell["metadata"].get("tags", [])


def _cell(cell: dict[str, Any]) -> list[Any]:
    text = cell_source(cell).replace("\r\n", "\n")
    text = YEAR.sub(r"\1", text) if is_parameters(cell) else text
    mark = {k: v for k, v in cell["metadata"].items() if k not in _EDITOR}
    return [cell["cell_type"], text, mark, cell.get("attachments", {})]


def _edited_by_people(content: bytes) -> bytes:
    """Of a notebook its cells; of every other file, and of a broken notebook, what stands in it."""
    try:
        nb = json.loads(content)
        mark = {k: v for k, v in nb["metadata"].items() if k not in ("kernelspec", "language_info")}
        return json.dumps([mark, *map(_cell, nb["cells"])], sort_keys=True).encode()
    except (ValueError, KeyError, TypeError, AttributeError):
        return content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")


def fingerprint(content: bytes) -> str:
    r"""Equal for two contents of a file between which there is no edit.

    >>> fingerprint(b"Isi.\r\n") == fingerprint(b"Isi.\n") != fingerprint(b"Isi lain.\n")
    True
    """
    return hashlib.sha256(_edited_by_people(content)).hexdigest()


def fingerprints(copies: Mapping[str, bytes]) -> dict[str, str]:
    """The fingerprint of each file, by its path."""
    return {file: fingerprint(content) for file, content in copies.items()}


def write_record(copies: Mapping[str, str]) -> bytes:
    """The file that notes copies, from their fingerprints by path."""
    return (_HEAD + yaml.safe_dump(dict(copies), width=1000)).encode()


def read_record(file: Path) -> dict[str, str]:
    """Fingerprints of copies by path, as a record notes them; raises `InputError` for a broken one."""
    content = read_yaml(file, file.name)
    if not isinstance(content, dict) or not all(isinstance(v, str) for x in content.items() for v in x):
        raise InputError([kinds.BROKEN_RECORD.at(file.name)])
    return content


def with_copy(root: Path, file: str, content: bytes) -> dict[str, bytes]:
    """A copy that is to be laid into a project, and the record that notes it, if the project has one."""
    if not (root / RECORD).is_file():
        return {file: content}
    return {file: content, RECORD: write_record(read_record(root / RECORD) | {file: fingerprint(content)})}
