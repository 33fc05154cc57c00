r"""How does a text become part of Markdown, TeX, HTML, CSV, a workbook or JSON, so that it is read back as that text?

One function for each language; for Typst they stand in `print/typst.py`. A text that comes from data, settings or names
enters a language through its function and nowhere else: so no letter of it is ever markup, a formula, or code.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from typing import Any


class Markdown(str):
    """Text of the library that is meant as Markdown: its links and emphasis stay."""

    __slots__ = ()


_MARKUP = re.compile(r"[\\`*_\[\]<>$~|{}&]")
_AT_START = re.compile(
    r"^(\s*)(?:(-(?=[\s-]|$)|\+(?=[\s+]|$)|=(?==*\s*$)|#(?=[\s#]|$)|:|%|\((?=[^\s()]*\)=))|(\d+)([.)](?=\s|$)))"
)
"""What would begin a list, a heading, a comment or a directive."""


def markdown(text: str) -> str:
    r"""A text for the inside of a paragraph, a list or a table of Markdown (MyST), where it is printed as it is.

    A `Markdown` is given back as it is.

    >>> print(markdown("Usaha *mikro* [a](b) {eval}`x` <b>"))
    Usaha \*mikro\* \[a\](b) \{eval\}\`x\` \<b\>
    >>> print(markdown("1. Dinas & Badan"), markdown("- 5"), markdown("88,06%"), markdown("Rp1.500"))
    1\. Dinas \& Badan \- 5 88,06% Rp1.500
    >>> markdown(Markdown("[CC BY](https://x.id)"))
    '[CC BY](https://x.id)'
    """
    if isinstance(text, Markdown):
        return text
    text = _MARKUP.sub(r"\\\g<0>", re.sub(r"\s*\n\s*", " ", text))
    return _AT_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[1]}{m[3]}\\{m[4]}", text)


def read_markdown(text: str) -> str:
    r"""The text that `markdown` has written, for lists that show a heading or a sentence of a page again.

    >>> read_markdown(markdown("1. [a] *b* {c} 5 $"))
    '1. [a] *b* {c} 5 $'
    """
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


def markdown_link(text: str, address: str) -> Markdown:
    r"""A link of Markdown; the address leads to the web, or only its text stays.

    >>> markdown_link("CC BY", "https://x.id/a(b)"), markdown_link("CC_BY", "javascript:alert(1)")
    ('[CC BY](<https://x.id/a(b)>)', 'CC\\_BY')
    """
    words = markdown(text)
    if not re.fullmatch(r"https?://[^\s<>\\`]+", address):
        return Markdown(words)
    return Markdown(
        f"[{words}]({address})" if re.fullmatch(r"[\w:/.,~?=&%#@+-]+", address) else f"[{words}](<{address}>)"
    )


# TeX: texts in formulas

_TEX = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}
_TEX |= {c: f"\\{c}" for c in "{}$#%&_"}
_TEX_BACK = {written: c for c, written in _TEX.items()}
_TEX_WORDS = re.compile(r"\\(?:textbackslash|textasciicircum|textasciitilde)(?:\{\})?|\\[{}$#%&_]")
_TEX_TEXT = re.compile(r"\\(?:text|textrm|mbox|mathrm)\{((?:[^{}\\]|\\[A-Za-z]+(?:\{\})?|\\[^A-Za-z])*)\}")


def tex_text(text: str) -> str:
    r"""A text as words in a formula of TeX.

    >>> print(tex_text('Jumlah "kasus" } 5%'))
    \text{Jumlah "kasus" \} 5\%}
    """
    return "\\text{" + "".join(_TEX.get(c, c) for c in re.sub(r"\s*\n\s*", " ", text)) + "}"


def without_texts(tex: str) -> tuple[str, list[str]]:
    r"""A formula whose words are stand-ins, numbers between two letters that no text holds, and the words.

    So no converter of formulas sees what people wrote: `with_texts` puts it into what comes out.

    >>> without_texts(r"\frac{\text{a \} b}}{\text{5\%}}")
    ('\\frac{\\text{\ue0d00\ue0d1}}{\\text{\ue0d01\ue0d1}}', ['a } b', '5%'])
    """
    texts: list[str] = []

    def take(m: re.Match) -> str:
        known = lambda w: _TEX_BACK.get(w[0]) or _TEX_BACK.get(w[0] + "{}", w[0])  # noqa: E731
        texts.append(_TEX_WORDS.sub(known, m[1]))
        return f"\\text{{\ue0d0{len(texts) - 1}\ue0d1}}"

    return _TEX_TEXT.sub(take, tex), texts


def with_texts(converted: str, texts: list[str], write: Callable[[str], str]) -> str:
    """What a converter made of `without_texts`, with the words in their places; `write` is the border of its language."""
    return re.sub("\ue0d0(\\d+)\ue0d1", lambda m: write(texts[int(m[1])]), converted)


# HTML


def html_text(text: str) -> str:
    """A text in HTML, between marks or as the value of an attribute.

    >>> html_text('<b>"A" & B')
    '&lt;b&gt;&quot;A&quot; &amp; B'
    """
    return html.escape(text)


# Spreadsheets

_RUN = re.compile(r"'*(?:[=+@\t\r\n]|-(?!\d[\d.,]*%?$))")
CSV_RULE = (
    "Teks yang dimulai dengan =, +, -, @, tab, atau ganti baris diawali satu tanda petik tunggal ('), supaya lembar kerja "
    "tidak menjalankannya sebagai rumus; begitu pula teks yang dimulai dengan tanda petik tunggal dan salah satu tanda itu. "
    "Isi aslinya diperoleh dengan menghapus satu tanda petik itu. Bilangan, juga yang negatif, tidak diubah."
)
"""The rule of `csv_text`, for who reads the files."""


def csv_text(text: str) -> str:
    """A text for a cell of a CSV file, which no spreadsheet takes for a formula.

    >>> csv_text("=1+1"), csv_text("'=1"), csv_text("5 = 5"), csv_text("'kutip'"), csv_text("-515.792,00")
    ("'=1+1", "''=1", '5 = 5', "'kutip'", '-515.792,00')
    """
    return f"'{text}" if _RUN.match(text) else text


def read_csv_text(cell: str) -> str:
    """The text that `csv_text` has written.

    >>> [read_csv_text(csv_text(t)) for t in ("=1+1", "'=1", "-", "'a", "")]
    ['=1+1', "'=1", '-', "'a", '']
    """
    return cell[1:] if cell.startswith("'") and _RUN.match(cell) else cell


EXCEL_LONGEST = 32_767
"""Most characters in a cell of Excel."""


def excel_text(text: str) -> str:
    """A text for a cell of a workbook, cut where Excel would refuse the file; data are checked to be shorter.

    >>> excel_text("=1+1"), len(excel_text("a" * 40000))
    ('=1+1', 32767)
    """
    return text if len(text) <= EXCEL_LONGEST else text[: EXCEL_LONGEST - 1] + "…"


def excel_unit(text: str) -> str:
    """Words behind a number, as part of its format in Excel; a straight quotation mark would end them.

    >>> print(excel_unit("%"), excel_unit(' "buku"'))
    "%" " ”buku”"
    """
    return '"' + text[:60].replace('"', "”") + '"' if text else ""


# JSON


def json_line(content: Any) -> str:
    r"""Data as JSON on one line, also for readers that end a line at other signs than `\n`.

    >>> json_line({"a": "x\u2028y é"})
    '{"a": "x\\u2028y é"}'
    """
    text = json.dumps(content, ensure_ascii=False)
    return re.sub("[\x7f-\x9f\u2028\u2029]", lambda m: f"\\u{ord(m[0]):04x}", text)
