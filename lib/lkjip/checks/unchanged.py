"""What of a year only looks new: a narrative, a source, a decree, an official, the date of issue?

Whoever begins a year with last year's texts must look at each of them. What is still the same is asked about, once.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date

from ..facts.catalogue import Catalogue
from ..facts.description import DESCRIPTION
from ..facts.package import Package, years_with_facts
from ..facts.text_files import read_text
from ..findings import kinds
from ..findings.tally import HELD, Outcome
from ..language.words import months
from ..prose.markdown import without_comments
from ..prose.narasi import narrative_file, narrative_names
from .questions import Look, Question

_NOT_LETTERS = re.compile(r"[\W\d_]+")
_LAW = re.compile(r"\bNomor\s+\S+\s+Tahun\s+\d{4}\b|\b\d+/\S*\d{4}\b")
_SPAN = re.compile(r"\b((?:19|20)\d{2})/((?:19|20)\d{2})\b")
_SHORT = re.compile(r"\b(?:T\.?A\.?|Tahun Anggaran)\s*'?([0-9]{2})\b")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


LATEST = 1
"""So many years after its own a report is still decreed and issued."""


def only_words(text: str) -> str:
    """What a narrative says, without guidance for writers, figures, spaces and signs.

    >>> only_words("Naik 5%.  <!-- apa sebabnya? -->") == only_words("naik 12 %")
    True
    """
    return _NOT_LETTERS.sub(" ", without_comments(text)).casefold().strip()


def years_named(document: str) -> list[int]:
    """Years that the name of a source gives, without those by which a law is called.

    A school or financial year names two, and a financial year may be short.

    >>> years_named("Laporan Keuangan Tahun 2024"), years_named("Permendagri Nomor 86 Tahun 2017, PER/20/2008")
    ([2024], [])
    >>> years_named("Data Pokok 2022/2023"), years_named("Laporan Keuangan TA 23")
    ([2022, 2023], [2023])
    """
    spelt = _SHORT.sub(r"Tahun 20\1", _SPAN.sub(r"\1 \2", document))
    return [int(t) for t in _YEAR.findall(_LAW.sub(" ", spelt))]


def month_of_issue(text: str) -> tuple[int, int] | None:
    """Year and month that a time of issue names, the last of its year where no month is named; None without a year.

    >>> month_of_issue("Januari 2025"), month_of_issue("akhir tahun 2025"), month_of_issue("awal tahun")
    ((2025, 1), (2025, 12), None)
    """
    known = months()
    if m := re.search(rf"\b({'|'.join(known)})\s+(\d{{4}})\b", text.casefold()):
        return int(m[2]), known[m[1]]
    return (max(years), 12) if (years := years_named(text)) else None


def _narratives(package: Package, tahun: int) -> Iterator[Look]:
    data = package.folder
    before = set(narrative_names(data, tahun - 1))
    for name in narrative_names(data, tahun):
        texts = [only_words(read_text(narrative_file(data, t, name), errors="replace")) for t in (tahun, tahun - 1)
                 if t == tahun or name in before]  # fmt: skip
        if len(texts) < 2 or texts[0] != texts[1] or not texts[0]:
            yield 1
            continue
        mark = hashlib.sha256(texts[0].encode()).hexdigest()[:6]
        yield Question(
            kinds.SAME_NARRATIVE,
            "narasi",
            f"{data.name}/narasi/{tahun}/{name}.md",
            f"narasi {name}: sama dengan {tahun - 1} ({mark})",
            {"before": tahun - 1},
        )


def _sources(package: Package, tahun: int) -> Iterator[Look]:
    newest = max(years_with_facts(package), default=tahun)
    for source in filter(lambda s: package.has(s.name), package.sources.values()):
        table = package.tables[source.name]
        if "tahun" not in table or source.all_years or not (table["tahun"] == tahun).any():
            continue
        cited = source.cited_in(tahun) if tahun in package.preparations else source
        for key in ("dokumen", "tabel"):
            part = f"sumber data {source.name}, {key}"
            yield _document(
                package, tahun, newest, source.name, f"sumber {source.name}, {key}", cited.origin.get(key, ""), part
            )
    for n, source in enumerate(package.description.get("sources", ()), 1):
        title, part = str(source.get("title", "")), f"`sources` ke-{n}"
        yield _document(package, tahun, newest, DESCRIPTION, part, title, part)


def _document(package: Package, tahun: int, newest: int, source: str, hal: str, document: str, part: str) -> Look:
    """A source by its name: not of an earlier year, nor, for the newest facts, of one that is yet to come."""
    years = years_named(document)
    late = bool(years) and tahun == newest and min(years) > tahun + LATEST
    if not years or (max(years) >= tahun and not late):
        return 1
    address = f"{package.folder.name}/{DESCRIPTION}"
    words = {"document": document, "year": tahun}
    return Question(kinds.EARLIER_SOURCE, source, address, f"{hal}: {document}", words, part=part)


def _unconfirmed(package: Package, tahun: int) -> bool:
    """Whether the decree of a prepared year is still the copy that nobody has looked at: work to do, and no question."""
    prepared = package.preparations.get(tahun)
    return bool(prepared and any(k.file == "sk.yaml" and not k.done for k in prepared.confirmations))


def _decree(package: Package, catalogue: Catalogue, tahun: int) -> Iterator[Look]:
    address = f"{package.folder.name}/sk.yaml"
    new = catalogue.keputusan.get(tahun)
    if new is None or _unconfirmed(package, tahun):
        return
    for other, old in sorted(catalogue.keputusan.items()):
        same = [k for k in ("nomor", "tanggal", "terbit") if new.get(k) is not None and new.get(k) == old.get(k)]
        if other == tahun:
            continue
        if not same:
            yield 1
            continue
        words = "; ".join(f"{k} {new[k]}" for k in same)
        yield Question(
            kinds.SAME_DECREE,
            "sk",
            address,
            f"keputusan {tahun} sama dengan {other}: {words}",
            {"words": words, "other": other},
            part=f"tahun {tahun}",
        )
    dated = new.get("tanggal")
    if isinstance(dated, date) and dated.year < tahun:
        yield Question(
            kinds.EARLIER_DECREE,
            "sk",
            address,
            f"keputusan {tahun}: tanggal {dated}",
            {"date": dated, "year": tahun},
            part=f"tahun {tahun}, tanggal",
        )
    issued = month_of_issue(new["terbit"]) if isinstance(new.get("terbit"), str) else None
    for key, year in (
        ("tanggal", dated.year if isinstance(dated, date) else tahun),
        ("terbit", (issued or (tahun,))[0]),
    ):
        if year <= tahun + LATEST:
            yield 1
            continue
        words = {"date": new[key], "year": tahun, "next": tahun + LATEST}
        hal, part = f"keputusan {tahun}: {key} {new[key]}", f"tahun {tahun}, {key}"
        yield Question(kinds.LATER_DECREE, "sk", address, hal, words, part=part)


def _same_person(now: dict, before: dict) -> bool:
    """Whether an official is the one of the year before: by the name, however it is written, or by the number."""
    name, old_name = (only_words(str(o.get("nama") or "")) for o in (now, before))
    number, old_number = (re.sub(r"\D", "", str(o.get("nip") or "")) for o in (now, before))
    return bool(name and name == old_name) or bool(number and number == old_number)


def _official(package: Package, catalogue: Catalogue, tahun: int) -> Iterator[Look]:
    if (p := package.preparations.get(tahun)) is None:
        return
    ticked = any(k.file == "instansi.yaml" and k.done for k in p.confirmations)
    now, before = ({k: v for k, v in catalogue.head_of_agency(t).items() if k != "mulai"} for t in (tahun, tahun - 1))
    if not ticked or not _same_person(now, before):
        yield 1
        return
    name = now.get("nama", "")
    yield Question(
        kinds.SAME_OFFICIAL,
        "instansi",
        f"{package.folder.name}/instansi.yaml",
        f"pejabat {tahun}: {name}",
        {"name": name, "before": tahun - 1},
        part="kepala",
    )


def look(package: Package, catalogue: Catalogue, tahun: int) -> Iterator[Look]:
    """Ask about everything in the report of a year that is as it was the year before.

    The data must be without findings.
    """
    yield from _narratives(package, tahun)
    yield from _sources(package, tahun)
    yield from _decree(package, catalogue, tahun)
    yield from _official(package, catalogue, tahun)


def issued_after_the_year(package: Package, catalogue: Catalogue, tahun: int) -> Iterator[Outcome]:
    """Confront the time of issue with the year: a report tells of a year that has ended.

    What was copied into a prepared year, and nobody has confirmed yet, is work to do and no fault.
    """
    if _unconfirmed(package, tahun):
        yield HELD
        return
    terbit = catalogue.keputusan.get(tahun, {}).get("terbit")
    month = month_of_issue(terbit) if isinstance(terbit, str) else None
    if month is None or month > (tahun, 12):
        yield HELD
    else:
        yield kinds.ISSUED_TOO_EARLY.at(
            f"{package.folder.name}/sk.yaml", f"tahun {tahun}, terbit", text=terbit, year=tahun
        )
