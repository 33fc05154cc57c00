"""What people may get wrong in the YAML files and the printed figures of a project: each is a sentence, never a traceback.

`CASES`: file, what is swapped for what, and the code (with words of its sentence) that the check then says. `HARMLESS`
are changes that nobody may be asked about. Which change of one line of the library makes which test red (each was tried):

- `facts/yaml_files.py`: `if key in first` becomes `if False` -> `instansi.yaml`, D207
- `facts/declared.py`: `_known` yields nothing -> D215; `_path` returns None -> D226
- `facts/patterns.py`: RE2 becomes `re` -> `test_pattern_cannot_hang` hangs
- `facts/entries.py`: `_scale` yields nothing -> A403; `facts/persons.py`: `names_persons` returns False -> D233 (both in `test_codes.py`)
- `project/settings.py`: `examine_contents` yields nothing -> every `_toc.yml`
- `checks/backtest.py`: `_one_of` returns its word -> `besaran __class__`
- `language/numbers.py`: `[0-9]` becomes `\\d` -> `test_number_is_written_in_plain_digits`
"""

import time
from pathlib import Path

import pytest
import yaml

from conftest import once
from lkjip import tabel
from lkjip.checks.backtest import compare_printed, read_printed_number
from lkjip.checks.data import check_data
from lkjip.facts.catalogue import read_catalogue
from lkjip.facts.declared import examine_description
from lkjip.facts.entries import examine_entries
from lkjip.facts.patterns import matches
from lkjip.facts.persons import examine_persons
from lkjip.facts.schema import check_yaml
from lkjip.facts.yaml_files import read_yaml
from lkjip.findings import InputError
from lkjip.language.numbers import read_decimal, read_whole, round_half_up
from lkjip.language.words import area
from lkjip.project.settings import examine_contents, examine_record, examine_settings
from lkjip.projects.new_agency import lay_project
from lkjip.projects.new_indicator import SAMPLE_YEAR
from lkjip.prose.laporan import buka
from small_project import copy_project, swap, write

DESCRIPTION, CATALOGUE, AGENCY = "data/datapackage.yaml", "data/indikator.yaml", "data/instansi.yaml"
SCALE = "data/parameter/interpretasi.yaml"
FIRST = "{name: pengunjung_orang, title: Penduduk yang berkunjung, type: integer, constraints: {required: true, minimum: 0}, satuan: orang}"
OTHER = FIRST.replace("pengunjung", "penduduk").replace("Penduduk yang berkunjung", "Jumlah penduduk")
ISSUE = "{name: isu, title: Isu strategis, type: string, constraints: {required: true}}"

CASES = [
    # The description: keys, kinds of values
    (DESCRIPTION, "licenses:\n", "licenses: []\nlisences:\n", "D203"),
    (DESCRIPTION, "https://creativecommons.org/licenses/by/4.0/", "'javascript:alert(1)'", "D206 alamat lengkap"),
    (DESCRIPTION, "primaryKey: [indikator, tahun, dokumen]", "primaryKey: []", "D206 sedikitnya satu isi"),
    (DESCRIPTION, "constraints: {required: true}", "constraints: {required: tidak}", "D204 true atau false"),
    (DESCRIPTION, "minimum: 2017", "minimun: 2017", "D203 maksud Anda `minimum`?"),
    (DESCRIPTION, "minimum: 2017", "minimum: .inf", "D208"),
    (DESCRIPTION, "minimum: 2017", "minimum: 99999999999999999999", "D206"),
    (DESCRIPTION, "{delimiter: ;}", "{delimiter: '||'}", "D205"),
    (DESCRIPTION, "title: Isu strategis\n", "title: '  '\n", "D206 teks yang hanya spasi"),
    (DESCRIPTION, "resources:\n", "resources: 5\nx:\n", "D204 daftar"),
    (DESCRIPTION, "encoding: utf-8", "encoding: windows-1252", "D205"),
    (
        DESCRIPTION,
        "dokumen: Buku tamu perpustakaan (contoh),",
        "dokumen: Buku tamu (contoh), dokumen_tahunn: Buku,",
        "D203",
    ),
    (
        DESCRIPTION,
        "dokumen: Buku tamu perpustakaan (contoh),",
        "dokumen: Buku tamu perpustakaan (contoh), zzz: x,",
        "D203",
    ),
    # … and what it declares
    (DESCRIPTION, FIRST, f"{FIRST}\n    - {FIRST}", "D214 `pengunjung_orang` dua kali"),
    (DESCRIPTION, "path: peminjaman.csv", "path: KUNJUNGAN.csv", "D214"),
    (DESCRIPTION, "path: kunjungan.csv", "path: /dev/zero", "D226"),
    (DESCRIPTION, "path: kunjungan.csv", "path: C:\\data\\kunjungan.csv", "D226"),
    (DESCRIPTION, "enum: [renstra, pk]", "enum: [renstra, 5]", "D204 beri tanda kutip"),
    (DESCRIPTION, ISSUE, ISSUE.replace("true}", "true, pattern: '(?=a)b'}"), "D219"),
    (DESCRIPTION, ISSUE, ISSUE.replace("type: string", "type: date").replace("true}", "true, minimum: 5}"), "D217"),
    (DESCRIPTION, ISSUE, ISSUE.replace("constraints:", "satuan: buah, constraints:"), "D217 satuan"),
    (DESCRIPTION, FIRST, FIRST.replace("satuan:", "kamus: sasaran, satuan:"), "D217 kamus"),
    (
        DESCRIPTION,
        "type: integer, constraints: {required: true, minimum: 2017",
        "type: integer, constraints: {minimum: 2017",
        "D220 boleh kosong",
    ),
    (
        DESCRIPTION,
        "batas_baris:\n",
        "batas_baris:\n- {data: kunjungan, kolom: tahun, paling_banyak: penduduk_orang}\n",
        "D222 tahun",
    ),
    (
        DESCRIPTION,
        "  sumber: {bidang: Bidang Perp",
        "  turunan: [{name: per, title: Per, persen: [tidak_ada, tahun]}]\n  sumber: {bidang: Bidang Perp",
        "D215 tidak_ada",
    ),
    (
        DESCRIPTION,
        "  sumber: {bidang: Bidang Perp",
        "  turunan: [{name: per, title: Per}]\n  sumber: {bidang: Bidang Perp",
        "D223",
    ),
    (DESCRIPTION, "kolom: terlambat_buku, paling", "kolom: tahun, paling", "D222"),
    # The catalogue and the scales
    (CATALOGUE, "    tujuan: gemar_membaca\n    satuan", "    satuan", "D223 tidak ada `tujuan`"),
    (CATALOGUE, "kolom: terlambat_buku}", "kolom: terlambat_buku, cacah: true}", "D223"),
    (CATALOGUE, "rumus: jumlah\n", "rumus: perkalian\n      pengali: 0\n", "D206 lebih dari 0"),
    (CATALOGUE, "rumus: jumlah\n", "rumus: perkalian\n      pengali: -1\n", "D206 lebih dari 0"),
    (CATALOGUE, "rumus: predikat", "rumus: dilaporkan", "A106 `nilai`"),
    (CATALOGUE, "      rumus: predikat\n      skala: mutu_layanan\n", "      rumus: dilaporkan\n", "A105 skala"),
    (CATALOGUE, "satuan: predikat", "satuan: huruf", "A405 satuan `predikat`"),
    (CATALOGUE, "desimal: 2", "desimal: 2.0", "D204 bilangan bulat"),
    ("data/parameter/mutu_layanan.yaml", "sampai: null", "sampai: 99999", "D206"),
    (DESCRIPTION, "minimum: 2017", "minimum: 2017.5", "D204 bilangan bulat"),
    (DESCRIPTION, "minimum: 2017", "minimum: -5", "D206 tahun, karena kolom"),
    (SCALE, "batas: 0,", "batas: 10,", "D206 0, supaya"),
    (SCALE, "batas: 0,", "batas: -5,", "D206 0, supaya"),
    (SCALE, "  jenjang:", "  terbawah: -5\n  jenjang:", "D206 -5 seperti `terbawah`"),
    (SCALE, "  jenjang:", "  teratas: 90\n  jenjang:", "D206 paling besar 90 seperti `teratas`"),
    (SCALE, "80% sampai di", "70% sampai di", "A410 mulai 80 sampai 100"),
    (SCALE, "batas: 60,", "batas: 50,", "A410 mulai 50 sampai 80"),
    ("data/sk.yaml", "terbit: Januari 2026", "terbit: Januari", "D206 bulan dan tahun"),
    ("data/sk.yaml", "terbit: Januari 2026", "terbit: Januri 2026", "D206 maksud Anda `Januari`?"),
    ("data/sk.yaml", "tanggal: 2026-01-05", 'tanggal: "2026-01-05"', "D204 hapus tanda kutip"),
    (CATALOGUE, "desimal: 2", 'desimal: "2"', "D204 hapus tanda kutip"),
    (AGENCY, "nip: 00000000 000000 0 000", 'nip: "12"', "D206 NIP 18 angka"),
    ("data/parameter/efisiensi.yaml", "penuh: 100", "penuh: -1", "D206 lebih dari 0"),
    ("data/parameter/efisiensi.yaml", "penuh: 100", "penuh: 0", "D206 lebih dari 0"),
    # The agency, decrees
    (AGENCY, "tugas: ", "tugass: ", "D203 maksud Anda `tugas`?"),
    (
        AGENCY,
        "kepala:\n",
        "kepala:\n  - {mulai: 2024, jabatan: Kepala, nama: A, pangkat: B, nip: '1'}\n",
        "A401 kepala sejak tahun 2024",
    ),
    (AGENCY, "kepala:\n", "perubahan: [{mulai: 2030, vissi: Baru}]\nkepala:\n", "D203 maksud Anda `visi`?"),
    ("data/sk.yaml", "tanggal: 2026-01-05", "tanggal: 2026-01-05 10:00:00", "D204"),
    # Settings and contents
    ("_toc.yml", "root: notebooks/beranda", "", "D202 root"),
    ("_toc.yml", "root: notebooks/beranda", "root: 5", "D204"),
    ("_toc.yml", "format: jb-book", "format: jb-boook", "D205"),
    ("_toc.yml", "  - file: book/sampul", "  - book/sampul", "D204"),
    ("_toc.yml", "  - file: book/sampul", "  - file: 5", "D204"),
    ("_toc.yml", "  - file: book/sampul", "  - file: ../rahasia", "D206"),
    ("_toc.yml", "  - file: book/sampul", "  - file: book/sampul.md", "D206 tanpa akhiran"),
    ("_toc.yml", "  - file: book/sampul", "  - file: book/_static/sampul", "D206 folder book/"),
    ("_toc.yml", "  - file: book/sampul", "  - file: notebooks/bagian/sampul", "D206 folder book/"),
    ("_toc.yml", "root: ", "defaults: {titlesonly: true, numbered: true}\nroot: ", "D203 `numbered`"),
    ("_toc.yml", "  numbered: 2", "  numberd: 2", "D203"),
    ("_config.yml", "sphinx:\n", "sphinks:\n", "D202 `sphinx`"),
    ("_config.yml", "title: Laporan Kinerja", "title: [Laporan]", "D204"),
    ("_config.yml", 'execute_notebooks: "off"', "execute_notebooks: force", "D205"),
    ("_config.yml", "sphinx_book_theme,", "", "D202 sphinx_book_theme"),
    ("_config.yml", " extensions: [", " extensions: [sphinx.ext.extlinks, ", "D231"),
    ("_config.yml", "numfig: true", "numfig: true\n    numfig: false", "D207"),
    ("_config.yml", 'extra_footer: ""', "extra_footer: <script>alert(1)</script>", "D206 tanpa tanda <"),
    ("_config.yml", 'extra_footer: ""', "announcement: https://contoh.go.id/a.html", "D206 bukan alamat"),
    ("_config.yml", "title: Laporan Kinerja", "title: Laporan <b>Kinerja</b>", "D206 tanpa tanda <"),
    ("_config.yml", "toc_title: Di", "toc_title: <i>Di", "D206 tanpa tanda <"),
    ("_config.yml", "https: null", "https: 'javascript:{{path}}'", "D204 null"),
    ("_config.yml", "https: null", "https: null, javascript: null", "D203 `javascript`"),
    ("_config.yml", 'tabel: "../tabel/{{path}}"', "tabel: 'https://contoh.go.id/{{path}}'", "D205 ../tabel/{{path}}"),
    (
        "_config.yml",
        "html_static_path: [book/_static]",
        "html_static_path: [book/_static, data]",
        "D206 folder di dalam book/",
    ),
    (
        "_config.yml",
        "html_static_path: [book/_static]",
        "html_static_path: [book/../data]",
        "D206 folder di dalam book/",
    ),
    ("_config.yml", "html_js_files: [laporan.js]", "html_js_files: [laporan.js, 'https://contoh.go.id/a.js']", "D232"),
    ("_config.yml", "html_js_files: [laporan.js]", "html_js_files: [../sampul.md]", "D232"),
    ("_config.yml", "html_css_files: [laporan.css]", "html_css_files: [huruf]", "D232"),
    ("_config.yml", "only_build_toc_files", "logo: book/tidak-ada.png\nonly_build_toc_files", "D232"),
    ("_config.yml", "only_build_toc_files", "logo: ../logo.png\nonly_build_toc_files", "D232"),
    ("_config.yml", "only_build_toc_files", "logo: data/kunjungan.csv\nonly_build_toc_files", "D206 gambar .png"),
    ("_config.yml", "only_build_toc_files", "logo: book/sampul.md\nonly_build_toc_files", "D206 gambar .png"),
    ("_config.yml", "use_issues_button: false", "use_issues_button: true", "D202 repository"),
    ("_config.yml", "latex:\n", "repository: {url: 'https://contoh.go.id/a'}\nlatex:\n", "D206 github.com"),
    (
        "_config.yml",
        'use_issues_button: false\n  extra_footer: ""',
        "use_issues_button: true\nrepository: {url: 'https://bitbucket.org/a/b'}",
        "D206 gitlab.com",
    ),
    ("_config.yml", "latex:\n", "launch_buttons: {thebe: true}\nlatex:\n", "D203"),
    (".lkjip-salinan.yaml", "book/sampul.md: ", "book/sampul.md: x", "D206 sidik jari"),
]

HARMLESS = [
    (SCALE, "  jenjang:", "  terbawah: 0\n  teratas: 100.5\n  jenjang:"),
    (
        DESCRIPTION,
        "title: Data dasar",
        "contributors: [{title: Sekretariat, role: wrangler}]\nkeywords: [kinerja]\ntitle: Data dasar",
    ),
    (DESCRIPTION, "delimiter: ;", "delimiter: ';'"),
    (DESCRIPTION, FIRST, FIRST.replace("type: integer", "type: number, decimalChar: ','")),
    (DESCRIPTION, ISSUE, ISSUE.replace("Isu strategis", "Nama lembaga")),
    (
        DESCRIPTION,
        ISSUE,
        ISSUE.replace("Isu strategis", "Nama").replace(
            "constraints", "pribadi: false, alasan_publik: Tokoh, constraints"
        ),
    ),
    (
        DESCRIPTION,
        "missingValues: ['']\n  sumber: {bidang: Bidang",
        "missingValues: &m ['']\n  catatan: []\n  sumber: {bidang: Bidang",
    ),
    (DESCRIPTION, "minimum: 2017", "minimum: 2017.0"),
    (SCALE, "80% sampai di bawah 100%", "80–99"),
    (SCALE, "di bawah 60%", "selebihnya"),
    (SCALE, "di bawah 60%", "'0–59,99'"),
    (AGENCY, "nip: 00000000 000000 0 000", "nip: '-'"),
    (AGENCY, "nip: 00000000 000000 0 000", "nip: NRP 81234"),
    ("data/sk.yaml", "terbit: Januari 2026", "terbit: akhir tahun 2026"),
    (AGENCY, "singkatan: DISPUS", "singkatan: DISPUS\nsemboyan: Membaca"),
    ("_config.yml", 'copyright: ""', "copyright: 2026"),
    ("_config.yml", 'author: ""', "author: Tim"),
    ("_config.yml", 'extra_footer: ""', "extra_footer: Sekretariat & Bidang"),
    ("_config.yml", "only_build_toc_files", "exclude_patterns: ['**', '[z-a]']\nonly_build_toc_files"),
    (
        "_config.yml",
        'use_issues_button: false\n  extra_footer: ""',
        "use_issues_button: true\nrepository: {url: 'https://github.com/a/b', branch: main}",
    ),
    ("_toc.yml", "  numbered: 2", "  numbered: true"),
    ("_toc.yml", "root: ", "defaults: {titlesonly: true, maxdepth: 2}\nroot: "),
]


def said(root: Path, file: str) -> str:
    """What the part of the check that is about a file says; all of it takes seconds for these cases."""
    data = root / "data"
    parts = {"_toc.yml": [examine_contents], "_config.yml": [examine_settings], ".lkjip-salinan.yaml": [examine_record]}
    if file in parts:
        return "\n".join(str(f) for part in parts[file] for f in part(root) if f)
    try:
        found = check_yaml(data)
        for part in () if found else (examine_description, examine_entries, examine_persons):
            found += filter(None, part(data))
        return "\n".join(map(str, found or (read_catalogue(data) and ())))
    except InputError as e:
        return str(e)


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    laid = once(tmp_path_factory, "laid", lambda folder: lay_project(folder / "proyek") and None)
    return copy_project(laid / "proyek", tmp_path_factory.mktemp("pengaturan") / "proyek")


def with_change(root: Path, file: str, old: str, new: str) -> str:
    """What the check says of the project with one change, which is then taken back."""
    before = (root / file).read_bytes()
    swap(root / file, old, new)
    try:
        return said(root, file)
    finally:
        (root / file).write_bytes(before)


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"), CASES, ids=[f"{c[0]}-{c[3]}-{n}" for n, c in enumerate(CASES)]
)
def test_slip_becomes_a_sentence(root, file, old, new, expected):
    code, _, words = expected.partition(" ")
    lines = [s for s in with_change(root, file, old, new).splitlines() if f"[{code}]" in s]
    assert lines, with_change(root, file, old, new)
    assert any(words in s and Path(file).name in s for s in lines), lines
    assert code[0] == "A" or code == "D202" or all("baris" in s for s in lines), lines


@pytest.mark.parametrize(("file", "old", "new"), HARMLESS, ids=[f"{c[0]}-{n}" for n, c in enumerate(HARMLESS)])
def test_nobody_is_asked_about_what_is_harmless(root, file, old, new):
    assert with_change(root, file, old, new) == ""


@pytest.mark.parametrize("content", ["", "5", "[]", "- a", "{}", "\x07", "a: ["])
@pytest.mark.parametrize(
    "file", ["_toc.yml", "_config.yml", DESCRIPTION, CATALOGUE, AGENCY, "data/sk.yaml", "data/koreksi.yaml"]
)
def test_other_content_is_refused(root, file, content):
    before = (root / file).read_bytes()
    (root / file).write_text(content)
    try:
        assert (content == "[]" and file == "data/sk.yaml") or Path(file).name in said(root, file)
    finally:
        (root / file).write_bytes(before)


def tallied(root: Path) -> list:
    try:
        return list(compare_printed(buka(root / "data", SAMPLE_YEAR)))
    except InputError as e:
        return list(e.findings)


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("besaran: realisasi, tahun: 2025, tercetak: '20,00%', dipakai: '21,25%'", ""),
        ("besaran: realisasi, tahun: 2025, tercetak: '20,00%', dipakai: '12'", "D405"),
        ("besaran: realisasi, tahun: 2025, tercetak: '21,3%', dipakai: '21,25%'", "D406"),
        ("besaran: realisas, tahun: 2025, tercetak: '20,00%', dipakai: '21,25%'", "D403"),
    ],
)
def test_correction_is_compared_where_no_printed_figures_are_listed(root, entry, code):
    file = root / "data" / "koreksi.yaml"
    before = file.read_bytes() if file.exists() else None
    head = f"laporan: {SAMPLE_YEAR}\nangka:\n  - alasan: Salah hitung\n    di:\n"
    write(file, f"{head}      - {{tempat: Tabel 1, objek: kunjungan, {entry}}}\nfakta: []\nnama: []\n")
    try:
        found = [f.code for f in tallied(root) if f]
    finally:
        file.unlink() if before is None else file.write_bytes(before)

    assert found == ([code] if code else [])


@pytest.mark.parametrize(
    ("group", "word", "value"),
    [("fakta", "tercetak", 12), ("fakta", "lain", 12), ("angka", "tercetak", 1.5), ("angka", "dipakai", 12)],
)
def test_words_of_a_printed_report_are_words(root, group, word, value):
    file = root / "data" / "koreksi.yaml"
    before = file.read_bytes() if file.exists() else None
    figure = {"tempat": "Tabel 1", "objek": "kunjungan", "besaran": "realisasi", "tahun": SAMPLE_YEAR}
    figure |= {"tercetak": "20,00%", "dipakai": "21,25%"}
    fact = {"hal": "Jumlah", "tercetak": "tujuh", "lain": "delapan", "alasan": "Bertentangan"}
    (figure if group == "angka" else fact)[word] = value
    content = {
        "laporan": SAMPLE_YEAR,
        "angka": [{"alasan": "Salah hitung", "di": [figure]}],
        "fakta": [fact],
        "nama": [],
    }
    write(file, yaml.safe_dump(content, allow_unicode=True))
    try:
        assert "beri tanda kutip" in said(root, "data/koreksi.yaml")
    finally:
        file.unlink() if before is None else file.write_bytes(before)


PRINTED = [
    ("Tabel 1;kunjungan;__class__;2025;1", "D403 target"),
    ("Tabel 1;kunjungan;masukan;2025;1", "D403"),
    ("Tabel 1;data/kunjungan:abc;pengunjung_orang;2025;1", "D403 tulis data/kunjungan saja"),
    ("Tabel 1;data/pegawai_status:ASNN;jumlah_orang;2025;1", "D403 maksud Anda `ASN`?"),
    ("Tabel 1;data/kunjngan;cacah;2025;1", "D403 maksud Anda `kunjungan`?"),
    ("Tabel 1;kunjngan;realisasi;2025;21,25", "D403 maksud Anda `kunjungan`?"),
    ("Tabel 1;P1;keluaran_x;2025;1", "D403"),
    ("Tabel 1;P1+P9;pagu_rp;2025;1", "D403"),
    ("Tabel 1;kunjungan;realisasi;2025;1.2.3,4,5", "D404"),
    ("Tabel 1;kunjungan;realisasi;2099;1", "N203"),
    ("Tabel 1;P1.K1.S1;pagu_rp;2099;425000000", "N203"),
    ("Tabel 1;total;pagu_rp;2099;1", "N203"),
    ("Tabel 1;P1.K1.S1;pagu_rp;2024;425000000", "D404 410.000.000"),  # the figure of 2025
    ("Tabel 1;kunjungan;realisasi;2025", "D107"),
    ("Tabel 1;kunjungan;realisasi;2025;", "D109"),
    ('Tabel 1;"kunjungan;realisasi;2025;1', "D608"),
    ("Tabel 1;kunjungan;realisasi;２０２５;21,25", "D601"),
]


@pytest.mark.parametrize(("row", "expected"), PRINTED)
def test_printed_figure_that_cannot_be_looked_up(root, row, expected):
    file = root / "data" / "terbit" / f"{SAMPLE_YEAR}.csv"
    write(file, f"tempat;objek;besaran;tahun;tercetak\n{row}\n")
    code, _, words = expected.partition(" ")
    try:
        lines = [str(f) for f in tallied(root) if f]
    finally:
        file.unlink()
    assert lines
    assert all(f"[{code}]" in s and words in s and "baris" in s for s in lines), lines


def test_number_is_written_in_plain_digits():
    for text in ("٢٠٢٤", "２０２４", "1e5", "NaN", "Infinity", "1" * 27, "1_000"):
        for read in (read_decimal, read_whole):
            with pytest.raises(ValueError):
                read(text)
    assert round_half_up(10**30) == 10**30
    assert read_printed_number("1.2.3,4,5") is None


@pytest.mark.parametrize("day", ["20250709", "2025-W28-2", "2025-7-9", "٢٠٢٥-٠٧-٠٩"])
def test_date_has_one_form(root, day):
    changed = ISSUE.replace("type: string", "type: date")
    before, description = (root / "data/isu_strategis.csv").read_bytes(), (root / DESCRIPTION).read_bytes()
    write(root / "data/isu_strategis.csv", f"tahun;nomor;isu\n2025;1;{day}\n")
    try:
        swap(root / DESCRIPTION, ISSUE, changed)
        assert [f.code for f in check_data(root / "data")] == ["D110"]
    finally:
        (root / "data/isu_strategis.csv").write_bytes(before)
        (root / DESCRIPTION).write_bytes(description)


def test_pattern_cannot_hang():
    start = time.process_time()
    assert not matches("(([A-Za-z ,/()-])+)+!", "Pengolahan hasil laut, makanan/minuman (rumah) " * 800)
    assert time.process_time() - start < 2


def test_aliases_are_read_and_bombs_are_not(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text("a: &x {b: 1}\nc: *x\nd: {<<: *x, e: 2}\n")
    assert read_yaml(file) == {"a": {"b": 1}, "c": {"b": 1}, "d": {"b": 1, "e": 2}}
    bomb = "a0: &a0 [1, 1]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
    deep = "a0: &a0 [1]\n" + "".join(f"a{n}: &a{n} [[[*a{n - 1}]]]\n" for n in range(1, 400))
    for text, code in ((bomb, "D212"), (deep, "D213"), ("a: &a [*a]", "D213"), ("[" * 900 + "]" * 900, "D213")):
        file.write_text(text)
        start = time.process_time()
        with pytest.raises(InputError, match=code):
            read_yaml(file)
        assert time.process_time() - start < 2


def test_what_is_read_may_be_changed_by_its_reader(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text("a: [1]\n")
    read_yaml(file)["a"].append(2)
    assert read_yaml(file) == {"a": [1]}


def test_masked_person_is_not_recognised_beside(root):
    """A business is withheld, of an address the village stays; the internal version shows all."""
    changed = (
        ISSUE.replace("Isu strategis, type: string", "Pemilik, type: string, pribadi: true")
        + "\n    - {name: usaha, title: Usaha, type: string, mengenali: true}"
        + "\n    - {name: alamat, title: Alamat, type: string, mengenali: true}"
    )
    before = {f: (root / f).read_bytes() for f in (DESCRIPTION, "data/isu_strategis.csv")}
    swap(root / DESCRIPTION, ISSUE, changed)
    rows = "tahun;nomor;isu;usaha;alamat\n2025;1;Ayu Sari;Warung Ayu;Jalan Melati 5, Desa Lalang\n2025;2;Budi;Bengkel Budi;Jalan Mawar\n"
    write(root / "data/isu_strategis.csv", rows)
    try:
        public, internal = (
            tabel.daftar(buka(root / "data", 2025, versi=v), "isu_strategis") for v in ("publik", "internal")
        )
    finally:
        for f, content in before.items():
            (root / f).write_bytes(content)
    assert public.baris[0] == (1, "A. S.", "Desa Lalang")
    assert not any(w in str(public) for w in ("Warung", "Bengkel", "Melati", "Mawar"))
    assert "tidak ditampilkan" in public.catatan[1]
    assert internal.baris[0] == (1, "Ayu Sari", "Warung Ayu", "Jalan Melati 5, Desa Lalang")


def test_area_of_an_address():
    assert area("Dusun Air Raya RT 2, Desa Padang RT 03, Kec. Manggar") == "Desa Padang, Kec. Manggar"
    assert area("Kelurahan Kurnia Jaya No. 5") == "Kelurahan Kurnia Jaya"
    assert area("Warung Ayu") == ""
