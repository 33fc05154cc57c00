"""Any year by one parameter: what is known is shown, what is not is said, nothing later leaks."""

import csv
import json
import re
import shutil
from pathlib import Path

import nbformat
import pytest
import yaml

from conftest import EARLIEST, ROOT, TAHUN, build_book, cases, copy_own_project, lkjip, outputs
from lkjip.book.doors import KERNEL, PROCESS
from lkjip.book.execution import execute, execute_all
from lkjip.checks.data import check_data
from lkjip.checks.pages import check_project
from lkjip.facts.editions import as_of_edition, revisions
from lkjip.facts.package import read_package
from lkjip.findings import InputError, NotAvailable, errors
from lkjip.language.numbers import angka
from lkjip.pages.completeness import PLACE, page_items, page_parts
from lkjip.project.contents import table_of_contents
from lkjip.project.project import Project
from lkjip.prose.laporan import buka
from lkjip.prose.narasi import fill_expressions
from lkjip.prose.sandbox import BadExpression
from lkjip.prose.text import mark_missing
from lkjip.rules.rumus import derived_value
from lkjip.views.grid import Kolom, Kosong, Tabel, describe, state_missing

DATA = ROOT / "data"
PAST_YEARS = range(EARLIEST, TAHUN)
# Sources of which the printed report of 2024 has a first year; the others have 2024 only.
RENSTRA = range(2021, 2027)


def figure(lap, subject: str, quantity: str):
    """A figure of a source (`data …`, one of its columns or derived ones) or of an indicator."""
    if not subject.startswith("data "):
        h = lap.hasil(subject)
        return h.tulis(getattr(h, quantity), satuan=False) if quantity != "capaian" else getattr(h, quantity)
    name = subject.removeprefix("data ")
    derived = {t["name"]: t for t in lap.paket.sources[name].derived}
    if quantity in derived:
        return derived_value(derived[quantity], lambda k: lap.data(name, k))
    return lap.data(name, quantity)


@pytest.mark.parametrize("k", cases("tahun"), ids=lambda k: f"{k['laporan']} {k['hal']} {k['besaran']}")
def test_figures_of_past_years(k):
    found = figure(buka(DATA, int(k["laporan"])), k["hal"], k["besaran"])
    written = "tidak tersedia" if found is None else found if isinstance(found, str) else angka(found)
    assert written == k["nilai"], k["asal"]


# Every year builds


def check_past_book(html: Path, tahun: int) -> None:
    """A book of an earlier year says what is missing and never calls it nothing."""
    for name in table_of_contents(ROOT / "_toc.yml"):
        text = (html / f"{name}.html").read_text(encoding="utf-8")
        assert "{eval}" not in text, name
        assert "lkjip-kelengkapan" not in text, name
        assert not re.search(FALSE_ZERO, text), name
    page = (html / "notebooks" / "koperasi-aktif.html").read_text(encoding="utf-8")
    assert f"Uraian tahun {tahun} untuk bagian ini tidak tersedia dalam sumber." in page
    finances = (html / "notebooks" / "akuntabilitas-keuangan.html").read_text(encoding="utf-8")
    assert finances.count(f"Data tahun {tahun} tidak tersedia dalam sumber.") == 3
    assert (html / "tabel" / "tbl-anggaran.csv").read_text(encoding="utf-8-sig") == (
        f"keterangan\nData tahun {tahun} tidak tersedia dalam sumber.\n"
    )


FALSE_ZERO = r"\bNone\b|\bnol (indikator|program|kegiatan|langkah|arah)\b|Rp0\b"


@pytest.mark.early
def test_earliest_year_becomes_an_honest_book(earliest_book):
    """The same notebooks and data build the earliest year; warnings are errors."""
    check_past_book(earliest_book / "_build" / str(EARLIEST) / "html", EARLIEST)


@pytest.mark.complete
@pytest.mark.parametrize("tahun", PAST_YEARS[1:])
def test_every_past_year_becomes_an_honest_book(tmp_path, tahun):
    project = copy_own_project(tmp_path / "proyek")
    build_book(project, tahun)
    check_past_book(project / "_build" / str(tahun) / "html", tahun)


SAMPLE_PAGES = ("koperasi-aktif", "akuntabilitas-keuangan", "ringkasan-capaian", "perencanaan", "lampiran-tim")
"""Of the notebooks those that meet most of what a past year lacks."""


@pytest.mark.parametrize("tahun", PAST_YEARS[1:])
def test_pages_of_every_past_year_are_honest(tmp_path, tahun):
    """The years between run the pages that lack most, and all written pages."""
    notebooks = [ROOT / "notebooks" / f"{n}.ipynb" for n in SAMPLE_PAGES]
    findings = execute_all(notebooks, tmp_path, tahun=tahun, data=DATA, versi="publik", engine=PROCESS)
    assert [str(t) for of_one in findings for t in of_one.findings] == []
    lap = buka(DATA, tahun)
    texts = {b.stem: b.read_text(encoding="utf-8") for b in tmp_path.glob("*.ipynb")}
    texts |= {h.name: fill_expressions(h.read_text(encoding="utf-8"), lap.tulis, h.name) for h in Project(ROOT).pages}
    for name, text in texts.items():
        assert not re.search(FALSE_ZERO, text), name
    assert f"Uraian tahun {tahun} untuk bagian ini tidak tersedia dalam sumber." in texts["koperasi-aktif"]
    assert f"Data tahun {tahun} tidak tersedia dalam sumber." in texts["akuntabilitas-keuangan"]


def test_completeness_is_counted_from_the_pages(earliest_book):
    """Every sentence that stands for something missing is counted, and nothing else."""
    built = earliest_book / "_build" / str(EARLIEST)
    with (built / "html" / "tabel" / "tbl-kelengkapan.csv").open(encoding="utf-8-sig", newline="") as f:
        total = list(csv.DictReader(f, delimiter=";"))[-1]
    cells = [c for b in (built / "notebooks").glob("*.ipynb") if b.stem != "beranda" for c in nbformat.read(b, 4).cells]
    outputs = [o.data.get("text/markdown", "") for c in cells for o in c.get("outputs", [])]
    missing = {
        j: sum(k.startswith(f"```{{lkjip-{j}}}") and '"tiada": ' in k for k in outputs) for j in ("tabel", "gambar")
    }
    in_notebooks = "\n".join([*outputs, *(c.source for c in cells)]).count("```{container} tiada")
    preface = (built / "html" / "book" / "kata-pengantar.html").read_text(encoding="utf-8")
    in_preface = len(re.findall(r'class="tiada[ "]', preface))
    assert int(total["tabel_tidak_ada"]) == missing["tabel"] > 40
    assert int(total["gambar_tidak_ada"]) == missing["gambar"] > 10
    assert int(total["uraian_tidak_ada"]) == in_notebooks + in_preface > 50
    assert in_preface == 2
    details = (built / "html" / "tabel" / "tbl-kelengkapan-rincian.csv").read_text(encoding="utf-8-sig")
    assert "Koperasi baru tahun 2018" in details
    assert "Pemilik data: Bidang Koperasi, Usaha Kecil dan Menengah; Data bidang, diolah." in details


# Nothing later leaks


def write_csv(file: Path, columns: list[str], rows: list[dict]) -> None:
    with file.open("w", encoding="utf-8", newline="") as f:
        w = csv.DictWriter(f, columns, delimiter=";", restval="", lineterminator="\n")
        w.writeheader()
        w.writerows(rows)


def read_csv(file: Path) -> tuple[list[str], list[dict]]:
    with file.open(encoding="utf-8-sig", newline="") as f:
        reader = csv.DictReader(f, delimiter=";")
        return list(reader.fieldnames), list(reader)


def visible(source, b: dict, tahun: int) -> bool:
    """Whether a row may be seen in the report of a year (an independent statement of the rule)."""
    if "mulai" in b and int(b["mulai"]) > tahun:
        return False
    if "tahun" not in b or int(b["tahun"]) <= tahun:
        return True
    return source.all_years and b["dokumen"] == "renstra" and tahun in RENSTRA and int(b["tahun"]) in RENSTRA


def altered(source, b: dict, n: int, *, new_key: bool) -> dict:
    """A row with other figures and texts; with `new_key` also of another key."""
    row = dict(b)
    for k in source.columns:
        if (
            (k.name in source.key and not new_key)
            or k.name in ("tahun", "mulai", "dokumen")
            or k.choices
            or k.vocabulary
        ):
            continue
        if k.name == "nik":
            row[k.name] = f"{9_000_000_000_000 + n}"
        elif k.type == "integer" and b[k.name]:
            row[k.name] = str(int(b[k.name]) + 777)
        elif k.type == "string" and not k.pattern and k.name != "induk":
            row[k.name] = f"TANAM {b[k.name]}".strip()
    if "nilai" in b and source.name in ("target", "realisasi"):
        row["nilai"] = "AA" if b["indikator"] == "nilai_akip" else "77"
    return row


def cut_off(data: Path, tahun: int) -> None:
    """The data as they stood when the report of a year was made."""
    for s in read_package(DATA)[0].sources.values():
        columns, rows = read_csv(data / s.file)
        write_csv(data / s.file, columns, [b for b in rows if visible(s, b, tahun)])
    for name, key in (("sk.yaml", "tahun"), ("instansi.yaml", "mulai")):
        contents = yaml.safe_load((data / name).read_text(encoding="utf-8"))
        entries = contents if name == "sk.yaml" else contents["kepala"]
        entries[:] = [d for d in entries if d[key] <= tahun]
        (data / name).write_text(yaml.safe_dump(contents, allow_unicode=True, sort_keys=False), encoding="utf-8")


def plant(data: Path, tahun: int) -> int:
    """Add later facts to every source, and a later edition of every fact; returns how many."""
    count, next_year = 0, tahun + 1
    for s in read_package(DATA)[0].sources.values():
        columns, rows = read_csv(data / s.file)
        time = next((k for k in ("tahun", "mulai") if k in columns), None)
        if time is None:
            continue
        last = max(b[time] for b in rows)
        new = [altered(s, b, n, new_key=True) | {time: str(next_year)} for n, b in enumerate(rows) if b[time] == last]
        if s.name == "target":
            new = [b | {"dokumen": "pk_perubahan"} for b in new]
            new += [b | {"dokumen": "renstra", "tahun": "2045"} for b in new]
        rows = [b for b in rows if s.name == "target" or b[time] != str(next_year)]
        restated = [altered(s, b, 0, new_key=False) | {"edisi": str(next_year)} for b in rows if int(b[time]) <= tahun]
        write_csv(data / s.file, [*columns, "edisi"], rows + new + restated)
        count += len(new) + len(restated)
    decrees = yaml.safe_load((data / "sk.yaml").read_text(encoding="utf-8"))
    decrees = [d for d in decrees if d["tahun"] != next_year] + [dict(decrees[0], tahun=next_year, nomor="TANAM")]
    (data / "sk.yaml").write_text(yaml.safe_dump(decrees), encoding="utf-8")
    agency = yaml.safe_load((data / "instansi.yaml").read_text(encoding="utf-8"))
    agency["kepala"].append(dict(agency["kepala"][0], mulai=next_year, nama="TANAM"))
    (data / "instansi.yaml").write_text(yaml.safe_dump(agency, sort_keys=False), encoding="utf-8")
    corrections = yaml.safe_load((data / "koreksi.yaml").read_text(encoding="utf-8"))
    corrections["fakta"].append({"laporan": next_year, "hal": "TANAM", "tercetak": "1", "lain": "2", "alasan": "TANAM"})
    (data / "koreksi.yaml").write_text(yaml.safe_dump(corrections), encoding="utf-8")
    narrative = data / "narasi" / str(next_year) / "koperasi-aktif"
    narrative.mkdir(parents=True, exist_ok=True)
    (narrative / "analisis.md").write_text("TANAM", encoding="utf-8")
    return count


@pytest.mark.parametrize(
    "tahun",
    [
        EARLIEST,
        *(pytest.param(t, marks=pytest.mark.complete) for t in (2021, 2023)),
        pytest.param(TAHUN, marks=pytest.mark.early),
    ],
)
def test_later_facts_do_not_leak(tmp_path, tahun, request):
    """The report of a year is byte for byte what it was before any later fact was known.

    For 2024 this is: rows for 2025, and editions of 2025, change nothing.
    """
    for name in ("dahulu", "kini"):
        shutil.copytree(DATA, tmp_path / name / "data")
    cut_off(tmp_path / "dahulu" / "data", tahun)
    assert plant(tmp_path / "kini" / "data", tahun) > 300
    if tahun == TAHUN:  # nothing later is known yet
        then = request.getfixturevalue("outputs_of_the_year")
    else:
        then = outputs(tmp_path / "dahulu", tahun, pages=ROOT)
    now = outputs(tmp_path / "kini", tahun, pages=ROOT)
    assert then.keys() == now.keys()
    assert [n for n in then if then[n] != now[n]] == []
    assert [n for n in now if b"TANAM" in now[n]] == []
    assert 2045 not in set(buka(tmp_path / "kini" / "data", tahun).paket.tables["target"]["tahun"])


def test_planted_facts_show_in_their_own_year(tmp_path):
    """The planted facts are real: the report of their own year shows them."""
    shutil.copytree(DATA, tmp_path / "data")
    plant(tmp_path / "data", TAHUN)
    assert read_package(tmp_path / "data")[1] == []
    lap = buka(tmp_path / "data", TAHUN + 1)
    assert lap.data("koperasi", "aktif_unit") == 76 + 777
    assert lap.data("koperasi", "aktif_unit", TAHUN) == 76 + 777
    assert buka(tmp_path / "data", TAHUN).data("koperasi", "aktif_unit") == 76
    assert lap.katalog.head_of_agency(TAHUN + 1)["nama"] == "TANAM"


# What is missing is said


def test_paragraph_that_lacks_a_value_is_replaced_whole():
    def write(u):
        if u == "ada":
            return "42"
        if u == "salah":
            raise BadExpression("salah")
        raise NotAvailable(f"{u} tahun 2018 tidak tersedia dalam sumber")

    text = (
        "Ada {eval}`ada`.\n\nDua {eval}`pagu`\ndan {eval}`ada`.\n\nTiga {eval}`pagu`.\n\nEmpat {eval}`perlu(pagu)`.\n"
    )
    sentence = mark_missing("Pagu tahun 2018 tidak tersedia dalam sumber.")
    assert fill_expressions(text, write, "a.md").split() == f"Ada 42. {sentence}".split()
    with pytest.raises(InputError) as e:
        fill_expressions(text + "\n{eval}`salah`", write, "a.md")
    assert str(e.value.findings[0].place).endswith("baris 10")


def test_fences_of_containers_stay_paired():
    """A replaced paragraph leaves the fence around it; a container that holds nothing vanishes."""

    def write(u):
        raise NotAvailable("pejabat tahun 2018 tidak tersedia dalam sumber")

    sentence = mark_missing("Pejabat tahun 2018 tidak tersedia dalam sumber.")
    text = ":::{container} tanda-tangan\n{eval}`a`\n\n**{eval}`b`**\n:::\n"
    assert fill_expressions(text, write, "a.md").split() == f":::{{container}} tanda-tangan {sentence} :::".split()
    assert fill_expressions("{eval}`a`\n\n" + text, write, "a.md").split() == sentence.split()


def test_year_with_narrative_stays_strict():
    """With the year's narrative in place an analyst hears of a missing value; in a draft the reader does."""
    expression = 'angka(data("koperasi", "aktif_unit", 2016))'
    with pytest.raises(BadExpression, match=r"tidak tersedia dalam sumber \(Bidang Koperasi"):
        buka(DATA, TAHUN).tulis(expression)
    with pytest.raises(NotAvailable):
        buka(DATA, TAHUN, versi="draf").tulis(expression)


@pytest.mark.parametrize(
    "expression",
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
def test_unknown_never_becomes_zero(expression):
    with pytest.raises(NotAvailable):
        buka(DATA, 2018).tulis(expression)


@pytest.mark.parametrize(
    "name",
    ["lampiran-tim", *(pytest.param(n, marks=pytest.mark.complete) for n in ("lampiran-pengukuran", "koperasi-aktif"))],
)
def test_both_engines_say_the_same(name, tmp_path):
    parameters = {"tahun": 2018, "data": DATA.as_posix(), "versi": "publik"}
    executed = {}
    for engine in (PROCESS, KERNEL):
        (tmp_path / engine).mkdir()
        execute(ROOT / "notebooks" / f"{name}.ipynb", tmp_path / engine / "a.ipynb", parameters, engine)
        executed[engine] = [(c.source, c.get("outputs")) for c in nbformat.read(tmp_path / engine / "a.ipynb", 4).cells]
    assert executed[PROCESS] == executed[KERNEL]
    assert "```{container} tiada" in str(executed[PROCESS])


def test_table_without_facts_becomes_one_sentence():
    columns = (Kolom("nama", "Nama"), Kolom("unit", "Unit", "bulat"))
    empty = Kosong("tidak tersedia dalam sumber")
    for rows in ((), (("a", empty), ("b", empty))):
        u = describe(state_missing(Tabel("tbl-a", "A", columns, rows, sumber="Sekretariat"), 2018))
        assert (u["label"], u["judul"], u["sumber"]) == ("tbl-a", "A", "Sekretariat")
        assert u["tiada"] == "Data tahun 2018 tidak tersedia dalam sumber."
    partial = Tabel("tbl-a", "A", columns, (("a", empty), ("b", 0)))
    assert state_missing(partial, 2018) is partial


def test_only_prose_tables_and_charts_are_parts_of_a_page(tmp_path):
    shown = [{"text/markdown": ["Satu.\n", "Dua."]}, {"image/png": "iVBO"}, None]
    outputs = [{"data": data} if data else {"text": "tercetak"} for data in shown]
    cells = [{"cell_type": "markdown", "source": ["# Judul\n"]}, {"cell_type": "code", "outputs": outputs}]
    (tmp_path / "a.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    assert page_parts(tmp_path / "a.ipynb") == [("# Judul\n", False), ("Satu.\nDua.", True)]


def test_completeness_tells_complete_partial_and_absent_apart():
    columns = (Kolom("unit", "Unit", "bulat"),)
    tables = [Tabel("tbl-a", "A", columns, rows) for rows in (((1,),), ((1,), (Kosong("belum dilaporkan"),)), ())]
    outputs = [
        "Uraian.",
        *(state_missing(t, 2018).bundel()["text/markdown"] for t in tables),
        mark_missing("Tidak ada."),
    ]
    parts = [("# Judul\n\nKalimat setiap tahun.", False), *((k, True) for k in outputs)]
    items = list(page_items("a", parts))
    assert [(b.kind, b.state) for b in items] == [
        ("uraian", "lengkap"),
        ("tabel", "lengkap"),
        ("tabel", "sebagian"),
        ("tabel", "tidak ada"),
        ("uraian", "tidak ada"),
    ]
    assert items[2].remark.startswith("Belum dilaporkan.")
    assert items[4].title == "Judul"
    assert PLACE in (ROOT / "book" / "kelengkapan.md").read_text(encoding="utf-8")


def test_next_year_without_data_is_named():
    """A series that ends before the report year says so; a known last year is not called missing."""
    from lkjip import kalimat, tabel

    lap = buka(DATA, TAHUN + 1, "koperasi_aktif", versi="draf")
    series = tabel.deret(lap, "koperasi")
    assert series.kolom[-1].judul == str(TAHUN + 1)
    assert isinstance(series.baris[0][-1], Kosong)
    text = kalimat.tahun_lalu(lap.hasil("koperasi_aktif"), lap.hasil("koperasi_aktif", TAHUN))
    assert text.startswith(f"Realisasi tahun {TAHUN + 1} tidak tersedia")


# Drafts


@pytest.mark.complete
def test_draft_of_the_next_year(project_copy):
    """The next year, of which nobody has prepared anything yet; a prepared one: see `test_new_year.py`."""
    build_book(project_copy, TAHUN + 1, "--draft")
    folder = project_copy / "_build" / f"{TAHUN + 1}-draf" / "html"
    for page in (*folder.glob("book/*.html"), *folder.glob("notebooks/*.html")):
        assert f"DRAF {TAHUN + 1}:" in page.read_text(encoding="utf-8"), page
    assert not (project_copy / "_build" / str(TAHUN + 1)).exists()


def test_draft_accepts_incomplete_narrative_and_hides_names(project_copy):
    (project_copy / "data" / "narasi" / str(TAHUN) / "sengketa" / "analisis.md").unlink()
    project = Project(project_copy)
    assert any("analisis.md: tidak ada berkas" in str(t) for t in check_project(project, TAHUN))
    assert errors(check_project(project, TAHUN, "draf")) == []
    lap = buka(project_copy / "data", TAHUN, "sengketa", versi="draf")
    assert f"Uraian tahun {TAHUN} untuk bagian ini tidak tersedia" in lap.narasi("sengketa/analisis").markdown
    from lkjip import tabel

    assert "Sandy Satria" not in json.dumps(describe(tabel.daftar(lap, "perselisihan")))


# Editions

REVISIONS = "2022;79;61;2024\n2022;81;59;2025\n"


@pytest.fixture
def revised(project_copy) -> Path:
    """A project in which the reports of 2024 and 2025 restate the cooperatives of 2022."""
    b = project_copy / "data" / "koperasi.csv"
    lines = b.read_text(encoding="utf-8").splitlines()
    contents = "\n".join([lines[0] + ";edisi", *(f"{x};" for x in lines[1:])]) + "\n"
    b.write_text(contents + REVISIONS.replace("79;61", "80;60"), encoding="utf-8")
    preparation = project_copy / "data" / "persiapan" / "2025.yaml"
    preparation.parent.mkdir()
    preparation.write_text("konfirmasi: []\ntidak_tersedia: []\n", encoding="utf-8")
    return project_copy


@pytest.mark.parametrize(("tahun", "active"), [(2022, 79), (2023, 79), (2024, 80), (2025, 81)])
def test_report_uses_the_latest_edition_up_to_its_year(revised, tahun, active):
    assert check_data(revised / "data") == []
    assert buka(revised / "data", tahun).data("koperasi", "aktif_unit", 2022) == active


def test_edition_takes_the_place_of_the_first_row(revised):
    """A revised row stands where the first one stood, so the order of a list stays."""
    package, _ = read_package(revised / "data")
    t = as_of_edition(package.tables["koperasi"], ("tahun",), 2024)
    assert list(t["tahun"]) == sorted(t["tahun"])


def test_page_of_revisions_names_before_and_after(revised):
    from lkjip import kalimat, tabel

    lap = buka(revised / "data", 2025)
    assert [(r.column, r.before, r.after, r.edition) for r in lap.revisi] == [
        ("aktif_unit", 79, 80, 2024),
        ("tidak_aktif_unit", 61, 60, 2024),
        ("aktif_unit", 80, 81, 2025),
        ("tidak_aktif_unit", 60, 59, 2025),
    ]
    row = tabel.revisi(lap).baris[0]
    assert row[:6] == ("Perkembangan koperasi", "Tahun 2022", "Koperasi aktif", "79", "80", "2024")
    assert "Data keragaan koperasi" in row[6]
    assert "empat perubahan fakta" in kalimat.revisi(lap)
    assert len(buka(revised / "data", 2024).revisi) == 2
    assert revisions(read_package(revised / "data")[0], 2023) == []


def test_absence_of_revisions_is_said():
    from lkjip import kalimat, tabel

    lap = buka(DATA, TAHUN)
    assert tabel.revisi(lap) is None
    assert kalimat.revisi(lap) == f"Sampai dengan edisi tahun {TAHUN} tidak ada fakta yang direvisi."


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("2022;82;60;2024\n", "kunci ganda (tahun = 2022, edisi = 2024)"),
        ("2022;82;60;2021\n", "kolom edisi: ditemukan `2021`; seharusnya paling awal 2022"),
        ("2022;82;60;duaribu\n", "kolom edisi: ditemukan `duaribu`; seharusnya bilangan bulat"),
        ("2024;75;65;2026\n", "data/koperasi_kelompok.csv dan data/koperasi.csv, tahun 2024: ditemukan 76 dan 75"),
    ],
)
def test_every_edition_is_checked(revised, row, message):
    b = revised / "data" / "koperasi.csv"
    b.write_text(b.read_text(encoding="utf-8") + row, encoding="utf-8")
    assert any(message in str(t) for t in check_data(revised / "data")), check_data(revised / "data")


def test_corrections_belong_only_to_their_printed_report():
    from lkjip import tabel

    assert tabel.koreksi(buka(DATA, 2023), "angka").tiada
    assert len(tabel.koreksi(buka(DATA, TAHUN), "angka").baris) > 50


@pytest.mark.parametrize(
    ("tahun", "documents", "last"),
    [(2018, set(), None), (2020, set(), None), (2023, {"renstra"}, 2026), (TAHUN, {"renstra", "pk_perubahan"}, 2026)],
)
def test_target_is_seen_only_from_documents_in_force(tahun, documents, last):
    """A later agreement is not known; the end target of the plan in force is."""
    t = buka(DATA, tahun).paket.tables["target"]
    assert set(t["dokumen"]) == documents
    assert max(t["tahun"], default=None) == last


def test_note_of_a_source_waits_for_its_year():
    from lkjip import tabel

    assert tabel.deret(buka(DATA, 2022), "umkm").catatan == ()
    assert "tahun 2023" in tabel.deret(buka(DATA, 2023), "umkm").catatan[0]


@pytest.mark.parametrize("tahun", ["2025", pytest.param("2204", marks=pytest.mark.complete)])
def test_year_without_facts_is_refused(project, tahun):
    """A slip of the year, or a year that nobody has prepared, is no empty report."""
    for command in ("check", "build"):
        result = lkjip(command, "--tahun", tahun, cwd=project.root)
        assert result.returncode == 1
        assert f"ditemukan {tahun}; seharusnya tahun yang mempunyai data (2018 sampai 2024)" in result.stderr
        assert "lkjip new-year 2025" in result.stderr
    assert not (project.root / "_build" / tahun).exists()
