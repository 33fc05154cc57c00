"""Which formulas does a page show, in words and with its numbers put in?"""

from __future__ import annotations

from dataclasses import dataclass

from ..prose.laporan import Laporan
from ..rules.rumus import rumus_angka, rumus_capaian, rumus_capaian_angka, rumus_umum


@dataclass(frozen=True, slots=True)
class Rumusan:
    """A formula on a line of its own, TeX.

    >>> print(rumusan.Rumusan("x = 1").bundel()["text/markdown"])
    ```{math}
    x = 1
    ```
    """

    tex: str

    def bundel(self) -> dict[str, str]:
        return {"text/markdown": f"```{{math}}\n{self.tex}\n```", "text/latex": f"$${self.tex}$$"}


def realisasi(lap: Laporan, id: str) -> Rumusan | None:
    r"""How the realisasi is computed, in words; None when it is only reported.

    >>> rumusan.realisasi(lap, "kunjungan").tex[:5]
    '\\frac'
    """
    tex = rumus_umum(lap.hasil(id).indikator)
    return None if tex is None else Rumusan(tex)


def realisasi_angka(lap: Laporan, id: str) -> Rumusan | None:
    r"""How the realisasi of the report year was computed; None when it was not.

    >>> rumusan.realisasi_angka(lap, "kunjungan").tex[-20:]
    '0\\% = \\text{21,25}\\%'
    """
    h = lap.hasil(id)
    tex = rumus_angka(h.indikator, h.masukan, h.realisasi)
    return None if tex is None else Rumusan(tex)


def capaian(polaritas: str = "positif") -> Rumusan:
    """The formula of capaian in words.

    >>> "Realisasi" in rumusan.capaian("positif").tex
    True
    """
    return Rumusan(rumus_capaian(polaritas))


def capaian_indikator(lap: Laporan, id: str) -> Rumusan | None:
    """The formula of capaian of an indicator; None when its values are letters.

    >>> rumusan.capaian_indikator(lap, "keterlambatan").tex == rumusan.capaian("negatif").tex
    True
    """
    i = lap.hasil(id).indikator
    return None if i.rumus.jenis == "predikat" else capaian(i.polaritas)


def capaian_angka(lap: Laporan, id: str) -> Rumusan | None:
    r"""How the capaian of the report year was computed; None when it was not.

    >>> rumusan.capaian_angka(lap, "kunjungan").tex[-16:]
    ' \\text{106,25}\\%'
    """
    h = lap.hasil(id)
    if h.capaian is None:
        return None
    return Rumusan(
        rumus_capaian_angka(
            h.realisasi, h.target, h.capaian, polaritas=h.indikator.polaritas, decimals=h.indikator.desimal
        )
    )
