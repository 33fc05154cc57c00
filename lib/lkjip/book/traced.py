r"""What does a message of Sphinx mean for the person who wrote the page, and in which file and line is that to be mended?

Sphinx reads the laid out source: notebooks with the cell that papermill put in, narratives inside the outputs of cells,
line 3 of the second cell as line 20004. It speaks English, for who programs. Here its messages become findings about the
file that a person wrote; what it said is kept in the log.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path

from ..findings import Finding, InputError, kinds
from ..project.notebook import narratives_used, read_notebook

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_MESSAGE = re.compile(r"(?P<where>\S.*?)?(?:: )?\b(?:WARNING|ERROR|SEVERE|CRITICAL): (?P<text>.*)")
_PLACE = re.compile(r"(?P<file>(?:book|notebooks)/[^:]+?)(?::(?P<line>\d*))?:?$")
_UNPRINTED = re.compile(
    r"(?P<page>(?:book|notebooks)/\S+): ditemukan unsur `(?P<what>.+?)` yang belum dikenal bentuk (?P<form>\w+)"
)
_HEAD = re.compile(r"(Cetakan|[A-Z][\w\s]*(error|exception|occurred)[\w\s]*):")
"""What stands above the message that ends a run."""

_CELL = 10_000

_MEANINGS = tuple(
    (re.compile(pattern, re.S), meaning)
    for pattern, meaning in (
        (r'Unknown\sinterpreted\stext\srole\s"(.+?)"', "peran `{0}` yang tidak dikenal"),
        (r"Unknown\sdirective\stype:?\s['\"](.+?)['\"]", "direktif `{0}` yang tidak dikenal"),
        (r"undefined\slabel:\s'(.+?)'", "rujukan ke `{0}` yang tidak ada dalam buku"),
        (r"image\sfile\snot\sreadable:\s(\S+)", "gambar `{0}` yang tidak ada"),
        (r"Unknown\ssource\sdocument\s'(.+?)'", "tautan ke halaman `{0}` yang tidak ada dalam buku"),
        (r"target\snot\sfound:\s'(.+?)'", "tautan ke `{0}` yang tidak ada dalam buku"),
        (r"local\sid\snot\sfound\sin\sdoc\s'.+?':\s'(.+?)'", "tautan ke bagian `{0}` yang tidak ada"),
        (r"unknown\sdocument:\s'(.+?)'", "rujukan ke halaman `{0}` yang tidak ada dalam buku"),
        (r"term\snot\sin\sglossary:\s'(.+?)'", "rujukan ke istilah `{0}` yang tidak ada"),
        (r"download\sfile\snot\sreadable:\s(\S+)", "tautan ke berkas `{0}` yang tidak ada"),
        (
            r"[Dd]uplicate\s(?:label|reference\sdefinition|.*target\sname)[^\w]*(?:of\sequation\s)?([\w-]+)",
            "nama `{0}` yang dipakai dua kali",
        ),
        (r"[Ff]ootnote", "catatan kaki yang tidak lengkap atau berganda"),
        (r"header\slevel|headings\sstart", "tingkat judul yang melompat"),
        (r"transition", "garis pemisah di tepi teks atau di samping garis lain"),
        (r'Content\sblock\sexpected\sfor\sthe\s"(.+?)"\sdirective', "direktif `{0}` tanpa isi"),
        (
            r"[\"'](\w[\w-]*)[\"']:?\sdirective|directive\s[\"'](\w[\w-]*)[\"']",
            "direktif `{0}` yang tidak dapat dibaca",
        ),
        (r"Pygments\slexer|Lexing\sliteral_block", "blok kode yang bahasanya tidak dikenal"),
        (r"latex2mathml|tex2typst|NoAvailableTokens|omml|rumus\s<", "rumus yang tidak dapat dibaca"),
        (r"toctree|tableofcontents|table\sof\scontents", "daftar isi yang tidak sesuai dengan halaman yang ada"),
        (r"[Cc]ould\snot\slex|[Yy][Aa][Mm][Ll]|[Tt]opmatter", "pengaturan di awal halaman yang tidak dapat dibaca"),
        (r"PDF\stidak\sdapat\sdisusun|typst", "isi yang tidak dapat dicetak sebagai PDF"),
        (r"XML\scompatible|docx", "isi yang tidak dapat disimpan sebagai berkas Word"),
    )
)


def meaning(message: str) -> str:
    """What a message of Sphinx is about, in Indonesian.

    >>> meaning('Unknown interpreted text role "evall". [myst.role_unknown]')
    'peran `evall` yang tidak dikenal'
    >>> meaning("something new")
    'susunan yang tidak dapat dibaca'
    """
    for pattern, words in _MEANINGS:
        if m := pattern.search(message):
            return words.format(next((g for g in m.groups() if g), ""))
    return "susunan yang tidak dapat dibaca"


def messages(said: str) -> Iterator[tuple[str, str]]:
    r"""The messages of a run of Sphinx: what each says of its place, and its text.

    >>> list(messages("\x1b[91mbook/a.md:3: WARNING: undefined label: 'x'\nmore\x1b[39m\nExtension error:\ny"))
    [('book/a.md:3', "undefined label: 'x' more"), ('', 'y')]
    """
    where, text = "", ""
    for line in _COLOUR.sub("", said).splitlines():
        if m := _MESSAGE.match(line):
            if text.strip():
                yield where, text.strip()
            where, text = m["where"] or "", m["text"]
        elif (m := _UNPRINTED.match(line.strip())) or _HEAD.fullmatch(line.strip()):
            if text.strip():
                yield where, text.strip()
            where, text = (m["page"], line.strip()) if m else ("", "")
        elif line.strip():
            text += f" {line.strip()}"
    if text.strip():
        yield where, text.strip()


def place(source: Path, where: str) -> dict[str, object] | None:
    """File, cell and row that a person wrote, of a place in the laid out source; None for a place that is none."""
    m = _PLACE.search(where.replace("\\", "/"))
    if m is None:
        return None
    name, line = m["file"], int(m["line"] or 0)
    if not Path(name).suffix:
        name += ".ipynb" if (source / f"{name}.ipynb").is_file() else ".md"
    if not name.endswith(".ipynb") or line < _CELL:
        return {"file": name, "row": line or None} if name.endswith(".md") else {"file": name}
    index, row = line // _CELL - 1, max(line % _CELL - 1, 1)
    try:
        cells = read_notebook(source / name)["cells"]
        cell = cells[index]
    except (InputError, OSError, IndexError):
        return {"file": name}
    injected = [n for n, c in enumerate(cells) if "injected-parameters" in c["metadata"].get("tags", [])]
    number = index + 1 - sum(n <= index for n in injected)
    if cell["cell_type"] == "markdown":
        return {"file": name, "cell": number, "row": row}
    narratives = [n for at, n in narratives_used({"cells": cells}) if at == index + 1]
    year = next((y for n in injected if (y := re.search(r"tahun = (\d{4})", "".join(cells[n]["source"])))), None)
    if year and len(narratives) == 1 and len(cell.get("outputs", ())) == 1:
        return {"file": f"data/narasi/{year[1]}/{narratives[0]}.md", "row": row}
    return {"file": name, "cell": number}


def findings_of(source: Path, said: str) -> list[Finding]:
    """What a failed run of Sphinx over a laid out `source` means, each once; what it said goes into the log."""
    found: dict[Finding, None] = {}
    for where, text in messages(said):
        logging.getLogger("lkjip").error("Sphinx: %s: %s", where, text)
        if m := _UNPRINTED.match(text):
            what = f"unsur `{m['what']}` yang belum dapat dicetak dalam bentuk {m['form'].upper()}"
        else:
            what = meaning(text)
        at = place(source, where)
        if at is None:
            found[kinds.PAGES_FAILED.at("halaman buku", message=what)] = None
        else:
            found[kinds.PAGE_REFUSED.at(**at, what=what)] = None
    return list(found) or [kinds.PAGES_FAILED.at("halaman buku", message=meaning(""))]
