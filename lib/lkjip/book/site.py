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
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ..checks.data import require_years
from ..facts.text_files import read_text, write_text
from ..findings import Finding, InputError, kinds
from ..findings.machine import SNAPSHOT, address_of, said
from ..language.borders import html_text
from ..project.project import Project
from ..project.snapshot import Snapshot, take
from .build import build
from .comparison import MENU, START, write_pages
from .progress import Progress
from .swap import alone, discard, followed, publish, replace, settle, work_folder
from .years import Edition, edition, list_pages

KEPT = "; buku setiap tahun tidak dibuat ulang"

_HEAD = '<div class="header-article-items__end">'
_STYLE = "</head>"
_NO_CONTENT = ("search.html", "genindex.html")
_DOOR = r"\d+/index\.html"


def year_choice(everything: Sequence[Edition], current: Edition, page: str, start: str) -> str:
    """Links from a page to the same page of the other years; to their start where there is none."""
    up = "../" * (page.count("/") + 1)
    items = []
    for t in everything:
        if t.tahun == current.tahun:
            items.append(f'<li><span aria-current="true">{t.tahun}</span></li>')
            continue
        present = page in t.pages
        to = f"{up}{t.tahun}/{page if present else start}"
        items.append(f'<li><a href="{html_text(to)}">{t.tahun}{"" if present else " (halaman awal)"}</a></li>')
    items += [f'<li class="menu"><a href="{up}{to}">{html_text(text)}</a></li>' for to, text in MENU]
    return (
        '<nav class="pilih-tahun header-article-item" aria-label="Tahun laporan"><details>'
        f"<summary>Tahun {current.tahun}</summary><ul>{''.join(items)}</ul></details></nav>"
    )


def insert_choice(text: str, choice: str, style: str, page: str) -> str:
    """Put the choice of year into the head of a page, and its look into the page's `<head>`."""
    if _HEAD not in text:
        raise InputError([kinds.THEME_CHANGED.at(page)])
    text = text.replace(_STYLE, f'<link rel="stylesheet" href="{style}">\n{_STYLE}', 1)
    return text.replace(_HEAD, _HEAD + choice, 1)


def _link(origin: str, tujuan: str) -> None:
    """The same file under a second name; a copy where the file system knows no such thing."""
    try:
        os.link(origin, tujuan)
    except OSError:
        shutil.copyfile(origin, tujuan)


def copy_year(everything: Sequence[Edition], t: Edition, place: Path, start: str) -> None:
    """Lay the pages of one year into the site."""
    html = t.folder / "html"

    def only_pages(folder: str, content: list[str]) -> list[str]:
        return [n for n in content if (Path(folder) / n).relative_to(html).as_posix() in t.pages]

    shutil.copytree(html, place, copy_function=_link, ignore=only_pages)
    for page in sorted(t.pages):
        text = read_text(html / page)
        if len(everything) > 1 and page != START:
            style = "../" * (page.count("/") + 1) + "_static/situs.css"
            text = insert_choice(text, year_choice(everything, t, page, start), style, f"{t.tahun}/{page}")
        write_text(place / page, text)


def sitemap(site: Path, address: str) -> str:
    """All pages of the site for search engines (sitemaps.org), under its address."""
    content = [h for h in list_pages(site) if h.rpartition("/")[2] not in _NO_CONTENT and not re.fullmatch(_DOOR, h)]
    item = "".join(f"<url><loc>{html_text(address.rstrip('/'))}/{html_text(h)}</loc></url>\n" for h in content)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{item}</urlset>\n"
    )


def site_folder(project: Project) -> Path:
    """Where the site of all years lies."""
    return project.home / "_build" / "situs"


def lay_out(
    project: Project, tahun: Sequence[int], *, address: str = "", tell: Callable[[str], None] = lambda _: None
) -> Path:
    """Lay built books side by side as `_build/situs`; returns its start page.

    Made aside and swapped in at the end, as each book is.
    """
    place = followed(site_folder(project))
    start = f"{project.start}.html"
    with said(address_of(place.parent)), alone(place, tell):
        settle(place)
        everything = [edition(project, t) for t in sorted(tahun, reverse=True)]
        with work_folder(place) as work:
            for t in everything:
                copy_year(everything, t, work / str(t.tahun), start)
            static = work / "_static"
            shutil.copytree(project.root / "book" / "_static" / "huruf", static / "huruf")
            shutil.copy(project.root / "book" / "_static" / "laporan.css", static)
            shutil.copy(Path(__file__).with_name("site.css"), static / "situs.css")
            write_pages(everything, work, start)
            if address:
                write_text(work / "sitemap.xml", sitemap(work, address))
            publish(work)
            replace(work, place, kept=KEPT)
    return place / START


def build_site(
    project: Project,
    tahun: Sequence[int],
    *,
    engine: str,
    forms: str = "pdf",
    force: bool = False,
    address: str = "",
    progress: Progress | None = None,
) -> Path:
    """Build the books of several years and the site that holds them; returns its start page.

    Nothing is begun when one of them has no facts. Every year is tried, so that all
    findings are said at once; the site is only laid when all of them are there.
    """
    progress = progress or Progress()
    require_years(project.data, tahun)
    with one_state(project, progress) as snapshot:
        findings: list[Finding] = []
        for t in tahun:
            progress.tell(f"Tahun {t}")
            try:
                build(snapshot, t, engine=engine, forms=forms, force=force, progress=progress)
            except InputError as e:
                findings += e.findings
        if findings:
            raise InputError(dict.fromkeys(findings))
        if not address:
            progress.tell("Tanpa sitemap.xml, karena alamat situs belum disebutkan (--alamat https://…).")
        with progress.step("situs semua tahun", "Menyusun situs semua tahun …"):
            return lay_out(snapshot, tahun, address=address, tell=progress.tell)


@contextmanager
def one_state(project: Project, progress: Progress) -> Iterator[Snapshot]:
    """The project as it is now, for all years: what the pages of different years say of one year is the same."""
    place = site_folder(project).with_name(SNAPSHOT)
    with said(address_of(place.parent)), alone(place, progress.tell):
        settle(place)
        with work_folder(place) as aside:
            yield take(project, aside / SNAPSHOT)
        discard(aside)
