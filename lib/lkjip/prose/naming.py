"""Which code or id does an official name stand for?

A narrative may call a programme, an account or an indicator by its words instead of by its code, as long as only one
has them.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..findings import InputError, close, kinds
from ..rules.anggaran import TOTAL, Pos
from ..rules.hasil import Hasil
from ..rules.report import Report


def code_of(words: str, known: Iterable[tuple[str, str]], where: str) -> str:
    """The code that is meant by a code or an official name; what is neither is given back as it is.

    `known` are pairs of code and name. Raises `InputError` for a name that several codes have.

    >>> code_of("Program Hubungan Industrial", [("P5", "Program Hubungan Industrial")], "anggaran")
    'P5'
    >>> code_of("Rapat", [("P1.K1", "Rapat"), ("P2.K1", "Rapat")], "anggaran")
    Traceback (most recent call last):
    lkjip.findings.InputError: anggaran: ditemukan `Rapat`, nama yang dimiliki 2 hal; seharusnya nama yang dimiliki satu hal saja, atau kodenya; pilih salah satu kode: P1.K1, P2.K1. [N210]
    """
    known = list(known)
    if any(words == code for code, _ in known):
        return words
    codes = [code for code, name in known if name == words]
    if len(codes) > 1:
        raise InputError([kinds.AMBIGUOUS_NAME.at(where, name=words, count=len(codes), codes=", ".join(codes))])
    if codes:
        return codes[0]
    near = close(words, (name for _, name in known)) if " " in words else ""
    if near:
        raise InputError([kinds.UNKNOWN_NAME.at(where, name=words, near=near)])
    return words


def budget_code(lap: Report, x: str | Pos) -> str:
    """The code of a programme, kegiatan or subkegiatan that is called by code, by official name, or as a budget line."""
    if isinstance(x, Pos):
        return x.kode
    if x == TOTAL:
        return x
    return code_of(x, ((p.kode, p.nama) for p in lap.pohon.values()), f"anggaran {lap.tahun}")


def account_code(lap: Report, x: str) -> str:
    """The code of an account that is called by code or by official name."""
    return code_of(x, ((k, p.nama) for k, p in lap.pohon_belanja.items() if k == p.kode), f"belanja {lap.tahun}")


def indicator_id(lap: Report, x: str | Hasil) -> str:
    """The id of an indicator that is called by id, by official name, or as its result."""
    if isinstance(x, Hasil):
        return x.indikator.id
    return code_of(x, ((i.id, i.nama) for i in lap.katalog.indikator.values()), f"indikator {lap.tahun}")


def row_value(lap: Report, source: str, column: str, value: str | Pos | Hasil) -> str:
    """The value by which rows are chosen: a code, where official words or a thing itself are given instead.

    Only in a column that holds codes of programmes or ids of indicators; every other value stands for itself.
    """
    if isinstance(value, Hasil):
        return value.indikator.id
    if isinstance(value, Pos):
        return value.kode
    described = lap.paket.sources[source]
    if any(r["reference"]["resource"] == "program" and column in r["fields"] for r in described.references):
        return budget_code(lap, value) if column == "kode" else value
    if column == "indikator":
        return indicator_id(lap, value)
    return value
