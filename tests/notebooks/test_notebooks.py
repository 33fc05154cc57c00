"""Notebooks are scripts for a narrator: thin, strict, stored without outputs."""

import ast
import json
import re

import pytest

from conftest import AKAR, TAHUN
from lkjip.facts.catalogue import read_catalogue
from lkjip.project.notebook import cell_source, notebook_parameters
from lkjip.project.project import Project
from lkjip.prose.narasi import EXPRESSION

NOTEBOOK = sorted((AKAR / "notebooks").glob("*.ipynb"))
PROSA = sorted((AKAR / "data" / "narasi").rglob("*.md")) + sorted((AKAR / "book").glob("*.md"))
TERLARANG = (
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
TERLARANG_NAMA = {"groupby", "merge", "read_csv", "open", "eval", "exec"}
ARAH = r"\b(naik|turun|meningkat|menurun|bertambah|berkurang)\b"
# Names of laws and of things carry digits and such words; figures do not.
NAMA_HUKUM = re.compile(
    r"Nomor [\w./-]*\d[\w./-]*( Tahun \d{4})?|RPJMD [\w ]+Tahun \d{4}–\d{4}|\b[SD][1-4]\b|Pasal \d+( ayat \(\d+\))?|SHA-256|\{numref\}`[^`]*`|\]\([^)]*\)|^\d+\. ",
    re.M,
)


def sel_notebook(berkas):
    return list(enumerate(json.loads(berkas.read_text(encoding="utf-8"))["cells"], 1))


@pytest.mark.parametrize("berkas", NOTEBOOK, ids=lambda b: b.stem)
def test_tipis(berkas):
    for n, sel in sel_notebook(berkas):
        if sel["cell_type"] != "code":
            continue
        assert sel["outputs"] == [], f"{berkas.name}, cell {n}: stored with outputs"
        assert sel["execution_count"] is None
        for simpul in ast.walk(ast.parse(cell_source(sel))):
            assert not isinstance(simpul, TERLARANG), (
                f"{berkas.name}, cell {n}: `{ast.unparse(simpul)}` belongs in the library"
            )
            nama = getattr(simpul, "attr", getattr(simpul, "id", ""))
            assert nama not in TERLARANG_NAMA, f"{berkas.name}, cell {n}: `{nama}` belongs in the library"


@pytest.mark.parametrize("berkas", NOTEBOOK, ids=lambda b: b.stem)
def test_parameter(berkas):
    nilai, temuan = notebook_parameters(json.loads(berkas.read_text(encoding="utf-8")), berkas.name)
    assert temuan == []
    assert nilai["tahun"] == TAHUN
    assert nilai["data"] == "../data"
    assert nilai["versi"] == "publik"


def test_satu_notebook_per_indikator():
    dipakai = [
        notebook_parameters(json.loads(b.read_text(encoding="utf-8")), b.name)[0].get("indikator") for b in NOTEBOOK
    ]
    assert sorted(filter(None, dipakai)) == sorted(read_catalogue(AKAR / "data").indikator)


def test_setiap_notebook_ada_dalam_daftar_isi():
    assert {b.name for b in Project(AKAR).notebooks} == {b.name for b in NOTEBOOK}


def tanpa_ungkapan(teks: str) -> str:
    return EXPRESSION.sub("", teks)


@pytest.mark.parametrize("teks", ["pada tahun 2024", "sebanyak 76 koperasi", "88,07%", "Rp1.000"])
def test_angka_yang_diketik_terlihat(teks):
    assert re.findall(r"\d+", NAMA_HUKUM.sub("", teks))


def prosa():
    for berkas in NOTEBOOK:
        for n, sel in sel_notebook(berkas):
            if sel["cell_type"] == "markdown":
                yield pytest.param(cell_source(sel), id=f"{berkas.stem}:{n}")
    for berkas in PROSA:
        yield pytest.param(berkas.read_text(encoding="utf-8"), id=berkas.relative_to(AKAR).as_posix())


@pytest.mark.parametrize("teks", list(prosa()))
def test_tidak_ada_angka_yang_diketik_dalam_prosa(teks):
    sisa = NAMA_HUKUM.sub("", tanpa_ungkapan(teks))
    assert not re.findall(r"\d+", sisa), sisa


@pytest.mark.parametrize("berkas", [b for b in PROSA if "narasi" in b.parts], ids=lambda b: f"{b.parent.name}/{b.stem}")
def test_arah_tidak_diketik_dalam_narasi(berkas):
    teks = re.sub(r"naik[- ]kelas", "", tanpa_ungkapan(berkas.read_text(encoding="utf-8")).lower())
    assert not re.findall(ARAH, teks)


@pytest.mark.parametrize("berkas", NOTEBOOK, ids=lambda b: b.stem)
def test_judul_ditulis_sebagai_markdown(berkas):
    pertama = cell_source(sel_notebook(berkas)[0][1])
    assert pertama.startswith("# ")
    for _, sel in sel_notebook(berkas):
        if sel["cell_type"] == "code":
            assert "#" not in cell_source(sel)


SALAH = {
    "tahn = 2024": "ditemukan parameter `tahn`; seharusnya parameter yang dikenal; maksud Anda `tahun`?",
    'tahun = "2024"': "seharusnya bilangan bulat",
    "tahun = 2023 + 1": "seharusnya nilai tetap, bukan perhitungan",
    "print(1)": "seharusnya hanya baris nama = nilai",
}


@pytest.mark.parametrize("baris", SALAH)
def test_parameter_keliru_ditolak(baris):
    nb = {
        "cells": [
            {
                "cell_type": "code",
                "metadata": {"tags": ["parameters"]},
                "source": [f'{baris}\ndata = "../data"\nversi = "publik"'],
            }
        ]
    }
    _, temuan = notebook_parameters(nb, "notebooks/a.ipynb")
    assert any(SALAH[baris] in str(t) for t in temuan), temuan


@pytest.mark.parametrize("banyak", [0, 2])
def test_sel_parameter_tepat_satu(banyak):
    sel = {"cell_type": "code", "metadata": {"tags": ["parameters"]}, "source": ["tahun = 2024"]}
    _, temuan = notebook_parameters({"cells": [sel] * banyak}, "notebooks/a.ipynb")
    assert f"ditemukan {banyak} sel bertanda `parameters`; seharusnya tepat satu" in str(temuan[0])
