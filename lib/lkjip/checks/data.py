"""Is everything in order in the data package and the catalogue?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..facts.catalogue import AKHIR, Katalog, Riwayat, baca_katalog
from ..facts.description import DESKRIPSI, EDISI
from ..facts.editions import pandangan
from ..facts.indicators import Indikator
from ..facts.package import Paket, baca_paket
from ..facts.schema import periksa_yaml
from ..facts.table import jumlah, saring
from ..findings import Finding, InputError, kinds, nearest
from ..language.numbers import angka
from ..rules.hasil import baca_nilai, hitung_realisasi
from .preparation import periksa_persiapan


def _kunci(paket: Paket) -> Iterator[Finding]:
    for s in paket.sumber.values():
        t = paket.tabel[s.nama]
        kunci = [*s.kunci, *([EDISI] if EDISI in t else [])]
        t = t[kunci].map(str)
        for baris, isi in t[t.duplicated(keep="first")].iterrows():
            tulis = ", ".join(f"{k} = {isi[k]}" for k in kunci if isi[k] != "None")
            awal = t.index[(t == isi).all(axis=1)][0]
            yield kinds.DUPLICATE_KEY.at(paket.alamat(s.nama), row=baris, key=tulis, first=awal)


def _edisi(paket: Paket) -> Iterator[Finding]:
    """An edition prints what has happened: it is not earlier than its facts."""
    for s in paket.sumber.values():
        t = paket.tabel[s.nama]
        if EDISI not in t or "tahun" not in t or s.semua_tahun:
            continue
        for baris, isi in t.iterrows():
            if isi[EDISI] is not None and isi[EDISI] < isi["tahun"]:
                yield kinds.EDITION_TOO_EARLY.at(
                    paket.alamat(s.nama), row=baris, column=EDISI, edition=isi[EDISI], year=isi["tahun"]
                )


def _acuan(paket: Paket) -> Iterator[Finding]:
    for s in paket.sumber.values():
        for a in s.acuan:
            kolom, tujuan = a["fields"], a["reference"]
            dikenal = set(map(tuple, paket.tabel[tujuan["resource"]][tujuan["fields"]].itertuples(index=False)))
            for baris, isi in paket.tabel[s.nama][kolom].iterrows():
                if tuple(isi) not in dikenal:
                    yield kinds.UNKNOWN_REFERENCE.at(
                        paket.alamat(s.nama),
                        row=baris,
                        column=kolom[-1],
                        text=isi.iloc[-1],
                        target=paket.alamat(tujuan["resource"]),
                        when=f" untuk tahun {isi['tahun']}" if "tahun" in kolom else "",
                        near=nearest(str(isi.iloc[-1]), sorted({str(d[-1]) for d in dikenal})),
                    )


def _id(katalog: Katalog, jenis: str) -> list[str]:
    return list(katalog.indikator) if jenis == "indikator" else [s.id for s in katalog.sasaran]


def _huruf(katalog: Katalog, i: Indikator) -> set[str]:
    """Letters in which an indicator may be written: of its scale, or of all."""
    skala = [katalog.skala[i.rumus.skala]] if i.rumus.skala else katalog.skala.values()
    return {j.nama for s in skala for masa in s for j in masa.jenjang}


def _kamus(paket: Paket, katalog: Riwayat) -> Iterator[Finding]:
    """Ids of the catalogue of the row's year in the columns that say so, and values of indicators."""
    for s in paket.sumber.values():
        for k in (k for k in s.kolom if k.kamus in ("indikator", "sasaran")):
            for baris, isi in paket.tabel[s.nama].iterrows():
                id, tahun = isi[k.nama], isi.get("tahun", AKHIR)
                dikenal = _id(katalog.pada(tahun), k.kamus)
                if id in dikenal:
                    continue
                yield kinds.UNKNOWN_CATALOGUE_ID.at(
                    paket.alamat(s.nama),
                    row=baris,
                    column=k.nama,
                    id=id,
                    kind=k.kamus,
                    when=f" untuk tahun {tahun}" if id in katalog.dikenal(k.kamus) else "",
                    near=nearest(id, dikenal),
                )
    for nama in ("target", "realisasi"):
        for baris, isi in paket.tabel[nama].iterrows():
            tahunan = katalog.pada(isi["tahun"])
            i = tahunan.indikator.get(isi["indikator"])
            if i is None:
                continue
            huruf = _huruf(tahunan, i)
            try:
                nilai = baca_nilai(isi["nilai"], i)
                if isinstance(nilai, str) and nilai not in huruf:
                    raise ValueError
            except ValueError:
                harus = "predikat " + ", ".join(sorted(huruf)) if i.satuan == "predikat" else "bilangan berkoma desimal"
                yield kinds.WRONG_VALUE.at(
                    paket.alamat(nama), row=baris, column="nilai", text=isi["nilai"], expected=harus
                )


def _aturan_dikenal(paket: Paket) -> Iterator[Finding]:
    """Rules name sources that the agency has, and columns of theirs."""
    sisi = [
        ("batas_baris", b["data"], (b["kolom"], b["paling_banyak"])) for b in paket.deskripsi.get("batas_baris", ())
    ]
    for a in paket.deskripsi.get("aturan", ()):
        sisi += [("aturan", s["data"], [s["kolom"]] if "kolom" in s else []) for s in (a["kiri"], a["kanan"])]
    alamat = f"{paket.akar.name}/{DESKRIPSI}"
    for bagian, nama, kolom in sisi:
        if not paket.punya(nama):
            ada = [n for n in paket.sumber if paket.punya(n)]
            saran = "; ".join(filter(None, ("hapus butir itu bila datanya sudah dihapus", nearest(nama, ada))))
            yield kinds.SUM_UNKNOWN_SOURCE.at(alamat, bagian, source=nama, cure=saran)
            continue
        for k in kolom:
            if k not in paket.tabel[nama]:
                yield kinds.SUM_UNKNOWN_COLUMN.at(
                    alamat, bagian, name=k, source=nama, near=nearest(k, paket.tabel[nama])
                )


def _batas_baris(paket: Paket) -> Iterator[Finding]:
    for b in paket.deskripsi.get("batas_baris", ()):
        t = paket.tabel[b["data"]]
        for baris, isi in t.iterrows():
            kecil, besar = isi[b["kolom"]], isi[b["paling_banyak"]]
            if kecil is not None and besar is not None and kecil > besar:
                yield kinds.ROW_LIMIT.at(
                    paket.alamat(b["data"]),
                    row=baris,
                    column=b["kolom"],
                    value=angka(kecil),
                    bound=angka(besar),
                    other=b["paling_banyak"],
                )


def _sisi(paket: Paket, sisi: dict, tahun: int):
    t = saring(paket.tabel[sisi["data"]], tahun=tahun, sama=sisi.get("saring"), awalan=sisi.get("awalan"))
    if t.empty:
        return None
    return len(t) if sisi.get("cacah") else jumlah(t, sisi["kolom"])


def _jumlah_sama(paket: Paket) -> Iterator[Finding]:
    for a in paket.deskripsi.get("aturan", ()):
        kiri, kanan = a["kiri"], a["kanan"]
        tahun = set(paket.tabel[kiri["data"]]["tahun"]) & set(paket.tabel[kanan["data"]]["tahun"])
        for t in sorted(tahun):
            n, m = _sisi(paket, kiri, t), _sisi(paket, kanan, t)
            if n is not None and m is not None and n != m:
                yield kinds.UNEQUAL_SUMS.at(
                    f"{paket.alamat(kiri['data'])} dan {paket.alamat(kanan['data'])}",
                    f"tahun {t}",
                    left=angka(n),
                    right=angka(m),
                    rule=f"{a['nama'][:1].lower()}{a['nama'][1:]}",
                )


def _pohon(paket: Paket) -> Iterator[Finding]:
    t = paket.tabel["program"]
    beranggaran = set(map(tuple, paket.tabel["anggaran"][["tahun", "kode"]].itertuples(index=False)))
    ada = set(map(tuple, t[["tahun", "kode"]].itertuples(index=False)))
    for baris, isi in t.iterrows():
        atas = isi["kode"].rpartition(".")[0]
        if atas and (isi["tahun"], atas) not in ada:
            yield kinds.MISSING_PARENT.at(
                paket.alamat("program"), row=baris, column="kode", code=isi["kode"], parent=atas
            )
        if ("anggaran", isi["tahun"]) in paket.belum:
            continue
        if isi["kode"].count(".") == 2 and (isi["tahun"], isi["kode"]) not in beranggaran:
            yield kinds.NO_BUDGET.at(
                paket.alamat("program"), row=baris, code=isi["kode"], target=paket.alamat("anggaran")
            )


def _masukan(paket: Paket, katalog: Riwayat) -> Iterator[Finding]:
    alamat = f"{paket.akar.name}/indikator.yaml"
    for i in katalog.semua_definisi():
        for m in i.rumus.masukan:
            letak = f"indikator {i.id}, masukan {m.label}"
            if m.data not in paket.sumber:
                yield kinds.INPUT_UNKNOWN_SOURCE.at(alamat, letak, source=m.data, near=nearest(m.data, paket.sumber))
                continue
            kolom = [k.nama for k in paket.sumber[m.data].kolom]
            for k in ([] if m.cacah else [m.kolom]) + list(m.saring):
                if k not in kolom:
                    yield kinds.INPUT_UNKNOWN_COLUMN.at(alamat, letak, name=k, source=m.data, near=nearest(k, kolom))


def _program_indikator(paket: Paket, katalog: Riwayat) -> Iterator[Finding]:
    dikenal = sorted({k for k in paket.tabel["program"]["kode"] if "." not in k})
    for i in katalog.semua_definisi():
        for kode in i.program:
            if kode not in dikenal:
                yield kinds.UNKNOWN_PROGRAM.at(
                    f"{paket.akar.name}/indikator.yaml",
                    f"indikator {i.id}, program",
                    code=kode,
                    target=paket.alamat("program"),
                    near=nearest(kode, dikenal),
                )


def _ganda_realisasi(paket: Paket, katalog: Riwayat) -> Iterator[Finding]:
    for baris, isi in paket.tabel["realisasi"].iterrows():
        tahunan = katalog.pada(isi["tahun"])
        i = tahunan.indikator.get(isi["indikator"])
        if i is not None and hitung_realisasi(paket, tahunan, i, isi["tahun"])[0] is not None:
            yield kinds.COMPUTABLE_REALISASI.at(paket.alamat("realisasi"), row=baris, id=i.id, year=isi["tahun"])


def periksa_data(akar: Path) -> list[Finding]:
    """Every finding in the data package and the catalogue of a data folder."""
    temuan = periksa_yaml(akar)
    if temuan:
        return temuan
    try:
        paket, temuan = baca_paket(akar)
    except InputError as e:
        return list(e.findings)
    try:
        katalog = baca_katalog(akar).riwayat
    except InputError as e:
        return temuan + list(e.findings)
    temuan += _kunci(paket)
    temuan += _edisi(paket)
    temuan += periksa_persiapan(paket)
    temuan += _aturan_dikenal(paket)
    if temuan:
        return temuan
    for tampak in pandangan(paket):
        for cek in (_acuan, _batas_baris, _jumlah_sama, _pohon):
            temuan += cek(tampak)
        for cek in (_kamus, _masukan, _program_indikator):
            temuan += cek(tampak, katalog)
        if not temuan:
            temuan += _ganda_realisasi(tampak, katalog)
    return list(dict.fromkeys(temuan))
