"""Which indicators, goals, scales and names does the agency have, in a year?

Reads `indikator.yaml`, `instansi.yaml` and `parameter/*.yaml` into frozen nouns.
`History.pada(year)` is the only way to them: an id stays, what stands behind it is dated.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..findings import Finding, InputError, Named, kinds, nearest, refuse
from .dated import Entry, at_year, change_years, check_dates, check_ranges, closest_year
from .folders import files
from .format import check_format
from .indicators import Indikator, Induk, check_indicator, read_indicator
from .scales import Jenjang, KaidahEfisiensi, Skala
from .yaml_files import placed, read_yaml

_FILE = "indikator.yaml"
_NO_LETTERS = ("interpretasi", "efisiensi", "perencanaan")
LAST = 9999
"""Later than every date: the catalogue as it stands last."""


@dataclass(frozen=True, slots=True)
class Periode:
    """A planning period: which document's target measures, and its last year."""

    mulai: int
    akhir: int
    nama: str
    dokumen_target: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that is named rather than counted, as it was in one year."""

    instansi: dict[str, Any]
    tujuan: tuple[Induk, ...]
    sasaran: tuple[Induk, ...]
    indikator: dict[str, Indikator]
    skala: dict[str, tuple[Skala, ...]]
    periode: tuple[Periode, ...]
    dokumen: dict[str, str]
    perjanjian: str
    efisiensi: tuple[KaidahEfisiensi, ...]
    keputusan: dict[int, dict[str, Any]]
    history: History = field(repr=False, compare=False)

    def at(self, tahun: int) -> Catalogue:
        """The catalogue as it was in another year."""
        return self.history.at(tahun)

    def period_of(self, tahun: int) -> Periode | None:
        return next((p for p in self.periode if p.mulai <= tahun <= p.akhir), None)

    def head_of_agency(self, tahun: int) -> dict[str, Any]:
        """The head of the agency who signs the report of a year."""
        return max((k for k in self.instansi["kepala"] if k["mulai"] <= tahun), key=lambda k: k["mulai"], default={})

    def indicators_of(self, parent: Induk) -> list[Indikator]:
        return [i for i in self.indikator.values() if i.induk == parent]


def _read_scale(file: Path) -> tuple[Skala, ...]:
    def one(d: dict) -> Skala:
        jenjang = tuple(Jenjang(j["nama"], Decimal(str(j["batas"])), j.get("tercetak", "")) for j in d["jenjang"])
        return Skala(
            d["mulai"],
            d["sampai"],
            d["rujukan"],
            d["ketat"],
            jenjang,
            d.get("catatan", ""),
            None if d.get("terbawah") is None else Decimal(str(d["terbawah"])),
            None if d.get("teratas") is None else Decimal(str(d["teratas"])),
        )

    return tuple(one(d) for d in read_yaml(file))


def _unknown_indicator(id: str, near: str) -> Finding:
    return kinds.UNKNOWN_INDICATOR.at("indikator", id=id, when="", near=near)


class History:
    """The catalogue over the years: identity is the id, everything else is dated."""

    def __init__(self, root: Path):
        """Read the files of a data folder; raises `InputError`, also for a format that this library does not read."""
        refuse(check_format(root))
        self.root, self.address = root, f"{root.name}/{_FILE}"
        self._content = read_yaml(root / "indikator.yaml")
        self._instansi = read_yaml(root / "instansi.yaml")
        plan = read_yaml(root / "parameter" / "perencanaan.yaml")
        efisiensi = read_yaml(root / "parameter" / "efisiensi.yaml")
        self.skala = {n: _read_scale(root / "parameter" / f"{n}.yaml") for n in ("interpretasi", *self._scale_names())}
        self.periode = tuple(Periode(**p) for p in plan["periode"])
        self.dokumen = plan["dokumen"]
        self.perjanjian: str = plan["perjanjian"]
        self.efisiensi = tuple(
            KaidahEfisiensi(k["mulai"], k["sampai"], k["rujukan"], Decimal(str(k["penuh"])), k["kaidah"])
            for k in efisiensi
        )
        self.keputusan = {k["tahun"]: k for k in read_yaml(root / "sk.yaml")}
        self.indikator: dict[str, Entry] = Named({i["id"]: i for i in self._content["indikator"]}, _unknown_indicator)

    def _scale_names(self) -> list[str]:
        """Scales of letters that indicators name, in any year; raises `InputError` for one that has no file."""
        present = [f.stem for f in files(self.root / "parameter", "*.yaml") if f.stem not in _NO_LETTERS]
        named: dict[str, str] = {}
        for i in self._content["indikator"]:
            for part in (i, *i.get("perubahan", ())):
                if "skala" in part.get("realisasi", {}):
                    named.setdefault(part["realisasi"]["skala"], i["id"])
        for name in named.keys() - present:
            known = f" ({', '.join(present)})" if present else ""
            words = {"value": f"skala `{name}`", "expected": f"nama berkas skala di {self.root.name}/parameter{known}"}
            found = kinds.WRONG_SHAPE.at(self.address, f"indikator {named[name]}", **words)
            at = ("indikator", {"id": named[name]}, "realisasi", "skala")
            raise InputError(placed([found], self.root, _FILE, *at))
        return list(named)

    @property
    def _entries(self) -> list[Entry]:
        return [*self._content["tujuan"], *self._content["sasaran"], *self._content["indikator"]]

    def stretches(self) -> list[int]:
        """One year of each stretch in which the catalogue does not change."""
        tahun = sorted(change_years([*self._entries, self._instansi]))
        return [tahun[0] - 1, *tahun] if tahun else [LAST]

    def _parents(self, tahun: int) -> tuple[tuple[Induk, ...], tuple[Induk, ...]]:
        tujuan = [t for d in self._content["tujuan"] if (t := at_year(d, tahun))]
        sasaran = [s for d in self._content["sasaran"] if (s := at_year(d, tahun))]
        return (
            tuple(Induk(t["id"], t["nama"], "tujuan", n, t["id"], t["misi"]) for n, t in enumerate(tujuan, 1)),
            tuple(Induk(s["id"], s["nama"], "sasaran", n, s["tujuan"]) for n, s in enumerate(sasaran, 1)),
        )

    def at(self, tahun: int) -> Catalogue:
        """The catalogue as it was in a year."""
        return _catalogue(self, tahun)

    def closest(self, id: str, tahun: int) -> Indikator:
        """An indicator as it was in the nearest year in which it was part of the plan."""
        return self.at(closest_year(self.indikator[id], tahun)).indikator[id]

    def outside_plan(self, id: str, tahun: int) -> str:
        """The clause that an indicator was not part of a year's plan; empty when it was."""
        content = self.indikator[id]
        if at_year(content, tahun) is not None:
            return ""
        if tahun < content.get("mulai", tahun):
            return f"indikator ini baru menjadi bagian perencanaan sejak tahun {content['mulai']}"
        return f"indikator ini menjadi bagian perencanaan sampai dengan tahun {content['sampai']}"

    def known(self, kind: str) -> list[str]:
        """Ids of `tujuan`, `sasaran` or `indikator` in any year."""
        return [d["id"] for d in self._content[kind]]

    def all_definitions(self) -> list[Indikator]:
        """Every definition that an indicator has or had."""
        everything: list[Indikator] = []
        for t in self.stretches():
            everything += [i for i in self.at(t).indikator.values() if i not in everything]
        return everything

    def last_change(self, id: str, tahun: int) -> tuple[int, Indikator] | None:
        """The last year up to `tahun` from which an indicator measures something else or is named otherwise.

        With its definition before; None when it was never changed.
        """
        current = self.closest(id, tahun)
        for t in sorted(
            (p["mulai"] for p in self.indikator[id].get("perubahan", ()) if p["mulai"] <= tahun), reverse=True
        ):
            old = self.closest(id, t - 1)
            if old.nama != current.nama or not old.comparable(current):
                return t, old
        return None

    def check(self) -> list[Finding]:
        """Every finding in dates, parents and formulas, in every stretch of years."""
        findings = []
        for kind in ("tujuan", "sasaran", "indikator"):
            seen: set[str] = set()
            for n, d in enumerate(self._content[kind]):
                twice = [kinds.REPEATED_ID.at(self.address, kind, id=d["id"])] if d["id"] in seen else []
                seen.add(d["id"])
                found = [*twice, *check_dates(d, self.address, f"{kind} {d['id']}")]
                findings += placed(found, self.root, _FILE, kind, n)
        folder = self.root.name
        agency = check_dates(self._instansi, f"{folder}/instansi.yaml", "instansi")
        findings += placed(agency, self.root, "instansi.yaml", "perubahan")
        ranges = [(n, (), [{"mulai": s.mulai, "sampai": s.sampai} for s in skala]) for n, skala in self.skala.items()]
        ranges.append(("efisiensi", (), [{"mulai": k.mulai, "sampai": k.sampai} for k in self.efisiensi]))
        ranges.append(("perencanaan", ("periode",), [{"mulai": p.mulai, "akhir": p.akhir} for p in self.periode]))
        for name, path, listing in ranges:
            file, end = f"parameter/{name}.yaml", "akhir" if path else "sampai"
            for start, found in check_ranges(listing, f"{folder}/{file}", end=end):
                findings += placed([found], self.root, file, *path, {"mulai": start})
        for path, d in [
            (("perjanjian",), self.perjanjian),
            *((("periode", n, "dokumen_target"), p.dokumen_target) for n, p in enumerate(self.periode)),
        ]:
            if d not in self.dokumen:
                file = "parameter/perencanaan.yaml"
                found = kinds.UNKNOWN_DOCUMENT.at(f"{folder}/{file}", id=d, near=nearest(d, self.dokumen))
                findings += placed([found], self.root, file, *path)
        if not findings:
            for tahun in self.stretches():
                findings += self._check_year(tahun)
        return list(dict.fromkeys(findings))

    def _check_year(self, tahun: int) -> list[Finding]:
        findings = []
        tujuan, sasaran = self._parents(tahun)
        goal_ids = [t.id for t in tujuan]
        # Dated entries are named with their year; without dates every year is the same.
        when = f" yang berlaku tahun {tahun}" if change_years(self._entries) else ""
        for s in sasaran:
            if s.tujuan not in goal_ids:
                near = nearest(s.tujuan, goal_ids)
                found = kinds.UNKNOWN_GOAL.at(self.address, f"sasaran {s.id}", id=s.tujuan, when=when, near=near)
                findings += placed([found], self.root, _FILE, "sasaran", {"id": s.id}, "tujuan")
        misi = (at_year(self._instansi, tahun) or {}).get("misi", ())
        for t in tujuan:
            if t.misi > len(misi):
                found = kinds.UNKNOWN_MISSION.at(self.address, f"tujuan {t.id}", number=t.misi, count=len(misi))
                findings += placed([found], self.root, _FILE, "tujuan", {"id": t.id}, "misi")
        parent = {i.id: i for i in tujuan + sasaran}
        for d in self._content["indikator"]:
            if i := at_year(d, tahun, exclusive=True):
                found = check_indicator(i, parent, self.address, when)
                findings += placed(found, self.root, _FILE, "indikator", {"id": d["id"]})
        return findings


@lru_cache(maxsize=256)
def _catalogue(r: History, tahun: int) -> Catalogue:
    tujuan, sasaran = r._parents(tahun)
    parent = {i.id: i for i in tujuan + sasaran}
    present = [i for d in r._content["indikator"] if (i := at_year(d, tahun, exclusive=True))]
    return Catalogue(
        at_year(r._instansi, tahun) or {},
        tujuan,
        sasaran,
        {i["id"]: read_indicator(i, parent) for i in present},
        r.skala,
        r.periode,
        r.dokumen,
        r.perjanjian,
        r.efisiensi,
        r.keputusan,
        r,
    )


def read_catalogue(root: Path, tahun: int = LAST) -> Catalogue:
    """The catalogue of a data folder as it was in a year; raises `InputError` with all findings."""
    history = History(root)
    if findings := history.check():
        raise InputError(findings)
    return history.at(tahun)
