"""What does the team need to begin the report of the next year?

Rows with last year's names and empty figures, stubs of the narrative, officials
and decisions copied for confirmation. Every file keeps what it had, byte for byte;
text is only added. All is worked out and tried in a copy first, so a failure
leaves the project as it was.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ..checks.data import periksa_data
from ..checks.worklist import TIM, berkas_narasi, daftar, sisa
from ..facts.catalogue import baca_katalog
from ..facts.description import DESKRIPSI, Sumber
from ..facts.package import Paket, baca_paket, years_with_facts
from ..facts.preparation import alamat_persiapan
from ..facts.table import baca_tabel
from ..findings import Finding, InputError, kinds
from ..project.project import Proyek
from ..prose.narasi import alamat_narasi
from .additions import baris_baru, salin_butir, tambah_baris
from .stubs import judul_narasi, rintisan

# Lists in YAML whose entries are dated: file, key of the list ("" for the file itself), key of the year, meaning.
BERTAHUN = (
    ("instansi.yaml", "kepala", "mulai", "pejabat yang menandatangani laporan"),
    ("sk.yaml", "", "tahun", "keputusan tim penyusun dan waktu terbit laporan"),
)

_KEPALA_PERSIAPAN = """\
# Persiapan laporan tahun {tahun}. Yang masih harus diisi disebut oleh: lkjip check --tahun {tahun}
# Di bawah ini tertulis yang disalin dari tahun {lalu}. Periksa, perbaiki di berkasnya, lalu ganti `tidak` menjadi `ya`.
konfirmasi:
"""
_KAKI_PERSIAPAN = """\
# Yang memang tidak tersedia beserta alasannya. Tanpa `kolom`: seluruh data itu. Contoh (hapus tanda pagarnya):
# - {data: nama_berkas, kolom: [nama_kolom], alasan: Tidak dicatat lagi}
# - {data: perselisihan, alasan: Tidak ada kasus tahun ini}
tidak_tersedia:
"""


def _kutip(teks: str) -> str:
    return "'" + teks.replace("'", "''") + "'"


def _berkas_persiapan(konfirmasi: list[tuple[str, str, str]], tahun: int) -> str:
    baris = [f"- {{berkas: {b}, bidang: {_kutip(d)}, hal: {_kutip(h)}, sudah: tidak}}\n" for b, d, h in konfirmasi]
    return _KEPALA_PERSIAPAN.format(tahun=tahun, lalu=tahun - 1) + "".join(baris) + _KAKI_PERSIAPAN


def setahun_ada(paket: Paket, sumber: Sumber, tahun: int) -> bool:
    """Whether a source has facts of a year."""
    tabel = paket.tabel[sumber.nama]
    return "tahun" in tabel and bool((tabel["tahun"] == tahun).any())


def rancang(proyek: Proyek, paket: Paket, tahun: int) -> dict[Path, bytes]:
    """New contents of every file that the year adds or lengthens, by path below the data folder."""
    data, hasil, konfirmasi = proyek.data, {}, []
    indikator = baca_katalog(data).pada(tahun).indikator
    for s in paket.sumber.values():
        if not paket.punya(s.nama):
            continue
        isi = (data / s.berkas).read_bytes()
        tabel, _ = baca_tabel(data, s, paket.persiapan)
        if daftar(s) or "tahun" not in tabel:
            continue
        if baru := baris_baru(isi, s, tabel, tahun, indikator):
            hasil[Path(s.berkas)] = tambah_baris(isi, baru, s.pemisah)
            if not s.isian:
                hal = f"{len(baru)} baris tahun {tahun} di {paket.alamat(s.nama)} ({s.judul})"
                konfirmasi.append((s.berkas, s.asal["bidang"], hal))
    konfirmasi += [
        (
            DESKRIPSI,
            s.asal["bidang"],
            f"dokumen sumber {s.nama} di {data.name}/{DESKRIPSI}, “{s.asal['dokumen']}”: bila berbeda untuk {tahun}, "
            "tambahkan dokumen_tahunan",
        )
        for s in paket.sumber.values()
        if re.search(rf"\b{tahun - 1}\b", s.asal["dokumen"])
        and not s.dokumen_tahunan
        and setahun_ada(paket, s, tahun - 1)
    ]
    for nama, daftar_di, kunci, arti in BERTAHUN:
        teks = (data / nama).read_bytes().decode("utf-8")
        if (baru := salin_butir(teks, daftar_di, kunci, tahun)) is not None:
            hasil[Path(nama)] = baru.encode()
            konfirmasi.append((nama, TIM, f"{arti}: butir {kunci} {tahun} di {data.name}/{nama}"))
    judul = judul_narasi(proyek.notebook)
    for nama in berkas_narasi(data, tahun - 1):
        tujuan = alamat_narasi(data, tahun, nama)
        if not tujuan.exists():
            lama = alamat_narasi(data, tahun - 1, nama).read_text(encoding="utf-8-sig")
            hasil[tujuan.relative_to(data)] = rintisan(judul.get(nama, (nama, "")), lama, tahun).encode()
    # First: with it empty figures are not a fault, and what is missing is work to do.
    tujuan = alamat_persiapan(data, tahun).relative_to(data)
    return {tujuan: _berkas_persiapan(konfirmasi, tahun).encode()} | hasil


def _tulis_semua(data: Path, isi: dict[Path, bytes]) -> None:
    """Write all files, or put back every one."""
    semula: dict[Path, bytes | None] = {}
    folder: list[Path] = []
    try:
        for nama, baru in isi.items():
            tujuan = data / nama
            semula[tujuan] = tujuan.read_bytes() if tujuan.exists() else None
            folder += [f for f in reversed((tujuan.parent, *tujuan.parent.parents)) if not f.exists()]
            tujuan.parent.mkdir(parents=True, exist_ok=True)
            sementara = tujuan.with_name(f".{tujuan.name}~")
            try:
                sementara.write_bytes(baru)
                sementara.replace(tujuan)
            finally:
                sementara.unlink(missing_ok=True)
    except BaseException:
        for tujuan, lama in semula.items():
            if lama is None:
                tujuan.unlink(missing_ok=True)
            else:
                tujuan.write_bytes(lama)
        for f in reversed(folder):
            with suppress(OSError):
                f.rmdir()
        raise


def _coba(proyek: Proyek, isi: dict[Path, bytes]) -> list[Finding]:
    """What a check would find, tried in a copy."""
    with tempfile.TemporaryDirectory() as sementara:
        salinan = Path(sementara) / proyek.data.name
        shutil.copytree(proyek.data, salinan)
        _tulis_semua(salinan, isi)
        return periksa_data(salinan)


def _periksa_tahun(proyek: Proyek, paket: Paket, tahun: int) -> None:
    ada = years_with_facts(paket)
    if not ada:
        raise InputError([kinds.NO_DATED_ROWS.at("tahun baru")])
    terakhir = max(ada)
    if tahun <= terakhir:
        raise InputError([kinds.YEAR_HAS_DATA.at("tahun baru", year=tahun, next=terakhir + 1)])
    if tahun != terakhir + 1:
        raise InputError([kinds.NOT_NEXT_YEAR.at("tahun baru", year=tahun, next=terakhir + 1)])
    if terakhir in paket.persiapan and (belum := sisa(proyek, terakhir)):
        raise InputError([kinds.LAST_YEAR_OPEN.at("tahun baru", year=terakhir, count=len(belum))])


def tahun_baru(proyek: Proyek, tahun: int, *, lapor: Callable[[str], None] = lambda _: None) -> list[Path]:
    """Prepare the report of the year after the last; returns the files that were added or lengthened.

    A year that is prepared already is left alone. Raises `InputError` when the
    data has findings or the year is not the next.
    """
    if temuan := periksa_data(proyek.data):
        raise InputError(temuan)
    paket, _ = baca_paket(proyek.data)
    if tahun in paket.persiapan:
        lapor(f"Tahun {tahun} sudah disiapkan; tidak ada yang diubah.")
        return []
    _periksa_tahun(proyek, paket, tahun)
    isi = rancang(proyek, paket, tahun)
    if temuan := _coba(proyek, isi):
        raise InputError(temuan)
    _tulis_semua(proyek.data, isi)
    return [proyek.data / nama for nama in isi]
