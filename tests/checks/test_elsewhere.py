"""What one table or the catalogue names, another knows; a list that comes again loses no row without a word."""

import pytest

from conftest import once
from lkjip.checks.plausible import examine_plausible
from lkjip.projects import new_agency
from lkjip.projects.new_indicator import SAMPLE_YEAR
from small_project import copy_project, swap, write

OWNERS = [
    ("indikator.yaml", "pemilik: Bidang Perpustakaan", "pemilik: Bidang Perpustakaan (contoh)"),
    ("indikator.yaml", "pemilik: Sekretariat", "pemilik: Sekretariat (contoh)"),
]


@pytest.fixture(scope="module")
def laid(tmp_path_factory):
    """The project of the invented agency. Read only."""
    return once(tmp_path_factory, "agency", new_agency.lay_project)


@pytest.fixture
def data(laid, tmp_path):
    """The data folder of a fresh copy of it."""
    return copy_project(laid, tmp_path / "proyek") / "data"


def asked(data) -> list[tuple[str, str]]:
    return [(f.code, f.place.file) for f in examine_plausible(data, SAMPLE_YEAR).findings]


PK = ("kunjungan;2025;pk;20,00\n", "keterlambatan;2025;pk;380\n", "mutu_layanan;2025;pk;A\n")
IKU = "Program Pembinaan Perpustakaan (contoh)"
PROGRAM = f"2025;P2;{IKU}"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ([("target.csv", row, "") for row in PK], "D718"),
        ([("target.csv", PK[1], "")], "D718"),
        (
            [
                ("target.csv", "kunjungan;2024;renstra;18,00\n", ""),
                ("target.csv", "kunjungan;2025;renstra;20,00\n", ""),
            ],
            "D718",
        ),
        ([("indikator.yaml", "program: [P2]", "program: []")], "D718"),
        ([("keluaran.csv", "2025;P2.K1.S2;Banyaknya buku yang ditambahkan (contoh);Buku;positif;1200;1200\n", "")], "D718"),
        ([("iku.csv", IKU, "Program Pembinaan Perpus (contoh)")], "D718"),
        ([("iku.csv", ";layanan;keterlambatan;", ";layanan;mutu_layanan;")], "D719"),
        ([("program.csv", "2025;P3;Program Pelestarian Naskah Kuno (contoh)", f"2025;P3;{IKU}")], "D719"),
        ([("unit_organisasi.csv", "Sekretariat (contoh);Kepala Dinas (contoh)", "Sekretariat (contoh);")], "D718"),
        (
            [
                *OWNERS,
                ("indikator.yaml", "pemilik: Bidang Perpustakaan\n", "pemilik: Bidang Perpustakaan (contoh)\n"),
                ("unit_organisasi.csv", "3;Bidang Perpustakaan (contoh);Kepala Dinas (contoh);2024\n", ""),
            ],
            "D718",
        ),
    ],
)  # fmt: skip
def test_what_another_place_names_is_missed(data, changes, code):
    for file, old, new in changes:
        swap(data / file, old, new)
    assert (code, f"data/{changes[-1][0]}") in asked(data)


def test_row_is_missed_once(data):
    """Its programme says it; its goal and its indicator would say the same of the same row."""
    text = (data / "iku.csv").read_text(encoding="utf-8")
    write(data / "iku.csv", "".join(z for z in text.splitlines(keepends=True) if ";1;" not in z))
    assert [code for code, file in asked(data) if file == "data/iku.csv" and code == "D718"] == ["D718"]


def test_year_without_a_report_needs_no_targets(data):
    assert examine_plausible(data, 2024).findings == []
    swap(data / "sk.yaml", "tahun: 2025", "tahun: 2023")
    for row in PK:
        swap(data / "target.csv", row, "")
    assert ("D718", "data/target.csv") not in asked(data)


@pytest.mark.parametrize(
    ("before", "now", "lost"),
    [
        (["Menambah jam buka", "Membeli buku", "Melatih pustakawan"], ["Menambah jam buka", "Membeli buku"], 1),
        (["Menambah jam buka", "Membeli buku", "Melatih pustakawan"], ["Menambah jam buka", "Membeli buku baru"], 1),
        (["Menambah jam buka", "Membeli buku"], ["Merawat naskah"], 0),
        (["Menambah jam buka", "Membeli buku"], ["Menambah jam buka", "Merawat naskah"], 0),
        (["Menambah jam buka", "Membeli buku", "Merawat naskah"], ["Menambah jam buka!", "Membeli buku"], 1),
    ],
)
def test_list_that_comes_again_shorter_has_lost_a_row(data, before, now, lost):
    rows = [f"{t};{n};{w}\n" for t, words in ((2024, before), (2025, now)) for n, w in enumerate(words, 1)]
    write(data / "langkah.csv", "tahun;nomor;langkah\n" + "".join(rows))
    assert asked(data) == [("D711", "data/langkah.csv")] * lost


def test_row_that_held_nought_is_missed_too(data):
    swap(data / "pegawai_status.csv", "2024;2;Non-ASN;9", "2024;2;Non-ASN;0")
    swap(data / "pegawai_status.csv", "2025;2;Non-ASN;7\n", "")
    assert ("D711", "data/pegawai_status.csv") in asked(data)


def test_strategy_of_a_goal_that_keeps_others_is_missed(data):
    text = (data / "strategi.csv").read_text(encoding="utf-8")
    old = [row.replace("2025", "2024") for row in text.splitlines(keepends=True)[1:]]
    write(data / "strategi.csv", "".join([*text.splitlines(keepends=True)[:2], *old]))
    assert asked(data) == [("D711", "data/strategi.csv")]
