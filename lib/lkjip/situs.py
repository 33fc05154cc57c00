"""How do the books of several years become one site?

Each year is built as always; then their pages are laid side by side with a start
page, a comparison and a choice of year in the head of every page. The choice is
plain links that are written into the copies: it needs no script and no network,
and the book of a single year knows nothing of it.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from . import kalimat
from .bangun import HalamanGagal, Proyek, bangun, nama_cetak
from .capaian import Nilai
from .daftar_kerja import sisa
from .ekstensi import svg_halaman
from .gambar import perkembangan
from .hasil import Hasil
from .katalog import Indikator
from .kisi import Kolom, Kosong, Tabel, Tautan, Tertulis, uraian
from .laporan import Laporan, buka
from .temuan import KesalahanIsi, Temuan
from .terbuka import FOLDER, LAPORAN, nama_buku
from .tukar import gantikan, pulihkan

AWAL, PERBANDINGAN = "index.html", "perbandingan.html"
MENU = ((AWAL, "Semua tahun"), (PERBANDINGAN, "Perbandingan antartahun"))
_KEPALA = '<div class="header-article-items__end">'
_GAYA = "</head>"
_BUKAN_ISI = ("search.html", "genindex.html")
_PINTU = r"\d+/index\.html"


def nama_pdf(tahun: int) -> str:
    """File name of a year's printed report."""
    return f"{nama_cetak(tahun)}.pdf"


def tahun_berfakta(data: Path) -> list[int]:
    """Years in which at least one indicator has a realisasi, oldest first."""
    paket = buka(data, 9999).paket
    tahun = {
        int(t)
        for nama, isi in paket.tabel.items()
        if "tahun" in isi and not paket.sumber[nama].semua_tahun
        for t in isi["tahun"]
    }
    if not tahun:
        raise KesalahanIsi([Temuan(data.name, "", "tidak ada baris bertahun", "fakta sedikitnya satu tahun")])
    lap = buka(data, max(tahun))
    return [t for t in sorted(tahun) if any(h.realisasi is not None for h in lap.semua_hasil(t))]


def tahun_siap(proyek: Proyek) -> tuple[list[int], list[int]]:
    """Years with facts whose report can be built, and those that are still being prepared."""
    semua = tahun_berfakta(proyek.data)
    disiapkan = [t for t in semua if sisa(proyek, t)]
    return [t for t in semua if t not in disiapkan], disiapkan


@dataclass(frozen=True)
class Terbitan:
    """The built book of one year: its pages, its results."""

    lap: Laporan
    hasil: Path
    halaman: frozenset[str]

    @property
    def tahun(self) -> int:
        return self.lap.tahun


def _halaman(folder: Path) -> list[str]:
    """Pages of a site, without what the theme keeps in its own folder, in a fixed order."""
    semua = (b.relative_to(folder) for b in folder.rglob("*.html"))
    return sorted(b.as_posix() for b in semua if "_static" not in b.parts)


def terbitan(proyek: Proyek, tahun: int) -> Terbitan:
    """The finished book of a year, as it lies in `_build`."""
    hasil = proyek.hasil(tahun)
    return Terbitan(buka(proyek.data, tahun), hasil, frozenset(_halaman(hasil / "html")))


# The choice of year


def pilihan(semua: Sequence[Terbitan], kini: Terbitan, halaman: str, awal: str) -> str:
    """Links from a page to the same page of the other years; to their start where there is none."""
    naik = "../" * (halaman.count("/") + 1)
    butir = []
    for t in semua:
        if t.tahun == kini.tahun:
            butir.append(f'<li><span aria-current="true">{t.tahun}</span></li>')
            continue
        ada = halaman in t.halaman
        ke = f"{naik}{t.tahun}/{halaman if ada else awal}"
        butir.append(f'<li><a href="{ke}">{t.tahun}{"" if ada else " (halaman awal)"}</a></li>')
    butir += [f'<li class="menu"><a href="{naik}{ke}">{teks}</a></li>' for ke, teks in MENU]
    return (
        '<nav class="pilih-tahun header-article-item" aria-label="Tahun laporan"><details>'
        f"<summary>Tahun {kini.tahun}</summary><ul>{''.join(butir)}</ul></details></nav>"
    )


def sisipkan(teks: str, pilih: str, gaya: str, halaman: str) -> str:
    """Put the choice of year into the head of a page, and its look into the page's `<head>`."""
    if _KEPALA not in teks:
        raise HalamanGagal(f"{halaman}: tidak ada kepala halaman tempat pilihan tahun; periksa tema di _config.yml")
    teks = teks.replace(_GAYA, f'<link rel="stylesheet" href="{gaya}">\n{_GAYA}', 1)
    return teks.replace(_KEPALA, _KEPALA + pilih, 1)


def _taut(asal: str, tujuan: str) -> None:
    """The same file under a second name; a copy where the file system knows no such thing."""
    try:
        os.link(asal, tujuan)
    except OSError:
        shutil.copyfile(asal, tujuan)


def salin(semua: Sequence[Terbitan], t: Terbitan, tempat: Path, awal: str) -> None:
    """Lay the pages of one year into the site."""
    html = t.hasil / "html"

    def halaman_saja(folder: str, isi: list[str]) -> list[str]:
        return [n for n in isi if (Path(folder) / n).relative_to(html).as_posix() in t.halaman]

    shutil.copytree(html, tempat, copy_function=_taut, ignore=halaman_saja)
    for halaman in sorted(t.halaman):
        teks = (html / halaman).read_text(encoding="utf-8")
        if len(semua) > 1 and halaman != AWAL:
            gaya = "../" * (halaman.count("/") + 1) + "_static/situs.css"
            teks = sisipkan(teks, pilihan(semua, t, halaman, awal), gaya, f"{t.tahun}/{halaman}")
        (tempat / halaman).write_text(teks, encoding="utf-8")


# The start page and the comparison


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


def _tulis_halaman(semua: Sequence[Terbitan], situs: Path, awal: str) -> None:
    from jinja2 import Environment, FileSystemLoader

    isi = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True).get_template("situs.jinja")
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


def peta_situs(situs: Path, alamat: str) -> str:
    """All pages of the site for search engines (sitemaps.org), under its address."""
    isi = [h for h in _halaman(situs) if h.rpartition("/")[2] not in _BUKAN_ISI and not re.fullmatch(_PINTU, h)]
    butir = "".join(f"<url><loc>{escape(alamat.rstrip('/'))}/{h}</loc></url>\n" for h in isi)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{butir}</urlset>\n"
    )


def susun(proyek: Proyek, tahun: Sequence[int], *, alamat: str = "") -> Path:
    """Lay built books side by side as `_build/situs`; returns its start page.

    Made aside and swapped in at the end, as each book is.
    """
    from filelock import FileLock

    tempat = proyek.akar / "_build" / "situs"
    awal = f"{proyek.awal}.html"
    with FileLock(tempat.parent / ".situs.kunci"):
        pulihkan(tempat)
        for sisa in tempat.parent.glob(".situs~*"):
            shutil.rmtree(sisa)
        semua = [terbitan(proyek, t) for t in sorted(tahun, reverse=True)]
        kerja = Path(tempfile.mkdtemp(prefix=".situs~", dir=tempat.parent))
        try:
            for t in semua:
                salin(semua, t, kerja / str(t.tahun), awal)
            statis = kerja / "_static"
            shutil.copytree(proyek.akar / "book" / "_static" / "huruf", statis / "huruf")
            shutil.copy(proyek.akar / "book" / "_static" / "laporan.css", statis)
            shutil.copy(Path(__file__).with_name("situs.css"), statis)
            _tulis_halaman(semua, kerja, awal)
            if alamat:
                (kerja / "sitemap.xml").write_text(peta_situs(kerja, alamat), encoding="utf-8")
            kerja.chmod(0o755)
            gantikan(kerja, tempat)
        except BaseException:
            shutil.rmtree(kerja, ignore_errors=True)
            raise
    return tempat / AWAL


def bangun_situs(
    proyek: Proyek,
    tahun: Sequence[int],
    *,
    mesin: str,
    bentuk: str = "pdf",
    paksa: bool = False,
    alamat: str = "",
    lapor: Callable[[str], None] = lambda _: None,
) -> Path:
    """Build the books of several years and the site that holds them; returns its start page.

    Every year is tried, so that all findings are said at once; the site is only
    laid when all of them are there.
    """
    temuan: list[Temuan] = []
    for t in tahun:
        lapor(f"Tahun {t}")
        try:
            bangun(proyek, t, mesin=mesin, bentuk=bentuk, paksa=paksa, lapor=lapor)
        except KesalahanIsi as e:
            temuan += e.temuan
    if temuan:
        raise KesalahanIsi(dict.fromkeys(temuan))
    lapor("Menyusun situs semua tahun …")
    if not alamat:
        lapor("Tanpa sitemap.xml, karena alamat situs belum disebutkan (--alamat https://…).")
    return susun(proyek, tahun, alamat=alamat)
