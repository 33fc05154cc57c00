"""What only looks new in a year, what the sample agency lent, and indicators that no page tells of.

Red when (each was tried): a narrative is compared with its figures; laws count as years of documents; the decree is compared with itself;
the official is asked about before somebody ticked; the month of issue is not compared; the mark is not looked for in one of
cells, settings, texts; the sample's book does not say what it is.
"""

import shutil
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from conftest import ROOT, TAHUN
from lkjip.book.assembly import SAMPLE as MARKED
from lkjip.checks.data import check_data
from lkjip.checks.pages import check_project
from lkjip.checks.samples import look_for_samples
from lkjip.checks.unchanged import issued_after_the_year, look
from lkjip.facts.catalogue import read_catalogue
from lkjip.facts.package import read_package
from lkjip.facts.sample import MARK
from lkjip.project.project import Project
from lkjip.projects.new_agency import lay_project
from lkjip.projects.new_indicator import SAMPLE_YEAR, add_indicator
from lkjip.projects.new_year import prepare_year
from small_project import copy_project, swap, write

NEXT = SAMPLE_YEAR + 1


@pytest.fixture(scope="module")
def begun(tmp_path_factory) -> Path:
    """The sample agency, which has begun the year after its first report; it is only copied."""
    root = lay_project(tmp_path_factory.mktemp("begun") / "p")
    prepare_year(Project(root), NEXT)
    return root


@pytest.fixture
def project(begun, tmp_path) -> Project:
    return Project(copy_project(begun, tmp_path / "p"))


def asked(project: Project, tahun: int = NEXT) -> list[tuple[str, str]]:
    """Code and `hal` of every question."""
    package, _ = read_package(project.data)
    found = look(package, read_catalogue(project.data, tahun), tahun)
    return [(q.kind.code, q.hal) for q in found if not isinstance(q, int)]


def narrative(project: Project, tahun: int, text: str) -> None:
    write(project.data / "narasi" / str(tahun) / "penutup" / "faktor.md", text)


@pytest.mark.parametrize(
    ("new", "same"),
    [
        ("Kunjungan terbanyak pada bulan ke-5, sebanyak 12 orang.", True),
        ("<!-- sebabnya? -->\nKunjungan terbanyak\npada bulan ke-12, sebanyak  9 orang", True),
        ("Kunjungan tersedikit pada bulan ke-5, sebanyak 12 orang.", False),
    ],
)
def test_narrative_of_last_year(project, new, same):
    narrative(project, SAMPLE_YEAR, "Kunjungan terbanyak pada bulan ke-5, sebanyak 12 orang.\n")
    narrative(project, NEXT, new)
    found = [hal for code, hal in asked(project) if code == "D802"]
    assert bool(found) == same
    assert all("penutup/faktor" in hal for hal in found)


def test_unwritten_narratives_are_no_copies(project):
    assert not [hal for code, hal in asked(project) if code == "D802"]


def test_another_text_asks_anew(project):
    first, second = "Satu uraian yang sama.", "Uraian lain yang sama."
    answers = []
    for text in (first, second):
        narrative(project, SAMPLE_YEAR, text)
        narrative(project, NEXT, text)
        answers += [hal for code, hal in asked(project) if code == "D802"]
    assert len(set(answers)) == 2


def describe(project: Project, name: str, origin: dict[str, str]) -> None:
    file = project.data / "datapackage.yaml"
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    next(d for d in content["resources"] if d["name"] == name)["sumber"] = {"bidang": "Sekretariat"} | origin
    write(file, yaml.safe_dump(content, allow_unicode=True, sort_keys=False))


@pytest.mark.parametrize(
    ("origin", "old"),
    [
        ({"dokumen": "Laporan kunjungan 2025", "tabel": "Tabel 1"}, True),
        ({"dokumen": "Laporan kunjungan", "tabel": "Laporan Kinerja 2025, Tabel 1"}, True),
        (
            {"dokumen": "Laporan kunjungan 2025", "dokumen_tahunan": "Laporan kunjungan {tahun}", "tabel": "Tabel 1"},
            False,
        ),
        ({"dokumen": "Renstra 2024–2028", "tabel": "Tabel 1"}, False),
        ({"dokumen": "Permendagri Nomor 86 Tahun 2017 dan PER/20/M.PAN/11/2008", "tabel": "Tabel 1"}, False),
        ({"dokumen": "Buku tamu", "tabel": "Tabel 1"}, False),
    ],
)
def test_source_of_last_year(project, origin, old):
    describe(project, "kunjungan", origin)
    swap(project.data / "kunjungan.csv", f"\n{NEXT};;", f"\n{NEXT};27000;125000")
    content = (project.data / "kunjungan.csv").read_text(encoding="utf-8")
    write(project.data / "kunjungan.csv", content.replace("125000;", "125000"))
    assert check_data(project.data) == []
    assert bool([hal for code, hal in asked(project) if code == "D803"]) == old


def decree(project: Project, **changes) -> None:
    file = project.data / "sk.yaml"
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    next(k for k in content if k["tahun"] == NEXT).update(changes)
    write(file, yaml.safe_dump(content, allow_unicode=True, sort_keys=False))


def test_copied_decree(project):
    assert not [hal for code, hal in asked(project) if code == "D804"]  # nobody has looked at the copy yet
    confirm_all(project)
    (hal,) = [hal for code, hal in asked(project) if code == "D804"]
    assert "nomor" in hal
    assert "tanggal" in hal
    assert "terbit" in hal
    decree(project, nomor="1/2027", tanggal=date(2027, 1, 4), terbit="Januari 2027")
    assert not [hal for code, hal in asked(project) if code in ("D804", "D805")]
    decree(project, tanggal=date(2025, 1, 4))
    assert [code for code, _ in asked(project) if code in ("D804", "D805")] == ["D805"]


def confirm_all(project: Project) -> None:
    file = project.data / "persiapan" / f"{NEXT}.yaml"
    write(file, file.read_text(encoding="utf-8").replace("sudah: tidak", "sudah: ya"))


def test_official_that_was_only_ticked(project):
    assert not [code for code, _ in asked(project) if code == "D806"]
    confirm_all(project)
    assert len([code for code, _ in asked(project) if code == "D806"]) == 1
    head = f"mulai: {NEXT}"
    instansi = project.data / "instansi.yaml"
    before, after = instansi.read_text(encoding="utf-8").rsplit(head, 1)
    for name, nip, same in (
        ("Nama Lain", "00000000 000000 0 000", True),
        ("Nama Kepala Dinas.", "1", True),
        ("Nama Lain", "19800101 200501 1 001", False),
    ):
        changed = after.replace("NAMA KEPALA DINAS", name, 1).replace("00000000 000000 0 000", nip, 1)
        write(instansi, before + head + changed)
        assert bool([code for code, _ in asked(project) if code == "D806"]) == same, name


@pytest.mark.parametrize(
    ("terbit", "held"),
    [
        ("Januari 2027", True),
        ("Desember 2026", False),
        ("Manggar, Januari 2026", False),
        ("2026", False),
        ("Februari", True),
    ],
)
def test_issued_after_the_year(project, terbit, held):
    confirm_all(project)
    package, _ = read_package(project.data)
    catalogue = SimpleNamespace(keputusan={NEXT: {"terbit": terbit}})
    (outcome,) = issued_after_the_year(package, catalogue, NEXT)
    assert (outcome is None) == held


# The sample


def places(project: Project) -> set[str]:
    package, _ = read_package(project.data)
    return {str(f.place) for f in look_for_samples(project, package, SAMPLE_YEAR) if f is not None}


def test_sample_is_marked_in_every_kind_of_file(tmp_path):
    project = Project(lay_project(tmp_path / "p"))
    found = places(project)
    assert {"data/program.csv", "data/instansi.yaml", "data/indikator.yaml", "data/datapackage.yaml"} <= found
    assert all(
        f"data/narasi/{SAMPLE_YEAR}/{n.parent.name}/{n.name}" in found for n in project.data.glob("narasi/*/*/*.md")
    )
    assert "data/kunjungan.csv" not in found  # figures only: its source in datapackage.yaml is marked
    assert not [f for f in check_project(project, SAMPLE_YEAR) if f.code != "D801"]


def test_mark_is_found_where_it_was_moved(tmp_path):
    project = Project(lay_project(tmp_path / "p"))
    page = project.root / "book" / "glosarium.md"
    write(page, page.read_text(encoding="utf-8") + f"\nIstilah {MARK}\n")
    assert "book/glosarium.md" in places(project)


def test_own_report_holds_no_sample():
    package, _ = read_package(ROOT / "data")
    assert set(look_for_samples(Project(ROOT), package, TAHUN)) == {None}


def test_book_with_sample_texts_says_so(sample_project):
    page = sample_project / "_build" / str(SAMPLE_YEAR) / "html" / "notebooks" / "pendahuluan.html"
    assert MARKED in page.read_text(encoding="utf-8")


# Indicators and their pages


def test_indicator_without_a_page(tmp_path):
    project = Project(lay_project(tmp_path / "p"))
    swap(project.root / "_toc.yml", "    - file: notebooks/kunjungan\n", "")
    shutil.rmtree(project.data / "narasi" / str(SAMPLE_YEAR) / "kunjungan")
    found = [str(f) for f in check_project(project, SAMPLE_YEAR) if f.code == "H208"]
    assert found == [
        f"_toc.yml: tidak ada halaman untuk indikator `kunjungan`; seharusnya satu halaman untuk setiap indikator tahun "
        f"{SAMPLE_YEAR}; jalankan: lkjip new-indicator kunjungan. [H208]"
    ]
    assert not [f for f in check_project(project, SAMPLE_YEAR, "draf") if f.code == "H208"]


def test_name_of_the_agency_that_no_text_asks_for(tmp_path):
    project = Project(lay_project(tmp_path / "p"))
    file = project.data / "instansi.yaml"
    write(file, file.read_text(encoding="utf-8") + "semboyan: Membaca itu sehat (contoh)\n")
    found = [f for f in check_project(project, SAMPLE_YEAR) if f.code == "D203"]
    assert [(f.place.file, f.found) for f in found] == [("data/instansi.yaml", "`semboyan`")]
    text = project.root / "book" / "glosarium.md"
    write(text, text.read_text(encoding="utf-8") + "\nSemboyan: {eval}`instansi.semboyan`.\n")
    assert not [f for f in check_project(project, SAMPLE_YEAR) if f.code == "D203"]


def test_first_page_of_an_indicator_follows_the_summary(tmp_path):
    root = lay_project(tmp_path / "p")
    for name in ("kunjungan", "keterlambatan", "mutu-layanan"):
        (root / "notebooks" / f"{name}.ipynb").unlink()
        swap(root / "_toc.yml", f"    - file: notebooks/{name}\n", "")
    add_indicator(root, "keterlambatan")
    add_indicator(root, "kunjungan")
    toc = (root / "_toc.yml").read_text(encoding="utf-8")
    summary = "    - file: notebooks/ringkasan-capaian\n"
    assert f"{summary}    - file: notebooks/keterlambatan\n    - file: notebooks/kunjungan\n" in toc
