"""What does a narrative that nobody has written yet ask its writer?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from ..project.notebook import baca_notebook, narasi_dipakai, sumber_sel
from ..prose.narasi import tanpa_komentar

_PERTANYAAN = (
    (r"masalah|solusi|kendala", ("Apa yang menghambat, dan apa buktinya?", "Apa yang dilakukan, oleh siapa, kapan?")),
    (
        r"program|anggaran|dukung|keuangan",
        ("Kegiatan apa yang paling berpengaruh?", "Mengapa ada anggaran yang tidak terserap?"),
    ),
    (
        r"analisis|capaian|faktor|ringkas|simpul",
        ("Apa yang berubah sejak tahun lalu, dan apa sebabnya?", "Mengapa target tercapai atau tidak tercapai?"),
    ),
    (r"rencana|visi|misi|renstra|utama|perjanjian", ("Apakah dokumen perencanaannya berubah, dan pada bagian mana?",)),
)
_UMUM = ("Apa yang perlu diketahui pembaca tentang bagian ini?", "Apa yang tidak dijelaskan oleh sumber?")


def judul_narasi(notebook: Iterable[Path]) -> dict[str, tuple[str, str]]:
    """Title of the page and heading under which each narrative file is shown."""
    hasil = {}
    for berkas in notebook:
        nb, halaman, bagian = baca_notebook(berkas), "", ""
        dipakai = dict.fromkeys(n for n, _ in narasi_dipakai(nb))
        nama = {n: [x for m, x in narasi_dipakai(nb) if m == n] for n in dipakai}
        for n, sel in enumerate(nb["cells"], 1):
            if sel["cell_type"] == "markdown":
                for tanda, judul in re.findall(r"^(#+) (.+)$", sumber_sel(sel), re.M):
                    halaman, bagian = (judul, "") if tanda == "#" else (halaman, judul)
            for x in nama.get(n, ()):
                hasil[x] = (halaman, bagian)
    return hasil


def rintisan(judul: tuple[str, str], lama: str, tahun: int) -> str:
    """A narrative file that nobody has written yet: guidance only, all of it in comments.

    >>> print(rintisan(("Sengketa", "Analisis"), "Turun.", 2025).splitlines()[1])
    Bagian “Analisis” pada halaman “Sengketa”, tahun 2025.
    """
    halaman, bagian = judul
    tanya = next((t for pola, t in _PERTANYAAN if re.search(pola, bagian or halaman, re.I)), ())
    halaman = "" if "{eval}" in halaman else f" pada halaman “{halaman}”"
    tempat = f"Bagian “{bagian}”{halaman}" if bagian else f"Pembuka{halaman}" if halaman else "Uraian"
    daftar_tanya = "\n".join(f"- {t}" for t in (*tanya, *_UMUM))
    lama = tanpa_komentar(lama).strip().replace("-->", "-- >")
    return (
        f"<!-- Belum ditulis. Tulislah uraian di bawah keterangan ini; keterangan di antara tanda ini tidak dicetak.\n"
        f"{tempat}, tahun {tahun}.\n{daftar_tanya}\n-->\n\n"
        f"<!-- Uraian tahun {tahun - 1}, sebagai bahan:\n\n{lama}\n\n-->\n"
    )
