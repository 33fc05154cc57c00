"""Which charts does the report have, and what do they say in words?

Every chart is an SVG with the same bytes for the same figures, comes with a
caption and a text alternative made from its figures, and uses `gaya.mplstyle`.
"""

from __future__ import annotations

import html
import io
import json
import textwrap
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from .angka import angka, persen
from .hasil import Hasil
from .laporan import Laporan

GAYA = Path(__file__).with_name("gaya.mplstyle")
BIRU, JINGGA, KISI = "#0b63a5", "#d55e00", "#d5dbe1"


@dataclass(frozen=True, slots=True)
class Gambar:
    """A chart: SVG text with caption, text alternative and source."""

    label: str
    judul: str
    alt: str
    svg: str
    sumber: str = ""

    def bundel(self) -> dict[str, str]:
        """What a notebook emits: our directive for the book, HTML for JupyterLab."""
        isi = {"label": self.label, "judul": self.judul, "alt": self.alt, "sumber": self.sumber, "svg": self.svg}
        judul = html.escape(self.judul)
        return {
            "text/markdown": f"```{{lkjip-gambar}}\n{json.dumps(isi, ensure_ascii=False)}\n```",
            "text/html": f"<figure>{self.svg}<figcaption>{judul}</figcaption></figure>",
        }


def _svg(gambar) -> str:
    keluar = io.StringIO()
    gambar.savefig(keluar, format="svg", metadata={"Date": None, "Creator": None})
    teks = keluar.getvalue()
    return teks[teks.index("<svg") :]


@contextmanager
def _kanvas(tinggi: float | None = None, *, polos: bool = False):
    """A figure and its axes in the report's style; matplotlib is loaded here."""
    from matplotlib import rc_context, style
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    with rc_context(), style.context(GAYA):
        gambar = Figure(figsize=None if tinggi is None else (6.2, tinggi), layout=None if polos else "constrained")
        FigureCanvasSVG(gambar)
        yield gambar, gambar.add_subplot()


def _titik(titik: list[tuple[str, Decimal]], acuan: Decimal, sebutan: str) -> str:
    """Per cent values as dots on one scale, with a dashed reference line.

    Values above the scale sit at its edge as an arrow; every figure is written in
    a column at the right. Names stand line by line, so that a page may set them
    in its own typeface.
    """
    batas = Decimal(150) if max(v for _, v in titik) > 112 else Decimal(100)
    tepi = float(batas) * 1.06
    with _kanvas(0.75 + 0.46 * len(titik), polos=True) as (gambar, sumbu):
        gambar.subplots_adjust(left=0.41, right=0.87, top=0.99, bottom=0.3 / gambar.get_figheight())
        for n, (nama, v) in enumerate(reversed(titik)):
            letak = float(max(Decimal(0), min(v, batas)))
            sumbu.plot([0, letak], [n, n], color=KISI, lw=1.4, zorder=1)
            sumbu.plot(letak, n, ">" if v > batas else "o", color=BIRU, zorder=3)
            sumbu.text(tepi, n, persen(v), va="center", fontweight="bold")
            baris = textwrap.wrap(nama, 33)
            for k, teks in enumerate(baris):
                tinggi = n + 0.17 * (len(baris) - 1 - 2 * k)
                sumbu.text(-0.02 * float(batas), tinggi, teks, ha="right", va="center", fontsize=9.5)
        sumbu.axvline(float(acuan), color=JINGGA, ls="--", lw=1.4, zorder=0, ymax=0.96)
        sumbu.text(float(acuan), len(titik) - 0.3, sebutan, color=JINGGA, ha="center")
        sumbu.set_yticks([])
        sumbu.set_xlim(0, tepi)
        sumbu.set_ylim(-0.6, len(titik) + 0.1)
        sumbu.grid(visible=False)
        tanda = range(0, int(batas) + 1, 25 if batas == 100 else 50)
        sumbu.set_xticks(list(tanda), [f"{v}%" for v in tanda])
        return _svg(gambar)


def _angka_saja(hasil: list[Hasil], sifat: str) -> list[tuple[int, Decimal]]:
    return [(h.tahun, v) for h in hasil if isinstance(v := getattr(h, sifat), Decimal)]


def _alt(h: Hasil, realisasi, target, akhir) -> str:
    def urai(titik):
        return ", ".join(f"{t}: {h.tulis(v)}" for t, v in titik)

    teks = f"Grafik {h.indikator.nama}. Realisasi {urai(realisasi) or 'tidak tersedia'}."
    if target:
        teks += f" Target {urai(target)}."
    if akhir:
        teks += f" Target akhir {urai(akhir)}."
    return teks


def perkembangan(lap: Laporan, id: str) -> Gambar | None:
    """Realisasi and target of an indicator over the years; None without figures.

    A line with dots for the realisasi, a short bar for each year's target, a
    hollow bar for the target at the end of the plan. Years without data stay
    empty; they are never drawn as zero.
    """
    h = lap.hasil(id)
    semua = [lap.hasil(id, t) for t in lap.tahun_hasil(id)]
    realisasi, target = _angka_saja(semua, "realisasi"), _angka_saja(semua, "target")
    akhir = [(h.tahun_akhir, h.target_akhir)] if isinstance(h.target_akhir, Decimal) else []
    if not realisasi:
        return None
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    with _kanvas() as (gambar, sumbu):
        tahun = range(realisasi[0][0], (akhir[0][0] if akhir else lap.tahun) + 1)
        sumbu.plot(*zip(*realisasi, strict=True), color=BIRU, marker="o", label="Realisasi", zorder=3)
        sumbu.margins(x=0.08, y=0.22)
        lebar = 0.32
        for titik, isi, nama in ((target, "-", "Target"), (akhir, ":", "Target akhir Renstra")):
            for n, (t, v) in enumerate(titik):
                label = nama if n == 0 else None
                sumbu.plot(
                    [t - lebar, t + lebar], [v, v], color=JINGGA, ls=isi, lw=3, solid_capstyle="butt", label=label
                )
        atas = max(float(v) for _, v in realisasi + target + akhir)
        sasaran = dict(target)
        for t, v in realisasi:
            tertutup = t in sasaran and 0 <= float(sasaran[t] - v) < 0.18 * atas
            sumbu.annotate(
                h.tulis(v, satuan=False),
                (t, float(v)),
                (0, -17 if tertutup else 8),
                textcoords="offset points",
                ha="center",
                color=BIRU,
            )
        sumbu.set_ylim(0, atas * 1.18 or 1)
        sumbu.set_xlim(tahun[0] - 0.6, tahun[-1] + 0.6)
        sumbu.set_xticks(list(tahun))
        sumbu.yaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 5, 10], integer=h.indikator.desimal == 0))
        sumbu.yaxis.set_major_formatter(FuncFormatter(lambda v, _: angka(Decimal(f"{v:.6f}").normalize())))
        sumbu.set_ylabel(h.indikator.satuan)
        gambar.legend(loc="outside upper left", ncols=3)
        svg = _svg(gambar)
    rentang = f"{realisasi[0][0]}–{lap.tahun}" if realisasi[0][0] != lap.tahun else str(lap.tahun)
    return Gambar(
        "gbr-" + id.replace("_", "-"),
        f"Target dan realisasi {h.indikator.nama} tahun {rentang}",
        _alt(h, realisasi, target, akhir),
        svg,
        f"{h.indikator.pemilik}, diolah",
    )


def penyerapan(lap: Laporan) -> Gambar | None:
    """Absorption of every programme and of the whole budget, as dots on one scale."""
    program = [p for p in lap.pohon.values() if p.jenjang == "program"]
    if not program:
        return None
    total = lap.anggaran()
    titik = [(p.nama.removeprefix("Program "), p.penyerapan) for p in program if p.penyerapan is not None]
    svg = _titik(titik, total.penyerapan, f"Jumlah {persen(total.penyerapan)}")
    isi = "; ".join(f"{nama} {persen(v)}" for nama, v in titik)
    return Gambar(
        "gbr-penyerapan",
        f"Penyerapan anggaran menurut program tahun {lap.tahun}",
        f"Grafik penyerapan anggaran. {isi}; jumlah seluruhnya {persen(total.penyerapan)}.",
        svg,
        "Laporan keuangan, diolah",
    )


def ringkasan(lap: Laporan) -> Gambar | None:
    """Capaian of all indicators that have one, as dots against the target line."""
    semua = lap.semua_hasil()
    titik = [(h.indikator.nama, h.capaian) for h in semua if h.capaian is not None]
    if not titik:
        return None
    tanpa = [h.indikator.nama for h in semua if h.capaian is None]
    isi = "; ".join(f"{nama} {persen(v)}" for nama, v in titik)
    return Gambar(
        "gbr-ringkasan",
        f"Capaian indikator kinerja tahun {lap.tahun}",
        f"Grafik capaian indikator. {isi}." + (f" Tidak dapat dihitung: {'; '.join(tanpa)}." if tanpa else ""),
        _titik(titik, Decimal(100), "Target 100%"),
        "Diolah dari data dasar laporan",
    )
