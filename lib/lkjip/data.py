"""What do the data files say, and is each cell what its description promises?

The description is `datapackage.yaml` (Frictionless Data Package). Reading is
strict: a cell that is not exactly what its column declares becomes a `Temuan`,
never a guess. Frames keep the line number of the file as their index, so every
later finding can still name its row.

Own reader instead of frictionless: each notebook loads the data, so it must cost
milliseconds, and its findings speak Indonesian. The tests hold both against the
same files.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import yaml

from .angka import baca_bulat, baca_desimal
from .temuan import KesalahanIsi, Temuan, mirip

if TYPE_CHECKING:
    from .persiapan import Persiapan

DESKRIPSI = "datapackage.yaml"
EDISI = "edisi"
# libyaml where the wheel brings it: ten times as fast as the Python reader.
_PEMBACA = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column as described: its meaning, type, unit and limits."""

    nama: str
    judul: str
    jenis: str = "string"
    satuan: str = ""
    pribadi: bool = False
    kamus: str = ""
    wajib: bool = False
    minimum: Decimal | None = None
    maksimum: Decimal | None = None
    pola: str = ""
    pilihan: tuple[str, ...] = ()

    @property
    def isian(self) -> bool:
        """Whether its cells are facts of one year; names, codes and running numbers are not."""
        return bool(self.satuan) or self.jenis in ("number", "date") or self.kamus == "nilai_indikator"


# Any file may have it: the report year that first printed the fact (see `edisi`).
_EDISI = Kolom(EDISI, "Edisi laporan", "integer")


@dataclass(frozen=True, slots=True)
class Sumber:
    """One data file as described: columns, key, references, origin."""

    nama: str
    judul: str
    berkas: str
    pemisah: str
    kolom: tuple[Kolom, ...]
    kunci: tuple[str, ...]
    acuan: tuple[dict, ...] = ()
    turunan: tuple[dict, ...] = ()
    asal: dict[str, str] = field(default_factory=dict)
    semua_tahun: bool = False
    catatan: tuple[tuple[int, str], ...] = ()
    tahun_baru: str = ""
    dokumen_tahunan: str = ""

    @property
    def isian(self) -> tuple[Kolom, ...]:
        """Columns that are filled in for each year."""
        return tuple(k for k in self.kolom if k.isian and k.nama not in self.kunci)

    def asal_tahun(self, tahun: int) -> Sumber:
        """The source as it is cited for a prepared year: the document that appears anew each year."""
        if not self.dokumen_tahunan:
            return self
        return replace(self, asal=self.asal | {"dokumen": self.dokumen_tahunan.replace("{tahun}", str(tahun))})

    def satu_kolom(self, nama: str) -> Kolom:
        return next(k for k in self.kolom if k.nama == nama)

    def catatan_sampai(self, tahun: int) -> tuple[str, ...]:
        """Notes on the source that were true by a year."""
        return tuple(teks for mulai, teks in self.catatan if mulai <= tahun)


@dataclass(frozen=True, slots=True)
class Paket:
    """The whole data package: descriptions and typed frames, all years."""

    akar: Path
    deskripsi: dict[str, Any]
    sumber: dict[str, Sumber]
    tabel: dict[str, pd.DataFrame]
    persiapan: dict[int, Persiapan] = field(default_factory=dict)
    belum: frozenset[tuple[str, int]] = frozenset()

    def punya(self, nama: str) -> bool:
        """Whether this agency has a source at all."""
        return nama in self.sumber and bool(self.sumber[nama].berkas)

    def alamat(self, nama: str) -> str:
        """File name of a source as a reader knows it."""
        return f"{self.akar.name}/{self.sumber[nama].berkas}"


def baca_yaml(berkas: Path, alamat: str = "") -> Any:
    """Read a YAML file; a syntax error becomes one finding with its line.

    `alamat` is the file's name for the reader; by default with its folder.
    """
    alamat = alamat or f"{berkas.parent.name}/{berkas.name}"
    try:
        return yaml.load(berkas.read_text(encoding="utf-8"), Loader=_PEMBACA)
    except FileNotFoundError:
        raise KesalahanIsi([Temuan(alamat, "", "tidak ada berkas", "berkas ini ada")]) from None
    except UnicodeDecodeError:
        raise KesalahanIsi(
            [Temuan(alamat, "", "huruf yang bukan UTF-8", "UTF-8", "simpan ulang sebagai UTF-8")]
        ) from None
    except yaml.YAMLError as e:
        tanda = getattr(e, "problem_mark", None)
        letak = f"baris {tanda.line + 1}, kolom {tanda.column + 1}" if tanda else ""
        raise KesalahanIsi(
            [
                Temuan(
                    alamat,
                    letak,
                    "tulisan YAML yang tidak dapat dibaca",
                    "YAML yang sah",
                    "periksa lekukan, titik dua, dan tanda kutip di sekitar baris itu",
                )
            ]
        ) from None


def _desimal(nilai: Any) -> Decimal | None:
    return None if nilai is None else Decimal(str(nilai))


def _baca_sumber(d: dict) -> Sumber:
    kolom = []
    for f in d["schema"]["fields"]:
        if f["name"] == EDISI:
            continue
        c = f.get("constraints", {})
        kolom.append(
            Kolom(
                f["name"],
                f["title"],
                f["type"],
                f.get("satuan", ""),
                f.get("pribadi", False),
                f.get("kamus", ""),
                c.get("required", False),
                _desimal(c.get("minimum")),
                _desimal(c.get("maximum")),
                c.get("pattern", ""),
                tuple(map(str, c.get("enum", ()))),
            )
        )
    return Sumber(
        d["name"],
        d["title"],
        d["path"],
        d["dialect"]["delimiter"],
        tuple(kolom),
        tuple(d["schema"]["primaryKey"]),
        tuple(d["schema"].get("foreignKeys", ())),
        tuple(d.get("turunan", ())),
        {k: v for k, v in d.get("sumber", {}).items() if k != "dokumen_tahunan"},
        d.get("semua_tahun", False),
        tuple((c["mulai"], c["teks"]) for c in d.get("catatan", ())),
        d.get("tahun_baru", ""),
        d.get("sumber", {}).get("dokumen_tahunan", ""),
    )


_JENIS = {
    "integer": ("bilangan bulat tanpa titik, koma, spasi, atau huruf", "tulis misalnya 16098"),
    "number": ("bilangan dengan koma desimal tanpa pemisah ribuan", "tulis misalnya 83,25"),
    "date": ("tanggal berbentuk tahun-bulan-hari", "tulis misalnya 2024-07-09"),
    "string": ("teks", ""),
}


def _nilai(teks: str, jenis: str) -> Any:
    if jenis == "integer":
        return baca_bulat(teks)
    if jenis == "number":
        return baca_desimal(teks)
    if jenis == "date":
        return date.fromisoformat(teks)
    return teks


def _baca_sel(teks: str, kolom: Kolom, alamat: str, letak: str) -> tuple[Any, list[Temuan]]:
    if teks == "":
        if kolom.wajib:
            return None, [Temuan(alamat, letak, "sel kosong", f"{_JENIS[kolom.jenis][0]}", "isi sel itu")]
        return None, []
    try:
        nilai = _nilai(teks, kolom.jenis)
    except ValueError:
        harus, saran = _JENIS[kolom.jenis]
        return None, [Temuan(alamat, letak, f"`{teks}`", harus, saran)]
    if kolom.jenis == "string" and re.search(r"^\s|\s$|\s\s", teks):
        return nilai, [
            Temuan(alamat, letak, f"`{teks}`", "teks tanpa spasi di tepi atau spasi ganda", "hapus spasi yang berlebih")
        ]
    if kolom.minimum is not None and nilai < kolom.minimum:
        return nilai, [Temuan(alamat, letak, f"`{teks}`", f"paling kecil {kolom.minimum}", "periksa sel itu")]
    if kolom.maksimum is not None and nilai > kolom.maksimum:
        return nilai, [Temuan(alamat, letak, f"`{teks}`", f"paling besar {kolom.maksimum}", "periksa sel itu")]
    if kolom.pilihan and teks not in kolom.pilihan:
        return nilai, [
            Temuan(
                alamat, letak, f"`{teks}`", f"salah satu dari {', '.join(kolom.pilihan)}", mirip(teks, kolom.pilihan)
            )
        ]
    if kolom.pola and not re.fullmatch(kolom.pola, teks):
        return nilai, [
            Temuan(
                alamat,
                letak,
                f"`{teks}`",
                f"{kolom.judul.lower()} berpola {kolom.pola}",
                "periksa apakah lembar kerja mengubah isi sel itu",
            )
        ]
    return nilai, []


def _kepala(judul: list[str], sumber: Sumber, alamat: str) -> list[Temuan]:
    nama = [k.nama for k in sumber.kolom]
    if len(judul) == 1 and len(nama) > 1:
        return [
            Temuan(
                alamat,
                "baris 1",
                f"`{judul[0]}`",
                f"{len(nama)} kolom dipisahkan `{sumber.pemisah}`",
                "simpan sebagai CSV dengan pemisah titik koma",
            )
        ]
    temuan = [
        Temuan(alamat, "baris 1", f"kolom `{j}`", "kolom yang dijelaskan di datapackage.yaml", mirip(j, nama))
        for j in judul
        if j not in (*nama, EDISI)
    ]
    temuan += [
        Temuan(alamat, "baris 1", f"tidak ada kolom `{n}`", f"kolom {', '.join(nama)}", "tambahkan kolom itu")
        for n in nama
        if n not in judul
    ]
    if len(set(judul)) != len(judul):
        temuan.append(Temuan(alamat, "baris 1", "kolom bernama sama", "setiap kolom satu kali"))
    return temuan


def baca_tabel(akar: Path, sumber: Sumber, disiapkan: Collection[int] = ()) -> tuple[pd.DataFrame, list[Temuan]]:
    """Read one CSV file strictly; the frame's index is the line in the file.

    In a year that is being prepared (`disiapkan`) a figure may still be empty.
    """
    alamat = f"{akar.name}/{sumber.berkas}"
    kosong = pd.DataFrame({k.nama: pd.Series(dtype=object) for k in sumber.kolom})
    try:
        isi = (akar / sumber.berkas).read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return kosong, [Temuan(alamat, "", "tidak ada berkas", "berkas ini ada", "kembalikan berkas itu")]
    except UnicodeDecodeError as e:
        baris = e.object[: e.start].count(b"\n") + 1
        return kosong, [
            Temuan(alamat, f"baris {baris}", "huruf yang bukan UTF-8", "UTF-8", "simpan ulang sebagai CSV UTF-8")
        ]
    pembaca = csv.reader(io.StringIO(isi, newline=""), delimiter=sumber.pemisah, strict=True)
    baris: dict[int, list] = {}
    temuan: list[Temuan] = []
    try:
        judul = next(pembaca, [])
        temuan += _kepala(judul, sumber, alamat)
        if temuan:
            return kosong, temuan
        kolom = [_EDISI if j == EDISI else sumber.satu_kolom(j) for j in judul]
        for sel in pembaca:
            nomor = pembaca.line_num
            if not any(sel):
                continue
            if len(sel) != len(kolom):
                temuan.append(
                    Temuan(
                        alamat,
                        f"baris {nomor}",
                        f"{len(sel)} sel",
                        f"{len(kolom)} sel dipisahkan `{sumber.pemisah}`",
                        "periksa pemisah atau tanda kutip pada baris itu",
                    )
                )
                continue
            nilai = []
            boleh_kosong = dict(zip(judul, sel, strict=True)).get("tahun") in map(str, disiapkan)
            for k, teks in zip(kolom, sel, strict=True):
                if teks == "" and boleh_kosong and k in sumber.isian:
                    nilai.append(None)
                    continue
                v, t = _baca_sel(teks, k, alamat, f"baris {nomor}, kolom {k.nama}")
                nilai.append(v)
                temuan += t
            baris[nomor] = nilai
    except csv.Error:
        temuan.append(
            Temuan(
                alamat,
                f"baris {pembaca.line_num}",
                "tanda kutip yang tidak ditutup",
                "tanda kutip berpasangan",
                "periksa tanda kutip pada baris itu",
            )
        )
    tabel = pd.DataFrame.from_dict(baris, orient="index", columns=judul, dtype=object)
    return tabel[[k.nama for k in sumber.kolom] + [EDISI] * (EDISI in judul)], temuan


def baca_paket(akar: Path) -> tuple[Paket, list[Temuan]]:
    """Read the description and every file of a data package, with all findings.

    `akar` is the folder that holds `datapackage.yaml`. Unchanged files are read once.
    """
    paket, temuan = _baca_sekali(akar.resolve(), tanda_berkas(akar))
    return paket, list(temuan)


def tanda_berkas(akar: Path) -> tuple:
    """Changes when a file of the data folder does: names, sizes, times."""
    berkas = sorted([*akar.glob("*.csv"), *akar.rglob("*.yaml")])
    return tuple((b.name, (s := b.stat()).st_size, s.st_mtime_ns) for b in berkas)


@lru_cache(maxsize=2)
def _baca_sekali(akar: Path, _tanda: tuple) -> tuple[Paket, tuple[Temuan, ...]]:
    from .persiapan import baca_persiapan, hanya_lengkap

    deskripsi = baca_yaml(akar / DESKRIPSI)
    sumber = {d["name"]: _baca_sumber(d) for d in deskripsi["resources"]}
    persiapan = baca_persiapan(akar)
    tabel, temuan, belum = {}, [], set()
    for s in sumber.values():
        isi, t = baca_tabel(akar, s, persiapan)
        temuan += t
        tabel[s.nama], tahun = hanya_lengkap(isi, s, persiapan)
        belum |= {(s.nama, t) for t in tahun}
    from .baku import lengkapi, periksa_baku

    paket = Paket(akar, deskripsi, sumber, tabel, persiapan, frozenset(belum))
    if kurang := periksa_baku(paket):
        raise KesalahanIsi(kurang)
    return lengkapi(paket), tuple(temuan)


def saring(tabel: pd.DataFrame, *, tahun: int | None = None, sama: dict | None = None, awalan: dict | None = None):
    """Rows of one year whose columns equal (`sama`) or begin with (`awalan`) a value."""
    if tahun is not None:
        tabel = tabel[tabel["tahun"] == tahun]
    for kolom, nilai in (sama or {}).items():
        tabel = tabel[tabel[kolom] == nilai]
    for kolom, nilai in (awalan or {}).items():
        tabel = tabel[tabel[kolom].str.startswith(nilai)]
    return tabel


def jumlah(tabel: pd.DataFrame, kolom: str):
    """Sum of a column without its missing cells; None when nothing is there."""
    ada = tabel[kolom].dropna()
    return sum(ada) if len(ada) else None
