"""What do all data files of a folder say, over all years?"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from ..findings import Finding, InputError, Named, kinds, refuse
from ..findings.machine import said
from ..language.numbers import angka, ranges
from .description import DESCRIPTION, Source, read_source
from .folders import stamp
from .format import check_description
from .preparation import Preparation, only_complete, read_preparations
from .required import absent_sources, check_required
from .table import read_table
from .text_files import require_case
from .yaml_files import read_yaml


def _unknown_source(name: str, near: str) -> Finding:
    return kinds.UNKNOWN_SOURCE.at("sumber data", source=name, near=near)


@dataclass(frozen=True, slots=True)
class Package:
    """The whole data package: descriptions and typed frames, all years.

    `cells` counts the cells of the files that are what their description promises.
    Asking `sources` or `tables` for a name that no source has raises `InputError`.
    """

    folder: Path
    description: dict[str, Any]
    sources: dict[str, Source]
    tables: dict[str, pd.DataFrame]
    preparations: dict[int, Preparation] = field(default_factory=dict)
    incomplete: frozenset[tuple[str, int]] = frozenset()
    cells: int = 0

    def __post_init__(self):
        for part in ("sources", "tables"):
            object.__setattr__(self, part, Named(getattr(self, part), _unknown_source))

    def has(self, name: str) -> bool:
        """Whether this agency has a source at all."""
        return name in self.sources and bool(self.sources[name].file)

    def values_of(self, name: str, column: str) -> set[Any]:
        """Everything that a column may be asked for: what stands in it in any year, its choices, and what it refers to."""
        source = self.sources[name]
        known = {*self.tables[name][column].dropna(), *source.column(column).choices}
        for reference in source.references:
            for own, other in zip(reference["fields"], reference["reference"]["fields"], strict=False):
                target = self.tables.get(reference["reference"]["resource"])
                if own == column and target is not None and other in target:
                    known |= {*target[other].dropna()}
        return known

    def address(self, name: str) -> str:
        """File name of a source as a reader knows it."""
        return f"{self.folder.name}/{self.sources[name].file}"


def require_data_folder(root: Path) -> None:
    """Refuse a folder that is not the data of a project, naming it in full.

    Raises `InputError`.
    """
    whole = os.path.realpath(root)  # `resolve` raises of a link that leads to itself
    require_case(root, whole)
    with said(whole):
        if not root.is_dir():
            raise InputError([kinds.NOT_A_PROJECT.at(whole, cause="tidak ada folder")])
        if not (root / DESCRIPTION).is_file():
            raise InputError([kinds.NOT_A_PROJECT.at(whole, cause=f"tidak ada {DESCRIPTION}")])


def years_with_facts(package: Package) -> set[int]:
    """Years of which the package has a fact; plans for coming years are none."""
    return {
        int(t)
        for name, content in package.tables.items()
        if "tahun" in content and not package.sources[name].all_years
        for t in content["tahun"].unique()
        if t is not None
    }


def require_facts(package: Package, *tahun: int, draft: bool) -> None:
    """Refuse years of which nothing is known and which nobody prepares: a slip, not a report.

    A `draft` may be of the year after the last one with facts. Of several years the
    missing ones are named together. Raises `InputError`.
    """
    present = years_with_facts(package)
    known = present | package.preparations.keys() | ({max(present) + 1} if present and draft else set())
    missing = [t for t in tahun if t not in known]
    if not present or not missing:
        return
    if len(tahun) > 1:
        words = {"years": ranges(missing), "count": angka(len(missing)), "known": ranges(present)}
        raise InputError([kinds.NO_FACTS_OF_SOME.at("tahun laporan", **words)])
    words = {"first": min(present), "last": max(present), "next": max(present) + 1}
    raise InputError([kinds.NO_FACTS.at("tahun laporan", year=missing[0], **words)])


def read_package(root: Path) -> tuple[Package, list[Finding]]:
    """Read the description and every file of a data package, with all findings.

    `root` is the folder that holds `datapackage.yaml`. Unchanged files are read once.
    Raises `InputError` for data in a format that this library does not read.
    """
    package, findings = _read_once(Path(os.path.realpath(root)), fingerprint(root))
    return package, list(findings)


def fingerprint(root: Path) -> tuple:
    """Changes when a file of the data folder does: names, sizes, times."""
    found = (Path(above, n) for above, _, names in os.walk(root) for n in names if n.endswith((".csv", ".yaml")))
    return tuple(stamp(f) for f in sorted(found))


@lru_cache(maxsize=2)
def _read_once(root: Path, _fingerprint: tuple) -> tuple[Package, tuple[Finding, ...]]:
    description = read_yaml(root / DESCRIPTION)
    refuse(check_description(description, f"{root.name}/{DESCRIPTION}"))
    sources = {d["name"]: read_source(d) for d in description["resources"]}
    preparations = read_preparations(root)
    table, findings, open_, cells = {}, [], set(), 0
    for s in sources.values():
        content, t, held = read_table(root, s, preparations)
        findings += t
        cells += held
        table[s.name], tahun = only_complete(content, s, preparations)
        open_ |= {(s.name, t) for t in tahun}
    if missing := check_required(sources, f"{root.name}/{DESCRIPTION}"):
        raise InputError(missing)
    empty_sources, empty_tables = absent_sources(sources)
    sources, table = sources | empty_sources, table | empty_tables
    package = Package(root, description, sources, table, preparations, frozenset(open_), cells)
    return package, tuple(findings)
