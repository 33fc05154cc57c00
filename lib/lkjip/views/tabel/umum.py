"""How does a data source become a table: as a list, over the years, crosswise?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from ...facts.description import Column as KolomData
from ...facts.description import Source
from ...facts.table import column_sum
from ...language.words import area, initials
from ...prose.laporan import Laporan
from ...rules.hasil import input_value
from ...rules.report import INTERNAL
from ...rules.rumus import derived_value
from ..grid import Kolom, Kosong, Tabel
from ..labels import shows_nothing

KINDS = {"integer": "bulat", "number": "desimal", "date": "tanggal", "string": "teks"}


def label_tabel(*part: str) -> str:
    """Label by which pages refer to a table.

    >>> tabel.label_tabel("pendukung", "mutu_layanan")
    'tbl-pendukung-mutu-layanan'
    """
    return "tbl-" + "-".join(part).replace("_", "-")


def sumber_tabel(lap: Laporan, name: str) -> str:
    """Who keeps a data source, and in which document; stands below every table made from it.

    >>> tabel.sumber_tabel(lap, "target")
    'Sekretariat; Renstra dan Perjanjian Kinerja (contoh)'
    """
    origin = lap.paket.sources[name].origin
    return f"{origin['bidang']}; {origin['dokumen']}"


def size_and_category(source: Source) -> tuple[KolomData, KolomData]:
    """The first column with a unit, and the first of words that names no person; raises `InputError` when one is missing."""
    size = next((k for k in source.columns if k.unit), None)
    category = next((k for k in source.columns if k.type == "string" and not (k.private or k.identifying)), None)
    source.require("kolom bersatuan dan kolom teks", size is not None and category is not None)
    return size, category


def _column_title(k: KolomData) -> str:
    return f"{k.title} ({k.unit})" if k.unit and k.unit != "rupiah" else k.title


def _data_column(k: KolomData) -> Kolom:
    if k.name == "nomor":
        return Kolom(k.name, k.title, "bulat", lebar=1)
    return Kolom(k.name, _column_title(k), KINDS[k.type], lebar=5 if k.type == "string" else 3)


def _cell(value):
    return Kosong("tidak tersedia dalam sumber") if value is None else value


def _derived_kind(t: dict) -> str:
    return "desimal" if "persen" in t else "bulat"


def masked(lap: Laporan, column: KolomData, value: Any) -> Any:
    """A value as the version shows it: of a private person the initials, of an address that tells who it is the area."""
    if value is None or lap.versi == INTERNAL:
        return value
    if column.private:
        return initials(value)
    if column.identifying:
        return (area(value) if column.address else "") or None
    return value


def _withheld(lap: Laporan, source: Source) -> list[KolomData]:
    """Columns that the version does not show, since they would tell whose name is masked."""
    return [k for k in source.columns if k.withheld and lap.versi != INTERNAL]


def _masking_notes(lap: Laporan, source: Source) -> tuple[str, ...]:
    """What was masked or left out of a list."""
    if lap.versi == INTERNAL:
        return ()
    notes = ["Nama orang disamarkan menjadi inisial."] if any(k.private for k in source.columns) else []
    if withheld := _withheld(lap, source):
        titles = " dan ".join(f"“{k.title}”" for k in withheld)
        notes.append(f"Kolom {titles} tidak ditampilkan, supaya orangnya tidak dikenali.")
    return tuple(notes)


def _arrangement(source: Source, withheld: Iterable[KolomData] = ()) -> list[KolomData | dict]:
    """Columns of a list: those of the data, each derived one after the last it uses."""
    layout: list[KolomData | dict] = [k for k in source.columns if k.name != "tahun" and k not in withheld]
    for t in source.derived:
        used = t.get("jumlah") or t.get("selisih") or t["persen"]
        end = max(n for n, k in enumerate(layout) if isinstance(k, KolomData) and k.name in used)
        layout.insert(end + 1, t)
    return layout


def daftar(lap: Laporan, name: str, *, total: bool = False, judul: str | None = None) -> Tabel:
    """A data source as a list for the report year, derived columns and total computed.

    `judul` replaces the title of the source and the year. Names of private persons are
    shown as initials, except in the internal version.

    >>> tabel.daftar(lap, "pegawai_status", total=True).baris
    ((1, 'ASN', 20), (2, 'Non-ASN', 7), ('', 'Jumlah', 27))
    """
    source = lap.paket.sources[name]
    source_rows = lap.tabel(name, lap.tahun)
    layout = _arrangement(source, _withheld(lap, source))
    columns = [
        _data_column(k) if isinstance(k, KolomData) else Kolom(k["name"], k["title"], _derived_kind(k), lebar=3)
        for k in layout
    ]

    def value(k: KolomData | dict, take):
        if isinstance(k, dict):
            return derived_value(k, take)
        return masked(lap, k, take(k.name))

    # By column, not by row: a series for each of a million rows would cost more than all the rest.
    cells = {k.name: list(source_rows[k.name]) for k in source.columns}

    def column(k: KolomData | dict) -> list:
        if isinstance(k, KolomData) and not (k.private or k.identifying):
            return [_cell(v) for v in cells[k.name]]
        used = (
            (t for t in (k.get("jumlah"), k.get("selisih"), k.get("persen")) if t)
            if isinstance(k, dict)
            else [[k.name]]
        )
        names = list(dict.fromkeys(n for t in used for n in t))
        rows = zip(*(cells[n] for n in names), strict=True)
        return [_cell(value(k, dict(zip(names, r, strict=True)).get)) for r in rows]

    row = list(zip(*map(column, layout), strict=True))
    level = ["isi"] * len(row)
    if total and row:
        computed = {k.name: column_sum(source_rows, k.name) for k in source.columns if k.unit}
        totals = [value(k, computed.get) if isinstance(k, dict) or k.name in computed else "" for k in layout]
        totals[next(n for n, k in enumerate(columns) if k.jenis == "teks")] = "Jumlah"
        row.append(tuple(totals))
        level.append("jumlah")
    return Tabel(
        label_tabel(name),
        judul or f"{source.title} tahun {lap.tahun}",
        tuple(columns),
        tuple(row),
        tuple(level),
        sumber=sumber_tabel(lap, name),
        catatan=_masking_notes(lap, source),
    )


def deret(lap: Laporan, name: str, *, judul: str | None = None) -> Tabel:
    """A data source with one row a year as measures × years, up to the report year.

    A source with any year has a column for the report year too, also without data.

    >>> tabel.deret(lap, "kunjungan").baris[0]
    ('Penduduk yang berkunjung (orang)', 18240, 21960, 26350)
    """
    source = lap.paket.sources[name]
    source.require("kolom tahun", "tahun" in lap.tabel(name))
    data = {int(b["tahun"]): b for _, b in lap.tabel(name).sort_values("tahun").iterrows()}
    if data:
        data.setdefault(lap.tahun, {})
    tahun = list(data)
    size = [k for k in source.columns if k.name != "tahun"]
    row = [(_column_title(k), *(_cell(b.get(k.name)) for b in data.values())) for k in size]
    required = [k.name for k in size if k.required]
    for t in source.derived:
        row.append((t["title"], *(_cell(derived_value(t, b.get, required)) for b in data.values())))
    span = f"tahun {tahun[0]}" if len(tahun) == 1 else f"tahun {tahun[0]}–{tahun[-1]}" if tahun else ""
    return Tabel(
        label_tabel(name),
        judul or f"{source.title} {span}".strip(),
        (Kolom("uraian", "Uraian", lebar=5), *(Kolom(str(t), str(t), "bulat") for t in tahun)),
        tuple(row) if data else (),
        sumber=sumber_tabel(lap, name),
        catatan=source.notes_until(lap.tahun),
    )


def masukan(lap: Laporan, id: str) -> Tabel | None:
    """Inputs of an indicator's formula × years, as `indikator.yaml` declares them.

    By the definition of the report year; None when the realisasi is not computed.

    >>> tabel.masukan(lap, "kunjungan").baris[1]
    ('Jumlah penduduk (contoh) (orang)', 120000, 122000, 124000)
    """
    if shows_nothing(lap, "tabel.masukan", id):
        return None
    i = lap.hasil(id).indikator
    present = {int(t) for m in i.rumus.masukan for t in lap.tabel(m.data)["tahun"]}
    row = {m.label: (m, {t: input_value(lap.paket, m, t) for t in present}) for m in i.rumus.masukan}
    tahun = sorted(t for t in present if any(value[t] is not None for _, value in row.values()))
    content = []
    for m, nilai in row.values():
        satuan = "" if m.cacah else lap.paket.sources[m.data].column(m.kolom).unit
        content.append((f"{m.label} ({satuan})" if satuan else m.label, *(_cell(nilai[t]) for t in tahun)))
    name = list(dict.fromkeys(m.data for m in i.rumus.masukan))
    return Tabel(
        label_tabel("masukan", id),
        f"Data dasar indikator {i.nama}",
        (Kolom("uraian", "Uraian", lebar=5), *(Kolom(str(t), str(t), "bulat") for t in tahun)),
        tuple(content) if tahun else (),
        sumber=". ".join(dict.fromkeys(sumber_tabel(lap, n) for n in name)),
        catatan=tuple(c for n in name for c in lap.paket.sources[n].notes_until(lap.tahun)),
    )


def silang(lap: Laporan, name: str, row: str, columns: str, value: str, *, judul: str | None = None) -> Tabel:
    """A long data source as a cross table with totals both ways, report year.

    `row`, `columns` and `value` are columns of the source: what heads the rows, what heads
    the columns, and what is summed.

    >>> tabel.silang(lap, "pegawai_status", "status", "tahun", "jumlah_orang").baris
    (('ASN', 20, 20), ('Non-ASN', 7, 7), ('Jumlah', 27, 27))
    """
    data = lap.tabel(name, lap.tahun)
    source = lap.paket.sources[name]
    head = source.column(row)
    source.column(columns)
    source.measure(value)
    order = list(dict.fromkeys(data[columns]))
    grid = pd.pivot_table(data, index=row, columns=columns, values=value, aggfunc="sum", sort=False) if order else data
    content = [(b, *(int(grid.loc[b, k]) for k in order)) for b in dict.fromkeys(data[row])]
    content = [(*b, sum(b[1:])) for b in content]
    if content:
        content.append(("Jumlah", *(sum(b[n] for b in content) for n in range(1, len(order) + 2))))
    return Tabel(
        label_tabel(name),
        judul or f"{source.title} tahun {lap.tahun}",
        (
            Kolom(row, head.title, lebar=3),
            *(Kolom(k, k, "bulat", lebar=3) for k in order),
            Kolom("jumlah", "Jumlah", "bulat", lebar=3),
        ),
        tuple(content),
        ("isi",) * (len(content) - 1) + ("jumlah",) if content else (),
        sumber=sumber_tabel(lap, name),
    )
