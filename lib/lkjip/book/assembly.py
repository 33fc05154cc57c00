"""How is the source of a year's book laid out: settings, pages, executed notebooks?"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import yaml

from ..pages import completeness
from ..pages.results import siapkan
from ..project.contents import bukan_tahun_ini, daftar_isi, tanpa
from ..project.notebook import baca_notebook
from ..project.project import Proyek, nama_cetak
from ..prose.laporan import Laporan
from ..prose.narasi import uraikan
from ..rules.report import DRAF, INTERNAL

EKSTENSI = "lkjip.book.extension"

TANDA = {
    INTERNAL: "Versi internal: memuat nama orang. Tidak untuk dipublikasikan.",
    DRAF: "DRAF {tahun}: data dan uraiannya belum lengkap. Tidak untuk dipublikasikan.",
}
"""What stands on every page of a version that is not the public one."""


def tandai(nb: dict) -> dict:
    """Hide code in the pages: outputs stay, cells without outputs vanish."""
    for sel in nb["cells"]:
        if sel["cell_type"] == "code":
            tanda = sel["metadata"].setdefault("tags", [])
            tanda.append("remove-input" if sel["outputs"] else "remove-cell")
    return nb


def daftarkan(atur: dict[str, Any]) -> None:
    """Name our extension once, whatever an older project calls it.

    >>> atur = {"extensions": ["myst_nb", "lkjip.ekstensi"]}
    >>> daftarkan(atur)
    >>> atur
    {'extensions': ['myst_nb', 'lkjip.book.extension']}
    """
    lain = [e for e in atur.get("extensions", ()) if e.partition(".")[0] != "lkjip"]
    atur["extensions"] = [*lain, EKSTENSI]


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
    daftarkan(atur["sphinx"]["config"])
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
    completeness.lengkapi(sumber, daftar_isi(sumber / "_toc.yml")[1:], lap.tahun)  # the landing page repeats others
    (sumber / "_config.yml").write_text(yaml.safe_dump(atur, allow_unicode=True), encoding="utf-8")
    (sumber / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")
    siapkan(lap, sumber)
    return sumber
