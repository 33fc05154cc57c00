"""What does the team need to begin the report of the next year?

Rows with last year's names and empty figures, stubs of the narrative, officials
and decisions copied for confirmation. Every file keeps what it had, byte for byte;
text is only added. All is worked out and tried in a copy first, so a failure
leaves the project as it was.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
import tempfile
from collections.abc import Callable, Container, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import yaml

from .daftar_kerja import TIM, berkas_narasi, daftar, kunci_tanpa_tahun, setahun, sisa
from .data import DESKRIPSI, EDISI, Paket, Sumber, baca_paket, baca_tabel
from .eksekusi import baca_notebook, sumber_sel
from .katalog import baca_katalog
from .narasi import alamat_narasi, tanpa_komentar
from .periksa import narasi_dipakai, periksa_data
from .persiapan import alamat_persiapan
from .temuan import KesalahanIsi, Temuan

if TYPE_CHECKING:
    from .bangun import Proyek

# Lists in YAML whose entries are dated: file, key of the list ("" for the file itself), key of the year, meaning.
BERTAHUN = (
    ("instansi.yaml", "kepala", "mulai", "pejabat yang menandatangani laporan"),
    ("sk.yaml", "", "tahun", "keputusan tim penyusun dan waktu terbit laporan"),
)

_PERTANYAAN = (
    (r"masalah|solusi|kendala", ("Apa yang menghambat, dan apa buktinya?", "Apa yang dilakukan, oleh siapa, kapan?")),
    (
        r"program|anggaran|dukung|keuangan",
        ("Kegiatan apa yang paling berpengaruh?", "Mengapa ada anggaran yang tidak terserap?"),
    ),
    (
        r"analisis|capaian|faktor|ringkas|simpul",
        ("Apa yang berubah sejak tahun lalu, dan apa sebabnya?", "Mengapa target tercapai atau tidak tercapai?"),
    ),
    (r"rencana|visi|misi|renstra|utama|perjanjian", ("Apakah dokumen perencanaannya berubah, dan pada bagian mana?",)),
)
_UMUM = ("Apa yang perlu diketahui pembaca tentang bagian ini?", "Apa yang tidak dijelaskan oleh sumber?")

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


def _tolak(ada: str, harus: str, saran: str) -> KesalahanIsi:
    return KesalahanIsi([Temuan("tahun baru", "", ada, harus, saran)])


def tambah_baris(isi: bytes, baris: Iterable[list[str]], pemisah: str) -> bytes:
    r"""A CSV file with lines added at its end, in its own line ends; what was there stays byte for byte.

    >>> tambah_baris(b"tahun;unit\r\n2024;3", [["2025", ""]], ";")
    b'tahun;unit\r\n2024;3\r\n2025;\r\n'
    """
    akhir = "\r\n" if b"\r\n" in isi else "\n"
    teks = io.StringIO(newline="")
    csv.writer(teks, delimiter=pemisah, lineterminator=akhir).writerows(baris)
    sambung = b"" if isi.endswith(b"\n") else akhir.encode()
    return isi + sambung + teks.getvalue().encode() if teks.getvalue() else isi


def baris_baru(
    isi: bytes, sumber: Sumber, tabel: pd.DataFrame, tahun: int, indikator: Container[str]
) -> list[list[str]]:
    """Last year's rows for the new year: names and codes as they are written, figures empty.

    Not repeated are a row that the new year has already, and one of an indicator
    that is not among those of the new year.
    """
    pembaca = csv.reader(io.StringIO(isi.decode("utf-8-sig"), newline=""), delimiter=sumber.pemisah)
    judul = next(pembaca)
    tertulis = dict((pembaca.line_num, sel) for sel in pembaca)  # noqa: C402  (line_num changes with each row)
    ada = {kunci_tanpa_tahun(sumber, b) for _, b in tabel[tabel["tahun"] == tahun].iterrows()}
    kosong = {k.nama for k in sumber.isian} | {EDISI}
    beracuan = [k.nama for k in sumber.kolom if k.kamus == "indikator"]
    return [
        [str(tahun) if j == "tahun" else "" if j in kosong else s for j, s in zip(judul, tertulis[n], strict=True)]
        for n, b in setahun(tabel, sumber, tahun - 1).iterrows()
        if kunci_tanpa_tahun(sumber, b) not in ada and all(b[k] in indikator for k in beracuan)
    ]


def salin_butir(teks: str, daftar_di: str, kunci: str, tahun: int) -> str | None:
    """A YAML text in which the newest entry of a dated list stands once more, for a new year.

    Comments and layout stay. None when the list has an entry of that year, or none at all.

    >>> print(salin_butir("- tahun: 2024\\n  nomor: 1 # SK\\n", "", "tahun", 2025), end="")
    - tahun: 2024
      nomor: 1 # SK
    - tahun: 2025
      nomor: 1
    >>> print(salin_butir("a:\\n- {mulai: 2024, b: c}\\nd: e\\n", "a", "mulai", 2025), end="")
    a:
    - {mulai: 2024, b: c}
    - {mulai: 2025, b: c}
    d: e
    """
    akar = yaml.compose(teks, Loader=yaml.SafeLoader)
    if daftar_di:
        akar = next((v for k, v in akar.value if k.value == daftar_di), None)
    if not isinstance(akar, yaml.SequenceNode) or akar.flow_style or not akar.value:
        return None
    tahun_butir = [next(v for k, v in b.value if k.value == kunci) for b in akar.value]
    if any(int(v.value) >= tahun for v in tahun_butir):
        return None
    butir, waktu = max(zip(akar.value, tahun_butir, strict=True), key=lambda x: int(x[1].value))

    def potong(dari: yaml.Node) -> int:
        """Where the text of an entry ends: after its last value, without what follows."""
        return dari.end_mark.index if dari.flow_style else max(v.end_mark.index for _, v in dari.value)

    awal_baris = teks.rfind("\n", 0, butir.start_mark.index) + 1
    salinan = (
        teks[awal_baris : waktu.start_mark.index] + str(tahun) + teks[waktu.end_mark.index : potong(butir)]
    ).rstrip()
    sesudah = teks.find("\n", len(teks[: potong(akar.value[-1])].rstrip()))
    batas = "\r\n" if "\r\n" in teks else "\n"
    if sesudah < 0:
        return f"{teks}{batas}{salinan}{batas}"
    return f"{teks[: sesudah + 1]}{salinan}{batas}{teks[sesudah + 1 :]}"


def judul_narasi(notebook: Iterable[Path]) -> dict[str, tuple[str, str]]:
    """Title of the page and heading under which each narrative file is shown."""
    hasil = {}
    for berkas in notebook:
        nb, halaman, bagian = baca_notebook(berkas), "", ""
        dipakai = dict.fromkeys(n for n, _ in narasi_dipakai(nb))
        nama = {n: [x for m, x in narasi_dipakai(nb) if m == n] for n in dipakai}
        for n, sel in enumerate(nb["cells"], 1):
            if sel["cell_type"] == "markdown":
                for tanda, judul in re.findall(r"^(#+) (.+)$", sumber_sel(sel), re.M):
                    halaman, bagian = (judul, "") if tanda == "#" else (halaman, judul)
            for x in nama.get(n, ()):
                hasil[x] = (halaman, bagian)
    return hasil


def rintisan(judul: tuple[str, str], lama: str, tahun: int) -> str:
    """A narrative file that nobody has written yet: guidance only, all of it in comments.

    >>> print(rintisan(("Sengketa", "Analisis"), "Turun.", 2025).splitlines()[1])
    Bagian “Analisis” pada halaman “Sengketa”, tahun 2025.
    """
    halaman, bagian = judul
    tanya = next((t for pola, t in _PERTANYAAN if re.search(pola, bagian or halaman, re.I)), ())
    halaman = "" if "{eval}" in halaman else f" pada halaman “{halaman}”"
    tempat = f"Bagian “{bagian}”{halaman}" if bagian else f"Pembuka{halaman}" if halaman else "Uraian"
    daftar_tanya = "\n".join(f"- {t}" for t in (*tanya, *_UMUM))
    lama = tanpa_komentar(lama).strip().replace("-->", "-- >")
    return (
        f"<!-- Belum ditulis. Tulislah uraian di bawah keterangan ini; keterangan di antara tanda ini tidak dicetak.\n"
        f"{tempat}, tahun {tahun}.\n{daftar_tanya}\n-->\n\n"
        f"<!-- Uraian tahun {tahun - 1}, sebagai bahan:\n\n{lama}\n\n-->\n"
    )


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


def _coba(proyek: Proyek, isi: dict[Path, bytes]) -> list[Temuan]:
    """What a check would find, tried in a copy."""
    with tempfile.TemporaryDirectory() as sementara:
        salinan = Path(sementara) / proyek.data.name
        shutil.copytree(proyek.data, salinan)
        _tulis_semua(salinan, isi)
        return periksa_data(salinan)


def _periksa_tahun(proyek: Proyek, paket: Paket, tahun: int) -> None:
    ada = [
        max(t["tahun"]) for n, t in paket.tabel.items() if "tahun" in t and len(t) and not paket.sumber[n].semua_tahun
    ]
    if not ada:
        raise _tolak("tidak ada baris bertahun", "fakta sedikitnya satu tahun", "isi tahun pertama lebih dahulu")
    terakhir = int(max(ada))
    if tahun <= terakhir:
        raise _tolak(
            f"tahun {tahun}, yang sudah mempunyai data",
            f"tahun {terakhir + 1}, sesudah tahun terakhir",
            "data yang ada tidak diubah",
        )
    if tahun != terakhir + 1:
        raise _tolak(f"tahun {tahun}", f"tahun {terakhir + 1}, sesudah tahun terakhir yang mempunyai data", "")
    if terakhir in paket.persiapan and (belum := sisa(proyek, terakhir)):
        raise _tolak(
            f"tahun {terakhir} dengan {len(belum)} isian yang belum selesai",
            f"tahun {terakhir} selesai lebih dahulu",
            f"jalankan: lkjip check --tahun {terakhir}",
        )


def tahun_baru(proyek: Proyek, tahun: int, *, lapor: Callable[[str], None] = lambda _: None) -> list[Path]:
    """Prepare the report of the year after the last; returns the files that were added or lengthened.

    A year that is prepared already is left alone. Raises `KesalahanIsi` when the
    data has findings or the year is not the next.
    """
    if temuan := periksa_data(proyek.data):
        raise KesalahanIsi(temuan)
    paket, _ = baca_paket(proyek.data)
    if tahun in paket.persiapan:
        lapor(f"Tahun {tahun} sudah disiapkan; tidak ada yang diubah.")
        return []
    _periksa_tahun(proyek, paket, tahun)
    isi = rancang(proyek, paket, tahun)
    if temuan := _coba(proyek, isi):
        raise KesalahanIsi(temuan)
    _tulis_semua(proyek.data, isi)
    return [proyek.data / nama for nama in isi]
