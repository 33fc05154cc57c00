"""Does a printed report agree with what its own facts give?

`data/terbit/<tahun>.csv` holds figures as the official report printed them; they
are never an input of a calculation. Each must equal the computed value at the
precision it was printed with, or be listed in `data/koreksi.yaml` with the reason.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from ..facts.corrections import read_corrections
from ..facts.schema import shown
from ..facts.table import below, head_of, named_columns, require_characters
from ..facts.text_files import read_text
from ..findings import InputError, NotAvailable, Place, kinds, nearest
from ..findings.tally import HELD, Outcome
from ..language.numbers import Number, round_half_up
from ..prose.laporan import Laporan
from ..rules.anggaran import JENJANG, TOTAL
from ..rules.capaian import hitung_capaian
from ..views.grid import write_value

COLUMNS = ("tempat", "objek", "besaran", "tahun", "tercetak")


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed figure: where, of what, which quantity and year, as printed."""

    place: str
    subject: str
    quantity: str
    tahun: int
    text: str

    @property
    def key(self) -> tuple:
        return (self.place, self.subject, self.quantity, self.tahun, self.text)


def read_printed(file: Path) -> list[tuple[int, Printed]]:
    """Printed figures, each with its line in the file; raises `InputError` with everything that cannot be read."""
    address = f"data/terbit/{file.name}"
    result, findings = [], []
    rows = csv.reader(
        io.StringIO(require_characters(read_text(file, address), ";", address), newline=""), delimiter=";", strict=True
    )
    number = 0
    try:
        head = head_of(rows)
        if named_columns(head) != list(COLUMNS):
            raise InputError(
                [
                    kinds.PRINTED_HEAD.at(
                        address, row=rows.line_num or 1, head=shown(";".join(head)), columns=", ".join(COLUMNS)
                    )
                ]
            )
        for cells in rows:
            number = rows.line_num
            if not any(cells):
                continue
            cells = below(head, cells)
            if len(cells) != len(COLUMNS):
                words = {"cells": len(cells), "columns": len(COLUMNS), "delimiter": ";"}
                findings.append(kinds.WRONG_CELL_COUNT.at(address, row=number, **words))
                continue
            row = dict(zip(COLUMNS, cells, strict=True))
            empty = [k for k in COLUMNS if not row[k].strip()]
            findings += [kinds.EMPTY_CELL.at(address, row=number, column=k, expected=_EXPECTED[k]) for k in empty]
            if "tahun" not in empty and not re.fullmatch("[0-9]{4}", row["tahun"]):
                findings.append(kinds.PRINTED_YEAR.at(address, row=number, column="tahun", text=shown(row["tahun"])))
            elif not empty:
                figure = Printed(row["tempat"], row["objek"], row["besaran"], int(row["tahun"]), row["tercetak"])
                result.append((number, figure))
    except csv.Error:
        findings.append(kinds.OPEN_QUOTE.at(address, row=number + 1))
    if findings:
        raise InputError(findings)
    return result


_EXPECTED = {
    "tempat": "tempat dalam laporan tercetak",
    "objek": "id, kode, atau sumber data",
    "besaran": "nama besaran",
    "tahun": "tahun empat angka",
    "tercetak": "angka seperti yang tercetak",
}
# Dots or commas for thousands go in threes; a lone dot or comma before other than three digits is that of a decimal.
_PRINTED = re.compile(r"-?([0-9]{1,3}(\.[0-9]{3})+|[0-9]{1,18})(,[0-9]{1,18})?|-?[0-9]{1,18}\.[0-9]{1,18}")


def read_printed_number(text: str) -> Decimal | None:
    """Read a number as reports print it: Rp, %, brackets, dot or comma for decimals.

    >>> read_printed_number("(1.052.721.741,00)"), read_printed_number("93.13%"), read_printed_number("-")
    (Decimal('-1052721741.00'), Decimal('93.13'), None)
    """
    t = re.sub(r"[%\s]|Rp\.?", "", text)
    mark = "-" if t.startswith("(") and t.endswith(")") else ""
    t = t.strip("()")
    if not _PRINTED.fullmatch(t):
        return None
    if "," in t:
        t = t.replace(".", "").replace(",", ".")
    elif t.count(".") > 1 or re.fullmatch(r"\d+\.\d{3}", t):
        t = t.replace(".", "")
    return Decimal(mark + t)


class Unknown(Exception):
    """No such thing, or no such quantity of it; says what is known instead."""

    def __init__(self, near: str):
        self.near = near


_OF_RESULT = ("target", "realisasi", "capaian", "interpretasi", "skor", "target_akhir", "capaian_akhir")
_OF_BUDGET = ("pagu_rp", "realisasi_rp", "sisa_rp", "lebih_rp", "penyerapan")
_OF_ACCOUNT = {"anggaran_rp": "pagu_rp", "selisih_rp": "lebih_rp", **{k: k for k in _OF_BUDGET}}
_OF_OUTPUT = ("keluaran_target", "keluaran_realisasi", "keluaran_capaian")
_COUNTS = tuple(f"jumlah_{j}" for j in JENJANG)
_COUNT = "cacah"


def _one_of(word: str, known: Iterable[str]) -> str:
    """A word that is among the known ones; raises `Unknown` for another."""
    if word not in (known := list(known)):
        raise Unknown(nearest(word, known))
    return word


def _indicator(lap: Laporan, id: str, quantity: str, tahun: int) -> Any:
    _one_of(quantity, (*_OF_RESULT, "nrrt"))
    h = lap.hasil(id, tahun)
    if quantity == "nrrt":
        return h.masukan["nilai"][0] if "nilai" in h.masukan else None
    return getattr(h, quantity)


def _output(lap: Laporan, kode: str, quantity: str, tahun: int) -> Any:
    _one_of(quantity, _OF_OUTPUT)
    outputs = lap.tabel("keluaran", tahun).set_index("kode")
    b = outputs.loc[_one_of(kode, outputs.index)]
    if quantity != "keluaran_capaian":
        return b[quantity.removeprefix("keluaran_")]
    return hitung_capaian(b["realisasi"], b["target"], polaritas=b["polaritas"]).persen


def _budget(lap: Laporan, kode: str, quantity: str) -> Any:
    _one_of(quantity, (*_OF_BUDGET, *_COUNTS))
    codes = (TOTAL,) if kode == TOTAL else tuple(kode.split("+"))
    for k in codes:
        _one_of(k, (TOTAL, *lap.pohon))
    if quantity in _COUNTS:
        return len(lap.below(lap.program if kode == TOTAL else codes, quantity.removeprefix("jumlah_")))
    return getattr(lap.anggaran(TOTAL if kode == TOTAL else codes), quantity)


def _account(lap: Laporan, rekening: str, quantity: str) -> Any:
    return getattr(lap.belanja(rekening), _OF_ACCOUNT[_one_of(quantity, _OF_ACCOUNT)])


def _source(lap: Laporan, subject: str, quantity: str, tahun: int) -> Any:
    """Sums and derived columns of a data source, one year or one row of it."""
    name, _, line = subject.partition(":")
    source = lap.paket.sources[_one_of(name, [n for n in lap.paket.sources if lap.paket.has(n)])]
    if quantity == _COUNT:
        return lap.cacah(name, tahun)
    filters: dict[str, Any] = {}
    if line:
        keys = [k for k in source.key if k != "tahun"]
        if not keys:
            raise Unknown(f"tulis data/{name} saja; setiap tahunnya satu baris")
        numeric = source.column(keys[0]).type == "integer"
        value = int(line) if numeric and re.fullmatch("[0-9]{1,18}", line) else line
        present = [v for v in lap.tabel(name, tahun)[keys[0]] if v is not None]
        if value not in present:
            raise Unknown(nearest(line, map(str, present)))
        filters = {keys[0]: value}
    sizes = [k.name for k in source.columns if k.type in ("integer", "number") and k.name not in source.key]
    known = [*sizes, *(t["name"] for t in source.derived)]
    if quantity in known:
        return lap.data(name, quantity, tahun, **filters)
    for k in source.columns:
        measures = [x.name for x in source.columns if x.unit]
        if k.type == "string" and measures and quantity in set(lap.tabel(name, tahun)[k.name]):
            return lap.data(name, measures[0], tahun, **{k.name: quantity})
    raise Unknown(nearest(quantity, [*known, _COUNT]))


def computed_value(lap: Laporan, t: Printed) -> Any:
    """The computed value of a printed figure; `lap` is turned to its year; raises `Unknown` for what is none."""
    if t.subject.startswith("data/"):
        return _source(lap, t.subject.removeprefix("data/"), t.quantity, t.tahun)
    if t.subject in lap.katalog.history.indikator:
        return _indicator(lap, t.subject, t.quantity, t.tahun)
    if t.quantity.startswith("keluaran_"):
        return _output(lap, t.subject, t.quantity, t.tahun)
    if t.subject == "indikator":
        level = _one_of(t.quantity, ("tujuan", "sasaran"))
        return sum(h.indikator.induk.jenjang == level for h in lap.all_results())
    if t.subject in lap.pohon_belanja:
        return _account(lap, t.subject, t.quantity)
    if t.subject in set(lap.tabel("anggaran", t.tahun)["sumber_dana"]):
        return getattr(lap.sumber_dana(t.subject), _one_of(t.quantity, _OF_BUDGET))
    if not set(t.subject.split("+")) <= {TOTAL, *lap.pohon}:
        funds = map(str, lap.tabel("anggaran")["sumber_dana"].unique())
        data = (f"data/{n}" for n in lap.paket.sources if lap.paket.has(n))
        known = [*lap.katalog.history.indikator, *lap.pohon, *lap.pohon_belanja, *funds, *data, "indikator", TOTAL]
        raise Unknown(nearest(t.subject, known))
    return _budget(lap, t.subject, t.quantity)


def agrees(computed: Any, printed: str) -> bool:
    """Whether a printed figure is the computed value, rounded as it was printed.

    >>> agrees(Decimal("133.33"), "133,3"), agrees(Decimal("88.07"), "88.06%"), agrees(None, "-")
    (True, False, True)
    """
    angka = read_printed_number(printed)
    if computed is None or isinstance(computed, str):
        return (computed or "-").casefold() == printed.strip().casefold()
    if angka is None:  # reports print a dash for zero too
        return computed == 0 and printed.strip() == "-"
    return round_half_up(computed, max(0, -angka.as_tuple().exponent)) == angka


def write_computed(computed: Number | str | None, printed: str) -> str:
    """Write a computed value for the list of corrections, like the printed one."""
    if computed is None:
        return "tidak dapat dihitung"
    if isinstance(computed, str):
        return computed
    rupiah = isinstance(computed, int) and abs(computed) > 100_000
    text = write_value(computed, "selisih" if printed.startswith("(") else "rupiah" if rupiah else "desimal")
    return text + ("%" if "%" in printed else "")


def compare_printed(lap: Laporan) -> Iterator[Outcome]:
    """Differences that are neither equal nor listed, and corrections out of date.

    Where the printed figures are not there, the corrections themselves say what was printed.
    """
    root = lap.paket.folder
    file = root / "terbit" / f"{lap.tahun}.csv"
    listing = f"{root.name}/koreksi.yaml"
    corrections = {
        (c["tempat"], c["objek"], c["besaran"], c["tahun"], str(c["tercetak"])): c
        for k in read_corrections(root, lap.tahun)["angka"]
        for c in k["di"]
    }
    figures: list[tuple[int | None, Printed]] = [(None, Printed(*key)) for key in corrections]
    address = listing
    if file.exists():
        figures, address = [*read_printed(file)], f"{root.name}/terbit/{file.name}"
    used: set[tuple] = set()
    of_year = {lap.tahun: lap}
    for line, t in figures:
        if t.tahun > lap.tahun:
            yield kinds.FUTURE_YEAR.at(address, row=line, column="tahun", year=t.tahun, last=lap.tahun)
            continue
        if t.tahun not in of_year:
            of_year[t.tahun] = replace(lap, tahun=t.tahun)
        try:
            computed = computed_value(of_year[t.tahun], t)
        except NotAvailable:
            computed = None
        except Unknown as e:
            words = {"object": shown(t.subject), "quantity": shown(t.quantity), "near": e.near}
            yield kinds.PRINTED_UNKNOWN.at(address, row=line, **words)
            used.add(t.key)
            continue
        except InputError as e:
            yield from (replace(f, place=Place(address, f.place.part, row=line)) for f in e.findings)
            used.add(t.key)
            continue
        if agrees(computed, t.text):
            yield HELD
            continue
        value = write_computed(computed, t.text)
        if t.key not in corrections:
            yield kinds.PRINTED_DIFFERS.at(
                address,
                f"{t.place}, {t.subject} {t.quantity} tahun {t.tahun}",
                row=line,
                printed=t.text,
                computed=value,
                list=listing,
            )
        elif str(corrections[t.key]["dipakai"]) != value:
            yield kinds.CORRECTION_DIFFERS.at(
                listing,
                f"{t.place}, {t.subject} {t.quantity} tahun {t.tahun}",
                used=corrections[t.key]["dipakai"],
                computed=value,
            )
        else:
            yield HELD
        used.add(t.key)
    for key in corrections:  # in their order: the same on every run
        if key not in used and key[3] <= lap.tahun:
            yield kinds.CORRECTION_OBSOLETE.at(listing, ", ".join(map(str, key)))
