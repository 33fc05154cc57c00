"""Which tables show targets, realisasi and achievement?"""

from __future__ import annotations

from decimal import Decimal

from ...facts.indicators import Indikator, Induk
from ...facts.scales import berlaku
from ...language.numbers import angka
from ...prose import kalimat
from ...prose.laporan import Laporan
from ...rules.capaian import rata_rata, sebut
from ...rules.hasil import Hasil
from ..grid import Kolom, Kosong, Tabel, Tertulis
from .uang import penyerapan_pos
from .umum import label_tabel


def _nilai(h: Hasil, nilai, alasan: str) -> Tertulis | Kosong:
    if nilai is None:
        return Kosong(alasan)
    return Tertulis(nilai, h.tulis(nilai, satuan=False))


def _capaian(persen: Decimal | None, alasan: str) -> Decimal | Kosong:
    return Kosong(alasan) if persen is None else persen


def skala(lap: Laporan) -> Tabel:
    """The scale of interpretation as the regulation prints it, and as it is applied."""
    s = berlaku(lap.katalog.skala["interpretasi"], lap.tahun)
    baris = []
    atas = None
    for n, j in enumerate(s.jenjang if s else (), 1):
        bawah = f"{j.batas}%"
        terap = f"mulai {bawah}" if atas is None else f"{bawah} sampai di bawah {atas}"
        baris.append((n, j.tercetak, terap, j.nama))
        atas = bawah
    return Tabel(
        label_tabel("skala"),
        "Kategori, nilai, dan interpretasi capaian indikator kinerja",
        (
            Kolom("nomor", "No", "bulat", lebar=1),
            Kolom("nilai", "Skala tercetak", lebar=3),
            Kolom("penerapan", "Penerapan dalam laporan ini", lebar=3),
            Kolom("interpretasi", "Interpretasi", lebar=3),
        ),
        tuple(baris),
        sumber=s.rujukan if s else "",
        catatan=(s.catatan,) if s else (),
    )


def _induk(induk: Induk) -> str:
    return f"{induk.jenjang.capitalize()} {induk.nomor}. {induk.nama}"


def ringkasan(lap: Laporan, *, label: str = "ringkasan") -> Tabel:
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
                        h.interpretasi
                        or Kosong(
                            "skala interpretasi tidak tersedia dalam sumber"
                            if h.capaian is not None
                            else f"capaian tidak dapat dihitung karena {h.alasan}"
                        ),
                    )
                )
    return Tabel(
        label_tabel(label),
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
        catatan=catatan_indikator(lap),
    )


def catatan_indikator(lap: Laporan) -> tuple[str, ...]:
    """Notes that belong below every table which shows all indicators."""
    return tuple(f"{i.nama}: {i.catatan}" for i in lap.katalog.indikator.values() if i.catatan)


def capaian_induk(lap: Laporan) -> Tabel:
    """Achievement of every goal and objective: mean of its computable indicators."""
    skala_tahun = berlaku(lap.katalog.skala["interpretasi"], lap.tahun)
    baris = []
    for induk in lap.katalog.tujuan + lap.katalog.sasaran:
        hasil = [lap.hasil(i.id).capaian for i in lap.katalog.indikator_induk(induk)]
        rata, banyak = rata_rata(hasil)
        kosong = Kosong("tidak ada indikator yang capaiannya dapat dihitung")
        baris.append(
            (
                _induk(induk),
                len(hasil),
                banyak,
                kosong if rata is None else rata,
                kosong if rata is None or skala_tahun is None else sebut(rata, skala_tahun),
            )
        )
    return Tabel(
        label_tabel("capaian-induk"),
        f"Capaian tujuan dan sasaran strategis tahun {lap.tahun}",
        (
            Kolom("induk", "Tujuan/sasaran strategis", lebar=8),
            Kolom("indikator", "Banyak indikator", "bulat"),
            Kolom("dihitung", "Dapat dihitung", "bulat"),
            Kolom("capaian_persen", "Rata-rata capaian", "persen"),
            Kolom("interpretasi", "Interpretasi", lebar=3),
        ),
        tuple(baris),
        sumber="Diolah dari data dasar laporan",
        catatan=("Rata-rata hanya mencakup indikator yang capaiannya dapat dihitung.",),
    )


def efisiensi(lap: Laporan) -> Tabel:
    """Achievement beside absorption of every indicator, with the rating."""
    baris = []
    for h in lap.semua_hasil():
        kode = lap.pendukung(h.indikator.id)
        efisien, alasan = lap.efisiensi(h.indikator.id)
        p = lap.anggaran(kode) if kode else None
        tak_ada = Kosong("anggaran pendukung tidak tersedia dalam sumber")
        baris.append(
            (
                h.indikator.nama,
                ", ".join(kode) or tak_ada,
                _capaian(h.capaian, f"capaian tidak dapat dihitung karena {h.alasan}"),
                tak_ada if p is None else penyerapan_pos(p),
                Kosong(f"tidak dinilai karena {alasan}")
                if efisien is None
                else ("Efisien" if efisien else "Belum efisien"),
            )
        )
    kaidah = berlaku(lap.katalog.efisiensi, lap.tahun)
    return Tabel(
        label_tabel("efisiensi"),
        f"Efisiensi penggunaan sumber daya menurut indikator tahun {lap.tahun}",
        (
            Kolom("indikator", "Indikator", lebar=7),
            Kolom("program", "Program pendukung", lebar=3),
            Kolom("capaian_persen", "Capaian", "persen"),
            Kolom("penyerapan_persen", "Penyerapan", "persen"),
            Kolom("efisiensi", "Penilaian", lebar=3),
        ),
        tuple(baris),
        sumber="Diolah dari data dasar laporan",
        catatan=(kaidah.kaidah,) if kaidah else (),
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
            _nilai(x, x.target, x.di_luar or f"target tahun {x.tahun} tidak tersedia dalam sumber"),
            _nilai(x, x.realisasi, x.di_luar or f"realisasi tahun {x.tahun} tidak tersedia dalam sumber"),
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
        label_tabel("capaian", id),
        f"Capaian indikator {h.indikator.nama}, tahun {lalu.tahun} dan {h.tahun}{akhir}",
        tuple(kolom),
        (tuple(baris),),
        sumber=f"{h.indikator.pemilik}, diolah",
        catatan=tuple(c for c in (h.indikator.catatan, kalimat.definisi(lap, id)) if c),
    )


_CARA = {
    "rasio": "({atas}) dibagi ({bawah}) dikali seratus persen",
    "pertumbuhan": "({nilai} tahun ini dikurangi tahun lalu) dibagi {nilai} tahun lalu",
    "perkalian": "{nilai} dikali {pengali}",
    "jumlah": "jumlah {nilai}",
    "predikat": "predikat menurut {nilai}",
    "dilaporkan": "nilai akhir diterima tanpa rincian pembentuknya",
}


def cara(i: Indikator) -> str:
    """How the realisasi of an indicator is computed, in words."""

    def sebut_masukan(daftar) -> str:
        return " + ".join(m.label[:1].lower() + m.label[1:] if not m.label.isupper() else m.label for m in daftar)

    r = i.rumus
    return _CARA[r.jenis].format(
        atas=sebut_masukan(r.pembilang),
        bawah=sebut_masukan(r.penyebut),
        nilai=sebut_masukan(r.nilai),
        pengali=r.pengali,
    )


def metode(lap: Laporan) -> Tabel:
    """How every indicator is computed, from which data, by whom."""
    baris = []
    for i in lap.katalog.indikator.values():
        data = "; ".join(dict.fromkeys(lap.paket.sumber[m.data].judul for m in i.rumus.masukan))
        baris.append((i.nama, i.satuan, cara(i), i.polaritas, data or "–", i.pemilik))
    return Tabel(
        label_tabel("metode"),
        "Rumus realisasi, polaritas, dan sumber data setiap indikator",
        (
            Kolom("indikator", "Indikator", lebar=5),
            Kolom("satuan", "Satuan", lebar=2),
            Kolom("rumus", "Cara menghitung realisasi", lebar=6),
            Kolom("polaritas", "Polaritas", lebar=2),
            Kolom("data", "Data dasar", lebar=5),
            Kolom("pemilik", "Penanggung jawab", lebar=4),
        ),
        tuple(baris),
        sumber="Katalog kinerja",
    )


def skala_predikat(lap: Laporan) -> Tabel:
    """The letters that indicators of the year are measured in, and their bounds."""
    dipakai: dict[str, list[str]] = {}
    for i in lap.katalog.indikator.values():
        if i.rumus.skala:
            dipakai.setdefault(i.rumus.skala, []).append(i.nama)
    baris, rujukan = [], []
    for nama, indikator in dipakai.items():
        s = berlaku(lap.katalog.skala[nama], lap.tahun)
        if s is None:
            continue
        rujukan.append(s.rujukan)
        lebih, sampai = ("lebih dari", "paling tinggi") if s.ketat else ("mulai", "di bawah")
        skor = [f"{lebih} {angka(j.batas)}" for j in s.jenjang[:-1]] + [f"{sampai} {angka(s.jenjang[-2].batas)}"]
        baris += [("; ".join(indikator), j.nama, x) for j, x in zip(s.jenjang, skor, strict=True)]
    kolom = (Kolom("predikat", "Predikat", lebar=3), Kolom("skor", "Skor", lebar=5))
    if len(rujukan) == 1:
        baris = [b[1:] for b in baris]
    else:
        kolom = (Kolom("indikator", "Indikator", gabung=True, lebar=6), *kolom)
    return Tabel(
        label_tabel("skala-predikat"),
        "Predikat menurut skor evaluasi",
        kolom,
        tuple(baris),
        sumber="; ".join(dict.fromkeys(rujukan)),
    )
