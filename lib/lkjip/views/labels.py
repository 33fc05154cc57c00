"""Under which labels do the tables and charts of a notebook stand, before it has run?

A notebook may only show what the library makes, so its code says which labels its page will have.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from ..prose.cells import NotPython, parse_code

if TYPE_CHECKING:
    from ..rules.report import Report

ANY = "*"
"""Stands for a part of a label that only running the notebook would tell."""

RESULTS, PACKAGE = "laporan.json", "datapackage.json"
"""Files of open data that every book has: all results, and what describes the tables."""

_OF_SOURCE = ("daftar", "deret", "silang", "banding_tahun")
_OF_PART = ("capaian", "pendukung", "masukan", "koreksi")
_OTHER = {"gambar.deret": "deret-{}", "gambar.perkembangan": "{}", "beranda.indikator": "beranda"}
"""How the label of a view is made where its name does not say so; `{}` is what it is about."""
_VIEWS = {"tabel": "tbl", "beranda": "tbl", "gambar": "gbr"}

_DATA = re.compile(r"\]\([ \t]*<?tabel:([^\s)>]+)|^ {0,3}\[[^\]]+\]:[ \t]*<?tabel:([^\s>]+)", re.M)
_REFERENCE = re.compile(r"\{(?:num)?ref\}`(?:[^`<]*<)?((?:tbl|gbr)-[^`<>]+)>?`")


def references_in(text: str) -> list[str]:
    """Labels of tables and charts to which a text refers.

    >>> references_in("Lihat {numref}`tbl-umkm` dan {ref}`grafik <gbr-umkm>`.")
    ['tbl-umkm', 'gbr-umkm']
    """
    return _REFERENCE.findall(text)


def _part(node: ast.expr | None, names: Mapping[str, object]) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    return str(names.get(node.id, ANY)) if isinstance(node, ast.Name) else ANY


def _view(call: ast.Call) -> str:
    """The room and name of a view, as the code calls it; nothing for another call."""
    function = call.func
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return f"{function.value.id}.{function.attr}"
    return ""


def _about(call: ast.Call, names: Mapping[str, object]) -> str:
    return _part(call.args[1] if len(call.args) > 1 else None, names)


def _label(call: ast.Call, names: Mapping[str, object]) -> str | None:
    room, _, name = _view(call).partition(".")
    if room not in _VIEWS or (room == "beranda" and f"{room}.{name}" not in _OTHER):
        return None
    given = next((k.value for k in call.keywords if k.arg == "label"), None)
    about = _about(call, names)
    if given is not None:
        rest = _part(given, names)
    elif f"{room}.{name}" in _OTHER:
        rest = _OTHER[f"{room}.{name}"].format(about)
    elif name in _OF_SOURCE:
        rest = about
    else:
        rest = f"{name}-{about}" if room == "tabel" and name in _OF_PART else name
    return f"{_VIEWS[room]}-{rest.replace('_', '-')}"


def shows_nothing(lap: Report, view: str, about: str = "") -> bool:
    """Whether a view has nothing to show in the report's year, so that its page lacks its label too.

    The views ask it themselves: a table of inputs has none where the realisasi is not computed, a line none where it is
    a letter, the list of revisions none without editions. What runs over many (`ANY`) counts as shown.

    >>> shows_nothing(lap, "tabel.revisi"), shows_nothing(lap, "tabel.masukan", "kunjungan")
    (True, False)
    """
    if view == "tabel.revisi":
        return not lap.revisi
    if view not in _OF_FORMULA or about not in lap.katalog.history.indikator:
        return False
    return _OF_FORMULA[view](lap.hasil(about).indikator.rumus)


_OF_FORMULA: dict[str, Callable] = {
    "tabel.masukan": lambda rumus: not rumus.masukan,
    "gambar.perkembangan": lambda rumus: rumus.jenis == "predikat",
}


def labels_of(source: str, names: Mapping[str, object], lap: Report | None = None) -> set[str]:
    """Labels of what a code cell makes; `names` are the parameters of its notebook. Code that is none has none.

    With `lap` those of views that show nothing in its year are left out.

    >>> sorted(labels_of("tampilkan(tabel.capaian(lap, indikator), gambar.deret(lap, 'umkm'))", {"indikator": "a_b"}))
    ['gbr-deret-umkm', 'tbl-capaian-a-b']
    >>> labels_of("for i in lap.katalog.indikator:\\n    tampilkan(tabel.masukan(lap, i))", {})
    {'tbl-masukan-*'}
    """
    try:
        tree = parse_code(source)
    except NotPython:
        return set()
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    if lap is not None:
        calls = [c for c in calls if not shows_nothing(lap, _view(c), _about(c, names))]
    found = (_label(node, names) for node in calls)
    return {label for label in found if label}


def is_known(label: str, labels: Iterable[str]) -> bool:
    """Whether a label is among those of a book, parts that are not known counting for every word.

    >>> is_known("tbl-masukan-umkm", {"tbl-masukan-*"}), is_known("tbl-umkm", {"tbl-masukan-*"})
    (True, False)
    """
    return any(label == k or (ANY in k and re.fullmatch(re.escape(k).replace(r"\*", r"[\w-]+"), label)) for k in labels)


def workbook_name(tahun: int) -> str:
    """File name of the workbook with all tables of a year."""
    return f"laporan-kinerja-{tahun}.xlsx"


def data_in(text: str) -> list[str]:
    """Files of open data to which a text leads.

    >>> data_in("Lihat [data](tabel:tbl-umkm.csv) dan [semua][a].\\n\\n[a]: tabel:laporan.json")
    ['tbl-umkm.csv', 'laporan.json']
    """
    return [direct or address for direct, address in _DATA.findall(text)]


def data_of(labels: Iterable[str], tahun: int) -> list[str]:
    """Files of open data that a book of these labels has.

    >>> data_of({"tbl-umkm", "gbr-umkm"}, 2024)
    ['datapackage.json', 'laporan-kinerja-2024.xlsx', 'laporan.json', 'tbl-umkm.csv']
    """
    tables = (f"{label}.csv" for label in labels if label.startswith("tbl-"))
    return sorted({RESULTS, PACKAGE, workbook_name(tahun), *tables})
