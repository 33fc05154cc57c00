"""What goes wrong in notebook files: their form, their cells, their code?"""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from typing import Any

from .mutation import HARMFUL, HARMLESS, Bed, Maker, Mutation

CODE: dict[str, tuple[str, str]] = {
    "comment": (HARMLESS, "# catatan untuk penyusun"),
    "name": (HARMLESS, "jumlah = 3"),
    "print": (HARMFUL, 'print("x")'),
    "display": (HARMFUL, 'display("x")'),
    "expression": (HARMFUL, "1 + 1"),
    "name alone": (HARMFUL, "lap"),
    "warning": (HARMFUL, 'import warnings\nwarnings.warn("x")'),
    "stderr": (HARMFUL, 'import sys\nsys.stderr.write("x")'),
    "html": (HARMFUL, "from IPython.display import HTML\nHTML('<script>alert(1)</script>')"),
    "script": (HARMFUL, "from IPython.display import display, Javascript\ndisplay(Javascript('alert(1)'))"),
    "shell": (HARMFUL, "!ls /"),
    "magic": (HARMFUL, "%run /etc/passwd"),
    "cell magic": (HARMFUL, "%%html\n<b>x</b>"),
    "syntax": (HARMFUL, "tabel.deret(lap"),
    "indent": (HARMFUL, "  tampilkan(1)"),
    "year changed": (HARMFUL, "tahun = 2023"),
    "year counted": (HARMFUL, "tahun += 1"),
    "report overwritten": (HARMFUL, "lap = 5"),
    "data overwritten": (HARMFUL, 'data = "/etc"'),
    "import as report": (HARMFUL, "import os as lap"),
    "loop over year": (HARMFUL, "for tahun in range(3):\n    pass"),
    "ends all": (HARMFUL, "import os\nos._exit(3)"),
    "exit": (HARMFUL, "exit()"),
    "reads a file": (HARMFUL, "open('/etc/passwd').read()"),
    "writes a file": (HARMFUL, "from pathlib import Path\nPath('x.txt').write_text('x')"),
    "net": (HARMFUL, "import urllib.request"),
    "process": (HARMFUL, "import subprocess"),
    "null": (HARMFUL, "x = '\x00'"),
    "narrative outside": (HARMFUL, 'tampilkan(lap.narasi("../../PANDUAN"))'),
    "narrative missing": (HARMFUL, 'tampilkan(lap.narasi("tidak-ada"))'),
}


def _changed(
    bed: Bed, rng: random.Random, change: Callable[[dict[str, Any]], object], pattern: str = "*"
) -> dict[str, bytes]:
    file = rng.choice(bed.named(f"notebooks/{pattern}.ipynb"))
    nb = copy.deepcopy(bed.notebook(file))
    change(nb)
    return {file: (json.dumps(nb, ensure_ascii=False, indent=1) + "\n").encode()}


def _code(source: Any) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": "tambahan",
        "metadata": {},
        "outputs": [],
        "source": source,
    }


def code(bed: Bed, rng: random.Random) -> Mutation:
    kind = rng.choice(list(CODE))
    label, text = CODE[kind]
    changes = _changed(bed, rng, lambda nb: nb["cells"].append(_code(text.splitlines(keepends=True))))
    return Mutation(f"code: {kind}", label, changes, next(iter(changes)))


def _parameters(nb: dict[str, Any]) -> dict[str, Any]:
    return next(c for c in nb["cells"] if "parameters" in c["metadata"].get("tags", ()))


def _source(cell: dict[str, Any], change: Callable[[str], str]) -> None:
    cell["source"] = change("".join(cell["source"])).splitlines(keepends=True)


def _year_as_text(source: str) -> str:
    return "\n".join("tahun = '2024'" if line.startswith("tahun") else line for line in source.split("\n"))


CELLS: dict[str, tuple[str, Callable[[dict[str, Any]], object]]] = {
    "stored output": (HARMFUL, lambda nb: nb["cells"].append(_code("x = 1") | {"outputs": [{"output_type": "stream", "name": "stdout", "text": "x"}]})),
    "stored count": (HARMFUL, lambda nb: nb["cells"].append(_code("x = 1") | {"execution_count": 7})),
    "attachment": (HARMFUL, lambda nb: nb["cells"].append({"cell_type": "markdown", "id": "t", "metadata": {}, "source": "![x](attachment:x.png)", "attachments": {"x.png": {"image/png": "AAAA"}}})),
    "raw cell": (HARMFUL, lambda nb: nb["cells"].append({"cell_type": "raw", "id": "t", "metadata": {}, "source": "x"})),
    "unknown cell": (HARMFUL, lambda nb: nb["cells"].append({"cell_type": "heading", "id": "t", "metadata": {}, "source": "x"})),
    "source null": (HARMFUL, lambda nb: nb["cells"].append(_code(None))),
    "source a number": (HARMFUL, lambda nb: nb["cells"].append(_code(5))),
    "source of numbers": (HARMFUL, lambda nb: nb["cells"].append(_code([1, 2]))),
    "metadata a list": (HARMFUL, lambda nb: nb["cells"].append(_code("x = 1") | {"metadata": []})),
    "tags null": (HARMFUL, lambda nb: nb["cells"].append(_code("x = 1") | {"metadata": {"tags": None}})),
    "tags a word": (HARMFUL, lambda nb: nb["cells"].append(_code("x = 1") | {"metadata": {"tags": "parameters"}})),
    "cell a word": (HARMFUL, lambda nb: nb["cells"].append("x")),
    "cells lost": (HARMFUL, lambda nb: nb.pop("cells")),
    "cells null": (HARMFUL, lambda nb: nb.update(cells=None)),
    "no cells": (HARMFUL, lambda nb: nb.update(cells=[])),
    "old format": (HARMFUL, lambda nb: nb.update(nbformat=3, worksheets=[{"cells": nb.pop("cells")}])),
    "two cells of parameters": (HARMFUL, lambda nb: nb["cells"].append(copy.deepcopy(_parameters(nb)))),
    "no cell of parameters": (HARMFUL, lambda nb: _parameters(nb)["metadata"].pop("tags")),
    "unknown parameter": (HARMFUL, lambda nb: _source(_parameters(nb), lambda s: f"{s}\nthn = 2024")),
    "parameter as text": (HARMFUL, lambda nb: _source(_parameters(nb), _year_as_text)),
    "parameter computed": (HARMFUL, lambda nb: _source(_parameters(nb), lambda s: f"{s}\ntahun = 2000 + 24")),
    "other version": (HARMFUL, lambda nb: _source(_parameters(nb), lambda s: s.replace('"publik"', '"internal"'))),
    "other year": (HARMFUL, lambda nb: _source(_parameters(nb), lambda s: s.replace("202", "203", 1))),
    "empty cell": (HARMLESS, lambda nb: nb["cells"].append(_code([]))),
    "sentence": (HARMLESS, lambda nb: nb["cells"].append({"cell_type": "markdown", "id": "t", "metadata": {}, "source": ["Layanan diperluas."]})),
}  # fmt: skip


def cells(bed: Bed, rng: random.Random) -> Mutation | None:
    kind = rng.choice(list(CELLS))
    label, change = CELLS[kind]
    changes = _changed(bed, rng, change)
    file = next(iter(changes))
    if json.loads(changes[file]) == bed.notebook(file):
        return None
    return Mutation(f"notebook: {kind}", label, changes, file)


FORMS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "mark at the beginning": (HARMLESS, lambda t: t.encode("utf-8-sig")),
    "lines of windows": (HARMLESS, lambda t: t.replace("\n", "\r\n").encode()),
    "in one line": (HARMLESS, lambda t: json.dumps(json.loads(t)).encode()),
    "empty": (HARMFUL, lambda t: b""),
    "cut off": (HARMFUL, lambda t: t[: len(t) // 2].encode()),
    "a list": (HARMFUL, lambda t: b"[]"),
    "null": (HARMFUL, lambda t: b"null"),
    "a number": (HARMFUL, lambda t: b"5"),
    "utf-16": (HARMFUL, lambda t: t.encode("utf-16")),
    "zeros": (HARMFUL, lambda t: bytes(100)),
    "conflict marks": (HARMFUL, lambda t: f"<<<<<<< HEAD\n{t}=======\n{t}>>>>>>> lain\n".encode()),
    "deep": (HARMFUL, lambda t: b"[" * 100_000),
}


def form(bed: Bed, rng: random.Random) -> Mutation:
    kind = rng.choice(list(FORMS))
    label, change = FORMS[kind]
    file = rng.choice(bed.named("notebooks/*.ipynb"))
    return Mutation(f"notebook: {kind}", label, {file: change(bed.text(file))}, file)


MAKERS: dict[Maker, int] = {code: 7, cells: 5, form: 3}
"""Each with how often it is taken."""
