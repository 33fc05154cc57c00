"""What does a busy reader see first? Key figures, results and downloads of the start page.

In the examples `lap` is the report of the sample agency.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ..language.borders import html_text, json_line
from ..language.numbers import persen, rupiah
from ..prose.laporan import Laporan
from ..prose.text import Teks
from .grid import Kolom, Kosong, Percik, Tabel, Tautan, Tertulis
from .tabel.kinerja import catatan_indikator
from .tabel.umum import label_tabel

__all__ = [
    "KeyFigures",
    "angka_utama",
    "indikator",
    "unduhan",
]


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A row of key figures, each with its label.

    >>> beranda.angka_utama(lap).bundel()["text/html"].split("</p>")[0]
    '<p><b>1 dari 3</b> indikator mencapai target'
    """

    isi: tuple[tuple[str, str], ...]

    def bundel(self) -> dict[str, str]:
        content = json_line([{"nilai": n, "label": k} for n, k in self.isi])
        return {
            "text/markdown": f"```{{lkjip-angka}}\n{content}\n```",
            "text/html": "".join(f"<p><b>{html_text(n)}</b> {html_text(k)}</p>" for n, k in self.isi),
        }


def angka_utama(lap: Laporan) -> KeyFigures:
    """Targets met (of the indicators that can be judged), absorption, budget.

    A year without budget has only the first; one in which nothing can be judged shows a dash.

    >>> beranda.angka_utama(lap).isi[:2]
    (('1 dari 3', 'indikator mencapai target'), ('94,95%', 'anggaran terserap'))
    """
    value = [h.tercapai for h in lap.all_results()]
    rated = len(value) - value.count(None)
    content = [(f"{value.count(True)} dari {rated}", "indikator mencapai target")]
    if rated < len(value):
        content = [(f"{value.count(True)} dari {rated}", "indikator yang dapat dinilai mencapai target")]
    if not rated:
        content = [("–", "ketercapaian target tidak dapat dinilai")]
    if lap.pohon:
        p = lap.anggaran()
        content.append((persen(p.penyerapan) if p.penyerapan is not None else "–", "anggaran terserap"))
        content.append((rupiah(p.realisasi_rp, 0), f"terealisasi dari {rupiah(p.pagu_rp, 0)}"))
    return KeyFigures(tuple(content))


def unduhan() -> Teks:
    """Links to the printed report; what there is, is known when the book is put together.

    >>> beranda.unduhan().markdown.splitlines()[0]
    '```{lkjip-unduhan}'
    """
    return Teks("```{lkjip-unduhan}\n```")


def _status(h) -> str | Kosong:
    if h.tercapai is None:
        return Kosong(f"tidak dapat dinilai karena {h.alasan}")
    return "Tercapai" if h.tercapai else "Belum tercapai"


def _percik(lap: Laporan, id: str) -> Percik | Kosong:
    points = [(h.tahun, h.realisasi) for h in lap.comparable_results(id) if isinstance(h.realisasi, Decimal)]
    if len(points) < 2:
        return Kosong("belum ada deret tahun")
    h = lap.hasil(id)
    return Percik(
        tuple(float(v) for _, v in points),
        f"Realisasi {h.indikator.nama}: " + ", ".join(f"{t} {h.tulis(v)}" for t, v in points),
    )


def indikator(lap: Laporan) -> Tabel:
    """All indicators on one screen, each leading to its page.

    >>> [row[4] for row in beranda.indikator(lap).baris]
    ['Tercapai', 'Belum tercapai', 'Belum tercapai']
    >>> beranda.indikator(lap).baris[0][0].halaman
    'notebooks/kunjungan'
    """
    row = []
    for h in lap.all_results():
        i = h.indikator
        empty = Kosong("tidak tersedia dalam sumber")
        row.append(
            (
                Tautan(i.nama, f"notebooks/{i.id.replace('_', '-')}"),
                empty if h.target is None else Tertulis(h.target, h.tulis(h.target)),
                empty if h.realisasi is None else Tertulis(h.realisasi, h.tulis(h.realisasi)),
                Kosong(f"tidak dapat dihitung karena {h.alasan}") if h.capaian is None else h.capaian,
                _status(h),
                _percik(lap, i.id),
            )
        )
    return Tabel(
        label_tabel("beranda"),
        f"Indikator kinerja tahun {lap.tahun}",
        (
            Kolom("indikator", "Indikator", lebar=6),
            Kolom("target", "Target", "desimal"),
            Kolom("realisasi", "Realisasi", "desimal"),
            Kolom("capaian_persen", "Capaian", "persen"),
            Kolom("status", "Status", lebar=3),
            Kolom("perkembangan", "Realisasi dari tahun ke tahun", lebar=3),
        ),
        tuple(row),
        sumber="Diolah dari data dasar laporan",
        catatan=catatan_indikator(lap),
    )
