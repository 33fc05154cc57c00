"""How is a table described, so that site, print and notebook show the same?

A `Tabel` keeps values as data; writing them (comma, rupiah, dash) happens in
`isi_sel`, at the last moment. Spans, notes and alignment are derived.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from ..language.borders import html_text, json_line
from ..language.numbers import angka, persen
from .whole import lay_rows

ROWS_SHOWN = 500
"""How many rows of a table are shown at most, beside its totals; the open data have all of them."""

RIGHT_ALIGNED = ("bulat", "desimal", "rupiah", "selisih", "persen")


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
        low, height = min(self.nilai), max(self.nilai)
        span = (height - low) or 1
        step = 52 / max(1, len(self.nilai) - 1)
        points = [(4 + n * step, 15 - 12 * (v - low) / span) for n, v in enumerate(self.nilai)]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        x, y = points[-1]
        return (
            '<svg viewBox="0 0 60 18"><polyline points="'
            f'{line}" style="fill: none; stroke: #0b63a5; stroke-width: 1.6"/>'
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
        for b in self.baris if isinstance(self.baris, tuple) else ():  # rows that were laid were looked at before
            if len(b) != len(self.kolom):
                raise ValueError(f"tabel {self.label}: {len(b)} sel, {len(self.kolom)} kolom")

    def bundel(self) -> dict[str, str]:
        """What a notebook emits: our directive for the book, HTML for JupyterLab."""
        if is_long(self):
            lay_rows(self.label, ([_raw(v) for v in b] for b in self.baris))
        return {
            "text/markdown": f"```{{lkjip-tabel}}\n{json_line(describe(self))}\n```",
            "text/html": to_html(self),
        }


def _without_facts(t: Tabel) -> bool:
    """Whether a table has no rows, or columns of figures without a single figure."""
    size = [n for n, k in enumerate(t.kolom) if k.jenis in RIGHT_ALIGNED and k.kunci != "nomor"]
    return not t.baris or (bool(size) and all(isinstance(b[n], Kosong) for b in t.baris for n in size))


def state_missing(t: Tabel, tahun: int, reason: str = "tidak tersedia dalam sumber") -> Tabel:
    """The table; or, when it holds no fact, a table of its title and a sentence that says so.

    Its label and number stay, so lists and references are the same in every year.

    >>> t = state_missing(Tabel("tbl-umkm", "Usaha", (Kolom("unit", "Unit", "bulat"),), ()), 2018)
    >>> t.baris
    (('Data tahun 2018 tidak tersedia dalam sumber.',),)
    """
    if not _without_facts(t):
        return t
    sentence = f"Data tahun {tahun} {reason}."
    return Tabel(
        t.label, t.judul, (Kolom("keterangan", "Keterangan"),), ((sentence,),), sumber=t.sumber, tiada=sentence
    )


def write_value(value: Any, kind: str) -> str:
    """Write one value by the kind of its column.

    >>> write_value(Decimal("3.72"), "desimal"), write_value(-1500, "selisih"), write_value(None, "bulat")
    ('3,72', '(1.500,00)', '–')
    """
    if isinstance(value, Tertulis | Tautan):
        return value.teks
    if isinstance(value, Percik):
        return ""
    if value is None or isinstance(value, Kosong):
        return "–"
    if isinstance(value, date):
        from ..language.words import tanggal

        return tanggal(value)
    if isinstance(value, str):
        return value
    if kind == "teks":
        return str(value)
    if kind == "persen":
        return persen(value, 2)
    if kind == "rupiah":
        return angka(value, 2)
    if kind == "selisih":
        return f"({angka(-value, 2)})" if value < 0 else angka(value, 2)
    return angka(value)


def _head(t: Tabel) -> list[list[dict]]:
    """Heading rows with spans; a second row only where columns are grouped."""

    def one(k: Kolom) -> dict:
        return {"t": k.judul, "kanan": k.jenis in RIGHT_ALIGNED}

    if not any(k.grup for k in t.kolom):
        return [[one(k) for k in t.kolom]]
    top, bottom = [], []
    before = ""
    for k in t.kolom:
        if not k.grup:
            top.append(one(k) | {"b": 2})
        else:
            if k.grup == before:
                top[-1]["k"] = top[-1].get("k", 1) + 1
            else:
                top.append({"t": k.grup, "k": 1})
            bottom.append(one(k))
        before = k.grup
    return [top, bottom]


def _full_title(k: Kolom) -> str:
    return f"{k.grup}: {k.judul}" if k.grup else k.judul


def is_long(t: Tabel) -> bool:
    """Whether a table is shown by its head only."""
    return len(t.baris) > ROWS_SHOWN


def head(t: Tabel) -> Tabel:
    """The table as it is shown: a long one by its first rows and its totals, and a note that says so.

    >>> t = Tabel("tbl-a", "A", (Kolom("a", "A"),), tuple((n,) for n in range(1200)), ("isi",) * 1199 + ("jumlah",))
    >>> len(head(t).baris), head(t).baris[-1], head(t).catatan
    (501, (1199,), ('Ditampilkan 500 dari 1.199 baris; seluruhnya dalam berkas CSV dan XLSX pada situs laporan.',))
    """
    if not is_long(t):
        return t
    level = t.tingkat or ("isi",) * len(t.baris)
    totals = [n for n, kind in enumerate(level) if kind == "jumlah" and n >= ROWS_SHOWN]
    places = [*range(ROWS_SHOWN), *totals[:ROWS_SHOWN]]
    rows = len(t.baris) - sum(kind == "jumlah" for kind in level)
    note = (
        f"Ditampilkan {angka(ROWS_SHOWN)} dari {angka(rows)} baris; "
        "seluruhnya dalam berkas CSV dan XLSX pada situs laporan."
    )
    shown = {"baris": tuple(t.baris[n] for n in places), "tingkat": tuple(level[n] for n in places)}
    return replace(t, **shown, catatan=(*t.catatan, note))


def describe(t: Tabel) -> dict[str, Any]:
    """The table as plain data for the directive: headings, cells with spans, notes; of a long one its head."""
    whole, t = t, head(t)
    reason: list[str] = []
    body = []
    for n, row in enumerate(t.baris):
        cell = []
        for j, (columns, value) in enumerate(zip(t.kolom, row, strict=True)):
            if columns.gabung and n and t.baris[n - 1][j] == value and value is not None:
                continue
            content: dict[str, Any] = {"t": write_value(value, columns.jenis), "j": j}
            if isinstance(value, Tautan):
                content["ke"] = value.halaman
            if isinstance(value, Percik):
                content |= {"svg": value.svg(), "alt": value.alt}
            if isinstance(value, Kosong):
                if value.alasan not in reason:
                    reason.append(value.alasan)
                content["c"] = chr(ord("a") + reason.index(value.alasan))
            if columns.gabung:
                b = 1
                while n + b < len(t.baris) and t.baris[n + b][j] == value and value is not None:
                    b += 1
                if b > 1:
                    content["b"] = b
            cell.append(content)
        body.append({"tingkat": t.tingkat[n] if t.tingkat else "isi", "sel": cell})
    return {
        "label": t.label,
        "judul": t.judul,
        "kolom": [
            {
                "kunci": k.kunci,
                "judul": _full_title(k),
                "kanan": k.jenis in RIGHT_ALIGNED,
                "lebar": k.lebar,
            }
            for k in t.kolom
        ],
        "kepala": _head(t),
        "badan": body,
        "sumber": t.sumber,
        "catatan": [f"{chr(ord('a') + n)}) {a}." for n, a in enumerate(reason)] + list(t.catatan),
        "data": pack(whole),
    } | ({"tiada": t.tiada} if t.tiada else {})


def _raw(value: Any) -> Any:
    """One cell as JSON that keeps what kind of value it is.

    >>> _raw(Tertulis(Decimal("54.29"), "54,29%"))
    {'desimal': '54.29', 'akhiran': '%'}
    """
    if isinstance(value, Tautan):
        return value.teks
    if isinstance(value, Percik):
        return value.alt
    if isinstance(value, Kosong):
        return {"alasan": value.alasan}
    if isinstance(value, Tertulis):
        content = _raw(value.nilai)
        return content | {"akhiran": value.teks.lstrip("-0123456789.,")} if isinstance(content, dict) else content
    if isinstance(value, Decimal):
        return {"desimal": f"{value:f}"}
    if isinstance(value, date):
        return {"tanggal": value.isoformat()}
    if value is None or isinstance(value, int | str):
        return value if value != "" else None
    return str(value)


def pack(t: Tabel) -> dict[str, Any]:
    """The values of a table as JSON, before they are written: `pages.packed` unpacks them.

    Of a long table only how many rows it has: they are laid elsewhere (`whole`).
    """
    levels = list(t.tingkat)
    if is_long(t):
        rows: dict[str, Any] = {"banyak": len(t.baris)}
        levels = [[n, kind] for n, kind in enumerate(levels) if kind != "isi"]
    else:
        rows = {"baris": [[_raw(v) for v in b] for b in t.baris]}
    return {
        "label": t.label,
        "judul": t.judul,
        "sumber": t.sumber,
        "catatan": list(t.catatan),
        "kolom": [{"kunci": k.kunci, "judul": _full_title(k), "jenis": k.jenis, "lebar": k.lebar} for k in t.kolom],
        **rows,
        "tingkat": levels,
    }


def to_html(t: Tabel) -> str:
    """The table as HTML, for the notebook in JupyterLab."""
    u = describe(t)

    def row(cell: list[dict], mark: str) -> str:
        content = "".join(
            f'<{mark} colspan="{s.get("k", 1)}" rowspan="{s.get("b", 1)}">{s.get("svg") or html_text(s["t"])}</{mark}>'
            for s in cell
        )
        return f"<tr>{content}</tr>"

    top = "".join(row(b, "th") for b in u["kepala"])
    body = "".join(row(b["sel"], "td") for b in u["badan"])
    foot = "".join(f"<p>{html_text(c)}</p>" for c in [f"Sumber: {t.sumber}", *u["catatan"]] if c != "Sumber: ")
    return f"<table><caption>{html_text(t.judul)}</caption><thead>{top}</thead><tbody>{body}</tbody></table>{foot}"
