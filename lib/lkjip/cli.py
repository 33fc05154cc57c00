"""What can a person ask for on the command line?"""

from __future__ import annotations

import argparse
import gc
import sys
from pathlib import Path

KERNEL, PROSES = "kernel", "proses"


def _pengurai() -> argparse.ArgumentParser:
    p = argparse.ArgumentParser(prog="lkjip", description="Laporan kinerja yang dihitung ulang dari data.")
    p.add_argument("--proyek", type=Path, default=Path(), help="folder proyek (bawaan: folder ini)")
    perintah = p.add_subparsers(dest="perintah", required=True, metavar="PERINTAH")
    c = perintah.add_parser("check", help="periksa data, notebook, dan narasi; sebut semua temuan")
    c.add_argument("--tahun", type=int, help="periksa juga notebook dan narasi tahun ini")
    b = perintah.add_parser("build", help="buat buku laporan satu tahun")
    b.add_argument("--tahun", type=int, required=True, help="tahun laporan")
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
    b.add_argument("--paksa", action="store_true", help="buat ulang walaupun tidak ada yang berubah")
    return p


def main(argumen: list[str] | None = None) -> int:
    """Run a command; returns 0, or 1 after saying every finding on stderr."""
    a = _pengurai().parse_args(argumen)
    # A build is short and makes millions of long-lived nodes: looking for garbage
    # among them takes a quarter of its time and frees almost nothing.
    gc.disable()
    from .bangun import HalamanGagal, Proyek, bangun
    from .periksa import periksa
    from .temuan import KesalahanIsi

    proyek = Proyek(a.proyek.resolve())
    try:
        if a.perintah == "check":
            if temuan := periksa(proyek, a.tahun):
                raise KesalahanIsi(temuan)
            print("Tidak ada temuan.")
        else:
            hasil = bangun(
                proyek,
                a.tahun,
                mesin=f"lkjip-{a.kernel}",
                versi=a.versi,
                bentuk=a.format,
                paksa=a.paksa,
                lapor=print,
            )
            for berkas in hasil:
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
