"""The Word copy says what the site says, and Word finds in it what it needs to keep it up to date."""

import io
import re
from collections import Counter
from datetime import datetime
from types import SimpleNamespace

import docx
import pytest
from docx.oxml.ns import qn

from conftest import ROOT, TAHUN
from lkjip.print import pdf
from lkjip.print.word import document, ooxml
from lkjip.print.word.file import WordFile
from lkjip.print.word.omml import omml
from lkjip.project.project import print_name
from sample_manuscript import RICH, manuscript_of
from site_reading import compact, site_texts

MERGED = f"{qn('w:tcPr')}/{qn('w:vMerge')}"
FORMAT = {"figure": "Gambar %s", "table": "Tabel %s"}


def text(node) -> str:
    """What is to be read in an element, without field codes and formulas."""
    return "".join(t.text or "" for t in node.iter(qn("w:t"))).replace("\u200b", "")


def without_number(text: str) -> str:
    """A heading without its number, which the site writes as "3.1." and "3."."""
    return re.sub(r"^(bab[ivxlc]+|[\d.]+)", "", text)


def style(p) -> str:
    named = p.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "Normal" if named is None else named.get(qn("w:val"))


def fields(node) -> list[tuple[str, str]]:
    """Fields of an element that hold no other field: code, and what is shown."""
    found, code, shown, part = [], "", "", ""
    for e in node.iter(qn("w:fldChar"), qn("w:instrText"), qn("w:t")):
        if e.tag == qn("w:fldChar"):
            part = e.get(qn("w:fldCharType"))
            if part == "begin":
                code = shown = ""
            elif part == "end" and code:
                found.append((code.strip(), shown))
                code = ""
        elif part == "begin":
            code += e.text
        elif part == "separate":
            shown += e.text
    return found


@pytest.fixture(scope="module")
def word_document(built_book):
    return docx.Document(built_book / "_build" / str(TAHUN) / f"{print_name(TAHUN)}.docx")


@pytest.fixture(scope="module")
def body(word_document):
    return word_document.element.body


@pytest.fixture(scope="module")
def bookmarks(body) -> dict[str, str]:
    """Bookmarks, each with the text in it."""
    found, opened = {}, {}
    for e in body.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"), qn("w:t")):
        if e.tag == qn("w:t"):
            for name in opened.values():
                found[name] += e.text
        elif e.tag == qn("w:bookmarkStart"):
            name = e.get(qn("w:name"))
            assert name not in found
            opened[e.get(qn("w:id"))] = name
            found[name] = ""
        else:
            del opened[e.get(qn("w:id"))]
    assert opened == {}
    return found


# -- the same content as the site ------------------------------------------------------


def test_every_cell_of_the_site_is_in_word(body, text_articles):
    """Cell by cell, in order: no cell is missing, changed or added."""
    on_site = [t for t in site_texts(text_articles, "td, th") if t]
    cells = [s for s in body.iter(qn("w:tc")) if (m := s.find(MERGED)) is None or m.get(qn("w:val")) == "restart"]
    assert len(on_site) > 4000
    assert on_site == [t for t in map(compact, map(text, cells)) if t]


def test_every_paragraph_of_the_site_is_in_word(body, text_articles):
    on_site = Counter(
        t for t in site_texts(text_articles, "p:not(td p, th p), dt, figcaption, caption, h1, h2, h3, h4") if t
    )
    paragraphs = {without_number(compact(text(p))) for p in body.iter(qn("w:p"))}
    assert sum(on_site.values()) > 700
    assert [t for t in on_site if without_number(t) not in paragraphs] == []


def test_word_adds_no_paragraph(body, text_articles):
    on_site = compact("".join(h.get_text() for h in text_articles))
    lists = ("TOC1", "TOC2", "TableofFigures", "Sampul", "SampulNama", "Title", "Subtitle", "SampulKaki")
    outside = [p for p in body.iter(qn("w:p")) if style(p) not in lists]
    added = [t for t in map(compact, map(text, outside)) if without_number(t) not in on_site]
    assert set(added) <= {"daftarisi", "daftartabel", "daftargambar"}


def test_as_many_tables_charts_and_formulas_as_on_the_site(body, printed_articles):
    for tag, selector in (("w:tbl", "table"), ("w:drawing", "svg, img"), ("m:oMath", "math")):
        count = sum(len(h.select(selector)) for h in printed_articles)
        assert count > 20, selector
        assert len(list(body.iter(qn(tag)))) == count, selector


def test_formulas_read_the_same_and_have_commas(body, printed_articles):
    on_site = [compact(m.get_text()) for h in printed_articles for m in h.select("math")]
    formulas = [compact("".join(t.text for t in m.iter(qn("m:t")))) for m in body.iter(qn("m:oMath"))]
    assert on_site == formulas
    assert any("133,33" in r for r in formulas)
    assert not [r for r in formulas if re.search(r"\d\.\d\d(\D|$)", r)]


def test_every_chart_has_a_text_alternative(body):
    descriptions = [g.get("descr") for g in body.iter(qn("wp:docPr"))]
    assert len(descriptions) > 15
    assert [k for k in descriptions if len(k) < 5] == []
    id = [g.get("id") for g in body.iter(qn("wp:docPr"))]
    assert len(set(id)) == len(id)


def test_site_offers_the_word_copy(built_book):
    html = built_book / "_build" / str(TAHUN) / "html"
    for page in ("notebooks/beranda", "book/glosarium"):
        text = (html / f"{page}.html").read_text(encoding="utf-8")
        links = re.findall(r'href="([^"]+\.docx)"', text)
        assert links
        assert all((html / page).parent.joinpath(t).exists() for t in links)


# -- what Word needs ---------------------------------------------------------------


def test_numbers_of_tables_and_charts_stay_when_word_counts(body):
    """Reckon every SEQ field as Word does: the numbers that stand there come out."""
    current, count = Counter(), Counter()
    for code, shown in fields(body):
        if not code.startswith("SEQ"):
            continue
        name = code.split()[1]
        start = re.search(r"\\r (\d+)", code)
        current[name] = int(start[1]) if start else current[name] + 1
        count[name] += 1
        assert shown == str(current[name]), code
    assert set(count) == {"Tabel", "Gambar"}
    assert count["Tabel"] > 50
    assert count["Gambar"] > 15


def test_captions_stand_above_tables_and_below_charts(body):
    blocks = list(body)
    for n, b in enumerate(blocks):
        if b.tag == qn("w:p") and style(b) == "KeteranganTabel":
            assert blocks[n + 1].tag == qn("w:tbl")
        if b.tag == qn("w:p") and style(b) == "KeteranganGambar":
            assert next(blocks[n - 1].iter(qn("w:drawing")), None) is not None or style(blocks[n - 1]) == "Tiada"


def test_references_lead_to_bookmarks_and_read_the_same(body, bookmarks):
    refs = [(k.split()[1], shown) for k, shown in fields(body) if k.startswith("REF ")]
    assert len(refs) > 50
    assert [(name, shown) for name, shown in refs if bookmarks[name] != shown] == []
    assert all(r"\h" in k for k, _ in fields(body) if k.startswith("REF "))
    anchors = [a for t in body.iter(qn("w:hyperlink")) if (a := t.get(qn("w:anchor")))]
    pages = [k.split()[1] for k, _ in fields(body) if k.startswith("PAGEREF")]
    assert set(anchors) | set(pages) <= set(bookmarks)


def test_contents_are_those_that_word_compiles(body):
    codes = [k for e in body.iter(qn("w:instrText")) if (k := e.text.strip()).startswith("TOC")]
    assert codes == [r'TOC \o "1-2" \h \z', r'TOC \h \z \c "Tabel"', r'TOC \h \z \c "Gambar"']
    paragraphs = [(style(p), compact(text(p))) for p in body.iter(qn("w:p"))]
    for lists, listed in (
        (("TOC1", "TOC2"), ("Heading1", "Heading2")),
        (("TableofFigures",), ("KeteranganTabel", "KeteranganGambar")),
    ):
        entries = [t for g, t in paragraphs if g in lists]
        assert len(entries) > 40
        assert Counter(entries) == Counter(t for g, t in paragraphs if g in listed)


def test_styles_of_headings_language_title_and_author(word_document):
    used = Counter(p.style.name for p in word_document.paragraphs)
    assert all(used[f"Heading {t}"] for t in (1, 2, 3))
    assert {f"Heading {t}" for t in range(1, 6)} <= {g.name for g in word_document.styles}
    chapters = [p.text for p in word_document.paragraphs if style(p._p) == "Heading1" and p.text.startswith("BAB ")]
    assert [b.split("\n")[0] for b in chapters] == ["BAB I", "BAB II", "BAB III", "BAB IV"]
    language = word_document.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "id-ID"
    core = word_document.core_properties
    assert (core.title, core.language) == (f"Laporan Kinerja {TAHUN}", "id-ID")
    assert core.author == "Dinas Tenaga Kerja, Koperasi, Usaha Kecil dan Menengah Kabupaten Belitung Timur"
    assert core.created.replace(tzinfo=None) == core.modified.replace(tzinfo=None) == datetime(TAHUN, 12, 31)


def test_every_style_in_use_exists(word_document, body):
    existing = {g.style_id for g in word_document.styles}
    used = {e.get(qn("w:val")) for e in body.iter(qn("w:pStyle"), qn("w:rStyle"))}
    assert used - existing == set()


def test_page_numbers_and_headers(word_document):
    sections = list(word_document.sections)
    numberings = [s._sectPr.find(qn("w:pgNumType")) for s in sections]
    assert numberings[0] is None
    formats = [j.get(qn("w:fmt")) for j in numberings[1:]]
    assert formats == sorted(formats, reverse=True)
    assert set(formats) == {"lowerRoman", "decimal"}
    starts = [n for n, j in enumerate(numberings[1:]) if j.get(qn("w:start"))]
    assert starts == [0, formats.index("decimal")]
    headers = [s.header.paragraphs[-1].text for s in sections]
    assert headers[0] == ""
    assert any("BAB III · Akuntabilitas" in k for k in headers)
    footer = sections[0].footer
    assert footer.is_linked_to_previous
    assert all(fields(s.footer._element)[0][0] == "PAGE" for s in sections[1:])


def test_no_table_is_wider_than_its_page(word_document, body):
    widths = iter([s.page_width.twips - s.left_margin.twips - s.right_margin.twips for s in word_document.sections])
    width, landscape = next(widths), 0
    for block in body:
        if block.tag == qn("w:tbl"):
            grid = [int(g.get(qn("w:w"))) for g in block.find(qn("w:tblGrid"))]
            assert sum(grid) <= width + 20
            landscape += sum(grid) > 10000
            for tr in block.iter(qn("w:tr")):
                spans = [s.grid_span for s in tr.findall(qn("w:tc"))]
                assert sum(spans) == len(grid)
        elif block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            width = next(widths)
    assert landscape > 3


def test_heads_of_tables_repeat_and_figures_are_right_aligned(body, text_articles):
    for t in body.iter(qn("w:tbl")):
        assert t.find(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    aligned = [s for s in body.iter(qn("w:tc")) if s.find(f"{qn('w:p')}/{qn('w:pPr')}/{qn('w:jc')}") is not None]
    on_site = [t for t in site_texts(text_articles, "td.kanan, th.kanan") if t]
    assert len(on_site) > 2000
    assert on_site == [t for t in map(compact, map(text, aligned)) if t]


def test_properties_stand_in_the_order_of_the_standard(word_document, body):
    """Word calls a file broken in which the properties of a paragraph stand in another order."""
    for root in (body, word_document.styles.element, word_document.part.numbering_part.element):
        for container, order in (("w:pPr", ooxml._ORDER_P), ("w:rPr", ooxml._ORDER_R)):
            for e in root.iter(qn(container)):
                places = [order.index(c.tag.split("}")[1]) for c in e]
                assert places == sorted(set(places))


# -- parts --------------------------------------------------------------------------


def builder(mark: str = "") -> SimpleNamespace:
    settings = {"judul": "Laporan", "instansi": "Dinas", "tanggal": "2024-12-31", "tanda": mark}
    return SimpleNamespace(config=SimpleNamespace(lkjip_judul_cetak=settings, numfig_format=FORMAT), srcdir=ROOT)


def test_both_writers_know_the_same_nodes():
    assert {n for n in dir(document.WordWriter) if n.startswith("write_")} == {
        n for n in dir(pdf.PdfWriter) if n.startswith("write_")
    }


def test_every_kind_of_markdown_is_written():
    content, unknown = document.make(manuscript_of(RICH), builder())
    assert unknown == set()
    opened = docx.Document(io.BytesIO(content))
    footnotes = next(r.target_part for r in opened.part.rels.values() if r.reltype.endswith("/footnotes"))
    whole = compact(text(opened.element.body) + "".join(t.text for t in opened.element.body.iter(qn("m:t"))))
    for words in (
        "tebal; miring(ya), kode.akhir, a.b,", "1. bukan daftar, # bukan judul, $5 dan *bintang* serta \"kutip\" -- 'satu'...",
        "satu", "anak lagi", "tiga", "artinya", "kutipan", "Perhatikan ini.", "Catatan", "Judul kotak", "Isi kotak.",
        "1,5", "tautan", "Akhir.",
    ):  # fmt: skip
        assert compact(words) in whole, words
    assert "Bunyi catatan kaki." in footnotes.blob.decode()
    assert len(list(opened.element.body.iter(qn("w:footnoteReference")))) == 1
    addresses = [r.target_ref for r in opened.part.rels.values() if r.is_external]
    assert "https://contoh.go.id" in addresses
    levels = [e.get(qn("w:val")) for e in opened.element.body.iter(qn("w:ilvl"))]
    assert levels == ["0", "0", "1", "1", "0", "0"]


def test_same_inputs_give_the_same_bytes():
    assert document.make(manuscript_of(RICH), builder())[0] == document.make(manuscript_of(RICH), builder())[0]


def test_unknown_nodes_are_named():
    formula = "```{math}\n\\begin{matrix} a & b \\end{matrix}\n```"
    for content, name in (("<video src='x.mp4'></video>", "raw html"), (formula, "rumus <mtable>")):
        assert document.make(manuscript_of(f"# Judul\n\n{content}\n"), builder()) == (b"", {(name, "h")})


def test_mark_of_the_version_in_the_header_of_every_page():
    content, _ = document.make(manuscript_of("# Judul\n\nSatu.\n"), builder("Rahasia"))
    sections = docx.Document(io.BytesIO(content)).sections
    assert all(k.paragraphs[0].text == "Rahasia" for s in sections for k in (s.header, s.first_page_header))


@pytest.mark.parametrize(
    ("tex", "structure", "reading"),
    [
        (r"\frac{\text{86,31}}{100} \times 100\%", "f r r r", "86,31100×100%"),
        (r"86{,}31", "r", "86,31"),
        (r"\text{Unit usaha}_{n-1}", "sSub", "Unit usahan−1"),
        (r"\sum_{i=1}^{9} x_i + 1", "nary r r", "i=19xi+1"),
        (r"\left(\frac{a}{b}\right)^2", "sSup", "ab2"),
        (r"\sqrt{2} \Rightarrow \bar{x}", "rad r bar", "2⇒x"),
    ],
)
def test_formula(tex, structure, reading):
    result = omml(tex)
    assert " ".join(e.tag.split("}")[1] for e in result) == structure
    assert "".join(t.text for t in result.iter(qn("m:t"))) == reading


def test_word_with_a_slash_breaks_only_where_it_must():
    cell = [ooxml.paragraph("", ooxml.run("Kesepakatan/Koordinasi dan dan/atau"))]
    document.WordWriter._allow_breaks(cell, 8.0)
    assert cell[0].text == "Kesepakatan/\u200bKoordinasi dan dan/atau"


def test_empty_file_is_valid_and_has_its_title():
    assert docx.Document(io.BytesIO(WordFile("J", "I", "2024-12-31", "").save())).core_properties.title == "J"
