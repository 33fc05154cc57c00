"""Which tables show budgets and what was spent?"""

from __future__ import annotations

from decimal import Decimal

from ...prose.laporan import Laporan
from ...rules.anggaran import TOTAL, Pos
from ...rules.capaian import hitung_capaian
from ..grid import Kolom, Kosong, Tabel
from .umum import label_tabel, sumber_tabel


def absorption(p: Pos) -> Decimal | Kosong:
    """Absorption of a budget line, or why there is none."""
    return Kosong("anggaran bernilai nol") if p.penyerapan is None else p.penyerapan


_MONEY = (
    Kolom("pagu_rp", "Anggaran (Rp)", "rupiah", lebar=4),
    Kolom("realisasi_rp", "Jumlah (Rp)", "rupiah", grup="Realisasi", lebar=4),
    Kolom("penyerapan_persen", "%", "persen", grup="Realisasi", lebar=2),
    Kolom("sisa_rp", "Sisa anggaran (Rp)", "rupiah", lebar=4),
)


_UNREPORTED = "realisasi keluaran tidak dilaporkan dalam sumber, sehingga capaiannya tidak dihitung"


def _money(p: Pos) -> tuple:
    return (p.pagu_rp, p.realisasi_rp, absorption(p), p.sisa_rp)


def anggaran(
    lap: Laporan, kode: str | tuple[str, ...] | None = None, *, label: str = "anggaran", judul: str | None = None
) -> Tabel:
    """Budget and realisasi (rupiah) down to subkegiatan, of some programmes or of all.

    `kode` are codes of programmes; the last row is their sum.

    >>> tabel.anggaran(lap, ("P1", "P3")).baris[-1]
    ('', 'Jumlah', 510000000, 490400000, Decimal('96.16'), 19600000)
    """
    kode = lap.require_known(TOTAL if kode is None else kode)
    pos = [p for k, p in lap.pohon.items() if k.split(".")[0] in kode]
    total = lap.anggaran(kode) if pos else None
    return Tabel(
        label_tabel(label),
        judul or f"Anggaran dan realisasi belanja menurut program, kegiatan, dan subkegiatan tahun {lap.tahun}",
        (Kolom("kode", "Kode", lebar=2), Kolom("uraian", "Program/kegiatan/subkegiatan", lebar=7), *_MONEY),
        tuple((p.kode, p.nama, *_money(p)) for p in pos) + ((("", "Jumlah", *_money(total)),) if total else ()),
        tuple(p.jenjang for p in pos) + (("jumlah",) if total else ()),
        sumber=sumber_tabel(lap, "anggaran"),
    )


def pendukung(lap: Laporan, id: str) -> Tabel:
    """Programmes behind an indicator: their own indicators and their budget (rupiah).

    Without recorded outputs only the budget is shown.

    >>> tabel.pendukung(lap, "kunjungan").baris[2][2:6]
    ('Banyaknya layanan perpustakaan keliling (contoh) (Kali)', Decimal('48'), Decimal('45'), Decimal('93.75'))
    """
    h = lap.hasil(id)
    kode = lap.supporting(id)
    judul = f"Program, kegiatan, dan anggaran pendukung indikator {h.indikator.nama}, tahun {lap.tahun}"
    outputs = {b["kode"]: b for _, b in lap.tabel("keluaran", lap.tahun).iterrows()}
    pos = [p for k, p in lap.pohon.items() if k.split(".")[0] in kode]
    if not any(p.kode in outputs for p in pos):
        return anggaran(lap, kode, label=f"pendukung-{id}", judul=judul)
    row = []
    for p in pos:
        b = outputs.get(p.kode)
        if b is None:
            groups = (Kosong("indikator keluaran tidak tersedia dalam sumber"),) * 4
        else:
            c = hitung_capaian(b["realisasi"], b["target"], polaritas=b["polaritas"])
            satuan = b["satuan"] if b["polaritas"] == "positif" else f"{b['satuan']}, negatif"
            groups = (
                f"{b['indikator']} ({satuan})",
                b["target"],
                b["realisasi"] if b["realisasi"] is not None else Kosong(_UNREPORTED),
                c.persen if c.persen is not None else Kosong(_UNREPORTED if b["realisasi"] is None else c.alasan),
            )
        row.append((p.kode, p.nama, *groups, p.pagu_rp, p.realisasi_rp, absorption(p)))
    total = lap.anggaran(kode)
    row.append(("", "Jumlah", "", "", "", "", total.pagu_rp, total.realisasi_rp, absorption(total)))
    return Tabel(
        label_tabel("pendukung", id),
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
        tuple(row),
        tuple(p.jenjang for p in pos) + ("jumlah",),
        sumber=sumber_tabel(lap, "anggaran"),
        catatan=(
            ("Indikator bertanda negatif dihitung dengan rumus negatif: semakin kecil semakin baik.",)
            if any(b["polaritas"] == "negatif" for k, b in outputs.items() if k.split(".")[0] in kode)
            else ()
        ),
    )


def belanja(lap: Laporan) -> Tabel:
    """Revenue and expenditure (rupiah) by kind, with surplus or deficit.

    >>> tabel.belanja(lap).tiada
    'Data tahun 2025 tidak tersedia dalam sumber.'
    """
    row, level = [], []
    for p in lap.pohon_belanja.values():
        penyerapan = absorption(p)
        kode = p.kode[1:] if p.jenjang == "rekening" else ""
        row.append((kode, p.nama, p.pagu_rp, p.realisasi_rp, penyerapan, p.lebih_rp))
        level.append(
            "jumlah" if p.jenjang == "jumlah" else ("program", "kegiatan", "subkegiatan")[min(p.kode.count("."), 2)]
        )
    return Tabel(
        label_tabel("belanja"),
        f"Rincian anggaran dan realisasi keuangan per jenis pendapatan dan belanja tahun anggaran {lap.tahun}",
        (
            Kolom("rekening", "Kode rekening", lebar=2),
            Kolom("uraian", "Uraian", lebar=6),
            Kolom("anggaran_rp", "Anggaran (Rp)", "selisih", lebar=4),
            Kolom("realisasi_rp", "Realisasi (Rp)", "selisih", lebar=4),
            Kolom("penyerapan_persen", "%", "persen", grup="Lebih/(kurang)", lebar=2),
            Kolom("selisih_rp", "Jumlah (Rp)", "selisih", grup="Lebih/(kurang)", lebar=4),
        ),
        tuple(row),
        tuple(level),
        sumber=sumber_tabel(lap, "belanja"),
        catatan=(
            "Kolom lebih/(kurang) adalah realisasi dikurangi anggaran; angka dalam kurung berarti di bawah anggaran. "
            "Kolom % adalah realisasi dibagi anggaran.",
        ),
    )


def sumber_dana(lap: Laporan) -> Tabel:
    """Budget (rupiah) by source of funds; the parts add up to the total.

    >>> [row[:2] for row in tabel.sumber_dana(lap).baris]
    [('APBD', 1210000000), ('DAK Nonfisik', 300000000), ('Jumlah', 1510000000)]
    """
    name = list(dict.fromkeys(lap.tabel("anggaran", lap.tahun)["sumber_dana"]))
    pos = [lap.sumber_dana(n) for n in name]
    total = lap.anggaran() if pos else None
    return Tabel(
        label_tabel("sumber-dana"),
        f"Anggaran dan realisasi menurut sumber dana tahun {lap.tahun}",
        (Kolom("sumber_dana", "Sumber dana", lebar=4), *_MONEY),
        tuple((p.nama, *_money(p)) for p in pos) + ((("Jumlah", *_money(total)),) if total else ()),
        ("isi",) * len(pos) + (("jumlah",) if total else ()),
        sumber=sumber_tabel(lap, "anggaran"),
    )


def anggaran_bersama(lap: Laporan) -> Tabel:
    """Which indicators each programme supports; its budget (rupiah) counts once.

    >>> [(row[0], row[2], row[4]) for row in tabel.anggaran_bersama(lap).baris][1:]
    [('P2', 2, 1000000000), ('P3', 1, 85000000), ('', '', 1510000000)]
    """
    row = []
    for kode in lap.program:
        support = [i.nama for i in lap.katalog.indikator.values() if kode in i.program]
        p = lap.pohon[kode]
        row.append((kode, p.nama, len(support), "; ".join(support) or "–", p.pagu_rp))
    if row:
        row.append(("", "Jumlah", "", "", lap.anggaran().pagu_rp))
    return Tabel(
        label_tabel("anggaran-bersama"),
        f"Program dan indikator yang didukungnya tahun {lap.tahun}",
        (
            Kolom("kode", "Kode", lebar=1),
            Kolom("program", "Program", lebar=5),
            Kolom("banyak", "Banyak indikator", "bulat"),
            Kolom("indikator", "Indikator yang didukung", lebar=7),
            Kolom("pagu_rp", "Anggaran (Rp)", "rupiah", lebar=4),
        ),
        tuple(row),
        ("isi",) * (len(row) - 1) + ("jumlah",) if row else (),
        sumber=sumber_tabel(lap, "anggaran"),
    )
