"""Which formulas does a page show, in words and with its numbers put in?

`id` is an indicator of indikator.yaml; `InputError` when there is none.
In the examples `lap` is the report of the sample agency.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..findings import InputError, kinds, one_of
from ..prose.laporan import Laporan
from ..rules.capaian import POLARITAS
from ..rules.rumus import rumus_angka, rumus_capaian, rumus_capaian_angka, rumus_umum

__all__ = [
    "Rumusan",
    "capaian",
    "capaian_angka",
    "capaian_indikator",
    "realisasi",
    "realisasi_angka",
]


@dataclass(frozen=True, slots=True)
class Rumusan:
    """A formula on a line of its own, TeX.

    >>> rumusan.Rumusan("x = 1").bundel()["text/latex"]
    '$$x = 1$$'
    """

    tex: str

    def bundel(self) -> dict[str, str]:
        return {"text/markdown": f"```{{math}}\n{self.tex}\n```", "text/latex": f"$${self.tex}$$"}


def realisasi(lap: Laporan, id: str) -> Rumusan | None:
    r"""How the realisasi is computed, in words; None when it is only reported.

    >>> print(rumusan.realisasi(lap, "kunjungan").tex)
    \frac{\text{Penduduk yang berkunjung (contoh)}}{\text{Jumlah penduduk (contoh)}} \times 100\%
    """
    tex = rumus_umum(lap.hasil(id).indikator)
    return None if tex is None else Rumusan(tex)


def realisasi_angka(lap: Laporan, id: str) -> Rumusan | None:
    r"""How the realisasi of the report year was computed; None when it was not.

    >>> print(rumusan.realisasi_angka(lap, "kunjungan").tex)
    \frac{\text{26.350}}{\text{124.000}} \times 100\% = \text{21,25}\%
    """
    h = lap.hasil(id)
    tex = rumus_angka(h.indikator, h.masukan, h.realisasi)
    return None if tex is None else Rumusan(tex)


def capaian(polaritas: str = "positif") -> Rumusan:
    r"""The formula of capaian in words, for the polarity positif or negatif; `InputError` for another.

    >>> print(rumusan.capaian("positif").tex)
    \text{Capaian} = \frac{\text{Realisasi}}{\text{Target}} \times 100\%
    """
    if polaritas not in POLARITAS:
        raise InputError([kinds.WRONG_ARGUMENT.at("rumusan.capaian", value=polaritas, expected=one_of(POLARITAS))])
    return Rumusan(rumus_capaian(polaritas))


def capaian_indikator(lap: Laporan, id: str) -> Rumusan | None:
    """The formula of capaian of an indicator; None when its values are letters.

    >>> rumusan.capaian_indikator(lap, "keterlambatan") == rumusan.capaian("negatif")
    True
    >>> rumusan.capaian_indikator(lap, "mutu_layanan") is None
    True
    """
    i = lap.hasil(id).indikator
    return None if i.rumus.jenis == "predikat" else capaian(i.polaritas)


def capaian_angka(lap: Laporan, id: str) -> Rumusan | None:
    r"""How the capaian of the report year was computed; None when it was not.

    >>> print(rumusan.capaian_angka(lap, "kunjungan").tex)
    \text{Capaian} = \frac{\text{21,25}}{\text{20,00}} \times 100\% = \text{106,25}\%
    """
    h = lap.hasil(id)
    if h.capaian is None:
        return None
    return Rumusan(
        rumus_capaian_angka(
            h.realisasi, h.target, h.capaian, polaritas=h.indikator.polaritas, decimals=h.indikator.desimal
        )
    )
