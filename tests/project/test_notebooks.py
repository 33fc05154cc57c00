"""Notebooks are scripts for a narrator: thin, strict, stored without outputs."""

import ast
import json

import pytest

from conftest import ROOT, TAHUN
from lkjip.checks.writing import writing_checks
from lkjip.facts.catalogue import read_catalogue
from lkjip.findings import InputError
from lkjip.project.notebook import cell_source, notebook_parameters, read_notebook
from lkjip.project.project import Project
from lkjip.prose.laporan import buka
from small_project import write

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
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


def test_cells_hold_no_typed_figure_and_no_slip():
    """Also in the cells of pages that this year does not show."""
    look = writing_checks(buka(ROOT / "data", TAHUN))
    looked = 0
    for file in NOTEBOOKS:
        for n, cell in notebook_cells(file):
            if cell["cell_type"] == "markdown":
                assert [*look(cell_source(cell), file.name, n)] == [None]
                looked += 1
    assert looked > 100


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


def test_line_ends_of_windows_in_a_cell_are_ours(tmp_path):
    file = tmp_path / "notebooks" / "a.ipynb"
    cells = [
        {"cell_type": "markdown", "id": "a", "metadata": {}, "source": ["# Judul\r\n", "\r\n", "Isi."]},
        {
            "cell_type": "code",
            "id": "b",
            "metadata": {},
            "outputs": [],
            "execution_count": None,
            "source": "a = 1\r\nb = 2",
        },
    ]
    write(file, json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    assert [cell_source(c) for c in read_notebook(file)["cells"]] == ["# Judul\n\nIsi.", "a = 1\nb = 2"]


def test_name_that_stands_twice_in_a_notebook_is_refused(tmp_path):
    file = tmp_path / "notebooks" / "a.ipynb"
    text = NOTEBOOKS[0].read_text(encoding="utf-8")
    write(file, text.replace('"cell_type":', '"metadata": {}, "cell_type":', 1))
    with pytest.raises(
        InputError, match=r"notebooks/a.ipynb: ditemukan `metadata` dua kali; seharusnya setiap nama satu"
    ):
        read_notebook(file)


def test_parameter_is_given_once():
    source = 'tahun = 2024\ndata = "../data"\ntahun = 2023\n'
    cell = {"cell_type": "code", "metadata": {"tags": ["parameters"]}, "source": source}
    values, findings = notebook_parameters({"cells": [cell]}, "a.ipynb")
    assert values["tahun"] == 2024
    assert [f.found for f in findings if f.code == "A401"] == ["parameter `tahun` lebih dari satu kali"]
