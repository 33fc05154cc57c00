"""Values are named once, conditions are visible, lines wrap freely, and the shipped texts show it."""

import json
import re
import shutil

import pytest

from conftest import ROOT, TAHUN
from lkjip.findings import InputError
from lkjip.projects.filtering import Filter
from lkjip.projects.new_indicator import PAGE_TEMPLATE, SAMPLE, SAMPLE_YEAR
from lkjip.projects.stubs import stub
from lkjip.prose import grammar
from lkjip.prose.laporan import buka
from lkjip.prose.narasi import count_asked, fill_expressions, without_comments
from lkjip.prose.sandbox import BadExpression
from lkjip.prose.text import mark_missing
from lkjip.prose.vocabulary import WORDS

LONGEST = 60
"""Letters of an expression that a reader still takes in at a glance."""


@pytest.fixture(scope="module")
def lap():
    return buka(ROOT / "data", TAHUN, "koperasi_aktif")


@pytest.fixture(scope="module")
def draft():
    return buka(ROOT / "data", TAHUN, "koperasi_aktif", versi="draf")


def head(*lines: str) -> str:
    return "```{nilai}\n" + "\n".join(lines) + "\n```\n\n"


def fill(lap, text: str) -> str:
    return fill_expressions(text, lap.tulis, "data/narasi/2024/a.md")


def found(lap, text: str) -> list[tuple[str, int]]:
    """Codes and rows of what is wrong with a text."""
    with pytest.raises(InputError) as e:
        fill(lap, text)
    return [(f.code, f.place.row) for f in e.value.findings]


# Shipped texts


def shipped_texts() -> dict[str, str]:
    """Every text that this repository and the sample agency show, without comments."""
    texts = {}
    folders = (ROOT / "data" / "narasi", ROOT / "book", SAMPLE)
    for file in [f for folder in folders for f in sorted(folder.rglob("*.md"))]:
        texts[file.relative_to(ROOT).as_posix()] = without_comments(file.read_text(encoding="utf-8"))
    for file in [*sorted((ROOT / "notebooks").glob("*.ipynb")), PAGE_TEMPLATE]:
        for n, cell in enumerate(json.loads(file.read_text(encoding="utf-8"))["cells"], 1):
            if cell["cell_type"] == "markdown":
                texts[f"{file.relative_to(ROOT).as_posix()}, sel {n}"] = "".join(cell["source"])
    return texts


def test_shipped_texts_are_written_in_the_grammar():
    texts = shipped_texts()
    assert sum(count_asked(t) for t in texts.values()) > 400
    for name, text in texts.items():
        read = grammar.read_text(text)
        named = {n.expression for n in read.head}
        for expression in set(read.expressions()) - named:
            assert len(expression) <= LONGEST, (name, expression)
        for line in read.head:
            quoted = re.sub(r"\"[^\"]{25,}\"", "", line.expression)  # an official name is as long as it is
            assert len(quoted) <= LONGEST + 30, (name, line)
        assert "perlu(" not in text, name
        assert not re.search(r"\"[PR]\d", text), name  # rows are called by their words


def test_narratives_are_wrapped():
    for name, text in shipped_texts().items():
        if name.startswith("data/narasi") or "/narasi/" in name:
            assert max(map(len, text.splitlines())) <= 120, name


def test_words_that_are_taken_are_those_of_the_vocabulary(lap):
    assert set(lap.kosakata) == WORDS


def test_stub_shows_the_grammar_in_a_comment():
    text = stub(("Sengketa", "Analisis"), head("a = 3") + "Naik {eval}`angka(a)`.", 2025)
    assert "```{nilai}" in text
    assert not without_comments(text).strip()


# Values named at the head


def test_a_named_value_stands_for_its_expression(lap):
    text = head(
        'aktif = data("koperasi", "aktif_unit")',
        "# catatan untuk penulis",
        'lama = data(\n  "koperasi", "aktif_unit",\n  tahun_lalu)',
        "beda = selisih(aktif, lama)",
    )
    assert fill(lap, text + "Naik {eval}`angka(beda)`, dari {eval}`angka(lama)`.").strip() == "Naik 7, dari 83."


def test_lines_wrap_inside_the_parentheses_of_an_expression(lap):
    text = (
        '- Ada {eval}`angka(data("koperasi",\n  "aktif_unit"))` unit.\n\n> {eval}`nama("Persentase koperasi\n> aktif")`'
    )
    assert fill(lap, text) == "- Ada 76 unit.\n\n> Persentase koperasi aktif"


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        (head("Pekerja = 3") + "{eval}`angka(3)`", [("N214", 2)]),
        (head("jumlah-pekerja = 3"), [("N214", 2)]),
        (head("is = 3"), [("N214", 2)]),
        (head("pekerja: 3"), [("N213", 2)]),
        (head('data("koperasi", "aktif_unit")'), [("N213", 2)]),
        (head("pekerja ="), [("N213", 2)]),
        (head("tahun = 3") + "{eval}`tahun`", [("N215", 2)]),
        (head("a = 3", "a = 4") + "{eval}`angka(a)`", [("N216", 3)]),
        (head("a = 3", "b = 4") + "{eval}`angka(a)`", [("N217", 3)]),
        (head('a = "b"', "b = 4") + "{eval}`a`", [("N217", 3)]),
        (head("", "a = angka(") + "{eval}`a`", [("N201", 3)]),
        (head("a = angka(", "b = 4", "c = 5") + "{eval}`angka(a)` {eval}`angka(b)` {eval}`angka(c)`", [("N201", 2)]),
        (head("a = dta(3)", "b = a") + "{eval}`b` {eval}`angka(a)`", [("N201", 2)]),
        (head("b = a", "a = 3") + "{eval}`angka(b)`", [("N201", 2)]),
        (head("a = angka") + "{eval}`a`", [("N201", 2)]),
        (head("a = 3") + "Naik.\n\n{eval}`angka(aa)`", [("N217", 2), ("N201", 7)]),
        ("```{nilai}\na = 3\n\nNaik {eval}`angka(a)`.", [("N218", 1)]),
        ("Satu.\n\n:::{bila} tercapai(i)\nDua.", [("N218", 3)]),
        ("Satu.\n\n:::{bila}\nDua.\n:::", [("N219", 3)]),
        (":::{bila-tidak}\nDua.\n:::", [("N219", 1)]),
        (":::{bila} i\nDua.\n:::", [("N201", 1)]),
        (":::{bila} tercapai\nDua.\n:::", [("N201", 1)]),
        (":::{bila} tercpai(i)\nDua {eval}`x`.\n:::", [("N201", 1)]),
        (":::{bila} tahun\n\nDua {eval}`x`.\n:::\n\nTiga {eval}`y`.", [("N201", 3), ("N201", 6)]),
    ],
)
def test_fault_is_named_with_its_line(lap, text, findings):
    assert found(lap, text) == findings


def test_name_offers_the_nearest(lap):
    with pytest.raises(InputError, match="maksud Anda `pekerja_lalu`"):
        fill(lap, head("pekerja_lalu = 3") + "{eval}`angka(pekerja_lalu)` {eval}`angka(pekerja_lau)`")


def test_missing_value_is_said_where_it_is_used(lap, draft):
    text = head('lama = data("koperasi", "aktif_unit", 2016)') + "Ada.\n\nNaik dari {eval}`angka(lama)`."
    assert found(lap, text) == [("N201", 7)]
    reason = (
        "Data perkembangan koperasi tahun 2016 tidak tersedia dalam sumber (Bidang Koperasi, Usaha Kecil dan Menengah)."
    )
    assert fill(draft, text).strip() == f"Ada.\n\n{mark_missing(reason)}"


def test_names_of_one_text_are_unknown_to_another(lap):
    fill(lap, head("a = 3") + "{eval}`angka(a)`")
    assert found(lap, "{eval}`angka(a)`") == [("N201", 1)]


# Conditions


@pytest.mark.parametrize(
    ("condition", "holds", "fails"),
    [
        ("tahun", True, False),
        ("0", False, True),
        ("tercapai(i)", False, True),
        ('tercapai(hasil("sengketa"))', True, False),
        ('naik(data("koperasi", "aktif_unit"), data("koperasi", "aktif_unit", tahun_lalu))', False, True),
        ('turun(data("koperasi", "aktif_unit"), data("koperasi", "aktif_unit", tahun_lalu))', True, False),
        ("di_bawah(i.realisasi, i.target)", True, False),
        ("di_atas(i.realisasi, i.target)", False, True),
        ("tetap(3, 3)", True, False),
        ('data("koperasi", "aktif_unit", 2016)', False, True),
        ('ada(data("koperasi", "aktif_unit", 2016))', False, True),
        ('ada(data("koperasi", "aktif_unit"))', True, False),
        # A question about what is not there is left open.
        ('naik(data("koperasi", "aktif_unit"), data("koperasi", "aktif_unit", 2016))', False, False),
        ('tercapai(hasil("daya_saing", 2020))', False, False),
        ('hasil("daya_saing", 2020).tercapai', False, False),
        ('cacah("perselisihan", jenis="Antarserikat")', False, True),
        ("keputusan", True, False),
        ("naik(i.realisasi,\nlalu.realisasi)", False, True),
    ],
)
def test_condition(lap, condition, holds, fails):
    text = f"Satu.\n\n:::{{bila}} {condition}\nDua.\n:::\n\n:::{{bila-tidak}} {condition}\nTiga.\n:::\n\nEmpat."
    words = ["Satu.", *["Dua."] * holds, *["Tiga."] * fails, "Empat."]
    assert fill(lap, text).split() == words


def test_a_question_that_bears_a_name_stays_a_question(lap):
    text = head('lama = data("koperasi", "aktif_unit", 2016)', "naiknya = naik(tahun, lama)", "punya = ada(lama)")
    text += ":::{bila-tidak} naiknya\nSatu.\n:::\n\n:::{bila-tidak} punya\nDua.\n:::"
    assert fill(lap, text).split() == ["Dua."]


def test_conditions_nest_and_hold_blocks_of_others(lap):
    text = (
        "::::{bila} tahun\nSatu {eval}`tahun`.\n\n:::{bila-tidak} tahun\nDua {eval}`angka(x)`.\n:::\n\n"
        ":::{container} kotak\nTiga.\n:::\n\n```\n:::{bila} bukan\n```\n::::\nEmpat."
    )
    filled = fill(lap, text)
    assert filled.split() == [
        "Satu",
        "2024.",
        ":::{container}",
        "kotak",
        "Tiga.",
        ":::",
        "```",
        ":::{bila}",
        "bukan",
        "```",
        "Empat.",
    ]
    same = text.replace("::::", ":::")
    assert fill(lap, same).split() == filled.split()


def test_what_stands_beside_a_block_stays_a_paragraph_of_its_own(lap):
    assert fill(lap, "Satu.\n:::{bila} tahun\nDua.\n:::\nTiga.").split("\n") == ["Satu.", "", "Dua.", "", "Tiga."]


def test_text_without_questions_is_left_alone(lap):
    text = ":::{container} kosong\n:::\n\n```python\nx = 1\n```\n"
    assert fill(lap, text) == text
    assert count_asked(text) == 0


def test_old_form_of_a_condition_goes_on_to_work(lap):
    assert fill(lap, "{eval}`perlu(tahun)`Satu.\n\n{eval}`perlu(0)`Dua.\n\nTiga.").split() == ["Satu.", "Tiga."]


# What analyses need, with the figures of the report


WORKED = {
    # Wirausaha: those who were trained and became entrepreneurs, 2023 and 2024.
    'persen(konversi(data("wirausaha", "wirausaha_baru_orang", tahun_lalu), data("wirausaha", "tkm_orang", tahun_lalu)), 0)': "70%",
    'persen(konversi(data("wirausaha", "wirausaha_baru_orang"), data("wirausaha", "tkm_orang")), 0)': "46%",
    # Koperasi: had the seven that left stayed, and what would have met the target.
    "persen(bagian(83, 147))": "56,46%",
    "angka(kurang_dari_target(i))": "13,41",
    "angka(kebutuhan(i))": "95",
    "angka(kekurangan(i))": "19",
    "angka(patahan(i).tahun)": "2.022",
    "persen(patahan(i).sebelum)": "64,84%",
    "persen(patahan(i).sesudah)": "56,43%",
    # Jaminan sosial: participants short of the target, and the year in which the share fell.
    'angka(kekurangan(hasil("jaminan_sosial")))': "459",
    'persen(patahan("jaminan_sosial", "proporsi_persen").sebelum)': "98,37%",
    'persen(patahan("jaminan_sosial", "proporsi_persen").sesudah)': "78,43%",
    'persen(pertumbuhan(data("jaminan_sosial", "pekerja_orang", 2022), data("jaminan_sosial", "pekerja_orang", 2021)), 0)': "26%",
    # Nilai AKIP: the score that BB asks for, and the distance to it.
    'angka(batas_predikat(hasil("nilai_akip")))': "70",
    'angka(kurang_dari_target(hasil("nilai_akip")))': "3,44",
    # Usaha mikro: what the target means in enterprises.
    'angka(kebutuhan(hasil("usaha_mikro_naik_kelas")))': "448",
    # Met is not short.
    'angka(kekurangan(hasil("sertifikat_kompetensi")))': "0",
    'angka(kurang_dari_target(hasil("sengketa")))': "0",
    # By words, by code, by thing.
    'anggaran("Pengadaan Mebel").kode': "P1.K5.S1",
    'angka(data("keluaran", "realisasi", kode="Job Fair/Bursa Kerja"))': "119",
    'angka(data("keluaran", "realisasi", kode="P4.K1.S1"))': "119",
    'angka(data("keluaran", "realisasi", kode=anggaran("Job Fair/Bursa Kerja")))': "119",
    'belanja("Belanja Modal").kode': "R5.2",
    'banyak("Program Hubungan Industrial", "kegiatan")': "2",
    'realisasi(hasil("Persentase koperasi aktif"))': "54,29%",
    'nama(hasil("koperasi_aktif"))': "Persentase koperasi aktif",
    # Order.
    'tertinggi("koperasi_kelompok", "aktif_unit").nama': "Koperasi perkebunan",
    'peringkat("koperasi_kelompok", "aktif_unit", "Koperasi perkebunan")': "1",
    'tertinggi("sertifikat", "kompeten_orang", menurut="keterangan").nama': "Perkebunan",
    'angka(terendah("pegawai_status", "jumlah_orang").nilai)': "28",
    # The rest.
    'angka(data("koperasi", "aktif_unit", tahun_ke(-1)))': "83",
    "tahun_ke(-3)": "2021",
    "angka(rasio(6, 800, per=100))": "0,75",
    "angka(jumlah(76, 7))": "83",
    "persen(sumbangan(61, 45, 140, 128))": "133,33%",
    "persen(bagian(1, 8), 0)": "13%",
    "persen(bagian(93125, 100000), 1)": "93,1%",
}


@pytest.mark.parametrize("expression", WORKED)
def test_worked_case(lap, expression):
    assert lap.tulis(expression) == WORKED[expression]


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ("bagian(3, 0)", "jumlah keseluruhannya nol"),
        ("konversi(3, 0)", "jumlah asalnya nol"),
        ("rasio(3, 0)", "pembaginya nol"),
        ("pertumbuhan(3, 0)", "nilai pembandingnya nol"),
        ("sumbangan(3, 2, 5, 5)", "jumlahnya tidak berubah"),
        ('kebutuhan(hasil("sengketa"))', "rumusnya bukan rasio"),
        ('kurang_dari_target(hasil("daya_saing", 2020))', "tidak tersedia dalam sumber"),
        ('patahan("perselisihan", "tidak_sepakat_orang")', "kurang dari dua tahun berurutan"),
        ("batas_predikat(i)", "targetnya bukan predikat"),
        ('bagian(data("koperasi", "aktif_unit", 2016), 3)', "tidak tersedia dalam sumber"),
        ('bagian(hasil("daya_saing", 2020).realisasi, 3)', "tidak tersedia dalam sumber"),
    ],
)
def test_what_cannot_be_computed_says_why(lap, expression, reason):
    with pytest.raises(InputError, match=reason):
        fill(lap, f"{{eval}}`angka({expression})`")


# What a new agency takes over


def test_filter_keeps_the_fences_of_what_it_leaves_and_drops_empty_blocks():
    taken = Filter({"a"}, set(), set(), {"a", "b"})
    text = (
        "Satu.\n\n:::{bila} x\nDua {numref}`tbl-b`.\n\nTiga.\n:::\n\n:::{bila} y\nEmpat {numref}`tbl-b`.\n:::\n\n"
        ":::{container} tanda\nLima.\n\nEnam {numref}`tbl-b`.\n:::"
    )
    assert taken.prose(text, "book/x.md") == (
        "Satu.\n\n:::{bila} x\n\nTiga.\n:::\n\n:::{container} tanda\nLima.\n\n:::"
    )


def test_kernel_is_asked_for_values_and_conditions_by_their_writing(lap):
    """What a kernel is sent is text only; it gives what the same question gives here."""
    values = (("aktif", 'data("koperasi", "aktif_unit")'), ("lama", 'data("koperasi", "aktif_unit", tahun_lalu)'))
    for expression, use in (("angka(aktif)", "kalimat"), ("turun(aktif, lama)", "syarat"), ("aktif", "nilai")):
        sent = f"lap.tulis({expression!r}, {values!r}, {use!r})"
        assert eval(sent, {"lap": lap}) == lap.tulis(expression, values, use)


def test_row_that_tells_who_a_masked_person_is_is_not_named(tmp_path):
    """Red when `extreme` asks only whether the name itself is private."""
    data = shutil.copytree(SAMPLE / "data", tmp_path / "data")
    file = data / "datapackage.yaml"
    text = file.read_text(encoding="utf-8")
    marked = text.replace("{name: status, title:", "{name: status, mengenali: true, title:", 1)
    assert marked != text
    file.write_text(marked, encoding="utf-8")
    ask = 'tertinggi("pegawai_status", "jumlah_orang").nama'
    with pytest.raises(BadExpression, match="dapat mengenali orang"):
        buka(data, SAMPLE_YEAR).tulis(ask)
    assert buka(data, SAMPLE_YEAR, versi="internal").tulis(ask) == "ASN"
