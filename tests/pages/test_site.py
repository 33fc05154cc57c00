"""What a browser shows: every page, on a desk and on a phone, without network."""

import re
import zipfile

import pytest
from playwright.sync_api import sync_playwright
from pypdfium2 import PdfDocument

from browser import CHROMIUM, check_accessibility, needs_browser
from conftest import ROOT, TAHUN, cases, private_names
from lkjip.project.contents import table_of_contents

NARROW = ("notebooks/beranda", "notebooks/koperasi-aktif", "notebooks/sertifikat-kompetensi", "book/sampul")
"""Pages whose phone layout axe reads too: key figures, card tables, a searchable table, the cover."""
PAGES = table_of_contents(ROOT / "_toc.yml")
AXE_SAMPLE = {
    *NARROW,
    "notebooks/akuntabilitas-keuangan",
    "notebooks/perencanaan",
    "book/kelengkapan",
    "book/kolofon",
    "book/daftar-tabel",
    "book/glosarium",
}
"""Pages that axe reads in `make test`: every kind of content once. `make test-all` reads every page."""


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as p:
        b = p.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield b
        b.close()


@pytest.fixture(scope="module")
def address(built_book):
    return (built_book / "_build" / str(TAHUN) / "html").as_uri()


@pytest.fixture(scope="module")
def tabs() -> dict[tuple[int, str], tuple]:
    """The open tabs of the browser by width and colours, each with what goes wrong in it; to open one takes as long as a page."""
    return {}


@pytest.fixture
def open_page(browser, address, tabs):
    """Open a page; gives the page and everything that went wrong on it."""

    def _open(name: str, width: int, scheme: str = "light"):
        if (width, scheme) not in tabs:
            k = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page, faults = k.new_page(), []
            page.on("console", lambda m: faults.append(m.text) if m.type in ("error", "warning") else None)
            page.on("pageerror", lambda e: faults.append(str(e)))
            page.on("request", lambda r: None if r.url.startswith(("file:", "data:")) else faults.append(r.url))
            tabs[width, scheme] = page, faults
        page, faults = tabs[width, scheme]
        faults.clear()
        page.goto(f"{address}/{name}.html")
        page.wait_for_load_state("load")
        return page, faults

    return _open


@needs_browser
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", PAGES)
def test_page_is_clean(open_page, name, width):
    page, faults = open_page(name, width)
    assert faults == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "page scrolls sideways"
    assert page.evaluate("document.documentElement.lang") == "id"
    assert page.locator(".bd-article h1").count() == 1
    drawings = page.locator(".gambar-svg").evaluate_all(
        "g => g.map(x => [x.getAttribute('aria-label'), x.querySelector('svg').getBoundingClientRect().width])"
    )
    for alt, drawn_width in drawings:
        assert len(alt) > 40
        assert drawn_width > 200
    if name in (AXE_SAMPLE if width == 1280 else NARROW):
        check_accessibility(page)


@needs_browser
@pytest.mark.complete
@pytest.mark.parametrize("name", [n for n in PAGES if n not in AXE_SAMPLE])
def test_every_page_is_accessible(open_page, name):
    """The other pages; on a phone they have the same elements and colours."""
    page, _ = open_page(name, 1280)
    check_accessibility(page)


@pytest.mark.parametrize("name", [n for n in PAGES if n.startswith("notebooks/")])
def test_tables_have_number_and_source(articles, name):
    tables = articles[name].select("table.lkjip")
    assert [t for t in tables if not t.caption.get_text().strip().startswith("Tabel ")] == []
    assert len(articles[name].select(".tabel-lkjip .sumber")) == len(tables)


def test_numbers_of_tables_follow_each_other_through_the_book(articles):
    numbers = [
        n.get_text().strip() for article in articles.values() for n in article.select("table.lkjip .caption-number")
    ]
    for prefix, at_least in (("Tabel 3.", 29), ("Tabel L.", 5)):
        part = [n for n in numbers if n.startswith(prefix)]
        assert part == [f"{prefix}{k}" for k in range(1, len(part) + 1)]
        assert len(part) >= at_least
    assert len(set(numbers)) == len(numbers)


@needs_browser
def test_formulas_are_mathml_with_indonesian_numbers(open_page):
    page, _ = open_page("notebooks/koperasi-aktif", 1280)
    formulas = " ".join(page.locator("math").all_text_contents())
    assert "54,29" in formulas
    assert "\\" not in formulas
    assert page.locator("math merror").count() == 0


@needs_browser
def test_long_table_can_be_searched_and_sorted(open_page):
    page, faults = open_page("notebooks/sertifikat-kompetensi", 1280)
    table = page.locator("table.besar")
    assert table.locator("tbody tr").count() == 197
    page.get_by_label("Cari dalam tabel").fill("hotel")
    visible = table.locator("tbody tr.isi:visible")
    assert 0 < visible.count() < 20
    assert all("HOTEL" in t for t in visible.all_inner_texts())
    page.get_by_label("Cari dalam tabel").fill("")
    table.locator("th button").nth(2).click()
    table.locator("th button").nth(2).click()
    assert "2.332" in table.locator("tbody tr.isi").first.inner_text()
    assert "Jumlah" in table.locator("tbody tr").last.inner_text()
    assert faults == []


@needs_browser
def test_dark_mode(open_page):
    page, faults = open_page("notebooks/koperasi-aktif", 1280, "dark")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    colour = page.evaluate("getComputedStyle(document.querySelector('.gambar-svg text')).fill")
    assert sum(int(x) for x in colour[4:-1].split(",")) > 500, colour
    assert faults == []


@needs_browser
def test_code_is_hidden_and_search_box_is_single(open_page):
    page, _ = open_page("notebooks/koperasi-aktif", 1280)
    assert page.locator(".cell_input:visible").count() == 0
    assert "lap = buka" not in page.locator("main").inner_text()
    assert page.locator(".search-button-field:visible, input[type=search]:visible").count() <= 1


def test_downloads_stand_below_every_table(articles, built_book):
    folder = built_book / "_build" / str(TAHUN) / "html" / "notebooks"
    downloads = articles["notebooks/koperasi-aktif"].select(".unduhan")
    assert len(downloads) == len(articles["notebooks/koperasi-aktif"].select("table.lkjip")) >= 5
    for links in downloads:
        files = [(folder / a["href"]).resolve() for a in links.select("a.unduh")]
        assert [b.suffix for b in files] == [".csv", ".xlsx", ".json", ".json"]
        assert all(b.is_file() for b in files)
        assert files[0].read_text(encoding="utf-8-sig").count("\n") >= 2


SEED = cases("tabel_tercetak")


@pytest.mark.parametrize("k", SEED, ids=lambda k: k["asal"])
def test_every_table_of_the_printed_report_has_an_equivalent(articles, k):
    """Its equivalent is on the page, with a caption and with facts; what its cells say: the approved texts."""
    element = articles[k["halaman"]].find(id=k["label"])
    if element.name != "table":
        element = element if element.name == "figure" else element.find_next("table")
    title = element.select_one(".caption-text").get_text()
    assert len(title) > 10
    if element.name == "table":
        assert "tidak tersedia dalam sumber" not in element.get_text()
        assert len(element.select("tbody tr")) >= 1


def test_lists_of_tables_and_charts_are_complete(articles):
    for name, selector in (("book/daftar-tabel", "table.lkjip"), ("book/daftar-gambar", "figure .gambar-svg")):
        count = sum(len(article.select(selector)) for article in articles.values())
        assert len(articles[name].select(".daftar-isi li")) == count > 10


def text_of_file(file) -> str:
    """Everything that a file of the book says, read as its reader does."""
    if file.suffix == ".pdf":
        pdf = PdfDocument(file)
        return "\n".join(pdf[n].get_textpage().get_text_range() for n in range(len(pdf)))
    if file.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(file) as z:
            parts = [z.read(n).decode("utf-8") for n in z.namelist() if n.endswith(".xml")]
        return re.sub(r"<[^>]+>", "", "\n".join(parts).replace("</w:p>", "\n").replace("</si>", "\n"))
    return file.read_text(encoding="utf-8")


TEXT_FILES = {".html", ".js", ".csv", ".json", ".svg", ".txt", ".ipynb", ".xml", ".pdf", ".docx", ".xlsx"}


def test_names_of_persons_are_hidden(built_book):
    """No file of the book holds the name of a private person: all names that the data mark as such."""
    names = private_names()
    assert len(names) >= 10
    read = set()
    for file in (built_book / "_build" / str(TAHUN)).rglob("*"):
        if file.suffix in TEXT_FILES and "_static" not in file.parts:
            text = " ".join(text_of_file(file).split())
            read.add(file.suffix)
            assert [n for n in names if n in text] == [], file
    assert {".html", ".js", ".csv", ".json", ".ipynb", ".pdf", ".docx", ".xlsx"} <= read


@needs_browser
def test_axe_finds_what_nobody_can_read(open_page):
    page, _ = open_page("book/sampul", 1280)
    page.evaluate("document.querySelector('.bd-article h1').style.color = '#eee'")
    with pytest.raises(AssertionError, match="color-contrast"):
        check_accessibility(page)
