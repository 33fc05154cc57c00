"""How a chart is laid out: lines begin and end where they should, boxes hold their words, nothing overlaps."""

import re
import shutil

import pytest
from bs4 import BeautifulSoup

from chart_reading import BLUE, ORANGE, corners, legend, read
from lkjip import gambar
from lkjip.language.numbers import angka as number
from lkjip.projects.new_indicator import SAMPLE, SAMPLE_YEAR
from lkjip.prose.laporan import buka
from lkjip.views.gambar.dasar import AXIS, GRID, dot_rows
from lkjip.views.gambar.pohon import Node, draw_tree

TWO = [("Satu", (20.0, 80.0)), ("Dua", (50.0, 40.0)), ("Tiga", (10.0, 10.0))]


def angka(value: float) -> str:
    return number(round(value))


def size(svg: str) -> tuple[float, float]:
    box = BeautifulSoup(svg, "lxml-xml").svg["viewBox"].split()
    return float(box[2]), float(box[3])


def guides(svg: str) -> list[list[int]]:
    """From where to where the grey line of each row runs, from above, on the scale."""
    (panel,) = read(svg)
    x = panel.scale("x")
    rows = sorted((line for line in panel.lines[GRID] if line[0][1] == line[1][1]), key=lambda line: line[0][1])
    return [[round(x(a[0])), round(x(b[0]))] for a, b in rows]


def test_grey_lines_join_two_dots_or_begin_at_zero():
    assert guides(dot_rows(TWO, angka, series=("2023", "2024"))) == [[20, 80], [40, 50], [10, 10]]
    assert guides(dot_rows([("Satu", (20.0,)), ("Dua", (50.0,))], angka)) == [[0, 20], [0, 50]]


def test_value_beyond_the_bound_is_an_arrow_at_the_edge():
    (panel,) = read(dot_rows([("Satu", (300.0,)), ("Dua", (50.0,))], angka, bound=100))
    x = panel.scale("x")
    assert sorted(round(x(px)) for px, _ in panel.marks[BLUE]) == [50, 100]
    assert [w for w, *_ in panel.words if w in ("300", "50")] == ["50", "300"]


def test_name_and_figure_stand_at_the_height_of_their_dot():
    (panel,) = read(dot_rows([("Satu", (30.0,)), ("Dua", (50.0,))], angka))
    heights = {word: y for word, _, y in panel.words if not word.startswith("0")}
    for name, figure, (_, dot) in zip(
        ("Dua", "Satu"), ("50", "30"), sorted(panel.marks[BLUE], reverse=True), strict=True
    ):
        assert 1 < heights[name] - dot < 6, "words begin half the height of a letter below their middle"
        assert 1 < heights[figure] - dot < 6


def test_every_row_and_a_legend_take_room():
    heights = [size(dot_rows([(str(n), (1.0,)) for n in range(k)], angka))[1] for k in (1, 2, 3)]
    row = heights[1] - heights[0]
    assert row == pytest.approx(heights[2] - heights[1])
    assert row > 25
    both = [(str(n), (1.0, 2.0)) for n in range(3)]
    with_legend = size(dot_rows(both, angka, series=("a", "b")))[1]
    assert with_legend > size(dot_rows(both, angka))[1] == pytest.approx(heights[2])
    assert legend(dot_rows(both, angka, series=("a", "b"))) == ["a", "b"]


def test_reference_line_runs_through_all_rows():
    (panel,) = read(dot_rows(TWO, angka, reference=(30.0, "Tiga puluh")))
    ((low, high),) = panel.lines[ORANGE]
    ys = [y for w, _, y in panel.words if w in ("Satu", "Tiga")]
    assert round(panel.scale("x")(low[0])) == round(panel.scale("x")(high[0])) == 30
    assert low[1] > max(ys) > min(ys) > high[1]
    assert next(y for w, _, y in panel.words if w == "Tiga puluh") < high[1]


# A tree

TREE = Node(
    "Dinas",
    (
        Node("Sekretariat", (Node("Umum"), Node("Keuangan")), strong=True),
        Node("Bidang yang namanya panjang sekali ini"),
    ),
    strong=True,
)


def boxes(svg: str) -> list[tuple[str, tuple[float, float, float, float]]]:
    """Colour of each box, and its left, top, right, bottom."""
    found = []
    for path in BeautifulSoup(svg, "lxml-xml").select('g[id^="patch_"] > path'):
        colour = re.search(r"stroke: (#\w+)", path.get("style", ""))
        if colour:
            numbers = [float(n) for n in re.findall(r"-?\d+\.?\d*", path["d"])]
            x, y = numbers[::2], numbers[1::2]
            found.append((colour[1], (min(x), min(y), max(x), max(y))))
    return found


def test_every_box_of_a_tree_holds_its_own_words():
    svg = draw_tree(TREE)
    (panel,) = read(svg)
    drawn = boxes(svg)
    held = [
        " ".join(w for w, x, y in panel.words if left <= x <= right and top <= y <= bottom)
        for _, (left, top, right, bottom) in drawn
    ]
    names = ["Umum", "Keuangan", "Sekretariat", "Bidang yang namanya panjang sekali ini", "Dinas"]
    assert sorted(held) == sorted(names)
    assert {h for h, (colour, _) in zip(held, drawn, strict=True) if colour == BLUE} == {"Sekretariat", "Dinas"}
    assert {colour for colour, _ in drawn} == {BLUE, AXIS}
    width, height = size(svg)
    for n, (_, (left, top, right, bottom)) in enumerate(drawn):
        assert 0 <= left < right <= width
        assert 0 <= top < bottom <= height
        for _, (left2, top2, right2, bottom2) in drawn[:n]:
            assert right <= left2 or right2 <= left or bottom <= top2 or bottom2 <= top, "boxes do not overlap"


def test_lines_of_a_tree_lead_from_the_upper_to_the_lower():
    svg = draw_tree(TREE)
    drawn = [place for _, place in boxes(svg)]
    lines = [
        corners(p)
        for p in BeautifulSoup(svg, "lxml-xml").select('g[id^="line2d_"] > path')
        if AXIS in p.get("style", "")
    ]
    assert len(lines) == 4
    for line in lines:
        (x0, y0), (x1, y1) = line[0], line[-1]
        assert any(abs(x0 - right) < 1 and top < y0 < bottom for _, top, right, bottom in drawn)
        assert any(abs(x1 - left) < 1 and top < y1 < bottom for left, top, _, bottom in drawn)


@pytest.mark.parametrize(
    "chart",
    [lambda lap: gambar.perkembangan(lap, "kunjungan"), lambda lap: gambar.deret(lap, "kunjungan", "pengunjung_orang")],
)
def test_line_stops_at_a_year_of_which_nothing_is_known(chart, tmp_path):
    data = shutil.copytree(SAMPLE / "data", tmp_path / "data")
    rows = (data / "kunjungan.csv").read_text(encoding="utf-8")
    rows = rows.replace("2024;21960;122000", "2021;16000;118000\n2022;17000;119000")
    (data / "kunjungan.csv").write_text(rows, encoding="utf-8")
    svg = chart(buka(data, SAMPLE_YEAR)).svg
    (panel,) = read(svg)
    assert len(panel.marks[BLUE]) == 4
    drawn = [p["d"] for p in BeautifulSoup(svg, "lxml-xml").select("#axes_1 > g > path") if BLUE in p.get("style", "")]
    assert [re.findall("[ML]", d) for d in drawn] == [["M", "L", "L", "M"]]
