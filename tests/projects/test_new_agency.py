"""Dated definitions of indicators, and another agency's report from nothing but its data."""

import ast
import json
import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from frictionless import Package

from conftest import AKAR, bangun_buku, lkjip, salin_contoh
from lkjip import kalimat, tabel
from lkjip.checks.data import check_data
from lkjip.checks.pages import check_project
from lkjip.facts.catalogue import History
from lkjip.facts.dated import at_year
from lkjip.findings import InputError
from lkjip.pages.results import compose_results
from lkjip.project.contents import table_of_contents
from lkjip.project.notebook import cell_source, read_notebook
from lkjip.project.project import Project
from lkjip.projects import new_agency as instansi_baru
from lkjip.projects import new_indicator
from lkjip.projects.filtering import Filter
from lkjip.projects.new_agency import lay_project
from lkjip.projects.new_indicator import SAMPLE, SAMPLE_YEAR, add_indicator
from lkjip.prose.laporan import buka

LALU = SAMPLE_YEAR - 1


@pytest.fixture
def data(tmp_path) -> Path:
    return shutil.copytree(SAMPLE / "data", tmp_path / "data")


def ubah(data: Path, berkas: str, sunting) -> Path:
    """Edit a YAML file of a data folder."""
    isi = yaml.safe_load((data / berkas).read_text(encoding="utf-8"))
    sunting(isi)
    (data / berkas).write_text(yaml.safe_dump(isi, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return data


def indikator(data: Path, id: str, **isi) -> Path:
    return ubah(data, "indikator.yaml", lambda d: next(i for i in d["indikator"] if i["id"] == id).update(isi))


def ganti(berkas: Path, lama: str, baru: str) -> None:
    teks = berkas.read_text(encoding="utf-8")
    assert lama in teks
    berkas.write_text(teks.replace(lama, baru), encoding="utf-8")


def pesan(data: Path) -> str:
    return "\n".join(map(str, check_data(data)))


# An indicator as it was in a year


@pytest.mark.parametrize(
    ("isi", "tahun", "harap"),
    [
        ({"nama": "a"}, 1950, {"nama": "a"}),
        ({"nama": "a", "mulai": 2025}, 2024, None),
        ({"nama": "a", "mulai": 2025}, 2025, {"nama": "a"}),
        ({"nama": "a", "sampai": 2025}, 2025, {"nama": "a"}),
        ({"nama": "a", "sampai": 2025}, 2026, None),
        ({"nama": "a", "perubahan": [{"mulai": 2025, "nama": "b"}]}, 2024, {"nama": "a"}),
        ({"nama": "a", "perubahan": [{"mulai": 2025, "nama": "b"}]}, 2030, {"nama": "b"}),
        # Later changes come on top of earlier ones, in whatever order they are written.
        (
            {"nama": "a", "satuan": "x", "perubahan": [{"mulai": 2028, "satuan": "y"}, {"mulai": 2025, "nama": "b"}]},
            2028,
            {"nama": "b", "satuan": "y"},
        ),
    ],
)
def test_keadaan_suatu_tahun(isi, tahun, harap):
    assert at_year(isi, tahun) == harap


RASIO = {
    "rumus": "rasio",
    "pembilang": [{"label": "Terlambat", "data": "peminjaman", "kolom": "terlambat_buku"}],
    "penyebut": [{"label": "Dipinjam", "data": "peminjaman", "kolom": "dipinjam_buku"}],
}
BARU = {
    "mulai": SAMPLE_YEAR,
    "nama": "Persentase buku yang terlambat",
    "satuan": "%",
    "desimal": 2,
    "realisasi": RASIO,
}


@pytest.fixture
def rumus_baru(data) -> Path:
    """From the report year on, late books are counted as a share of those lent."""
    ganti(data / "target.csv", f"keterlambatan;{SAMPLE_YEAR};renstra;400", f"keterlambatan;{SAMPLE_YEAR};renstra;4,00")
    return indikator(data, "keterlambatan", perubahan=[BARU])


def test_tahun_lama_memakai_ketentuan_lama(rumus_baru):
    assert check_data(rumus_baru) == []
    lap, lama = buka(rumus_baru, SAMPLE_YEAR, "keterlambatan"), buka(rumus_baru, LALU, "keterlambatan")
    h, lalu = lap.hasil("keterlambatan"), lap.hasil("keterlambatan", LALU)
    assert (h.realisasi, h.indikator.nama, h.tulis(h.realisasi)) == (Decimal("3.24"), BARU["nama"], "3,24%")
    assert h.capaian == Decimal("119.00")  # (2 × 4,00 − 3,24) / 4,00
    # In the new report last year is what it was in its own, by name, formula and value.
    assert lalu == lama.hasil("keterlambatan")
    assert (lalu.realisasi, lalu.tulis(lalu.realisasi)) == (437, "437 buku")
    assert lama.katalog.indikator["keterlambatan"].nama == "Buku yang terlambat dikembalikan"


def test_yang_tidak_sebanding_tidak_dibandingkan(rumus_baru):
    lap = buka(rumus_baru, SAMPLE_YEAR, "keterlambatan")
    teks = lap.tulis("kalimat_tahun_lalu(i, lalu)")
    assert teks == f"Realisasi tahun {LALU} adalah 437 buku, sedangkan realisasi tahun {SAMPLE_YEAR} adalah 3,24%."
    ubah = f"Sejak tahun {SAMPLE_YEAR} nama, rumus, dan satuan indikator ini berubah"
    deret = lap.tulis("kalimat_deret(i)")
    assert deret.count(ubah) == 1
    assert "tertinggi" not in deret
    assert "namanya Buku yang terlambat dikembalikan" in deret
    assert any(ubah in c for c in tabel.capaian(lap, "keterlambatan").catatan)
    assert [h.tahun for h in lap.comparable_results("keterlambatan")] == [SAMPLE_YEAR]
    assert kalimat.definisi(buka(rumus_baru, LALU), "keterlambatan") == ""
    hasil = next(i for i in compose_results(lap)["indikator"] if i["id"] == "keterlambatan")["hasil"]
    assert [(h["tahun"], h["definisi"]["satuan"]) for h in hasil[:2]] == [(SAMPLE_YEAR, "%"), (LALU, "buku")]


def test_nama_saja_yang_berubah_tetap_sebanding(data):
    indikator(data, "kunjungan", perubahan=[{"mulai": SAMPLE_YEAR, "nama": "Tingkat kunjungan"}])
    lap = buka(data, SAMPLE_YEAR, "kunjungan")
    assert "meningkat dari 18,00% menjadi 21,25%" in lap.tulis("kalimat_tahun_lalu(i, lalu)")
    assert kalimat.definisi(lap, "kunjungan") == (
        f"Sejak tahun {SAMPLE_YEAR} nama indikator ini berubah; sampai dengan tahun {LALU} namanya Persentase penduduk yang "
        "berkunjung ke perpustakaan."
    )
    assert len(lap.comparable_results("kunjungan")) == 3


@pytest.fixture
def mulai_baru(data) -> Path:
    """The letter is an indicator from the report year on."""
    ganti(data / "target.csv", f"mutu_layanan;{LALU};renstra;B\n", "")
    berkas = data / "realisasi.csv"
    berkas.write_text(berkas.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    return indikator(data, "mutu_layanan", mulai=SAMPLE_YEAR)


def test_indikator_yang_belum_ada(mulai_baru):
    assert check_data(mulai_baru) == []
    lap, lalu = buka(mulai_baru, SAMPLE_YEAR, "mutu_layanan"), buka(mulai_baru, LALU)
    assert [h.indikator.id for h in lalu.all_results()] == ["kunjungan", "keterlambatan"]
    assert lap.tulis("kalimat_tahun_lalu(i, lalu)") == (
        f"Realisasi tahun {LALU} tidak ada untuk dibandingkan, karena indikator ini baru menjadi bagian perencanaan "
        f"sejak tahun {SAMPLE_YEAR}."
    )
    with pytest.raises(InputError, match=f"seharusnya id indikator tahun {LALU}"):
        buka(mulai_baru, LALU, "mutu_layanan")


def test_induk_dan_nomor_menurut_tahun(data):
    def sunting(d):
        d["tujuan"][0]["perubahan"] = [{"mulai": SAMPLE_YEAR, "nama": "Tujuan baru"}]
        d["sasaran"].insert(0, {"id": "lama", "tujuan": "gemar_membaca", "nama": "Sasaran lama", "sampai": LALU})
        d["indikator"][0]["perubahan"] = [{"mulai": SAMPLE_YEAR, "sasaran": "layanan"}]

    r = History(ubah(data, "indikator.yaml", sunting))
    assert r.check() == []
    lama, baru = r.at(LALU), r.at(SAMPLE_YEAR)
    assert [(s.id, s.nomor) for s in lama.sasaran] == [("lama", 1), ("layanan", 2)]
    assert [(s.id, s.nomor) for s in baru.sasaran] == [("layanan", 1)]
    assert (lama.tujuan[0].nama, baru.tujuan[0].nama) == ("Meningkatnya kegemaran membaca masyarakat", "Tujuan baru")
    assert (lama.indikator["kunjungan"].induk.id, baru.indikator["kunjungan"].induk.id) == ("gemar_membaca", "layanan")


def test_visi_dan_misi_menurut_tahun(data):
    ubah(
        data,
        "instansi.yaml",
        lambda d: d.update(perubahan=[{"mulai": SAMPLE_YEAR, "visi": "Visi baru", "misi": ["Satu", "Dua"]}]),
    )
    assert check_data(data) == []
    assert buka(data, SAMPLE_YEAR).tulis("instansi.visi") == "Visi baru"
    assert buka(data, SAMPLE_YEAR).katalog.instansi["misi"] == ["Satu", "Dua"]
    assert buka(data, LALU).tulis("instansi.visi") == "Kabupaten Contoh yang cerdas dan gemar membaca"


KELIRU = {
    "sampai sebelum mulai": (
        {"mulai": 2026, "sampai": 2024},
        "indikator keterlambatan: ditemukan sampai 2024; seharusnya tidak lebih awal daripada mulai 2026",
    ),
    "dua perubahan setahun": (
        {"perubahan": [{"mulai": 2026, "nama": "a"}, {"mulai": 2026, "satuan": "b"}]},
        "ditemukan mulai 2026 dua kali; seharusnya satu perubahan setiap tahun",
    ),
    "perubahan di luar masa": (
        {"sampai": 2028, "perubahan": [{"mulai": 2029, "nama": "a"}]},
        "ditemukan mulai 2029; seharusnya paling akhir 2028, tahun sampainya",
    ),
    "perubahan sebelum mulai": (
        {"mulai": 2024, "perubahan": [{"mulai": 2023, "nama": "a"}]},
        "ditemukan mulai 2023; seharusnya sesudah tahun mulainya, 2024",
    ),
    "bagian tidak dikenal": (
        {"perubahan": [{"mulai": 2026, "nma": "a"}]},
        "perubahan ke-1: ditemukan `nma`; seharusnya bagian yang dikenal; maksud Anda `nama`?",
    ),
    "perubahan tanpa isi": (
        {"perubahan": [{"mulai": 2026}]},
        "seharusnya `mulai` dan sedikitnya satu bagian yang berubah",
    ),
    "perubahan tanpa tahun": ({"perubahan": [{"nama": "a"}]}, "tidak ada `mulai`"),
    "rumus tidak lengkap": (
        {"perubahan": [{"mulai": 2026, "realisasi": {"rumus": "rasio"}}]},
        "ditemukan rumus rasio tanpa `pembilang`",
    ),
    "kolom rumus baru keliru": (
        {
            "perubahan": [
                {"mulai": 2026, "realisasi": RASIO | {"penyebut": [{"label": "x", "data": "peminjaman", "kolom": "y"}]}}
            ]
        },
        "masukan x: ditemukan kolom `y`; seharusnya kolom peminjaman",
    ),
    "program perubahan keliru": ({"perubahan": [{"mulai": 2026, "program": ["P9"]}]}, "program: ditemukan `P9`"),
    "target di luar masa": (
        {"sampai": 2025},
        "data/target.csv, baris 9, kolom indikator: ditemukan `keterlambatan`; seharusnya id indikator yang ada di "
        "indikator.yaml untuk tahun 2028",
    ),
}


@pytest.mark.parametrize("nama", KELIRU)
def test_pesan_katalog_keliru(data, nama):
    isi, harap = KELIRU[nama]
    assert harap in pesan(indikator(data, "keterlambatan", **isi))


def test_pesan_induk_yang_sudah_berakhir(data):
    ubah(data, "indikator.yaml", lambda d: d["sasaran"][0].update(sampai=2026))
    assert "ditemukan induk `layanan`; seharusnya id tujuan atau sasaran yang berlaku tahun 2027" in pesan(data)


def test_pesan_id_ganda_dan_misi(data):
    def sunting(d):
        d["indikator"].append(d["indikator"][0])
        d["tujuan"][0]["misi"] = 3

    ubah(data, "indikator.yaml", sunting)
    assert "ditemukan id `kunjungan` dua kali" in pesan(data)
    ubah(data, "indikator.yaml", lambda d: d["indikator"].pop())
    assert "ditemukan misi 3; seharusnya paling besar 1, banyaknya misi di instansi.yaml" in pesan(data)


@pytest.mark.parametrize(
    ("sampai", "harap"),
    [
        (None, "ditemukan dua ketentuan sejak tahun 2027"),
        (2027, "ditemukan dua ketentuan sejak tahun 2027"),
        (2024, "mulai 2027: tidak ada ketentuan untuk tahun 2025–2026; seharusnya `sampai` ketentuan sebelumnya 2026"),
    ],
)
@pytest.mark.parametrize("berkas", ["interpretasi", "mutu_layanan", "efisiensi"])
def test_pesan_skala_tumpang_tindih_atau_berlubang(data, berkas, sampai, harap):
    def sunting(d):
        d.append(d[0] | {"mulai": 2027})
        d[0]["sampai"] = sampai

    assert harap in pesan(ubah(data, f"parameter/{berkas}.yaml", sunting))


def test_skala_menurut_tahun(data):
    def sunting(d):
        d.append(
            d[0] | {"mulai": SAMPLE_YEAR, "jenjang": [{"nama": "Lulus", "batas": 50}, {"nama": "Belum", "batas": 0}]}
        )
        d[0]["sampai"] = LALU

    ubah(data, "parameter/interpretasi.yaml", sunting)
    assert check_data(data) == []
    assert buka(data, SAMPLE_YEAR).hasil("kunjungan").interpretasi == "Lulus"
    assert buka(data, SAMPLE_YEAR).hasil("kunjungan", LALU).interpretasi == "Sangat Baik"


# Sources


def test_frictionless_membaca_paket_contoh(data):
    """A second, independent reader accepts the sample's description and every file."""
    laporan = Package(str(data / "datapackage.yaml")).validate()
    assert laporan.valid, laporan.flatten(["title", "message"])
    assert {b.name for b in data.glob("*.csv")} == {
        r["path"] for r in yaml.safe_load((data / "datapackage.yaml").read_text(encoding="utf-8"))["resources"]
    }


def test_sumber_wajib_dan_kolomnya(data):
    ubah(data, "datapackage.yaml", lambda d: d["resources"].pop(0))
    assert pesan(data) == (
        "data/datapackage.yaml: tidak ada sumber data `target`; seharusnya sumber ini ada; yang dikenal: realisasi, program, "
        "anggaran, keluaran, strategi, iku, dasar_hukum, fungsi, unit_organisasi, pegawai_status, isu_strategis, langkah. [D121]"
    )


def test_kolom_yang_dipakai_pustaka(data):
    def sunting(d):
        keluaran = next(r for r in d["resources"] if r["name"] == "keluaran")
        keluaran["schema"]["fields"] = [f for f in keluaran["schema"]["fields"] if f["name"] != "polaritas"]

    assert "sumber data keluaran: tidak ada kolom `polaritas`" in pesan(ubah(data, "datapackage.yaml", sunting))


@pytest.mark.parametrize("nama", ["keluaran", "strategi", "iku", "unit_organisasi", "dasar_hukum"])
def test_sumber_pilihan_boleh_tidak_ada(data, nama):
    from lkjip import gambar, teks

    ubah(data, "datapackage.yaml", lambda d: d.update(resources=[r for r in d["resources"] if r["name"] != nama]))
    assert check_data(data) == []
    lap = buka(data, SAMPLE_YEAR)
    for buat in (tabel.kaskade, tabel.iku, tabel.program, tabel.belanja, gambar.organisasi, teks.dasar_keputusan):
        assert buat(lap) is not None
    assert tabel.pendukung(lap, "kunjungan").baris


# The project of a new agency


def test_susunan_instansi_contoh_berbeda(proyek_contoh):
    katalog = History(proyek_contoh / "data").at(SAMPLE_YEAR)
    assert len(katalog.tujuan) == 1
    assert {(i.rumus.jenis, i.polaritas) for i in katalog.indikator.values()} == {
        ("rasio", "positif"),
        ("jumlah", "negatif"),
        ("predikat", "positif"),
    }
    asli = {j.nama for j in History(AKAR / "data").skala["interpretasi"][0].jenjang}
    assert not asli & {j.nama for j in katalog.skala["interpretasi"][0].jenjang}


def test_proyek_baru_lengkap(proyek_contoh):
    assert check_project(Project(proyek_contoh), SAMPLE_YEAR) == []
    halaman = table_of_contents(proyek_contoh / "_toc.yml")
    assert {"notebooks/kunjungan", "notebooks/keterlambatan", "notebooks/mutu-layanan"} <= set(halaman)
    assert not {"notebooks/koperasi-aktif", "notebooks/koreksi", "notebooks/rekomendasi"} & set(halaman)
    for berkas in ("_config.yml", "README.md", "Makefile", ".gitignore", "data/PANDUAN.md", "data/datapackage.yaml"):
        assert (proyek_contoh / berkas).is_file(), berkas
    assert not (proyek_contoh / "lib").exists()


def test_buku_baru(buku_contoh):
    beranda = (buku_contoh / "html" / "notebooks" / "beranda.html").read_text(encoding="utf-8")
    assert "Dinas Pustaka Kota Rekaan" in beranda
    assert "106,25%" in beranda  # (26.350 / 124.000) / 20,00
    assert "95,50%" in beranda  # (2 × 400 − 418) / 400
    assert (buku_contoh / f"laporan-kinerja-{SAMPLE_YEAR}.pdf").stat().st_size > 50_000
    manifest = json.loads((buku_contoh / "manifest.json").read_text(encoding="utf-8"))
    assert "lkjip/rules/hasil.py" in manifest["masukan"]


def kata_instansi() -> set[str]:
    """Words that only this repository's own agency uses: its names and its subjects."""
    kata = {
        yaml.safe_load((AKAR / "data" / "instansi.yaml").read_text(encoding="utf-8"))[k]
        for k in ("wilayah", "singkatan")
    }
    kata |= {"Belitung", "Belitong", "Manggar", "koperasi", "BPJS", "UMKM", "wirausaha", "sengketa", "tenaga kerja"}
    return kata | {"ketenagakerjaan", "hubungan industrial", "usaha mikro", "naik_kelas", "naik kelas", "DTK"}


POLA = re.compile("|".join(rf"\b{re.escape(k)}" for k in sorted(kata_instansi())), re.I)


def test_buku_baru_tidak_menyebut_instansi_lain(buku_contoh):
    for berkas in sorted(buku_contoh.rglob("*")):
        if berkas.suffix in (".html", ".json", ".csv", ".md", ".ipynb", ".js") and "_static" not in berkas.parts:
            assert not POLA.findall(berkas.read_text(encoding="utf-8", errors="replace")), berkas


def test_pdf_baru_tidak_menyebut_instansi_lain(buku_contoh):
    from pypdfium2 import PdfDocument

    pdf = PdfDocument(buku_contoh / f"laporan-kinerja-{SAMPLE_YEAR}.pdf")
    teks = "\n".join(pdf[n].get_textpage().get_text_range() for n in range(len(pdf)))
    assert "Predikat mutu pelayanan perpustakaan" in " ".join(teks.split())
    assert not POLA.findall(teks)


def isi_kode(kode: str):
    """Names and texts of Python code, without docstrings and comments."""
    pohon = ast.parse(kode)
    keterangan = {
        id(s.body[0].value)
        for s in ast.walk(pohon)
        if isinstance(s, ast.Module | ast.ClassDef | ast.FunctionDef) and s.body and isinstance(s.body[0], ast.Expr)
    }
    for s in ast.walk(pohon):
        if isinstance(s, ast.Constant) and isinstance(s.value, str) and id(s) not in keterangan:
            yield s.value
        yield from (v for v in (getattr(s, a, None) for a in ("id", "attr", "name", "arg")) if isinstance(v, str))


def test_pola_menemukan_nama_instansi():
    assert POLA.findall("\n".join(isi_kode('"""Koperasi."""\nx = "koperasi aktif"'))) == ["koperasi"]


PUSTAKA = [b for b in sorted((AKAR / "lib" / "lkjip").rglob("*")) if b.suffix in (".py", ".yaml", ".css", ".jinja")]


@pytest.mark.parametrize("berkas", PUSTAKA, ids=lambda b: b.relative_to(AKAR / "lib" / "lkjip").as_posix())
def test_pustaka_tidak_menyebut_satu_instansi(berkas):
    teks = berkas.read_text(encoding="utf-8")
    assert not POLA.findall("\n".join(isi_kode(teks)) if berkas.suffix == ".py" else teks)


@pytest.mark.parametrize("berkas", Project(AKAR).notebooks, ids=lambda b: b.stem)
def test_kode_notebook_hanya_menyebut_data(berkas):
    """A subject stands in a notebook's code only as the name of declared data or of its own page."""
    paket = yaml.safe_load((AKAR / "data" / "datapackage.yaml").read_text(encoding="utf-8"))
    dikenal = {n for r in paket["resources"] for n in (r["name"], *(f["name"] for f in r["schema"]["fields"]))}
    dikenal |= set(History(AKAR / "data").indikator)
    for sel in read_notebook(berkas)["cells"]:
        if sel["cell_type"] == "code":
            for isi in isi_kode(cell_source(sel)):
                assert not POLA.findall(isi) or isi in dikenal or isi.startswith(f"{berkas.stem}/"), isi


UMUM = [b for b in Project(AKAR).notebooks if "indikator" not in new_indicator.read_parameters(b)]


@pytest.mark.parametrize("berkas", UMUM, ids=lambda b: b.stem)
def test_prosa_notebook_umum_netral(berkas):
    for sel in read_notebook(berkas)["cells"]:
        assert not POLA.findall(cell_source(sel)), sel["id"]


@pytest.mark.early
def test_tahun_tanpa_indikator_internal_dan_hanya_situs(proyek_contoh, mulai_baru, tmp_path):
    """One build, three choices: a year without an indicator, the internal version, the site alone.

    The book of a year in which an indicator was not planned has no page and no link to it.
    """
    proyek = salin_contoh(proyek_contoh, tmp_path / "p")
    shutil.rmtree(proyek / "data")
    shutil.copytree(mulai_baru, proyek / "data")
    bangun_buku(proyek, LALU, "--format", "html", "--versi", "internal")
    jadi = proyek / "_build" / f"{LALU}-internal"
    assert not (proyek / "_build" / str(LALU)).exists()
    html = jadi / "html"
    for halaman in (*html.glob("book/*.html"), *html.glob("notebooks/*.html")):
        assert "Versi internal: memuat nama orang" in halaman.read_text(encoding="utf-8"), halaman
    assert not list(jadi.rglob("*.pdf"))
    assert "Unduh laporan" not in (html / "notebooks" / "beranda.html").read_text(encoding="utf-8")
    assert (html / "notebooks" / "kunjungan.html").exists()
    assert not (html / "notebooks" / "mutu-layanan.html").exists()
    for b in html.rglob("*.html"):
        if b.stem != "kolofon":  # which lists every file of the project
            assert "mutu-layanan" not in b.read_text(encoding="utf-8"), b


def test_folder_berisi_tidak_ditimpa(tmp_path):
    (tmp_path / "catatan.txt").write_text("penting", encoding="utf-8")
    hasil = lkjip("new-agency", str(tmp_path), cwd=tmp_path)
    assert hasil.returncode == 1
    assert (
        "ditemukan folder yang sudah berisi; seharusnya folder kosong atau yang belum ada; pilih nama lain."
        in hasil.stderr
    )
    assert [b.name for b in tmp_path.iterdir()] == ["catatan.txt"]


def test_tanpa_repositori_dinyatakan(tmp_path, monkeypatch):
    monkeypatch.setattr(instansi_baru, "TEMPLATE", tmp_path)
    with pytest.raises(InputError, match="seharusnya pustaka dipasang dari repositorinya"):
        lay_project(tmp_path / "baru")
    assert list(tmp_path.iterdir()) == []


def test_indikator_ditambahkan(tmp_path):
    akar = lay_project(tmp_path / "p")
    with pytest.raises(InputError, match="ditemukan `koleksi`; seharusnya id indikator"):
        add_indicator(akar, "koleksi")

    def sunting(d):
        d["indikator"].append(
            d["indikator"][1] | {"id": "koleksi", "nama": "Buku yang dipinjam", "polaritas": "positif"}
        )

    ubah(akar / "data", "indikator.yaml", sunting)
    assert lkjip("new-indicator", "koleksi", cwd=akar).returncode == 0
    halaman = table_of_contents(akar / "_toc.yml")
    assert halaman.index("notebooks/koleksi") == halaman.index("notebooks/mutu-layanan") + 1
    temuan = "\n".join(map(str, check_project(Project(akar), SAMPLE_YEAR)))
    assert f"data/narasi/{SAMPLE_YEAR}/koleksi/analisis.md: tidak ada berkas" in temuan
    with pytest.raises(InputError, match="halaman yang sudah ada"):
        add_indicator(akar, "koleksi")


def test_saringan():
    s = Filter({"target", "a"}, {"x/ada"}, {"notebooks/b", "book/c"}, {"a", "hilang_juga"})
    assert s.can_show('tampilkan(tabel.daftar(lap, "a"), lap.narasi("x/ada"))')
    assert not s.can_show('tampilkan(tabel.daftar(lap, "hilang_juga"))')
    assert not s.can_show('tampilkan(lap.narasi("x/tiada"))')
    assert not s.can_show("tampilkan(tabel.belanja(lap))")
    teks = "Isi.\n\n- [b](b.ipynb)\n- [d](d.ipynb)\n- [c](../book/c.md)\n\nLihat {numref}`tbl-hilang-juga`.\n\n[luar](https://a.id/b.md)"
    assert s.prose(teks, "notebooks/x") == "Isi.\n\n- [b](b.ipynb)\n- [c](../book/c.md)\n\n[luar](https://a.id/b.md)"
