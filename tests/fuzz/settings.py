"""What goes wrong in YAML files: their form, their keys, their kinds of values, what they point to?"""

from __future__ import annotations

import copy
import datetime as dt
import random
from collections.abc import Callable, Iterator
from typing import Any

from .mutation import HARMFUL, HARMLESS, Bed, Maker, Mutation, as_yaml

Change = Callable[[Any, random.Random], object]
"""Changes the loaded content in place, or gives the new one."""


def _files(bed: Bed) -> list[str]:
    return [*bed.named("data/*.yaml"), *bed.named("data/parameter/*.yaml"), "_toc.yml", "_config.yml"]


# The form of the file


def _twice(text: str, rng: random.Random) -> str:
    """A line that sets a key, repeated below itself."""
    lines = text.split("\n")
    places = [
        n
        for n, line in enumerate(lines)
        if (bare := line.strip())
        and ": " in bare
        and bare[0] not in "#-{["
        and not bare.endswith((">-", "|", ":", "&id001"))
        and bare.partition(":")[0].replace("_", "").isalnum()
    ]
    if not places:
        return text
    n = rng.choice(places)
    # A value that goes on in the next line is repeated as a word.
    key = lines[n].partition(":")[0]
    return "\n".join([*lines[:n], f"{key}: ganda", *lines[n:]])


def _aliases(depth: int) -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, depth)]
    return "\n".join(lines) + "\n"


FORMS: dict[str, tuple[str, Callable[[str, random.Random], str | bytes]]] = {
    "comment": (HARMLESS, lambda t, r: f"# catatan: {{apa pun}}\n{t}"),
    "lines of windows": (HARMLESS, lambda t, r: t.replace("\n", "\r\n")),
    "mark at the beginning": (HARMLESS, lambda t, r: t.encode("utf-8-sig")),
    "blank lines": (HARMLESS, lambda t, r: t + "\n\n\n"),
    "document mark": (HARMLESS, lambda t, r: f"---\n{t}"),
    "key twice": (HARMFUL, _twice),
    "tab": (HARMFUL, lambda t, r: t + "\n\tx: 1\n"),
    "quote open": (HARMFUL, lambda t, r: t + '\nx: "buka\n'),
    "bracket open": (HARMFUL, lambda t, r: t + "\nx: [1, 2\n"),
    "empty": (HARMFUL, lambda t, r: ""),
    "comment only": (HARMFUL, lambda t, r: "# kosong\n"),
    "a number": (HARMFUL, lambda t, r: "5\n"),
    "a word": (HARMFUL, lambda t, r: "kata\n"),
    "null": (HARMFUL, lambda t, r: "null\n"),
    "a list of numbers": (HARMFUL, lambda t, r: "- 1\n- 2\n"),
    "another mapping": (HARMFUL, lambda t, r: "x: 1\n"),
    "python object": (HARMFUL, lambda t, r: "x: !!python/object/apply:os.system ['true']\n"),
    "aliases": (HARMFUL, lambda t, r: _aliases(9)),
    "deep": (HARMFUL, lambda t, r: "x: " + "[" * 3000 + "]" * 3000 + "\n"),
    "many keys": (HARMFUL, lambda t, r: "".join(f"k{n}: 1\n" for n in range(3000))),
    "windows-1252": (HARMFUL, lambda t, r: ("# é\n" + t).encode("cp1252", "replace")),
    "utf-16": (HARMFUL, lambda t, r: t.encode("utf-16")),
    "zeros": (HARMFUL, lambda t, r: bytes(200)),
    "conflict marks": (HARMFUL, lambda t, r: f"<<<<<<< HEAD\n{t}=======\n{t}>>>>>>> lain\n"),
    "two documents": (HARMFUL, lambda t, r: f"{t}\n---\n{t}"),
    "bell": (HARMFUL, lambda t, r: t + "# \x07\n"),
    "merge key": (HARMFUL, lambda t, r: t + "\n<<: {x: 1}\n"),
}  # fmt: skip


def form(bed: Bed, rng: random.Random) -> Mutation | None:
    file = rng.choice(_files(bed))
    name = rng.choice(list(FORMS))
    label, change = FORMS[name]
    content = change(bed.text(file), rng)
    content = content.encode() if isinstance(content, str) else content
    if content == bed.bytes(file):
        return None
    if name in ("empty", "comment only", "null") and not bed.yaml(file):
        return None
    return Mutation(f"yaml: {name}", label, {file: content}, file)


# Any value


def _places(node: Any, path: tuple = ()) -> Iterator[tuple]:
    inside = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in inside:
        yield (*path, key)
        yield from _places(value, (*path, key))


def _at(node: Any, path: tuple) -> Any:
    for key in path:
        node = node[key]
    return node


OTHER = {
    str: [["daftar"], {"x": 1}, 12, True, None, 1.5],
    int: ["kata", [1], {"x": 1}, True, 10**30, -5],
    float: ["kata", [1], {"x": 1}, True],
    bool: ["tidak", [1], {"x": 1}, 5],
    list: ["kata", {"x": 1}, 5, True],
    dict: ["kata", [1], 5, True],
}
"""Other kinds of values for each kind; none of them may stand there."""


def other_kind(bed: Bed, rng: random.Random) -> Mutation | None:
    file = rng.choice(_files(bed))
    content = copy.deepcopy(bed.yaml(file))
    # Sphinx' own settings are free; what the description adds for other readers is too.
    free = {"html_context", "html_theme_options", "config", "description", "keywords", "missingValues"}
    free |= {"author", "copyright", "extra_footer"}  # the year's book sets them
    free |= {"numbered"}  # Jupyter Book takes a depth or true
    places = [p for p in _places(content) if not free & {str(k) for k in p} and type(_at(content, p)) in OTHER]
    if not places:
        return None
    path = rng.choice(places)
    old = _at(content, path)
    new = rng.choice(OTHER[type(old)])
    _at(content, path[:-1])[path[-1]] = new
    return Mutation(
        f"yaml: {type(old).__name__} as {type(new).__name__}",
        HARMFUL,
        {file: as_yaml(content)},
        f"{file} {path} = {str(new)[:20]}",
    )


def unknown_key(bed: Bed, rng: random.Random) -> Mutation | None:
    file = rng.choice([f for f in _files(bed) if f != "_config.yml"])
    content = copy.deepcopy(bed.yaml(file))
    maps = [p for p in [(), *_places(content)] if isinstance(_at(content, p), dict) and len(_at(content, p)) > 1]
    maps = [p for p in maps if not {"saring", "awalan", "dokumen"} & {str(k) for k in p}]
    if not maps:
        return None
    path = rng.choice(maps)
    node = _at(content, path)
    if rng.random() < 0.5:
        node["zzz"] = "x"
    else:  # a known one misspelt
        key = rng.choice(list(node))
        node[f"{key}x"] = node.pop(key)
    return Mutation("yaml: unknown key", HARMFUL, {file: as_yaml(content)}, f"{file} {path}")


NEEDED = {
    "data/indikator.yaml": {"id", "nama", "satuan", "polaritas", "realisasi", "rumus", "data", "tujuan", "sasaran", "indikator", "misi", "label"},
    "data/instansi.yaml": {"nama", "sebutan", "visi", "misi", "kepala", "jabatan", "mulai", "daerah", "kepala_daerah"},
    "data/sk.yaml": {"tahun", "nomor", "tanggal"},
    "data/datapackage.yaml": {"resources", "name", "path", "schema", "fields", "type", "primaryKey", "title", "delimiter", "dialect", "versi_data"},
    "data/parameter/perencanaan.yaml": {"dokumen", "perjanjian", "periode", "mulai", "akhir", "nama", "dokumen_target"},
    "data/parameter/interpretasi.yaml": {"mulai", "jenjang", "nama", "batas", "rujukan"},
    "_toc.yml": {"root", "format"},
    "_config.yml": {"title", "sphinx", "html"},
}  # fmt: skip


def key_lost(bed: Bed, rng: random.Random) -> Mutation | None:
    file = rng.choice(list(NEEDED))
    content = copy.deepcopy(bed.yaml(file))
    places = [
        p for p in _places(content) if p[-1] in NEEDED[file] and "perubahan" not in p and "saring" not in p and "sumber" not in p
        and "licenses" not in p and not (p[-1] in ("tujuan", "sasaran") and len(p) == 3 and p[0] == "tujuan")
    ]  # fmt: skip
    if not places:
        return None
    path = rng.choice(places)
    del _at(content, path[:-1])[path[-1]]
    return Mutation("yaml: key lost", HARMFUL, {file: as_yaml(content)}, f"{file} {path}")


def rewritten(bed: Bed, rng: random.Random) -> Mutation | None:
    """Other program, other style: block or flow, quotes, order of keys."""
    file = rng.choice(_files(bed))
    content = bed.yaml(file)

    def turned(node: Any) -> Any:
        if isinstance(node, dict):
            keys = rng.sample(list(node), len(node))
            return {k: turned(node[k]) for k in keys}
        return [turned(v) for v in node] if isinstance(node, list) else node

    # The order of documents, and of what is listed by name, is meant.
    return Mutation("yaml: written by another program", HARMLESS, {file: as_yaml(turned(content))}, file)


# What values mean


def _resource(content: dict, rng: random.Random) -> dict:
    return rng.choice(content["resources"])


def _field(content: dict, rng: random.Random) -> dict:
    return rng.choice(_resource(content, rng)["schema"]["fields"])


def _set(node: Any, key: Any, value: Any) -> None:
    node[key] = value


def _turn_round(content: dict) -> None:
    """What is better when there is less of it becomes better when there is more."""
    next(i for i in content["indikator"] if i["polaritas"] == "negatif")["polaritas"] = "positif"


def _computed(content: dict, rng: random.Random) -> dict:
    return rng.choice([i["realisasi"] for i in content["indikator"] if i["realisasi"]["rumus"] != "dilaporkan"])


def _input(content: dict, rng: random.Random) -> dict:
    formula = _computed(content, rng)
    return rng.choice([m for k in ("pembilang", "penyebut", "nilai") for m in _list(formula.get(k))])


def _list(value: Any) -> list:
    return value if isinstance(value, list) else [] if value is None else [value]


HANGS = r"(([A-Za-z ,/()-])+)+!"

MEANINGS: list[tuple[str, str, str, Change]] = [
    # indikator.yaml
    ("indikator.yaml", "id twice", HARMFUL, lambda c, r: c["indikator"].append(copy.deepcopy(r.choice(c["indikator"])))),
    ("indikator.yaml", "both parents", HARMFUL, lambda c, r: r.choice(c["indikator"]).update(tujuan=c["tujuan"][0]["id"], sasaran=c["sasaran"][0]["id"])),
    ("indikator.yaml", "unknown parent", HARMFUL, lambda c, r: _set(r.choice(c["sasaran"]), "tujuan", "tidak_ada")),
    ("indikator.yaml", "unknown polarity", HARMFUL, lambda c, r: _set(r.choice(c["indikator"]), "polaritas", "naik")),
    ("indikator.yaml", "unknown formula", HARMFUL, lambda c, r: _set(_computed(c, r), "rumus", "rata")),
    ("indikator.yaml", "unknown source", HARMFUL, lambda c, r: _set(_input(c, r), "data", "tidak_ada")),
    ("indikator.yaml", "unknown column", HARMFUL, lambda c, r: _set(_input(c, r), "kolom", "tidak_ada")),
    ("indikator.yaml", "column of words", HARMFUL, lambda c, r: _input(c, r).update(data="program", kolom="nama")),
    ("indikator.yaml", "unknown filter column", HARMFUL, lambda c, r: _set(_input(c, r), "saring", {"tidak_ada": "x"})),
    ("indikator.yaml", "filter without rows", HARMFUL, lambda c, r: _input(c, r).update(data="program", kolom="kode", saring={"nama": "Tidak ada"})),
    ("indikator.yaml", "unknown program", HARMFUL, lambda c, r: _set(r.choice(c["indikator"]), "program", ["P99"])),
    ("indikator.yaml", "unknown mission", HARMFUL, lambda c, r: _set(r.choice(c["tujuan"]), "misi", 99)),
    ("indikator.yaml", "negative decimals", HARMFUL, lambda c, r: _set(r.choice(c["indikator"]), "desimal", -1)),
    ("indikator.yaml", "many decimals", HARMFUL, lambda c, r: _set(r.choice(c["indikator"]), "desimal", 99)),
    ("indikator.yaml", "ends before start", HARMFUL, lambda c, r: r.choice(c["indikator"]).update(mulai=2025, sampai=2020)),
    ("indikator.yaml", "no indicator", HARMFUL, lambda c, r: _set(c, "indikator", [])),
    ("indikator.yaml", "id with spaces", HARMFUL, lambda c, r: _set(r.choice(c["indikator"]), "id", "dua kata")),
    ("indikator.yaml", "name empty", HARMFUL, lambda c, r: _set(r.choice(c["indikator"]), "nama", "")),
    ("indikator.yaml", "name of spaces", HARMFUL, lambda c, r: _set(r.choice(c["indikator"]), "nama", "   ")),
    ("indikator.yaml", "name with emoji", HARMFUL, lambda c, r: _set(r.choice(c["indikator"]), "nama", "Baik 😀")),
    ("indikator.yaml", "label with zero width", HARMFUL, lambda c, r: _set(_input(c, r), "label", "Ju\u200bmlah")),
    ("indikator.yaml", "label with quotes", HARMLESS, lambda c, r: _set(_input(c, r), "label", 'Jumlah "kasus" sengketa')),
    ("indikator.yaml", "label with typst", HARMLESS, lambda c, r: _set(_input(c, r), "label", '"#panic("HACK")"')),
    ("indikator.yaml", "label with braces", HARMLESS, lambda c, r: _set(_input(c, r), "label", "Jumlah } kasus {")),
    ("indikator.yaml", "label with tex", HARMLESS, lambda c, r: _set(_input(c, r), "label", r"\frac{1}{2} $ % & _ ^ ~")),
    ("indikator.yaml", "label with html", HARMLESS, lambda c, r: _set(_input(c, r), "label", "<script>alert(1)</script>")),
    ("indikator.yaml", "name with html", HARMLESS, lambda c, r: _set(r.choice(c["indikator"]), "nama", "Persentase A & B <x> *y* {eval}`z`")),
    ("indikator.yaml", "polarity turned round", HARMFUL, lambda c, r: _turn_round(c)),
    ("indikator.yaml", "no programme", HARMFUL, lambda c, r: _set(r.choice(c["indikator"]), "program", [])),
    # instansi.yaml
    ("instansi.yaml", "name with html", HARMLESS, lambda c, r: _set(c, "nama", "Dinas A & B <img src=x onerror=alert(1)>")),
    ("instansi.yaml", "vision with markdown", HARMLESS, lambda c, r: _set(c, "visi", "*Maju* [x](javascript:a) $y$ ```z``` #panic")),
    ("instansi.yaml", "name empty", HARMFUL, lambda c, r: _set(c, "nama", "")),
    ("instansi.yaml", "two heads at once", HARMFUL, lambda c, r: c["kepala"].append(copy.deepcopy(c["kepala"][0]))),
    ("instansi.yaml", "no mission", HARMFUL, lambda c, r: _set(c, "misi", [])),
    ("instansi.yaml", "change of an unknown key", HARMFUL, lambda c, r: _set(c, "perubahan", [{"mulai": 2030, "zzz": "x"}])),
    ("instansi.yaml", "two changes at once", HARMFUL, lambda c, r: _set(c, "perubahan", [{"mulai": 2030, "visi": "x"}, {"mulai": 2030, "visi": "y"}])),
    ("instansi.yaml", "name over two lines", HARMLESS, lambda c, r: _set(c, "nama", "Dinas\nContoh")),
    ("instansi.yaml", "mojibake", HARMFUL, lambda c, r: _set(c, "visi", "Maju â€“ sejahtera")),
    # sk.yaml
    ("sk.yaml", "decree twice", HARMFUL, lambda c, r: c.append(copy.deepcopy(c[0]))),
    ("sk.yaml", "date that is none", HARMFUL, lambda c, r: _set(c[0], "tanggal", "2025-13-45")),
    ("sk.yaml", "date far off", HARMFUL, lambda c, r: _set(c[0], "tanggal", dt.date(2062, 1, 5))),
    ("sk.yaml", "month misspelt", HARMFUL, lambda c, r: _set(c[0], "terbit", "Januri 2026")),
    ("sk.yaml", "date as words", HARMFUL, lambda c, r: _set(c[0], "tanggal", "5 Januari 2026")),
    # parameter
    ("parameter/interpretasi.yaml", "steps not falling", HARMFUL, lambda c, r: c[0]["jenjang"].reverse()),
    ("parameter/interpretasi.yaml", "step twice", HARMFUL, lambda c, r: c[0]["jenjang"].append(copy.deepcopy(c[0]["jenjang"][0]))),
    ("parameter/interpretasi.yaml", "lowest step high", HARMFUL, lambda c, r: _set(c[0]["jenjang"][-1], "batas", 10)),
    ("parameter/interpretasi.yaml", "printed otherwise", HARMFUL, lambda c, r: _set(r.choice(c[0]["jenjang"]), "tercetak", "33% sampai 44%")),
    ("parameter/interpretasi.yaml", "no steps", HARMFUL, lambda c, r: _set(c[0], "jenjang", [])),
    ("parameter/interpretasi.yaml", "not a number", HARMFUL, lambda c, r: _set(c[0]["jenjang"][0], "batas", float("nan"))),
    ("parameter/interpretasi.yaml", "infinite", HARMFUL, lambda c, r: _set(c[0]["jenjang"][0], "batas", float("inf"))),
    ("parameter/interpretasi.yaml", "two at once", HARMFUL, lambda c, r: c.append(copy.deepcopy(c[0]))),
    ("parameter/perencanaan.yaml", "unknown document", HARMFUL, lambda c, r: _set(c, "perjanjian", "tidak_ada")),
    ("parameter/perencanaan.yaml", "ends before start", HARMFUL, lambda c, r: c["periode"][0].update(mulai=2030, akhir=2020)),
    ("parameter/perencanaan.yaml", "two at once", HARMFUL, lambda c, r: c["periode"].append(copy.deepcopy(c["periode"][0]))),
    ("parameter/efisiensi.yaml", "negative", HARMFUL, lambda c, r: _set(c[0], "penuh", -1)),
    # datapackage.yaml
    ("datapackage.yaml", "resource twice", HARMFUL, lambda c, r: c["resources"].append(copy.deepcopy(_resource(c, r)))),
    ("datapackage.yaml", "field twice", HARMFUL, lambda c, r: (s := _resource(c, r)["schema"]["fields"]).append(copy.deepcopy(s[0]))),
    ("datapackage.yaml", "key empty", HARMFUL, lambda c, r: _set(_resource(c, r)["schema"], "primaryKey", [])),
    ("datapackage.yaml", "key unknown", HARMFUL, lambda c, r: _set(_resource(c, r)["schema"], "primaryKey", ["tidak_ada"])),
    ("datapackage.yaml", "required as word", HARMFUL, lambda c, r: _field(c, r).setdefault("constraints", {}).update(required="tidak")),
    ("datapackage.yaml", "unknown constraint", HARMFUL, lambda c, r: _field(c, r).setdefault("constraints", {}).update(minimun=3)),
    ("datapackage.yaml", "unknown type", HARMFUL, lambda c, r: _set(_field(c, r), "type", "teks")),
    ("datapackage.yaml", "broken pattern", HARMFUL, lambda c, r: _field(c, r).setdefault("constraints", {}).update(pattern="P[0-9")),
    ("datapackage.yaml", "hanging pattern", HARMFUL, lambda c, r: _set(_text_field(c, r), "constraints", {"pattern": HANGS})),
    ("datapackage.yaml", "delimiter empty", HARMFUL, lambda c, r: _set(_resource(c, r)["dialect"], "delimiter", "")),
    ("datapackage.yaml", "delimiter of two", HARMFUL, lambda c, r: _set(_resource(c, r)["dialect"], "delimiter", "||")),
    ("datapackage.yaml", "delimiter a number", HARMFUL, lambda c, r: _set(_resource(c, r)["dialect"], "delimiter", 5)),
    ("datapackage.yaml", "path outside", HARMFUL, lambda c, r: _set(_resource(c, r), "path", "../../etc/passwd")),
    ("datapackage.yaml", "path absolute", HARMFUL, lambda c, r: _set(_resource(c, r), "path", "/etc/passwd")),
    ("datapackage.yaml", "path device", HARMFUL, lambda c, r: _set(_resource(c, r), "path", "/dev/zero")),
    ("datapackage.yaml", "path of another", HARMFUL, lambda c, r: _set(c["resources"][0], "path", c["resources"][1]["path"])),
    ("datapackage.yaml", "licence script", HARMFUL, lambda c, r: _set(c["licenses"][0], "path", "javascript:alert(1)")),
    ("datapackage.yaml", "minimum a word", HARMFUL, lambda c, r: _field(c, r).setdefault("constraints", {}).update(minimum="x")),
    ("datapackage.yaml", "minimum above maximum", HARMFUL, lambda c, r: _whole(c, r).setdefault("constraints", {}).update(minimum=9, maximum=3)),
    ("datapackage.yaml", "choices a number", HARMFUL, lambda c, r: _field(c, r).setdefault("constraints", {}).update(enum=5)),
    ("datapackage.yaml", "vocabulary unknown", HARMFUL, lambda c, r: _set(_text_field(c, r), "kamus", "tidak_ada")),
    ("datapackage.yaml", "private as word", HARMFUL, lambda c, r: _set(_text_field(c, r), "pribadi", "ya")),
    ("datapackage.yaml", "reference unknown", HARMFUL, lambda c, r: _set(_resource(c, r)["schema"], "foreignKeys", [{"fields": ["tahun"], "reference": {"resource": "tidak_ada", "fields": ["tahun"]}}])),
    ("datapackage.yaml", "reference to an unknown column", HARMFUL, lambda c, r: _set(_resource(c, r)["schema"], "foreignKeys", [{"fields": ["tahun"], "reference": {"resource": "program", "fields": ["tidak_ada"]}}])),
    ("datapackage.yaml", "rule with unknown source", HARMFUL, lambda c, r: c.setdefault("aturan", []).append({"nama": "x", "kiri": {"data": "tidak_ada", "kolom": "x"}, "kanan": {"data": "program", "cacah": True}})),
    ("datapackage.yaml", "rule with unknown column", HARMFUL, lambda c, r: c.setdefault("aturan", []).append({"nama": "x", "kiri": {"data": "anggaran", "kolom": "zzz"}, "kanan": {"data": "anggaran", "kolom": "pagu_rp"}})),
    ("datapackage.yaml", "rule with unknown filter", HARMFUL, lambda c, r: c.setdefault("aturan", []).append({"nama": "x", "kiri": {"data": "anggaran", "kolom": "pagu_rp", "saring": {"zzz": "x"}}, "kanan": {"data": "anggaran", "kolom": "pagu_rp"}})),
    ("datapackage.yaml", "rule over words", HARMFUL, lambda c, r: c.setdefault("aturan", []).append({"nama": "x", "kiri": {"data": "program", "kolom": "nama"}, "kanan": {"data": "anggaran", "kolom": "pagu_rp"}})),
    ("datapackage.yaml", "limit over unknown column", HARMFUL, lambda c, r: c.setdefault("batas_baris", []).append({"data": "anggaran", "kolom": "zzz", "paling_banyak": "pagu_rp"})),
    ("datapackage.yaml", "limit over words", HARMFUL, lambda c, r: c.setdefault("batas_baris", []).append({"data": "program", "kolom": "nama", "paling_banyak": "kode"})),
    ("datapackage.yaml", "derived from an unknown column", HARMFUL, lambda c, r: _set(_resource(c, r), "turunan", [{"name": "x", "title": "X", "rumus": "rasio", "pembilang": "zzz", "penyebut": "yyy"}])),
    ("datapackage.yaml", "newer format", HARMFUL, lambda c, r: _set(c, "versi_data", 999)),
    ("datapackage.yaml", "column not described", HARMFUL, lambda c, r: _resource(c, r)["schema"]["fields"].pop()),
    ("datapackage.yaml", "column described, not there", HARMFUL, lambda c, r: _resource(c, r)["schema"]["fields"].append({"name": "zzz", "title": "Z", "type": "string"})),
    ("datapackage.yaml", "title with html", HARMLESS, lambda c, r: _set(_resource(c, r), "title", "A & B <x> *y*")),
]  # fmt: skip


def _text_field(content: dict, rng: random.Random) -> dict:
    return rng.choice([f for d in content["resources"] for f in d["schema"]["fields"] if f["type"] == "string"])


def _whole(content: dict, rng: random.Random) -> dict:
    return rng.choice([f for d in content["resources"] for f in d["schema"]["fields"] if f["type"] == "integer"])


def meaning(bed: Bed, rng: random.Random) -> Mutation | None:
    name, kind, label, change = rng.choice(MEANINGS)
    file = f"data/{name}"
    content = copy.deepcopy(bed.yaml(file))
    change(content, rng)
    return Mutation(f"{name}: {kind}", label, {file: as_yaml(content)})


# The table of contents and the settings


def _chapters(toc: dict, rng: random.Random) -> list:
    return rng.choice([p["chapters"] for p in toc["parts"]])


TOC: list[tuple[str, str, Change]] = [
    ("root lost", HARMFUL, lambda c, r: c.pop("root")),
    ("root missing", HARMFUL, lambda c, r: _set(c, "root", "notebooks/tidak-ada")),
    ("root a number", HARMFUL, lambda c, r: _set(c, "root", 5)),
    ("page missing", HARMFUL, lambda c, r: _chapters(c, r).append({"file": "book/tidak-ada"})),
    ("page twice", HARMFUL, lambda c, r: (k := _chapters(c, r)).append(copy.deepcopy(k[0]))),
    ("page a word", HARMFUL, lambda c, r: _chapters(c, r).append("book/sampul")),
    ("page a number", HARMFUL, lambda c, r: _chapters(c, r).append({"file": 5})),
    ("page null", HARMFUL, lambda c, r: _chapters(c, r).append({"file": None})),
    ("page outside", HARMFUL, lambda c, r: _chapters(c, r).append({"file": "../../etc/passwd"})),
    ("page with its ending twice", HARMFUL, lambda c, r: _chapters(c, r).append({"file": "book/sampul.md.md"})),
    ("page in capitals", HARMFUL, lambda c, r: _set(_chapters(c, r)[0], "file", _chapters(c, r)[0]["file"].upper())),
    ("backslash", HARMFUL, lambda c, r: _set(_chapters(c, r)[0], "file", "book\\sampul")),
    ("url", HARMFUL, lambda c, r: _chapters(c, r).append({"url": "javascript:alert(1)", "title": "x"})),
    ("glob", HARMFUL, lambda c, r: _chapters(c, r).append({"glob": "/etc/*"})),
    ("unknown key in an entry", HARMFUL, lambda c, r: _chapters(c, r)[0].update(zzz=1)),
    ("chapters a word", HARMFUL, lambda c, r: _set(r.choice(c["parts"]), "chapters", "book/sampul")),
    ("parts a number", HARMFUL, lambda c, r: _set(c, "parts", 5)),
    ("no parts", HARMFUL, lambda c, r: c.pop("parts")),
    ("other format", HARMFUL, lambda c, r: _set(c, "format", "jb-roman")),
    ("caption with html", HARMLESS, lambda c, r: _set(r.choice(c["parts"]), "caption", "Isi & lampiran <x>")),
    ("other order", HARMLESS, lambda c, r: (k := c["parts"][0]["chapters"]).insert(0, k.pop(1))),
]  # fmt: skip

CONFIG: list[tuple[str, str, Change]] = [
    ("no sphinx", HARMFUL, lambda c, r: c.pop("sphinx")),
    ("sphinx a word", HARMFUL, lambda c, r: _set(c, "sphinx", "ya")),
    ("config a list", HARMFUL, lambda c, r: _set(c["sphinx"], "config", [])),
    ("html null", HARMFUL, lambda c, r: _set(c, "html", None)),
    ("unknown key", HARMFUL, lambda c, r: _set(c, "zzz", 1)),
    ("title a list", HARMFUL, lambda c, r: _set(c, "title", ["x"])),
    ("title empty", HARMFUL, lambda c, r: _set(c, "title", "")),
    ("extensions a word", HARMFUL, lambda c, r: _set(c["sphinx"]["config"], "extensions", "myst_nb")),
    ("title with sign", HARMLESS, lambda c, r: _set(c, "title", "Laporan Kinerja & Anggaran")),
]  # fmt: skip


def contents(bed: Bed, rng: random.Random) -> Mutation | None:
    file, table = rng.choice([("_toc.yml", TOC), ("_toc.yml", TOC), ("_config.yml", CONFIG)])
    kind, label, change = rng.choice(table)
    content = copy.deepcopy(bed.yaml(file))
    change(content, rng)
    return Mutation(f"{file}: {kind}", label, {file: as_yaml(content)})


MAKERS: dict[Maker, int] = {
    form: 8, other_kind: 8, unknown_key: 4, key_lost: 4, rewritten: 3, meaning: 12, contents: 5,
}  # fmt: skip
"""Each with how often it is taken."""
