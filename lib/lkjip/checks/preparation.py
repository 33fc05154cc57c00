"""Does what is declared of a year in preparation agree with its data?"""

from __future__ import annotations

from collections.abc import Iterator

from ..facts.package import Package
from ..facts.preparation import FOLDER, Preparation
from ..facts.table import read_table
from ..facts.yaml_files import placed
from ..findings import kinds, nearest
from ..findings.tally import HELD, Outcome


def check_preparation(package: Package) -> Iterator[Outcome]:
    """Declarations about things that do not exist, or that are there after all."""
    for p in package.preparations.values():
        for name, column, _ in p.unavailable:
            at = ("tidak_tersedia", {"data": name} | ({"kolom": column} if column else {}))
            for found in _declared(package, p, name, column):
                yield found and placed([found], package.folder, f"{FOLDER}/{p.tahun}.yaml", *at)[0]


def _declared(package: Package, p: Preparation, name: str, column: str) -> Iterator[Outcome]:
    """One declaration, of a source or of one of its columns."""
    address = f"{package.folder.name}/{FOLDER}/{p.tahun}.yaml"
    if name not in package.sources:
        near = nearest(name, package.sources)
        yield kinds.UNAVAILABLE_UNKNOWN_SOURCE.at(address, "tidak_tersedia", source=name, near=near)
        return
    tasks = [k.name for k in package.sources[name].yearly_columns]
    if column and column not in tasks:
        words = {"name": column, "source": name, "near": nearest(column, tasks)}
        yield kinds.UNAVAILABLE_UNKNOWN_COLUMN.at(address, "tidak_tersedia", **words)
        return
    yield from _already_there(package, p, name, [column] if column else tasks, address)


def _already_there(package: Package, p: Preparation, name: str, columns: list[str], address: str) -> Iterator[Outcome]:
    content, *_ = read_table(package.folder, package.sources[name], package.preparations)
    if "tahun" not in content:
        yield HELD
        return
    content = content[content["tahun"] == p.tahun]
    filled = [k for k in columns if content[k].notna().any()] if columns else ["baris"] if len(content) else []
    if filled:
        yield kinds.UNAVAILABLE_BUT_FILLED.at(
            address, f"tidak_tersedia, data {name}", columns=", ".join(filled), year=p.tahun
        )
    else:
        yield HELD
