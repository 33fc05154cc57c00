"""Findings for machines: every part of a finding is there, and its file and line are found."""

import json
import re
import subprocess

import pytest

from conftest import once
from lkjip import cli
from lkjip.checks.formats import as_github, as_json, as_sarif, file_of, line_of
from lkjip.cli import main
from lkjip.findings import InputError, kinds
from lkjip.findings.tally import Tally
from lkjip.language.numbers import angka
from lkjip.projects import new_agency
from lkjip.projects.new_indicator import SAMPLE_YEAR
from small_project import change_cells, copy_project, swap

CELL = kinds.WRONG_TYPE.at(
    "data/kunjungan.csv", row=3, column="pengunjung_orang", text="21,9%", expected="a\nb", cure="c:d"
)
SUMS = kinds.UNEQUAL_SUMS.at("data/a.csv dan data/b.csv", "tahun 2024", left=1, right=2, rule="sama")
YEAR = kinds.NO_FACTS.at("tahun laporan", year=2099, first=2018, last=2024, next=2025)
WARNING = kinds.STORED_COUNT.at("notebooks/kunjungan.ipynb", count=1)
ALL = (CELL, SUMS, YEAR, WARNING)


@pytest.fixture(scope="module")
def laid(tmp_path_factory):
    """The project of the invented agency. Read only."""
    return once(tmp_path_factory, "agency", new_agency.lay_project)


@pytest.fixture
def faulty(laid, tmp_path, monkeypatch):
    """A copy with a wrong cell, in whose folder commands are run."""
    root = copy_project(laid, tmp_path / "proyek")
    swap(root / "data" / "kunjungan.csv", "2024;21960;", "2024;21.960;")
    monkeypatch.chdir(root)
    return root


def test_file_and_line(laid):
    assert [file_of(f, laid) for f in ALL] == [
        "data/kunjungan.csv",
        "data/a.csv",
        None,
        "notebooks/kunjungan.ipynb",
    ]
    assert [line_of(f, laid) for f in ALL] == [3, 1, 1, 1]
    absolute = kinds.MISSING_FILE.at(str(laid / "data" / "umkm.csv"))
    assert file_of(absolute, laid) == "data/umkm.csv"


def test_line_of_a_cell_is_where_the_cell_stands(laid):
    lines = (laid / "notebooks" / "kunjungan.ipynb").read_text(encoding="utf-8").splitlines()
    cells = json.loads("\n".join(lines))["cells"]
    for n, cell in enumerate(cells, 1):
        line = line_of(kinds.CELL_FAILED.at("notebooks/kunjungan.ipynb", cell=n, cause="E", said="m"), laid)
        assert f'"id": "{cell["id"]}"' in lines[line - 1]


def test_json_has_every_part(laid):
    document = json.loads(as_json(Tally(ALL), laid, [{"year": 2025}]))
    assert document["checks"] == {"total": 4, "held": {}}
    assert document["years"] == [{"year": 2025}]
    first = document["findings"][0]
    assert first == {
        "code": "D110",
        "severity": "error",
        "group": "data",
        "file": "data/kunjungan.csv",
        "place": "data/kunjungan.csv",
        "part": None,
        "cell": None,
        "row": 3,
        "column": "pengunjung_orang",
        "found": "`21,9%`",
        "expected": "a\nb",
        "cure": "c:d",
        "message": str(CELL),
        "help": kinds.WRONG_TYPE.meaning,
    }
    assert [f["severity"] for f in document["findings"]] == ["error", "error", "error", "warning"]


def test_sarif_names_every_rule_and_its_results(laid):
    text = as_sarif(Tally(ALL), laid, version="1.2.3", prefix="dinas baru/")
    assert text.isascii()
    document = json.loads(text)
    assert document["version"] == "2.1.0"
    (run,) = document["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [r["id"] for r in rules] == [k.code for k in kinds.KINDS]
    for result, finding in zip(run["results"], ALL, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.code
        assert result["message"]["text"] == str(finding)
    assert [r["level"] for r in run["results"]] == ["error", "error", "error", "warning"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "dinas%20baru/data/kunjungan.csv"}, "region": {"startLine": 3}}
    assert run["results"][2]["locations"] == []


def test_github_escapes_what_would_end_a_message(laid):
    first, _, year, warning = as_github(ALL, laid, prefix="a,b/").splitlines()
    assert first.startswith("::error file=a%2Cb/data/kunjungan.csv,line=3,title=D110::")
    assert "21,9%25" in first
    assert "a%0Ab; c:d." in first
    assert year.startswith("::error title=D306::tahun laporan: ")
    assert warning.startswith("::warning file=a%2Cb/notebooks/kunjungan.ipynb,line=1,title=H114::")


# The command


def test_standard_output_is_the_document_alone(faulty, capsys):
    for form in ("json", "sarif"):
        assert main(["check", "--format", form]) == 1
        out, err = capsys.readouterr()
        assert err == ""
        json.loads(out)
    assert main(["check", "--format", "github"]) == 1
    out, err = capsys.readouterr()
    assert (out.count("\n"), err) == (1, "")
    assert out.startswith("::error file=data/kunjungan.csv,line=3,title=D110::")


def test_document_without_errors(laid, monkeypatch, capsys):
    monkeypatch.chdir(laid)
    assert main(["check", "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert {f["code"] for f in document["findings"]} == {"D801"}  # its texts are a sample's
    n = len(document["findings"])
    assert document["years"] == [{"year": SAMPLE_YEAR, "wanted": 0, "open": 0}]
    assert main(["check", "--verbose"]) == 0
    chosen, *lines = capsys.readouterr().out.splitlines()
    count, by_kind = lines[n], lines[n + 1 :]
    total = angka(document["checks"]["total"])
    assert (chosen[:11], count) == (f"Tahun {SAMPLE_YEAR}:", f"{total} pemeriksaan, 0 kesalahan, {n} peringatan.")
    counts = {name: int(n.replace(".", "")) for n, name in (line.split(maxsplit=1) for line in by_kind)}
    assert counts == document["checks"]["held"]
    assert sum(counts.values()) + n == document["checks"]["total"]
    assert main(["check", "--format", "github"]) == 0
    assert [line[:9] for line in capsys.readouterr().out.splitlines()] == ["::warning"] * n


def test_what_is_no_project_is_a_document_too(tmp_path, capsys):
    assert main(["--proyek", str(tmp_path), "check", "--format", "json"]) == 1
    assert [f["code"] for f in json.loads(capsys.readouterr().out)["findings"]] == ["M101"]
    assert main(["--proyek", str(tmp_path), "check"]) == 1
    assert "[M101]" in capsys.readouterr().err


def test_warnings_alone_are_no_failure(laid, tmp_path, monkeypatch, capsys):
    root = copy_project(laid, tmp_path / "p")
    change_cells(root, lambda cells: cells[5].update(execution_count=3))
    monkeypatch.chdir(root)
    assert main(["check", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["findings"]
    assert {(f["code"], f["severity"]) for f in found} == {("D801", "warning"), ("H114", "warning")}


def test_files_are_named_from_the_top_of_the_repository(faulty, capsys):
    subprocess.run(["git", "init", "-q", str(faulty.parent)], check=True)
    assert main(["check", "--format", "github"]) == 1
    assert capsys.readouterr().out.startswith("::error file=proyek/data/kunjungan.csv,line=3,")
    assert main(["check", "--format", "sarif"]) == 1
    assert re.search(r'"uri": "proyek/data/kunjungan.csv"', capsys.readouterr().out)


def test_verbose_does_nothing_beside_a_document(laid, monkeypatch):
    monkeypatch.chdir(laid)
    with pytest.raises(InputError, match="P202"):
        cli.run(["check", "--format", "json", "--verbose"])
