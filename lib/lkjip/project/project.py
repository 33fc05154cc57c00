"""Where are the parts of a report project, and what is built from them?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..facts.package import require_data_folder
from ..rules.report import PUBLIK
from .contents import page_file, table_of_contents
from .history import Read

PARTS = ("_config.yml", "_toc.yml", "book", "data", "lib", "notebooks")


@dataclass(frozen=True, slots=True)
class Project:
    """Where the parts of a report project are; `root` holds `_config.yml`."""

    root: Path

    def __post_init__(self):
        """Refuse a folder that is no project before anything is done in it; raises `InputError`."""
        require_data_folder(self.data)

    @property
    def home(self) -> Path:
        """The root that the person knows, also of a copy: there the outputs and the history are."""
        return self.root

    @property
    def read(self) -> Read | None:
        """What was read of the project where it is a copy of one moment."""
        return None

    def run_folder(self, out: Path) -> Path:
        """Where notebooks run whose outputs are laid into `out`."""
        return out

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def notebooks(self) -> list[Path]:
        """Notebooks of the book, in its order."""
        return self._listed("notebooks/")

    @property
    def start(self) -> str:
        """The page on which the book opens."""
        return table_of_contents(self.root / "_toc.yml")[0]

    @property
    def pages(self) -> list[Path]:
        """Pages written by hand, in the order of the book."""
        return self._listed("book/")

    def _listed(self, folder: str) -> list[Path]:
        return [self.root / page_file(n) for n in table_of_contents(self.root / "_toc.yml") if n.startswith(folder)]

    def output(self, tahun: int, versi: str = PUBLIK) -> Path:
        return self.home / "_build" / (str(tahun) if versi == PUBLIK else f"{tahun}-{versi}")


def print_name(tahun: int, versi: str = PUBLIK) -> str:
    """Name of the printed forms, without what says their kind.

    >>> print_name(2024), print_name(2024, "internal")
    ('laporan-kinerja-2024', 'laporan-kinerja-2024-internal')
    """
    return f"laporan-kinerja-{tahun}" if versi == PUBLIK else f"laporan-kinerja-{tahun}-{versi}"
