"""Which state of a project is a book made of? Its files, copied once and hashed as copied.

People save while a book is being made. So a build reads the project once, into a folder of its own, and
checks, executes and prints only what lies there: the book is of the state before a change or after it, never
of both, and its manifest tells which.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ..facts.folders import is_content, stamp
from ..facts.text_files import read_bytes
from ..findings import Finding, InputError, kinds, refuse
from ..findings.machine import COPIED, address_of, said
from .history import Read, read_history
from .manifest import hashes, library_files, listed_files
from .project import PARTS, Project

_ATTEMPTS = 8
_QUIET = 0.2
"""Seconds for which the files must have rested: a program saves a file in several steps."""

State = frozenset[tuple[str, int, int, int, int]]


@dataclass(frozen=True, slots=True)
class Snapshot(Project):
    """A project as it was at one moment: its files in a folder of their own, and what was read of it."""

    origin: Project = field(kw_only=True)
    taken: Read = field(kw_only=True)

    def __post_init__(self):
        """The project was one when it was opened; what became of its parts since then, `examined` says."""

    @property
    def home(self) -> Path:
        """The root of the project that was copied."""
        return self.origin.home

    @property
    def read(self) -> Read:
        """The hashes of the files as they were copied, and the history at that moment."""
        return self.taken

    def run_folder(self, out: Path) -> Path:
        """Where notebooks run; from there the path to the data is that from a book's folder in `_build` to the project's."""
        return self.root / "_build" / "x" / "notebooks"


def _present(root: Path) -> Iterator[Path]:
    for part in COPIED:
        if not (root / part).is_dir():
            yield root / part
            continue
        for folder, below, names in os.walk(root / part, followlinks=True):
            here = Path(folder)
            below[:] = sorted(d for d in below if is_content(d) and not _strays(here / d, root))
            yield from sorted(here / n for n in names if is_content(n) and (here / n).is_file())


def _strays(folder: Path, root: Path) -> bool:
    """Whether a folder is a link that leads out of the project, or back to where one comes from."""
    if not folder.is_symlink():
        return False
    back = Path(os.path.realpath(folder.parent)).is_relative_to(os.path.realpath(folder))
    return back or _leads_out(folder, root)


def state(root: Path) -> State:
    """Changes when any file does that a build may read, or that says how it reads."""
    return frozenset(stamp(f) for f in (*_present(root), *library_files(root).values()))


def settled(root: Path) -> State:
    """The state of a project that nobody is saving at this moment, as far as one can see."""
    now = state(root)
    for _ in range(_ATTEMPTS):
        age = time.time() - max(modified for _, _, modified, _, _ in now) / 1e9
        if not 0 <= age < _QUIET:  # below zero: a clock that is wrong, or a file from another machine
            break
        time.sleep(_QUIET - age)
        now = state(root)
    return now


def _leads_out(file: Path, root: Path) -> bool:
    """Whether a file lies outside the project by a link of its own or of a folder. A part (`data`) may lie on another disk."""
    part = root / file.relative_to(root).parts[0]
    inside = {os.path.realpath(f) for f in (root, part) if f != file}
    return not any(Path(os.path.realpath(file)).is_relative_to(f) for f in inside)


def _copy(root: Path, to: Path) -> dict[str, str]:
    """Copy what can be copied; the SHA-256 of each file by its path in the project."""
    copied = {}
    for file in _present(root):
        name = file.relative_to(root)
        try:
            if _leads_out(file, root):
                continue
            content = read_bytes(file, name.as_posix())
        except (InputError, FileNotFoundError):
            continue  # `examined` says it where the year needs the file
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        (to / name).write_bytes(content)
        copied[name.as_posix()] = hashlib.sha256(content).hexdigest()
    return copied


def why_not_copied(snapshot: Snapshot, name: str) -> list[Finding]:
    """Why a file that is there was not copied: it is a folder, a device, a link that leads out; nothing where it was, or is not there."""
    there = snapshot.home / name
    if name in snapshot.read.hashes or not os.path.lexists(there):
        return []
    if there.exists() and _leads_out(there, snapshot.home):
        return [kinds.LINK_OUT.at(name)]
    try:
        read_bytes(there, name)
    except InputError as e:
        return list(e.findings)
    return []


def links_out(project: Project, tahun: int) -> list[Finding]:
    """The files of a year that lie outside the project: a book would not be made from what the project holds."""
    wanted = {f for f in listed_files(project, tahun) if os.path.lexists(f) and _leads_out(f, project.root)}
    return [kinds.LINK_OUT.at(name) for name in sorted(f.relative_to(project.root).as_posix() for f in wanted)]


@contextmanager
def examined(snapshot: Snapshot, tahun: int) -> Iterator[None]:
    """A check of a snapshot: what it misses and the project has is said as what it is there."""
    try:
        wanted = [f.relative_to(snapshot.root).as_posix() for f in listed_files(snapshot, tahun)]
        refuse(f for name in wanted for f in why_not_copied(snapshot, name))
        yield
    except InputError as e:
        raise InputError(
            dict.fromkeys(w for f in e.findings for w in why_not_copied(snapshot, f.place.file) or [f])
        ) from None


def take(project: Project, folder: Path) -> Snapshot:
    """Copy a project into `folder`, which is made, until nothing changed while it was copied.

    The commit and the code of the library belong to the same moment. Raises `InputError` when files
    do not stop changing, or nothing can be written.
    """
    root = project.root
    changing: set[str] = set()
    for _ in range(_ATTEMPTS):
        before = settled(root)
        with said(address_of(folder.parent.parent)):
            folder.mkdir()
            copied = _copy(root, folder)
        read = Read(copied | hashes(library_files(root)), read_history(root, PARTS))
        changing = {name for name, *_ in before ^ state(root)}
        if not changing:
            return Snapshot(folder, origin=project, taken=read)
        shutil.rmtree(folder)
    names = [Path(f).relative_to(root).as_posix() if Path(f).is_relative_to(root) else f for f in sorted(changing)]
    raise InputError(kinds.INPUTS_CHANGING.at(name) for name in names[:5])
