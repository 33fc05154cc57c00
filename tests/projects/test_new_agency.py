"""Dated definitions of indicators, and another agency's report from nothing but its data."""

import ast
import json
import re
import shutil
import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from frictionless import Package

from conftest import ROOT, build_book, copy_sample_project, lkjip
from lkjip import kalimat, tabel
from lkjip.book import swap
from lkjip.checks.data import check_data
from lkjip.checks.pages import check_project
from lkjip.facts.catalogue import History
from lkjip.facts.dated import at_year
from lkjip.facts.sample import MARK
from lkjip.findings import WARNING, InputError
from lkjip.pages.results import compose_results
from lkjip.project.contents import table_of_contents
from lkjip.project.notebook import cell_source, read_notebook
from lkjip.project.project import Project
from lkjip.projects import new_agency, new_indicator
from lkjip.projects.filtering import Filter
from lkjip.projects.new_agency import lay_project
from lkjip.projects.new_indicator import SAMPLE, SAMPLE_YEAR, add_indicator
from lkjip.prose.laporan import buka
from lkjip.prose.wording import COUNTED

LAST_YEAR = SAMPLE_YEAR - 1


@pytest.fixture
def data(tmp_path) -> Path:
    return shutil.copytree(SAMPLE / "data", tmp_path / "data")


def edit_yaml(data: Path, file: str, edit) -> Path:
    """Edit a YAML file of a data folder."""
    contents = yaml.safe_load((data / file).read_text(encoding="utf-8"))
    edit(contents)
    (data / file).write_text(yaml.safe_dump(contents, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return data


def edit_indicator(data: Path, id: str, **changes) -> Path:
    return edit_yaml(data, "indikator.yaml", lambda d: next(i for i in d["indikator"] if i["id"] == id).update(changes))


def replace_text(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def messages(data: Path) -> str:
    return "\n".join(map(str, check_data(data)))


# An indicator as it was in a year


@pytest.mark.parametrize(
    ("entry", "tahun", "expected"),
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
def test_state_in_a_year(entry, tahun, expected):
    assert at_year(entry, tahun) == expected


RATIO = {
    "rumus": "rasio",
    "pembilang": [{"label": "Terlambat", "data": "peminjaman", "kolom": "terlambat_buku"}],
    "penyebut": [{"label": "Dipinjam", "data": "peminjaman", "kolom": "dipinjam_buku"}],
}
CHANGE = {
    "mulai": SAMPLE_YEAR,
    "nama": "Persentase buku yang terlambat",
    "satuan": "%",
    "desimal": 2,
    "realisasi": RATIO,
}


@pytest.fixture
def new_formula(data) -> Path:
    """From the report year on, late books are counted as a share of those lent."""
    replace_text(
        data / "target.csv", f"keterlambatan;{SAMPLE_YEAR};renstra;400", f"keterlambatan;{SAMPLE_YEAR};renstra;4,00"
    )
    return edit_indicator(data, "keterlambatan", perubahan=[CHANGE])


def test_old_year_uses_the_old_rules(new_formula):
    assert check_data(new_formula) == []
    lap, earlier = buka(new_formula, SAMPLE_YEAR, "keterlambatan"), buka(new_formula, LAST_YEAR, "keterlambatan")
    h, last = lap.hasil("keterlambatan"), lap.hasil("keterlambatan", LAST_YEAR)
    assert (h.realisasi, h.indikator.nama, h.tulis(h.realisasi)) == (Decimal("3.24"), CHANGE["nama"], "3,24%")
    assert h.capaian == Decimal("119.00")  # (2 × 4,00 − 3,24) / 4,00
    # In the new report last year is what it was in its own, by name, formula and value.
    assert last == earlier.hasil("keterlambatan")
    assert (last.realisasi, last.tulis(last.realisasi)) == (437, "437 buku")
    assert earlier.katalog.indikator["keterlambatan"].nama == "Buku yang terlambat dikembalikan (contoh)"


def test_what_is_not_comparable_is_not_compared(new_formula):
    lap = buka(new_formula, SAMPLE_YEAR, "keterlambatan")
    text = lap.tulis("kalimat_tahun_lalu(i, lalu)")
    assert text == f"Realisasi tahun {LAST_YEAR} adalah 437 buku, sedangkan realisasi tahun {SAMPLE_YEAR} adalah 3,24%."
    change = f"Sejak tahun {SAMPLE_YEAR} nama, rumus, dan satuan indikator ini berubah"
    series = lap.tulis("kalimat_deret(i)")
    assert series.count(change) == 1
    assert "tertinggi" not in series
    assert "namanya Buku yang terlambat dikembalikan" in series
    assert any(change in c for c in tabel.capaian(lap, "keterlambatan").catatan)
    assert [h.tahun for h in lap.comparable_results("keterlambatan")] == [SAMPLE_YEAR]
    assert kalimat.definisi(buka(new_formula, LAST_YEAR), "keterlambatan") == ""
    results = next(i for i in compose_results(lap)["indikator"] if i["id"] == "keterlambatan")["hasil"]
    assert [(h["tahun"], h["definisi"]["satuan"]) for h in results[:2]] == [(SAMPLE_YEAR, "%"), (LAST_YEAR, "buku")]


def test_change_of_name_alone_stays_comparable(data):
    edit_indicator(data, "kunjungan", perubahan=[{"mulai": SAMPLE_YEAR, "nama": "Tingkat kunjungan"}])
    lap = buka(data, SAMPLE_YEAR, "kunjungan")
    assert "meningkat dari 18,00% menjadi 21,25%" in lap.tulis("kalimat_tahun_lalu(i, lalu)")
    assert kalimat.definisi(lap, "kunjungan") == (
        f"Sejak tahun {SAMPLE_YEAR} nama indikator ini berubah; sampai dengan tahun {LAST_YEAR} namanya Persentase penduduk yang "
        "berkunjung ke perpustakaan (contoh)."
    )
    assert len(lap.comparable_results("kunjungan")) == 3


@pytest.fixture
def new_start(data) -> Path:
    """The letter is an indicator from the report year on."""
    replace_text(data / "target.csv", f"mutu_layanan;{LAST_YEAR};renstra;B\n", "")
    file = data / "realisasi.csv"
    file.write_text(file.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    return edit_indicator(data, "mutu_layanan", mulai=SAMPLE_YEAR)


def test_indicator_that_is_not_there_yet(new_start):
    assert check_data(new_start) == []
    lap, last = buka(new_start, SAMPLE_YEAR, "mutu_layanan"), buka(new_start, LAST_YEAR)
    assert [h.indikator.id for h in last.all_results()] == ["kunjungan", "keterlambatan"]
    assert lap.tulis("kalimat_tahun_lalu(i, lalu)") == (
        f"Realisasi tahun {LAST_YEAR} tidak ada untuk dibandingkan, karena indikator ini baru menjadi bagian perencanaan "
        f"sejak tahun {SAMPLE_YEAR}."
    )
    with pytest.raises(InputError, match=f"seharusnya id indikator tahun {LAST_YEAR}"):
        buka(new_start, LAST_YEAR, "mutu_layanan")


def test_induk_and_number_follow_the_year(data):
    def edit(d):
        d["tujuan"][0]["perubahan"] = [{"mulai": SAMPLE_YEAR, "nama": "Tujuan baru"}]
        d["sasaran"].insert(0, {"id": "lama", "tujuan": "gemar_membaca", "nama": "Sasaran lama", "sampai": LAST_YEAR})
        d["indikator"][0]["perubahan"] = [{"mulai": SAMPLE_YEAR, "sasaran": "layanan"}]

    r = History(edit_yaml(data, "indikator.yaml", edit))
    assert r.check() == []
    old, new = r.at(LAST_YEAR), r.at(SAMPLE_YEAR)
    assert [(s.id, s.nomor) for s in old.sasaran] == [("lama", 1), ("layanan", 2)]
    assert [(s.id, s.nomor) for s in new.sasaran] == [("layanan", 1)]
    assert (old.tujuan[0].nama, new.tujuan[0].nama) == (
        "Meningkatnya kegemaran membaca masyarakat (contoh)",
        "Tujuan baru",
    )
    assert (old.indikator["kunjungan"].induk.id, new.indikator["kunjungan"].induk.id) == ("gemar_membaca", "layanan")


def test_vision_and_mission_follow_the_year(data):
    edit_yaml(
        data,
        "instansi.yaml",
        lambda d: d.update(perubahan=[{"mulai": SAMPLE_YEAR, "visi": "Visi baru", "misi": ["Satu", "Dua"]}]),
    )
    assert check_data(data) == []
    assert buka(data, SAMPLE_YEAR).tulis("instansi.visi") == "Visi baru"
    assert buka(data, SAMPLE_YEAR).katalog.instansi["misi"] == ["Satu", "Dua"]
    assert buka(data, LAST_YEAR).tulis("instansi.visi") == "Kabupaten Contoh yang cerdas dan gemar membaca (contoh)"


FAULTY = {
    "end before start": (
        {"mulai": 2026, "sampai": 2024},
        "indikator keterlambatan: ditemukan sampai 2024; seharusnya tidak lebih awal daripada mulai 2026",
    ),
    "two changes in a year": (
        {"perubahan": [{"mulai": 2026, "nama": "a"}, {"mulai": 2026, "satuan": "b"}]},
        "ditemukan mulai 2026 dua kali; seharusnya satu perubahan setiap tahun",
    ),
    "change outside the period": (
        {"sampai": 2028, "perubahan": [{"mulai": 2029, "nama": "a"}]},
        "ditemukan mulai 2029; seharusnya paling akhir 2028, tahun sampainya",
    ),
    "change before the start": (
        {"mulai": 2024, "perubahan": [{"mulai": 2023, "nama": "a"}]},
        "ditemukan mulai 2023; seharusnya sesudah tahun mulainya, 2024",
    ),
    "unknown part": (
        {"perubahan": [{"mulai": 2026, "nma": "a"}]},
        "perubahan ke-1: ditemukan `nma`; seharusnya bagian yang dikenal; maksud Anda `nama`?",
    ),
    "change without contents": (
        {"perubahan": [{"mulai": 2026}]},
        "seharusnya `mulai` dan sedikitnya satu bagian yang berubah",
    ),
    "change without year": ({"perubahan": [{"nama": "a"}]}, "tidak ada `mulai`"),
    "incomplete formula": (
        {"perubahan": [{"mulai": 2026, "realisasi": {"rumus": "rasio"}}]},
        "ditemukan rumus rasio tanpa `pembilang`",
    ),
    "wrong column of a new formula": (
        {
            "perubahan": [
                {"mulai": 2026, "realisasi": RATIO | {"penyebut": [{"label": "x", "data": "peminjaman", "kolom": "y"}]}}
            ]
        },
        "masukan x: ditemukan kolom `y`; seharusnya kolom peminjaman",
    ),
    "wrong program of a change": ({"perubahan": [{"mulai": 2026, "program": ["P9"]}]}, "program: ditemukan `P9`"),
    "target outside the period": (
        {"sampai": 2025},
        "data/target.csv, baris 9, kolom indikator: ditemukan `keterlambatan`; seharusnya id indikator yang ada di "
        "indikator.yaml untuk tahun 2028",
    ),
}


@pytest.mark.parametrize("name", FAULTY)
def test_message_of_a_faulty_catalogue(data, name):
    changes, expected = FAULTY[name]
    assert expected in messages(edit_indicator(data, "keterlambatan", **changes))


def test_message_of_an_induk_that_has_ended(data):
    edit_yaml(data, "indikator.yaml", lambda d: d["sasaran"][0].update(sampai=2026))
    assert "ditemukan induk `layanan`; seharusnya id tujuan atau sasaran yang berlaku tahun 2027" in messages(data)


def test_message_of_a_double_id_and_of_a_mission(data):
    def edit(d):
        d["indikator"].append(d["indikator"][0])
        d["tujuan"][0]["misi"] = 3

    edit_yaml(data, "indikator.yaml", edit)
    assert "ditemukan id `kunjungan` dua kali" in messages(data)
    edit_yaml(data, "indikator.yaml", lambda d: d["indikator"].pop())
    assert "ditemukan misi 3; seharusnya paling besar 1, banyaknya misi di instansi.yaml" in messages(data)


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        (None, "ditemukan dua ketentuan sejak tahun 2027"),
        (2027, "ditemukan dua ketentuan sejak tahun 2027"),
        (2024, "mulai 2027: tidak ada ketentuan untuk tahun 2025–2026; seharusnya `sampai` ketentuan sebelumnya 2026"),
    ],
)
@pytest.mark.parametrize("file", ["interpretasi", "mutu_layanan", "efisiensi"])
def test_message_of_a_scale_that_overlaps_or_has_gaps(data, file, until, expected):
    def edit(d):
        d.append(d[0] | {"mulai": 2027})
        d[0]["sampai"] = until

    assert expected in messages(edit_yaml(data, f"parameter/{file}.yaml", edit))


def test_scale_follows_the_year(data):
    def edit(d):
        d.append(
            d[0] | {"mulai": SAMPLE_YEAR, "jenjang": [{"nama": "Lulus", "batas": 50}, {"nama": "Belum", "batas": 0}]}
        )
        d[0]["sampai"] = LAST_YEAR

    edit_yaml(data, "parameter/interpretasi.yaml", edit)
    assert check_data(data) == []
    assert buka(data, SAMPLE_YEAR).hasil("kunjungan").interpretasi == "Lulus"
    assert buka(data, SAMPLE_YEAR).hasil("kunjungan", LAST_YEAR).interpretasi == "Sangat Baik"


# Sources


def test_frictionless_reads_the_package_of_the_sample(data):
    """A second, independent reader accepts the sample's description and every file."""
    report = Package(str(data / "datapackage.yaml")).validate()
    assert report.valid, report.flatten(["title", "message"])
    assert {b.name for b in data.glob("*.csv")} == {
        r["path"] for r in yaml.safe_load((data / "datapackage.yaml").read_text(encoding="utf-8"))["resources"]
    }


def test_required_source_and_its_columns(data):
    edit_yaml(data, "datapackage.yaml", lambda d: d["resources"].pop(0))
    assert messages(data) == (
        "data/datapackage.yaml: tidak ada sumber data `target`; seharusnya sumber ini ada; yang dikenal: realisasi, program, "
        "anggaran, keluaran, strategi, iku, dasar_hukum, fungsi, unit_organisasi, pegawai_status, isu_strategis, langkah. [D121]"
    )


def test_column_that_the_library_uses(data):
    def edit(d):
        outputs = next(r for r in d["resources"] if r["name"] == "keluaran")
        outputs["schema"]["fields"] = [f for f in outputs["schema"]["fields"] if f["name"] != "polaritas"]

    assert "sumber data keluaran: tidak ada kolom `polaritas`" in messages(edit_yaml(data, "datapackage.yaml", edit))


@pytest.mark.parametrize("name", ["keluaran", "strategi", "iku", "unit_organisasi", "dasar_hukum"])
def test_optional_source_may_be_absent(data, name):
    from lkjip import gambar, teks

    edit_yaml(data, "datapackage.yaml", lambda d: d.update(resources=[r for r in d["resources"] if r["name"] != name]))
    assert [f.code for f in check_data(data)] == ["D130"]  # the file still lies there
    (data / f"{name}.csv").unlink()
    assert check_data(data) == []
    lap = buka(data, SAMPLE_YEAR)
    for make in (tabel.kaskade, tabel.iku, tabel.program, tabel.belanja, gambar.organisasi, teks.dasar_keputusan):
        assert make(lap) is not None
    assert tabel.pendukung(lap, "kunjungan").baris


# The project of a new agency


def test_sample_agency_is_arranged_otherwise(sample_project):
    catalogue = History(sample_project / "data").at(SAMPLE_YEAR)
    assert len(catalogue.tujuan) == 1
    assert {(i.rumus.jenis, i.polaritas) for i in catalogue.indikator.values()} == {
        ("rasio", "positif"),
        ("jumlah", "negatif"),
        ("predikat", "positif"),
    }
    own = {j.nama for j in History(ROOT / "data").skala["interpretasi"][0].jenjang}
    assert not own & {j.nama for j in catalogue.skala["interpretasi"][0].jenjang}


def files_with(text: str, folder: Path) -> set[str]:
    files = [
        f
        for f in folder.rglob("*.*")
        if f.suffix in (".csv", ".yaml", ".md") and f.name not in ("PANDUAN.md", "ARTI-PESAN.md")
    ]
    return {f"data/{f.relative_to(folder).as_posix()}" for f in files if text in f.read_text(encoding="utf-8")}


def test_new_project_is_complete(sample_project):
    findings = check_project(Project(sample_project), SAMPLE_YEAR)
    assert {(f.code, f.severity) for f in findings} == {("D801", WARNING)}, "nothing but the texts to be replaced"
    assert {f.place.file for f in findings} == files_with(MARK, sample_project / "data")
    pages = table_of_contents(sample_project / "_toc.yml")
    assert {"notebooks/kunjungan", "notebooks/keterlambatan", "notebooks/mutu-layanan"} <= set(pages)
    assert not {"notebooks/koperasi-aktif", "notebooks/koreksi", "notebooks/rekomendasi"} & set(pages)
    for file in ("_config.yml", "README.md", "Makefile", ".gitignore", "data/PANDUAN.md", "data/datapackage.yaml"):
        assert (sample_project / file).is_file(), file
    assert not (sample_project / "lib").exists()


def test_new_book(sample_book):
    start_page = (sample_book / "html" / "notebooks" / "beranda.html").read_text(encoding="utf-8")
    assert "Dinas Pustaka Kota Rekaan" in start_page
    assert "106,25%" in start_page  # (26.350 / 124.000) / 20,00
    assert "95,50%" in start_page  # (2 × 400 − 418) / 400
    assert (sample_book / f"laporan-kinerja-{SAMPLE_YEAR}.pdf").stat().st_size > 50_000
    manifest = json.loads((sample_book / "manifest.json").read_text(encoding="utf-8"))
    assert "lkjip/rules/hasil.py" in manifest["masukan"]


def agency_words() -> set[str]:
    """Words that only this repository's own agency uses: its names and its subjects."""
    words = {
        yaml.safe_load((ROOT / "data" / "instansi.yaml").read_text(encoding="utf-8"))[k]
        for k in ("wilayah", "singkatan")
    }
    words |= {"Belitung", "Belitong", "Manggar", "koperasi", "BPJS", "UMKM", "wirausaha", "sengketa", "tenaga kerja"}
    return words | {"ketenagakerjaan", "hubungan industrial", "usaha mikro", "naik_kelas", "naik kelas", "DTK"}


PATTERN = re.compile("|".join(rf"\b{re.escape(k)}" for k in sorted(agency_words())), re.I)


def test_new_book_names_no_other_agency(sample_book):
    for file in sorted(sample_book.rglob("*")):
        if file.suffix in (".html", ".json", ".csv", ".md", ".ipynb", ".js") and "_static" not in file.parts:
            assert not PATTERN.findall(file.read_text(encoding="utf-8", errors="replace")), file


def test_new_pdf_names_no_other_agency(sample_book):
    from pypdfium2 import PdfDocument

    pdf = PdfDocument(sample_book / f"laporan-kinerja-{SAMPLE_YEAR}.pdf")
    text = "\n".join(pdf[n].get_textpage().get_text_range() for n in range(len(pdf)))
    assert "Predikat mutu pelayanan perpustakaan" in " ".join(text.split())
    assert not PATTERN.findall(text)


def names_and_texts(code: str):
    """Names and texts of Python code, without docstrings and comments."""
    tree = ast.parse(code)
    docstrings = {
        id(s.body[0].value)
        for s in ast.walk(tree)
        if isinstance(s, ast.Module | ast.ClassDef | ast.FunctionDef) and s.body and isinstance(s.body[0], ast.Expr)
    }
    for s in ast.walk(tree):
        if isinstance(s, ast.Constant) and isinstance(s.value, str) and id(s) not in docstrings:
            yield s.value
        yield from (v for v in (getattr(s, a, None) for a in ("id", "attr", "name", "arg")) if isinstance(v, str))


def test_pattern_finds_names_of_the_agency():
    assert PATTERN.findall("\n".join(names_and_texts('"""Koperasi."""\nx = "koperasi aktif"'))) == ["koperasi"]


LIBRARY = [b for b in sorted((ROOT / "lib" / "lkjip").rglob("*")) if b.suffix in (".py", ".yaml", ".css", ".jinja")]


# Lists of nouns of the language, for agencies of every field; the subjects of this one are among them.
NOUNS = {
    "prose/wording.py": {"koperasi", "sengketa", "umkm", "wirausaha"},
    "facts/persons.py": {"koperasi", "wirausaha"},
}


@pytest.mark.parametrize("file", LIBRARY, ids=lambda b: b.relative_to(ROOT / "lib" / "lkjip").as_posix())
def test_library_names_no_agency(file):
    text = file.read_text(encoding="utf-8")
    named = PATTERN.findall("\n".join(names_and_texts(text)) if file.suffix == ".py" else text)
    assert set(named) == NOUNS.get(file.relative_to(ROOT / "lib" / "lkjip").as_posix(), set())


def test_lists_of_nouns_are_for_every_field():
    other_fields = {"siswa", "pasien", "desa", "puskesmas", "kendaraan", "buku", "hektare"}
    assert other_fields <= COUNTED


@pytest.mark.parametrize("file", Project(ROOT).notebooks, ids=lambda b: b.stem)
def test_code_of_a_notebook_names_only_data(file):
    """A subject stands in a notebook's code only as the name of declared data or of its own page."""
    package = yaml.safe_load((ROOT / "data" / "datapackage.yaml").read_text(encoding="utf-8"))
    known = {n for r in package["resources"] for n in (r["name"], *(f["name"] for f in r["schema"]["fields"]))}
    known |= set(History(ROOT / "data").indikator)
    for cell in read_notebook(file)["cells"]:
        if cell["cell_type"] == "code":
            for found in names_and_texts(cell_source(cell)):
                assert not PATTERN.findall(found) or found in known or found.startswith(f"{file.stem}/"), found


GENERAL = [b for b in Project(ROOT).notebooks if "indikator" not in new_indicator.read_parameters(b)]


@pytest.mark.parametrize("file", GENERAL, ids=lambda b: b.stem)
def test_prose_of_a_general_notebook_is_neutral(file):
    for cell in read_notebook(file)["cells"]:
        assert not PATTERN.findall(cell_source(cell)), cell["id"]


@pytest.mark.early
def test_year_without_an_indicator_internal_and_only_the_site(sample_project, new_start, tmp_path):
    """One build, three choices: a year without an indicator, the internal version, the site alone.

    The book of a year in which an indicator was not planned has no page and no link to it.
    """
    project = copy_sample_project(sample_project, tmp_path / "p")
    shutil.rmtree(project / "data")
    shutil.copytree(new_start, project / "data")
    build_book(project, LAST_YEAR, "--format", "html", "--versi", "internal")
    built = project / "_build" / f"{LAST_YEAR}-internal"
    assert not (project / "_build" / str(LAST_YEAR)).exists()
    html = built / "html"
    for page in (*html.glob("book/*.html"), *html.glob("notebooks/*.html")):
        assert "Versi internal: memuat nama orang" in page.read_text(encoding="utf-8"), page
    assert not list(built.rglob("*.pdf"))
    assert "Unduh laporan" not in (html / "notebooks" / "beranda.html").read_text(encoding="utf-8")
    assert (html / "notebooks" / "kunjungan.html").exists()
    assert not (html / "notebooks" / "mutu-layanan.html").exists()
    for b in html.rglob("*.html"):
        if b.stem != "kolofon":  # which lists every file of the project
            assert "mutu-layanan" not in b.read_text(encoding="utf-8"), b


def test_folder_with_contents_is_not_overwritten(tmp_path):
    (tmp_path / "catatan.txt").write_text("penting", encoding="utf-8")
    result = lkjip("new-agency", str(tmp_path), cwd=tmp_path)
    assert result.returncode == 1
    assert (
        "ditemukan folder yang sudah berisi; seharusnya folder kosong atau yang belum ada; pilih nama lain."
        in result.stderr
    )
    assert [b.name for b in tmp_path.iterdir()] == ["catatan.txt"]


def test_folder_that_is_there_stays_the_same_one(tmp_path, monkeypatch):
    """A shell may stand in it: Windows then lets nobody remove it, elsewhere it would look into nothing."""
    folder = tmp_path / "dinas"
    folder.mkdir()
    same = folder.stat().st_ino
    original = Path.rename

    def refuse(path, to):
        if path.name == "notebooks":
            raise PermissionError(13, "Access is denied")
        return original(path, to)

    monkeypatch.setattr(swap, "_WAITS", ())
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PermissionError):
        lay_project(folder)
    monkeypatch.setattr(Path, "rename", original)
    assert list(folder.iterdir()) == []
    lay_project(folder)
    assert folder.stat().st_ino == same
    assert (folder / "notebooks").is_dir()
    assert [f.name for f in tmp_path.iterdir()] == ["dinas"]


def test_library_without_general_pages_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(new_agency, "TEMPLATE", tmp_path)
    with pytest.raises(InputError, match="seharusnya pustaka yang dipasang utuh, dari wheel atau dari repositorinya"):
        lay_project(tmp_path / "baru")
    assert list(tmp_path.iterdir()) == []


def test_indicator_is_added(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", "/tidak-ada")  # made beside its place: a rename works on one disk only
    root = lay_project(tmp_path / "p")
    with pytest.raises(InputError, match="ditemukan `koleksi`; seharusnya id indikator"):
        add_indicator(root, "koleksi")

    def edit(d):
        d["indikator"].append(
            d["indikator"][1] | {"id": "koleksi", "nama": "Buku yang dipinjam", "polaritas": "positif"}
        )

    edit_yaml(root / "data", "indikator.yaml", edit)
    assert lkjip("new-indicator", "koleksi", cwd=root).returncode == 0
    pages = table_of_contents(root / "_toc.yml")
    assert pages.index("notebooks/koleksi") == pages.index("notebooks/mutu-layanan") + 1
    findings = "\n".join(map(str, check_project(Project(root), SAMPLE_YEAR)))
    assert f"data/narasi/{SAMPLE_YEAR}/koleksi/analisis.md: tidak ada berkas" in findings
    with pytest.raises(InputError, match="halaman yang sudah ada"):
        add_indicator(root, "koleksi")


def test_filter():
    s = Filter({"target", "a"}, {"x/ada"}, {"notebooks/b", "book/c"}, {"a", "hilang_juga"})
    assert s.can_show('tampilkan(tabel.daftar(lap, "a"), lap.narasi("x/ada"))')
    assert not s.can_show('tampilkan(tabel.daftar(lap, "hilang_juga"))')
    assert not s.can_show('tampilkan(lap.narasi("x/tiada"))')
    assert not s.can_show("tampilkan(tabel.belanja(lap))")
    text = "Isi.\n\n- [b](b.ipynb)\n- [d](d.ipynb)\n- [c](../book/c.md)\n\nLihat {numref}`tbl-hilang-juga`.\n\n[luar](https://a.id/b.md)"
    assert s.prose(text, "notebooks/x") == "Isi.\n\n- [b](b.ipynb)\n- [c](../book/c.md)\n\n[luar](https://a.id/b.md)"


def test_name_of_the_agency_is_put_in_once(tmp_path):
    root = lay_project(tmp_path / "proyek", name="Dinas Perpustakaan Kabupaten Contoh Baru")
    agency = yaml.safe_load((root / "data" / "instansi.yaml").read_text(encoding="utf-8"))
    assert agency["nama"] == "Dinas Perpustakaan Kabupaten Contoh Baru"
    assert agency["daerah"] == "Kabupaten Contoh Baru"
