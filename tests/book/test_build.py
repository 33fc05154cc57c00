"""A build is complete, reproducible and all or nothing."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest

from conftest import AKAR, TAHUN, bangun_buku, lkjip, salin_contoh, salin_proyek, sidik
from lkjip.book import swap
from lkjip.book.engines import KERNEL, PROCESS
from lkjip.book.execution import execute, execute_all
from lkjip.book.swap import recover, replace
from lkjip.projects.new_indicator import SAMPLE_YEAR as TAHUN_CONTOH

NOTEBOOK = sorted((AKAR / "notebooks").glob("*.ipynb"))


def html(proyek: Path) -> Path:
    return proyek / "_build" / str(TAHUN) / "html"


def test_setiap_halaman_ada(buku):
    from lkjip.project.contents import table_of_contents

    for nama in table_of_contents(AKAR / "_toc.yml"):
        assert (html(buku) / f"{nama}.html").stat().st_size > 2000, nama


def test_tidak_ada_ungkapan_yang_tersisa(buku):
    for halaman in html(buku).rglob("*.html"):
        teks = halaman.read_text(encoding="utf-8")
        assert "{eval}" not in teks, halaman
        assert "lap.narasi" not in teks, halaman


@pytest.mark.early
def test_masukan_yang_sama_memberi_byte_yang_sama(proyek_contoh, buku_contoh, tmp_path):
    """Two folders, two processes, the same bytes in html/ (and in the executed notebooks)."""
    lain = salin_contoh(proyek_contoh, tmp_path / "nama folder yang lain")
    bangun_buku(lain, TAHUN_CONTOH)
    for bagian in ("html", "notebooks"):
        assert sidik(buku_contoh / bagian) == sidik(lain / "_build" / str(TAHUN_CONTOH) / bagian)


@pytest.mark.complete
def test_buku_penuh_dua_kali_sama_byte_demi_byte(buku, tmp_path):
    lain = salin_proyek(tmp_path / "nama folder yang lain")
    bangun_buku(lain, TAHUN, "--format", "docx")
    for bagian in ("html", "notebooks"):
        asal = buku / "_build" / str(TAHUN) / bagian
        assert sidik(asal) == sidik(lain / "_build" / str(TAHUN) / bagian)


def test_pembuatan_kedua_tidak_mengulang_pekerjaan(buku):
    sebelum = {b: b.stat().st_mtime_ns for b in html(buku).rglob("*.html")}
    hasil = lkjip("build", "--tahun", str(TAHUN), cwd=buku)
    assert "Tidak ada masukan yang berubah" in hasil.stdout
    assert {b: b.stat().st_mtime_ns for b in html(buku).rglob("*.html")} == sebelum


def test_berkas_proyek_tidak_disentuh(buku):
    for bagian in ("data", "notebooks", "book"):
        assert sidik(buku / bagian) == sidik(AKAR / bagian)


def test_manifest_menyebut_masukan(buku):
    m = json.loads((buku / "_build" / str(TAHUN) / "manifest.json").read_text(encoding="utf-8"))
    for berkas in ("data/koperasi.csv", "notebooks/koperasi-aktif.ipynb", "lib/lkjip/rules/capaian.py", "_config.yml"):
        assert m["masukan"][berkas] == hashlib.sha256((AKAR / berkas).read_bytes()).hexdigest()
    halaman = (html(buku) / "book" / "kolofon.html").read_text(encoding="utf-8")
    assert m["masukan"]["data/koperasi.csv"] in halaman
    assert m["pembuatan"]["Commit"] in halaman
    assert m["versi"]["sphinx"] in halaman


CONTOH_KERNEL = ("beranda", "koperasi-aktif", "lampiran-pengukuran")
"""Notebooks that both engines run in `make test`: key figures, an indicator's page, a long table."""
CONTOH_NBVAL = ("akuntabilitas-keuangan", "sengketa", "pendahuluan", "sertifikat-kompetensi")
"""Others that nbval runs there; `make test-all` runs all of them, by both."""


@pytest.mark.parametrize(
    "berkas",
    [pytest.param(b, marks=[] if b.stem in CONTOH_KERNEL else pytest.mark.complete) for b in NOTEBOOK],
    ids=lambda b: b.stem,
)
def test_kedua_pelaksana_memberi_keluaran_yang_sama(berkas, tmp_path):
    """The fast engine and a real Jupyter kernel give equal notebooks."""
    parameter = {"tahun": TAHUN, "data": (AKAR / "data").as_posix(), "versi": "publik"}
    hasil = {}
    for mesin in (PROCESS, KERNEL):
        (tmp_path / mesin).mkdir()
        execute(berkas, tmp_path / mesin / berkas.name, parameter, mesin)
        hasil[mesin] = nbformat.read(tmp_path / mesin / berkas.name, 4)
    a, b = hasil[PROCESS], hasil[KERNEL]
    assert [c.source for c in a.cells] == [c.source for c in b.cells]
    assert [c.get("outputs") for c in a.cells] == [c.get("outputs") for c in b.cells]
    assert [c.get("execution_count") for c in a.cells] == [c.get("execution_count") for c in b.cells]
    assert sum(len(c.get("outputs", [])) for c in a.cells) >= 1


def test_tanpa_fork_notebook_berjalan_berurutan_dengan_hasil_sama(buku, tmp_path):
    """Where there is no fork (Windows), one process runs all notebooks in turn."""
    asal = buku / "_build" / str(TAHUN) / "notebooks"
    tempat = tmp_path / "a" / "b" / "notebooks"
    tempat.mkdir(parents=True)
    temuan = execute_all(NOTEBOOK, tempat, tahun=TAHUN, data=AKAR / "data", versi="publik", engine=PROCESS, parallel=1)
    assert [t for satu in temuan for t in satu] == []
    for berkas in NOTEBOOK:
        a, b = (nbformat.read(f / berkas.name, 4).cells for f in (asal, tempat))
        assert [c.get("outputs") for c in a] == [c.get("outputs") for c in b]


def nbval(folder: Path, *nama: str) -> None:
    """nbval runs executed notebooks again in a real kernel and compares every output."""
    berkas = [folder / f"{n}.ipynb" for n in nama]
    perintah = ["pytest", "--nbval", "-q", "-p", "no:cacheprovider", "-n", "2", "--dist", "loadfile"]
    hasil = subprocess.run(
        [sys.executable, "-m", *perintah, *(b.name for b in berkas)],
        cwd=folder,
        capture_output=True,
        text=True,
        env={k: v for k, v in os.environ.items() if not k.startswith("PYTEST")},
    )
    assert hasil.returncode == 0, hasil.stdout[-3000:]
    kode = sum(c.cell_type == "code" for b in berkas for c in nbformat.read(b, 4).cells)
    assert f"{kode} passed" in hasil.stdout


@pytest.mark.early
def test_nbval_contoh(buku):
    nbval(buku / "_build" / str(TAHUN) / "notebooks", *CONTOH_NBVAL)


@pytest.mark.complete
def test_nbval_ketat(buku):
    folder = buku / "_build" / str(TAHUN) / "notebooks"
    nbval(folder, *sorted(b.stem for b in folder.glob("*.ipynb")))


# Nothing is lost


def rusak_data(p: Path) -> str:
    b = p / "data" / "koperasi.csv"
    b.write_text(b.read_text(encoding="utf-8").replace("2024;76;64", "2024;7G;64"), encoding="utf-8")
    return "data/koperasi.csv, baris 8, kolom aktif_unit: ditemukan `7G`"


def rusak_parameter(p: Path) -> str:
    b = p / "notebooks" / "koperasi-aktif.ipynb"
    b.write_text(b.read_text(encoding="utf-8").replace("tahun = 2024", "tahn = 2024"), encoding="utf-8")
    return "notebooks/koperasi-aktif.ipynb, sel 2: ditemukan parameter `tahn`"


def rusak_ungkapan(p: Path) -> str:
    b = p / "notebooks" / "koperasi-aktif.ipynb"
    b.write_text(b.read_text(encoding="utf-8").replace("kalimat_capaian(i)", "kalimat_capain(i)"), encoding="utf-8")
    return "maksud Anda `kalimat_capaian`?"


def rusak_narasi(p: Path) -> str:
    (p / "data" / "narasi" / str(TAHUN) / "koperasi-aktif" / "analisis.md").unlink()
    return "data/narasi/2024/koperasi-aktif/analisis.md: tidak ada berkas"


def rusak_ungkapan_narasi(p: Path) -> str:
    b = p / "data" / "narasi" / str(TAHUN) / "koperasi-aktif" / "analisis.md"
    b.write_text("Baris satu.\n\n{eval}`i.__class__`\n", encoding="utf-8")
    return "data/narasi/2024/koperasi-aktif/analisis.md, baris 3: ditemukan ungkapan `i.__class__`"


def rusak_kode(p: Path) -> str:
    b = p / "notebooks" / "koperasi-aktif.ipynb"
    b.write_text(
        b.read_text(encoding="utf-8").replace("tabel.capaian(lap, indikator)", "tabel.capaia(lap, indikator)"),
        encoding="utf-8",
    )
    return "notebooks/koperasi-aktif.ipynb, sel 12: ditemukan AttributeError"


def rusak_rujukan(p: Path) -> str:
    b = p / "data" / "narasi" / str(TAHUN) / "koperasi-aktif" / "analisis.md"
    b.write_text("Lihat {numref}`tbl-koperas`.\n", encoding="utf-8")
    return (
        f"data/narasi/{TAHUN}/koperasi-aktif/analisis.md, baris 1: ditemukan rujukan ke `tbl-koperas`; "
        "seharusnya tabel atau gambar yang ada dalam buku; maksud Anda `tbl-koperasi`?"
    )


@pytest.mark.parametrize(
    "rusak",
    [
        rusak_data,
        rusak_parameter,
        rusak_ungkapan,
        rusak_narasi,
        rusak_ungkapan_narasi,
        pytest.param(rusak_kode, marks=pytest.mark.complete),
        rusak_rujukan,
    ],
)
def test_masukan_keliru_tidak_menyentuh_buku_sebelumnya(salinan, rusak):
    lama = html(salinan)
    lama.mkdir(parents=True)
    (lama / "index.html").write_text("buku sebelumnya", encoding="utf-8")
    kalimat = rusak(salinan)
    hasil = lkjip("build", "--tahun", str(TAHUN), cwd=salinan)
    assert hasil.returncode == 1
    assert kalimat in hasil.stderr
    assert "Traceback" not in hasil.stderr
    assert sidik(lama) == {"index.html": hashlib.sha256(b"buku sebelumnya").hexdigest()}
    assert [b.name for b in (salinan / "_build").iterdir() if b.is_dir()] == [str(TAHUN)]


@pytest.mark.complete
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="only POSIX can kill a process at once")
@pytest.mark.parametrize("detik", [0.7, 1.6, 2.6, 3.8])
def test_buku_sebelumnya_utuh_ketika_pembuatan_dimatikan(salinan, detik):
    lama = html(salinan)
    lama.mkdir(parents=True)
    (lama / "index.html").write_text("buku sebelumnya", encoding="utf-8")
    p = subprocess.Popen(
        [sys.executable, "-m", "lkjip", "build", "--tahun", str(TAHUN)],
        cwd=salinan,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(detik)
    os.killpg(p.pid, signal.SIGKILL)
    p.wait()
    isi = (lama / "index.html").read_text(encoding="utf-8")
    assert isi == "buku sebelumnya" or (lama / "notebooks" / "sengketa.html").exists()
    assert lkjip("build", "--tahun", str(TAHUN), cwd=salinan).returncode == 0
    assert [b.name for b in (salinan / "_build").iterdir() if b.is_dir()] == [str(TAHUN)]


def isi_satu(folder: Path, teks: str) -> Path:
    folder.mkdir()
    (folder / "x").write_text(teks, encoding="utf-8")
    return folder


@pytest.fixture(params=["renameat2", "two renames"])
def cara_tukar(request, monkeypatch):
    """Both ways to swap: that of Linux, and that of Windows and macOS, run on any system."""
    if request.param == "two renames":
        monkeypatch.setattr(swap, "_exchange", lambda a, b: False)
    return request.param


def test_yang_baru_menggantikan_yang_lama(tmp_path, cara_tukar):
    tempat = isi_satu(tmp_path / "2024", "lama")
    replace(isi_satu(tmp_path / "baru", "baru"), tempat)
    assert (tempat / "x").read_text(encoding="utf-8") == "baru"
    assert [b.name for b in tmp_path.iterdir()] == ["2024"]


def test_yang_pertama_tidak_perlu_menggantikan(tmp_path, cara_tukar):
    replace(isi_satu(tmp_path / "baru", "baru"), tmp_path / "2024")
    assert [(b.name, (b / "x").read_text(encoding="utf-8")) for b in tmp_path.iterdir()] == [("2024", "baru")]


def test_linux_menukar_dalam_satu_langkah(tmp_path):
    """Where the system can, both folders change places, so that there is never none."""
    a, b = isi_satu(tmp_path / "a", "a"), isi_satu(tmp_path / "b", "b")
    tertukar = swap._exchange(a, b)
    assert tertukar == sys.platform.startswith("linux")
    assert (a / "x").read_text(encoding="utf-8") == ("b" if tertukar else "a")
    assert not swap._exchange(tmp_path / "tidak-ada", b)


def test_yang_gagal_di_antara_dua_penggantian_nama_dipulihkan(tmp_path, monkeypatch):
    monkeypatch.setattr(swap, "_exchange", lambda a, b: False)
    tempat, baru = isi_satu(tmp_path / "2024", "lama"), isi_satu(tmp_path / "baru", "baru")
    asli = Path.rename

    def gagal(self, ke):
        if self == baru:
            raise OSError("diska dicabut")
        return asli(self, ke)

    monkeypatch.setattr(Path, "rename", gagal)
    with pytest.raises(OSError, match="diska dicabut"):
        replace(baru, tempat)
    assert not tempat.exists()
    recover(tempat)
    assert (tempat / "x").read_text(encoding="utf-8") == "lama"
    assert sorted(b.name for b in tmp_path.iterdir()) == ["2024", "baru"]


def test_sisa_penggantian_yang_selesai_dibuang(tmp_path):
    """Stopped after the second rename: the new one stays, the earlier one goes."""
    tempat = isi_satu(tmp_path / "2024", "baru")
    isi_satu(tmp_path / ".2024.lama", "lama")
    recover(tempat)
    assert [(b.name, (b / "x").read_text(encoding="utf-8")) for b in tmp_path.iterdir()] == [("2024", "baru")]


MATI_DI_TENGAH = """
import os, signal, sys
from pathlib import Path
from lkjip.book import swap

asli = Path.rename
def mati(self, ke):
    if self == baru:
        os.kill(os.getpid(), signal.SIGKILL)
    return asli(self, ke)

tempat, baru = map(Path, sys.argv[1:])
swap._exchange = lambda a, b: False
Path.rename = mati
swap.replace(baru, tempat)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="only POSIX can kill a process at once")
def test_dimatikan_di_tengah_penggantian_buku_sebelumnya_kembali(proyek_contoh, tmp_path):
    """Killed between the two renames the book is gone for a moment; the next build brings it back."""
    proyek = salin_contoh(proyek_contoh, tmp_path / "p", dengan_buku=True)
    tempat = proyek / "_build" / str(TAHUN_CONTOH)
    semula = sidik(tempat)
    sisa = proyek / "_build" / f".{TAHUN_CONTOH}~sisa"
    shutil.copytree(tempat / "notebooks", sisa)
    mati = subprocess.run([sys.executable, "-c", MATI_DI_TENGAH, tempat, sisa], capture_output=True)
    assert mati.returncode == -signal.SIGKILL, mati.stderr
    assert not tempat.exists()
    hasil = lkjip("build", "--tahun", str(TAHUN_CONTOH), cwd=proyek)
    assert "Tidak ada masukan yang berubah" in hasil.stdout, hasil.stderr
    assert sidik(tempat) == semula
    assert [b.name for b in (proyek / "_build").iterdir() if b.is_dir()] == [str(TAHUN_CONTOH)]


def test_bantuan_menjawab_seketika():
    waktu = []
    for _ in range(3):
        mulai = time.perf_counter()
        assert lkjip("--help", cwd=AKAR).returncode == 0
        waktu.append(time.perf_counter() - mulai)
    assert min(waktu) < 0.3


def test_versi_internal_memuat_nama(tmp_path):
    """The notebook of the disputes names persons in the internal version, and only there."""
    for versi in ("internal", "publik"):
        parameter = {"tahun": TAHUN, "data": (AKAR / "data").as_posix(), "versi": versi}
        execute(AKAR / "notebooks" / "sengketa.ipynb", tmp_path / f"{versi}.ipynb", parameter, PROCESS)
    assert "Sandy Satria" in (tmp_path / "internal.ipynb").read_text(encoding="utf-8")
    assert "Sandy Satria" not in (tmp_path / "publik.ipynb").read_text(encoding="utf-8")


@pytest.mark.complete
def test_versi_internal_memuat_nama_dan_bertanda(salinan):
    hasil = lkjip("build", "--tahun", str(TAHUN), "--versi", "internal", cwd=salinan)
    assert hasil.returncode == 0, hasil.stderr
    folder = salinan / "_build" / f"{TAHUN}-internal" / "html"
    assert "Sandy Satria" in (folder / "notebooks" / "sengketa.html").read_text(encoding="utf-8")
    for halaman in (*folder.glob("book/*.html"), *folder.glob("notebooks/*.html")):
        assert "Versi internal: memuat nama orang" in halaman.read_text(encoding="utf-8"), halaman
    assert not (salinan / "_build" / str(TAHUN)).exists()
