"""Which tables does the report have, and from what are they made?

Every function takes the report and returns a `Tabel`; nothing is written here
that is not in the data, the catalogue or computed from them.
"""

from __future__ import annotations

from decimal import Decimal

import pandas as pd

from .anggaran import TOTAL, Pos
from .angka import bulatkan
from .capaian import berlaku, hitung_capaian
from .data import Kolom as KolomData
from .data import Sumber, jumlah
from .hasil import Hasil
from .kata import inisial
from .katalog import Induk
from .kisi import Kolom, Kosong, Tabel, Tertulis
from .laporan import Laporan
from .rumus import rasio_persen

_JENIS = {"integer": "bulat", "number": "desimal", "date": "tanggal", "string": "teks"}


def _label(*bagian: str) -> str:
    return "tbl-" + "-".join(bagian).replace("_", "-")


def _sumber(lap: Laporan, nama: str) -> str:
    asal = lap.paket.sumber[nama].asal
    return f"{asal['bidang']}, {asal['dokumen'][:1].lower()}{asal['dokumen'][1:]}"


def _nilai(h: Hasil, nilai, alasan: str) -> Tertulis | Kosong:
    if nilai is None:
        return Kosong(alasan)
    return Tertulis(nilai, h.tulis(nilai, satuan=False))


def _capaian(persen: Decimal | None, alasan: str) -> Decimal | Kosong:
    return Kosong(alasan) if persen is None else persen


def _penyerapan(p: Pos) -> Decimal | Kosong:
    return _capaian(p.penyerapan, "anggaran bernilai nol")


def skala(lap: Laporan) -> Tabel:
    """The scale of interpretation as the regulation prints it, and as it is applied."""
    s = berlaku(lap.katalog.skala["interpretasi"], lap.tahun)
    baris = []
    atas = None
    for n, j in enumerate(s.jenjang, 1):
        bawah = f"{j.batas}%"
        terap = f"mulai {bawah}" if atas is None else f"{bawah} sampai di bawah {atas}"
        baris.append((n, j.tercetak, terap, j.nama))
        atas = bawah
    return Tabel(
        _label("skala"),
        "Kategori, nilai, dan interpretasi capaian indikator kinerja",
        (
            Kolom("nomor", "No", "bulat", lebar=1),
            Kolom("nilai", "Nilai menurut peraturan", lebar=3),
            Kolom("penerapan", "Penerapan dalam laporan ini", lebar=3),
            Kolom("interpretasi", "Interpretasi", lebar=3),
        ),
        tuple(baris),
        sumber=s.rujukan,
        catatan=(s.catatan,),
    )


def _induk(induk: Induk) -> str:
    return f"{induk.jenjang.capitalize()} {induk.nomor}. {induk.nama}"


def ringkasan(lap: Laporan) -> Tabel:
    """All indicators of the year: target, realisasi, capaian, interpretasi."""
    baris = []
    for tujuan in lap.katalog.tujuan:
        for induk in (tujuan, *(s for s in lap.katalog.sasaran if s.tujuan == tujuan.id)):
            for i in lap.katalog.indikator_induk(induk):
                h = lap.hasil(i.id)
                baris.append(
                    (
                        _induk(induk),
                        i.nama,
                        i.satuan,
                        _nilai(h, h.target, "target tidak tersedia dalam sumber"),
                        _nilai(h, h.realisasi, "realisasi tidak tersedia dalam sumber"),
                        _capaian(h.capaian, f"capaian tidak dapat dihitung karena {h.alasan}"),
                        h.interpretasi or Kosong(f"capaian tidak dapat dihitung karena {h.alasan}"),
                    )
                )
    return Tabel(
        _label("ringkasan"),
        f"Capaian indikator kinerja tahun {lap.tahun}",
        (
            Kolom("induk", "Tujuan/sasaran strategis", gabung=True, lebar=5),
            Kolom("indikator", "Indikator", lebar=5),
            Kolom("satuan", "Satuan", lebar=2),
            Kolom("target", "Target", "desimal"),
            Kolom("realisasi", "Realisasi", "desimal"),
            Kolom("capaian_persen", "Capaian", "persen", grup="Kinerja"),
            Kolom("interpretasi", "Interpretasi", grup="Kinerja", lebar=3),
        ),
        tuple(baris),
        sumber="Diolah dari data dasar laporan",
    )


def capaian(lap: Laporan, id: str) -> Tabel:
    """One indicator: last year, this year, and towards the end of the plan."""
    h, lalu = lap.hasil(id), lap.hasil(id, lap.tahun - 1)
    kolom = [Kolom("indikator", "Indikator", lebar=4), Kolom("satuan", "Satuan", lebar=2)]
    baris: list = [h.indikator.nama, h.indikator.satuan]
    for x in (lalu, h):
        grup = f"Tahun {x.tahun}"
        kolom += [
            Kolom(f"target_{x.tahun}", "Target", "desimal", grup=grup),
            Kolom(f"realisasi_{x.tahun}", "Realisasi", "desimal", grup=grup),
            Kolom(f"capaian_{x.tahun}_persen", "Capaian", "persen", grup=grup),
        ]
        baris += [
            _nilai(x, x.target, f"target tahun {x.tahun} tidak tersedia dalam sumber"),
            _nilai(x, x.realisasi, f"realisasi tahun {x.tahun} tidak tersedia dalam sumber"),
            _capaian(x.capaian, f"capaian tahun {x.tahun} tidak dapat dihitung karena {x.alasan}"),
        ]
    if h.tahun_akhir is not None:
        grup = f"Target akhir Renstra tahun {h.tahun_akhir}"
        kolom += [
            Kolom("target_akhir", "Target", "desimal", grup=grup),
            Kolom("capaian_akhir_persen", "Capaian", "persen", grup=grup),
        ]
        tak_ada = f"target akhir tahun {h.tahun_akhir} tidak tersedia dalam sumber"
        baris += [
            _nilai(h, h.target_akhir, tak_ada),
            _capaian(h.capaian_akhir, tak_ada if h.target_akhir is None else f"tidak dapat dihitung: {h.alasan_akhir}"),
        ]
    akhir = f", dibandingkan dengan target akhir Renstra tahun {h.tahun_akhir}" if h.tahun_akhir else ""
    return Tabel(
        _label("capaian", id),
        f"Capaian indikator {h.indikator.nama} tahun {lalu.tahun} dan {h.tahun}{akhir}",
        tuple(kolom),
        (tuple(baris),),
        sumber=f"{h.indikator.pemilik}, diolah",
        catatan=(h.indikator.catatan,) if h.indikator.catatan else (),
    )


def _judul_kolom(k: KolomData) -> str:
    return f"{k.judul} ({k.satuan})" if k.satuan and k.satuan != "rupiah" else k.judul


def _kolom_data(k: KolomData) -> Kolom:
    if k.nama == "nomor":
        return Kolom(k.nama, k.judul, "bulat", lebar=1)
    return Kolom(k.nama, _judul_kolom(k), _JENIS[k.jenis], lebar=5 if k.jenis == "string" else 3)


def nilai_turunan(cara: dict, ambil) -> Decimal | int | None:
    """Value of a derived column: jumlah, selisih or persen of other columns."""
    if "jumlah" in cara:
        ada = [v for c in cara["jumlah"] if (v := ambil(c)) is not None]
        return sum(ada) if ada else None
    nilai = [ambil(c) for c in cara.get("selisih") or cara["persen"]]
    if None in nilai:
        return None
    if "selisih" in cara:
        return nilai[0] - nilai[1]
    hasil = rasio_persen([nilai[0]], [nilai[1]])
    return None if hasil is None else bulatkan(hasil)


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
        return inisial(ambil(k.nama)) if k.pribadi else ambil(k.nama)

    baris = [tuple(_isi(nilai(k, b.get)) for k in susunan) for _, b in baris_data.iterrows()]
    tingkat = ["isi"] * len(baris)
    if total and baris:
        terhitung = {k.nama: jumlah(baris_data, k.nama) for k in sumber.kolom if k.satuan}
        jml = [nilai(k, terhitung.get) if isinstance(k, dict) or k.nama in terhitung else "" for k in susunan]
        jml[next(n for n, k in enumerate(kolom) if k.jenis == "teks")] = "Jumlah"
        baris.append(tuple(jml))
        tingkat.append("jumlah")
    return Tabel(
        _label(nama),
        judul or f"{sumber.judul} tahun {lap.tahun}",
        tuple(kolom),
        tuple(baris),
        tuple(tingkat),
        sumber=_sumber(lap, nama),
        catatan=("Nama orang disamarkan menjadi inisial.",) if any(k.pribadi for k in sumber.kolom) else (),
    )


def deret(lap: Laporan, nama: str, *, judul: str | None = None) -> Tabel:
    """A data source with one row a year as measures × years, up to the report year."""
    sumber = lap.paket.sumber[nama]
    data = lap.tabel(nama).sort_values("tahun")
    tahun = [int(t) for t in data["tahun"]]
    ukuran = [k for k in sumber.kolom if k.nama != "tahun"]
    baris = [(_judul_kolom(k), *(_isi(v) for v in data[k.nama])) for k in ukuran]
    for t in sumber.turunan:
        nilai = [nilai_turunan(t, b.get) for _, b in data.iterrows()]
        baris.append((t["title"], *(_isi(v) for v in nilai)))
    rentang = f"tahun {tahun[0]}" if len(tahun) == 1 else f"tahun {tahun[0]}–{tahun[-1]}" if tahun else ""
    return Tabel(
        _label(nama),
        judul or f"{sumber.judul} {rentang}".strip(),
        (Kolom("uraian", "Uraian", lebar=5), *(Kolom(str(t), str(t), "bulat") for t in tahun)),
        tuple(baris),
        sumber=_sumber(lap, nama),
    )


def silang(lap: Laporan, nama: str, baris: str, kolom: str, nilai: str, *, judul: str | None = None) -> Tabel:
    """A long data source as a cross table with totals both ways, report year."""
    data = lap.tabel(nama, lap.tahun)
    sumber = lap.paket.sumber[nama]
    urut = list(dict.fromkeys(data[kolom]))
    petak = pd.pivot_table(data, index=baris, columns=kolom, values=nilai, aggfunc="sum", sort=False) if urut else data
    isi = [(b, *(int(petak.loc[b, k]) for k in urut)) for b in dict.fromkeys(data[baris])]
    isi = [(*b, sum(b[1:])) for b in isi]
    isi.append(("Jumlah", *(sum(b[n] for b in isi) for n in range(1, len(urut) + 2))))
    return Tabel(
        _label(nama),
        judul or f"{sumber.judul} tahun {lap.tahun}",
        (
            Kolom(baris, sumber.satu_kolom(baris).judul, lebar=3),
            *(Kolom(k, k, "bulat", lebar=3) for k in urut),
            Kolom("jumlah", "Jumlah", "bulat", lebar=3),
        ),
        tuple(isi),
        ("isi",) * (len(isi) - 1) + ("jumlah",),
        sumber=_sumber(lap, nama),
    )


_UANG = (
    Kolom("pagu_rp", "Anggaran (Rp)", "rupiah", lebar=4),
    Kolom("realisasi_rp", "Jumlah (Rp)", "rupiah", grup="Realisasi", lebar=4),
    Kolom("penyerapan_persen", "%", "persen", grup="Realisasi", lebar=2),
    Kolom("sisa_rp", "Sisa anggaran (Rp)", "rupiah", lebar=4),
)
_TAK_LAPOR = "realisasi keluaran tidak dilaporkan dalam sumber, sehingga capaiannya tidak dihitung"


def _uang(p: Pos) -> tuple:
    return (p.pagu_rp, p.realisasi_rp, _penyerapan(p), p.sisa_rp)


def anggaran(lap: Laporan, kode: tuple[str, ...] = (), *, label: str = "anggaran", judul: str | None = None) -> Tabel:
    """Budget and realisasi down to subkegiatan, of some programmes or of all."""
    pos = [p for k, p in lap.pohon.items() if not kode or k.split(".")[0] in kode]
    total = lap.anggaran(kode or TOTAL) if pos else None
    return Tabel(
        _label(label),
        judul or f"Anggaran dan realisasi belanja menurut program, kegiatan, dan subkegiatan tahun {lap.tahun}",
        (Kolom("kode", "Kode", lebar=2), Kolom("uraian", "Program/kegiatan/subkegiatan", lebar=7), *_UANG),
        tuple((p.kode, p.nama, *_uang(p)) for p in pos) + ((("", "Jumlah", *_uang(total)),) if total else ()),
        tuple(p.jenjang for p in pos) + (("jumlah",) if total else ()),
        sumber=_sumber(lap, "anggaran"),
    )


def pendukung(lap: Laporan, id: str) -> Tabel:
    """Programmes behind an indicator: their own indicators and their budget."""
    h = lap.hasil(id)
    kode = tuple(k for k in h.indikator.program if k in lap.pohon)
    judul = f"Program, kegiatan, dan anggaran pendukung indikator {h.indikator.nama} tahun {lap.tahun}"
    keluaran = {b["kode"]: b for _, b in lap.tabel("keluaran", lap.tahun).iterrows()}
    pos = [p for k, p in lap.pohon.items() if k.split(".")[0] in kode]
    if not any(p.kode in keluaran for p in pos):
        return anggaran(lap, kode, label=f"pendukung-{id}", judul=judul)
    baris = []
    for p in pos:
        b = keluaran.get(p.kode)
        if b is None:
            kel = (Kosong("indikator keluaran tidak tersedia dalam sumber"),) * 4
        else:
            c = hitung_capaian(b["realisasi"], b["target"], polaritas=b["polaritas"])
            satuan = b["satuan"] if b["polaritas"] == "positif" else f"{b['satuan']} (negatif)"
            kel = (
                f"{b['indikator']} ({satuan})",
                b["target"],
                b["realisasi"] if b["realisasi"] is not None else Kosong(_TAK_LAPOR),
                c.persen if c.persen is not None else Kosong(_TAK_LAPOR if b["realisasi"] is None else c.alasan),
            )
        baris.append((p.kode, p.nama, *kel, p.pagu_rp, p.realisasi_rp, _penyerapan(p)))
    total = lap.anggaran(kode)
    baris.append(("", "Jumlah", "", "", "", "", total.pagu_rp, total.realisasi_rp, _penyerapan(total)))
    return Tabel(
        _label("pendukung", id),
        judul,
        (
            Kolom("kode", "Kode", lebar=2),
            Kolom("uraian", "Program/kegiatan/subkegiatan", lebar=6),
            Kolom("indikator", "Indikator", lebar=5),
            Kolom("target", "Target", "desimal", grup="Keluaran/hasil"),
            Kolom("realisasi", "Realisasi", "desimal", grup="Keluaran/hasil"),
            Kolom("capaian_persen", "Capaian", "persen", grup="Keluaran/hasil", lebar=3),
            Kolom("pagu_rp", "Anggaran", "rupiah", grup="Anggaran (Rp)", lebar=4),
            Kolom("realisasi_rp", "Realisasi", "rupiah", grup="Anggaran (Rp)", lebar=4),
            Kolom("penyerapan_persen", "%", "persen", grup="Anggaran (Rp)", lebar=3),
        ),
        tuple(baris),
        tuple(p.jenjang for p in pos) + ("jumlah",),
        sumber=_sumber(lap, "anggaran"),
        catatan=(
            ("Indikator bertanda (negatif) dihitung dengan rumus negatif: semakin kecil semakin baik.",)
            if any(b["polaritas"] == "negatif" for k, b in keluaran.items() if k.split(".")[0] in kode)
            else ()
        ),
    )


def belanja(lap: Laporan) -> Tabel:
    """Revenue and expenditure by kind, with surplus or deficit."""
    baris, tingkat = [], []
    for p in lap.pohon_belanja.values():
        penyerapan = _penyerapan(p)
        kode = "" if p.kode == "surplus" else p.kode[1:]
        baris.append((kode, p.nama, p.pagu_rp, p.realisasi_rp, penyerapan, p.lebih_rp))
        tingkat.append(
            "jumlah" if p.kode == "surplus" else ("program", "kegiatan", "subkegiatan")[min(p.kode.count("."), 2)]
        )
    return Tabel(
        _label("belanja"),
        f"Rincian anggaran dan realisasi keuangan per jenis pendapatan dan belanja tahun anggaran {lap.tahun}",
        (
            Kolom("rekening", "Kode rekening", lebar=2),
            Kolom("uraian", "Uraian", lebar=6),
            Kolom("anggaran_rp", "Anggaran (Rp)", "selisih", lebar=4),
            Kolom("realisasi_rp", "Realisasi (Rp)", "selisih", lebar=4),
            Kolom("penyerapan_persen", "%", "persen", grup="Lebih/(kurang)", lebar=2),
            Kolom("selisih_rp", "Jumlah (Rp)", "selisih", grup="Lebih/(kurang)", lebar=4),
        ),
        tuple(baris),
        tuple(tingkat),
        sumber=_sumber(lap, "belanja"),
        catatan=(
            "Kolom lebih/(kurang) adalah realisasi dikurangi anggaran; angka dalam kurung berarti di bawah anggaran.",
        ),
    )


def sumber_dana(lap: Laporan) -> Tabel:
    """Budget by source of funds; the parts add up to the total."""
    nama = list(dict.fromkeys(lap.tabel("anggaran", lap.tahun)["sumber_dana"]))
    pos = [lap.sumber_dana(n) for n in nama]
    total = lap.anggaran() if pos else None
    return Tabel(
        _label("sumber-dana"),
        f"Anggaran dan realisasi menurut sumber dana tahun {lap.tahun}",
        (Kolom("sumber_dana", "Sumber dana", lebar=4), *_UANG),
        tuple((p.nama, *_uang(p)) for p in pos) + ((("Jumlah", *_uang(total)),) if total else ()),
        ("isi",) * len(pos) + (("jumlah",) if total else ()),
        sumber=_sumber(lap, "anggaran"),
    )
