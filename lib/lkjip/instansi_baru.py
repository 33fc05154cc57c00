"""How does another agency get a report project of its own?

`siapkan` lays a complete, building project into an empty folder. Its data are a
small invented agency (`contoh/`), its pages are those of the report in this
repository, which the library is installed from: there is no second copy of them.
What a page shows from a source, a narrative or a page that the new project does
not have is left out: the cell, the paragraph that refers to it, the heading below
which nothing stays.
"""

from __future__ import annotations

import ast
import json
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

import yaml

from .data import DESKRIPSI, baca_yaml
from .eksekusi import baca_notebook, parameter_notebook
from .isi_buku import tanpa
from .katalog import Riwayat
from .temuan import KesalahanIsi, Temuan, mirip

CONTOH = Path(__file__).with_name("contoh")
TEMPLAT = Path(__file__).parents[2]
"""The repository: an editable install (the documented one) has it at hand."""

TAHUN = 2025
"""Report year of the sample."""

_CATATAN_PANDUAN = (
    "> Panduan umum: contoh nama dan angka di dalamnya berasal dari laporan instansi lain. Mulailah dari `README.md` di folder "
    "proyek ini."
)
# Pages about one agency or one printed report.
_LEWAT = {"notebooks/koreksi", "book/istilah-urusan"}
_BERKAS = ("_config.yml", ".gitignore")
# Tables and charts that take a source which their name does not say.
_SUMBER_TERSIRAT = {
    "belanja": "belanja",
    "kaskade": "strategi",
    "iku": "iku",
    "organisasi": "unit_organisasi",
    "dasar_keputusan": "dasar_hukum",
}
_TAUTAN = re.compile(r"\]\((?!https?:)([^)#]+)[^)]*\)")
_RUJUKAN = re.compile(r"\{numref\}`tbl-([a-z0-9-]+)`")


def nama_halaman(id: str) -> str:
    """Name of an indicator's page.

    >>> nama_halaman("mutu_layanan")
    'mutu-layanan'
    """
    return id.replace("_", "-")


def notebook_indikator(id: str, tahun: int) -> dict[str, Any]:
    """The page of an indicator: everything on it follows from the catalogue and the data."""
    nb = json.loads((CONTOH / "indikator.ipynb").read_text(encoding="utf-8"))
    ganti = {"ID_INDIKATOR": id, "NAMA-HALAMAN": nama_halaman(id)}
    for n, sel in enumerate(nb["cells"]):
        sel["id"] = f"{nama_halaman(id)}-{n:02d}"
        sel["source"] = [_ganti(b, ganti) for b in sel["source"]]
    return _bertahun(nb, tahun)


def _ganti(teks: str, ganti: dict[str, str]) -> str:
    for lama, baru in ganti.items():
        teks = teks.replace(lama, baru)
    return teks


def _bertahun(nb: dict[str, Any], tahun: int) -> dict[str, Any]:
    for sel in nb["cells"]:
        if "parameters" in sel["metadata"].get("tags", []):
            sel["source"] = [re.sub(r"^tahun = \d{4}", f"tahun = {tahun}", b) for b in sel["source"]]
    return nb


# What the new project does not have


class Saringan:
    """Leaves out of a page what the new project cannot show."""

    def __init__(self, sumber: set[str], narasi: set[str], halaman: set[str], semua_sumber: set[str]):
        self.sumber, self.narasi, self.halaman = sumber, narasi, halaman
        self.rujukan_tiada = {n.replace("_", "-") for n in semua_sumber - sumber}

    def sel_ada(self, kode: str) -> bool:
        """Whether everything that a code cell shows is there."""
        for c in ast.walk(ast.parse(kode)):
            if not isinstance(c, ast.Call) or not isinstance(c.func, ast.Attribute):
                continue
            nama = [a.value for a in c.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if c.func.attr == "narasi":
                if not set(nama) <= self.narasi:
                    return False
            elif nama and c.func.attr in ("daftar", "deret", "banding_tahun", "silang"):
                if nama[0] not in self.sumber:
                    return False
            elif _SUMBER_TERSIRAT.get(c.func.attr, "target") not in self.sumber:
                return False
        return True

    def prosa(self, teks: str, berkas: str) -> str:
        """Markdown without paragraphs, items and rows that lead to what is not there."""

        def ada(bagian: str) -> bool:
            tuju = {(Path(berkas).parent / t).as_posix() for t in _TAUTAN.findall(bagian)}
            tuju = {"/".join(_rapikan(t.split("/"))).rpartition(".")[0] for t in tuju if t.endswith((".md", ".ipynb"))}
            return tuju <= self.halaman and not self.rujukan_tiada & set(_RUJUKAN.findall(bagian))

        blok = []
        for b in re.split(r"\n\n+", teks.strip("\n")):
            baris = b.split("\n")
            if all(x.startswith("- ") for x in baris):
                b = "\n".join(x for x in baris if ada(x))
            if b and ada(b):
                blok.append(b)
        return "\n\n".join(blok)

    def notebook(self, nb: dict[str, Any], berkas: str) -> dict[str, Any] | None:
        """A notebook with what is there; None when nothing is left to show."""
        isi, dibuang = [], False
        for sel in nb["cells"]:
            teks = "".join(sel["source"])
            if sel["cell_type"] == "code":
                if not self.sel_ada(teks):
                    dibuang = True
                    continue
            else:
                teks = self.prosa(teks, berkas)
                if not teks:
                    continue
                sel = sel | {"source": teks.splitlines(keepends=True)}
            isi.append(sel)
        isi = _tanpa_judul_kosong(isi)
        tampil = any(s["cell_type"] == "code" and "tampilkan(" in "".join(s["source"]) for s in isi)
        return None if dibuang and not tampil else nb | {"cells": isi}


def _rapikan(bagian: list[str]) -> list[str]:
    hasil: list[str] = []
    for b in bagian:
        if b == "..":
            hasil.pop()
        elif b != ".":
            hasil.append(b)
    return hasil


def tanpa_judul_kosong(teks: str) -> str:
    """Markdown without second-level headings below which nothing stands.

    >>> tanpa_judul_kosong("# A\\n\\n## B\\n\\n## C\\n\\nIsi.")
    '# A\\n\\n## C\\n\\nIsi.'
    """
    blok = teks.split("\n\n")
    return "\n\n".join(
        b
        for n, b in enumerate(blok)
        if not (b.startswith("## ") and (n + 1 == len(blok) or blok[n + 1].startswith("## ")))
    )


def _tanpa_judul_kosong(sel: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Cells without headings that are followed by another heading or nothing."""
    hasil: list[dict[str, Any]] = []
    for n, s in enumerate(sel):
        teks = "".join(s["source"])
        if s["cell_type"] == "markdown" and teks.startswith("## "):
            berikut = sel[n + 1] if n + 1 < len(sel) else None
            lanjut = berikut is not None and (
                berikut["cell_type"] == "code" or not "".join(berikut["source"]).startswith("## ")
            )
            teks = tanpa_judul_kosong(teks + ("\n\n." if lanjut else "")).removesuffix("\n\n.")
            if not teks:
                continue
            s = s | {"source": teks.splitlines(keepends=True)}
        hasil.append(s)
    return hasil


# Laying the project


def _daftar(toc: dict[str, Any]) -> list[str]:
    from .bangun import daftar_berkas

    return daftar_berkas(toc)


def _baca_parameter(berkas: Path) -> dict[str, Any]:
    return parameter_notebook(baca_notebook(berkas), berkas.name)[0]


def ganti_halaman(simpul: Any, lama: set[str], baru: list[str]) -> Any:
    """A table of contents with pages in the place of others.

    >>> ganti_halaman({"sections": [{"file": "a"}, {"file": "x"}, {"file": "y"}]}, {"x", "y"}, ["m", "n"])
    {'sections': [{'file': 'a'}, {'file': 'm'}, {'file': 'n'}]}
    """
    if not isinstance(simpul, list):
        return {k: ganti_halaman(v, lama, baru) if isinstance(v, list) else v for k, v in simpul.items()}
    hasil: list[Any] = []
    sisipan = [{"file": b} for b in baru]
    for s in simpul:
        if s.get("file") in lama:
            hasil, sisipan = hasil + sisipan, []
        else:
            hasil.append(ganti_halaman(s, lama, baru))
    return hasil


def _urut_indikator(riwayat: Riwayat, tahun: int) -> list[str]:
    """Indicators in the order of the book: those of goals, then those of objectives."""
    katalog = riwayat.pada(tahun)
    return [i.id for induk in katalog.tujuan + katalog.sasaran for i in katalog.indikator_induk(induk)]


def _periksa_tempat(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise KesalahanIsi(
            [
                Temuan(
                    str(folder), "", "folder yang sudah berisi", "folder kosong atau yang belum ada", "pilih nama lain"
                )
            ]
        )
    if not (TEMPLAT / "_toc.yml").is_file():
        raise KesalahanIsi(
            [
                Temuan(
                    "lkjip",
                    "",
                    "tidak ada halaman buku di samping pustaka",
                    "pustaka dipasang dari repositorinya",
                    "jalankan `pip install -e .` di folder repositori",
                )
            ]
        )


def _halaman(data: Path) -> tuple[dict[str, Any], dict[str, dict[str, Any]], dict[str, str]]:
    """Table of contents, notebooks and hand-written pages of the new project."""
    toc = baca_yaml(TEMPLAT / "_toc.yml", "_toc.yml")
    notebook = {n: TEMPLAT / f"{n}.ipynb" for n in _daftar(toc) if n.startswith("notebooks/")}
    lama = {n for n, b in notebook.items() if "indikator" in _baca_parameter(b)}
    baru = {
        f"notebooks/{nama_halaman(id)}": notebook_indikator(id, TAHUN) for id in _urut_indikator(Riwayat(data), TAHUN)
    }
    toc = ganti_halaman(tanpa(toc, _LEWAT), lama, list(baru))
    umum = {n: baca_notebook(notebook[n]) for n in _daftar(toc) if n in notebook}

    narasi = data / "narasi" / str(TAHUN)
    saring = Saringan(
        {d["name"] for d in baca_yaml(data / DESKRIPSI)["resources"]},
        {b.relative_to(narasi).as_posix()[:-3] for b in narasi.rglob("*.md")},
        set(_daftar(toc)),
        {d["name"] for d in baca_yaml(TEMPLAT / "data" / DESKRIPSI)["resources"]},
    )
    kosong = {n for n, nb in umum.items() if saring.notebook(nb, n) is None}
    toc = tanpa(toc, kosong)
    saring.halaman -= kosong
    isi = {n: _bertahun(saring.notebook(umum[n], n), TAHUN) for n in umum if n not in kosong}
    tulisan = {
        n: tanpa_judul_kosong(saring.prosa((TEMPLAT / f"{n}.md").read_text(encoding="utf-8"), n)) + "\n"
        for n in _daftar(toc)
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


def tulis_notebook(berkas: Path, nb: dict[str, Any]) -> None:
    berkas.write_text(json.dumps(nb, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def siapkan(folder: Path, *, nama: str | None = None) -> Path:
    """Lay the project of a new agency into an empty folder; returns it.

    Raises `KesalahanIsi` when the folder holds anything: nothing is overwritten.
    """
    _periksa_tempat(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    kerja = Path(tempfile.mkdtemp(prefix=f".{folder.name}~", dir=folder.parent))
    try:
        shutil.copytree(CONTOH, kerja, dirs_exist_ok=True, ignore=shutil.ignore_patterns("indikator.ipynb"))
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


def tambah_indikator(akar: Path, id: str) -> Path:
    """Write the page of an indicator of the catalogue and its line in `_toc.yml`; returns the page.

    Raises `KesalahanIsi` when the catalogue does not know it or the page is there.
    """
    riwayat = Riwayat(akar / "data")
    if id not in riwayat.indikator:
        raise KesalahanIsi(
            [
                Temuan(
                    "data/indikator.yaml",
                    "",
                    f"tidak ada indikator `{id}`",
                    "id indikator",
                    mirip(id, riwayat.indikator),
                )
            ]
        )
    nama = f"notebooks/{nama_halaman(id)}"
    berkas = akar / f"{nama}.ipynb"
    if berkas.exists():
        raise KesalahanIsi([Temuan(f"{nama}.ipynb", "", "halaman yang sudah ada", "halaman yang belum ada")])
    toc = (akar / "_toc.yml").read_text(encoding="utf-8").splitlines()
    tahun, terakhir = TAHUN, None
    for n, baris in enumerate(toc):
        m = re.fullmatch(r"\s*- file: (notebooks/[\w-]+)", baris)
        if m and (ada := akar / f"{m[1]}.ipynb").exists() and "indikator" in (p := _baca_parameter(ada)):
            tahun, terakhir = p["tahun"], n
    if terakhir is None:
        raise KesalahanIsi(
            [Temuan("_toc.yml", "", "tidak ada halaman indikator", "sedikitnya satu", "tulis barisnya sendiri")]
        )
    toc.insert(terakhir + 1, toc[terakhir].replace(toc[terakhir].split()[-1], nama))
    tulis_notebook(berkas, notebook_indikator(id, tahun))
    (akar / "_toc.yml").write_text("\n".join(toc) + "\n", encoding="utf-8")
    return berkas
