"""Is each YAML file built as the report expects: keys, kinds of values, choices?

The rules are JSON Schema (`schema.yaml`, checked by the library jsonschema); only
the sentences are ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from ..findings import Finding, InputError, kinds, nearest
from ..findings.tally import HELD, Outcome
from .folders import files
from .format import check_format
from .yaml_files import read_yaml

_TYPES = {
    "string": "teks",
    "integer": "bilangan bulat",
    "number": "bilangan (titik sebagai koma desimal)",
    "boolean": "true atau false",
    "array": "daftar",
    "object": "pasangan nama: nilai",
    "null": "null",
    "date": "tanggal seperti 2025-01-02",
}


def _place(path) -> str:
    """A path in the file as words: "indikator ke-3, realisasi"."""
    words: list[str] = []
    for p in path:
        if isinstance(p, int):
            words.append(f"{words.pop() if words else 'butir'} ke-{p + 1}")
        else:
            words.append(str(p))
    return ", ".join(words)


def _short(value) -> str:
    if value is None:
        return "isi yang kosong"
    text = str(value).replace("\n", " ")
    return f"`{text[:60]}{'…' if len(text) > 60 else ''}`"


def _findings(address: str, e) -> Iterator[Finding]:
    place, known = _place(e.absolute_path), list(e.schema.get("properties", ()))
    if e.validator == "required":
        for key in e.validator_value:
            if key not in e.instance:
                yield kinds.MISSING_KEY.at(address, place, key=key)
    elif e.validator == "additionalProperties":
        for key in e.instance:
            if key not in known:
                cure = nearest(str(key), known)
                if e.instance[key] is None:
                    cure = "isi yang memuat koma atau titik dua ditulis di antara tanda kutip"
                yield kinds.UNKNOWN_KEY.at(address, place, key=key, cure=cure)
    elif e.validator == "type":
        kind = e.validator_value if isinstance(e.validator_value, list) else [e.validator_value]
        cure = "beri tanda kutip" if kind == ["string"] and e.instance is not None else "perbaiki nilainya"
        yield kinds.WRONG_KIND.at(
            address, place, value=_short(e.instance), kind=" atau ".join(_TYPES[j] for j in kind), cure=cure
        )
    elif e.validator in ("enum", "const"):
        choices = e.validator_value if e.validator == "enum" else [e.validator_value]
        yield kinds.NOT_ALLOWED.at(
            address,
            place,
            value=_short(e.instance),
            choices=", ".join(map(str, choices)),
            near=nearest(str(e.instance), choices),
        )
    else:
        expected = {
            "pattern": "huruf kecil, angka, dan garis bawah",
            "minItems": "sedikitnya satu isi",
            "minLength": "teks",
            "minimum": f"paling kecil {e.validator_value}",
            "minProperties": "`mulai` dan sedikitnya satu bagian yang berubah",
        }
        yield kinds.WRONG_SHAPE.at(
            address,
            place,
            value=_short(e.instance),
            expected=expected.get(e.validator, f"{e.validator} {e.validator_value}"),
        )


def _schema() -> dict[str, Any]:
    return read_yaml(Path(__file__).with_name("schema.yaml"))


def yaml_files(root: Path) -> dict[str, dict[str, Any]]:
    """The YAML files that a data folder has, or must have, each with its rules."""
    schema = _schema()
    found = dict(schema["berkas"])
    for pattern, rule in schema["folder"].items():
        found |= {b.relative_to(root).as_posix(): rule for b in files(root, pattern)}
    for b in files(root / "parameter", "*.yaml"):
        # Every other parameter is a scale that an indicator names.
        found.setdefault(f"parameter/{b.name}", {"$ref": "#/$defs/skala"})
    return found


def _places(content, at: tuple = ()) -> Iterator[tuple]:
    """Where every value of a file stands, the whole of it included."""
    yield at
    inside = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    for key, value in inside:
        yield from _places(value, (*at, key))


def examine_yaml(root: Path) -> Iterator[Outcome]:
    """Confront every value in the YAML files of a data folder with the schema."""
    if findings := check_format(root):  # in another format only that is said
        yield from findings
        return
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend

    kind = Draft202012Validator.TYPE_CHECKER.redefine("date", lambda _, value: isinstance(value, date))
    yaml_validator = extend(Draft202012Validator, type_checker=kind)

    schema = _schema()
    for name, rule in yaml_files(root).items():
        address = f"{root.name}/{name}"
        try:
            content = read_yaml(root / name, address)
        except InputError as e:
            yield from e.findings
            continue
        validator = yaml_validator(rule | {"$defs": schema["$defs"]})
        faulty = set()
        for e in sorted(validator.iter_errors(content), key=lambda e: list(map(str, e.absolute_path))):
            faulty.add(tuple(e.absolute_path))
            yield from _findings(address, e)
        yield from (HELD for place in _places(content) if place not in faulty)


def check_yaml(root: Path) -> list[Finding]:
    """Every finding in the structure of the YAML files of a data folder."""
    return list(dict.fromkeys(filter(None, examine_yaml(root))))
