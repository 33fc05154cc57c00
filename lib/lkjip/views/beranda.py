"""What does a busy reader see first?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal

from ..language.numbers import persen, rupiah
from ..prose.laporan import Laporan
from ..prose.text import Teks
from .grid import Kolom, Kosong, Percik, Tabel, Tautan, Tertulis
from .tabel.kinerja import catatan_indikator
from .tabel.umum import label_tabel


@dataclass(frozen=True, slots=True)
class AngkaUtama:
    """A row of key figures, each with its label."""

    isi: tuple[tuple[str, str], ...]

    def bundel(self) -> dict[str, str]:
        isi = json.dumps([{"nilai": n, "label": k} for n, k in self.isi], ensure_ascii=False)
        return {
            "text/markdown": f"```{{lkjip-angka}}\n{isi}\n```",
            "text/html": "".join(f"<p><b>{n}</b> {k}</p>" for n, k in self.isi),
        }


def angka_utama(lap: Laporan) -> AngkaUtama:
    """Targets met (of the indicators that can be judged), absorption, budget."""
    nilai = [h.tercapai for h in lap.semua_hasil()]
    dinilai = len(nilai) - nilai.count(None)
    isi = [(f"{nilai.count(True)} dari {dinilai}", "indikator mencapai target")]
    if dinilai < len(nilai):
        isi = [(f"{nilai.count(True)} dari {dinilai}", "indikator yang dapat dinilai mencapai target")]
    if not dinilai:
        isi = [("–", "ketercapaian target tidak dapat dinilai")]
    if lap.pohon:
        p = lap.anggaran()
        isi.append((persen(p.penyerapan) if p.penyerapan is not None else "–", "anggaran terserap"))
        isi.append((rupiah(p.realisasi_rp, 0), f"terealisasi dari {rupiah(p.pagu_rp, 0)}"))
    return AngkaUtama(tuple(isi))


def unduhan() -> Teks:
    """Links to the printed report; what there is, is known when the book is put together."""
    return Teks("```{lkjip-unduhan}\n```")


def _status(h) -> str | Kosong:
    if h.tercapai is None:
        return Kosong(f"tidak dapat dinilai karena {h.alasan}")
    return "Tercapai" if h.tercapai else "Belum tercapai"


def _percik(lap: Laporan, id: str) -> Percik | Kosong:
    titik = [(h.tahun, h.realisasi) for h in lap.hasil_sebanding(id) if isinstance(h.realisasi, Decimal)]
    if len(titik) < 2:
        return Kosong("belum ada deret tahun")
    h = lap.hasil(id)
    return Percik(
        tuple(float(v) for _, v in titik),
        f"Realisasi {h.indikator.nama}: " + ", ".join(f"{t} {h.tulis(v)}" for t, v in titik),
    )


def indikator(lap: Laporan) -> Tabel:
    """All indicators on one screen, each leading to its page."""
    baris = []
    for h in lap.semua_hasil():
        i = h.indikator
        kosong = Kosong("tidak tersedia dalam sumber")
        baris.append(
            (
                Tautan(i.nama, f"notebooks/{i.id.replace('_', '-')}"),
                kosong if h.target is None else Tertulis(h.target, h.tulis(h.target)),
                kosong if h.realisasi is None else Tertulis(h.realisasi, h.tulis(h.realisasi)),
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
        tuple(baris),
        sumber="Diolah dari data dasar laporan",
        catatan=catatan_indikator(lap),
    )
