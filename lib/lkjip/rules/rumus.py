"""How is the realisasi of an indicator computed, and how does its formula read?

The calculation and the formula that is printed come from the same declaration
(`Rumus`), so they cannot contradict each other.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from decimal import Decimal

from ..facts.indicators import Indikator, Masukan
from ..language.numbers import Bilangan, angka, bulatkan

SERATUS = Decimal(100)


def rasio_persen(pembilang: Sequence[Bilangan], penyebut: Sequence[Bilangan]) -> Decimal | None:
    """Share in per cent: Σ pembilang / Σ penyebut × 100.

    Both in the same unit. Unrounded; None when the denominator is zero.

    >>> f"{rasio_persen([402], [10801]):.4f}", f"{rasio_persen([3911, 33600], [71254]):.4f}"
    ('3.7219', '52.6441')
    """
    bawah = sum(penyebut)
    return None if bawah == 0 else SERATUS * sum(pembilang) / Decimal(bawah)


def pertumbuhan(kini: Bilangan, lalu: Bilangan) -> Decimal | None:
    """Growth as a fraction of the year before: (kini − lalu) / lalu.

    Source: Tabel 3.9 of the 2024 report publishes the fraction, not per cent.
    None when the year before is zero.

    >>> f"{pertumbuhan(48, 42):.4f}"
    '0.1429'
    """
    return None if lalu == 0 else Decimal(kini - lalu) / Decimal(lalu)


def nilai_turunan(cara: dict, ambil: Callable, wajib: Collection[str] = ()) -> Decimal | int | None:
    """Value of a derived column: jumlah, selisih or persen of other columns.

    A sum leaves out what is not recorded, but it is none without a column that must be there (`wajib`).

    >>> ambil = {"mikro": 3, "kecil": None}.get
    >>> nilai_turunan({"jumlah": ["mikro", "kecil"]}, ambil), nilai_turunan({"jumlah": ["mikro", "kecil"]}, ambil, ["kecil"])
    (3, None)
    """
    if "jumlah" in cara:
        if any(ambil(c) is None for c in cara["jumlah"] if c in wajib):
            return None
        ada = [v for c in cara["jumlah"] if (v := ambil(c)) is not None]
        return sum(ada) if ada else None
    nilai = [ambil(c) for c in cara.get("selisih") or cara["persen"]]
    if None in nilai:
        return None
    if "selisih" in cara:
        return nilai[0] - nilai[1]
    hasil = rasio_persen([nilai[0]], [nilai[1]])
    return None if hasil is None else bulatkan(hasil)


def tex(nilai: Bilangan, desimal: int | None = None) -> str:
    r"""Write a number for a formula; as text, so its comma stays a comma.

    >>> tex(Decimal("54.29"))
    '\\text{54,29}'
    """
    return rf"\text{{{angka(nilai, desimal)}}}"


def _tambah(bagian: Sequence[str]) -> str:
    return r"\;+\;".join(bagian)


def _label(m: Sequence[Masukan]) -> str:
    return _tambah([rf"\text{{{x.label}}}" for x in m])


def rumus_umum(indikator: Indikator) -> str | None:
    """The formula of an indicator in words, as TeX; None when it is reported, not computed."""
    r = indikator.rumus
    if r.jenis == "rasio":
        return rf"\frac{{{_label(r.pembilang)}}}{{{_label(r.penyebut)}}} \times 100\%"
    if r.jenis == "pertumbuhan":
        kini = rf"\text{{{r.nilai[0].label}}}_{{n}}"
        lalu = rf"\text{{{r.nilai[0].label}}}_{{n-1}}"
        return rf"\frac{{{kini} - {lalu}}}{{{lalu}}}"
    if r.jenis == "perkalian":
        return rf"{_label(r.nilai)} \times {tex(r.pengali)}"
    if r.jenis == "jumlah":
        return rf"\sum {_label(r.nilai)}"
    if r.jenis == "predikat":
        return rf"\text{{Predikat menurut }} {_label(r.nilai)}"
    return None


def rumus_angka(indikator: Indikator, masukan: dict[str, tuple[Bilangan, ...]], realisasi: Decimal | str) -> str | None:
    """The formula with the numbers of one year put in, ending in the realisasi.

    `masukan` holds the input values per part of the formula, in declared order.
    None when nothing was computed, or only one number taken over.
    """
    r = indikator.rumus
    if not masukan or (r.jenis == "jumlah" and len(masukan["nilai"]) == 1):
        return None
    if r.jenis == "predikat":
        return rf"{tex(masukan['nilai'][0])} \Rightarrow \text{{{realisasi}}}"
    hasil = tex(realisasi, indikator.desimal)
    if r.jenis == "rasio":
        atas = _tambah([tex(v) for v in masukan["pembilang"]])
        bawah = _tambah([tex(v) for v in masukan["penyebut"]])
        pecahan = rf"\frac{{{atas}}}{{{bawah}}}"
        if len(masukan["pembilang"]) + len(masukan["penyebut"]) > 2:
            pecahan += rf" \times 100\% = \frac{{{tex(sum(masukan['pembilang']))}}}{{{tex(sum(masukan['penyebut']))}}}"
        return rf"{pecahan} \times 100\% = \text{{{angka(realisasi, indikator.desimal)}}}\%"
    if r.jenis == "pertumbuhan":
        kini, lalu = masukan["nilai"]
        return rf"\frac{{{tex(kini)} - {tex(lalu)}}}{{{tex(lalu)}}} = {hasil}"
    if r.jenis == "perkalian":
        return rf"{tex(masukan['nilai'][0])} \times {tex(r.pengali)} = {hasil}"
    return rf"{_tambah([tex(v) for v in masukan['nilai']])} = {hasil}"


def rumus_capaian(polaritas: str) -> str:
    """The formula of capaian in words, as TeX."""
    if polaritas == "negatif":
        return (
            r"\text{Capaian} = \frac{\text{Target} - (\text{Realisasi} - \text{Target})}{\text{Target}}"
            r" \times 100\%"
        )
    return r"\text{Capaian} = \frac{\text{Realisasi}}{\text{Target}} \times 100\%"


def rumus_capaian_angka(realisasi: Decimal, target: Decimal, capaian: Decimal, *, polaritas: str, desimal: int) -> str:
    """The formula of capaian with numbers put in, as TeX."""
    r, t = tex(realisasi, desimal), tex(target, desimal)
    atas = rf"{t} - ({r} - {t})" if polaritas == "negatif" else r
    return rf"\text{{Capaian}} = \frac{{{atas}}}{{{t}}} \times 100\% = \text{{{angka(capaian, 2)}}}\%"
