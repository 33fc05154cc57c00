"""The rules of calculation, as tables an evaluator can read, and as laws."""

from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT, TAHUN, cases
from lkjip.facts.catalogue import read_catalogue
from lkjip.facts.scales import Skala, valid_in
from lkjip.language.numbers import read_decimal, round_half_up
from lkjip.prose.laporan import buka
from lkjip.rules.anggaran import Pos, build_tree, combine, surplus
from lkjip.rules.capaian import hitung_capaian, name_step, penyerapan

VALUES = {
    "kepatuhan_pelayanan": ("78.00", "83.25", "106.73", "Sangat Tinggi", None),
    "sertifikat_kompetensi": ("2.80", "3.72", "132.86", "Sangat Tinggi", "124.00"),
    "wirausaha_baru": ("0.12", "0.14", "116.67", "Sangat Tinggi", "116.67"),
    "daya_saing": ("1.63", "3.52", "215.95", "Sangat Tinggi", None),
    "jaminan_sosial": ("84.95", "80.67", "94.96", "Sangat Tinggi", "94.91"),
    "tenaga_kerja_formal": ("54.50", "52.64", "96.59", "Sangat Tinggi", "104.24"),
    "koperasi_aktif": ("67.70", "54.29", "80.19", "Tinggi", "74.88"),
    "usaha_mikro_naik_kelas": ("2.20", "0.02", "0.91", "Sangat Rendah", "0.83"),
    "sengketa": ("9", "6", "133.33", "Sangat Tinggi", "125.00"),
}


@pytest.fixture(scope="module")
def lap():
    return buka(ROOT / "data", TAHUN)


@pytest.mark.parametrize("k", cases("capaian"), ids=lambda k: f"{k['realisasi']}/{k['target']}")
def test_capaian(k):
    c = hitung_capaian(read_decimal(k["realisasi"]), read_decimal(k["target"]), polaritas=k["polaritas"])
    assert c.persen == read_decimal(k["capaian"]), k["asal"]
    assert c.alasan == ""


@pytest.mark.parametrize(
    ("realisasi", "target"), [(None, Decimal(1)), (Decimal(1), None), (Decimal(1), Decimal(0)), ("B", "BB")]
)
def test_capaian_that_cannot_be_computed_has_a_reason(realisasi, target):
    c = hitung_capaian(realisasi, target)
    assert c.persen is None
    assert c.alasan


@pytest.mark.parametrize("k", cases("interpretasi"), ids=lambda k: k["capaian"])
def test_interpretasi(k):
    skala = valid_in(read_catalogue(ROOT / "data").skala["interpretasi"], TAHUN)
    assert name_step(read_decimal(k["capaian"]), skala) == k["interpretasi"], k["asal"]


@pytest.mark.parametrize("k", cases("predikat"), ids=lambda k: k["skor"])
def test_predikat(k):
    skala = valid_in(read_catalogue(ROOT / "data").skala["predikat_akip"], TAHUN)
    assert name_step(read_decimal(k["skor"]), skala) == k["predikat"], k["asal"]


@pytest.mark.parametrize("id", VALUES)
def test_hasil_of_an_indicator_from_base_data(lap, id):
    h = lap.hasil(id)
    target, realisasi, capaian, interpretasi, end = VALUES[id]
    assert str(h.target) == target
    assert str(h.realisasi) == realisasi
    assert str(h.capaian) == capaian
    assert h.interpretasi == interpretasi
    assert h.capaian_akhir == (None if end is None else Decimal(end))


def test_predikat_of_akip_is_no_capaian(lap):
    h = lap.hasil("nilai_akip")
    assert (h.target, h.realisasi, h.skor) == ("BB", "B", Decimal("66.56"))
    assert h.capaian is None
    assert h.interpretasi is None
    assert "predikat" in h.alasan


@pytest.mark.parametrize(
    ("id", "realisasi"),
    [("wirausaha_baru", "0.14"), ("jaminan_sosial", "79.66"), ("koperasi_aktif", "56.46"), ("sengketa", "5")]
    + [("sertifikat_kompetensi", "2.37"), ("tenaga_kerja_formal", "53.25"), ("usaha_mikro_naik_kelas", "7.56")],
)
def test_realisasi_of_the_year_before(lap, id, realisasi):
    assert str(lap.hasil(id, 2023).realisasi) == realisasi


def test_anggaran(lap):
    total = lap.anggaran()
    assert (total.pagu_rp, total.realisasi_rp, total.sisa_rp) == (8823388740, 7770666999, 1052721741)
    assert total.penyerapan == Decimal("88.07")
    assert lap.anggaran("P1").penyerapan == Decimal("89.77")
    several = lap.anggaran(("P1", "P2"))
    assert [(p.kode, p.nama, p.jenjang) for p in (total, several)] == [
        (kode, "Total", "total") for kode in ("P1+P2+P3+P4+P5+P6+P7+P8+P9", "P1+P2")
    ]
    assert [
        len(lap.below(tuple(f"P{n}" for n in range(1, 10)), j)) for j in ("program", "kegiatan", "subkegiatan")
    ] == [
        9,
        16,
        35,
    ]


def test_dak_is_part_of_the_total(lap):
    dak = lap.sumber_dana("DAK Nonfisik")
    assert (dak.pagu_rp, dak.realisasi_rp, dak.penyerapan) == (400154000, 292190199, Decimal("73.02"))


def test_belanja_by_kind(lap):
    assert lap.belanja("R5").realisasi_rp == lap.anggaran().realisasi_rp
    assert lap.belanja("R4").penyerapan == Decimal("123.91")
    assert lap.belanja("surplus").pagu_rp == -8722359328


def test_facts_after_the_report_year_are_not_read():
    past = buka(ROOT / "data", 2022)
    for name, table in past.paket.tables.items():
        if "tahun" in table and not past.paket.sources[name].all_years:
            assert (table["tahun"] <= 2022).all(), name
    assert past.hasil("koperasi_aktif").realisasi == Decimal("56.43")
    assert past.hasil("koperasi_aktif").masukan["pembilang"] == (79,)


# Laws


money = st.integers(0, 10**12)
leaves = st.lists(
    st.tuples(st.integers(1, 4), st.integers(1, 3), st.integers(1, 3), money, money), min_size=1, max_size=40
)


@given(leaves, st.randoms())
def test_parts_add_up_to_the_whole(leaves, rng):
    leaves = {f"P{p}.K{k}.S{s}": (a, r) for p, k, s, a, r in leaves}
    codes = sorted({".".join(d.split(".")[:n]) for d in leaves for n in (1, 2, 3)})
    program = pd.DataFrame({"kode": codes, "nama": codes})
    lines = list(leaves.items())
    rng.shuffle(lines)
    anggaran = pd.DataFrame(
        {"kode": [k for k, _ in lines], "pagu_rp": [v[0] for _, v in lines], "realisasi_rp": [v[1] for _, v in lines]}
    )
    tree = build_tree(program, anggaran)
    for code, pos in tree.items():
        children = [p for k, p in tree.items() if k.startswith(code + ".") and k.count(".") == code.count(".") + 1]
        if children:
            assert combine(children).pagu_rp == pos.pagu_rp
            assert combine(children).realisasi_rp == pos.realisasi_rp
    assert sum(p.pagu_rp for p in tree.values() if p.jenjang == "program") == sum(a for a, _ in leaves.values())


@given(st.lists(st.tuples(money, money), min_size=1))
def test_penyerapan_of_a_sum_is_no_average(lines):
    total = combine(Pos("x", "", "", a, r) for a, r in lines)
    pagu = sum(a for a, _ in lines)
    if pagu == 0:
        assert total.penyerapan is None
    else:
        assert total.penyerapan == round_half_up(Decimal(100 * sum(r for _, r in lines)) / pagu)


@given(st.decimals(min_value=-500, max_value=500, places=2), st.decimals(min_value=-500, max_value=500, places=2))
def test_interpretasi_does_not_fall_when_capaian_rises(a, b):
    skala: Skala = valid_in(read_catalogue(ROOT / "data").skala["interpretasi"], TAHUN)
    order = [j.nama for j in reversed(skala.jenjang)]
    low, high = sorted((a, b))
    assert order.index(name_step(low, skala)) <= order.index(name_step(high, skala))


@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_negative_formula_mirrors_the_positive_one(target, realisasi):
    positive = hitung_capaian(Decimal(realisasi), Decimal(target)).persen
    negative = hitung_capaian(Decimal(realisasi), Decimal(target), polaritas="negatif").persen
    assert abs(positive + negative - 200) <= Decimal("0.01")


def test_surplus_needs_both_sides():
    assert surplus({"R4": Pos("R4", "", "", 1, 1)}) is None
    assert penyerapan(None, 1).persen is None
