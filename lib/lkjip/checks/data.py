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
from ..findings import KesalahanIsi, Temuan, mirip
from ..language.numbers import angka
from ..rules.hasil import baca_nilai, hitung_realisasi
from .preparation import periksa_persiapan


def _kunci(paket: Paket) -> Iterator[Temuan]:
    for s in paket.sumber.values():
        t = paket.tabel[s.nama]
        kunci = [*s.kunci, *([EDISI] if EDISI in t else [])]
        t = t[kunci].map(str)
        for baris, isi in t[t.duplicated(keep="first")].iterrows():
            tulis = ", ".join(f"{k} = {isi[k]}" for k in kunci if isi[k] != "None")
            awal = t.index[(t == isi).all(axis=1)][0]
            yield Temuan(
                paket.alamat(s.nama),
                f"baris {baris}",
                f"kunci ganda ({tulis})",
                f"setiap kunci satu kali; sudah ada di baris {awal}",
                "hapus atau perbaiki salah satunya",
            )


def _edisi(paket: Paket) -> Iterator[Temuan]:
    """An edition prints what has happened: it is not earlier than its facts."""
    for s in paket.sumber.values():
        t = paket.tabel[s.nama]
        if EDISI not in t or "tahun" not in t or s.semua_tahun:
            continue
        for baris, isi in t.iterrows():
            if isi[EDISI] is not None and isi[EDISI] < isi["tahun"]:
                yield Temuan(
                    paket.alamat(s.nama),
                    f"baris {baris}, kolom {EDISI}",
                    f"`{isi[EDISI]}`",
                    f"paling awal {isi['tahun']}, tahun fakta itu sendiri",
                    "tulis tahun laporan yang pertama kali memuat nilai itu",
                )


def _acuan(paket: Paket) -> Iterator[Temuan]:
    for s in paket.sumber.values():
        for a in s.acuan:
            kolom, tujuan = a["fields"], a["reference"]
            dikenal = set(map(tuple, paket.tabel[tujuan["resource"]][tujuan["fields"]].itertuples(index=False)))
            for baris, isi in paket.tabel[s.nama][kolom].iterrows():
                if tuple(isi) not in dikenal:
                    yield Temuan(
                        paket.alamat(s.nama),
                        f"baris {baris}, kolom {kolom[-1]}",
                        f"`{isi.iloc[-1]}`",
                        f"tercatat di {paket.alamat(tujuan['resource'])}"
                        + (f" untuk tahun {isi['tahun']}" if "tahun" in kolom else ""),
                        mirip(str(isi.iloc[-1]), sorted({str(d[-1]) for d in dikenal})),
                    )


def _id(katalog: Katalog, jenis: str) -> list[str]:
    return list(katalog.indikator) if jenis == "indikator" else [s.id for s in katalog.sasaran]


def _huruf(katalog: Katalog, i: Indikator) -> set[str]:
    """Letters in which an indicator may be written: of its scale, or of all."""
    skala = [katalog.skala[i.rumus.skala]] if i.rumus.skala else katalog.skala.values()
    return {j.nama for s in skala for masa in s for j in masa.jenjang}


def _kamus(paket: Paket, katalog: Riwayat) -> Iterator[Temuan]:
    """Ids of the catalogue of the row's year in the columns that say so, and values of indicators."""
    for s in paket.sumber.values():
        for k in (k for k in s.kolom if k.kamus in ("indikator", "sasaran")):
            for baris, isi in paket.tabel[s.nama].iterrows():
                id, tahun = isi[k.nama], isi.get("tahun", AKHIR)
                dikenal = _id(katalog.pada(tahun), k.kamus)
                if id in dikenal:
                    continue
                yield Temuan(
                    paket.alamat(s.nama),
                    f"baris {baris}, kolom {k.nama}",
                    f"`{id}`",
                    f"id {k.kamus} yang ada di indikator.yaml"
                    + (f" untuk tahun {tahun}" if id in katalog.dikenal(k.kamus) else ""),
                    mirip(id, dikenal),
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
                yield Temuan(
                    paket.alamat(nama), f"baris {baris}, kolom nilai", f"`{isi['nilai']}`", harus, "perbaiki sel itu"
                )


def _aturan_dikenal(paket: Paket) -> Iterator[Temuan]:
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
            saran = "; ".join(filter(None, ("hapus butir itu bila datanya sudah dihapus", mirip(nama, ada))))
            yield Temuan(alamat, bagian, f"data `{nama}`", "data yang dijelaskan di berkas itu", saran)
            continue
        for k in kolom:
            if k not in paket.tabel[nama]:
                yield Temuan(alamat, bagian, f"kolom `{k}`", f"kolom {nama}", mirip(k, paket.tabel[nama]))


def _batas_baris(paket: Paket) -> Iterator[Temuan]:
    for b in paket.deskripsi.get("batas_baris", ()):
        t = paket.tabel[b["data"]]
        for baris, isi in t.iterrows():
            kecil, besar = isi[b["kolom"]], isi[b["paling_banyak"]]
            if kecil is not None and besar is not None and kecil > besar:
                yield Temuan(
                    paket.alamat(b["data"]),
                    f"baris {baris}, kolom {b['kolom']}",
                    angka(kecil),
                    f"paling banyak {angka(besar)} (kolom {b['paling_banyak']})",
                    "periksa kedua sel itu",
                )


def _sisi(paket: Paket, sisi: dict, tahun: int):
    t = saring(paket.tabel[sisi["data"]], tahun=tahun, sama=sisi.get("saring"), awalan=sisi.get("awalan"))
    if t.empty:
        return None
    return len(t) if sisi.get("cacah") else jumlah(t, sisi["kolom"])


def _jumlah_sama(paket: Paket) -> Iterator[Temuan]:
    for a in paket.deskripsi.get("aturan", ()):
        kiri, kanan = a["kiri"], a["kanan"]
        tahun = set(paket.tabel[kiri["data"]]["tahun"]) & set(paket.tabel[kanan["data"]]["tahun"])
        for t in sorted(tahun):
            n, m = _sisi(paket, kiri, t), _sisi(paket, kanan, t)
            if n is not None and m is not None and n != m:
                yield Temuan(
                    f"{paket.alamat(kiri['data'])} dan {paket.alamat(kanan['data'])}",
                    f"tahun {t}",
                    f"{angka(n)} dan {angka(m)}",
                    f"jumlah yang sama ({a['nama'][:1].lower()}{a['nama'][1:]})",
                    "periksa baris tahun itu di kedua berkas",
                )


def _pohon(paket: Paket) -> Iterator[Temuan]:
    t = paket.tabel["program"]
    beranggaran = set(map(tuple, paket.tabel["anggaran"][["tahun", "kode"]].itertuples(index=False)))
    ada = set(map(tuple, t[["tahun", "kode"]].itertuples(index=False)))
    for baris, isi in t.iterrows():
        atas = isi["kode"].rpartition(".")[0]
        if atas and (isi["tahun"], atas) not in ada:
            yield Temuan(
                paket.alamat("program"),
                f"baris {baris}, kolom kode",
                f"`{isi['kode']}`",
                f"induknya `{atas}` juga tercatat",
            )
        if ("anggaran", isi["tahun"]) in paket.belum:
            continue
        if isi["kode"].count(".") == 2 and (isi["tahun"], isi["kode"]) not in beranggaran:
            yield Temuan(
                paket.alamat("program"),
                f"baris {baris}",
                f"subkegiatan `{isi['kode']}` tanpa anggaran",
                f"satu baris di {paket.alamat('anggaran')}",
                "tambahkan baris itu",
            )


def _masukan(paket: Paket, katalog: Riwayat) -> Iterator[Temuan]:
    alamat = f"{paket.akar.name}/indikator.yaml"
    for i in katalog.semua_definisi():
        for m in i.rumus.masukan:
            letak = f"indikator {i.id}, masukan {m.label}"
            if m.data not in paket.sumber:
                yield Temuan(alamat, letak, f"data `{m.data}`", "sumber data", mirip(m.data, paket.sumber))
                continue
            kolom = [k.nama for k in paket.sumber[m.data].kolom]
            for k in ([] if m.cacah else [m.kolom]) + list(m.saring):
                if k not in kolom:
                    yield Temuan(alamat, letak, f"kolom `{k}`", f"kolom {m.data}", mirip(k, kolom))


def _program_indikator(paket: Paket, katalog: Riwayat) -> Iterator[Temuan]:
    dikenal = sorted({k for k in paket.tabel["program"]["kode"] if "." not in k})
    for i in katalog.semua_definisi():
        for kode in i.program:
            if kode not in dikenal:
                yield Temuan(
                    f"{paket.akar.name}/indikator.yaml",
                    f"indikator {i.id}, program",
                    f"`{kode}`",
                    f"kode program di {paket.alamat('program')}",
                    mirip(kode, dikenal),
                )


def _ganda_realisasi(paket: Paket, katalog: Riwayat) -> Iterator[Temuan]:
    for baris, isi in paket.tabel["realisasi"].iterrows():
        tahunan = katalog.pada(isi["tahun"])
        i = tahunan.indikator.get(isi["indikator"])
        if i is not None and hitung_realisasi(paket, tahunan, i, isi["tahun"])[0] is not None:
            yield Temuan(
                paket.alamat("realisasi"),
                f"baris {baris}",
                f"realisasi {i.id} tahun {isi['tahun']}",
                "tidak ditulis, karena dapat dihitung dari data dasarnya",
                "hapus baris itu",
            )


def periksa_data(akar: Path) -> list[Temuan]:
    """Every finding in the data package and the catalogue of a data folder."""
    temuan = periksa_yaml(akar)
    if temuan:
        return temuan
    try:
        paket, temuan = baca_paket(akar)
    except KesalahanIsi as e:
        return list(e.temuan)
    try:
        katalog = baca_katalog(akar).riwayat
    except KesalahanIsi as e:
        return temuan + list(e.temuan)
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
