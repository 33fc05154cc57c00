r"""How do figures get into prose without prose becoming code, and what stands where one is missing?

Prose is Markdown with inline expressions, {eval}`persen(i.capaian)`, which the
sandbox evaluates.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from ..facts.text_files import read_text
from ..findings import Finding, InputError, NotAvailable, close, kinds
from ..language import words
from ..rules.report import Report
from .sandbox import NEEDED, BadExpression
from .text import Teks, mark_missing

EXPRESSION = re.compile(r"\{eval\}`([^`]*)`")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
# What stands between paragraphs: blank lines, and the fences of MyST.
_BETWEEN = re.compile(r"((?:^[ \t]*(?:(?::::|```)[^\n]*)?(?:\n|\Z))+)", re.M)
_EMPTY_CONTAINER = re.compile(r"^:::\{container\}[^\n]*\n\s*:::[ \t]*$\n?", re.M)


def fill_expressions(text: str, write: Callable[[str], str], file: str, cell: int | None = None) -> str:
    """Replace every expression of a text; raises all that fail, with their line.

    A paragraph in which `write` finds something missing (`NotAvailable`) is
    replaced as a whole by a sentence that says what, so that no half sentence
    stays; the same sentence is not said twice in a row. With `perlu` it is left out.
    `cell` is the number of the notebook's cell in which the text stands.
    """
    findings: list[Finding] = []
    missing: list[str] = []

    def replace(m: re.Match) -> str:
        try:
            return write(m[1].strip())
        except NotAvailable as e:
            missing.append("" if m[1].strip().startswith(NEEDED) else f"{words.kapital(str(e))}.")
            return m[0]
        except BadExpression as e:
            row = start + m.string.count("\n", 0, m.start()) + 1
            findings.append(kinds.BAD_EXPRESSION.at(file, cell=cell, row=row, expression=m[1], cause=e))
            return m[0]

    results: list[str] = []
    start, before = 0, ""
    for paragraph in _BETWEEN.split(text):
        missing.clear()
        written = EXPRESSION.sub(replace, paragraph)
        start += paragraph.count("\n")
        if missing:
            sentence = "" if "" in missing else " ".join(dict.fromkeys(missing))
            written = f"{mark_missing(sentence)}\n" if sentence not in ("", before) else ""
            before = sentence or before
        elif paragraph.strip() and not _BETWEEN.fullmatch(paragraph):
            before = ""
        results.append(written)
    if findings:
        raise InputError(findings)
    return _EMPTY_CONTAINER.sub("", "".join(results))


def narrative_file(root: Path, tahun: int, name: str) -> Path:
    """Where the sentences live that are true of one year only."""
    return root / "narasi" / str(tahun) / f"{name}.md"


def without_comments(text: str) -> str:
    """The text without HTML comments, on the same lines: guidance for writers is never printed.

    >>> without_comments("<!-- apa\\nsebabnya? -->Naik.")
    '\\nNaik.'
    """
    return _COMMENT.sub(lambda m: "\n" * m[0].count("\n"), text)


def read_narrative(lap: Report, name: str, write: Callable[[str], str], *, lenient: bool) -> Teks:
    """The narrative file of the report year, with its figures put in.

    `name` is its path below `data/narasi/<tahun>/`, without ".md".
    `write` evaluates one expression. Where the report is `lenient` (lenient), a missing file is said in its place. Otherwise
    `InputError` is raised, as for an empty file or a bad expression.
    """
    file = narrative_file(lap.paket.folder, lap.tahun, name)
    address = f"{lap.paket.folder.name}/narasi/{lap.tahun}/{name}.md"
    try:
        text = read_text(file, address)
    except FileNotFoundError:
        if lenient:
            return Teks(mark_missing(f"Uraian tahun {lap.tahun} untuk bagian ini tidak tersedia dalam sumber."))
        misspelt = close(file.stem, (b.stem for b in file.parent.glob("*.md")))
        cure = f"maksud Anda `{Path(name).with_name(misspelt).as_posix()}`?" if misspelt else "tulis berkas itu"
        raise InputError([kinds.MISSING_NARRATIVE.at(address, cure=cure)]) from None
    written = without_comments(text)
    if not written.strip():
        if lenient and text.strip():
            return Teks(mark_missing(f"Uraian tahun {lap.tahun} untuk bagian ini belum ditulis."))
        empty = kinds.EMPTY_NARRATIVE if not text.strip() else kinds.UNWRITTEN_NARRATIVE
        raise InputError([empty.at(address, year=lap.tahun)])
    return Teks(fill_expressions(written, write, address))
