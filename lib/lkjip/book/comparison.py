"""What do the start page and the comparison of all years say?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..facts.indicators import Indikator
from ..pages.html import svg_halaman
from ..pages.open_data import FOLDER
from ..pages.results import LAPORAN
from ..pages.workbook import nama_buku
from ..prose import kalimat
from ..rules.capaian import Nilai
from ..rules.hasil import Hasil
from ..views.gambar import perkembangan
from ..views.grid import Kolom, Kosong, Tabel, Tautan, Tertulis, uraian
from .years import Terbitan, nama_pdf

AWAL, PERBANDINGAN = "index.html", "perbandingan.html"
MENU = ((AWAL, "Semua tahun"), (PERBANDINGAN, "Perbandingan antartahun"))


def _kartu(t: Terbitan, situs: Path, awal: str) -> dict[str, Any]:
    """What the start page says of one year."""
    hasil = t.lap.semua_hasil()
    nilai = [h.tercapai for h in hasil]
    berkas = {
        "PDF": f"{t.tahun}/{nama_pdf(t.tahun)}",
        "Excel": f"{t.tahun}/{FOLDER}/{nama_buku(t.tahun)}",
        "JSON": f"{t.tahun}/{FOLDER}/{LAPORAN}",
    }
    return {
        "tahun": t.tahun,
        "awal": f"{t.tahun}/{awal}",
        "tercapai": nilai.count(True),
        "banyak": len(nilai),
        "takdinilai": nilai.count(None),
        "terisi": sum(h.realisasi is not None for h in hasil),
        "berkas": [(nama, ke) for nama, ke in berkas.items() if (situs / ke).exists()],
    }


def _sel(h: Hasil, nilai: Nilai, sebutan: str) -> Tertulis | Kosong:
    if nilai is None:
        return Kosong(f"{sebutan} tidak tersedia dalam sumber")
    return Tertulis(nilai, h.tulis(nilai))


def _capaian(h: Hasil) -> Any:
    return Kosong(f"tidak dapat dihitung karena {h.alasan}") if h.capaian is None else h.capaian


def semua_indikator(semua: Sequence[Terbitan]) -> dict[str, Indikator]:
    """Indicators of all years, each as the newest year that has it defines it."""
    hasil: dict[str, Indikator] = {}
    for t in semua:
        hasil |= {id: i for id, i in t.lap.katalog.indikator.items() if id not in hasil}
    return hasil


def tabel_ringkasan(semua: Sequence[Terbitan]) -> Tabel:
    """Capaian of every indicator in every year; each name leads to its section."""
    return Tabel(
        "perbandingan",
        "Capaian indikator menurut tahun",
        (Kolom("indikator", "Indikator", lebar=6), *(Kolom(str(t.tahun), str(t.tahun), "persen") for t in semua)),
        tuple(
            (Tautan(i.nama, f"#{i.id}"), *(_capaian(t.lap.hasil(i.id)) for t in semua))
            for i in semua_indikator(semua).values()
        ),
    )


def definisi(semua: Sequence[Terbitan], id: str) -> str:
    """When an indicator's definition changed, as the newest report that has it says."""
    return kalimat.definisi(next(t.lap for t in semua if id in t.lap.katalog.indikator), id)


def tabel_indikator(semua: Sequence[Terbitan], id: str, awal: str) -> Tabel:
    """Target, realisasi and capaian of one indicator, a row a year, as each year's report has them."""
    baris = []
    halaman = f"notebooks/{id.replace('_', '-')}.html"
    for t in semua:
        h = t.lap.hasil(id)
        ke = halaman if halaman in t.halaman else awal
        baris.append(
            (
                Tautan(str(t.tahun), f"{t.tahun}/{ke}"),
                _sel(h, h.target, "target"),
                _sel(h, h.realisasi, "realisasi"),
                _capaian(h),
                h.interpretasi or Kosong(f"tidak dapat dihitung karena {h.alasan}"),
            )
        )
    i = semua_indikator(semua)[id]
    return Tabel(
        f"perbandingan-{id}",
        f"{i.nama} ({i.satuan}) menurut tahun",
        (
            Kolom("tahun", "Tahun"),
            Kolom("target", "Target", "desimal"),
            Kolom("realisasi", "Realisasi", "desimal"),
            Kolom("capaian_persen", "Capaian", "persen"),
            Kolom("interpretasi", "Interpretasi"),
        ),
        tuple(baris),
        catatan=tuple(c for c in (i.catatan, definisi(semua, id)) if c),
    )


def _bagian(semua: Sequence[Terbitan], id: str, awal: str) -> dict[str, Any]:
    from markupsafe import Markup

    g = perkembangan(next(t.lap for t in semua if id in t.lap.katalog.indikator), id)
    isi = {
        "id": id,
        "nama": semua_indikator(semua)[id].nama,
        "tabel": uraian(tabel_indikator(semua, id, awal)),
    }
    return isi if g is None else isi | {"svg": Markup(svg_halaman(g.svg, g.label)), "alt": g.alt, "judul": g.judul}


def tulis_halaman(semua: Sequence[Terbitan], situs: Path, awal: str) -> None:
    from jinja2 import Environment, FileSystemLoader

    isi = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True).get_template("site.jinja")
    instansi = semua[0].lap.katalog.instansi["nama"]
    m = isi.make_module(
        {
            "instansi": instansi,
            "menu": MENU,
            "tahun": [_kartu(t, situs, awal) for t in semua],
            "ringkasan": uraian(tabel_ringkasan(semua)),
            "indikator": [_bagian(semua, id, awal) for id in semua_indikator(semua)],
        }
    )
    for nama, judul, bagian in (
        (AWAL, f"Laporan Kinerja {instansi}", m.awal),
        (PERBANDINGAN, f"Perbandingan antartahun — {instansi}", m.perbandingan),
    ):
        (situs / nama).write_text(str(m.halaman(judul, nama, bagian())).strip() + "\n", encoding="utf-8")
