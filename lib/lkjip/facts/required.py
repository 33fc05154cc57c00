"""Which data sources does the library itself ask for, and with which columns?

Every other source belongs to one agency: its notebooks and its `indikator.yaml`
name it. Of these, four are needed by every report; the others may be missing:
their tables then say that there are no data, and pages can do without them.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from ..findings import Finding, kinds, nearest
from .description import Kolom, Sumber

WAJIB = {
    "target": ("indikator", "tahun", "dokumen", "nilai"),
    "realisasi": ("indikator", "tahun", "nilai", "catatan"),
    "program": ("tahun", "kode", "nama"),
    "anggaran": ("tahun", "kode", "sumber_dana", "pagu_rp", "realisasi_rp"),
}
PILIHAN = {
    "keluaran": ("tahun", "kode", "indikator", "satuan", "polaritas", "target", "realisasi"),
    "rekening": ("kode", "uraian"),
    "belanja": ("tahun", "rekening", "anggaran_rp", "realisasi_rp"),
    "strategi": ("tahun", "sasaran", "strategi", "arah_kebijakan"),
    "iku": ("tahun", "program", "indikator_program", "sasaran", "indikator", "bidang_urusan", "sumber_data"),
    "unit_organisasi": ("nama", "induk"),
    "dasar_hukum": ("judul", "keputusan"),
}
_BUKAN = {"bidang": "bukan bagian laporan instansi ini", "dokumen": "bukan bagian laporan instansi ini", "tabel": "–"}


def periksa_baku(sumber: Mapping[str, Sumber], alamat: str) -> list[Finding]:
    """What the library needs and the description (`alamat`) does not describe."""
    temuan = []
    for nama, kolom in (WAJIB | PILIHAN).items():
        if nama not in sumber:
            if nama in WAJIB:
                temuan.append(kinds.MISSING_SOURCE.at(alamat, source=nama, near=nearest(nama, sumber)))
            continue
        ada = [k.nama for k in sumber[nama].kolom]
        temuan += [
            kinds.MISSING_SOURCE_COLUMN.at(
                alamat, f"sumber data {nama}", name=k, columns=", ".join(kolom), near=nearest(k, ada)
            )
            for k in kolom
            if k not in ada
        ]
    return temuan


def sumber_tiada(sumber: Mapping[str, Sumber]) -> tuple[dict[str, Sumber], dict[str, pd.DataFrame]]:
    """A description and an empty table for each source that this agency does not have."""
    kurang = {n: k for n, k in PILIHAN.items() if n not in sumber}
    return (
        {
            n: Sumber(n, n.replace("_", " "), "", ";", tuple(Kolom(x, x) for x in k), (), asal=_BUKAN)
            for n, k in kurang.items()
        },
        {n: pd.DataFrame({x: pd.Series(dtype=object) for x in k}) for n, k in kurang.items()},
    )
