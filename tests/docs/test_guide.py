"""What README and guide say is true."""

import re

from conftest import AKAR, TAHUN, lkjip, salin_proyek
from lkjip.prose.laporan import buka


def test_panduan_menyebut_seluruh_kosakata():
    teks = (AKAR / "data" / "PANDUAN.md").read_text(encoding="utf-8")
    kosakata = buka(AKAR / "data", TAHUN, "koperasi_aktif").kosakata
    assert {n for n in kosakata if f"`{n}`" not in teks} == set()


def test_contoh_panduan_benar():
    teks = (AKAR / "data" / "PANDUAN.md").read_text(encoding="utf-8")
    contoh = re.findall(r"\| ``\{eval\}`([^`]+)` `` \| ([^|]+) \|", teks)
    lap = buka(AKAR / "data", TAHUN, "koperasi_aktif")
    assert len(contoh) >= 10
    for ungkapan, hasil in contoh:
        harap = hasil.split(" (")[0].strip()
        tulis = lap.tulis(ungkapan)
        if "…" in harap:
            assert (tulis.startswith(harap.split(" …")[0]), tulis.endswith(harap.split("… ")[1])) == (True, True)
        elif not harap.startswith("kalimat"):
            assert tulis == harap


def test_contoh_readme_benar(tmp_path):
    teks = (AKAR / "README.md").read_text(encoding="utf-8")
    salinan = salin_proyek(tmp_path / "p")
    berkas = salinan / "data" / "umkm.csv"
    berkas.write_text(berkas.read_text(encoding="utf-8").replace("2022;16098;", "2022;16.098;"), encoding="utf-8")
    pesan = lkjip("check", cwd=salinan).stderr.strip()
    assert pesan in teks
    ungkapan = re.search(r"Jumlah koperasi aktif \{eval\}`([^`]+)`", teks)[1]
    assert buka(AKAR / "data", TAHUN).tulis(ungkapan) == "menurun"


def test_peta_folder_benar():
    peta = (AKAR / "README.md").read_text(encoding="utf-8").split("## Where things are")[1].split("```")[1]
    folder = ""
    for baris in peta.splitlines():
        if not baris.strip():
            continue
        nama = baris.split()[0]
        folder = nama if not baris.startswith(" ") else folder
        jalan = nama if not baris.startswith(" ") else folder + nama
        if not jalan.startswith("_build"):
            assert list(AKAR.glob(jalan.rstrip("/"))), jalan
