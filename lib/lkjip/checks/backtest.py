"""Does a printed report agree with what its own facts give?

`data/terbit/<tahun>.csv` holds figures as the official report printed them; they
are never an input of a calculation. Each must equal the computed value at the
precision it was printed with, or be listed in `data/koreksi.yaml` with the reason.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from ..facts.corrections import read_corrections
from ..facts.table import require_characters
from ..facts.text_files import read_text
from ..findings import InputError, NotAvailable, kinds
from ..findings.tally import HELD, Outcome
from ..language.numbers import Number, round_half_up
from ..prose.laporan import Laporan
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
    """Printed figures, each with its line in the file; raises `InputError`."""
    address = f"data/terbit/{file.name}"
    result, findings = [], []
    with io.StringIO(require_characters(read_text(file, address), ";", address), newline="") as f:
        reader = csv.DictReader(f, delimiter=";")
        if reader.fieldnames != list(COLUMNS):
            raise InputError(
                [
                    kinds.PRINTED_HEAD.at(
                        address, row=1, head=";".join(reader.fieldnames or ()), columns=", ".join(COLUMNS)
                    )
                ]
            )
        for n, b in enumerate(reader, 2):
            if not re.fullmatch(r"\d{4}", b["tahun"] or ""):
                findings.append(kinds.PRINTED_YEAR.at(address, row=n, column="tahun", text=b["tahun"]))
                continue
            result.append((n, Printed(b["tempat"], b["objek"], b["besaran"], int(b["tahun"]), b["tercetak"])))
    if findings:
        raise InputError(findings)
    return result


def read_printed_number(text: str) -> Decimal | None:
    """Read a number as reports print it: Rp, %, brackets, dot or comma for decimals.

    >>> read_printed_number("(1.052.721.741,00)"), read_printed_number("93.13%"), read_printed_number("-")
    (Decimal('-1052721741.00'), Decimal('93.13'), None)
    """
    t = re.sub(r"[%\s]|Rp\.?", "", text)
    mark = "-" if t.startswith("(") and t.endswith(")") else ""
    t = t.strip("()")
    if not re.fullmatch(r"-?[\d.,]*\d", t):
        return None
    if "," in t:
        t = t.replace(".", "").replace(",", ".")
    elif t.count(".") > 1 or re.fullmatch(r"\d+\.\d{3}", t):
        t = t.replace(".", "")
    return Decimal(mark + t)


def _indicator(lap: Laporan, id: str, quantity: str, tahun: int) -> Any:
    h = lap.hasil(id, tahun)
    if quantity == "nrrt":
        return h.masukan["nilai"][0]
    return getattr(h, quantity)


def _output(lap: Laporan, kode: str, quantity: str, tahun: int) -> Any:
    b = lap.tabel("keluaran", tahun).set_index("kode").loc[kode]
    if quantity != "keluaran_capaian":
        return b[quantity.removeprefix("keluaran_")]
    return hitung_capaian(b["realisasi"], b["target"], polaritas=b["polaritas"]).persen


def _budget(lap: Laporan, kode: str, quantity: str) -> Any:
    if quantity.startswith("jumlah_"):
        return len(lap.below(tuple(kode.split("+")), quantity.removeprefix("jumlah_")))
    p = lap.anggaran() if kode == "total" else lap.anggaran(tuple(kode.split("+")))
    return getattr(p, quantity)


def _account(lap: Laporan, rekening: str, quantity: str) -> Any:
    p = lap.belanja(rekening)
    return getattr(p, {"anggaran_rp": "pagu_rp", "selisih_rp": "lebih_rp"}.get(quantity, quantity))


def _source(lap: Laporan, name: str, quantity: str, tahun: int) -> Any:
    """Sums and derived columns of a data source, one year or one row of it."""
    name, _, line = name.partition(":")
    filters = {}
    if line:
        key = next(k for k in lap.paket.sources[name].key if k != "tahun")
        filters = {key: int(line) if line.isdigit() else line}
    source = lap.paket.sources[name]
    if quantity in {k.name for k in source.columns} | {t["name"] for t in source.derived}:
        return lap.data(name, quantity, tahun, **filters)
    for k in lap.paket.sources[name].columns:
        if k.type == "string" and quantity in set(lap.tabel(name, tahun)[k.name]):
            size = next(x.name for x in lap.paket.sources[name].columns if x.unit)
            return lap.data(name, size, tahun, **{k.name: quantity})
    raise KeyError(quantity)


def computed_value(lap: Laporan, t: Printed) -> Any:
    """The computed value of a printed figure; raises KeyError for an unknown one."""
    if t.subject.startswith("data/"):
        name = t.subject.removeprefix("data/")
        return lap.cacah(name, t.tahun) if t.quantity == "cacah" else _source(lap, name, t.quantity, t.tahun)
    if t.subject in lap.katalog.indikator:
        return _indicator(lap, t.subject, t.quantity, t.tahun)
    if t.quantity.startswith("keluaran_"):
        return _output(lap, t.subject, t.quantity, t.tahun)
    if t.subject == "indikator":
        return sum(h.indikator.induk.jenjang == t.quantity for h in lap.all_results())
    if t.subject in lap.pohon_belanja:
        return _account(lap, t.subject, t.quantity)
    if t.subject in set(lap.tabel("anggaran", t.tahun)["sumber_dana"]):
        return getattr(lap.sumber_dana(t.subject), t.quantity)
    return _budget(lap, t.subject, t.quantity)


def agrees(computed: Any, printed: str) -> bool:
    """Whether a printed figure is the computed value, rounded as it was printed.

    >>> agrees(Decimal("133.33"), "133,3"), agrees(Decimal("88.07"), "88.06%"), agrees(None, "-")
    (True, False, True)
    """
    angka = read_printed_number(printed)
    if isinstance(computed, str) or angka is None:
        return (computed or "-").casefold() == printed.strip().casefold()
    if computed is None:
        return False
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
    """Differences that are neither equal nor listed, and corrections out of date."""
    root = lap.paket.folder
    file = root / "terbit" / f"{lap.tahun}.csv"
    if not file.exists():
        return
    address, listing = f"{root.name}/terbit/{file.name}", f"{root.name}/koreksi.yaml"
    corrections = {
        (c["tempat"], c["objek"], c["besaran"], c["tahun"], str(c["tercetak"])): c
        for k in read_corrections(root, lap.tahun)["angka"]
        for c in k["di"]
    }
    used: set[tuple] = set()
    for line, t in read_printed(file):
        try:
            computed = computed_value(lap, t)
        except NotAvailable:
            computed = None
        except (KeyError, AttributeError):
            yield kinds.PRINTED_UNKNOWN.at(address, row=line, object=t.subject, quantity=t.quantity)
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
        elif corrections[t.key]["dipakai"] != value:
            yield kinds.CORRECTION_DIFFERS.at(
                listing,
                f"{t.place}, {t.subject} {t.quantity} tahun {t.tahun}",
                used=corrections[t.key]["dipakai"],
                computed=value,
            )
        else:
            yield HELD
        used.add(t.key)
    for key in corrections.keys() - used:
        if key[3] <= lap.tahun:
            yield kinds.CORRECTION_OBSOLETE.at(listing, ", ".join(map(str, key)))
