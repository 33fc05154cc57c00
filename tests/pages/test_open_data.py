"""The open data say what the pages say, as numbers, and nothing that is private."""

import csv
import json
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from frictionless import validate

from conftest import AKAR, TAHUN, nama_orang
from lkjip.checks.data import check_data
from lkjip.pages.open_data import to_csv, write_open_data
from lkjip.pages.packed import REASON, unpack
from lkjip.pages.results import compose_results, publication
from lkjip.pages.workbook import workbook_name, write_workbook
from lkjip.prose.laporan import buka
from lkjip.rules.hasil import COMPUTED
from lkjip.rules.report import INTERNAL
from lkjip.views.grid import Kolom, Kosong, Tabel, Tautan, Tertulis, pack

CONTOH = Tabel(
    "tbl-contoh",
    "Contoh",
    (Kolom("nama", "Nama"), Kolom("target", "Target", "desimal"), Kolom("pagu_rp", "Pagu", "rupiah")),
    (
        (Tautan("Koperasi", "notebooks/x"), Tertulis(Decimal("54.29"), "54,29%"), 1500),
        ("=1+1", "BB", Kosong("belum ada")),
        ("Jumlah", Kosong("tidak dijumlahkan"), 1500),
    ),
    ("isi", "isi", "jumlah"),
    sumber="Sekretariat",
)


@pytest.fixture(scope="module")
def folder(buku) -> Path:
    return buku / "_build" / str(TAHUN) / "html" / "tabel"


@pytest.fixture(scope="module")
def paket(folder) -> dict:
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def lap():
    return buka(AKAR / "data", TAHUN)


def baca(berkas: Path) -> list[list[str]]:
    with berkas.open(encoding="utf-8-sig", newline="") as f:
        return list(csv.reader(f, delimiter=";"))


def test_csv_memuat_nilai_dan_alasan():
    assert to_csv(unpack(pack(CONTOH))).splitlines() == [
        "nama;target;pagu_rp;alasan_kosong",
        "Koperasi;54,29;1500;",
        "=1+1;BB;;pagu_rp: belum ada",
        "Jumlah;;1500;target: tidak dijumlahkan",
    ]


def test_paket_data_sah_dan_lengkap(folder, paket):
    laporan = validate(str(folder / "datapackage.json"))
    assert laporan.flatten(["title", "message"]) == []
    assert {r["path"] for r in paket["resources"]} == {b.name for b in folder.glob("*.csv")}
    assert len(paket["resources"]) > 60
    assert [x["name"] for x in paket["licenses"]] == ["CC-BY-4.0"]
    assert all(r["title"].startswith("Tabel ") for r in paket["resources"])


def test_paket_data_menemukan_berkas_yang_diubah(folder, tmp_path):
    """The check above can fail: one figure changed by hand is found."""
    for b in folder.glob("*.csv"):
        (tmp_path / b.name).write_bytes(b.read_bytes())
    (tmp_path / "datapackage.json").write_bytes((folder / "datapackage.json").read_bytes())
    berkas = tmp_path / "tbl-koperasi.csv"
    berkas.write_text(berkas.read_text(encoding="utf-8").replace(";76", ";7G"), encoding="utf-8")
    judul = {t for t, *_ in validate(str(tmp_path / "datapackage.json")).flatten(["title"])}
    assert {"Type Error", "Hash Count Error"} <= judul


def _harap(teks: str, tipe: str):
    if teks == "":
        return None
    if tipe == "date":
        return datetime.fromisoformat(teks)
    if re.fullmatch(r"-?\d+(,\d+)?", teks) and tipe in ("integer", "number"):
        return float(teks.replace(",", "."))
    return teks


def test_buku_kerja_memuat_nilai_yang_sama_dengan_csv(folder, paket):
    """Every cell of every sheet, read back by another library."""
    buku = openpyxl.load_workbook(folder / workbook_name(TAHUN))
    assert len(buku.sheetnames) == len(paket["resources"]) + 1
    banyak = 0
    for n, r in enumerate(paket["resources"], 1):
        lembar, (kepala, *isi) = buku.worksheets[n], baca(folder / r["path"])
        assert lembar["A1"].value == r["title"]
        tipe = [f["type"] for f in r["schema"]["fields"]]
        assert kepala == [f["name"] for f in r["schema"]["fields"]]
        assert [c.value for c in lembar[4]][: len(tipe)] == [f["title"] for f in r["schema"]["fields"]]
        for k, baris in enumerate(isi, 5):
            for j, (teks, t) in enumerate(zip(baris, tipe, strict=True), 1):
                nilai = lembar.cell(k, j).value
                if t == "string" and isinstance(nilai, int | float):
                    t = "number"
                assert nilai == _harap(teks, t), (r["path"], k, j)
                banyak += 1
    assert banyak > 2000


def test_daftar_lembar_menaut_setiap_tabel(folder, paket):
    buku = openpyxl.load_workbook(folder / workbook_name(TAHUN))
    daftar = buku["Daftar tabel"]
    tuju = [daftar.cell(n, 1).hyperlink.location for n in range(5, 5 + len(paket["resources"]))]
    assert [t.split("'")[1] for t in tuju] == buku.sheetnames[1:]
    assert "Creative Commons" in daftar["A2"].value


def test_bilangan_bukan_tulisan(folder, paket):
    """No written number (1.234,5 or 54,29%) stands as text, but for quotations of the printed report."""
    kutipan = {("tbl-koreksi-angka", "tercetak"), ("tbl-koreksi-angka", "dipakai")}
    for r in paket["resources"]:
        kepala, *isi = baca(folder / r["path"])
        for baris in isi:
            for nama, teks in zip(kepala, baris, strict=True):
                if (r["name"], nama) not in kutipan:
                    assert not re.fullmatch(r"-?(Rp)?\d{1,3}(\.\d{3})+(,\d+)?|-?\d+(,\d+)?%", teks), (r["name"], teks)


def test_sel_kosong_beralasan(folder):
    kepala, *isi = baca(folder / "tbl-ringkasan.csv")
    capaian, alasan = kepala.index("capaian_persen"), kepala.index(REASON)
    kosong = [b for b in isi if not b[capaian]]
    assert kosong
    assert all("capaian_persen: capaian tidak dapat dihitung karena" in b[alasan] for b in kosong)
    assert all(not b[alasan] for b in isi if all(b[:alasan]))


def test_laporan_json_memuat_hasil_yang_sama(folder, lap):
    d = json.loads((folder / "laporan.json").read_text(encoding="utf-8"))
    assert (d["tahun"], d["licenses"][0]["name"]) == (TAHUN, "CC-BY-4.0")
    assert [i["id"] for i in d["indikator"]] == list(lap.katalog.indikator)
    for i in d["indikator"]:
        tahun = [h["tahun"] for h in i["hasil"]]
        assert tahun[0] == TAHUN
        assert tahun == sorted(tahun, reverse=True)
        assert i["rumus"]["kata"]
        assert i["sumber"][0]["dokumen"]
        for h in i["hasil"]:
            asli = lap.hasil(i["id"], h["tahun"])
            for sifat in ("target", "realisasi", "target_akhir"):
                harap = getattr(asli, sifat)
                assert h[sifat] == (float(harap) if isinstance(harap, Decimal) else harap)
            assert h["capaian_persen"] == (None if asli.capaian is None else float(asli.capaian))
            assert (h["capaian_persen"] is None) == bool(h["alasan"])
            assert (h["interpretasi"] is None) == (h["capaian_persen"] is None)
            assert bool(h["masukan"]) == (h["asal_realisasi"] == COMPUTED)
    koperasi = next(i for i in d["indikator"] if i["id"] == "koperasi_aktif")
    assert koperasi["hasil"][0]["realisasi"] == 54.29
    assert r"\frac" in koperasi["rumus"]["tex"]
    assert len(koperasi["hasil"]) >= 3


def _isi(berkas: Path) -> str:
    if berkas.suffix != ".xlsx":
        return berkas.read_text(encoding="utf-8")
    with zipfile.ZipFile(berkas) as z:
        return "\n".join(z.read(n).decode("utf-8") for n in z.namelist())


def test_nama_orang_tidak_ada_dalam_data_terbuka(folder):
    nama = nama_orang()
    assert len(nama) >= 10
    berkas = sorted(folder.iterdir())
    assert {b.suffix for b in berkas} == {".csv", ".json", ".xlsx"}
    for b in berkas:
        isi = _isi(b)
        assert [n for n in nama if re.search(rf"\b{re.escape(n)}\b", isi)] == [], b.name


def test_versi_internal_tidak_berlisensi():
    lap = buka(AKAR / "data", TAHUN, versi=INTERNAL)
    assert publication(lap)["licenses"] == []
    assert "internal: tidak untuk dipublikasikan" in publication(lap)["description"]
    assert "tidak untuk dipublikasikan" in lap.tulis("kalimat_lisensi()")


def test_buku_kerja_tanpa_jam_dan_tanpa_rumus(tmp_path, lap):
    """Fixed dates in the file and in its zip; text that begins with = stays text."""
    write_workbook(tmp_path / "a.xlsx", [("Tabel 3.1", unpack(pack(CONTOH)))], publication(lap))
    with zipfile.ZipFile(tmp_path / "a.xlsx") as z:
        assert {i.date_time for i in z.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    buku = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert buku.properties.created == buku.properties.modified == datetime(TAHUN, 12, 31)
    s = buku["Tabel 3.1"]
    assert (s["A6"].value, s["A6"].data_type) == ("=1+1", "s")
    assert (s["B5"].value, s["B5"].number_format) == (54.29, '#,##0.00"%"')
    assert (s["C5"].value, s["C5"].number_format) == (1500, "#,##0.00")
    assert (s["B6"].value, s["C6"].value, s["D6"].value) == ("BB", None, "pagu_rp: belum ada")
    assert s["A7"].font.bold


def test_tanggal_adalah_tanggal(tmp_path, lap):
    t = Tabel("tbl-t", "T", (Kolom("tanggal", "Tanggal", "tanggal"),), ((date(2024, 1, 29),),))
    write_open_data(tmp_path / "x", [("Tabel 1", unpack(pack(t)))], compose_results(lap))
    assert baca(tmp_path / "x" / "tbl-t.csv")[1] == ["2024-01-29"]
    sel = openpyxl.load_workbook(tmp_path / "x" / workbook_name(TAHUN))["Tabel 1"]["A5"]
    assert (sel.value, sel.is_date) == (datetime(2024, 1, 29), True)


def test_setiap_tabel_menaut_semua_data_terbuka(folder, paket):
    html = folder.parent
    tautan = set()
    for halaman in (*html.glob("book/*.html"), *html.glob("notebooks/*.html")):
        teks = halaman.read_text(encoding="utf-8")
        for h in re.findall(r'href="(\.\./tabel/[^"]+)"', teks):
            assert (halaman.parent / h).resolve().is_file(), (halaman, h)
            tautan.add(Path(h).name)
        for nama in (workbook_name(TAHUN), "laporan.json", "datapackage.json"):
            assert teks.count(f'tabel/{nama}"') >= teks.count('class="unduhan"'), (halaman, nama)
    assert {b.name for b in folder.iterdir()} <= tautan


def test_lisensi_data_wajib_dinyatakan(salinan):
    berkas = salinan / "data" / "datapackage.yaml"
    teks = berkas.read_text(encoding="utf-8")
    berkas.write_text(re.sub(r"licenses:\n(?:- .*\n(?:  .*\n)*)+", "", teks, count=1), encoding="utf-8")
    assert [str(t) for t in check_data(salinan / "data")] == [
        "data/datapackage.yaml: tidak ada `licenses`; seharusnya `licenses` tertulis; tambahkan. [D202]"
    ]
