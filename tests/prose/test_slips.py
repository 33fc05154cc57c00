"""What is almost an expression or a comment is named with its line and the nearest right form, and never printed."""

import pytest

from lkjip.findings import InputError
from lkjip.prose.laporan import buka
from lkjip.prose.slips import find_slips
from small_project import copy_project, write

KNOWN = {"angka", "persen", "target"}
TAHUN = "{eval}`tahun`"
SLIPS = {
    "{eval} `tahun`": TAHUN,
    "{eval}\n`tahun`": TAHUN,
    "{eval}‘tahun’": TAHUN,
    "{eval}“tahun”": TAHUN,
    "{eval}'tahun'": TAHUN,
    '{eval}"tahun"': TAHUN,
    "{eval}´tahun´": TAHUN,
    "{eval}｀tahun｀": TAHUN,
    "{eval}‘tahun`": TAHUN,
    "{Eval}`tahun`": TAHUN,
    "{EVAL}`tahun`": TAHUN,
    "{evall}`tahun`": TAHUN,
    "{eva}`tahun`": TAHUN,
    "{val}`tahun`": TAHUN,
    "{ eval }`tahun`": TAHUN,
    "{eval }`tahun`": TAHUN,
    "{eval}tahun": TAHUN,
    "{eval} tahun": TAHUN,
    "{eval}tahun`": TAHUN,
    "{eval}``tahun``": TAHUN,
    "{eval}`tahun``": TAHUN,
    "{eval}``": "{eval}`…`",
    "{eval}": "{eval}`…`",
    "\\{eval}`tahun`": TAHUN,
    "｛eval｝`tahun`": TAHUN,
    "eval`tahun`": TAHUN,
    "{eval`tahun`": TAHUN,
    "eval}`tahun`": TAHUN,
    "(eval)`tahun`": TAHUN,
    "[eval]`tahun`": TAHUN,
    "{tahun}": TAHUN,
    "{{ tahun }}": TAHUN,
    '{eval}“angka(data("a", "b"))”': '{eval}`angka(data("a", "b"))`',
    "angka(i.target)": "{eval}`angka(i.target)`",
    "`angka(i.target)`": "{eval}`angka(i.target)`",
    "{eval}`tahun": TAHUN,
    "{eval}`tahun dan {eval}`tahun`": TAHUN,
    "{eval}`angka(i.target) dan\n\n{eval}`tahun`": "{eval}`angka(i.target)`",
    "{eval}`angka(i.target dan seterusnya": "{eval}`angka(i.target)`",
    "{numref} `tbl-a`": "{numref}`tbl-a`",
    "{Numref}`tbl-a`": "{numref}`tbl-a`",
    "{numref}tbl-a": "{numref}`tbl-a`",
    "{numref}'tbl-a'": "{numref}`tbl-a`",
    "{harfia}`5 | contoh`": "{harfiah}`5 | contoh`",
    "<!-- lupa menutup": "<!-- keterangan -->",
    "<! -- keterangan -->": "<!-- keterangan -->",
    "<!— keterangan —>": "<!-- keterangan -->",
    "keterangan -->": "<!-- keterangan -->",
    "sisa } tanda": "kalimat tanpa kurung kurawal dan tanda `",
    "sisa ` tanda": "kalimat tanpa kurung kurawal dan tanda `",
}
RIGHT = (
    "Naik {eval}`tahun` dan {eval}`angka(\n  i.target)`, {numref}`tbl-a`; *miring*, **tebal**.",
    "Evaluasi (evaluasi) dan [eval](https://contoh.id) dari nama(-nama) angka (satu).",
    "<!-- keterangan {eval} `x` ` } -->\nNaik.",
    "Kolom `alasan_kosong` dan `datapackage.json`.",
    "$\\frac{1}{2}$ dan $$x_{1}$$",
    "```{nilai}\nx = angka(i.target)\n```\n\n:::{bila} tercapai(i)\nBaik.\n:::",
    "| a | b |\n|---|---|\n| {eval}`tahun` | {harfiah}`5 \\| contoh` |",
    "Keputusan a -> b – c — d.",
    r"Himpunan \{ dan \}, Ma\`ruf, \{nama\}, `\{`.",
)


@pytest.mark.parametrize("slip", SLIPS)
def test_slip_is_named_once_with_its_line_and_the_right_form(slip):
    for around in ("Naik {}.", "- butir {}", "| a |\n|---|\n| {} |"):
        if ("\n" in slip and around[0] != "N") or ("|" in slip and around[0] == "|"):
            continue
        text = "Baris satu {eval}`tahun`.\n\n" + around.replace("{}", slip)
        found = find_slips(text, "a.md", 4, known=KNOWN)
        assert [(f.place.row, f.place.cell) for f in found] == [(5 if around[0] == "|" else 3, 4)], found
        assert found[0].expected == SLIPS[slip]


@pytest.mark.parametrize("text", RIGHT)
def test_right_writing_passes(text):
    assert find_slips(text, "a.md", known=KNOWN) == []


def test_slips_of_several_lines_are_all_named():
    text = "{eval}'a'\n\n{eval}`b dan\n\nc {eval}`tahun`\n\n<!-- d"
    assert [(f.code, f.place.row) for f in find_slips(text, "a.md")] == [("N410", 1), ("N411", 3), ("N412", 7)]


def test_narrative_with_a_slip_is_refused_by_every_entrance(sample_project, tmp_path):
    root = copy_project(sample_project, tmp_path / "p")
    for slip in ("Naik {eval} `tahun`.\n", "Naik.\n<!-- lupa\n", "{eval}`angka(i.target dan\n"):
        write(root / "data/narasi/2025/kunjungan/analisis.md", slip)
        with pytest.raises(InputError) as e:
            buka(root / "data", 2025, "kunjungan").narasi("kunjungan/analisis")
        assert e.value.findings[0].place.file == "data/narasi/2025/kunjungan/analisis.md"
