"""How does a year's book come about? copy → check → execute → assemble → pages → swap.

Everything happens in a folder of its own beside the earlier build, which stays as it is until
the new one is complete, and with a copy of the inputs of one moment: who saves meanwhile
changes the next book.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path, PurePath

from ..checks.pages import check_project
from ..facts.text_files import unify_lines, write_text
from ..findings import InputError, kinds, refuse
from ..findings.machine import SNAPSHOT, address_of, said
from ..project.history import GIT_REFUSES, NO_GIT
from ..project.manifest import listed_files, make_manifest
from ..project.project import Project, print_name
from ..project.snapshot import Snapshot, examined, settled, state, take
from ..prose.laporan import Laporan, buka
from ..rules.report import PUBLIK
from ..views.whole import FOLDER as WHOLE
from .assembly import lay_source
from .environment import own_environment
from .progress import Progress
from .swap import alone, clear, discard, followed, publish, replace, settle, waiting, work_folder
from .traced import findings_of

HTML, PDF, DOCX = FORMS = ("html", "pdf", "docx")
"""What a build can make; each comes with those before it."""

KEPT = "; buku yang baru sudah selesai dan tersimpan, sehingga langsung dipakai selama masukannya tidak berubah"

DOOR = """<!DOCTYPE html>
<html lang="id">
<head>
<meta charset="utf-8">
<title>{judul}</title>
<meta http-equiv="refresh" content="0; url={awal}">
</head>
<body><p><a href="{awal}">{judul}</a></p></body>
</html>
"""


def below(source: PurePath, message: str) -> str:
    r"""What Sphinx says, its files named as the project names them: below the source, with forward slashes.

    >>> from pathlib import PureWindowsPath
    >>> below(PureWindowsPath(r"C:\p\sumber"), r"C:\p\sumber\book\awal.md:3: WARNING: 1\2")
    'book/awal.md:3: WARNING: 1\\2'
    """
    folders = {str(source), *([str(source.resolve())] if isinstance(source, Path) else [])}
    for folder in sorted(folders, key=len, reverse=True):
        message = re.sub(rf"{re.escape(folder)}[\\/]([^\s:]+)", lambda m: m[1].replace("\\", "/"), message)
    return message


def make_pages(source: Path, out: Path) -> None:
    """Run Jupyter Book on an assembled source; any warning is an error."""
    from jupyter_book.sphinx import build_sphinx

    message = io.StringIO()
    with contextlib.redirect_stderr(message), contextlib.redirect_stdout(io.StringIO()):
        result = build_sphinx(
            str(source),
            str(out),
            noconfig=True,
            path_config=str(source / "_config.yml"),
            confoverrides={"external_toc_path": str(source / "_toc.yml"), "latex_individualpages": False},
            doctreedir=str(out.parent / ".doctrees"),
            freshenv=True,
            warningiserror=True,
            keep_going=True,
            quiet=True,
            jobs=2,
        )
    if result:
        raise InputError(findings_of(source, below(source, message.getvalue().strip() or str(result))))


def write_manifest(folder: Path, manifest: dict) -> None:
    """Say in a built book from what it was built."""
    write_text(folder / "manifest.json", json.dumps(manifest, ensure_ascii=False, indent=1) + "\n")


def up_to_date(result: Path, manifest: dict, files: Iterable[str]) -> bool:
    """Whether the book in a folder came from exactly these inputs and all its `files` are there, by their paths in it."""
    with contextlib.suppress(OSError, ValueError):
        old = json.loads((result / "manifest.json").read_bytes())
        return (
            old | {"bentuk": manifest["bentuk"]} == manifest
            and set(old["bentuk"]) >= set(manifest["bentuk"])
            and all((result / f).exists() for f in files)
        )
    return False


def printed_files(project: Project, tahun: int, versi: str = PUBLIK) -> dict[str, Path]:
    """Where each printed form of a year's book lies, or would lie."""
    return {b: project.output(tahun, versi) / f"{print_name(tahun, versi)}.{b}" for b in FORMS[1:]}


def forms_to_make(printed: Mapping[str, Path], wanted: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The printed forms up to the wanted one and those after it that the earlier book has.

    A form that was made once is made again: lost it would be missed, kept it would contradict the site.
    """
    last = FORMS.index(wanted) + 1
    there = max((n for n, b in enumerate(FORMS, 1) if b in printed and printed[b].exists()), default=0)
    return FORMS[1:last], FORMS[last:there]


def build(
    project: Project,
    tahun: int,
    *,
    engine: str,
    versi: str = PUBLIK,
    forms: str = PDF,
    force: bool = False,
    progress: Progress | None = None,
) -> list[Path]:
    """Build the book of a year; returns the page to open and the printed forms.

    `forms` is the last of `FORMS` that is wanted; those before it are made too, and
    those that the earlier book has.

    Raises `InputError` when input or pages are refused; the earlier build is
    then still complete, as it is when the process is killed at any moment.
    """
    progress = progress or Progress()
    result = followed(project.output(tahun, versi))
    with own_environment(), said(address_of(result.parent)), alone(result, progress.tell):
        settle(result)
        printed = printed_files(project, tahun, versi)
        wanted, again = forms_to_make(printed, forms)
        made = (*wanted, *again)
        names = ["html/index.html", *(printed[b].name for b in made)]
        files = [result / n for n in names]
        manifest_of = partial(make_manifest, tahun=tahun, versi=versi, engine=engine, forms=made)
        check = partial(_check, tahun=tahun, versi=versi, progress=progress)
        finished = None if force else _finished(project, tahun, result, manifest_of, check, names)
        if finished == result:
            progress.tell("Tidak ada masukan yang berubah; buku yang ada sudah yang terbaru.")
            clear(result)
            return files
        if finished is not None:
            progress.tell("Buku dari masukan ini sudah selesai sebelumnya; sekarang dipasang.")
            replace(finished, result, kept=KEPT)
            return files
        with work_folder(result) as work:
            snapshot = project if isinstance(project, Snapshot) else take(project, work / SNAPSHOT)
            with examined(snapshot, tahun):
                check(snapshot)
            if again:
                forms_again = " dan ".join(b.upper() for b in again)
                progress.tell(
                    f"Buku yang ada memuat {forms_again}; dibuat lagi, supaya tidak hilang dan sesuai dengan situsnya."
                )
            _fill(snapshot, buka(snapshot.data, tahun, versi=versi), work, manifest_of(snapshot), progress)
            discard(work / SNAPSHOT)
            if versi == PUBLIK:
                publish(work)
            replace(work, result, kept=KEPT)
    return files


def _check(project: Project, *, tahun: int, versi: str, progress: Progress) -> None:
    with progress.step("pemeriksaan"):
        for warning in refuse(check_project(project, tahun, versi)):
            progress.warn(warning)
    if project.read and project.read.history.why_not in (NO_GIT, GIT_REFUSES):
        progress.warn(kinds.HISTORY_UNREADABLE.at(address_of(project.home)))


def _finished(
    project: Project,
    tahun: int,
    result: Path,
    manifest_of: Callable[[Project], dict],
    check: Callable[[Project], None],
    files: Sequence[str],
) -> Path | None:
    """The book in its place, or one that waits for it, that came from the project as it is now, which is checked.

    Nothing is copied for that: where a file is saved in between, no book is from what was checked.
    """
    fixed = isinstance(project, Snapshot)
    before = None if fixed else settled(project.root)
    if not listed_files(project, tahun):
        return None  # the check says what is wrong
    manifest = manifest_of(project)
    found = next((w for w in (result, *waiting(result)) if up_to_date(w, manifest, files)), None)
    if found is not None:
        check(project)
    return found if fixed or state(project.root) == before else None


def _fill(project: Snapshot, lap: Laporan, work: Path, manifest: dict, progress: Progress) -> None:
    source = lay_source(project, lap, work, manifest, progress=progress)
    with progress.step("halaman", "Menyusun halaman …"):
        make_pages(source, work / "html")
    unify_lines(work / "html")
    write_text(
        work / "html" / "index.html", DOOR.format(judul=f"Laporan Kinerja {lap.tahun}", awal=f"{project.start}.html")
    )
    for one in manifest["bentuk"]:
        name = f"{print_name(lap.tahun, lap.versi)}.{one}"
        shutil.copy(work / "html" / name, work / name)
    for rest in ("jupyter_execute", ".doctrees", "html/.buildinfo", f"sumber/{WHOLE}"):
        path = work / rest
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    write_manifest(work, manifest)
