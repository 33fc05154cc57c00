"""What does the description say of each data file: its columns, key, origin?

The description is `datapackage.yaml` (Frictionless Data Package).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

DESKRIPSI = "datapackage.yaml"
EDISI = "edisi"


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column as described: its meaning, type, unit and limits."""

    nama: str
    judul: str
    jenis: str = "string"
    satuan: str = ""
    pribadi: bool = False
    kamus: str = ""
    wajib: bool = False
    minimum: Decimal | None = None
    maksimum: Decimal | None = None
    pola: str = ""
    pilihan: tuple[str, ...] = ()

    @property
    def isian(self) -> bool:
        """Whether its cells are facts of one year; names, codes and running numbers are not."""
        return bool(self.satuan) or self.jenis in ("number", "date") or self.kamus == "nilai_indikator"


# Any file may have it: the report year that first printed the fact (see `editions`).
_EDISI = Kolom(EDISI, "Edisi laporan", "integer")


@dataclass(frozen=True, slots=True)
class Sumber:
    """One data file as described: columns, key, references, origin."""

    nama: str
    judul: str
    berkas: str
    pemisah: str
    kolom: tuple[Kolom, ...]
    kunci: tuple[str, ...]
    acuan: tuple[dict, ...] = ()
    turunan: tuple[dict, ...] = ()
    asal: dict[str, str] = field(default_factory=dict)
    semua_tahun: bool = False
    catatan: tuple[tuple[int, str], ...] = ()
    tahun_baru: str = ""
    dokumen_tahunan: str = ""

    @property
    def isian(self) -> tuple[Kolom, ...]:
        """Columns that are filled in for each year."""
        return tuple(k for k in self.kolom if k.isian and k.nama not in self.kunci)

    def asal_tahun(self, tahun: int) -> Sumber:
        """The source as it is cited for a prepared year: the document that appears anew each year."""
        if not self.dokumen_tahunan:
            return self
        return replace(self, asal=self.asal | {"dokumen": self.dokumen_tahunan.replace("{tahun}", str(tahun))})

    def satu_kolom(self, nama: str) -> Kolom:
        return next(k for k in self.kolom if k.nama == nama)

    def catatan_sampai(self, tahun: int) -> tuple[str, ...]:
        """Notes on the source that were true by a year."""
        return tuple(teks for mulai, teks in self.catatan if mulai <= tahun)


def _desimal(nilai: Any) -> Decimal | None:
    return None if nilai is None else Decimal(str(nilai))


def baca_sumber(d: dict) -> Sumber:
    kolom = []
    for f in d["schema"]["fields"]:
        if f["name"] == EDISI:
            continue
        c = f.get("constraints", {})
        kolom.append(
            Kolom(
                f["name"],
                f["title"],
                f["type"],
                f.get("satuan", ""),
                f.get("pribadi", False),
                f.get("kamus", ""),
                c.get("required", False),
                _desimal(c.get("minimum")),
                _desimal(c.get("maximum")),
                c.get("pattern", ""),
                tuple(map(str, c.get("enum", ()))),
            )
        )
    return Sumber(
        d["name"],
        d["title"],
        d["path"],
        d["dialect"]["delimiter"],
        tuple(kolom),
        tuple(d["schema"]["primaryKey"]),
        tuple(d["schema"].get("foreignKeys", ())),
        tuple(d.get("turunan", ())),
        {k: v for k, v in d.get("sumber", {}).items() if k != "dokumen_tahunan"},
        d.get("semua_tahun", False),
        tuple((c["mulai"], c["teks"]) for c in d.get("catatan", ())),
        d.get("tahun_baru", ""),
        d.get("sumber", {}).get("dokumen_tahunan", ""),
    )
