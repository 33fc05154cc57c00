"""Which names and functions may prose use, for one report and page?"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from ..facts.scales import berlaku
from ..findings import NotAvailable
from ..language import numbers, words
from ..rules.anggaran import Pos
from ..rules.hasil import Hasil
from ..rules.report import Report
from . import kalimat

_FUNGSI_KATA = (
    words.bilangan,
    words.terbilang,
    words.terbilang_rupiah,
    words.terbilang_persen,
    words.tanggal,
    words.arah,
    words.perubahan,
    words.banding,
    words.selisih,
    words.kapital,
)


def perlu(*nilai: Any) -> str:
    """Writes nothing; a paragraph that asks for it is left out when a value is not there, or zero."""
    if not all(nilai):
        raise NotAvailable(numbers.SEBAGIAN)
    return ""


def kosakata(lap: Report) -> dict[str, Any]:
    """The names and functions that prose may use, for one report (and page)."""
    instansi = SimpleNamespace(**{k: v for k, v in lap.katalog.instansi.items() if isinstance(v, str)})

    def nama(x: Hasil | str) -> str:
        """Official name of an indicator or of a programme, kegiatan or subkegiatan."""
        if isinstance(x, Hasil):
            return x.indikator.nama
        if x not in lap.katalog.riwayat.indikator and not lap.pohon:
            raise lap.tiada("program")
        return lap.pohon[x].nama if x in lap.pohon else lap.hasil(x).indikator.nama

    def _tulis(h: Hasil, nilai) -> str:
        return h.tulis(nilai) or "tidak tersedia"

    def bertahun(hal: str, isi: dict[str, Any]) -> SimpleNamespace | NotAvailable:
        """What is recorded for the year, or, in its place, that nothing is."""
        return SimpleNamespace(**isi) if isi else NotAvailable(f"{hal} tahun {lap.tahun} {lap.sebab}")

    def data(nama: str, kolom: str, tahun: int | None = None, /, **sama: str):
        """A figure of a source that is there; a missing one is said, never written."""
        nilai = lap.data(nama, kolom, tahun, **sama)
        if nilai is None:
            raise lap.tiada(nama, tahun)
        return nilai

    def pos_program() -> list[Pos]:
        if not lap.pohon:
            raise lap.tiada("anggaran")
        return [p for p in lap.pohon.values() if p.jenjang == "program" and p.penyerapan is not None]

    def pasti(berkas: str, isi: dict[str, Any]) -> dict[str, Any]:
        """What is recorded, unless it was only copied from last year and nobody has confirmed it."""
        return {} if lap.draf_tahun and berkas in lap.draf_tahun.belum_pasti else isi

    keputusan = pasti("sk.yaml", lap.katalog.keputusan.get(lap.tahun, {}))
    periode, kaidah = lap.katalog.periode_tahun(lap.tahun), berlaku(lap.katalog.efisiensi, lap.tahun)
    if periode is None:
        instansi.visi = bertahun("visi yang berlaku", {})
    rencana = bertahun(
        "rencana strategis yang berlaku", {"akhir": periode.akhir, "nama": periode.nama} if periode else {}
    )
    kata_kata: dict[str, Any] = {
        "pejabat": bertahun(
            "data pejabat yang menandatangani laporan", pasti("instansi.yaml", lap.katalog.pejabat(lap.tahun))
        ),
        "keputusan": bertahun(
            "keputusan tentang tim penyusun laporan",
            {k: words.tanggal(v) if k == "tanggal" else v for k, v in keputusan.items()},
        ),
        "tanggal_terbit": keputusan.get("terbit") or bertahun("waktu terbit laporan", {}),
        "tahun_akhir": getattr(rencana, "akhir", rencana),
        "nama_rencana": getattr(rencana, "nama", rencana),
        "kode_perjanjian": lap.katalog.perjanjian,
        "nama_perjanjian": lap.katalog.dokumen[lap.katalog.perjanjian],
        "perlu": perlu,
        "tahun": lap.tahun,
        "tahun_lalu": lap.tahun - 1,
        "instansi": instansi,
        "nama": nama,
        "realisasi": lambda h: _tulis(h, h.realisasi),
        "target": lambda h: _tulis(h, h.target),
        "target_akhir": lambda h: _tulis(h, h.target_akhir),
        "capaian": lambda h: "tidak dapat dihitung" if h.capaian is None else numbers.persen(h.capaian),
        "hasil": lap.hasil,
        "data": data,
        "cacah": lap.cacah,
        "anggaran": lap.anggaran,
        "belanja": lap.belanja,
        "sumber_dana": lap.sumber_dana,
        "penyerapan_tertinggi": lambda: max(pos_program(), key=lambda p: p.penyerapan),
        "penyerapan_terendah": lambda: min(pos_program(), key=lambda p: p.penyerapan),
        "banyak": lambda kode, jenjang: len(lap.anak(kode, jenjang)),
        "kalimat_capaian": kalimat.capaian,
        "kalimat_tahun_lalu": kalimat.tahun_lalu,
        "kalimat_akhir": kalimat.akhir,
        "kalimat_dokumen_lain": lambda h: kalimat.dokumen_lain(h, lap.katalog.dokumen),
        "kalimat_asal": kalimat.asal,
        "kalimat_ringkasan": lambda: kalimat.ringkasan(lap),
        "kalimat_lisensi": lambda: kalimat.lisensi(lap),
        "kalimat_total": lambda: kalimat.total(lap),
        "kalimat_pendapatan": lambda: kalimat.pendapatan(lap),
        "kalimat_deret": lambda h: kalimat.deret(lap, h.indikator.id),
        "pertumbuhan_persen": kalimat.pertumbuhan_persen,
        "kalimat_efisiensi": lambda h: kalimat.efisiensi(lap, h.indikator.id),
        "kalimat_efisiensi_semua": lambda: kalimat.efisiensi_semua(lap),
        "kalimat_anggaran_bersama": lambda: kalimat.anggaran_bersama(lap),
        "kaidah_efisiensi": kaidah.kaidah if kaidah else bertahun("kaidah penilaian efisiensi", {}),
        "kalimat_anggaran": lambda *kode: kalimat.anggaran(lap, kode or lap.indikator.program),
    }
    for fungsi in (numbers.angka, numbers.persen, numbers.rupiah, *_FUNGSI_KATA):
        kata_kata[fungsi.__name__] = fungsi
    if lap.indikator is not None:
        kata_kata["i"] = lap.hasil(lap.indikator.id)
        kata_kata["lalu"] = lap.hasil(lap.indikator.id, lap.tahun - 1)
    return kata_kata
