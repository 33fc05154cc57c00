"""Which names and functions may prose use, for one report and page?"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from ..facts.scales import valid_in
from ..findings import InputError, NotAvailable, close, kinds
from ..language import numbers, words
from ..language.numbers import Number
from ..rules import analysis
from ..rules.anggaran import Pos
from ..rules.hasil import Hasil
from ..rules.report import Report
from . import kalimat, naming, series, units
from .arguments import guarded

_WORD_FUNCTIONS = (
    words.bilangan,
    words.terbilang,
    words.tanggal,
    words.arah,
    words.perubahan,
    words.banding,
    words.selisih,
    words.mutlak,
    words.kapital,
)

_ANALYSIS = (
    analysis.bagian,
    analysis.konversi,
    analysis.rasio,
    analysis.pertumbuhan,
    analysis.sumbangan,
    analysis.jumlah,
    analysis.kebutuhan,
    analysis.kekurangan,
    analysis.tercapai,
)


def perlu(*value: Any) -> str:
    """Writes nothing; the form that `:::{bila}` had in projects of earlier versions, where it goes on to work."""
    if not all(value):
        raise NotAvailable(numbers.PARTLY_MISSING)
    return ""


def naik(kini: Number, dulu: Number) -> bool:
    """Whether a figure rose.

    >>> naik(6, 5), naik(5, 5)
    (True, False)
    """
    return words.arah(kini, dulu) == "naik"


def turun(kini: Number, dulu: Number) -> bool:
    """Whether a figure fell.

    >>> turun(5, 6), turun(5, 5)
    (True, False)
    """
    return words.arah(kini, dulu) == "turun"


def tetap(kini: Number, dulu: Number) -> bool:
    """Whether a figure is the same as before.

    >>> tetap(5, 5)
    True
    """
    return words.arah(kini, dulu) == "tetap"


def ada(nilai: Any) -> bool:
    """Whether a value is there; zero is there. The sandbox says it of what is not available."""
    return nilai is not None


PREDICATES = {"naik", "turun", "tetap", "ada", "tercapai", "di_atas", "di_bawah"}
"""Functions that ask something: they belong into a condition."""


_ALL_WORDS = """
    ada anggaran angka arah bagian banding banyak batas_predikat belanja bilangan cacah capaian data di_atas
    di_bawah hasil i instansi jumlah kaidah_efisiensi kalimat_akhir kalimat_anggaran kalimat_anggaran_bersama
    kalimat_asal kalimat_capaian kalimat_deret kalimat_dokumen_lain kalimat_efisiensi kalimat_efisiensi_semua
    kalimat_lisensi kalimat_pendapatan kalimat_ringkasan kalimat_tahun_lalu kalimat_total kapital kebutuhan
    kekurangan keputusan kode_perjanjian konversi kurang_dari_target lalu mutlak naik nama nama_perjanjian nama_rencana
    patahan pejabat penyerapan_terendah penyerapan_tertinggi peringkat perlu persen pertumbuhan
    pertumbuhan_persen perubahan rasio realisasi rupiah selisih sumbangan sumber_dana tahun tahun_akhir tahun_ke
    tahun_lalu tanggal tanggal_terbit target target_akhir terbilang terbilang_persen terbilang_rupiah tercapai
    terendah tertinggi tetap turun
"""
WORDS = frozenset(_ALL_WORDS.split())
"""Every word that has a meaning in prose, on whichever page; a text cannot give it to a value of its own."""


def kosakata(lap: Report) -> dict[str, Any]:
    """The names and functions that prose may use, for one report (and page)."""
    instansi = SimpleNamespace(**{k: v for k, v in lap.katalog.instansi.items() if isinstance(v, str)})

    def nama(x: Hasil | Pos | str) -> str:
        """Official name of an indicator or of a programme, kegiatan or subkegiatan."""
        if isinstance(x, Hasil):
            return x.indikator.nama
        if isinstance(x, Pos):
            return x.nama
        if x in lap.katalog.history.indikator:
            return lap.hasil(x).indikator.nama
        id = naming.indicator_id(lap, x) if " " in x else x
        if id in lap.katalog.history.indikator:
            return lap.hasil(id).indikator.nama
        if not lap.pohon:
            raise lap.missing("program")
        kode = naming.budget_code(lap, x)
        return lap.pohon[kode].nama if kode in lap.pohon else lap.hasil(x).indikator.nama

    def hasil(indikator: str, tahun: int | None = None) -> Hasil:
        """Result of an indicator, called by its id or its official name."""
        return lap.hasil(naming.indicator_id(lap, indikator), tahun)

    def _write(h: Hasil, value) -> str:
        return h.tulis(value) or "tidak tersedia"

    def realisasi(hasil: Hasil) -> str:
        return _write(hasil, hasil.realisasi)

    def target(hasil: Hasil) -> str:
        return _write(hasil, hasil.target)

    def target_akhir(hasil: Hasil) -> str:
        return _write(hasil, hasil.target_akhir)

    def capaian(hasil: Hasil) -> str:
        return "tidak dapat dihitung" if hasil.capaian is None else numbers.persen(hasil.capaian)

    def of_year(what: str, content: dict[str, Any]) -> SimpleNamespace | NotAvailable:
        """What is recorded for the year, or, in its place, that nothing is."""
        return SimpleNamespace(**content) if content else NotAvailable(f"{what} tahun {lap.tahun} {lap.why_missing}")

    def chosen(name: str, equal: dict[str, Any]) -> dict[str, Any]:
        """The rows that are meant, where official words stand for codes."""
        return {column: naming.row_value(lap, name, column, value) for column, value in equal.items()}

    def data(sumber: str, kolom: str, tahun: int | None = None, /, **baris: str | int | Pos | Hasil) -> Number:
        """A figure of a source that is there; a missing one is said, never written."""
        value = lap.data(sumber, kolom, tahun, **chosen(sumber, baris))
        if value is None:
            raise lap.missing(sumber, tahun)
        return units.in_unit(value, units.of_column(lap.paket.sources[sumber], kolom))

    def cacah(sumber: str, tahun: int | None = None, /, **baris: str | int | Pos | Hasil) -> int:
        """Number of rows of a source."""
        return units.in_unit(lap.cacah(sumber, tahun, **chosen(sumber, baris)), units.ROWS)

    def anggaran(kode: str | Pos | tuple = "total") -> Pos:
        """Budget of a code or official name, of several together, or the total."""
        if isinstance(kode, tuple):
            return lap.anggaran(tuple(naming.budget_code(lap, k) for k in kode))
        return lap.anggaran(naming.budget_code(lap, kode))

    def banyak(kode: str | Pos | tuple, jenjang: str) -> int:
        """How many programmes, kegiatan or subkegiatan there are at or below a code or official name."""
        codes = kode if isinstance(kode, tuple) else (kode,)
        code = tuple(naming.budget_code(lap, k) for k in codes)
        return len(lap.below(code if isinstance(kode, tuple) else code[0], jenjang))

    def belanja(rekening: str) -> Pos:
        """Budget of an account, called by code or official name."""
        return lap.belanja(naming.account_code(lap, rekening))

    def sumber_dana(nama: str) -> Pos:
        """Budget of what one source of funds pays for; a name that is spelt almost like one of the year is refused."""
        known = sorted(set(lap.tabel("anggaran", lap.tahun)["sumber_dana"]))
        if nama not in known and (near := close(nama, known)):
            raise InputError([kinds.UNKNOWN_NAME.at(f"anggaran {lap.tahun}", name=nama, near=near)])
        return lap.sumber_dana(nama)

    def kalimat_anggaran(*kode: str | Pos) -> str:
        codes = tuple(naming.budget_code(lap, k) for k in kode)
        return kalimat.anggaran(lap, codes or lap.indikator.program)

    def kalimat_dokumen_lain(hasil: Hasil) -> str:
        return kalimat.dokumen_lain(hasil, lap.katalog.dokumen)

    def kalimat_deret(hasil: Hasil) -> str:
        return kalimat.deret(lap, hasil.indikator.id)

    def kalimat_efisiensi(hasil: Hasil) -> str:
        return kalimat.efisiensi(lap, hasil.indikator.id)

    def tahun_ke(langkah: int) -> int:
        """The year so many before (negative) or after the report year."""
        return lap.tahun + langkah

    def tertinggi(
        sumber: str, kolom: str, tahun: int | None = None, /, *, menurut: str | None = None, **baris: str | int
    ) -> SimpleNamespace:
        """The row of a source with the highest figure: `nama` and `nilai`."""
        return series.extreme(lap, sumber, kolom, tahun, menurut, chosen(sumber, baris), highest=True)

    def terendah(
        sumber: str, kolom: str, tahun: int | None = None, /, *, menurut: str | None = None, **baris: str | int
    ) -> SimpleNamespace:
        """The row of a source with the lowest figure: `nama` and `nilai`."""
        return series.extreme(lap, sumber, kolom, tahun, menurut, chosen(sumber, baris), highest=False)

    def peringkat(
        sumber: str,
        kolom: str,
        nama: str,
        tahun: int | None = None,
        /,
        *,
        menurut: str | None = None,
        **baris: str | int,
    ) -> int:
        """Rank of a row of a source that is called by its words."""
        return series.rank(lap, sumber, kolom, nama, tahun, menurut, chosen(sumber, baris))

    def patahan(x: Hasil | str, kolom: str | None = None, /, **baris: str | int) -> analysis.Patahan:
        """The largest break of an indicator or of a column over the years."""
        return series.break_of(lap, x, kolom, baris)

    def kurang_dari_target(hasil: Hasil) -> Number:
        """How far an indicator is from its target, in its unit or the points of its score."""
        return analysis.kurang_dari_target(hasil, steps(hasil))

    def batas_predikat(hasil: Hasil) -> Number:
        """The score that must be exceeded for the letter that was aimed at."""
        bounds = steps(hasil)
        if hasil.target not in bounds:
            raise NotAvailable(f"batas predikat {hasil.indikator.nama} tidak ada karena targetnya bukan predikat")
        return bounds[hasil.target]

    def steps(h: Hasil) -> dict[str, Number]:
        """Letters of the scale of an indicator with their lower bounds; nothing where it has no scale."""
        scale = lap.katalog.skala.get(h.indikator.rumus.skala, ())
        return {j.nama: j.batas for j in s.jenjang} if (s := valid_in(scale, h.tahun)) else {}

    def program_lines() -> list[Pos]:
        if not lap.pohon:
            raise lap.missing("anggaran")
        if lines := [p for p in lap.pohon.values() if p.jenjang == "program" and p.penyerapan is not None]:
            return lines
        raise NotAvailable(f"program dengan anggaran di atas nol tahun {lap.tahun} tidak ada dalam sumber")

    def confirmed(file: str, content: dict[str, Any]) -> dict[str, Any]:
        """What is recorded, unless it was only copied from last year and nobody has confirmed it."""
        return {} if lap.preparation and file in lap.preparation.unconfirmed else content

    keputusan = confirmed("sk.yaml", lap.katalog.keputusan.get(lap.tahun, {}))
    periode, kaidah = lap.katalog.period_of(lap.tahun), valid_in(lap.katalog.efisiensi, lap.tahun)
    if periode is None:
        instansi.visi = of_year("visi yang berlaku", {})
    plan = of_year("rencana strategis yang berlaku", {"akhir": periode.akhir, "nama": periode.nama} if periode else {})
    vocabulary: dict[str, Any] = {
        "pejabat": of_year(
            "data pejabat yang menandatangani laporan",
            confirmed("instansi.yaml", lap.katalog.head_of_agency(lap.tahun)),
        ),
        "keputusan": of_year(
            "keputusan tentang tim penyusun laporan",
            {k: words.tanggal(v) if k == "tanggal" else v for k, v in keputusan.items()},
        ),
        "tanggal_terbit": keputusan.get("terbit") or of_year("waktu terbit laporan", {}),
        "tahun_akhir": getattr(plan, "akhir", plan),
        "nama_rencana": getattr(plan, "nama", plan),
        "kode_perjanjian": lap.katalog.perjanjian,
        "nama_perjanjian": lap.katalog.dokumen[lap.katalog.perjanjian],
        "tahun": lap.tahun,
        "tahun_lalu": lap.tahun - 1,
        "instansi": instansi,
        "kaidah_efisiensi": kaidah.kaidah if kaidah else of_year("kaidah penilaian efisiensi", {}),
    }
    functions: dict[str, Any] = {
        "naik": naik,
        "turun": turun,
        "tetap": tetap,
        "ada": ada,
        "di_atas": naik,
        "di_bawah": turun,
        "nama": nama,
        "realisasi": realisasi,
        "target": target,
        "target_akhir": target_akhir,
        "capaian": capaian,
        "hasil": hasil,
        "data": data,
        "cacah": cacah,
        "anggaran": anggaran,
        "belanja": belanja,
        "sumber_dana": sumber_dana,
        "penyerapan_tertinggi": lambda: max(program_lines(), key=lambda p: p.penyerapan),
        "penyerapan_terendah": lambda: min(program_lines(), key=lambda p: p.penyerapan),
        "banyak": banyak,
        "tahun_ke": tahun_ke,
        "tertinggi": tertinggi,
        "terendah": terendah,
        "peringkat": peringkat,
        "patahan": patahan,
        "kurang_dari_target": kurang_dari_target,
        "batas_predikat": batas_predikat,
        "kalimat_capaian": kalimat.capaian,
        "kalimat_tahun_lalu": kalimat.tahun_lalu,
        "kalimat_akhir": kalimat.akhir,
        "kalimat_dokumen_lain": kalimat_dokumen_lain,
        "kalimat_asal": kalimat.asal,
        "kalimat_ringkasan": lambda: kalimat.ringkasan(lap),
        "kalimat_lisensi": lambda: kalimat.lisensi(lap),
        "kalimat_total": lambda: kalimat.total(lap),
        "kalimat_pendapatan": lambda: kalimat.pendapatan(lap),
        "kalimat_deret": kalimat_deret,
        "pertumbuhan_persen": kalimat.pertumbuhan_persen,
        "kalimat_efisiensi": kalimat_efisiensi,
        "kalimat_efisiensi_semua": lambda: kalimat.efisiensi_semua(lap),
        "kalimat_anggaran_bersama": lambda: kalimat.anggaran_bersama(lap),
        "kalimat_anggaran": kalimat_anggaran,
    }
    for function in (*units.WRITERS, *_WORD_FUNCTIONS, *_ANALYSIS):
        functions[function.__name__] = function
    functions["perlu"] = perlu
    vocabulary |= {name: guarded(name, function) for name, function in functions.items()}
    if lap.indikator is not None:
        vocabulary["i"] = lap.hasil(lap.indikator.id)
        vocabulary["lalu"] = lap.hasil(lap.indikator.id, lap.tahun - 1)
    return vocabulary
