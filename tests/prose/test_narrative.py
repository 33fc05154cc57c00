"""Prose takes figures from the vocabulary and from nothing else."""

import time

import pytest

from conftest import ROOT, TAHUN
from lkjip import kalimat
from lkjip.findings import InputError
from lkjip.prose.laporan import buka
from lkjip.prose.narasi import fill_expressions
from lkjip.prose.sandbox import BadExpression


@pytest.fixture(scope="module")
def lap():
    return buka(ROOT / "data", TAHUN, "koperasi_aktif")


WRITTEN = {
    "realisasi(i)": "54,29%",
    "target(lalu)": "65,30%",
    'angka(data("koperasi", "aktif_unit", tahun_lalu))': "83",
    'rupiah(anggaran("P1").sisa_rp)': "Rp697.716.291,00",
    'perubahan(data("koperasi", "aktif_unit"), data("koperasi", "aktif_unit", tahun_lalu))': "menurun",
    'bilangan(selisih(data("koperasi", "aktif_unit"), data("koperasi", "aktif_unit", tahun_lalu)))': "tujuh",
    "tahun": "2024",
    'nama("P3")': "Program Pelatihan Kerja dan Produktivitas Tenaga Kerja",
    'kapital(bilangan(cacah("naik_kelas")))': "Empat",
    "instansi.wilayah": "Belitung Timur",
}


@pytest.mark.parametrize("expression", WRITTEN)
def test_expression(lap, expression):
    assert lap.tulis(expression) == WRITTEN[expression]


DANGERS = [
    "i.__class__",
    "().__class__.__bases__",
    "data.__globals__",
    "i.indikator.__init__",
    "instansi.__dict__",
    "'{0.__class__}'.format(i)",
    "''.join(())",
    "i.tulis(i.target)",
    "hasil.__call__('sengketa')",
    "lap.narasi('x')",
    "open('/etc/passwd')",
    "__import__('os')",
    "import os",
    "range(10)",
    "[x for x in (1, 2)]",
    "{% for a in range(9) %}{% endfor %}",
    "1 }}{% for a in 'abc' %}{{ a }}{% endfor %}{{ 1",
    "'a' * 999999999",
    "tahun, tahun",
    "instansi" + ".a" * 900,
    "tahun" + "()" * 900,
    "9 ** 9 ** 9",
    "1 + 1",
    "'a' ~ 'b'",
    "1 if true else 2",
    "(1, 2)[0]",
    "i['target']",
    "'x'|upper",
    "cycler('a')",
    "lipsum()",
    "namespace(a=1)",
    "self",
    "angka(1, 999999999)",
]


@pytest.mark.parametrize("expression", DANGERS)
def test_dangerous_expression_is_refused_at_once(lap, expression):
    start = time.perf_counter()
    with pytest.raises(BadExpression):
        lap.tulis(expression)
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("i.capaian", "bilangan tanpa cara tulis; bungkus dengan angka(), persen(), atau rupiah()"),
        ("realisai(i)", "memakai nama `realisai`, yang tidak dikenal; maksud Anda `realisasi`?"),
        (
            "hasil('koprasi_aktif').target",
            "tidak dapat ditulis (indikator: ditemukan `koprasi_aktif`; seharusnya id indikator; maksud Anda `koperasi_aktif`? [N202])",
        ),
        (
            "angka(data('koperasi', 'aktif'))",
            "tidak dapat ditulis (sumber data koperasi: ditemukan kolom `aktif`; seharusnya kolom sumber data itu; maksud Anda `aktif_unit`? [N205])",
        ),
        (
            "angka(data('koperasi', 'aktif_unit', 2030))",
            "menyebut nilai yang tidak tersedia: data perkembangan koperasi tahun 2030 tidak tersedia dalam sumber (Bidang Koperasi, Usaha Kecil dan Menengah); nyatakan ketiadaannya dengan kata-kata",
        ),
        (
            "hasil('sengketa', 2025).realisasi",
            "tidak dapat ditulis (tahun: ditemukan 2025; seharusnya paling akhir tahun laporan 2024; perbaiki tahunnya. [N203])",
        ),
        ("angka(", "tidak dapat dibaca; periksa kurung, koma, dan tanda kutip"),
        (
            "i",
            "menghasilkan hasil sebuah indikator, bukan teks; pilih salah satu sifatnya: alasan, alasan_akhir, asal, capaian, capaian_akhir, catatan, di_luar, indikator, interpretasi, masukan, realisasi, skor, tahun, tahun_akhir, target, target_akhir, target_lain, tercapai",
        ),
        ("anggaran().pagu_rp", "bilangan tanpa cara tulis; bungkus dengan angka(), persen(), atau rupiah()"),
        ("i.capaiann", "menyebut sifat `capaiann`, yang tidak dimiliki hasil sebuah indikator; maksud Anda `capaian`?"),
        ("data(“koperasi”)", 'tidak dapat dibaca; ganti tanda kutip “ dengan "'),
        ("=angka(i.target)", "tidak dapat dibaca; hapus tanda ="),
        ("rasio(1, 2, 100)", "memanggil rasio() dengan 3 nilai; tulislah rasio(a, b, per=1)"),
        ("1; 2", "tidak dapat dibaca; pisahkan dengan koma, bukan ;"),
        ("tercapai(i)", "berupa jawaban ya atau tidak; tulis sebagai syarat di `:::{bila}`"),
        ("bagian('a', 3)", "memberi bagian() teks `a`; bagian() menerima bilangan"),
        ("bagian(3)", "memanggil bagian() dengan 1 nilai; tulislah bagian(sebagian, dari)"),
        ("angka(i)", "memberi angka() hasil sebuah indikator; angka() menerima bilangan"),
        ("angka", "menghasilkan fungsi `angka` tanpa kurung, bukan teks; pilih salah satu sifatnya"),
        (
            "angka(i.tidak_ada)",
            "menyebut sifat `tidak_ada`, yang tidak dimiliki hasil sebuah indikator; yang dikenal: alasan, alasan_akhir, asal, capaian, capaian_akhir, catatan, di_luar, indikator, interpretasi, masukan, realisasi, skor",
        ),
        ("angka(3, -1)", "meminta -1 desimal dari angka(); paling sedikit 0 dan paling banyak 10"),
        ("tanggal('2024-13-45')", "memberi tanggal() teks `2024-13-45`; tanggal() menerima tanggal"),
        (f"angka({'9' * 5000})", "lebih panjang daripada 2.000 huruf; beri nama bagian-bagiannya"),
        ("i.target + 1", "memakai tanda `+` yang tidak diizinkan; hanya nama, sifat, dan panggilan fungsi"),
        (
            "angka(bagian(3, 0))",
            "menyebut nilai yang tidak tersedia: bagian tidak dapat dihitung karena jumlah keseluruhannya nol; nyatakan ketiadaannya dengan kata-kata",
        ),
        (
            "anggaran('Pengadaan Mebl').nama",
            "tidak dapat ditulis (anggaran 2024: ditemukan `Pengadaan Mebl`; seharusnya nama resmi yang tercatat tahun itu, sama huruf dan spasinya; maksud Anda `Pengadaan Mebel`? [N211])",
        ),
        (
            "sumber_dana('DAK Nonfisk').pagu_rp",
            "tidak dapat ditulis (anggaran 2024: ditemukan `DAK Nonfisk`; seharusnya nama resmi yang tercatat tahun itu, sama huruf dan spasinya; maksud Anda `DAK Nonfisik`? [N211])",
        ),
        (
            "peringkat('koperasi_kelompok', 'aktif_unit', 'KUDX')",
            "tidak dapat ditulis (sumber data koperasi_kelompok: ditemukan baris `KUDX`; seharusnya nama baris sumber data itu; maksud Anda `KUD`? [N212])",
        ),
        ("i.__class__", "sifat `__class__` tidak diizinkan dalam narasi"),
    ],
)
def test_message_of_a_faulty_expression(lap, expression, message):
    with pytest.raises(BadExpression) as e:
        lap.tulis(expression)
    assert str(e.value) == message


def test_all_faulty_expressions_are_named_with_their_lines(lap):
    text = "Satu {eval}`x`.\n\nDua {eval}`realisasi(i)`.\nTiga {eval}`1+1`."
    with pytest.raises(InputError) as e:
        fill_expressions(text, lap.tulis, "data/narasi/2024/a.md")
    assert [str(t.place).partition(", ")[2] for t in e.value.findings] == ["baris 1", "baris 4"]
    with pytest.raises(InputError) as e:
        fill_expressions(text, lap.tulis, "notebooks/a.ipynb", 7)
    assert [str(t.place).partition(", ")[2] for t in e.value.findings] == ["sel 7, baris 1", "sel 7, baris 4"]


def test_missing_narrative_is_named_with_its_file(lap):
    with pytest.raises(InputError) as e:
        lap.narasi("koperasi-aktif/analisa")
    assert "data/narasi/2024/koperasi-aktif/analisa.md" in str(e.value)
    assert "maksud Anda `koperasi-aktif/analisis`?" in str(e.value)


def test_direction_follows_the_figures(lap):
    h, last = lap.hasil("koperasi_aktif"), lap.hasil("koperasi_aktif", 2023)
    assert "menurun dari 56,46% menjadi 54,29%, dan capaiannya juga menurun" in kalimat.tahun_lalu(h, last)
    assert "meningkat dari 54,29% menjadi 56,46%" in kalimat.tahun_lalu(last, h)
    assert "tidak berubah" in kalimat.tahun_lalu(h, h)


def test_rise_of_a_negative_indicator_means_weaker(lap):
    h, last = lap.hasil("sengketa"), lap.hasil("sengketa", 2023)
    assert "meningkat dari 5 kasus menjadi 6 kasus" in kalimat.tahun_lalu(h, last)
    assert "kinerja melemah" in kalimat.tahun_lalu(h, last)


@pytest.mark.parametrize("tahun", range(2018, 2025))
def test_standard_sentences_hold_for_every_year_and_indicator(tahun):
    """No standard sentence breaks or stays silent where data are missing."""
    past = buka(ROOT / "data", tahun)
    for h in past.all_results():
        last = past.hasil(h.indikator.id, tahun - 1)
        for text in (kalimat.capaian(h), kalimat.tahun_lalu(h, last), kalimat.akhir(h)):
            assert text.endswith(".")
            assert "None" not in text
            if h.realisasi is None:
                assert "tidak" in text
    assert kalimat.ringkasan(past).endswith(".")
    assert kalimat.total(past).endswith(".")
    assert kalimat.pendapatan(past).endswith(".")


def test_number_of_indicators_is_counted(lap):
    text = kalimat.ringkasan(lap)
    assert (
        "Dari sepuluh indikator, yaitu lima indikator tujuan dan lima indikator sasaran, lima indikator mencapai"
        in text
    )
    assert "Sebanyak lima indikator belum mencapainya" in text
    assert "Nilai AKIP Perangkat Daerah tidak dinyatakan dalam persen" in text


OTHER_UNIT = {
    'rupiah(data("koperasi", "aktif_unit"))': "rupiah() bilangan 76 bersatuan unit",
    'persen(data("koperasi", "aktif_unit"))': "persen() bilangan 76 bersatuan unit",
    'persen(cacah("naik_kelas"))': "persen() bilangan 4 bersatuan baris",
    'persen(anggaran("P1").sisa_rp)': "bersatuan rupiah; tulis dengan rupiah()",
    "rupiah(i.realisasi)": "bersatuan persen",
    "terbilang_rupiah(anggaran().penyerapan)": "bersatuan persen",
    'terbilang_persen(hasil("sengketa").realisasi)': "bersatuan kasus",
    'rupiah(tertinggi("pegawai_status", "jumlah_orang").nilai)': "bersatuan orang",
    'rupiah(data("jaminan_sosial", "proporsi_persen"))': "bersatuan persen",
}


@pytest.mark.parametrize("expression", OTHER_UNIT)
def test_figure_is_written_in_its_unit(lap, expression):
    with pytest.raises(BadExpression) as e:
        lap.tulis(expression)
    assert OTHER_UNIT[expression] in str(e.value)
