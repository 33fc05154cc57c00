"""A government performance report, recomputed from data for any year.

Names load on first use, so that `lkjip --help` does not pay for pandas.

>>> from lkjip import buka
>>> from lkjip.projects.new_indicator import SAMPLE
>>> lap = buka(SAMPLE / "data", 2025)
>>> lap.hasil("kunjungan").capaian
Decimal('106.25')
"""

from importlib import import_module

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

__all__ = sorted([*_NAMES, *_MODULES])


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
