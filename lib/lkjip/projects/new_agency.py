"""How does another agency get a report project of its own?

`siapkan` lays a complete, building project into an empty folder. Its data are a
small invented agency (`samples/`), its pages are those of the report in this
repository, which the library is installed from: there is no second copy of them.
What a page shows from a source, a narrative or a page that the new project does
not have is left out: the cell, the paragraph that refers to it, the heading below
which nothing stays.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

import yaml

from ..facts.catalogue import Riwayat
from ..facts.description import DESKRIPSI
from ..facts.yaml_files import baca_yaml
from ..findings import InputError, kinds
from ..project.contents import daftar_berkas, ganti_halaman, tanpa
from ..project.notebook import baca_notebook
from .filtering import Saringan, tanpa_judul_kosong
from .new_indicator import CONTOH, TAHUN, baca_parameter, bertahun, nama_halaman, notebook_indikator, tulis_notebook

TEMPLAT = Path(__file__).parents[3]
"""The repository: an editable install (the documented one) has it at hand."""

_CATATAN_PANDUAN = (
    "> Panduan umum: contoh nama dan angka di dalamnya berasal dari laporan instansi lain. Mulailah dari `README.md` di folder "
    "proyek ini."
)
# Pages about one agency or one printed report.
_LEWAT = {"notebooks/koreksi", "book/istilah-urusan"}
_BERKAS = ("_config.yml", ".gitignore")


def _urut_indikator(riwayat: Riwayat, tahun: int) -> list[str]:
    """Indicators in the order of the book: those of goals, then those of objectives."""
    katalog = riwayat.pada(tahun)
    return [i.id for induk in katalog.tujuan + katalog.sasaran for i in katalog.indikator_induk(induk)]


def _periksa_tempat(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError([kinds.FOLDER_NOT_EMPTY.at(str(folder))])
    if not (TEMPLAT / "_toc.yml").is_file():
        raise InputError([kinds.NO_TEMPLATES.at("lkjip")])


def _halaman(data: Path) -> tuple[dict[str, Any], dict[str, dict[str, Any]], dict[str, str]]:
    """Table of contents, notebooks and hand-written pages of the new project."""
    toc = baca_yaml(TEMPLAT / "_toc.yml", "_toc.yml")
    notebook = {n: TEMPLAT / f"{n}.ipynb" for n in daftar_berkas(toc) if n.startswith("notebooks/")}
    lama = {n for n, b in notebook.items() if "indikator" in baca_parameter(b)}
    baru = {
        f"notebooks/{nama_halaman(id)}": notebook_indikator(id, TAHUN) for id in _urut_indikator(Riwayat(data), TAHUN)
    }
    toc = ganti_halaman(tanpa(toc, _LEWAT), lama, list(baru))
    umum = {n: baca_notebook(notebook[n]) for n in daftar_berkas(toc) if n in notebook}

    narasi = data / "narasi" / str(TAHUN)
    saring = Saringan(
        {d["name"] for d in baca_yaml(data / DESKRIPSI)["resources"]},
        {b.relative_to(narasi).as_posix()[:-3] for b in narasi.rglob("*.md")},
        set(daftar_berkas(toc)),
        {d["name"] for d in baca_yaml(TEMPLAT / "data" / DESKRIPSI)["resources"]},
    )
    kosong = {n for n, nb in umum.items() if saring.notebook(nb, n) is None}
    toc = tanpa(toc, kosong)
    saring.halaman -= kosong
    isi = {n: bertahun(saring.notebook(umum[n], n), TAHUN) for n in umum if n not in kosong}
    tulisan = {
        n: tanpa_judul_kosong(saring.prosa((TEMPLAT / f"{n}.md").read_text(encoding="utf-8"), n)) + "\n"
        for n in daftar_berkas(toc)
        if n.startswith("book/")
    }
    return toc, isi | baru, tulisan


def _namai(berkas: Path, nama: str) -> None:
    """Put the agency's name, and what follows from it, into `instansi.yaml`."""
    m = re.fullmatch(r"(.+?) ((?:Kabupaten|Kota|Provinsi) (.+))", nama)
    isi = {"nama": nama, "sebutan": m[1] if m else nama}
    if m:
        isi |= {"daerah": m[2], "wilayah": m[3], "pemerintah": f"Pemerintah {m[2]}"}
    teks = berkas.read_text(encoding="utf-8")
    for kunci, nilai in isi.items():
        teks = re.sub(
            rf"^{kunci}: .*$",
            lambda _, k=kunci, v=nilai: f"{k}: {json.dumps(v, ensure_ascii=False)}",
            teks,
            count=1,
            flags=re.M,
        )
    berkas.write_text(teks.replace("Kabupaten Contoh", isi.get("daerah", "Kabupaten Contoh")), encoding="utf-8")


def siapkan(folder: Path, *, nama: str | None = None) -> Path:
    """Lay the project of a new agency into an empty folder; returns it.

    Raises `InputError` when the folder holds anything: nothing is overwritten.
    """
    _periksa_tempat(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    kerja = Path(tempfile.mkdtemp(prefix=f".{folder.name}~", dir=folder.parent))
    try:
        shutil.copytree(CONTOH, kerja, dirs_exist_ok=True)
        shutil.copytree(TEMPLAT / "book", kerja / "book", ignore=shutil.ignore_patterns("*.md", "*.png"))
        for berkas in _BERKAS:
            shutil.copy(TEMPLAT / berkas, kerja)
        panduan = (TEMPLAT / "data" / "PANDUAN.md").read_text(encoding="utf-8")
        (kerja / "data" / "PANDUAN.md").write_text(f"{_CATATAN_PANDUAN}\n\n{panduan}", encoding="utf-8")
        if nama:
            _namai(kerja / "data" / "instansi.yaml", nama)
        toc, notebook, tulisan = _halaman(kerja / "data")
        (kerja / "_toc.yml").write_text(
            "# Urutan buku. Halaman baru adalah baris baru di sini.\n"
            + yaml.safe_dump(toc, allow_unicode=True, sort_keys=False),
            encoding="utf-8",
        )
        (kerja / "notebooks").mkdir()
        for n, nb in notebook.items():
            tulis_notebook(kerja / f"{n}.ipynb", nb)
        for n, teks in tulisan.items():
            (kerja / f"{n}.md").write_text(teks, encoding="utf-8")
        kerja.chmod(0o755)
        if folder.exists():
            folder.rmdir()
        kerja.rename(folder)
    except BaseException:
        shutil.rmtree(kerja, ignore_errors=True)
        raise
    return folder
