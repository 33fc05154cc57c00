"""The Indonesian of the prose is spelt correctly."""

import ast
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import AKAR, LAMPAU
from page_text import article_text
from site_reading import baca_situs

KAMUS = Path(__file__).parents[1] / "kata.txt"
BUKAN_PROSA = re.compile(
    r"\{eval\}`[^`]*`|\{numref\}`[^`]*`|\{[\w-]+\}|\]\([^)]*\)|`[^`]*`|[\w./-]+\.(?:ipynb|md)|^:::.*$", re.M
)


def ada_kamus() -> bool:
    return (
        shutil.which("hunspell") is not None
        and "id_ID" in subprocess.run(["hunspell", "-D"], capture_output=True, text=True, input="").stderr
    )


ADA = ada_kamus()
if not ADA and os.environ.get("CI"):
    raise RuntimeError("CI must bring hunspell and hunspell-id; see .ci/run")


def prosa() -> str:
    halaman = (*AKAR.glob("book/*.md"), *AKAR.glob("data/narasi/**/*.md"))
    teks = [re.sub(r"\A---\n.*?\n---\n", "", b.read_text(encoding="utf-8"), flags=re.S) for b in halaman]
    for berkas in AKAR.glob("notebooks/*.ipynb"):
        sel = json.loads(berkas.read_text(encoding="utf-8"))["cells"]
        teks += ["".join(s["source"]) for s in sel if s["cell_type"] == "markdown"]
    return BUKAN_PROSA.sub(" ", "\n".join(teks))


def tidak_dikenal(teks: str) -> set[str]:
    kata = sorted(set(re.findall(r"[A-Za-zÀ-ÿ]+(?:-[A-Za-zÀ-ÿ]+)*", teks)))
    hasil = subprocess.run(
        ["hunspell", "-d", "id_ID", "-i", "utf-8", "-l"],
        input="\n".join(kata),
        capture_output=True,
        text=True,
        check=True,
    )
    return set(hasil.stdout.split()) - set(KAMUS.read_text(encoding="utf-8").split())


@pytest.mark.skipif(not ADA, reason="no hunspell with Indonesian on this machine; .ci/run installs it")
def test_ejaan():
    assert len(prosa().split()) > 5000
    assert tidak_dikenal(prosa()) == set()


def kata_situs(article) -> str:
    """What a page says, without the cells of its tables, which are names and figures of the data."""
    baris = article_text(article).splitlines()
    isi = [b for b in baris if not b.startswith(("[marks]", "[words]", "[table]")) and (b[:1] != "|" or b[:2] == "|=")]
    isi = re.sub(r"\]\([^)]*\)|^\[[a-z-]+\]|\b(?:\w+_)?\w\b", " ", "\n".join(isi), flags=re.M)
    return BUKAN_PROSA.sub(" ", isi)


def halaman_situs(html: Path, toc: Path) -> str:
    return "\n".join(kata_situs(a) for n, a in baca_situs(html, toc).items() if n != "book/kolofon")


@pytest.mark.skipif(not ADA, reason="no hunspell with Indonesian on this machine; .ci/run installs it")
def test_ejaan_situs(artikel, buku_lampau, proyek_contoh, buku_contoh):
    """The built pages hold the library's own words too: sentences, captions, notes, texts of charts."""
    teks = "\n".join(kata_situs(a) for n, a in artikel.items() if n != "book/kolofon")
    teks += halaman_situs(buku_lampau / "_build" / str(LAMPAU) / "html", AKAR / "_toc.yml")
    teks += halaman_situs(buku_contoh / "html", proyek_contoh / "_toc.yml")
    assert len(teks.split()) > 20_000
    assert tidak_dikenal(teks) == set()


def kalimat_pustaka() -> str:
    """Texts of the library that a reader or an analyst may see: those of two words and more."""
    teks = []
    for berkas in sorted((AKAR / "lib" / "lkjip").rglob("*.py")):
        pohon = ast.parse(berkas.read_text(encoding="utf-8"))
        keterangan = {id(s.value) for s in ast.walk(pohon) if isinstance(s, ast.Expr)}
        for s in ast.walk(pohon):
            if isinstance(s, ast.Constant) and isinstance(s.value, str) and id(s) not in keterangan:
                teks.append(s.value)
    bukan = re.compile(
        r"[<{}\\_=;#]|\bof\b|has no attribute|https:|download>|true|fas fa-|svg|mmmm|(upper|outside) |offset|footnote"
    )
    # … markup, and what Word, Excel, Python and the drawing library call their own
    dua_kata = re.compile(r"[a-z]{2,} [a-z]{2,}")
    return "\n".join(BUKAN_PROSA.sub(" ", t) for t in teks if dua_kata.search(t) and not bukan.search(t))


@pytest.mark.skipif(not ADA, reason="no hunspell with Indonesian on this machine; .ci/run installs it")
def test_ejaan_kalimat_pustaka():
    """Also what these three books do not say: messages, sentences for other data."""
    teks = kalimat_pustaka()
    assert len(teks.split()) > 2000
    assert tidak_dikenal(teks) == set()


@pytest.mark.skipif(not ADA, reason="no hunspell with Indonesian on this machine; .ci/run installs it")
def test_salah_eja_ditemukan():
    assert tidak_dikenal("Program Prokduktivitas dan Penyusunan Recana") == {"Prokduktivitas", "Recana"}


def test_daftar_kata_proyek_terurut_tanpa_ganda():
    kata = KAMUS.read_text(encoding="utf-8").split()
    assert kata == sorted(set(kata))
