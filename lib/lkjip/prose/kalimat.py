"""Which sentences follow from the figures, whatever the figures are?

Each function returns a complete Indonesian sentence (or two) that is true for
any value, also for a missing one: "meningkat" cannot stand where a figure fell.
`h` is a result (`lap.hasil(id)`), `id` an indicator of indikator.yaml.
In the examples `lap` is the report of the sample agency.
"""

from __future__ import annotations

from decimal import Decimal

from ..findings import InputError, NotAvailable, kinds, nearest
from ..language.borders import Markdown, markdown_link
from ..language.numbers import persen, rupiah
from ..language.words import banding, bilangan, enumerated, perubahan, terbilang_persen, terbilang_rupiah
from ..rules.capaian import Nilai, hitung_capaian
from ..rules.hasil import REPORTED, Hasil
from ..rules.report import PUBLIK, Report
from ..rules.rumus import pertumbuhan

__all__ = [
    "akhir",
    "anggaran",
    "anggaran_bersama",
    "asal",
    "capaian",
    "definisi",
    "deret",
    "dokumen_lain",
    "efisiensi",
    "efisiensi_semua",
    "lisensi",
    "pendapatan",
    "pertumbuhan_persen",
    "revisi",
    "ringkasan",
    "tahun_lalu",
    "total",
]


def definisi(lap: Report, id: str) -> str:
    """From which year on an indicator is named or measured otherwise; empty when it always was so.

    >>> kalimat.definisi(lap, "kunjungan")
    ''
    """
    change = lap.katalog.history.last_change(id, lap.tahun)
    if change is None:
        return ""
    tahun, old = change
    current = lap.hasil(id).indikator
    differences = {"nama": "nama", "rumus": "rumus", "satuan": "satuan", "polaritas": "arah penilaian"}
    what = enumerated(
        [named for properties, named in differences.items() if getattr(old, properties) != getattr(current, properties)]
    )
    text = f"Sejak tahun {tahun} {what} indikator ini berubah"
    if old.nama != current.nama:
        text += f"; sampai dengan tahun {tahun - 1} namanya {old.nama}"
    if old.comparable(current):
        return text + "."
    return text + "; hasil tahun-tahun sebelumnya tetap menurut ketentuan lama dan tidak dibandingkan."


def _is_number(value) -> bool:
    return isinstance(value, Decimal)


def capaian(h: Hasil) -> str:
    """What was reached this year against the target.

    >>> print(kalimat.capaian(lap.hasil("kunjungan")).split(" (")[0])
    Realisasi tahun 2025 sebesar 21,25% di atas target 20,00%, sehingga capaiannya 106,25%
    >>> kalimat.capaian(lap.hasil("kunjungan", 2022))
    'Realisasi tahun 2022 tidak tersedia dalam sumber, sehingga capaiannya tidak dapat dihitung.'
    """
    if h.realisasi is None:
        return f"Realisasi tahun {h.tahun} tidak tersedia dalam sumber, sehingga capaiannya tidak dapat dihitung."
    if h.target is None:
        return (
            f"Realisasi tahun {h.tahun} tercatat {h.tulis(h.realisasi)}; target tahun itu tidak tersedia dalam sumber, "
            "sehingga capaiannya tidak dapat dihitung."
        )
    if h.capaian is None:
        if h.realisasi == h.target:
            equal = "sama dengan"
        else:
            equal = "lebih tinggi daripada" if h.tercapai else "lebih rendah daripada"
        hasil = "sudah" if h.tercapai else "belum"
        skor = f" (skor {h.tulis(h.skor, satuan=False)})" if h.skor is not None else ""
        return (
            f"Realisasi tahun {h.tahun} adalah {h.realisasi}{skor}, {equal} target {h.target}, sehingga target {hasil} "
            f"tercapai. Capaian dalam persen tidak dapat dihitung karena {h.alasan}."
        )
    place = f"{banding(h.realisasi, h.target)} target"
    if h.indikator.polaritas == "negatif" and h.realisasi != h.target:
        place = "lebih sedikit daripada batas target" if h.tercapai else "melebihi batas target"
    return (
        f"Realisasi tahun {h.tahun} sebesar {h.tulis(h.realisasi)} {place} "
        f"{h.tulis(h.target)}, sehingga capaiannya {persen(h.capaian)} ({terbilang_persen(h.capaian)})"
        + (f" dengan interpretasi {h.interpretasi}." if h.interpretasi else ".")
    )


def _meaning(h: Hasil, previous: Hasil) -> str:
    if h.realisasi == previous.realisasi:
        return ""
    improved = (h.realisasi > previous.realisasi) == (h.indikator.polaritas == "positif")
    if h.indikator.polaritas == "negatif":
        return f" Karena nilai yang lebih kecil berarti lebih baik, kinerja {'membaik' if improved else 'melemah'}."
    return ""


def tahun_lalu(h: Hasil, previous: Hasil) -> str:
    """How this year compares with the year before.

    >>> h, previous = lap.hasil("keterlambatan"), lap.hasil("keterlambatan", 2024)
    >>> print(kalimat.tahun_lalu(h, previous).split(", dan")[0])
    Dibandingkan dengan tahun 2024, realisasi menurun dari 437 buku menjadi 418 buku
    >>> print(kalimat.tahun_lalu(h, previous).split(". ")[1])
    Karena nilai yang lebih kecil berarti lebih baik, kinerja membaik.
    """
    if previous.di_luar:
        return f"Realisasi tahun {previous.tahun} tidak ada untuk dibandingkan, karena {previous.di_luar}."
    without = [str(x.tahun) for x in (previous, h) if x.realisasi is None]
    if without:
        return (
            f"Realisasi tahun {' dan tahun '.join(without)} tidak tersedia dalam sumber, "
            "sehingga perkembangannya belum dapat dibandingkan."
        )
    if (
        not h.indikator.comparable(previous.indikator)
        or not _is_number(h.realisasi)
        or not _is_number(previous.realisasi)
    ):
        before, now = previous.tulis(previous.realisasi), h.tulis(h.realisasi)
        if before == now:
            return f"Realisasi tahun {previous.tahun} dan tahun {h.tahun} sama, yaitu {now}."
        return f"Realisasi tahun {previous.tahun} adalah {before}, sedangkan realisasi tahun {h.tahun} adalah {now}."
    movement = perubahan(h.realisasi, previous.realisasi)
    if movement == "tidak berubah":
        text = f"Realisasi tidak berubah dari tahun {previous.tahun}, yaitu {h.tulis(h.realisasi)}"
    else:
        text = (
            f"Dibandingkan dengan tahun {previous.tahun}, realisasi {movement} dari {previous.tulis(previous.realisasi)} "
            f"menjadi {h.tulis(h.realisasi)}"
        )
    if h.capaian is None or previous.capaian is None:
        return text + "." + _meaning(h, previous)
    same_way, movement = movement, perubahan(h.capaian, previous.capaian)
    if movement == "tidak berubah":
        text += f", dengan capaian tetap {persen(h.capaian)}."
    else:
        joint = "dan capaiannya juga" if movement == same_way else "sedangkan capaiannya"
        text += f", {joint} {movement} dari {persen(previous.capaian)} menjadi {persen(h.capaian)}."
    return text + _meaning(h, previous)


def akhir(h: Hasil) -> str:
    """How far the realisasi is towards the last year of the planning period.

    >>> print(kalimat.akhir(lap.hasil("kunjungan")).split(" (")[0])
    Target akhir Renstra tahun 2028 adalah 26,00%. Terhadap target itu, realisasi tahun 2025 setara dengan 81,73%
    """
    if h.tahun_akhir is None:
        return f"Tahun {h.tahun} tidak termasuk periode perencanaan yang tercatat, sehingga tidak ada target akhir."
    if h.target_akhir is None:
        return f"Target akhir Renstra tahun {h.tahun_akhir} untuk indikator ini tidak tersedia dalam sumber."
    if h.capaian_akhir is None:
        return f"Capaian terhadap target akhir Renstra tahun {h.tahun_akhir} tidak dapat dihitung: {h.alasan_akhir}."
    reached = "sudah" if h.capaian_akhir >= 100 else "belum"
    return (
        f"Target akhir Renstra tahun {h.tahun_akhir} adalah {h.tulis(h.target_akhir)}. Terhadap target itu, realisasi "
        f"tahun {h.tahun} setara dengan {persen(h.capaian_akhir)} ({terbilang_persen(h.capaian_akhir)}), "
        f"sehingga target akhir {reached} tercapai."
    )


def dokumen_lain(h: Hasil, name: dict[str, str]) -> str:
    """Targets that other documents set for the same year, where they differ; empty when none does.

    `name` gives the names of the documents by their id.

    >>> print(kalimat.dokumen_lain(lap.hasil("keterlambatan"), lap.katalog.dokumen).split("; ")[0])
    Perjanjian Kinerja menetapkan target 380 buku, berbeda dengan target 400 buku
    """
    sentence = []
    for dokumen, target in h.target_lain.items():
        if target == h.target:
            continue
        c = hitung_capaian(h.realisasi, target, polaritas=h.indikator.polaritas)
        text = f"{name[dokumen]} menetapkan target {h.tulis(target)}, berbeda dengan target {h.tulis(h.target)}"
        if c.persen is not None:
            text += f"; terhadap target itu capaiannya {persen(c.persen)}"
        sentence.append(text + ".")
    return " ".join(sentence)


def asal(h: Hasil) -> str:
    """Whether a realisasi was taken over as a result, and why; empty when it was computed.

    >>> print(kalimat.asal(lap.hasil("mutu_layanan", 2024)).split(". ")[0])
    Realisasi tahun 2024 diterima sebagai hasil akhir
    >>> kalimat.asal(lap.hasil("kunjungan"))
    ''
    """
    if h.asal != REPORTED:
        return ""
    return f"Realisasi tahun {h.tahun} diterima sebagai hasil akhir. {h.catatan}."


def anggaran(lap: Report, kode: str | tuple[str, ...]) -> str:
    """Budget behind an indicator, with the number of programmes that carry it.

    `kode` are codes of the programme tree; those without a budget this year do not count.

    >>> print(kalimat.anggaran(lap, lap.supporting("kunjungan")).split(" (")[0])
    Indikator ini didukung oleh satu program, satu kegiatan, dan dua subkegiatan dengan anggaran Rp1.000.000.000,00
    >>> kalimat.anggaran(lap, ())
    'Data anggaran tahun 2025 tidak tersedia dalam sumber.'
    """
    kode = tuple(k for k in lap.require_known(kode) if k in lap.pohon)
    if not kode:
        return f"Data anggaran tahun {lap.tahun} {lap.why_missing}."
    p = lap.anggaran(kode)
    count = [len(lap.below(kode, j)) for j in ("program", "kegiatan", "subkegiatan")]
    text = (
        f"Indikator ini didukung oleh {bilangan(count[0])} program, {bilangan(count[1])} kegiatan, dan "
        f"{bilangan(count[2])} subkegiatan dengan anggaran {rupiah(p.pagu_rp)} ({terbilang_rupiah(p.pagu_rp)}) dan "
        f"realisasi {rupiah(p.realisasi_rp)} ({terbilang_rupiah(p.realisasi_rp)})"
    )
    if p.penyerapan is None:
        return text + "."
    return text + f" atau {persen(p.penyerapan)} ({terbilang_persen(p.penyerapan)})."


def ringkasan(lap: Report) -> str:
    """How many indicators met their target, counted, with the names of the others.

    >>> print(kalimat.ringkasan(lap).split(". ")[1])
    Sebanyak dua indikator belum mencapainya, yaitu Buku yang terlambat dikembalikan (contoh) dan Predikat mutu pelayanan perpustakaan (contoh)
    """
    everything = lap.all_results()
    groups = {value: [h.indikator.nama for h in everything if h.tercapai is value] for value in (True, False, None)}
    jenjang = [sum(h.indikator.induk.jenjang == j for h in everything) for j in ("tujuan", "sasaran")]
    scope = (
        f"{bilangan(len(everything))} indikator, yaitu {bilangan(jenjang[0])} indikator tujuan dan "
        f"{bilangan(jenjang[1])} indikator sasaran,"
    )
    if len(groups[None]) == len(everything):
        return (
            f"Ketercapaian {scope} tidak dapat dinilai karena target atau realisasi tahun {lap.tahun} tidak "
            "tersedia dalam sumber."
        )
    text = f"Dari {scope} {bilangan(len(groups[True]))} indikator mencapai atau melampaui targetnya"
    if groups[True]:
        text += f", yaitu {enumerated(groups[True])}"
    text += "."
    if groups[False]:
        text += (
            f" Sebanyak {bilangan(len(groups[False]))} indikator belum mencapainya, yaitu {enumerated(groups[False])}."
        )
    if groups[None]:
        text += (
            f" Ketercapaian {bilangan(len(groups[None]))} indikator lainnya tidak dapat dinilai karena target atau "
            f"realisasinya tidak tersedia, yaitu {enumerated(groups[None])}."
        )
    without = [h.indikator.nama for h in everything if h.tercapai is not None and h.capaian is None]
    if without:
        text += f" Capaian {enumerated(without)} tidak dinyatakan dalam persen karena nilainya berupa predikat."
    return text + _against_other_documents(lap)


def _against_other_documents(lap: Report) -> str:
    """What the indicators reach by the targets of other documents, where those differ."""
    differences: dict[str, list[str]] = {}
    for h in lap.all_results():
        for dokumen, target in h.target_lain.items():
            c = hitung_capaian(h.realisasi, target, polaritas=h.indikator.polaritas)
            if target != h.target and c.persen is not None:
                differences.setdefault(dokumen, []).append(f"{h.indikator.nama} {persen(c.persen)}")
    return "".join(
        f" Terhadap target {lap.katalog.dokumen[dokumen]} yang berbeda dari target itu, capaian {enumerated(content)}."
        for dokumen, content in differences.items()
    )


def total(lap: Report) -> str:
    """Budget and realisasi of the whole year, in figures and words.

    >>> print(kalimat.total(lap).split(" (")[0])
    Anggaran belanja tahun 2025 berjumlah Rp1.510.000.000,00
    """
    if not lap.pohon:
        return f"Data anggaran tahun {lap.tahun} {lap.why_missing}."
    p = lap.anggaran()
    text = (
        f"Anggaran belanja tahun {lap.tahun} berjumlah {rupiah(p.pagu_rp)} ({terbilang_rupiah(p.pagu_rp)}) dengan "
        f"realisasi {rupiah(p.realisasi_rp)} ({terbilang_rupiah(p.realisasi_rp)})"
    )
    if p.penyerapan is not None:
        text += f" atau {persen(p.penyerapan)} ({terbilang_persen(p.penyerapan)})"
    text += "."
    dana = [lap.sumber_dana(n) for n in dict.fromkeys(lap.tabel("anggaran", lap.tahun)["sumber_dana"])]
    for d in sorted(dana, key=lambda d: -d.pagu_rp)[1:]:
        text += (
            f" Dalam anggaran itu termasuk {d.nama} sebesar {rupiah(d.pagu_rp)} ({terbilang_rupiah(d.pagu_rp)}) dengan realisasi "
            f"{rupiah(d.realisasi_rp)} ({terbilang_rupiah(d.realisasi_rp)})"
        )
        text += "." if d.penyerapan is None else f" atau {persen(d.penyerapan)} ({terbilang_persen(d.penyerapan)})."
    return text + f" Sisa anggaran seluruhnya {rupiah(p.sisa_rp)} ({terbilang_rupiah(p.sisa_rp)})."


REVENUE = "R4"
"""The account of revenue in the government's chart of accounts."""


def pendapatan(lap: Report, rekening: str = REVENUE) -> str:
    """Revenue that the agency manages, against its target; nothing when its report has no accounts.

    `rekening` is an account of the source `rekening`; `InputError` when it has none of that code.

    >>> kalimat.pendapatan(lap)
    ''
    """
    if rekening != REVENUE and rekening not in (known := lap.tabel("rekening")["kode"].tolist()):
        near = nearest(rekening, known)
        raise InputError([kinds.UNKNOWN_ACCOUNT.at("belanja", str(lap.tahun), account=rekening, near=near)])
    if not lap.paket.has("belanja"):
        return ""
    if lap.pohon_belanja and rekening not in lap.pohon_belanja:
        return f"Tidak ada pendapatan yang dianggarkan pada tahun {lap.tahun}."
    if rekening not in lap.pohon_belanja:
        return f"Data pendapatan tahun {lap.tahun} {lap.why_missing}."
    p = lap.belanja(rekening)
    text = (
        f"Pendapatan yang dikelola ditargetkan {rupiah(p.pagu_rp)} ({terbilang_rupiah(p.pagu_rp)}) dan terealisasi "
        f"{rupiah(p.realisasi_rp)} ({terbilang_rupiah(p.realisasi_rp)})"
    )
    return text + ("." if p.penyerapan is None else f" atau {persen(p.penyerapan)} ({terbilang_persen(p.penyerapan)}).")


def efisiensi(lap: Report, id: str) -> str:
    """Achievement beside absorption, with the rating of the declared rule.

    >>> print(kalimat.efisiensi(lap, "kunjungan").split(". ")[0])
    Capaian 106,25% diperoleh dengan penyerapan anggaran pendukung 94,34%
    """
    h, kode = lap.hasil(id), lap.supporting(id)
    efficient, reason = lap.efisiensi(id)
    if efficient is None:
        return f"Efisiensi penggunaan sumber daya tidak dinilai karena {reason}."
    p = lap.anggaran(kode)
    return (
        f"Capaian {persen(h.capaian)} diperoleh dengan penyerapan anggaran pendukung {persen(p.penyerapan)}. Menurut "
        f"kaidah yang dinyatakan dalam laporan ini, penggunaan sumber dayanya {'efisien' if efficient else 'belum efisien'}."
    )


def efisiensi_semua(lap: Report) -> str:
    """How many indicators were rated efficient, not efficient, or not at all.

    >>> print(kalimat.efisiensi_semua(lap))
    Dari tiga indikator, dua dinilai efisien, nol belum efisien, dan satu tidak dinilai.
    """
    value = [lap.efisiensi(id)[0] for id in lap.katalog.indikator]
    if value.count(None) == len(value):
        return (
            f"Efisiensi seluruh indikator, yaitu {bilangan(len(value))} indikator, tidak dinilai karena capaian atau "
            f"anggaran pendukung tahun {lap.tahun} {lap.why_missing}."
        )
    return (
        f"Dari {bilangan(len(value))} indikator, {bilangan(value.count(True))} dinilai efisien, "
        f"{bilangan(value.count(False))} belum efisien, dan {bilangan(value.count(None))} tidak dinilai."
    )


def anggaran_bersama(lap: Report) -> str:
    """How many programmes stand under more than one indicator.

    >>> print(kalimat.anggaran_bersama(lap).split(",")[0])
    Sebanyak satu dari tiga program mendukung lebih dari satu indikator
    """
    if not lap.pohon:
        return f"Data anggaran tahun {lap.tahun} {lap.why_missing}."
    count = [sum(k in i.program for i in lap.katalog.indikator.values()) for k in lap.program]
    shared = sum(n > 1 for n in count)
    table = sum(bool(lap.supporting(id)) for id in lap.katalog.indikator)
    if not shared:
        return "Tidak ada program yang mendukung lebih dari satu indikator."
    return (
        f"Sebanyak {bilangan(shared)} dari {bilangan(len(count))} program mendukung lebih dari satu indikator, sehingga "
        f"nama program muncul {bilangan(sum(count))} kali dalam {bilangan(table)} tabel anggaran pendukung. Anggaran "
        f"pada tabel-tabel itu tidak boleh dijumlahkan; jumlah yang benar adalah {rupiah(lap.anggaran().pagu_rp)}."
    )


def deret(lap: Report, id: str) -> str:
    """Over which years the realisasi is known, its highest and lowest value, and when its definition changed.

    >>> print(kalimat.deret(lap, "kunjungan").split(";")[0])
    Realisasi tersedia sejak tahun 2023, tertinggi 21,25% pada tahun 2025 dan terendah 15,20% pada tahun 2023
    """
    return " ".join(k for k in (_span(lap, id), definisi(lap, id)) if k)


def _span(lap: Report, id: str) -> str:
    everything = lap.comparable_results(id)
    present = [h for h in everything if _is_number(h.realisasi)]
    if not present:
        return "Belum ada realisasi berupa angka yang dapat dibandingkan dari tahun ke tahun."
    h = present[-1]
    earlier = lap.hasil(id, present[0].tahun - 1)
    other = earlier.di_luar or not earlier.indikator.comparable(h.indikator)
    if len(present) == 1:
        return "" if other else f"Realisasi sebelum tahun {h.tahun} tidak tersedia dalam sumber."
    start = present[0].tahun
    text = f"Realisasi tersedia sejak tahun {start}"
    if len(present) > 2:
        high, low = (_years_of(extreme(x.realisasi for x in present), present) for extreme in (max, min))
        joint = "serta" if " dan " in high else "dan"
        text += f", selalu {h.tulis(h.realisasi)}" if high == low else f", tertinggi {high} {joint} terendah {low}"
    return text + ("." if other else "; tahun-tahun sebelumnya tidak tersedia dalam sumber.")


def _years_of(value: Nilai, results: list[Hasil]) -> str:
    """A realisasi with every year that had it."""
    having = [h for h in results if h.realisasi == value]
    return f"{having[0].tulis(value)} pada tahun {enumerated([str(h.tahun) for h in having])}"


def revisi(lap: Report) -> str:
    """How many past facts later editions have changed, or that none has.

    >>> print(kalimat.revisi(lap))
    Sampai dengan edisi tahun 2025 tidak ada fakta yang direvisi.
    """
    count = len(lap.revisi)
    if not count:
        return f"Sampai dengan edisi tahun {lap.tahun} tidak ada fakta yang direvisi."
    return (
        f"Sampai dengan edisi tahun {lap.tahun} terdapat {bilangan(count)} perubahan fakta, sebagaimana disajikan "
        "dalam tabel berikut."
    )


def pertumbuhan_persen(h: Hasil) -> str:
    """The growth behind an indicator that is published as a fraction, in per cent.

    >>> kalimat.pertumbuhan_persen(lap.hasil("kunjungan"))
    Traceback (most recent call last):
    lkjip.findings.NotAvailable: pertumbuhan Persentase penduduk yang berkunjung ke perpustakaan (contoh) tahun 2025 tidak tersedia dalam sumber
    """
    if h.indikator.rumus.jenis != "pertumbuhan" or not h.masukan:
        raise NotAvailable(f"pertumbuhan {h.indikator.nama} tahun {h.tahun} tidak tersedia dalam sumber")
    current, previous = h.masukan["nilai"]
    return persen(100 * pertumbuhan(current, previous))


def lisensi(lap: Report) -> str:
    """How the data of the report may be used; only the public version has a licence.

    >>> print(kalimat.lisensi(lap).split("](")[0])
    Data ini boleh dipakai, diolah, dan dibagikan menurut lisensi [Creative Commons Atribusi 4.0
    """
    if lap.versi != PUBLIK:
        return "Versi ini tidak untuk dipublikasikan, sehingga datanya tidak berlisensi."
    name = " atau ".join(markdown_link(x["title"], x["path"]) for x in lap.paket.description["licenses"])
    return Markdown(f"Data ini boleh dipakai, diolah, dan dibagikan menurut lisensi {name}.")
