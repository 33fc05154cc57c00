"""Which facts of a year that is being prepared count already?

`data/persiapan/<tahun>.yaml` says that a year is being prepared, which copies of
last year somebody has confirmed, and what will never be available. A row of such
a year is a fact once its figures are there: until then nothing is computed from
it, so no sum silently leaves something out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from .description import Column, Source
from .yaml_files import read_yaml

FOLDER = "persiapan"
ANSWERS = "jawaban"
"""Where the file of a year answers what looks odd in its facts. A file with nothing else prepares no year."""


def preparation_file(root: Path, tahun: int) -> Path:
    """Where the state of a year's preparation is kept."""
    return root / FOLDER / f"{tahun}.yaml"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Something copied from last year, and whether somebody has said that it still holds."""

    file: str
    owner: str
    what: str
    done: bool


@dataclass(frozen=True, slots=True)
class Preparation:
    """A year that is being prepared; `unavailable` is (source, column or "" for all of it, reason)."""

    tahun: int
    confirmations: tuple[Confirmation, ...]
    unavailable: tuple[tuple[str, str, str], ...]

    @property
    def unconfirmed(self) -> frozenset[str]:
        """Files whose copies nobody has confirmed."""
        return frozenset(k.file for k in self.confirmations if not k.done)

    def lacks(self, source: str, columns: str = "") -> bool:
        """Whether a source (or one of its columns) is declared to be unavailable.

        >>> p = Preparation(2025, (), (("umkm", "besar_unit", "tidak dicatat"),))
        >>> p.lacks("umkm", "besar_unit"), p.lacks("umkm", "kecil_unit"), p.lacks("umkm")
        (True, False, False)
        """
        return any(s == source and k in ("", columns) for s, k, _ in self.unavailable)

    def reason_for(self, source: str) -> str:
        """Why a source is not available, as it was declared; empty when nobody said so.

        >>> Preparation(2025, (), (("umkm", "besar_unit", "Tidak dicatat lagi"),)).reason_for("umkm")
        'tidak dicatat lagi'
        """
        everything = dict.fromkeys(f"{a[:1].lower()}{a[1:]}".rstrip(".") for s, _, a in self.unavailable if s == source)
        return "; ".join(everything)


def read_preparations(root: Path) -> dict[int, Preparation]:
    """Every year that is being prepared in a data folder."""
    results = {}
    for file in sorted((root / FOLDER).glob("[0-9][0-9][0-9][0-9].yaml")):
        content = read_yaml(file) or {}
        if not content or list(content) == [ANSWERS]:
            continue
        results[int(file.stem)] = Preparation(
            int(file.stem),
            tuple(
                Confirmation(k["berkas"], k["bidang"], k["hal"], k["sudah"] == "ya")
                for k in content.get("konfirmasi") or ()
            ),
            tuple(
                (d["data"], k, d["alasan"])
                for d in content.get("tidak_tersedia") or ()
                for k in d.get("kolom") or ("",)
            ),
        )
    return results


def read_answers(root: Path, tahun: int) -> list[tuple[str, str]]:
    """What a year's file says of facts that look odd: (what was asked, reason), in its order; empty without a file."""
    file = preparation_file(root, tahun)
    content = (read_yaml(file) if file.is_file() else None) or {}
    return [(a["hal"], a["alasan"]) for a in content.get(ANSWERS) or ()]


def required_columns(source: Source) -> list[Column]:
    """The figures without which a row is not yet a fact."""
    return [k for k in source.yearly_columns if k.required]


def _one_row_a_year(source: Source) -> bool:
    return source.key == ("tahun",)


def _missing(row: pd.Series, source: Source, p: Preparation) -> list[Column]:
    """Figures that keep a row from being a fact.

    In a source with one row a year a figure may be declared unavailable and the
    others still count; where rows are added up, each of them needs its figure.
    """
    empty = [k for k in required_columns(source) if row[k.name] is None]
    allowed = _one_row_a_year(source) and any(row[k.name] is not None for k in source.yearly_columns)
    return [k for k in empty if not (allowed and p.lacks(source.name, k.name))]


def only_complete(
    table: pd.DataFrame, source: Source, preparations: Mapping[int, Preparation]
) -> tuple[pd.DataFrame, set[int]]:
    """The rows that count, and the years of which rows do not count yet.

    A row without one of its figures is left out. If that figure has a unit, the
    rows of its year are added up somewhere, so the whole year is left out.
    """
    if "tahun" not in table:
        return table, set()
    dropped, incomplete_years, dropped_years = set(), set(), set()
    for n, row in table[table["tahun"].isin(list(preparations))].iterrows():
        p = preparations[row["tahun"]]
        missing = _missing(row, source, p)
        if not missing and not p.lacks(source.name):
            continue
        dropped.add(n)
        incomplete_years.add(p.tahun)
        if any(k.unit for k in missing):
            dropped_years.add(p.tahun)
    if not dropped:
        return table, set()
    return table[~(table.index.isin(dropped) | table["tahun"].isin(dropped_years))], incomplete_years
