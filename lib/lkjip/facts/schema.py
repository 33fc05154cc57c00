"""Is each YAML file built as the report expects: keys, kinds of values, choices?

The rules are JSON Schema (`schema.yaml`, checked by the library jsonschema); only
the sentences are ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ..findings import Finding, InputError, kinds, nearest
from .yaml_files import baca_yaml

_JENIS = {
    "string": "teks",
    "integer": "bilangan bulat",
    "number": "bilangan (titik sebagai koma desimal)",
    "boolean": "true atau false",
    "array": "daftar",
    "object": "pasangan nama: nilai",
    "null": "null",
    "date": "tanggal seperti 2025-01-02",
}


def _letak(jalan) -> str:
    """A path in the file as words: "indikator ke-3, realisasi"."""
    kata: list[str] = []
    for p in jalan:
        if isinstance(p, int):
            kata.append(f"{kata.pop() if kata else 'butir'} ke-{p + 1}")
        else:
            kata.append(str(p))
    return ", ".join(kata)


def _singkat(nilai) -> str:
    if nilai is None:
        return "isi yang kosong"
    teks = str(nilai).replace("\n", " ")
    return f"`{teks[:60]}{'…' if len(teks) > 60 else ''}`"


def _temuan(alamat: str, e) -> Iterator[Finding]:
    letak, kenal = _letak(e.absolute_path), list(e.schema.get("properties", ()))
    if e.validator == "required":
        for kunci in e.validator_value:
            if kunci not in e.instance:
                yield kinds.MISSING_KEY.at(alamat, letak, key=kunci)
    elif e.validator == "additionalProperties":
        for kunci in e.instance:
            if kunci not in kenal:
                saran = nearest(str(kunci), kenal)
                if e.instance[kunci] is None:
                    saran = "isi yang memuat koma atau titik dua ditulis di antara tanda kutip"
                yield kinds.UNKNOWN_KEY.at(alamat, letak, key=kunci, cure=saran)
    elif e.validator == "type":
        jenis = e.validator_value if isinstance(e.validator_value, list) else [e.validator_value]
        saran = "beri tanda kutip" if jenis == ["string"] and e.instance is not None else "perbaiki nilainya"
        yield kinds.WRONG_KIND.at(
            alamat, letak, value=_singkat(e.instance), kind=" atau ".join(_JENIS[j] for j in jenis), cure=saran
        )
    elif e.validator in ("enum", "const"):
        pilihan = e.validator_value if e.validator == "enum" else [e.validator_value]
        yield kinds.NOT_ALLOWED.at(
            alamat,
            letak,
            value=_singkat(e.instance),
            choices=", ".join(map(str, pilihan)),
            near=nearest(str(e.instance), pilihan),
        )
    else:
        harus = {
            "pattern": "huruf kecil, angka, dan garis bawah",
            "minItems": "sedikitnya satu isi",
            "minLength": "teks",
            "minProperties": "`mulai` dan sedikitnya satu bagian yang berubah",
        }
        yield kinds.WRONG_SHAPE.at(
            alamat,
            letak,
            value=_singkat(e.instance),
            expected=harus.get(e.validator, f"{e.validator} {e.validator_value}"),
        )


def periksa_yaml(akar: Path) -> list[Finding]:
    """Every finding in the structure of the YAML files of a data folder."""
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend

    jenis = Draft202012Validator.TYPE_CHECKER.redefine("date", lambda _, nilai: isinstance(nilai, date))
    pemeriksa_yaml = extend(Draft202012Validator, type_checker=jenis)

    skema = baca_yaml(Path(__file__).with_name("schema.yaml"))
    temuan: list[Finding] = []
    berkas = dict(skema["berkas"])
    for pola, aturan in skema["folder"].items():
        berkas |= {b.relative_to(akar).as_posix(): aturan for b in sorted(akar.glob(pola))}
    for b in sorted((akar / "parameter").glob("*.yaml")):
        # Every other parameter is a scale that an indicator names.
        berkas.setdefault(f"parameter/{b.name}", {"$ref": "#/$defs/skala"})
    for nama, aturan in berkas.items():
        alamat = f"{akar.name}/{nama}"
        try:
            isi = baca_yaml(akar / nama, alamat)
        except InputError as e:
            temuan += e.findings
            continue
        pemeriksa = pemeriksa_yaml(aturan | {"$defs": skema["$defs"]})
        for e in sorted(pemeriksa.iter_errors(isi), key=lambda e: list(map(str, e.absolute_path))):
            temuan += _temuan(alamat, e)
    return list(dict.fromkeys(temuan))
