"""Which indicators, goals, scales and names does the agency have?

Reads `indikator.yaml`, `instansi.yaml` and `parameter/*.yaml` into frozen nouns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from .capaian import Jenjang, KaidahEfisiensi, Skala
from .data import baca_yaml
from .temuan import KesalahanIsi, Temuan, mirip

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


@dataclass(frozen=True, slots=True)
class Periode:
    """A planning period: which document's target measures, and its last year."""

    mulai: int
    akhir: int
    nama: str
    dokumen_target: str


@dataclass(frozen=True, slots=True)
class Katalog:
    """Everything that is named rather than counted."""

    instansi: dict[str, Any]
    tujuan: tuple[Induk, ...]
    sasaran: tuple[Induk, ...]
    indikator: dict[str, Indikator]
    skala: dict[str, tuple[Skala, ...]]
    periode: tuple[Periode, ...]
    dokumen: dict[str, str]
    efisiensi: tuple[KaidahEfisiensi, ...]
    keputusan: dict[int, dict[str, Any]]

    def periode_tahun(self, tahun: int) -> Periode | None:
        return next((p for p in self.periode if p.mulai <= tahun <= p.akhir), None)

    def pejabat(self, tahun: int) -> dict[str, Any]:
        """The head of the agency who signs the report of a year."""
        return max((k for k in self.instansi["kepala"] if k["mulai"] <= tahun), key=lambda k: k["mulai"], default={})

    def indikator_induk(self, induk: Induk) -> list[Indikator]:
        return [i for i in self.indikator.values() if i.induk == induk]


def _masukan(daftar: list[dict] | None) -> tuple[Masukan, ...]:
    return tuple(Masukan(**m) for m in daftar or ())


def _periksa_indikator(d: dict, induk: dict[str, Induk], alamat: str) -> list[Temuan]:
    """What the schema (`skema.yaml`) cannot see: parents, and parts of each formula."""
    letak = f"indikator {d['id']}"
    temuan = []
    acuan = d.get("sasaran") or d.get("tujuan")
    if acuan not in induk:
        temuan.append(Temuan(alamat, letak, f"induk `{acuan}`", "id tujuan atau sasaran", mirip(str(acuan), induk)))
    r = d["realisasi"]
    jenis = r["rumus"]
    for kunci in sorted(_KUNCI_RUMUS[jenis] - set(r)):
        temuan.append(Temuan(alamat, letak, f"rumus {jenis} tanpa `{kunci}`", "bagian itu tertulis", "tambahkan"))
    for kunci in sorted(set(r) - _KUNCI_RUMUS[jenis] - {"rumus"}):
        temuan.append(
            Temuan(alamat, letak, f"`{kunci}`", f"bagian rumus {jenis}", mirip(kunci, sorted(_KUNCI_RUMUS[jenis])))
        )
    return temuan


def _baca_skala(berkas: Path) -> tuple[Skala, ...]:
    def satu(d: dict) -> Skala:
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

    return tuple(satu(d) for d in baca_yaml(berkas))


def baca_katalog(akar: Path) -> Katalog:
    """Read the catalogue of a data folder; raises `KesalahanIsi` with all findings."""
    d = baca_yaml(akar / "indikator.yaml")
    alamat = f"{akar.name}/indikator.yaml"
    tujuan = tuple(Induk(t["id"], t["nama"], "tujuan", n, t["id"], t["misi"]) for n, t in enumerate(d["tujuan"], 1))
    sasaran = tuple(Induk(s["id"], s["nama"], "sasaran", n, s["tujuan"]) for n, s in enumerate(d["sasaran"], 1))
    induk = {i.id: i for i in tujuan + sasaran}
    temuan = [
        Temuan(alamat, f"sasaran {s.id}", f"tujuan `{s.tujuan}`", "id tujuan", mirip(s.tujuan, [t.id for t in tujuan]))
        for s in sasaran
        if s.tujuan not in {t.id for t in tujuan}
    ]
    for i in d["indikator"]:
        temuan += _periksa_indikator(i, induk, alamat)
    if temuan:
        raise KesalahanIsi(temuan)
    indikator = {}
    for i in d["indikator"]:
        r = i["realisasi"]
        rumus = Rumus(
            r["rumus"],
            _masukan(r.get("pembilang")),
            _masukan(r.get("penyebut")),
            _masukan(r.get("nilai")),
            None if r.get("pengali") is None else Decimal(str(r["pengali"])),
            r.get("skala", ""),
        )
        indikator[i["id"]] = Indikator(
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
    rencana = baca_yaml(akar / "parameter" / "perencanaan.yaml")
    return Katalog(
        baca_yaml(akar / "instansi.yaml"),
        tujuan,
        sasaran,
        indikator,
        {n: _baca_skala(akar / "parameter" / f"{n}.yaml") for n in ("interpretasi", "predikat_akip")},
        tuple(Periode(**p) for p in rencana["periode"]),
        rencana["dokumen"],
        tuple(
            KaidahEfisiensi(k["mulai"], k["sampai"], k["rujukan"], Decimal(str(k["penuh"])), k["kaidah"])
            for k in baca_yaml(akar / "parameter" / "efisiensi.yaml")
        ),
        {k["tahun"]: k for k in baca_yaml(akar / "sk.yaml")},
    )
