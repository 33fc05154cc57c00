"""What is a goal, an objective, an indicator and its formula, and when do two definitions measure the same?

The frozen nouns of `indikator.yaml`, and what its schema cannot see of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ..findings import Finding, kinds, nearest
from .dated import Entry

_FORMULA_PARTS = {
    "rasio": {"pembilang", "penyebut"},
    "pertumbuhan": {"nilai"},
    "perkalian": {"nilai", "pengali"},
    "jumlah": {"nilai"},
    "predikat": {"nilai", "skala"},
    "dilaporkan": set(),
}
# Of a reported letter the scale tells which letters there are, and which is above which.
_OPTIONAL_PARTS = {"dilaporkan": {"skala"}}
LETTERS = "predikat"
"""The unit of an indicator whose values are letters."""


@dataclass(frozen=True, slots=True)
class Masukan:
    """One number that a formula takes from the data: Σ column, or a row count."""

    label: str
    data: str
    kolom: str = ""
    saring: Mapping[str, str] = field(default_factory=dict)
    cacah: bool = False


@dataclass(frozen=True, slots=True)
class Rumus:
    """How the realisasi of an indicator comes from its inputs."""

    jenis: str
    pembilang: tuple[Masukan, ...] = ()
    penyebut: tuple[Masukan, ...] = ()
    nilai: tuple[Masukan, ...] = ()
    pengali: Decimal | None = None
    skala: str = ""

    @property
    def masukan(self) -> tuple[Masukan, ...]:
        return self.pembilang + self.penyebut + self.nilai


@dataclass(frozen=True, slots=True)
class Induk:
    """A goal (tujuan) or an objective (sasaran); `nomor` counts within its kind."""

    id: str
    nama: str
    jenjang: str
    nomor: int
    tujuan: str = ""
    misi: int | None = None


@dataclass(frozen=True, slots=True)
class Indikator:
    """One performance indicator; `desimal` rounds its realisasi and target."""

    id: str
    nama: str
    induk: Induk
    satuan: str
    polaritas: str
    rumus: Rumus
    program: tuple[str, ...]
    pemilik: str
    desimal: int = 2
    catatan: str = ""

    def comparable(self, other: Indikator) -> bool:
        """Whether its values and those of another definition measure the same."""
        return (self.rumus, self.satuan, self.polaritas) == (other.rumus, other.satuan, other.polaritas)


def _inputs(listing: list[dict] | None) -> tuple[Masukan, ...]:
    return tuple(Masukan(**m) for m in listing or ())


def check_indicator(d: Entry, parent: dict[str, Induk], address: str, when: str = "") -> list[Finding]:
    """What the schema (`schema.yaml`) cannot see: parents, and parts of each formula.

    `when` says of which year's parents it speaks, where they are dated.
    """
    place = f"indikator {d['id']}"
    findings = []
    reference = d.get("sasaran") or d.get("tujuan")
    if reference not in parent:
        findings.append(
            kinds.UNKNOWN_PARENT.at(address, place, id=reference, when=when, near=nearest(str(reference), parent))
        )
    r = d["realisasi"]
    kind = r["rumus"]
    for key in sorted(_FORMULA_PARTS[kind] - set(r)):
        findings.append(kinds.MISSING_FORMULA_PART.at(address, place, formula=kind, name=key))
    if d["satuan"] == LETTERS and kind == "dilaporkan" and "skala" not in r:
        findings.append(
            kinds.MISSING_FORMULA_PART.at(address, place, formula=f"{kind} dengan satuan predikat", name="skala")
        )
    elif (d["satuan"] == LETTERS) != (kind == LETTERS or "skala" in r):
        expected = (
            "rumus predikat, atau rumus dilaporkan dengan `skala`" if d["satuan"] == LETTERS else "satuan `predikat`"
        )
        findings.append(kinds.LETTERS_AND_FORMULA.at(address, place, unit=d["satuan"], formula=kind, expected=expected))
    for key in sorted(set(r) - _FORMULA_PARTS[kind] - _OPTIONAL_PARTS.get(kind, set()) - {"rumus"}):
        findings.append(
            kinds.UNKNOWN_FORMULA_PART.at(
                address, place, name=key, formula=kind, near=nearest(key, sorted(_FORMULA_PARTS[kind]))
            )
        )
    return findings


def read_indicator(i: Entry, parent: dict[str, Induk]) -> Indikator:
    r = i["realisasi"]
    rumus = Rumus(
        r["rumus"],
        _inputs(r.get("pembilang")),
        _inputs(r.get("penyebut")),
        _inputs(r.get("nilai")),
        None if r.get("pengali") is None else Decimal(str(r["pengali"])),
        r.get("skala", ""),
    )
    return Indikator(
        i["id"],
        i["nama"],
        parent[i.get("sasaran") or i["tujuan"]],
        i["satuan"],
        i["polaritas"],
        rumus,
        tuple(i["program"]),
        i["pemilik"],
        i.get("desimal", 2),
        i.get("catatan", ""),
    )
