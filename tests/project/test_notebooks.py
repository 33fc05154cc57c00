"""Notebooks are scripts for a narrator: thin, strict, stored without outputs."""

import ast
import json
import re

import pytest

from conftest import ROOT, TAHUN
from lkjip.facts.catalogue import read_catalogue
from lkjip.project.notebook import cell_source, notebook_parameters
from lkjip.project.project import Project
from lkjip.prose.markdown import EXPRESSION

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
PROSE = sorted((ROOT / "data" / "narasi").rglob("*.md")) + sorted((ROOT / "book").glob("*.md"))
FORBIDDEN = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.For,
    ast.While,
    ast.If,
    ast.Try,
    ast.With,
    ast.Lambda,
    ast.BinOp,
    ast.Compare,
    ast.ListComp,
    ast.DictComp,
    ast.GeneratorExp,
    ast.Subscript,
)
FORBIDDEN_NAMES = {"groupby", "merge", "read_csv", "open", "eval", "exec"}
DIRECTION = r"\b(naik|turun|meningkat|menurun|bertambah|berkurang)\b"
# Names of laws and of things carry digits and such words; figures do not.
NAMES_OF_LAWS = re.compile(
    r"Nomor [\w./-]*\d[\w./-]*( Tahun \d{4})?|RPJMD [\w ]+Tahun \d{4}–\d{4}|\b[SD][1-4]\b|Pasal \d+( ayat \(\d+\))?|SHA-256|\{numref\}`[^`]*`|\]\([^)]*\)|^\d+\. ",
    re.M,
)


def notebook_cells(file):
    return list(enumerate(json.loads(file.read_text(encoding="utf-8"))["cells"], 1))


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda b: b.stem)
def test_notebook_is_thin(file):
    for n, cell in notebook_cells(file):
        if cell["cell_type"] != "code":
            continue
        assert cell["outputs"] == [], f"{file.name}, cell {n}: stored with outputs"
        assert cell["execution_count"] is None
        for node in ast.walk(ast.parse(cell_source(cell))):
            assert not isinstance(node, FORBIDDEN), (
                f"{file.name}, cell {n}: `{ast.unparse(node)}` belongs in the library"
            )
            name = getattr(node, "attr", getattr(node, "id", ""))
            assert name not in FORBIDDEN_NAMES, f"{file.name}, cell {n}: `{name}` belongs in the library"


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda b: b.stem)
def test_parameters_of_a_notebook(file):
    values, findings = notebook_parameters(json.loads(file.read_text(encoding="utf-8")), file.name)
    assert findings == []
    assert values["tahun"] == TAHUN
    assert values["data"] == "../data"
    assert values["versi"] == "publik"


def test_one_notebook_for_each_indicator():
    used = [
        notebook_parameters(json.loads(b.read_text(encoding="utf-8")), b.name)[0].get("indikator") for b in NOTEBOOKS
    ]
    assert sorted(filter(None, used)) == sorted(read_catalogue(ROOT / "data").indikator)


def test_every_notebook_stands_in_the_contents():
    assert {b.name for b in Project(ROOT).notebooks} == {b.name for b in NOTEBOOKS}


def without_expressions(text: str) -> str:
    return EXPRESSION.sub("", text)


@pytest.mark.parametrize("text", ["pada tahun 2024", "sebanyak 76 koperasi", "88,07%", "Rp1.000"])
def test_typed_figure_is_seen(text):
    assert re.findall(r"\d+", NAMES_OF_LAWS.sub("", text))


def prose():
    for file in NOTEBOOKS:
        for n, cell in notebook_cells(file):
            if cell["cell_type"] == "markdown":
                yield pytest.param(cell_source(cell), id=f"{file.stem}:{n}")
    for file in PROSE:
        yield pytest.param(file.read_text(encoding="utf-8"), id=file.relative_to(ROOT).as_posix())


@pytest.mark.parametrize("text", list(prose()))
def test_no_typed_figure_in_prose(text):
    rest = NAMES_OF_LAWS.sub("", without_expressions(text))
    assert not re.findall(r"\d+", rest), rest


@pytest.mark.parametrize("file", [b for b in PROSE if "narasi" in b.parts], ids=lambda b: f"{b.parent.name}/{b.stem}")
def test_direction_is_not_typed_in_narrative(file):
    text = re.sub(r"naik[- ]kelas", "", without_expressions(file.read_text(encoding="utf-8")).lower())
    assert not re.findall(DIRECTION, text)


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda b: b.stem)
def test_title_is_written_as_markdown(file):
    first = cell_source(notebook_cells(file)[0][1])
    assert first.startswith("# ")
    for _, cell in notebook_cells(file):
        if cell["cell_type"] == "code" and "parameters" not in cell["metadata"].get("tags", []):
            assert "#" not in cell_source(cell)


FAULTS = {
    "tahn = 2024": "ditemukan parameter `tahn`; seharusnya parameter yang dikenal; maksud Anda `tahun`?",
    'tahun = "2024"': "seharusnya bilangan bulat",
    "tahun = 2023 + 1": "seharusnya nilai tetap, bukan perhitungan",
    "print(1)": "seharusnya hanya baris nama = nilai",
}


@pytest.mark.parametrize("line", FAULTS)
def test_faulty_parameter_is_refused(line):
    nb = {
        "cells": [
            {
                "cell_type": "code",
                "metadata": {"tags": ["parameters"]},
                "source": [f'{line}\ndata = "../data"\nversi = "publik"'],
            }
        ]
    }
    _, findings = notebook_parameters(nb, "notebooks/a.ipynb")
    assert any(FAULTS[line] in str(t) for t in findings), findings


@pytest.mark.parametrize("count", [0, 2])
def test_exactly_one_cell_of_parameters(count):
    cell = {"cell_type": "code", "metadata": {"tags": ["parameters"]}, "source": ["tahun = 2024"]}
    _, findings = notebook_parameters({"cells": [cell] * count}, "notebooks/a.ipynb")
    assert f"ditemukan {count} sel bertanda `parameters`; seharusnya tepat satu" in str(findings[0])
