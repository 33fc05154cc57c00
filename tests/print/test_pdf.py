"""The printed report says what the site says, and is a PDF that lasts and can be read aloud."""

import re
from collections import Counter

import pikepdf
import pypdfium2 as pdfium
import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT, TAHUN, copy_own_project, lkjip_process
from lkjip.book.build import make_pages
from lkjip.findings import InputError
from lkjip.print import widths
from lkjip.print.pdf import PdfWriter
from lkjip.print.typst import compile_typst, quote
from lkjip.project.project import print_name
from pdf_reading import Pdf
from sample_manuscript import RICH, manuscript_of
from site_reading import compact, site_texts
from small_project import settings_of_source, write


@pytest.fixture(scope="module")
def pdf(built_book) -> Pdf:
    return Pdf(built_book / "_build" / str(TAHUN) / f"{print_name(TAHUN)}.pdf")


def test_every_cell_of_the_site_is_in_print(pdf, text_articles):
    """Cell by cell, in order: no cell is missing, cut, changed or added."""
    on_site = [t for t in site_texts(text_articles, "td, th") if t]
    assert len(on_site) > 4000
    printed = [t for t in map(compact, pdf.texts("TD", "TH")) if t]
    assert Counter(on_site) == Counter(printed)
    assert on_site == printed


def test_every_paragraph_of_the_site_is_in_print(pdf, text_articles):
    on_site = Counter(t for t in site_texts(text_articles, "p:not(td p, th p), dt, figcaption, caption") if t)
    assert sum(on_site.values()) > 600
    whole = compact("\n".join(u.text for u in pdf.elements if u.kind == "Document"))
    missing = [t for t in on_site if t not in whole]
    assert missing == []


def test_print_adds_no_paragraph(pdf, text_articles):
    on_site = compact("".join(h.get_text() for h in text_articles))
    listed = {compact(t) for t in pdf.texts("TOCI")}
    cover = 6
    added = [p for p in pdf.texts("P")[cover:] if compact(p) not in on_site and compact(p) not in listed]
    assert added == []


def test_captions_of_tables_and_charts_are_the_same_in_order(pdf, text_articles):
    on_site = site_texts(text_articles, "table.lkjip > caption, figcaption")
    assert len(on_site) > 80
    assert on_site == [compact(t) for t in pdf.texts("Caption")]


def test_lists_have_all_titles_and_page_numbers(pdf):
    listed = [compact(t) for t in pdf.texts("TOCI")]
    for title in map(compact, pdf.texts("Caption", "H1")):
        assert any(re.fullmatch(re.escape(title) + r"[\divx]+", entry) for entry in listed), title


def test_every_chart_and_formula_has_a_text_alternative(pdf):
    needing = [u for u in pdf.elements if u.kind in ("Figure", "Formula")]
    assert len(needing) > 40
    assert [u for u in needing if len(u.alt) < 5] == []


def test_formulas_have_decimal_commas(pdf):
    formulas = [compact(t) for t in pdf.texts("Formula")]
    assert any("133,33" in r for r in formulas)
    assert not [r for r in formulas if re.search(r"\d\.\d\d(\D|$)", r)]


def test_page_numbers_are_roman_then_arabic(pdf):
    labels = [pikepdf.Page(h).label for h in pdf.content.pages]
    body = labels.index("1")
    assert labels[1:body] == ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"][: body - 1]
    assert labels[body:] == [str(n + 1) for n in range(len(labels) - body)]


def test_bookmarks_of_chapters(pdf):
    with pdf.content.open_outline() as outline:
        top = [b.title for b in outline.root]
        assert [re.match(r"BAB [IVX]+", t)[0] for t in top if t.startswith("BAB")] == [
            "BAB I", "BAB II", "BAB III", "BAB IV",
        ]  # fmt: skip
        chapter_3 = next(b for b in outline.root if b.title.startswith("BAB III"))
        assert len(chapter_3.children) == 15


def test_heading_of_a_chapter(pdf):
    assert compact("BAB I Pendahuluan") in [compact(t) for t in pdf.texts("H1")]


def test_standard_language_title_and_author(pdf):
    with pdf.content.open_metadata() as m:
        assert (m["pdfuaid:part"], m["pdfaid:part"], m["pdfaid:conformance"]) == ("1", "2", "A")
        assert m["dc:title"] == f"Laporan Kinerja {TAHUN}"
        assert m["dc:creator"] == ["Dinas Tenaga Kerja, Koperasi, Usaha Kecil dan Menengah Kabupaten Belitung Timur"]
    root = pdf.content.Root
    assert str(root.Lang) == "id"
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert len(root.OutputIntents) == 1
    assert "/JavaScript" not in root.Names
    assert pdf.content.check_pdf_syntax() == []
    assert not pdf.content.is_encrypted


def test_all_fonts_are_embedded(pdf):
    fonts = [
        o for o in pdf.content.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"
    ]
    assert len(fonts) >= 4
    assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(o.keys()) for o in fonts)


def test_no_glyph_is_missing(pdf):
    """A glyph that the face lacks is drawn as .notdef, which PDF/A forbids and text extraction shows."""
    whole = "".join(pdf.marked_text.values())
    assert "\ufffd" not in whole
    assert "\0" not in whole


def test_size_of_the_file(pdf):
    assert pdf.file.stat().st_size < 5_000_000


def test_no_page_is_empty(pdf):
    written = Counter(n for n, _ in pdf.marked_text)
    drawn = [n for n, h in enumerate(pdf.content.pages) if "/XObject" in h.get("/Resources", {})]
    assert [n for n in range(len(pdf.content.pages)) if not written[n] and n not in drawn] == []


@pytest.mark.early
def test_unknown_node_stops_the_build(sample_project, tmp_path):
    """Whatever paper cannot show must not vanish: the build names it and stops, also where no check came before."""
    source = tmp_path / "sumber"
    write(source / "book" / "awal.md", "# Awal\n")
    write(source / "book" / "isi.md", "# Isi\n\n<video src='x.mp4'></video>\n")
    write(source / "_toc.yml", "format: jb-book\nroot: book/awal\nchapters:\n  - file: book/isi\n")
    settings_of_source(source, sample_project)
    with pytest.raises(InputError) as refused:
        make_pages(source, tmp_path / "situs")
    assert "book/isi.md: ditemukan unsur `raw html` yang belum dapat dicetak dalam bentuk PDF" in str(refused.value)
    assert "Traceback" not in str(refused.value)
    assert list((tmp_path / "situs").glob("*.pdf")) == []


@pytest.mark.complete
def test_option_format_gives_only_the_site(tmp_path):
    project = copy_own_project(tmp_path / "proyek")
    result = lkjip_process("build", "--tahun", str(TAHUN), "--format", "html", cwd=project)
    assert result.returncode == 0, result.stderr
    built = project / "_build" / str(TAHUN)
    assert not list(built.rglob("*.pdf"))
    assert "Unduh laporan" not in (built / "html" / "notebooks" / "beranda.html").read_text(encoding="utf-8")


def test_download_links_lead_to_files(built_book):
    html = built_book / "_build" / str(TAHUN) / "html"
    for page in ("notebooks/beranda", "book/glosarium"):
        soup = BeautifulSoup((html / f"{page}.html").read_text(encoding="utf-8"), "html.parser")
        links = [a["href"] for a in soup.select("a[href$='.pdf']")]
        assert links
        assert all((html / page).parent.joinpath(t).exists() for t in links)


# -- parts --------------------------------------------------------------------------


def test_every_kind_of_markdown_is_printed(tmp_path):
    manuscript = manuscript_of(RICH)
    writer = PdfWriter(manuscript, {})
    content = writer.book()
    assert writer.unknown == set()
    settings = {"judul": "Uji", "instansi": "Dinas", "tanggal": "2024-12-31", "tanda": "DRAF"}
    file = tmp_path / "uji.pdf"
    file.write_bytes(compile_typst(content, settings, ROOT))
    whole = compact(" ".join("".join(v) for v in Pdf(file).marked_text.values()))
    for words in (
        "tebal; miring(ya), kode.akhir, a.b,", "1. bukan daftar, # bukan judul, $5 dan *bintang* serta \"kutip\" -- 'satu'...",
        "satu", "anak lagi", "tiga", "artinya", "kutipan", "Perhatikan ini.", "Catatan", "Judul kotak", "Isi kotak.",
        "1,5", "Bunyi catatan kaki.", "tautan", "https://contoh.go.id", "blok kode", "Akhir.",
    ):  # fmt: skip
        assert compact(words) in whole, words


def table_of(rows: list[list[str]]) -> nodes.table:
    table = nodes.table()
    group = nodes.tgroup(cols=len(rows[0]))
    table += group
    body = nodes.tbody()
    group += body
    for b in rows:
        row = nodes.row()
        body += row
        for s in b:
            row += nodes.entry("", nodes.paragraph(text=s))
    return table


_WORDS = st.text(alphabet="abcdefghij 0123456789.,-/W", max_size=60)


@given(st.integers(1, 7).flatmap(lambda n: st.lists(st.lists(_WORDS, min_size=n, max_size=n), min_size=1, max_size=8)))
def test_no_word_is_wider_than_its_column(rows):
    layout = widths.lay_out(table_of(rows))
    available = widths.LANDSCAPE if layout.landscape else widths.PORTRAIT
    assert sum(layout.widths) <= available + 1
    if layout.height == float("inf"):
        return  # not even a turned page holds the longest words side by side
    for b in rows:
        for j, text in enumerate(b):
            assert widths.longest_word(text) * layout.size + 2 * widths.PADDING <= layout.widths[j] + 0.5


def test_long_table_of_many_columns_is_landscape():
    assert widths.lay_out(table_of([["abc"] * 9] * 6)).landscape
    assert not widths.lay_out(table_of([["abc"] * 9] * 3)).landscape
    assert not widths.lay_out(table_of([["abc"] * 8] * 30)).landscape


def test_estimated_width_of_letters_is_never_too_small():
    """Column widths rest on estimates; the compiler measures the same letters."""
    import json

    import typst

    samples = ["Penyelenggaraan", "8.823.388.740,00", "WAJIB", "mmmm", "(106,73%)", "kabupaten/", "ASN–PPPK", "Gg%&@"]
    query = (
        '#set text(font: "Libertinus Serif", weight: "bold", size: 100pt, number-width: "tabular")\n'
        f"#context [#metadata(({', '.join(map(quote, samples))}).map(t => measure(t).width / 100pt)) <m>]"
    )
    measured = json.loads(typst.query(query.encode(), "<m>", field="value", one=True))
    for text, em in zip(samples, measured, strict=True):
        assert em <= widths.text_length(text) * 1.05, text


def test_mark_of_the_version_on_every_page(tmp_path):
    content = PdfWriter(manuscript_of("# Judul\n\n" + "Satu paragraf yang panjang.\n\n" * 120), {}).book()
    settings = {"judul": "J", "instansi": "I", "tanggal": "2024-12-31", "tanda": "Rahasia"}
    pages = list(pdfium.PdfDocument(compile_typst(content, settings, ROOT)))
    assert len(pages) > 2
    assert all("RAHASIA" in h.get_textpage().get_text_range() for h in pages)


def test_landscape_table_stands_alone_unless_its_introduction_is_short():
    very_wide, short = table_of([["abc"] * 9] * 6), nodes.paragraph(text="Pengantar.")
    long = nodes.paragraph(text="Uraian yang panjang. " * 100)
    assert widths.directions([short, very_wide, long]) == [True, True, True]
    assert widths.directions([long, very_wide, short]) == [False, True, False]
    assert widths.directions([short]) == [False]
