"""How do findings read for a machine: as JSON, as SARIF, as annotations of GitHub?

Both JSON documents are ASCII, so that no code page can spoil them. A file is named as git names it:
relative, with slashes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ..facts.text_files import read_text
from ..findings import ERROR, Finding
from ..findings.kinds import KINDS
from ..findings.tally import Tally

_BY_CODE = {kind.code: kind for kind in KINDS}
SARIF_VERSION = "2.1.0"
SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def level(finding: Finding) -> str:
    """`error` or `warning`."""
    return "error" if finding.severity == ERROR else "warning"


def file_of(finding: Finding, root: Path) -> str | None:
    """The file that a finding is about, relative to the project; the first where it names two, None where none.

    >>> from lkjip.findings.kinds import MISSING_FILE, NO_FACTS
    >>> file_of(MISSING_FILE.at("data/umkm.csv"), Path())
    'data/umkm.csv'
    >>> file_of(NO_FACTS.at("tahun laporan", year=2099, first=2018, last=2024, next=2025), Path())
    """
    named = finding.place.file
    for part in (named, *named.split(" dan ")):
        if (root / part).is_file() or re.fullmatch(r"[^\s,]+\.\w+", part):
            path = Path(part)
            return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    return None


def line_of(finding: Finding, root: Path) -> int:
    """The line of the file on which a finding stands; of a notebook's cell, where the cell's id is written.

    1 where nothing more is known.
    """
    place = finding.place
    if place.cell is None:
        return place.row or 1
    file = root / place.file
    ids = re.finditer(r'^ {3}"id": ', read_text(file), re.M) if file.is_file() else ()
    starts = [m.string.count("\n", 0, m.start()) + 1 for m in ids]
    return starts[place.cell - 1] if place.cell <= len(starts) else 1


def as_json(tally: Tally, root: Path, years: Sequence[Mapping[str, Any]] = ()) -> str:
    """Findings with all their parts, how many things held, and what was asked of each year."""
    findings = [
        {
            "code": f.code,
            "severity": level(f),
            "group": f.group,
            "file": file_of(f, root),
            "place": f.place.file,
            "part": f.place.part or None,
            "cell": f.place.cell,
            "row": f.place.row,
            "column": f.place.column or None,
            "found": f.found,
            "expected": f.expected,
            "cure": f.cure,
            "message": str(f),
            "help": _BY_CODE[f.code].meaning,
        }
        for f in tally.findings
    ]
    checks = {"total": tally.total, "held": dict(tally.held)}
    return json.dumps({"years": list(years), "checks": checks, "findings": findings}, indent=1)


def _location(finding: Finding, root: Path, prefix: str) -> list[dict]:
    file = file_of(finding, root)
    if file is None:
        return []
    place = {"artifactLocation": {"uri": quote(prefix + file)}, "region": {"startLine": line_of(finding, root)}}
    return [{"physicalLocation": place}]


def as_sarif(tally: Tally, root: Path, *, version: str, prefix: str = "") -> str:
    """SARIF 2.1.0, as code hosts read it; `prefix` is the folder of the project in its repository."""
    rules = [
        {
            "id": kind.code,
            "shortDescription": {"text": kind.meaning},
            "help": {"text": kind.meaning},
            "defaultConfiguration": {"level": "error" if kind.severity == ERROR else "warning"},
        }
        for kind in KINDS
    ]
    order = {kind.code: n for n, kind in enumerate(KINDS)}
    results = [
        {
            "ruleId": f.code,
            "ruleIndex": order[f.code],
            "level": level(f),
            "message": {"text": str(f)},
            "locations": _location(f, root, prefix),
        }
        for f in tally.findings
    ]
    run = {
        "tool": {"driver": {"name": "lkjip", "version": version, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.dumps({"$schema": SARIF_SCHEMA, "version": SARIF_VERSION, "runs": [run]}, indent=1)


def _escape(text: str, more: str = "") -> str:
    """Escape what ends a message or, with `more`, a property of a workflow command.

    >>> _escape("88,06%", ":,")
    '88%2C06%25'
    """
    return "".join(f"%{ord(c):02X}" if c in f"%\r\n{more}" else c for c in text)


def as_github(findings: Iterable[Finding], root: Path, *, prefix: str = "") -> str:
    """One workflow command a finding, which GitHub shows beside the line."""
    lines = []
    for f in findings:
        file = file_of(f, root)
        at = {"file": prefix + file, "line": str(line_of(f, root))} if file else {}
        words = ",".join(f"{k}={_escape(v, ':,')}" for k, v in {**at, "title": f.code}.items())
        lines.append(f"::{level(f)} {words}::{_escape(str(f))}")
    return "\n".join(lines)
