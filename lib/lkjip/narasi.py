r"""How do figures get into prose, without prose becoming code?

Prose is Markdown with inline expressions, {eval}`persen(i.capaian)`. An
expression may name things, read plain attributes and call the functions of the
vocabulary; nothing else. Operators, loops, imports, files and attributes with
underscores do not exist in it, so neither a slip nor malice can do harm.
Jinja2's sandbox does the evaluating, a list of allowed syntax nodes the refusing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from types import FunctionType, MethodType, SimpleNamespace
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment, SecurityError

from . import angka, kalimat, kata
from .anggaran import Pos
from .capaian import berlaku
from .hasil import Hasil
from .katalog import Indikator, Induk
from .tampil import Teks, tandai
from .temuan import KesalahanIsi, Temuan, TidakTersedia, mirip

if TYPE_CHECKING:
    from .laporan import Laporan

UNGKAPAN = re.compile(r"\{eval\}`([^`]*)`")
_KOMENTAR = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
# What stands between paragraphs: blank lines, and the fences of MyST.
_SELA = re.compile(r"((?:^[ \t]*(?:(?::::|```)[^\n]*)?(?:\n|\Z))+)", re.M)
_WADAH_HAMPA = re.compile(r"^:::\{container\}[^\n]*\n\s*:::[ \t]*$\n?", re.M)

_BOLEH = (
    nodes.Template,
    nodes.Output,
    nodes.Name,
    nodes.Const,
    nodes.Getattr,
    nodes.Call,
    nodes.Keyword,
    nodes.Tuple,
)
_FUNGSI_KATA = (
    kata.bilangan,
    kata.terbilang,
    kata.terbilang_rupiah,
    kata.terbilang_persen,
    kata.tanggal,
    kata.arah,
    kata.perubahan,
    kata.banding,
    kata.selisih,
    kata.kapital,
)
_BENDA = (Hasil, Indikator, Induk, Pos, SimpleNamespace)


class UngkapanSalah(Exception):
    """An expression cannot be evaluated; says why, in Indonesian."""


_PERLU = "perlu("


def perlu(*nilai: Any) -> str:
    """Writes nothing; a paragraph that asks for it is left out when a value is not there, or zero."""
    if not all(nilai):
        raise TidakTersedia(angka.SEBAGIAN)
    return ""


class _Kotak(SandboxedEnvironment):
    """Reads attributes of our nouns only, calls functions of this library only.

    A function can be reached through the vocabulary alone: attributes never
    give one.
    """

    def is_safe_attribute(self, obj, attr, value):
        return isinstance(obj, _BENDA) and not attr.startswith("_") and not callable(value)

    def is_safe_callable(self, obj):
        return isinstance(obj, FunctionType | MethodType) and obj.__module__.startswith(_PAKET)


_PAKET = __name__.rpartition(".")[0] + "."
_KOTAK = _Kotak()
for _bawaan in (_KOTAK.globals, _KOTAK.filters, _KOTAK.tests):
    _bawaan.clear()


def _periksa_simpul(simpul: nodes.Node, nama: set[str]) -> None:
    if not isinstance(simpul, _BOLEH):
        raise UngkapanSalah(
            f"memakai {type(simpul).__name__} yang tidak diizinkan; hanya nama, sifat, dan panggilan fungsi"
        )
    if isinstance(simpul, nodes.Name):
        nama.add(simpul.name)
    if isinstance(simpul, nodes.Getattr) and simpul.attr.startswith("_"):
        raise UngkapanSalah(f"sifat `{simpul.attr}` tidak diizinkan dalam narasi")
    for anak in simpul.iter_child_nodes():
        _periksa_simpul(anak, nama)


@lru_cache(maxsize=4096)
def _susun(ungkapan: str) -> tuple[Callable[..., Any], frozenset[str]]:
    """Compile an expression after its syntax was found harmless; with the names it uses."""
    try:
        pohon = _KOTAK.parse("{{ " + ungkapan + " }}")
    except TemplateError:
        raise UngkapanSalah("tidak dapat dibaca; periksa kurung, koma, dan tanda kutip") from None
    nama: set[str] = set()
    for simpul in pohon.iter_child_nodes():
        _periksa_simpul(simpul, nama)
    if len(pohon.body) != 1 or not isinstance(pohon.body[0], nodes.Output) or len(pohon.body[0].nodes) != 1:
        raise UngkapanSalah("harus berisi tepat satu ungkapan")
    return _KOTAK.compile_expression(ungkapan, undefined_to_none=False), frozenset(nama)


@dataclass(frozen=True)
class Juru:
    """Writes expressions with one vocabulary of names and functions."""

    kosakata: Mapping[str, Any]
    longgar: bool = False

    def tulis(self, ungkapan: str) -> str:
        """Evaluate one expression to the text that stands in the sentence.

        Raises `UngkapanSalah` for anything that is refused, unknown, or a number
        without a way of writing; for what is missing too, unless the report is
        lenient: then `TidakTersedia`, and the paragraph says so.
        """
        try:
            return self._hitung(ungkapan)
        except TidakTersedia as e:
            if self.longgar or ungkapan.startswith(_PERLU):
                raise
            raise UngkapanSalah(
                f"menyebut nilai yang tidak tersedia: {e}; nyatakan ketiadaannya dengan kata-kata"
            ) from None

    def _hitung(self, ungkapan: str) -> str:
        hitung, nama = _susun(ungkapan)
        for n in sorted(nama - self.kosakata.keys()):
            raise UngkapanSalah(f"nama `{n}` tidak dikenal; {mirip(n, self.kosakata)}")
        for n in sorted(nama):
            if isinstance(self.kosakata[n], TidakTersedia):
                raise TidakTersedia(*self.kosakata[n].args)
        try:
            nilai = hitung(**{n: self.kosakata[n] for n in nama})
            if isinstance(nilai, _KOTAK.undefined):
                str(nilai)
                raise UngkapanSalah("menyebut sesuatu yang tidak ada")
        except SecurityError:
            raise UngkapanSalah("menjangkau sesuatu yang tidak diizinkan dalam narasi") from None
        except KesalahanIsi as e:
            raise UngkapanSalah("; ".join(map(str, e.temuan)).rstrip(".")) from None
        except TemplateError as e:
            raise UngkapanSalah(f"tidak dapat dihitung ({e.message})") from None
        except TidakTersedia:
            raise
        except (TypeError, ValueError, ArithmeticError, AttributeError, LookupError) as e:
            raise UngkapanSalah(f"tidak dapat dihitung ({e})") from None
        if isinstance(nilai, TidakTersedia):
            raise TidakTersedia(*nilai.args)
        if isinstance(nilai, str):
            return nilai
        if isinstance(nilai, int) and not isinstance(nilai, bool) and abs(nilai) < 10_000:
            return str(nilai)
        if nilai is None:
            raise TidakTersedia(angka.SEBAGIAN)
        if isinstance(nilai, int | Decimal):
            raise UngkapanSalah("bilangan tanpa cara tulis; bungkus dengan angka(), persen(), atau rupiah()")
        raise UngkapanSalah(f"menghasilkan {type(nilai).__name__}, bukan teks; pilih salah satu sifatnya")


def uraikan(teks: str, tulis: Callable[[str], str], berkas: str, letak: str = "") -> str:
    """Replace every expression of a text; raises all that fail, with their line.

    A paragraph in which `tulis` finds something missing (`TidakTersedia`) is
    replaced as a whole by a sentence that says what, so that no half sentence
    stays; the same sentence is not said twice in a row. With `perlu` it is left out.
    """
    temuan: list[Temuan] = []
    tiada: list[str] = []

    def ganti(m: re.Match) -> str:
        try:
            return tulis(m[1].strip())
        except TidakTersedia as e:
            tiada.append("" if m[1].strip().startswith(_PERLU) else f"{kata.kapital(str(e))}.")
            return m[0]
        except UngkapanSalah as e:
            baris = awal + m.string.count("\n", 0, m.start()) + 1
            temuan.append(
                Temuan(
                    berkas,
                    f"{letak}baris {baris}",
                    f"ungkapan `{m[1]}` yang {e}",
                    "ungkapan dari kosakata narasi",
                    "perbaiki ungkapan itu",
                )
            )
            return m[0]

    hasil: list[str] = []
    awal, sebelum = 0, ""
    for alinea in _SELA.split(teks):
        tiada.clear()
        tertulis = UNGKAPAN.sub(ganti, alinea)
        awal += alinea.count("\n")
        if tiada:
            kalimat = "" if "" in tiada else " ".join(dict.fromkeys(tiada))
            tertulis = f"{tandai(kalimat)}\n" if kalimat not in ("", sebelum) else ""
            sebelum = kalimat or sebelum
        elif alinea.strip() and not _SELA.fullmatch(alinea):
            sebelum = ""
        hasil.append(tertulis)
    if temuan:
        raise KesalahanIsi(temuan)
    return _WADAH_HAMPA.sub("", "".join(hasil))


def kosakata(lap: Laporan) -> dict[str, Any]:
    """The names and functions that prose may use, for one report (and page)."""
    instansi = SimpleNamespace(**{k: v for k, v in lap.katalog.instansi.items() if isinstance(v, str)})

    def nama(x: Hasil | str) -> str:
        """Official name of an indicator or of a programme, kegiatan or subkegiatan."""
        if isinstance(x, Hasil):
            return x.indikator.nama
        if x not in lap.katalog.riwayat.indikator and not lap.pohon:
            raise lap.tiada("program")
        return lap.pohon[x].nama if x in lap.pohon else lap.hasil(x).indikator.nama

    def _tulis(h: Hasil, nilai) -> str:
        return h.tulis(nilai) or "tidak tersedia"

    def bertahun(hal: str, isi: dict[str, Any]) -> SimpleNamespace | TidakTersedia:
        """What is recorded for the year, or, in its place, that nothing is."""
        return SimpleNamespace(**isi) if isi else TidakTersedia(f"{hal} tahun {lap.tahun} {lap.sebab}")

    def data(nama: str, kolom: str, tahun: int | None = None, /, **sama: str):
        """A figure of a source that is there; a missing one is said, never written."""
        nilai = lap.data(nama, kolom, tahun, **sama)
        if nilai is None:
            raise lap.tiada(nama, tahun)
        return nilai

    def pos_program() -> list[Pos]:
        if not lap.pohon:
            raise lap.tiada("anggaran")
        return [p for p in lap.pohon.values() if p.jenjang == "program" and p.penyerapan is not None]

    def pasti(berkas: str, isi: dict[str, Any]) -> dict[str, Any]:
        """What is recorded, unless it was only copied from last year and nobody has confirmed it."""
        return {} if lap.draf_tahun and berkas in lap.draf_tahun.belum_pasti else isi

    keputusan = pasti("sk.yaml", lap.katalog.keputusan.get(lap.tahun, {}))
    periode, kaidah = lap.katalog.periode_tahun(lap.tahun), berlaku(lap.katalog.efisiensi, lap.tahun)
    if periode is None:
        instansi.visi = bertahun("visi yang berlaku", {})
    rencana = bertahun(
        "rencana strategis yang berlaku", {"akhir": periode.akhir, "nama": periode.nama} if periode else {}
    )
    kata_kata: dict[str, Any] = {
        "pejabat": bertahun(
            "data pejabat yang menandatangani laporan", pasti("instansi.yaml", lap.katalog.pejabat(lap.tahun))
        ),
        "keputusan": bertahun(
            "keputusan tentang tim penyusun laporan",
            {k: kata.tanggal(v) if k == "tanggal" else v for k, v in keputusan.items()},
        ),
        "tanggal_terbit": keputusan.get("terbit") or bertahun("waktu terbit laporan", {}),
        "tahun_akhir": getattr(rencana, "akhir", rencana),
        "nama_rencana": getattr(rencana, "nama", rencana),
        "kode_perjanjian": lap.katalog.perjanjian,
        "nama_perjanjian": lap.katalog.dokumen[lap.katalog.perjanjian],
        "perlu": perlu,
        "tahun": lap.tahun,
        "tahun_lalu": lap.tahun - 1,
        "instansi": instansi,
        "nama": nama,
        "realisasi": lambda h: _tulis(h, h.realisasi),
        "target": lambda h: _tulis(h, h.target),
        "target_akhir": lambda h: _tulis(h, h.target_akhir),
        "capaian": lambda h: "tidak dapat dihitung" if h.capaian is None else angka.persen(h.capaian),
        "hasil": lap.hasil,
        "data": data,
        "cacah": lap.cacah,
        "anggaran": lap.anggaran,
        "belanja": lap.belanja,
        "sumber_dana": lap.sumber_dana,
        "penyerapan_tertinggi": lambda: max(pos_program(), key=lambda p: p.penyerapan),
        "penyerapan_terendah": lambda: min(pos_program(), key=lambda p: p.penyerapan),
        "banyak": lambda kode, jenjang: len(lap.anak(kode, jenjang)),
        "kalimat_capaian": kalimat.capaian,
        "kalimat_tahun_lalu": kalimat.tahun_lalu,
        "kalimat_akhir": kalimat.akhir,
        "kalimat_dokumen_lain": lambda h: kalimat.dokumen_lain(h, lap.katalog.dokumen),
        "kalimat_asal": kalimat.asal,
        "kalimat_ringkasan": lambda: kalimat.ringkasan(lap),
        "kalimat_lisensi": lambda: kalimat.lisensi(lap),
        "kalimat_total": lambda: kalimat.total(lap),
        "kalimat_pendapatan": lambda: kalimat.pendapatan(lap),
        "kalimat_deret": lambda h: kalimat.deret(lap, h.indikator.id),
        "pertumbuhan_persen": kalimat.pertumbuhan_persen,
        "kalimat_efisiensi": lambda h: kalimat.efisiensi(lap, h.indikator.id),
        "kalimat_efisiensi_semua": lambda: kalimat.efisiensi_semua(lap),
        "kalimat_anggaran_bersama": lambda: kalimat.anggaran_bersama(lap),
        "kaidah_efisiensi": kaidah.kaidah if kaidah else bertahun("kaidah penilaian efisiensi", {}),
        "kalimat_anggaran": lambda *kode: kalimat.anggaran(lap, kode or lap.indikator.program),
    }
    for fungsi in (angka.angka, angka.persen, angka.rupiah, *_FUNGSI_KATA):
        kata_kata[fungsi.__name__] = fungsi
    if lap.indikator is not None:
        kata_kata["i"] = lap.hasil(lap.indikator.id)
        kata_kata["lalu"] = lap.hasil(lap.indikator.id, lap.tahun - 1)
    return kata_kata


def alamat_narasi(akar: Path, tahun: int, nama: str) -> Path:
    """Where the sentences live that are true of one year only."""
    return akar / "narasi" / str(tahun) / f"{nama}.md"


def tanpa_komentar(teks: str) -> str:
    """The text without HTML comments, on the same lines: guidance for writers is never printed.

    >>> tanpa_komentar("<!-- apa\\nsebabnya? -->Naik.")
    '\\nNaik.'
    """
    return _KOMENTAR.sub(lambda m: "\n" * m[0].count("\n"), teks)


def narasi(lap: Laporan, nama: str) -> Teks:
    """The narrative file of the report year, with its figures put in.

    `nama` is its path below `data/narasi/<tahun>/`, without ".md".
    Where the report is lenient, a missing file is said in its place. Otherwise
    `KesalahanIsi` is raised, as for an empty file or a bad expression.
    """
    berkas = alamat_narasi(lap.paket.akar, lap.tahun, nama)
    alamat = f"{lap.paket.akar.name}/narasi/{lap.tahun}/{nama}.md"
    try:
        teks = berkas.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        if lap.longgar:
            return Teks(tandai(f"Uraian tahun {lap.tahun} untuk bagian ini tidak tersedia dalam sumber."))
        ada = [b.relative_to(berkas.parents[nama.count("/")]).as_posix()[:-3] for b in berkas.parent.glob("*.md")]
        raise KesalahanIsi(
            [Temuan(alamat, "", "tidak ada berkas", "berkas narasi tahun ini", mirip(nama, ada) or "tulis berkas itu")]
        ) from None
    except UnicodeDecodeError:
        raise KesalahanIsi(
            [Temuan(alamat, "", "huruf yang bukan UTF-8", "UTF-8", "simpan ulang sebagai UTF-8")]
        ) from None
    tertulis = tanpa_komentar(teks)
    if not tertulis.strip():
        if lap.longgar and teks.strip():
            return Teks(tandai(f"Uraian tahun {lap.tahun} untuk bagian ini belum ditulis."))
        ada = "uraian yang belum ditulis" if teks.strip() else "berkas kosong"
        raise KesalahanIsi([Temuan(alamat, "", ada, "paragraf narasi", "tulis isinya")])
    return Teks(uraikan(tertulis, lap.juru.tulis, alamat))
