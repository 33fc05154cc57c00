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
from .tampil import Teks
from .temuan import KesalahanIsi, Temuan, mirip

if TYPE_CHECKING:
    from .laporan import Laporan

UNGKAPAN = re.compile(r"\{eval\}`([^`]*)`")

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

    def tulis(self, ungkapan: str) -> str:
        """Evaluate one expression to the text that stands in the sentence.

        Raises `UngkapanSalah` for anything that is refused, unknown, missing,
        or a number without a way of writing.
        """
        hitung, nama = _susun(ungkapan)
        for n in sorted(nama - self.kosakata.keys()):
            raise UngkapanSalah(f"nama `{n}` tidak dikenal; {mirip(n, self.kosakata)}")
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
        except (TypeError, ValueError, ArithmeticError, AttributeError, LookupError) as e:
            raise UngkapanSalah(f"tidak dapat dihitung ({e})") from None
        if isinstance(nilai, str):
            return nilai
        if isinstance(nilai, int) and not isinstance(nilai, bool) and abs(nilai) < 10_000:
            return str(nilai)
        if nilai is None:
            raise UngkapanSalah("nilainya tidak tersedia; nyatakan ketiadaannya dengan kata-kata")
        if isinstance(nilai, int | Decimal):
            raise UngkapanSalah("bilangan tanpa cara tulis; bungkus dengan angka(), persen(), atau rupiah()")
        raise UngkapanSalah(f"menghasilkan {type(nilai).__name__}, bukan teks; pilih salah satu sifatnya")


def uraikan(teks: str, tulis: Callable[[str], str], berkas: str, letak: str = "") -> str:
    """Replace every expression of a text; raises all that fail, with their line."""
    temuan: list[Temuan] = []

    def ganti(m: re.Match) -> str:
        try:
            return tulis(m[1].strip())
        except UngkapanSalah as e:
            baris = teks.count("\n", 0, m.start()) + 1
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

    hasil = UNGKAPAN.sub(ganti, teks)
    if temuan:
        raise KesalahanIsi(temuan)
    return hasil


def _program(lap: Laporan) -> list[Pos]:
    return [p for p in lap.pohon.values() if p.jenjang == "program" and p.penyerapan is not None]


def kosakata(lap: Laporan) -> dict[str, Any]:
    """The names and functions that prose may use, for one report (and page)."""
    instansi = SimpleNamespace(**{k: v for k, v in lap.katalog.instansi.items() if isinstance(v, str)})

    def nama(x: Hasil | str) -> str:
        """Official name of an indicator or of a programme, kegiatan or subkegiatan."""
        if isinstance(x, Hasil):
            return x.indikator.nama
        return lap.pohon[x].nama if x in lap.pohon else lap.hasil(x).indikator.nama

    def _tulis(h: Hasil, nilai) -> str:
        return h.tulis(nilai) or "tidak tersedia"

    keputusan = lap.katalog.keputusan.get(lap.tahun, {})
    kata_kata: dict[str, Any] = {
        "pejabat": SimpleNamespace(**lap.katalog.pejabat(lap.tahun)),
        "keputusan": SimpleNamespace(**{k: kata.tanggal(v) if k == "tanggal" else v for k, v in keputusan.items()}),
        "tanggal_terbit": keputusan.get("terbit"),
        "tahun": lap.tahun,
        "tahun_lalu": lap.tahun - 1,
        "instansi": instansi,
        "nama": nama,
        "realisasi": lambda h: _tulis(h, h.realisasi),
        "target": lambda h: _tulis(h, h.target),
        "target_akhir": lambda h: _tulis(h, h.target_akhir),
        "capaian": lambda h: "tidak dapat dihitung" if h.capaian is None else angka.persen(h.capaian),
        "hasil": lap.hasil,
        "data": lap.data,
        "cacah": lap.cacah,
        "anggaran": lap.anggaran,
        "belanja": lap.belanja,
        "sumber_dana": lap.sumber_dana,
        "penyerapan_tertinggi": lambda: max(_program(lap), key=lambda p: p.penyerapan),
        "penyerapan_terendah": lambda: min(_program(lap), key=lambda p: p.penyerapan),
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
        "kaidah_efisiensi": berlaku(lap.katalog.efisiensi, lap.tahun).kaidah,
        "kalimat_anggaran": lambda *kode: kalimat.anggaran(lap, kode or lap.indikator.program),
    }
    for fungsi in (angka.angka, angka.persen, angka.rupiah, *_FUNGSI_KATA):
        kata_kata[fungsi.__name__] = fungsi
    if periode := lap.katalog.periode_tahun(lap.tahun):
        kata_kata["tahun_akhir"] = periode.akhir
        kata_kata["nama_rencana"] = periode.nama
    if lap.indikator is not None:
        kata_kata["i"] = lap.hasil(lap.indikator.id)
        kata_kata["lalu"] = lap.hasil(lap.indikator.id, lap.tahun - 1)
    return kata_kata


def alamat_narasi(akar: Path, tahun: int, nama: str) -> Path:
    """Where the sentences live that are true of one year only."""
    return akar / "narasi" / str(tahun) / f"{nama}.md"


def narasi(lap: Laporan, nama: str) -> Teks:
    """The narrative file of the report year, with its figures put in.

    `nama` is its path below `data/narasi/<tahun>/`, without ".md".
    Raises `KesalahanIsi` when the file is missing, empty or has a bad expression.
    """
    berkas = alamat_narasi(lap.paket.akar, lap.tahun, nama)
    alamat = f"{lap.paket.akar.name}/narasi/{lap.tahun}/{nama}.md"
    try:
        teks = berkas.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        ada = [b.relative_to(berkas.parents[nama.count("/")]).as_posix()[:-3] for b in berkas.parent.glob("*.md")]
        raise KesalahanIsi(
            [Temuan(alamat, "", "tidak ada berkas", "berkas narasi tahun ini", mirip(nama, ada) or "tulis berkas itu")]
        ) from None
    except UnicodeDecodeError:
        raise KesalahanIsi(
            [Temuan(alamat, "", "huruf yang bukan UTF-8", "UTF-8", "simpan ulang sebagai UTF-8")]
        ) from None
    if not teks.strip():
        raise KesalahanIsi([Temuan(alamat, "", "berkas kosong", "paragraf narasi", "tulis isinya")])
    return Teks(uraikan(teks, lap.juru.tulis, alamat))
