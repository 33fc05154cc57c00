"""How are all results of a report given as data (`laporan.json`)?"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from ..facts.indicators import Indikator
from ..facts.package import Package
from ..facts.text_files import read_text, write_text
from ..prose.laporan import Laporan
from ..rules.hasil import Hasil
from ..rules.report import PUBLIK
from ..rules.rumus import rumus_angka, rumus_capaian, rumus_capaian_angka, rumus_umum
from ..views.labels import RESULTS
from ..views.tabel.kinerja import way


def _number(value: Any) -> Any:
    """A value for JSON: numbers as numbers, letters as text.

    >>> _number(Decimal("2.80")), _number(Decimal(6)), _number("BB")
    (2.8, 6, 'BB')
    """
    if isinstance(value, Decimal):
        return int(value) if value.as_tuple().exponent >= 0 else float(value)
    return value


def _definition(i: Indikator) -> dict[str, Any]:
    """What an indicator was in a year: definitions are dated, the id stays."""
    return {"nama": i.nama, "satuan": i.satuan, "polaritas": i.polaritas, "rumus": way(i)}


def _result(h: Hasil) -> dict[str, Any]:
    """One indicator in one year."""
    i = h.indikator
    compute = h.capaian is not None
    return {
        "tahun": h.tahun,
        "target": _number(h.target),
        "realisasi": _number(h.realisasi),
        "capaian_persen": _number(h.capaian),
        "alasan": h.alasan or None,
        "interpretasi": h.interpretasi,
        "tercapai": h.tercapai,
        "asal_realisasi": h.asal,
        "catatan": h.catatan or None,
        "skor": _number(h.skor),
        "masukan": {part: [_number(v) for v in value] for part, value in h.masukan.items()},
        "rumus_realisasi_tex": rumus_angka(i, h.masukan, h.realisasi),
        "rumus_capaian_tex": rumus_capaian_angka(
            h.realisasi, h.target, h.capaian, polaritas=i.polaritas, decimals=i.desimal
        )
        if compute
        else None,
        "tahun_akhir": h.tahun_akhir,
        "target_akhir": _number(h.target_akhir),
        "capaian_akhir_persen": _number(h.capaian_akhir),
        "alasan_akhir": h.alasan_akhir or None,
        "target_dokumen_lain": {d: _number(t) for d, t in h.target_lain.items()},
        "definisi": _definition(i),
    }


def _origin(package: Package, i: Indikator) -> list[dict[str, str]]:
    """Where the figures of an indicator come from."""
    name = dict.fromkeys(m.data for m in i.rumus.masukan) or ["realisasi"]
    return [{"data": n, "judul": package.sources[n].title, **package.sources[n].origin} for n in name]


def _indicator(lap: Laporan, i: Indikator) -> dict[str, Any]:
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
        "rumus": {"kata": way(i), "tex": rumus_umum(i), "capaian_tex": rumus_capaian(i.polaritas)},
        "sumber": _origin(lap.paket, i),
        "hasil": [_result(lap.hasil(i.id, t)) for t in sorted({*lap.years_of(i.id), lap.tahun}, reverse=True)],
    }


def publication(lap: Laporan) -> dict[str, Any]:
    """Who publishes the report's data, from which sources, under which licence.

    Only the public version has a licence: another one is not for publication.
    """
    origins = [f"{s.origin['bidang']}; {s.origin['dokumen']}" for s in lap.paket.sources.values() if s.file]
    licences = lap.paket.description["licenses"]
    usage = f"Lisensi: {', '.join(x['title'] for x in licences)}."
    if lap.versi != PUBLIK:
        usage = f"Versi {lap.versi}: tidak untuk dipublikasikan."
    name = lap.katalog.instansi["nama"]
    return {
        "name": f"laporan-kinerja-{lap.tahun}",
        "title": f"Laporan Kinerja {name} Tahun {lap.tahun}",
        "description": f"Semua tabel dan hasil laporan kinerja sebagai data. Sel kosong berarti tidak tersedia. {usage}",
        "tahun": lap.tahun,
        "penerbit": name,
        "licenses": licences if lap.versi == PUBLIK else [],
        "sources": [*lap.paket.description.get("sources", ()), *({"title": a} for a in dict.fromkeys(origins))],
    }


def compose_results(lap: Laporan) -> dict[str, Any]:
    """The results of the report: every indicator, this year and the years before."""
    return publication(lap) | {"indikator": [_indicator(lap, i) for i in lap.katalog.indikator.values()]}


def lay_results(lap: Laporan, source: Path) -> None:
    """Lay what the pages cannot know beside the book's source."""
    write_text(source / RESULTS, to_json(compose_results(lap)))


def read_results(source: Path) -> dict[str, Any]:
    """What `lay_results` has laid there."""
    return json.loads(read_text(source / RESULTS))


def to_json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
