"""What Sphinx says is said of the file that a person wrote, in Indonesian; its own words go into the log."""

import json
import logging

from lkjip.book.traced import findings_of
from small_project import write

SAID = """\
\x1b[91mnotebooks/a.ipynb:20004: WARNING: Unknown source document 'x' [myst.xref_missing]\x1b[39;49;00m
notebooks/a.ipynb:30004: WARNING: Unknown interpreted text role "evall". [myst.role_unknown]
notebooks/a.ipynb:40002: WARNING: duplicate label sasaran, other instance in book/b.md
notebooks/a.ipynb:50002: ERROR: Content block expected for the "note" directive; none found.

```{note}
```

book/b.md:7: WARNING: image file not readable: book/a.png
book/b:: WARNING: undefined label: 'tbl-x'
book/tiada.md: WARNING: something new

Cetakan:
book/b: ditemukan unsur `raw html` yang belum dikenal bentuk pdf; pakai unsur lain atau tambahkan cara mencetaknya.
Sphinx parallel build error:
latex2mathml.exceptions.NoAvailableTokensError
"""


def test_messages_of_sphinx_name_what_a_person_wrote(tmp_path, caplog):
    def code(source: str, tags=(), outputs: int = 1) -> dict:
        return {"cell_type": "code", "metadata": {"tags": list(tags)}, "source": source, "outputs": [{}] * outputs}

    cells = [
        code("tahun = 2023", ["injected-parameters"]),
        {"cell_type": "markdown", "metadata": {}, "source": "a\n\nb"},
        code('tampilkan(lap.narasi("sengketa/analisis"))'),
        code('tampilkan(lap.narasi("a"), lap.narasi("b"))', outputs=2),
        code("tampilkan(x)"),
    ]
    write(tmp_path / "notebooks/a.ipynb", json.dumps({"cells": cells}))
    write(tmp_path / "book/b.md", "")
    with caplog.at_level(logging.ERROR, "lkjip"):
        found = findings_of(tmp_path, SAID)
    assert [(str(f.place), f.found, f.code) for f in found] == [
        ("notebooks/a.ipynb, sel 1, baris 3", "tautan ke halaman `x` yang tidak ada dalam buku", "H301"),
        ("data/narasi/2023/sengketa/analisis.md, baris 3", "peran `evall` yang tidak dikenal", "H301"),
        ("notebooks/a.ipynb, sel 3", "nama `sasaran` yang dipakai dua kali", "H301"),
        ("notebooks/a.ipynb, sel 4", "direktif `note` tanpa isi", "H301"),
        ("book/b.md, baris 7", "gambar `book/a.png` yang tidak ada", "H301"),
        ("book/b.md", "rujukan ke `tbl-x` yang tidak ada dalam buku", "H301"),
        ("book/tiada.md", "susunan yang tidak dapat dibaca", "H301"),
        ("book/b.md", "unsur `raw html` yang belum dapat dicetak dalam bentuk PDF", "H301"),
        ("halaman buku", "halaman yang tidak dapat disusun (rumus yang tidak dapat dibaca)", "H203"),
    ]
    assert not any(word in str(f) for f in found for word in ("WARNING", "unknown", "\x1b"))
    assert "myst.role_unknown" in caplog.text


def test_a_run_that_says_nothing_is_a_finding_too(tmp_path):
    assert [f.code for f in findings_of(tmp_path, "")] == ["H203"]
