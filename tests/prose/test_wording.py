"""Figures and directions are asked from the data, names and marked literals pass: `kasus/tulisan.csv` says which are which."""

import pytest

from conftest import ROOT, TAHUN, cases
from lkjip.checks.writing import writing_checks
from lkjip.project.project import Project
from lkjip.prose.laporan import buka
from lkjip.prose.wording import Names, find_typed, find_unreasoned

CASES = cases("tulisan")


def typed(text: str, **options) -> list[str]:
    return [f.found.split("`", 1)[1].removesuffix("`") for f in find_typed(text, "a.md", **options)]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["kalimat"][:60])
def test_sentence(case):
    assert "|".join(typed(case["kalimat"])) == case["diketik"]


def test_every_sentence_is_read_alike_wherever_its_line_ends_and_in_every_kind_of_block():
    for case in CASES:
        text = case["kalimat"]
        wrapped = text if "`" in text else text.replace(" ", "\n")
        for form in (
            wrapped,
            f"- {text}",
            f"> {text}",
            f"## Judul\n\n{text}",
            f":::{{container}} a\n{text}\n:::",
            f"**{text}**",
        ):
            assert "|".join(typed(form)).replace("\n", " ") == case["diketik"], form


def test_title_of_a_box_is_read():
    found = find_typed("Kata.\n\n:::{admonition} Jumlah 77 naik\nIsi 5 orang.\n:::\n", "a.md")
    assert [(f.place.row, f.code) for f in found] == [(3, "N420"), (3, "N422"), (4, "N420")]
    found = find_unreasoned("Kata.\n\n:::{admonition} Sejak {harfiah}`27 Agustus`\nIsi.\n:::\n", "a.md")
    assert [(f.place.row, f.code) for f in found] == [(3, "N424")]


def test_line_of_a_finding():
    found = find_typed(
        "# Judul\n\nSatu paragraf\nyang memuat 76 koperasi.\n\n- butir\n- jumlahnya\n  menurun\n", "a.md", 7
    )
    assert [(f.place.row, f.place.cell) for f in found] == [(4, 7), (8, 7)]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("naik(a, b)", []),
        ("ya", []),
        ("turun(a, b)", ["meningkat"]),
        ("tercapai(i)", ["meningkat"]),
        ("", ["meningkat"]),
    ],
)
def test_direction_under_a_condition_that_compares_is_the_data_s_own(condition, expected):
    """What stands below the block is typed again."""
    head = "```{nilai}\na = data('x', 'y')\nb = data('x', 'z')\nya = di_atas(a, b)\n```\n\n"
    assert "meningkat" in typed(head + f":::{{bila-tidak}} {condition}\nJumlahnya meningkat.\n:::\n")
    block = f":::{{bila}} {condition}\nJumlahnya\nmeningkat.\n:::\n\nJumlahnya menurun.\n"
    assert typed(head + block) == [*expected, "menurun"]


NAMES = Names.of(
    [
        "Renstra 2021",
        "Persentase Penurunan Kemiskinan",
        "Golongan 9",
        "Dua Belas Program Unggulan",
        "12 kasus",
        "Tahun 2024",
    ]
)


@pytest.mark.parametrize(
    "name", ["Renstra 2021", "Persentase Penurunan Kemiskinan", "Golongan 9", "Dua Belas Program Unggulan"]
)
def test_official_name_passes(name):
    assert typed(f"Menurut {name} demikian.", names=NAMES) == []


def test_a_figure_in_the_data_is_no_name():
    assert typed("Ada 12 kasus pada Tahun 2024.", names=NAMES) == ["12", "2024"]
    assert typed("Renstra 20215 lain.", names=NAMES) == ["20215"]


def test_year_of_the_report_is_offered_by_its_name():
    (found,) = find_typed("Pada 2023 lalu.", "a.md", names=Names((), {"2023": "tahun_lalu"}))
    assert "misalnya {eval}`tahun_lalu`" in found.expected


MARKS = {
    "Pada {harfiah}`27 Agustus |` itu.": "N424",
    "Pada {harfiah}`27 Agustus` itu.": "N424",
    "Pada {harfiah}`27 Agustus | -` itu.": "N424",
    "Pada {harfiah}` | alasan` itu.": "N424",
    ":::{harfiah}\nAda 12.\n:::": "N424",
    ":::{harfiah} -\nAda 12.\n:::": "N424",
    ":::{kutipan}\nAda 12.\n:::": "N425",
    ":::{harfiah} batas menurut peraturan\n| a |\n|---|\n| 12 |\n:::": "",
    ":::{kutipan} Keputusan Kepala Dinas Nomor 5 Tahun 2024\nSebanyak 12 orang, naik 5%.\n:::": "",
    "{eval}`bilangan(12)` koperasi.": "N423",
    '{eval}`"dua belas"` koperasi.': "N423",
    "{eval}`12` koperasi.": "N423",
    "Jumlah {eval}`perubahan(6, 5)`.": "N423",
    "{eval}`angka(i.realisasi, 2)` koperasi.": "",
    "```{nilai}\nx = 76\n```\n\n{eval}`angka(x)`": "N423",
    '```{nilai}\nx = data("koperasi", "aktif_unit", 2023)\ny = tahun_ke(3)\npenuh = 100\n```\n\n{eval}`angka(x)`': "",
    '```{nilai}\nbaris = "Pelatihan tahap 2"\nx = data("pelatihan", "orang",\n  jenis="Tahap 2")\n```\n\n{eval}`angka(x)`': "",
    "```{nilai}\nx = bilangan(12)\n```\n\n{eval}`x` koperasi": "N423",
    ":::{bila} naik(6, i.target)\nBaik.\n:::": "",
}


@pytest.mark.parametrize("text", MARKS)
def test_marks_and_expressions(text):
    assert "".join(f.code for f in find_typed(text, "a.md")) == MARKS[text]


def test_pages_of_this_year_hold_nothing_that_is_typed():
    """All texts of this year, and how many they are: an empty reading would pass too."""
    project, lap = Project(ROOT), buka(ROOT / "data", TAHUN)
    look = writing_checks(lap)
    texts = [*(ROOT / "data/narasi" / str(TAHUN)).rglob("*.md"), *project.pages]
    found = [f for text in texts for f in look(text.read_text(encoding="utf-8"), text.name, page=text in project.pages)]
    assert found == [None] * len(texts)
    assert len(texts) > 50


def test_mark_in_a_table_is_the_block_around_it():
    """Red when the mark of a sentence is offered there: its bar would begin another cell."""
    (found,) = find_typed("| Uraian | Banyak |\n|---|---|\n| Koperasi | 80 |\n", "a.md")
    assert "`:::{harfiah} alasannya` di atasnya" in found.cure
    (found,) = find_typed("Ada 80 koperasi.\n", "a.md")
    assert "{harfiah}`80 | alasannya`" in found.cure
