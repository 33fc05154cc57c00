"""Texts that are markup, code or formulas in some language of the report, and a project in which they stand everywhere."""

import csv
import io
from collections.abc import Iterator
from itertools import count, cycle
from pathlib import Path

import yaml

from lkjip.facts.yaml_files import read_yaml
from small_project import write

PAYLOADS = (
    '"kutip" dan \'kutip\'',
    "{kurung} [siku] (bulat)",
    "} tutup {",
    "C:\\folder\\baru",
    r"\frac{1}{2}",
    '#panic("x")',
    '"#read("/manifest.json")',
    "5 $ 6 $x$ $$y$$",
    "@x <y> #z",
    "]]> -->",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "A & B &lt; &amp;",
    "```{include} /etc/passwd",
    "{eval}`tahun` {{tahun}}",
    "`kode` ``dua``",
    "a | b || c",
    "*tebal* **x** _miring_ ~~y~~",
    "[x](javascript:alert(1)) ![y](z)",
    "::: {note}",
    "=HYPERLINK(\"http://x\",\"y\")",
    "+1+1",
    "@SUM(1)",
    "-1+1",
    "'=1+1",
    "% komentar",
    "# judul",
    "1. butir",
    "(label)=",
    "---",
    "_x000D_ %s %(x)s {0} {x}",
    "// komentar /* x */",
    "~ ^ ... -- 3/4",
)  # fmt: skip

_WORDS = (
    "nama",
    "label",
    "title",
    "judul",
    "sebutan",
    "alamat",
    "visi",
    "tugas",
    "susunan",
    "pangkat",
    "nomor",
    "catatan",
)
_WORDS += ("keterangan", "pemilik", "telepon", "rujukan", "bidang", "dokumen", "tabel", "nip", "jabatan", "tempat")
_NOT = ("resources", "satuan", "rumus", "skala", "bentuk")


def _spoil_yaml(content, texts: Iterator[str], key: str = ""):
    if isinstance(content, dict):
        return {k: _spoil_yaml(v, texts, k) for k, v in content.items()}
    if isinstance(content, list):
        return [_spoil_yaml(v, texts, key) for v in content]
    return f"{content} {next(texts)}" if isinstance(content, str) and key in _WORDS else content


def _free(field: dict, key: list[str], foreign: set[str]) -> bool:
    """Whether a column may hold any text."""
    limits = field.get("constraints", {})
    bound = {"enum", "pattern"} & set(limits) or "kamus" in field or field["name"] in foreign
    return field["type"] == "string" and not bound and field["name"] not in key


def spoil_everywhere(data: Path, *, start: bool) -> int:
    """Put the payloads, one after the other, into every free-text cell, name and label of a data folder; how many.

    With `start` a cell begins with its payload, otherwise it ends in it.
    """
    numbers, endless = count(), cycle(PAYLOADS)
    texts = (t for t, _ in zip(endless, numbers, strict=False))
    for name in ("indikator.yaml", "instansi.yaml", "sk.yaml", "datapackage.yaml"):
        content = read_yaml(data / name)
        content = content if name == "datapackage.yaml" else _spoil_yaml(content, texts)
        if name == "datapackage.yaml":
            for r in content["resources"]:
                r["title"] += f" {next(texts)}"
                if "sumber" in r:
                    r["sumber"] = {k: f"{v} {next(texts)}" for k, v in r["sumber"].items()}
                for field in r["schema"]["fields"]:
                    field["title"] += f" {next(texts)}"
        write(data / name, yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10000))
    for r in read_yaml(data / "datapackage.yaml")["resources"]:
        if "path" not in r:
            continue
        schema, file = r["schema"], data / r["path"]
        head, *rows = csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig")), delimiter=";")
        key = schema.get("primaryKey", [])
        foreign = {
            f
            for k in schema.get("foreignKeys", ())
            for f in ([k["fields"]] if isinstance(k["fields"], str) else k["fields"])
        }
        tree = any(f["name"] == "induk" for f in schema["fields"])  # units point to one another by their names
        free = {f["name"] for f in schema["fields"] if _free(f, [key] if isinstance(key, str) else key, foreign)}
        free -= {"nama", "induk"} if tree else set()
        out = io.StringIO()
        write_row = csv.writer(out, delimiter=";", lineterminator="\n").writerow
        write_row(head)
        for row in rows:
            pairs = zip(head, row, strict=True)
            write_row([_cell(c, next(texts), start=start) if n in free and c else c for n, c in pairs])
        write(file, out.getvalue())
    return next(numbers)


def _cell(cell: str, payload: str, *, start: bool) -> str:
    return f"{payload} {cell}" if start else f"{cell} {payload}"
