"""Which indicators, goals, scales and names does the agency have, in a year?

Reads `indikator.yaml`, `instansi.yaml` and `parameter/*.yaml` into frozen nouns.
`Riwayat.pada(year)` is the only way to them: an id stays, what stands behind it is dated.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..findings import Finding, InputError, kinds, nearest
from .dated import Isi, batas, pada, periksa_rentang, periksa_tanggal, tahun_terdekat
from .indicators import Indikator, Induk, baca_indikator, periksa_indikator
from .scales import Jenjang, KaidahEfisiensi, Skala
from .yaml_files import baca_yaml

AKHIR = 9999
"""Later than every date: the catalogue as it stands last."""


@dataclass(frozen=True, slots=True)
class Periode:
    """A planning period: which document's target measures, and its last year."""

    mulai: int
    akhir: int
    nama: str
    dokumen_target: str


@dataclass(frozen=True, slots=True)
class Katalog:
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
    riwayat: Riwayat = field(repr=False, compare=False)

    def pada(self, tahun: int) -> Katalog:
        """The catalogue as it was in another year."""
        return self.riwayat.pada(tahun)

    def periode_tahun(self, tahun: int) -> Periode | None:
        return next((p for p in self.periode if p.mulai <= tahun <= p.akhir), None)

    def pejabat(self, tahun: int) -> dict[str, Any]:
        """The head of the agency who signs the report of a year."""
        return max((k for k in self.instansi["kepala"] if k["mulai"] <= tahun), key=lambda k: k["mulai"], default={})

    def indikator_induk(self, induk: Induk) -> list[Indikator]:
        return [i for i in self.indikator.values() if i.induk == induk]


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


class Riwayat:
    """The catalogue over the years: identity is the id, everything else is dated."""

    def __init__(self, akar: Path):
        """Read the files of a data folder; raises `InputError`."""
        self.alamat = f"{akar.name}/indikator.yaml"
        self._isi = baca_yaml(akar / "indikator.yaml")
        self._instansi = baca_yaml(akar / "instansi.yaml")
        rencana = baca_yaml(akar / "parameter" / "perencanaan.yaml")
        efisiensi = baca_yaml(akar / "parameter" / "efisiensi.yaml")
        self.skala = {n: _baca_skala(akar / "parameter" / f"{n}.yaml") for n in ("interpretasi", *self._nama_skala())}
        self.periode = tuple(Periode(**p) for p in rencana["periode"])
        self.dokumen = rencana["dokumen"]
        self.perjanjian: str = rencana["perjanjian"]
        self.efisiensi = tuple(
            KaidahEfisiensi(k["mulai"], k["sampai"], k["rujukan"], Decimal(str(k["penuh"])), k["kaidah"])
            for k in efisiensi
        )
        self.keputusan = {k["tahun"]: k for k in baca_yaml(akar / "sk.yaml")}
        self.indikator: dict[str, Isi] = {i["id"]: i for i in self._isi["indikator"]}

    def _nama_skala(self) -> list[str]:
        """Scales of letters that indicators name, in any year."""
        bagian = [b for i in self._isi["indikator"] for b in (i, *i.get("perubahan", ()))]
        return list(dict.fromkeys(b["realisasi"]["skala"] for b in bagian if "skala" in b.get("realisasi", {})))

    @property
    def _semua(self) -> list[Isi]:
        return [*self._isi["tujuan"], *self._isi["sasaran"], *self._isi["indikator"]]

    def babak(self) -> list[int]:
        """One year of each stretch in which the catalogue does not change."""
        tahun = sorted(batas([*self._semua, self._instansi]))
        return [tahun[0] - 1, *tahun] if tahun else [AKHIR]

    def _induk(self, tahun: int) -> tuple[tuple[Induk, ...], tuple[Induk, ...]]:
        tujuan = [t for d in self._isi["tujuan"] if (t := pada(d, tahun))]
        sasaran = [s for d in self._isi["sasaran"] if (s := pada(d, tahun))]
        return (
            tuple(Induk(t["id"], t["nama"], "tujuan", n, t["id"], t["misi"]) for n, t in enumerate(tujuan, 1)),
            tuple(Induk(s["id"], s["nama"], "sasaran", n, s["tujuan"]) for n, s in enumerate(sasaran, 1)),
        )

    def pada(self, tahun: int) -> Katalog:
        """The catalogue as it was in a year."""
        return _katalog(self, tahun)

    def terdekat(self, id: str, tahun: int) -> Indikator:
        """An indicator as it was in the nearest year in which it was part of the plan."""
        return self.pada(tahun_terdekat(self.indikator[id], tahun)).indikator[id]

    def di_luar(self, id: str, tahun: int) -> str:
        """The clause that an indicator was not part of a year's plan; empty when it was."""
        isi = self.indikator[id]
        if pada(isi, tahun) is not None:
            return ""
        if tahun < isi.get("mulai", tahun):
            return f"indikator ini baru menjadi bagian perencanaan sejak tahun {isi['mulai']}"
        return f"indikator ini menjadi bagian perencanaan sampai dengan tahun {isi['sampai']}"

    def dikenal(self, jenis: str) -> list[str]:
        """Ids of `tujuan`, `sasaran` or `indikator` in any year."""
        return [d["id"] for d in self._isi[jenis]]

    def semua_definisi(self) -> list[Indikator]:
        """Every definition that an indicator has or had."""
        semua: list[Indikator] = []
        for t in self.babak():
            semua += [i for i in self.pada(t).indikator.values() if i not in semua]
        return semua

    def perubahan_terakhir(self, id: str, tahun: int) -> tuple[int, Indikator] | None:
        """The last year up to `tahun` from which an indicator measures something else or is named otherwise.

        With its definition before; None when it was never changed.
        """
        kini = self.terdekat(id, tahun)
        for t in sorted(
            (p["mulai"] for p in self.indikator[id].get("perubahan", ()) if p["mulai"] <= tahun), reverse=True
        ):
            lama = self.terdekat(id, t - 1)
            if lama.nama != kini.nama or not lama.sebanding(kini):
                return t, lama
        return None

    def periksa(self) -> list[Finding]:
        """Every finding in dates, parents and formulas, in every stretch of years."""
        temuan = []
        for jenis in ("tujuan", "sasaran", "indikator"):
            dilihat: set[str] = set()
            for d in self._isi[jenis]:
                if d["id"] in dilihat:
                    temuan.append(kinds.REPEATED_ID.at(self.alamat, jenis, id=d["id"]))
                dilihat.add(d["id"])
                temuan += periksa_tanggal(d, self.alamat, f"{jenis} {d['id']}")
        temuan += periksa_tanggal(self._instansi, self.alamat.replace("indikator", "instansi"), "instansi")
        folder = self.alamat.rpartition("/")[0]
        for nama, skala in self.skala.items():
            temuan += periksa_rentang(
                [{"mulai": s.mulai, "sampai": s.sampai} for s in skala], f"{folder}/parameter/{nama}.yaml"
            )
        temuan += periksa_rentang(
            [{"mulai": k.mulai, "sampai": k.sampai} for k in self.efisiensi], f"{folder}/parameter/efisiensi.yaml"
        )
        temuan += periksa_rentang(
            [{"mulai": p.mulai, "akhir": p.akhir} for p in self.periode],
            f"{folder}/parameter/perencanaan.yaml",
            akhir="akhir",
        )
        for d in [self.perjanjian, *(p.dokumen_target for p in self.periode)]:
            if d not in self.dokumen:
                alamat = f"{folder}/parameter/perencanaan.yaml"
                temuan.append(kinds.UNKNOWN_DOCUMENT.at(alamat, id=d, near=nearest(d, self.dokumen)))
        if not temuan:
            for tahun in self.babak():
                temuan += self._periksa_tahun(tahun)
        return list(dict.fromkeys(temuan))

    def _periksa_tahun(self, tahun: int) -> list[Finding]:
        temuan = []
        tujuan, sasaran = self._induk(tahun)
        id_tujuan = [t.id for t in tujuan]
        # Dated entries are named with their year; without dates every year is the same.
        kapan = f" yang berlaku tahun {tahun}" if batas(self._semua) else ""
        for s in sasaran:
            if s.tujuan not in id_tujuan:
                temuan.append(
                    kinds.UNKNOWN_GOAL.at(
                        self.alamat, f"sasaran {s.id}", id=s.tujuan, when=kapan, near=nearest(s.tujuan, id_tujuan)
                    )
                )
        misi = (pada(self._instansi, tahun) or {}).get("misi", ())
        for t in tujuan:
            if t.misi > len(misi):
                temuan.append(kinds.UNKNOWN_MISSION.at(self.alamat, f"tujuan {t.id}", number=t.misi, count=len(misi)))
        induk = {i.id: i for i in tujuan + sasaran}
        for d in self._isi["indikator"]:
            if i := pada(d, tahun, saling_ganti=True):
                temuan += periksa_indikator(i, induk, self.alamat, kapan)
        return temuan


@lru_cache(maxsize=256)
def _katalog(r: Riwayat, tahun: int) -> Katalog:
    tujuan, sasaran = r._induk(tahun)
    induk = {i.id: i for i in tujuan + sasaran}
    ada = [i for d in r._isi["indikator"] if (i := pada(d, tahun, saling_ganti=True))]
    return Katalog(
        pada(r._instansi, tahun) or {},
        tujuan,
        sasaran,
        {i["id"]: baca_indikator(i, induk) for i in ada},
        r.skala,
        r.periode,
        r.dokumen,
        r.perjanjian,
        r.efisiensi,
        r.keputusan,
        r,
    )


def baca_katalog(akar: Path, tahun: int = AKHIR) -> Katalog:
    """The catalogue of a data folder as it was in a year; raises `InputError` with all findings."""
    riwayat = Riwayat(akar)
    if temuan := riwayat.periksa():
        raise InputError(temuan)
    return riwayat.pada(tahun)
