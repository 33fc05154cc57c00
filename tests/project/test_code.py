"""What the code of a report notebook may do passes; everything else is named with its cell and line.

Which change of one line of `project/code.py` is to make which test red:

- a name leaves `_NAMES` or `_ATTRIBUTES`, a module enters `MODULES` -> `test_code_that_is_none_of_a_report` of that name
- `named and` goes in `_by_parameters` -> `[lap = buka(data, 2023, versi=versi)]`
- `vocabulary = {...}` becomes `set()` -> `test_code_of_a_report[globals]`
- `and not source.rstrip().endswith(";")` goes -> `test_code_of_a_report[x;]`
"""

import pytest

from lkjip.project.code import check_code
from lkjip.project.notebook import only_text_and_code, read_notebook

OPEN = "from lkjip import buka, tabel, tampilkan\nlap = buka(data, tahun, versi=versi)"

GOOD = [
    "",
    "# catatan",
    OPEN,
    "import lkjip\nlap: object = lkjip.buka(data=data, tahun=tahun, versi=versi, indikator=indikator)",
    "globals().update(lap.kosakata)",
    "tampilkan(tabel.capaian(lap, indikator))",
    "for n in range(3):\n    tampilkan(tabel.skala(lap))",
    "def kali(a, b):\n    return a * b\nx = kali(2, 3)",
    "from decimal import Decimal\nx = Decimal(3)",
    "x = [n for n in range(3) if n]",
    "x = 5\nx;",
    '"""catatan"""\nx = 1',
    "while True:\n    break",
]
BAD = {
    "import os": "H405",
    "import numpy as np": "H405",
    "from pathlib import Path": "H405",
    "from . import a": "H405",
    "print(1)": "H405",
    "x = print": "H405",
    "display(1)": "H405",
    "x = open('a')": "H405",
    "x = eval('1')": "H405",
    "globals().update(tahun=2023)": "H405",
    "x = lap.__class__": "H405",
    "x = lap.tabel('umkm').to_csv('a')": "H405",
    "x = lap.paket.folder.joinpath('a').write_text('b')": "H405",
    "lap.tahun = 2023": "H405",
    "lap.katalog.instansi['nama'] = 'x'": "H405",
    "while True:\n    pass": "H405",
    "!ls": "H406",
    "%run a.py": "H406",
    "%%bash\nls": "H406",
    "x = !ls": "H406",
    "lap?": "H406",
    "tahun = 2023": "H407",
    "lap = 5": "H407",
    "del lap": "H407",
    "for versi in []:\n    pass": "H407",
    "from math import pi as data": "H407",
    "(indikator := 'x')": "H407",
    "tampilkan = 3": "H407",
    "lap = buka(data, 2023, versi=versi)": "H408",
    "lap = buka(data, tahun)": "H408",
    "lalu = buka(data, tahun - 1, versi=versi)": "H408",
    "tabel.capaian(lap, indikator)": "H409",
    "lap.narasi('a/b')": "H409",
    "1 + 1": "H409",
    "lap": "H409",
    "tampilkan(": "H109",
    "x = “a”": "H109",
    'x = "\\d"': "H109",
    "return 5": "H109",
    "x = '\x00'": "H109",
    "(" * 300 + ")" * 300: "H109",
}


def codes(source: str) -> list[str]:
    return [f.code for f in check_code([(3, source, False)], "notebooks/a.ipynb")]


@pytest.mark.parametrize("source", GOOD)
def test_code_of_a_report(source):
    assert codes(source) == []


@pytest.mark.parametrize("source", BAD)
def test_code_that_is_none_of_a_report(source):
    assert BAD[source] in codes(source)


def test_report_is_opened_once():
    findings = check_code([(2, "tahun = 2024", True), (3, OPEN, False), (4, OPEN, False)], "notebooks/a.ipynb")
    assert {(f.code, f.place.cell) for f in findings} == {("H407", 4), ("H408", 4)}


def test_no_message_of_python_itself_is_said():
    for source in (s for s, code in BAD.items() if code == "H109"):
        (finding,) = check_code([(3, source, False)], "notebooks/a.ipynb")
        assert not {"was", "invalid", "never", "syntax", "cannot"} & set(str(finding).split()), finding


def test_what_programs_write_into_notebooks_has_no_bearing(tmp_path):
    """A byte order mark, tags that skip or hide cells, broken ids, no kernel, no outputs."""
    file = tmp_path / "a.ipynb"
    file.write_text(
        '\ufeff{"nbformat": 4, "cells": [{"cell_type": "code", "id": 5, "source": "x = 1", '
        '"metadata": {"tags": ["skip-execution", "parameters"], "collapsed": true}}]}',
        encoding="utf-8",
    )
    (cell,) = only_text_and_code(read_notebook(file))["cells"]
    assert cell == {
        "cell_type": "code",
        "id": "sel-1",
        "metadata": {"tags": ["parameters"]},
        "source": "x = 1",
        "outputs": [],
        "execution_count": None,
    }
