"""A thing that is listed twice under two spellings, a row of sums, a column of one number are asked about.

Red when the rule goes: `_alike_rows`, `_sum_rows` (`within_year.py`), the first of `_new_values`.
"""

import shutil

import pytest

from conftest import ROOT, TAHUN
from lkjip.checks.plausible import questions


@pytest.fixture(scope="module")
def usual():
    return {q.hal for q, _ in questions(ROOT / "data", TAHUN).asked}


def asked(data, usual) -> list[str]:
    return [f"{q.kind.code} {q.row}" for q, _ in questions(data, TAHUN).asked if q.hal not in usual]


@pytest.mark.parametrize(
    ("file", "rows", "found"),
    [
        ("perusahaan.csv", ["2024;197;PARIT SEMBADA, PT;784"], ["D725 "]),
        ("perusahaan.csv", ["2024;197;PT PARIT SEMBADDA;784"], ["D725 "]),
        ("perusahaan.csv", ["2024;197;PT PARIT SEMBADA 2;784"], []),
        ("perusahaan.csv", ["2024;197;PT PARIT SEMBADA;783"], []),
        (
            "naik_kelas.csv",
            ["2024;5;Yosikha;Industri olahan kupas kepiting rajungan;Desa Tanjung Batu Itam"],
            ["D725 "],
        ),
        ("sarana.csv", ["2024;8;Total;20"], ["D724 "]),
        ("status_pekerjaan.csv", ["2024;Laki-laki;Jumlah;40000", "2024;Perempuan;JUMLAH:;25000"], ["D724", "D724"]),
    ],
)
def test_row_that_says_something_again(tmp_path, usual, file, rows, found):
    data = shutil.copytree(ROOT / "data", tmp_path / "data")
    with (data / file).open("a", encoding="utf-8") as f:
        f.write("".join(f"{row}\n" for row in rows))
    new = [a for a in asked(data, usual) if a.startswith(("D724", "D725"))]
    assert len(new) == len(found)
    assert all(a.startswith(b) for a, b in zip(new, found, strict=True))


@pytest.mark.parametrize(("number", "found"), [("0", 1), ("10", 1), ("1", 0)])
def test_long_column_of_one_number_without_an_earlier_year(tmp_path, usual, number, found):
    data = shutil.copytree(ROOT / "data", tmp_path / "data")
    file = data / "perusahaan.csv"
    head, *rows = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([head, *(f"{r.rpartition(';')[0]};{number}" for r in rows), ""]), encoding="utf-8")
    assert sum(a.startswith("D706") for a in asked(data, usual)) == found
