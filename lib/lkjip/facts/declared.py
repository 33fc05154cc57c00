"""Can what the description declares be true: files, columns, keys, limits, derived columns, rules?

`schema.yaml` says which keys `datapackage.yaml` may have; here is what only shows when its parts are held beside
each other: a key over a column that does not exist, a limit on a text, two files of one name, a path that leads away.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from ..findings import kinds, nearest
from ..findings.tally import HELD, Outcome
from .description import DESCRIPTION, EDITION, YEARS
from .patterns import is_pattern
from .required import OPTIONAL, REQUIRED
from .schema import bounds_of_years, shown
from .yaml_files import line_of, read_yaml, yaml_lines

_NUMBERS = ("integer", "number")
_WAYS = {"jumlah": (1, 99), "selisih": (2, 2), "persen": (2, 2)}
"""How many columns each way of deriving one takes, at least and at most."""

_TYPES = {"string": "teks", "integer": "bilangan bulat", "number": "bilangan", "date": "tanggal"}
_FITTING = {"minimum": _NUMBERS, "maximum": _NUMBERS, "enum": ("string", "integer"), "pattern": ("string",)}
_LIMITS = {"minimum": "batas bawah", "maximum": "batas atas", "enum": "daftar pilihan", "pattern": "pola"}
_PATH = re.compile(r"[^/\\:*?\"<>|\x00-\x1f]+(/[^/\\:*?\"<>|\x00-\x1f]+)*\.csv", re.IGNORECASE)
_FORMS = {"format": ["csv"], "mediatype": ["text/csv"], "encoding": ["utf-8", "UTF-8", "utf8"]}
_ORIGIN = ("bidang", "dokumen", "tabel", "dokumen_tahunan")

At = tuple[Any, ...]
Said = tuple[At, Any, dict[str, object]] | None
"""Where something is wrong, the kind of finding and its words; None for what is as it should be."""


def _each(names: Iterable[tuple[At, str]], kind: Any) -> Iterator[Said]:
    """That no name is used twice."""
    seen: set[str] = set()
    for at, name in names:
        yield (at, kind, {"name": shown(name)}) if name in seen else None
        seen.add(name)


def _known(at: At, names: Iterable[str], columns: dict[str, dict], source: str) -> Iterator[Said]:
    for n, name in enumerate(names):
        if name in columns:
            yield None
        else:
            words = {"name": shown(name), "source": source, "near": nearest(name, columns)}
            yield (*at, n), kinds.DECLARED_UNKNOWN_COLUMN, words


def _field(at: At, field: dict) -> Iterator[Said]:
    """One column: are its limits such as its type can have?"""
    kind, limits = field["type"], field.get("constraints", {})
    name, (first, last) = field["name"], bounds_of_years()
    for key, types in _FITTING.items():
        if key in limits and kind not in types:
            words = {"what": _LIMITS[key], "kind": _TYPES[kind], "kinds": " atau ".join(_TYPES[t] for t in types)}
            yield (*at, "constraints", key), kinds.UNFIT_LIMIT, words
        elif key in ("minimum", "maximum") and kind == "integer" and limits.get(key, 0) % 1:
            words = {"value": f"`{limits[key]}`", "kind": _TYPES[kind], "cure": "hapus angka di belakang titik"}
            yield (*at, "constraints", key), kinds.WRONG_KIND, words
        elif key in ("minimum", "maximum") and name in YEARS and key in limits and not first <= limits[key] <= last:
            words = {"value": f"`{limits[key]}`", "expected": f"tahun, karena kolom {name} berisi tahun"}
            yield (*at, "constraints", key), kinds.WRONG_SHAPE, words
        elif key in limits:
            yield None
    for what, key in (("satuan", "satuan"), ("`decimalChar`", "decimalChar")):
        if key in field and kind not in _NUMBERS:
            words = {"what": what, "kind": _TYPES[kind], "kinds": " atau ".join(_TYPES[t] for t in _NUMBERS)}
            yield (*at, key), kinds.UNFIT_LIMIT, words
    for what, key in (("kamus", "kamus"), ("`pribadi`", "pribadi"), ("`mengenali`", "mengenali")):
        if field.get(key) and kind != "string":
            yield (*at, key), kinds.UNFIT_LIMIT, {"what": what, "kind": _TYPES[kind], "kinds": _TYPES["string"]}
    if limits.get("minimum", 0) > limits.get("maximum", limits.get("minimum", 0)):
        words = {"low": limits["minimum"], "high": limits["maximum"]}
        yield (*at, "constraints", "minimum"), kinds.REVERSED_LIMITS, words
    if kind == "string" and "pattern" in limits and not is_pattern(limits["pattern"]):
        yield (*at, "constraints", "pattern"), kinds.UNUSABLE_PATTERN, {"pattern": shown(limits["pattern"])}
    choices = limits.get("enum", [])
    if kind == "string" and any(not isinstance(c, str) for c in choices):
        number = next(c for c in choices if not isinstance(c, str))
        yield (
            (*at, "constraints", "enum"),
            kinds.WRONG_KIND,
            {"value": f"`{number}`", "kind": "teks", "cure": "beri tanda kutip"},
        )
    if field.get("mengenali") is False and "alasan_publik" not in field:
        yield at, kinds.MISSING_KEY, {"key": "alasan_publik"}
    if name in YEARS and kind != "integer":
        yield (*at, "type"), kinds.YEAR_COLUMN, {"name": name, "found": _TYPES[kind]}
    elif name in YEARS[:2] and not limits.get("required"):
        yield at, kinds.YEAR_COLUMN, {"name": name, "found": "boleh kosong"}


def _fields(at: At, resource: dict) -> Iterator[Said]:
    fields = resource["schema"]["fields"]
    inside = (*at, "schema", "fields")
    yield from _each((((*inside, n, "name"), f["name"]) for n, f in enumerate(fields)), kinds.DECLARED_TWICE)
    for n, f in enumerate(fields):
        yield from _field((*inside, n), f)


def _keys(at: At, resource: dict, described: dict[str, dict[str, dict]]) -> Iterator[Said]:
    """Primary key and references: over columns that exist."""
    schema, name = resource["schema"], resource["name"]
    columns = {k: f for k, f in described[name].items() if k != EDITION}
    key = schema["primaryKey"]
    yield from _known((*at, "schema", "primaryKey"), key, columns, name)
    places = (((*at, "schema", "primaryKey", n), k) for n, k in enumerate(key))
    yield from _each(places, kinds.DECLARED_TWICE)
    for n, reference in enumerate(schema.get("foreignKeys", ())):
        place = (*at, "schema", "foreignKeys", n)
        target = reference["reference"]
        yield from _known((*place, "fields"), reference["fields"], columns, name)
        if target["resource"] not in described:
            near = nearest(target["resource"], described)
            yield (
                (*place, "reference", "resource"),
                kinds.DECLARED_UNKNOWN_SOURCE,
                {"source": shown(target["resource"]), "near": near},
            )
            continue
        yield from _known(
            (*place, "reference", "fields"), target["fields"], described[target["resource"]], target["resource"]
        )
        if len(reference["fields"]) != len(target["fields"]):
            words = {"count": len(target["fields"]), "expected": len(reference["fields"])}
            yield (*place, "reference", "fields"), kinds.UNEQUAL_REFERENCE, words


def _numeric(named: Iterable[tuple[At, str]], columns: dict[str, dict]) -> Iterator[Said]:
    """Columns that are added up or compared, each with its place: numbers, where they exist, and no years."""
    for at, name in named:
        kind = columns.get(name, {}).get("type", "integer")
        if name in YEARS or kind not in _NUMBERS:
            yield at, kinds.NOT_NUMERIC, {"name": shown(name), "kind": "tahun" if name in YEARS else _TYPES[kind]}
        else:
            yield None


def _derived(at: At, resource: dict, columns: dict[str, dict]) -> Iterator[Said]:
    derived = resource.get("turunan", ())
    names = [((*at, "turunan", n, "name"), d["name"]) for n, d in enumerate(derived)]
    yield from _each([((), k) for k in columns] + names, kinds.DECLARED_TWICE)
    for n, d in enumerate(derived):
        place = (*at, "turunan", n)
        ways = [w for w in _WAYS if w in d]
        if len(ways) != 1:
            found = " dan ".join(f"`{w}`" for w in ways) or "tidak ada cara menghitung"
            yield place, kinds.ONE_OF, {"found": found, "choices": "salah satu dari jumlah, selisih, atau persen"}
            continue
        way = ways[0]
        least, most = _WAYS[way]
        if not least <= len(d[way]) <= most:
            yield (*place, way), kinds.WRONG_SHAPE, {"value": f"{len(d[way])} kolom", "expected": f"{most} kolom"}
        yield from _known((*place, way), d[way], columns, resource["name"])
        yield from _numeric((((*place, way, m), k) for m, k in enumerate(d[way])), columns)


def _value_fits(value: object, kind: str) -> bool:
    if kind == "string":
        return isinstance(value, str)
    return isinstance(value, int) if kind == "integer" else isinstance(value, int | float) and kind == "number"


def filter_faults(at: At, filters: dict[str, Any], columns: dict[str, dict], source: str) -> Iterator[Said]:
    """Filters of rows: over columns that exist, with values of their type."""
    for name, value in filters.items():
        kind = columns[name]["type"] if name in columns else None
        if kind is None:
            words = {"name": shown(name), "source": source, "near": nearest(name, columns)}
            yield (*at, name), kinds.DECLARED_UNKNOWN_COLUMN, words
        elif not _value_fits(value, kind):
            cure = "beri tanda kutip" if kind == "string" else "tulis tanpa tanda kutip"
            yield (*at, name), kinds.WRONG_KIND, {"value": f"`{shown(value)}`", "kind": _TYPES[kind], "cure": cure}
        else:
            yield None


def _rules(content: dict, described: dict[str, dict[str, dict]]) -> Iterator[Said]:
    """Sums and limits: what they take is a number, in files with years."""
    for n, rule in enumerate(content.get("aturan", ())):
        for side in ("kiri", "kanan"):
            s, at = rule[side], ("aturan", n, side)
            if ("kolom" in s) == bool(s.get("cacah")):
                found = "`kolom` dan `cacah`" if "kolom" in s else "tidak ada `kolom` dan tidak ada `cacah: true`"
                yield at, kinds.ONE_OF, {"found": found, "choices": "salah satu dari `kolom` atau `cacah: true`"}
            columns = described.get(s["data"])
            if columns is None:
                continue  # named with its neighbours when the files are read
            if "tahun" not in columns:
                yield at, kinds.WITHOUT_YEAR, {"source": s["data"]}
            yield from _numeric([((*at, "kolom"), s["kolom"])] if "kolom" in s else [], columns)
            yield from filter_faults((*at, "saring"), s.get("saring", {}), columns, s["data"])
            yield from filter_faults((*at, "awalan"), s.get("awalan", {}), columns, s["data"])
    for n, limit in enumerate(content.get("batas_baris", ())):
        columns = described.get(limit["data"], {})
        yield from _numeric(((("batas_baris", n, k), limit[k]) for k in ("kolom", "paling_banyak")), columns)


def _own_columns(at: At, resource: dict) -> Iterator[Said]:
    """Columns that the library itself reads as text or as a number are such."""
    needed = (REQUIRED | OPTIONAL).get(resource["name"], ())
    for n, f in enumerate(resource["schema"]["fields"]):
        name = f["name"]
        if name not in needed or name in YEARS:
            continue
        number = name.endswith("_rp") or (resource["name"] == "keluaran" and name in ("target", "realisasi"))
        fitting = (("integer",) if name.endswith("_rp") else _NUMBERS) if number else ("string",)
        if f["type"] in fitting:
            yield None
        else:
            money = "bilangan bulat (`integer`): rupiah penuh, tanpa sen"
            expected = "teks (`string`)" if not number else money if name.endswith("_rp") else "bilangan (`number`)"
            words = {"name": name, "kind": _TYPES[f["type"]], "expected": expected}
            yield (*at, "schema", "fields", n, "type"), kinds.OWN_COLUMN, words


def _path(at: At, root: Path, path: str) -> Said:
    """A file of the data folder and no other: whatever is opened may stand in the public report."""
    parts = PurePosixPath(path).parts
    if not _PATH.fullmatch(path) or ".." in parts or "." in path.split("/"):
        return at, kinds.PATH_AWAY, {"path": shown(path)}
    file = root / path
    # `realpath` follows links that lead in a circle nowhere; who reads the file says so.
    if not Path(os.path.realpath(file)).is_relative_to(os.path.realpath(root)):
        return at, kinds.PATH_AWAY, {"path": shown(path)}
    if file.exists() and not file.is_file() and not file.is_dir():
        return at, kinds.NO_ORDINARY_FILE, {"path": shown(path)}
    return None


def _said(content: dict, root: Path) -> Iterator[Said]:
    resources = list(enumerate(content["resources"]))
    described: dict[str, dict[str, dict]] = {
        r["name"]: {f["name"]: f for f in r["schema"]["fields"]} for _, r in resources
    }
    yield from _each(((("resources", n, "name"), r["name"]) for n, r in resources), kinds.DECLARED_TWICE)
    yield from _each(((("resources", n, "path"), r["path"].casefold()) for n, r in resources), kinds.DECLARED_TWICE)
    for n, r in resources:
        at = ("resources", n)
        yield _path((*at, "path"), root, r["path"])
        for key, choices in _FORMS.items():
            if key in r and r[key] not in choices:
                words = {"value": f"`{shown(r[key])}`", "choices": ", ".join(choices), "near": ""}
                yield (*at, key), kinds.NOT_ALLOWED, words
        for key in r["sumber"]:
            words = {"key": shown(key), "cure": nearest(key, _ORIGIN)}
            yield None if key in _ORIGIN else ((*at, "sumber", key), kinds.UNKNOWN_KEY, words)
        yield from _fields(at, r)
        yield from _own_columns(at, r)
        yield from _keys(at, r, described)
        yield from _derived(at, r, described[r["name"]])
        if r.get("semua_tahun") and not {"tahun", "dokumen"} <= described[r["name"]].keys():
            yield (*at, "semua_tahun"), kinds.PLAN_COLUMNS, {"source": r["name"]}
    yield from _rules(content, described)


def _words(content: dict, at: At) -> str:
    """A place in the description as words: sources and columns by their names."""
    words, value = [], content
    for key in at:
        value = value[key]
        if isinstance(key, str):
            words.append(key)
            continue
        name = next((value[k] for k in ("name", "nama") if isinstance(value, dict) and k in value), None)
        words[-1] = f"{words[-1]} {shown(name)}" if name else f"{words[-1]} ke-{key + 1}"
    return ", ".join(words)


def examine_description(root: Path) -> Iterator[Outcome]:
    """Confront what the description of a data folder declares with itself.

    Its keys and kinds of values must be as `schema.yaml` says.
    """
    file, address = root / DESCRIPTION, f"{root.name}/{DESCRIPTION}"
    content = read_yaml(file, address)
    faults: list[tuple[At, Any, dict[str, object]]] = []
    for said in _said(content, root):
        if said is None:
            yield HELD
        else:
            faults.append(said)
    lines = yaml_lines(file, address) if faults else {}
    for at, kind, words in faults:
        yield kind.at(address, _words(content, at), row=line_of(lines, at), **words)
