"""Can site, PDF and Word show this picture, under this name?"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from ..facts.folders import stamp
from ..language.numbers import angka

MAGIC = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}
"""Pictures that the site, the PDF and Word can show, by the first bytes of their files."""
LONGEST_SIDE = 10_000
TALLEST, WIDEST = Decimal("1.5"), 20
"""How often the width fits into the height of a picture, and the height into its width: more fits on no page."""

_UNFIT = re.compile(r"[^A-Za-z0-9._/-]+")


def fit_name(name: str) -> str:
    """The nearest name that means the same on every system and in every address.

    >>> fit_name("peta kecamatan é#1.png"), fit_name("peta-1.png")
    ('peta-kecamatan-e-1.png', 'peta-1.png')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return _UNFIT.sub("-", plain)


def unshowable(file: Path) -> tuple[str, str]:
    """What is expected of a picture that cannot be shown, and the cure; nothing for one that can."""
    return _unshowable(file, stamp(file))


@lru_cache(maxsize=64)
def _unshowable(file: Path, _: object) -> tuple[str, str]:
    from docx.image.image import Image

    broken = f"isi berupa gambar {file.suffix} yang utuh", "simpan ulang gambarnya"
    with file.open("rb") as stream:
        if not stream.read(8).startswith(MAGIC[file.suffix]):
            return broken
    try:
        size = Image.from_file(str(file))
    except Exception:  # noqa: BLE001  (whatever it stumbles over, it is no picture to it)
        return broken
    width, height = size.px_width, size.px_height
    if max(width, height) > LONGEST_SIDE:
        return f"gambar dengan sisi paling banyak {angka(LONGEST_SIDE)} piksel", "perkecil gambarnya"
    if not width or not height or height > TALLEST * width or width > WIDEST * height:
        shape = f"paling tinggi {angka(TALLEST)} kali lebarnya dan paling lebar {WIDEST} kali tingginya"
        return (
            f"gambar yang muat di halaman, {shape}, bukan {angka(width)} × {angka(height)} piksel",
            "potong gambarnya",
        )
    return ("", "") if _compiles(file) else broken


def _compiles(file: Path) -> bool:
    """Whether the compiler of the PDF, which also draws the pictures of Word, can read it."""
    import typst

    page = f'#set document(title: "a")\n#image("/{file.name}", alt: "a", width: 100pt)'
    try:
        typst.compile(
            page.encode(), root=str(file.parent), format="pdf", pdf_standards=["ua-1", "a-2a"], ignore_system_fonts=True
        )
    except typst.TypstError:
        return False
    return True
