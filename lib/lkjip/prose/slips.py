r"""What in a text is almost an expression or a comment, and would be printed, or swallow what follows?

Readers would see {eval}'tahun' as it stands, or nothing of a page below a comment that was never closed. Braces and ticks
have no other use in prose, so whatever of them is left in the words of a page is a slip; what it nearly was is offered.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ..findings import Finding, Kind, close, kinds, short
from .markdown import EXPRESSION_MARK, ROLES, inline_of, parse_exactly, readable, unbearable, walk

_EVAL = r"[{｛(\[<]?\s*[Ee][Vv][Aa][Ll]+\w{0,2}\s*[}｝)\]>]?"
_TICK = "`｀´‘’‚‛“”„‟'\"′‵"
_ALMOST = re.compile(
    rf"(?<!\w){_EVAL}\s*[{_TICK}]+\s*(?P<inside>[^{_TICK}\n]*(?:\"[^\"\n]*\"[^{_TICK}\n]*)*)[{_TICK}]*"
)
_GOOD = re.compile(r"(?<!\\)\{eval\}`(?P<inside>[^`]*)`(?!`)")
_ROLE = re.compile(rf"\{{(?:{'|'.join(ROLES)})\}}" r"`[^`\n]*(?:\n[^`\n]+)*`(?!`)")
_FENCE = re.compile(r"^[ \t>]*(?:`{3,}|~{3,}|:{3,}).*$", re.M)
_ALMOST_COMMENT = re.compile(r"<\s?!\s?(?:[-–—]\s?){1,4}|(?:[-–—]\s?){0,4}(?:--|[–—])\s?>")
_SUSPECT = re.compile(r"[{}`｛｝｀]|\beval\w{0,2}\s*[`｀‘’“”'\"]|\b[a-z_]+\([^)\s]", re.I)
_CALL = re.compile(r"(?<![\w.])([a-z_]+)\((?:[^()]|\([^()]*\))*\)?")
_ROLE_LIKE = re.compile(rf"\{{([\w:-]+)\}}\s*[{_TICK}]([^{_TICK}]*)[{_TICK}]?")
_BARE = re.compile(rf"\s*([\w-]+(?:\.[\w-]+)*(?:\([^)]*\))?)[{_TICK}]*")
_SIGN = re.compile(r"[{}｛｝｀`]")
_BRACES = re.compile(r"[{｛]{1,3}\s*([^{}｛｝`]*?)\s*[}｝]{1,3}")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_DOUBLED = re.compile(r"`([^`\n]+)`+")


def _blank(text: str) -> str:
    return "\n" * text.count("\n")


class _Found:
    """Collects findings of one text."""

    def __init__(self, file: str, cell: int | None):
        self.file, self.cell, self.findings = file, cell, []

    def add(self, kind: Kind, row: int, **words: object) -> None:
        self.findings.append(kind.at(self.file, cell=self.cell, row=row, **words))


def _comments(text: str, found: _Found) -> str:
    """The text without comments, on the same lines; says those that are open, or almost one."""
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        kept.append(text[at:start])
        end = text.find("-->", start)
        if end < 0:
            found.add(kinds.OPEN_COMMENT, text.count("\n", 0, start) + 1)
            at = len(text)
            break
        at = end + 3
        kept.append(_blank(text[start:at]))
    rest = "".join(kept) + text[at:]
    said: set[int] = set()
    for m in _ALMOST_COMMENT.finditer(rest):
        row = rest.count("\n", 0, m.start()) + 1
        if row not in said:
            found.add(kinds.ALMOST_COMMENT, row, text=m[0].strip())
        said.add(row)
    return rest


def _ticks(text: str, found: _Found) -> str:
    """Say which expressions have ticks that do not pair: open, empty, or doubled; the text without those."""
    kept: list[str] = []
    at = 0
    while (start := text.find("{eval}`", at)) >= 0:
        row = text.count("\n", 0, start) + 1
        kept.append(text[at:start])
        body = start + len("{eval}`")
        end = text.find("`", body)
        paragraph = _PARAGRAPH.search(text, body)
        inside = text[body : end if end >= 0 else len(text)]
        if end < 0 or (paragraph and paragraph.start() < end) or "{" in inside:
            line = re.split(r"\n[ \t]*\n|\{", text[body:], maxsplit=1)[0]
            found.add(kinds.OPEN_EXPRESSION, row, text=short("{eval}`" + line), near=_near(_until_unbalanced(line)))
            kept.append(_blank(line))
            at = body + len(line)
            continue
        doubled = _DOUBLED.match(text, end)
        escaped = bool(start) and text[start - 1] == "\\"
        at = end + 1
        if not inside.strip() and doubled:
            at = doubled.end()
            found.add(kinds.ALMOST_EXPRESSION, row, text=short(text[start:at]), near=_near(doubled[1]))
        elif not inside.strip() or text[at : at + 1] == "`" or escaped:
            at += text[at : at + 1] == "`"
            found.add(kinds.ALMOST_EXPRESSION, row, text=short(text[start - escaped : at]), near=_near(inside))
        else:
            kept.append(text[start:at])
            continue
        kept.append(_blank(text[start:at]))
    return "".join(kept) + text[at:]


def _until_unbalanced(line: str) -> str:
    """What of a line, read as an expression that was not closed, may have been meant: a call, or a name."""
    line = line.strip()
    depth = 0
    for n, letter in enumerate(line):
        depth += (letter == "(") - (letter == ")")
        if letter == ")" and depth == 0:
            return line[: n + 1]
        if letter in " \n" and depth == 0:
            return line[:n].rstrip(".,;:")
    first = line.split()[0] if line.split() else "…"
    return f"{first})" if depth else line.rstrip(".,;:")


def _near(inside: str) -> str:
    inside = short(inside.strip(" `'\"‘’“”´")) or "…"
    return "{eval}`" + inside + "`"


def _words(token) -> Iterator[tuple[int, str]]:
    """The words of a block with the line of each piece; spans of code keep their ticks, signs behind a backslash are none."""
    for line, child in inline_of(token):
        if child.type == "text":
            yield line + 1, child.content
        elif child.type == "code_inline":
            yield line + 1, f"`{child.content}`"
        elif child.type == "myst_role":
            yield line + 1, "{" + str(child.meta.get("name")) + "}`" + child.content + "`"
        elif child.type in ("softbreak", "hardbreak"):
            yield line + 1, "\n"
        else:
            yield line + 1, EXPRESSION_MARK if child.type in ("html_inline", "text_special") else ""


def _block(token, found: _Found, known: Collection[str]) -> None:
    """Say what of a block is almost an expression, and what of its words can have no other meaning."""
    text, rows = "", []
    for row, piece in _words(token):
        text += piece
        rows += [row] * len(piece)
    code = [m.span() for m in re.finditer(r"`[^`]*`", text)]
    taken: list[tuple[int, int]] = []

    def free(start: int, end: int) -> bool:
        return not any(a < end and start < b for a, b in taken)

    def say(start: int, end: int, near: str) -> None:
        found.add(kinds.ALMOST_EXPRESSION, rows[start], text=short(text[start:end]), near=near)
        taken.append((start, end))

    for m in _ALMOST.finditer(text):
        if not text.startswith("{eval}`", m.start()):
            say(*m.span(), _near(m["inside"]))
    for m in _ROLE_LIKE.finditer(text):
        name = close(m[1].lower(), ROLES)
        right = m[1] in ROLES and m[0].startswith("{" + m[1] + "}`")
        if name and not right and free(*m.span()):
            say(*m.span(), "{" + name + "}`" + m[2].strip() + "`")
        taken.append(m.span())
    for m in _BRACES.finditer(text):
        if not free(*m.span()) or any(a < m.start() < b for a, b in code):
            continue
        role = m[1].strip().lower() if m[1].strip().lower() in ROLES else ""
        rest = _BARE.match(text, m.end()) if role else None
        inside = (rest[1] if rest else "…") if role else m[1].strip()
        say(m.start(), rest.end() if rest else m.end(), "{" + (role or "eval") + "}`" + (short(inside) or "…") + "`")
    for m in _CALL.finditer(text):
        if m[1] in known and free(*m.span()):
            say(*m.span(), _near(m[0]))
    for m in _SIGN.finditer(text):
        if free(*m.span()) and not any(a <= m.start() < b for a, b in code):
            found.add(kinds.STRAY_SIGN, rows[m.start()], sign=m[0])


def find_slips(
    text: str, file: str, cell: int | None = None, *, known: Collection[str] = (), page: bool = False
) -> list[Finding]:
    r"""What a text nearly says, each with its line and the nearest right form.

    Signs behind a backslash are meant to be printed. `known` are the functions of the vocabulary, which prose never
    calls without ``{eval}``. `page` says that the text is a file of `book/`.

    >>> for f in find_slips("Naik {eval} `angka(i.target)`.", "a.md"): print(f)
    a.md, baris 1: ditemukan tulisan `{eval} `angka(i.target)`` yang hampir seperti ungkapan; seharusnya {eval}`angka(i.target)`; tulis tanpa spasi, huruf kecil, di antara dua tanda `. [N410]
    >>> find_slips("Naik {eval}`angka(i.target)`.", "a.md")
    []
    >>> find_slips(r"Tanda \{eval\} ditulis begitu saja.", "a.md")
    []
    """
    found = _Found(file, cell)
    text = _comments(text, found)
    text = _ticks(text, found)
    rest = _FENCE.sub("", _ROLE.sub("", _GOOD.sub("", text)))
    if _SUSPECT.search(rest):
        plain = readable(text)
        for token in walk([] if unbearable(plain) else parse_exactly(plain, page)[0]):
            if token.type == "inline":
                _block(token, found, known)
    return sorted(dict.fromkeys(found.findings), key=lambda f: f.place.row or 0)
