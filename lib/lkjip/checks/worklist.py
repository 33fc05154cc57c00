"""What is still to be filled in for a year that is being prepared, and by whom?

A fact is wanted when the year before had it. Every wanted cell, list, target,
confirmation and piece of narrative is one `Isian`; what the year before did not
have either may stay empty and is only named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from ..facts.catalogue import Katalog, baca_katalog
from ..facts.description import Sumber
from ..facts.editions import menurut_edisi
from ..facts.package import Paket, baca_paket
from ..facts.preparation import FOLDER, Persiapan
from ..facts.table import baca_tabel
from ..findings import Finding, kinds
from ..language.numbers import angka
from ..project.notebook import baca_notebook, parameter_notebook
from ..prose.narasi import alamat_narasi, tanpa_komentar

if TYPE_CHECKING:
    from ..project.project import Proyek

TIM = "Tim penyusun laporan"


@dataclass(frozen=True, slots=True)
class Isian:
    """One thing to fill in: who, in which file, what, at which line, and whether it is done.

    `wajib` is False for what the year before did not have either.
    """

    bidang: str
    berkas: str
    hal: str
    baris: int = 0
    selesai: bool = False
    wajib: bool = True


def _rentang(nomor: Iterable[int]) -> str:
    """Line numbers in short.

    >>> _rentang([3, 4, 5, 9])
    '3–5, 9'
    """
    potong: list[list[int]] = []
    for n in sorted(set(nomor)):
        if potong and n == potong[-1][-1] + 1:
            potong[-1].append(n)
        else:
            potong.append([n])
    return ", ".join(str(p[0]) if len(p) == 1 else f"{p[0]}–{p[-1]}" for p in potong)


def daftar(sumber: Sumber) -> bool:
    """Whether a source lists what happened in a year (cases, trainings), so that no row repeats.

    Its key says so: it has a running number, or no year. `tahun_baru` in the
    description overrides that.
    """
    if sumber.tahun_baru:
        return sumber.tahun_baru == "daftar"
    kunci = [sumber.satu_kolom(k) for k in sumber.kunci]
    return "tahun" not in sumber.kunci or any(k.jenis == "integer" and k.nama != "tahun" for k in kunci)


def kunci_tanpa_tahun(sumber: Sumber, baris: Mapping | pd.Series) -> tuple:
    """What is the same in the rows of two years that say the same thing."""
    return tuple(baris[k] for k in sumber.kunci if k != "tahun")


def setahun(tabel: pd.DataFrame, sumber: Sumber, tahun: int) -> pd.DataFrame:
    """Rows of a year in its newest edition."""
    return (t := menurut_edisi(tabel, sumber.kunci, tahun))[t["tahun"] == tahun]


def _isian_sumber(paket: Paket, sumber: Sumber, p: Persiapan) -> Iterator[Isian]:
    tabel, _ = baca_tabel(paket.akar, sumber, paket.persiapan)
    if "tahun" not in tabel:
        return
    bidang, berkas = sumber.asal["bidang"], paket.alamat(sumber.nama)
    lama, baru = setahun(tabel, sumber, p.tahun - 1), setahun(tabel, sumber, p.tahun)
    if len(lama) and (baru.empty or (daftar(sumber) and not sumber.isian)):
        ada = len(baru) > 0 or p.tiada(sumber.nama)
        yield Isian(bidang, berkas, f"belum ada baris tahun {p.tahun} ({sumber.judul})", selesai=ada)
    dulu = {kunci_tanpa_tahun(sumber, b): b for _, b in lama.iterrows()}
    for baris, isi in baru.iterrows():
        sebelum = dulu.get(kunci_tanpa_tahun(sumber, isi))
        for k in sumber.isian:
            perlu = k.wajib or (sebelum is not None and sebelum[k.nama] is not None)
            selesai = isi[k.nama] is not None or p.tiada(sumber.nama, k.nama)
            if perlu or not selesai:
                yield Isian(bidang, berkas, k.nama, baris, selesai, perlu)


def _pemilik(proyek: Proyek, katalog: Katalog) -> dict[str, str]:
    """Who answers for the narrative of each page: the owner of its indicator."""
    hasil = {}
    for b in proyek.notebook:
        parameter, _ = parameter_notebook(baca_notebook(b), b.name)
        if parameter.get("indikator") in katalog.indikator:
            hasil[b.stem] = katalog.indikator[parameter["indikator"]].pemilik
    return hasil


def berkas_narasi(data: Path, tahun: int) -> list[str]:
    """Names of the narrative files of a year, without folder and ending."""
    folder = alamat_narasi(data, tahun, "x").parent
    return sorted(b.relative_to(folder).as_posix()[:-3] for b in folder.rglob("*.md"))


def _isian_narasi(proyek: Proyek, katalog: Katalog, tahun: int) -> Iterator[Isian]:
    pemilik = _pemilik(proyek, katalog)
    for nama in sorted({*berkas_narasi(proyek.data, tahun - 1), *berkas_narasi(proyek.data, tahun)}):
        berkas = alamat_narasi(proyek.data, tahun, nama)
        tertulis = berkas.exists() and bool(
            tanpa_komentar(berkas.read_text(encoding="utf-8-sig", errors="replace")).strip()
        )
        yield Isian(
            pemilik.get(nama.split("/")[0], TIM),
            f"{proyek.data.name}/narasi/{tahun}/{nama}.md",
            "uraian yang belum ditulis",
            selesai=tertulis,
        )


def _isian_lain(paket: Paket, katalog: Katalog, p: Persiapan) -> Iterator[Isian]:
    alamat = f"{paket.akar.name}/{FOLDER}/{p.tahun}.yaml"
    for k in p.konfirmasi:
        yield Isian(k.bidang, alamat, f"konfirmasi {k.hal}", selesai=k.sudah)
    if katalog.periode_tahun(p.tahun - 1) and not katalog.periode_tahun(p.tahun):
        yield Isian(
            TIM, f"{paket.akar.name}/parameter/perencanaan.yaml", f"belum ada rencana yang mencakup tahun {p.tahun}"
        )


def daftar_kerja(proyek: Proyek, tahun: int) -> list[Isian]:
    """Everything that the report of a year needs, done or not; empty for a year that was never prepared.

    The data must be without findings.
    """
    paket, _ = baca_paket(proyek.data)
    if (p := paket.persiapan.get(tahun)) is None:
        return []
    katalog = baca_katalog(proyek.data)
    return [
        *(i for s in paket.sumber.values() if paket.punya(s.nama) for i in _isian_sumber(paket, s, p)),
        *_isian_lain(paket, katalog, p),
        *_isian_narasi(proyek, katalog, tahun),
    ]


def _persen(isian: list[Isian]) -> str:
    wajib = [i for i in isian if i.wajib]
    selesai = sum(i.selesai for i in wajib)
    # Rounded down, so that 100% is said only when nothing is left.
    persen = 100 * selesai // len(wajib) if wajib else 100
    return f"{angka(selesai)} dari {angka(len(wajib))} isian selesai ({persen}%)"


def _baris_kerja(isian: list[Isian]) -> Iterator[str]:
    """One line a file: its columns that stand open on the same rows, together."""
    kelompok: dict[str, dict[str, list[int]]] = {}
    for i in isian:
        kelompok.setdefault(i.berkas, {}).setdefault(i.hal, []).append(i.baris)
    for berkas, hal in kelompok.items():
        letak: dict[tuple[int, ...], list[str]] = {}
        for nama, baris in hal.items():
            letak.setdefault(tuple(baris), []).append(nama)
        for baris, nama in letak.items():
            di = f", baris {_rentang(baris)}" if any(baris) else ""
            yield from (f"  {berkas}{di}: {n}" for n in ([", ".join(nama)] if di else nama))


def tulis(isian: list[Isian], tahun: int) -> str:
    """The worklist in plain words, by owner, with its share done."""
    bagian = [f"Laporan tahun {tahun}: {_persen(isian)}."]
    for bidang in dict.fromkeys(i.bidang for i in isian):
        milik = [i for i in isian if i.bidang == bidang]
        bagian += ["", f"{bidang}: {_persen(milik)}"]
        bagian += _baris_kerja([i for i in milik if i.wajib and not i.selesai])
        bagian += [f"{b} (boleh kosong)" for b in _baris_kerja([i for i in milik if not i.wajib])]
    if any(i.wajib and not i.selesai for i in isian):
        bagian += [
            "",
            f"Yang memang tidak ada dinyatakan di data/{FOLDER}/{tahun}.yaml beserta alasannya. "
            f"Draf dibuat dengan: lkjip build --tahun {tahun} --draft",
        ]
    return "\n".join(bagian)


def sisa(proyek: Proyek, tahun: int) -> list[Isian]:
    """What is wanted and not done."""
    return [i for i in daftar_kerja(proyek, tahun) if i.wajib and not i.selesai]


def belum_selesai(proyek: Proyek, tahun: int) -> list[Finding]:
    """Why the final report of a year cannot be built yet: each owner in short, each unwritten part by name."""
    isian = sisa(proyek, tahun)
    narasi = f"{proyek.data.name}/narasi/"
    lain = Counter(i.bidang for i in isian if not i.berkas.startswith(narasi))
    temuan = [
        kinds.WORK_OPEN.at(f"{proyek.data.name}, tahun {tahun}", bidang, count=angka(n), year=tahun)
        for bidang, n in lain.items()
    ]
    temuan += [kinds.UNWRITTEN_NARRATIVE.at(i.berkas, year=tahun) for i in isian if i.berkas.startswith(narasi)]
    return temuan
