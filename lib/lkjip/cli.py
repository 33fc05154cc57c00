"""What can a person ask for on the command line?"""

from __future__ import annotations

import argparse
import gc
import re
import sys
from pathlib import Path

KERNEL, PROSES = "kernel", "proses"


def baca_tahun(teks: str) -> list[int]:
    """A year, or a range of years.

    >>> baca_tahun("2024"), baca_tahun("2022-2024")
    ([2024], [2022, 2023, 2024])
    """
    m = re.fullmatch(r"(\d{4})(?:[-–](\d{4}))?", teks)
    tahun = list(range(int(m[1]), int(m[2] or m[1]) + 1)) if m else []
    if not tahun:
        raise argparse.ArgumentTypeError(f"ditemukan `{teks}`; seharusnya tahun (2024) atau rentang (2021-2024)")
    return tahun


def _satu_tahun(teks: str) -> int:
    if len(tahun := baca_tahun(teks)) != 1:
        raise argparse.ArgumentTypeError(f"ditemukan `{teks}`; seharusnya satu tahun, misalnya 2025")
    return tahun[0]


def _pengurai() -> argparse.ArgumentParser:
    p = argparse.ArgumentParser(prog="lkjip", description="Laporan kinerja yang dihitung ulang dari data.")
    p.add_argument("--proyek", type=Path, default=Path(), help="folder proyek (bawaan: folder ini)")
    perintah = p.add_subparsers(dest="perintah", required=True, metavar="PERINTAH")
    c = perintah.add_parser("check", help="periksa data, notebook, dan narasi; sebut semua temuan")
    c.add_argument("--tahun", type=int, help="periksa juga notebook dan narasi tahun ini")
    n = perintah.add_parser(
        "new-year", help="siapkan tahun berikutnya: baris kosong, rintisan narasi, daftar konfirmasi"
    )
    n.add_argument("tahun", type=_satu_tahun, metavar="TAHUN", help="tahun sesudah tahun terakhir yang mempunyai data")
    b = perintah.add_parser("build", help="buat buku laporan satu tahun")
    tahun = b.add_mutually_exclusive_group(required=True)
    tahun.add_argument("--tahun", type=baca_tahun, help="tahun laporan, atau rentang (2021-2024) untuk situs bersama")
    tahun.add_argument("--all", action="store_true", help="semua tahun yang mempunyai data, sebagai situs bersama")
    b.add_argument("--alamat", default="", help="alamat situs bersama (https://…), untuk sitemap.xml")
    b.add_argument(
        "--kernel",
        choices=(PROSES, KERNEL),
        default=PROSES,
        help="cara menjalankan notebook: di proses ini (cepat) atau di kernel Jupyter",
    )
    b.add_argument(
        "--versi",
        choices=("publik", "internal"),
        default="publik",
        help="internal memuat nama orang; publik menyamarkannya (bawaan)",
    )
    b.add_argument(
        "--format",
        choices=("html", "pdf", "docx"),
        default="pdf",
        help="html: situs saja; pdf: situs dan laporan cetak (bawaan); docx: keduanya dan salinan Word",
    )
    b.add_argument(
        "--draft",
        action="store_true",
        help="buku bertanda DRAF; yang belum ada dinyatakan di tempatnya, bukan ditolak",
    )
    b.add_argument("--paksa", action="store_true", help="buat ulang walaupun tidak ada yang berubah")
    i = perintah.add_parser("new-agency", help="siapkan proyek laporan instansi lain di folder kosong")
    i.add_argument("folder", type=Path, help="folder yang kosong atau belum ada")
    i.add_argument("--nama", help="nama resmi instansi, misalnya “Dinas Kesehatan Kabupaten …”")
    n = perintah.add_parser("new-indicator", help="tulis halaman indikator yang sudah ada di indikator.yaml")
    n.add_argument("id", help="id indikator")
    return p


def _instansi_baru(a: argparse.Namespace) -> None:
    from .instansi_baru import TAHUN, siapkan

    siapkan(a.folder.resolve(), nama=a.nama)
    print(f"Selesai: {a.folder}")
    print(f"Berikutnya: cd {a.folder}, baca README.md, lalu lkjip build --tahun {TAHUN}")


def _indikator_baru(proyek, id: str) -> None:
    from .instansi_baru import tambah_indikator

    berkas = tambah_indikator(proyek.akar, id)
    print(f"Selesai: notebooks/{berkas.name} dan barisnya di _toc.yml")
    print("Berikutnya: lkjip check --tahun TAHUN menyebut data dan narasi yang masih kurang")


def _satu(proyek, a: argparse.Namespace) -> list[Path]:
    from .bangun import bangun

    return bangun(
        proyek,
        a.tahun[0],
        mesin=f"lkjip-{a.kernel}",
        versi="draf" if a.draft else a.versi,
        bentuk=a.format,
        paksa=a.paksa,
        lapor=print,
    )


def _situs(proyek, a: argparse.Namespace) -> list[Path]:
    from .situs import bangun_situs, tahun_siap
    from .temuan import KesalahanIsi, Temuan

    if a.draft or a.versi != "publik":
        versi = "draf" if a.draft else a.versi
        raise KesalahanIsi([Temuan("situs bersama", "", f"versi {versi}", "versi publik", "buatlah tahun demi tahun")])
    tahun, disiapkan = tahun_siap(proyek) if a.all else (a.tahun, [])
    for t in disiapkan:
        print(f"Tahun {t} masih disiapkan, sehingga belum ikut dalam situs bersama.")
    awal = bangun_situs(
        proyek,
        tahun,
        mesin=f"lkjip-{a.kernel}",
        bentuk=a.format,
        paksa=a.paksa,
        alamat=a.alamat,
        lapor=print,
    )
    return [awal]


def _periksa(proyek, tahun: int | None) -> None:
    """Findings first; where there are none, what a year in preparation still needs."""
    from .daftar_kerja import daftar_kerja, tulis
    from .laporan import DRAF, PUBLIK
    from .periksa import periksa, periksa_data
    from .temuan import KesalahanIsi

    if temuan := periksa_data(proyek.data):
        raise KesalahanIsi(temuan)
    kerja = daftar_kerja(proyek, tahun) if tahun else []
    terbuka = any(i.wajib and not i.selesai for i in kerja)
    if temuan := periksa(proyek, tahun, DRAF if terbuka else PUBLIK):
        raise KesalahanIsi(temuan)
    print("Tidak ada temuan.")
    if kerja:
        print(f"\n{tulis(kerja, tahun)}")


def _tahun_baru(proyek, tahun: int) -> None:
    from .tahun_baru import tahun_baru

    if berkas := tahun_baru(proyek, tahun, lapor=print):
        print(f"Tahun {tahun} disiapkan: {len(berkas)} berkas ditambah atau dilengkapi.")
    print(f"Berikutnya: lkjip check --tahun {tahun}")


def main(argumen: list[str] | None = None) -> int:
    """Run a command; returns 0, or 1 after saying every finding on stderr."""
    a = _pengurai().parse_args(argumen)
    # A build is short and makes millions of long-lived nodes: looking for garbage
    # among them takes a quarter of its time and frees almost nothing.
    gc.disable()
    from .bangun import HalamanGagal, Proyek
    from .temuan import KesalahanIsi

    proyek = Proyek(a.proyek.resolve())
    try:
        if a.perintah == "check":
            _periksa(proyek, a.tahun)
        elif a.perintah == "new-year":
            _tahun_baru(proyek, a.tahun)
        elif a.perintah == "new-agency":
            _instansi_baru(a)
        elif a.perintah == "new-indicator":
            _indikator_baru(proyek, a.id)
        else:
            buat = _situs if a.all or len(a.tahun) > 1 else _satu
            for berkas in buat(proyek, a):
                print(f"Selesai: {berkas.relative_to(Path.cwd()) if berkas.is_relative_to(Path.cwd()) else berkas}")
    except KesalahanIsi as e:
        print(e, file=sys.stderr)
        if len(e.temuan) > 1:
            print(f"{len(e.temuan)} temuan. Perbaiki, lalu jalankan lagi.", file=sys.stderr)
        return 1
    except HalamanGagal as e:
        print(f"Halaman tidak dapat disusun; buku sebelumnya tidak berubah.\n{e}", file=sys.stderr)
        return 1
    return 0
