"""A government performance report, recomputed from data for any year.

Names load on first use, so that `lkjip --help` does not pay for pandas.
"""

from importlib import import_module

_ASAL = {"buka": "laporan", "tampilkan": "tampil"}
_MODUL = {"beranda", "gambar", "kalimat", "rumusan", "tabel", "teks"}

__all__ = sorted(_ASAL) + sorted(_MODUL)


def __getattr__(nama: str):
    if nama in _ASAL:
        return getattr(import_module(f".{_ASAL[nama]}", __name__), nama)
    if nama in _MODUL:
        return import_module(f".{nama}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {nama!r}")
