"""Contracts over all data files, and one clear sentence for each kind of mistake."""

from pathlib import Path

import pytest
import yaml
from frictionless import Package

from conftest import AKAR, TAHUN, lkjip
from lkjip.checks.backtest import agrees, computed_value, read_printed
from lkjip.checks.data import check_data
from lkjip.checks.pages import check_project
from lkjip.facts.package import read_package
from lkjip.findings import kinds, nearest
from lkjip.project.project import Project
from lkjip.prose.laporan import buka

DATA = AKAR / "data"


@pytest.fixture(scope="module")
def paket():
    paket, temuan = read_package(DATA)
    assert temuan == []
    return paket


def test_paket_bersih():
    assert check_project(Project(AKAR), TAHUN) == []


def test_frictionless_membaca_paket_yang_sama():
    """A second, independent reader accepts the description and every file."""
    laporan = Package(str(DATA / "datapackage.yaml")).validate()
    assert laporan.valid, laporan.flatten(["title", "message"])
    assert laporan.stats["tasks"] == len(yaml.safe_load((DATA / "datapackage.yaml").read_text())["resources"])


def test_setiap_berkas_dijelaskan(paket):
    assert {b.name for b in DATA.glob("*.csv")} == {s.file for s in paket.sources.values()}


def test_setiap_sumber_menyebut_asalnya(paket):
    for s in paket.sources.values():
        assert set(s.origin) == {"bidang", "dokumen", "tabel"}, s.name
        assert all(s.origin.values()), s.name
        assert not paket.tables[s.name].empty, s.name


def test_setiap_ukuran_bersatuan(paket):
    """A number says its unit in its name and in its description."""
    akhiran = {"orang": "_orang", "unit": "_unit", "rupiah": "_rp"}
    for s in paket.sources.values():
        for k in s.columns:
            if k.unit in akhiran:
                assert k.name.endswith(akhiran[k.unit]), (s.name, k.name)
            elif k.type == "integer" and k.name not in ("tahun", "nomor", "mulai"):
                assert k.unit, (s.name, k.name)


def test_nama_orang_ditandai(paket):
    pribadi = {(s.name, k.name) for s in paket.sources.values() for k in s.columns if k.private}
    assert pribadi == {("naik_kelas", "nama"), ("perselisihan", "pihak_pekerja")}


def test_banyaknya_fakta(paket):
    banyak = {"sertifikat": 28, "perusahaan": 196, "anggaran": 35, "keluaran": 32, "program": 60, "koperasi": 7}
    assert {n: len(paket.tables[n]) for n in banyak} == banyak


# Mistakes

KESALAHAN = {
    "tanggal yang ditulis dengan kata": (
        "sk.yaml",
        "tanggal: 2025-01-02",
        "tanggal: 2 Januari 2025",
        "data/sk.yaml, butir ke-1, tanggal: ditemukan `2 Januari 2025`; seharusnya tanggal seperti 2025-01-02",
    ),
    "tanggal yang kosong": (
        "sk.yaml",
        "tanggal: 2025-01-02",
        "tanggal:",
        "data/sk.yaml, butir ke-1, tanggal: ditemukan isi yang kosong; seharusnya tanggal seperti 2025-01-02",
    ),
    "batas untuk data yang tidak ada": (
        "datapackage.yaml",
        "- data: sertifikat\n  kolom: kompeten_orang",
        "- data: sertifikasi\n  kolom: kompeten_orang",
        "data/datapackage.yaml, batas_baris: ditemukan data `sertifikasi`; seharusnya data yang dijelaskan",
    ),
    "batas untuk kolom yang tidak ada": (
        "datapackage.yaml",
        "- data: sertifikat\n  kolom: kompeten_orang",
        "- data: sertifikat\n  kolom: kompeten",
        "data/datapackage.yaml, batas_baris: ditemukan kolom `kompeten`; seharusnya kolom sertifikat",
    ),
    "huruf dalam bilangan": (
        "umkm.csv",
        "2022;16098;",
        "2022;16O98;",
        "data/umkm.csv, baris 3, kolom mikro_unit: ditemukan `16O98`; seharusnya bilangan bulat tanpa titik",
    ),
    "titik ribuan": (
        "umkm.csv",
        "2022;16098;",
        "2022;16.098;",
        "data/umkm.csv, baris 3, kolom mikro_unit: ditemukan `16.098`; seharusnya bilangan bulat tanpa titik",
    ),
    "titik sebagai koma": (
        "survei_kepuasan.csv",
        "3,33",
        "3.33",
        "data/survei_kepuasan.csv, baris 2, kolom nrr_tertimbang_nilai: ditemukan `3.33`; seharusnya bilangan dengan koma",
    ),
    "kunci ganda": (
        "wirausaha.csv",
        "2023;60;42",
        "2022;60;42",
        "data/wirausaha.csv, baris 5: ditemukan kunci ganda (tahun = 2022); seharusnya setiap kunci satu kali; "
        "sudah ada di baris 4",
    ),
    "jumlah yang tidak mungkin": (
        "belanja.csv",
        "R5.1.1;4575644982;",
        "R5.1.1;4575644983;",
        "data/belanja.csv dan data/anggaran.csv, tahun 2024: ditemukan 8.823.388.741 dan 8.823.388.740; "
        "seharusnya jumlah yang sama",
    ),
    "bagian melebihi keseluruhan": (
        "sertifikat.csv",
        ";189;113;",
        ";189;190;",
        "data/sertifikat.csv, baris 2, kolom kompeten_orang: ditemukan 190; seharusnya paling banyak 189",
    ),
    "indikator tak dikenal": (
        "target.csv",
        "koperasi_aktif;2023;",
        "koprasi_aktif;2023;",
        "kolom indikator: ditemukan `koprasi_aktif`; seharusnya id indikator yang ada di indikator.yaml; "
        "maksud Anda `koperasi_aktif`?",
    ),
    "kode program tak dikenal": (
        "anggaran.csv",
        "P9.K1.S1;",
        "P9.K9.S1;",
        "data/anggaran.csv, baris 36, kolom kode: ditemukan `P9.K9.S1`; seharusnya tercatat di data/program.csv",
    ),
    "kode yang diubah lembar kerja": (
        "belanja.csv",
        "R5.1.1;",
        "05/01/2001;",
        "ditemukan `05/01/2001`; seharusnya kode rekening berpola",
    ),
    "sel wajib kosong": (
        "koperasi.csv",
        "2021;83;45",
        "2021;;45",
        "data/koperasi.csv, baris 5, kolom aktif_unit: ditemukan sel kosong",
    ),
    "target bukan bilangan": (
        "target.csv",
        "sengketa;2024;renstra;9",
        "sengketa;2024;renstra;sembilan",
        "kolom nilai: ditemukan `sembilan`; seharusnya bilangan berkoma desimal",
    ),
    "predikat tak dikenal": (
        "target.csv",
        "nilai_akip;2024;renstra;BB",
        "nilai_akip;2024;renstra;BBB",
        "kolom nilai: ditemukan `BBB`; seharusnya predikat",
    ),
    "pilihan tak dikenal": (
        "anggaran.csv",
        "DAK Nonfisik",
        "DAK Non Fisik",
        "kolom sumber_dana: ditemukan `DAK Non Fisik`; seharusnya salah satu dari APBD di luar DAK, DAK Nonfisik; "
        "maksud Anda `DAK Nonfisik`?",
    ),
    "tanggal": (
        "perselisihan.csv",
        "2024-01-29",
        "29/01/2024",
        "kolom tanggal_laporan: ditemukan `29/01/2024`; seharusnya tanggal berbentuk tahun-bulan-hari",
    ),
    "pemisah koma": (
        "umkm.csv",
        ";",
        ",",
        "data/umkm.csv, baris 1: ditemukan `tahun,mikro_unit,kecil_unit,menengah_unit,besar_unit`; "
        "seharusnya 5 kolom dipisahkan `;`",
    ),
    "kolom salah eja": (
        "wirausaha.csv",
        "tkm_orang",
        "tkm_orng",
        "data/wirausaha.csv, baris 1: ditemukan kolom `tkm_orng`; seharusnya kolom yang dijelaskan di datapackage.yaml; "
        "maksud Anda `tkm_orang`?",
    ),
    "sel berlebih": (
        "wirausaha.csv",
        "2021;32;32",
        "2021;32;32;1",
        "data/wirausaha.csv, baris 3: ditemukan 4 sel; seharusnya 3 sel",
    ),
    "kutip tak ditutup": (
        "rekomendasi.csv",
        "2024;1;",
        '2024;1;"',
        "data/rekomendasi.csv, baris 2: ditemukan tanda kutip yang tidak ditutup",
    ),
    "spasi ganda": (
        "pelatihan.csv",
        "Pelatihan Bakery I;",
        "Pelatihan  Bakery I;",
        "ditemukan `Pelatihan  Bakery I`; seharusnya teks tanpa spasi di tepi atau spasi ganda",
    ),
    "realisasi yang dapat dihitung": (
        "realisasi.csv",
        "daya_saing;2024;",
        "koperasi_aktif;2024;",
        "ditemukan realisasi koperasi_aktif tahun 2024; seharusnya tidak ditulis, karena dapat dihitung",
    ),
    "subkegiatan tanpa anggaran": (
        "anggaran.csv",
        "2024;P9.K1.S1;APBD di luar DAK;594583840;486079938\n",
        "",
        "ditemukan subkegiatan `P9.K1.S1` tanpa anggaran",
    ),
    "rumus salah eja": ("indikator.yaml", "rumus: rasio", "rumus: rasioo", "maksud Anda `rasio`?"),
    "kunci yaml salah eja": (
        "sk.yaml",
        "tanggal:",
        "tangal:",
        "data/sk.yaml, butir ke-1: ditemukan `tangal`; seharusnya bagian yang dikenal; maksud Anda `tanggal`?",
    ),
    "kunci yaml hilang": ("instansi.yaml", "kepala:", "kepla:", "data/instansi.yaml: tidak ada `kepala`"),
    "jenis yaml keliru": (
        "indikator.yaml",
        "desimal: 2",
        "desimal: dua",
        "data/indikator.yaml, indikator ke-1, desimal: ditemukan `dua`; seharusnya bilangan bulat",
    ),
    "batas skala bukan bilangan": (
        "parameter/interpretasi.yaml",
        "batas: 91",
        "batas: tinggi",
        "data/parameter/interpretasi.yaml, butir ke-1, jenjang ke-1, batas: ditemukan `tinggi`; seharusnya bilangan",
    ),
    "jenis kolom": ("datapackage.yaml", "type: integer", "type: intger", "type: ditemukan `intger`"),
    "program pendukung": (
        "indikator.yaml",
        "program: [P5]",
        "program: [P55]",
        "ditemukan `P55`; seharusnya kode program di data/program.csv",
    ),
    "masukan rumus": ("indikator.yaml", "kolom: aktif_unit", "kolom: aktf_unit", "maksud Anda `aktif_unit`?"),
    "yaml rusak": ("indikator.yaml", "tujuan:\n", "tujuan\n", "tulisan YAML yang tidak dapat dibaca"),
    "induk tak dikenal": (
        "indikator.yaml",
        "sasaran: akuntabilitas",
        "sasaran: akuntabiltas",
        "maksud Anda `akuntabilitas`?",
    ),
}


def ubah(berkas: Path, lama: str, baru: str) -> None:
    teks = berkas.read_text(encoding="utf-8")
    assert lama in teks
    berkas.write_text(teks.replace(lama, baru), encoding="utf-8")


@pytest.mark.parametrize("nama", KESALAHAN)
def test_kesalahan_menjadi_satu_kalimat(salinan, nama):
    berkas, lama, baru, kalimat = KESALAHAN[nama]
    ubah(salinan / "data" / berkas, lama, baru)
    temuan = [str(t) for t in check_data(salinan / "data")]
    assert any(kalimat in t for t in temuan), temuan


def test_semua_temuan_sekaligus_dan_kode_keluar_satu(salinan):
    for nama in ("huruf dalam bilangan", "titik sebagai koma", "kunci ganda"):
        ubah(salinan / "data" / KESALAHAN[nama][0], *KESALAHAN[nama][1:3])
    hasil = lkjip("check", cwd=salinan)
    assert hasil.returncode == 1
    assert "Traceback" not in hasil.stderr
    for nama in ("huruf dalam bilangan", "titik sebagai koma", "kunci ganda"):
        assert KESALAHAN[nama][3] in hasil.stderr


def test_huruf_bukan_utf8(salinan):
    berkas = salinan / "data" / "pelatihan.csv"
    berkas.write_bytes(berkas.read_bytes().replace(b"Bakery", b"Bak\xe9ry"))
    assert "data/pelatihan.csv, baris 4: ditemukan huruf yang bukan UTF-8" in str(check_data(salinan / "data")[0])


def test_berkas_hilang(salinan):
    (salinan / "data" / "umkm.csv").unlink()
    assert "data/umkm.csv: tidak ada berkas" in "\n".join(map(str, check_data(salinan / "data")))


def test_tanda_awal_berkas_dari_lembar_kerja_diterima(salinan):
    berkas = salinan / "data" / "umkm.csv"
    berkas.write_bytes(b"\xef\xbb\xbf" + berkas.read_bytes().replace(b"\n", b"\r\n"))
    assert check_data(salinan / "data") == []


def test_urutan_baris_tidak_berpengaruh(salinan):
    for berkas in ("perusahaan.csv", "koperasi.csv", "umkm.csv", "sertifikat.csv"):
        kepala, *isi = (salinan / "data" / berkas).read_text(encoding="utf-8").splitlines()
        (salinan / "data" / berkas).write_text("\n".join([kepala, *reversed(isi)]) + "\n", encoding="utf-8")
    asli, balik = buka(DATA, TAHUN), buka(salinan / "data", TAHUN)
    for id in asli.katalog.indikator:
        assert asli.hasil(id).realisasi == balik.hasil(id).realisasi


# The printed report


def test_setiap_angka_tercetak_dihitung_atau_dikoreksi():
    """Back-test over more than a thousand printed figures of chapter III."""
    lap = buka(DATA, TAHUN)
    koreksi = [d for k in yaml.safe_load((DATA / "koreksi.yaml").read_text())["angka"] for d in k["di"]]
    tercetak = read_printed(DATA / "terbit" / "2024.csv")
    beda = [t for _, t in tercetak if not agrees(computed_value(lap, t), t.text)]
    assert len(tercetak) > 1000
    assert {t.key for t in beda} == {
        (d["tempat"], d["objek"], d["besaran"], d["tahun"], d["tercetak"]) for d in koreksi
    }


def test_angka_tercetak_yang_berubah_ditemukan(salinan):
    ubah(
        salinan / "data" / "terbit" / "2024.csv",
        "Tabel 3.29;P1;penyerapan;2024;89,77%",
        "Tabel 3.29;P1;penyerapan;2024;89,78%",
    )
    temuan = "\n".join(map(str, check_project(Project(salinan), TAHUN)))
    assert (
        "Tabel 3.29, P1 penyerapan tahun 2024: ditemukan tercetak `89,78%`; seharusnya `89,77%` menurut data" in temuan
    )


def test_koreksi_yang_tidak_berlaku_lagi_ditemukan(salinan):
    ubah(
        salinan / "data" / "terbit" / "2024.csv",
        "Tabel 3.29;total;penyerapan;2024;88.06%",
        "Tabel 3.29;total;penyerapan;2024;88,07%",
    )
    assert "koreksi yang tidak lagi diperlukan" in "\n".join(map(str, check_project(Project(salinan), TAHUN)))


def test_setiap_koreksi_beralasan():
    koreksi = yaml.safe_load((DATA / "koreksi.yaml").read_text())
    for bagian in ("angka", "fakta", "nama"):
        assert all(k["alasan"] for k in koreksi[bagian])


def test_temuan_menyebut_tempat_isi_harapan_dan_saran():
    finding = kinds.UNKNOWN_COLUMN.at("a.csv", row=1, name="kolm", near=nearest("kolm", ["kolom"]))
    assert str(finding) == (
        "a.csv, baris 1: ditemukan kolom `kolm`; seharusnya kolom yang dijelaskan di datapackage.yaml; "
        "maksud Anda `kolom`? [D104]"
    )
    assert "ditemukan" not in str(kinds.MISSING_FILE.at("a.csv"))
