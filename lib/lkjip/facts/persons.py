"""Which columns hold names of persons, or make a person known, and does the description say what becomes of them?

Whether a name may be public is for people to decide: a column that looks like it asks, once, and is answered in the
description. `pribadi: true` masks it; `pribadi: false` with `alasan_publik` shows it. Beside a masked name a business or an
address can still tell who it is: `mengenali: true` withholds it, or leaves of an address the village or district.
Who is named by office (a column of posts or NIP stands beside the name) is public by it and is not asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..findings import kinds
from ..findings.tally import HELD, Outcome
from .description import DESCRIPTION
from .required import OPTIONAL, REQUIRED
from .yaml_files import line_of, read_yaml, yaml_lines

_PERSON = re.compile(
    r"\b(nama (lengkap|orang|warga|pegawai|pekerja|siswa|anak|ibu|wajib pajak)|pemilik|pengusaha|peserta|penerima|pelapor|"
    r"terlapor|korban|pasien|nasabah|pihak pekerja|pemohon|penduduk|pelamar|wirausahawan)\b"
)
_REACHED = re.compile(
    r"\b(nik|nomor induk kependudukan|ktp|nomor kk|alamat rumah|tempat tinggal|telepon|telp|hp|ponsel|whatsapp|surel|"
    r"e-?mail|tanggal lahir)\b"
)
_SORT = re.compile(r"^(jenis|jumlah|kelompok|status|tingkat|asal|kategori|golongan|unsur|bidang|banyaknya|judul)\b")
_INSTITUTION = re.compile(
    r"\b(koperasi|perusahaan|lembaga|sekolah|instansi|dinas|opd|unit|desa|kelurahan|kecamatan|kabupaten|kota|provinsi|"
    r"program|kegiatan|kantor|puskesmas|yayasan|organisasi|kelompok|badan|perpustakaan|pelatihan)\b"
)
_OFFICE = re.compile(r"\b(jabatan|nip|pangkat|kedudukan)\b")
_BESIDE = re.compile(r"\b(usaha|toko|merek|alamat|domisili|tempat tinggal|tempat lahir)\b")


def _said(name: str, title: str) -> str:
    return f"{name.replace('_', ' ')} | {title}".casefold()


def names_persons(source: str, field: dict, beside: list[dict]) -> bool:
    """Whether a column looks as if it named private persons, or told how to reach them.

    `beside` are the fields of its source.

    >>> owner = {"name": "pemilik", "title": "Nama pemilik", "type": "string"}
    >>> head = {"name": "nama", "title": "Nama", "type": "string"}, {"name": "nip", "title": "NIP", "type": "string"}
    >>> names_persons("naik_kelas", owner, [owner]), names_persons("pejabat", head[0], [*head])
    (True, False)
    >>> names_persons("koperasi_baru", {"name": "nik", "title": "Nomor induk koperasi", "type": "string"}, [])
    False
    """
    if "satuan" in field or field["type"] == "number" or "kamus" in field or source in REQUIRED | OPTIONAL:
        return False
    said, title = _said(field["name"], field["title"]), field["title"].casefold()
    if _SORT.search(title):
        return False
    if _REACHED.search(said):
        return not _INSTITUTION.search(title)
    if field["type"] != "string" or any(_OFFICE.search(_said(f["name"], f["title"])) for f in beside):
        return False
    return _PERSON.search(said) is not None or title.strip() in ("nama", "nama-nama")


def examine_persons(root: Path) -> Iterator[Outcome]:
    """Ask about every column that looks as if it made private persons known and says nothing about it."""
    address = f"{root.name}/{DESCRIPTION}"
    content = read_yaml(root / DESCRIPTION, address)
    asked = []
    for n, r in enumerate(content["resources"]):
        fields = r["schema"]["fields"]
        masked = any(f.get("pribadi") for f in fields)
        for m, f in enumerate(fields):
            at, place = ("resources", n, "schema", "fields", m), f"{r['name']}, kolom {f['name']}"
            if f.get("pribadi") or "alasan_publik" in f or f.get("mengenali"):
                yield HELD
            elif names_persons(r["name"], f, fields):
                asked.append((at, place, kinds.PERSONS_PUBLIC, f["title"]))
            elif masked and f["type"] == "string" and _BESIDE.search(_said(f["name"], f["title"])):
                asked.append((at, place, kinds.PERSON_RECOGNISED, f["title"]))
            else:
                yield HELD
    lines = yaml_lines(root / DESCRIPTION, address) if asked else {}
    for at, place, kind, title in asked:
        yield kind.at(address, place, row=line_of(lines, at), title=title)
