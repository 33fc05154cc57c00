"""Sentences as a table that an evaluator can read and extend: `tests/kasus/kalimat.csv`.

`isian` says in words what the sentence is about: `laporan=2024` (or `laporan=contoh 2025`, the sample agency)
and, for a result made up for the case, `realisasi`, `target`, `tahun`, `satuan`, `desimal`, `polaritas`,
`skor`, `akhir`, `lalu` (the realisasi of the year before) and others named in `result`.
"""

import inspect
from dataclasses import replace
from decimal import Decimal

import pytest

from conftest import ROOT, cases
from lkjip import kalimat
from lkjip.facts.scales import valid_in
from lkjip.findings import NotAvailable
from lkjip.language.numbers import read_decimal
from lkjip.language.words import enumerated
from lkjip.projects.new_indicator import SAMPLE
from lkjip.prose.laporan import buka
from lkjip.rules.capaian import hitung_capaian, name_step
from lkjip.rules.hasil import COMPUTED, REPORTED

CASES = cases("kalimat")


def fields(text: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in text.split(", ") if part)


def report(f: dict[str, str], id: str | None = None):
    words = f.get("laporan", "2024").split()
    return buka(
        SAMPLE / "data" if words[0] == "contoh" else ROOT / "data", int(words[-1]), id, versi=f.get("versi", "publik")
    )


def value(text: str):
    """A number, a letter, or nothing (`-`)."""
    if text == "-":
        return None
    return read_decimal(text) if text.replace(",", "").isdigit() else text


def result(f: dict[str, str], realisasi: str | None = None, tahun: int | None = None):
    """A result made up of what the case says; the rest is that of an ordinary indicator."""
    lap = report(f)
    real = lap.hasil(f.get("indikator", "koperasi_aktif"))
    i = replace(
        real.indikator,
        satuan=f.get("satuan", "%"),
        desimal=int(f.get("desimal", "2")),
        polaritas=f.get("polaritas", "positif"),
    )
    got, aim = value(realisasi or f.get("realisasi", "-")), value(f.get("target", "-"))
    c = hitung_capaian(got, aim, polaritas=i.polaritas)
    end = hitung_capaian(got, value(f.get("target_akhir", "-")), polaritas=i.polaritas)
    letters = {"A": 3, "BB": 2, "B": 1}
    reached = c.persen >= 100 if c.persen is not None else None
    if isinstance(got, str) and isinstance(aim, str):
        reached = letters[got] >= letters[aim]
    scale = valid_in(lap.katalog.skala["interpretasi"], 2024)
    return replace(
        real,
        indikator=i,
        tahun=tahun or int(f.get("tahun", "2024")),
        realisasi=got,
        target=aim,
        capaian=c.persen,
        alasan=c.alasan,
        tercapai=reached,
        interpretasi=None if c.persen is None or f.get("interpretasi") == "-" else name_step(c.persen, scale),
        skor=value(f.get("skor", "-")),
        asal=REPORTED if "catatan" in f else COMPUTED,
        catatan=f.get("catatan", ""),
        tahun_akhir=None if f.get("akhir") == "-" else int(f.get("akhir", "2026")),
        target_akhir=value(f.get("target_akhir", "-")),
        capaian_akhir=end.persen,
        alasan_akhir=end.alasan,
        target_lain={"pk_perubahan": value(f["target_lain"])} if "target_lain" in f else {},
        di_luar=f.get("di_luar", ""),
    )


def say(function: str, f: dict[str, str]) -> str:
    if function == "capaian":
        return kalimat.capaian(result(f))
    if function == "tahun_lalu":
        before = result(f | ({"di_luar": f["lalu_di_luar"]} if "lalu_di_luar" in f else {}), f["lalu"], 2023)
        if "target_lalu" in f:
            before = result(f | {"target": f["target_lalu"]}, f["lalu"], 2023)
        if "satuan_lalu" in f:
            before = result(f | {"satuan": f["satuan_lalu"]}, f["lalu"], 2023)
        return kalimat.tahun_lalu(result(f), before)
    if function == "akhir":
        return kalimat.akhir(result(f))
    if function == "dokumen_lain":
        return kalimat.dokumen_lain(result(f), {"pk_perubahan": "Perjanjian Kinerja Perubahan"})
    if function == "asal":
        return kalimat.asal(result(f))
    if function == "pertumbuhan_persen":
        return kalimat.pertumbuhan_persen(report(f).hasil(f["indikator"]))
    lap = report(f)
    if function in ("definisi", "efisiensi", "deret"):
        return getattr(kalimat, function)(lap, f["indikator"])
    if function == "anggaran":
        return kalimat.anggaran(lap, tuple(f["program"].split("+")))
    return getattr(kalimat, function)(lap)


@pytest.mark.parametrize("k", CASES, ids=lambda k: f"{k['fungsi']}: {k['isian']}")
def test_sentence(k):
    if k["kalimat"] == "(tidak tersedia)":
        with pytest.raises(NotAvailable):
            say(k["fungsi"], fields(k["isian"]))
    else:
        assert say(k["fungsi"], fields(k["isian"])) == k["kalimat"], k["asal"]


def test_every_sentence_function_has_a_case():
    public = {
        n
        for n, f in inspect.getmembers(kalimat, inspect.isfunction)
        if f.__module__ == kalimat.__name__ and n[0] != "_"
    }
    assert {k["fungsi"] for k in CASES} == public
    assert Decimal(1) == value("1")


@pytest.mark.parametrize("counts", [(3, 0, 0), (0, 3, 0), (0, 0, 3), (2, 1, 0), (2, 0, 1), (0, 2, 1), (1, 1, 1)])
def test_summary_names_each_group_that_has_a_member_and_no_other(counts, monkeypatch):
    lap = buka(SAMPLE / "data", 2025)
    reached = [value for value, count in zip((True, False, None), counts, strict=True) for _ in range(count)]
    results = [replace(h, tercapai=r, target_lain={}) for h, r in zip(lap.all_results(), reached, strict=True)]
    monkeypatch.setattr(type(lap), "all_results", lambda self, tahun=None: results)
    said = kalimat.ringkasan(lap)
    if counts == (0, 0, 3):
        assert said.startswith(
            "Ketercapaian tiga indikator, yaitu satu indikator tujuan dan dua indikator sasaran, tidak"
        )
        return
    words = ["nol", "satu", "dua", "tiga"]
    names = [h.indikator.nama for h in results]
    first = counts[0] + counts[1]
    groups = [names[: counts[0]], names[counts[0] : first], names[first:]]
    listed = [enumerated(group) if group else "" for group in groups]
    expected = (
        f"Dari tiga indikator, yaitu satu indikator tujuan dan dua indikator sasaran, {words[counts[0]]} indikator "
    )
    expected += "mencapai atau melampaui targetnya" + (f", yaitu {listed[0]}." if listed[0] else ".")
    if listed[1]:
        expected += f" Sebanyak {words[counts[1]]} indikator belum mencapainya, yaitu {listed[1]}."
    if listed[2]:
        expected += f" Ketercapaian {words[counts[2]]} indikator lainnya tidak dapat dinilai karena target atau "
        expected += f"realisasinya tidak tersedia, yaitu {listed[2]}."
    assert said.partition(" Capaian Predikat")[0] == expected


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ("20 10 20", "tertinggi 20,00% pada tahun 2022 dan 2024 serta terendah 10,00% pada tahun 2023"),
        ("10 20 10", "tertinggi 20,00% pada tahun 2023 dan terendah 10,00% pada tahun 2022 dan 2024"),
        ("10 10 10", "Realisasi tersedia sejak tahun 2022, selalu 10,00%"),
    ],
)
def test_series_names_every_year_of_its_highest_and_lowest_value(values, said, monkeypatch):
    f = {"indikator": "koperasi_aktif"}
    results = [result(f, v, 2022 + n) for n, v in enumerate(values.split())]
    lap = report(f)
    monkeypatch.setattr(type(lap), "comparable_results", lambda self, id: results)
    assert said in kalimat.deret(lap, "koperasi_aktif")
