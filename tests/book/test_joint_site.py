"""The site of all years: every link leads somewhere, and a single year stays as it is."""

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

import lkjip.book.site as situs
from browser import CHROMIUM, perlu_peramban
from conftest import AKAR, TAHUN, lkjip, salin_proyek, sidik
from lkjip.book import years
from lkjip.book.site import build_site, lay_out
from lkjip.book.years import pdf_name, publishable_years
from lkjip.cli import main
from lkjip.findings import InputError, kinds
from lkjip.language.numbers import persen
from lkjip.project.project import Project
from lkjip.prose.laporan import buka

DERET = (TAHUN - 2, TAHUN - 1, TAHUN)
HILANG = "notebooks/sengketa.html"


def tiga_tahun(buku: Path, akar: Path) -> Project:
    """A project whose earlier years are copies of the built one, the first without one page."""
    salin_proyek(akar)
    for t in DERET:
        shutil.copytree(buku / "_build" / str(TAHUN), akar / "_build" / str(t))
    (akar / "_build" / str(DERET[0]) / "html" / HILANG).unlink()
    return Project(akar)


@pytest.fixture(scope="module")
def proyek(buku, tmp_path_factory) -> Project:
    return tiga_tahun(buku, tmp_path_factory.mktemp("situs") / "p")


@pytest.fixture(scope="module")
def folder(proyek) -> Path:
    return lay_out(proyek, DERET, address="https://contoh.go.id/lkjip/").parent


class Rujukan(HTMLParser):
    """Targets of links, and those of the choice of year with their text."""

    def __init__(self, teks: str):
        super().__init__()
        self.semua, self.pilihan, self._dalam, self._ke = [], {}, False, None
        self.feed(teks)

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        self._dalam = self._dalam or (tag == "nav" and "pilih-tahun" in (a.get("class") or ""))
        if tag in ("a", "link") and a.get("href"):
            self.semua.append(a["href"])
            self._ke = a["href"] if tag == "a" and self._dalam else None

    def handle_data(self, data):
        if self._ke:
            self.pilihan[data] = self._ke
            self._ke = None

    def handle_endtag(self, tag):
        self._dalam = self._dalam and tag != "nav"


def halaman(folder: Path) -> list[Path]:
    return [b for b in folder.rglob("*.html") if "_static" not in b.parts]


def test_setiap_tautan_ada_tujuannya(folder):
    banyak = 0
    for b in halaman(folder):
        for ke in Rujukan(b.read_text(encoding="utf-8")).semua:
            jalan = unquote(ke.split("#")[0].split("?")[0])
            if not jalan or re.match(r"[a-z]+:", ke):
                continue
            tujuan = (b.parent / jalan).resolve()
            hilang = tujuan == (folder / str(DERET[0]) / HILANG).resolve()
            assert tujuan.exists() or hilang, (b.relative_to(folder), ke)
            banyak += 1
    assert banyak > 5000


def test_pilihan_tahun_tetap_di_halaman_yang_sama(folder):
    for b in halaman(folder):
        relatif = b.relative_to(folder)
        if len(relatif.parts) == 1 or relatif.parts[1:] == ("index.html",):
            continue
        pilihan = Rujukan(b.read_text(encoding="utf-8")).pilihan
        assert len(pilihan) == len(DERET) - 1 + 2, relatif
        for teks, ke in pilihan.items():
            if t := re.match(r"\d{4}", teks):
                ada = (folder / t[0] / Path(*relatif.parts[1:])).exists()
                assert ada != teks.endswith("(halaman awal)")
                harap = Path(*relatif.parts[1:]) if ada else Path("notebooks/beranda.html")
                assert (b.parent / ke).resolve() == (folder / t[0] / harap).resolve()


def test_halaman_awal_menyebut_tahun_terbaru_lebih_dahulu(folder):
    teks = (folder / "index.html").read_text(encoding="utf-8")
    assert re.findall(r">Tahun (\d{4})<", teks) == [str(t) for t in reversed(DERET)]
    nilai = [h.tercapai for h in buka(AKAR / "data", TAHUN).all_results()]
    assert f"{nilai.count(True)} dari {len(nilai)} indikator mencapai target" in teks
    lama = buka(AKAR / "data", DERET[0]).all_results()
    ada = sum(h.realisasi is not None for h in lama)
    assert {h.tercapai for h in lama} == {None}
    assert f"Realisasi {ada} dari {len(lama)} indikator tersedia; ketercapaiannya tidak dapat dinilai." in teks
    assert f'href="{TAHUN}/{pdf_name(TAHUN)}"' in teks
    assert f'href="{TAHUN - 1}/{pdf_name(TAHUN - 1)}"' not in teks


def test_perbandingan_memuat_hasil_setiap_tahun(folder):
    teks = (folder / "perbandingan.html").read_text(encoding="utf-8")
    bagian = {m[1]: m[2] for m in re.finditer(r'<section id="(\w+)">(.*?)</section>', teks, re.S)}
    katalog = buka(AKAR / "data", TAHUN).katalog
    assert list(bagian) == list(katalog.indikator)
    for id, isi in bagian.items():
        for t in DERET:
            h = buka(AKAR / "data", t).hasil(id)
            baris = re.search(rf'<tr>\s*<th scope="row"><a href="{t}/[^"]+">{t}</a>.*?</tr>', isi, re.S)[0]
            for nilai in (h.target, h.realisasi):
                assert nilai is None or f">{h.tulis(nilai)}<" in baris
            assert (persen(h.capaian) if h.capaian is not None else "<sup>") in baris
        if "<svg" in isi:
            assert len(re.search(r'role="img" aria-label="([^"]+)"', isi)[1]) > 40
    assert sum("<svg" in isi for isi in bagian.values()) >= 9
    assert "None" not in teks


def test_peta_situs_menyebut_setiap_halaman(folder):
    alamat = re.findall(r"<loc>https://contoh.go.id/lkjip/([^<]+)</loc>", (folder / "sitemap.xml").read_text())
    assert alamat == sorted(set(alamat))
    assert all((folder / a).is_file() for a in alamat)
    assert {"index.html", "perbandingan.html", f"{TAHUN}/notebooks/beranda.html"} <= set(alamat)
    assert not [a for a in alamat if "_static" in a or a.endswith(("search.html", f"{TAHUN}/index.html"))]


def test_buku_setiap_tahun_tidak_berubah(buku, proyek, folder):
    assert sidik(proyek.output(TAHUN) / "html") == sidik(buku / "_build" / str(TAHUN) / "html")


def test_satu_tahun_tanpa_pilihan_tahun(buku, proyek, tmp_path):
    satu = salin_proyek(tmp_path / "p")
    shutil.copytree(buku / "_build" / str(TAHUN), satu / "_build" / str(TAHUN))
    folder = lay_out(Project(satu), [TAHUN]).parent
    assert sidik(folder / str(TAHUN)) == sidik(satu / "_build" / str(TAHUN) / "html")
    assert not (folder / "sitemap.xml").exists()


def test_situs_sama_byte_demi_byte_dan_utuh_ketika_gagal(proyek, folder, monkeypatch):
    awal = sidik(folder)
    lay_out(proyek, DERET, address="https://contoh.go.id/lkjip")
    assert sidik(folder) == awal
    monkeypatch.setattr(situs, "_HEAD", "<tema lain>")
    with pytest.raises(InputError, match="pilihan tahun"):
        lay_out(proyek, DERET)
    assert sidik(folder) == awal
    assert not list(folder.parent.glob(".situs~*"))


def test_semua_temuan_semua_tahun_sekaligus(proyek, folder, monkeypatch):
    awal = sidik(folder)

    def gagal(_, tahun, **lain):
        if tahun != TAHUN:
            raise InputError([kinds.MISSING_FILE.at("data/a.csv", f"tahun {tahun}")])

    monkeypatch.setattr(situs, "build", gagal)
    with pytest.raises(InputError) as e:
        build_site(proyek, DERET, engine="lkjip-proses")
    assert [str(t.place).partition(", ")[2] for t in e.value.findings] == [f"tahun {t}" for t in DERET[:-1]]
    assert sidik(folder) == awal


def test_perintah(proyek, monkeypatch, capsys):
    dibuat = []
    monkeypatch.setattr(situs, "build", lambda _, tahun, **lain: dibuat.append(tahun))
    monkeypatch.setattr(years, "publishable_years", lambda _: list(DERET))
    akar = ["--proyek", str(proyek.root), "build"]
    assert main([*akar, "--tahun", f"{DERET[0]}-{TAHUN}"]) == 0
    assert "Tanpa sitemap.xml, karena alamat situs belum disebutkan" in capsys.readouterr().out
    assert main([*akar, "--all", "--alamat", "https://contoh.go.id"]) == 0
    assert "Tanpa sitemap" not in (keluar := capsys.readouterr().out)
    assert keluar.rstrip().endswith("_build/situs/index.html")
    assert dibuat == [*DERET, *DERET]
    assert main([*akar, "--all", "--versi", "internal"]) == 1
    assert "seharusnya versi publik" in capsys.readouterr().err
    lay_out(proyek, DERET, address="https://contoh.go.id/lkjip/")


def test_rentang_tahun_yang_keliru():
    hasil = lkjip("build", "--tahun", "2024-2019", cwd=AKAR)
    assert hasil.returncode == 2
    assert "ditemukan `2024-2019`; seharusnya tahun (2024) atau rentang (2021-2024)" in hasil.stderr


def test_tahun_berfakta():
    tahun = publishable_years(AKAR / "data")
    assert tahun[-1] == TAHUN
    for t in tahun:
        assert any(h.realisasi is not None for h in buka(AKAR / "data", t).all_results())


@perlu_peramban
@pytest.mark.parametrize(
    ("lebar", "skema"),
    [
        (1280, "light"),
        (390, "dark"),
        pytest.param(390, "light", marks=pytest.mark.complete),
        pytest.param(1280, "dark", marks=pytest.mark.complete),
    ],
)
def test_terlihat_di_peramban(folder, lebar, skema):
    aturan = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    with sync_playwright() as p:
        b = p.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        k = b.new_context(viewport={"width": lebar, "height": 900}, color_scheme=skema)
        for nama in ("index.html", "perbandingan.html", f"{TAHUN}/{HILANG}", f"{TAHUN}/search.html"):
            h, salah = k.new_page(), []
            h.on("console", lambda m, s=salah: s.append(m.text) if m.type in ("error", "warning") else None)
            h.on("pageerror", lambda e, s=salah: s.append(str(e)))
            h.on("request", lambda r, s=salah: None if r.url.startswith(("file:", "data:")) else s.append(r.url))
            h.goto(f"{folder.as_uri()}/{nama}")
            if "/" in nama:
                h.get_by_role("navigation", name="Tahun laporan").locator("summary").click()
                assert h.get_by_role("link", name=str(TAHUN - 1), exact=True).is_visible()
            assert salah == []
            assert h.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), nama
            assert h.evaluate("document.documentElement.dataset.theme") == skema
            langgar = Axe().run(h, options=aturan).response["violations"]
            assert [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in langgar] == [], nama
        b.close()
