"""What the code of a report notebook may do passes; everything else is named with its cell and line.

Which change of one line of `project/code.py` is to make which test red:

- a name enters one of the lists of `project/names.yaml` -> `test_code_that_is_none_of_a_report` of that name
- `_require_shallow(tree)` goes in `prose/cells.py` -> `test_code_that_is_none_of_a_report` of the long sums
- `named and` goes in `_by_parameters` -> `[lap = buka(data, 2023, versi=versi)]`
- `vocabulary = {...}` becomes `set()` -> `test_code_of_a_report[globals]`
- `and not source.rstrip().endswith(";")` goes -> `test_code_of_a_report[x;]`
"""

import pytest

from lkjip.findings import InputError
from lkjip.project.code import check_code
from lkjip.project.notebook import only_text_and_code, read_notebook

PARAMETERS = 'tahun = 2024\ndata = "../data"\nversi = "publik"\nindikator = "a"'
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
    "globals().update(lap.kosakata)\nx = persen(i.capaian)",
    "x = lap.tabel('umkm').groupby('jenis')['unit'].sum().sort_values().iloc[0]",
    "x = [h.indikator.nama.upper() for h in lap.all_results() if h.capaian is not None and h.capaian >= 100]",
    "from datetime import date\nx = f'{date(2024, 1, 2).day:02}'",
    "import math\nx = math.floor(3.2)",
    "from itertools import *\nx = list(chain.from_iterable([[1], [2]]))",
    "from collections.abc import Iterable\ndef f(a: Iterable[int], *b, **c):\n    return sum(a)\nx = f([1])",
    "x = []\nx.append(3)\ntry:\n    y = int('a')\nexcept ValueError:\n    y = 0",
    "import lkjip\nx = lkjip.kalimat.akhir",
    "match tahun:\n    case int(a):\n        x = a\n    case _:\n        x = 0",
    "x = (" + "'a' + " * 60 + "'b')",
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
    "from lkjip.facts.text_files import read_text, Path": "H405",
    "from lkjip.book.workers import os": "H405",
    "from lkjip.tabel import deret": "H405",
    "import lkjip\nx = lkjip.book.workers.os.system('ls')": "H415",
    "x = tabel.wraps": "H415",
    "from typing import get_type_hints": "H415",
    "import typing\nx = typing.get_type_hints(tabel)": "H415",
    "from functools import singledispatch": "H415",
    "from string import Formatter": "H415",
    "import statistics\nx = statistics.sys": "H415",
    "import re as r\nx = r.sre_compile": "H415",
    "x = '{0.__class__}'.format(lap)": "H405",
    "x = map(str.format, ['{0.__class__}'], [lap])": "H405",
    "x = lap.paket.folder": "H415",
    "x = lap.tabel('umkm').agg('to_csv', 0, 'a')": "H415",
    "x = (n for n in [1])\ny = x.gi_frame": "H415",
    "match lap:\n    case object(__class__=c):\n        x = c": "H405",
    "if False:\n    __builtin__ = 1\nx = __builtin__.exec('1')": "H405",
    "if False:\n    exec = 1\nexec('1')": "H405",
    "raise SystemExit": "H405",
    "exit()": "H405",
    "lap.katalog.instansi.update(nama='x')": "H405",
    "tamplikan(tabel.skala(lap))": "H415",
    "tampilkan(tabel.skalaa(lap))": "H415",
    "tampilkan(tabel.capaian(lap, indikatr))": "H415",
    "x = persen(3)": "H415",
    "from lkjip import tabl": "H415",
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
    "x = " + "1 + " * 20_000 + "1": "H109",
    "x = " + "-" * 5000 + "1": "H109",
    "x = a" + ".a" * 400: "H109",
    "x = 1\n" * 50_000: "H109",
    "\n\n" * 60_000: "H109",
}


def codes(source: str) -> list[str]:
    """Codes of a notebook of a report with one cell more."""
    opened = [] if "buka(" in source else [(3, OPEN, False)]
    cells = [(2, PARAMETERS, True), *opened, (4, source, False)]
    return [f.code for f in check_code(cells, "notebooks/a.ipynb")]


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


def test_notebook_that_is_nested_too_deep_is_named(tmp_path):
    """However deep: what reads it takes a step more for each level, and some reader would run out of them."""
    file = tmp_path / "a.ipynb"
    for depth in range(50, 1100, 10):
        file.write_text('{"nbformat": 4, "metadata": {}, "cells": [' + "[" * depth + "]" * depth + "]}")
        with pytest.raises(InputError):
            read_notebook(file)
    file.write_text('{"nbformat": 4, "cells": [], "metadata": {"a": ' + "[" * 300 + "]" * 300 + "}}")
    with pytest.raises(InputError, match=r"\[H\d+\]"):
        read_notebook(file)
