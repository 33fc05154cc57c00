"""What holds in which year: the first and the last year of a rule belong to it; faulty dates are named where they stand."""

import shutil
from dataclasses import replace

import pytest

from conftest import ROOT
from lkjip import kalimat
from lkjip.checks.data import check_data
from lkjip.facts.dated import change_years, check_dates, check_ranges
from lkjip.facts.scales import Skala, valid_in
from lkjip.projects.new_indicator import SAMPLE
from lkjip.prose.laporan import buka

OLD = Skala(2017, 2019, "lama", False, ())
NEW = Skala(2021, None, "baru", False, ())


@pytest.mark.parametrize(
    ("year", "rule"),
    [(2016, None), (2017, "lama"), (2018, "lama"), (2019, "lama"), (2020, None), (2021, "baru"), (2040, "baru")],
)
def test_rule_of_a_year(year, rule):
    found = valid_in((OLD, NEW), year)
    assert (found and found.rujukan) == rule


def test_years_in_which_something_changes():
    listing = [{"mulai": 2018, "sampai": 2020}, {"sampai": None, "perubahan": [{"mulai": 2022}]}, {}]
    assert change_years(listing) == {2018, 2021, 2022}


@pytest.mark.parametrize(
    ("entry", "codes"),
    [
        ({"mulai": 2020, "sampai": 2020, "perubahan": []}, []),
        ({"mulai": 2020, "sampai": 2019}, ["A201"]),
        ({"mulai": 2020, "sampai": 2022, "perubahan": [{"mulai": 2021}, {"mulai": 2022}]}, []),
        ({"mulai": 2020, "sampai": 2022, "perubahan": [{"mulai": 2020}]}, ["A203"]),
        ({"mulai": 2020, "sampai": 2022, "perubahan": [{"mulai": 2023}]}, ["A204"]),
        ({"perubahan": [{"mulai": 2021}, {"mulai": 2021}]}, ["A202"]),
    ],
)
def test_dates_of_an_entry(entry, codes):
    assert [str(f).rsplit("[", 1)[1] for f in check_dates(entry, "a.yaml", "x")] == [f"{c}]" for c in codes]


@pytest.mark.parametrize(
    ("ranges", "found"),
    [
        ([(2017, 2019), (2020, None)], []),
        ([(2020, None), (2017, 2019)], []),
        ([(2017, 2018), (2020, None)], ["tidak ada ketentuan untuk tahun 2019"]),
        ([(2017, 2017), (2020, None)], ["tidak ada ketentuan untuk tahun 2018–2019"]),
        ([(2017, 2020), (2020, None)], ["dua ketentuan sejak tahun 2020"]),
        ([(2017, None), (2020, None)], ["dua ketentuan sejak tahun 2020"]),
    ],
)
def test_rules_follow_each_other(ranges, found):
    assert [f.found for _, f in check_ranges([{"mulai": a, "sampai": b} for a, b in ranges], "a")] == found


def test_faulty_dates_of_the_agency_are_named_in_its_file(project_copy):
    file = project_copy / "data" / "instansi.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text + "perubahan:\n" + "- {mulai: 2022, telepon: baru}\n" * 2, encoding="utf-8")
    (found,) = [str(f) for f in check_data(project_copy / "data")]
    assert found.startswith("data/instansi.yaml, baris 34, instansi, perubahan: ditemukan mulai 2022 dua kali")


def test_without_a_rule_efficiency_is_not_rated():
    """A year that no rule covers: the reason is said, and nothing is made up."""
    lap = buka(ROOT / "data", 2024)
    lap = replace(lap, katalog=replace(lap.katalog, efisiensi=()))
    id = next(i for i in lap.katalog.indikator if lap.supporting(i))
    assert lap.efisiensi(id) == (None, "kaidah penilaiannya tidak tersedia dalam sumber")


def test_later_reports_say_of_an_ended_indicator_what_its_last_report_said(tmp_path):
    data = shutil.copytree(SAMPLE / "data", tmp_path / "data")
    file = data / "indikator.yaml"
    changed = "    sampai: 2024\n    perubahan: [{mulai: 2024, nama: Keterlambatan}]\n    satuan: buku"
    file.write_text(file.read_text(encoding="utf-8").replace("    satuan: buku", changed, 1), encoding="utf-8")
    said = {tahun: kalimat.definisi(buka(data, tahun), "keterlambatan") for tahun in (2023, 2024, 2025)}
    assert said[2023] == ""
    assert said[2024].startswith(
        "Sejak tahun 2024 nama indikator ini berubah; sampai dengan tahun 2023 namanya Buku yang"
    )
    assert said[2025] == said[2024]
