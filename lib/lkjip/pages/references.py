"""Does every reference to a table or chart lead to one that the book has?

Asked of the assembled pages, before Sphinx reads them: only then it is known which
tables the notebooks have shown, and the answer can still name the file and the line
where the analyst wrote the reference.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..facts.text_files import read_text
from ..findings import Finding, kinds, nearest
from ..views.labels import references_in

_LABELLED = re.compile(r'"label": ?"((?:tbl|gbr)-[^"]+)"')


def _text(file: Path) -> str:
    """The Markdown of a page; of a notebook that of its cells and outputs."""
    text = read_text(file)
    if file.suffix == ".md":
        return text
    cell = json.loads(text)["cells"]
    outputs = (o.get("data", {}).get("text/markdown", "") for s in cell for o in s.get("outputs", ()))
    return "\n".join(["".join(s["source"]) for s in cell] + ["".join(k) for k in outputs])


def _places(label: str, origins: Iterable[Path], root: Path) -> Iterator[tuple[str, int | None]]:
    """Files and lines in which a person has written a reference."""
    for file in origins:
        for n, row in enumerate(read_text(file).splitlines(), 1):
            if label in references_in(row):
                yield file.relative_to(root).as_posix(), n


def check_references(
    pages: Iterable[Path], origins: Iterable[Path], root: Path, other: Iterable[str] = ()
) -> list[Finding]:
    """References of the assembled pages to a label that none of them has.

    `origin` are the files that people write, searched for the place of each; `other`
    are labels that are made only later.
    """
    texts = [_text(b) for b in pages]
    present = {label for t in texts for label in _LABELLED.findall(t)} | set(other)
    error = sorted({label for t in texts for label in references_in(t)} - present)
    origins = list(origins)
    return [
        kinds.UNKNOWN_LABEL.at(file, row=row, label=label, near=nearest(label, present))
        for label in error
        for file, row in (list(_places(label, origins, root)) or [("", None)])
    ]
