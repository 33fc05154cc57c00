"""Is each YAML file built as the report expects: keys, kinds of values, choices?

The rules are JSON Schema (`schema.yaml`, checked by the library jsonschema); only
the sentences are ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..findings import Finding, InputError, kinds, nearest, short
from ..findings.tally import HELD, Outcome
from .folders import files
from .format import check_format
from .yaml_files import line_of, places, read_own, read_yaml, yaml_lines

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


def shown(value: object) -> str:
    """A value as a sentence shows it: short, in one line."""
    return short(_outline(value) if isinstance(value, dict | list) else value)


def _outline(value: dict | list) -> str:
    """The head of a list or mapping; all of it could be long beyond any sentence."""
    if isinstance(value, dict):
        return "{" + ", ".join(map(str, list(value)[:6])) + "}" if value else "{}"
    return "[" + ", ".join("…" if isinstance(v, dict | list) else str(v)[:20] for v in value[:6]) + "]"


def _quoted(value: object) -> str:
    if value is None or value == "":
        return "isi yang kosong"
    if value == [] or value == {}:
        return "daftar yang kosong" if value == [] else "isi yang kosong"
    return f"`{'true' if value is True else 'false' if value is False else shown(value)}`"


_SHAPES = {
    "^[a-z][a-z0-9_]*$": "huruf kecil, angka, dan garis bawah, diawali huruf",
    r'^https?://[^\s<>"]+$': "alamat lengkap yang dimulai dengan https:// atau http://",
    r'^(book|notebooks)/[^/\\:*?"<>|.]+$': "halaman di folder book/ atau notebooks/ sendiri, tanpa akhiran .md atau .ipynb",
    "^[^<>]*$": "teks tanpa tanda < dan >",
    "^(?!https?:)[^<>]*$": "teks tanpa tanda < dan >, bukan alamat",
    r'^(https?://[^\s<>"]+)?$': "alamat lengkap yang dimulai dengan https:// atau http://",
    "^https?://(www[.])?(github[.]com|gitlab[.]com|bitbucket[.]org)(/[A-Za-z0-9._~-]+){2,}/?$": "alamat repositori di "
    "github.com, gitlab.com, atau bitbucket.org, misalnya https://github.com/instansi/laporan",
    "^book(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$": "folder di dalam book/, misalnya book/_static",
    "^[0-9a-f]{64}$": "sidik jari berkas (64 angka heksadesimal)",
    "^[^%<>]*%s[^%<>]*$": "teks yang memuat %s satu kali, tempat nomornya",
}


def _findings(address: str, e, lines: dict[tuple, int]) -> Iterator[Finding]:
    # What is missing from a whole file is missing in no line of it.
    line = line_of(lines, e.absolute_path) if e.absolute_path or e.validator != "required" else None
    place, known = _place(e.absolute_path), list(e.schema.get("properties", ()))
    if e.validator == "required":
        for key in e.validator_value:
            if key not in e.instance:
                yield kinds.MISSING_KEY.at(address, place, row=line, key=key)
    elif e.validator == "additionalProperties":
        for key in e.instance:
            if key not in known:
                cure = nearest(str(key), known)
                if e.instance[key] is None:
                    cure = "isi yang memuat koma atau titik dua ditulis di antara tanda kutip"
                row = line_of(lines, (*e.absolute_path, key))
                yield kinds.UNKNOWN_KEY.at(address, place, row=row, key=shown(key), cure=cure)
    elif e.validator == "type":
        kind = e.validator_value if isinstance(e.validator_value, list) else [e.validator_value]
        quote = "string" in kind and isinstance(e.instance, date | int | float)
        cure = "beri tanda kutip" if quote else "perbaiki nilainya"
        if isinstance(e.instance, str) and _reads_as(e.instance, kind):
            cure = "hapus tanda kutip"
        yield kinds.WRONG_KIND.at(
            address, place, row=line, value=_quoted(e.instance), kind=" atau ".join(_TYPES[j] for j in kind), cure=cure
        )
    elif e.validator in ("enum", "const"):
        choices = e.validator_value if e.validator == "enum" else [e.validator_value]
        yield kinds.NOT_ALLOWED.at(
            address,
            place,
            row=line,
            value=_quoted(e.instance),
            choices=", ".join(map(_choice, choices)),
            near=nearest(str(e.instance)[:60], map(_choice, choices)),
        )
    else:
        value = e.validator_value
        expected = {
            "pattern": _SHAPES.get(value, "berbentuk lain") if e.validator == "pattern" else "",
            "minItems": "sedikitnya satu isi" if value == 1 else f"sedikitnya {value} isi",
            "minLength": "teks",
            "minProperties": "`mulai` dan sedikitnya satu bagian yang berubah",
            "minimum": f"paling kecil {value}",
            "maximum": f"paling besar {value}",
            "exclusiveMinimum": f"lebih dari {value}",
            "maxLength": f"paling panjang {value} huruf",
            "maxItems": f"paling banyak {value} isi",
        }
        shape = expected.get(e.validator, f"{e.validator} {value}")
        yield kinds.WRONG_SHAPE.at(address, place, row=line, value=_quoted(e.instance), expected=shape)


_BARE = {
    "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "integer": r"-?(0|[1-9][0-9]*)",
    "number": r"-?(0|[1-9][0-9]*)(\.[0-9]+)?",
    "boolean": "true|false",
}
"""How values look that are no texts, as long as they stand without quotation marks."""


def _reads_as(text: str, wanted: list[str]) -> bool:
    """Whether a text without its quotation marks would be a value that is wanted."""
    return any(re.fullmatch(_BARE[k], text) for k in wanted if k in _BARE)


def _choice(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return {"": '""', "\t": "tab"}.get(value, value) if isinstance(value, str) else str(value)


def _whole(_, value: object) -> bool:
    """A whole number as it is written: neither `true` nor 2024.0, which JSON Schema would take for one."""
    return isinstance(value, int) and not isinstance(value, bool)


def _day(_, value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _blank(content: Any, addressed: Iterator[tuple]) -> Iterator[tuple]:
    """Where a text stands that holds nothing but spaces."""
    for place in addressed:
        value = content
        for key in place:
            value = value[key]
        if isinstance(value, str) and value and not value.strip(" "):
            yield place


@lru_cache(maxsize=1)
def _validator_class() -> Any:
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend

    kind = Draft202012Validator.TYPE_CHECKER.redefine_many({"date": _day, "integer": _whole})
    return extend(Draft202012Validator, type_checker=kind)


def examine_content(file: Path, address: str, rule: dict[str, Any], definitions: dict[str, Any]) -> Iterator[Outcome]:
    """Confront every value of one YAML file with a rule of JSON Schema; each finding has its line.

    `rule` may point to `definitions` by `#/$defs/<name>`.
    """
    try:
        content = read_yaml(file, address)
    except InputError as e:
        yield from e.findings
        return
    wrong = sorted(
        _validator_class()(rule | {"$defs": definitions}).iter_errors(content),
        key=lambda e: [(isinstance(p, str), p if isinstance(p, int) else 0, str(p)) for p in e.absolute_path],
    )
    blank = list(_blank(content, places(content)))
    lines = yaml_lines(file, address) if wrong or blank else {}
    faulty = set(blank)
    for e in wrong:
        faulty.add(tuple(e.absolute_path))
        yield from _findings(address, e, lines)
    for place in blank:
        yield kinds.WRONG_SHAPE.at(
            address, _place(place), row=line_of(lines, place), value="teks yang hanya spasi", expected="teks"
        )
    yield from (HELD for place in places(content) if place not in faulty)


@lru_cache(maxsize=1)
def _schema() -> dict[str, Any]:
    return read_own(Path(__file__).with_name("schema.yaml"))


def bounds_of_years() -> tuple[int, int]:
    """The first and the last number that is taken for a year."""
    year = _schema()["$defs"]["tahun"]
    return year["minimum"], year["maximum"]


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


def examine_yaml(root: Path) -> Iterator[Outcome]:
    """Confront every value in the YAML files of a data folder with the schema."""
    if findings := check_format(root):  # in another format only that is said
        yield from findings
        return
    for name, rule in yaml_files(root).items():
        yield from examine_content(root / name, f"{root.name}/{name}", rule, _schema()["$defs"])


def check_yaml(root: Path) -> list[Finding]:
    """Every finding in the structure of the YAML files of a data folder."""
    return list(dict.fromkeys(filter(None, examine_yaml(root))))
