"""How much a check looked at is counted where it looks: more data are more checks, a fault is one that does not hold."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import once
from lkjip.checks.data import check_data, examine_data
from lkjip.checks.pages import check_project, examine_pages
from lkjip.findings import kinds
from lkjip.findings.tally import HELD, Tally
from lkjip.project.project import Project
from lkjip.projects import new_agency
from lkjip.projects.new_indicator import SAMPLE_YEAR
from small_project import change_cells, copy_project, swap, write

CELLS, KEYS, YAML = "sel dalam berkas CSV", "kunci baris", "nilai dalam berkas YAML"


@pytest.fixture(scope="module")
def laid(tmp_path_factory):
    """The project of the invented agency. Read only."""
    return once(tmp_path_factory, "agency", new_agency.lay_project)


@pytest.fixture
def root(laid, tmp_path):
    """A fresh copy of it."""
    return copy_project(laid, tmp_path / "proyek")


def held(root) -> Tally:
    """All that holds in data and pages."""
    tally = examine_data(root / "data")
    tally.join(examine_pages(Project(root), SAMPLE_YEAR))
    return tally


@pytest.fixture(scope="module")
def sound(laid) -> Tally:
    """What the untouched project gives."""
    return held(laid)


def test_every_cell_of_every_file_is_counted(laid, sound):
    cells = 0
    for file in (laid / "data").glob("*.csv"):
        head, *rows = csv.reader(io.StringIO(file.read_text(encoding="utf-8")), delimiter=";")
        cells += len(head) * len(rows)
    assert sound.held[CELLS] == cells


def test_total_is_what_held_and_what_did_not(sound):
    assert {f.code for f in sound.findings} == {"D801"}  # its texts are a sample's
    assert sound.total == sum(sound.held.values()) + len(sound.findings) > 1000
    assert all(n > 0 for n in sound.held.values())


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.integers(1, 4))
def test_a_row_more_is_more_checks(rows, laid, sound, tmp_path_factory):
    root = copy_project(laid, tmp_path_factory.mktemp("baris") / "p")
    file = root / "data" / "langkah.csv"
    head, *_ = text = file.read_text(encoding="utf-8").splitlines()
    first = text[1].split(";")
    more = [";".join(["2025", str(90 + n), *first[2:]]) for n in range(rows)]
    write(file, "\n".join([*text, *more]) + "\n")
    tally = examine_data(root / "data")
    assert tally.findings == []
    assert tally.held[CELLS] == sound.held[CELLS] + rows * len(head.split(";"))
    assert tally.held[KEYS] == sound.held[KEYS] + rows


FAULTS = {
    CELLS: lambda root: swap(root / "data" / "kunjungan.csv", "2024;21960;", "2024;21.960;"),
    KEYS: lambda root: swap(root / "data" / "kunjungan.csv", "\n2024;", "\n2025;"),
    YAML: lambda root: swap(root / "data" / "indikator.yaml", "rumus: rasio\n", "rumus: rasioo\n"),
    "batas antarkolom": lambda root: swap(root / "data" / "kunjungan.csv", "2024;21960;", "2024;219600;"),
    "rujukan antarberkas": lambda root: swap(root / "data" / "anggaran.csv", "2025;P3.K1.S1;", "2025;P3.K1.S9;"),
    "id katalog dan nilai indikator": lambda root: swap(root / "data" / "target.csv", "18,00", "delapan belas"),
    "masukan rumus": lambda root: swap(root / "data" / "indikator.yaml", "kolom: terlambat_buku", "kolom: terlambat"),
    "program indikator": lambda root: swap(root / "data" / "indikator.yaml", "[P1, P3]", "[P1, P33]"),
    "sumber dan kolom dalam aturan": lambda root: swap(
        root / "data" / "datapackage.yaml", "kolom: terlambat_buku, paling", "kolom: terlambat, paling"
    ),
}


@pytest.mark.parametrize("check", FAULTS)
def test_a_fault_turns_a_held_check_into_a_finding(check, root, sound):
    FAULTS[check](root)
    tally = examine_data(root / "data")
    of_check = [f for f in tally.findings if check != "rujukan antarberkas" or f.code == "D118"]
    assert len(of_check) == 1
    assert tally.held[check] == sound.held[check] - 1


PAGES = {
    "ungkapan": lambda cells: cells[0].update(source=["{eval}`persn(1)`\n", *cells[0]["source"]]),
    "sel kode": lambda cells: cells[5].update(source=["tampilkan(\n"]),
    "sel tanpa keluaran": lambda cells: cells[5].update(
        outputs=[{"output_type": "stream", "name": "stdout", "text": ["1"]}]
    ),
}


@pytest.mark.parametrize("check", ["sel kode", "sel tanpa keluaran"])
def test_a_fault_in_a_notebook_too(check, root, sound):
    change_cells(root, PAGES[check])
    tally = examine_pages(Project(root), SAMPLE_YEAR)
    assert len(tally.findings) == 1
    assert tally.held[check] == sound.held[check] - 1


def test_a_bad_expression_is_counted_and_found(root, sound):
    change_cells(root, PAGES["ungkapan"])
    tally = examine_pages(Project(root), SAMPLE_YEAR)
    assert [f.code for f in tally.findings] == ["N201"]
    assert tally.held["ungkapan"] == sound.held["ungkapan"]


def test_a_printed_figure_is_a_check(root, sound):
    file = root / "data" / "terbit" / f"{SAMPLE_YEAR}.csv"
    head = "tempat;objek;besaran;tahun;tercetak\n"
    right, wrong = "Tabel 1;kunjungan;realisasi;2025;21,25\n", "Tabel 2;kunjungan;realisasi;2025;21,99\n"
    write(file, head + right + wrong)
    tally = examine_pages(Project(root), SAMPLE_YEAR)
    assert [f.code for f in tally.findings if f.code != "D801"] == ["D404"]
    assert tally.held["angka tercetak"] - sound.held["angka tercetak"] == 1


def test_what_is_examined_is_what_is_checked(root):
    FAULTS[CELLS](root)
    assert (
        check_data(root / "data") == examine_data(root / "data").findings == check_project(Project(root), SAMPLE_YEAR)
    )


def test_a_finding_counts_once():
    tally = Tally()
    for _ in range(2):
        tally.take("berkas", [kinds.MISSING_FILE.at("a.csv"), HELD])
    assert (tally.total, len(tally.findings)) == (3, 1)
