"""Does what a year's facts say look as it should, and is every question about them answered?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path

from ..facts.catalogue import read_catalogue
from ..facts.description import DESCRIPTION
from ..facts.editions import as_of_year
from ..facts.folders import stamp
from ..facts.package import Package, fingerprint, read_package
from ..facts.preparation import ANSWERS, FOLDER, read_answers
from ..facts.yaml_files import placed
from ..findings import Finding, kinds, nearest
from ..findings.tally import HELD, Outcome, Tally
from ..prose.narasi import narrative_file, narrative_names
from . import against_plan, definitions, elsewhere, over_years, stray_years, unchanged, within_year
from .questions import (
    DIFFERENCE,
    FACTOR,
    JUMP,
    PEAK,
    PLAN_FACTOR,
    PLAN_PART,
    TARGET_FACTOR,
    WINDOW,
    Question,
    cure,
    is_reason,
)
from .series import series_of

_SEEN = "periksa lagi; angka laporan tahun ini sudah tercetak, sehingga tidak perlu dijawab"


@dataclass(frozen=True, slots=True)
class Questions:
    """What is asked about the facts of a year: how many things looked right, and each question with its answer.

    `needed` says whether the final book waits for the answers: that of a prepared year does, and that of any year after the
    last printed one.
    """

    tahun: int
    held: int
    asked: tuple[tuple[Question, bool], ...]
    faults: tuple[Finding, ...]
    needed: bool


def _looks(package: Package, root: Path, tahun: int) -> Iterator[Question | int]:
    catalogue = read_catalogue(root, tahun)
    known = as_of_year(package, tahun, catalogue.period_of(tahun))
    for series in series_of(known, tahun):
        yield from over_years.look(series)
        yield from within_year.look(series)
    yield from against_plan.look(known, catalogue, tahun)
    yield from definitions.look(known, catalogue, tahun)
    yield from elsewhere.look(known, catalogue, tahun)
    yield from stray_years.look(package, catalogue, tahun)
    yield from unchanged.look(package, catalogue, tahun)


def questions(root: Path, tahun: int) -> Questions:
    """What is asked about the facts of a year; the data must be without findings. Unchanged data are looked at once."""
    texts = [stamp(narrative_file(root, t, n)) for t in (tahun - 1, tahun) for n in narrative_names(root, t)]
    printed = (root / "terbit" / f"{tahun}.csv").exists()
    return _questions(root.resolve(), tahun, (fingerprint(root), *texts), printed)


@lru_cache(maxsize=4)
def _questions(root: Path, tahun: int, _fingerprint: tuple, printed: bool) -> Questions:
    package, _ = read_package(root)
    held, asked = 0, {}
    for found in _looks(package, root, tahun):
        if isinstance(found, Question):
            asked.setdefault(found.hal, found)
        else:
            held += found
    address, faults, answered = f"{root.name}/{FOLDER}/{tahun}.yaml", [], set()
    for n, (hal, reason) in enumerate(read_answers(root, tahun), 1):
        place = f"{ANSWERS} ke-{n}"
        if hal not in asked or hal in answered:
            faults.append(kinds.IDLE_ANSWER.at(address, f"{place}, {hal}"))
        elif not is_reason(reason):
            faults.append(kinds.EMPTY_REASON.at(address, f"{place}, {hal}", reason=reason))
        else:
            answered.add(hal)
    return Questions(
        tahun,
        held,
        tuple((q, hal in answered) for hal, q in asked.items()),
        tuple(faults),
        not printed and (tahun in package.preparations or _follows_the_printed(root, tahun)),
    )


def _follows_the_printed(root: Path, tahun: int) -> bool:
    """Whether a year comes after the last one whose printed figures are there: it is prepared, whatever became of the file."""
    printed = [int(f.stem) for f in (root / "terbit").glob("[0-9]*.csv") if f.stem.isdigit()]
    return bool(printed) and tahun > max(printed)


def examine_plausible(root: Path, tahun: int) -> Tally:
    """Every question about a year that nobody has answered, and answers that answer nothing."""
    tally = Tally()
    found = questions(root, tahun)
    printed = (root / "terbit" / f"{tahun}.csv").exists()
    outcomes: list[Outcome] = [
        HELD if answered else q.finding(_SEEN if printed else cure(root.name, tahun, q.hal))
        for q, answered in found.asked
    ]
    tally.take("kewajaran data", chain(outcomes, found.faults), held=found.held)
    return tally


def check_declared(package: Package) -> Iterator[Outcome]:
    """What the description declares of the size of columns can be looked at."""
    address = f"{package.folder.name}/{DESCRIPTION}"
    for s in package.sources.values():
        known = [k.name for k in s.columns if k.type in ("integer", "number")]
        for k in s.columns:
            wrong = [n for n in (k.part_of,) if n and n not in known]
            wrong += [k.name] if (k.part_of or k.change_limit) and k.name not in known else []
            for name in wrong:
                words = {"name": name, "source": s.name, "near": nearest(name, known)}
                found = kinds.UNKNOWN_WHOLE.at(address, f"data {s.name}, kolom {k.name}, wajar", **words)
                at = ("resources", {"name": s.name}, "schema", "fields", {"name": k.name}, "wajar")
                yield placed([found], package.folder, DESCRIPTION, *at)[0]
            if k.part_of and not wrong:
                yield HELD


def rules() -> tuple[str, ...]:
    """The rules with numbers, as they are applied, in the words of the guide.

    >>> rules()[0]
    'lebih dari 3 kali nilai terbesar, atau kurang dari 1/3 nilai terkecil, baris itu dalam 5 tahun sebelumnya'
    """
    return (
        f"lebih dari {FACTOR} kali nilai terbesar, atau kurang dari 1/{FACTOR} nilai terkecil, baris itu dalam {WINDOW} tahun "
        "sebelumnya",
        f"lebih dari {JUMP} kali, atau kurang dari 1/{JUMP}, nilai terakhirnya, kecuali pernah berubah hampir sebesar itu",
        f"kedua kaidah itu tidak berlaku bagi cacahan (orang, unit, baris) yang berbeda paling banyak {DIFFERENCE} dari nilai-nilai itu",
        f"{PEAK} kali semua nilai lain pada kolomnya atau lebih, atau sepersepuluh nilai terkecil lainnya atau kurang, bagi baris tanpa tahun sebelumnya",
        f"target lebih dari {TARGET_FACTOR} kali target terbesar, atau kurang dari 1/{TARGET_FACTOR} target terkecil, indikator itu",
        f"realisasi lebih dari {PLAN_FACTOR} kali rencananya, atau 1/{PLAN_PART} rencananya atau kurang",
    )
