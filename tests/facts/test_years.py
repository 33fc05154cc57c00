"""Any year by one parameter: what is known is shown, what is not is said, nothing later leaks."""

import csv
import json
import re
import shutil
from pathlib import Path

import nbformat
import pytest
import yaml

from conftest import AKAR, TAHUN, bangun_buku, kasus, lkjip, salin_proyek
from conftest import LAMPAU as TERAWAL
from lkjip.book.engines import KERNEL, PROCESS
from lkjip.book.execution import execute, execute_all
from lkjip.checks.data import check_data
from lkjip.checks.pages import check_project
from lkjip.facts.editions import as_of_edition, revisions
from lkjip.facts.package import read_package
from lkjip.findings import InputError, NotAvailable
from lkjip.language.numbers import angka
from lkjip.pages.completeness import PLACE, page_items
from lkjip.project.contents import table_of_contents
from lkjip.project.project import Project
from lkjip.prose.laporan import buka
from lkjip.prose.narasi import fill_expressions
from lkjip.prose.sandbox import BadExpression
from lkjip.prose.text import mark_missing
from lkjip.rules.rumus import derived_value
from lkjip.views.grid import Kolom, Kosong, Tabel, describe, state_missing

DATA = AKAR / "data"
LAMPAU = range(TERAWAL, TAHUN)
NOTEBOOK = Project(AKAR).notebooks
# Sources of which the printed report of 2024 has a first year; the others have 2024 only.
RENSTRA = range(2021, 2027)


def nilai(lap, hal: str, besaran: str):
    """A figure of a source (`data …`, one of its columns or derived ones) or of an indicator."""
    if not hal.startswith("data "):
        h = lap.hasil(hal)
        return h.tulis(getattr(h, besaran), satuan=False) if besaran != "capaian" else getattr(h, besaran)
    nama = hal.removeprefix("data ")
    turunan = {t["name"]: t for t in lap.paket.sources[nama].derived}
    if besaran in turunan:
        return derived_value(turunan[besaran], lambda k: lap.data(nama, k))
    return lap.data(nama, besaran)


@pytest.mark.parametrize("k", kasus("tahun"), ids=lambda k: f"{k['laporan']} {k['hal']} {k['besaran']}")
def test_nilai_tahun_lampau(k):
    hasil = nilai(buka(DATA, int(k["laporan"])), k["hal"], k["besaran"])
    tulis = "tidak tersedia" if hasil is None else hasil if isinstance(hasil, str) else angka(hasil)
    assert tulis == k["nilai"], k["asal"]


# Every year builds


def periksa_buku_lampau(html: Path, tahun: int) -> None:
    """A book of an earlier year says what is missing and never calls it nothing."""
    for nama in table_of_contents(AKAR / "_toc.yml"):
        teks = (html / f"{nama}.html").read_text(encoding="utf-8")
        assert "{eval}" not in teks, nama
        assert "lkjip-kelengkapan" not in teks, nama
        assert not re.search(NOL_PALSU, teks), nama
    halaman = (html / "notebooks" / "koperasi-aktif.html").read_text(encoding="utf-8")
    assert f"Uraian tahun {tahun} untuk bagian ini tidak tersedia dalam sumber." in halaman
    keuangan = (html / "notebooks" / "akuntabilitas-keuangan.html").read_text(encoding="utf-8")
    assert keuangan.count(f"Data tahun {tahun} tidak tersedia dalam sumber.") == 3
    assert (html / "tabel" / "tbl-anggaran.csv").read_text(encoding="utf-8-sig") == (
        f"keterangan\nData tahun {tahun} tidak tersedia dalam sumber.\n"
    )


NOL_PALSU = r"\bNone\b|\bnol (indikator|program|kegiatan|langkah|arah)\b|Rp0\b"


@pytest.mark.early
def test_tahun_terawal_menjadi_buku_yang_jujur(buku_lampau):
    """The same notebooks and data build the earliest year; warnings are errors."""
    periksa_buku_lampau(buku_lampau / "_build" / str(TERAWAL) / "html", TERAWAL)


@pytest.mark.complete
@pytest.mark.parametrize("tahun", LAMPAU[1:])
def test_setiap_tahun_lampau_menjadi_buku_yang_jujur(tmp_path, tahun):
    proyek = salin_proyek(tmp_path / "proyek")
    bangun_buku(proyek, tahun)
    periksa_buku_lampau(proyek / "_build" / str(tahun) / "html", tahun)


CONTOH_HALAMAN = ("koperasi-aktif", "akuntabilitas-keuangan", "ringkasan-capaian", "perencanaan", "lampiran-tim")
"""Of the notebooks those that meet most of what a past year lacks."""


@pytest.mark.parametrize("tahun", LAMPAU[1:])
def test_halaman_setiap_tahun_lampau_jujur(tmp_path, tahun):
    """The years between run the pages that lack most, and all written pages."""
    notebook = [AKAR / "notebooks" / f"{n}.ipynb" for n in CONTOH_HALAMAN]
    jalan = execute_all(notebook, tmp_path, tahun=tahun, data=DATA, versi="publik", engine=PROCESS)
    assert [str(t) for satu in jalan for t in satu] == []
    lap = buka(DATA, tahun)
    teks = {b.stem: b.read_text(encoding="utf-8") for b in tmp_path.glob("*.ipynb")}
    teks |= {h.name: fill_expressions(h.read_text(encoding="utf-8"), lap.tulis, h.name) for h in Project(AKAR).pages}
    for nama, isi in teks.items():
        assert not re.search(NOL_PALSU, isi), nama
    assert f"Uraian tahun {tahun} untuk bagian ini tidak tersedia dalam sumber." in teks["koperasi-aktif"]
    assert f"Data tahun {tahun} tidak tersedia dalam sumber." in teks["akuntabilitas-keuangan"]


def test_kelengkapan_dihitung_dari_halaman(buku_lampau):
    """Every sentence that stands for something missing is counted, and nothing else."""
    hasil = buku_lampau / "_build" / str(TERAWAL)
    with (hasil / "html" / "tabel" / "tbl-kelengkapan.csv").open(encoding="utf-8-sig", newline="") as f:
        jumlah = list(csv.DictReader(f, delimiter=";"))[-1]
    sel = [c for b in (hasil / "notebooks").glob("*.ipynb") if b.stem != "beranda" for c in nbformat.read(b, 4).cells]
    keluaran = [o.data.get("text/markdown", "") for c in sel for o in c.get("outputs", [])]
    tiada = {
        j: sum(k.startswith(f"```{{lkjip-{j}}}") and '"tiada": ' in k for k in keluaran) for j in ("tabel", "gambar")
    }
    uraian_nb = "\n".join([*keluaran, *(c.source for c in sel)]).count("```{container} tiada")
    buku = (hasil / "html" / "book" / "kata-pengantar.html").read_text(encoding="utf-8")
    uraian_buku = len(re.findall(r'class="tiada[ "]', buku))
    assert int(jumlah["tabel_tidak_ada"]) == tiada["tabel"] > 40
    assert int(jumlah["gambar_tidak_ada"]) == tiada["gambar"] > 10
    assert int(jumlah["uraian_tidak_ada"]) == uraian_nb + uraian_buku > 50
    assert uraian_buku == 2
    rincian = (hasil / "html" / "tabel" / "tbl-kelengkapan-rincian.csv").read_text(encoding="utf-8-sig")
    assert "Koperasi baru tahun 2018" in rincian
    assert "Pemilik data: Bidang Koperasi, Usaha Kecil dan Menengah; Data bidang, diolah." in rincian


# Nothing later leaks


def tulis_csv(berkas: Path, kolom: list[str], baris: list[dict]) -> None:
    with berkas.open("w", encoding="utf-8", newline="") as f:
        w = csv.DictWriter(f, kolom, delimiter=";", restval="", lineterminator="\n")
        w.writeheader()
        w.writerows(baris)


def baca_csv(berkas: Path) -> tuple[list[str], list[dict]]:
    with berkas.open(encoding="utf-8-sig", newline="") as f:
        baca = csv.DictReader(f, delimiter=";")
        return list(baca.fieldnames), list(baca)


def tampak(sumber, b: dict, tahun: int) -> bool:
    """Whether a row may be seen in the report of a year (an independent statement of the rule)."""
    if "mulai" in b and int(b["mulai"]) > tahun:
        return False
    if "tahun" not in b or int(b["tahun"]) <= tahun:
        return True
    return sumber.all_years and b["dokumen"] == "renstra" and tahun in RENSTRA and int(b["tahun"]) in RENSTRA


def lain(sumber, b: dict, n: int, *, kunci: bool) -> dict:
    """A row with other figures and texts; with `kunci` also of another key."""
    hasil = dict(b)
    for k in sumber.columns:
        if (k.name in sumber.key and not kunci) or k.name in ("tahun", "mulai", "dokumen") or k.choices or k.vocabulary:
            continue
        if k.name == "nik":
            hasil[k.name] = f"{9_000_000_000_000 + n}"
        elif k.type == "integer" and b[k.name]:
            hasil[k.name] = str(int(b[k.name]) + 777)
        elif k.type == "string" and not k.pattern and k.name != "induk":
            hasil[k.name] = f"TANAM {b[k.name]}".strip()
    if "nilai" in b and sumber.name in ("target", "realisasi"):
        hasil["nilai"] = "AA" if b["indikator"] == "nilai_akip" else "77"
    return hasil


def potong(data: Path, tahun: int) -> None:
    """The data as they stood when the report of a year was made."""
    for s in read_package(DATA)[0].sources.values():
        kolom, baris = baca_csv(data / s.file)
        tulis_csv(data / s.file, kolom, [b for b in baris if tampak(s, b, tahun)])
    for nama, kunci in (("sk.yaml", "tahun"), ("instansi.yaml", "mulai")):
        isi = yaml.safe_load((data / nama).read_text(encoding="utf-8"))
        daftar = isi if nama == "sk.yaml" else isi["kepala"]
        daftar[:] = [d for d in daftar if d[kunci] <= tahun]
        (data / nama).write_text(yaml.safe_dump(isi, allow_unicode=True, sort_keys=False), encoding="utf-8")


def tanam(data: Path, tahun: int) -> int:
    """Add later facts to every source, and a later edition of every fact; returns how many."""
    banyak, depan = 0, tahun + 1
    for s in read_package(DATA)[0].sources.values():
        kolom, baris = baca_csv(data / s.file)
        waktu = next((k for k in ("tahun", "mulai") if k in kolom), None)
        if waktu is None:
            continue
        akhir = max(b[waktu] for b in baris)
        baru = [lain(s, b, n, kunci=True) | {waktu: str(depan)} for n, b in enumerate(baris) if b[waktu] == akhir]
        if s.name == "target":
            baru = [b | {"dokumen": "pk_perubahan"} for b in baru]
            baru += [b | {"dokumen": "renstra", "tahun": "2045"} for b in baru]
        baris = [b for b in baris if s.name == "target" or b[waktu] != str(depan)]
        ubah = [lain(s, b, 0, kunci=False) | {"edisi": str(depan)} for b in baris if int(b[waktu]) <= tahun]
        tulis_csv(data / s.file, [*kolom, "edisi"], baris + baru + ubah)
        banyak += len(baru) + len(ubah)
    sk = yaml.safe_load((data / "sk.yaml").read_text(encoding="utf-8"))
    sk = [d for d in sk if d["tahun"] != depan] + [dict(sk[0], tahun=depan, nomor="TANAM")]
    (data / "sk.yaml").write_text(yaml.safe_dump(sk), encoding="utf-8")
    instansi = yaml.safe_load((data / "instansi.yaml").read_text(encoding="utf-8"))
    instansi["kepala"].append(dict(instansi["kepala"][0], mulai=depan, nama="TANAM"))
    (data / "instansi.yaml").write_text(yaml.safe_dump(instansi, sort_keys=False), encoding="utf-8")
    koreksi = yaml.safe_load((data / "koreksi.yaml").read_text(encoding="utf-8"))
    koreksi["fakta"].append({"laporan": depan, "hal": "TANAM", "tercetak": "1", "lain": "2", "alasan": "TANAM"})
    (data / "koreksi.yaml").write_text(yaml.safe_dump(koreksi), encoding="utf-8")
    narasi = data / "narasi" / str(depan) / "koperasi-aktif"
    narasi.mkdir(parents=True, exist_ok=True)
    (narasi / "analisis.md").write_text("TANAM", encoding="utf-8")
    return banyak


def keluaran(proyek: Path, tahun: int) -> dict[str, bytes]:
    """Executed notebooks and written pages of a year."""
    tempat = proyek / "hasil" / "notebooks"
    tempat.mkdir(parents=True)
    jalan = execute_all(NOTEBOOK, tempat, tahun=tahun, data=proyek / "data", versi="publik", engine=PROCESS)
    assert [t for satu in jalan for t in satu] == []
    lap = buka(proyek / "data", tahun)
    buku = {
        h.name: fill_expressions(h.read_text(encoding="utf-8"), lap.tulis, h.name).encode() for h in Project(AKAR).pages
    }
    return buku | {b.name: b.read_bytes() for b in tempat.glob("*.ipynb")}


@pytest.mark.parametrize(
    "tahun",
    [
        *(pytest.param(t, marks=pytest.mark.complete) for t in (2018, 2021, 2023)),
        pytest.param(TAHUN, marks=pytest.mark.early),
    ],
)
def test_fakta_kemudian_tidak_bocor(tmp_path, tahun):
    """The report of a year is byte for byte what it was before any later fact was known.

    For 2024 this is: rows for 2025, and editions of 2025, change nothing.
    """
    for nama in ("dahulu", "kini"):
        shutil.copytree(DATA, tmp_path / nama / "data")
    potong(tmp_path / "dahulu" / "data", tahun)
    assert tanam(tmp_path / "kini" / "data", tahun) > 300
    dahulu, kini = keluaran(tmp_path / "dahulu", tahun), keluaran(tmp_path / "kini", tahun)
    assert dahulu.keys() == kini.keys()
    assert [n for n in dahulu if dahulu[n] != kini[n]] == []
    assert [n for n in kini if b"TANAM" in kini[n]] == []
    assert 2045 not in set(buka(tmp_path / "kini" / "data", tahun).paket.tables["target"]["tahun"])


def test_yang_ditanam_terlihat_pada_tahunnya(tmp_path):
    """The planted facts are real: the report of their own year shows them."""
    shutil.copytree(DATA, tmp_path / "data")
    tanam(tmp_path / "data", TAHUN)
    assert read_package(tmp_path / "data")[1] == []
    lap = buka(tmp_path / "data", TAHUN + 1)
    assert lap.data("koperasi", "aktif_unit") == 76 + 777
    assert lap.data("koperasi", "aktif_unit", TAHUN) == 76 + 777
    assert buka(tmp_path / "data", TAHUN).data("koperasi", "aktif_unit") == 76
    assert lap.katalog.head_of_agency(TAHUN + 1)["nama"] == "TANAM"


# What is missing is said


def test_alinea_yang_kehilangan_nilai_diganti_seluruhnya():
    def tulis(u):
        if u == "ada":
            return "42"
        if u == "salah":
            raise BadExpression("salah")
        raise NotAvailable(f"{u} tahun 2018 tidak tersedia dalam sumber")

    teks = (
        "Ada {eval}`ada`.\n\nDua {eval}`pagu`\ndan {eval}`ada`.\n\nTiga {eval}`pagu`.\n\nEmpat {eval}`perlu(pagu)`.\n"
    )
    kalimat = mark_missing("Pagu tahun 2018 tidak tersedia dalam sumber.")
    assert fill_expressions(teks, tulis, "a.md").split() == f"Ada 42. {kalimat}".split()
    with pytest.raises(InputError) as e:
        fill_expressions(teks + "\n{eval}`salah`", tulis, "a.md")
    assert str(e.value.findings[0].place).endswith("baris 10")


def test_pagar_wadah_tetap_berpasangan():
    """A replaced paragraph leaves the fence around it; a container that holds nothing vanishes."""

    def tulis(u):
        raise NotAvailable("pejabat tahun 2018 tidak tersedia dalam sumber")

    kalimat = mark_missing("Pejabat tahun 2018 tidak tersedia dalam sumber.")
    teks = ":::{container} tanda-tangan\n{eval}`a`\n\n**{eval}`b`**\n:::\n"
    assert fill_expressions(teks, tulis, "a.md").split() == f":::{{container}} tanda-tangan {kalimat} :::".split()
    assert fill_expressions("{eval}`a`\n\n" + teks, tulis, "a.md").split() == kalimat.split()


def test_tahun_bernarasi_tetap_ketat():
    """With the year's narrative in place an analyst hears of a missing value; in a draft the reader does."""
    ungkapan = 'angka(data("koperasi", "aktif_unit", 2016))'
    with pytest.raises(BadExpression, match=r"tidak tersedia dalam sumber \(Bidang Koperasi"):
        buka(DATA, TAHUN).tulis(ungkapan)
    with pytest.raises(NotAvailable):
        buka(DATA, TAHUN, versi="draf").tulis(ungkapan)


@pytest.mark.parametrize(
    "ungkapan",
    [
        'bilangan(cacah("langkah"))',
        "rupiah(anggaran().pagu_rp)",
        'bilangan(banyak("total", "program"))',
        'rupiah(sumber_dana("DAK Nonfisik").pagu_rp)',
        'rupiah(belanja("R4").pagu_rp)',
        'persen(hasil("koperasi_aktif").capaian)',
        'perubahan(hasil("koperasi_aktif").capaian, hasil("koperasi_aktif").target)',
        "keputusan.nomor",
        "pejabat.nama",
        "tanggal_terbit",
        "nama_rencana",
        "tahun_akhir",
        "instansi.visi",
        'nama("P3")',
        "nama(penyerapan_tertinggi().kode)",
    ],
)
def test_yang_tidak_diketahui_tidak_pernah_menjadi_nol(ungkapan):
    with pytest.raises(NotAvailable):
        buka(DATA, 2018).tulis(ungkapan)


@pytest.mark.parametrize(
    "nama",
    ["lampiran-tim", *(pytest.param(n, marks=pytest.mark.complete) for n in ("lampiran-pengukuran", "koperasi-aktif"))],
)
def test_kedua_pelaksana_menyatakan_hal_yang_sama(nama, tmp_path):
    parameter = {"tahun": 2018, "data": DATA.as_posix(), "versi": "publik"}
    hasil = {}
    for mesin in (PROCESS, KERNEL):
        (tmp_path / mesin).mkdir()
        execute(AKAR / "notebooks" / f"{nama}.ipynb", tmp_path / mesin / "a.ipynb", parameter, mesin)
        hasil[mesin] = [(c.source, c.get("outputs")) for c in nbformat.read(tmp_path / mesin / "a.ipynb", 4).cells]
    assert hasil[PROCESS] == hasil[KERNEL]
    assert "```{container} tiada" in str(hasil[PROCESS])


def test_tabel_tanpa_fakta_menjadi_satu_kalimat():
    kolom = (Kolom("nama", "Nama"), Kolom("unit", "Unit", "bulat"))
    kosong = Kosong("tidak tersedia dalam sumber")
    for baris in ((), (("a", kosong), ("b", kosong))):
        u = describe(state_missing(Tabel("tbl-a", "A", kolom, baris, sumber="Sekretariat"), 2018))
        assert (u["label"], u["judul"], u["sumber"]) == ("tbl-a", "A", "Sekretariat")
        assert u["tiada"] == "Data tahun 2018 tidak tersedia dalam sumber."
    sebagian = Tabel("tbl-a", "A", kolom, (("a", kosong), ("b", 0)))
    assert state_missing(sebagian, 2018) is sebagian


def test_kelengkapan_membedakan_lengkap_sebagian_dan_tidak_ada():
    kolom = (Kolom("unit", "Unit", "bulat"),)
    tabel = [Tabel("tbl-a", "A", kolom, isi) for isi in (((1,),), ((1,), (Kosong("belum dilaporkan"),)), ())]
    keluaran = [
        "Uraian.",
        *(state_missing(t, 2018).bundel()["text/markdown"] for t in tabel),
        mark_missing("Tidak ada."),
    ]
    bagian = [("# Judul\n\nKalimat setiap tahun.", False), *((k, True) for k in keluaran)]
    isi = list(page_items("a", bagian))
    assert [(b.kind, b.state) for b in isi] == [
        ("uraian", "lengkap"),
        ("tabel", "lengkap"),
        ("tabel", "sebagian"),
        ("tabel", "tidak ada"),
        ("uraian", "tidak ada"),
    ]
    assert isi[2].remark.startswith("Belum dilaporkan.")
    assert isi[4].title == "Judul"
    assert PLACE in (AKAR / "book" / "kelengkapan.md").read_text(encoding="utf-8")


def test_data_tahun_depan_yang_belum_ada_disebut():
    """A series that ends before the report year says so; a known last year is not called missing."""
    from lkjip import kalimat, tabel

    lap = buka(DATA, TAHUN + 1, "koperasi_aktif", versi="draf")
    deret = tabel.deret(lap, "koperasi")
    assert deret.kolom[-1].judul == str(TAHUN + 1)
    assert isinstance(deret.baris[0][-1], Kosong)
    teks = kalimat.tahun_lalu(lap.hasil("koperasi_aktif"), lap.hasil("koperasi_aktif", TAHUN))
    assert teks.startswith(f"Realisasi tahun {TAHUN + 1} tidak tersedia")


# Drafts


@pytest.mark.complete
def test_draf_tahun_depan(salinan):
    """The next year, of which nobody has prepared anything yet; a prepared one: see `test_tahun_baru`."""
    bangun_buku(salinan, TAHUN + 1, "--draft")
    folder = salinan / "_build" / f"{TAHUN + 1}-draf" / "html"
    for halaman in (*folder.glob("book/*.html"), *folder.glob("notebooks/*.html")):
        assert f"DRAF {TAHUN + 1}:" in halaman.read_text(encoding="utf-8"), halaman
    assert not (salinan / "_build" / str(TAHUN + 1)).exists()


def test_draf_menerima_narasi_yang_belum_lengkap_dan_menyamarkan_nama(salinan):
    (salinan / "data" / "narasi" / str(TAHUN) / "sengketa" / "analisis.md").unlink()
    proyek = Project(salinan)
    assert any("analisis.md: tidak ada berkas" in str(t) for t in check_project(proyek, TAHUN))
    assert check_project(proyek, TAHUN, "draf") == []
    lap = buka(salinan / "data", TAHUN, "sengketa", versi="draf")
    assert f"Uraian tahun {TAHUN} untuk bagian ini tidak tersedia" in lap.narasi("sengketa/analisis").markdown
    from lkjip import tabel

    assert "Sandy Satria" not in json.dumps(describe(tabel.daftar(lap, "perselisihan")))


# Editions

REVISI = "2022;79;61;2024\n2022;81;59;2025\n"


@pytest.fixture
def berevisi(salinan) -> Path:
    """A project in which the reports of 2024 and 2025 restate the cooperatives of 2022."""
    b = salinan / "data" / "koperasi.csv"
    baris = b.read_text(encoding="utf-8").splitlines()
    isi = "\n".join([baris[0] + ";edisi", *(f"{x};" for x in baris[1:])]) + "\n"
    b.write_text(isi + REVISI.replace("79;61", "80;60"), encoding="utf-8")
    persiapan = salinan / "data" / "persiapan" / "2025.yaml"
    persiapan.parent.mkdir()
    persiapan.write_text("konfirmasi: []\ntidak_tersedia: []\n", encoding="utf-8")
    return salinan


@pytest.mark.parametrize(("laporan", "aktif"), [(2022, 79), (2023, 79), (2024, 80), (2025, 81)])
def test_laporan_memakai_edisi_terbaru_sampai_tahunnya(berevisi, laporan, aktif):
    assert check_data(berevisi / "data") == []
    assert buka(berevisi / "data", laporan).data("koperasi", "aktif_unit", 2022) == aktif


def test_edisi_menempati_baris_semula(berevisi):
    """A revised row stands where the first one stood, so the order of a list stays."""
    paket, _ = read_package(berevisi / "data")
    t = as_of_edition(paket.tables["koperasi"], ("tahun",), 2024)
    assert list(t["tahun"]) == sorted(t["tahun"])


def test_halaman_revisi_menyebut_semula_dan_menjadi(berevisi):
    from lkjip import kalimat, tabel

    lap = buka(berevisi / "data", 2025)
    assert [(r.column, r.before, r.after, r.edition) for r in lap.revisi] == [
        ("aktif_unit", 79, 80, 2024),
        ("tidak_aktif_unit", 61, 60, 2024),
        ("aktif_unit", 80, 81, 2025),
        ("tidak_aktif_unit", 60, 59, 2025),
    ]
    baris = tabel.revisi(lap).baris[0]
    assert baris[:6] == ("Perkembangan koperasi", "Tahun 2022", "Koperasi aktif", "79", "80", "2024")
    assert "Data keragaan koperasi" in baris[6]
    assert "empat perubahan fakta" in kalimat.revisi(lap)
    assert len(buka(berevisi / "data", 2024).revisi) == 2
    assert revisions(read_package(berevisi / "data")[0], 2023) == []


def test_tidak_ada_revisi_dinyatakan():
    from lkjip import kalimat, tabel

    lap = buka(DATA, TAHUN)
    assert tabel.revisi(lap) is None
    assert kalimat.revisi(lap) == f"Sampai dengan edisi tahun {TAHUN} tidak ada fakta yang direvisi."


@pytest.mark.parametrize(
    ("baris", "pesan"),
    [
        ("2022;82;60;2024\n", "kunci ganda (tahun = 2022, edisi = 2024)"),
        ("2022;82;60;2021\n", "kolom edisi: ditemukan `2021`; seharusnya paling awal 2022"),
        ("2022;82;60;duaribu\n", "kolom edisi: ditemukan `duaribu`; seharusnya bilangan bulat"),
        ("2024;75;65;2026\n", "data/koperasi_kelompok.csv dan data/koperasi.csv, tahun 2024: ditemukan 76 dan 75"),
    ],
)
def test_setiap_edisi_diperiksa(berevisi, baris, pesan):
    b = berevisi / "data" / "koperasi.csv"
    b.write_text(b.read_text(encoding="utf-8") + baris, encoding="utf-8")
    assert any(pesan in str(t) for t in check_data(berevisi / "data")), check_data(berevisi / "data")


def test_koreksi_hanya_untuk_laporan_tercetaknya():
    from lkjip import tabel

    assert tabel.koreksi(buka(DATA, 2023), "angka").tiada
    assert len(tabel.koreksi(buka(DATA, TAHUN), "angka").baris) > 50


@pytest.mark.parametrize(
    ("tahun", "dokumen", "akhir"),
    [(2018, set(), None), (2020, set(), None), (2023, {"renstra"}, 2026), (TAHUN, {"renstra", "pk_perubahan"}, 2026)],
)
def test_target_terlihat_hanya_dari_dokumen_yang_berlaku(tahun, dokumen, akhir):
    """A later agreement is not known; the end target of the plan in force is."""
    t = buka(DATA, tahun).paket.tables["target"]
    assert set(t["dokumen"]) == dokumen
    assert max(t["tahun"], default=None) == akhir


def test_catatan_sumber_menunggu_tahunnya():
    from lkjip import tabel

    assert tabel.deret(buka(DATA, 2022), "umkm").catatan == ()
    assert "tahun 2023" in tabel.deret(buka(DATA, 2023), "umkm").catatan[0]


@pytest.mark.parametrize("tahun", ["2025", pytest.param("2204", marks=pytest.mark.complete)])
def test_tahun_tanpa_fakta_ditolak(proyek, tahun):
    """A slip of the year, or a year that nobody has prepared, is no empty report."""
    for perintah in ("check", "build"):
        hasil = lkjip(perintah, "--tahun", tahun, cwd=proyek.root)
        assert hasil.returncode == 1
        assert f"ditemukan {tahun}; seharusnya tahun yang mempunyai data (2018 sampai 2024)" in hasil.stderr
        assert "lkjip new-year 2025" in hasil.stderr
    assert not (proyek.root / "_build" / tahun).exists()
