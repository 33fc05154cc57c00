"""Which data sources does the library itself ask for, and with which columns?

Every other source belongs to one agency: its notebooks and its `indikator.yaml`
name it. Of these, four are needed by every report; the others may be missing:
their tables then say that there are no data, and pages can do without them.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from ..findings import Finding, kinds, nearest
from .description import Column, Source

REQUIRED = {
    "target": ("indikator", "tahun", "dokumen", "nilai"),
    "realisasi": ("indikator", "tahun", "nilai", "catatan"),
    "program": ("tahun", "kode", "nama"),
    "anggaran": ("tahun", "kode", "sumber_dana", "pagu_rp", "realisasi_rp"),
}
OPTIONAL = {
    "keluaran": ("tahun", "kode", "indikator", "satuan", "polaritas", "target", "realisasi"),
    "rekening": ("kode", "uraian"),
    "belanja": ("tahun", "rekening", "anggaran_rp", "realisasi_rp"),
    "strategi": ("tahun", "sasaran", "strategi", "arah_kebijakan"),
    "iku": ("tahun", "program", "indikator_program", "sasaran", "indikator", "bidang_urusan", "sumber_data"),
    "unit_organisasi": ("nama", "induk"),
    "dasar_hukum": ("judul", "keputusan"),
    "langkah": ("tahun", "langkah"),
    "tim_penyusun": ("tahun", "jabatan", "kedudukan"),
}
_NONE = {"bidang": "bukan bagian laporan instansi ini", "dokumen": "bukan bagian laporan instansi ini", "tabel": "–"}


def check_required(source: Mapping[str, Source], address: str) -> list[Finding]:
    """What the library needs and the description (`address`) does not describe."""
    findings = []
    for name, columns in (REQUIRED | OPTIONAL).items():
        if name not in source:
            if name in REQUIRED:
                findings.append(kinds.MISSING_SOURCE.at(address, source=name, near=nearest(name, source)))
            continue
        present = [k.name for k in source[name].columns]
        findings += [
            kinds.MISSING_SOURCE_COLUMN.at(
                address, f"sumber data {name}", name=k, columns=", ".join(columns), near=nearest(k, present)
            )
            for k in columns
            if k not in present
        ]
    return findings


def absent_sources(source: Mapping[str, Source]) -> tuple[dict[str, Source], dict[str, pd.DataFrame]]:
    """A description and an empty table for each source that this agency does not have."""
    missing = {n: k for n, k in OPTIONAL.items() if n not in source}
    return (
        {
            n: Source(n, n.replace("_", " "), "", ";", tuple(Column(x, x) for x in k), (), origin=_NONE)
            for n, k in missing.items()
        },
        {n: pd.DataFrame({x: pd.Series(dtype=object) for x in k}) for n, k in missing.items()},
    )
