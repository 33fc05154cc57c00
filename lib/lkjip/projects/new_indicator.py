"""How does an indicator of the catalogue get its page?"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from ..facts.catalogue import Riwayat
from ..findings import InputError, kinds, nearest
from ..project.notebook import baca_notebook, parameter_notebook

CONTOH = Path(__file__).with_name("samples") / "perpustakaan"
TEMPLAT_HALAMAN = Path(__file__).with_name("samples") / "indikator.ipynb"

TAHUN = 2025
"""Report year of the sample."""


def nama_halaman(id: str) -> str:
    """Name of an indicator's page.

    >>> nama_halaman("mutu_layanan")
    'mutu-layanan'
    """
    return id.replace("_", "-")


def notebook_indikator(id: str, tahun: int) -> dict[str, Any]:
    """The page of an indicator: everything on it follows from the catalogue and the data."""
    nb = json.loads(TEMPLAT_HALAMAN.read_text(encoding="utf-8"))
    ganti = {"ID_INDIKATOR": id, "NAMA-HALAMAN": nama_halaman(id)}
    for n, sel in enumerate(nb["cells"]):
        sel["id"] = f"{nama_halaman(id)}-{n:02d}"
        sel["source"] = [_ganti(b, ganti) for b in sel["source"]]
    return bertahun(nb, tahun)


def _ganti(teks: str, ganti: dict[str, str]) -> str:
    for lama, baru in ganti.items():
        teks = teks.replace(lama, baru)
    return teks


def bertahun(nb: dict[str, Any], tahun: int) -> dict[str, Any]:
    for sel in nb["cells"]:
        if "parameters" in sel["metadata"].get("tags", []):
            sel["source"] = [re.sub(r"^tahun = \d{4}", f"tahun = {tahun}", b) for b in sel["source"]]
    return nb


def baca_parameter(berkas: Path) -> dict[str, Any]:
    return parameter_notebook(baca_notebook(berkas), berkas.name)[0]


def tulis_notebook(berkas: Path, nb: dict[str, Any]) -> None:
    berkas.write_text(json.dumps(nb, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def tambah_indikator(akar: Path, id: str) -> Path:
    """Write the page of an indicator of the catalogue and its line in `_toc.yml`; returns the page.

    Raises `InputError` when the catalogue does not know it or the page is there.
    """
    riwayat = Riwayat(akar / "data")
    if id not in riwayat.indikator:
        raise InputError(
            [kinds.UNKNOWN_INDICATOR.at("data/indikator.yaml", id=id, when="", near=nearest(id, riwayat.indikator))]
        )
    nama = f"notebooks/{nama_halaman(id)}"
    berkas = akar / f"{nama}.ipynb"
    if berkas.exists():
        raise InputError([kinds.PAGE_EXISTS.at(f"{nama}.ipynb")])
    toc = (akar / "_toc.yml").read_text(encoding="utf-8").splitlines()
    tahun, terakhir = TAHUN, None
    for n, baris in enumerate(toc):
        m = re.fullmatch(r"\s*- file: (notebooks/[\w-]+)", baris)
        if m and (ada := akar / f"{m[1]}.ipynb").exists() and "indikator" in (p := baca_parameter(ada)):
            tahun, terakhir = p["tahun"], n
    if terakhir is None:
        raise InputError([kinds.NO_INDICATOR_PAGE.at("_toc.yml")])
    toc.insert(terakhir + 1, toc[terakhir].replace(toc[terakhir].split()[-1], nama))
    tulis_notebook(berkas, notebook_indikator(id, tahun))
    (akar / "_toc.yml").write_text("\n".join(toc) + "\n", encoding="utf-8")
    return berkas
