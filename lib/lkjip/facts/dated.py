"""How was a dated entry in a year?

An entry of `indikator.yaml` or `instansi.yaml` is written as it first was. `mulai`
and `sampai` say in which years it exists (without them: always); `perubahan` lists
what became different, each change with its first year:

    id: literasi
    nama: Indeks literasi
    mulai: 2021
    perubahan:
      - {mulai: 2027, nama: Indeks kegemaran membaca}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..findings import Finding, kinds

TANGGAL = ("mulai", "sampai", "perubahan")
# An indicator hangs on one of them: a change to the one takes the other away.
_SALING_GANTI = {"tujuan": "sasaran", "sasaran": "tujuan"}
Isi = dict[str, Any]


def pada(isi: Isi, tahun: int, *, saling_ganti: bool = False) -> Isi | None:
    """An entry as it was in a year, without its dates; None when it did not exist.

    >>> isi = {"id": "a", "nama": "Lama", "sampai": 2029, "perubahan": [{"mulai": 2027, "nama": "Baru"}]}
    >>> pada(isi, 2026), pada(isi, 2027), pada(isi, 2030)
    ({'id': 'a', 'nama': 'Lama'}, {'id': 'a', 'nama': 'Baru'}, None)
    """
    if tahun < isi.get("mulai", tahun) or (isi.get("sampai") is not None and tahun > isi["sampai"]):
        return None
    hasil = {k: v for k, v in isi.items() if k not in TANGGAL}
    for p in sorted(isi.get("perubahan", ()), key=lambda p: p["mulai"]):
        if p["mulai"] <= tahun:
            if saling_ganti:
                for kunci in _SALING_GANTI.keys() & p.keys():
                    hasil.pop(_SALING_GANTI[kunci], None)
            hasil |= {k: v for k, v in p.items() if k != "mulai"}
    return hasil


def tahun_terdekat(isi: Isi, tahun: int) -> int:
    """The year nearest to `tahun` in which an entry exists.

    >>> tahun_terdekat({"mulai": 2027}, 2024), tahun_terdekat({"sampai": 2020}, 2024), tahun_terdekat({}, 2024)
    (2027, 2020, 2024)
    """
    tahun = max(tahun, isi.get("mulai", tahun))
    return tahun if isi.get("sampai") is None else min(tahun, isi["sampai"])


def batas(daftar: Iterable[Isi]) -> set[int]:
    """Years from which something in a list of entries is different."""
    hasil = set()
    for isi in daftar:
        hasil |= {isi["mulai"]} if "mulai" in isi else set()
        hasil |= {isi["sampai"] + 1} if isi.get("sampai") is not None else set()
        hasil |= {p["mulai"] for p in isi.get("perubahan", ())}
    return hasil


def periksa_tanggal(isi: Isi, alamat: str, letak: str) -> Iterator[Finding]:
    """Dates of one entry that cannot be: ended before begun, a change outside, two in one year."""
    mulai, sampai = isi.get("mulai"), isi.get("sampai")
    if mulai is not None and sampai is not None and sampai < mulai:
        yield kinds.ENDS_BEFORE_START.at(alamat, letak, end=sampai, start=mulai)
        return
    sebelum: set[int] = set()
    for p in isi.get("perubahan", ()):
        t = p["mulai"]
        if t in sebelum:
            yield kinds.REPEATED_CHANGE.at(alamat, f"{letak}, perubahan", start=t)
        if mulai is not None and t <= mulai:
            yield kinds.CHANGE_TOO_EARLY.at(alamat, f"{letak}, perubahan", start=t, first=mulai)
        if sampai is not None and t > sampai:
            yield kinds.CHANGE_TOO_LATE.at(alamat, f"{letak}, perubahan", start=t, last=sampai)
        sebelum.add(t)


def periksa_rentang(daftar: list[Isi], alamat: str, *, akhir: str = "sampai") -> Iterator[Finding]:
    """Rules that follow each other, one a year: years that two of them claim, or none.

    >>> [t.found for t in periksa_rentang([{"mulai": 2017, "sampai": 2024}, {"mulai": 2026, "sampai": None}], "a")]
    ['tidak ada ketentuan untuk tahun 2025']
    >>> [t.found for t in periksa_rentang([{"mulai": 2017, "sampai": None}, {"mulai": 2026, "sampai": None}], "a")]
    ['dua ketentuan sejak tahun 2026']
    """
    urut = sorted(daftar, key=lambda d: d["mulai"])
    for n, isi in enumerate(urut):
        if isi[akhir] is not None and isi[akhir] < isi["mulai"]:
            yield kinds.RULE_ENDS_BEFORE_START.at(
                alamat, f"mulai {isi['mulai']}", key=akhir, end=isi[akhir], start=isi["mulai"]
            )
        if not n:
            continue
        lama, baru = urut[n - 1][akhir], isi["mulai"]
        if lama is None or lama >= baru:
            yield kinds.RULES_OVERLAP.at(alamat, f"mulai {baru}", start=baru, key=akhir, before=baru - 1)
        elif lama < baru - 1:
            kosong = f"{lama + 1}" if lama + 1 == baru - 1 else f"{lama + 1}–{baru - 1}"
            yield kinds.RULES_GAP.at(alamat, f"mulai {baru}", years=kosong, key=akhir, before=baru - 1)
