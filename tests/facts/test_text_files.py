"""Text says the same on every system: how lines end, which mark stands before them, what the system would write by itself."""

import ast
import os
import shutil
import stat
import sys
from pathlib import Path

import pytest

from conftest import ROOT, build_book, copy_sample_project, hashes
from lkjip.book.assembly import assemble
from lkjip.book.doors import PROCESS
from lkjip.book.execution import execute_all
from lkjip.checks.pages import check_project
from lkjip.facts.description import Column, Source
from lkjip.facts.package import read_package
from lkjip.facts.table import read_table
from lkjip.facts.text_files import read_text, unify_lines, write_text
from lkjip.findings import InputError
from lkjip.project.manifest import input_files
from lkjip.project.project import Project
from lkjip.project.settings import COPIES
from lkjip.projects.new_indicator import SAMPLE, SAMPLE_YEAR
from lkjip.prose.laporan import buka

BY_THE_SYSTEM = {"read_text", "write_text", "open"}
"""What opens text as the system at hand is used to, unless every call says otherwise."""


NO_FILES = {"os.open", "grammar.read_text"}
"""What has such a name and opens no text of a file."""


def opened_text(source: str) -> list[int]:
    """Lines in which text is opened past `lkjip.facts.text_files`, or asked of another program in the system's code page."""
    lines = []
    for n in ast.walk(ast.parse(source)):
        if not isinstance(n, ast.Call):
            continue
        options = {k.arg: ast.unparse(k.value) for k in n.keywords}
        name = n.func.attr if isinstance(n.func, ast.Attribute) else getattr(n.func, "id", "")
        called = ast.unparse(n.func)
        mode = next((a.value for a in n.args if isinstance(a, ast.Constant)), "") if name == "open" else ""
        past = isinstance(n.func, ast.Attribute) and name in BY_THE_SYSTEM and called not in NO_FILES
        past &= "b" not in str(mode)
        if past or called in ("open", "nbformat.write"):
            lines.append(n.lineno)
        if "True" in (options.get("text"), options.get("universal_newlines")) and "encoding" not in options:
            lines.append(n.lineno)
    return lines


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("p.write_text(t, encoding='utf-8')", True),
        ("p.read_text()", True),
        ("open(p, 'w')", True),
        ("p.open('w')", True),
        ("p.open('rb')", False),
        ("grammar.read_text(text)", False),
        ("nbformat.write(nb, p)", True),
        ("subprocess.run(c, text=True)", True),
        ("subprocess.run(c, text=True, encoding='utf-8')", False),
        ("write_text(p, t)", False),
        ("p.write_bytes(b)", False),
        ("os.open(p, os.O_WRONLY)", False),
    ],
)
def test_what_counts_as_opened_text(source, found):
    assert bool(opened_text(source)) == found


def test_only_one_module_opens_text():
    """So no file that the product writes has the line ends of one system, and none is read in its code page."""
    inside = ROOT / "lib" / "lkjip" / "facts" / "text_files.py"
    files = [f for f in (ROOT / "lib").rglob("*.py") if f != inside] + [ROOT / "tests" / "generate.py"]
    found = {f.relative_to(ROOT).as_posix(): lines for f in files if (lines := opened_text(f.read_text("utf-8")))}
    assert found == {}
    assert len(files) > 90


@pytest.mark.parametrize("stored", [b"a\nb\n", b"a\r\nb\r\n", b"a\rb\r", b"\xef\xbb\xbfa\r\nb\n"])
def test_text_is_read_alike(tmp_path, stored):
    (tmp_path / "x.md").write_bytes(stored)
    assert read_text(tmp_path / "x.md") == "a\nb\n"


def test_text_is_written_alike(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "linesep", "\r\n")
    write_text(tmp_path / "x.md", "é\n")
    assert (tmp_path / "x.md").read_bytes() == b"\xc3\xa9\n"


def test_file_that_is_not_utf8_names_its_line(tmp_path):
    (tmp_path / "x.md").write_bytes(b"a\nMen\xe9\n")
    with pytest.raises(InputError, match=r"halaman/x.md, baris 2: ditemukan huruf yang bukan UTF-8"):
        read_text(tmp_path / "x.md", "halaman/x.md")


@pytest.mark.parametrize("finds", [True, False], ids=["Windows", "Linux"])
def test_other_capital_letters_are_refused_on_every_system(tmp_path, monkeypatch, finds):
    """Windows and macOS open `UMKM.csv` when `umkm.csv` is asked for, Linux does not: one sentence for both."""
    (tmp_path / "Data").mkdir()
    (tmp_path / "Data" / "UMKM.csv").write_bytes(b"tahun\n")
    read = Path.read_bytes
    if finds:
        monkeypatch.setattr(Path, "read_bytes", lambda f: read(tmp_path / "Data" / "UMKM.csv"))
        monkeypatch.setattr(Path, "is_dir", lambda f: True)
    with pytest.raises(InputError, match=r"Data/umkm.csv: ditemukan nama `UMKM.csv`; seharusnya `umkm.csv`, dengan"):
        read_text(tmp_path / "Data" / "umkm.csv")
    with pytest.raises(InputError, match=r"ditemukan nama `Data`; seharusnya `data`, dengan huruf besar"):
        Project(tmp_path)
    assert read_text(tmp_path / "Data" / "UMKM.csv") == "tahun\n"


def test_what_others_write_gets_our_line_ends(tmp_path):
    for name in ("a.html", "b.css", "c.js", "d.png"):
        (tmp_path / name).write_bytes(b"x\r\n")
    unify_lines(tmp_path)
    assert {f.name: f.read_bytes() for f in tmp_path.iterdir()} == {
        "a.html": b"x\n",
        "b.css": b"x\n",
        "c.js": b"x\n",
        "d.png": b"x\r\n",
    }


# A project as an editor of Windows stores it

TEXT = {".csv", ".yaml", ".yml", ".md", ".ipynb", ".typ", ".css", ".js"}


def as_windows_stores_it(project: Path) -> Path:
    """Every text file with the line ends of Windows, and the mark that some editors put first."""
    changed = 0
    for file in project.rglob("*"):
        if file.suffix in TEXT and "_build" not in file.parts:
            mark = b"\xef\xbb\xbf" if file.suffix in (".csv", ".yaml", ".md") else b""
            file.write_bytes(mark + file.read_bytes().replace(b"\n", b"\r\n"))
            changed += 1
    assert changed > 60
    return project


@pytest.fixture(scope="module")
def assembled(sample_project, tmp_path_factory) -> tuple[Project, Path, set[str]]:
    """A project that Windows stored, its work folder up to what Sphinx reads, and the files of the project that were opened."""
    copy = as_windows_stores_it(copy_sample_project(sample_project, tmp_path_factory.mktemp("windows") / "p"))
    (copy / "book" / "_static" / "Thumbs.db").touch()
    (copy / "book" / "laporan.typ").chmod(0o444)
    project, work = Project(copy), copy / "_build" / ".2025~1"
    (work / "notebooks").mkdir(parents=True)
    opened: set[str] = set()

    def watch(event: str, arguments: tuple) -> None:
        if event == "open" and isinstance(arguments[0], str) and arguments[0].startswith(f"{copy}{os.sep}"):
            opened.add(arguments[0])

    sys.addaudithook(watch)
    assert {f.code for f in check_project(project, SAMPLE_YEAR)} == {"D801"}
    options = {"tahun": SAMPLE_YEAR, "data": project.data, "versi": "publik", "engine": PROCESS, "parallel": 1}
    assert [
        f for of_one in execute_all(project.notebooks, work / "notebooks", **options) for f in of_one.findings
    ] == []
    assemble(project, work, buka(project.data, SAMPLE_YEAR), {"bentuk": ["pdf"]})
    read = {Path(os.path.normpath(f)) for f in opened}
    return project, work, {r for f in read if not (r := f.relative_to(copy).as_posix()).startswith("_build/")}


def test_line_ends_of_the_inputs_change_no_page(assembled, sample_book):
    """What Sphinx reads, and so what it writes, is the same byte for byte."""

    def pages(folder: Path) -> dict[str, str]:
        return {n: h for n, h in hashes(folder).items() if n.endswith((".md", ".ipynb", ".yml", "laporan.json"))}

    _, work, _ = assembled
    assert pages(work / "sumber") == pages(sample_book / "sumber")
    assert hashes(work / "notebooks") == hashes(sample_book / "notebooks")


def test_inputs_are_the_files_that_a_build_opens(assembled):
    """No more and no fewer: Sphinx reads only what was laid out for it, and of its own record only the check."""
    project, _, opened = assembled
    inputs = {f.relative_to(project.root).as_posix() for f in input_files(project, SAMPLE_YEAR)}
    assert opened - {COPIES} == inputs
    assert len(inputs) > 60


def test_source_of_a_book_holds_its_content_and_can_be_written(assembled):
    """What a system laid into a folder is not published; what may only be read closes no copy."""
    _, work, _ = assembled
    assert [f.name for f in (work / "sumber" / "book").rglob("*") if f.name in ("laporan.typ", "Thumbs.db")] == [
        "laporan.typ"
    ]
    assert (work / "sumber" / "book" / "laporan.typ").stat().st_mode & stat.S_IWUSR


@pytest.mark.complete
def test_line_ends_of_the_inputs_change_neither_site_nor_print(sample_project, sample_book, tmp_path):
    """But for what shows the hashes of the inputs: those say what was stored."""
    copy = as_windows_stores_it(copy_sample_project(sample_project, tmp_path / "p"))
    build_book(copy, SAMPLE_YEAR)
    built = copy / "_build" / str(SAMPLE_YEAR)
    before, after = hashes(sample_book), hashes(built)
    differ = {n for n in before | after if before.get(n) != after.get(n) and not n.startswith("sumber/")}
    assert {n.rpartition("/")[2] for n in differ} == {
        "manifest.json",
        "kolofon.html",
        "searchindex.js",
        "tbl-masukan.csv",
        "datapackage.json",
        f"laporan-kinerja-{SAMPLE_YEAR}.xlsx",
    }


def test_a_data_file_is_an_ordinary_file_of_the_data_folder(tmp_path):
    """Nothing of the machine is opened because a description, or a link in its place, says so."""
    data = shutil.copytree(SAMPLE / "data", tmp_path / "data")
    description = data / "datapackage.yaml"
    text = description.read_text(encoding="utf-8")
    outside = tmp_path / "rahasia.csv"
    outside.write_text("rahasia\n", encoding="utf-8")

    def said() -> list[str]:
        return [str(f) for f in read_package(data)[1] if f.code == "N322"]

    for path in ("../rahasia.csv", str(outside), "/dev/zero", "..\\rahasia.csv", "parameter/../../rahasia.csv"):
        description.write_text(text.replace("path: kunjungan.csv", f"path: {path}"), encoding="utf-8")
        assert len(said()) == 1, path
        assert "rahasia\n" not in said()[0]
    description.write_text(text, encoding="utf-8")
    (data / "kunjungan.csv").unlink()
    (data / "kunjungan.csv").symlink_to(outside)
    assert len(said()) == 1
    (data / "kunjungan.csv").unlink()
    (data / "kunjungan.csv").symlink_to(data / "kunjungan.csv")
    assert len(said()) == 1


@pytest.mark.parametrize(("nip", "codes"), [("12", ["D115"]), ("196511161989031004", []), ("-", [])])
def test_number_of_a_civil_servant_has_its_digits(tmp_path, nip, codes):
    source = Source("pegawai", "Pegawai", "pegawai.csv", ";", (Column("nip", "NIP"),), ("nip",))
    write_text(tmp_path / "pegawai.csv", f"nip\n{nip}\n")
    assert [f.code for f in read_table(tmp_path, source)[1]] == codes
