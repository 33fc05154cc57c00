"""Which charts show the subjects behind the indicators: over years, by category?"""

from __future__ import annotations

from ...language.numbers import angka
from ...prose.laporan import Laporan
from ..tabel.umum import sumber_tabel
from .dasar import BIRU, Gambar, baris_titik, kanvas, ke_svg, tanpa_gambar


def _bulat(v: float) -> str:
    return angka(round(v))


def _tahun_kosong(lap: Laporan, nama: str) -> Gambar:
    judul = f"{lap.paket.sumber[nama].judul} tahun {lap.tahun}"
    sebab = f"data tahun {lap.tahun} {lap.sebab_data(nama)}"
    return tanpa_gambar(f"gbr-{nama}".replace("_", "-"), judul, sebab, sumber_tabel(lap, nama))


def _perkembangan(judul: str) -> str:
    return f"Perkembangan {judul[:1].lower()}{judul[1:]}".replace("perkembangan ", "")


def deret(lap: Laporan, nama: str, *kolom: str) -> Gambar:
    """Measures of a source over the years, each in a panel of its own from zero.

    A year without data leaves a gap. Fewer than two known years make no chart.
    """
    sumber = lap.paket.sumber[nama]
    data = lap.tabel(nama).sort_values("tahun")
    ukuran = [sumber.satu_kolom(k) for k in kolom]
    titik = {
        k.nama: [(int(t), int(v)) for t, v in zip(data["tahun"], data[k.nama], strict=True) if v is not None]
        for k in ukuran
    }
    label = f"gbr-deret-{nama}".replace("_", "-")
    if not all(len(t) > 1 for t in titik.values()):
        sebab = f"sumber memuat data kurang dari dua tahun sampai dengan tahun {lap.tahun}"
        return tanpa_gambar(label, _perkembangan(sumber.judul), sebab, sumber_tabel(lap, nama))
    with kanvas(2.5, panel=len(ukuran)) as (gambar, petak):
        for k, sumbu in zip(ukuran, petak if len(ukuran) > 1 else [petak], strict=True):
            tahun, nilai = zip(*titik[k.nama], strict=True)
            sumbu.plot(tahun, nilai, color=BIRU, marker="o", ms=5)
            for n in (0, -1):
                sumbu.annotate(
                    angka(nilai[n]), (tahun[n], nilai[n]), (0, 8), textcoords="offset points", ha="center", color=BIRU
                )
            sumbu.set_title(f"{k.judul} ({k.satuan})", fontsize=10, loc="left")
            sumbu.set_ylim(0, max(nilai) * 1.25 or 1)
            sumbu.set_xlim(tahun[0] - 0.6, tahun[-1] + 0.6)
            sumbu.set_xticks([tahun[0], tahun[-1]])
            sumbu.set_yticks([])
        svg = ke_svg(gambar)
    isi = "; ".join(f"{k.judul} " + ", ".join(f"{t}: {angka(v)}" for t, v in titik[k.nama]) for k in ukuran)
    awal, akhir = titik[kolom[0]][0][0], titik[kolom[0]][-1][0]
    return Gambar(
        label,
        f"{_perkembangan(sumber.judul)} tahun {awal}–{akhir}",
        f"Grafik garis. {isi}.",
        svg,
        sumber_tabel(lap, nama),
    )


def banding_tahun(lap: Laporan, nama: str) -> Gambar:
    """Categories of a source: last year hollow, this year filled."""
    sumber = lap.paket.sumber[nama]
    ukuran = next(k for k in sumber.kolom if k.satuan).nama
    kategori = next(k for k in sumber.kolom if k.jenis == "string").nama
    lalu, kini = (
        dict(zip(d[kategori], d[ukuran], strict=True))
        for d in (lap.tabel(nama, lap.tahun - 1), lap.tabel(nama, lap.tahun))
    )
    if not kini:
        return _tahun_kosong(lap, nama)
    ada = {k: v for k, v in kini.items() if v or lalu.get(k)}
    lengkap = lalu.keys() >= ada.keys()
    baris = [(k, [float(lalu[k]), float(v)] if lengkap else [float(v)]) for k, v in ada.items()]
    seri = [str(lap.tahun - 1), str(lap.tahun)] if lengkap else []
    isi = "; ".join(
        f"{k} {angka(v)}" + (f" ({lap.tahun - 1}: {angka(lalu[k])})" if lengkap else "") for k, v in ada.items()
    )
    return Gambar(
        f"gbr-{nama}".replace("_", "-"),
        f"{sumber.judul} tahun {lap.tahun}" + (f" dibandingkan dengan tahun {lap.tahun - 1}" if lengkap else ""),
        f"Grafik titik. {isi}.",
        baris_titik(baris, _bulat, seri=seri),
        sumber_tabel(lap, nama),
    )


def silang(lap: Laporan, nama: str, baris: str, kolom: str, nilai: str) -> Gambar:
    """A long source by two categories: a row per one, a dot per the other."""
    sumber = lap.paket.sumber[nama]
    data = lap.tabel(nama, lap.tahun)
    if data.empty:
        return _tahun_kosong(lap, nama)
    seri = list(dict.fromkeys(data[kolom]))
    petak = {(b, k): int(v) for b, k, v in zip(data[baris], data[kolom], data[nilai], strict=True)}
    urut = list(dict.fromkeys(data[baris]))
    isi = "; ".join(f"{b}: " + ", ".join(f"{k} {angka(petak[b, k])}" for k in seri) for b in urut)
    return Gambar(
        f"gbr-{nama}".replace("_", "-"),
        f"{sumber.judul} tahun {lap.tahun}",
        f"Grafik titik. {isi}.",
        baris_titik([(b, [float(petak[b, k]) for k in seri]) for b in urut], _bulat, seri=seri),
        sumber_tabel(lap, nama),
    )
