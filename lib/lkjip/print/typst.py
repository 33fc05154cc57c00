"""How is a text written for Typst, and how does Typst make a PDF of it?

No TeX, no package and no font is fetched: the faces are those of the `typst` wheel,
so the same book gives the same bytes on every machine.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from sphinx.errors import SphinxError

TEMPLATE = "/book/laporan.typ"
STANDARDS = ("ua-1", "a-2a")
_SPECIAL = re.compile(r"([\\#$*_`<>@=\-+/\[\]~'\"(;])")


def escape(text: str) -> str:
    r"""A text so that Typst prints exactly it, whatever stands before it.

    >>> print(escape("a*b – 3.5 #1"))
    a\*b – 3.5 \#1
    """
    text = _SPECIAL.sub(r"\\\1", re.sub(r"[ \t\r\n]+", " ", text)).replace("...", r"\...")
    return re.sub(r"^(\s*\d*)([.)])", r"\1\\\2", text)


def quote(text: str) -> str:
    r"""A text as a string of Typst.

    >>> print(quote('a "b"'))
    "a \"b\""
    """
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def label(name: str) -> str:
    """Where links lead: put behind the element it names."""
    return f"#label({quote(name)})"


def compile_typst(content: str, settings: dict[str, str], root: str | Path) -> bytes:
    """Typst markup as PDF/A-2a and PDF/UA-1, with the look of the template.

    `settings` has judul, instansi, tanggal (the date that the file bears, ISO) and tanda
    (what stands on every page, or nothing); `root` is the folder that holds `book/`.
    """
    import typst

    day = date.fromisoformat(settings["tanggal"])
    head = (
        f"#import {quote(TEMPLATE)}: *\n"
        f"#show: laporan.with(judul: {quote(settings['judul'])}, instansi: {quote(settings['instansi'])}, "
        f"tanggal: datetime(year: {day.year}, month: {day.month}, day: {day.day}), "
        f"tanda: {quote(settings['tanda']) if settings['tanda'] else 'none'})\n\n"
    )
    try:
        return typst.compile(
            (head + content).encode(),
            root=str(root),
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=list(STANDARDS),
            timestamp=0,
        )
    except typst.TypstError as e:
        raise SphinxError(f"PDF tidak dapat disusun: {_cause(str(e))}") from None


def _cause(message: str) -> str:
    """What the compiler refuses, in the words of the report.

    >>> _cause('PDF/A-2a error: the text `"a"` could not be displayed with font `"Libertinus Serif"`')
    'tidak ada jenis huruf untuk teks “a”; ganti atau hapus huruf itu'
    """
    if m := re.search(r'the\stext\s`"(.*?)"`\scould\snot\sbe\sdisplayed', message, re.S):
        return f"tidak ada jenis huruf untuk teks “{m[1][:80]}”; ganti atau hapus huruf itu"
    if re.search(r"PDF\sstring\sis\slonger", message):
        return "sebuah nama, judul, atau kata terlalu panjang untuk PDF; pendekkan, paling banyak 5.000 huruf"
    return message
