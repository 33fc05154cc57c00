"""What do the facts of one year give: results, budgets, sums?

Knows no prose: `lkjip.prose.laporan` puts these figures into sentences.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

import pandas as pd

from ..facts.catalogue import Katalog, baca_katalog
from ..facts.editions import Revisi, revisi, sampai_tahun
from ..facts.indicators import Indikator
from ..facts.package import Paket, baca_paket, require_facts
from ..facts.preparation import Persiapan
from ..facts.scales import berlaku
from ..facts.table import jumlah, saring
from ..findings import InputError, NotAvailable, kinds, nearest
from .anggaran import TOTAL, Pos, gabung, surplus, susun_belanja, susun_pohon
from .capaian import nilai_efisiensi
from .hasil import Hasil, pencari
from .rumus import nilai_turunan

PUBLIK, INTERNAL, DRAF = VERSI = ("publik", "internal", "draf")


@lru_cache(maxsize=16)
def muat(akar: Path, tahun: int, _tanda: tuple) -> tuple[Paket, Katalog, Callable[[str, int], Hasil]]:
    """What all pages of one year share: facts up to it, names, results."""
    paket, temuan = baca_paket(akar)
    if temuan:
        raise InputError(temuan)
    require_facts(paket, tahun)
    katalog = baca_katalog(akar, tahun)
    paket = sampai_tahun(paket, tahun, katalog.periode_tahun(tahun))
    return paket, katalog, pencari(paket, katalog)


@dataclass(frozen=True)
class Report:
    """What the facts of one year give: results, budgets, data, names."""

    tahun: int
    paket: Paket
    katalog: Katalog
    indikator: Indikator | None
    versi: str
    _cari: Callable[[str, int], Hasil]

    @property
    def draf_tahun(self) -> Persiapan | None:
        """How far the facts of the report year are gathered; None in a year that was never prepared."""
        return self.paket.persiapan.get(self.tahun)

    @property
    def sebab(self) -> str:
        """What is said of a fact of the report year that is not there: not yet, as long as it may still come."""
        return "belum tersedia" if self.versi == DRAF and self.draf_tahun else "tidak tersedia dalam sumber"

    def sebab_data(self, nama: str, tahun: int | None = None) -> str:
        """Why a source has nothing for a year: the declared reason, else only that it is not there (yet)."""
        tahun = tahun or self.tahun
        persiapan = self.paket.persiapan.get(tahun)
        if persiapan and (alasan := persiapan.alasan(nama)):
            return f"tidak tersedia: {alasan}"
        return self.sebab if tahun == self.tahun else "tidak tersedia dalam sumber"

    def tiada(self, nama: str, tahun: int | None = None) -> NotAvailable:
        """The clause that a source has nothing for a year, naming who keeps it."""
        sumber = self.paket.sumber[nama]
        hal = f"data {sumber.judul[:1].lower()}{sumber.judul[1:]}"
        tahun = tahun or self.tahun
        return NotAvailable(f"{hal} tahun {tahun} {self.sebab_data(nama, tahun)} ({sumber.asal['bidang']})")

    def hasil(self, id: str, tahun: int | None = None) -> Hasil:
        """Result of an indicator, by default in the report year."""
        dikenal = self.katalog.riwayat.indikator
        if id not in dikenal:
            raise InputError([kinds.UNKNOWN_INDICATOR.at("indikator", id=id, when="", near=nearest(id, dikenal))])
        tahun = self.tahun if tahun is None else tahun
        if tahun > self.tahun:
            raise InputError([kinds.FUTURE_YEAR.at("tahun", year=tahun, last=self.tahun)])
        return self._cari(id, tahun)

    def semua_hasil(self, tahun: int | None = None) -> list[Hasil]:
        """Results of all indicators of a year, in catalogue order."""
        katalog = self.katalog if tahun is None else self.katalog.pada(tahun)
        return [self.hasil(id, tahun) for id in katalog.indikator]

    def tabel(self, nama: str, tahun: int | None = None) -> pd.DataFrame:
        """Rows of a data source: of one year, or of all years up to the report's."""
        if nama not in self.paket.tabel:
            raise InputError(
                [kinds.UNKNOWN_SOURCE.at("sumber data", source=nama, near=nearest(nama, self.paket.tabel))]
            )
        return saring(self.paket.tabel[nama], tahun=tahun)

    def _tahunan(self, nama: str, tahun: int | None) -> pd.DataFrame:
        """Rows of the report year (or another); all rows of a source without years."""
        tabel = self.tabel(nama)
        return saring(tabel, tahun=self.tahun if tahun is None else tahun) if "tahun" in tabel else tabel

    def data(self, nama: str, kolom: str, tahun: int | None = None, /, **sama: str):
        """Sum of a column of a source in one year, or what a derived column makes of sums; None when nothing is known."""
        tabel = self._tahunan(nama, tahun)
        for turunan in self.paket.sumber[nama].turunan:
            if turunan["name"] == kolom:
                return nilai_turunan(turunan, lambda k: self.data(nama, k, tahun, **sama))
        if kolom not in tabel:
            raise InputError(
                [kinds.UNKNOWN_SOURCE_COLUMN.at(f"sumber data {nama}", name=kolom, near=nearest(kolom, tabel))]
            )
        return jumlah(saring(tabel, sama=sama), kolom)

    def cacah(self, nama: str, tahun: int | None = None, /, **sama: str) -> int:
        """Number of rows of a source in one year; raises when it has none of that year at all."""
        baris = self._tahunan(nama, tahun)
        if baris.empty:
            raise self.tiada(nama, tahun)
        return len(saring(baris, sama=sama))

    @cached_property
    def pohon(self) -> dict[str, Pos]:
        """Programme tree of the report year with its sums."""
        return susun_pohon(self.tabel("program", self.tahun), self.tabel("anggaran", self.tahun))

    @cached_property
    def pohon_belanja(self) -> dict[str, Pos]:
        """Revenue and expenditure of the report year with their sums.

        SiLPA equals surplus or deficit, because an agency has no financing of its own.
        """
        belanja = susun_belanja(self.tabel("rekening"), self.tabel("belanja", self.tahun))
        if (s := surplus(belanja)) is not None:
            belanja["surplus"] = s
            belanja["silpa"] = replace(s, kode="silpa", nama="Sisa lebih pembiayaan anggaran (SiLPA)")
        return belanja

    @cached_property
    def revisi(self) -> list[Revisi]:
        """Changes of past facts by editions up to the report year."""
        return revisi(baca_paket(self.paket.akar)[0], self.tahun)

    @property
    def program(self) -> tuple[str, ...]:
        """Codes of the year's programmes, in order."""
        return tuple(k for k, p in self.pohon.items() if p.jenjang == "program")

    def anggaran(self, kode: str | tuple[str, ...] = TOTAL) -> Pos:
        """Budget of a code, of several codes together, or the total."""
        if not self.pohon:
            raise self.tiada("anggaran")
        if kode == TOTAL:
            kode = self.program
        if isinstance(kode, str):
            kode = (kode,)
        for k in kode:
            if k not in self.pohon:
                raise InputError(
                    [kinds.UNKNOWN_CODE.at("anggaran", str(self.tahun), code=k, near=nearest(k, self.pohon))]
                )
        return self.pohon[kode[0]] if len(kode) == 1 else gabung((self.pohon[k] for k in kode), "+".join(kode))

    def belanja(self, rekening: str) -> Pos:
        """Budget and realisasi of an account, or of `surplus`."""
        if not self.pohon_belanja:
            raise self.tiada("belanja")
        if rekening not in self.pohon_belanja:
            raise InputError(
                [
                    kinds.UNKNOWN_ACCOUNT.at(
                        "belanja", str(self.tahun), account=rekening, near=nearest(rekening, self.pohon_belanja)
                    )
                ]
            )
        return self.pohon_belanja[rekening]

    def sumber_dana(self, nama: str) -> Pos:
        """Budget of the subkegiatan that one source of funds pays for."""
        kode = self.tabel("anggaran", self.tahun)
        if kode.empty:
            raise self.tiada("anggaran")
        return gabung((self.pohon[k] for k in saring(kode, sama={"sumber_dana": nama})["kode"]), nama, nama)

    def anak(self, kode: str | tuple[str, ...], jenjang: str) -> list[Pos]:
        """Lines of one level at or below one or several codes."""
        if not self.pohon:
            raise self.tiada("anggaran")
        awal = self.program if kode == TOTAL else (kode,) if isinstance(kode, str) else kode
        return [
            p
            for k, p in self.pohon.items()
            if p.jenjang == jenjang and any(k == a or k.startswith(a + ".") for a in awal)
        ]

    def pendukung(self, id: str) -> tuple[str, ...]:
        """Programmes that support an indicator and have a budget in the report year."""
        return tuple(k for k in self.katalog.indikator[id].program if k in self.pohon)

    def efisiensi(self, id: str) -> tuple[bool | None, str]:
        """Whether an indicator was reached efficiently; None with the reason when not rated."""
        kode = self.pendukung(id)
        if not kode:
            return None, "anggaran pendukungnya tidak tersedia dalam sumber"
        p = self.anggaran(kode)
        kaidah = berlaku(self.katalog.efisiensi, self.tahun)
        if kaidah is None:
            return None, "kaidah penilaiannya tidak tersedia dalam sumber"
        return nilai_efisiensi(self.hasil(id).capaian, p.realisasi_rp, p.pagu_rp, penuh=kaidah.penuh)

    def tahun_hasil(self, id: str) -> list[int]:
        """Years up to the report's in which an indicator has a target or a realisasi."""
        awal = min((t["tahun"].min() for t in self.paket.tabel.values() if "tahun" in t and len(t)), default=self.tahun)
        return [
            t
            for t in range(int(awal), self.tahun + 1)
            if (h := self.hasil(id, t)).realisasi is not None or h.target is not None
        ]

    def hasil_sebanding(self, id: str) -> list[Hasil]:
        """Results over the years that measure the same as this year's: their formula, unit and polarity."""
        kini = self.hasil(id).indikator
        return [h for t in self.tahun_hasil(id) if (h := self.hasil(id, t)).indikator.sebanding(kini)]
