"""Where are the parts of a report project, and what is built from them?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..facts.package import require_data_folder
from ..rules.report import PUBLIK
from .contents import daftar_isi

BAGIAN = ("_config.yml", "_toc.yml", "book", "data", "lib", "notebooks")


@dataclass(frozen=True, slots=True)
class Proyek:
    """Where the parts of a report project are; `akar` holds `_config.yml`."""

    akar: Path

    def __post_init__(self):
        """Refuse a folder that is no project before anything is done in it; raises `InputError`."""
        require_data_folder(self.data)

    @property
    def data(self) -> Path:
        return self.akar / "data"

    @property
    def notebook(self) -> list[Path]:
        """Notebooks of the book, in its order."""
        return [self.akar / f"{n}.ipynb" for n in daftar_isi(self.akar / "_toc.yml") if n.startswith("notebooks/")]

    @property
    def awal(self) -> str:
        """The page on which the book opens."""
        return daftar_isi(self.akar / "_toc.yml")[0]

    @property
    def halaman(self) -> list[Path]:
        """Pages written by hand, in the order of the book."""
        return [self.akar / f"{n}.md" for n in daftar_isi(self.akar / "_toc.yml") if n.startswith("book/")]

    def hasil(self, tahun: int, versi: str = PUBLIK) -> Path:
        return self.akar / "_build" / (str(tahun) if versi == PUBLIK else f"{tahun}-{versi}")


def nama_cetak(tahun: int, versi: str = PUBLIK) -> str:
    """Name of the printed forms, without what says their kind.

    >>> nama_cetak(2024), nama_cetak(2024, "internal")
    ('laporan-kinerja-2024', 'laporan-kinerja-2024-internal')
    """
    return f"laporan-kinerja-{tahun}" if versi == PUBLIK else f"laporan-kinerja-{tahun}-{versi}"
