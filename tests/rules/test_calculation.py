"""The rules of calculation, as tables an evaluator can read, and as laws."""

from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import AKAR, TAHUN, kasus
from lkjip.facts.catalogue import read_catalogue
from lkjip.facts.scales import Skala, valid_in
from lkjip.language.numbers import angka, read_decimal, read_whole, round_half_up
from lkjip.language.words import terbilang_persen, terbilang_rupiah
from lkjip.prose.laporan import buka
from lkjip.rules.anggaran import Pos, build_tree, combine, surplus
from lkjip.rules.capaian import hitung_capaian, name_step, penyerapan

NILAI = {
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
    return buka(AKAR / "data", TAHUN)


@pytest.mark.parametrize("k", kasus("capaian"), ids=lambda k: f"{k['realisasi']}/{k['target']}")
def test_capaian(k):
    c = hitung_capaian(read_decimal(k["realisasi"]), read_decimal(k["target"]), polaritas=k["polaritas"])
    assert c.persen == read_decimal(k["capaian"]), k["asal"]
    assert c.alasan == ""


@pytest.mark.parametrize(
    ("realisasi", "target"), [(None, Decimal(1)), (Decimal(1), None), (Decimal(1), Decimal(0)), ("B", "BB")]
)
def test_capaian_yang_tidak_dapat_dihitung_punya_alasan(realisasi, target):
    c = hitung_capaian(realisasi, target)
    assert c.persen is None
    assert c.alasan


@pytest.mark.parametrize("k", kasus("interpretasi"), ids=lambda k: k["capaian"])
def test_interpretasi(k):
    skala = valid_in(read_catalogue(AKAR / "data").skala["interpretasi"], TAHUN)
    assert name_step(read_decimal(k["capaian"]), skala) == k["interpretasi"], k["asal"]


@pytest.mark.parametrize("k", kasus("predikat"), ids=lambda k: k["skor"])
def test_predikat(k):
    skala = valid_in(read_catalogue(AKAR / "data").skala["predikat_akip"], TAHUN)
    assert name_step(read_decimal(k["skor"]), skala) == k["predikat"], k["asal"]


@pytest.mark.parametrize("k", kasus("terbilang"), ids=lambda k: k["nilai"])
def test_terbilang(k):
    if k["jenis"] == "rupiah":
        assert terbilang_rupiah(read_whole(k["nilai"])) == k["kata"], k["asal"]
    else:
        assert terbilang_persen(read_decimal(k["nilai"])) == k["kata"], k["asal"]


@pytest.mark.parametrize("id", NILAI)
def test_hasil_indikator_dari_data_dasar(lap, id):
    h = lap.hasil(id)
    target, realisasi, capaian, interpretasi, akhir = NILAI[id]
    assert str(h.target) == target
    assert str(h.realisasi) == realisasi
    assert str(h.capaian) == capaian
    assert h.interpretasi == interpretasi
    assert h.capaian_akhir == (None if akhir is None else Decimal(akhir))


def test_predikat_akip_bukan_capaian(lap):
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
def test_realisasi_tahun_sebelumnya(lap, id, realisasi):
    assert str(lap.hasil(id, 2023).realisasi) == realisasi


def test_anggaran(lap):
    total = lap.anggaran()
    assert (total.pagu_rp, total.realisasi_rp, total.sisa_rp) == (8823388740, 7770666999, 1052721741)
    assert total.penyerapan == Decimal("88.07")
    assert lap.anggaran("P1").penyerapan == Decimal("89.77")
    assert [
        len(lap.below(tuple(f"P{n}" for n in range(1, 10)), j)) for j in ("program", "kegiatan", "subkegiatan")
    ] == [
        9,
        16,
        35,
    ]


def test_dak_bagian_dari_jumlah(lap):
    dak = lap.sumber_dana("DAK Nonfisik")
    assert (dak.pagu_rp, dak.realisasi_rp, dak.penyerapan) == (400154000, 292190199, Decimal("73.02"))


def test_belanja_menurut_jenis(lap):
    assert lap.belanja("R5").realisasi_rp == lap.anggaran().realisasi_rp
    assert lap.belanja("R4").penyerapan == Decimal("123.91")
    assert lap.belanja("surplus").pagu_rp == -8722359328


def test_fakta_sesudah_tahun_laporan_tidak_terbaca():
    lama = buka(AKAR / "data", 2022)
    for nama, tabel in lama.paket.tables.items():
        if "tahun" in tabel and not lama.paket.sources[nama].all_years:
            assert (tabel["tahun"] <= 2022).all(), nama
    assert lama.hasil("koperasi_aktif").realisasi == Decimal("56.43")
    assert lama.hasil("koperasi_aktif").masukan["pembilang"] == (79,)


# Laws


@given(st.integers(-(10**15), 10**15))
def test_bilangan_bulat_kembali_sama(n):
    assert read_whole(angka(n).replace(".", "")) == n


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=4))
def test_pembulatan_setengah_menjauhi_nol_dan_tidak_bergeser_lebih_dari_setengah(x):
    b = round_half_up(x, 2)
    assert abs(b - x) <= Decimal("0.005")
    assert round_half_up(b, 2) == b
    assert round_half_up(-x, 2) == -b


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=2))
def test_desimal_kembali_sama(x):
    assert read_decimal(angka(x, 2).replace(".", "")) == x


uang = st.integers(0, 10**12)
daun = st.lists(st.tuples(st.integers(1, 4), st.integers(1, 3), st.integers(1, 3), uang, uang), min_size=1, max_size=40)


@given(daun, st.randoms())
def test_bagian_berjumlah_sama_dengan_keseluruhan(daun, acak):
    daun = {f"P{p}.K{k}.S{s}": (a, r) for p, k, s, a, r in daun}
    kode = sorted({".".join(d.split(".")[:n]) for d in daun for n in (1, 2, 3)})
    program = pd.DataFrame({"kode": kode, "nama": kode})
    isi = list(daun.items())
    acak.shuffle(isi)
    anggaran = pd.DataFrame(
        {"kode": [k for k, _ in isi], "pagu_rp": [v[0] for _, v in isi], "realisasi_rp": [v[1] for _, v in isi]}
    )
    pohon = build_tree(program, anggaran)
    for kode, pos in pohon.items():
        anak = [p for k, p in pohon.items() if k.startswith(kode + ".") and k.count(".") == kode.count(".") + 1]
        if anak:
            assert combine(anak).pagu_rp == pos.pagu_rp
            assert combine(anak).realisasi_rp == pos.realisasi_rp
    assert sum(p.pagu_rp for p in pohon.values() if p.jenjang == "program") == sum(a for a, _ in daun.values())


@given(st.lists(st.tuples(uang, uang), min_size=1))
def test_penyerapan_gabungan_bukan_rata_rata(isi):
    total = combine(Pos("x", "", "", a, r) for a, r in isi)
    pagu = sum(a for a, _ in isi)
    if pagu == 0:
        assert total.penyerapan is None
    else:
        assert total.penyerapan == round_half_up(Decimal(100 * sum(r for _, r in isi)) / pagu)


@given(st.decimals(min_value=-500, max_value=500, places=2), st.decimals(min_value=-500, max_value=500, places=2))
def test_interpretasi_tidak_turun_ketika_capaian_naik(a, b):
    skala: Skala = valid_in(read_catalogue(AKAR / "data").skala["interpretasi"], TAHUN)
    urut = [j.nama for j in reversed(skala.jenjang)]
    rendah, tinggi = sorted((a, b))
    assert urut.index(name_step(rendah, skala)) <= urut.index(name_step(tinggi, skala))


@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_rumus_negatif_adalah_cermin_rumus_positif(target, realisasi):
    positif = hitung_capaian(Decimal(realisasi), Decimal(target)).persen
    negatif = hitung_capaian(Decimal(realisasi), Decimal(target), polaritas="negatif").persen
    assert abs(positif + negatif - 200) <= Decimal("0.01")


def test_surplus_butuh_kedua_sisi():
    assert surplus({"R4": Pos("R4", "", "", 1, 1)}) is None
    assert penyerapan(None, 1).persen is None
