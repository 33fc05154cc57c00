"""Which charts show who belongs to whom: the organisation, the goals?"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from ...prose.laporan import Laporan
from .dasar import BIRU, SUMBU, Gambar, kanvas, ke_svg, tanpa_gambar

_LEBAR, _JARAK, _HURUF, _BARIS = 2.2, 0.24, 25, 0.185


@dataclass(frozen=True, slots=True)
class Simpul:
    """One box of a tree, with the boxes that hang on it."""

    teks: str
    anak: tuple[Simpul, ...] = ()
    kuat: bool = False


def _letakkan(s: Simpul, kolom: int, atas: float, kotak: list) -> tuple[float, float]:
    """Place a subtree from `atas` downwards; gives its middle and where the next begins."""
    baris = textwrap.wrap(s.teks, _HURUF)
    tinggi = _BARIS * len(baris) + 0.17
    if not s.anak:
        tengah = atas + tinggi / 2
        kotak.append((kolom, tengah, tinggi, baris, [], s.kuat))
        return tengah, atas + tinggi + 0.14
    letak, bawah = [], atas
    for a in s.anak:
        y, bawah = _letakkan(a, kolom + 1, bawah, kotak)
        letak.append(y)
    tengah = max((letak[0] + letak[-1]) / 2, atas + tinggi / 2)
    kotak.append((kolom, tengah, tinggi, baris, letak, s.kuat))
    return tengah, max(bawah, tengah + tinggi / 2 + 0.14)


def gambar_pohon(akar: Simpul) -> str:
    """A tree from left to right as SVG; every line of text on its own."""
    from matplotlib.patches import FancyBboxPatch

    kotak: list = []
    _, tinggi = _letakkan(akar, 0, 0.0, kotak)
    kolom = max(k for k, *_ in kotak) + 1
    lebar = kolom * _LEBAR + (kolom - 1) * _JARAK + 0.1
    with kanvas(tinggi + 0.1, lebar=lebar, polos=True) as (gambar, sumbu):
        sumbu.set_position((0, 0, 1, 1))
        sumbu.set_axis_off()
        sumbu.set_xlim(-0.05, lebar - 0.05)
        sumbu.set_ylim(tinggi + 0.05, -0.05)
        for k, y, t, baris, anak, kuat in kotak:
            x = k * (_LEBAR + _JARAK)
            for ya in anak:
                tengah = x + _LEBAR + _JARAK / 2
                sumbu.plot([x + _LEBAR, tengah, tengah, x + _LEBAR + _JARAK], [y, y, ya, ya], color=SUMBU, lw=1)
            warna = BIRU if kuat else SUMBU
            sumbu.add_patch(
                FancyBboxPatch((x, y - t / 2), _LEBAR, t, "round,pad=0,rounding_size=0.06", fc="none", ec=warna, lw=1.2)
            )
            for n, teks in enumerate(baris):
                sumbu.text(
                    x + 0.1,
                    y + _BARIS * (n - (len(baris) - 1) / 2),
                    teks,
                    va="center",
                    fontsize=10.5,
                    fontweight="bold" if kuat else "normal",
                )
        return ke_svg(gambar)


def _urai(s: Simpul) -> str:
    return s.teks + (f" ({'; '.join(_urai(a) for a in s.anak)})" if s.anak else "")


def organisasi(lap: Laporan) -> Gambar:
    """The organisation chart from its units."""
    unit = lap.tabel("unit_organisasi")
    label, judul = "gbr-organisasi", f"Struktur organisasi {lap.katalog.instansi['sebutan']}"
    if unit.empty:
        sumber = lap.paket.sumber["unit_organisasi"].asal["dokumen"]
        return tanpa_gambar(label, judul, str(lap.tiada("unit_organisasi")), sumber)

    def simpul(nama: str) -> Simpul:
        return Simpul(nama, tuple(simpul(n) for n in unit[unit["induk"] == nama]["nama"]), kuat=True)

    akar = simpul(unit[unit["induk"].isna()]["nama"].iloc[0])
    return Gambar(
        label,
        judul,
        f"Bagan organisasi: {_urai(akar)}.",
        gambar_pohon(akar),
        lap.paket.sumber["unit_organisasi"].asal["dokumen"],
        lebar=True,
    )


def pohon_kinerja(lap: Laporan) -> Gambar:
    """Vision → mission → goal → objective → indicator, as one tree."""
    k = lap.katalog
    label, judul = "gbr-pohon-kinerja", "Hubungan visi, misi, tujuan, sasaran, dan indikator"
    if k.periode_tahun(lap.tahun) is None:
        sebab = f"rencana strategis yang berlaku tahun {lap.tahun} tidak tersedia dalam sumber"
        return tanpa_gambar(label, judul, sebab, "Katalog kinerja")

    def indikator(induk) -> tuple[Simpul, ...]:
        return tuple(Simpul(f"Indikator: {i.nama}") for i in k.indikator_induk(induk))

    def tujuan(t) -> Simpul:
        sasaran = tuple(
            Simpul(f"Sasaran {s.nomor}. {s.nama}", indikator(s), kuat=True) for s in k.sasaran if s.tujuan == t.id
        )
        return Simpul(f"Tujuan {t.nomor}. {t.nama}", indikator(t) + sasaran, kuat=True)

    misi = tuple(
        Simpul(f"Misi {n}. {m}", tuple(tujuan(t) for t in k.tujuan if t.misi == n), kuat=True)
        for n, m in enumerate(k.instansi["misi"], 1)
    )
    akar = Simpul(f"Visi: {k.instansi['visi']}", misi, kuat=True)
    return Gambar(
        label,
        judul,
        f"Pohon kinerja: {_urai(akar)}.",
        gambar_pohon(akar),
        "Katalog kinerja",
        lebar=True,
    )
