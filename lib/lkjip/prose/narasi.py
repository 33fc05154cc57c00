r"""How do figures get into prose, without prose becoming code?

Prose is Markdown with inline expressions, {eval}`persen(i.capaian)`, which the
sandbox evaluates.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from ..findings import Finding, InputError, NotAvailable, kinds, nearest
from ..language import words
from ..rules.report import Report
from .sandbox import PERLU, UngkapanSalah
from .text import Teks, tandai

UNGKAPAN = re.compile(r"\{eval\}`([^`]*)`")
_KOMENTAR = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
# What stands between paragraphs: blank lines, and the fences of MyST.
_SELA = re.compile(r"((?:^[ \t]*(?:(?::::|```)[^\n]*)?(?:\n|\Z))+)", re.M)
_WADAH_HAMPA = re.compile(r"^:::\{container\}[^\n]*\n\s*:::[ \t]*$\n?", re.M)


def uraikan(teks: str, tulis: Callable[[str], str], berkas: str, cell: int | None = None) -> str:
    """Replace every expression of a text; raises all that fail, with their line.

    A paragraph in which `tulis` finds something missing (`NotAvailable`) is
    replaced as a whole by a sentence that says what, so that no half sentence
    stays; the same sentence is not said twice in a row. With `perlu` it is left out.
    `cell` is the number of the notebook's cell in which the text stands.
    """
    temuan: list[Finding] = []
    tiada: list[str] = []

    def ganti(m: re.Match) -> str:
        try:
            return tulis(m[1].strip())
        except NotAvailable as e:
            tiada.append("" if m[1].strip().startswith(PERLU) else f"{words.kapital(str(e))}.")
            return m[0]
        except UngkapanSalah as e:
            baris = awal + m.string.count("\n", 0, m.start()) + 1
            temuan.append(kinds.BAD_EXPRESSION.at(berkas, cell=cell, row=baris, expression=m[1], cause=e))
            return m[0]

    hasil: list[str] = []
    awal, sebelum = 0, ""
    for alinea in _SELA.split(teks):
        tiada.clear()
        tertulis = UNGKAPAN.sub(ganti, alinea)
        awal += alinea.count("\n")
        if tiada:
            kalimat = "" if "" in tiada else " ".join(dict.fromkeys(tiada))
            tertulis = f"{tandai(kalimat)}\n" if kalimat not in ("", sebelum) else ""
            sebelum = kalimat or sebelum
        elif alinea.strip() and not _SELA.fullmatch(alinea):
            sebelum = ""
        hasil.append(tertulis)
    if temuan:
        raise InputError(temuan)
    return _WADAH_HAMPA.sub("", "".join(hasil))


def alamat_narasi(akar: Path, tahun: int, nama: str) -> Path:
    """Where the sentences live that are true of one year only."""
    return akar / "narasi" / str(tahun) / f"{nama}.md"


def tanpa_komentar(teks: str) -> str:
    """The text without HTML comments, on the same lines: guidance for writers is never printed.

    >>> tanpa_komentar("<!-- apa\\nsebabnya? -->Naik.")
    '\\nNaik.'
    """
    return _KOMENTAR.sub(lambda m: "\n" * m[0].count("\n"), teks)


def narasi(lap: Report, nama: str, tulis: Callable[[str], str], *, longgar: bool) -> Teks:
    """The narrative file of the report year, with its figures put in.

    `nama` is its path below `data/narasi/<tahun>/`, without ".md".
    `tulis` evaluates one expression. Where the report is `longgar` (lenient), a missing file is said in its place. Otherwise
    `InputError` is raised, as for an empty file or a bad expression.
    """
    berkas = alamat_narasi(lap.paket.akar, lap.tahun, nama)
    alamat = f"{lap.paket.akar.name}/narasi/{lap.tahun}/{nama}.md"
    try:
        teks = berkas.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        if longgar:
            return Teks(tandai(f"Uraian tahun {lap.tahun} untuk bagian ini tidak tersedia dalam sumber."))
        ada = [b.relative_to(berkas.parents[nama.count("/")]).as_posix()[:-3] for b in berkas.parent.glob("*.md")]
        raise InputError([kinds.MISSING_NARRATIVE.at(alamat, cure=nearest(nama, ada) or "tulis berkas itu")]) from None
    except UnicodeDecodeError:
        raise InputError([kinds.NOT_UTF8.at(alamat, format="UTF-8")]) from None
    tertulis = tanpa_komentar(teks)
    if not tertulis.strip():
        if longgar and teks.strip():
            return Teks(tandai(f"Uraian tahun {lap.tahun} untuk bagian ini belum ditulis."))
        kosong = kinds.EMPTY_NARRATIVE if not teks.strip() else kinds.UNWRITTEN_NARRATIVE
        raise InputError([kosong.at(alamat, year=lap.tahun)])
    return Teks(uraikan(tertulis, tulis, alamat))
