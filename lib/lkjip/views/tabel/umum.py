"""How does a data source become a table: as a list, over the years, crosswise?"""

from __future__ import annotations

import pandas as pd

from ...facts.description import Kolom as KolomData
from ...facts.description import Sumber
from ...facts.table import jumlah
from ...language.words import inisial
from ...prose.laporan import Laporan
from ...rules.hasil import nilai_masukan
from ...rules.report import INTERNAL
from ...rules.rumus import nilai_turunan
from ..grid import Kolom, Kosong, Tabel

JENIS = {"integer": "bulat", "number": "desimal", "date": "tanggal", "string": "teks"}


def label_tabel(*bagian: str) -> str:
    """Label by which pages refer to a table."""
    return "tbl-" + "-".join(bagian).replace("_", "-")


def sumber_tabel(lap: Laporan, nama: str) -> str:
    """Who keeps a data source, and in which document."""
    asal = lap.paket.sumber[nama].asal
    return f"{asal['bidang']}; {asal['dokumen']}"


def _judul_kolom(k: KolomData) -> str:
    return f"{k.judul} ({k.satuan})" if k.satuan and k.satuan != "rupiah" else k.judul


def _kolom_data(k: KolomData) -> Kolom:
    if k.nama == "nomor":
        return Kolom(k.nama, k.judul, "bulat", lebar=1)
    return Kolom(k.nama, _judul_kolom(k), JENIS[k.jenis], lebar=5 if k.jenis == "string" else 3)


def _isi(nilai):
    return Kosong("tidak tersedia dalam sumber") if nilai is None else nilai


def _jenis_turunan(t: dict) -> str:
    return "desimal" if "persen" in t else "bulat"


def _susunan(sumber: Sumber) -> list[KolomData | dict]:
    """Columns of a list: those of the data, each derived one after the last it uses."""
    susunan: list[KolomData | dict] = [k for k in sumber.kolom if k.nama != "tahun"]
    for t in sumber.turunan:
        dipakai = t.get("jumlah") or t.get("selisih") or t["persen"]
        akhir = max(n for n, k in enumerate(susunan) if isinstance(k, KolomData) and k.nama in dipakai)
        susunan.insert(akhir + 1, t)
    return susunan


def daftar(lap: Laporan, nama: str, *, total: bool = False, judul: str | None = None) -> Tabel:
    """A data source as a list for the report year, derived columns and total computed.

    Names of private persons are shown as initials.
    """
    sumber = lap.paket.sumber[nama]
    baris_data = lap.tabel(nama, lap.tahun)
    susunan = _susunan(sumber)
    kolom = [
        _kolom_data(k) if isinstance(k, KolomData) else Kolom(k["name"], k["title"], _jenis_turunan(k), lebar=3)
        for k in susunan
    ]

    def nilai(k: KolomData | dict, ambil):
        if isinstance(k, dict):
            return nilai_turunan(k, ambil)
        return inisial(ambil(k.nama)) if k.pribadi and lap.versi != INTERNAL else ambil(k.nama)

    baris = [tuple(_isi(nilai(k, b.get)) for k in susunan) for _, b in baris_data.iterrows()]
    tingkat = ["isi"] * len(baris)
    if total and baris:
        terhitung = {k.nama: jumlah(baris_data, k.nama) for k in sumber.kolom if k.satuan}
        jml = [nilai(k, terhitung.get) if isinstance(k, dict) or k.nama in terhitung else "" for k in susunan]
        jml[next(n for n, k in enumerate(kolom) if k.jenis == "teks")] = "Jumlah"
        baris.append(tuple(jml))
        tingkat.append("jumlah")
    return Tabel(
        label_tabel(nama),
        judul or f"{sumber.judul} tahun {lap.tahun}",
        tuple(kolom),
        tuple(baris),
        tuple(tingkat),
        sumber=sumber_tabel(lap, nama),
        catatan=("Nama orang disamarkan menjadi inisial.",)
        if lap.versi != INTERNAL and any(k.pribadi for k in sumber.kolom)
        else (),
    )


def deret(lap: Laporan, nama: str, *, judul: str | None = None) -> Tabel:
    """A data source with one row a year as measures × years, up to the report year."""
    sumber = lap.paket.sumber[nama]
    data = {int(b["tahun"]): b for _, b in lap.tabel(nama).sort_values("tahun").iterrows()}
    if data:
        data.setdefault(lap.tahun, {})
    tahun = list(data)
    ukuran = [k for k in sumber.kolom if k.nama != "tahun"]
    baris = [(_judul_kolom(k), *(_isi(b.get(k.nama)) for b in data.values())) for k in ukuran]
    wajib = [k.nama for k in ukuran if k.wajib]
    for t in sumber.turunan:
        baris.append((t["title"], *(_isi(nilai_turunan(t, b.get, wajib)) for b in data.values())))
    rentang = f"tahun {tahun[0]}" if len(tahun) == 1 else f"tahun {tahun[0]}–{tahun[-1]}" if tahun else ""
    return Tabel(
        label_tabel(nama),
        judul or f"{sumber.judul} {rentang}".strip(),
        (Kolom("uraian", "Uraian", lebar=5), *(Kolom(str(t), str(t), "bulat") for t in tahun)),
        tuple(baris) if data else (),
        sumber=sumber_tabel(lap, nama),
        catatan=sumber.catatan_sampai(lap.tahun),
    )


def masukan(lap: Laporan, id: str) -> Tabel | None:
    """Inputs of an indicator's formula × years, as `indikator.yaml` declares them.

    By the definition of the report year; None when the realisasi is not computed.
    """
    i = lap.hasil(id).indikator
    if not i.rumus.masukan:
        return None
    ada = {int(t) for m in i.rumus.masukan for t in lap.tabel(m.data)["tahun"]}
    baris = {m.label: (m, {t: nilai_masukan(lap.paket, m, t) for t in ada}) for m in i.rumus.masukan}
    tahun = sorted(t for t in ada if any(nilai[t] is not None for _, nilai in baris.values()))
    isi = []
    for m, nilai in baris.values():
        satuan = "" if m.cacah else lap.paket.sumber[m.data].satu_kolom(m.kolom).satuan
        isi.append((f"{m.label} ({satuan})" if satuan else m.label, *(_isi(nilai[t]) for t in tahun)))
    nama = list(dict.fromkeys(m.data for m in i.rumus.masukan))
    return Tabel(
        label_tabel("masukan", id),
        f"Data dasar indikator {i.nama}",
        (Kolom("uraian", "Uraian", lebar=5), *(Kolom(str(t), str(t), "bulat") for t in tahun)),
        tuple(isi) if tahun else (),
        sumber=". ".join(dict.fromkeys(sumber_tabel(lap, n) for n in nama)),
        catatan=tuple(c for n in nama for c in lap.paket.sumber[n].catatan_sampai(lap.tahun)),
    )


def silang(lap: Laporan, nama: str, baris: str, kolom: str, nilai: str, *, judul: str | None = None) -> Tabel:
    """A long data source as a cross table with totals both ways, report year."""
    data = lap.tabel(nama, lap.tahun)
    sumber = lap.paket.sumber[nama]
    urut = list(dict.fromkeys(data[kolom]))
    petak = pd.pivot_table(data, index=baris, columns=kolom, values=nilai, aggfunc="sum", sort=False) if urut else data
    isi = [(b, *(int(petak.loc[b, k]) for k in urut)) for b in dict.fromkeys(data[baris])]
    isi = [(*b, sum(b[1:])) for b in isi]
    if isi:
        isi.append(("Jumlah", *(sum(b[n] for b in isi) for n in range(1, len(urut) + 2))))
    return Tabel(
        label_tabel(nama),
        judul or f"{sumber.judul} tahun {lap.tahun}",
        (
            Kolom(baris, sumber.satu_kolom(baris).judul, lebar=3),
            *(Kolom(k, k, "bulat", lebar=3) for k in urut),
            Kolom("jumlah", "Jumlah", "bulat", lebar=3),
        ),
        tuple(isi),
        ("isi",) * (len(isi) - 1) + ("jumlah",) if isi else (),
        sumber=sumber_tabel(lap, nama),
    )
