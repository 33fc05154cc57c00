"""How does anyone else get the figures of a report: as CSV, Excel and JSON?

All of it stands in one folder of the site: a CSV file a table, one workbook with
all tables, `laporan.json` with every result, and `datapackage.json`, which
describes the CSV files (Frictionless Data Package). Values are numbers and dates,
never their written form; a value that is not there is empty, with its reason
beside it. The same report gives the same bytes.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from .data import Paket
from .hasil import Hasil
from .katalog import Indikator
from .kisi import Kolom, Kosong, Tabel, Tertulis
from .laporan import PUBLIK, Laporan
from .rumus import rumus_angka, rumus_capaian, rumus_capaian_angka, rumus_umum
from .tabel.kinerja import cara

FOLDER = "tabel"
PAKET, LAPORAN = "datapackage.json", "laporan.json"
ALASAN = "alasan_kosong"
_JUDUL_ALASAN = "Alasan tidak tersedia"
_TIPE = {"bulat": "integer", "desimal": "number", "rupiah": "number", "selisih": "number", "persen": "number"}
_TIPE |= {"tanggal": "date", "teks": "string"}

Bernomor = Sequence[tuple[str, Tabel]]


def nama_buku(tahun: int) -> str:
    """File name of the workbook with all tables of a year."""
    return f"laporan-kinerja-{tahun}.xlsx"


def _sel(isi: Any) -> Any:
    if not isinstance(isi, dict):
        return isi
    if "alasan" in isi:
        return Kosong(isi["alasan"])
    if "tanggal" in isi:
        return date.fromisoformat(isi["tanggal"])
    nilai = Decimal(isi["desimal"])
    return Tertulis(nilai, isi["akhiran"]) if isi.get("akhiran") else nilai


def bongkar(d: dict[str, Any]) -> Tabel:
    """The table that `kisi.kemas` has packed; a `Tertulis` keeps only its unit as text.

    >>> from .kisi import kemas
    >>> t = Tabel("t", "T", (Kolom("a", "A"), Kolom("b", "B")), ((Decimal("2.80"), Kosong("belum ada")),))
    >>> bongkar(kemas(t)).baris
    ((Decimal('2.80'), Kosong(alasan='belum ada')),)
    """
    return Tabel(
        d["label"],
        d["judul"],
        tuple(Kolom(**k) for k in d["kolom"]),
        tuple(tuple(map(_sel, b)) for b in d["baris"]),
        tuple(d["tingkat"]),
        d["sumber"],
        tuple(d["catatan"]),
    )


def _nilai(sel: Any) -> Any:
    """The bare value of a cell: int, Decimal, date, text, or None."""
    if isinstance(sel, Tertulis):
        return sel.nilai
    return None if isinstance(sel, Kosong) else sel


def _berlubang(t: Tabel) -> bool:
    return any(isinstance(v, Kosong) for b in t.baris for v in b)


def _alasan(t: Tabel, baris: tuple) -> str:
    """Why cells of a row are empty, each with the name of its column."""
    pasang = zip(t.kolom, baris, strict=True)
    return "; ".join(f"{k.kunci}: {v.alasan}" for k, v in pasang if isinstance(v, Kosong))


# CSV


def _teks(sel: Any) -> str:
    nilai = _nilai(sel)
    if nilai is None:
        return ""
    return f"{nilai:f}".replace(".", ",") if isinstance(nilai, Decimal) else str(nilai)


def ke_csv(t: Tabel) -> str:
    """The table as text: decimal comma, `;` between columns, empty where nothing is known.

    A last column tells why, in tables that have such cells.

    >>> t = Tabel("t", "T", (Kolom("a", "A"), Kolom("b", "B")), ((Decimal("2.80"), Kosong("belum ada")),))
    >>> print(ke_csv(t), end="")
    a;b;alasan_kosong
    2,80;;b: belum ada
    """
    keluar = io.StringIO()
    tulis = csv.writer(keluar, delimiter=";", lineterminator="\n")
    lubang = _berlubang(t)
    tulis.writerow([k.kunci for k in t.kolom] + [ALASAN] * lubang)
    tulis.writerows([*map(_teks, b)] + [_alasan(t, b)] * lubang for b in t.baris)
    return keluar.getvalue()


def tipe_kolom(jenis: str, nilai: Iterable[Any]) -> str:
    """Type of a column in a data package: by its values, by its kind when it has none.

    >>> tipe_kolom("bulat", [7, Decimal("3.33")]), tipe_kolom("desimal", [Decimal(2), "BB"])
    ('number', 'string')
    """
    ada = {type(v) for v in nilai if v is not None}
    if not ada:
        return _TIPE[jenis]
    if ada == {int}:
        return "integer"
    if ada <= {int, Decimal}:
        return "number"
    return "date" if ada == {date} else "string"


def _lajur(k: Kolom, nilai: list[Any]) -> dict[str, Any]:
    tipe = tipe_kolom(k.jenis, nilai)
    lajur: dict[str, Any] = {"name": k.kunci, "title": k.judul, "type": tipe}
    if tipe == "number":
        lajur["decimalChar"] = ","
    if tipe == "string" and any(isinstance(v, int | Decimal) for v in nilai):
        lajur["description"] = "Bilangan dengan koma desimal, atau kata apabila nilainya bukan bilangan."
    return lajur


def _sumber_daya(nomor: str, t: Tabel, isi: bytes) -> dict[str, Any]:
    """Description of one CSV file in the data package."""
    lajur = [_lajur(k, [_nilai(b[j]) for b in t.baris]) for j, k in enumerate(t.kolom)]
    if _berlubang(t):
        lajur.append({"name": ALASAN, "title": _JUDUL_ALASAN, "type": "string"})
    return {
        "name": t.label,
        "title": f"{nomor}. {t.judul}",
        **({"description": " ".join(t.catatan)} if t.catatan else {}),
        "path": f"{t.label}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(isi),
        "hash": f"sha256:{hashlib.sha256(isi).hexdigest()}",
        "dialect": {"delimiter": ";", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {"fields": lajur, "missingValues": [""]},
        **({"sources": [{"title": t.sumber}]} if t.sumber else {}),
    }


# Excel


def _format_angka(jenis: str, sel: Any) -> str:
    """How Excel shows a number: thousands, its own decimals, its unit.

    >>> _format_angka("persen", Decimal("88.07")), _format_angka("bulat", 7)
    ('#,##0.00"%"', '#,##0')
    """
    nilai = _nilai(sel)
    desimal = 2 if jenis in ("rupiah", "selisih") else 0
    if isinstance(nilai, Decimal):
        desimal = max(0, -nilai.as_tuple().exponent)
    pola = "#,##0" + ("." + "0" * desimal if desimal else "")
    akhiran = sel.teks if isinstance(sel, Tertulis) else "%" if jenis == "persen" else ""
    pola += f'"{akhiran}"' if akhiran else ""
    return f"{pola};({pola})" if jenis == "selisih" else pola


class _Buku:
    """The workbook while it is written; formats that look alike are made once."""

    def __init__(self, berkas: Path, paket: dict[str, Any]):
        from xlsxwriter import Workbook

        self.buku = Workbook(berkas, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
        self.buku.set_properties(
            {
                "title": paket["title"],
                "author": paket["penerbit"],
                "comments": paket["description"],
                "created": datetime(paket["tahun"], 12, 31),
            }
        )
        self._format: dict[tuple, Any] = {}

    def gaya(self, **sifat: Any) -> Any:
        kunci = tuple(sorted(sifat.items()))
        if kunci not in self._format:
            self._format[kunci] = self.buku.add_format({"valign": "top"} | sifat)
        return self._format[kunci]

    def daftar(self, paket: dict[str, Any], tabel: Bernomor, lembar: list[str]) -> None:
        """The first sheet: what the workbook is, and a link to every table."""
        s = self.buku.add_worksheet("Daftar tabel")
        s.set_column(0, 0, 14)
        s.set_column(1, 2, 70, self.gaya(text_wrap=True))
        s.write_string(0, 0, paket["title"], self.gaya(bold=True, font_size=14))
        s.write_string(1, 0, paket["description"], self.gaya())
        for j, judul in enumerate(("Lembar", "Judul tabel", "Sumber")):
            s.write_string(3, j, judul, self._kepala)
        s.freeze_panes(4, 0)
        tautan = self.gaya(font_color="#0b5a7d", underline=1)
        for n, ((nomor, t), nama) in enumerate(zip(tabel, lembar, strict=True), 4):
            s.write_url(n, 0, f"internal:'{nama}'!A1", tautan, nomor)
            s.write_string(n, 1, t.judul, self.gaya(text_wrap=True))
            s.write_string(n, 2, t.sumber, self.gaya(text_wrap=True))

    @property
    def _kepala(self) -> Any:
        return self.gaya(bold=True, text_wrap=True, bg_color="#eef3f6", bottom=1)

    def lembar(self, nomor: str, t: Tabel, nama: str) -> None:
        """One table: title, source, headings, values, notes."""
        s = self.buku.add_worksheet(nama)
        s.write_string(0, 0, f"{nomor}. {t.judul}", self.gaya(bold=True, font_size=13))
        s.write_string(1, 0, f"Sumber: {t.sumber}" if t.sumber else "", self.gaya(font_color="#55606c"))
        s.write_url(2, 0, "internal:'Daftar tabel'!A1", self.gaya(font_color="#0b5a7d", underline=1), "Daftar tabel")
        lubang = _berlubang(t)
        for j, k in enumerate(t.kolom):
            s.set_column(j, j, 7 if k.kunci == "nomor" else min(60, 6 * k.lebar + 8) if k.jenis == "teks" else 20)
            s.write_string(3, j, k.judul, self._kepala)
        if lubang:
            s.set_column(len(t.kolom), len(t.kolom), 60)
            s.write_string(3, len(t.kolom), _JUDUL_ALASAN, self._kepala)
        s.freeze_panes(4, 0)
        for n, baris in enumerate(t.baris):
            tebal = bool(t.tingkat) and t.tingkat[n] in ("jumlah", "program")
            for j, sel in enumerate(baris):
                self._tulis(s, n + 4, j, sel, t.kolom[j].jenis, tebal)
            if lubang and (alasan := _alasan(t, baris)):
                s.write_string(n + 4, len(t.kolom), alasan, self.gaya(text_wrap=True))
        for n, catatan in enumerate(t.catatan, len(t.baris) + 5):
            s.write_string(n, 0, catatan, self.gaya(italic=True))

    def _tulis(self, s: Any, n: int, j: int, sel: Any, jenis: str, tebal: bool) -> None:
        nilai = _nilai(sel)
        if isinstance(nilai, date):
            s.write_datetime(
                n, j, nilai, self.gaya(num_format="[$-421]d mmmm yyyy", align="left", text_wrap=True, bold=tebal)
            )
        elif isinstance(nilai, int | Decimal):
            s.write_number(n, j, nilai, self.gaya(num_format=_format_angka(jenis, sel), bold=tebal))
        elif nilai is not None:
            s.write_string(n, j, nilai, self.gaya(text_wrap=True, bold=tebal))


def tulis_buku(berkas: Path, tabel: Bernomor, paket: dict[str, Any]) -> None:
    """All tables as one Excel workbook: a sheet each, real numbers and dates."""
    buku = _Buku(berkas, paket)
    lembar = [re.sub(r"[\[\]:*?/\\']", "-", nomor)[:31] for nomor, _ in tabel]
    buku.daftar(paket, tabel, lembar)
    for (nomor, t), nama in zip(tabel, lembar, strict=True):
        buku.lembar(nomor, t, nama)
    buku.buku.close()


# JSON


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


# All of it


def siapkan(lap: Laporan, sumber: Path) -> None:
    """Lay what the pages cannot know beside the book's source."""
    (sumber / LAPORAN).write_text(_json(susun_laporan(lap)), encoding="utf-8")


def baca_laporan(sumber: Path) -> dict[str, Any]:
    """What `siapkan` has laid there."""
    return json.loads((sumber / LAPORAN).read_text(encoding="utf-8"))


def _json(isi: Any) -> str:
    return json.dumps(isi, ensure_ascii=False, indent=1) + "\n"


def tulis(folder: Path, tabel: Bernomor, laporan: dict[str, Any]) -> None:
    """Write all open data of a report into a folder of its site."""
    folder.mkdir(exist_ok=True)
    daya = []
    for nomor, t in tabel:
        isi = ke_csv(t).encode("utf-8-sig")
        (folder / f"{t.label}.csv").write_bytes(isi)
        daya.append(_sumber_daya(nomor, t, isi))
    paket = {k: v for k, v in laporan.items() if k in ("name", "title", "description", "licenses", "sources") and v}
    paket |= {
        "profile": "tabular-data-package",
        "contributors": [{"title": laporan["penerbit"], "role": "publisher"}],
        "resources": daya,
    }
    (folder / PAKET).write_text(_json(paket), encoding="utf-8")
    (folder / LAPORAN).write_text(_json(laporan), encoding="utf-8")
    tulis_buku(folder / nama_buku(laporan["tahun"]), tabel, laporan)
