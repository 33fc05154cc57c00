"""How are all results of a report given as data (`laporan.json`)?"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from ..facts.indicators import Indikator
from ..facts.package import Paket
from ..prose.laporan import Laporan
from ..rules.hasil import Hasil
from ..rules.report import PUBLIK
from ..rules.rumus import rumus_angka, rumus_capaian, rumus_capaian_angka, rumus_umum
from ..views.tabel.kinerja import cara

LAPORAN = "laporan.json"


def _angka(nilai: Any) -> Any:
    """A value for JSON: numbers as numbers, letters as text.

    >>> _angka(Decimal("2.80")), _angka(Decimal(6)), _angka("BB")
    (2.8, 6, 'BB')
    """
    if isinstance(nilai, Decimal):
        return int(nilai) if nilai.as_tuple().exponent >= 0 else float(nilai)
    return nilai


def _definisi(i: Indikator) -> dict[str, Any]:
    """What an indicator was in a year: definitions are dated, the id stays."""
    return {"nama": i.nama, "satuan": i.satuan, "polaritas": i.polaritas, "rumus": cara(i)}


def _hasil(h: Hasil) -> dict[str, Any]:
    """One indicator in one year."""
    i = h.indikator
    hitung = h.capaian is not None
    return {
        "tahun": h.tahun,
        "target": _angka(h.target),
        "realisasi": _angka(h.realisasi),
        "capaian_persen": _angka(h.capaian),
        "alasan": h.alasan or None,
        "interpretasi": h.interpretasi,
        "tercapai": h.tercapai,
        "asal_realisasi": h.asal,
        "catatan": h.catatan or None,
        "skor": _angka(h.skor),
        "masukan": {bagian: [_angka(v) for v in nilai] for bagian, nilai in h.masukan.items()},
        "rumus_realisasi_tex": rumus_angka(i, h.masukan, h.realisasi),
        "rumus_capaian_tex": rumus_capaian_angka(
            h.realisasi, h.target, h.capaian, polaritas=i.polaritas, desimal=i.desimal
        )
        if hitung
        else None,
        "tahun_akhir": h.tahun_akhir,
        "target_akhir": _angka(h.target_akhir),
        "capaian_akhir_persen": _angka(h.capaian_akhir),
        "alasan_akhir": h.alasan_akhir or None,
        "target_dokumen_lain": {d: _angka(t) for d, t in h.target_lain.items()},
        "definisi": _definisi(i),
    }


def _asal(paket: Paket, i: Indikator) -> list[dict[str, str]]:
    """Where the figures of an indicator come from."""
    nama = dict.fromkeys(m.data for m in i.rumus.masukan) or ["realisasi"]
    return [{"data": n, "judul": paket.sumber[n].judul, **paket.sumber[n].asal} for n in nama]


def _indikator(lap: Laporan, i: Indikator) -> dict[str, Any]:
    tujuan = next(t for t in lap.katalog.tujuan if t.id == i.induk.tujuan)
    sasaran = i.induk if i.induk.jenjang == "sasaran" else None
    return {
        "id": i.id,
        "nama": i.nama,
        "jenjang": i.induk.jenjang,
        "tujuan": {"id": tujuan.id, "nama": tujuan.nama},
        "sasaran": sasaran and {"id": sasaran.id, "nama": sasaran.nama},
        "satuan": i.satuan,
        "desimal": None if i.satuan == "predikat" else i.desimal,
        "polaritas": i.polaritas,
        "penanggung_jawab": i.pemilik,
        "program": list(i.program),
        "catatan": i.catatan or None,
        "rumus": {"kata": cara(i), "tex": rumus_umum(i), "capaian_tex": rumus_capaian(i.polaritas)},
        "sumber": _asal(lap.paket, i),
        "hasil": [_hasil(lap.hasil(i.id, t)) for t in sorted({*lap.tahun_hasil(i.id), lap.tahun}, reverse=True)],
    }


def keterangan(lap: Laporan) -> dict[str, Any]:
    """Who publishes the report's data, from which sources, under which licence.

    Only the public version has a licence: another one is not for publication.
    """
    asal = [f"{s.asal['bidang']}; {s.asal['dokumen']}" for s in lap.paket.sumber.values() if s.berkas]
    lisensi = lap.paket.deskripsi["licenses"]
    untuk = f"Lisensi: {', '.join(x['title'] for x in lisensi)}."
    if lap.versi != PUBLIK:
        untuk = f"Versi {lap.versi}: tidak untuk dipublikasikan."
    nama = lap.katalog.instansi["nama"]
    return {
        "name": f"laporan-kinerja-{lap.tahun}",
        "title": f"Laporan Kinerja {nama} Tahun {lap.tahun}",
        "description": f"Semua tabel dan hasil laporan kinerja sebagai data. Sel kosong berarti tidak tersedia. {untuk}",
        "tahun": lap.tahun,
        "penerbit": nama,
        "licenses": lisensi if lap.versi == PUBLIK else [],
        "sources": [*lap.paket.deskripsi.get("sources", ()), *({"title": a} for a in dict.fromkeys(asal))],
    }


def susun_laporan(lap: Laporan) -> dict[str, Any]:
    """The results of the report: every indicator, this year and the years before."""
    return keterangan(lap) | {"indikator": [_indikator(lap, i) for i in lap.katalog.indikator.values()]}


def siapkan(lap: Laporan, sumber: Path) -> None:
    """Lay what the pages cannot know beside the book's source."""
    (sumber / LAPORAN).write_text(ke_json(susun_laporan(lap)), encoding="utf-8")


def baca_laporan(sumber: Path) -> dict[str, Any]:
    """What `siapkan` has laid there."""
    return json.loads((sumber / LAPORAN).read_text(encoding="utf-8"))


def ke_json(isi: Any) -> str:
    return json.dumps(isi, ensure_ascii=False, indent=1) + "\n"
