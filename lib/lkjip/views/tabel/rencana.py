"""Which tables show what was planned, who works here, and what was corrected?"""

from __future__ import annotations

from typing import Any

from ...facts.corrections import read_corrections
from ...facts.description import Source
from ...findings import InputError, kinds, one_of
from ...prose.laporan import Laporan
from ...rules.anggaran import TOTAL
from ..grid import Kolom, Kosong, Tabel, Tertulis, write_value
from ..labels import shows_nothing
from .umum import KINDS, label_tabel, masked, size_and_category, sumber_tabel


def banding_tahun(lap: Laporan, name: str, *, total: bool = True) -> Tabel:
    """Categories of a source, last year beside this year, in the order of `nomor`.

    >>> tabel.banding_tahun(lap, "pegawai_status").baris
    ((1, 'ASN', 18, 20), (2, 'Non-ASN', 9, 7), ('', 'Jumlah', 27, 27))
    """
    source = lap.paket.sources[name]
    size, category = size_and_category(source)
    tahun = (lap.tahun - 1, lap.tahun)
    content = {t: dict(zip(d[category.name], d[size.name], strict=True)) for t in tahun if len(d := lap.tabel(name, t))}
    order = list(dict.fromkeys(k for t in reversed(tahun) for k in content.get(t, ())))
    nothing = Kosong("tidak tersedia dalam sumber")
    row = [(n, k, *(content.get(t, {}).get(k, nothing) for t in tahun)) for n, k in enumerate(order, 1)]
    level = ["isi"] * len(row)
    if total and row:
        row.append(("", "Jumlah", *(sum(content[t].values()) if t in content else nothing for t in tahun)))
        level.append("jumlah")
    return Tabel(
        label_tabel(name),
        f"{source.title} tahun {tahun[0]} dan {tahun[1]}",
        (
            Kolom("nomor", "No", "bulat", lebar=1),
            Kolom(category.name, category.title, lebar=8),
            *(Kolom(str(t), f"{t} ({size.unit})", "bulat") for t in tahun),
        ),
        tuple(row),
        tuple(level),
        sumber=sumber_tabel(lap, name),
    )


def kaskade(lap: Laporan) -> Tabel:
    """Mission → goal → objective → strategy → policy direction.

    >>> [row[3] for row in tabel.kaskade(lap).baris]
    ['Perluasan jangkauan layanan perpustakaan (contoh)', 'Penguatan koleksi dan naskah (contoh)']
    """
    misi = lap.katalog.instansi["misi"]
    strategi = lap.tabel("strategi", lap.tahun)
    row = []
    for tujuan in lap.katalog.tujuan:
        for sasaran in (s for s in lap.katalog.sasaran if s.tujuan == tujuan.id):
            for _, b in strategi[strategi["sasaran"] == sasaran.id].iterrows():
                row.append(
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
        tuple(row),
        sumber=sumber_tabel(lap, "strategi"),
    )


def program(lap: Laporan) -> Tabel:
    """Programmes with their kegiatan and subkegiatan, by field of government.

    >>> [row[:2] for row in tabel.program(lap).baris if "." not in row[1]]
    [('Penunjang (contoh)', 'P1'), ('Perpustakaan (contoh)', 'P2'), ('Perpustakaan (contoh)', 'P3')]
    """
    urusan = dict(zip(*(lap.tabel("iku", lap.tahun)[k] for k in ("program", "bidang_urusan")), strict=True))
    nothing = Kosong("bidang urusan tidak tersedia dalam sumber")
    owner = {k: urusan.get(lap.pohon[k].nama, nothing) for k in lap.program}
    return Tabel(
        label_tabel("program"),
        f"Program, kegiatan, dan subkegiatan menurut bidang urusan tahun {lap.tahun}",
        (
            Kolom("bidang_urusan", "Bidang urusan", gabung=True, lebar=3),
            Kolom("kode", "Kode", lebar=2),
            Kolom("uraian", "Program/kegiatan/subkegiatan", lebar=10),
        ),
        tuple((owner[p.kode.split(".")[0]], p.kode, p.nama) for p in lap.pohon.values()),
        tuple(p.jenjang for p in lap.pohon.values()),
        sumber=sumber_tabel(lap, "program"),
    )


def iku(lap: Laporan) -> Tabel:
    """Main performance indicators: goal, objective, their indicators, programmes.

    >>> tabel.iku(lap).baris[0][3:6]
    ('Buku yang terlambat dikembalikan (contoh)', 'Program Pembinaan Perpustakaan (contoh)', 'Banyaknya pemustaka yang dilayani (contoh)')
    """
    catalogue, row = lap.katalog, []
    for _, b in lap.tabel("iku", lap.tahun).iterrows():
        sasaran = next(s for s in catalogue.sasaran if s.id == b["sasaran"])
        tujuan = next(t for t in catalogue.tujuan if t.id == sasaran.tujuan)
        row.append(
            (
                f"{tujuan.nomor}. {tujuan.nama}",
                "; ".join(i.nama for i in catalogue.indicators_of(tujuan)),
                f"{sasaran.nomor}. {sasaran.nama}",
                catalogue.indikator[b["indikator"]].nama,
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
        tuple(row),
        sumber=sumber_tabel(lap, "iku"),
        catatan=(f"Penanggung jawab seluruh indikator adalah {catalogue.instansi['nama']}.",),
    )


def perjanjian(lap: Laporan, *, label: str = "perjanjian") -> Tabel:
    """Targets that the performance agreement sets, by objective.

    `label` names the table, where a page shows it a second time.

    >>> [(row[1], row[2].teks) for row in tabel.perjanjian(lap).baris]
    [('Buku yang terlambat dikembalikan (contoh)', '380 buku'), ('Predikat mutu pelayanan perpustakaan (contoh)', 'A')]
    """
    dokumen = lap.katalog.perjanjian
    row = []
    for sasaran in lap.katalog.sasaran:
        for i in lap.katalog.indicators_of(sasaran):
            h = lap.hasil(i.id)
            target = h.target_lain.get(dokumen)
            nothing = Kosong("target tidak tersedia dalam sumber")
            promise = nothing if target is None else Tertulis(target, h.tulis(target))
            row.append((f"{sasaran.nomor}. {sasaran.nama}", i.nama, promise))
    return Tabel(
        label_tabel(label),
        f"{lap.katalog.dokumen[dokumen]} tahun {lap.tahun}: sasaran, indikator, dan target",
        (
            Kolom("sasaran", "Sasaran strategis", gabung=True, lebar=6),
            Kolom("indikator", "Indikator kinerja", lebar=6),
            Kolom("target", "Target", "desimal", lebar=2),
        ),
        tuple(row),
        sumber=f"Dokumen {lap.katalog.dokumen[dokumen]} tahun {lap.tahun}",
    )


def perjanjian_anggaran(lap: Laporan, *, label: str = "perjanjian-anggaran") -> Tabel:
    """Programmes and their budgets (rupiah) in the performance agreement.

    >>> tabel.perjanjian_anggaran(lap).baris[1]
    (2, 'Program Pembinaan Perpustakaan (contoh)', 1000000000, 'APBD, DAK Nonfisik')
    """
    dokumen = lap.katalog.perjanjian
    anggaran = lap.tabel("anggaran", lap.tahun)
    row = []
    for n, kode in enumerate(lap.program, 1):
        dana = dict.fromkeys(anggaran[anggaran["kode"].str.startswith(kode + ".")]["sumber_dana"])
        p = lap.pohon[kode]
        row.append((n, p.nama, p.pagu_rp, ", ".join(dana)))
    if row:
        row.append(("", "Jumlah", lap.anggaran().pagu_rp, ""))
    return Tabel(
        label_tabel(label),
        f"{lap.katalog.dokumen[dokumen]} tahun {lap.tahun}: program dan anggaran",
        (
            Kolom("nomor", "No", "bulat", lebar=1),
            Kolom("program", "Program", lebar=8),
            Kolom("pagu_rp", "Anggaran (Rp)", "rupiah", lebar=4),
            Kolom("sumber_dana", "Sumber dana", lebar=4),
        ),
        tuple(row),
        ("isi",) * (len(row) - 1) + ("jumlah",) if row else (),
        sumber=f"Dokumen {lap.katalog.dokumen[dokumen]} dan {sumber_tabel(lap, 'anggaran')}",
    )


_CORRECTIONS = {
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


_QUANTITIES = {
    "capaian_akhir": "capaian terhadap target akhir",
    "keluaran_capaian": "capaian keluaran",
    "realisasi_rp": "realisasi (Rp)",
    "selisih_rp": "lebih/(kurang) (Rp)",
    "jumlah_kegiatan": "banyak kegiatan",
    "jumlah_subkegiatan": "banyak subkegiatan",
    "tujuan": "banyak indikator tujuan",
    "sasaran": "banyak indikator sasaran",
}


def koreksi(lap: Laporan, part: str) -> Tabel:
    """One part of the list of corrections (koreksi.yaml) up to the report year.

    `part` is angka, fakta or nama; any other raises `InputError`.

    >>> tabel.koreksi(lap, "nama").label, tabel.koreksi(lap, "nama").judul
    ('tbl-koreksi-nama', 'Nama yang tercetak berbeda-beda')
    """
    if part not in _CORRECTIONS:
        raise InputError([kinds.WRONG_ARGUMENT.at("tabel.koreksi", value=part, expected=one_of(_CORRECTIONS))])
    judul, columns = _CORRECTIONS[part]
    content = read_corrections(lap.paket.folder, lap.tahun)[part]
    if part == "angka":
        content = [
            d
            | {
                "alasan": k["alasan"],
                "objek": _name(lap, d["objek"]),
                "besaran": _QUANTITIES.get(d["besaran"], d["besaran"].replace("_", " ")),
            }
            for k in content
            for d in k["di"]
        ]
    lebar = {"alasan": 6, "hal": 4, "objek": 3, "tercetak": 4, "dipakai": 4, "lain": 4}
    return Tabel(
        label_tabel("koreksi", part),
        judul,
        tuple(Kolom(k, j, lebar=lebar.get(k, 2)) for k, j in columns),
        tuple(tuple(str(d[k]) for k, _ in columns) for d in content),
        sumber="Perbandingan laporan tercetak dengan data dasar",
    )


def _name(lap: Laporan, objects: str) -> str:
    """A printed figure's object as a reader knows it."""
    if objects in lap.katalog.indikator:
        return lap.katalog.indikator[objects].nama
    if objects in lap.pohon:
        return lap.pohon[objects].nama
    if objects == TOTAL:
        return "Jumlah seluruh anggaran"
    return lap.pohon_belanja[objects].nama if objects in lap.pohon_belanja else objects


def revisi(lap: Laporan) -> Tabel | None:
    """Past facts that a later edition changed: before, after, edition, source; None when there are none.

    >>> tabel.revisi(lap) is None
    True
    """

    def write(source: Source, name: str, value: Any) -> str:
        column = source.column(name)
        value = masked(lap, column, value)
        return str(value) if name == "tahun" else write_value(value, KINDS[column.type])

    if shows_nothing(lap, "tabel.revisi"):
        return None
    row = []
    for r in lap.revisi:
        s = lap.paket.sources[r.source]
        key = ", ".join(f"{s.column(k).title} {write(s, k, v)}" for k, v in r.key)
        original = Kosong("belum tercatat sebelumnya") if r.before is None else write(s, r.column, r.before)
        after = Kosong("tidak tersedia lagi dalam sumber") if r.after is None else write(s, r.column, r.after)
        row.append(
            (s.title, key, s.column(r.column).title, original, after, str(r.edition), sumber_tabel(lap, r.source))
        )
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
        tuple(row),
        sumber="Data dasar laporan menurut edisi",
    )
