"""What a browser shows: every page, on a desk and on a phone, without network."""

import re
import zipfile

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from pypdfium2 import PdfDocument

from browser import CHROMIUM, perlu_peramban
from conftest import AKAR, TAHUN, kasus, nama_orang
from lkjip.project.contents import table_of_contents

AXE = Axe()
SEMPIT = ("notebooks/beranda", "notebooks/koperasi-aktif", "notebooks/sertifikat-kompetensi", "book/sampul")
"""Pages whose phone layout axe reads too: key figures, card tables, a searchable table, the cover."""
HALAMAN = table_of_contents(AKAR / "_toc.yml")
CONTOH_AXE = {
    *SEMPIT,
    "notebooks/akuntabilitas-keuangan",
    "notebooks/perencanaan",
    "book/kelengkapan",
    "book/kolofon",
    "book/daftar-tabel",
    "book/glosarium",
}
"""Pages that axe reads in `make test`: every kind of content once. `make test-all` reads every page."""


@pytest.fixture(scope="module")
def peramban():
    with sync_playwright() as p:
        b = p.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield b
        b.close()


@pytest.fixture(scope="module")
def alamat(buku):
    return (buku / "_build" / str(TAHUN) / "html").as_uri()


@pytest.fixture
def buka(peramban, alamat):
    """Open a page; gives the page and everything that went wrong on it."""
    konteks = []

    def _buka(nama: str, lebar: int, skema: str = "light"):
        k = peramban.new_context(viewport={"width": lebar, "height": 900}, color_scheme=skema)
        konteks.append(k)
        halaman, salah = k.new_page(), []
        halaman.on("console", lambda m: salah.append(m.text) if m.type in ("error", "warning") else None)
        halaman.on("pageerror", lambda e: salah.append(str(e)))
        halaman.on("request", lambda r: None if r.url.startswith(("file:", "data:")) else salah.append(r.url))
        halaman.goto(f"{alamat}/{nama}.html")
        halaman.wait_for_load_state("load")
        return halaman, salah

    yield _buka
    for k in konteks:
        k.close()


def periksa_aksesibilitas(halaman) -> None:
    aturan = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    langgar = AXE.run(halaman, options=aturan).response["violations"]
    assert [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in langgar] == []


@perlu_peramban
@pytest.mark.parametrize("lebar", [1280, 390])
@pytest.mark.parametrize("nama", HALAMAN)
def test_halaman_bersih(buka, nama, lebar):
    halaman, salah = buka(nama, lebar)
    assert salah == []
    assert halaman.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "page scrolls sideways"
    assert halaman.evaluate("document.documentElement.lang") == "id"
    assert halaman.locator(".bd-article h1").count() == 1
    gambar = halaman.locator(".gambar-svg").evaluate_all(
        "g => g.map(x => [x.getAttribute('aria-label'), x.querySelector('svg').getBoundingClientRect().width])"
    )
    for alt, selebar in gambar:
        assert len(alt) > 40
        assert selebar > 200
    if nama in (CONTOH_AXE if lebar == 1280 else SEMPIT):
        periksa_aksesibilitas(halaman)


@perlu_peramban
@pytest.mark.complete
@pytest.mark.parametrize("nama", [n for n in HALAMAN if n not in CONTOH_AXE])
def test_setiap_halaman_dapat_diakses(buka, nama):
    """The other pages; on a phone they have the same elements and colours."""
    halaman, _ = buka(nama, 1280)
    periksa_aksesibilitas(halaman)


@pytest.mark.parametrize("nama", [n for n in HALAMAN if n.startswith("notebooks/")])
def test_tabel_bernomor_dan_bersumber(artikel, nama):
    tabel = artikel[nama].select("table.lkjip")
    assert [t for t in tabel if not t.caption.get_text().strip().startswith("Tabel ")] == []
    assert len(artikel[nama].select(".tabel-lkjip .sumber")) == len(tabel)


def test_nomor_tabel_berurutan_di_seluruh_buku(artikel):
    nomor = [n.get_text().strip() for isi in artikel.values() for n in isi.select("table.lkjip .caption-number")]
    for awalan, paling_sedikit in (("Tabel 3.", 29), ("Tabel L.", 5)):
        bagian = [n for n in nomor if n.startswith(awalan)]
        assert bagian == [f"{awalan}{k}" for k in range(1, len(bagian) + 1)]
        assert len(bagian) >= paling_sedikit
    assert len(set(nomor)) == len(nomor)


@perlu_peramban
def test_rumus_adalah_mathml_dengan_angka_indonesia(buka):
    halaman, _ = buka("notebooks/koperasi-aktif", 1280)
    rumus = " ".join(halaman.locator("math").all_text_contents())
    assert "54,29" in rumus
    assert "\\" not in rumus
    assert halaman.locator("math merror").count() == 0


@perlu_peramban
def test_baris_panjang_dapat_dicari_dan_diurutkan(buka):
    halaman, salah = buka("notebooks/sertifikat-kompetensi", 1280)
    tabel = halaman.locator("table.besar")
    assert tabel.locator("tbody tr").count() == 197
    halaman.get_by_label("Cari dalam tabel").fill("hotel")
    tampak = tabel.locator("tbody tr.isi:visible")
    assert 0 < tampak.count() < 20
    assert all("HOTEL" in t for t in tampak.all_inner_texts())
    halaman.get_by_label("Cari dalam tabel").fill("")
    tabel.locator("th button").nth(2).click()
    tabel.locator("th button").nth(2).click()
    assert "2.332" in tabel.locator("tbody tr.isi").first.inner_text()
    assert "Jumlah" in tabel.locator("tbody tr").last.inner_text()
    assert salah == []


@perlu_peramban
def test_mode_gelap(buka):
    halaman, salah = buka("notebooks/koperasi-aktif", 1280, "dark")
    assert halaman.evaluate("document.documentElement.dataset.theme") == "dark"
    warna = halaman.evaluate("getComputedStyle(document.querySelector('.gambar-svg text')).fill")
    assert sum(int(x) for x in warna[4:-1].split(",")) > 500, warna
    assert salah == []


@perlu_peramban
def test_kode_tersembunyi_dan_kotak_cari_tunggal(buka):
    halaman, _ = buka("notebooks/koperasi-aktif", 1280)
    assert halaman.locator(".cell_input:visible").count() == 0
    assert "lap = buka" not in halaman.locator("main").inner_text()
    assert halaman.locator(".search-button-field:visible, input[type=search]:visible").count() <= 1


def test_unduhan_di_bawah_setiap_tabel(artikel, buku):
    halaman = buku / "_build" / str(TAHUN) / "html" / "notebooks"
    unduhan = artikel["notebooks/koperasi-aktif"].select(".unduhan")
    assert len(unduhan) == len(artikel["notebooks/koperasi-aktif"].select("table.lkjip")) >= 5
    for tabel in unduhan:
        berkas = [(halaman / a["href"]).resolve() for a in tabel.select("a.unduh")]
        assert [b.suffix for b in berkas] == [".csv", ".xlsx", ".json", ".json"]
        assert all(b.is_file() for b in berkas)
        assert berkas[0].read_text(encoding="utf-8-sig").count("\n") >= 2


SEED = kasus("tabel_tercetak")


@pytest.mark.parametrize("k", SEED, ids=lambda k: k["asal"])
def test_setiap_tabel_laporan_tercetak_punya_padanan(artikel, k):
    """Its equivalent is on the page, with a caption and with facts; what its cells say: the approved texts."""
    isi = artikel[k["halaman"]].find(id=k["label"])
    if isi.name != "table":
        isi = isi if isi.name == "figure" else isi.find_next("table")
    judul = isi.select_one(".caption-text").get_text()
    assert len(judul) > 10
    if isi.name == "table":
        assert "tidak tersedia dalam sumber" not in isi.get_text()
        assert len(isi.select("tbody tr")) >= 1


def test_daftar_tabel_dan_gambar_lengkap(artikel):
    for nama, pilih in (("book/daftar-tabel", "table.lkjip"), ("book/daftar-gambar", "figure .gambar-svg")):
        banyak = sum(len(isi.select(pilih)) for isi in artikel.values())
        assert len(artikel[nama].select(".daftar-isi li")) == banyak > 10


def teks_berkas(berkas) -> str:
    """Everything that a file of the book says, read as its reader does."""
    if berkas.suffix == ".pdf":
        pdf = PdfDocument(berkas)
        return "\n".join(pdf[n].get_textpage().get_text_range() for n in range(len(pdf)))
    if berkas.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(berkas) as z:
            isi = [z.read(n).decode("utf-8") for n in z.namelist() if n.endswith(".xml")]
        return re.sub(r"<[^>]+>", "", "\n".join(isi).replace("</w:p>", "\n").replace("</si>", "\n"))
    return berkas.read_text(encoding="utf-8")


BERKAS_TEKS = {".html", ".js", ".csv", ".json", ".svg", ".txt", ".ipynb", ".xml", ".pdf", ".docx", ".xlsx"}


def test_nama_orang_disamarkan(buku):
    """No file of the book holds the name of a private person: all names that the data mark as such."""
    nama = nama_orang()
    assert len(nama) >= 10
    dibaca = set()
    for berkas in (buku / "_build" / str(TAHUN)).rglob("*"):
        if berkas.suffix in BERKAS_TEKS and "_static" not in berkas.parts:
            teks = " ".join(teks_berkas(berkas).split())
            dibaca.add(berkas.suffix)
            assert [n for n in nama if n in teks] == [], berkas
    assert {".html", ".js", ".csv", ".json", ".ipynb", ".pdf", ".docx", ".xlsx"} <= dibaca
