"""The next year: everything that is needed is prepared, nothing that was there changes, what is missing is said."""

import csv
import errno
import io
import re
import shutil
from pathlib import Path

import pytest
import yaml

from conftest import ROOT, TAHUN, build_book, copy_own_project, copy_sample_project, lkjip, once, outputs
from lkjip import tabel
from lkjip.book.years import publishable_years, ready_years
from lkjip.checks.data import check_data
from lkjip.checks.pages import check_project
from lkjip.checks.plausible import questions
from lkjip.checks.questions import line
from lkjip.checks.unchanged import issued_after_the_year
from lkjip.checks.worklist import TEAM, is_list, open_tasks, unfinished, worklist, write_worklist
from lkjip.facts.catalogue import read_catalogue
from lkjip.facts.package import read_package
from lkjip.facts.preparation import preparation_file
from lkjip.findings import InputError, errors
from lkjip.project.project import Project
from lkjip.projects import new_year
from lkjip.projects.additions import append_rows, copy_entry, new_rows
from lkjip.projects.new_indicator import SAMPLE_YEAR
from lkjip.projects.new_year import prepare_year
from lkjip.prose.laporan import buka
from lkjip.views.grid import Kosong

NEXT_YEAR = TAHUN + 1


def contents_of(folder: Path) -> dict[str, bytes]:
    return {b.relative_to(folder).as_posix(): b.read_bytes() for b in sorted(folder.rglob("*")) if b.is_file()}


def replace_text(file: Path, old: str, new: str) -> None:
    text = file.read_bytes().decode("utf-8")
    assert old in text, (file.name, old)
    file.write_bytes(text.replace(old, new).encode())


def rows(data: Path, name: str, tahun: int = NEXT_YEAR) -> list[dict[str, str]]:
    with (data / f"{name}.csv").open(encoding="utf-8-sig", newline="") as f:
        return [b for b in csv.DictReader(f, delimiter=";") if b["tahun"] == str(tahun)]


def complete_year(data: Path) -> None:
    """Do all the work of the new year with the figures and sentences of the year before."""
    package, _ = read_package(data)
    for s in package.sources.values():
        with (data / s.file).open(encoding="utf-8", newline="") as f:
            all_rows = list(csv.DictReader(f, delimiter=";"))
        if "tahun" not in all_rows[0]:
            continue
        old = [b for b in all_rows if b["tahun"] == str(TAHUN)]
        if s.all_years:
            old = [
                b for b in old if b["indikator"] in {x["indikator"] for x in all_rows if x["tahun"] == str(NEXT_YEAR)}
            ]
        new = [b | {"tahun": str(NEXT_YEAR)} for b in old]
        for n, b in enumerate(new):
            b |= {"nik": f"{9_000_000_000_000 + n}"} if "nik" in b else {}
        with (data / s.file).open("w", encoding="utf-8", newline="") as f:
            w = csv.DictWriter(f, list(all_rows[0]), delimiter=";", lineterminator="\n")
            w.writeheader()
            w.writerows([b for b in all_rows if b["tahun"] != str(NEXT_YEAR)] + new)
    for b in (data / "narasi" / str(NEXT_YEAR)).rglob("*.md"):
        old = (data / "narasi" / str(TAHUN) / b.relative_to(data / "narasi" / str(NEXT_YEAR))).read_text(
            encoding="utf-8"
        )
        b.write_text(b.read_text(encoding="utf-8") + old, encoding="utf-8")
    preparation = preparation_file(data, NEXT_YEAR)
    replace_text(preparation, "sudah: tidak", "sudah: ya")
    decree = data / "sk.yaml"
    before, new = decree.read_text(encoding="utf-8").split(f"- tahun: {NEXT_YEAR}\n")
    new = new.replace(f"Januari {NEXT_YEAR}", f"Januari {NEXT_YEAR + 1}")
    decree.write_text(f"{before}- tahun: {NEXT_YEAR}\n{new}", encoding="utf-8")
    answer_all(data, NEXT_YEAR)


def answer_all(data: Path, tahun: int) -> None:
    """Answer whatever is asked about the figures, as a person does: the line of the finding, with a reason."""
    lines = [
        line(q.hal).removesuffix('"…"}') + '"Angka untuk pengujian"}'
        for q, answered in questions(data, tahun).asked
        if not answered
    ]
    replace_text(preparation_file(data, tahun), "jawaban:\n", "\n".join(["jawaban:", *lines, ""]))


@pytest.fixture(scope="module")
def prepared_once(tmp_path_factory) -> Path:
    """Our own project whose next year is prepared; it is only copied."""

    def make(folder: Path) -> None:
        assert prepare_year(Project(copy_own_project(folder)), NEXT_YEAR)

    return once(tmp_path_factory, "prepared", make)


@pytest.fixture
def prepared(prepared_once: Path, tmp_path: Path) -> Project:
    """A project whose next year is prepared."""
    return Project(shutil.copytree(prepared_once, tmp_path / "proyek"))


# What is prepared


def test_every_file_only_grows(project_copy):
    before = contents_of(project_copy / "data")
    project = Project(project_copy)
    written = {b.relative_to(project.data).as_posix() for b in prepare_year(project, NEXT_YEAR)}
    now = contents_of(project.data)
    assert {n for n in now if now[n] != before.get(n)} == written
    for name, contents in before.items():
        assert now[name].startswith(contents), name
    assert check_data(project.data) == []


def test_names_are_copied_and_figures_left_empty(prepared):
    package, _ = read_package(ROOT / "data")
    repeated = 0
    for s in package.sources.values():
        if "tahun" not in package.tables[s.name] or s.all_years:
            continue
        old, new = rows(ROOT / "data", s.name), rows(prepared.data, s.name)
        assert old == []
        old = rows(ROOT / "data", s.name, TAHUN)
        if is_list(s):
            assert new == [], s.name
            continue
        emptied = {k.name for k in s.yearly_columns} | {"tahun"}
        repeated += 1
        assert [{k: v for k, v in b.items() if k not in emptied} for b in new] == [
            {k: v for k, v in b.items() if k not in emptied} for b in old
        ], s.name
        assert {b[k.name] for b in new for k in s.yearly_columns} <= {""}, s.name
    assert repeated >= 20
    assert {(b["indikator"], b["dokumen"]) for b in rows(prepared.data, "target")} == {
        (b["indikator"], b["dokumen"]) for b in rows(ROOT / "data", "target", TAHUN)
    }


def test_indicator_that_ends_is_not_copied(project_copy):
    replace_text(
        project_copy / "data" / "indikator.yaml", "  - id: sengketa\n", f"  - id: sengketa\n    sampai: {TAHUN}\n"
    )
    target = project_copy / "data" / "target.csv"
    target.write_text(
        re.sub(rf"sengketa;{NEXT_YEAR + 1};.*\n", "", target.read_text(encoding="utf-8")), encoding="utf-8"
    )
    prepare_year(Project(project_copy), NEXT_YEAR)
    present = {b["indikator"] for b in rows(project_copy / "data", "target")}
    assert "koperasi_aktif" in present
    assert "sengketa" not in {b["indikator"] for b in rows(project_copy / "data", "iku")} | {
        b["indikator"] for b in rows(project_copy / "data", "target") if b["dokumen"] != "renstra"
    }


def test_row_that_is_there_is_not_repeated(project_copy):
    """A plan may have set its target long ago."""
    file = project_copy / "data" / "target.csv"
    file.write_bytes(file.read_bytes() + f"koperasi_aktif;{NEXT_YEAR};renstra;66\n".encode())
    prepare_year(Project(project_copy), NEXT_YEAR)
    own = [b for b in rows(project_copy / "data", "target") if b["indikator"] == "koperasi_aktif"]
    assert [(b["dokumen"], b["nilai"]) for b in own] == [("renstra", "66"), ("pk_perubahan", "")]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("koperasi", False),  # one row a year
        ("pegawai_golongan", False),  # categories
        ("program", False),
        ("perusahaan", True),  # declared: `tahun_baru: baris`
        ("iku", True),
        ("perselisihan", None),  # running number
        ("koperasi_baru", None),  # key without a year
        ("langkah", None),
    ],
)
def test_list_or_row(name, expected):
    s = read_package(ROOT / "data")[0].sources[name]
    assert is_list(s) == (expected is None)
    assert bool(s.new_year) == bool(expected)


def test_narrative_stub_has_guidance_and_material(prepared):
    name = "koperasi-aktif/analisis.md"
    text = (prepared.data / "narasi" / str(NEXT_YEAR) / name).read_text(encoding="utf-8")
    assert f"Bagian “Analisis”, tahun {NEXT_YEAR}." in text
    assert "apa sebabnya?" in text
    assert (ROOT / "data" / "narasi" / str(TAHUN) / name).read_text(encoding="utf-8").strip() in text
    assert {
        b.relative_to(prepared.data / "narasi" / str(NEXT_YEAR))
        for b in (prepared.data / "narasi" / str(NEXT_YEAR)).rglob("*.md")
    } == {
        b.relative_to(ROOT / "data" / "narasi" / str(TAHUN))
        for b in (ROOT / "data" / "narasi" / str(TAHUN)).rglob("*.md")
    }


def test_officials_and_decrees_are_copied_to_be_confirmed(prepared):
    heads = yaml.safe_load((prepared.data / "instansi.yaml").read_text(encoding="utf-8"))["kepala"]
    assert heads[-1] == heads[-2] | {"mulai": NEXT_YEAR}
    assert [k["tahun"] for k in yaml.safe_load((prepared.data / "sk.yaml").read_text(encoding="utf-8"))] == [
        TAHUN,
        NEXT_YEAR,
    ]
    of_team = [i.what for i in open_tasks(prepared, NEXT_YEAR) if i.owner == TEAM and "konfirmasi" in i.what]
    assert len(of_team) == 2
    assert all(str(NEXT_YEAR) in what for what in of_team)
    # Until then the draft does not print them as facts of the year.
    number = decree_number(prepared)
    with pytest.raises(TypeError, match="tahun 2025 belum tersedia"):
        number()
    replace_text(preparation_file(prepared.data, NEXT_YEAR), "sudah: tidak", "sudah: ya")
    assert decree_number(prepared)() == "188.4/4/DTK-KUKM/I/2025"


def decree_number(prepared):
    return lambda: buka(prepared.data, NEXT_YEAR, versi="draf").tulis("keputusan.nomor")


def test_document_of_a_source_follows_the_year(prepared):
    def document(tahun: int, name: str) -> str:
        return tabel.sumber_tabel(buka(prepared.data, tahun, versi="draf"), name)

    assert document(TAHUN, "anggaran") == f"Sekretariat; Laporan Keuangan Tahun {TAHUN}"
    assert document(NEXT_YEAR, "anggaran") == f"Sekretariat; Laporan Keuangan Tahun {NEXT_YEAR}"
    assert document(2019, "anggaran") == f"Sekretariat; Laporan Keuangan Tahun {TAHUN}"
    # A document of which nobody has said what follows it is a question, not a guess.
    questions = [i.what for i in open_tasks(prepared, NEXT_YEAR) if "dokumen sumber" in i.what]
    assert len(questions) == 4
    assert "dokumen sumber akip di data/datapackage.yaml, “Laporan Kinerja 2024 tercetak, Tabel 3.2”" in questions[0]


# All or nothing, and once


def test_another_agency_prepares_a_year_too(tmp_path):
    """An agency that lacks most of the standard sources."""
    from lkjip.projects.new_agency import lay_project

    lay_project(tmp_path / "lain")
    project = Project(tmp_path / "lain")
    prepare_year(project, SAMPLE_YEAR + 1)
    assert len(open_tasks(project, SAMPLE_YEAR + 1)) > 20
    assert {f.code for f in check_project(project, SAMPLE_YEAR + 1, "draf")} == {"D801"}


def test_once_more_changes_nothing(prepared):
    replace_text(prepared.data / "koperasi.csv", f"{NEXT_YEAR};;", f"{NEXT_YEAR};70;70")
    replace_text(prepared.data / "sarana.csv", f"{NEXT_YEAR};1;Gedung kantor;\n", "")
    before = contents_of(prepared.data)
    result = lkjip("new-year", str(NEXT_YEAR), cwd=prepared.root)
    assert (result.returncode, result.stderr) == (0, "")
    assert f"Tahun {NEXT_YEAR} sudah disiapkan; tidak ada yang diubah." in result.stdout
    assert contents_of(prepared.data) == before


@pytest.mark.parametrize("nth", [1, 2, 30])
def test_failure_leaves_everything_as_it_was(project_copy, monkeypatch, nth):
    before, original, written = contents_of(project_copy), Path.write_bytes, []

    def full(self, content):
        written.append(self)
        if len([b for b in written if b.is_relative_to(project_copy)]) == nth and self.is_relative_to(project_copy):
            raise OSError(errno.ENOSPC, "No space left on device")
        return original(self, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(InputError, match=r"tidak dapat ditulis \(diska atau jatah yang penuh\)"):
        prepare_year(Project(project_copy), NEXT_YEAR)
    assert contents_of(project_copy) == before
    assert not (project_copy / "data" / "persiapan").exists()
    assert not (project_copy / "data" / "narasi" / str(NEXT_YEAR)).exists()


def test_wrong_result_is_not_written(project_copy, monkeypatch):
    """The year is tried in a copy: a finding there stops it before the first file is written."""
    before = contents_of(project_copy)
    monkeypatch.setattr(new_year, "_preparation_text", lambda *_: "konfirmasi: salah\n")
    with pytest.raises(InputError, match=r"persiapan/2025\.yaml"):
        prepare_year(Project(project_copy), NEXT_YEAR)
    assert contents_of(project_copy) == before


@pytest.mark.parametrize(
    ("tahun", "message"),
    [
        (TAHUN, "ditemukan tahun 2024, yang sudah mempunyai data; seharusnya tahun 2025"),
        (2019, "ditemukan tahun 2019, yang sudah mempunyai data"),
        (NEXT_YEAR + 1, "ditemukan tahun 2026; seharusnya tahun 2025, sesudah tahun terakhir yang mempunyai data"),
    ],
)
def test_only_the_next_year(project_copy, tahun, message):
    before = contents_of(project_copy)
    result = lkjip("new-year", str(tahun), cwd=project_copy)
    assert result.returncode == 1
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert contents_of(project_copy) == before


def test_year_after_it_waits(prepared):
    with pytest.raises(InputError, match="isian yang belum selesai; seharusnya tahun 2025 selesai lebih dahulu"):
        prepare_year(prepared, NEXT_YEAR + 1)


def test_data_with_findings_are_mended_first(project_copy):
    replace_text(project_copy / "data" / "umkm.csv", "2022;16098;", "2022;16.098;")
    before = contents_of(project_copy)
    with pytest.raises(InputError, match="kolom mikro_unit"):
        prepare_year(Project(project_copy), NEXT_YEAR)
    assert contents_of(project_copy) == before


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"tahun;a\n2024;1\n", b"tahun;a\n2024;1\n2025;\n"),
        (b"tahun;a\n2024;1", b"tahun;a\n2024;1\n2025;\n"),
        (b"\xef\xbb\xbftahun;a\r\n2024;1\r\n", b"\xef\xbb\xbftahun;a\r\n2024;1\r\n2025;\r\n"),
        (b'tahun;a\n"2024";"1"\n', b'tahun;a\n"2024";"1"\n2025;\n'),
    ],
)
def test_csv_stays_as_a_spreadsheet_wrote_it(content, expected):
    assert append_rows(content, [["2025", ""]], ";") == expected


def test_cells_are_copied_as_written(project_copy):
    """Quotes, separators and line breaks in a name survive; the edition is not inherited."""
    data = project_copy / "data"
    file = data / "sarana.csv"
    file.write_bytes(
        '\ufefftahun;nomor;nama;jumlah_unit;edisi\r\n2024;1;"Meja; ""besar""";3;\r\n2024;1;"Meja; ""besar""";4;2024\r\n'.encode()
    )
    package, findings = read_package(data)
    assert findings == []
    new = new_rows(file.read_bytes(), package.sources["sarana"], package.tables["sarana"], NEXT_YEAR, ())
    assert new == [["2025", "1", 'Meja; "besar"', "", ""]]


@pytest.mark.parametrize(
    ("text", "listing", "key"),
    [
        (
            "# kepala\na: 1\nkepala:\n  - mulai: 2023  # awal\n    nama: A\n\n  # baru\n  - mulai: 2024\n    nama: B\nz: 2\n",
            "kepala",
            "mulai",
        ),
        ("kepala:\n- {mulai: 2024, nama: B}", "kepala", "mulai"),
        ("- nama: A\r\n  tahun: 2024\r\n# tamat\r\n", "", "tahun"),
    ],
)
def test_yaml_keeps_comments(text, listing, key):
    new = copy_entry(text, listing, key, NEXT_YEAR)
    contents = yaml.safe_load(new)
    entries = contents[listing] if listing else contents
    assert entries[-1] == entries[-2] | {key: NEXT_YEAR}
    assert ("\r\n" in new) == ("\r\n" in text)
    remaining = iter(new.splitlines())
    assert all(b in remaining for b in text.splitlines()), "every line is still there, in order"
    assert copy_entry(new, listing, key, NEXT_YEAR) is None


# Worklist


def test_worklist_by_owner(prepared):
    result = lkjip("check", "--tahun", str(NEXT_YEAR), cwd=prepared.root)
    assert (result.returncode, result.stderr) == (0, "")
    text = result.stdout
    assert re.search(rf"^Laporan tahun {NEXT_YEAR}: 0 dari \d+ isian selesai \(0%\)\.$", text, re.M)
    cooperatives = text.split("\nBidang Koperasi, Usaha Kecil dan Menengah: ")[1].split("\n\n")[0].splitlines()
    assert cooperatives[0] == "0 dari 40 isian selesai (0%)"
    assert "  data/koperasi.csv, baris 9: aktif_unit, tidak_aktif_unit" in cooperatives
    assert "  data/koperasi_baru.csv: belum ada baris tahun 2025 (Koperasi baru)" in cooperatives
    assert "  data/narasi/2025/koperasi-aktif/analisis.md: uraian yang belum ditulis" in cooperatives
    assert "  data/umkm.csv, baris 6: besar_unit (boleh kosong)" in cooperatives
    replace_text(prepared.data / "koperasi.csv", f"{NEXT_YEAR};;", f"{NEXT_YEAR};70;70")
    (prepared.data / "narasi" / str(NEXT_YEAR) / "koperasi-aktif" / "analisis.md").write_text(
        "Sudah ditulis.", encoding="utf-8"
    )
    text = lkjip("check", "--tahun", str(NEXT_YEAR), cwd=prepared.root).stdout
    assert "Bidang Koperasi, Usaha Kecil dan Menengah: 3 dari 40 isian selesai (7%)" in text
    assert "koperasi.csv, baris 9" not in text
    assert "koperasi-aktif/analisis.md" not in text


def test_copied_time_of_issue_is_no_fault_of_a_draft(prepared):
    """Nor of a year in which nobody has confirmed it yet."""
    assert errors(check_project(prepared, NEXT_YEAR, "draf")) == []
    file = preparation_file(prepared.data, NEXT_YEAR)
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(berkas: sk\.yaml,.*sudah: )tidak", r"\1ya", text), encoding="utf-8")
    assert errors(check_project(prepared, NEXT_YEAR, "draf")) == []
    package, _ = read_package(prepared.data)
    (outcome,) = issued_after_the_year(package, read_catalogue(prepared.data, NEXT_YEAR), NEXT_YEAR)
    assert outcome.code == "D807"


def test_filled_cell_is_still_checked(prepared):
    replace_text(prepared.data / "koperasi.csv", f"{NEXT_YEAR};;", f"{NEXT_YEAR};tujuh;")
    result = lkjip("check", "--tahun", str(NEXT_YEAR), cwd=prepared.root)
    assert result.returncode == 1
    assert "data/koperasi.csv, baris 9, kolom aktif_unit: ditemukan `tujuh`" in result.stderr


def test_empty_cell_of_another_year_stays_a_fault(prepared):
    replace_text(prepared.data / "koperasi.csv", "\n2024;76;", "\n2024;;")
    assert any("koperasi.csv" in t.place.file and t.found == "sel kosong" for t in check_data(prepared.data))


def test_total_is_never_of_some_of_the_rows(prepared):
    """Two of 35 budget lines are not the budget; one target is a target."""
    replace_text(
        prepared.data / "anggaran.csv",
        f"{NEXT_YEAR};P1.K1.S1;APBD di luar DAK;;",
        f"{NEXT_YEAR};P1.K1.S1;APBD di luar DAK;100;90",
    )
    replace_text(
        prepared.data / "target.csv", f"koperasi_aktif;{NEXT_YEAR};renstra;", f"koperasi_aktif;{NEXT_YEAR};renstra;66"
    )
    lap = buka(prepared.data, NEXT_YEAR, versi="draf")
    assert lap.pohon == {}
    assert lap.data("anggaran", "pagu_rp") is None
    assert str(lap.hasil("koperasi_aktif").target) == "66.00"
    assert lap.hasil("sengketa").target is None
    assert check_data(prepared.data) == []
    n = sum(i.done for i in worklist(prepared, NEXT_YEAR))
    assert n == 3


def test_not_available_is_said_with_its_reason(prepared):
    file = preparation_file(prepared.data, NEXT_YEAR)
    before = len(open_tasks(prepared, NEXT_YEAR))
    replace_text(prepared.data / "umkm.csv", f"{NEXT_YEAR};;;;", f"{NEXT_YEAR};100;20;;")
    replace_text(
        file,
        "\ntidak_tersedia:\n",
        "\ntidak_tersedia:\n- {data: perselisihan, alasan: Tidak ada kasus}\n"
        "- {data: umkm, kolom: [menengah_unit], alasan: Tidak dicatat lagi}\n",
    )
    assert check_data(prepared.data) == []
    still_open = open_tasks(prepared, NEXT_YEAR)
    questions_about_size = [i for i in still_open if "pertanyaan D701" in i.what]
    assert len(questions_about_size) == 2, "100 and 20 are far from the thousands and hundreds of the years before"
    assert before - (len(still_open) - len(questions_about_size)) == 4
    lap = buka(prepared.data, NEXT_YEAR)
    assert (lap.data("umkm", "mikro_unit"), lap.data("umkm", "menengah_unit")) == (100, None)
    assert tabel.daftar(lap, "perselisihan").baris == ((f"Data tahun {NEXT_YEAR} tidak tersedia: tidak ada kasus.",),)
    assert "tidak tersedia: tidak ada kasus" in str(lap.missing("perselisihan"))
    series = tabel.deret(lap, "umkm")
    assert [b[-1] for b in series.baris[:2]] == [100, 20]
    assert isinstance(series.baris[-1][-1], Kosong), "a total without one of its parts is not a total"
    replace_text(prepared.data / "umkm.csv", f"{NEXT_YEAR};100;20;;", f"{NEXT_YEAR};100;20;5;")
    assert ["menengah_unit" in t.found for t in check_data(prepared.data)] == [True]
    replace_text(file, "data: umkm, kolom: [menengah_unit]", "data: umkn")
    assert "maksud Anda `umkm`?" in str(check_data(prepared.data)[0])


def test_final_book_waits_for_the_worklist(prepared):
    findings = [str(t) for t in unfinished(prepared, NEXT_YEAR)]
    assert (
        f"data, tahun {NEXT_YEAR}, BPS Kabupaten Belitung Timur: ditemukan 12 isian yang belum selesai" in findings[3]
    )
    narratives = [t for t in findings if "narasi/2025" in t]
    assert len(narratives) == len(list((ROOT / "data" / "narasi" / str(TAHUN)).rglob("*.md")))
    result = lkjip("build", "--tahun", str(NEXT_YEAR), cwd=prepared.root)
    assert (result.returncode, result.stderr.splitlines()[: len(findings)]) == (1, findings)
    assert not (prepared.root / "_build" / str(NEXT_YEAR)).exists()
    assert publishable_years(prepared.data)[-1] == TAHUN


def test_joint_site_waits_for_a_year_in_preparation(prepared):
    replace_text(prepared.data / "koperasi.csv", f"\n{NEXT_YEAR};;", f"\n{NEXT_YEAR};70;60")
    assert NEXT_YEAR in publishable_years(prepared.data)
    ready, in_preparation = ready_years(prepared)
    assert in_preparation == [NEXT_YEAR]
    assert ready[-1] == TAHUN


@pytest.mark.early
def test_after_everything_is_filled_in(prepared):
    """The work done, the year is an ordinary one: no findings, every page runs, the next year may begin."""
    complete_year(prepared.data)
    assert open_tasks(prepared, NEXT_YEAR) == []
    assert "(100%)" in write_worklist(worklist(prepared, NEXT_YEAR), NEXT_YEAR)
    assert [str(t) for t in check_project(prepared, NEXT_YEAR)] == []
    assert publishable_years(prepared.data)[-1] == NEXT_YEAR
    assert b"tetap" in outputs(prepared.root, NEXT_YEAR)["koperasi-aktif.ipynb"]
    assert prepare_year(prepared, NEXT_YEAR + 1)
    assert check_data(prepared.data) == []


# The report before, and the draft


@pytest.mark.early
def test_report_before_stays_the_same(prepared, outputs_of_the_year):
    assert outputs(prepared.root, TAHUN) == outputs_of_the_year


def fill_budget(data: Path, tahun: int) -> None:
    """Every line of the budget with the same figures."""
    file = data / "anggaran.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(rf"^({tahun};.*;);$", r"\g<1>1000;900", text, flags=re.M), encoding="utf-8")


def check_draft(html: Path, name: str, tahun: int) -> None:
    """Every page says that it is a draft; that of an indicator says what is not there yet, and asks nobody anything."""
    pages = {b.stem: b.read_text(encoding="utf-8") for f in ("book", "notebooks") for b in (html / f).glob("*.html")}
    assert [n for n, text in pages.items() if f"DRAF {tahun}:" not in text] == []
    assert f"Uraian tahun {tahun} untuk bagian ini belum ditulis." in pages[name]
    assert f"Data tahun {tahun} tidak tersedia" not in pages[name]
    assert "sebagai bahan" not in pages[name]
    assert any(f"Data tahun {tahun} belum tersedia." in text for text in pages.values())


def table_of(html: Path, label: str) -> list[list[str]]:
    return list(
        csv.reader(io.StringIO((html / "tabel" / f"{label}.csv").read_text(encoding="utf-8-sig")), delimiter=";")
    )


def test_every_page_of_a_draft_runs_at_once(prepared):
    assert b"belum ditulis" in outputs(prepared.root, NEXT_YEAR, "draf")["koperasi-aktif.ipynb"]


@pytest.mark.early
def test_draft_of_an_agency(sample_project, tmp_path):
    """Some of its year filled in."""
    project, tahun = copy_sample_project(sample_project, tmp_path / "proyek"), SAMPLE_YEAR + 1
    assert lkjip("new-year", str(tahun), cwd=project).returncode == 0
    replace_text(project / "data" / "kunjungan.csv", f"{tahun};;", f"{tahun};26400;124800")
    fill_budget(project / "data", tahun)
    build_book(project, tahun, "--draft", "--format", "html")
    html = project / "_build" / f"{tahun}-draf" / "html"
    check_draft(html, "keterlambatan", tahun)
    assert [row[-1] for row in table_of(html, "tbl-masukan-kunjungan")] == [str(tahun), "26400", "124800"]
    assert table_of(html, "tbl-anggaran")[-1][2:4] == ["4000", "3600"]
    assert not (project / "_build" / str(tahun)).exists()


@pytest.mark.complete
def test_draft_of_our_own_report(prepared):
    """The same of the larger one, with sums."""
    replace_text(prepared.data / "koperasi.csv", f"{NEXT_YEAR};;", f"{NEXT_YEAR};70;71")
    replace_text(prepared.data / "umkm.csv", f"{NEXT_YEAR};;", f"{NEXT_YEAR};100;")
    fill_budget(prepared.data, NEXT_YEAR)
    build_book(prepared.root, NEXT_YEAR, "--draft")
    html = prepared.root / "_build" / f"{NEXT_YEAR}-draf" / "html"
    check_draft(html, "koperasi-aktif", NEXT_YEAR)
    assert not (prepared.root / "_build" / str(NEXT_YEAR)).exists()
    assert [row[-1] for row in table_of(html, "tbl-koperasi")] == [str(NEXT_YEAR), "70", "71", "141"]
    assert table_of(html, "tbl-anggaran")[-1][2:4] == ["35000", "31500"]
