"""What is a goal, an objective, an indicator and its formula?

The frozen nouns of `indikator.yaml`, and what its schema cannot see of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ..findings import Finding, kinds, nearest
from .dated import Isi

_KUNCI_RUMUS = {
    "rasio": {"pembilang", "penyebut"},
    "pertumbuhan": {"nilai"},
    "perkalian": {"nilai", "pengali"},
    "jumlah": {"nilai"},
    "predikat": {"nilai", "skala"},
    "dilaporkan": set(),
}


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

    def sebanding(self, lain: Indikator) -> bool:
        """Whether its values and those of another definition measure the same."""
        return (self.rumus, self.satuan, self.polaritas) == (lain.rumus, lain.satuan, lain.polaritas)


def _masukan(daftar: list[dict] | None) -> tuple[Masukan, ...]:
    return tuple(Masukan(**m) for m in daftar or ())


def periksa_indikator(d: Isi, induk: dict[str, Induk], alamat: str, kapan: str = "") -> list[Finding]:
    """What the schema (`schema.yaml`) cannot see: parents, and parts of each formula.

    `kapan` says of which year's parents it speaks, where they are dated.
    """
    letak = f"indikator {d['id']}"
    temuan = []
    acuan = d.get("sasaran") or d.get("tujuan")
    if acuan not in induk:
        temuan.append(kinds.UNKNOWN_PARENT.at(alamat, letak, id=acuan, when=kapan, near=nearest(str(acuan), induk)))
    r = d["realisasi"]
    jenis = r["rumus"]
    for kunci in sorted(_KUNCI_RUMUS[jenis] - set(r)):
        temuan.append(kinds.MISSING_FORMULA_PART.at(alamat, letak, formula=jenis, name=kunci))
    for kunci in sorted(set(r) - _KUNCI_RUMUS[jenis] - {"rumus"}):
        temuan.append(
            kinds.UNKNOWN_FORMULA_PART.at(
                alamat, letak, name=kunci, formula=jenis, near=nearest(kunci, sorted(_KUNCI_RUMUS[jenis]))
            )
        )
    return temuan


def baca_indikator(i: Isi, induk: dict[str, Induk]) -> Indikator:
    r = i["realisasi"]
    rumus = Rumus(
        r["rumus"],
        _masukan(r.get("pembilang")),
        _masukan(r.get("penyebut")),
        _masukan(r.get("nilai")),
        None if r.get("pengali") is None else Decimal(str(r["pengali"])),
        r.get("skala", ""),
    )
    return Indikator(
        i["id"],
        i["nama"],
        induk[i.get("sasaran") or i["tujuan"]],
        i["satuan"],
        i["polaritas"],
        rumus,
        tuple(i["program"]),
        i["pemilik"],
        i.get("desimal", 2),
        i.get("catatan", ""),
    )
