"""Does what is declared of a year in preparation agree with its data?"""

from __future__ import annotations

from collections.abc import Iterator

from ..facts.package import Paket
from ..facts.preparation import FOLDER, Persiapan
from ..facts.table import baca_tabel
from ..findings import Finding, kinds, nearest


def periksa_persiapan(paket: Paket) -> Iterator[Finding]:
    """Declarations about things that do not exist, or that are there after all."""
    for p in paket.persiapan.values():
        alamat = f"{paket.akar.name}/{FOLDER}/{p.tahun}.yaml"
        for nama, kolom, _ in p.tidak_tersedia:
            if nama not in paket.sumber:
                yield kinds.UNAVAILABLE_UNKNOWN_SOURCE.at(
                    alamat, "tidak_tersedia", source=nama, near=nearest(nama, paket.sumber)
                )
                continue
            isian = [k.nama for k in paket.sumber[nama].isian]
            if kolom and kolom not in isian:
                yield kinds.UNAVAILABLE_UNKNOWN_COLUMN.at(
                    alamat, "tidak_tersedia", name=kolom, source=nama, near=nearest(kolom, isian)
                )
                continue
            yield from _sudah_ada(paket, p, nama, [kolom] if kolom else isian, alamat)


def _sudah_ada(paket: Paket, p: Persiapan, nama: str, kolom: list[str], alamat: str) -> Iterator[Finding]:
    isi, _ = baca_tabel(paket.akar, paket.sumber[nama], paket.persiapan)
    if "tahun" not in isi:
        return
    isi = isi[isi["tahun"] == p.tahun]
    terisi = [k for k in kolom if isi[k].notna().any()] if kolom else ["baris"] if len(isi) else []
    if terisi:
        yield kinds.UNAVAILABLE_BUT_FILLED.at(
            alamat, f"tidak_tersedia, data {nama}", columns=", ".join(terisi), year=p.tahun
        )
