"""What the pages of a built site say, for tests that compare paper with the site."""

import re
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from lkjip.project.contents import table_of_contents

HANYA_SITUS = {
    "notebooks/beranda",
    "book/sampul",
    "book/kolofon",
    "book/data-terbuka",
    "book/daftar-isi",
    "book/daftar-tabel",
    "book/daftar-gambar",
}
"""Pages that paper has in another form (cover, lists) or not at all (landing page, downloads, colophon)."""


def padat(teks: str) -> str:
    """A text without spaces and capitals: lines and headings are set differently on paper."""
    return re.sub(r"\s+", "", teks).casefold()


def baca_situs(html: Path, toc: Path) -> dict[str, Tag]:
    """The articles of all pages of the site, in the order of the book."""
    return {
        nama: BeautifulSoup((html / f"{nama}.html").read_text(encoding="utf-8"), "lxml").select_one(
            "article.bd-article"
        )
        for nama in table_of_contents(toc)
    }


def teks_situs(situs, pilih: str) -> list[str]:
    return [padat(x.get_text()) for halaman in situs for x in halaman.select(pilih)]
