"""How does a project of an earlier version follow the library?

First its data, from format to format (`steps`); then the pages and the look that were
copied from the library and that nobody has edited since (`followed`). All is worked out
and tried in a copy: nothing is changed before everything is known, and then all or none.
Of what is replaced nothing is kept aside: it was the library's own text, or stays word by word.
"""

from __future__ import annotations

import difflib
import json
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from ..checks.data import check_data
from ..checks.pages import check_project
from ..facts.format import check_format, data_format
from ..facts.package import read_package
from ..findings import Finding, InputError, errors, kinds
from ..project.project import Project
from ..rules.report import DRAF, PUBLIK
from .copies import RECORD
from .followed import follow
from .new_agency import ROOT_FILES
from .steps import steps_from
from .writing import write_all


def _lines(content: bytes) -> list[str] | None:
    """What a person reads in a file; None when it is no text."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    try:
        return [line for c in json.loads(text)["cells"] for line in "".join(c["source"]).splitlines()]
    except (ValueError, KeyError, TypeError):
        return text.splitlines()


@dataclass(frozen=True, slots=True)
class Change:
    """One file that becomes another, and why; `old` is None for a new one."""

    file: str
    why: str
    old: bytes | None
    new: bytes

    @property
    def extent(self) -> str:
        """How many lines come and go, as a person reads the file.

        >>> Change("a.md", "", b"satu\\ndua\\n", b"satu\\ntiga\\nempat\\n").extent
        '+2 −1 baris'
        """
        if self.old is None:
            return "baru"
        before, after = _lines(self.old), _lines(self.new)
        if before is None or after is None:
            return "bukan teks"
        marks = Counter(d[:2] for d in difflib.ndiff(before, after))
        return f"+{marks['+ ']} −{marks['- ']} baris" if marks["+ "] or marks["- "] else "tulisannya sama"


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What changes in a project, file by file, and which copies are left as they are, each with its reason."""

    root: Path
    changes: tuple[Change, ...]
    left: dict[str, str]


def _read(root: Path) -> dict[str, bytes]:
    """All files that a step or the library may touch."""
    own = {"_toc.yml", RECORD, *ROOT_FILES}
    places = [root / f for f in sorted(own) if (root / f).is_file()]
    for part in ("book", "data", "notebooks"):
        places += [b for b in (root / part).rglob("*") if b.is_file() and ".ipynb_checkpoints" not in b.parts]
    return {b.relative_to(root).as_posix(): b.read_bytes() for b in sorted(places)}


def _findings(project: Project) -> list[Finding]:
    """What is wrong with the data and, for every year with narratives, with the pages."""
    if found := errors(check_data(project.data)):
        return found
    preparations = read_package(project.data)[0].preparations
    years = [int(f.name) for f in (project.data / "narasi").glob("*") if f.is_dir() and f.name.isdecimal()]
    return [f for y in sorted(years) for f in errors(check_project(project, y, DRAF if y in preparations else PUBLIK))]


def _refuse_new(before: list[Finding], after: list[Finding]) -> None:
    """Refuse findings that were not there before; cells and rows may have moved."""

    def key(f: Finding) -> tuple[str, str, str]:
        return f.code, f.place.file, f.found

    surplus = Counter(map(key, after)) - Counter(map(key, before))
    if new := [f for f in after if key(f) in surplus]:
        raise InputError([kinds.UPGRADE_FAULTY.at("pembaruan", count=surplus.total()), *new])


def plan_upgrade(project: Project) -> Upgrade:
    """What `lkjip upgrade` would change; nothing is written into the project.

    Raises `InputError` for data of a newer format or none, a broken record or table of
    contents, and when the upgraded project would have a finding that it has not now.
    """
    root, number = project.root, data_format(project.data)
    old = _read(root)
    new, why = dict(old), {}
    for step in steps_from(number):
        changed = step.change(new)
        new |= changed
        why |= dict.fromkeys(changed, step.why)
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / "proyek"
        write_all(copy, new)
        followed = follow(copy)
        new |= followed.content
        why |= followed.why
        changes = tuple(Change(f, why[f], old.get(f), new[f]) for f in sorted(why) if old.get(f) != new[f])
        # Data that are too old to be read cannot be compared; that they say the same is for the tests of their step.
        if changes and not check_format(project.data):
            write_all(copy, followed.content)
            _refuse_new(_findings(project), _findings(Project(copy)))
    return Upgrade(root, changes, followed.left)


def apply_upgrade(upgrade: Upgrade) -> None:
    """Write every change, or none.

    Raises `InputError` when a file cannot be written; the project is then as it was.
    """
    write_all(upgrade.root, {c.file: c.new for c in upgrade.changes})
