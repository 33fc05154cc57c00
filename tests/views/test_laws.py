"""Laws between what the book shows twice: a formula and its value, a chart and its table."""

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest

from chart_reading import BLUE, ORANGE, legend, number, read
from conftest import ROOT, TAHUN
from lkjip import gambar, rumusan, tabel
from lkjip.language.numbers import angka
from lkjip.projects.new_indicator import SAMPLE, SAMPLE_YEAR
from lkjip.prose.laporan import buka
from lkjip.views.grid import Tertulis, write_value
from tex_value import Wrong, sides

YEARS = range(2018, TAHUN + 1)
REPORTS = [*((ROOT / "data", y) for y in YEARS), *((SAMPLE / "data", y) for y in (SAMPLE_YEAR - 1, SAMPLE_YEAR))]
INDICATORS = [(d, y, i) for d, y in REPORTS for i in buka(d, y).katalog.indikator]


def name(case) -> str:
    return case.as_posix().rsplit("/", 2)[-2] if hasattr(case, "as_posix") else str(case)


def rounded(value: Fraction, decimals: int) -> Decimal:
    exact = Decimal(value.numerator * 10**decimals) / Decimal(value.denominator)
    return exact.quantize(Decimal(1), ROUND_HALF_UP).scaleb(-decimals)


# The printed formula evaluates to the printed value


@pytest.mark.parametrize(
    ("tex", "values"),
    [
        (r"\frac{\text{1.500}\;+\;\text{2}}{\text{4}} \times 100\% = \text{37.550,00}\%", ["375.5", "375.5"]),
        (
            r"\text{Capaian} = \frac{\text{9} - (\text{6} - \text{9})}{\text{9}} \times 100\% = \text{1,3}\%",
            ["4/3", "0.013"],
        ),
    ],
)
def test_formulas_are_read(tex, values):
    assert sides(tex) == [Fraction(v) for v in values]


@pytest.mark.parametrize("tex", [r"\text{Target} \times 2", r"\sqrt{2}", r"1 + "])
def test_what_is_no_calculation_is_refused(tex):
    with pytest.raises(Wrong):
        sides(tex)


@pytest.mark.parametrize(("data", "year", "id"), INDICATORS, ids=name)
def test_formula_of_realisasi_gives_the_realisasi(data, year, id):
    lap = buka(data, year)
    h, formula = lap.hasil(id), rumusan.realisasi_angka(lap, id)
    if formula is None:
        assert not h.masukan or (h.indikator.rumus.jenis == "jumlah" and len(h.masukan["nilai"]) == 1)
        return
    if h.indikator.rumus.jenis == "predikat":
        assert formula.tex == rf"\text{{{angka(h.masukan['nilai'][0])}}} \Rightarrow \text{{{h.realisasi}}}"
        return
    percent = 100 if formula.tex.endswith(r"\%") else 1
    *calculated, printed = sides(formula.tex)
    assert calculated
    assert printed * percent == Fraction(h.realisasi)
    for value in calculated:
        assert rounded(value * percent, h.indikator.desimal) == h.realisasi
    numbers = {Fraction(n.replace(".", "").replace(",", ".")) for n in re.findall(r"\\text\{([\d.,]+)\}", formula.tex)}
    assert numbers >= {Fraction(v) for part in h.masukan.values() for v in part}


@pytest.mark.parametrize(("data", "year", "id"), INDICATORS, ids=name)
def test_formula_of_capaian_gives_the_capaian(data, year, id):
    lap = buka(data, year)
    h, formula = lap.hasil(id), rumusan.capaian_angka(lap, id)
    if h.capaian is None:
        assert formula is None
        return
    calculated, printed = sides(formula.tex)
    assert rounded(calculated * 100, 2) == h.capaian
    assert printed * 100 == Fraction(h.capaian)
    words = rumusan.capaian_indikator(lap, id).tex
    for word, value in (("Target", h.target), ("Realisasi", h.realisasi)):
        words = words.replace(rf"\text{{{word}}}", rf"\text{{{angka(value, h.indikator.desimal)}}}")
    assert formula.tex.startswith(words), "the formula in words and the one in numbers are the same"


def test_both_polarities_and_every_kind_of_formula_occur():
    results = [buka(d, y).hasil(i) for d, y, i in INDICATORS]
    assert {h.indikator.polaritas for h in results if h.capaian is not None} == {"positif", "negatif"}
    assert {h.indikator.rumus.jenis for h in results} >= {"rasio", "pertumbuhan", "jumlah", "predikat", "dilaporkan"}


# A chart's numbers are those of its table


def cell(value) -> Decimal | None:
    value = value.nilai if isinstance(value, Tertulis) else value
    return Decimal(value) if isinstance(value, int | Decimal) else None


def row(table, **key) -> dict:
    """The row of a table by some of its cells, as key → value."""
    keys = [k.kunci for k in table.kolom]
    rows = [dict(zip(keys, r, strict=True)) for r in table.baris]
    return next(r for r in rows if all(r[k] == v for k, v in key.items()))


def near(a: float, b, extent: float) -> bool:
    return abs(a - float(b)) <= 1e-3 * max(extent, 1e-9)


def check_labels(panel, dots: list[tuple[float, float]]) -> None:
    """Every dot has its figure just above or below it, in its order; other words of the panel come after."""
    places = [(x, y) for text, x, y in panel.words if re.fullmatch(r"-?[\d.,]+", text)]
    assert len(places) == len(dots)
    assert all(abs(x - dx) < 0.5 and abs(y - dy) < 20 for (x, y), (dx, dy) in zip(places, dots, strict=True))


@pytest.mark.parametrize(("data", "year", "id"), INDICATORS, ids=name)
def test_chart_of_an_indicator_shows_its_results(data, year, id):
    lap = buka(data, year)
    chart, h = gambar.perkembangan(lap, id), lap.hasil(id)
    comparable = lap.comparable_results(id)
    reached = {x.tahun: x.realisasi for x in comparable if isinstance(x.realisasi, Decimal)}
    aims = {x.tahun: x.target for x in comparable if isinstance(x.target, Decimal)}
    if h.indikator.satuan == "predikat":
        assert chart is None
        return
    if not reached:
        assert "tidak tersedia dalam sumber" in chart.tiada
        assert chart.svg == ""
        return
    (panel,) = read(chart.svg)
    x, y = panel.scale("x"), panel.scale("y")
    extent = float(max([*reached.values(), *aims.values()]))
    dots = panel.marks[BLUE]
    assert [round(x(px)) for px, _ in dots] == list(reached)
    assert all(near(y(py), v, extent) for (_, py), v in zip(dots, reached.values(), strict=True))
    assert [w for w, *_ in panel.words if w != h.indikator.satuan] == [
        h.tulis(v, satuan=False) for v in reached.values()
    ]
    check_labels(panel, dots)
    end = [(h.tahun_akhir, h.target_akhir)] if isinstance(h.target_akhir, Decimal) else []
    bars = [*aims.items(), *end]
    drawn = panel.lines.get(ORANGE, [])
    assert [round(x((a[0] + b[0]) / 2)) for a, b in drawn] == [t for t, _ in bars]
    assert all(near(y(a[1]), v, extent) and a[1] == b[1] for (a, b), (_, v) in zip(drawn, bars, strict=True))
    expected = ["Realisasi", *(["Target"] if aims else []), *(["Target akhir Renstra"] if end else [])]
    assert legend(chart.svg) == expected
    assert [int(t) for _, t in panel.ticks["x"]] == list(range(min(reached), (h.tahun_akhir if end else year) + 1))
    # … and the table beside it has the same ones.
    r = row(tabel.capaian(lap, id))
    for t in (year - 1, year):
        if t in reached and f"realisasi_{t}" in r:
            assert cell(r[f"realisasi_{t}"]) == reached[t]
        if t in aims and f"target_{t}" in r:
            assert cell(r[f"target_{t}"]) == aims[t]
    for t, v in reached.items():
        assert f"{t}: {h.tulis(v)}" in chart.alt


def test_target_bars_have_their_table():
    """Of how many charts the law above reads bars of targets: none may fall silent."""
    charts = [gambar.perkembangan(buka(ROOT / "data", TAHUN), i) for i in buka(ROOT / "data", TAHUN).katalog.indikator]
    bars = [len(read(c.svg)[0].lines.get(ORANGE, [])) for c in charts if c is not None]
    assert len(bars) == 9
    assert min(bars) >= 1
    assert bars.count(3) >= 5


def dot_rows(svg: str) -> list[tuple[str, list[str], list[float]]]:
    """Rows of a dot chart from above: name, written figures, the same read from the scale."""
    (panel,) = read(svg)
    scale = panel.scale("x")
    right = max(x for _, x, _ in panel.words)
    dots = [p for by_colour in (panel.hollow, panel.marks) for ps in by_colour.values() for p in ps]
    rows = []
    for text, x, y in panel.words:
        if x == right:
            names = [(ny, w) for w, nx, ny in panel.words if nx < panel.ticks["x"][0][0] and abs(ny - y) < 17]
            values = [(scale(px), py) for px, py in dots if abs(py - y) < 8]
            rows.append((y, " ".join(w for _, w in sorted(names)), text.split(" / "), [v for v, _ in values]))
    return [r[1:] for r in sorted(rows)]


def check_dots(
    svg: str, expected: list[tuple[str, list]], write, *, limit: float = float("inf"), unit: float = 1
) -> None:
    rows, expected = sorted(dot_rows(svg)), sorted(expected)
    assert [(n, w) for n, w, _ in rows] == [(n, [write(v) for v in vs]) for n, vs in expected]
    extent = max((float(v) for _, vs in expected for v in vs), default=1) / unit
    for (name, _, read_back), (_, vs) in zip(rows, expected, strict=True):
        assert len(read_back) == len(vs), name
        for got, v in zip(read_back, vs, strict=True):
            assert near(got, max(0.0, min(float(v) / unit, limit)), extent), name


def percent(v) -> str:
    return f"{angka(v, 2)}%"


@pytest.mark.parametrize(("data", "year"), [(ROOT / "data", TAHUN), (SAMPLE / "data", SAMPLE_YEAR)], ids=name)
def test_summary_chart_has_the_capaian_of_its_table(data, year):
    lap = buka(data, year)
    keys = [k.kunci for k in tabel.ringkasan(lap).kolom]
    rows = [dict(zip(keys, r, strict=True)) for r in tabel.ringkasan(lap).baris]
    expected = [(r["indikator"], [v]) for r in rows if (v := cell(r["capaian_persen"])) is not None]
    chart = gambar.ringkasan(lap)
    limit = 150 if max(v for _, (v,) in expected) > 112 else 100
    check_dots(chart.svg, expected, percent, limit=limit)
    (panel,) = read(chart.svg)
    assert "Target 100%" in [w for w, *_ in panel.words]
    (line,) = panel.lines[ORANGE]
    assert round(panel.scale("x")(line[0][0]), 3) == 100
    assert all(f"{n} {percent(v)}" in chart.alt for n, (v,) in expected)
    without = [r["indikator"] for r in rows if cell(r["capaian_persen"]) is None]
    assert chart.alt.endswith(f" Tidak dapat dihitung: {'; '.join(without)}." if without else "%.")


@pytest.mark.parametrize(("data", "year"), [(ROOT / "data", TAHUN), (SAMPLE / "data", SAMPLE_YEAR)], ids=name)
def test_budget_charts_have_the_figures_of_their_table(data, year):
    lap = buka(data, year)
    keys = [k.kunci for k in tabel.anggaran(lap).kolom]
    rows = [dict(zip(keys, r, strict=True)) for r in tabel.anggaran(lap).baris]
    programmes = [r for r in rows if r["kode"] and "." not in r["kode"]]
    short = {r["kode"]: r["uraian"].removeprefix("Program ") for r in programmes}
    by_size = sorted(programmes, key=lambda r: -r["pagu_rp"])
    million = Decimal(10**6)
    check_dots(
        gambar.anggaran(lap).svg,
        [(short[r["kode"]], [r["pagu_rp"], r["realisasi_rp"]]) for r in by_size],
        lambda v: angka(int((v / million).quantize(Decimal(1)))),
        unit=float(million),
    )
    assert legend(gambar.anggaran(lap).svg) == ["Anggaran", "Realisasi"]
    chart = gambar.penyerapan(lap)
    check_dots(chart.svg, [(short[r["kode"]], [r["penyerapan_persen"]]) for r in programmes], percent, limit=150)
    total = rows[-1]["penyerapan_persen"]
    (panel,) = read(chart.svg)
    assert f"Jumlah {percent(total)}" in [w for w, *_ in panel.words]
    (line,) = panel.lines[ORANGE]
    assert near(panel.scale("x")(line[0][0]), total, 100)


SERIES = {
    "jaminan_sosial": ("peserta_orang", "pekerja_orang"),
    "koperasi": ("aktif_unit", "tidak_aktif_unit"),
    "sengketa": ("kasus", "perusahaan_unit"),
    "umkm": ("mikro_unit", "kecil_unit", "menengah_unit"),
    "wirausaha": ("tkm_orang", "wirausaha_baru_orang"),
}


@pytest.mark.parametrize("year", [2021, TAHUN])
@pytest.mark.parametrize("source", SERIES)
def test_lines_of_a_source_follow_its_table(source, year):
    lap = buka(ROOT / "data", year)
    chart, table = gambar.deret(lap, source, *SERIES[source]), tabel.deret(lap, source)
    columns = {k.name: k for k in lap.paket.sources[source].columns}
    years = [k.kunci for k in table.kolom if k.kunci.isdigit()]
    expected = []
    for k in SERIES[source]:
        head = f"{columns[k].title} ({columns[k].unit})"
        values = row(table, uraian=head)
        expected.append((head, {int(t): cell(values[t]) for t in years if cell(values[t]) is not None}))
    if any(len(points) < 2 for _, points in expected):
        assert "kurang dari dua tahun" in chart.tiada
        return
    for panel, (head, points) in zip(read(chart.svg), expected, strict=True):
        t, v = list(points), list(points.values())
        dots = panel.marks[BLUE]
        assert len(dots) == len(points)
        assert [w for w, *_ in panel.words] == [angka(v[0]), angka(v[-1]), head]
        check_labels(panel, [dots[0], dots[-1]])
        assert [int(text) for _, text in panel.ticks["x"]] == [t[0], t[-1]]
        assert [round(panel.scale("x")(x)) for x, _ in dots] == t
        # There is no labelled scale; zero lies on the baseline, so heights are in proportion.
        base = panel.ticks["x"] and max(y for line in panel.lines.values() for p in line for _, y in p)
        heights = {a: y for a, (_, y) in zip(t, dots, strict=True)}
        low, high = min(points, key=points.get), max(points, key=points.get)
        if points[low] != points[high]:
            unit = (heights[low] - heights[high]) / float(points[high] - points[low])
            assert all(
                near(heights[high] + unit * float(points[high] - p), heights[a], base) for a, p in points.items()
            )
        for a, p in points.items():
            assert f"{a}: {angka(p)}" in chart.alt


@pytest.mark.parametrize("source", ["pegawai_golongan", "pegawai_pendidikan"])
def test_comparison_of_two_years_has_the_figures_of_its_table(source):
    lap = buka(ROOT / "data", TAHUN)
    table = tabel.banding_tahun(lap, source)
    keys = [k.kunci for k in table.kolom]
    rows = [
        dict(zip(keys, r, strict=True))
        for r, level in zip(table.baris, table.tingkat, strict=True)
        if level != "jumlah"
    ]
    name_of = next(k for k in keys if k not in ("nomor", str(TAHUN - 1), str(TAHUN)))
    pairs = [(r[name_of], [cell(r[str(TAHUN - 1)]), cell(r[str(TAHUN)])]) for r in rows]
    chart = gambar.banding_tahun(lap, source)
    check_dots(chart.svg, [(n, v) for n, v in pairs if any(v)], angka)
    assert legend(chart.svg) == [str(TAHUN - 1), str(TAHUN)]


def test_chart_by_two_categories_has_the_figures_of_its_table():
    lap = buka(ROOT / "data", TAHUN)
    table = tabel.silang(lap, "status_pekerjaan", "jenis_kelamin", "status", "penduduk_orang")
    chart = gambar.silang(lap, "status_pekerjaan", "status", "jenis_kelamin", "penduduk_orang")
    rows = [r for r in table.baris if r[0] != "Jumlah"]
    heads = [k.judul for k in table.kolom]
    expected = [(h, [cell(r[n]) for r in rows]) for n, h in enumerate(heads) if n and h != "Jumlah"]
    check_dots(chart.svg, expected, angka)
    assert legend(chart.svg) == [write_value(r[0], "teks") for r in rows]
    assert number("1.234,5%") == Decimal("1234.5")
