r"""How do figures get into prose without prose becoming code, and what stands where one is missing?

Prose is Markdown with values named at its head, conditions, and inline expressions, {eval}`persen(i.capaian)`
(`grammar`), which the sandbox evaluates.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from ..facts.folders import files, leads_inside
from ..facts.text_files import read_text
from ..findings import Finding, InputError, NotAvailable, close, kinds, refuse, short
from ..language import words
from ..rules.report import Report
from . import grammar
from .allowed import Text, examine, left_over
from .characters import check_prose
from .filled import Filled
from .grammar import Condition, Named, Words
from .markdown import DIRECTIVES, EXPRESSION, EXPRESSION_MARK, PAGE, without_comments
from .sandbox import CONDITION, FAILS, HOLDS, NEEDED, VALUE, BadExpression, Values
from .slips import find_slips
from .text import Teks, mark_missing
from .vocabulary import WORDS

# What stands between paragraphs: blank lines, and the fences of MyST.
_BETWEEN = re.compile(r"((?:^[ \t]*(?:(?::::|```)[^\n]*)?(?:\n|\Z))+)", re.M)
_EMPTY_BOX = re.compile(
    rf"^(:{{3,}}|`{{3,}}|~{{3,}})\{{(?:{'|'.join(n for n, d in DIRECTIVES.items() if d.body == 'markdown')})\}}"
    r"[^\n]*\n\s*\1[ \t]*$\n?",
    re.M,
)
"""A box of which nothing is left: all that stood in it hung on conditions, or on what is missing."""

_QUOTED = 120
"""Letters of an expression that a message quotes."""

Write = Callable[..., str]
"""Writes an expression: (expression), or (expression, values, use) where a text names values or asks conditions."""


def count_asked(text: str) -> int:
    """How many things a text asks for: expressions, named values, conditions."""
    return sum(1 for _ in grammar.read_text(text).expressions()) if grammar.asks(text) else 0


def fill_expressions(text: str, write: Write, file: str, cell: int | None = None) -> str:
    """Replace everything of a text that is asked for; raises all that fails, with its line.

    Here, and only here, the constructs of our own become plain Markdown before Sphinx reads it: heads (`{nilai}`) and
    conditions (`{bila}`) vanish, expressions become words. A paragraph in which `write` finds something missing
    (`NotAvailable`) is replaced as a whole by a sentence that says what, so that no half sentence stays; the same
    sentence is not said twice in a row. `cell` is the number of the notebook's cell in which the text stands.
    """
    return _written(_filled(text, write, file, cell), file, cell)


def _filled(text: str, write: Write, file: str, cell: int | None) -> Filled:
    """A text after its conditions, with its values beside it; raises all that fails."""
    if not grammar.asks(text):
        return Filled(text)
    read = grammar.read_text(text)
    filler = _Filler(read, write, file, cell)
    filled = filler.filled
    filled.text = filler.fill(read.parts)
    if filler.findings:
        raise InputError(filler.findings)
    filled.drop(_EMPTY_BOX)
    return filled


def _written(filled: Filled, file: str, cell: int | None) -> str:
    """The text with every value in its place; raises those that no writing makes fit there."""
    text, unfit = filled.written()
    if unfit:
        raise InputError(
            kinds.BAD_EXPRESSION.at(file, cell=cell, row=row, expression=short(e, _QUOTED), cause=cause)
            for e, row, cause in unfit
        )
    return text


class _Filler:
    """Fills one text: its named values first, then its parts from top to bottom."""

    def __init__(self, read: grammar.Text, write: Write, file: str, cell: int | None):
        self.read, self.write, self.file, self.cell = read, write, file, cell
        self.findings: list[Finding] = []
        self.filled = Filled()
        self.values: Values = ()
        self.broken: set[str] = set()
        self.before = ""  # the sentence on what is missing that was said last
        for row, block, fence in read.unclosed:
            self.say(kinds.UNCLOSED_BLOCK, row, block=block, closing=fence)
        for named in read.head:
            self.name(named)

    def say(self, kind, row: int, **words: object) -> None:
        self.findings.append(kind.at(self.file, cell=self.cell, row=row, **words))

    def name(self, named: Named) -> None:
        """Take up one line of the head, or say what is wrong with it."""
        name = named.name
        if not name:
            self.broken |= set(_NAMES_OF_HEAD.findall(f"\n{named.expression}"))
            self.say(kinds.NOT_A_NAMED_VALUE, named.row, line=short(named.expression, _QUOTED))
            return
        if not grammar.NAME.fullmatch(name) or name in grammar.KEYWORDS:
            self.say(kinds.UNFIT_VALUE_NAME, named.row, name=name, near=grammar.fit_name(name))
            return
        if name in WORDS:
            self.say(kinds.RESERVED_VALUE_NAME, named.row, name=name)
        elif name in dict(self.values):
            self.say(kinds.REPEATED_VALUE_NAME, named.row, name=name)
        elif not self.read.uses(name):
            self.say(kinds.UNUSED_VALUE, named.row, name=name)
        try:
            if self.depends_on_broken(named.expression):
                self.broken.add(name)
            else:
                self.write(named.expression, self.values, VALUE)
        except BadExpression as e:
            self.bad(named.expression, named.row, e)
            self.broken |= {name, *_NAMES_OF_HEAD.findall(named.expression)}
        if name not in WORDS:
            self.values = (*(v for v in self.values if v[0] != name), (name, named.expression))

    def depends_on_broken(self, expression: str) -> bool:
        """Whether an expression uses a name whose own line has been found fault with already."""
        return any(re.search(rf"\b{n}\b", expression) for n in self.broken)

    def bad(self, expression: str, row: int, cause: BadExpression) -> None:
        self.say(kinds.BAD_EXPRESSION, row, expression=short(expression, _QUOTED), cause=cause)

    def fill(self, parts: Sequence[Words | Condition]) -> str:
        """The parts with everything in its place."""
        return "".join(self.fill_words(p) if isinstance(p, Words) else self.fill_condition(p) for p in parts)

    def fill_condition(self, c: Condition) -> str:
        """What stands under a condition, if it holds."""
        block = grammar.IF_NOT if c.negated else grammar.IF
        if not c.expression:
            self.say(kinds.EMPTY_CONDITION, c.row, block=block)
            return ""
        answer = ""
        try:
            if not self.depends_on_broken(c.expression):
                answer = self.write(c.expression, self.values, CONDITION)
        except BadExpression as e:
            self.bad(c.expression, c.row, e)
        return self.fill(c.parts) if answer == (FAILS if c.negated else HOLDS) else ""

    def fill_words(self, part: Words) -> str:
        """Text with the figures of its expressions, paragraph by paragraph."""
        results: list[str] = []
        start = part.row - 1
        for paragraph in _BETWEEN.split(part.text):
            written, missing, row = *self.fill_paragraph(paragraph, start), start + 1
            start += paragraph.count("\n")
            if missing:
                sentence = "" if "" in missing else " ".join(dict.fromkeys(missing))
                written = ""
                if sentence not in ("", self.before):
                    written = f"{EXPRESSION_MARK}\n"
                    self.take(mark_missing(sentence), "", row)
                self.before = sentence or self.before
            elif paragraph.strip() and not _BETWEEN.fullmatch(paragraph):
                self.before = ""
            results.append(written)
            self.filled.rows += range(row, row + len(written.splitlines()))
        return "".join(results)

    def take(self, value: str, expression: str, row: int) -> None:
        self.filled.values.append(value)
        self.filled.asked.append((expression, row))

    def fill_paragraph(self, paragraph: str, start: int) -> tuple[str, list[str]]:
        """A paragraph after `start` lines with marks for its figures, and the sentences on what is missing in it."""
        missing: list[str] = []
        values: list[tuple[str, str, int]] = []

        def put(m: re.Match) -> str:
            expression = grammar.one_line(m[1])
            row = start + m.string.count("\n", 0, m.start()) + 1
            try:
                if self.depends_on_broken(expression):
                    return m[0]
                value = self.write(expression, self.values) if self.values else self.write(expression)
                values.append((value, expression, row))
                return EXPRESSION_MARK
            except NotAvailable as e:
                missing.append("" if expression.startswith(NEEDED) else f"{words.kapital(str(e))}.")
            except BadExpression as e:
                self.bad(expression, row, e)
            return m[0]

        written = EXPRESSION.sub(put, paragraph)
        for value in values if not missing else ():
            self.take(*value)
        return written, missing


_SAME_FAULTS = frozenset(
    kind.code
    for kind in (
        kinds.UNKNOWN_DIRECTIVE,
        kinds.DIRECTIVE_FORM,
        kinds.UNKNOWN_ROLE,
        kinds.ROLE_TEXT,
        kinds.UNCLOSED,
        kinds.PRINTED_AS_IS,
    )
)
"""What the list of what prose may hold says of a slip, in more general words."""


_NAMES_OF_HEAD = re.compile(r"\s([a-z]\w*)(?: = |: )")
"""What looks like a name in a line of a head that cannot be read, or that swallowed the lines below it."""
_UNKNOWN_NAME = ", yang tidak dikenal"


def faults(text: Text) -> list[Finding]:
    """Everything in a text that prose may not hold, but for expressions that fail; each fault once.

    What is almost right in a line is said in the words that know it best.

    >>> [f.code for f in faults(Text("Terdapat {eval} `tahun`.", "a.md"))]
    ['N410']
    """
    page = text.kind == PAGE
    slips = find_slips(text.text, text.file, text.cell, page=page)
    if "{harfiah}" in text.text or "{kutipan}" in text.text:
        from .wording import find_unreasoned

        slips += find_unreasoned(text.text, text.file, text.cell, page=page)
    rows = {f.place.row for f in slips}
    if grammar.asks(text.text):  # of a block that is left open `fill_expressions` speaks
        rows |= {row for row, *_ in grammar.read_text(without_comments(text.text)).unclosed}
    others = [f for f in examine(text) if f.code not in _SAME_FAULTS or f.place.row not in rows]
    return [*check_prose(text.text, text.file, text.cell), *slips, *others]


def fill(text: Text, write: Write) -> str:
    """A text that a person wrote as it stands in a book: figures put in, remarks for the writers taken out.

    Raises `InputError` with everything in it that prose may not hold, and every expression that fails. What stands
    there once the conditions are answered is examined like what was written: so nobody's paragraph becomes a heading,
    or loses the box around it, because of a block that is not there.
    """
    findings = faults(text)
    try:
        filled = _filled(without_comments(text.text), write, text.file, text.cell)
    except InputError as e:
        headless = any(f.code == kinds.UNKNOWN_DIRECTIVE.code and f"`{grammar.HEAD}`" in f.cure for f in findings)
        others = [f for f in e.findings if not (headless and _UNKNOWN_NAME in f.found)]
        raise InputError([*findings, *others]) from None
    if not findings and filled.rows:
        findings = [_as_written(f, filled) for f in examine(replace(text, text=filled.text))]
    if not findings:
        written = _written(filled, text.file, text.cell)
        findings = left_over(written, text.file, text.cell)
    refuse(findings)
    return written


def _as_written(finding: Finding, filled: Filled) -> Finding:
    """A finding in a filled text, with the row that the person wrote."""
    place = finding.place
    return replace(finding, place=replace(place, row=filled.row(place.row))) if place.row else finding


def narrative_file(root: Path, tahun: int, name: str) -> Path:
    """Where the sentences live that are true of one year only."""
    return root / "narasi" / str(tahun) / f"{name}.md"


def narrative_names(root: Path, tahun: int) -> list[str]:
    """Names of the narrative files of a year, without folder and ending."""
    folder = narrative_file(root, tahun, "x").parent
    return sorted(b.relative_to(folder).as_posix()[:-3] for b in files(folder, "**/*.md"))


def read_narrative(lap: Report, name: str, write: Write, *, lenient: bool) -> Teks:
    """The narrative file of the report year, with its figures put in.

    `name` is its path below `data/narasi/<tahun>/`, without ".md".
    `write` evaluates one expression. Where the report is `lenient` (lenient), a missing file is said in its place. Otherwise
    `InputError` is raised, as for an empty file or a bad expression.
    """
    file = narrative_file(lap.paket.folder, lap.tahun, name)
    address = f"{lap.paket.folder.name}/narasi/{lap.tahun}/{name}.md"
    require_inside(lap.paket.folder, lap.tahun, name, address)
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
    above = lap.paket.folder.parent
    root = above if (above / "_toc.yml").is_file() else None  # data may lie apart from a project
    return Teks(fill(Text(text, address, root=root), write).lstrip("\n"))


def require_inside(data: Path, tahun: int, name: str, address: str) -> None:
    """Refuse a narrative that is none of the year's own files; raises `InputError`.

    Its name leads to no other folder, and neither does a link on the way to it.
    """
    folder = f"{data.name}/narasi/{tahun}"
    parts = name.split("/") if isinstance(name, str) else [""]
    if "\\" in str(name) or ":" in str(name) or not all(p.strip(". ") for p in parts):
        cure = "sebut namanya di bawah folder itu, tanpa `.md`"
        raise InputError([kinds.OUTSIDE.at(folder, what=f"narasi `{name}`", folder=folder, cure=cure)])
    file = narrative_file(data, tahun, name)
    if (file.is_symlink() or file.exists()) and not (file.is_file() and leads_inside(file, data)):
        what, cure = "pintasan ke luar atau yang bukan berkas biasa", "salin berkasnya ke folder itu"
        raise InputError([kinds.OUTSIDE.at(address, what=what, folder=folder, cure=cure)])
