r"""What may a text that people write hold, and what is said of all the rest?

Prose is not code: paragraphs, lists, tables, notes, formulas, links and pictures of the book itself, and nothing that
reads files, runs, loads from elsewhere, or vanishes. What is not allowed here is refused, with the line in which the
person wrote it and the nearest form that is allowed. The directives and roles stand in `markdown`.

A text is looked at as it was written, at every door through which it gets into a book: in a check, where it is shown
by a notebook, and where a page is laid out.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from ..facts.folders import leads_inside
from ..findings import Finding, kinds, nearest, one_of, short
from .filled import OPENING
from .grammar import BLOCKS
from .markdown import (
    DEEPEST,
    DIRECTIVES,
    EXPRESSION,
    EXPRESSION_MARK,
    NARRATIVE,
    PAGE,
    ROLES,
    directive_of,
    inline_of,
    parse_exactly,
    readable,
    unbearable,
    walk,
    without_comments,
)
from .pictures import MAGIC, fit_name, unshowable

if TYPE_CHECKING:
    from markdown_it.token import Token

LONGEST_WORD = 250
LONGEST_PARAGRAPH = 20_000
DEEPEST_LIST = 6
IMAGE_FOLDER = "book"

_TABEL = re.compile(rf"tabel:[\w.{EXPRESSION_MARK}-]+\.(csv|json|xlsx)")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_HEAD = re.compile(r"---[ \t]*\n(?:[^\n]*\n)*?---[ \t]*(?:\n|\Z)")
_SETTING = re.compile(r"\s*(#.*)?|cetak: *(true|false) *(#.*)?")
_UNCLOSED = re.compile(r"<!--(?!.*?-->)", re.S)
_TAG_OF_VALUE = re.compile(r"<(?!https?:|mailto:)(?=[A-Za-z/!?{])[^<>`]*\{eval\}`")
"""What a value could make a tag of: it is looked at before the value is in it."""
_OUR_BLOCK = re.compile(r"\{(?:nilai|bila|bila-tidak)\}")
_SHIFTED_FENCE = re.compile(
    r"^(?=[ \t>]|[-*+]|\d+[.)])[ \t>]*(?:(?:[-*+]|\d+[.)]|:)[ \t]+)*[ \t>]*(`{3,}|~{3,}|:{3,})", re.M
)
"""In a text with conditions a block begins and ends at the margin, so that no two readers pair its fences differently."""
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.M)
"""What git leaves in a file that two people changed."""
_IF_NOT = re.compile(r"(?:bila|jika|apabila|kalau)[ _]tidak")
_NOT_PLAIN = re.compile(r"[{}<>`\[\]$\\].*")
"""In a title nothing but words: it is no part of what is read as Markdown here."""
_HTML_CURES = {
    "br": "akhiri barisnya dengan garis miring terbalik `\\`",
    "b": "tulis `**tebal**`",
    "strong": "tulis `**tebal**`",
    "i": "tulis `*miring*`",
    "em": "tulis `*miring*`",
    "sub": "tulis {sub}`2`",
    "sup": "tulis {sup}`2`",
    "a": "tulis `[teks](https://alamat)`",
    "img": "tulis `![uraian gambar](../book/nama.png)`",
    "p": "pisahkan paragraf dengan baris kosong",
    "table": "tulis tabel dengan `|`",
    "ul": "tulis daftar dengan `-`",
    "ol": "tulis daftar dengan `1.`",
    "hr": "tulis `---` di antara dua baris kosong",
}
_PICTURE = "tulis `![uraian gambar](../book/nama.png)` di baris sendiri"
_BY_HAND = "salin isinya ke dalam teks"
_LINK = "tulis tautan `[teks](halaman.ipynb)`"
_CURES = {
    **dict.fromkeys(("figure", "image"), _PICTURE),
    **dict.fromkeys(("include", "literalinclude", "raw", "eval-rst", "code-cell", "code", "code-block"), _BY_HAND),
    **dict.fromkeys(
        ("csv-table", "list-table", "table"), "tulis tabel dengan `|`, atau tampilkan data dengan notebook"
    ),
    **dict.fromkeys(("download", "doc", "term", "any", "file"), _LINK),
    **dict.fromkeys(("danger", "error"), "tulis `warning`"),
    **dict.fromkeys(("jika", "apabila", "kalau", "if"), "tulis `{bila}`"),
    **dict.fromkeys(("jika-tidak", "selain-itu", "else"), "tulis `{bila-tidak}`"),
}
_HEADING_PARTS = {"text", "text_special", "em", "strong", "code_inline", "myst_role", "softbreak"}
_ALT_PARTS = {"text", "softbreak", "em_open", "em_close", "strong_open", "strong_close"}
"""The words beside a picture are these; of what else stands between the brackets MyST keeps nothing."""
_NOTE_PARTS = {"paragraph_open", "inline", "paragraph_close"}

# Marks of Markdown that have stayed text: what the person wanted does not happen, and the marks are printed.
_STAYED = (
    (re.compile(r"\{\{.*?\}\}|\{%.*?%\}"), "ungkapan {eval}`…`", "di sini tanda itu tidak berarti apa pun"),
    (
        re.compile(r"\{\s*[A-Za-z][\w:+.-]*\s*\}\s*[`'\"‘’“”´\ue0e2]?"),
        "peran seperti {eval}`…`, dengan isi di antara dua tanda `",
        "periksa ejaan, spasi, dan tanda ` di depan dan di belakang isinya",
    ),
    (re.compile(r"\{[.#][\w-]+[^}]*\}"), "teks tanpa tanda kurung kurawal", "hapus tanda itu"),
    (re.compile(r"^#{2,6}[^\s#].*"), "judul dengan spasi sesudah `#`", "beri spasi"),
    (re.compile(r"^[•▪◦‣·●○]\s.*"), "daftar dengan `-` di awal barisnya", "ganti tandanya dengan `-`"),
    (
        re.compile(r"\][ \t]+\((?:https?://|[\w./-]+\.(?:ipynb|md))[^)]*\)"),
        "tautan `[teks](alamat)`",
        "hapus spasi di antara kedua kurung",
    ),
    (re.compile(r"\^\["), "catatan kaki `[^nama]` dengan `[^nama]: isi` di baris sendiri", "tulis begitu"),
    (re.compile(r"\]\[[^\]]*\]?"), "tautan `[teks](alamat)`", "tulis alamatnya di antara kurung"),
    (
        re.compile(r"\]\([^)]*\)?"),
        "tautan `[teks](alamat)`",
        "alamat tidak boleh memuat spasi dan tidak boleh dimulai dengan javascript:, data:, atau file:",
    ),
    (re.compile(r"<[A-Za-z][\w+.-]*:[^>\s]*>"), "tautan `[teks](https://…)`", "tulis tautannya begitu"),
    (
        re.compile(r"!\[[^\]]*\]"),
        "gambar `![uraian gambar](../book/nama.png)`",
        "tulis alamatnya di sini; alamat di teks lain tidak berlaku",
    ),
    (re.compile(r"~~\S.*?~~"), "teks tanpa coretan", "hapus kata yang dicoret"),
    (re.compile(r"-->|<!--"), "keterangan antara `<!--` dan `-->`", "periksa pasangan tandanya"),
    (re.compile(r"\$\$"), "rumus antara dua baris `$$`", "periksa pasangan tandanya"),
    (re.compile(r"^\s*(:{3,}|`{3,}|~{3,}).*"), "blok yang dibuka dan ditutup", "periksa pasangan tandanya"),
)
_LIST_MARK = re.compile(r"(?:[a-z][.)]|\((?:[a-z]|\d{1,2})\)|[–—])\s+\S.*")
"""What begins an item of a list for a reader, and runs on in the same line for Markdown."""
_MARK_INSIDE = re.compile(r"\s(?:[a-z]\)|\((?:[a-z]|\d{1,2})\)|[–—])\s")
"""Such a mark within a line: what is counted runs on in the sentence on purpose, and its lines end anywhere."""
_UNDEFINED_NOTE = re.compile(r"\[\^[^\]\s]+\]")
_TABLE_LINE = re.compile(r"^\s*\|.*\||^\s*\|?\s*:?-{3,}:?\s*\|")


@dataclass(frozen=True, slots=True)
class Text:
    """A text with where it stands.

    `file` is its name for the reader, `kind` one of NARRATIVE, CELL, PAGE; `cell` the number of the notebook's cell.
    `root` is the folder of the project, in which links and pictures are looked up (without one they are only kept
    inside it), `folder` that from which they lead, `pages` the pages of the year's book.
    """

    text: str
    file: str
    kind: str = NARRATIVE
    cell: int | None = None
    root: Path | None = None
    pages: frozenset[str] | None = None

    @property
    def folder(self) -> str:
        return "book" if self.kind == PAGE else "notebooks"


def examine(text: Text) -> list[Finding]:
    r"""Everything in a text that prose may not hold.

    >>> print(*examine(Text("Naik.\n\n```{include} ../../etc/passwd\n```", "data/narasi/2024/a.md")))
    data/narasi/2024/a.md, baris 3: ditemukan direktif `include`; seharusnya direktif yang boleh dalam narasi; salin isinya ke dalam teks. [N302]
    """
    return list(dict.fromkeys(_Examination(text).findings()))


def examine_page(texts: Sequence[Text]) -> list[Finding]:
    """What is wrong with the texts of one page together: its headings, and names that are given twice."""
    findings: list[Finding] = []
    first: dict[str, Text] = {}
    level, seen = 0, False
    for text in texts:
        one = _Examination(text)
        if one.stopped:
            continue
        for row, name in one.names():
            if first.setdefault(name, text) is not text:
                findings.append(one.at(kinds.NAME_TWICE, row, name=name, place=first[name].file, cure="beri nama lain"))
        if text.kind == NARRATIVE:
            continue
        for token in one.tokens:
            if token.type != "heading_open":
                continue
            row, now = token.map[0] + 1, int(token.tag[1])
            if not seen and now != 1:
                findings.append(
                    one.at(
                        kinds.HEADING,
                        row,
                        what=f"judul tingkat {now} sebagai judul pertama",
                        expected="judul halaman `# Judul`",
                        cure="tulis satu tanda # di depannya",
                    )
                )
            elif seen and now == 1:
                findings.append(
                    one.at(
                        kinds.HEADING,
                        row,
                        what="judul halaman kedua",
                        expected="satu judul `# Judul` di halaman ini",
                        cure="tulis `## Judul`",
                    )
                )
            elif now > level + 1:
                findings.append(
                    one.at(
                        kinds.HEADING,
                        row,
                        what=f"judul tingkat {now} di bawah judul tingkat {level}",
                        expected=f"judul tingkat {level + 1}",
                        cure=f"tulis {'#' * (level + 1)} di depannya",
                    )
                )
            seen, level = True, now
    written = [t for t in texts if t.kind != NARRATIVE]
    if written and not seen and not any(_Examination(t).stopped for t in written):
        where = written[0]
        findings.append(
            kinds.HEADING.at(
                where.file,
                cell=where.cell,
                what="halaman tanpa judul",
                expected="judul halaman `# Judul` di baris pertama",
                cure="tulis judulnya",
            )
        )
    return findings


def left_over(text: str, file: str, cell: int | None = None) -> list[Finding]:
    """Our own constructs that are still in a text which is given to Sphinx: something should have expanded them.

    >>> [f.code for f in left_over(":::{bila} tercapai(i)\\nBaik.\\n:::", "a.md")]
    ['N320']
    """
    return [
        kinds.OURS_LEFT.at(file, cell=cell, row=text.count("\n", 0, m.start()) + 1, name=m[1] or m[2])
        for m in _OURS.finditer(text)
    ]


_OURS = re.compile(
    r"^[ \t>]*(?:`{3,}|:{3,}|~{3,})[ \t]*\{("
    + "|".join(re.escape(n) for n, d in DIRECTIVES.items() if d.ours)
    + r")\}|\{("
    + "|".join(re.escape(n) for n, r in ROLES.items() if r.ours)
    + r")\}`",
    re.M,
)


class _Examination:
    """One text under examination."""

    def __init__(self, text: Text):
        self.text = text
        self.readable = readable(text.text)
        self.found: list[Finding] = []
        self.tokens: list[Token] = []
        self.env: dict[str, Any] = {}
        if text.kind != PAGE and (head := _HEAD.match(self.readable)):
            self.note(
                kinds.HEAD_SETTINGS,
                1,
                what="pengaturan antara `---` dan `---`",
                expected=f"{text.kind} tanpa pengaturan",
                cure="hapus bagian itu",
            )
            self.readable = "\n" * head[0].count("\n") + self.readable[head.end() :]
        elif text.kind == PAGE and re.match(rf"\s*\n{_HEAD.pattern}", self.readable):
            self.note(
                kinds.HEAD_SETTINGS,
                1,
                what="pengaturan halaman di bawah baris pertama",
                expected="`---` di baris pertama",
                cure="hapus yang di atasnya",
            )
            self.readable = self.readable.replace("---", "   ", 2)
        self.stopped = False
        if too_much := unbearable(self.readable):
            row, what, limit = too_much
            self.note(kinds.TOO_MUCH, row, what=what, limit=f"paling banyak {limit}", cure="bagi teksnya")
            self.stopped = True
        else:
            self.lines = self.readable.split("\n")
            self.tokens, self.env = parse_exactly(self.readable, text.kind == PAGE)

    def at(self, kind, row: int | None, **words: object) -> Finding:
        return kind.at(self.text.file, cell=self.text.cell, row=row, **words)

    def note(self, kind, row: int | None, **words: object) -> None:
        self.found.append(self.at(kind, row, **words))

    def findings(self) -> list[Finding]:
        file = None if self.text.root is None else self.text.root / self.text.file
        if file is not None and file.is_symlink() and not leads_inside(file, self.text.root):
            cure = "salin berkasnya ke dalam proyek"
            self.note(kinds.OUTSIDE, None, what="pintasan ke luar proyek", folder="proyek", cure=cure)
        bare = EXPRESSION.sub(lambda m: " " * len(m[0]), self.text.text)
        if m := _UNCLOSED.search(bare):
            row = bare.count("\n", 0, m.start()) + 1
            self.note(kinds.UNCLOSED, row, what="keterangan `<!--`", end="-->")
        for m in _TAG_OF_VALUE.finditer(without_comments(self.text.text)):
            self.html(m.string.count("\n", 0, m.start()) + 1, m[0])
        if _OUR_BLOCK.search(bare):
            for m in _SHIFTED_FENCE.finditer(bare):
                row = bare.count("\n", 0, m.start()) + 1
                what = f"tanda blok `{m[1]}` yang tidak berada di awal barisnya"
                cure = "pindahkan ke awal baris, di luar daftar dan kutipan"
                self.note(
                    kinds.CODE_BLOCK,
                    row,
                    what=what,
                    expected="tanda blok di awal baris, karena teks ini memuat `{nilai}` atau `{bila}`",
                    cure=cure,
                )
        if m := _CONFLICT.search(bare):
            row = bare.count("\n", 0, m.start()) + 1
            cure = "pilih yang berlaku, lalu hapus baris `<<<<<<<`, `=======`, dan `>>>>>>>`"
            self.note(kinds.PRINTED_AS_IS, row, text=_shown(m[0]), expected="satu dari kedua versi teksnya", cure=cure)
        elif not self.stopped:
            self.blocks(self.tokens, inside="")
            self.footnotes()
            self.addresses()
        return self.found

    def names(self) -> Iterator[tuple[int, str]]:
        """Names that must be given once on a page: of footnotes and addresses."""
        for token in walk(self.tokens):
            if token.type == "footnote_reference_open":
                yield token.map[0] + 1, f"[^{token.meta['label']}]"
        for label, address in self.env.get("references", {}).items():
            yield address["map"][0] + 1, f"[{label.lower()}]"

    # -- blocks ----------------------------------------------------------------

    def blocks(self, tokens: list[Token], inside: str) -> None:
        for n, token in enumerate(tokens):
            if token.level > 2 * DEEPEST_LIST + 2:
                self.note(
                    kinds.TOO_MUCH,
                    (token.map or [0])[0] + 1,
                    what="daftar atau kutipan yang bertingkat terlalu dalam",
                    limit=f"paling banyak {DEEPEST_LIST} tingkat",
                    cure="kurangi tingkatnya",
                )
                return
            way = getattr(self, f"see_{token.type}", None)
            if way is not None:
                way(token, tokens, n, inside)

    def see_html_block(self, token: Token, *_: object) -> None:
        self.html(token.map[0] + 1, token.content)

    def html(self, row: int, content: str) -> None:
        tag = re.search(r"<\s*/?\s*([A-Za-z][\w-]*)", content)
        name = tag[1].lower() if tag else ""
        shown = content.strip().split("\n")[0]
        shown = shown if len(shown) <= 40 else f"{shown[:40]}…"
        cure = _HTML_CURES.get(
            name, f"hapus, atau tulis `\\<{tag[1]}` bila tandanya memang harus tercetak" if tag else "hapus"
        )
        self.note(kinds.HTML_IN_PROSE, row, tag=shown, cure=cure)

    def see_fence(self, token: Token, tokens: list[Token], n: int, inside: str) -> None:
        row = token.map[0] + 1
        named = directive_of(token)
        if not self.closed(token):
            what = f"direktif `{named[0]}`" if named else f"blok `{token.markup}`"
            self.note(kinds.UNCLOSED, row, what=what, end=token.markup)
        if named:
            self.directive(token, row, *named)
        elif info := token.info.strip():
            name = _IF_NOT.sub("bila-tidak", info).split()[0].strip("{}")
            near = f"tulis `{token.markup}{{{name}}}`" if name in DIRECTIVES else "hapus nama bahasanya"
            self.note(
                kinds.CODE_BLOCK,
                row,
                what=f"blok kode `{info[:40]}`",
                expected="blok kode tanpa nama bahasa",
                cure=near,
            )

    see_colon_fence = see_fence

    def closed(self, token: Token) -> bool:
        first, end = token.map
        if end - first < 2 or end > len(self.lines):
            return False
        mark = re.escape(token.markup[0])
        return re.fullmatch(rf"[\s>]*{mark}{{{len(token.markup)},}}\s*", self.lines[end - 1]) is not None

    def directive(self, token: Token, row: int, name: str, argument: str) -> None:
        what = DIRECTIVES.get(name)
        kind = self.text.kind
        if what is None or (what.only_pages and kind != PAGE):
            known = [n for n, d in DIRECTIVES.items() if kind == PAGE or not d.only_pages]
            self.note(
                kinds.UNKNOWN_DIRECTIVE, row, name=name, where=kind, near=_CURES.get(name) or nearest(name, known)
            )
            return

        def form(what: str, expected: str, cure: str) -> None:
            self.note(kinds.DIRECTIVE_FORM, row, name=name, what=what, expected=expected, cure=cure)

        content = token.content
        unasked = what.ours and name in BLOCKS and not argument  # `fill` says it
        if what.argument and not unasked and not re.fullmatch(what.argument, argument):
            form(
                f"dengan `{_shown(argument)}` sesudah namanya" if argument else "tanpa isi sesudah namanya",
                f"`{what.example}`",
                "tulis begitu",
            )
        if what.body == "markdown" and not what.ours and (m := _NOT_PLAIN.search(argument)):
            form(f"dengan `{_shown(m[0])}` dalam judulnya", "judul dari kata-kata saja", "pindahkan ke dalam isinya")
        if name == "container" and argument == "sampul" and kind != PAGE:
            form("dengan `sampul` sesudah namanya", "`{container} tanda-tangan`", "sampul hanya ada di halaman `book/`")
        if not what.argument and what.body != "markdown" and argument:
            form(
                f"dengan `{argument[:40]}` sesudah namanya",
                "tidak ada apa pun sesudah namanya",
                "tulis isinya di baris berikut",
            )
        boxed = what.body == "markdown" and content.lstrip().startswith(":::")
        if boxed and not OPENING.fullmatch(self.lines[row - 1]):
            cure = "tulis kalimat itu, atau pindahkan direktifnya ke luar daftar"
            form("yang langsung berisi direktif lain", "kalimat di antara keduanya", cure)
        if what.body and (content.startswith("---") or re.match(r"\s*:(?!::)", content)):
            form("dengan pilihan (baris yang diawali `:` atau `---`)", "isi tanpa pilihan", "hapus baris pilihannya")
        if not what.body and content.strip():
            form("dengan isi", "direktif tanpa isi", "hapus isinya")
        if what.body == "text" and not content.strip():
            form("tanpa isi", "isi di antara baris pembuka dan penutupnya", "tulis isinya atau hapus direktifnya")
        if name == "math":
            self.formula(row, content)
        if what.body == "markdown":
            if token.children is None:
                limit = f"paling banyak {DEEPEST} direktif di dalam satu sama lain"
                self.note(kinds.TOO_MUCH, row, what="direktif yang bersusun terlalu dalam", limit=limit, cure="kurangi")
            elif not any(t.type != "footnote_reference_open" for t in token.children):
                form("tanpa isi", "isi di antara baris pembuka dan penutupnya", "tulis isinya atau hapus direktifnya")
            else:
                self.blocks(token.children, inside=name)

    def see_code_block(self, token: Token, *_: object) -> None:
        self.note(
            kinds.CODE_BLOCK,
            token.map[0] + 1,
            what="baris yang menjorok empat spasi atau lebih, sehingga tercetak sebagai kode",
            expected="paragraf tanpa spasi di depannya",
            cure="hapus spasi itu",
        )

    def see_math_block(self, token: Token, *_: object) -> None:
        self.formula(token.map[0] + 1, token.content)

    def see_math_block_label(self, token: Token, *_: object) -> None:
        self.note(
            kinds.FORMULA,
            token.map[0] + 1,
            tex=f"({token.info})",
            cause="diberi nama",
            cure="hapus nama di belakang `$$`; rumus tidak bernomor",
        )
        self.formula(token.map[0] + 1, token.content)

    def see_hr(self, token: Token, tokens: list[Token], n: int, *_: object) -> None:
        def beside(step: int) -> str:
            other = n + step
            same = 0 <= other < len(tokens) and tokens[other].level == token.level
            return tokens[other].type if same else ""

        before, after = beside(-1), beside(1)
        ends = ("", "hr", "heading_close", "heading_open", "front_matter", "footnote_reference_close")
        if before in ends or after in (*ends, "footnote_reference_open"):
            self.note(kinds.RULE_PLACE, token.map[0] + 1)

    def see_heading_open(self, token: Token, tokens: list[Token], n: int, inside: str) -> None:
        row, content = token.map[0] + 1, tokens[n + 1]
        sign = "#" * int(token.tag[1])
        words = content.content.strip()
        shown = words if len(words) <= 40 else f"{words[:40]}…"

        def heading(what: str, expected: str, cure: str) -> None:
            self.note(kinds.HEADING, row, what=what, expected=expected, cure=cure)

        if not words:
            heading("judul tanpa kata", f"`{sign} Judul`", "tulis judulnya atau hapus tandanya")
        elif token.markup in ("-", "="):
            expected = "teks tanpa garis di bawahnya" if self.text.kind == NARRATIVE else f"`{sign} {shown}`"
            heading(
                f"`{shown}` dengan garis di bawahnya, sehingga menjadi judul",
                expected,
                "beri baris kosong di antaranya",
            )
        elif self.text.kind == NARRATIVE:
            heading(
                f"judul `{shown}`", "uraian tanpa judul; judul ada di notebook", f"tulis `**{shown}**` di baris sendiri"
            )
        elif inside or token.level:
            heading(
                f"judul `{shown}` di dalam daftar, kutipan, atau direktif", "judul di luarnya", f"tulis `**{shown}**`"
            )
        elif not {re.sub(r"_(open|close)$", "", c.type) for c in content.children or ()} <= _HEADING_PARTS or any(
            c.type == "myst_role" and c.meta["name"] in ("numref", "ref", "math") for c in content.children or ()
        ):
            heading(
                f"judul `{shown}`", "judul tanpa tautan, rujukan, gambar, rumus, dan catatan kaki", "pindahkan ke teks"
            )

    def see_front_matter(self, token: Token, *_: object) -> None:
        lines = token.content.split("\n")
        for n, line in enumerate(lines):
            if line.startswith("cetak:") and any(earlier.startswith("cetak:") for earlier in lines[:n]):
                words = {"what": "`cetak` dua kali", "expected": "satu kali", "cure": "hapus salah satunya"}
                self.note(kinds.HEAD_SETTINGS, token.map[0] + n + 2, **words)
            elif not _SETTING.fullmatch(line):
                self.note(
                    kinds.HEAD_SETTINGS,
                    token.map[0] + n + 2,
                    what=f"pengaturan `{line.strip()[:40]}`",
                    expected="`cetak: false` atau tidak ada",
                    cure="hapus baris itu",
                )

    def see_myst_target(self, token: Token, *_: object) -> None:
        self.note(kinds.LABEL_IN_PROSE, token.map[0] + 1, name=token.content)

    def see_myst_line_comment(self, token: Token, *_: object) -> None:
        self.note(
            kinds.NEVER_PRINTED,
            token.map[0] + 1,
            what="baris yang diawali `%`",
            expected="keterangan antara `<!--` dan `-->`, atau kalimat yang tidak diawali `%`",
            cure="pindahkan tandanya",
        )

    def see_myst_block_break(self, token: Token, *_: object) -> None:
        self.note(
            kinds.NEVER_PRINTED, token.map[0] + 1, what="baris `+++`", expected="baris kosong", cure="hapus baris itu"
        )

    # -- tables ----------------------------------------------------------------

    def see_table_open(self, token: Token, tokens: list[Token], n: int, *_: object) -> None:
        from markdown_it.rules_block.table import escapedSplit

        rest = tokens[n:]
        end = next(m for m, t in enumerate(rest) if t.type == "table_close" and t.level == token.level)
        columns = sum(t.type == "th_open" for t in rest[:end])
        for row in rest[:end]:
            if row.type != "tr_open" or not row.map or row.map[0] < token.map[0] + 2:
                continue
            line = re.sub(r"^[>\s]+", "", self.lines[row.map[0]]).rstrip()
            if "|" not in line:
                self.note(
                    kinds.TABLE,
                    row.map[0] + 1,
                    what=f"`{line[:40]}` langsung di bawah tabel, sehingga menjadi barisnya",
                    expected="baris kosong di antaranya",
                    cure="beri baris kosong",
                )
                continue
            cells = escapedSplit(line)
            cells = cells[1:] if cells and not cells[0].strip() else cells
            cells = cells[:-1] if cells and not cells[-1].strip() else cells
            if len(cells) > columns:
                self.note(
                    kinds.TABLE,
                    row.map[0] + 1,
                    what=f"{len(cells)} sel, sehingga sel terakhir tidak tercetak",
                    expected=f"{columns} sel, seperti kepala tabelnya",
                    cure="samakan banyaknya; tanda | di dalam sel ditulis `\\|`",
                )

    # -- what stands in a line -------------------------------------------------

    def see_inline(self, token: Token, *_: object) -> None:
        row = (token.map or [0])[0] + 1
        if len(token.content) > LONGEST_PARAGRAPH:
            from ..language.numbers import angka

            self.note(
                kinds.TOO_MUCH,
                row,
                what=f"paragraf {angka(len(token.content))} huruf",
                limit=f"paling banyak {angka(LONGEST_PARAGRAPH)}",
                cure="bagi dengan baris kosong",
            )
            return
        run: list[str] = []
        start, joined = row, True
        items: list[tuple[int, str]] = []
        sentence = False
        children = list(inline_of(token))

        def end_line() -> None:
            nonlocal sentence
            line = "".join(run)
            self.stayed(start, line)
            sentence = sentence or bool(_MARK_INSIDE.search(line))
            if joined and _LIST_MARK.match(line):
                items.append((start, line))

        for n, (line, child) in enumerate(children):
            if child.type in ("softbreak", "hardbreak"):
                end_line()
                run, start, joined = [], line + 2, child.type == "softbreak"
                continue
            run.append(
                {"text": child.content, "text_special": "\ue0e1", "code_inline": "\ue0e2"}.get(child.type, "\ue0e3")
            )
            self.word(line + 1, child)
            way = getattr(self, f"see_{child.type}_inline", None)
            if way is not None:
                way(child, line + 1, [c for _, c in children], n, token)
        end_line()
        if len(items) > 1 and not sentence:
            expected = "daftar dengan `1.` atau `-` di awal barisnya"
            cure = "ganti tandanya, atau beri baris kosong di antara butirnya; sekarang butirnya menjadi satu baris"
            self.note(kinds.PRINTED_AS_IS, items[0][0], text=_shown(items[0][1]), expected=expected, cure=cure)

    def word(self, row: int, child: Token) -> None:
        if child.type in ("text", "code_inline") and any(len(w) > LONGEST_WORD for w in child.content.split()):
            self.note(
                kinds.TOO_MUCH,
                row,
                what="kata yang sangat panjang",
                limit=f"paling banyak {LONGEST_WORD} huruf tanpa spasi",
                cure="beri spasi",
            )

    def stayed(self, row: int, line: str) -> None:
        """Marks that have stayed text in one line."""
        if _TABLE_LINE.search(line):
            self.note(
                kinds.TABLE,
                row,
                what=f"`{_shown(line)}`, yang tidak menjadi tabel",
                expected="kepala tabel, di bawahnya garis `|---|---|` dengan sel sebanyak kepalanya, lalu barisnya",
                cure="periksa garis itu",
            )
            return
        for m in _UNDEFINED_NOTE.finditer(line):
            self.note(
                kinds.FOOTNOTE,
                row,
                what=f"`{m[0]}` tanpa isi",
                expected=f"isinya, `{m[0]}: isi`, di baris sendiri dalam teks yang sama",
                cure="tulis isinya",
            )
        for pattern, expected, cure in _STAYED:
            if m := pattern.search(line):
                self.note(kinds.PRINTED_AS_IS, row, text=_shown(m[0]), expected=expected, cure=cure)
                return

    def see_html_inline_inline(self, child: Token, row: int, children: list[Token], n: int, *_: object) -> None:
        opened = child.content.startswith("</") and any(
            c.type == "html_inline" and not c.content.startswith("</") for c in children[:n]
        )
        if not opened:
            self.html(row, child.content)

    def see_math_inline_inline(self, child: Token, row: int, _children: object, _n: int, token: Token) -> None:
        inner = child.content
        whole = re.search(rf"(.?)\${re.escape(inner)}\$(.?)", token.content, re.S)
        glued = whole is not None and (whole[1].isalnum() or whole[2].isalnum())
        if glued or inner != inner.strip():
            self.note(
                kinds.FORMULA,
                row,
                tex=_shown(inner),
                cause="terjadi karena dua tanda $ dalam satu paragraf",
                cure="tanda dolar yang harus tercetak ditulis `\\$`; rumus tidak berspasi di tepinya",
            )
            return
        self.formula(row, inner)

    see_math_single_inline = see_math_inline_double_inline = see_math_inline_inline

    def formula(self, row: int, tex: str) -> None:
        from .formula import refused

        if cause := refused(tex):
            self.note(
                kinds.FORMULA, row, tex=_shown(tex), cause=cause, cure="sederhanakan, atau tulis dengan kata-kata"
            )

    def see_myst_role_inline(self, child: Token, row: int, *_: object) -> None:
        name, content = child.meta["name"], child.content
        role = ROLES.get(name)
        if role is None:
            self.note(kinds.UNKNOWN_ROLE, row, name=name, near=_CURES.get(name) or nearest(name, ROLES))
        elif name == "eval" or not re.fullmatch(role.text, content.replace("\n", " ")):
            self.note(kinds.ROLE_TEXT, row, name=name, text=_shown(content), expected=role.example)
        elif name == "math":
            self.formula(row, content)

    def see_link_open_inline(self, child: Token, row: int, children: list[Token], n: int, *_: object) -> None:
        href = unquote(str(child.attrs.get("href", "")))
        if children[n + 1].type == "link_close":
            self.link(row, href, "teks di antara [ dan ]", "tulis teks tautannya")
        if EXPRESSION_MARK in href and not _TABEL.fullmatch(href):
            href = href.replace(EXPRESSION_MARK, "x")
        scheme = _SCHEME.match(href)
        if scheme is None:
            self.page_link(row, href)
        elif (name := scheme[1]) in ("http", "https"):
            if not re.match(r"https?://[^/\s?#@]+(?:[/?#]|\Z)", href):
                self.link(row, href, "alamat lengkap seperti `https://contoh.go.id/halaman`", "perbaiki alamatnya")
        elif name == "mailto":
            if not re.fullmatch(r"mailto:[^\s@/?&]+@[^\s@/?&]+", href):
                self.link(row, href, "alamat surel seperti `mailto:nama@contoh.go.id`", "perbaiki alamatnya")
        elif name == "tabel":
            if not _TABEL.fullmatch(href) or ".." in href:
                self.link(row, href, "nama berkas data terbuka seperti `tabel:laporan.json`", "perbaiki namanya")
        else:
            self.link(row, href, "tautan https, http, mailto, atau halaman buku ini", "ganti alamatnya")

    def link(self, row: int, target: str, expected: str, cure: str) -> None:
        self.note(
            kinds.BAD_LINK, row, target=_shown(target.replace(EXPRESSION_MARK, "…")), expected=expected, cure=cure
        )

    def inside(self, path: str) -> str | None:
        """A path as it counts from the project, or None when it leads out of it."""
        if "\\" in path or path.startswith("//") or "\0" in path:
            return None
        whole = path.lstrip("/") if path.startswith("/") else posixpath.join(self.text.folder, path)
        whole = posixpath.normpath(whole)
        return None if whole == ".." or whole.startswith("../") else whole

    def page_link(self, row: int, href: str) -> None:
        path, hash_, _ = href.partition("#")
        page = self.inside(path)
        if not path:
            self.link(row, href, "tautan ke halaman buku atau ke alamat di luar", "tulis halamannya, tanpa tanda #")
        elif page is None:
            self.link(row, href, "halaman buku ini; tautan tidak boleh keluar dari proyek", "ganti alamatnya")
        elif hash_:
            self.link(row, href, "tautan ke halaman, tanpa tanda # dan bagiannya", f"tulis `{path}`")
        else:
            name = re.sub(r"\.(md|ipynb)$", "", page)
            missing = self.text.root is not None and name != page and not (self.text.root / page).is_file()
            unknown = self.text.pages is not None and name not in self.text.pages
            shape = not re.fullmatch(r"(book|notebooks)/[^/]+", name)
            if missing or unknown or (shape and self.text.pages is None):
                near = nearest(name, sorted(self.text.pages or self.written_pages()))
                self.link(row, href, "halaman buku tahun ini", near or "perbaiki namanya")

    def written_pages(self) -> set[str]:
        """The pages that the project has files of, where nothing says which of them the year's book has."""
        if self.text.root is None:
            return set()
        found = [*self.text.root.glob("book/*.md"), *self.text.root.glob("notebooks/*.ipynb")]
        return {f"{f.parent.name}/{f.stem}" for f in found}

    def see_image_inline(self, child: Token, row: int, children: list[Token], _n: int, token: Token) -> None:
        src = unquote(str(child.attrs.get("src", "")))

        def image(expected: str, cure: str) -> None:
            self.note(
                kinds.BAD_IMAGE, row, target=_shown(src.replace(EXPRESSION_MARK, "…")), expected=expected, cure=cure
            )

        path = self.inside(src)
        folder = f"gambar dari folder `{IMAGE_FOLDER}/` proyek ini"
        if (
            _SCHEME.match(src)
            or src.startswith("//")
            or path is None
            or EXPRESSION_MARK in src
            or not path.startswith(f"{IMAGE_FOLDER}/")
            or "/_" in path
        ):
            image(folder, f"simpan gambarnya di `{IMAGE_FOLDER}/`, lalu tulis `../{IMAGE_FOLDER}/nama.png`")
        elif PurePosixPath(path).suffix not in MAGIC:
            image(f"gambar {one_of(MAGIC)}", "simpan gambarnya dalam bentuk itu")
        elif (fit := fit_name(path)) != path or "%" in str(child.attrs["src"]):
            cure = f"ganti nama berkasnya menjadi `{PurePosixPath(fit).name}`, juga di dalam teks"
            image("nama berkas dari huruf a sampai z, angka, titik, `-`, dan `_`", cure)
        elif not child.content.strip():
            image("uraian gambar di antara [ dan ], bagi yang tidak dapat melihatnya", "tulis uraiannya")
        elif lost := next((c for c in child.children or () if c.type not in _ALT_PARTS), None):
            what = lost.markup if lost.type == "text_special" else lost.content
            image("uraian gambar dari kata-kata saja", f"hapus `{_shown(what)}` dari uraiannya, atau ganti dengan kata")
        elif len([c for c in children if c.type != "softbreak"]) > 1 or token.level > 1:
            image("gambar sendiri dalam paragrafnya", "beri baris kosong di atas dan di bawahnya")
        elif self.text.root is not None:
            self.picture(path, image)

    def picture(self, path: str, image) -> None:
        root, file = self.text.root, self.text.root / path
        if not file.is_file() or file.name not in {f.name for f in file.parent.iterdir()}:
            known = sorted(f.name for f in (root / IMAGE_FOLDER).glob("*") if f.suffix in MAGIC)
            image("berkas gambar yang ada", nearest(file.name, known) or f"simpan gambarnya di `{IMAGE_FOLDER}/`")
        elif not leads_inside(file, root):
            image("berkas di dalam proyek, bukan pintasan ke luar", "salin berkasnya ke dalam proyek")
        else:
            expected, cure = unshowable(file)
            if expected:
                image(expected, cure)

    # -- footnotes and addresses -----------------------------------------------

    def footnotes(self) -> None:
        def note(row: int, what: str, expected: str, cure: str) -> None:
            self.note(kinds.FOOTNOTE, row, what=what, expected=expected, cure=cure)

        every = list(walk(self.tokens))
        used = {c.meta["label"] for t in every for c in t.children or () if c.type == "footnote_ref"}
        defined: set[str] = set()
        open_ = ""
        for token in every:
            row = (token.map or [0])[0] + 1
            if token.type == "footnote_reference_open":
                open_ = name = token.meta["label"]
                if name in defined:
                    note(row, f"`[^{name}]` yang kedua", "satu isi untuk setiap catatan kaki", "beri nama lain")
                elif name not in used:
                    note(
                        row,
                        f"catatan kaki `[^{name}]` yang tidak dirujuk, sehingga tidak tercetak",
                        f"`[^{name}]` di dalam teks",
                        "tambahkan rujukannya atau hapus catatannya",
                    )
                elif not re.fullmatch(r"(?!(tbl|gbr)-)[\w-]{1,40}", name):
                    note(row, f"nama `[^{_shown(name)}]`", "nama dari huruf, angka, dan tanda hubung", "ganti namanya")
                defined.add(name)
            elif token.type == "footnote_reference_close":
                open_ = ""
            elif open_:
                if token.type not in _NOTE_PARTS:
                    note(
                        row,
                        f"catatan kaki `[^{open_}]` dengan {token.type.partition('_')[0]}",
                        "catatan kaki berupa paragraf",
                        "pindahkan ke teks",
                    )
                elif any(c.type == "footnote_ref" for c in token.children or ()):
                    note(
                        row,
                        f"catatan kaki di dalam catatan kaki `[^{open_}]`",
                        "catatan kaki berupa paragraf",
                        "satukan keduanya",
                    )

    def addresses(self) -> None:
        used = {
            c.meta.get("label") for t in walk(self.tokens) for c in t.children or () if c.type in ("link_open", "image")
        }
        for label, address in self.env.get("references", {}).items():
            if label not in used:
                self.note(
                    kinds.NEVER_PRINTED,
                    address["map"][0] + 1,
                    what=f"alamat `[{_shown(label.lower())}]:` yang tidak dipakai",
                    expected="tautan `[teks](alamat)`",
                    cure="pakai atau hapus baris itu",
                )
        for twice in self.env.get("duplicate_refs", ()):
            name = f"[{twice['label'].lower()}]"
            self.note(kinds.NAME_TWICE, twice["map"][0] + 1, name=name, place=self.text.file, cure="beri nama lain")


def _shown(text: str) -> str:
    return short(re.sub(r"[\ue0e1\ue0e3]", "", text.replace(EXPRESSION_MARK, "…").replace("\ue0e2", "`")))
