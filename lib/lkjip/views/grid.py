"""How is a table described, so that site, print and notebook show the same?

A `Tabel` keeps values as data; writing them (comma, rupiah, dash) happens in
`isi_sel`, at the last moment. Spans, notes and alignment are derived.
"""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ..language.numbers import angka, persen

RATA_KANAN = ("bulat", "desimal", "rupiah", "selisih", "persen")


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column: machine name, heading, kind of value.

    `jenis` is teks, bulat, desimal, rupiah, selisih (rupiah, negative in
    brackets), persen or tanggal. Neighbours with the same `grup` share a heading
    above; `gabung` joins equal cells below each other; `lebar` is a relative width.
    """

    kunci: str
    judul: str
    jenis: str = "teks"
    grup: str = ""
    gabung: bool = False
    lebar: int = 2


@dataclass(frozen=True, slots=True)
class Kosong:
    """A value that is not there, with the reason; shown as a dash with a note."""

    alasan: str


@dataclass(frozen=True, slots=True)
class Tertulis:
    """A value together with how it is to be written (own decimals or unit)."""

    nilai: Any
    teks: str


@dataclass(frozen=True, slots=True)
class Tautan:
    """Text that leads to a page of the book, e.g. `notebooks/koperasi-aktif`."""

    teks: str
    halaman: str


@dataclass(frozen=True, slots=True)
class Percik:
    """A word-sized line of values over the years, oldest first; `alt` says them."""

    nilai: tuple[float, ...]
    alt: str

    def svg(self) -> str:
        """The line as SVG, 60 by 18 units, its last value as a dot.

        >>> Percik((1.0, 3.0, 2.0), "").svg().count("circle")
        1
        """
        rendah, tinggi = min(self.nilai), max(self.nilai)
        rentang = (tinggi - rendah) or 1
        langkah = 52 / max(1, len(self.nilai) - 1)
        titik = [(4 + n * langkah, 15 - 12 * (v - rendah) / rentang) for n, v in enumerate(self.nilai)]
        garis = " ".join(f"{x:.1f},{y:.1f}" for x, y in titik)
        x, y = titik[-1]
        return (
            '<svg viewBox="0 0 60 18"><polyline points="'
            f'{garis}" style="fill: none; stroke: #0b63a5; stroke-width: 1.6"/>'
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.4" style="fill: #0b63a5"/></svg>'
        )


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table of the report; `tingkat` styles each row (isi, program, …, jumlah).

    `tiada` is the sentence that stands for the rows of a table without facts.
    """

    label: str
    judul: str
    kolom: tuple[Kolom, ...]
    baris: tuple[tuple, ...]
    tingkat: tuple[str, ...] = ()
    sumber: str = ""
    catatan: tuple[str, ...] = ()
    tiada: str = ""

    def __post_init__(self):
        for b in self.baris:
            if len(b) != len(self.kolom):
                raise ValueError(f"tabel {self.label}: {len(b)} sel, {len(self.kolom)} kolom")

    def bundel(self) -> dict[str, str]:
        """What a notebook emits: our directive for the book, HTML for JupyterLab."""
        return {
            "text/markdown": f"```{{lkjip-tabel}}\n{json.dumps(uraian(self), ensure_ascii=False)}\n```",
            "text/html": ke_html(self),
        }


def _tanpa_fakta(t: Tabel) -> bool:
    """Whether a table has no rows, or columns of figures without a single figure."""
    ukuran = [n for n, k in enumerate(t.kolom) if k.jenis in RATA_KANAN and k.kunci != "nomor"]
    return not t.baris or (bool(ukuran) and all(isinstance(b[n], Kosong) for b in t.baris for n in ukuran))


def nyatakan(t: Tabel, tahun: int, sebab: str = "tidak tersedia dalam sumber") -> Tabel:
    """The table; or, when it holds no fact, a table of its title and a sentence that says so.

    Its label and number stay, so lists and references are the same in every year.

    >>> t = nyatakan(Tabel("tbl-umkm", "Usaha", (Kolom("unit", "Unit", "bulat"),), ()), 2018)
    >>> t.baris
    (('Data tahun 2018 tidak tersedia dalam sumber.',),)
    """
    if not _tanpa_fakta(t):
        return t
    kalimat = f"Data tahun {tahun} {sebab}."
    return Tabel(t.label, t.judul, (Kolom("keterangan", "Keterangan"),), ((kalimat,),), sumber=t.sumber, tiada=kalimat)


def tulis_nilai(nilai: Any, jenis: str) -> str:
    """Write one value by the kind of its column.

    >>> tulis_nilai(Decimal("3.72"), "desimal"), tulis_nilai(-1500, "selisih"), tulis_nilai(None, "bulat")
    ('3,72', '(1.500,00)', '–')
    """
    if isinstance(nilai, Tertulis | Tautan):
        return nilai.teks
    if isinstance(nilai, Percik):
        return ""
    if nilai is None or isinstance(nilai, Kosong):
        return "–"
    if isinstance(nilai, date):
        from ..language.words import tanggal

        return tanggal(nilai)
    if isinstance(nilai, str):
        return nilai
    if jenis == "teks":
        return str(nilai)
    if jenis == "persen":
        return persen(nilai, 2)
    if jenis == "rupiah":
        return angka(nilai, 2)
    if jenis == "selisih":
        return f"({angka(-nilai, 2)})" if nilai < 0 else angka(nilai, 2)
    return angka(nilai)


def _kepala(t: Tabel) -> list[list[dict]]:
    """Heading rows with spans; a second row only where columns are grouped."""

    def satu(k: Kolom) -> dict:
        return {"t": k.judul, "kanan": k.jenis in RATA_KANAN}

    if not any(k.grup for k in t.kolom):
        return [[satu(k) for k in t.kolom]]
    atas, bawah = [], []
    sebelum = ""
    for k in t.kolom:
        if not k.grup:
            atas.append(satu(k) | {"b": 2})
        else:
            if k.grup == sebelum:
                atas[-1]["k"] = atas[-1].get("k", 1) + 1
            else:
                atas.append({"t": k.grup, "k": 1})
            bawah.append(satu(k))
        sebelum = k.grup
    return [atas, bawah]


def _judul_penuh(k: Kolom) -> str:
    return f"{k.grup}: {k.judul}" if k.grup else k.judul


def uraian(t: Tabel) -> dict[str, Any]:
    """The table as plain data for the directive: headings, cells with spans, notes."""
    alasan: list[str] = []
    badan = []
    for n, baris in enumerate(t.baris):
        sel = []
        for j, (kolom, nilai) in enumerate(zip(t.kolom, baris, strict=True)):
            if kolom.gabung and n and t.baris[n - 1][j] == nilai and nilai is not None:
                continue
            isi: dict[str, Any] = {"t": tulis_nilai(nilai, kolom.jenis), "j": j}
            if isinstance(nilai, Tautan):
                isi["ke"] = nilai.halaman
            if isinstance(nilai, Percik):
                isi |= {"svg": nilai.svg(), "alt": nilai.alt}
            if isinstance(nilai, Kosong):
                if nilai.alasan not in alasan:
                    alasan.append(nilai.alasan)
                isi["c"] = chr(ord("a") + alasan.index(nilai.alasan))
            if kolom.gabung:
                b = 1
                while n + b < len(t.baris) and t.baris[n + b][j] == nilai and nilai is not None:
                    b += 1
                if b > 1:
                    isi["b"] = b
            sel.append(isi)
        badan.append({"tingkat": t.tingkat[n] if t.tingkat else "isi", "sel": sel})
    return {
        "label": t.label,
        "judul": t.judul,
        "kolom": [
            {
                "kunci": k.kunci,
                "judul": _judul_penuh(k),
                "kanan": k.jenis in RATA_KANAN,
                "lebar": k.lebar,
            }
            for k in t.kolom
        ],
        "kepala": _kepala(t),
        "badan": badan,
        "sumber": t.sumber,
        "catatan": [f"{chr(ord('a') + n)}) {a}." for n, a in enumerate(alasan)] + list(t.catatan),
        "data": kemas(t),
    } | ({"tiada": t.tiada} if t.tiada else {})


def _mentah(nilai: Any) -> Any:
    """One cell as JSON that keeps what kind of value it is.

    >>> _mentah(Tertulis(Decimal("54.29"), "54,29%"))
    {'desimal': '54.29', 'akhiran': '%'}
    """
    if isinstance(nilai, Tautan):
        return nilai.teks
    if isinstance(nilai, Percik):
        return nilai.alt
    if isinstance(nilai, Kosong):
        return {"alasan": nilai.alasan}
    if isinstance(nilai, Tertulis):
        isi = _mentah(nilai.nilai)
        return isi | {"akhiran": nilai.teks.lstrip("-0123456789.,")} if isinstance(isi, dict) else isi
    if isinstance(nilai, Decimal):
        return {"desimal": f"{nilai:f}"}
    if isinstance(nilai, date):
        return {"tanggal": nilai.isoformat()}
    if nilai is None or isinstance(nilai, int | str):
        return nilai if nilai != "" else None
    return str(nilai)


def kemas(t: Tabel) -> dict[str, Any]:
    """The values of a table as JSON, before they are written: `pages.packed` unpacks them."""
    return {
        "label": t.label,
        "judul": t.judul,
        "sumber": t.sumber,
        "catatan": list(t.catatan),
        "kolom": [{"kunci": k.kunci, "judul": _judul_penuh(k), "jenis": k.jenis, "lebar": k.lebar} for k in t.kolom],
        "baris": [[_mentah(v) for v in b] for b in t.baris],
        "tingkat": list(t.tingkat),
    }


def ke_html(t: Tabel) -> str:
    """The table as HTML, for the notebook in JupyterLab."""
    u = uraian(t)

    def baris(sel: list[dict], tanda: str) -> str:
        isi = "".join(
            f'<{tanda} colspan="{s.get("k", 1)}" rowspan="{s.get("b", 1)}">{s.get("svg") or html.escape(s["t"])}</{tanda}>'
            for s in sel
        )
        return f"<tr>{isi}</tr>"

    kepala = "".join(baris(b, "th") for b in u["kepala"])
    badan = "".join(baris(b["sel"], "td") for b in u["badan"])
    kaki = "".join(f"<p>{html.escape(c)}</p>" for c in [f"Sumber: {t.sumber}", *u["catatan"]] if c != "Sumber: ")
    return (
        f"<table><caption>{html.escape(t.judul)}</caption><thead>{kepala}</thead><tbody>{badan}</tbody></table>{kaki}"
    )
