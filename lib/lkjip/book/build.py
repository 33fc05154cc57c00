"""How does a year's book come about? check → execute → assemble → pages → swap.

Everything happens in a folder of its own beside the earlier build, which stays
as it is until the new one is complete.
"""

from __future__ import annotations

import contextlib
import io
import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from ..checks.pages import periksa
from ..findings import Finding, InputError, kinds, refuse
from ..pages.references import periksa_rujukan
from ..project.contents import bukan_tahun_ini, daftar_isi
from ..project.manifest import LABEL_MANIFEST, susun_manifest
from ..project.project import BAGIAN, Proyek, nama_cetak
from ..prose.laporan import Laporan, buka
from ..rules.report import PUBLIK
from .assembly import rakit
from .execution import jalankan_semua
from .swap import gantikan, pulihkan

HTML, PDF, DOCX = BENTUK = ("html", "pdf", "docx")
"""What a build can make; each comes with those before it."""

PINTU = """<!DOCTYPE html>
<html lang="id">
<head>
<meta charset="utf-8">
<title>{judul}</title>
<meta http-equiv="refresh" content="0; url={awal}">
</head>
<body><p><a href="{awal}">{judul}</a></p></body>
</html>
"""


def buat_halaman(sumber: Path, keluar: Path) -> None:
    """Run Jupyter Book on an assembled source; any warning is an error."""
    from jupyter_book.sphinx import build_sphinx

    pesan = io.StringIO()
    with contextlib.redirect_stderr(pesan), contextlib.redirect_stdout(io.StringIO()):
        hasil = build_sphinx(
            str(sumber),
            str(keluar),
            noconfig=True,
            path_config=str(sumber / "_config.yml"),
            confoverrides={"external_toc_path": str(sumber / "_toc.yml"), "latex_individualpages": False},
            doctreedir=str(keluar.parent / ".doctrees"),
            freshenv=True,
            warningiserror=True,
            keep_going=True,
            quiet=True,
            jobs=2,
        )
    if hasil:
        pesan_sphinx = pesan.getvalue().replace(f"{sumber}/", "").strip() or str(hasil)
        raise InputError([kinds.PAGES_FAILED.at("halaman buku", message=pesan_sphinx)])


def sudah_terbaru(hasil: Path, manifest: dict) -> bool:
    """Whether the earlier build came from exactly these inputs and has all these forms."""
    with contextlib.suppress(OSError, json.JSONDecodeError):
        lama = json.loads((hasil / "manifest.json").read_text(encoding="utf-8"))
        return (
            lama | {"bentuk": manifest["bentuk"]} == manifest
            and set(lama["bentuk"]) >= set(manifest["bentuk"])
            and (hasil / "html" / "index.html").exists()
        )
    return False


def bangun(
    proyek: Proyek,
    tahun: int,
    *,
    mesin: str,
    versi: str = PUBLIK,
    bentuk: str = PDF,
    paksa: bool = False,
    lapor: Callable[[str], None] = lambda _: None,
) -> list[Path]:
    """Build the book of a year; returns the page to open and the printed forms.

    `bentuk` is the last of `BENTUK` that is wanted; those before it are made too.

    Raises `InputError` when input or pages are refused; the earlier build is
    then still complete, as it is when the process is killed at any moment.
    """
    from filelock import FileLock

    cetakan = BENTUK[1 : BENTUK.index(bentuk) + 1]
    hasil = proyek.hasil(tahun, versi)
    berkas = [hasil / "html" / "index.html", *(hasil / f"{nama_cetak(tahun, versi)}.{b}" for b in cetakan)]
    for peringatan in refuse(periksa(proyek, tahun, versi)):
        lapor(str(peringatan))
    hasil.parent.mkdir(exist_ok=True)
    with FileLock(hasil.parent / f".{hasil.name}.kunci"):
        pulihkan(hasil)
        for sisa in hasil.parent.glob(f".{hasil.name}~*"):
            shutil.rmtree(sisa)
        manifest = susun_manifest(proyek.akar, BAGIAN, tahun=tahun, versi=versi, mesin=mesin, bentuk=cetakan)
        if not paksa and sudah_terbaru(hasil, manifest):
            lapor("Tidak ada masukan yang berubah; buku yang ada sudah yang terbaru.")
            return berkas
        kerja = Path(tempfile.mkdtemp(prefix=f".{hasil.name}~", dir=hasil.parent))
        try:
            _isi(proyek, buka(proyek.data, tahun, versi=versi), kerja, manifest, mesin, lapor)
            gantikan(kerja, hasil)
        except BaseException:
            shutil.rmtree(kerja, ignore_errors=True)
            raise
    return berkas


def _isi(proyek: Proyek, lap: Laporan, kerja: Path, manifest: dict, mesin: str, lapor: Callable[[str], None]) -> None:
    (kerja / "notebooks").mkdir()
    buang = bukan_tahun_ini(proyek.notebook, lap.katalog)
    notebook = [b for b in proyek.notebook if b not in buang]
    lapor(f"Menjalankan {len(notebook)} notebook …")
    jalan = jalankan_semua(
        notebook, kerja / "notebooks", tahun=lap.tahun, data=proyek.data, versi=lap.versi, mesin=mesin
    )
    import jupyter_book.sphinx  # noqa: F401  (loads while the notebooks run)

    temuan: list[Finding] = [t for satu in jalan for t in satu]
    if temuan:
        raise InputError(temuan)
    sumber = rakit(proyek, kerja, lap, manifest)
    halaman = [b for nama in daftar_isi(sumber / "_toc.yml") for b in sumber.glob(f"{nama}.*")]
    asal = [*sorted((proyek.data / "narasi" / str(lap.tahun)).rglob("*.md")), *proyek.notebook, *proyek.halaman]
    if temuan := periksa_rujukan(halaman, asal, proyek.akar, LABEL_MANIFEST):
        raise InputError(temuan)
    lapor("Menyusun halaman …")
    buat_halaman(sumber, kerja / "html")
    (kerja / "html" / "index.html").write_text(
        PINTU.format(judul=f"Laporan Kinerja {lap.tahun}", awal=f"{proyek.awal}.html"), encoding="utf-8"
    )
    for satu in manifest["bentuk"]:
        nama = f"{nama_cetak(lap.tahun, lap.versi)}.{satu}"
        shutil.copy(kerja / "html" / nama, kerja / nama)
    for sisa in ("jupyter_execute", ".doctrees", "html/.buildinfo"):
        jalan = kerja / sisa
        shutil.rmtree(jalan) if jalan.is_dir() else jalan.unlink(missing_ok=True)
    (kerja / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    kerja.chmod(0o755)
