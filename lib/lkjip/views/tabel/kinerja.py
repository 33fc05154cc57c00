"""Which tables show targets, realisasi and achievement?"""

from __future__ import annotations

from decimal import Decimal

from ...facts.indicators import Indikator, Induk
from ...facts.scales import valid_in
from ...language.numbers import angka
from ...prose import kalimat
from ...prose.laporan import Laporan
from ...rules.capaian import name_step, rata_rata
from ...rules.hasil import Hasil
from ..grid import Kolom, Kosong, Tabel, Tertulis
from .uang import absorption
from .umum import label_tabel


def _value(h: Hasil, value, reason: str) -> Tertulis | Kosong:
    if value is None:
        return Kosong(reason)
    return Tertulis(value, h.tulis(value, satuan=False))


def _capaian(persen: Decimal | None, reason: str) -> Decimal | Kosong:
    return Kosong(reason) if persen is None else persen


def skala(lap: Laporan) -> Tabel:
    """The scale of interpretation as the regulation prints it, and as it is applied.

    When no scale is in force in the report year, the table says so.

    >>> tabel.skala(lap).baris[1]
    (2, '80% sampai di bawah 100%', '80% sampai di bawah 100%', 'Baik')
    """
    s = valid_in(lap.katalog.skala["interpretasi"], lap.tahun)
    row = []
    top = None
    for n, j in enumerate(s.jenjang if s else (), 1):
        bottom = f"{j.batas}%"
        applied = f"mulai {bottom}" if top is None else f"{bottom} sampai di bawah {top}"
        row.append((n, j.tercetak, applied, j.nama))
        top = bottom
    return Tabel(
        label_tabel("skala"),
        "Kategori, nilai, dan interpretasi capaian indikator kinerja",
        (
            Kolom("nomor", "No", "bulat", lebar=1),
            Kolom("nilai", "Skala tercetak", lebar=3),
            Kolom("penerapan", "Penerapan dalam laporan ini", lebar=3),
            Kolom("interpretasi", "Interpretasi", lebar=3),
        ),
        tuple(row),
        sumber=s.rujukan if s else "",
        catatan=(s.catatan,) if s else (),
    )


def _induk(parent: Induk) -> str:
    return f"{parent.jenjang.capitalize()} {parent.nomor}. {parent.nama}"


def ringkasan(lap: Laporan, *, label: str = "ringkasan") -> Tabel:
    """All indicators of the year: target, realisasi, capaian (per cent), interpretasi.

    >>> [row[5:] for row in tabel.ringkasan(lap).baris][:2]
    [(Decimal('106.25'), 'Sangat Baik'), (Decimal('95.50'), 'Baik')]
    """
    row = []
    for tujuan in lap.katalog.tujuan:
        for parent in (tujuan, *(s for s in lap.katalog.sasaran if s.tujuan == tujuan.id)):
            for i in lap.katalog.indicators_of(parent):
                h = lap.hasil(i.id)
                row.append(
                    (
                        _induk(parent),
                        i.nama,
                        i.satuan,
                        _value(h, h.target, "target tidak tersedia dalam sumber"),
                        _value(h, h.realisasi, "realisasi tidak tersedia dalam sumber"),
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
        tuple(row),
        sumber="Diolah dari data dasar laporan",
        catatan=catatan_indikator(lap),
    )


def catatan_indikator(lap: Laporan) -> tuple[str, ...]:
    """Notes that belong below every table which shows all indicators."""
    return tuple(f"{i.nama}: {i.catatan}" for i in lap.katalog.indikator.values() if i.catatan)


def capaian_induk(lap: Laporan) -> Tabel:
    """Achievement of every goal and objective: mean (per cent) of its computable indicators.

    >>> tabel.capaian_induk(lap).baris[1]
    ('Sasaran 1. Meningkatnya mutu pelayanan perpustakaan (contoh)', 2, 1, Decimal('95.50'), 'Baik')
    """
    scale_of_year = valid_in(lap.katalog.skala["interpretasi"], lap.tahun)
    row = []
    for parent in lap.katalog.tujuan + lap.katalog.sasaran:
        hasil = [lap.hasil(i.id).capaian for i in lap.katalog.indicators_of(parent)]
        mean, count = rata_rata(hasil)
        empty = Kosong("tidak ada indikator yang capaiannya dapat dihitung")
        row.append(
            (
                _induk(parent),
                len(hasil),
                count,
                empty if mean is None else mean,
                empty if mean is None or scale_of_year is None else name_step(mean, scale_of_year),
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
        tuple(row),
        sumber="Diolah dari data dasar laporan",
        catatan=("Rata-rata hanya mencakup indikator yang capaiannya dapat dihitung.",),
    )


def efisiensi(lap: Laporan) -> Tabel:
    """Achievement beside absorption (both per cent) of every indicator, with the rating.

    >>> tabel.efisiensi(lap).baris[0][1:]
    ('P2', Decimal('106.25'), Decimal('94.34'), 'Efisien')
    >>> tabel.efisiensi(lap).baris[2][-1]
    Kosong(alasan='tidak dinilai karena capaian tidak dapat dihitung')
    """
    row = []
    for h in lap.all_results():
        kode = lap.supporting(h.indikator.id)
        efficient, reason = lap.efisiensi(h.indikator.id)
        p = lap.anggaran(kode) if kode else None
        nothing = Kosong("anggaran pendukung tidak tersedia dalam sumber")
        row.append(
            (
                h.indikator.nama,
                ", ".join(kode) or nothing,
                _capaian(h.capaian, f"capaian tidak dapat dihitung karena {h.alasan}"),
                nothing if p is None else absorption(p),
                Kosong(f"tidak dinilai karena {reason}")
                if efficient is None
                else ("Efisien" if efficient else "Belum efisien"),
            )
        )
    kaidah = valid_in(lap.katalog.efisiensi, lap.tahun)
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
        tuple(row),
        sumber="Diolah dari data dasar laporan",
        catatan=(kaidah.kaidah,) if kaidah else (),
    )


def capaian(lap: Laporan, id: str) -> Tabel:
    """One indicator: last year, this year, and towards the end of the plan.

    >>> t = tabel.capaian(lap, "kunjungan")
    >>> {k.kunci: v for k, v in zip(t.kolom, t.baris[0], strict=True) if k.jenis == "persen"}
    {'capaian_2024_persen': Decimal('100.00'), 'capaian_2025_persen': Decimal('106.25'), 'capaian_akhir_persen': Decimal('81.73')}
    """
    h, previous = lap.hasil(id), lap.hasil(id, lap.tahun - 1)
    columns = [Kolom("indikator", "Indikator", lebar=4), Kolom("satuan", "Satuan", lebar=2)]
    row: list = [h.indikator.nama, h.indikator.satuan]
    for x in (previous, h):
        group = f"Tahun {x.tahun}"
        columns += [
            Kolom(f"target_{x.tahun}", "Target", "desimal", grup=group),
            Kolom(f"realisasi_{x.tahun}", "Realisasi", "desimal", grup=group),
            Kolom(f"capaian_{x.tahun}_persen", "Capaian", "persen", grup=group),
        ]
        row += [
            _value(x, x.target, x.di_luar or f"target tahun {x.tahun} tidak tersedia dalam sumber"),
            _value(x, x.realisasi, x.di_luar or f"realisasi tahun {x.tahun} tidak tersedia dalam sumber"),
            _capaian(x.capaian, f"capaian tahun {x.tahun} tidak dapat dihitung karena {x.alasan}"),
        ]
    if h.tahun_akhir is not None:
        group = f"Target akhir Renstra tahun {h.tahun_akhir}"
        columns += [
            Kolom("target_akhir", "Target", "desimal", grup=group),
            Kolom("capaian_akhir_persen", "Capaian", "persen", grup=group),
        ]
        nothing = f"target akhir tahun {h.tahun_akhir} tidak tersedia dalam sumber"
        row += [
            _value(h, h.target_akhir, nothing),
            _capaian(h.capaian_akhir, nothing if h.target_akhir is None else f"tidak dapat dihitung: {h.alasan_akhir}"),
        ]
    end = f", dibandingkan dengan target akhir Renstra tahun {h.tahun_akhir}" if h.tahun_akhir else ""
    return Tabel(
        label_tabel("capaian", id),
        f"Capaian indikator {h.indikator.nama}, tahun {previous.tahun} dan {h.tahun}{end}",
        tuple(columns),
        (tuple(row),),
        sumber=f"{h.indikator.pemilik}, diolah",
        catatan=tuple(c for c in (h.indikator.catatan, kalimat.definisi(lap, id)) if c),
    )


_WAYS = {
    "rasio": "({atas}) dibagi ({bawah}) dikali seratus persen",
    "pertumbuhan": "({nilai} tahun ini dikurangi tahun lalu) dibagi {nilai} tahun lalu",
    "perkalian": "{nilai} dikali {pengali}",
    "jumlah": "jumlah {nilai}",
    "predikat": "predikat menurut {nilai}",
    "dilaporkan": "nilai akhir diterima tanpa rincian pembentuknya",
}


def way(i: Indikator) -> str:
    """How the realisasi of an indicator is computed, in words."""

    def name_inputs(listing) -> str:
        return " + ".join(m.label[:1].lower() + m.label[1:] if not m.label.isupper() else m.label for m in listing)

    r = i.rumus
    return _WAYS[r.jenis].format(
        atas=name_inputs(r.pembilang),
        bawah=name_inputs(r.penyebut),
        nilai=name_inputs(r.nilai),
        pengali=r.pengali,
    )


def metode(lap: Laporan) -> Tabel:
    """How every indicator is computed, from which data, by whom.

    >>> tabel.metode(lap).baris[0][2]
    '(penduduk yang berkunjung (contoh)) dibagi (jumlah penduduk (contoh)) dikali seratus persen'
    """
    row = []
    for i in lap.katalog.indikator.values():
        data = "; ".join(dict.fromkeys(lap.paket.sources[m.data].title for m in i.rumus.masukan))
        row.append((i.nama, i.satuan, way(i), i.polaritas, data or "–", i.pemilik))
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
        tuple(row),
        sumber="Katalog kinerja",
    )


def skala_predikat(lap: Laporan) -> Tabel:
    """The letters that indicators of the year are measured in, and their bounds.

    >>> tabel.skala_predikat(lap).baris
    (('A', 'mulai 88'), ('B', 'mulai 76'), ('C', 'mulai 65'), ('D', 'di bawah 65'))
    """
    used: dict[str, list[str]] = {}
    for i in lap.katalog.indikator.values():
        if i.rumus.skala:
            used.setdefault(i.rumus.skala, []).append(i.nama)
    row, reference = [], []
    for name, indikator in used.items():
        s = valid_in(lap.katalog.skala[name], lap.tahun)
        if s is None:
            continue
        reference.append(s.rujukan)
        excess, last = ("lebih dari", "paling tinggi") if s.ketat else ("mulai", "di bawah")
        skor = [f"{excess} {angka(j.batas)}" for j in s.jenjang[:-1]] + [f"{last} {angka(s.jenjang[-2].batas)}"]
        row += [("; ".join(indikator), j.nama, x) for j, x in zip(s.jenjang, skor, strict=True)]
    columns = (Kolom("predikat", "Predikat", lebar=3), Kolom("skor", "Skor", lebar=5))
    if len(reference) == 1:
        row = [b[1:] for b in row]
    else:
        columns = (Kolom("indikator", "Indikator", gabung=True, lebar=6), *columns)
    return Tabel(
        label_tabel("skala-predikat"),
        "Predikat menurut skor evaluasi",
        columns,
        tuple(row),
        sumber="; ".join(dict.fromkeys(reference)),
    )
