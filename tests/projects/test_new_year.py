"""The next year: everything that is needed is prepared, nothing that was there changes, what is missing is said."""

import csv
import io
import re
from pathlib import Path

import pytest
import yaml

from conftest import AKAR, TAHUN, lkjip, salin_proyek
from lkjip import tabel
from lkjip.book.engines import PROCESS
from lkjip.book.execution import execute_all
from lkjip.book.years import publishable_years, ready_years
from lkjip.checks.data import check_data
from lkjip.checks.pages import check_project
from lkjip.checks.worklist import TEAM, is_list, open_tasks, unfinished, worklist, write_worklist
from lkjip.facts.package import read_package
from lkjip.facts.preparation import preparation_file
from lkjip.findings import InputError
from lkjip.project.project import Project
from lkjip.projects import new_year as modul
from lkjip.projects.additions import append_rows, copy_entry, new_rows
from lkjip.projects.new_year import prepare_year
from lkjip.prose.laporan import buka
from lkjip.prose.narasi import fill_expressions
from lkjip.views.grid import Kosong

BARU = TAHUN + 1


def isi_folder(folder: Path) -> dict[str, bytes]:
    return {b.relative_to(folder).as_posix(): b.read_bytes() for b in sorted(folder.rglob("*")) if b.is_file()}


def ganti(berkas: Path, lama: str, baru: str) -> None:
    teks = berkas.read_bytes().decode("utf-8")
    assert lama in teks, (berkas.name, lama)
    berkas.write_bytes(teks.replace(lama, baru).encode())


def baris(data: Path, nama: str, tahun: int = BARU) -> list[dict[str, str]]:
    with (data / f"{nama}.csv").open(encoding="utf-8-sig", newline="") as f:
        return [b for b in csv.DictReader(f, delimiter=";") if b["tahun"] == str(tahun)]


def keluaran(proyek: Path, tahun: int, versi: str = "publik") -> dict[str, bytes]:
    """Executed notebooks and written pages of a year."""
    tempat = proyek / "hasil" / f"{tahun}-{versi}"
    tempat.mkdir(parents=True)
    p = Project(proyek)
    jalan = execute_all(p.notebooks, tempat, tahun=tahun, data=p.data, versi=versi, engine=PROCESS)
    assert [str(t) for satu in jalan for t in satu] == []
    lap = buka(p.data, tahun, versi=versi)
    buku = {h.name: fill_expressions(h.read_text(encoding="utf-8"), lap.tulis, h.name).encode() for h in p.pages}
    return buku | {b.name: b.read_bytes() for b in tempat.glob("*.ipynb")}


def penuhi(data: Path) -> None:
    """Do all the work of the new year with the figures and sentences of the year before."""
    paket, _ = read_package(data)
    for s in paket.sources.values():
        with (data / s.file).open(encoding="utf-8", newline="") as f:
            semua = list(csv.DictReader(f, delimiter=";"))
        if "tahun" not in semua[0]:
            continue
        lama = [b for b in semua if b["tahun"] == str(TAHUN)]
        if s.all_years:
            lama = [b for b in lama if b["indikator"] in {x["indikator"] for x in semua if x["tahun"] == str(BARU)}]
        baru = [b | {"tahun": str(BARU)} for b in lama]
        for n, b in enumerate(baru):
            b |= {"nik": f"{9_000_000_000_000 + n}"} if "nik" in b else {}
        with (data / s.file).open("w", encoding="utf-8", newline="") as f:
            w = csv.DictWriter(f, list(semua[0]), delimiter=";", lineterminator="\n")
            w.writeheader()
            w.writerows([b for b in semua if b["tahun"] != str(BARU)] + baru)
    for b in (data / "narasi" / str(BARU)).rglob("*.md"):
        lama = (data / "narasi" / str(TAHUN) / b.relative_to(data / "narasi" / str(BARU))).read_text(encoding="utf-8")
        b.write_text(b.read_text(encoding="utf-8") + lama, encoding="utf-8")
    ganti(preparation_file(data, BARU), "sudah: tidak", "sudah: ya")


@pytest.fixture
def siap(salinan: Path) -> Project:
    """A project whose next year is prepared."""
    proyek = Project(salinan)
    assert prepare_year(proyek, BARU)
    return proyek


# What is prepared


def test_setiap_berkas_hanya_bertambah(salinan):
    semula = isi_folder(salinan / "data")
    proyek = Project(salinan)
    ditulis = {b.relative_to(proyek.data).as_posix() for b in prepare_year(proyek, BARU)}
    sekarang = isi_folder(proyek.data)
    assert {n for n in sekarang if sekarang[n] != semula.get(n)} == ditulis
    for nama, isi in semula.items():
        assert sekarang[nama].startswith(isi), nama
    assert check_data(proyek.data) == []


def test_nama_disalin_angka_dikosongkan(siap):
    paket, _ = read_package(AKAR / "data")
    berulang = 0
    for s in paket.sources.values():
        if "tahun" not in paket.tables[s.name] or s.all_years:
            continue
        lama, baru = baris(AKAR / "data", s.name), baris(siap.data, s.name)
        assert lama == []
        lama = baris(AKAR / "data", s.name, TAHUN)
        if is_list(s):
            assert baru == [], s.name
            continue
        kosong = {k.name for k in s.yearly_columns} | {"tahun"}
        berulang += 1
        assert [{k: v for k, v in b.items() if k not in kosong} for b in baru] == [
            {k: v for k, v in b.items() if k not in kosong} for b in lama
        ], s.name
        assert {b[k.name] for b in baru for k in s.yearly_columns} <= {""}, s.name
    assert berulang >= 20
    assert {(b["indikator"], b["dokumen"]) for b in baris(siap.data, "target")} == {
        (b["indikator"], b["dokumen"]) for b in baris(AKAR / "data", "target", TAHUN)
    }


def test_indikator_yang_berakhir_tidak_disalin(salinan):
    ganti(salinan / "data" / "indikator.yaml", "  - id: sengketa\n", f"  - id: sengketa\n    sampai: {TAHUN}\n")
    target = salinan / "data" / "target.csv"
    target.write_text(re.sub(rf"sengketa;{BARU + 1};.*\n", "", target.read_text(encoding="utf-8")), encoding="utf-8")
    prepare_year(Project(salinan), BARU)
    ada = {b["indikator"] for b in baris(salinan / "data", "target")}
    assert "koperasi_aktif" in ada
    assert "sengketa" not in {b["indikator"] for b in baris(salinan / "data", "iku")} | {
        b["indikator"] for b in baris(salinan / "data", "target") if b["dokumen"] != "renstra"
    }


def test_baris_yang_sudah_ada_tidak_diulang(salinan):
    """A plan may have set its target long ago."""
    berkas = salinan / "data" / "target.csv"
    berkas.write_bytes(berkas.read_bytes() + f"koperasi_aktif;{BARU};renstra;66\n".encode())
    prepare_year(Project(salinan), BARU)
    milik = [b for b in baris(salinan / "data", "target") if b["indikator"] == "koperasi_aktif"]
    assert [(b["dokumen"], b["nilai"]) for b in milik] == [("renstra", "66"), ("pk_perubahan", "")]


@pytest.mark.parametrize(
    ("nama", "harap"),
    [
        ("koperasi", False),  # one row a year
        ("pegawai_golongan", False),  # categories
        ("program", False),
        ("perusahaan", True),  # declared: `tahun_baru: baris`
        ("iku", True),
        ("perselisihan", None),  # running number
        ("koperasi_baru", None),  # key without a year
        ("langkah", None),
    ],
)
def test_daftar_atau_baris(nama, harap):
    s = read_package(AKAR / "data")[0].sources[nama]
    assert is_list(s) == (harap is None)
    assert bool(s.new_year) == bool(harap)


def test_rintisan_narasi_berisi_panduan_dan_bahan(siap):
    nama = "koperasi-aktif/analisis.md"
    teks = (siap.data / "narasi" / str(BARU) / nama).read_text(encoding="utf-8")
    assert f"Bagian “Analisis”, tahun {BARU}." in teks
    assert "apa sebabnya?" in teks
    assert (AKAR / "data" / "narasi" / str(TAHUN) / nama).read_text(encoding="utf-8").strip() in teks
    assert {
        b.relative_to(siap.data / "narasi" / str(BARU)) for b in (siap.data / "narasi" / str(BARU)).rglob("*.md")
    } == {
        b.relative_to(AKAR / "data" / "narasi" / str(TAHUN))
        for b in (AKAR / "data" / "narasi" / str(TAHUN)).rglob("*.md")
    }


def test_pejabat_dan_keputusan_disalin_untuk_dikonfirmasi(siap):
    kepala = yaml.safe_load((siap.data / "instansi.yaml").read_text(encoding="utf-8"))["kepala"]
    assert kepala[-1] == kepala[-2] | {"mulai": BARU}
    assert [k["tahun"] for k in yaml.safe_load((siap.data / "sk.yaml").read_text(encoding="utf-8"))] == [TAHUN, BARU]
    tim = [i.what for i in open_tasks(siap, BARU) if i.owner == TEAM and "konfirmasi" in i.what]
    assert len(tim) == 2
    assert all(str(BARU) in hal for hal in tim)
    # Until then the draft does not print them as facts of the year.
    nomor = kepala_nomor(siap)
    with pytest.raises(TypeError, match="tahun 2025 belum tersedia"):
        nomor()
    ganti(preparation_file(siap.data, BARU), "sudah: tidak", "sudah: ya")
    assert kepala_nomor(siap)() == "188.4/4/DTK-KUKM/I/2025"


def kepala_nomor(siap):
    return lambda: buka(siap.data, BARU, versi="draf").tulis("keputusan.nomor")


def test_dokumen_sumber_mengikuti_tahun(siap):
    def dokumen(tahun: int, nama: str) -> str:
        return tabel.sumber_tabel(buka(siap.data, tahun, versi="draf"), nama)

    assert dokumen(TAHUN, "anggaran") == f"Sekretariat; Laporan Keuangan Tahun {TAHUN}"
    assert dokumen(BARU, "anggaran") == f"Sekretariat; Laporan Keuangan Tahun {BARU}"
    assert dokumen(2019, "anggaran") == f"Sekretariat; Laporan Keuangan Tahun {TAHUN}"
    # A document of which nobody has said what follows it is a question, not a guess.
    tanya = [i.what for i in open_tasks(siap, BARU) if "dokumen sumber" in i.what]
    assert len(tanya) == 4
    assert "dokumen sumber akip di data/datapackage.yaml, “Laporan Kinerja 2024 tercetak, Tabel 3.2”" in tanya[0]


# All or nothing, and once


def test_instansi_lain_juga_menyiapkan_tahun(tmp_path):
    """An agency that lacks most of the standard sources."""
    from lkjip.projects.new_agency import lay_project
    from lkjip.projects.new_indicator import SAMPLE_YEAR as TAHUN_CONTOH

    lay_project(tmp_path / "lain")
    proyek = Project(tmp_path / "lain")
    prepare_year(proyek, TAHUN_CONTOH + 1)
    assert len(open_tasks(proyek, TAHUN_CONTOH + 1)) > 20
    assert check_project(proyek, TAHUN_CONTOH + 1, "draf") == []


def test_sekali_lagi_tidak_mengubah_apa_pun(siap):
    ganti(siap.data / "koperasi.csv", f"{BARU};;", f"{BARU};70;70")
    ganti(siap.data / "sarana.csv", f"{BARU};1;Gedung kantor;\n", "")
    semula = isi_folder(siap.data)
    hasil = lkjip("new-year", str(BARU), cwd=siap.root)
    assert (hasil.returncode, hasil.stderr) == (0, "")
    assert f"Tahun {BARU} sudah disiapkan; tidak ada yang diubah." in hasil.stdout
    assert isi_folder(siap.data) == semula


@pytest.mark.parametrize("ke", [1, 2, 30])
def test_kegagalan_meninggalkan_semua_seperti_semula(salinan, monkeypatch, ke):
    semula, asli, hitung = isi_folder(salinan), Path.write_bytes, []

    def penuh(self, isi):
        hitung.append(self)
        if len([b for b in hitung if b.is_relative_to(salinan)]) == ke and self.is_relative_to(salinan):
            raise OSError("diska penuh")
        return asli(self, isi)

    monkeypatch.setattr(Path, "write_bytes", penuh)
    with pytest.raises(OSError, match="diska penuh"):
        prepare_year(Project(salinan), BARU)
    assert isi_folder(salinan) == semula
    assert not (salinan / "data" / "persiapan").exists()
    assert not (salinan / "data" / "narasi" / str(BARU)).exists()


def test_hasil_yang_salah_tidak_ditulis(salinan, monkeypatch):
    """The year is tried in a copy: a finding there stops it before the first file is written."""
    semula = isi_folder(salinan)
    monkeypatch.setattr(modul, "_preparation_text", lambda *_: "konfirmasi: salah\n")
    with pytest.raises(InputError, match=r"persiapan/2025\.yaml"):
        prepare_year(Project(salinan), BARU)
    assert isi_folder(salinan) == semula


@pytest.mark.parametrize(
    ("tahun", "pesan"),
    [
        (TAHUN, "ditemukan tahun 2024, yang sudah mempunyai data; seharusnya tahun 2025"),
        (2019, "ditemukan tahun 2019, yang sudah mempunyai data"),
        (BARU + 1, "ditemukan tahun 2026; seharusnya tahun 2025, sesudah tahun terakhir yang mempunyai data"),
    ],
)
def test_hanya_tahun_berikutnya(salinan, tahun, pesan):
    semula = isi_folder(salinan)
    hasil = lkjip("new-year", str(tahun), cwd=salinan)
    assert hasil.returncode == 1
    assert pesan in hasil.stderr
    assert "Traceback" not in hasil.stderr
    assert isi_folder(salinan) == semula


def test_tahun_sesudahnya_menunggu(siap):
    with pytest.raises(InputError, match="isian yang belum selesai; seharusnya tahun 2025 selesai lebih dahulu"):
        prepare_year(siap, BARU + 1)


def test_data_bertemuan_diperbaiki_dahulu(salinan):
    ganti(salinan / "data" / "umkm.csv", "2022;16098;", "2022;16.098;")
    semula = isi_folder(salinan)
    with pytest.raises(InputError, match="kolom mikro_unit"):
        prepare_year(Project(salinan), BARU)
    assert isi_folder(salinan) == semula


@pytest.mark.parametrize(
    ("isi", "harap"),
    [
        (b"tahun;a\n2024;1\n", b"tahun;a\n2024;1\n2025;\n"),
        (b"tahun;a\n2024;1", b"tahun;a\n2024;1\n2025;\n"),
        (b"\xef\xbb\xbftahun;a\r\n2024;1\r\n", b"\xef\xbb\xbftahun;a\r\n2024;1\r\n2025;\r\n"),
        (b'tahun;a\n"2024";"1"\n', b'tahun;a\n"2024";"1"\n2025;\n'),
    ],
)
def test_csv_tetap_seperti_yang_ditulis_lembar_kerja(isi, harap):
    assert append_rows(isi, [["2025", ""]], ";") == harap


def test_isi_sel_disalin_seperti_tertulis(salinan):
    """Quotes, separators and line breaks in a name survive; the edition is not inherited."""
    data = salinan / "data"
    berkas = data / "sarana.csv"
    berkas.write_bytes(
        '\ufefftahun;nomor;nama;jumlah_unit;edisi\r\n2024;1;"Meja; ""besar""";3;\r\n2024;1;"Meja; ""besar""";4;2024\r\n'.encode()
    )
    paket, temuan = read_package(data)
    assert temuan == []
    baru = new_rows(berkas.read_bytes(), paket.sources["sarana"], paket.tables["sarana"], BARU, ())
    assert baru == [["2025", "1", 'Meja; "besar"', "", ""]]


@pytest.mark.parametrize(
    ("teks", "daftar_di", "kunci"),
    [
        (
            "# kepala\na: 1\nkepala:\n  - mulai: 2023  # awal\n    nama: A\n\n  # baru\n  - mulai: 2024\n    nama: B\nz: 2\n",
            "kepala",
            "mulai",
        ),
        ("kepala:\n- {mulai: 2024, nama: B}", "kepala", "mulai"),
        ("- nama: A\r\n  tahun: 2024\r\n# tamat\r\n", "", "tahun"),
    ],
)
def test_yaml_mempertahankan_keterangan(teks, daftar_di, kunci):
    baru = copy_entry(teks, daftar_di, kunci, BARU)
    isi = yaml.safe_load(baru)
    butir = isi[daftar_di] if daftar_di else isi
    assert butir[-1] == butir[-2] | {kunci: BARU}
    assert ("\r\n" in baru) == ("\r\n" in teks)
    sisa_teks = iter(baru.splitlines())
    assert all(b in sisa_teks for b in teks.splitlines()), "every line is still there, in order"
    assert copy_entry(baru, daftar_di, kunci, BARU) is None


# Worklist


def test_daftar_kerja_menurut_bidang(siap):
    hasil = lkjip("check", "--tahun", str(BARU), cwd=siap.root)
    assert (hasil.returncode, hasil.stderr) == (0, "")
    teks = hasil.stdout
    assert re.search(rf"^Laporan tahun {BARU}: 0 dari \d+ isian selesai \(0%\)\.$", teks, re.M)
    koperasi = teks.split("\nBidang Koperasi, Usaha Kecil dan Menengah: ")[1].split("\n\n")[0].splitlines()
    assert koperasi[0] == "0 dari 40 isian selesai (0%)"
    assert "  data/koperasi.csv, baris 9: aktif_unit, tidak_aktif_unit" in koperasi
    assert "  data/koperasi_baru.csv: belum ada baris tahun 2025 (Koperasi baru)" in koperasi
    assert "  data/narasi/2025/koperasi-aktif/analisis.md: uraian yang belum ditulis" in koperasi
    assert "  data/umkm.csv, baris 6: besar_unit (boleh kosong)" in koperasi
    ganti(siap.data / "koperasi.csv", f"{BARU};;", f"{BARU};70;70")
    (siap.data / "narasi" / str(BARU) / "koperasi-aktif" / "analisis.md").write_text("Turun.", encoding="utf-8")
    teks = lkjip("check", "--tahun", str(BARU), cwd=siap.root).stdout
    assert "Bidang Koperasi, Usaha Kecil dan Menengah: 3 dari 40 isian selesai (7%)" in teks
    assert "koperasi.csv, baris 9" not in teks
    assert "koperasi-aktif/analisis.md" not in teks


def test_sel_yang_terisi_tetap_diperiksa(siap):
    ganti(siap.data / "koperasi.csv", f"{BARU};;", f"{BARU};tujuh;")
    hasil = lkjip("check", "--tahun", str(BARU), cwd=siap.root)
    assert hasil.returncode == 1
    assert "data/koperasi.csv, baris 9, kolom aktif_unit: ditemukan `tujuh`" in hasil.stderr


def test_sel_kosong_tahun_lain_tetap_kekeliruan(siap):
    ganti(siap.data / "koperasi.csv", "\n2024;76;", "\n2024;;")
    assert any("koperasi.csv" in t.place.file and t.found == "sel kosong" for t in check_data(siap.data))


def test_jumlah_tidak_pernah_dari_sebagian_baris(siap):
    """Two of 35 budget lines are not the budget; one target is a target."""
    ganti(siap.data / "anggaran.csv", f"{BARU};P1.K1.S1;APBD di luar DAK;;", f"{BARU};P1.K1.S1;APBD di luar DAK;100;90")
    ganti(siap.data / "target.csv", f"koperasi_aktif;{BARU};renstra;", f"koperasi_aktif;{BARU};renstra;66")
    lap = buka(siap.data, BARU, versi="draf")
    assert lap.pohon == {}
    assert lap.data("anggaran", "pagu_rp") is None
    assert str(lap.hasil("koperasi_aktif").target) == "66.00"
    assert lap.hasil("sengketa").target is None
    assert check_data(siap.data) == []
    n = sum(i.done for i in worklist(siap, BARU))
    assert n == 3


def test_tidak_tersedia_dinyatakan_dengan_alasan(siap):
    berkas = preparation_file(siap.data, BARU)
    semula = len(open_tasks(siap, BARU))
    ganti(siap.data / "umkm.csv", f"{BARU};;;;", f"{BARU};100;20;;")
    ganti(
        berkas,
        "\ntidak_tersedia:\n",
        "\ntidak_tersedia:\n- {data: perselisihan, alasan: Tidak ada kasus}\n"
        "- {data: umkm, kolom: [menengah_unit], alasan: Tidak dicatat lagi}\n",
    )
    assert check_data(siap.data) == []
    assert semula - len(open_tasks(siap, BARU)) == 4
    lap = buka(siap.data, BARU)
    assert (lap.data("umkm", "mikro_unit"), lap.data("umkm", "menengah_unit")) == (100, None)
    assert tabel.daftar(lap, "perselisihan").baris == ((f"Data tahun {BARU} tidak tersedia: tidak ada kasus.",),)
    assert "tidak tersedia: tidak ada kasus" in str(lap.missing("perselisihan"))
    deret = tabel.deret(lap, "umkm")
    assert [b[-1] for b in deret.baris[:2]] == [100, 20]
    assert isinstance(deret.baris[-1][-1], Kosong), "a total without one of its parts is not a total"
    ganti(siap.data / "umkm.csv", f"{BARU};100;20;;", f"{BARU};100;20;5;")
    assert ["menengah_unit" in t.found for t in check_data(siap.data)] == [True]
    ganti(berkas, "data: umkm, kolom: [menengah_unit]", "data: umkn")
    assert "maksud Anda `umkm`?" in str(check_data(siap.data)[0])


def test_buku_akhir_menunggu_daftar_kerja(siap):
    temuan = [str(t) for t in unfinished(siap, BARU)]
    assert f"data, tahun {BARU}, BPS Kabupaten Belitung Timur: ditemukan 12 isian yang belum selesai" in temuan[3]
    narasi = [t for t in temuan if "narasi/2025" in t]
    assert len(narasi) == len(list((AKAR / "data" / "narasi" / str(TAHUN)).rglob("*.md")))
    hasil = lkjip("build", "--tahun", str(BARU), cwd=siap.root)
    assert (hasil.returncode, hasil.stderr.splitlines()[: len(temuan)]) == (1, temuan)
    assert not (siap.root / "_build" / str(BARU)).exists()
    assert publishable_years(siap.data)[-1] == TAHUN


def test_situs_bersama_menunggu_tahun_yang_disiapkan(siap):
    ganti(siap.data / "koperasi.csv", f"\n{BARU};;", f"\n{BARU};70;60")
    assert BARU in publishable_years(siap.data)
    ada, disiapkan = ready_years(siap)
    assert disiapkan == [BARU]
    assert ada[-1] == TAHUN


@pytest.mark.early
def test_sesudah_semua_terisi(siap):
    """The work done, the year is an ordinary one: no findings, every page runs, the next year may begin."""
    penuhi(siap.data)
    assert open_tasks(siap, BARU) == []
    assert "(100%)" in write_worklist(worklist(siap, BARU), BARU)
    assert [str(t) for t in check_project(siap, BARU)] == []
    assert publishable_years(siap.data)[-1] == BARU
    assert b"tetap" in keluaran(siap.root, BARU)["koperasi-aktif.ipynb"]
    assert prepare_year(siap, BARU + 1)
    assert check_data(siap.data) == []


# The report before, and the draft


@pytest.mark.early
def test_laporan_sebelumnya_tetap_sama(salinan):
    semula = keluaran(salinan, TAHUN)
    prepare_year(Project(salinan), BARU)
    (salinan / "hasil" / f"{TAHUN}-publik").rename(salinan / "hasil" / "lama")
    assert keluaran(salinan, TAHUN) == semula


@pytest.mark.early
def test_draf_langsung_dan_sesudah_sebagian_terisi(tmp_path):
    proyek = salin_proyek(tmp_path / "proyek")
    assert lkjip("new-year", str(BARU), cwd=proyek).returncode == 0
    keluaran(proyek, BARU, "draf")
    data = proyek / "data"
    ganti(data / "koperasi.csv", f"{BARU};;", f"{BARU};70;71")
    ganti(data / "umkm.csv", f"{BARU};;", f"{BARU};100;")
    teks = (data / "anggaran.csv").read_text(encoding="utf-8")
    (data / "anggaran.csv").write_text(
        re.sub(rf"^({BARU};.*;);$", r"\g<1>1000;900", teks, flags=re.M), encoding="utf-8"
    )
    hasil = lkjip("build", "--tahun", str(BARU), "--draft", cwd=proyek)
    assert hasil.returncode == 0, hasil.stderr
    html = proyek / "_build" / f"{BARU}-draf" / "html"
    halaman = (html / "notebooks" / "koperasi-aktif.html").read_text(encoding="utf-8")
    for b in (*html.glob("book/*.html"), *html.glob("notebooks/*.html")):
        assert f"DRAF {BARU}:" in b.read_text(encoding="utf-8"), b
    assert not (proyek / "_build" / str(BARU)).exists()
    assert f"Uraian tahun {BARU} untuk bagian ini belum ditulis." in halaman
    assert f"Data tahun {BARU} belum tersedia." in halaman
    assert f"Data tahun {BARU} tidak tersedia" not in halaman
    assert "sebagai bahan" not in halaman
    isi = list(
        csv.reader(io.StringIO((html / "tabel" / "tbl-koperasi.csv").read_text(encoding="utf-8-sig")), delimiter=";")
    )
    assert isi[0][-1] == str(BARU)
    assert [b[-1] for b in isi[1:]] == ["70", "71", "141"]
    total = (html / "tabel" / "tbl-anggaran.csv").read_text(encoding="utf-8-sig").splitlines()[-1]
    assert total.split(";")[2:4] == ["35000", "31500"]
