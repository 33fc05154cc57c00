"""What did each indicator reach in a year, and if nothing can be said, why?

One `Hasil` per indicator and year: the only place from which tables, charts and
sentences take the figures of an indicator.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from ..facts.catalogue import Katalog
from ..facts.indicators import Indikator, Masukan
from ..facts.package import Paket
from ..facts.scales import berlaku
from ..facts.table import jumlah, saring
from ..language.numbers import Bilangan, angka, baca_desimal, bulatkan, persen
from .capaian import Nilai, hitung_capaian, sebut
from .rumus import pertumbuhan, rasio_persen

TANPA_SEBUTAN = ("nilai", "skor", "indeks", "angka", "predikat")
"""Units that are another word for the number: nothing is written after it."""

DIHITUNG, DILAPORKAN, TIDAK_ADA = "dihitung", "dilaporkan", "tidak ada"


@dataclass(frozen=True, slots=True)
class Hasil:
    """Target, realisasi and achievement of one indicator in one year.

    `realisasi` and `target` are Decimals rounded to the indicator's decimals, a
    letter, or None. `capaian` and `capaian_akhir` (towards the last year of the
    planning period) are per cent or None, then `alasan` and `alasan_akhir` say
    why. `tercapai` says whether the target was met, for letters by their rank; None
    when that cannot be said. `asal` tells whether the realisasi was computed from data, reported as
    a result, or is absent. `indikator` is its definition of that year; where it was
    not part of the plan, `di_luar` says so and nothing else is known.
    """

    indikator: Indikator
    tahun: int
    target: Nilai
    realisasi: Nilai
    capaian: Decimal | None
    alasan: str
    interpretasi: str | None
    asal: str
    tercapai: bool | None
    catatan: str
    masukan: dict[str, tuple[Bilangan, ...]]
    skor: Decimal | None
    tahun_akhir: int | None
    target_akhir: Nilai
    capaian_akhir: Decimal | None
    alasan_akhir: str
    target_lain: dict[str, Nilai]
    di_luar: str = ""

    def tulis(self, nilai: Nilai, *, satuan: bool = True) -> str | None:
        """Write a value of this indicator with its decimals and unit."""
        if nilai is None or isinstance(nilai, str):
            return nilai
        if not satuan:
            return angka(nilai, self.indikator.desimal)
        if self.indikator.satuan == "%":
            return persen(nilai, self.indikator.desimal)
        satuan = self.indikator.satuan
        return angka(nilai, self.indikator.desimal) + ("" if satuan in TANPA_SEBUTAN else f" {satuan}")


def nilai_masukan(paket: Paket, m: Masukan, tahun: int) -> Bilangan | None:
    """One input of a formula in one year: the sum of its column, or the row count.

    None when the source has no row of that year at all, or no value in them.
    """
    baris = saring(paket.tabel[m.data], tahun=tahun, sama=dict(m.saring))
    if m.cacah:
        return len(baris) or None
    return jumlah(baris, m.kolom)


def _ambil(paket: Paket, masukan: tuple[Masukan, ...], tahun: int) -> tuple[Bilangan, ...] | None:
    nilai = tuple(nilai_masukan(paket, m, tahun) for m in masukan)
    return None if None in nilai else nilai


def hitung_realisasi(
    paket: Paket, katalog: Katalog, indikator: Indikator, tahun: int
) -> tuple[Nilai, dict[str, tuple[Bilangan, ...]], Decimal | None]:
    """Realisasi of an indicator from its underlying data, with the inputs used.

    Returns (realisasi rounded half-up to the indicator's decimals, inputs by
    part of the formula, score behind a letter). The realisasi is None when an
    input of that year is missing.
    """
    r = indikator.rumus
    if r.jenis == "rasio":
        atas, bawah = _ambil(paket, r.pembilang, tahun), _ambil(paket, r.penyebut, tahun)
        if atas is None or bawah is None or (nilai := rasio_persen(atas, bawah)) is None:
            return None, {}, None
        return bulatkan(nilai, indikator.desimal), {"pembilang": atas, "penyebut": bawah}, None
    if r.jenis == "dilaporkan":
        return None, {}, None
    masukan = _ambil(paket, r.nilai, tahun)
    if masukan is None:
        return None, {}, None
    if r.jenis == "pertumbuhan":
        lalu = _ambil(paket, r.nilai, tahun - 1)
        if lalu is None or (nilai := pertumbuhan(masukan[0], lalu[0])) is None:
            return None, {}, None
        return bulatkan(nilai, indikator.desimal), {"nilai": (masukan[0], lalu[0])}, None
    if r.jenis == "predikat":
        skor, skala = Decimal(masukan[0]), berlaku(katalog.skala[r.skala], tahun)
        return sebut(skor, skala) if skala else None, {"nilai": masukan}, skor
    nilai = sum(masukan) * (r.pengali if r.jenis == "perkalian" else 1)
    return bulatkan(nilai, indikator.desimal), {"nilai": masukan}, None


def baca_nilai(teks: str, indikator: Indikator) -> Nilai:
    """Read a target or reported realisasi: a letter, or a number in its decimals.

    Raises ValueError when it is neither.
    """
    if indikator.satuan == "predikat":
        return teks
    return bulatkan(baca_desimal(teks), indikator.desimal)


def _satu(paket: Paket, nama: str, indikator: Indikator, tahun: int, **lain: str):
    baris = saring(paket.tabel[nama], tahun=tahun, sama={"indikator": indikator.id, **lain})
    return None if baris.empty else baris.iloc[0]


def target_indikator(paket: Paket, indikator: Indikator, tahun: int, dokumen: str) -> Nilai:
    """The target that a document sets for a year, or None."""
    baris = _satu(paket, "target", indikator, tahun, dokumen=dokumen)
    return None if baris is None else baca_nilai(baris["nilai"], indikator)


def _tercapai(
    katalog: Katalog, indikator: Indikator, realisasi: Nilai, target: Nilai, capaian: Decimal | None, tahun: int
) -> bool | None:
    if capaian is not None:
        return capaian >= 100
    if isinstance(realisasi, str) and isinstance(target, str):
        skala = berlaku(katalog.skala[indikator.rumus.skala], tahun)
        if skala is None:
            return None
        urut = [j.nama for j in skala.jenjang]
        return urut.index(realisasi) <= urut.index(target)
    return None


def _tanpa_hasil(indikator: Indikator, tahun: int, sebab: str) -> Hasil:
    """The result of an indicator in a year in which it was not part of the plan."""
    return Hasil(
        indikator,
        tahun,
        None,
        None,
        None,
        sebab,
        None,
        TIDAK_ADA,
        None,
        "",
        {},
        None,
        None,
        None,
        None,
        sebab,
        {},
        sebab,
    )


def hitung_hasil(paket: Paket, katalog: Katalog, indikator: Indikator, tahun: int) -> Hasil:
    """Compute everything that is known of one indicator in one year.

    `katalog` and `indikator` are those of that year.
    """
    periode = katalog.periode_tahun(tahun)
    dokumen = periode.dokumen_target if periode else ""
    target = target_indikator(paket, indikator, tahun, dokumen) if periode else None
    realisasi, masukan, skor = hitung_realisasi(paket, katalog, indikator, tahun)
    asal, catatan = DIHITUNG, ""
    if realisasi is None:
        baris = _satu(paket, "realisasi", indikator, tahun)
        if baris is None:
            asal = TIDAK_ADA
        else:
            asal, catatan = DILAPORKAN, baris["catatan"]
            realisasi = baca_nilai(baris["nilai"], indikator)
    c = hitung_capaian(realisasi, target, polaritas=indikator.polaritas)
    skala = berlaku(katalog.skala["interpretasi"], tahun)
    interpretasi = None if c.persen is None or skala is None else sebut(c.persen, skala)
    akhir = periode.akhir if periode else None
    target_akhir = target_indikator(paket, indikator, akhir, dokumen) if periode else None
    menuju = hitung_capaian(realisasi, target_akhir, polaritas=indikator.polaritas)
    lain = {d: target_indikator(paket, indikator, tahun, d) for d in katalog.dokumen if d != dokumen}
    return Hasil(
        indikator,
        tahun,
        target,
        realisasi,
        c.persen,
        c.alasan,
        interpretasi,
        asal,
        _tercapai(katalog, indikator, realisasi, target, c.persen, tahun),
        catatan,
        masukan,
        skor,
        akhir,
        target_akhir,
        menuju.persen,
        menuju.alasan,
        {d: t for d, t in lain.items() if t is not None},
    )


def pencari(paket: Paket, katalog: Katalog) -> Callable[[str, int], Hasil]:
    """A function (indicator id, year) → `Hasil` that computes each pair once.

    Every year is computed by its own definition of the indicator.
    """
    ingatan: dict[tuple[str, int], Hasil] = {}

    def cari(id: str, tahun: int) -> Hasil:
        if (id, tahun) not in ingatan:
            r = katalog.riwayat
            if sebab := r.di_luar(id, tahun):
                ingatan[id, tahun] = _tanpa_hasil(r.terdekat(id, tahun), tahun, sebab)
            else:
                ingatan[id, tahun] = hitung_hasil(paket, r.pada(tahun), r.pada(tahun).indikator[id], tahun)
        return ingatan[id, tahun]

    return cari
