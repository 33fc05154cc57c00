"""Which names and functions may prose use, for one report and page?"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from ..facts.scales import valid_in
from ..findings import NotAvailable
from ..language import numbers, words
from ..rules.anggaran import Pos
from ..rules.hasil import Hasil
from ..rules.report import Report
from . import kalimat

_WORD_FUNCTIONS = (
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


def perlu(*value: Any) -> str:
    """Writes nothing; a paragraph that asks for it is left out when a value is not there, or zero."""
    if not all(value):
        raise NotAvailable(numbers.PARTLY_MISSING)
    return ""


def kosakata(lap: Report) -> dict[str, Any]:
    """The names and functions that prose may use, for one report (and page)."""
    instansi = SimpleNamespace(**{k: v for k, v in lap.katalog.instansi.items() if isinstance(v, str)})

    def nama(x: Hasil | str) -> str:
        """Official name of an indicator or of a programme, kegiatan or subkegiatan."""
        if isinstance(x, Hasil):
            return x.indikator.nama
        if x not in lap.katalog.history.indikator and not lap.pohon:
            raise lap.missing("program")
        return lap.pohon[x].nama if x in lap.pohon else lap.hasil(x).indikator.nama

    def _write(h: Hasil, value) -> str:
        return h.tulis(value) or "tidak tersedia"

    def of_year(what: str, content: dict[str, Any]) -> SimpleNamespace | NotAvailable:
        """What is recorded for the year, or, in its place, that nothing is."""
        return SimpleNamespace(**content) if content else NotAvailable(f"{what} tahun {lap.tahun} {lap.why_missing}")

    def data(name: str, columns: str, tahun: int | None = None, /, **equal: str):
        """A figure of a source that is there; a missing one is said, never written."""
        value = lap.data(name, columns, tahun, **equal)
        if value is None:
            raise lap.missing(name, tahun)
        return value

    def program_lines() -> list[Pos]:
        if not lap.pohon:
            raise lap.missing("anggaran")
        return [p for p in lap.pohon.values() if p.jenjang == "program" and p.penyerapan is not None]

    def confirmed(file: str, content: dict[str, Any]) -> dict[str, Any]:
        """What is recorded, unless it was only copied from last year and nobody has confirmed it."""
        return {} if lap.preparation and file in lap.preparation.unconfirmed else content

    keputusan = confirmed("sk.yaml", lap.katalog.keputusan.get(lap.tahun, {}))
    periode, kaidah = lap.katalog.period_of(lap.tahun), valid_in(lap.katalog.efisiensi, lap.tahun)
    if periode is None:
        instansi.visi = of_year("visi yang berlaku", {})
    plan = of_year("rencana strategis yang berlaku", {"akhir": periode.akhir, "nama": periode.nama} if periode else {})
    vocabulary: dict[str, Any] = {
        "pejabat": of_year(
            "data pejabat yang menandatangani laporan",
            confirmed("instansi.yaml", lap.katalog.head_of_agency(lap.tahun)),
        ),
        "keputusan": of_year(
            "keputusan tentang tim penyusun laporan",
            {k: words.tanggal(v) if k == "tanggal" else v for k, v in keputusan.items()},
        ),
        "tanggal_terbit": keputusan.get("terbit") or of_year("waktu terbit laporan", {}),
        "tahun_akhir": getattr(plan, "akhir", plan),
        "nama_rencana": getattr(plan, "nama", plan),
        "kode_perjanjian": lap.katalog.perjanjian,
        "nama_perjanjian": lap.katalog.dokumen[lap.katalog.perjanjian],
        "perlu": perlu,
        "tahun": lap.tahun,
        "tahun_lalu": lap.tahun - 1,
        "instansi": instansi,
        "nama": nama,
        "realisasi": lambda h: _write(h, h.realisasi),
        "target": lambda h: _write(h, h.target),
        "target_akhir": lambda h: _write(h, h.target_akhir),
        "capaian": lambda h: "tidak dapat dihitung" if h.capaian is None else numbers.persen(h.capaian),
        "hasil": lap.hasil,
        "data": data,
        "cacah": lap.cacah,
        "anggaran": lap.anggaran,
        "belanja": lap.belanja,
        "sumber_dana": lap.sumber_dana,
        "penyerapan_tertinggi": lambda: max(program_lines(), key=lambda p: p.penyerapan),
        "penyerapan_terendah": lambda: min(program_lines(), key=lambda p: p.penyerapan),
        "banyak": lambda kode, jenjang: len(lap.below(kode, jenjang)),
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
        "kaidah_efisiensi": kaidah.kaidah if kaidah else of_year("kaidah penilaian efisiensi", {}),
        "kalimat_anggaran": lambda *kode: kalimat.anggaran(lap, kode or lap.indikator.program),
    }
    for function in (numbers.angka, numbers.persen, numbers.rupiah, *_WORD_FUNCTIONS):
        vocabulary[function.__name__] = function
    if lap.indikator is not None:
        vocabulary["i"] = lap.hasil(lap.indikator.id)
        vocabulary["lalu"] = lap.hasil(lap.indikator.id, lap.tahun - 1)
    return vocabulary
