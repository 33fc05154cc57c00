"""A filter that no row of any year has is a slip; one that this year has not is an honest zero."""

import pytest

from conftest import ROOT, TAHUN, copy_own_project
from lkjip.findings import InputError, NotAvailable
from lkjip.project.project import Project
from lkjip.projects.new_year import prepare_year
from lkjip.prose.laporan import buka


@pytest.fixture(scope="module")
def lap():
    return buka(ROOT / "data", TAHUN)


SLIPS = [
    ({"jenis": "hak"}, "maksud Anda `Hak`?"),
    ({"jenis": "HAK"}, "maksud Anda `Hak`?"),
    ({"jenis": "Hak "}, "maksud Anda `Hak`?"),
    ({"jenis": "Mogok"}, "yang dikenal: "),
    ({"jnis": "Hak"}, "maksud Anda `jenis`?"),
    ({"jenis": 5}, "yang dikenal: "),
    ({"jenis": ("Hak",)}, "beberapa nilai sekaligus"),
    ({"jenis": None}, "nilai kosong"),
    ({"tahun": 2023}, "hapus `tahun=`"),
]


@pytest.mark.parametrize(("equal", "near"), SLIPS, ids=[str(s[0]) for s in SLIPS])
def test_slip_in_a_filter_is_named_with_the_nearest_value(lap, equal, near):
    for asked in (lap.cacah, lap.rows):
        with pytest.raises(InputError) as e:
            asked("perselisihan", **equal)
        assert near in str(e.value)
    with pytest.raises(InputError):
        lap.data("status_pekerjaan", "penduduk_orang", status="buruh")


def test_category_of_another_year_or_of_the_description_is_an_honest_zero(lap):
    assert lap.cacah("perselisihan", jenis="Antarserikat") == 0
    table = lap.tabel("realisasi")
    only_before = sorted({*table["indikator"]} - {*table[table["tahun"] == TAHUN]["indikator"]})
    assert lap.cacah("realisasi", indikator=only_before[0]) == 0
    with pytest.raises(NotAvailable):
        lap.cacah("perselisihan", 1999, jenis="Hak")


def test_code_that_the_budget_knows_may_be_asked_of_its_outputs(lap):
    without = sorted({*lap.tabel("program", TAHUN)["kode"]} - {*lap.tabel("keluaran")["kode"]})
    assert lap.data("keluaran", "realisasi", kode=without[0]) is None
    with pytest.raises(InputError, match="N401"):
        lap.data("keluaran", "realisasi", kode="P99")


def test_year_that_is_still_gathered_may_bring_a_category_that_no_year_had(tmp_path):
    project = Project(copy_own_project(tmp_path / "p"))
    prepare_year(project, TAHUN + 1)
    draft = buka(project.data, TAHUN + 1, versi="draf")
    with pytest.raises(NotAvailable):
        draft.cacah("perselisihan", jenis="Baru sama sekali")


def test_level_above_that_of_the_code_is_refused(lap):
    assert [len(lap.below("P1.K2", level)) for level in ("kegiatan", "subkegiatan")] == [
        1,
        len(lap.below("P1.K2", "subkegiatan")),
    ]
    for kode, level in (("P1.K2", "program"), ("P1.K2.S1", "kegiatan"), ("P1", "kegiatn"), ("P1", 5)):
        with pytest.raises(InputError, match="N402"):
            lap.below(kode, level)


def test_source_of_funds_and_codes_are_words_of_the_data(lap):
    with pytest.raises(InputError, match="maksud Anda `DAK Nonfisik`"):
        lap.sumber_dana("DAK nonfisik")
    for kode in (5, (1, 2), None):
        with pytest.raises(InputError, match="N402"):
            lap.anggaran(kode)
    with pytest.raises(InputError, match="bilangan pada kolom status"):
        lap.data("status_pekerjaan", "status")
