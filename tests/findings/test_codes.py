"""Every kind of finding comes out of the library itself, from a small project with one thing wrong in it.

`PRODUCERS` says for each code how: what is spoilt in a copy of the invented agency's
project, and which door of the library then speaks. The sentences that come are kept in
`approved_sentences.csv`, read and approved by a person; the folder of the project is
written there as PROYEK. After a change of wording write them anew with

    PYTHONPATH=tests python tests/findings/test_codes.py

and read what the history shows as different.
"""

import csv
import errno
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import click
import pytest

from conftest import once
from lkjip import cli, tabel
from lkjip.book import build as building
from lkjip.book import engines, execution
from lkjip.book import swap as folders
from lkjip.book.at_root import parameter_year
from lkjip.book.build import KEPT, make_pages
from lkjip.book.doors import KERNEL, PROCESS
from lkjip.book.execution import execute
from lkjip.book.progress import Progress
from lkjip.book.site import insert_choice
from lkjip.book.swap import make_folder
from lkjip.checks import pages
from lkjip.checks.data import check_data
from lkjip.checks.pages import check_project
from lkjip.checks.plausible import examine_plausible
from lkjip.cli.speech import said
from lkjip.facts import format, text_files
from lkjip.findings import ERROR, GROUPS, WARNING, Finding, InputError, kinds
from lkjip.findings.machine import in_words
from lkjip.language.words import perubahan
from lkjip.pages.references import check_references
from lkjip.project import snapshot
from lkjip.project.history import History
from lkjip.project.limits import STANDARD, Limits
from lkjip.project.project import Project
from lkjip.projects import new_agency, steps
from lkjip.projects.copies import RECORD
from lkjip.projects.new_indicator import SAMPLE_YEAR, add_indicator
from lkjip.projects.new_year import prepare_year
from lkjip.projects.upgrade import plan_upgrade
from lkjip.prose.allowed import left_over
from lkjip.prose.laporan import buka
from lkjip.prose.naming import budget_code
from small_project import change_cells, copy_project, swap, write

APPROVED = Path(__file__).with_name("approved_sentences.csv")
REPOSITORY = Path(__file__).parents[2]
NARRATIVE = "data/narasi/2025/kunjungan/analisis.md"
WORDS_IN_BRACES = "(?:eval|bila|bila-tidak|kutipan|harfiah|numref|nilai|container|kata|tahun)"
"""What messages may quote in braces: words of the narrative, not gaps that were left unfilled."""
Producer = Callable[[Path], Iterable[Finding]]
"""Spoils a copy of the project and asks the library; what comes is given back or raised."""

# Doors: each gives a producer


def data(file: str, old: str, new: str) -> Producer:
    """One change in a file of the data folder, then `check_data`."""

    def produce(root: Path) -> Iterable[Finding]:
        swap(root / "data" / file, old, new)
        return check_data(root / "data")

    return produce


def bytes_of(file: str, change: Callable[[bytes], bytes]) -> Producer:
    """All bytes of a file of the data folder changed, then `check_data`."""

    def produce(root: Path) -> Iterable[Finding]:
        path = root / "data" / file
        path.write_bytes(change(path.read_bytes()))
        return check_data(root / "data")

    return produce


def added(file: str, text: str) -> Producer:
    """Text at the end of a file of the data folder (a new file where there is none), then `check_data`."""

    def produce(root: Path) -> Iterable[Finding]:
        path = root / "data" / file
        write(path, (path.read_text(encoding="utf-8") if path.exists() else "") + text)
        return check_data(root / "data")

    return produce


def without_file(file: str) -> Producer:
    def produce(root: Path) -> Iterable[Finding]:
        (root / "data" / file).unlink()
        return check_data(root / "data")

    return produce


def data_file_renamed(file: str, name: str) -> Producer:
    def produce(root: Path) -> Iterable[Finding]:
        (root / "data" / file).rename(root / "data" / name)
        return check_data(root / "data")

    return produce


def page(spoil: Callable[[Path], object]) -> Producer:
    """Something of the project spoilt, then everything checked for the year."""

    def produce(root: Path) -> Iterable[Finding]:
        spoil(root)
        return check_project(Project(root), SAMPLE_YEAR)

    return produce


def written(spoil: Callable[[Path], object]) -> Producer:
    """A notebook or a text spoilt, then all of them checked for the year; the data are as they were."""

    def produce(root: Path) -> Iterable[Finding]:
        spoil(root)
        return pages.examine_pages(Project(root), SAMPLE_YEAR).findings

    return produce


def narrative(text: str) -> Producer:
    """A narrative with this text."""
    return written(lambda root: write(root / NARRATIVE, text))


def parameters(change: Callable[[str], str]) -> Producer:
    """The parameter cell of a notebook written otherwise."""

    def spoil(cells: list[dict]) -> None:
        cells[1]["source"] = [change("".join(cells[1]["source"]))]

    return written(lambda root: change_cells(root, spoil))


def printed(rows: str, corrections: str = "", head: str = "tempat;objek;besaran;tahun;tercetak") -> Producer:
    """Figures of a printed report, with corrections."""

    def spoil(root: Path) -> None:
        write(root / "data" / "terbit" / f"{SAMPLE_YEAR}.csv", f"{head}\n{rows}\n")
        if corrections:
            swap(root / "data" / "koreksi.yaml", "angka: []", f"angka:\n- alasan: Salah ketik\n  di: [{corrections}]")

    return page(spoil)


def report(ask: Callable) -> Producer:
    """A question to the open report."""
    return lambda root: ask(buka(root / "data", SAMPLE_YEAR))


def opened(*arguments, **named) -> Producer:
    return lambda root: buka(root / "data", *arguments, **named)


def command(*arguments: str) -> Producer:
    """A command, as the command line runs it."""

    def produce(root: Path) -> Iterable[Finding]:
        cli.run(["--proyek", str(root), *arguments])
        return []

    return produce


OPEN = "from lkjip import buka, tabel, tampilkan, teks\nlap = buka(data, tahun, versi=versi)"


def executed(engine: str, source: str, *, limits: Limits = STANDARD, checked: bool = True) -> Producer:
    """A notebook whose last cell is `source`, executed; not `checked`: as if nothing could be seen in the code."""

    def produce(root: Path) -> Iterable[Finding]:
        def spoil(cells: list[dict]) -> None:
            cells[0]["source"] = ["# Judul"]
            cells[2:] = [cells[2] | {"source": [source]}]

        file = change_cells(root, spoil)
        (root / "keluar").mkdir()
        parameter = {"tahun": SAMPLE_YEAR, "data": "../data"}
        unseen = lambda *_: []  # noqa: E731
        with (
            patch.object(execution, "check_code", execution.check_code if checked else unseen),
            patch.object(engines, "check_code", engines.check_code if checked else unseen),
        ):
            execute(file, root / "keluar" / file.name, parameter, engine, limits=limits)

    return produce


def odd(*changes: tuple[str, str, str]) -> Producer:
    """Changes in files of the data folder (file, old, new), then everything checked for the year."""
    return page(lambda root: [swap(root / "data" / file, old, new) for file, old, new in changes])


def staff(rows: str) -> Producer:
    """The number of staff by any status, then everything checked for the year."""

    def spoil(root: Path) -> None:
        write(root / "data" / "pegawai_status.csv", f"{HEAD_OF_STAFF}{rows}")
        swap(root / "data" / ANY_STATUS[0], *ANY_STATUS[1:])

    return page(spoil)


def cells(change: Callable[[list[dict]], object]) -> Producer:
    """Cells of a notebook changed."""
    return written(lambda root: change_cells(root, change))


# Producers of one code


def no_dated_rows(root: Path) -> Iterable[Finding]:
    for file in (root / "data").glob("*.csv"):
        head, *_ = text = file.read_text(encoding="utf-8").splitlines()
        if "tahun" in head.split(";") and file.name != "target.csv":
            write(file, f"{text[0]}\n")
    catalogue = (root / "data" / "indikator.yaml").read_text(encoding="utf-8")
    write(root / "data" / "indikator.yaml", re.sub(r"program: \[.*\]", "program: []", catalogue))
    return prepare_year(Project(root), SAMPLE_YEAR + 1)


def work_open(root: Path) -> Iterable[Finding]:
    prepare_year(Project(root), SAMPLE_YEAR + 1)
    return check_project(Project(root), SAMPLE_YEAR + 1)


def last_year_open(root: Path) -> Iterable[Finding]:
    prepare_year(Project(root), SAMPLE_YEAR + 1)
    prepare_year(Project(root), SAMPLE_YEAR + 2)


def unknown_label(root: Path) -> Iterable[Finding]:
    file = root / "book" / "metode.md"
    write(file, '# Metode\n\n{"label": "tbl-capaian"}\n\nLihat {numref}`tbl-capain`.\n')
    return check_references([file], [file], root)


def copied_narrative(root: Path) -> Iterable[Finding]:
    """The narrative of last year, with this year's figures."""
    write(root / NARRATIVE.replace("2025", "2024"), "Pengunjung terbanyak pada bulan ke-5.\n")
    return narrative("Pengunjung terbanyak pada bulan ke-7.\n")(root)


def decree_of_another_year(root: Path) -> Iterable[Finding]:
    """The decree of this year, also entered for the year before."""
    file = root / "data" / "sk.yaml"
    decree = file.read_text(encoding="utf-8")
    write(file, decree + decree[decree.index("- tahun") :].replace("- tahun: 2025", "- tahun: 2024"))
    return check_project(Project(root), SAMPLE_YEAR)


def same_official(root: Path) -> Iterable[Finding]:
    """The official of last year, ticked as looked at."""
    prepare_year(Project(root), SAMPLE_YEAR + 1)
    file = root / "data" / "persiapan" / f"{SAMPLE_YEAR + 1}.yaml"
    write(file, file.read_text(encoding="utf-8").replace("sudah: tidak", "sudah: ya"))
    tahun = SAMPLE_YEAR + 1
    return [f for f in examine_plausible(root / "data", tahun).findings if f.place.file.endswith("instansi.yaml")]


def without_indicators(root: Path) -> Iterable[Finding]:
    """Every indicator begins after the year."""
    lap = buka(root / "data", SAMPLE_YEAR)
    return pages._indicator_pages([], replace(lap, katalog=replace(lap.katalog, indikator={})))


def same_name(root: Path) -> Iterable[Finding]:
    """Two programmes that bear one name, called by it."""
    lap = buka(root / "data", SAMPLE_YEAR)
    name = lap.pohon["P1"].nama
    lap.pohon["P2"] = replace(lap.pohon["P2"], nama=name)
    budget_code(lap, name)
    return ()


def pages_failed(root: Path) -> Iterable[Finding]:
    source = root / "sumber"
    write(source / "_config.yml", "title: Laporan\n")
    write(source / "_toc.yml", "format: jb-book\nroot: awal\n")
    write(source / "awal.md", "# Awal\n\n{doc}`tidak-ada`\n")
    make_pages(source, root / "situs")


def page_refused(root: Path) -> Iterable[Finding]:
    source = root / "sumber"
    write(source / "_config.yml", "title: Laporan\n")
    write(source / "_toc.yml", "format: jb-book\nroot: book/awal\n")
    write(source / "book/awal.md", "# Awal\n\n{evall}`tahun`\n")
    make_pages(source, root / "situs")


def several_years(root: Path) -> Iterable[Finding]:
    change_cells(root, lambda cells: cells[1].update(source=["tahun = 2024\ndata = '../data'\nversi = 'publik'"]))
    parameter_year(Project(root))


def no_templates(root: Path) -> Iterable[Finding]:
    """A library that was installed without its repository."""
    with patch.object(new_agency, "TEMPLATE", root / "tidak-ada"):
        new_agency.lay_project(root / "baru")


def unreadable(root: Path) -> Iterable[Finding]:
    """A program holds a data file so that nobody else may read it."""
    original = Path.read_bytes

    def guarded(path: Path) -> bytes:
        if path.name == "kunjungan.csv":
            raise PermissionError(13, "Permission denied")
        return original(path)

    with patch.object(Path, "read_bytes", guarded):
        return check_data(root / "data")


def place_in_use(root: Path) -> Iterable[Finding]:
    """Windows renames no folder in which a file is open."""
    place, work = root / "_build" / "2025", root / "_build" / ".2025~1"
    write(place / "laporan-kinerja-2025.pdf", "lama")
    write(work / "laporan-kinerja-2025.pdf", "baru")
    original = Path.rename

    def guarded(path: Path, to: Path) -> Path:
        if path in (place, place / "laporan-kinerja-2025.pdf"):
            raise PermissionError(13, "Access is denied")
        return original(path, to)

    with (
        patch.object(Path, "rename", guarded),
        patch.object(folders, "_exchange", lambda a, b: False),
        patch.object(folders, "_WAITS", ()),
    ):
        folders.replace(work, place, kept=KEPT)


def system_refuses(number: int) -> Producer:
    """A page cannot be written, for a reason of the system."""

    def produce(root: Path) -> Iterable[Finding]:
        with patch.object(Path, "write_bytes", side_effect=OSError(number, os.strerror(number))):
            text_files.write_text(root.resolve() / "_build" / ".2025~1" / "sumber" / "x.md", "x")

    return produce


def instead_of_data(make: Callable[[Path], object], name: str = "kunjungan.csv") -> Producer:
    """Something else lies where a data file should."""

    def produce(root: Path) -> Iterable[Finding]:
        file = root / "data" / name
        file.unlink()
        make(file)
        return check_data(root / "data")

    return produce


def link_out(root: Path) -> Iterable[Finding]:
    instead_of_data(lambda f: f.symlink_to(os.path.realpath(__file__)))(root)
    with snapshot.examined(snapshot.take(Project(root), root / "masukan"), SAMPLE_YEAR):
        pass


def output_lost(root: Path) -> Iterable[Finding]:
    """What a command says goes to a full disk."""
    said: list[str] = []
    with patch.object(cli, "_complain", said.append):
        cli._said_lost(OSError(errno.ENOSPC, ""))
    finding = kinds.OUTPUT_LOST.at("keluaran perintah", code="ENOSPC")
    assert said == [str(finding)]
    return [finding]


def inputs_changing(root: Path) -> Iterable[Finding]:
    """A program saves a page all the time."""

    def save(*_) -> History:
        with (root / "book" / "metode.md").open("a", encoding="utf-8") as f:
            f.write("\n")
        return History(None)

    with patch.object(snapshot, "read_history", save), patch.object(snapshot, "_QUIET", 0):
        snapshot.take(Project(root), root / "masukan")


def history_unreadable(root: Path) -> Iterable[Finding]:
    """The project has a history, and git is not installed."""
    found: list[Finding] = []
    (root / ".git").mkdir()
    with patch.dict(os.environ, PATH=str(root)):
        copied = snapshot.take(Project(root), root / "masukan")
        with patch.object(Progress, "warn", lambda _, f: found.append(f)):
            building._check(copied, tahun=SAMPLE_YEAR, versi="publik", progress=Progress())
    return found


def no_file(root: Path) -> Iterable[Finding]:
    """A pipe in the place of a file: reading it would never end."""
    (root / "data" / "kunjungan.csv").unlink()
    with patch.object(Path, "is_file", lambda path: path.name != "kunjungan.csv" and path.exists()):
        (root / "data" / "kunjungan.csv").touch()
        return check_data(root / "data")


def older_format(root: Path) -> Iterable[Finding]:
    """A library that no longer reads the format of the data."""
    with patch.object(format, "OLDEST", format.CURRENT + 1), patch.object(format, "CURRENT", format.CURRENT + 1):
        return check_data(root / "data")


def broken_record(root: Path) -> Iterable[Finding]:
    write(root / RECORD, "- book/sampul.md\n")
    plan_upgrade(Project(root))


def faulty_upgrade(root: Path) -> Iterable[Finding]:
    """A step that takes a narrative away."""
    file = f"data/narasi/{SAMPLE_YEAR}/penutup/faktor.md"
    with patch.object(steps, "STEPS", (steps.Step(format.CURRENT + 1, "menguji", lambda _: {file: b""}),)):
        plan_upgrade(Project(root))


def cannot_write(root: Path) -> Iterable[Finding]:
    """A file that another program keeps open."""
    with patch.object(Path, "replace", side_effect=PermissionError(13, "Permission denied")):
        prepare_year(Project(root), SAMPLE_YEAR + 1)


def no_indicator_page(root: Path) -> Iterable[Finding]:
    toc = root / "_toc.yml"
    for name in ("kunjungan", "keterlambatan", "mutu-layanan"):
        (root / "notebooks" / f"{name}.ipynb").unlink()
        swap(toc, f"    - file: notebooks/{name}\n", "")
    swap(toc, "    - file: notebooks/ringkasan-capaian\n", "")
    add_indicator(root, "kunjungan")


def account(root: Path) -> Iterable[Finding]:
    """The invented agency has no accounts; the agency of this repository has."""
    buka(REPOSITORY / "data", 2024).belanja("R5.1.9")


def not_a_project(root: Path) -> Iterable[Finding]:
    Project(root / "notebooks")


def not_understood(root: Path) -> Iterable[Finding]:
    """Whatever else click may refuse one day; none of our commands can make it do so."""
    ctx = cli.group.make_context("lkjip", ["build"])
    return [said(click.UsageError("Got something unexpected"), ctx)]


CHANGES = "    perubahan: [{mulai: %s, nama: Buku yang terlambat}, {mulai: %s, nama: Keterlambatan}]\n    satuan: buku"
SCALE = "- {mulai: %s, sampai: null, rujukan: Peraturan, ketat: false, jenjang: [{nama: A, batas: 1}, {nama: B, batas: 0}]}\n"
BOMB = "a%s: &a%s [*a%s, *a%s, *a%s, *a%s]\n"
LATE = "    satuan: buku"
CORRECTION = "{tempat: Tabel 1, objek: kunjungan, besaran: realisasi, tahun: 2025, tercetak: '%s', dipakai: '%s'}"

ANSWER = 'jawaban:\n- {hal: "peminjaman, dipinjam_buku: 129.000", alasan: "%s"}\n'
HEAD_OF_STAFF = "tahun;nomor;status;jumlah_orang\n"
ANY_STATUS = ("datapackage.yaml", "required: true, enum: [ASN, Non-ASN]", "required: true")
NO_LIMIT = (
    "datapackage.yaml",
    "{required: true, minimum: 0}, satuan: buku}\n    primaryKey",
    "{}, satuan: buku}\n    primaryKey",
)
MANY_LOANS = ("peminjaman.csv", "2025;12900;", "2025;129000;")
BY_SEX = (
    "datapackage.yaml",
    "{name: nomor, title: 'No', type: integer, constraints: {required: true, minimum: 1}}\n    - {name: status,",
    "{name: jenis_kelamin, title: Jenis kelamin, type: string, constraints: {required: true}}\n    - {name: status,",
)
STAFF_BY_SEX = "tahun;jenis_kelamin;status;jumlah_orang\n" + "".join(
    f"2025;{sex};{status};9\n" for sex in ("Laki-laki", "Perempuan") for status in ("ASN", "PPPK", "Magang")
)
DATED_LOANS = (
    (
        "datapackage.yaml",
        "{required: true, minimum: 0}, satuan: buku}\n    primaryKey",
        "{required: true, minimum: 0}, satuan: buku}\n    - {name: dicatat, title: Dicatat, type: date}\n    primaryKey",
    ),
    ("peminjaman.csv", "terlambat_buku\n", "terlambat_buku;dicatat\n"),
    ("peminjaman.csv", "512\n", "512;2023-07-09\n"),
    ("peminjaman.csv", "437\n", "437;2024-07-09\n"),
    ("peminjaman.csv", "418\n", "418;2042-07-09\n"),
)

PARAMETERS_OF_2024 = ["tahun = 2024\n", "data = '../data'\n", "versi = 'publik'\n", "indikator = 'kunjungan'"]

PRODUCERS: dict[str, Producer] = {
    "D101": without_file("kunjungan.csv"),
    "D102": bytes_of("langkah.csv", lambda b: b.replace(b"Menambah", b"Men\xe9mbah")),
    "D103": bytes_of("kunjungan.csv", lambda b: b.replace(b";", b",")),
    "D104": data("kunjungan.csv", "penduduk_orang", "penduduk_orng"),
    "D105": data("kunjungan.csv", "penduduk_orang", "penduduk_orng"),
    "D106": data("kunjungan.csv", "pengunjung_orang;penduduk_orang", "penduduk_orang;penduduk_orang"),
    "D107": data("kunjungan.csv", "2024;21960;122000", "2024;21960;122000;1"),
    "D108": data("langkah.csv", "2025;1;", '2025;1;"'),
    "D109": data("kunjungan.csv", "2024;21960;", "2024;;"),
    "D110": data("kunjungan.csv", "2024;21960;", "2024;21.960;"),
    "D111": data("langkah.csv", "Menambah jadwal", "Menambah  jadwal"),
    "D112": data("survei.csv", "84,50", "8,45"),
    "D113": data("survei.csv", "84,50", "845,0"),
    "D114": data("anggaran.csv", "DAK Nonfisik", "DAK Non Fisik"),
    "D115": data("program.csv", "2025;P2.K1.S1;", "2025;02/01/2001;"),
    "D116": added("kunjungan.csv", "2025;26350;124000\n"),
    "D117": bytes_of("survei.csv", lambda b: b"tahun;skor_nilai;edisi\n2025;84,50;2024\n"),
    "D118": data("anggaran.csv", "2025;P3.K1.S1;", "2025;P3.K1.S9;"),
    "D119": data("target.csv", "kunjungan;2024;", "kunjngan;2024;"),
    "D120": data("target.csv", "18,00", "delapan belas"),
    "D121": data("datapackage.yaml", "- name: realisasi\n", "- name: realisai\n"),
    "D122": data("datapackage.yaml", "{name: catatan, title", "{name: catatn, title"),
    "D123": data("kunjungan.csv", "2024;21960;", "2024;219600;"),
    "D124": added(
        "datapackage.yaml",
        "aturan:\n- {nama: Pengunjung sama dengan peminjam, kiri: {data: kunjungan, kolom: pengunjung_orang}, "
        "kanan: {data: peminjaman, kolom: dipinjam_buku}}\n",
    ),
    "D125": bytes_of("program.csv", lambda b: re.sub(rb"2025;P2.K1;.*\n", b"", b)),
    "D126": bytes_of("anggaran.csv", lambda b: re.sub(rb"2025;P3.K1.S1;.*\n", b"", b)),
    "D127": added("realisasi.csv", "kunjungan;2025;21,25;Buku tamu\n"),
    "D128": unreadable,
    "D129": data_file_renamed("kunjungan.csv", "Kunjungan.csv"),
    "D130": added("kunjungan (1).csv", "tahun;x\n2025;1\n"),
    "D131": data_file_renamed("kunjungan.csv", "kunjungan.xlsx"),
    "D201": data("sk.yaml", "- tahun: 2025", "- tahun: [2025"),
    "D202": data("sk.yaml", "  nomor: 000/CONTOH/2026 (contoh)\n", ""),
    "D203": data("sk.yaml", "  nomor:", "  nomer:"),
    "D204": data("sk.yaml", "tanggal: 2026-01-05", "tanggal: 5 Januari 2026"),
    "D205": data("indikator.yaml", "rumus: rasio\n", "rumus: rasioo\n"),
    "D206": data("indikator.yaml", "id: kunjungan", "id: Kunjungan"),
    "D207": added("instansi.yaml", "nama: Dinas Lain\n"),
    "D208": data("instansi.yaml", "telepon: (0000) 000000 (contoh)", "telepon: 0217"),
    "D209": added("instansi.yaml", "no: 5\n"),
    "D210": data("sk.yaml", "tempat: ", "tempat: !kota "),
    "D211": data("sk.yaml", "tanggal: 2026-01-05", "tanggal: 2026-02-30"),
    "D212": added(
        "instansi.yaml", "a0: &a0 [1, 1, 1, 1]\n" + "".join(BOMB % (n, n, *(n - 1,) * 4) for n in range(1, 12))
    ),
    "D213": data("instansi.yaml", "\nvisi: ", f"\nvisi: {'[' * 30}{']' * 30}\nvisi_lain: "),
    "D214": data("datapackage.yaml", "- name: peminjaman\n", "- name: kunjungan\n"),
    "D215": data(
        "datapackage.yaml", "primaryKey: [indikator, tahun, dokumen]", "primaryKey: [indikator, tahn, dokumen]"
    ),
    "D216": data("datapackage.yaml", "{resource: program,", "{resource: progam,"),
    "D217": data(
        "datapackage.yaml",
        "title: Isu strategis, type: string, constraints: {",
        "title: Isu strategis, type: string, constraints: {minimum: 0, ",
    ),
    "D218": data("datapackage.yaml", "minimum: 2017, maximum: 2045", "minimum: 2045, maximum: 2017"),
    "D219": data("datapackage.yaml", "pattern: '", "pattern: '("),
    "D220": data("datapackage.yaml", "title: Tahun, type: integer", "title: Tahun, type: number"),
    "D221": data(
        "datapackage.yaml", "{resource: program, fields: [tahun, kode]}", "{resource: program, fields: [tahun]}"
    ),
    "D222": data("datapackage.yaml", "kolom: terlambat_buku, paling", "kolom: tahun, paling"),
    "D223": data("indikator.yaml", "    sasaran: layanan\n", "    sasaran: layanan\n    tujuan: gemar_membaca\n"),
    "D224": added(
        "datapackage.yaml",
        "aturan:\n- {nama: Fungsi sama dengan langkah, kiri: {data: fungsi, cacah: true}, "
        "kanan: {data: langkah, cacah: true}}\n",
    ),
    "D225": data("datapackage.yaml", "title: Anggaran (Rp), type: integer", "title: Anggaran (Rp), type: number"),
    "D226": data("datapackage.yaml", "path: kunjungan.csv", "path: /luar/kunjungan.csv"),
    "D227": no_file,
    "D228": data("datapackage.yaml", "  path: kunjungan.csv\n", "  path: kunjungan.csv\n  semua_tahun: true\n"),
    "D229": page(lambda root: swap(root / "_toc.yml", "file: notebooks/keterlambatan", "file: notebooks/kunjungan")),
    "D230": page(lambda root: swap(root / "_toc.yml", "    - file: notebooks/kunjungan\n", "")),
    "D231": page(
        lambda root: swap(root / "_config.yml", "sphinx_book_theme, lkjip", "sphinx_book_theme, sphinx_coments, lkjip")
    ),
    "D232": page(lambda root: swap(root / "_config.yml", "[laporan.css]", "[lain.css]")),
    "D233": data("datapackage.yaml", "{name: isu, title: Isu strategis,", "{name: isu, title: Nama pelapor,"),
    "D234": data(
        "datapackage.yaml",
        "{name: isu, title: Isu strategis, type: string, constraints: {required: true}}",
        "{name: isu, title: Nama pelapor, type: string, pribadi: true, constraints: {required: true}}\n"
        "    - {name: alamat, title: Alamat, type: string}",
    ),
    "D301": added("persiapan/2026.yaml", "tidak_tersedia:\n- {data: kunjngan, alasan: Tidak dicatat}\n"),
    "D302": added("persiapan/2026.yaml", "tidak_tersedia:\n- {data: survei, kolom: [skor], alasan: Tidak ada}\n"),
    "D303": added("persiapan/2025.yaml", "tidak_tersedia:\n- {data: survei, alasan: Tidak ada}\n"),
    "D304": work_open,
    "D305": no_dated_rows,
    "D306": opened(2099),
    "D307": command("check", "--tahun", "2024-2030"),
    "D401": printed("", head="tempat;objek;besaran;tahun"),
    "D402": printed("Tabel 1;kunjungan;realisasi;25;21,25"),
    "D403": printed("Tabel 1;kunjungan;realisai;2025;21,25"),
    "D404": printed("Tabel 1;kunjungan;realisasi;2025;21,99"),
    "D405": printed("Tabel 1;kunjungan;realisasi;2025;21,99", CORRECTION % ("21,99", "21,20")),
    "D406": printed("Tabel 1;kunjungan;realisasi;2025;21,25", CORRECTION % ("21,99", "21,25")),
    "D501": data("datapackage.yaml", "versi_data: 1", "versi_data: satu"),
    "D502": data("datapackage.yaml", "versi_data: 1", "versi_data: 99"),
    "D503": older_format,
    "D601": data("langkah.csv", "Menambah", "😀 Menambah"),
    "D602": data("instansi.yaml", "nama: ", "nama: \u200b"),
    "D603": data("langkah.csv", "Menambah", "Menam\u202ebah"),
    "D604": data("langkah.csv", "Menambah", "Menam\x07bah"),
    "D605": data("langkah.csv", "Menambah", "Men\ufffdmbah"),
    "D606": page(lambda root: swap(root / "data/narasi/2025/kunjungan/analisis.md", "Jumlah", "â€“ Jumlah")),
    "D607": data("kunjungan.csv", "2024;21960;", "2024;#REF!;"),
    "D608": data(
        "langkah.csv",
        "Menambah jadwal perpustakaan keliling ke desa yang belum terlayani (contoh)",
        '"Menambah\njadwal"',
    ),
    "D609": data("langkah.csv", "Menambah", "Menambah " * 4000),
    "D610": data("langkah.csv", "Menambah", "Menambah" * 200),
    "D611": data("langkah.csv", "Menambah", "Mеnambah"),
    "D612": data("langkah.csv", "Menambah", "Menambah\u064b"),
    "D613": lambda root: new_agency.lay_project(root / "baru", name="<script>"),
    "D701": odd(MANY_LOANS),
    "D702": odd(("peminjaman.csv", "2025;12900;418", "2025;12900;0")),
    "D703": odd(NO_LIMIT, ("peminjaman.csv", "2025;12900;418", "2025;12900;-418")),
    "D704": odd(NO_LIMIT, ("peminjaman.csv", "2025;12900;418", "2025;12900;")),
    "D705": odd(("peminjaman.csv", "2025;12900;", "2025;11250;")),
    "D706": staff(
        "".join(f"{y};{n};Status {n};{20 if y == 2025 else 15 + n}\n" for y in (2024, 2025) for n in range(1, 5))
    ),
    "D708": staff("".join(f"2025;{n};Status {n};{2 if n == 6 else 20}\n" for n in range(1, 7))),
    "D707": staff("".join(f"2025;{n};Status {n};{200 if n == 6 else 20}\n" for n in range(1, 7))),
    "D711": odd(("pegawai_status.csv", "2025;2;Non-ASN;7\n", "")),
    "D712": odd(ANY_STATUS, ("pegawai_status.csv", "2025;2;Non-ASN;7", "2025;2;Non ASN;7")),
    "D713": page(
        lambda root: (
            [swap(root / "data" / file, old, new) for file, old, new in (ANY_STATUS, BY_SEX)],
            swap(
                root / "data/datapackage.yaml",
                "primaryKey: [tahun, status]",
                "primaryKey: [tahun, jenis_kelamin, status]",
            ),
            write(root / "data/pegawai_status.csv", STAFF_BY_SEX.replace("2025;Perempuan;PPPK;9\n", "")),
        )
    ),
    "D714": odd(
        (
            "indikator.yaml",
            "data: peminjaman, kolom: terlambat_buku}",
            "data: pegawai_status, kolom: jumlah_orang, saring: {status: PPPK}}",
        )
    ),
    "D715": page(
        lambda root: write(
            (file := root / "data/langkah.csv"),
            (text := file.read_text(encoding="utf-8")) + text.splitlines()[1].replace("2025;1;", "2025;3;") + "\n",
        )
    ),
    "D716": odd(("langkah.csv", "2025;2;", "2025;5;")),
    "D717": staff("2025;1;Guru honorer;18\n2025;2;Guru Honorer;9\n"),
    "D718": odd(("target.csv", "keterlambatan;2025;pk;380\n", "")),
    "D719": odd(("iku.csv", ";layanan;keterlambatan;", ";layanan;mutu_layanan;")),
    "D720": odd(("target.csv", "keterlambatan;2025;pk;380", "keterlambatan;2025;pk;380,5")),
    "D721": odd(*DATED_LOANS),
    "D722": page(lambda root: swap(root / "data/kunjungan.csv", "2025;26350;", "2042;26350;124000\n2025;26350;")),
    "D723": page(lambda root: write(root / "data/survei.csv", "tahun;skor_nilai;edisi\n2025;84,50;2026\n")),
    "D724": staff("2025;1;Guru;18\n2025;2;Penjaga;9\n2025;3;Jumlah;27\n"),
    "D725": staff("2025;1;Guru honorer;18\n2025;2;Guru honor;18\n"),
    "D731": odd(("target.csv", "kunjungan;2025;renstra;20,00", "kunjungan;2025;renstra;2,00")),
    "D732": odd(("target.csv", "kunjungan;2025;pk;20,00", "kunjungan;2025;pk;-3")),
    "D733": odd(("target.csv", "kunjungan;2025;pk;20,00", "kunjungan;2025;pk;2000")),
    "D734": odd(("keluaran.csv", "positif;48;45", "positif;48;4")),
    "D736": page(lambda root: write(root / "data/persiapan/2025.yaml", ANSWER % "Pendataan ulang oleh dinas")),
    "D737": page(
        lambda root: (
            swap(root / "data" / MANY_LOANS[0], *MANY_LOANS[1:]),
            write(root / "data/persiapan/2025.yaml", ANSWER % "…"),
        )
    ),
    "D739": data("datapackage.yaml", "satuan: buku}", "satuan: buku, wajar: {bagian_dari: dipinjm_buku}}"),
    "D801": page(lambda root: None),
    "D802": copied_narrative,
    "D803": odd(("datapackage.yaml", "dokumen: Buku tamu perpustakaan (contoh)", "dokumen: Buku tamu 2024")),
    "D804": decree_of_another_year,
    "D805": odd(("sk.yaml", "tanggal: 2026-01-05", "tanggal: 2024-01-05")),
    "D806": same_official,
    "D807": odd(("sk.yaml", "terbit: Januari 2026", "terbit: Januari 2025")),
    "D808": odd(("sk.yaml", "tanggal: 2026-01-05", "tanggal: 2062-01-05")),
    "A101": data("indikator.yaml", "id: keterlambatan", "id: kunjungan"),
    "A102": data("indikator.yaml", "id: layanan, tujuan: gemar_membaca", "id: layanan, tujuan: gemar_baca"),
    "A103": data("indikator.yaml", "misi: 1", "misi: 2"),
    "A104": data("indikator.yaml", "sasaran: layanan", "sasaran: layann"),
    "A105": data("indikator.yaml", "      skala: mutu_layanan\n", ""),
    "A106": data("indikator.yaml", "rumus: jumlah\n", "rumus: jumlah\n      pengali: 2\n"),
    "A107": data("indikator.yaml", "data: peminjaman", "data: pinjaman"),
    "A108": data("indikator.yaml", "kolom: terlambat_buku", "kolom: terlambat"),
    "A109": data("indikator.yaml", "program: [P1, P3]", "program: [P1, P33]"),
    "A201": data("indikator.yaml", LATE, f"    mulai: 2025\n    sampai: 2024\n{LATE}"),
    "A202": data("indikator.yaml", LATE, CHANGES % (2026, 2026)),
    "A203": data("indikator.yaml", LATE, f"    mulai: 2024\n{CHANGES % (2024, 2026)}"),
    "A204": data("indikator.yaml", LATE, f"    sampai: 2026\n{CHANGES % (2026, 2028)}"),
    "A205": data("parameter/efisiensi.yaml", "sampai: null", "sampai: 2014"),
    "A206": added("parameter/mutu_layanan.yaml", SCALE % 2026),
    "A207": bytes_of(
        "parameter/mutu_layanan.yaml",
        lambda b: b.replace(b"sampai: null", b"sampai: 2024") + (SCALE % 2027).encode(),
    ),
    "A208": data("parameter/perencanaan.yaml", "perjanjian: pk", "perjanjian: pkk"),
    "A301": data("datapackage.yaml", "- {data: peminjaman,", "- {data: pinjaman,"),
    "A302": data("datapackage.yaml", "kolom: terlambat_buku, paling", "kolom: terlambat, paling"),
    "A401": added("sk.yaml", "- {tahun: 2025, nomor: '1', tanggal: 2026-01-05, tempat: Kota, terbit: Januari 2026}\n"),
    "A402": data(
        "indikator.yaml", "kolom: skor_nilai}]", "kolom: skor_nilai}, {label: Lagi, data: survei, kolom: skor_nilai}]"
    ),
    "A403": data("parameter/interpretasi.yaml", "batas: 80,", "batas: 180,"),
    "A404": added("persiapan/tahun-depan.yaml", "konfirmasi: []\n"),
    "A405": data("indikator.yaml", "satuan: buku", "satuan: predikat"),
    "A406": data("indikator.yaml", "kolom: terlambat_buku}", "kolom: terlambat_buku, saring: {tahun: 1999}}"),
    "A407": data(
        "unit_organisasi.csv",
        "3;Bidang Perpustakaan (contoh);Kepala Dinas",
        "3;Bidang Perpustakaan (contoh);Kepla Dinas",
    ),
    "A408": data("unit_organisasi.csv", "1;Kepala Dinas (contoh);;", "1;Kepala Dinas (contoh);Sekretariat (contoh);"),
    "A410": data("parameter/interpretasi.yaml", "80% sampai di", "70% sampai di"),
    "A409": bytes_of("survei.csv", lambda b: b"tahun;skor_nilai;edisi\n2025;84,50;\n2025;85,00;2050\n"),
    "N101": page(lambda root: (root / "data/narasi/2025/kunjungan/analisis.md").unlink()),
    "N102": narrative(""),
    "N103": narrative("<!-- Apa sebabnya? -->\n"),
    "N104": page(lambda root: write(root / "data/narasi/2025/kunjungan/analisi.md", "Naik.\n")),
    "N201": narrative("Naik {eval}`persen(x)`.\n"),
    "N202": opened(SAMPLE_YEAR, "kunjngan"),
    "N203": report(lambda lap: lap.hasil("kunjungan", SAMPLE_YEAR + 1)),
    "N204": report(lambda lap: lap.tabel("kunjngan")),
    "N205": report(lambda lap: lap.data("kunjungan", "pengunjung")),
    "N206": report(lambda lap: lap.anggaran("P22")),
    "N207": account,
    "N208": report(lambda lap: tabel.deret(lap, "dasar_hukum")),
    "N401": report(lambda lap: lap.cacah("pegawai_status", status="asn")),
    "N402": report(lambda lap: perubahan("a", "b")),
    "N210": same_name,
    "N211": report(lambda lap: lap.kosakata["anggaran"]("Program Pembinaan Perpustakan (contoh)")),
    "N212": report(lambda lap: lap.kosakata["peringkat"]("pegawai_status", "jumlah_orang", "ASM")),
    "N213": narrative("```{nilai}\npengunjung: 3\n```\n\nNaik.\n"),
    "N214": narrative("```{nilai}\nPengunjung = 3\n```\n\nNaik {eval}`angka(pengunjung)`.\n"),
    "N215": narrative("```{nilai}\ntahun = 3\n```\n\nNaik {eval}`tahun`.\n"),
    "N216": narrative("```{nilai}\na = 3\na = 4\n```\n\nNaik {eval}`angka(a)`.\n"),
    "N217": narrative("```{nilai}\na = 3\n```\n\nNaik.\n"),
    "N218": narrative(":::{bila} tercapai(i)\nNaik.\n"),
    "N219": narrative(":::{bila}\nNaik.\n:::\n"),
    "N301": narrative("Naik.<br>\n"),
    "N302": narrative("Naik.\n\n```{include} ../rahasia.txt\n```\n"),
    "N303": narrative(":::{note}\n:class: dropdown\nNaik.\n:::\n"),
    "N304": narrative("Naik {download}`tahun`.\n"),
    "N305": narrative("Lihat {numref}`bab-3`.\n"),
    "N306": narrative("Lihat [glosarium](kunjngan.ipynb).\n"),
    "N307": narrative("![](/book/gedung.png)\n"),
    "N308": narrative("## Sebab\n\nNaik.\n"),
    "N309": narrative("Naik[^sebab].\n"),
    "N310": narrative("| a | b |\n|---|\n| 1 | 2 |\n"),
    "N311": narrative("Harganya US$ 5 sampai US$ 6.\n"),
    "N312": narrative(":::{note}\nNaik.\n"),
    "N313": narrative("Naik ~~sedikit~~.\n"),
    "N314": narrative("Naik 5\n% dari tahun lalu.\n"),
    "N315": narrative(f"{'a' * 300}\n"),
    "N316": narrative("Naik.\n\n    Turun.\n"),
    "N317": narrative("Naik.\n\n---\n"),
    "N318": narrative("---\njudul: Sebab\n---\n\nNaik.\n"),
    "N319": narrative("(sebab)=\nNaik.\n"),
    "N320": lambda root: left_over("Naik.\n\n:::{bila} tercapai(i)\nBaik.\n:::\n", "book/metode.md"),
    "N321": narrative("Naik [b][a], turun.\n\n[a]: https://contoh.id\n[a]: https://contoh.go.id\n"),
    "N322": report(lambda lap: lap.narasi("/rahasia")),
    "N410": narrative("Naik {eval} `tahun`.\n"),
    "N411": narrative("Naik {eval}`angka(i.target) dan seterusnya.\n"),
    "N412": narrative("Baik.\n\n<!-- lupa menutup\n"),
    "N413": narrative("Baik. <! -- Apa sebabnya? -->\n"),
    "N414": narrative("Baik}.\n"),
    "N420": narrative("Pengunjung 26.350 orang pada {eval}`tahun`.\n"),
    "N421": narrative("Terdapat dua belas desa.\n"),
    "N422": narrative("Pengunjung meningkat.\n"),
    "N423": narrative("Terdapat {eval}`bilangan(12)` desa.\n"),
    "N424": narrative("Sejak {harfiah}`27 Agustus` berlaku.\n"),
    "N425": narrative(":::{kutipan}\nBaik.\n:::\n"),
    "H101": page(lambda root: write(root / "notebooks/kunjungan.ipynb", "{}")),
    "H102": cells(lambda cells: cells.pop(1)),
    "H103": parameters(lambda text: text.replace("tahun: int = 2025", "tahun: int = = 2025")),
    "H104": parameters(lambda text: f"{text}\nimport os"),
    "H105": parameters(lambda text: f"{text}\nthn = 2025"),
    "H106": parameters(lambda text: text.replace('versi: str = "publik"  # publik, internal, atau draf\n', "")),
    "H107": parameters(lambda text: text.replace("2025", "2024 + 1")),
    "H108": parameters(lambda text: text.replace("2025", '"2025"')),
    "H109": cells(lambda cells: cells[5].update(source=["tampilkan(\n"])),
    "H110": executed(PROCESS, "x = 1 / 0"),
    "H111": executed(KERNEL, f"{OPEN}\nt = tabel.daftar(lap, 'kunjngan')"),
    "H112": cells(lambda cells: cells[5].update(outputs=[{"output_type": "stream", "name": "stdout", "text": ["1"]}])),
    "H113": parameters(lambda text: text.replace("publik", "internal")),
    "H114": cells(lambda cells: cells[5].update(execution_count=3)),
    "H201": page(lambda root: (root / "book/metode.md").unlink()),
    "H202": unknown_label,
    "H203": pages_failed,
    "H204": lambda root: insert_choice("<html><head></head></html>", "", "situs.css", "2025/notebooks/kunjungan.html"),
    "H205": several_years,
    "H206": page(lambda root: swap(root / "_toc.yml", "file: notebooks/kunjungan", "file: notebooks/con")),
    "H207": cells(lambda cells: cells[1].update(source=PARAMETERS_OF_2024)),
    "H208": page(lambda root: swap(root / "_toc.yml", "    - file: notebooks/kunjungan\n", "")),
    "H209": without_indicators,
    "H301": page_refused,
    "H401": cells(lambda cells: cells[5].update(source=5)),
    "H402": page(lambda root: write(root / "notebooks" / "kunjungan.ipynb", '{"nbformat": 3, "worksheets": []}')),
    "H403": cells(lambda cells: cells[5].update(cell_type="raw")),
    "H404": cells(lambda cells: cells[5].update(id=cells[4]["id"])),
    "H405": cells(lambda cells: cells[5].update(source=["import os\n", "os.remove('data')"])),
    "H406": cells(lambda cells: cells[5].update(source=["!ls data"])),
    "H407": cells(lambda cells: cells[5].update(source=["tahun = 2023"])),
    "H408": cells(lambda cells: cells[5].update(source=["lalu = buka(data, tahun - 1, versi=versi)"])),
    "H409": cells(lambda cells: cells[5].update(source=["tabel.capaian(lap, indikator)"])),
    "H410": cells(lambda cells: cells[2].update(source=["x = 1"])),
    "H411": executed(PROCESS, f"{OPEN}\ntulis = print\ntulis('catatan')", checked=False),
    "H412": executed(KERNEL, "import warnings\nwarnings.warn('awas')", checked=False),
    "H413": executed(PROCESS, "sum([1, 2])"),
    "H414": executed(PROCESS, f"{OPEN}\ntampilkan('halo')"),
    "H415": cells(lambda cells: cells[5].update(source=["tamplikan(tabel.capaian(lap, indikator))"])),
    "M101": not_a_project,
    "M102": opened("dua"),
    "M103": opened(SAMPLE_YEAR, versi="intern"),
    "M104": opened(SAMPLE_YEAR, 5),
    "M105": command("build", "--tahun", "2024-2025", "--versi", "internal"),
    "M201": command("new-year", "2025"),
    "M202": command("new-year", "2028"),
    "M203": last_year_open,
    "M301": lambda root: new_agency.lay_project(root),
    "M302": no_templates,
    "M303": command("new-indicator", "kunjungan"),
    "M304": no_indicator_page,
    "M401": place_in_use,
    "M501": broken_record,
    "M502": faulty_upgrade,
    "M503": cannot_write,
    "M601": system_refuses(errno.ENOSPC),
    "M602": system_refuses(errno.EACCES),
    "M603": system_refuses(errno.EROFS),
    "M604": instead_of_data(Path.mkdir, "sk.yaml"),
    "M605": lambda root: (write(root / "_build", ""), make_folder(root / "_build")),
    "M606": instead_of_data(lambda f: f.symlink_to("tidak-ada.yaml"), "sk.yaml"),
    "M607": link_out,
    "M608": instead_of_data(lambda f: (f.touch(), os.truncate(f, text_files.LARGEST[".csv"] * 1_000_000 + 1))),
    "M609": system_refuses(errno.EBUSY),
    "M610": system_refuses(errno.ENOENT),
    "M611": system_refuses(errno.ENAMETOOLONG),
    "M612": system_refuses(errno.EMFILE),
    "M613": system_refuses(errno.EIO),
    "M614": lambda root: [in_words(MemoryError())],
    "M615": output_lost,
    "M616": inputs_changing,
    "M617": history_unreadable,
    "M701": executed(PROCESS, "n = 0\nwhile n < 1:\n    n = n * 1", limits=Limits(seconds=1)),
    "M702": executed(PROCESS, f"{OPEN}\ntampilkan(*[teks.misi(lap)] * 99)", limits=Limits(letters=500)),
    "M703": executed(PROCESS, "import os\nos._exit(3)", checked=False),
    "M705": data("kunjungan.csv", "\n", "\n" + "2025;x;x\n" * 600),
    "P101": not_understood,
    "P102": command("buid"),
    "P103": command("build", "--formt", "pdf"),
    "P104": command("new-year"),
    "P105": command("build", "--format"),
    "P106": command("build", "--all=ya"),
    "P107": command("build", "2024"),
    "P108": command("build", "--format", "pdx"),
    "P109": command("build", "--tahun", "202"),
    "P110": command("build", "--tahun", "2024-2020"),
    "P111": command("new-year", "2025-2026"),
    "P112": command("build", "--all", "--alamat", "contoh.go.id"),
    "P201": command("build", "--tahun", "2024", "--tahun", "2025"),
    "P202": command("build", "--tahun", "2024", "--all"),
    "P203": command("build", "--alamat", "https://contoh.go.id"),
}


def produced(code: str, root: Path) -> list[Finding]:
    """The findings of a code that its producer gets from the library."""
    try:
        findings = list(PRODUCERS[code](root) or ())
    except InputError as e:
        findings = list(e.findings)
    return [f for f in findings if isinstance(f, Finding) and f.code == code]


def sentence(finding: Finding, root: Path) -> str:
    """As it is kept; the folder differs from run to run."""
    return str(finding).replace(str(root.resolve()), "PROYEK")


@pytest.fixture(scope="module")
def laid(tmp_path_factory) -> Path:
    """The project of the invented agency. Read only."""
    return once(tmp_path_factory, "agency", new_agency.lay_project)


@pytest.fixture
def root(laid, tmp_path) -> Path:
    """A fresh copy of it."""
    return copy_project(laid, tmp_path / "proyek")


@pytest.fixture(scope="module")
def approved() -> dict[str, str]:
    with APPROVED.open(encoding="utf-8", newline="") as f:
        return {row["kode"]: row["kalimat"] for row in csv.DictReader(f, delimiter=";")}


def test_untouched_project_has_no_finding(laid):
    """So whatever a producer gets comes from its one change."""
    assert {f.code for f in check_project(Project(laid), SAMPLE_YEAR)} == {"D801"}  # its texts are a sample's


def test_every_kind_has_a_producer_and_an_approved_sentence(approved):
    codes = [kind.code for kind in kinds.KINDS]
    assert sorted(PRODUCERS) == sorted(codes)
    assert sorted(approved) == sorted(codes)


@pytest.mark.parametrize("kind", kinds.KINDS, ids=lambda kind: kind.code)
def test_kind_is_produced_by_the_library(kind, root, approved):
    found = produced(kind.code, root)
    assert found
    for finding in found:
        assert finding.severity == kind.severity
        assert finding.group == GROUPS[kind.code[0]]
        text = str(finding)
        label = "" if kind.severity == ERROR else "peringatan: "
        pattern = rf"\S[^\n]*?: {label}(ditemukan |tidak ada )\S.*; seharusnya \S.*[.?] \[{kind.code}\]"
        assert re.fullmatch(pattern, text, re.S), text
        assert not re.search(rf"\{{(?!{WORDS_IN_BRACES}\}})\w*\}}|None| ;|(?<![/.])\.\.(?!/)|\['", text), text
        assert text.isprintable(), text
    assert sentence(found[0], root) == approved[kind.code]


def test_no_kind_takes_the_name_of_another():
    """The later one would be meant in both places."""
    names = re.findall(r"^([A-Z\d_]+) = Kind\(", Path(kinds.__file__).read_text(encoding="utf-8"), re.M)
    assert len(set(names)) == len(names) == len(kinds.KINDS)


def test_codes_are_unique_and_well_formed():
    codes = [kind.code for kind in kinds.KINDS]
    assert len(set(codes)) == len(codes) > 100
    assert all(re.fullmatch(r"[DANHMP]\d{3}", code) for code in codes)
    assert codes == sorted(codes, key=lambda code: ("DANHMP".index(code[0]), code))


@pytest.mark.parametrize("kind", kinds.KINDS, ids=lambda kind: kind.code)
def test_kind_says_everything_it_must(kind):
    assert all(text.strip() for text in (kind.found, kind.expected, kind.cure, kind.meaning))
    assert kind.meaning.endswith(".")
    assert kind.severity in (ERROR, WARNING)
    gaps = set(re.findall(r"(?<!\{)(?:\{\{)*\{(\w+)\}", kind.found + kind.expected + kind.cure))
    finding = kind.at("a.csv", **dict.fromkeys(gaps, "kata"))
    assert not re.search(rf"\{{(?!{WORDS_IN_BRACES}\}})\w+\}}", str(finding))


def write_approved() -> None:
    """Write the sentences that come now; they are to be read before they are kept."""
    with tempfile.TemporaryDirectory() as temporary, APPROVED.open("w", encoding="utf-8", newline="") as f:
        laid = new_agency.lay_project(Path(temporary) / "asal" / "proyek")
        rows = csv.writer(f, delimiter=";", lineterminator="\n")
        rows.writerow(("kode", "kalimat"))
        for kind in kinds.KINDS:
            root = copy_project(laid, Path(temporary) / kind.code / "proyek")
            found = produced(kind.code, root) if kind.code in PRODUCERS else []
            rows.writerow((kind.code, sentence(found[0], root) if found else ""))


if __name__ == "__main__":
    sys.exit(write_approved())
