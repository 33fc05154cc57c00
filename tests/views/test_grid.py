"""A table says the same in JupyterLab as on the page."""

from dataclasses import replace
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup

from lkjip.views.grid import Kolom, Kosong, Percik, Tabel, Tautan, Tertulis, describe, to_html

EXAMPLE = Tabel(
    "tbl-a",
    "A & B",
    (
        Kolom("induk", "Induk", gabung=True),
        Kolom("nama", "Nama"),
        Kolom("target", "Target", "desimal", grup="2024"),
        Kolom("selisih", "Selisih", "selisih", grup="2024"),
        Kolom("jejak", "Jejak"),
    ),
    (
        (
            "Satu",
            Tautan("Koperasi", "notebooks/x"),
            Tertulis(Decimal("54.29"), "54,29%"),
            -1500,
            Percik((1.0, 3.0), "naik"),
        ),
        ("Satu", "<b>", Kosong("belum ada"), 1500, None),
        ("Dua", "c", Kosong("tidak dihitung"), Kosong("belum ada"), None),
    ),
    sumber="Sekretariat",
    catatan=("Catatan & lain.",),
)


def test_table_has_a_cell_for_each_column():
    with pytest.raises(ValueError, match="tabel tbl-a: 1 sel, 5 kolom"):
        replace(EXAMPLE, baris=(("Satu",),))


def test_html_of_a_table_for_the_notebook():
    soup = BeautifulSoup(to_html(EXAMPLE), "html.parser")
    assert soup.caption.get_text() == "A & B"
    head = [[(c.get_text(), c["colspan"], c["rowspan"]) for c in r.select("th")] for r in soup.select("thead tr")]
    assert head == [
        [("Induk", "1", "2"), ("Nama", "1", "2"), ("2024", "2", "1"), ("Jejak", "1", "2")],
        [("Target", "1", "1"), ("Selisih", "1", "1")],
    ]
    body = [[(c.get_text(), c["rowspan"]) for c in r.select("td")] for r in soup.select("tbody tr")]
    assert body == [
        [("Satu", "2"), ("Koperasi", "1"), ("54,29%", "1"), ("(1.500,00)", "1"), ("", "1")],
        [("<b>", "1"), ("–", "1"), ("1.500,00", "1"), ("–", "1")],
        [("Dua", "1"), ("c", "1"), ("–", "1"), ("–", "1"), ("–", "1")],
    ]
    assert len(soup.select("tbody svg polyline")) == 1
    assert [p.get_text() for p in soup.select("p")] == [
        "Sumber: Sekretariat", "a) belum ada.", "b) tidak dihitung.", "Catatan & lain.",
    ]  # fmt: skip
    assert "<p>" not in to_html(Tabel("t", "T", (Kolom("a", "A"),), (("x",),)))


def test_notes_are_marked_once_each_and_in_order():
    cells = [[c.get("c") for c in row["sel"]] for row in describe(EXAMPLE)["badan"]]
    assert cells == [[None] * 5, [None, "a", None, None], [None, None, "b", "a", None]]
    assert describe(EXAMPLE)["catatan"] == ["a) belum ada.", "b) tidak dihitung.", "Catatan & lain."]


def test_sparkline_rises_when_the_values_rise():
    """The line and its last dot stand where the values are: highest above, lowest below, evenly from left to right."""
    svg = BeautifulSoup(Percik((1.0, 3.0, 2.0), "x").svg(), "html.parser")
    points = [tuple(map(float, p.split(","))) for p in svg.polyline["points"].split()]
    (x0, low), (x1, high), (x2, middle) = points
    assert (x0, x1, x2) == (4.0, 30.0, 56.0)
    assert low - high == 12
    assert middle == (low + high) / 2
    assert (float(svg.circle["cx"]), float(svg.circle["cy"])) == (x2, middle)
    assert 0 < high < low < 18
