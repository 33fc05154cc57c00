"""The Indonesian of the prose is spelt correctly."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import AKAR

KAMUS = Path(__file__).with_name("kata.txt")
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


@pytest.mark.skipif(not ADA, reason="no hunspell with Indonesian on this machine; .ci/run installs it")
def test_salah_eja_ditemukan():
    assert tidak_dikenal("Program Prokduktivitas dan Penyusunan Recana") == {"Prokduktivitas", "Recana"}


def test_daftar_kata_proyek_terurut_tanpa_ganda():
    kata = KAMUS.read_text(encoding="utf-8").split()
    assert kata == sorted(set(kata))
