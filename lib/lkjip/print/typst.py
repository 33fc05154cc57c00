"""How is a text written for Typst, and how does Typst make a PDF of it?

No TeX, no package and no font is fetched: the faces are those of the `typst` wheel,
so the same book gives the same bytes on every machine.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from sphinx.errors import SphinxError

TEMPLAT = "/book/laporan.typ"
STANDAR = ("ua-1", "a-2a")
_KHUSUS = re.compile(r"([\\#$*_`<>@=\-+/\[\]~'\"(;])")


def lolos(teks: str) -> str:
    r"""A text so that Typst prints exactly it, whatever stands before it.

    >>> print(lolos("a*b – 3.5 #1"))
    a\*b – 3.5 \#1
    """
    teks = _KHUSUS.sub(r"\\\1", re.sub(r"[ \t\r\n]+", " ", teks)).replace("...", r"\...")
    return re.sub(r"^(\s*\d*)([.)])", r"\1\\\2", teks)


def kutip(teks: str) -> str:
    r"""A text as a string of Typst.

    >>> print(kutip('a "b"'))
    "a \"b\""
    """
    return '"' + teks.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def label(nama: str) -> str:
    """Where links lead: put behind the element it names."""
    return f"#label({kutip(nama)})"


def kompilasi(isi: str, atur: dict[str, str], akar: str | Path) -> bytes:
    """Typst markup as PDF/A-2a and PDF/UA-1, with the look of the template.

    `atur` has judul, instansi, tanggal (the date that the file bears, ISO) and tanda
    (what stands on every page, or nothing); `akar` is the folder that holds `book/`.
    """
    import typst

    tanggal = date.fromisoformat(atur["tanggal"])
    kepala = (
        f"#import {kutip(TEMPLAT)}: *\n"
        f"#show: laporan.with(judul: {kutip(atur['judul'])}, instansi: {kutip(atur['instansi'])}, "
        f"tanggal: datetime(year: {tanggal.year}, month: {tanggal.month}, day: {tanggal.day}), "
        f"tanda: {kutip(atur['tanda']) if atur['tanda'] else 'none'})\n\n"
    )
    try:
        return typst.compile(
            (kepala + isi).encode(),
            root=str(akar),
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=list(STANDAR),
            timestamp=0,
        )
    except typst.TypstError as e:
        raise SphinxError(f"PDF tidak dapat disusun: {e}") from None
