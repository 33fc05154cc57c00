"""What of a year's report is there, and what is missing?

Counted in the assembled pages themselves: every table, chart and piece of prose
says there whether it is complete. Counting in the sources instead could contradict
what the reader sees.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..language.words import kapital
from ..views.grid import Kolom, Tabel, Tautan

TEMPAT = "```{lkjip-kelengkapan}\n```"
LENGKAP, SEBAGIAN, TIADA = "lengkap", "sebagian", "tidak ada"
TABEL, GAMBAR, URAIAN = "tabel", "gambar", "uraian"
_HITUNGAN = (
    (TABEL, LENGKAP),
    (TABEL, SEBAGIAN),
    (TABEL, TIADA),
    (GAMBAR, LENGKAP),
    (GAMBAR, TIADA),
    (URAIAN, LENGKAP),
    (URAIAN, TIADA),
)
_ISI = re.compile(r"```\{(lkjip-tabel|lkjip-gambar|container\} tiada)\}?\n(.*?)\n```", re.S)
_JUDUL = re.compile(r"^#+ (.+)$", re.M)


@dataclass(frozen=True, slots=True)
class Butir:
    """One table, chart or piece of prose of a page, and whether it is there."""

    halaman: str
    jenis: str
    judul: str
    keadaan: str
    keterangan: str = ""


def _butir(halaman: str, bagian: str, jenis: str, isi: str) -> Butir:
    if jenis.startswith("container"):
        return Butir(halaman, URAIAN, bagian, TIADA, isi)
    u = json.loads(isi)
    jenis = TABEL if jenis == "lkjip-tabel" else GAMBAR
    if "tiada" in u:
        return Butir(halaman, jenis, u["judul"], TIADA, f"{u['tiada']} Pemilik data: {u['sumber']}.")
    kosong = jenis == TABEL and any("c" in s for b in u["badan"] for s in b["sel"])
    if not kosong:
        return Butir(halaman, jenis, u["judul"], LENGKAP)
    alasan = "; ".join(c[3:-1] for c in u["catatan"] if re.match(r"[a-z]\) ", c))
    return Butir(halaman, jenis, u["judul"], SEBAGIAN, f"{kapital(alasan)}. Pemilik data: {u['sumber']}.")


def butir_halaman(halaman: str, bagian: Iterable[tuple[str, bool]]) -> Iterator[Butir]:
    """What a page holds, from its parts in order: Markdown, and whether code has shown it.

    Prose that stands in the page is true of every year and is not counted, except
    where a sentence says in its place what is missing.

    >>> [b.keadaan for b in butir_halaman("a", [("# A\\n\\n```{container} tiada\\nTidak ada.\\n```", False)])]
    ['tidak ada']
    """
    judul = ""
    for teks, keluaran in bagian:
        ada = list(_ISI.finditer(teks))
        for m in ada:
            terakhir = [j[1] for j in _JUDUL.finditer(teks, 0, m.start())]
            judul = terakhir[-1] if terakhir else judul
            yield _butir(halaman, judul, m[1], m[2])
        if keluaran:
            if not ada and not teks.startswith("```"):
                yield Butir(halaman, URAIAN, judul, LENGKAP)
        elif judul_baru := _JUDUL.findall(teks):
            judul = judul_baru[-1]


def _bagian(berkas: Path) -> list[tuple[str, bool]]:
    """The Markdown of a page in order: of a notebook its prose cells and its outputs."""
    teks = berkas.read_text(encoding="utf-8")
    if berkas.suffix == ".md":
        return [(teks, False)]
    hasil = []
    for sel in json.loads(teks)["cells"]:
        if sel["cell_type"] == "markdown":
            hasil.append(("".join(sel["source"]), False))
        else:
            keluaran = [o["data"].get("text/markdown", "") for o in sel["outputs"] if "data" in o]
            hasil += [("".join(k), True) for k in keluaran if k]
    return hasil


def _nama(bagian: list[tuple[str, bool]]) -> str:
    return next((m[1] for teks, _ in bagian for m in _JUDUL.finditer(teks)), "")


def tabel(butir: dict[str, list[Butir]], nama: dict[str, str], tahun: int) -> list[Tabel]:
    """Counts by page, and what is missing or partial; `nama` are the pages' titles."""
    banyak = {h: Counter((b.jenis, b.keadaan) for b in isi) for h, isi in butir.items() if isi}
    baris = [(Tautan(nama[h], h), *(c[k] for k in _HITUNGAN)) for h, c in banyak.items()]
    baris.append(("Jumlah", *(sum(c[k] for c in banyak.values()) for k in _HITUNGAN)))
    kelompok: dict[tuple[str, str, str, str], list[str]] = {}
    for isi in butir.values():
        for b in isi:
            if b.keadaan != LENGKAP:
                kelompok.setdefault((b.halaman, b.jenis, b.keadaan, b.keterangan), []).append(b.judul)
    rincian = [
        (Tautan(nama[h], h), kapital(j), "; ".join(dict.fromkeys(judul)), k, ket)
        for (h, j, k, ket), judul in kelompok.items()
    ]
    dasar = "Halaman laporan ini"
    hitungan = Tabel(
        "tbl-kelengkapan",
        f"Kelengkapan laporan tahun {tahun} menurut halaman",
        (
            Kolom("halaman", "Halaman", lebar=7),
            *(Kolom(f"{j}_{k}".replace(" ", "_"), kapital(k), "bulat", grup=kapital(j)) for j, k in _HITUNGAN),
        ),
        tuple(baris),
        ("isi",) * (len(baris) - 1) + ("jumlah",),
        sumber=dasar,
    )
    if not rincian:
        return [hitungan]
    return [
        hitungan,
        Tabel(
            "tbl-kelengkapan-rincian",
            f"Yang tidak tersedia atau tersedia sebagian tahun {tahun}",
            (
                Kolom("halaman", "Halaman", gabung=True, lebar=4),
                Kolom("jenis", "Jenis", lebar=2),
                Kolom("judul", "Judul atau bagian", lebar=6),
                Kolom("keadaan", "Keadaan", lebar=2),
                Kolom("keterangan", "Keterangan dan pemilik data", lebar=7),
            ),
            tuple(rincian),
            sumber=dasar,
        ),
    ]


def lengkapi(sumber: Path, halaman_buku: Iterable[str], tahun: int) -> None:
    """Put the tables into the assembled page that has a place for them."""
    butir, nama, tujuan = {}, {}, None
    for halaman in halaman_buku:
        berkas = next(b for a in (".md", ".ipynb") if (b := sumber / f"{halaman}{a}").exists())
        bagian = _bagian(berkas)
        if TEMPAT in bagian[0][0]:
            tujuan = berkas
        nama[halaman] = _nama(bagian)
        butir[halaman] = list(butir_halaman(halaman, bagian))
    if tujuan:
        isi = "\n\n".join(t.bundel()["text/markdown"] for t in tabel(butir, nama, tahun))
        tujuan.write_text(tujuan.read_text(encoding="utf-8").replace(TEMPAT, isi), encoding="utf-8")
