"""What the pages of a built site say, for tests that compare paper with the site."""

import re
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from lkjip.project.contents import table_of_contents

ONLY_SITE = {
    "notebooks/beranda",
    "book/sampul",
    "book/kolofon",
    "book/data-terbuka",
    "book/daftar-isi",
    "book/daftar-tabel",
    "book/daftar-gambar",
}
"""Pages that paper has in another form (cover, lists) or not at all (landing page, downloads, colophon)."""


def compact(text: str) -> str:
    """A text without spaces and capitals: lines and headings are set differently on paper."""
    return re.sub(r"\s+", "", text).casefold()


def read_site(html: Path, toc: Path) -> dict[str, Tag]:
    """The articles of all pages of the site, in the order of the book."""
    return {
        name: BeautifulSoup((html / f"{name}.html").read_text(encoding="utf-8"), "lxml").select_one(
            "article.bd-article"
        )
        for name in table_of_contents(toc)
    }


def site_texts(articles, selector: str) -> list[str]:
    return [compact(x.get_text()) for article in articles for x in article.select(selector)]
