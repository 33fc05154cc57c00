"""The site of all years: every link leads somewhere, and a single year stays as it is."""

import re
import shutil
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import sync_playwright

from browser import CHROMIUM, check_accessibility, needs_browser
from conftest import ROOT, TAHUN, copy_own_project, hashes
from lkjip.book import site, years
from lkjip.book.site import build_site, lay_out
from lkjip.book.years import pdf_name, publishable_years
from lkjip.cli import main
from lkjip.findings import InputError, kinds
from lkjip.language.numbers import persen
from lkjip.project.project import Project
from lkjip.prose.laporan import buka

YEARS = (TAHUN - 2, TAHUN - 1, TAHUN)
MISSING = "notebooks/sengketa.html"


def three_years(book: Path, root: Path) -> Project:
    """A project whose earlier years are copies of the built one, the first without one page."""
    copy_own_project(root)
    for t in YEARS:
        shutil.copytree(book / "_build" / str(TAHUN), root / "_build" / str(t))
    (root / "_build" / str(YEARS[0]) / "html" / MISSING).unlink()
    return Project(root)


@pytest.fixture(scope="module")
def project(built_book, tmp_path_factory) -> Project:
    return three_years(built_book, tmp_path_factory.mktemp("situs") / "p")


@pytest.fixture(scope="module")
def folder(project) -> Path:
    return lay_out(project, YEARS, address="https://contoh.go.id/lkjip/").parent


class Links(HTMLParser):
    """Targets of links, and those of the choice of year with their text."""

    def __init__(self, text: str):
        super().__init__()
        self.hrefs, self.choice, self._inside, self._href = [], {}, False, None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        self._inside = self._inside or (tag == "nav" and "pilih-tahun" in (a.get("class") or ""))
        if tag in ("a", "link") and a.get("href"):
            self.hrefs.append(a["href"])
            self._href = a["href"] if tag == "a" and self._inside else None

    def handle_data(self, data):
        if self._href:
            self.choice[data] = self._href
            self._href = None

    def handle_endtag(self, tag):
        self._inside = self._inside and tag != "nav"


def pages(folder: Path) -> list[Path]:
    return [b for b in folder.rglob("*.html") if "_static" not in b.parts]


def test_every_link_leads_somewhere(folder):
    count = 0
    for b in pages(folder):
        for href in Links(b.read_text(encoding="utf-8")).hrefs:
            path = unquote(href.split("#")[0].split("?")[0])
            if not path or re.match(r"[a-z]+:", href):
                continue
            destination = (b.parent / path).resolve()
            missing = destination == (folder / str(YEARS[0]) / MISSING).resolve()
            assert destination.exists() or missing, (b.relative_to(folder), href)
            count += 1
    assert count > 5000


def test_choice_of_year_stays_on_the_same_page(folder):
    for b in pages(folder):
        relative = b.relative_to(folder)
        if len(relative.parts) == 1 or relative.parts[1:] == ("index.html",):
            continue
        choice = Links(b.read_text(encoding="utf-8")).choice
        assert len(choice) == len(YEARS) - 1 + 2, relative
        for text, href in choice.items():
            if t := re.match(r"\d{4}", text):
                exists = (folder / t[0] / Path(*relative.parts[1:])).exists()
                assert exists != text.endswith("(halaman awal)")
                expected = Path(*relative.parts[1:]) if exists else Path("notebooks/beranda.html")
                assert (b.parent / href).resolve() == (folder / t[0] / expected).resolve()


def test_start_page_names_the_latest_year_first(folder):
    text = (folder / "index.html").read_text(encoding="utf-8")
    assert re.findall(r">Tahun (\d{4})<", text) == [str(t) for t in reversed(YEARS)]
    reached = [h.tercapai for h in buka(ROOT / "data", TAHUN).all_results()]
    assert f"{reached.count(True)} dari {len(reached)} indikator mencapai target" in text
    earliest = buka(ROOT / "data", YEARS[0]).all_results()
    known = sum(h.realisasi is not None for h in earliest)
    assert {h.tercapai for h in earliest} == {None}
    assert f"Realisasi {known} dari {len(earliest)} indikator tersedia; ketercapaiannya tidak dapat dinilai." in text
    assert f'href="{TAHUN}/{pdf_name(TAHUN)}"' in text
    assert f'href="{TAHUN - 1}/{pdf_name(TAHUN - 1)}"' not in text


def test_comparison_has_the_results_of_every_year(folder):
    text = (folder / "perbandingan.html").read_text(encoding="utf-8")
    sections = {m[1]: m[2] for m in re.finditer(r'<section id="(\w+)">(.*?)</section>', text, re.S)}
    catalogue = buka(ROOT / "data", TAHUN).katalog
    assert list(sections) == list(catalogue.indikator)
    for id, section in sections.items():
        for t in YEARS:
            h = buka(ROOT / "data", t).hasil(id)
            row = re.search(rf'<tr>\s*<th scope="row"><a href="{t}/[^"]+">{t}</a>.*?</tr>', section, re.S)[0]
            for value in (h.target, h.realisasi):
                assert value is None or f">{h.tulis(value)}<" in row
            assert (persen(h.capaian) if h.capaian is not None else "<sup>") in row
        if "<svg" in section:
            assert len(re.search(r'role="img" aria-label="([^"]+)"', section)[1]) > 40
    assert sum("<svg" in section for section in sections.values()) >= 9
    assert "None" not in text


def test_sitemap_names_every_page(folder):
    addresses = re.findall(r"<loc>https://contoh.go.id/lkjip/([^<]+)</loc>", (folder / "sitemap.xml").read_text())
    assert addresses == sorted(set(addresses))
    assert all((folder / a).is_file() for a in addresses)
    assert {"index.html", "perbandingan.html", f"{TAHUN}/notebooks/beranda.html"} <= set(addresses)
    assert not [a for a in addresses if "_static" in a or a.endswith(("search.html", f"{TAHUN}/index.html"))]


def test_book_of_each_year_is_unchanged(built_book, project, folder):
    assert hashes(project.output(TAHUN) / "html") == hashes(built_book / "_build" / str(TAHUN) / "html")


def test_single_year_has_no_choice_of_year(built_book, project, tmp_path):
    single = copy_own_project(tmp_path / "p")
    shutil.copytree(built_book / "_build" / str(TAHUN), single / "_build" / str(TAHUN))
    folder = lay_out(Project(single), [TAHUN]).parent
    assert hashes(folder / str(TAHUN)) == hashes(single / "_build" / str(TAHUN) / "html")
    assert not (folder / "sitemap.xml").exists()


def test_site_is_the_same_byte_for_byte_and_whole_after_a_failure(project, folder, monkeypatch):
    before = hashes(folder)
    monkeypatch.setattr(tempfile, "tempdir", "/tidak-ada")  # made beside its place: a rename works on one disk only
    lay_out(project, YEARS, address="https://contoh.go.id/lkjip")
    assert hashes(folder) == before
    monkeypatch.setattr(site, "_HEAD", "<tema lain>")
    with pytest.raises(InputError, match="pilihan tahun"):
        lay_out(project, YEARS)
    assert hashes(folder) == before
    assert not list(folder.parent.glob(".situs~*"))


def test_all_findings_of_all_years_at_once(project, folder, monkeypatch):
    before = hashes(folder)

    def fail(_, tahun, **options):
        if tahun != TAHUN:
            raise InputError([kinds.MISSING_FILE.at("data/a.csv", f"tahun {tahun}")])

    monkeypatch.setattr(site, "build", fail)
    with pytest.raises(InputError) as e:
        build_site(project, YEARS, engine="lkjip")
    assert [str(t.place).partition(", ")[2] for t in e.value.findings] == [f"tahun {t}" for t in YEARS[:-1]]
    assert hashes(folder) == before


def test_command(project, monkeypatch, capsys):
    built = []
    monkeypatch.setattr(site, "build", lambda _, tahun, **options: built.append(tahun))
    monkeypatch.setattr(years, "publishable_years", lambda _: list(YEARS))
    command = ["--proyek", str(project.root), "build"]
    assert main([*command, "--tahun", f"{YEARS[0]}-{TAHUN}"]) == 0
    assert "Tanpa sitemap.xml, karena alamat situs belum disebutkan" in capsys.readouterr().out
    assert main([*command, "--all", "--alamat", "https://contoh.go.id"]) == 0
    assert "Tanpa sitemap" not in (out := capsys.readouterr().out)
    assert out.rstrip().endswith("_build/situs/index.html")
    assert built == [*YEARS, *YEARS]
    assert main([*command, "--all", "--versi", "internal"]) == 2
    assert "seharusnya versi publik" in capsys.readouterr().err
    lay_out(project, YEARS, address="https://contoh.go.id/lkjip/")


def test_years_with_facts():
    tahun = publishable_years(ROOT / "data")
    assert tahun[-1] == TAHUN
    for t in tahun:
        assert any(h.realisasi is not None for h in buka(ROOT / "data", t).all_results())


@needs_browser
@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (1280, "light"),
        (390, "dark"),
        pytest.param(390, "light", marks=pytest.mark.complete),
        pytest.param(1280, "dark", marks=pytest.mark.complete),
    ],
)
def test_shown_in_a_browser(folder, width, scheme):
    with sync_playwright() as p:
        b = p.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        k = b.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        for name in ("index.html", "perbandingan.html", f"{TAHUN}/{MISSING}", f"{TAHUN}/search.html"):
            h, faults = k.new_page(), []
            h.on("console", lambda m, s=faults: s.append(m.text) if m.type in ("error", "warning") else None)
            h.on("pageerror", lambda e, s=faults: s.append(str(e)))
            h.on("request", lambda r, s=faults: None if r.url.startswith(("file:", "data:")) else s.append(r.url))
            h.goto(f"{folder.as_uri()}/{name}")
            if "/" in name:
                h.get_by_role("navigation", name="Tahun laporan").locator("summary").click()
                assert h.get_by_role("link", name=str(TAHUN - 1), exact=True).is_visible()
            assert faults == []
            assert h.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name
            assert h.evaluate("document.documentElement.dataset.theme") == scheme
            check_accessibility(h)
        b.close()
