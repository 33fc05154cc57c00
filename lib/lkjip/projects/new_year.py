"""What does the team need to begin the report of the next year?

Rows with last year's names and empty figures, stubs of the narrative, officials
and decisions copied for confirmation. Every file keeps what it had, byte for byte;
text is only added. All is worked out and tried in a copy first, so a failure
leaves the project as it was.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from ..checks.data import check_data
from ..checks.worklist import TEAM, is_list, open_tasks
from ..facts.catalogue import read_catalogue
from ..facts.description import DESCRIPTION, Source
from ..facts.package import Package, read_package, years_with_facts
from ..facts.preparation import preparation_file
from ..facts.table import read_table
from ..facts.text_files import read_text
from ..findings import Finding, InputError, errors, kinds, refuse
from ..project.project import Project
from ..prose.narasi import narrative_file, narrative_names
from .additions import append_rows, copy_entry, new_rows
from .stubs import narrative_headings, stub
from .writing import write_all

# Lists in YAML whose entries are dated: file, key of the list ("" for the file itself), key of the year, meaning.
DATED_LISTS = (
    ("instansi.yaml", "kepala", "mulai", "pejabat yang menandatangani laporan"),
    ("sk.yaml", "", "tahun", "keputusan tim penyusun dan waktu terbit laporan"),
)

_PREPARATION_HEAD = """\
# Persiapan laporan tahun {tahun}. Yang masih harus diisi disebut oleh: lkjip check --tahun {tahun}
# Di bawah ini tertulis yang disalin dari tahun {lalu}. Periksa, perbaiki di berkasnya, lalu ganti `tidak` menjadi `ya`.
konfirmasi:
"""
_PREPARATION_FOOT = """\
# Yang memang tidak tersedia beserta alasannya. Tanpa `kolom`: seluruh data itu. Contoh (hapus tanda pagarnya):
# - {data: nama_berkas, kolom: [nama_kolom], alasan: Tidak dicatat lagi}
# - {data: perselisihan, alasan: Tidak ada kasus tahun ini}
tidak_tersedia:
# Jawaban atas yang ditanyakan pemeriksaan tentang angka yang tampak ganjil tetapi benar: salin baris dari pesannya, lalu tulis alasannya.
jawaban:
"""


def _quote(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _preparation_text(confirmations: list[tuple[str, str, str]], tahun: int) -> str:
    rows = [f"- {{berkas: {b}, bidang: {_quote(d)}, hal: {_quote(h)}, sudah: tidak}}\n" for b, d, h in confirmations]
    return _PREPARATION_HEAD.format(tahun=tahun, lalu=tahun - 1) + "".join(rows) + _PREPARATION_FOOT


def has_year(package: Package, source: Source, tahun: int) -> bool:
    """Whether a source has facts of a year."""
    table = package.tables[source.name]
    return "tahun" in table and bool((table["tahun"] == tahun).any())


def plan(project: Project, package: Package, tahun: int) -> dict[Path, bytes]:
    """New contents of every file that the year adds or lengthens, by path below the data folder."""
    data, result, confirmations = project.data, {}, []
    indikator = read_catalogue(data).at(tahun).indikator
    for s in package.sources.values():
        if not package.has(s.name):
            continue
        content = (data / s.file).read_bytes()
        table, *_ = read_table(data, s, package.preparations)
        if is_list(s) or "tahun" not in table:
            continue
        if new := new_rows(content, s, table, tahun, indikator):
            result[Path(s.file)] = append_rows(content, new, s.delimiter)
            if not s.yearly_columns:
                what = f"{len(new)} baris tahun {tahun} di {package.address(s.name)} ({s.title})"
                confirmations.append((s.file, s.origin["bidang"], what))
    confirmations += [
        (
            DESCRIPTION,
            s.origin["bidang"],
            f"dokumen sumber {s.name} di {data.name}/{DESCRIPTION}, “{s.origin['dokumen']}”: bila berbeda untuk {tahun}, "
            "tambahkan dokumen_tahunan",
        )
        for s in package.sources.values()
        if re.search(rf"\b{tahun - 1}\b", s.origin["dokumen"])
        and not s.yearly_document
        and has_year(package, s, tahun - 1)
    ]
    for name, list_key, key, meaning in DATED_LISTS:
        text = (data / name).read_bytes().decode("utf-8")
        if (new := copy_entry(text, list_key, key, tahun)) is not None:
            result[Path(name)] = new.encode()
            confirmations.append((name, TEAM, f"{meaning}: butir {key} {tahun} di {data.name}/{name}"))
    title = narrative_headings(project.notebooks)
    for name in narrative_names(data, tahun - 1):
        destination = narrative_file(data, tahun, name)
        if not destination.exists():
            old = read_text(narrative_file(data, tahun - 1, name))
            result[destination.relative_to(data)] = stub(title.get(name, (name, "")), old, tahun).encode()
    # First: with it empty figures are not a fault, and what is missing is work to do.
    destination = preparation_file(data, tahun).relative_to(data)
    return {destination: _preparation_text(confirmations, tahun).encode()} | result


def _try(project: Project, content: dict[Path, bytes]) -> list[Finding]:
    """What a check would find, tried in a copy."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / project.data.name
        shutil.copytree(project.data, copy)
        write_all(copy.parent, content)
        return errors(check_data(copy))


def _check_year(project: Project, package: Package, tahun: int) -> None:
    present = years_with_facts(package)
    if not present:
        raise InputError([kinds.NO_DATED_ROWS.at("tahun baru")])
    last = max(present)
    if tahun <= last:
        raise InputError([kinds.YEAR_HAS_DATA.at("tahun baru", year=tahun, next=last + 1)])
    if tahun != last + 1:
        raise InputError([kinds.NOT_NEXT_YEAR.at("tahun baru", year=tahun, next=last + 1)])
    if last in package.preparations and (open_ := open_tasks(project, last)):
        raise InputError([kinds.LAST_YEAR_OPEN.at("tahun baru", year=last, count=len(open_))])


def prepare_year(project: Project, tahun: int, *, say: Callable[[str], None] = lambda _: None) -> list[Path]:
    """Prepare the report of the year after the last; returns the files that were added or lengthened.

    A year that is prepared already is left alone. Raises `InputError` when the
    data has findings or the year is not the next.
    """
    refuse(check_data(project.data))
    package, _ = read_package(project.data)
    if tahun in package.preparations:
        say(f"Tahun {tahun} sudah disiapkan; tidak ada yang diubah.")
        return []
    _check_year(project, package, tahun)
    content = {Path(project.data.name) / name: new for name, new in plan(project, package, tahun).items()}
    if findings := _try(project, content):
        raise InputError(findings)
    write_all(project.root, content)
    return [project.root / name for name in content]
