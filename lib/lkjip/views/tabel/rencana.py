"""Which tables show what was planned, who works here, and what was corrected?"""

from __future__ import annotations

from ...facts.corrections import baca_koreksi
from ...language.words import inisial
from ...prose.laporan import Laporan
from ...rules.anggaran import TOTAL
from ...rules.report import INTERNAL
from ..grid import Kolom, Kosong, Tabel, Tertulis, tulis_nilai
from .umum import JENIS, label_tabel, sumber_tabel


def banding_tahun(lap: Laporan, nama: str, *, total: bool = True) -> Tabel:
    """Categories of a source, last year beside this year, in the order of `nomor`."""
    sumber = lap.paket.sumber[nama]
    ukuran = next(k for k in sumber.kolom if k.satuan)
    kategori = next(k for k in sumber.kolom if k.jenis == "string")
    tahun = (lap.tahun - 1, lap.tahun)
    isi = {t: dict(zip(d[kategori.nama], d[ukuran.nama], strict=True)) for t in tahun if len(d := lap.tabel(nama, t))}
    urut = list(dict.fromkeys(k for t in reversed(tahun) for k in isi.get(t, ())))
    tak_ada = Kosong("tidak tersedia dalam sumber")
    baris = [(n, k, *(isi.get(t, {}).get(k, tak_ada) for t in tahun)) for n, k in enumerate(urut, 1)]
    tingkat = ["isi"] * len(baris)
    if total and baris:
        baris.append(("", "Jumlah", *(sum(isi[t].values()) if t in isi else tak_ada for t in tahun)))
        tingkat.append("jumlah")
    return Tabel(
        label_tabel(nama),
        f"{sumber.judul} tahun {tahun[0]} dan {tahun[1]}",
        (
            Kolom("nomor", "No", "bulat", lebar=1),
            Kolom(kategori.nama, kategori.judul, lebar=8),
            *(Kolom(str(t), f"{t} ({ukuran.satuan})", "bulat") for t in tahun),
        ),
        tuple(baris),
        tuple(tingkat),
        sumber=sumber_tabel(lap, nama),
    )


def kaskade(lap: Laporan) -> Tabel:
    """Mission → goal → objective → strategy → policy direction."""
    misi = lap.katalog.instansi["misi"]
    strategi = lap.tabel("strategi", lap.tahun)
    baris = []
    for tujuan in lap.katalog.tujuan:
        for sasaran in (s for s in lap.katalog.sasaran if s.tujuan == tujuan.id):
            for _, b in strategi[strategi["sasaran"] == sasaran.id].iterrows():
                baris.append(
                    (
                        f"Misi {tujuan.misi}. {misi[tujuan.misi - 1]}",
                        f"{tujuan.nomor}. {tujuan.nama}",
                        f"{sasaran.nomor}. {sasaran.nama}",
                        b["strategi"],
                        b["arah_kebijakan"],
                    )
                )
    return Tabel(
        label_tabel("kaskade"),
        "Tujuan, sasaran, strategi, dan arah kebijakan menurut misi",
        (
            Kolom("misi", "Misi", gabung=True, lebar=4),
            Kolom("tujuan", "Tujuan", gabung=True, lebar=3),
            Kolom("sasaran", "Sasaran", gabung=True, lebar=4),
            Kolom("strategi", "Strategi", gabung=True, lebar=4),
            Kolom("arah_kebijakan", "Arah kebijakan", lebar=5),
        ),
        tuple(baris),
        sumber=sumber_tabel(lap, "strategi"),
    )


def program(lap: Laporan) -> Tabel:
    """Programmes with their kegiatan and subkegiatan, by field of government."""
    urusan = dict(zip(*(lap.tabel("iku", lap.tahun)[k] for k in ("program", "bidang_urusan")), strict=True))
    tak_ada = Kosong("bidang urusan tidak tersedia dalam sumber")
    bidang = {k: urusan.get(lap.pohon[k].nama, tak_ada) for k in lap.program}
    return Tabel(
        label_tabel("program"),
        f"Program, kegiatan, dan subkegiatan menurut bidang urusan tahun {lap.tahun}",
        (
            Kolom("bidang_urusan", "Bidang urusan", gabung=True, lebar=3),
            Kolom("kode", "Kode", lebar=2),
            Kolom("uraian", "Program/kegiatan/subkegiatan", lebar=10),
        ),
        tuple((bidang[p.kode.split(".")[0]], p.kode, p.nama) for p in lap.pohon.values()),
        tuple(p.jenjang for p in lap.pohon.values()),
        sumber=sumber_tabel(lap, "program"),
    )


def iku(lap: Laporan) -> Tabel:
    """Main performance indicators: goal, objective, their indicators, programmes."""
    katalog, baris = lap.katalog, []
    for _, b in lap.tabel("iku", lap.tahun).iterrows():
        sasaran = next(s for s in katalog.sasaran if s.id == b["sasaran"])
        tujuan = next(t for t in katalog.tujuan if t.id == sasaran.tujuan)
        baris.append(
            (
                f"{tujuan.nomor}. {tujuan.nama}",
                "; ".join(i.nama for i in katalog.indikator_induk(tujuan)),
                f"{sasaran.nomor}. {sasaran.nama}",
                katalog.indikator[b["indikator"]].nama,
                b["program"],
                b["indikator_program"],
                b["bidang_urusan"],
                b["sumber_data"],
            )
        )
    return Tabel(
        label_tabel("iku"),
        f"Indikator kinerja utama tahun {lap.tahun}",
        (
            Kolom("tujuan", "Tujuan", gabung=True, lebar=4),
            Kolom("indikator_tujuan", "Indikator tujuan", gabung=True, lebar=4),
            Kolom("sasaran", "Sasaran", gabung=True, lebar=4),
            Kolom("indikator_sasaran", "Indikator sasaran", gabung=True, lebar=4),
            Kolom("program", "Program", lebar=4),
            Kolom("indikator_program", "Indikator program", lebar=5),
            Kolom("bidang_urusan", "Bidang urusan", lebar=3),
            Kolom("sumber_data", "Sumber data", lebar=3),
        ),
        tuple(baris),
        sumber=sumber_tabel(lap, "iku"),
        catatan=(f"Penanggung jawab seluruh indikator adalah {katalog.instansi['nama']}.",),
    )


def perjanjian(lap: Laporan, *, label: str = "perjanjian") -> Tabel:
    """Targets that the performance agreement sets, by objective."""
    dokumen = lap.katalog.perjanjian
    baris = []
    for sasaran in lap.katalog.sasaran:
        for i in lap.katalog.indikator_induk(sasaran):
            h = lap.hasil(i.id)
            target = h.target_lain.get(dokumen)
            tak_ada = Kosong("target tidak tersedia dalam sumber")
            janji = tak_ada if target is None else Tertulis(target, h.tulis(target))
            baris.append((f"{sasaran.nomor}. {sasaran.nama}", i.nama, janji))
    return Tabel(
        label_tabel(label),
        f"{lap.katalog.dokumen[dokumen]} tahun {lap.tahun}: sasaran, indikator, dan target",
        (
            Kolom("sasaran", "Sasaran strategis", gabung=True, lebar=6),
            Kolom("indikator", "Indikator kinerja", lebar=6),
            Kolom("target", "Target", "desimal", lebar=2),
        ),
        tuple(baris),
        sumber=f"Dokumen {lap.katalog.dokumen[dokumen]} tahun {lap.tahun}",
    )


def perjanjian_anggaran(lap: Laporan, *, label: str = "perjanjian-anggaran") -> Tabel:
    """Programmes and their budgets in the performance agreement."""
    dokumen = lap.katalog.perjanjian
    anggaran = lap.tabel("anggaran", lap.tahun)
    baris = []
    for n, kode in enumerate(lap.program, 1):
        dana = dict.fromkeys(anggaran[anggaran["kode"].str.startswith(kode + ".")]["sumber_dana"])
        p = lap.pohon[kode]
        baris.append((n, p.nama, p.pagu_rp, ", ".join(dana)))
    if baris:
        baris.append(("", "Jumlah", lap.anggaran().pagu_rp, ""))
    return Tabel(
        label_tabel(label),
        f"{lap.katalog.dokumen[dokumen]} tahun {lap.tahun}: program dan anggaran",
        (
            Kolom("nomor", "No", "bulat", lebar=1),
            Kolom("program", "Program", lebar=8),
            Kolom("pagu_rp", "Anggaran (Rp)", "rupiah", lebar=4),
            Kolom("sumber_dana", "Sumber dana", lebar=4),
        ),
        tuple(baris),
        ("isi",) * (len(baris) - 1) + ("jumlah",) if baris else (),
        sumber=f"Dokumen {lap.katalog.dokumen[dokumen]} dan {sumber_tabel(lap, 'anggaran')}",
    )


_KOREKSI = {
    "angka": (
        "Angka tercetak yang tidak didukung oleh bagian-bagiannya",
        (
            ("tempat", "Tempat dalam laporan tercetak"),
            ("objek", "Hal"),
            ("besaran", "Besaran"),
            ("tahun", "Tahun"),
            ("tercetak", "Tercetak"),
        )
        + (("dipakai", "Dipakai"), ("alasan", "Alasan")),
    ),
    "fakta": (
        "Fakta yang berbeda menurut sumbernya",
        (("hal", "Hal"), ("tercetak", "Tercetak"), ("lain", "Pembanding atau yang dipakai"), ("alasan", "Penjelasan")),
    ),
    "nama": (
        "Nama yang tercetak berbeda-beda",
        (("tempat", "Tempat"), ("tercetak", "Tercetak"), ("dipakai", "Dipakai"), ("alasan", "Alasan")),
    ),
}


_BESARAN = {
    "capaian_akhir": "capaian terhadap target akhir",
    "keluaran_capaian": "capaian keluaran",
    "realisasi_rp": "realisasi (Rp)",
    "selisih_rp": "lebih/(kurang) (Rp)",
    "jumlah_kegiatan": "banyak kegiatan",
    "jumlah_subkegiatan": "banyak subkegiatan",
    "tujuan": "banyak indikator tujuan",
    "sasaran": "banyak indikator sasaran",
}


def koreksi(lap: Laporan, bagian: str) -> Tabel:
    """One part of the list of corrections: angka, fakta or nama."""
    judul, kolom = _KOREKSI[bagian]
    isi = baca_koreksi(lap.paket.akar, lap.tahun)[bagian]
    if bagian == "angka":
        isi = [
            d
            | {
                "alasan": k["alasan"],
                "objek": _sebut(lap, d["objek"]),
                "besaran": _BESARAN.get(d["besaran"], d["besaran"].replace("_", " ")),
            }
            for k in isi
            for d in k["di"]
        ]
    lebar = {"alasan": 6, "hal": 4, "objek": 3, "tercetak": 4, "dipakai": 4, "lain": 4}
    return Tabel(
        label_tabel("koreksi", bagian),
        judul,
        tuple(Kolom(k, j, lebar=lebar.get(k, 2)) for k, j in kolom),
        tuple(tuple(str(d[k]) for k, _ in kolom) for d in isi),
        sumber="Perbandingan laporan tercetak dengan data dasar",
    )


def _sebut(lap: Laporan, objek: str) -> str:
    """A printed figure's object as a reader knows it."""
    if objek in lap.katalog.indikator:
        return lap.katalog.indikator[objek].nama
    if objek in lap.pohon:
        return lap.pohon[objek].nama
    if objek == TOTAL:
        return "Jumlah seluruh anggaran"
    return lap.pohon_belanja[objek].nama if objek in lap.pohon_belanja else objek


def revisi(lap: Laporan) -> Tabel | None:
    """Past facts that a later edition changed: before, after, edition, source; None when there are none."""

    def tulis(sumber, nama: str, nilai) -> str:
        kolom = next(k for k in sumber.kolom if k.nama == nama)
        if nilai is not None and kolom.pribadi and lap.versi != INTERNAL:
            nilai = inisial(nilai)
        return str(nilai) if nama == "tahun" else tulis_nilai(nilai, JENIS[kolom.jenis])

    baris = []
    for r in lap.revisi:
        s = lap.paket.sumber[r.sumber]
        kunci = ", ".join(f"{s.satu_kolom(k).judul} {tulis(s, k, v)}" for k, v in r.kunci)
        semula = Kosong("belum tercatat sebelumnya") if r.semula is None else tulis(s, r.kolom, r.semula)
        menjadi = Kosong("tidak tersedia lagi dalam sumber") if r.menjadi is None else tulis(s, r.kolom, r.menjadi)
        baris.append(
            (s.judul, kunci, s.satu_kolom(r.kolom).judul, semula, menjadi, str(r.edisi), sumber_tabel(lap, r.sumber))
        )
    if not baris:
        return None
    return Tabel(
        label_tabel("revisi"),
        f"Fakta yang direvisi sampai dengan edisi tahun {lap.tahun}",
        (
            Kolom("data", "Data", lebar=4),
            Kolom("baris", "Fakta", lebar=4),
            Kolom("kolom", "Besaran", lebar=3),
            Kolom("semula", "Semula", lebar=3),
            Kolom("menjadi", "Menjadi", lebar=3),
            Kolom("edisi", "Edisi"),
            Kolom("sumber", "Sumber", lebar=5),
        ),
        tuple(baris),
        sumber="Data dasar laporan menurut edisi",
    )
