"""Which charts show indicators and budgets?"""

from __future__ import annotations

from decimal import Decimal

from ...language.numbers import angka, persen, rupiah
from ...prose.laporan import Laporan
from ...rules.hasil import Hasil
from .dasar import BIRU, JINGGA, Gambar, baris_titik, kanvas, ke_svg, tanpa_gambar


def _dua_desimal(v: float) -> str:
    return persen(Decimal(str(v)))


def _titik_persen(titik: list[tuple[str, Decimal]], acuan: Decimal, sebutan: str) -> str:
    batas = 150.0 if max(v for _, v in titik) > 112 else 100.0
    return baris_titik(
        [(nama, [float(v)]) for nama, v in titik],
        _dua_desimal,
        tanda=lambda v: f"{round(v)}%",
        batas=batas,
        acuan=(float(acuan), sebutan),
    )


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
    """Realisasi and target of an indicator over the years; None when its values are letters.

    A line with dots for the realisasi, a short bar for each year's target, a
    hollow bar for the target at the end of the plan. Years without data, and years in
    which it measured something else, stay empty; they are never drawn as zero.
    """
    h = lap.hasil(id)
    semua = lap.hasil_sebanding(id)
    realisasi, target = _angka_saja(semua, "realisasi"), _angka_saja(semua, "target")
    akhir = [(h.tahun_akhir, h.target_akhir)] if isinstance(h.target_akhir, Decimal) else []
    nama_gambar = "gbr-" + id.replace("_", "-")
    if h.indikator.rumus.jenis == "predikat":
        return None
    if not realisasi:
        judul = f"Target dan realisasi {h.indikator.nama}"
        sebab = f"realisasi sampai dengan tahun {lap.tahun} tidak tersedia dalam sumber"
        return tanpa_gambar(nama_gambar, judul, sebab, f"{h.indikator.pemilik}, diolah")
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    with kanvas() as (gambar, sumbu):
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
        svg = ke_svg(gambar)
    rentang = f"{realisasi[0][0]}–{lap.tahun}" if realisasi[0][0] != lap.tahun else str(lap.tahun)
    return Gambar(
        nama_gambar,
        f"Target dan realisasi {h.indikator.nama}, tahun {rentang}",
        _alt(h, realisasi, target, akhir),
        svg,
        f"{h.indikator.pemilik}, diolah",
    )


def penyerapan(lap: Laporan, *, label: str = "penyerapan") -> Gambar:
    """Absorption of every programme and of the whole budget, as dots on one scale."""
    program = [p for p in lap.pohon.values() if p.jenjang == "program"]
    judul = f"Penyerapan anggaran menurut program tahun {lap.tahun}"
    if not any(p.penyerapan is not None for p in program):
        return tanpa_gambar(f"gbr-{label}", judul, str(lap.tiada("anggaran")), "Laporan keuangan, diolah")
    total = lap.anggaran()
    titik = [(p.nama.removeprefix("Program "), p.penyerapan) for p in program if p.penyerapan is not None]
    svg = _titik_persen(titik, total.penyerapan, f"Jumlah {persen(total.penyerapan)}")
    isi = "; ".join(f"{nama} {persen(v)}" for nama, v in titik)
    return Gambar(
        f"gbr-{label}",
        judul,
        f"Grafik penyerapan anggaran. {isi}; jumlah seluruhnya {persen(total.penyerapan)}.",
        svg,
        "Laporan keuangan, diolah",
    )


def ringkasan(lap: Laporan) -> Gambar:
    """Capaian of all indicators that have one, as dots against the target line."""
    semua = lap.semua_hasil()
    titik = [(h.indikator.nama, h.capaian) for h in semua if h.capaian is not None]
    judul = f"Capaian indikator kinerja tahun {lap.tahun}"
    if not titik:
        sebab = f"tidak ada indikator yang capaian tahun {lap.tahun} dapat dihitung"
        return tanpa_gambar("gbr-ringkasan", judul, sebab, "Diolah dari data dasar laporan")
    tanpa = [h.indikator.nama for h in semua if h.capaian is None]
    isi = "; ".join(f"{nama} {persen(v)}" for nama, v in titik)
    return Gambar(
        "gbr-ringkasan",
        judul,
        f"Grafik capaian indikator. {isi}." + (f" Tidak dapat dihitung: {'; '.join(tanpa)}." if tanpa else ""),
        _titik_persen(titik, Decimal(100), "Target 100%"),
        "Diolah dari data dasar laporan",
    )


def anggaran(lap: Laporan) -> Gambar:
    """Budget (hollow) and realisasi (filled) of every programme, in million rupiah."""
    program = [lap.pohon[k] for k in lap.program]
    judul = f"Anggaran dan realisasi menurut program tahun {lap.tahun} (juta rupiah)"
    if not program:
        return tanpa_gambar("gbr-anggaran", judul, str(lap.tiada("anggaran")), "Laporan keuangan, diolah")
    juta = 10**6
    baris = [
        (p.nama.removeprefix("Program "), [p.pagu_rp / juta, p.realisasi_rp / juta])
        for p in sorted(program, key=lambda p: -p.pagu_rp)
    ]
    isi = "; ".join(f"{p.nama} {rupiah(p.realisasi_rp, 0)} dari {rupiah(p.pagu_rp, 0)}" for p in program)
    return Gambar(
        "gbr-anggaran",
        judul,
        f"Grafik titik anggaran dan realisasi. {isi}.",
        baris_titik(baris, lambda v: angka(round(v)), seri=("Anggaran", "Realisasi")),
        "Laporan keuangan, diolah",
    )
