"""Does a printed report agree with what its own facts give?

`data/terbit/<tahun>.csv` holds figures as the official report printed them; they
are never an input of a calculation. Each must equal the computed value at the
precision it was printed with, or be listed in `data/koreksi.yaml` with the reason.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from ..facts.corrections import baca_koreksi
from ..findings import Finding, InputError, NotAvailable, kinds
from ..language.numbers import Bilangan, bulatkan
from ..prose.laporan import Laporan
from ..rules.capaian import hitung_capaian
from ..views.grid import tulis_nilai

KOLOM = ("tempat", "objek", "besaran", "tahun", "tercetak")


@dataclass(frozen=True, slots=True)
class Tercetak:
    """One printed figure: where, of what, which quantity and year, as printed."""

    tempat: str
    objek: str
    besaran: str
    tahun: int
    tercetak: str

    @property
    def kunci(self) -> tuple:
        return (self.tempat, self.objek, self.besaran, self.tahun, self.tercetak)


def baca_tercetak(berkas: Path) -> list[tuple[int, Tercetak]]:
    """Printed figures, each with its line in the file; raises `InputError`."""
    alamat = f"data/terbit/{berkas.name}"
    hasil, temuan = [], []
    with berkas.open(encoding="utf-8-sig", newline="") as f:
        baca = csv.DictReader(f, delimiter=";")
        if baca.fieldnames != list(KOLOM):
            raise InputError([kinds.PRINTED_HEAD.at(alamat, row=1, head=baca.fieldnames, columns=", ".join(KOLOM))])
        for n, b in enumerate(baca, 2):
            if not re.fullmatch(r"\d{4}", b["tahun"] or ""):
                temuan.append(kinds.PRINTED_YEAR.at(alamat, row=n, column="tahun", text=b["tahun"]))
                continue
            hasil.append((n, Tercetak(b["tempat"], b["objek"], b["besaran"], int(b["tahun"]), b["tercetak"])))
    if temuan:
        raise InputError(temuan)
    return hasil


def baca_angka_tercetak(teks: str) -> Decimal | None:
    """Read a number as reports print it: Rp, %, brackets, dot or comma for decimals.

    >>> baca_angka_tercetak("(1.052.721.741,00)"), baca_angka_tercetak("93.13%"), baca_angka_tercetak("-")
    (Decimal('-1052721741.00'), Decimal('93.13'), None)
    """
    t = re.sub(r"[%\s]|Rp\.?", "", teks)
    tanda = "-" if t.startswith("(") and t.endswith(")") else ""
    t = t.strip("()")
    if not re.fullmatch(r"-?[\d.,]*\d", t):
        return None
    if "," in t:
        t = t.replace(".", "").replace(",", ".")
    elif t.count(".") > 1 or re.fullmatch(r"\d+\.\d{3}", t):
        t = t.replace(".", "")
    return Decimal(tanda + t)


def _indikator(lap: Laporan, id: str, besaran: str, tahun: int) -> Any:
    h = lap.hasil(id, tahun)
    if besaran == "nrrt":
        return h.masukan["nilai"][0]
    return getattr(h, besaran)


def _keluaran(lap: Laporan, kode: str, besaran: str, tahun: int) -> Any:
    b = lap.tabel("keluaran", tahun).set_index("kode").loc[kode]
    if besaran != "keluaran_capaian":
        return b[besaran.removeprefix("keluaran_")]
    return hitung_capaian(b["realisasi"], b["target"], polaritas=b["polaritas"]).persen


def _anggaran(lap: Laporan, kode: str, besaran: str) -> Any:
    if besaran.startswith("jumlah_"):
        return len(lap.anak(tuple(kode.split("+")), besaran.removeprefix("jumlah_")))
    p = lap.anggaran() if kode == "total" else lap.anggaran(tuple(kode.split("+")))
    return getattr(p, besaran)


def _belanja(lap: Laporan, rekening: str, besaran: str) -> Any:
    p = lap.belanja(rekening)
    return getattr(p, {"anggaran_rp": "pagu_rp", "selisih_rp": "lebih_rp"}.get(besaran, besaran))


def _sumber(lap: Laporan, nama: str, besaran: str, tahun: int) -> Any:
    """Sums and derived columns of a data source, one year or one row of it."""
    nama, _, baris = nama.partition(":")
    saring = {}
    if baris:
        kunci = next(k for k in lap.paket.sumber[nama].kunci if k != "tahun")
        saring = {kunci: int(baris) if baris.isdigit() else baris}
    sumber = lap.paket.sumber[nama]
    if besaran in {k.nama for k in sumber.kolom} | {t["name"] for t in sumber.turunan}:
        return lap.data(nama, besaran, tahun, **saring)
    for k in lap.paket.sumber[nama].kolom:
        if k.jenis == "string" and besaran in set(lap.tabel(nama, tahun)[k.nama]):
            ukuran = next(x.nama for x in lap.paket.sumber[nama].kolom if x.satuan)
            return lap.data(nama, ukuran, tahun, **{k.nama: besaran})
    raise KeyError(besaran)


def nilai_terhitung(lap: Laporan, t: Tercetak) -> Any:
    """The computed value of a printed figure; raises KeyError for an unknown one."""
    if t.objek.startswith("data/"):
        nama = t.objek.removeprefix("data/")
        return lap.cacah(nama, t.tahun) if t.besaran == "cacah" else _sumber(lap, nama, t.besaran, t.tahun)
    if t.objek in lap.katalog.indikator:
        return _indikator(lap, t.objek, t.besaran, t.tahun)
    if t.besaran.startswith("keluaran_"):
        return _keluaran(lap, t.objek, t.besaran, t.tahun)
    if t.objek == "indikator":
        return sum(h.indikator.induk.jenjang == t.besaran for h in lap.semua_hasil())
    if t.objek in lap.pohon_belanja:
        return _belanja(lap, t.objek, t.besaran)
    if t.objek in set(lap.tabel("anggaran", t.tahun)["sumber_dana"]):
        return getattr(lap.sumber_dana(t.objek), t.besaran)
    return _anggaran(lap, t.objek, t.besaran)


def sama(terhitung: Any, tercetak: str) -> bool:
    """Whether a printed figure is the computed value, rounded as it was printed.

    >>> sama(Decimal("133.33"), "133,3"), sama(Decimal("88.07"), "88.06%"), sama(None, "-")
    (True, False, True)
    """
    angka = baca_angka_tercetak(tercetak)
    if isinstance(terhitung, str) or angka is None:
        return (terhitung or "-").casefold() == tercetak.strip().casefold()
    if terhitung is None:
        return False
    return bulatkan(terhitung, max(0, -angka.as_tuple().exponent)) == angka


def tulis(terhitung: Bilangan | str | None, tercetak: str) -> str:
    """Write a computed value for the list of corrections, like the printed one."""
    if terhitung is None:
        return "tidak dapat dihitung"
    if isinstance(terhitung, str):
        return terhitung
    rupiah = isinstance(terhitung, int) and abs(terhitung) > 100_000
    teks = tulis_nilai(terhitung, "selisih" if tercetak.startswith("(") else "rupiah" if rupiah else "desimal")
    return teks + ("%" if "%" in tercetak else "")


def banding(lap: Laporan) -> Iterator[Finding]:
    """Differences that are neither equal nor listed, and corrections out of date."""
    akar = lap.paket.akar
    berkas = akar / "terbit" / f"{lap.tahun}.csv"
    if not berkas.exists():
        return
    alamat, daftar = f"{akar.name}/terbit/{berkas.name}", f"{akar.name}/koreksi.yaml"
    koreksi = {
        (c["tempat"], c["objek"], c["besaran"], c["tahun"], str(c["tercetak"])): c
        for k in baca_koreksi(akar, lap.tahun)["angka"]
        for c in k["di"]
    }
    dipakai: set[tuple] = set()
    for baris, t in baca_tercetak(berkas):
        try:
            terhitung = nilai_terhitung(lap, t)
        except NotAvailable:
            terhitung = None
        except (KeyError, AttributeError):
            yield kinds.PRINTED_UNKNOWN.at(alamat, row=baris, object=t.objek, quantity=t.besaran)
            continue
        if sama(terhitung, t.tercetak):
            continue
        nilai = tulis(terhitung, t.tercetak)
        if t.kunci not in koreksi:
            yield kinds.PRINTED_DIFFERS.at(
                alamat,
                f"{t.tempat}, {t.objek} {t.besaran} tahun {t.tahun}",
                row=baris,
                printed=t.tercetak,
                computed=nilai,
                list=daftar,
            )
        elif koreksi[t.kunci]["dipakai"] != nilai:
            yield kinds.CORRECTION_DIFFERS.at(
                daftar,
                f"{t.tempat}, {t.objek} {t.besaran} tahun {t.tahun}",
                used=koreksi[t.kunci]["dipakai"],
                computed=nilai,
            )
        dipakai.add(t.kunci)
    for kunci in koreksi.keys() - dipakai:
        if kunci[3] <= lap.tahun:
            yield kinds.CORRECTION_OBSOLETE.at(daftar, ", ".join(map(str, kunci)))
