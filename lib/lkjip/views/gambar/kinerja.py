"""Which charts show indicators and budgets?"""

from __future__ import annotations

from decimal import Decimal

from ...language.numbers import angka, persen, rupiah
from ...prose.laporan import Laporan
from ...rules.hasil import Hasil
from ..labels import shows_nothing
from .dasar import BLUE, ORANGE, Gambar, canvas, dot_rows, to_svg, with_gaps, without_chart


def _two_decimals(v: float) -> str:
    return persen(Decimal(str(v)))


def _percent_tick(points: list[tuple[str, Decimal]], reference: Decimal, caption: str) -> str:
    bound = 150.0 if max(v for _, v in points) > 112 else 100.0
    return dot_rows(
        [(name, [float(v)]) for name, v in points],
        _two_decimals,
        mark=lambda v: f"{round(v)}%",
        bound=bound,
        reference=(float(reference), caption),
    )


def _bare_number(hasil: list[Hasil], properties: str) -> list[tuple[int, Decimal]]:
    return [(h.tahun, v) for h in hasil if isinstance(v := getattr(h, properties), Decimal)]


def _alt(h: Hasil, realisasi, target, end) -> str:
    def tell(points):
        return ", ".join(f"{t}: {h.tulis(v)}" for t, v in points)

    text = f"Grafik {h.indikator.nama}. Realisasi {tell(realisasi) or 'tidak tersedia'}."
    if target:
        text += f" Target {tell(target)}."
    if end:
        text += f" Target akhir {tell(end)}."
    return text


def perkembangan(lap: Laporan, id: str) -> Gambar | None:
    """Realisasi and target of an indicator over the years; None when its values are letters.

    A line with dots for the realisasi, a short bar for each year's target, a
    hollow bar for the target at the end of the plan. Years without data, and years in
    which it measured something else, stay empty; they are never drawn as zero.

    >>> print(gambar.perkembangan(lap, "kunjungan").alt.split("(contoh). ")[1])
    Realisasi 2023: 15,20%, 2024: 18,00%, 2025: 21,25%. Target 2024: 18,00%, 2025: 20,00%. Target akhir 2028: 26,00%.
    """
    if shows_nothing(lap, "gambar.perkembangan", id):
        return None
    h = lap.hasil(id)
    everything = lap.comparable_results(id)
    realisasi, target = _bare_number(everything, "realisasi"), _bare_number(everything, "target")
    end = [(h.tahun_akhir, h.target_akhir)] if isinstance(h.target_akhir, Decimal) else []
    picture_name = "gbr-" + id.replace("_", "-")
    if not realisasi:
        judul = f"Target dan realisasi {h.indikator.nama}"
        reason = f"realisasi sampai dengan tahun {lap.tahun} tidak tersedia dalam sumber"
        return without_chart(picture_name, judul, reason, f"{h.indikator.pemilik}, diolah")
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    with canvas() as (figure, axis):
        tahun = range(realisasi[0][0], (end[0][0] if end else lap.tahun) + 1)
        axis.plot(*with_gaps(realisasi), color=BLUE, marker="o", label="Realisasi", zorder=3)
        axis.margins(x=0.08, y=0.22)
        lebar = 0.32
        for points, content, name in ((target, "-", "Target"), (end, ":", "Target akhir Renstra")):
            for n, (t, v) in enumerate(points):
                label = name if n == 0 else None
                axis.plot(
                    [t - lebar, t + lebar], [v, v], color=ORANGE, ls=content, lw=3, solid_capstyle="butt", label=label
                )
        top = max(float(v) for _, v in realisasi + target + end)
        sasaran = dict(target)
        for t, v in realisasi:
            closed = t in sasaran and 0 <= float(sasaran[t] - v) < 0.18 * top
            axis.annotate(
                h.tulis(v, satuan=False),
                (t, float(v)),
                (0, -17 if closed else 8),
                textcoords="offset points",
                ha="center",
                color=BLUE,
            )
        axis.set_ylim(0, top * 1.18 or 1)
        axis.set_xlim(tahun[0] - 0.6, tahun[-1] + 0.6)
        axis.set_xticks(list(tahun))
        axis.yaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 5, 10], integer=h.indikator.desimal == 0))
        axis.yaxis.set_major_formatter(FuncFormatter(lambda v, _: angka(Decimal(f"{v:.6f}").normalize())))
        axis.set_ylabel(h.indikator.satuan)
        figure.legend(loc="outside upper left", ncols=3)
        svg = to_svg(figure)
    span = f"{realisasi[0][0]}–{lap.tahun}" if realisasi[0][0] != lap.tahun else str(lap.tahun)
    return Gambar(
        picture_name,
        f"Target dan realisasi {h.indikator.nama}, tahun {span}",
        _alt(h, realisasi, target, end),
        svg,
        f"{h.indikator.pemilik}, diolah",
    )


def penyerapan(lap: Laporan, *, label: str = "penyerapan") -> Gambar:
    """Absorption (per cent) of every programme and of the whole budget, as dots on one scale.

    >>> gambar.penyerapan(lap).alt.split("; ")[1:]
    ['Pembinaan Perpustakaan (contoh) 94,34%', 'Pelestarian Naskah Kuno (contoh) 93,06%', 'jumlah seluruhnya 94,95%.']
    """
    program = [p for p in lap.pohon.values() if p.jenjang == "program"]
    judul = f"Penyerapan anggaran menurut program tahun {lap.tahun}"
    if not any(p.penyerapan is not None for p in program):
        return without_chart(f"gbr-{label}", judul, str(lap.missing("anggaran")), "Laporan keuangan, diolah")
    total = lap.anggaran()
    points = [(p.nama.removeprefix("Program "), p.penyerapan) for p in program if p.penyerapan is not None]
    svg = _percent_tick(points, total.penyerapan, f"Jumlah {persen(total.penyerapan)}")
    content = "; ".join(f"{name} {persen(v)}" for name, v in points)
    return Gambar(
        f"gbr-{label}",
        judul,
        f"Grafik penyerapan anggaran. {content}; jumlah seluruhnya {persen(total.penyerapan)}.",
        svg,
        "Laporan keuangan, diolah",
    )


def ringkasan(lap: Laporan) -> Gambar:
    """Capaian (per cent) of all indicators that have one, as dots against the target line.

    >>> print(gambar.ringkasan(lap).alt.split("; ")[1])
    Buku yang terlambat dikembalikan (contoh) 95,50%. Tidak dapat dihitung: Predikat mutu pelayanan perpustakaan (contoh).
    """
    everything = lap.all_results()
    points = [(h.indikator.nama, h.capaian) for h in everything if h.capaian is not None]
    judul = f"Capaian indikator kinerja tahun {lap.tahun}"
    if not points:
        reason = f"tidak ada indikator yang capaian tahun {lap.tahun} dapat dihitung"
        return without_chart("gbr-ringkasan", judul, reason, "Diolah dari data dasar laporan")
    without = [h.indikator.nama for h in everything if h.capaian is None]
    content = "; ".join(f"{name} {persen(v)}" for name, v in points)
    return Gambar(
        "gbr-ringkasan",
        judul,
        f"Grafik capaian indikator. {content}." + (f" Tidak dapat dihitung: {'; '.join(without)}." if without else ""),
        _percent_tick(points, Decimal(100), "Target 100%"),
        "Diolah dari data dasar laporan",
    )


def anggaran(lap: Laporan) -> Gambar:
    """Budget (hollow) and realisasi (filled) of every programme, in million rupiah.

    >>> gambar.anggaran(lap).alt.split("; ")[1]
    'Program Pembinaan Perpustakaan (contoh) Rp943.350.000 dari Rp1.000.000.000'
    """
    program = [lap.pohon[k] for k in lap.program]
    judul = f"Anggaran dan realisasi menurut program tahun {lap.tahun} (juta rupiah)"
    if not program:
        return without_chart("gbr-anggaran", judul, str(lap.missing("anggaran")), "Laporan keuangan, diolah")
    juta = 10**6
    row = [
        (p.nama.removeprefix("Program "), [p.pagu_rp / juta, p.realisasi_rp / juta])
        for p in sorted(program, key=lambda p: -p.pagu_rp)
    ]
    content = "; ".join(f"{p.nama} {rupiah(p.realisasi_rp, 0)} dari {rupiah(p.pagu_rp, 0)}" for p in program)
    return Gambar(
        "gbr-anggaran",
        judul,
        f"Grafik titik anggaran dan realisasi. {content}.",
        dot_rows(row, lambda v: angka(round(v)), series=("Anggaran", "Realisasi")),
        "Laporan keuangan, diolah",
    )
