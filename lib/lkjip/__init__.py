"""A government performance report, recomputed from data for any year.

Names load on first use, so that `lkjip --help` does not pay for pandas.

>>> from lkjip import buka
>>> from lkjip.projects.new_indicator import SAMPLE
>>> lap = buka(SAMPLE / "data", 2025)
>>> lap.hasil("kunjungan").capaian
Decimal('106.25')
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what type checkers and editors see of the names that load on first use
    from .findings import InputError
    from .prose import kalimat
    from .prose.laporan import Laporan, buka
    from .views import beranda, gambar, rumusan, tabel, teks
    from .views.show import tampilkan

__all__ = [
    "InputError",
    "Laporan",
    "beranda",
    "buka",
    "gambar",
    "kalimat",
    "rumusan",
    "tabel",
    "tampilkan",
    "teks",
]

_NAMES = {
    "InputError": "findings",
    "Laporan": "prose.laporan",
    "buka": "prose.laporan",
    "tampilkan": "views.show",
}
_MODULES = {
    "beranda": "views.beranda",
    "gambar": "views.gambar",
    "kalimat": "prose.kalimat",
    "rumusan": "views.rumusan",
    "tabel": "views.tabel",
    "teks": "views.teks",
}


def __getattr__(name: str):
    if name == "__version__":
        from importlib.metadata import version

        return version(__name__)
    if name in _NAMES:
        return getattr(import_module(f".{_NAMES[name]}", __name__), name)
    if name in _MODULES:
        return import_module(f".{_MODULES[name]}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
