"""A text is read back as that text from every language of the report, whatever it is in that language."""

import csv
import io
import json
import random
import re
import warnings
import zipfile
from decimal import Decimal
from html.parser import HTMLParser

import openpyxl
import pypdfium2 as pdfium
import pytest
from docutils import nodes
from lxml import etree

from conftest import ROOT
from lkjip.language import borders
from lkjip.pages.extension import escape_names
from lkjip.pages.html import mathml
from lkjip.pages.open_data import to_csv
from lkjip.pages.workbook import write_workbook
from lkjip.print.pdf import PdfWriter
from lkjip.print.spoken import read_aloud
from lkjip.print.typst import compile_typst
from lkjip.print.word import document
from lkjip.print.word.omml import omml
from lkjip.projects.new_indicator import SAMPLE, SAMPLE_YEAR
from lkjip.prose.laporan import buka
from lkjip.prose.sandbox import BadExpression, Evaluator
from lkjip.prose.text import mark_missing
from lkjip.rules.rumus import rumus_umum
from lkjip.views.gambar.pohon import Node, draw_tree
from lkjip.views.grid import Kolom, Kosong, Tabel, Tertulis, to_html
from payloads import PAYLOADS
from sample_manuscript import manuscript_of

SETTINGS = {"judul": "Judul", "instansi": "Instansi", "tanggal": "2024-12-31", "tanda": ""}


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def mixed(seed: int, count: int) -> list[str]:
    """Pieces of payloads side by side: what no list foresees. The same list each time."""
    chance = random.Random(seed)
    pieces = [p for text in PAYLOADS for p in (text, text[: len(text) // 2], text[len(text) // 2 :])]
    return [" ".join("".join(chance.sample(pieces, 3)).split()) for _ in range(count)]


TEXTS = (*PAYLOADS, *mixed(12, 60))


def in_every_place(text: str) -> str:
    """Markdown in which a text stands wherever prose may put a value."""
    m = borders.markdown(text)
    return f"# Judul\n\n{m}\n\nKata {m} kata\n{m} lagi.\n\n- {m}\n\n1. {m}\n\n## {m}\n\n| {m} | b |\n|---|---|\n| {m} | 2 |\n"


def places(text: str) -> list[str]:
    content = manuscript_of(in_every_place(text)).pages[0].content
    assert (
        not list(content.findall(nodes.raw))
        + list(content.findall(nodes.reference))
        + list(content.findall(nodes.math))
    )
    paragraphs = [squeezed(p.astext()) for p in content.findall(nodes.paragraph)]
    titles = [squeezed(t.astext()) for t in content.findall(nodes.title)]
    return [*paragraphs, *titles[1:]]


@pytest.mark.parametrize("text", TEXTS)
def test_markdown_prints_the_text_in_every_place(text):
    t = squeezed(text)
    assert places(text) == [t, f"Kata{t}kata{t}lagi.", t, t, t, "b", t, "2", t]
    assert borders.read_markdown(borders.markdown(text)) == text


def test_markdown_of_the_library_stays():
    assert borders.markdown(borders.Markdown("*a* [b](https://c.id)")) == "*a* [b](https://c.id)"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x.id", "LICENSE", "https://a b"]
)
def test_link_leads_to_the_web_only(address):
    assert borders.markdown_link("a*", address) == r"a\*"


@pytest.mark.parametrize("text", PAYLOADS)
def test_value_of_an_expression_and_a_missing_one_are_text(text):
    """The two doors through which facts enter prose."""
    assert Evaluator({"x": text}).write("x") == borders.markdown(text)
    assert borders.markdown(text) in mark_missing(text)
    with pytest.raises(BadExpression):
        Evaluator({"x": [text]}).write("x")


@pytest.mark.parametrize("text", TEXTS)
def test_words_of_a_formula_are_words_on_the_site_in_word_and_aloud(text):
    formula = rf"\frac{{{borders.tex_text(text)}}}{{\text{{5}}}} \times 100\%"
    assert borders.without_texts(formula)[1] == [text, "5"]
    tree = etree.fromstring(mathml(formula))
    words = [m.text.replace("\u00a0", " ") for m in tree.iter("{*}mtext")]
    assert words == [text, "5"]
    assert text.strip() in read_aloud(formula)
    assert squeezed(text) in squeezed("".join("".join(e.itertext()) for e in omml(formula)))


def test_formula_of_an_indicator_takes_any_label():
    lap = buka(SAMPLE / "data", SAMPLE_YEAR)
    for indicator in lap.katalog.indikator.values():
        if not indicator.rumus.masukan:
            continue
        labels = [m.label for m in indicator.rumus.masukan]
        assert set(labels) == set(borders.without_texts(rumus_umum(indicator))[1]) & set(labels)


@pytest.fixture(scope="module")
def manuscript():
    """A page on which every payload stands in a paragraph, a list, a table and a formula."""
    parts = []
    for n, text in enumerate(TEXTS):
        m = borders.markdown(text)
        parts.append(f"Kata {m} kata.\n\n- {m}\n\n| {m} | b |\n|---|---|\n| {m} | {n} |\n")
        parts.append(f"```{{math}}\n{borders.tex_text(text)} = 1\n```\n")
    return manuscript_of("# Judul\n\nAwal.\n\n" + "\n".join(parts))


def test_print_shows_every_text(manuscript):
    """Typst runs nothing of it, and every letter is there in paragraph, list, table and formula."""
    file = compile_typst(PdfWriter(manuscript, {}).book(), SETTINGS, ROOT)
    pdf = pdfium.PdfDocument(file)
    printed = squeezed("".join(page.get_textpage().get_text_range() for page in pdf)).replace("\ufffe", "-")
    missing = [t for t in TEXTS if printed.count(squeezed(t)) < 4]
    assert missing == []


def test_word_file_shows_every_text(manuscript):
    builder = type(
        "B", (), {"config": type("C", (), {"lkjip_judul_cetak": SETTINGS, "numfig_format": {}})(), "srcdir": ROOT}
    )
    content, unknown = document.make(manuscript, builder)
    assert unknown == set()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        written = squeezed("".join(etree.fromstring(archive.read("word/document.xml")).itertext()))
    assert [t for t in TEXTS if written.count(squeezed(t)) < 4] == []


def table(texts=TEXTS) -> Tabel:
    columns = (Kolom("a", texts[0]), Kolom("b", "B", "desimal"), Kolom("c", "C"))
    rows = tuple((t, Tertulis(Decimal("-5.10"), "-5,10 buku"), Kosong(t)) for t in texts)
    return Tabel("tbl-a", texts[1], columns, rows, sumber=texts[2], catatan=(texts[3],))


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.text, self.marks = "", set()

    def handle_data(self, data):
        self.text += data

    def handle_starttag(self, tag, attrs):
        self.marks |= {tag, *(name for name, _ in attrs)}


def test_html_of_a_table_holds_text_only():
    reader = _Reader()
    reader.feed(to_html(table()))
    assert reader.marks == {"table", "caption", "thead", "tbody", "tr", "th", "td", "p", "colspan", "rowspan"}
    assert all(t in reader.text for t in TEXTS)


@pytest.mark.parametrize("text", ["5 $ 6 $x$", r"$\frac{1$", "<b>&</b>", "हिन्दी", "}{ #panic"])
def test_chart_shows_the_text_and_says_nothing(text):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        svg = draw_tree(Node(text))
    assert text in "".join(etree.fromstring(svg).itertext())


def test_names_that_the_theme_prints_as_they_are_come_to_it_escaped():
    context = dict.fromkeys(("author", "pagetitle", "root_title", "docstitle", "title"), "A & <b>") | {"theme_logo": {}}
    escape_names(None, "", "", context, None)
    escaped = "A &amp; &lt;b&gt;"
    assert {k for k, v in context.items() if v == escaped} == {"author", "pagetitle", "root_title"}
    assert context["theme_logo"] == {"text": escaped}


def test_csv_reads_back_exactly_and_no_cell_is_a_formula():
    rows = list(csv.reader(io.StringIO(to_csv(table()), newline=""), delimiter=";"))[1:]
    assert [borders.read_csv_text(r[0]) for r in rows] == list(TEXTS)
    assert {r[1] for r in rows} == {"-5,10"}
    assert not [c for r in rows for c in (r[0], r[3]) if re.match(r"[=+\-@\t\r\n]", c)]


@pytest.mark.parametrize(
    "text", [*PAYLOADS, "'", "''=x", "\t=1", "\r\n@x", "", "-", "'-", "-5", "'-5", "-5.000,00%", "-5%x", "a"]
)
def test_rule_of_csv_can_be_undone(text):
    assert borders.read_csv_text(borders.csv_text(text)) == text


def test_rule_of_csv_is_said_where_the_files_are_described():
    assert "satu tanda petik tunggal" in borders.CSV_RULE
    page = (ROOT / "book" / "data-terbuka.md").read_text(encoding="utf-8")
    assert "satu tanda petik tunggal" in page


def test_workbook_holds_text_and_no_formula(tmp_path):
    about = {"title": TEXTS[0], "penerbit": TEXTS[1], "description": TEXTS[2], "tahun": 2024}
    write_workbook(tmp_path / "a.xlsx", [("Tabel 1", table((*TEXTS, "a" * 40_000)))], about)
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["Tabel 1"]
    cells = [sheet.cell(n, 1) for n in range(5, 6 + len(TEXTS))]
    assert {c.data_type for row in sheet.iter_rows() for c in row} <= {"s", "n"}
    assert [c.value for c in cells[:-1]] == list(TEXTS)
    assert len(cells[-1].value) == borders.EXCEL_LONGEST


def test_unit_in_a_number_format_is_quoted():
    assert borders.excel_unit("%") == '"%"'
    assert borders.excel_unit('" 0;[Red]0') == '"” 0;[Red]0"'


@pytest.mark.parametrize("text", [*PAYLOADS, "a\u2028b\u2029c\x85d", "\x7f"])
def test_json_is_one_line_for_every_reader(text):
    line = borders.json_line({"a": [text]})
    assert json.loads(line) == {"a": [text]}
    assert len(line.splitlines()) == 1
