"""How is every chart of the report drawn: style, canvas, SVG, rows of dots?"""

from __future__ import annotations

import html
import io
import json
import textwrap
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

GAYA = Path(__file__).with_name("gaya.mplstyle")
BIRU, JINGGA, KISI, SUMBU = "#0b63a5", "#d55e00", "#d5dbe1", "#8a94a0"


@dataclass(frozen=True, slots=True)
class Gambar:
    """A chart: SVG text with caption, text alternative and source.

    A `lebar` chart needs room: on a phone it scrolls instead of shrinking. `tiada`
    is the sentence that stands in the place of a chart without figures.
    """

    label: str
    judul: str
    alt: str
    svg: str
    sumber: str = ""
    lebar: bool = False
    tiada: str = ""

    def bundel(self) -> dict[str, str]:
        """What a notebook emits: our directive for the book, HTML for JupyterLab."""
        isi = {
            "label": self.label,
            "judul": self.judul,
            "alt": self.alt,
            "sumber": self.sumber,
            "svg": self.svg,
            "lebar": self.lebar,
        } | ({"tiada": self.tiada} if self.tiada else {})
        judul = html.escape(self.judul)
        return {
            "text/markdown": f"```{{lkjip-gambar}}\n{json.dumps(isi, ensure_ascii=False)}\n```",
            "text/html": f"<figure>{self.svg or html.escape(self.tiada)}<figcaption>{judul}</figcaption></figure>",
        }


def tanpa_gambar(label: str, judul: str, sebab: str, sumber: str) -> Gambar:
    """The place of a chart that has nothing to show; label, caption and number stay."""
    kalimat = f"Grafik tidak disajikan karena {sebab}."
    return Gambar(label, judul, kalimat, "", sumber, tiada=kalimat)


@contextmanager
def kanvas(tinggi: float = 3.3, *, lebar: float = 6.2, polos: bool = False, panel: int = 1):
    """A figure and its axes (one or a row of them) in the report's style; loads matplotlib.

    `tinggi` and `lebar` in inches; `polos` leaves the margins to the caller.
    """
    from matplotlib import rc_context, style
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    with rc_context(), style.context(GAYA):
        gambar = Figure(figsize=(lebar, tinggi), layout=None if polos else "constrained")
        FigureCanvasSVG(gambar)
        yield gambar, gambar.subplots(1, panel)


def ke_svg(gambar) -> str:
    """SVG text of a figure: the same bytes for the same figures."""
    keluar = io.StringIO()
    gambar.savefig(keluar, format="svg", metadata={"Date": None, "Creator": None})
    teks = keluar.getvalue()
    return teks[teks.index("<svg") :]


_LEBAR_NAMA = 33


def baris_titik(
    baris: Sequence[tuple[str, Sequence[float]]],
    tulis: Callable[[float], str],
    *,
    seri: Sequence[str] = (),
    tanda: Callable[[float], str] | None = None,
    batas: float | None = None,
    acuan: tuple[float, str] | None = None,
) -> str:
    """One row per name with a dot per series on a common scale; figures at the right.

    `tulis` writes the figures, `tanda` (by default the same) those of the scale.
    Values above `batas` sit at its edge as an arrow. `acuan` is a dashed reference
    line with its label. Names stand line by line, so that a page may set them in
    its own typeface. The last series is filled, an earlier one hollow.
    """
    terbesar = max((max(v) for _, v in baris), default=0)
    batas = batas or terbesar or 1
    tepi = batas * 1.06
    tinggi = 0.75 + 0.46 * len(baris) + 0.3 * bool(seri)
    terpanjang = max((len(b) for nama, _ in baris for b in textwrap.wrap(nama, _LEBAR_NAMA)), default=0)
    with kanvas(tinggi, polos=True) as (gambar, sumbu):
        gambar.subplots_adjust(
            left=0.06 + 0.0106 * terpanjang,
            right=0.86 if len(baris[0][1]) == 1 else 0.77,
            top=1 - 0.3 * bool(seri) / tinggi,
            bottom=0.3 / tinggi,
        )
        for n, (nama, nilai) in enumerate(reversed(baris)):
            letak = [max(0.0, min(v, batas)) for v in nilai]
            sumbu.plot([0 if len(letak) == 1 else min(letak), max(letak)], [n, n], color=KISI, lw=1.6, zorder=1)
            for k, (x, v) in enumerate(zip(letak, nilai, strict=True)):
                isi = k == len(letak) - 1
                warna = BIRU if isi else JINGGA
                bentuk = ">" if v > batas else "o"
                sumbu.plot(x, n, bentuk, color=warna, mfc=warna if isi else "none", mew=1.8, zorder=3, ls="none")
            sumbu.text(tepi, n, " / ".join(map(tulis, nilai)), va="center", fontweight="bold")
            potong = textwrap.wrap(nama, _LEBAR_NAMA)
            for k, teks in enumerate(potong):
                y = n + 0.17 * (len(potong) - 1 - 2 * k)
                sumbu.text(-0.02 * batas, y, teks, ha="right", va="center", fontsize=9.5)
        if acuan:
            sumbu.plot([acuan[0]] * 2, [-0.6, len(baris) - 0.45], color=JINGGA, ls="--", lw=1.4, zorder=0)
            sumbu.text(acuan[0], len(baris) - 0.28, acuan[1], color=JINGGA, ha="center")
        for k, nama in enumerate(seri):
            isi = k == len(seri) - 1
            warna = BIRU if isi else JINGGA
            sumbu.plot([], [], "o", color=warna, mfc=warna if isi else "none", mew=1.8, ls="none", label=nama)
        if seri:
            gambar.legend(loc="upper left", ncols=len(seri))
        sumbu.set_yticks([])
        sumbu.set_xlim(0, tepi)
        sumbu.set_ylim(-0.6, len(baris) + 0.1)
        sumbu.grid(visible=False)
        sumbu.xaxis.set_major_locator(_locator())
        sumbu.xaxis.set_major_formatter(lambda v, _: (tanda or tulis)(v))
        return ke_svg(gambar)


def _locator():
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(3, steps=[1, 2, 5, 10])
