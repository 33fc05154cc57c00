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
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from . import kelengkapan, manifes, terbuka
from .eksekusi import baca_notebook, jalankan_semua
from .isi_buku import bukan_tahun_ini, tanpa
from .laporan import DRAF, INTERNAL, PUBLIK, Laporan, buka
from .narasi import uraikan
from .periksa import periksa
from .rujukan import periksa_rujukan
from .temuan import KesalahanIsi, Temuan
from .tukar import gantikan, pulihkan

BAGIAN = ("_config.yml", "_toc.yml", "book", "data", "lib", "notebooks")

HTML, PDF, DOCX = BENTUK = ("html", "pdf", "docx")
"""What a build can make; each comes with those before it."""

TANDA = {
    INTERNAL: "Versi internal: memuat nama orang. Tidak untuk dipublikasikan.",
    DRAF: "DRAF {tahun}: data dan uraiannya belum lengkap. Tidak untuk dipublikasikan.",
}
"""What stands on every page of a version that is not the public one."""

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


class HalamanGagal(Exception):
    """The pages could not be made; carries Sphinx's warnings and errors."""


@dataclass(frozen=True, slots=True)
class Proyek:
    """Where the parts of a report project are; `akar` holds `_config.yml`."""

    akar: Path

    @property
    def data(self) -> Path:
        return self.akar / "data"

    @property
    def notebook(self) -> list[Path]:
        """Notebooks of the book, in its order."""
        return [self.akar / f"{n}.ipynb" for n in daftar_isi(self.akar / "_toc.yml") if n.startswith("notebooks/")]

    @property
    def awal(self) -> str:
        """The page on which the book opens."""
        return daftar_isi(self.akar / "_toc.yml")[0]

    @property
    def halaman(self) -> list[Path]:
        """Pages written by hand, in the order of the book."""
        return [self.akar / f"{n}.md" for n in daftar_isi(self.akar / "_toc.yml") if n.startswith("book/")]

    def hasil(self, tahun: int, versi: str = PUBLIK) -> Path:
        return self.akar / "_build" / (str(tahun) if versi == PUBLIK else f"{tahun}-{versi}")


def daftar_berkas(toc: Any) -> list[str]:
    """All files that a table of contents names, in order."""

    def jalan(simpul: Any) -> list[str]:
        if isinstance(simpul, list):
            return [x for s in simpul for x in jalan(s)]
        hasil = [simpul["file"]] if "file" in simpul else []
        for k in ("parts", "chapters", "sections"):
            hasil += jalan(simpul.get(k, []))
        return hasil

    return [toc["root"], *jalan(toc)]


def daftar_isi(berkas: Path) -> list[str]:
    """All files that `_toc.yml` names, in order."""
    return daftar_berkas(yaml.safe_load(berkas.read_text(encoding="utf-8")))


def tandai(nb: dict) -> dict:
    """Hide code in the pages: outputs stay, cells without outputs vanish."""
    for sel in nb["cells"]:
        if sel["cell_type"] == "code":
            tanda = sel["metadata"].setdefault("tags", [])
            tanda.append("remove-input" if sel["outputs"] else "remove-cell")
    return nb


def nama_cetak(tahun: int, versi: str = PUBLIK) -> str:
    """Name of the printed forms, without what says their kind.

    >>> nama_cetak(2024), nama_cetak(2024, "internal")
    ('laporan-kinerja-2024', 'laporan-kinerja-2024-internal')
    """
    return f"laporan-kinerja-{tahun}" if versi == PUBLIK else f"laporan-kinerja-{tahun}-{versi}"


def rakit(proyek: Proyek, kerja: Path, lap: Laporan, manifest: dict) -> Path:
    """Lay out the book's source for one year: settings, pages, executed notebooks."""
    sumber = kerja / "sumber"
    shutil.copytree(proyek.akar / "book", sumber / "book")
    for halaman in proyek.halaman:
        nama = halaman.relative_to(proyek.akar)
        (sumber / nama).write_text(
            uraikan(halaman.read_text(encoding="utf-8"), lap.tulis, nama.as_posix()), encoding="utf-8"
        )
    (sumber / "notebooks").mkdir()
    for nb in sorted((kerja / "notebooks").glob("*.ipynb")):
        (sumber / "notebooks" / nb.name).write_text(json.dumps(tandai(baca_notebook(nb))), encoding="utf-8")
    buang = {f"notebooks/{b.stem}" for b in bukan_tahun_ini(proyek.notebook, lap.katalog)}
    toc = tanpa(yaml.safe_load((proyek.akar / "_toc.yml").read_text(encoding="utf-8")), buang)
    (sumber / "_toc.yml").write_text(yaml.safe_dump(toc, allow_unicode=True, sort_keys=False), encoding="utf-8")
    atur = yaml.safe_load((proyek.akar / "_config.yml").read_text(encoding="utf-8"))
    instansi = lap.katalog.instansi
    atur["title"] = f"{atur['title']} {lap.tahun}"
    atur["author"] = instansi["nama"]
    atur["copyright"] = str(lap.tahun)
    tanda = TANDA.get(lap.versi, "").format(tahun=lap.tahun)
    if tanda:
        atur["html"]["announcement"] = tanda
    atur["sphinx"]["config"] |= {
        "lkjip_bentuk": manifest["bentuk"],
        "lkjip_nama_cetak": nama_cetak(lap.tahun, lap.versi),
        "lkjip_judul_cetak": {
            "judul": atur["title"],
            "instansi": instansi["nama"],
            "tanggal": f"{lap.tahun}-12-31",
            "tanda": tanda,
        },
    }
    kelengkapan.lengkapi(sumber, daftar_isi(sumber / "_toc.yml")[1:], lap.tahun)  # the landing page repeats others
    (sumber / "_config.yml").write_text(yaml.safe_dump(atur, allow_unicode=True), encoding="utf-8")
    (sumber / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")
    terbuka.siapkan(lap, sumber)
    return sumber


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
        raise HalamanGagal(pesan.getvalue().replace(f"{sumber}/", "").strip() or str(hasil))


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

    Raises `KesalahanIsi` (input) or `HalamanGagal` (pages); the earlier build is
    then still complete, as it is when the process is killed at any moment.
    """
    from filelock import FileLock

    cetakan = BENTUK[1 : BENTUK.index(bentuk) + 1]
    hasil = proyek.hasil(tahun, versi)
    berkas = [hasil / "html" / "index.html", *(hasil / f"{nama_cetak(tahun, versi)}.{b}" for b in cetakan)]
    hasil.parent.mkdir(exist_ok=True)
    with FileLock(hasil.parent / f".{hasil.name}.kunci"):
        pulihkan(hasil)
        for sisa in hasil.parent.glob(f".{hasil.name}~*"):
            shutil.rmtree(sisa)
        if temuan := periksa(proyek, tahun, versi):
            raise KesalahanIsi(temuan)
        manifest = manifes.susun(proyek.akar, BAGIAN, tahun=tahun, versi=versi, mesin=mesin, bentuk=cetakan)
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

    temuan: list[Temuan] = [t for satu in jalan for t in satu]
    if temuan:
        raise KesalahanIsi(temuan)
    sumber = rakit(proyek, kerja, lap, manifest)
    halaman = [b for nama in daftar_isi(sumber / "_toc.yml") for b in sumber.glob(f"{nama}.*")]
    asal = [*sorted((proyek.data / "narasi" / str(lap.tahun)).rglob("*.md")), *proyek.notebook, *proyek.halaman]
    if temuan := periksa_rujukan(halaman, asal, proyek.akar, manifes.LABEL_MANIFEST):
        raise KesalahanIsi(temuan)
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
