"""What do the facts of one year give: results, budgets, sums?

Knows no prose: `lkjip.prose.laporan` puts these figures into sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from ..facts.catalogue import Catalogue, read_catalogue
from ..facts.editions import Revision, as_of_year, revisions
from ..facts.indicators import Indikator
from ..facts.package import Package, read_package
from ..facts.preparation import Preparation
from ..facts.scales import valid_in
from ..facts.table import column_sum, select
from ..findings import InputError, NotAvailable, close, kinds, nearest, one_of, refuse
from ..language.numbers import said
from .anggaran import JENJANG, TOTAL, Pos, build_accounts, build_tree, combine, surplus
from .capaian import nilai_efisiensi
from .hasil import Hasil, finder
from .rumus import derived_value

PUBLIK, INTERNAL, DRAF = VERSI = ("publik", "internal", "draf")


@lru_cache(maxsize=16)
def load(root: Path, tahun: int, _fingerprint: tuple) -> tuple[Package, Catalogue, Callable[[str, int], Hasil]]:
    """What all pages of one year share: facts up to it, names, results."""
    package, findings = read_package(root)
    if findings:
        raise InputError(findings)
    catalogue = read_catalogue(root, tahun)
    package = as_of_year(package, tahun, catalogue.period_of(tahun))
    return package, catalogue, finder(package, catalogue)


@dataclass(frozen=True)
class Report:
    """What the facts of one year give: results, budgets, data, names.

    `tahun` is the report year, `paket` the facts known up to it, `katalog` the names and
    rules of that year, `indikator` the one that a page is about (or None), `versi` publik,
    internal or draf.

    >>> lap.tahun, lap.indikator.nama, lap.versi
    (2025, 'Persentase penduduk yang berkunjung ke perpustakaan (contoh)', 'publik')
    """

    tahun: int
    paket: Package
    katalog: Catalogue
    indikator: Indikator | None
    versi: str
    _find: Callable[[str, int], Hasil]

    def _year(self, tahun: int | None) -> int:
        """The year that is asked for, by default the report's; raises `InputError` for what is no year."""
        if tahun is None:
            return self.tahun
        if type(tahun) is not int:
            raise InputError([kinds.WRONG_YEAR.at("tahun", value=tahun)])
        return tahun

    @property
    def preparation(self) -> Preparation | None:
        """How far the facts of the report year are gathered; None in a year that was never prepared.

        >>> lap.preparation is None
        True
        """
        return self.paket.preparations.get(self.tahun)

    @property
    def why_missing(self) -> str:
        """What is said of a fact of the report year that is not there: not yet, as long as it may still come.

        >>> lap.why_missing
        'tidak tersedia dalam sumber'
        """
        return "belum tersedia" if self.versi == DRAF and self.preparation else "tidak tersedia dalam sumber"

    def why_source_missing(self, name: str, tahun: int | None = None) -> str:
        """Why a source has nothing for a year: the declared reason, else only that it is not there (yet).

        `name` is a source of datapackage.yaml (an unknown one raises `InputError`), `tahun` by default the report year.

        >>> lap.why_source_missing("kunjungan", 2020)
        'tidak tersedia dalam sumber'
        """
        self.paket.sources[name]  # an unknown one is refused
        tahun = self._year(tahun)
        preparations = self.paket.preparations.get(tahun)
        if preparations and (reason := preparations.reason_for(name)):
            return f"tidak tersedia: {reason}"
        return self.why_missing if tahun == self.tahun else "tidak tersedia dalam sumber"

    def missing(self, name: str, tahun: int | None = None) -> NotAvailable:
        """The clause that a source has nothing for a year, naming who keeps it.

        It is an exception to raise, or to put into a sentence with `str`.

        >>> print(lap.missing("kunjungan", 2020))
        data pengunjung perpustakaan dan jumlah penduduk tahun 2020 tidak tersedia dalam sumber (Bidang Perpustakaan)
        """
        source = self.paket.sources[name]
        what = f"data {source.title[:1].lower()}{source.title[1:]}"
        tahun = self._year(tahun)
        return NotAvailable(f"{what} tahun {tahun} {self.why_source_missing(name, tahun)} ({source.origin['bidang']})")

    def hasil(self, id: str, tahun: int | None = None) -> Hasil:
        """Result of an indicator, by default in the report year.

        Target, realisasi and capaian are None when the year lacks them. An unknown id and a
        year after the report's raise `InputError`.

        >>> lap.hasil("kunjungan").capaian, lap.hasil("kunjungan", 2022).capaian
        (Decimal('106.25'), None)
        >>> lap.hasil("kunjungan", 2026)
        Traceback (most recent call last):
        lkjip.findings.InputError: tahun: ditemukan 2026; seharusnya paling akhir tahun laporan 2025; perbaiki tahunnya. [N203]
        """
        self.katalog.history.indikator[id]  # an unknown one is refused
        tahun = self._year(tahun)
        if tahun > self.tahun:
            raise InputError([kinds.FUTURE_YEAR.at("tahun", year=tahun, last=self.tahun)])
        return self._find(id, tahun)

    def all_results(self, tahun: int | None = None) -> list[Hasil]:
        """Results of all indicators of a year, in catalogue order.

        >>> [h.realisasi for h in lap.all_results(2024)]
        [Decimal('18.00'), Decimal('437'), 'B']
        """
        catalogue = self.katalog.at(self._year(tahun))
        return [self.hasil(id, tahun) for id in catalogue.indikator]

    def tabel(self, name: str, tahun: int | None = None) -> pd.DataFrame:
        """Rows of a data source: of one year, or of all years up to the report's.

        An unknown source, and a year of a source without years, raise `InputError`; a year without rows gives an
        empty table.

        >>> lap.tabel("pegawai_status", 2024)["jumlah_orang"].tolist(), len(lap.tabel("pegawai_status", 2020))
        ([18, 9], 0)
        """
        table = self.paket.tables[name]
        self._year(tahun)
        self.paket.sources[name].require("kolom tahun", tahun is None or "tahun" in table)
        return select(table, tahun=tahun)

    def rows(self, name: str, tahun: int | None = None, /, **equal: str) -> pd.DataFrame:
        """Rows of the report year (or another); all rows of a source without years.

        `equal` keeps the rows whose columns have these values. An unknown source or column, and a
        value that the column has in no year at all, raise `InputError`.

        >>> lap.rows("pegawai_status", status="ASN")["jumlah_orang"].tolist()
        [20]
        >>> lap.rows("pegawai_status", status="asn")
        Traceback (most recent call last):
        lkjip.findings.InputError: sumber data pegawai_status: ditemukan `asn`; seharusnya isi kolom status yang pernah tercatat pada tahun mana pun; maksud Anda `ASN`? [N401]
        """
        table = self.tabel(name)
        for column, value in equal.items():
            self.paket.sources[name].column(column)
            self._require_filter(name, column, value)
        found = select(table, tahun=self._year(tahun) if "tahun" in table else None, equal=equal)
        if found.empty:
            self._require_values(name, self._year(tahun), equal)
        return found

    def _require_filter(self, name: str, column: str, value: Any) -> None:
        """Refuse a filter that is none: the year, which has a place of its own, and what no cell can hold."""
        place = f"sumber data {name}, kolom {column}"
        if column == "tahun":
            words = {"value": "tahun sebagai penyaring", "expected": "tahun tanpa nama, sebelum penyaring"}
            raise InputError([kinds.NOT_WRITABLE.at(place, **words, cure="hapus `tahun=`, sisakan tahunnya")])
        if not isinstance(value, str | int | Decimal | date):
            words = {"value": said(value), "expected": "isi sel, di antara tanda kutip"}
            raise InputError([kinds.NOT_WRITABLE.at(place, **words, cure="perbaiki nilainya")])

    def _require_values(self, name: str, tahun: int, equal: dict[str, Any]) -> None:
        """Refuse a value that no year has: a slip. One that only other years have is known, and so not there this year.

        What the rows of a year that is still being gathered will say is not known yet.
        """
        package = read_package(self.paket.folder)[0]
        gathered = tahun in package.preparations and not (package.tables[name].get("tahun") == tahun).any()
        if gathered or (name, tahun) in package.incomplete or package.tables[name].empty:
            return
        known = {column: package.values_of(name, column) for column in equal}
        refuse(
            kinds.UNKNOWN_FILTER.at(
                f"sumber data {name}", value=value, name=column, near=nearest(value, sorted(map(str, known[column])))
            )
            for column, value in equal.items()
            if value not in known[column]
        )

    def data(self, name: str, columns: str, tahun: int | None = None, /, **equal: str):
        """Sum of a column of a source in one year, or what a derived column makes of sums; None when nothing is known.

        `equal` keeps the rows whose columns have these values. An unknown source or column, and a value
        that the column has in no year, raise `InputError`.

        >>> lap.data("pegawai_status", "jumlah_orang"), lap.data("pegawai_status", "jumlah_orang", 2024, status="ASN")
        (27, 18)
        >>> lap.data("pegawai_status", "jumlah_orang", 2020) is None
        True
        """
        table = self.rows(name, tahun, **equal)
        source = self.paket.sources[name]
        for derived in source.derived:
            if derived["name"] == columns:
                return derived_value(derived, lambda k: self.data(name, k, tahun, **equal))
        if columns not in table:
            raise InputError([source.without_column(columns, *(d["name"] for d in source.derived))])
        source.require(f"bilangan pada kolom {columns}", source.column(columns).type in ("integer", "number"))
        return column_sum(table, columns)

    def cacah(self, name: str, tahun: int | None = None, /, **equal: str) -> int:
        """Number of rows of a source in one year; raises when it has none of that year at all.

        `equal` keeps the rows whose columns have these values; one that only other years have gives 0, one that no
        year has raises `InputError`.

        >>> lap.cacah("pegawai_status"), lap.cacah("pegawai_status", status="ASN")
        (2, 1)
        >>> lap.cacah("pegawai_status", 2020)
        Traceback (most recent call last):
        lkjip.findings.NotAvailable: data jumlah pegawai menurut status kepegawaian tahun 2020 tidak tersedia dalam sumber (Sekretariat)
        """
        count = len(self.rows(name, tahun, **equal))
        if not count and self.rows(name, tahun).empty:
            raise self.missing(name, tahun)
        return count

    @cached_property
    def pohon(self) -> dict[str, Pos]:
        """Programme tree of the report year with its sums in rupiah, by code; empty when the year has no budget.

        >>> lap.pohon["P2"].pagu_rp == lap.pohon["P2.K1.S1"].pagu_rp + lap.pohon["P2.K1.S2"].pagu_rp == 10**9
        True
        """
        return build_tree(self.tabel("program", self.tahun), self.tabel("anggaran", self.tahun))

    @cached_property
    def pohon_belanja(self) -> dict[str, Pos]:
        """Revenue and expenditure of the report year with their sums in rupiah, by account.

        SiLPA equals surplus or deficit, because an agency has no financing of its own.
        Empty when the agency's report has no accounts.

        >>> lap.pohon_belanja
        {}
        """
        belanja = build_accounts(self.tabel("rekening"), self.tabel("belanja", self.tahun))
        if (s := surplus(belanja)) is not None:
            belanja["surplus"] = s
            belanja["silpa"] = replace(s, kode="silpa", nama="Sisa lebih pembiayaan anggaran (SiLPA)")
        return belanja

    @cached_property
    def revisi(self) -> list[Revision]:
        """Changes of past facts by editions up to the report year, source by source; empty when nothing was revised.

        >>> lap.revisi
        []
        """
        return revisions(read_package(self.paket.folder)[0], self.tahun)

    @property
    def program(self) -> tuple[str, ...]:
        """Codes of the year's programmes, in order.

        >>> lap.program
        ('P1', 'P2', 'P3')
        """
        return tuple(k for k, p in self.pohon.items() if p.jenjang == "program")

    def _codes(self, kode: str | Iterable[str]) -> tuple[str, ...]:
        """The codes that are asked for: one, several, or those of all programmes."""
        if kode == TOTAL:
            return self.program
        given = (kode,) if isinstance(kode, str) or not isinstance(kode, Iterable) else tuple(kode)
        refuse(
            kinds.NOT_WRITABLE.at(
                "anggaran",
                value=said(k),
                expected="kode di antara tanda kutip",
                cure="tulis kode seperti dalam program.csv",
            )
            for k in given
            if not isinstance(k, str)
        )
        return given

    def anggaran(self, kode: str | tuple[str, ...] = TOTAL) -> Pos:
        """Budget (rupiah) of a code, of several codes together, or the total.

        A year without budget raises `NotAvailable`, an unknown code `InputError`.

        >>> lap.anggaran("P2").penyerapan, lap.anggaran(("P1", "P3")).pagu_rp, lap.anggaran().pagu_rp
        (Decimal('94.34'), 510000000, 1510000000)
        """
        if not self.pohon:
            raise self.missing("anggaran")
        kode = self._codes(kode)
        for k in kode:
            if k not in self.pohon:
                raise InputError(
                    [kinds.UNKNOWN_CODE.at("anggaran", str(self.tahun), code=k, near=nearest(k, self.pohon))]
                )
        return self.pohon[kode[0]] if len(kode) == 1 else combine((self.pohon[k] for k in kode), "+".join(kode))

    def require_known(self, kode: str | Iterable[str]) -> tuple[str, ...]:
        """The codes that are asked for; raises `InputError` for one that no year and no indicator has.

        A code that only other years have is known: that it has no budget this year is said, not refused.

        >>> lap.require_known("P2.K1")
        ('P2.K1',)
        """
        known = {*read_package(self.paket.folder)[0].tables["program"]["kode"]}
        known |= {k for i in self.katalog.history.all_definitions() for k in i.program}
        kode = self._codes(kode)
        refuse(
            kinds.UNKNOWN_CODE.at("anggaran", str(self.tahun), code=k, near=nearest(k, sorted(known)))
            for k in kode
            if k not in known
        )
        return kode

    def belanja(self, rekening: str) -> Pos:
        """Budget and realisasi (rupiah) of an account, or of `surplus`.

        A year without accounts raises `NotAvailable`, an unknown account `InputError`.

        >>> lap.belanja("B5")
        Traceback (most recent call last):
        lkjip.findings.NotAvailable: data belanja tahun 2025 tidak tersedia dalam sumber (bukan bagian laporan instansi ini)
        """
        if not self.pohon_belanja:
            raise self.missing("belanja")
        if rekening not in self.pohon_belanja:
            raise InputError(
                [
                    kinds.UNKNOWN_ACCOUNT.at(
                        "belanja", str(self.tahun), account=rekening, near=nearest(rekening, self.pohon_belanja)
                    )
                ]
            )
        return self.pohon_belanja[rekening]

    def sumber_dana(self, name: str) -> Pos:
        """Budget (rupiah) of the subkegiatan that one source of funds pays for.

        A year without budget raises `NotAvailable`, a source that no year knows `InputError`; one that pays for
        nothing this year gives 0.

        >>> lap.sumber_dana("DAK Nonfisik").pagu_rp
        300000000
        >>> lap.sumber_dana("DAK nonfisik")
        Traceback (most recent call last):
        lkjip.findings.InputError: sumber data anggaran: ditemukan `DAK nonfisik`; seharusnya isi kolom sumber_dana yang pernah tercatat pada tahun mana pun; maksud Anda `DAK Nonfisik`? [N401]
        """
        if self.tabel("anggaran", self.tahun).empty:
            raise self.missing("anggaran")
        kode = self.rows("anggaran", sumber_dana=name)["kode"]
        return combine((self.pohon[k] for k in kode), name, name)

    def below(self, kode: str | tuple[str, ...], jenjang: str) -> list[Pos]:
        """Lines of one level at or below one or several codes.

        `jenjang` is program, kegiatan or subkegiatan. A year without budget raises
        `NotAvailable`; a code or level that there never is, and a level above that of the code, raise `InputError`.

        >>> [p.kode for p in lap.below("P2", "subkegiatan")]
        ['P2.K1.S1', 'P2.K1.S2']
        """
        if not self.pohon:
            raise self.missing("anggaran")
        start = self.require_known(kode)
        if jenjang not in JENJANG:
            cure = nearest(jenjang, JENJANG) if close(jenjang, JENJANG) else "pilih salah satunya"
            raise InputError(
                [kinds.NOT_WRITABLE.at("jenjang", value=f"`{jenjang}`", expected=one_of(JENJANG), cure=cure)]
            )
        for k in start:
            own = self.pohon[k].jenjang if k in self.pohon else jenjang
            if JENJANG.index(jenjang) < JENJANG.index(own):
                expected = f"jenjang yang tidak di atas {own} `{k}`"
                cure = f"pilih {one_of(JENJANG[JENJANG.index(own) :])}, atau kode yang lebih pendek"
                raise InputError([kinds.NOT_WRITABLE.at("jenjang", value=f"`{jenjang}`", expected=expected, cure=cure)])
        return [
            p
            for k, p in self.pohon.items()
            if p.jenjang == jenjang and any(k == a or k.startswith(a + ".") for a in start)
        ]

    def supporting(self, id: str) -> tuple[str, ...]:
        """Programmes that support an indicator and have a budget in the report year; empty when none has.

        An unknown id raises `InputError`.

        >>> lap.supporting("mutu_layanan")
        ('P1', 'P3')
        """
        self.katalog.history.indikator[id]  # an unknown one is refused
        indikator = self.katalog.indikator.get(id)
        return tuple(k for k in indikator.program if k in self.pohon) if indikator else ()

    def efisiensi(self, id: str) -> tuple[bool | None, str]:
        """Whether an indicator was reached efficiently; None with the reason when not rated.

        >>> lap.efisiensi("kunjungan"), lap.efisiensi("mutu_layanan")
        ((True, ''), (None, 'capaian tidak dapat dihitung'))
        """
        kode = self.supporting(id)
        if not kode:
            return None, "anggaran pendukungnya tidak tersedia dalam sumber"
        p = self.anggaran(kode)
        kaidah = valid_in(self.katalog.efisiensi, self.tahun)
        if kaidah is None:
            return None, "kaidah penilaiannya tidak tersedia dalam sumber"
        return nilai_efisiensi(self.hasil(id).capaian, p.realisasi_rp, p.pagu_rp, full=kaidah.penuh)

    def years_of(self, id: str) -> list[int]:
        """Years up to the report's in which an indicator has a target or a realisasi.

        >>> lap.years_of("kunjungan"), lap.years_of("mutu_layanan")
        ([2023, 2024, 2025], [2024, 2025])
        """
        start = min(
            (t["tahun"].min() for t in self.paket.tables.values() if "tahun" in t and len(t)), default=self.tahun
        )
        return [
            t
            for t in range(int(start), self.tahun + 1)
            if (h := self.hasil(id, t)).realisasi is not None or h.target is not None
        ]

    def comparable_results(self, id: str) -> list[Hasil]:
        """Results over the years that measure the same as this year's: their formula, unit and polarity.

        >>> [(h.tahun, h.tulis(h.realisasi)) for h in lap.comparable_results("kunjungan")]
        [(2023, '15,20%'), (2024, '18,00%'), (2025, '21,25%')]
        """
        current = self.hasil(id).indikator
        return [h for t in self.years_of(id) if (h := self.hasil(id, t)).indikator.comparable(current)]
