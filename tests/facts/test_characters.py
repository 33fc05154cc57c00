"""Characters that no report can show are named with their place, in every file; all others pass and read back alike."""

import shutil
from pathlib import Path

import pytest

import printable
from conftest import ROOT, once
from lkjip.checks.backtest import read_printed
from lkjip.checks.data import check_data
from lkjip.checks.pages import check_project
from lkjip.facts.characters import examine, one_spelling, plain_spaces, suspicious
from lkjip.facts.characters import printable as can_print
from lkjip.facts.printable import RANGES
from lkjip.facts.table import require_characters
from lkjip.facts.yaml_files import read_yaml
from lkjip.findings import InputError
from lkjip.print.typst import escape
from lkjip.project.project import Project
from lkjip.projects.new_agency import lay_project, require_name
from lkjip.projects.new_indicator import SAMPLE_YEAR
from small_project import change_cells, copy_project, swap, write

HARMLESS = (
    "é É ñ ç ü ß ø ł š ğ", "H₂O, m², 10³, ½, ¾", "1990–2000 — ya", "“kutip” ‘kutip’ «kutip»", "lalu …", "3 × 2 ÷ 1 ± 0",
    "5 ≤ 6 ≥ 5 ≠ 4 ≈ 4", "→ ← ✓ ₨ € £ ¥ §", "محمد", "مُحَمَّد", "हिन्दी", "①②", "q\u0303", "CAFÉ…", "SÃO PAULO", "“CAFÉ”", "naïve", "C#",
    "Gerakan #BERSIH!", "nomor #1", "50 °C", "µm", "Ω", "Москва", "Ελλάδα", "n/a", "N/A", "ﬁ", "Err: lima", "a\u00a0b", "AT&T",
    "<b>", "{x}", "$5", "@x", "[a](b)", "=1+1", "-5", "100%", "a_b", "a*b", "`a`", "a|b", "\\frac",
)  # fmt: skip
HARMFUL = {
    "D601": ("😀", "漢", "Ａ", "\ue000", "\uf0b7", "\uffff", "\ufdd0", "ꦗ", "\U0010ffff"),
    "D602": ("a\u200bb", "\ufeffa", "a\u00adb", "a\u2060b", "a\u200db", "☎\ufe0f", "\u3164", "\U000e0041"),
    "D603": ("a\u202eb", "a\u200eb", "\u2066a\u2069", "\u061c"),
    "D604": ("a\x00", "a\x07", "a\x1b[0m", "a\x0bb", "a\x0cb", "a\x7f", "a\x85b", "a\u2028b", "a\u2029b", "a\tb", "\x9d"),
    "D605": ("Men\ufffdmbah", "\ufffd"),
    "D606": ("a â€“ b", "cafÃ©", "â€œkutipâ€", "Â±5", "â‚¬5", "â‰¥ 5", "ï»¿tahun", "ðŸ˜€", "Ã¢â‚¬â€œ", "Â©", "caf√©", "a ‚Äì b"),
    "D607": (
        "#REF!", "#NAME?", "#N/A", "#DIV/0!", "#VALUE!", "#NUM!", "#NULL!", "#SPILL!", "#NAMA?", "#NILAI!", "#WERT!", "#NV",
        "Jumlah #REF! orang", "########", "Err:502", "#ref!",
    ),
    "D609": ("kata " * 7000,),
    "D610": ("x" * 1001,),
    "D611": ("Kаsus", "Cтart"),
    "D612": ("a\u064b", "\u0301a"),
}  # fmt: skip


@pytest.fixture(scope="module")
def laid(tmp_path_factory) -> Path:
    """The project of the invented agency. Read only."""
    return once(tmp_path_factory, "agency", lay_project)


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_passes(text):
    assert examine(plain_spaces(one_spelling(text))) == []


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in HARMFUL.items() for text in texts])
def test_harmful_text_is_named_by_its_kind(code, text):
    assert code in {t.kind.code for t in examine(text)}
    assert suspicious(text)


def test_what_is_looked_at_quickly_misses_nothing():
    """A file is read closely only when something in it is suspicious."""
    assert not suspicious("tahun;unit\n2024;3\n")
    for texts in HARMFUL.values():
        for text in texts:
            assert suspicious(f"tahun;unit\n2024;{text}\n"), text


def table() -> list[str]:
    runs = [run.partition("-") for run in RANGES.split()]
    return [chr(c) for a, _, b in runs for c in range(int(a, 16), int(b or a, 16) + 1)]


@pytest.mark.parametrize("step", [12, pytest.param(1, marks=pytest.mark.complete)])
def test_table_of_printable_characters_is_what_the_compiler_prints(step):
    """Every character of the table is set without complaint, as it is in a paragraph of the report."""
    characters = table()
    assert len(characters) > 7000
    assert all(map(can_print, characters))
    assert printable.prints(escape(" ".join(map(printable.word, characters[::step]))))


@pytest.mark.parametrize("character", ["😀", "漢", "Ａ", "\ue000", "ꦗ", "⁓"])
def test_what_the_table_leaves_out_the_compiler_refuses(character):
    """So nobody is asked to change a text that would have been printed."""
    assert not can_print(character)
    assert not printable.prints(printable.ways([character])[0])


def test_table_is_small_enough_to_be_read_by_each_notebook():
    assert Path(ROOT, "lib/lkjip/facts/printable.py").stat().st_size < 4000


SPELT = (("Andre\u0301 Gunawan", "André Gunawan"), ("Dinas\u00a0Sosial", "Dinas Sosial"), ("5\u202f%", "5 %"))


@pytest.mark.parametrize(("written", "read"), SPELT)
def test_two_spellings_of_one_name_are_read_alike(written, read, tmp_path):
    assert require_characters(one_spelling(f"nama\n{written}\n"), ";", "a.csv") == f"nama\n{read}\n"
    for text in (f"nama: {written}\n", f'nama: "{written.encode("unicode_escape").decode()}"\n'):
        write(tmp_path / "a.yaml", text)
        assert read_yaml(tmp_path / "a.yaml") == {"nama": read}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a: baik\nb: {c: [x, '😀']}\n", ["baris 2, `c`"]),
        ('a: "x\\u200by"\n', ["baris 1, `a`"]),
        ("a: #REF!\nb: 1\n", ["baris 1, `a`"]),
        ("a: x\x85y\n", ["baris 1, `a`"]),
        ("# 😀 #REF!\na: x\n", []),
        ("a: |\n  satu\n  😀\n", ["baris 1, `a`"]),
        ("😀: 1\n", ["baris 1"]),
    ],
)
def test_characters_in_yaml_are_found_with_line_and_key(text, places, tmp_path):
    write(tmp_path / "a.yaml", text)
    try:
        read_yaml(tmp_path / "a.yaml", "a.yaml")
        found = []
    except InputError as e:
        found = [str(f.place) for f in e.findings]
    assert found == [f"a.yaml, {place}" for place in places]


def test_text_over_several_lines_in_yaml_is_one_line(tmp_path):
    write(tmp_path / "a.yaml", 'a: |\n  satu\n  dua\nb: "tiga\\nempat"\n')
    assert read_yaml(tmp_path / "a.yaml") == {"a": "satu dua", "b": "tiga empat"}


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("kunjungan.csv", "2024;21960", "2024;\x0021960", "data/kunjungan.csv, baris 3, kolom pengunjung_orang"),
        ("kunjungan.csv", "tahun", "\u200btahun", "data/kunjungan.csv, baris 1, kolom ke-1"),
        ("indikator.yaml", "label: ", "label: 😀", "data/indikator.yaml, baris "),
        ("datapackage.yaml", "title: ", "title: \u202e", "data/datapackage.yaml, baris 11, `title`"),
    ],
)
def test_check_of_the_data_names_file_and_place(file, old, new, place, laid, tmp_path):
    shutil.copytree(laid / "data", tmp_path / "data")
    swap(tmp_path / "data" / file, old, new)
    found = [f for f in check_data(tmp_path / "data") if f.code.startswith("D6")]
    assert found
    assert str(found[0].place).startswith(place)


def test_printed_figures_are_read_as_strictly(tmp_path):
    write(tmp_path / "2025.csv", "tempat;objek;besaran;tahun;tercetak\nTabel 1;kunjungan;realisasi;2025;#N/A\n")
    with pytest.raises(InputError, match=r"data/terbit/2025.csv, baris 2, kolom tercetak: ditemukan `#N/A`"):
        read_printed(tmp_path / "2025.csv")


def test_check_names_the_place_in_narratives_pages_and_notebooks(laid, tmp_path):
    """What a comment says is not printed, so it may be anything."""
    root = copy_project(laid, tmp_path / "proyek")
    swap(root / "data/narasi/2025/kunjungan/analisis.md", "Jumlah", "<!-- 😀 tanya bidang -->\nJumlah \ue000")
    swap(
        root / "_toc.yml", "- file: notebooks/kunjungan\n", "- file: book/uji-huruf\n    - file: notebooks/kunjungan\n"
    )
    write(root / "book/uji-huruf.md", "# Metode\n\nKata 😀.\n")
    change_cells(root, lambda cells: cells[0].update(source=["# Kunjungan 😀"]))
    found = {str(f.place) for f in check_project(Project(root), SAMPLE_YEAR) if f.code != "D801"}
    assert found == {
        "data/narasi/2025/kunjungan/analisis.md, baris 7, huruf ke-8",
        "book/uji-huruf.md, baris 3, huruf ke-6",
        "notebooks/kunjungan.ipynb, sel 1, baris 1, huruf ke-13",
    }


def test_settings_are_read_as_strictly(laid, tmp_path):
    write(tmp_path / "_config.yml", "title: Laporan\nauthor: 😀\n")
    with pytest.raises(InputError, match=r"_config.yml, baris 2, `author`: ditemukan huruf “😀”"):
        read_yaml(tmp_path / "_config.yml", "_config.yml")


@pytest.mark.parametrize(
    "name",
    [
        "",
        "   ",
        "x" * 201,
        "<script>",
        "Dinas\nKesehatan",
        "Dinas\u2028A",
        "Dinas 😀",
        "Dinas \u202eA",
        "12",
        "Dinas {x}",
    ],
)
def test_agency_name_that_is_none(name):
    with pytest.raises(InputError):
        require_name(name)


@pytest.mark.parametrize(
    "name",
    ["Dinas Pemberdayaan Perempuan & Anak Kota 'X'", "RSUD “Dr. Soetomo”", "Dinas Kesehatan/Sosial, Aceh (UPTD)"],
)
def test_agency_name_that_is_one(name):
    assert require_name(name) == name
