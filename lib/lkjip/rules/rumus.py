"""How is the realisasi of an indicator computed, and how does its formula read?

The calculation and the formula that is printed come from the same declaration
(`Rumus`), so they cannot contradict each other.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from decimal import Decimal

from ..facts.indicators import Indikator, Masukan
from ..language.borders import tex_text
from ..language.numbers import Number, angka, round_half_up

HUNDRED = Decimal(100)


def rasio_persen(pembilang: Sequence[Number], penyebut: Sequence[Number]) -> Decimal | None:
    """Share in per cent: Σ pembilang / Σ penyebut × 100.

    Both in the same unit. Unrounded; None when the denominator is zero.

    >>> f"{rasio_persen([402], [10801]):.4f}", f"{rasio_persen([3911, 33600], [71254]):.4f}"
    ('3.7219', '52.6441')
    """
    bottom = sum(penyebut)
    return None if bottom == 0 else HUNDRED * sum(pembilang) / Decimal(bottom)


def pertumbuhan(current: Number, previous: Number) -> Decimal | None:
    """Growth as a fraction of the year before: (kini − lalu) / lalu.

    Source: Tabel 3.9 of the 2024 report publishes the fraction, not per cent.
    None when the year before is zero.

    >>> f"{pertumbuhan(48, 42):.4f}"
    '0.1429'
    """
    return None if previous == 0 else Decimal(current - previous) / Decimal(previous)


def derived_value(way: dict, take: Callable, required: Collection[str] = ()) -> Decimal | int | None:
    """Value of a derived column: jumlah, selisih or persen of other columns.

    A sum leaves out what is not recorded, but it is none without a column that must be there (`required`).

    >>> take = {"mikro": 3, "kecil": None}.get
    >>> derived_value({"jumlah": ["mikro", "kecil"]}, take), derived_value({"jumlah": ["mikro", "kecil"]}, take, ["kecil"])
    (3, None)
    """
    if "jumlah" in way:
        if any(take(c) is None for c in way["jumlah"] if c in required):
            return None
        present = [v for c in way["jumlah"] if (v := take(c)) is not None]
        return sum(present) if present else None
    values = [take(c) for c in way.get("selisih") or way["persen"]]
    if None in values:
        return None
    if "selisih" in way:
        return values[0] - values[1]
    hasil = rasio_persen([values[0]], [values[1]])
    return None if hasil is None else round_half_up(hasil)


def tex(value: Number, decimals: int | None = None) -> str:
    r"""Write a number for a formula; as text, so its comma stays a comma.

    >>> tex(Decimal("54.29"))
    '\\text{54,29}'
    """
    return tex_text(angka(value, decimals))


def _plus(parts: Sequence[str]) -> str:
    return r"\;+\;".join(parts)


def _label(m: Sequence[Masukan]) -> str:
    return _plus([tex_text(x.label) for x in m])


def rumus_umum(indikator: Indikator) -> str | None:
    """The formula of an indicator in words, as TeX; None when it is reported, not computed."""
    r = indikator.rumus
    if r.jenis == "rasio":
        return rf"\frac{{{_label(r.pembilang)}}}{{{_label(r.penyebut)}}} \times 100\%"
    if r.jenis == "pertumbuhan":
        current = rf"{tex_text(r.nilai[0].label)}_{{n}}"
        previous = rf"{tex_text(r.nilai[0].label)}_{{n-1}}"
        return rf"\frac{{{current} - {previous}}}{{{previous}}}"
    if r.jenis == "perkalian":
        return rf"{_label(r.nilai)} \times {tex(r.pengali)}"
    if r.jenis == "jumlah":
        return rf"\sum {_label(r.nilai)}"
    if r.jenis == "predikat":
        return rf"\text{{Predikat menurut }} {_label(r.nilai)}"
    return None


def rumus_angka(indikator: Indikator, masukan: dict[str, tuple[Number, ...]], realisasi: Decimal | str) -> str | None:
    """The formula with the numbers of one year put in, ending in the realisasi.

    `masukan` holds the input values per part of the formula, in declared order.
    None when nothing was computed, or only one number taken over.
    """
    r = indikator.rumus
    if not masukan or (r.jenis == "jumlah" and len(masukan["nilai"]) == 1):
        return None
    if r.jenis == "predikat":
        return rf"{tex(masukan['nilai'][0])} \Rightarrow {tex_text(realisasi)}"
    hasil = tex(realisasi, indikator.desimal)
    if r.jenis == "rasio":
        top = _plus([tex(v) for v in masukan["pembilang"]])
        bottom = _plus([tex(v) for v in masukan["penyebut"]])
        fraction = rf"\frac{{{top}}}{{{bottom}}}"
        if len(masukan["pembilang"]) + len(masukan["penyebut"]) > 2:
            fraction += rf" \times 100\% = \frac{{{tex(sum(masukan['pembilang']))}}}{{{tex(sum(masukan['penyebut']))}}}"
        return rf"{fraction} \times 100\% = \text{{{angka(realisasi, indikator.desimal)}}}\%"
    if r.jenis == "pertumbuhan":
        current, previous = masukan["nilai"]
        return rf"\frac{{{tex(current)} - {tex(previous)}}}{{{tex(previous)}}} = {hasil}"
    if r.jenis == "perkalian":
        return rf"{tex(masukan['nilai'][0])} \times {tex(r.pengali)} = {hasil}"
    return rf"{_plus([tex(v) for v in masukan['nilai']])} = {hasil}"


def rumus_capaian(polaritas: str) -> str:
    """The formula of capaian in words, as TeX."""
    if polaritas == "negatif":
        return (
            r"\text{Capaian} = \frac{\text{Target} - (\text{Realisasi} - \text{Target})}{\text{Target}}"
            r" \times 100\%"
        )
    return r"\text{Capaian} = \frac{\text{Realisasi}}{\text{Target}} \times 100\%"


def rumus_capaian_angka(realisasi: Decimal, target: Decimal, capaian: Decimal, *, polaritas: str, decimals: int) -> str:
    """The formula of capaian with numbers put in, as TeX."""
    r, t = tex(realisasi, decimals), tex(target, decimals)
    top = rf"{t} - ({r} - {t})" if polaritas == "negatif" else r
    return rf"\text{{Capaian}} = \frac{{{top}}}{{{t}}} \times 100\% = \text{{{angka(capaian, 2)}}}\%"
