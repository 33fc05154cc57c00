"""Unit, polarity and formula fit their figures: what contradicts them, or changed without its formula, is asked about."""

import pytest

from conftest import once
from lkjip.checks.plausible import examine_plausible
from lkjip.projects import new_agency
from lkjip.projects.new_indicator import SAMPLE_YEAR
from small_project import copy_project, swap, write

OF_VISITS = ("kolom: pengunjung_orang}]", "kolom: penduduk_orang}]")
LATE = "data: peminjaman, kolom: terlambat_buku}]"
OUTPUT = "P2.K1.S1;Banyaknya layanan perpustakaan keliling (contoh);Kali;positif;48;45"


@pytest.fixture(scope="module")
def laid(tmp_path_factory):
    """The project of the invented agency. Read only."""
    return once(tmp_path_factory, "agency", new_agency.lay_project)


@pytest.fixture
def data(laid, tmp_path):
    """The data folder of a fresh copy of it."""
    return copy_project(laid, tmp_path / "proyek") / "data"


def asked(data) -> list[str]:
    return [f.code for f in examine_plausible(data, SAMPLE_YEAR).findings]


@pytest.mark.parametrize(
    ("file", "changes"),
    [
        ("indikator.yaml", [(OF_VISITS[0], "X"), OF_VISITS[::-1], ("X", OF_VISITS[1])]),
        ("datapackage.yaml", [("[terlambat_buku, dipinjam_buku]", "[dipinjam_buku, terlambat_buku]")]),
        (
            "datapackage.yaml",
            [("required: true, minimum: 0}, satuan: buku", "required: true, minimum: -5}, satuan: buku")],
        ),
        ("indikator.yaml", [("satuan: buku", "satuan: orang")]),
        ("indikator.yaml", [('satuan: "%"', "satuan: orang")]),
        ("indikator.yaml", [("polaritas: negatif", "polaritas: positif")]),
        ("indikator.yaml", [("polaritas: positif", "polaritas: negatif")]),
        ("indikator.yaml", [("satuan: predikat\n    polaritas: positif", "satuan: predikat\n    polaritas: negatif")]),
        ("indikator.yaml", [(LATE, f"{LATE}\n    perubahan: [{{mulai: 2025, satuan: eksemplar}}]")]),
        ("keluaran.csv", [(f"2025;{OUTPUT}", f"2024;{OUTPUT}\n2025;{OUTPUT.replace('positif', 'negatif')}")]),
        ("keluaran.csv", [(f"2025;{OUTPUT}", f"2024;{OUTPUT}\n2025;{OUTPUT.replace('Kali', 'Hari')}")]),
    ],
)
def test_definition_that_its_figures_contradict(data, file, changes):
    for old, new in changes:
        swap(data / file, old, new)
    found = asked(data)
    assert "D719" in found


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("interpretasi", "sampai: null", "sampai: 2024", ["D718"]),
        ("mutu_layanan", "sampai: null", "sampai: 2024", ["D718"]),
        ("efisiensi", "sampai: null", "sampai: 2024", ["D718"]),
        ("efisiensi", "sampai: null", "sampai: 2025", []),
        ("mutu_layanan", "batas: 25", "batas: 30", ["D719"]),
    ],
)
def test_scale_that_leaves_something_out(data, file, old, new, code):
    swap(data / "parameter" / f"{file}.yaml", old, new)
    assert asked(data) == code


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("keluaran.csv", f"2025;{OUTPUT}", f"2024;{OUTPUT.replace('48;45', '47;46')}\n2025;{OUTPUT}"),
        ("indikator.yaml", LATE, f"{LATE}\n    perubahan: [{{mulai: 2025, nama: Nama baru}}]"),
        ("target.csv", "keterlambatan;2028;renstra;250", "keterlambatan;2028;renstra;410"),
        (
            "datapackage.yaml",
            "required: true, minimum: 0}, satuan: buku}",
            'required: true, minimum: -5}, satuan: buku, wajar: {dikecualikan: "Selisih dengan tahun lalu"}}',
        ),
    ],
)
def test_what_may_change(data, file, old, new):
    swap(data / file, old, new)
    assert "D719" not in asked(data)


def test_share_above_its_target_is_not_turned_round(data):
    for old, new in (("2024;21960;122000", "2024;118000;122000"), ("2025;26350;124000", "2025;125000;124000")):
        swap(data / "kunjungan.csv", old, new)
    text = (data / "target.csv").read_text(encoding="utf-8")
    write(data / "target.csv", text.replace(";20,00", ";99,00").replace(";26,00", ";99,00"))
    assert "D719" not in asked(data)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("2023;18240;", "2023;81240;", ["D701"]),
        ("2023;18240;", "2023;28240;", []),
        ("2023;18240;", "2023;0;", []),
        ("2024;21960;", "2024;219600;", ["D701"]),
    ],
)
def test_slip_in_a_year_without_a_report(data, old, new, code):
    swap(data / "kunjungan.csv", old, new)
    assert [c for c in asked(data) if c != "D733"] == code


def test_slip_in_a_year_with_a_report_is_asked_there(data):
    swap(data / "kunjungan.csv", "2023;18240;", "2023;81240;")
    write(data / "persiapan/2023.yaml", 'jawaban:\n- {hal: "x", alasan: "Pendataan ulang oleh dinas"}\n')
    assert asked(data) == []
