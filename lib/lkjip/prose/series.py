"""Which row of a source is the highest, which rank has a row, and how did a column go over the years?"""

from __future__ import annotations

from types import SimpleNamespace

from ..facts.description import Source
from ..facts.table import column_sum, select
from ..findings import InputError, NotAvailable, kinds, nearest
from ..language.numbers import Number
from ..language.words import enumerated, initials
from ..rules.analysis import Patahan, patahan, peringkat
from ..rules.hasil import Hasil
from ..rules.report import INTERNAL, Report
from .naming import row_value
from .units import in_unit, of_column


def _label(source: Source, by: str | None) -> str:
    """The column that names the rows: the one that is asked for, else the last text of the key, else the first text."""
    if by is not None:
        return source.column(by).name
    texts = [c.name for c in source.columns if c.type == "string"]
    key = [c for c in source.key if c in texts and c != "kode"]
    named = [c for c in ("nama", "uraian") if c in texts]
    if not (labels := [*named, *reversed(key), *texts]):
        source.require("kolom teks sebagai nama barisnya", False)
    return labels[0]


def values_by_name(
    lap: Report, name: str, column: str, tahun: int | None, by: str | None, equal: dict[str, str]
) -> dict[str, Number]:
    """Figure of every named row of a source in one year; rows of the same name are added, missing figures left out.

    Raises `NotAvailable` when there is none, `InputError` for an unknown source, column or row.
    """
    source = lap.paket.sources[name]
    label = _label(source, by)
    rows = lap.rows(name, tahun, **equal)
    derived = column in {d["name"] for d in source.derived}
    if not derived:
        source.measure(column)
    values: dict[str, Number] = {}
    for row in dict.fromkeys(rows[label]):
        if derived:
            value = lap.data(name, column, tahun, **(equal | {label: row}))
        else:
            value = column_sum(select(rows, equal={label: row}), column)
        if value is not None:
            values[row] = value
    if not values:
        raise lap.missing(name, tahun)
    return values


def extreme(
    lap: Report, name: str, column: str, tahun: int | None, by: str | None, equal: dict[str, str], *, highest: bool
) -> SimpleNamespace:
    """The highest or lowest row: its `nama` and its `nilai`; equals are named together.

    >>> extreme(lap, "pegawai_status", "jumlah_orang", None, None, {}, highest=True)
    namespace(nama='ASN', nilai=20)
    """
    values = values_by_name(lap, name, column, tahun, by, equal)
    value = (max if highest else min)(values.values())
    source = lap.paket.sources[name]
    label = source.column(_label(source, by))
    public = lap.versi != INTERNAL
    source.require(
        f"nama baris yang boleh tampil (kolom {label.name} dapat mengenali orang)", not (label.identifying and public)
    )
    private = label.private and public
    names = [initials(n) if private else n for n, v in values.items() if v == value]
    return SimpleNamespace(nama=enumerated(names), nilai=in_unit(value, of_column(source, column)))


def rank(
    lap: Report, name: str, column: str, row: str, tahun: int | None, by: str | None, equal: dict[str, str]
) -> int:
    """Rank of a row that is called by its words, from 1 for the highest.

    >>> rank(lap, "pegawai_status", "jumlah_orang", "Non-ASN", None, None, {})
    2
    """
    values = values_by_name(lap, name, column, tahun, by, equal)
    if row not in values:
        where = f"sumber data {name}"
        raise InputError([kinds.UNKNOWN_ROW.at(where, name=row, near=nearest(row, values))])
    return peringkat(values, row)


def break_of(lap: Report, what: str | Hasil, column: str | None, equal: dict[str, str]) -> Patahan:
    """The largest break of an indicator, or of a column of a source, up to the report year.

    Only results that measure the same are compared, and only years that follow each other.
    """
    if isinstance(what, Hasil):
        results = lap.comparable_results(what.indikator.id)
        series = {h.tahun: h.realisasi for h in results if h.realisasi is not None and not isinstance(h.realisasi, str)}
        return patahan(series, what.indikator.nama)
    source = lap.paket.sources[what]
    if column is None:
        raise NotAvailable(f"patahan {source.title} tidak dapat ditentukan karena kolomnya tidak disebut")
    if column not in {d["name"] for d in source.derived}:
        source.measure(column)
    equal = {k: row_value(lap, what, k, v) for k, v in equal.items()}
    source.require("kolom tahun", "tahun" in lap.paket.tables[what])
    years = sorted({int(t) for t in lap.tabel(what)["tahun"] if t <= lap.tahun})
    values = {t: lap.data(what, column, t, **equal) for t in years}
    return patahan({t: v for t, v in values.items() if v is not None}, f"{source.title[:1].lower()}{source.title[1:]}")
