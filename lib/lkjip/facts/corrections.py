"""Which printed figures and names do their own parts not support?"""

from __future__ import annotations

from pathlib import Path

from .yaml_files import read_yaml


def read_corrections(root: Path, tahun: int) -> dict[str, list[dict]]:
    """Corrections to the printed report of a year, by kind: angka, fakta, nama."""
    content = read_yaml(root / "koreksi.yaml")
    return {
        kind: [k for k in content[kind] if k.get("laporan", content["laporan"]) == tahun]
        for kind in ("angka", "fakta", "nama")
    }
