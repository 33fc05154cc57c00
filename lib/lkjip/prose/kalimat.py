"""Which sentences follow from the figures, whatever the figures are?

Each function returns a complete Indonesian sentence (or two) that is true for
any value, also for a missing one: "meningkat" cannot stand where a figure fell.
"""

from __future__ import annotations

from decimal import Decimal

from ..findings import NotAvailable
from ..language.numbers import persen, rupiah
from ..language.words import banding, bilangan, perubahan, terbilang_persen, terbilang_rupiah
from ..rules.capaian import hitung_capaian
from ..rules.hasil import DILAPORKAN, Hasil
from ..rules.report import PUBLIK, Report
from ..rules.rumus import pertumbuhan


def definisi(lap: Report, id: str) -> str:
    """From which year on an indicator is named or measured otherwise; empty when it always was so."""
    ubah = lap.katalog.riwayat.perubahan_terakhir(id, lap.tahun)
    if ubah is None:
        return ""
    tahun, lama = ubah
    kini = lap.hasil(id).indikator
    beda = {"nama": "nama", "rumus": "rumus", "satuan": "satuan", "polaritas": "arah penilaian"}
    hal = _daftar([sebut for sifat, sebut in beda.items() if getattr(lama, sifat) != getattr(kini, sifat)])
    teks = f"Sejak tahun {tahun} {hal} indikator ini berubah"
    if lama.nama != kini.nama:
        teks += f"; sampai dengan tahun {tahun - 1} namanya {lama.nama}"
    if lama.sebanding(kini):
        return teks + "."
    return teks + "; hasil tahun-tahun sebelumnya tetap menurut ketentuan lama dan tidak dibandingkan."


def _angka_punya(nilai) -> bool:
    return isinstance(nilai, Decimal)


def capaian(h: Hasil) -> str:
    """What was reached this year against the target."""
    if h.realisasi is None:
        return f"Realisasi tahun {h.tahun} tidak tersedia dalam sumber, sehingga capaiannya tidak dapat dihitung."
    if h.target is None:
        return (
            f"Realisasi tahun {h.tahun} tercatat {h.tulis(h.realisasi)}; target tahun itu tidak tersedia dalam sumber, "
            "sehingga capaiannya tidak dapat dihitung."
        )
    if h.capaian is None:
        if h.realisasi == h.target:
            sama = "sama dengan"
        else:
            sama = "lebih tinggi daripada" if h.tercapai else "lebih rendah daripada"
        hasil = "sudah" if h.tercapai else "belum"
        skor = f" (skor {h.tulis(h.skor, satuan=False)})" if h.skor is not None else ""
        return (
            f"Realisasi tahun {h.tahun} adalah {h.realisasi}{skor}, {sama} target {h.target}, sehingga target {hasil} "
            f"tercapai. Capaian dalam persen tidak dapat dihitung karena {h.alasan}."
        )
    letak = f"{banding(h.realisasi, h.target)} target"
    if h.indikator.polaritas == "negatif" and h.realisasi != h.target:
        letak = "lebih sedikit daripada batas target" if h.tercapai else "melebihi batas target"
    return (
        f"Realisasi tahun {h.tahun} sebesar {h.tulis(h.realisasi)} {letak} "
        f"{h.tulis(h.target)}, sehingga capaiannya {persen(h.capaian)} ({terbilang_persen(h.capaian)})"
        + (f" dengan interpretasi {h.interpretasi}." if h.interpretasi else ".")
    )


def _arti(h: Hasil, lalu: Hasil) -> str:
    if h.realisasi == lalu.realisasi:
        return ""
    membaik = (h.realisasi > lalu.realisasi) == (h.indikator.polaritas == "positif")
    if h.indikator.polaritas == "negatif":
        return f" Karena nilai yang lebih kecil berarti lebih baik, kinerja {'membaik' if membaik else 'melemah'}."
    return ""


def tahun_lalu(h: Hasil, lalu: Hasil) -> str:
    """How this year compares with the year before."""
    if lalu.di_luar:
        return f"Realisasi tahun {lalu.tahun} tidak ada untuk dibandingkan, karena {lalu.di_luar}."
    tanpa = [str(x.tahun) for x in (lalu, h) if x.realisasi is None]
    if tanpa:
        return (
            f"Realisasi tahun {' dan tahun '.join(tanpa)} tidak tersedia dalam sumber, "
            "sehingga perkembangannya belum dapat dibandingkan."
        )
    if not h.indikator.sebanding(lalu.indikator) or not _angka_punya(h.realisasi) or not _angka_punya(lalu.realisasi):
        return (
            f"Realisasi tahun {lalu.tahun} adalah {lalu.tulis(lalu.realisasi)}, sedangkan realisasi tahun {h.tahun} "
            f"adalah {h.tulis(h.realisasi)}."
        )
    gerak = perubahan(h.realisasi, lalu.realisasi)
    if gerak == "tidak berubah":
        teks = f"Realisasi tidak berubah dari tahun {lalu.tahun}, yaitu {h.tulis(h.realisasi)}"
    else:
        teks = (
            f"Dibandingkan dengan tahun {lalu.tahun}, realisasi {gerak} dari {lalu.tulis(lalu.realisasi)} "
            f"menjadi {h.tulis(h.realisasi)}"
        )
    if h.capaian is None or lalu.capaian is None:
        return teks + "." + _arti(h, lalu)
    searah, gerak = gerak, perubahan(h.capaian, lalu.capaian)
    if gerak == "tidak berubah":
        teks += f", dengan capaian tetap {persen(h.capaian)}."
    else:
        sambung = "dan capaiannya juga" if gerak == searah else "sedangkan capaiannya"
        teks += f", {sambung} {gerak} dari {persen(lalu.capaian)} menjadi {persen(h.capaian)}."
    return teks + _arti(h, lalu)


def akhir(h: Hasil) -> str:
    """How far the realisasi is towards the last year of the planning period."""
    if h.tahun_akhir is None:
        return f"Tahun {h.tahun} tidak termasuk periode perencanaan yang tercatat, sehingga tidak ada target akhir."
    if h.target_akhir is None:
        return f"Target akhir Renstra tahun {h.tahun_akhir} untuk indikator ini tidak tersedia dalam sumber."
    if h.capaian_akhir is None:
        return f"Capaian terhadap target akhir Renstra tahun {h.tahun_akhir} tidak dapat dihitung: {h.alasan_akhir}."
    sudah = "sudah" if h.capaian_akhir >= 100 else "belum"
    return (
        f"Target akhir Renstra tahun {h.tahun_akhir} adalah {h.tulis(h.target_akhir)}. Terhadap target itu, realisasi "
        f"tahun {h.tahun} setara dengan {persen(h.capaian_akhir)} ({terbilang_persen(h.capaian_akhir)}), "
        f"sehingga target akhir {sudah} tercapai."
    )


def dokumen_lain(h: Hasil, nama: dict[str, str]) -> str:
    """Targets that other documents set for the same year, where they differ."""
    kalimat = []
    for dokumen, target in h.target_lain.items():
        if target == h.target:
            continue
        c = hitung_capaian(h.realisasi, target, polaritas=h.indikator.polaritas)
        teks = f"{nama[dokumen]} menetapkan target {h.tulis(target)}, berbeda dengan target {h.tulis(h.target)}"
        if c.persen is not None:
            teks += f"; terhadap target itu capaiannya {persen(c.persen)}"
        kalimat.append(teks + ".")
    return " ".join(kalimat)


def asal(h: Hasil) -> str:
    """Whether a realisasi was computed or taken over as a result."""
    if h.asal != DILAPORKAN:
        return ""
    return f"Realisasi tahun {h.tahun} diterima sebagai hasil akhir. {h.catatan}."


def anggaran(lap: Report, kode: tuple[str, ...]) -> str:
    """Budget behind an indicator, with the number of programmes that carry it."""
    kode = tuple(k for k in kode if k in lap.pohon)
    if not kode:
        return f"Data anggaran tahun {lap.tahun} {lap.sebab}."
    p = lap.anggaran(kode)
    banyak = [len(lap.anak(kode, j)) for j in ("program", "kegiatan", "subkegiatan")]
    teks = (
        f"Indikator ini didukung oleh {bilangan(banyak[0])} program, {bilangan(banyak[1])} kegiatan, dan "
        f"{bilangan(banyak[2])} subkegiatan dengan anggaran {rupiah(p.pagu_rp)} ({terbilang_rupiah(p.pagu_rp)}) dan "
        f"realisasi {rupiah(p.realisasi_rp)} ({terbilang_rupiah(p.realisasi_rp)})"
    )
    if p.penyerapan is None:
        return teks + "."
    return teks + f" atau {persen(p.penyerapan)} ({terbilang_persen(p.penyerapan)})."


def _daftar(nama: list[str]) -> str:
    if len(nama) < 2:
        return "".join(nama)
    if len(nama) == 2:
        return f"{nama[0]} dan {nama[1]}"
    return f"{', '.join(nama[:-1])}, dan {nama[-1]}"


def ringkasan(lap: Report) -> str:
    """How many indicators met their target, counted, with the names of the others."""
    semua = lap.semua_hasil()
    kelompok = {nilai: [h.indikator.nama for h in semua if h.tercapai is nilai] for nilai in (True, False, None)}
    jenjang = [sum(h.indikator.induk.jenjang == j for h in semua) for j in ("tujuan", "sasaran")]
    cakupan = (
        f"{bilangan(len(semua))} indikator, yaitu {bilangan(jenjang[0])} indikator tujuan dan "
        f"{bilangan(jenjang[1])} indikator sasaran,"
    )
    if len(kelompok[None]) == len(semua):
        return (
            f"Ketercapaian {cakupan} tidak dapat dinilai karena target atau realisasi tahun {lap.tahun} tidak "
            "tersedia dalam sumber."
        )
    teks = f"Dari {cakupan} {bilangan(len(kelompok[True]))} indikator mencapai atau melampaui targetnya"
    if kelompok[True]:
        teks += f", yaitu {_daftar(kelompok[True])}"
    teks += "."
    if kelompok[False]:
        teks += (
            f" Sebanyak {bilangan(len(kelompok[False]))} indikator belum mencapainya, yaitu {_daftar(kelompok[False])}."
        )
    if kelompok[None]:
        teks += (
            f" Ketercapaian {bilangan(len(kelompok[None]))} indikator lainnya tidak dapat dinilai karena target atau "
            f"realisasinya tidak tersedia, yaitu {_daftar(kelompok[None])}."
        )
    tanpa = [h.indikator.nama for h in semua if h.tercapai is not None and h.capaian is None]
    if tanpa:
        teks += f" Capaian {_daftar(tanpa)} tidak dinyatakan dalam persen karena nilainya berupa predikat."
    return teks + _terhadap_dokumen_lain(lap)


def _terhadap_dokumen_lain(lap: Report) -> str:
    """What the indicators reach by the targets of other documents, where those differ."""
    beda: dict[str, list[str]] = {}
    for h in lap.semua_hasil():
        for dokumen, target in h.target_lain.items():
            c = hitung_capaian(h.realisasi, target, polaritas=h.indikator.polaritas)
            if target != h.target and c.persen is not None:
                beda.setdefault(dokumen, []).append(f"{h.indikator.nama} {persen(c.persen)}")
    return "".join(
        f" Terhadap target {lap.katalog.dokumen[dokumen]} yang berbeda dari target itu, capaian {_daftar(isi)}."
        for dokumen, isi in beda.items()
    )


def total(lap: Report) -> str:
    """Budget and realisasi of the whole year, in figures and words."""
    if not lap.pohon:
        return f"Data anggaran tahun {lap.tahun} {lap.sebab}."
    p = lap.anggaran()
    teks = (
        f"Anggaran belanja tahun {lap.tahun} berjumlah {rupiah(p.pagu_rp)} ({terbilang_rupiah(p.pagu_rp)}) dengan "
        f"realisasi {rupiah(p.realisasi_rp)} ({terbilang_rupiah(p.realisasi_rp)})"
    )
    if p.penyerapan is not None:
        teks += f" atau {persen(p.penyerapan)} ({terbilang_persen(p.penyerapan)})"
    teks += "."
    dana = [lap.sumber_dana(n) for n in dict.fromkeys(lap.tabel("anggaran", lap.tahun)["sumber_dana"])]
    for d in sorted(dana, key=lambda d: -d.pagu_rp)[1:]:
        teks += (
            f" Dalam anggaran itu termasuk {d.nama} sebesar {rupiah(d.pagu_rp)} ({terbilang_rupiah(d.pagu_rp)}) dengan realisasi "
            f"{rupiah(d.realisasi_rp)} ({terbilang_rupiah(d.realisasi_rp)})"
        )
        teks += "." if d.penyerapan is None else f" atau {persen(d.penyerapan)} ({terbilang_persen(d.penyerapan)})."
    return teks + f" Sisa anggaran seluruhnya {rupiah(p.sisa_rp)} ({terbilang_rupiah(p.sisa_rp)})."


def pendapatan(lap: Report, rekening: str = "R4") -> str:
    """Revenue that the agency manages, against its target; nothing when its report has no accounts."""
    if not lap.paket.punya("belanja"):
        return ""
    if lap.pohon_belanja and rekening not in lap.pohon_belanja:
        return f"Tidak ada pendapatan yang dianggarkan pada tahun {lap.tahun}."
    if rekening not in lap.pohon_belanja:
        return f"Data pendapatan tahun {lap.tahun} {lap.sebab}."
    p = lap.belanja(rekening)
    teks = (
        f"Pendapatan yang dikelola ditargetkan {rupiah(p.pagu_rp)} ({terbilang_rupiah(p.pagu_rp)}) dan terealisasi "
        f"{rupiah(p.realisasi_rp)} ({terbilang_rupiah(p.realisasi_rp)})"
    )
    return teks + ("." if p.penyerapan is None else f" atau {persen(p.penyerapan)} ({terbilang_persen(p.penyerapan)}).")


def efisiensi(lap: Report, id: str) -> str:
    """Achievement beside absorption, with the rating of the declared rule."""
    h, kode = lap.hasil(id), lap.pendukung(id)
    efisien, alasan = lap.efisiensi(id)
    if efisien is None:
        return f"Efisiensi penggunaan sumber daya tidak dinilai karena {alasan}."
    p = lap.anggaran(kode)
    return (
        f"Capaian {persen(h.capaian)} diperoleh dengan penyerapan anggaran pendukung {persen(p.penyerapan)}. Menurut "
        f"kaidah yang dinyatakan dalam laporan ini, penggunaan sumber dayanya {'efisien' if efisien else 'belum efisien'}."
    )


def efisiensi_semua(lap: Report) -> str:
    """How many indicators were rated efficient, not efficient, or not at all."""
    nilai = [lap.efisiensi(id)[0] for id in lap.katalog.indikator]
    if nilai.count(None) == len(nilai):
        return (
            f"Efisiensi seluruh indikator, yaitu {bilangan(len(nilai))} indikator, tidak dinilai karena capaian atau "
            f"anggaran pendukung tahun {lap.tahun} {lap.sebab}."
        )
    return (
        f"Dari {bilangan(len(nilai))} indikator, {bilangan(nilai.count(True))} dinilai efisien, "
        f"{bilangan(nilai.count(False))} belum efisien, dan {bilangan(nilai.count(None))} tidak dinilai."
    )


def anggaran_bersama(lap: Report) -> str:
    """How many programmes stand under more than one indicator."""
    if not lap.pohon:
        return f"Data anggaran tahun {lap.tahun} {lap.sebab}."
    banyak = [sum(k in i.program for i in lap.katalog.indikator.values()) for k in lap.program]
    ganda = sum(n > 1 for n in banyak)
    tabel = sum(bool(lap.pendukung(id)) for id in lap.katalog.indikator)
    if not ganda:
        return "Tidak ada program yang mendukung lebih dari satu indikator."
    return (
        f"Sebanyak {bilangan(ganda)} dari {bilangan(len(banyak))} program mendukung lebih dari satu indikator, sehingga "
        f"nama program muncul {bilangan(sum(banyak))} kali dalam {bilangan(tabel)} tabel anggaran pendukung. Anggaran "
        f"pada tabel-tabel itu tidak boleh dijumlahkan; jumlah yang benar adalah {rupiah(lap.anggaran().pagu_rp)}."
    )


def deret(lap: Report, id: str) -> str:
    """Over which years the realisasi is known, its highest and lowest value, and when its definition changed."""
    return " ".join(k for k in (_rentang(lap, id), definisi(lap, id)) if k)


def _rentang(lap: Report, id: str) -> str:
    semua = lap.hasil_sebanding(id)
    ada = [h for h in semua if _angka_punya(h.realisasi)]
    if not ada:
        return "Belum ada realisasi berupa angka yang dapat dibandingkan dari tahun ke tahun."
    h = ada[-1]
    lebih_awal = lap.hasil(id, ada[0].tahun - 1)
    lain = lebih_awal.di_luar or not lebih_awal.indikator.sebanding(h.indikator)
    if len(ada) == 1:
        return "" if lain else f"Realisasi sebelum tahun {h.tahun} tidak tersedia dalam sumber."
    awal = ada[0].tahun
    teks = f"Realisasi tersedia sejak tahun {awal}"
    if len(ada) > 2:
        tinggi, rendah = max(ada, key=lambda x: x.realisasi), min(ada, key=lambda x: x.realisasi)
        teks += (
            f", tertinggi {tinggi.tulis(tinggi.realisasi)} pada tahun {tinggi.tahun} dan terendah "
            f"{rendah.tulis(rendah.realisasi)} pada tahun {rendah.tahun}"
        )
    return teks + ("." if lain else "; tahun-tahun sebelumnya tidak tersedia dalam sumber.")


def revisi(lap: Report) -> str:
    """How many past facts later editions have changed, or that none has."""
    banyak = len(lap.revisi)
    if not banyak:
        return f"Sampai dengan edisi tahun {lap.tahun} tidak ada fakta yang direvisi."
    return (
        f"Sampai dengan edisi tahun {lap.tahun} terdapat {bilangan(banyak)} perubahan fakta, sebagaimana disajikan "
        "dalam tabel berikut."
    )


def pertumbuhan_persen(h: Hasil) -> str:
    """The growth behind an indicator that is published as a fraction, in per cent."""
    if h.indikator.rumus.jenis != "pertumbuhan" or not h.masukan:
        raise NotAvailable(f"pertumbuhan {h.indikator.nama} tahun {h.tahun} tidak tersedia dalam sumber")
    kini, lalu = h.masukan["nilai"]
    return persen(100 * pertumbuhan(kini, lalu))


def lisensi(lap: Report) -> str:
    """How the data of the report may be used; only the public version has a licence."""
    if lap.versi != PUBLIK:
        return "Versi ini tidak untuk dipublikasikan, sehingga datanya tidak berlisensi."
    nama = " atau ".join(f"[{x['title']}]({x['path']})" for x in lap.paket.deskripsi["licenses"])
    return f"Data ini boleh dipakai, diolah, dan dibagikan menurut lisensi {nama}."
