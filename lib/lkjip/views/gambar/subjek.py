"""Which charts show the subjects behind the indicators: over years, by category?"""

from __future__ import annotations

from ...language.numbers import angka
from ...prose.laporan import Laporan
from ..tabel.umum import size_and_category, sumber_tabel
from .dasar import BLUE, Gambar, canvas, dot_rows, to_svg, with_gaps, without_chart


def _whole(v: float) -> str:
    return angka(round(v))


def _empty_years(lap: Laporan, name: str) -> Gambar:
    judul = f"{lap.paket.sources[name].title} tahun {lap.tahun}"
    reason = f"data tahun {lap.tahun} {lap.why_source_missing(name)}"
    return without_chart(f"gbr-{name}".replace("_", "-"), judul, reason, sumber_tabel(lap, name))


def _development(judul: str) -> str:
    return f"Perkembangan {judul[:1].lower()}{judul[1:]}".replace("perkembangan ", "")


def deret(lap: Laporan, name: str, *columns: str) -> Gambar:
    """Measures of a source over the years, each in a panel of its own from zero.

    `columns` are the measures. A year without data leaves a gap. Fewer than two known years make no chart.

    >>> gambar.deret(lap, "kunjungan", "pengunjung_orang").alt
    'Grafik garis. Penduduk yang berkunjung 2023: 18.240, 2024: 21.960, 2025: 26.350.'
    """
    source = lap.paket.sources[name]
    source.require("kolom tahun", "tahun" in lap.tabel(name))
    data = lap.tabel(name).sort_values("tahun")
    size = [source.measure(k) for k in columns]
    points = {
        k.name: [(int(t), int(v)) for t, v in zip(data["tahun"], data[k.name], strict=True) if v is not None]
        for k in size
    }
    label = f"gbr-deret-{name}".replace("_", "-")
    if not all(len(t) > 1 for t in points.values()):
        reason = f"sumber memuat data kurang dari dua tahun sampai dengan tahun {lap.tahun}"
        return without_chart(label, _development(source.title), reason, sumber_tabel(lap, name))
    with canvas(2.5, panel=len(size)) as (figure, grid):
        for k, axis in zip(size, grid if len(size) > 1 else [grid], strict=True):
            tahun, value = zip(*points[k.name], strict=True)
            axis.plot(*with_gaps(points[k.name]), color=BLUE, marker="o", ms=5)
            for n in (0, -1):
                axis.annotate(
                    angka(value[n]), (tahun[n], value[n]), (0, 8), textcoords="offset points", ha="center", color=BLUE
                )
            axis.set_title(f"{k.title} ({k.unit})", fontsize=10, loc="left")
            axis.set_ylim(0, max(value) * 1.25 or 1)
            axis.set_xlim(tahun[0] - 0.6, tahun[-1] + 0.6)
            axis.set_xticks([tahun[0], tahun[-1]])
            axis.set_yticks([])
        svg = to_svg(figure)
    content = "; ".join(f"{k.title} " + ", ".join(f"{t}: {angka(v)}" for t, v in points[k.name]) for k in size)
    start, end = points[columns[0]][0][0], points[columns[0]][-1][0]
    return Gambar(
        label,
        f"{_development(source.title)} tahun {start}–{end}",
        f"Grafik garis. {content}.",
        svg,
        sumber_tabel(lap, name),
    )


def banding_tahun(lap: Laporan, name: str) -> Gambar:
    """Categories of a source: last year hollow, this year filled.

    Without a complete last year only this year is drawn.

    >>> gambar.banding_tahun(lap, "pegawai_status").alt
    'Grafik titik. ASN 20 (2024: 18); Non-ASN 7 (2024: 9).'
    """
    source = lap.paket.sources[name]
    size, category = (k.name for k in size_and_category(source))
    previous, current = (
        dict(zip(d[category], d[size], strict=True))
        for d in (lap.tabel(name, lap.tahun - 1), lap.tabel(name, lap.tahun))
    )
    if not current:
        return _empty_years(lap, name)
    present = {k: v for k, v in current.items() if v or previous.get(k)}
    complete = previous.keys() >= present.keys()
    row = [(k, [float(previous[k]), float(v)] if complete else [float(v)]) for k, v in present.items()]
    series = [str(lap.tahun - 1), str(lap.tahun)] if complete else []
    content = "; ".join(
        f"{k} {angka(v)}" + (f" ({lap.tahun - 1}: {angka(previous[k])})" if complete else "")
        for k, v in present.items()
    )
    return Gambar(
        f"gbr-{name}".replace("_", "-"),
        f"{source.title} tahun {lap.tahun}" + (f" dibandingkan dengan tahun {lap.tahun - 1}" if complete else ""),
        f"Grafik titik. {content}.",
        dot_rows(row, _whole, series=series),
        sumber_tabel(lap, name),
    )


def silang(lap: Laporan, name: str, row: str, columns: str, value: str) -> Gambar:
    """A long source by two categories: a row per one, a dot per the other.

    `row`, `columns` and `value` are columns of the source: the rows, the dots, what is drawn.

    >>> gambar.silang(lap, "pegawai_status", "status", "tahun", "jumlah_orang").alt
    'Grafik titik. ASN: 2025 20; Non-ASN: 2025 7.'
    """
    source = lap.paket.sources[name]
    data = lap.tabel(name, lap.tahun)
    source.measure(value)
    for k in (row, columns):
        source.column(k)
    if data.empty:
        return _empty_years(lap, name)
    series = list(dict.fromkeys(data[columns]))
    grid = {(b, k): int(v) for b, k, v in zip(data[row], data[columns], data[value], strict=True)}
    order = list(dict.fromkeys(data[row]))
    content = "; ".join(f"{b}: " + ", ".join(f"{k} {angka(grid[b, k])}" for k in series) for b in order)
    return Gambar(
        f"gbr-{name}".replace("_", "-"),
        f"{source.title} tahun {lap.tahun}",
        f"Grafik titik. {content}.",
        dot_rows([(b, [float(grid[b, k]) for k in series]) for b in order], _whole, series=series),
        sumber_tabel(lap, name),
    )
