"""The open data say what the pages say, as numbers, and nothing that is private."""

import csv
import json
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from frictionless import validate

from conftest import ROOT, TAHUN, private_names
from lkjip.checks.data import check_data
from lkjip.pages.open_data import to_csv, write_open_data
from lkjip.pages.packed import REASON, unpack
from lkjip.pages.results import compose_results, publication
from lkjip.pages.workbook import write_workbook
from lkjip.prose.laporan import buka
from lkjip.rules.hasil import COMPUTED
from lkjip.rules.report import INTERNAL
from lkjip.views.grid import Kolom, Kosong, Tabel, Tautan, Tertulis, pack
from lkjip.views.labels import workbook_name

EXAMPLE = Tabel(
    "tbl-contoh",
    "Contoh",
    (Kolom("nama", "Nama"), Kolom("target", "Target", "desimal"), Kolom("pagu_rp", "Pagu", "rupiah")),
    (
        (Tautan("Koperasi", "notebooks/x"), Tertulis(Decimal("54.29"), "54,29%"), 1500),
        ("=1+1", "BB", Kosong("belum ada")),
        ("Jumlah", Kosong("tidak dijumlahkan"), 1500),
    ),
    ("isi", "isi", "jumlah"),
    sumber="Sekretariat",
)


@pytest.fixture(scope="module")
def folder(built_book) -> Path:
    return built_book / "_build" / str(TAHUN) / "html" / "tabel"


@pytest.fixture(scope="module")
def package(folder) -> dict:
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def lap():
    return buka(ROOT / "data", TAHUN)


def read(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as f:
        return list(csv.reader(f, delimiter=";"))


def test_csv_has_values_and_reasons():
    assert to_csv(unpack(pack(EXAMPLE))).splitlines() == [
        "nama;target;pagu_rp;alasan_kosong",
        "Koperasi;54,29;1500;",
        "'=1+1;BB;;pagu_rp: belum ada",
        "Jumlah;;1500;target: tidak dijumlahkan",
    ]


def test_data_package_is_valid_and_complete(folder, package):
    report = validate(str(folder / "datapackage.json"))
    assert report.flatten(["title", "message"]) == []
    assert {r["path"] for r in package["resources"]} == {b.name for b in folder.glob("*.csv")}
    assert len(package["resources"]) > 60
    assert [x["name"] for x in package["licenses"]] == ["CC-BY-4.0"]
    assert all(r["title"].startswith("Tabel ") for r in package["resources"])
    written = {"delimiter": ";", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True}
    assert [r["dialect"] for r in package["resources"] if r["dialect"] != written] == []


def test_data_package_finds_a_changed_file(folder, tmp_path):
    """The check above can fail: one figure changed by hand is found."""
    for b in folder.glob("*.csv"):
        (tmp_path / b.name).write_bytes(b.read_bytes())
    (tmp_path / "datapackage.json").write_bytes((folder / "datapackage.json").read_bytes())
    file = tmp_path / "tbl-koperasi.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(";76", ";7G"), encoding="utf-8")
    titles = {t for t, *_ in validate(str(tmp_path / "datapackage.json")).flatten(["title"])}
    assert {"Type Error", "Hash Count Error"} <= titles


def _expected(text: str, kind: str):
    if text == "":
        return None
    if kind == "date":
        return datetime.fromisoformat(text)
    if re.fullmatch(r"-?\d+(,\d+)?", text) and kind in ("integer", "number"):
        return float(text.replace(",", "."))
    return text


def test_workbook_has_the_same_values_as_the_csv(folder, package):
    """Every cell of every sheet, read back by another library."""
    workbook = openpyxl.load_workbook(folder / workbook_name(TAHUN))
    assert len(workbook.sheetnames) == len(package["resources"]) + 1
    count = 0
    for n, r in enumerate(package["resources"], 1):
        sheet, (head, *rows) = workbook.worksheets[n], read(folder / r["path"])
        assert sheet["A1"].value == r["title"]
        kinds = [f["type"] for f in r["schema"]["fields"]]
        assert head == [f["name"] for f in r["schema"]["fields"]]
        assert [c.value for c in sheet[4]][: len(kinds)] == [f["title"] for f in r["schema"]["fields"]]
        for k, row in enumerate(rows, 5):
            for j, (text, t) in enumerate(zip(row, kinds, strict=True), 1):
                value = sheet.cell(k, j).value
                if t == "string" and isinstance(value, int | float):
                    t = "number"
                assert value == _expected(text, t), (r["path"], k, j)
                count += 1
    assert count > 2000


def test_list_of_sheets_links_every_table(folder, package):
    workbook = openpyxl.load_workbook(folder / workbook_name(TAHUN))
    listing = workbook["Daftar tabel"]
    locations = [listing.cell(n, 1).hyperlink.location for n in range(5, 5 + len(package["resources"]))]
    assert [t.split("'")[1] for t in locations] == workbook.sheetnames[1:]
    assert "Creative Commons" in listing["A2"].value


def test_numbers_are_not_text(folder, package):
    """No written number (1.234,5 or 54,29%) stands as text, but for quotations of the printed report."""
    quotations = {("tbl-koreksi-angka", "tercetak"), ("tbl-koreksi-angka", "dipakai")}
    for r in package["resources"]:
        head, *rows = read(folder / r["path"])
        for row in rows:
            for name, text in zip(head, row, strict=True):
                if (r["name"], name) not in quotations:
                    assert not re.fullmatch(r"-?(Rp)?\d{1,3}(\.\d{3})+(,\d+)?|-?\d+(,\d+)?%", text), (r["name"], text)


def test_empty_cells_have_a_reason(folder):
    head, *rows = read(folder / "tbl-ringkasan.csv")
    capaian, reason = head.index("capaian_persen"), head.index(REASON)
    empty = [b for b in rows if not b[capaian]]
    assert empty
    assert all("capaian_persen: capaian tidak dapat dihitung karena" in b[reason] for b in empty)
    assert all(not b[reason] for b in rows if all(b[:reason]))


def test_laporan_json_has_the_same_results(folder, lap):
    d = json.loads((folder / "laporan.json").read_text(encoding="utf-8"))
    assert (d["tahun"], d["licenses"][0]["name"]) == (TAHUN, "CC-BY-4.0")
    assert [i["id"] for i in d["indikator"]] == list(lap.katalog.indikator)
    for i in d["indikator"]:
        tahun = [h["tahun"] for h in i["hasil"]]
        assert tahun[0] == TAHUN
        assert tahun == sorted(tahun, reverse=True)
        assert i["rumus"]["kata"]
        assert i["sumber"][0]["dokumen"]
        for h in i["hasil"]:
            original = lap.hasil(i["id"], h["tahun"])
            for attribute in ("target", "realisasi", "target_akhir"):
                expected = getattr(original, attribute)
                assert h[attribute] == (float(expected) if isinstance(expected, Decimal) else expected)
            assert h["capaian_persen"] == (None if original.capaian is None else float(original.capaian))
            assert (h["capaian_persen"] is None) == bool(h["alasan"])
            assert (h["interpretasi"] is None) == (h["capaian_persen"] is None)
            assert bool(h["masukan"]) == (h["asal_realisasi"] == COMPUTED)
    cooperatives = next(i for i in d["indikator"] if i["id"] == "koperasi_aktif")
    assert cooperatives["hasil"][0]["realisasi"] == 54.29
    assert r"\frac" in cooperatives["rumus"]["tex"]
    assert len(cooperatives["hasil"]) >= 3


def _text_of(file: Path) -> str:
    if file.suffix != ".xlsx":
        return file.read_text(encoding="utf-8")
    with zipfile.ZipFile(file) as z:
        return "\n".join(z.read(n).decode("utf-8") for n in z.namelist())


def test_no_name_of_a_person_in_the_open_data(folder):
    names = private_names()
    assert len(names) >= 10
    files = sorted(folder.iterdir())
    assert {b.suffix for b in files} == {".csv", ".json", ".xlsx"}
    for b in files:
        text = _text_of(b)
        assert [n for n in names if re.search(rf"\b{re.escape(n)}\b", text)] == [], b.name


def test_internal_version_has_no_licence():
    lap = buka(ROOT / "data", TAHUN, versi=INTERNAL)
    assert publication(lap)["licenses"] == []
    assert "internal: tidak untuk dipublikasikan" in publication(lap)["description"]
    assert "tidak untuk dipublikasikan" in lap.tulis("kalimat_lisensi()")


def test_workbook_has_no_clock_and_no_formulas(tmp_path, lap):
    """Fixed dates in the file and in its zip; text that begins with = stays text."""
    write_workbook(tmp_path / "a.xlsx", [("Tabel 3.1", unpack(pack(EXAMPLE)))], publication(lap))
    with zipfile.ZipFile(tmp_path / "a.xlsx") as z:
        assert {i.date_time for i in z.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    workbook = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert workbook.properties.created == workbook.properties.modified == datetime(TAHUN, 12, 31)
    s = workbook["Tabel 3.1"]
    assert (s["A6"].value, s["A6"].data_type) == ("=1+1", "s")
    assert (s["B5"].value, s["B5"].number_format) == (54.29, '#,##0.00"%"')
    assert (s["C5"].value, s["C5"].number_format) == (1500, "#,##0.00")
    assert (s["B6"].value, s["C6"].value, s["D6"].value) == ("BB", None, "pagu_rp: belum ada")
    assert s["A7"].font.bold


def test_date_is_a_date(tmp_path, lap):
    t = Tabel("tbl-t", "T", (Kolom("tanggal", "Tanggal", "tanggal"),), ((date(2024, 1, 29),),))
    write_open_data(tmp_path / "x", [("Tabel 1", unpack(pack(t)))], compose_results(lap))
    assert read(tmp_path / "x" / "tbl-t.csv")[1] == ["2024-01-29"]
    cell = openpyxl.load_workbook(tmp_path / "x" / workbook_name(TAHUN))["Tabel 1"]["A5"]
    assert (cell.value, cell.is_date) == (datetime(2024, 1, 29), True)


def test_every_table_links_all_open_data(folder, package):
    html = folder.parent
    links = set()
    for page in (*html.glob("book/*.html"), *html.glob("notebooks/*.html")):
        text = page.read_text(encoding="utf-8")
        for h in re.findall(r'href="(\.\./tabel/[^"]+)"', text):
            assert (page.parent / h).resolve().is_file(), (page, h)
            links.add(Path(h).name)
        for name in (workbook_name(TAHUN), "laporan.json", "datapackage.json"):
            assert text.count(f'tabel/{name}"') >= text.count('class="unduhan"'), (page, name)
    assert {b.name for b in folder.iterdir()} <= links


def test_licence_of_the_data_must_be_stated(project_copy):
    file = project_copy / "data" / "datapackage.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"licenses:\n(?:- .*\n(?:  .*\n)*)+", "", text, count=1), encoding="utf-8")
    assert [str(t) for t in check_data(project_copy / "data")] == [
        "data/datapackage.yaml: tidak ada `licenses`; seharusnya `licenses` tertulis; tambahkan. [D202]"
    ]
