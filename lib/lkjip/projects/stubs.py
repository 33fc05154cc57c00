"""What does a narrative that nobody has written yet ask its writer?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from ..project.notebook import cell_source, narratives_used, read_notebook
from ..prose.markdown import without_comments

_QUESTIONS = (
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
_GENERAL = ("Apa yang perlu diketahui pembaca tentang bagian ini?", "Apa yang tidak dijelaskan oleh sumber?")

_GRAMMAR = """Angka diminta dari data, tidak diketik; beri nama sekali di awal, lalu sebut namanya:

```{nilai}
nama_nilai = data("sumber", "kolom")
nama_nilai_lalu = data("sumber", "kolom", tahun_lalu)
```

Jumlahnya {eval}`perubahan(nama_nilai, nama_nilai_lalu)` menjadi
{eval}`angka(nama_nilai)`.
"""


def narrative_headings(notebooks: Iterable[Path]) -> dict[str, tuple[str, str]]:
    """Title of the page and heading under which each narrative file is shown."""
    results = {}
    for file in notebooks:
        nb, page, part = read_notebook(file), "", ""
        used = dict.fromkeys(n for n, _ in narratives_used(nb))
        names = {n: [x for m, x in narratives_used(nb) if m == n] for n in used}
        for n, cell in enumerate(nb["cells"], 1):
            if cell["cell_type"] == "markdown":
                for mark, title in re.findall(r"^(#+) (.+)$", cell_source(cell), re.M):
                    page, part = (title, "") if mark == "#" else (page, title)
            for x in names.get(n, ()):
                results[x] = (page, part)
    return results


def stub(titles: tuple[str, str], old: str, tahun: int) -> str:
    """A narrative file that nobody has written yet: guidance only, all of it in comments.

    >>> print(stub(("Sengketa", "Analisis"), "Turun.", 2025).splitlines()[1])
    Bagian “Analisis” pada halaman “Sengketa”, tahun 2025.
    """
    page, part = titles
    questions = next((t for pattern, t in _QUESTIONS if re.search(pattern, part or page, re.I)), ())
    page = "" if "{eval}" in page else f" pada halaman “{page}”"
    place = f"Bagian “{part}”{page}" if part else f"Pembuka{page}" if page else "Uraian"
    question_list = "\n".join(f"- {t}" for t in (*questions, *_GENERAL))
    old = without_comments(old).strip().replace("-->", "-- >")
    return (
        f"<!-- Belum ditulis. Tulislah uraian di bawah keterangan ini; keterangan di antara tanda ini tidak dicetak.\n"
        f"{place}, tahun {tahun}.\n{question_list}\n\n{_GRAMMAR}-->\n\n"
        f"<!-- Uraian tahun {tahun - 1}, sebagai bahan:\n\n{old}\n\n-->\n"
    )
