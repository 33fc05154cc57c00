"""How do the books of several years become one site?

Each year is built as always; then their pages are laid side by side with a start
page, a comparison and a choice of year in the head of every page. The choice is
plain links that are written into the copies: it needs no script and no network,
and the book of a single year knows nothing of it.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

from ..findings import Finding, InputError, kinds
from ..project.project import Proyek
from .build import bangun
from .comparison import AWAL, MENU, tulis_halaman
from .swap import gantikan, pulihkan
from .years import Terbitan, daftar_halaman, terbitan

_KEPALA = '<div class="header-article-items__end">'
_GAYA = "</head>"
_BUKAN_ISI = ("search.html", "genindex.html")
_PINTU = r"\d+/index\.html"


def pilihan(semua: Sequence[Terbitan], kini: Terbitan, halaman: str, awal: str) -> str:
    """Links from a page to the same page of the other years; to their start where there is none."""
    naik = "../" * (halaman.count("/") + 1)
    butir = []
    for t in semua:
        if t.tahun == kini.tahun:
            butir.append(f'<li><span aria-current="true">{t.tahun}</span></li>')
            continue
        ada = halaman in t.halaman
        ke = f"{naik}{t.tahun}/{halaman if ada else awal}"
        butir.append(f'<li><a href="{ke}">{t.tahun}{"" if ada else " (halaman awal)"}</a></li>')
    butir += [f'<li class="menu"><a href="{naik}{ke}">{teks}</a></li>' for ke, teks in MENU]
    return (
        '<nav class="pilih-tahun header-article-item" aria-label="Tahun laporan"><details>'
        f"<summary>Tahun {kini.tahun}</summary><ul>{''.join(butir)}</ul></details></nav>"
    )


def sisipkan(teks: str, pilih: str, gaya: str, halaman: str) -> str:
    """Put the choice of year into the head of a page, and its look into the page's `<head>`."""
    if _KEPALA not in teks:
        raise InputError([kinds.THEME_CHANGED.at(halaman)])
    teks = teks.replace(_GAYA, f'<link rel="stylesheet" href="{gaya}">\n{_GAYA}', 1)
    return teks.replace(_KEPALA, _KEPALA + pilih, 1)


def _taut(asal: str, tujuan: str) -> None:
    """The same file under a second name; a copy where the file system knows no such thing."""
    try:
        os.link(asal, tujuan)
    except OSError:
        shutil.copyfile(asal, tujuan)


def salin(semua: Sequence[Terbitan], t: Terbitan, tempat: Path, awal: str) -> None:
    """Lay the pages of one year into the site."""
    html = t.hasil / "html"

    def halaman_saja(folder: str, isi: list[str]) -> list[str]:
        return [n for n in isi if (Path(folder) / n).relative_to(html).as_posix() in t.halaman]

    shutil.copytree(html, tempat, copy_function=_taut, ignore=halaman_saja)
    for halaman in sorted(t.halaman):
        teks = (html / halaman).read_text(encoding="utf-8")
        if len(semua) > 1 and halaman != AWAL:
            gaya = "../" * (halaman.count("/") + 1) + "_static/situs.css"
            teks = sisipkan(teks, pilihan(semua, t, halaman, awal), gaya, f"{t.tahun}/{halaman}")
        (tempat / halaman).write_text(teks, encoding="utf-8")


def peta_situs(situs: Path, alamat: str) -> str:
    """All pages of the site for search engines (sitemaps.org), under its address."""
    isi = [h for h in daftar_halaman(situs) if h.rpartition("/")[2] not in _BUKAN_ISI and not re.fullmatch(_PINTU, h)]
    butir = "".join(f"<url><loc>{escape(alamat.rstrip('/'))}/{h}</loc></url>\n" for h in isi)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{butir}</urlset>\n"
    )


def susun(proyek: Proyek, tahun: Sequence[int], *, alamat: str = "") -> Path:
    """Lay built books side by side as `_build/situs`; returns its start page.

    Made aside and swapped in at the end, as each book is.
    """
    from filelock import FileLock

    tempat = proyek.akar / "_build" / "situs"
    awal = f"{proyek.awal}.html"
    with FileLock(tempat.parent / ".situs.kunci"):
        pulihkan(tempat)
        for sisa in tempat.parent.glob(".situs~*"):
            shutil.rmtree(sisa)
        semua = [terbitan(proyek, t) for t in sorted(tahun, reverse=True)]
        kerja = Path(tempfile.mkdtemp(prefix=".situs~", dir=tempat.parent))
        try:
            for t in semua:
                salin(semua, t, kerja / str(t.tahun), awal)
            statis = kerja / "_static"
            shutil.copytree(proyek.akar / "book" / "_static" / "huruf", statis / "huruf")
            shutil.copy(proyek.akar / "book" / "_static" / "laporan.css", statis)
            shutil.copy(Path(__file__).with_name("site.css"), statis)
            tulis_halaman(semua, kerja, awal)
            if alamat:
                (kerja / "sitemap.xml").write_text(peta_situs(kerja, alamat), encoding="utf-8")
            kerja.chmod(0o755)
            gantikan(kerja, tempat)
        except BaseException:
            shutil.rmtree(kerja, ignore_errors=True)
            raise
    return tempat / AWAL


def bangun_situs(
    proyek: Proyek,
    tahun: Sequence[int],
    *,
    mesin: str,
    bentuk: str = "pdf",
    paksa: bool = False,
    alamat: str = "",
    lapor: Callable[[str], None] = lambda _: None,
) -> Path:
    """Build the books of several years and the site that holds them; returns its start page.

    Every year is tried, so that all findings are said at once; the site is only
    laid when all of them are there.
    """
    temuan: list[Finding] = []
    for t in tahun:
        lapor(f"Tahun {t}")
        try:
            bangun(proyek, t, mesin=mesin, bentuk=bentuk, paksa=paksa, lapor=lapor)
        except InputError as e:
            temuan += e.findings
    if temuan:
        raise InputError(dict.fromkeys(temuan))
    lapor("Menyusun situs semua tahun …")
    if not alamat:
        lapor("Tanpa sitemap.xml, karena alamat situs belum disebutkan (--alamat https://…).")
    return susun(proyek, tahun, alamat=alamat)
