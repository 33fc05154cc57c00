"""Whatever a notebook calls with a name that is none gets one sentence, never a traceback.

Every function that notebooks call is asked for: a new one is tried without being listed here.
"""

import inspect
from collections.abc import Callable, Iterator

import pytest

from lkjip import gambar, kalimat, rumusan, tabel, teks
from lkjip.facts.description import Column, Source
from lkjip.findings import InputError
from lkjip.prose.laporan import Laporan

WRONG = "zz_salah"
RIGHT = {
    "id": "kunjungan",
    "name": "pegawai_status",
    "row": "status",
    "columns": "jumlah_orang",
    "value": "jumlah_orang",
    "kode": ("P1",),
    "jenjang": "kegiatan",
    "rekening": "B5",
    "part": "nama",
    "polaritas": "positif",
}
"""Parameters that name something, with a name of the invented agency that will do."""
OTHERWISE = {
    "tabel.label_tabel": "makes a label of any words",
    "Laporan.narasi": "the name of a file to write; tested with the narratives",
    "Laporan.belanja": "this agency has no accounts, which is said of every one of them",
    "kalimat.dokumen_lain": "takes a result and the names of documents",
}
"""Functions whose names are none of the data's."""


def functions() -> Iterator[tuple[str, Callable]]:
    """Everything that notebooks call."""
    for module in (tabel, gambar, teks, rumusan, kalimat):
        for name in getattr(module, "__all__", vars(module)):
            thing = getattr(module, name)
            if inspect.isfunction(thing) and name[0] != "_" and thing.__module__.startswith(module.__name__):
                yield f"{module.__name__.rpartition('.')[2]}.{name}", thing
    for name, thing in inspect.getmembers(Laporan, inspect.isfunction):
        if name[0] != "_":
            yield f"Laporan.{name}", thing


def calls() -> Iterator:
    """One call for every parameter that names something: that one wrong, all others right."""
    for name, function in functions():
        parameters = [p for p in inspect.signature(function).parameters.values() if p.name not in ("lap", "self")]
        for wrong in parameters:
            if name in OTHERWISE or (wrong.name not in RIGHT and wrong.kind is not wrong.VAR_KEYWORD):
                continue
            given = [
                RIGHT[p.name] if p is not wrong else (WRONG,) if p.name == "kode" else WRONG
                for p in parameters
                if p.name in RIGHT and (p is wrong or p.default is p.empty)
            ]
            named = {WRONG: "x"} if wrong.kind is wrong.VAR_KEYWORD else {}
            yield pytest.param(function, given, named, id=f"{name}-{wrong.name}")


@pytest.mark.parametrize(("function", "given", "named"), [*calls()])
def test_unknown_name_gets_one_sentence(function, given, named, sample_report):
    arguments = (
        [sample_report, *given] if next(iter(inspect.signature(function).parameters)) in ("lap", "self") else given
    )
    with pytest.raises(InputError) as refused:
        function(*arguments, **named)
    (finding,) = refused.value.findings
    assert WRONG in finding.found


@pytest.mark.parametrize(
    "asked",
    [
        lambda lap: lap.hasil("kunjungan", "2024"),
        lambda lap: lap.all_results("2024"),
        lambda lap: lap.tabel("pegawai_status", "2024"),
        lambda lap: lap.data("pegawai_status", "jumlah_orang", "2024"),
        lambda lap: lap.cacah("pegawai_status", "2024"),
        lambda lap: lap.missing("pegawai_status", "2024"),
    ],
)
def test_year_that_is_no_number_gets_the_sentence_of_the_parameter(asked, sample_report):
    with pytest.raises(InputError) as refused:
        asked(sample_report)
    assert [str(f) for f in refused.value.findings] == [
        "tahun: ditemukan `2024`; seharusnya bilangan bulat empat angka, misalnya 2024; perbaiki nilainya. [M102]"
    ]


def test_one_code_may_stand_without_brackets(sample_report):
    assert tabel.anggaran(sample_report, "P1") == tabel.anggaran(sample_report, ("P1",))
    assert kalimat.anggaran(sample_report, "P1") == kalimat.anggaran(sample_report, ("P1",))


def test_exceptions_are_functions():
    assert OTHERWISE.keys() <= {name for name, _ in functions()}


@pytest.mark.parametrize(
    ("show", "said"),
    [
        (lambda lap: tabel.daftar(lap, "dasar_hukum"), "sumber data tanpa kolom tahun"),
        (lambda lap: tabel.deret(lap, "dasar_hukum"), "sumber data tanpa kolom tahun"),
        (lambda lap: gambar.deret(lap, "dasar_hukum", "judul"), "sumber data tanpa kolom tahun"),
        (lambda lap: gambar.deret(lap, "pegawai_status", "status"), "sumber data tanpa bilangan pada kolom status"),
        (lambda lap: tabel.banding_tahun(lap, "strategi"), "sumber data tanpa kolom bersatuan dan kolom teks"),
        (lambda lap: gambar.banding_tahun(lap, "strategi"), "sumber data tanpa kolom bersatuan dan kolom teks"),
        (lambda lap: tabel.silang(lap, "pegawai_status", "tahun", "status", "status"), "sumber data tanpa bilangan pada kolom status"),
        (lambda lap: gambar.silang(lap, "pegawai_status", "tahun", "status", "status"), "sumber data tanpa bilangan pada kolom status"),
    ],
)  # fmt: skip
def test_source_without_what_a_view_needs_is_named(show, said, sample_report):
    with pytest.raises(InputError) as refused:
        show(sample_report)
    assert [f.found for f in refused.value.findings] == [said]


@pytest.mark.parametrize(("kind", "fits"), [("integer", True), ("number", True), ("string", False), ("date", False)])
def test_only_numbers_are_measures(kind, fits):
    source = Source("a", "A", "a.csv", ";", (Column("nilai", "Nilai", kind),), ())
    if fits:
        assert source.measure("nilai").type == kind
    else:
        with pytest.raises(InputError, match="tanpa bilangan pada kolom nilai"):
            source.measure("nilai")
