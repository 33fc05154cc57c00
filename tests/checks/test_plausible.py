"""Figures that look odd are asked about, each answer holds for one value, and ordinary figures are left alone.

Which change of one line of the library makes which test red (each was tried):

- `questions.py`: `FACTOR = 3` becomes 30 -> `test_slip_is_asked_about`; becomes 1 -> `test_ordinary_years_*`
- `plausible.py`: `hal in answered` becomes `True` -> `test_slip_is_asked_about`; `needed` becomes False ->
  `test_final_book_waits_for_the_answer`
- `preparation.py`: a file of answers only prepares a year -> `test_answers_alone_prepare_no_year`
"""

import re
import time
from dataclasses import replace

import pytest

from conftest import ROOT, once
from lkjip.checks import over_years
from lkjip.checks.over_years import bounds
from lkjip.checks.pages import check_project, examine_pages
from lkjip.checks.plausible import examine_plausible, questions, rules
from lkjip.checks.questions import DIFFERENCE, line
from lkjip.checks.series import Series
from lkjip.checks.worklist import open_tasks, unfinished, worklist
from lkjip.cli.years import last_ready_year
from lkjip.facts.package import read_package
from lkjip.facts.preparation import Preparation, preparation_file
from lkjip.findings import WARNING, errors, kinds
from lkjip.project.project import Project
from lkjip.projects import new_agency
from lkjip.projects.new_indicator import SAMPLE_YEAR
from lkjip.projects.new_year import prepare_year
from small_project import copy_project, swap, write

REASON = "Gudang buku digabung"


@pytest.fixture(scope="module")
def laid(tmp_path_factory):
    """The project of the invented agency. Read only."""
    return once(tmp_path_factory, "agency", new_agency.lay_project)


@pytest.fixture
def data(laid, tmp_path):
    """The data folder of a fresh copy of it."""
    return copy_project(laid, tmp_path / "proyek") / "data"


def asked(data, tahun=SAMPLE_YEAR) -> list[str]:
    return [f.code for f in examine_plausible(data, tahun).findings]


def answer(data, tahun, hal, reason=REASON, head="") -> None:
    write(preparation_file(data, tahun), f"{head}jawaban:\n{line(hal).replace('…', reason)}\n")


@pytest.mark.parametrize(
    ("tahun", "about"),
    [(t, []) for t in range(2018, 2023)]
    + [
        (2023, ["realisasi usaha_mikro_naik_kelas"]),
        (2024, ["sarana, Meja kerja", "realisasi usaha_mikro_naik_kelas"]),
    ],
)
def test_ordinary_years_of_this_agency_raise_few_questions(tahun, about):
    """Each is a figure that the printed reports themselves do not support; the years before raise none."""
    found = [q.hal for q, _ in questions(ROOT / "data", tahun).asked]
    assert len(found) == len(about)
    assert all(any(hal.startswith(a) for hal in found) for a in about)


@pytest.mark.parametrize("tahun", [2023, 2024, 2025])
def test_ordinary_years_of_the_sample_raise_none(laid, tahun):
    assert asked(laid / "data", tahun) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("peminjaman.csv", "2025;12900;", "2025;129000;", "D701"),
        ("peminjaman.csv", "2025;12900;418", "2025;1290;418", "D701"),
        ("peminjaman.csv", ";418", ";0", "D702"),
        ("kunjungan.csv", "2025;26350;124000", "2025;26350;1240000", "D701"),
        ("kunjungan.csv", "2025;26350;", "2042;26350;", "D722"),
        ("anggaran.csv", "700000000;655900000", "70000000;65590000", "D701"),
        ("pegawai_status.csv", "2025;2;Non-ASN;7\n", "", "D711"),
        ("langkah.csv", "2025;1;", "2025;4;", "D716"),
        ("keluaran.csv", ";48;45", ";480;45", "D734"),
        ("keluaran.csv", ";48;45", ";0;45", "D732"),
        ("target.csv", "kunjungan;2025;pk;20,00", "kunjungan;2025;pk;2000", "D733"),
        ("target.csv", "kunjungan;2025;pk;20,00", "kunjungan;2025;pk;2,00", "D731"),
        ("target.csv", "keterlambatan;2025;pk;380", "keterlambatan;2025;pk;-3", "D732"),
        ("target.csv", "keterlambatan;2025;pk;380", "keterlambatan;2025;pk;3800", "D731"),
        ("target.csv", "kunjungan;2025;renstra;", "kunjungan;2023;renstra;", "D711"),
        ("target.csv", "keterlambatan;2025;pk;380", "keterlambatan;2025;pk;380,5", "D720"),
        ("target.csv", "kunjungan;2025;pk;20,00", "kunjungan;2025;pk;20,000", "D720"),
        ("keluaran.csv", ";48;45", ";48;1,200", "D720"),
        ("sk.yaml", "tanggal: 2026-01-05", "tanggal: 2062-01-05", "D808"),
        ("sk.yaml", "terbit: Januari 2026", "terbit: Januari 2062", "D808"),
        ("datapackage.yaml", "dokumen: Buku tamu perpustakaan (contoh)", "dokumen: Buku tamu 2023/2024", "D803"),
        ("datapackage.yaml", "dokumen: Buku tamu perpustakaan (contoh)", "dokumen: Buku tamu TA 24", "D803"),
        ("datapackage.yaml", "dokumen: Buku tamu perpustakaan (contoh)", "dokumen: Buku tamu 2028", "D803"),
        ("datapackage.yaml", "resources:", "sources: [{title: Laporan Kinerja Tahun 2024}]\nresources:", "D803"),
        ("target.csv", "mutu_layanan;2025;pk;", "mutu_layanan;2042;pk;", "D722"),
    ],
)
def test_slip_is_asked_about(data, file, old, new, code):
    swap(data / file, old, new)
    found = examine_plausible(data, SAMPLE_YEAR).findings
    assert code in [f.code for f in found]
    assert {f.severity for f in found} == {WARNING}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("peminjaman.csv", "2025;12900;", "2025;20000;"),
        ("pegawai_status.csv", "2025;1;ASN;20", "2025;1;ASN;26"),
        ("target.csv", "keterlambatan;2025;pk;380", "keterlambatan;2025;pk;300"),
        ("keluaran.csv", ";48;45", ";48;20"),
        ("keluaran.csv", ";48;45", ";48;45,5"),
        ("target.csv", "kunjungan;2025;pk;20,00", "kunjungan;2025;pk;20"),
        ("survei.csv", "84,50", "84,500"),
        ("datapackage.yaml", "dokumen: Buku tamu perpustakaan (contoh)", "dokumen: Buku tamu 2024/2025"),
        ("datapackage.yaml", "dokumen: Buku tamu perpustakaan (contoh)", "dokumen: Buku tamu TA 25"),
        ("datapackage.yaml", "dokumen: Buku tamu perpustakaan (contoh)", "dokumen: Buku tamu 2026"),
        ("datapackage.yaml", "resources:", "sources: [{title: Laporan Kinerja Tahun 2025}]\nresources:"),
        ("sk.yaml", "tanggal: 2026-01-05", "tanggal: 2025-12-05"),
    ],
)
def test_ordinary_change_is_not(data, file, old, new):
    swap(data / file, old, new)
    assert asked(data) == []


def test_budget_that_is_overspent_needs_no_declared_limit(data):
    swap(data / "datapackage.yaml", "- {data: anggaran, kolom: realisasi_rp, paling_banyak: pagu_rp}\n", "")
    swap(data / "anggaran.csv", "425000000;411300000", "425000000;435300000")
    assert asked(data) == ["D733"]


def test_answer_holds_for_its_value_only(data):
    swap(data / "peminjaman.csv", "2025;12900;", "2025;129000;")
    (found,) = examine_plausible(data, SAMPLE_YEAR).findings
    (hal,) = re.findall(r'\{hal: "(.*)", alasan: "…"\}', found.cure)
    write(
        preparation_file(data, SAMPLE_YEAR), "jawaban:\n" + re.search(r"- \{.*\}", found.cure)[0].replace("…", REASON)
    )
    assert asked(data) == []
    assert examine_plausible(data, SAMPLE_YEAR).total > 50
    swap(data / "peminjaman.csv", "2025;129000;", "2025;139000;")
    assert asked(data) == ["D701", "D736"]
    swap(data / "peminjaman.csv", "2025;139000;", "2025;12900;")
    assert asked(data) == ["D736"]
    assert hal == "peminjaman, dipinjam_buku: 129.000"


@pytest.mark.parametrize("reason", ["…", "", "-", "benar", "???", "123 456"])
def test_reason_that_says_nothing_does_not_answer(data, reason):
    swap(data / "peminjaman.csv", "2025;12900;", "2025;129000;")
    answer(data, SAMPLE_YEAR, "peminjaman, dipinjam_buku: 129.000", reason)
    assert asked(data) == ["D701", "D737"]


def test_answers_alone_prepare_no_year(data):
    answer(data, SAMPLE_YEAR, "x")
    assert read_package(data)[0].preparations == {}
    write(preparation_file(data, SAMPLE_YEAR), "jawaban:\nkonfirmasi:\n")
    assert [*read_package(data)[0].preparations] == [SAMPLE_YEAR]


def test_final_book_waits_for_the_answer(data):
    """Of a prepared year; a draft does not, nor a year whose printed figures are there, nor one that was never prepared."""
    project = Project(data.parent)
    swap(data / "peminjaman.csv", "2025;12900;", "2025;129000;")
    assert errors(check_project(project, SAMPLE_YEAR)) == []
    write(preparation_file(data, SAMPLE_YEAR), "konfirmasi:\njawaban:\n")

    def waiting() -> list:
        return [t for t in open_tasks(project, SAMPLE_YEAR) if re.search(r"\bD7\d\d\b", t.what)]

    (task,) = waiting()
    assert (task.owner, task.file) == ("Bidang Perpustakaan", "data/peminjaman.csv")
    assert "D701, peminjaman, dipinjam_buku: 129.000" in task.what
    assert "Bidang Perpustakaan" in [f.place.part for f in unfinished(project, SAMPLE_YEAR)]
    assert "D304" in [f.code for f in errors(check_project(project, SAMPLE_YEAR))]
    draft = examine_pages(project, SAMPLE_YEAR, "draf").findings
    assert "D701" in [f.code for f in draft]
    assert errors(draft) == []
    answer(data, SAMPLE_YEAR, "peminjaman, dipinjam_buku: 129.000", head="konfirmasi:\n")
    assert waiting() == []
    assert any("129.000" in t.what and t.done for t in worklist(project, SAMPLE_YEAR))
    answer(data, SAMPLE_YEAR, "peminjaman, dipinjam_buku: 1", head="konfirmasi:\n")
    assert len(waiting()) == 2
    write(data / "terbit" / f"{SAMPLE_YEAR}.csv", "tempat;objek;besaran;tahun;tercetak\n")
    assert waiting() == []
    assert "D701" in asked(data)


def test_stray_year_is_not_the_year_that_is_meant(data):
    swap(data / "kunjungan.csv", "2025;26350;", "2042;26350;124000\n2025;26350;")
    assert last_ready_year(Project(data.parent)) == SAMPLE_YEAR


def test_year_that_was_only_just_prepared_raises_no_question(data):
    prepare_year(Project(data.parent), SAMPLE_YEAR + 1)
    assert asked(data, SAMPLE_YEAR + 1) == []


@pytest.mark.parametrize(
    ("declared", "code"),
    [
        ("dikecualikan: Gudang dihitung sejak tahun ini", None),
        ("perubahan_paling_banyak: 20", None),
        ("perubahan_paling_banyak: 1.1", "D701"),
    ],
)
def test_column_may_declare_what_is_plausible(data, declared, code):
    swap(data / "peminjaman.csv", "2025;12900;", "2025;129000;" if code is None else "2025;12901;")
    (data / "datapackage.yaml").write_text(
        (data / "datapackage.yaml")
        .read_text(encoding="utf-8")
        .replace("title: Buku yang dipinjam, ", f"title: Buku yang dipinjam, wajar: {{{declared}}}, "),
        encoding="utf-8",
    )
    assert asked(data) == ([code] if code else [])


def test_declared_part_is_at_most_its_whole(data):
    swap(
        data / "datapackage.yaml",
        "title: Buku yang terlambat dikembalikan, ",
        "title: T, wajar: {bagian_dari: dipinjam_buku}, ",
    )
    assert asked(data) == []
    swap(data / "datapackage.yaml", "- {data: peminjaman, kolom: terlambat_buku, paling_banyak: dipinjam_buku}", "")
    swap(data / "peminjaman.csv", ";418", ";13000")
    assert "D733" in asked(data)


def test_questions_of_one_kind_are_asked_as_one(data):
    rows = "".join(f"2024;{n};S{n};20\n2025;{n};S{n};{200 + n}\n" for n in range(1, 9))
    write(data / "pegawai_status.csv", f"tahun;nomor;status;jumlah_orang\n{rows}")
    swap(data / "datapackage.yaml", "required: true, enum: [ASN, Non-ASN]", "required: true")
    (first,) = [q.hal for q, _ in questions(data, SAMPLE_YEAR).asked]
    assert first.startswith("pegawai_status, S1, jumlah_orang: 201, dan 7 lainnya (")
    (said,) = map(str, examine_plausible(data, SAMPLE_YEAR).findings)
    assert ", dan baris 5 (202), 7 (203), 9 (204), 11 (205), 13 (206), 15 (207), 17 (208): " in said
    swap(data / "pegawai_status.csv", "2025;8;S8;208", "2025;8;S8;209")
    (second,) = [q.hal for q, _ in questions(data, SAMPLE_YEAR).asked]
    assert second != first


def test_guide_prints_the_rules_that_are_applied():
    guide = (ROOT / "data" / "PANDUAN.md").read_text(encoding="utf-8")
    printed = re.search(r"<!-- kaidah -->\n(.*)\n<!-- /kaidah -->", guide, re.S)[1]
    assert printed.splitlines() == [f"- {rule};" for rule in rules()]


@pytest.mark.parametrize("value", [1.0, 7.0, 400.0, 9e9])
def test_ten_times_and_a_tenth_lie_outside_and_the_same_inside(value):
    for past in ([value], [value, value * 1.2], [value / 2, value / 1.5, value]):
        low, high = bounds(past)
        assert past[-1] / 10 < low <= past[-1] <= high < past[-1] * 10


@pytest.mark.parametrize(
    ("before", "now", "asked_about"), [(1, 5, False), (1, 6, True), (28, 9, True), (28, 10, False)]
)
def test_counted_things_may_differ_by_a_few(before, now, asked_about):
    low, high = bounds([before], add=DIFFERENCE)
    assert (not low <= now <= high) is asked_about


def test_what_had_only_noughts_is_asked_about_from_a_few_on():
    assert bounds([0, 0], add=DIFFERENCE) == (0, DIFFERENCE)
    assert bounds([40, 0], add=DIFFERENCE) == (0, 120)


STEPS = "tahun;nomor;langkah\n" + "".join(f"2024;{n};{w}\n" for n, w in enumerate(["Pagi", "Sore"] * 3, 1))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["Pagi", "Sore"] * 3, "D705"),
        (["Sore", "Pagi"] * 3, "D705"),
        (["Pagi", "Sore", "Sore", "Sore", "Pagi", "Sore"], None),
        (["Pagi", "Sorre", "Sore", "Pagi", "Sore"], "D712"),
        (["Pagi", "Malam", "Sore", "Pagi", "Sore"], None),
    ],
)
def test_list_beside_last_year_s(data, words, code):
    write(data / "langkah.csv", STEPS + "".join(f"2025;{n};{w}\n" for n, w in enumerate(words, 1)))
    found = [f.code for f in examine_plausible(data, SAMPLE_YEAR).findings if f.place.file == "data/langkah.csv"]
    assert found == ([code] if code else [])


def test_column_that_nobody_filled_in_is_no_zero(data):
    """In a prepared year the worklist asks for it."""
    package, _ = read_package(data)
    table = package.tables["peminjaman"].copy()
    table.loc[table["tahun"] == SAMPLE_YEAR, "terlambat_buku"] = None
    prepared = {SAMPLE_YEAR: Preparation(SAMPLE_YEAR, (), ())}
    package = replace(package, tables={**package.tables, "peminjaman": table}, preparations=prepared)
    source = replace(package.sources["peminjaman"], key=("tahun", "dipinjam_buku"))
    found = [q for q in over_years.look(Series(package, source, SAMPLE_YEAR)) if not isinstance(q, int)]
    assert not [q for q in found if q.kind is kinds.ZERO]


def test_year_after_the_printed_one_waits_for_answers_without_its_file(data):
    assert not questions(data, SAMPLE_YEAR).needed
    write(data / "terbit" / f"{SAMPLE_YEAR - 1}.csv", "tempat;objek;besaran;tahun;tercetak\n")
    assert questions(data, SAMPLE_YEAR).needed


def test_no_name_of_a_person_is_told(data):
    """A list whose key is a private column is named by nothing else."""
    text = (data / "datapackage.yaml").read_text(encoding="utf-8")
    text = text.replace(
        "{name: status, title: Status kepegawaian, type: string, constraints: {required: true, enum: [ASN, Non-ASN]}}",
        "{name: status, title: Nama, type: string, constraints: {required: true}, pribadi: true}",
    )
    write(data / "datapackage.yaml", text)
    swap(data / "pegawai_status.csv", "2025;1;ASN;20", "2025;1;Siti Aminah;900")
    assert asked(data)
    assert not any("Siti" in str(f) for f in examine_plausible(data, SAMPLE_YEAR).findings)


@pytest.mark.complete
def test_many_rows_are_looked_at_quickly(data):
    count = 200_000
    write(
        data / "langkah.csv", "tahun;nomor;langkah\n" + "".join(f"2025;{n};Langkah {n}\n" for n in range(1, count + 1))
    )
    read_package(data)
    start = time.process_time()
    assert questions(data, SAMPLE_YEAR).held > count
    assert time.process_time() - start < 5
