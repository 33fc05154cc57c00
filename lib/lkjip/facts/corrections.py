"""Which printed figures and names do their own parts not support?"""

from __future__ import annotations

from pathlib import Path

from .yaml_files import baca_yaml


def baca_koreksi(akar: Path, tahun: int) -> dict[str, list[dict]]:
    """Corrections to the printed report of a year, by kind: angka, fakta, nama."""
    isi = baca_yaml(akar / "koreksi.yaml")
    return {
        jenis: [k for k in isi[jenis] if k.get("laporan", isi["laporan"]) == tahun]
        for jenis in ("angka", "fakta", "nama")
    }
