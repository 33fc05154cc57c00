"""How was a dated entry in a year?

An entry of `indikator.yaml` or `instansi.yaml` is written as it first was. `mulai`
and `sampai` say in which years it exists (without them: always); `perubahan` lists
what became different, each change with its first year:

    id: literasi
    nama: Indeks literasi
    mulai: 2021
    perubahan:
      - {mulai: 2027, nama: Indeks kegemaran membaca}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..findings import Finding, kinds

DATES = ("mulai", "sampai", "perubahan")
# An indicator hangs on one of them: a change to the one takes the other away.
_EXCLUSIVE = {"tujuan": "sasaran", "sasaran": "tujuan"}
Entry = dict[str, Any]


def at_year(content: Entry, tahun: int, *, exclusive: bool = False) -> Entry | None:
    """An entry as it was in a year, without its dates; None when it did not exist.

    >>> content = {"id": "a", "nama": "Lama", "sampai": 2029, "perubahan": [{"mulai": 2027, "nama": "Baru"}]}
    >>> at_year(content, 2026), at_year(content, 2027), at_year(content, 2030)
    ({'id': 'a', 'nama': 'Lama'}, {'id': 'a', 'nama': 'Baru'}, None)
    """
    if tahun < content.get("mulai", tahun) or (content.get("sampai") is not None and tahun > content["sampai"]):
        return None
    results = {k: v for k, v in content.items() if k not in DATES}
    for p in sorted(content.get("perubahan", ()), key=lambda p: p["mulai"]):
        if p["mulai"] <= tahun:
            if exclusive:
                for key in _EXCLUSIVE.keys() & p.keys():
                    results.pop(_EXCLUSIVE[key], None)
            results |= {k: v for k, v in p.items() if k != "mulai"}
    return results


def closest_year(content: Entry, tahun: int) -> int:
    """The year nearest to `tahun` in which an entry exists.

    >>> closest_year({"mulai": 2027}, 2024), closest_year({"sampai": 2020}, 2024), closest_year({}, 2024)
    (2027, 2020, 2024)
    """
    tahun = max(tahun, content.get("mulai", tahun))
    return tahun if content.get("sampai") is None else min(tahun, content["sampai"])


def change_years(listing: Iterable[Entry]) -> set[int]:
    """Years from which something in a list of entries is different."""
    results = set()
    for content in listing:
        results |= {content["mulai"]} if "mulai" in content else set()
        results |= {content["sampai"] + 1} if content.get("sampai") is not None else set()
        results |= {p["mulai"] for p in content.get("perubahan", ())}
    return results


def check_dates(content: Entry, address: str, place: str) -> Iterator[Finding]:
    """Dates of one entry that cannot be: ended before begun, a change outside, two in one year."""
    first, last = content.get("mulai"), content.get("sampai")
    if first is not None and last is not None and last < first:
        yield kinds.ENDS_BEFORE_START.at(address, place, end=last, start=first)
        return
    before: set[int] = set()
    for p in content.get("perubahan", ()):
        t = p["mulai"]
        if t in before:
            yield kinds.REPEATED_CHANGE.at(address, f"{place}, perubahan", start=t)
        if first is not None and t <= first:
            yield kinds.CHANGE_TOO_EARLY.at(address, f"{place}, perubahan", start=t, first=first)
        if last is not None and t > last:
            yield kinds.CHANGE_TOO_LATE.at(address, f"{place}, perubahan", start=t, last=last)
        before.add(t)


def check_ranges(listing: list[Entry], address: str, *, end: str = "sampai") -> Iterator[tuple[int, Finding]]:
    """Rules that follow each other, one a year: years that two of them claim, or none, each with the rule that begins there.

    >>> [t.found for _, t in check_ranges([{"mulai": 2017, "sampai": 2024}, {"mulai": 2026, "sampai": None}], "a")]
    ['tidak ada ketentuan untuk tahun 2025']
    >>> [t.found for _, t in check_ranges([{"mulai": 2017, "sampai": None}, {"mulai": 2026, "sampai": None}], "a")]
    ['dua ketentuan sejak tahun 2026']
    """
    order = sorted(listing, key=lambda d: d["mulai"])
    for n, content in enumerate(order):
        if content[end] is not None and content[end] < content["mulai"]:
            place, words = f"mulai {content['mulai']}", {"end": content[end], "start": content["mulai"]}
            yield content["mulai"], kinds.RULE_ENDS_BEFORE_START.at(address, place, key=end, **words)
        if not n:
            continue
        old, new = order[n - 1][end], content["mulai"]
        if old is None or old >= new:
            yield new, kinds.RULES_OVERLAP.at(address, f"mulai {new}", start=new, key=end, before=new - 1)
        elif old < new - 1:
            empty = f"{old + 1}" if old + 1 == new - 1 else f"{old + 1}–{new - 1}"
            yield new, kinds.RULES_GAP.at(address, f"mulai {new}", years=empty, key=end, before=new - 1)
