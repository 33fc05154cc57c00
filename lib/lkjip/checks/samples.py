"""Which files of a year's report still hold texts of the sample agency?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..facts.package import Package
from ..facts.sample import sample_of, sample_values
from ..facts.schema import yaml_files
from ..facts.yaml_files import read_yaml
from ..findings import kinds
from ..findings.tally import HELD, Outcome
from ..project.project import Project
from ..prose.narasi import narrative_file, narrative_names


def _files(project: Project, package: Package, tahun: int) -> Iterator[tuple[Path, str]]:
    """Every file of which the report reads texts, and what in it is still of the sample."""
    tables = [project.data / s.file for s in package.sources.values() if package.has(s.name)]
    narratives = [narrative_file(project.data, tahun, n) for n in narrative_names(project.data, tahun)]
    for file in tables:
        yield file, sample_of(file)
    for name in yaml_files(project.data):
        # The values only: a comment may speak of the mark.
        yield project.data / name, next(sample_values(read_yaml(project.data / name)), "")
    for file in (*narratives, *project.pages, *project.notebooks):
        yield file, sample_of(file)


def look_for_samples(project: Project, package: Package, tahun: int) -> Iterator[Outcome]:
    """Confront every file that the report of a year reads with the mark of the sample.

    The data must be without findings.
    """
    for file, marked in _files(project, package, tahun):
        yield kinds.SAMPLE_TEXT.at(file.relative_to(project.root).as_posix(), mark=marked) if marked else HELD


def holds_samples(project: Project, package: Package, tahun: int) -> bool:
    """Whether the report of a year holds any text of the sample agency."""
    return any(marked for _, marked in _files(project, package, tahun))
