"""Is anything said twice, or of nothing, in the YAML files of the agency, its indicators, scales and corrections?

`schema.yaml` says which keys they may have; here is what only shows when their entries are held beside each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from ..findings import close, kinds
from ..findings.tally import HELD, Outcome
from ..language.words import misspelt_month
from .folders import files
from .patterns import NIP, is_nip
from .preparation import FOLDER
from .schema import shown
from .yaml_files import line_of, read_yaml, yaml_lines

At = tuple[Any, ...]
Said = tuple[At, str, Any, dict[str, object]] | None
"""Where something is wrong, in words too, the kind of finding and its words; None for what is as it should be."""

AGENCY = [
    "nama",
    "sebutan",
    "singkatan",
    "pemerintah",
    "daerah",
    "wilayah",
    "alamat",
    "telepon",
    "tempat",
    "urusan",
    "kepala_daerah",
    "visi",
    "misi",
    "kepala",
    "tugas",
    "pembentukan",
    "tata_kerja",
    "susunan",
    "rencana_kerja",
    "perubahan",
]
"""What the general pages ask of an agency; it may say more, for its own pages."""


def _agency(content: dict) -> Iterator[Said]:
    for key in content:
        # A name of its own is allowed; one that is almost a known name, which is missing, is a slip.
        near = "" if key in AGENCY else close(key, [k for k in AGENCY if k not in content])
        yield ((key,), "", kinds.UNKNOWN_KEY, {"key": shown(key), "cure": f"maksud Anda `{near}`?"}) if near else None
    known = [k for k in content if k not in ("kepala", "perubahan")] + [k for k in AGENCY if k not in content]
    for n, change in enumerate(content.get("perubahan", ())):
        for key in change:
            if key == "mulai" or key in known:
                yield None
            else:
                near = close(key, known)
                cure = f"maksud Anda `{near}`?" if near else "tulis bagian itu di atas lebih dahulu, atau hapus"
                yield (
                    ("perubahan", n, key),
                    f"perubahan ke-{n + 1}",
                    kinds.UNKNOWN_KEY,
                    {"key": shown(key), "cure": cure},
                )
    for n, head in enumerate(content["kepala"]):
        yield _shape(
            ("kepala", n, "nip"), f"kepala ke-{n + 1}, nip", head["nip"], f"NIP {NIP}", right=is_nip(head["nip"])
        )
    yield from _twice(((("kepala", n), h["mulai"]) for n, h in enumerate(content["kepala"])), "kepala sejak tahun {}")
    yield from _twice(((("misi", n), m) for n, m in enumerate(content["misi"])), "misi {}")


def _twice(things: Iterable[tuple[At, Any]], words: str) -> Iterator[Said]:
    """That nothing is said twice."""
    seen = set()
    for at, thing in things:
        what = words.format(*thing) if isinstance(thing, tuple) else words.format(thing)
        yield (at, "", kinds.SAID_TWICE, {"what": shown(what)}) if thing in seen else None
        seen.add(thing)


def _shape(at: At, place: str, value: object, expected: str, *, right: bool) -> Said:
    return None if right else (at, place, kinds.WRONG_SHAPE, {"value": f"`{shown(value)}`", "expected": expected})


def _above_zero(at: At, place: str, value: float) -> Said:
    return _shape(at, place, value, "lebih dari 0", right=value > 0)


def _efficiency(content: list[dict]) -> Iterator[Said]:
    for n, rule in enumerate(content):
        yield _above_zero((n, "penuh"), f"mulai {rule['mulai']}", rule["penuh"])


def _decrees(content: list[dict]) -> Iterator[Said]:
    for n, d in enumerate(content):
        dated = re.search(r"\b(?:19|20)[0-9]{2}\b", d["terbit"]) is not None
        expected = "bulan dan tahun, misalnya Januari 2025"
        if near := misspelt_month(d["terbit"]):
            expected = f"nama bulan; maksud Anda `{near}`?"
        yield _shape((n, "terbit"), f"tahun {d['tahun']}, terbit", d["terbit"], expected, right=dated and not near)
    yield from _twice((((n,), d["tahun"]) for n, d in enumerate(content)), "keputusan untuk tahun {}")


def _corrections(content: dict) -> Iterator[Said]:
    single = [(("angka", n, "di", m), c) for n, k in enumerate(content["angka"]) for m, c in enumerate(k["di"])]
    key = ("tempat", "objek", "besaran", "tahun", "tercetak")
    own = [k.get("laporan", content["laporan"]) for k in content["angka"]]
    printed = [*single, *(((k, n), c) for k in ("fakta", "nama") for n, c in enumerate(content[k]))]
    for at, c in printed:
        for word in ("tercetak", "dipakai", "lain"):
            if word in c and not isinstance(
                c[word], str
            ):  # 12.50 as a number has lost a nought, and a point is no comma
                words = {"value": f"`{shown(c[word])}`", "kind": "teks", "cure": "beri tanda kutip"}
                yield (*at, word), "", kinds.WRONG_KIND, words
                return
    yield from _twice(((at, (own[at[1]], *(c[k] for k in key))) for at, c in single), "koreksi {1}, {2} {3} tahun {4}")
    for kind, keys in (("fakta", ("hal", "tercetak")), ("nama", ("tempat", "tercetak"))):
        listed = [((kind, n), (c.get("laporan"), *(c[k] for k in keys))) for n, c in enumerate(content[kind])]
        yield from _twice(listed, "koreksi {1}")


def _parts(entry: dict) -> list[tuple[At, dict]]:
    return [((), entry), *((("perubahan", n), p) for n, p in enumerate(entry.get("perubahan", ())))]


def _indicators(content: dict) -> Iterator[Said]:
    for n, entry in enumerate(content["indikator"]):
        at, place = ("indikator", n), f"indikator {entry['id']}"
        for inside, part in _parts(entry):
            if "tujuan" in part and "sasaran" in part:
                found, choices = "`tujuan` dan `sasaran`", "salah satu dari `tujuan` atau `sasaran`"
                yield (*at, *inside, "sasaran"), place, kinds.ONE_OF, {"found": found, "choices": choices}
            if "pengali" in part.get("realisasi", {}):
                yield _above_zero((*at, *inside, "realisasi", "pengali"), place, part["realisasi"]["pengali"])
            for key, inputs in part.get("realisasi", {}).items():
                if not isinstance(inputs, list):
                    continue
                for m, i in enumerate(inputs):
                    if ("kolom" in i) == bool(i.get("cacah")):
                        found = (
                            "`kolom` dan `cacah`" if "kolom" in i else "tidak ada `kolom` dan tidak ada `cacah: true`"
                        )
                        choices = "salah satu dari `kolom` atau `cacah: true`"
                        yield (
                            (*at, *inside, "realisasi", key, m),
                            place,
                            kinds.ONE_OF,
                            {"found": found, "choices": choices},
                        )
                if part["realisasi"]["rumus"] in ("pertumbuhan", "predikat", "perkalian") and len(inputs) > 1:
                    words = {"formula": part["realisasi"]["rumus"], "count": len(inputs)}
                    yield (*at, *inside, "realisasi", key, 1), place, kinds.ONE_INPUT, words
            yield from _twice(
                (((*at, *inside, "program", m), p) for m, p in enumerate(part.get("program", ()))), "program {}"
            )
        if not ("tujuan" in entry or "sasaran" in entry):
            found, choices = "tidak ada `tujuan` dan tidak ada `sasaran`", "salah satu dari `tujuan` atau `sasaran`"
            yield at, place, kinds.ONE_OF, {"found": found, "choices": choices}


def _scale(content: list[dict]) -> Iterator[Said]:
    """Steps of a scale fall: a value belongs to the first that it reaches."""
    for n, scale in enumerate(content):
        place = f"mulai {scale['mulai']}"
        for m, (upper, lower) in enumerate(pairwise(scale["jenjang"]), 1):
            if lower["batas"] < upper["batas"]:
                yield None
            else:
                words = {"name": shown(lower["nama"]), "bound": lower["batas"], "above": upper["batas"]}
                yield (n, "jenjang", m, "batas"), place, kinds.STEPS_NOT_FALLING, words
        yield from _printed_steps(n, scale)
        yield from _twice((((n, "jenjang", m), j["nama"]) for m, j in enumerate(scale["jenjang"])), "jenjang {}")
        if scale.get("terbawah", 0) > scale.get("teratas", scale.get("terbawah", 0)):
            words = {"low": scale["terbawah"], "high": scale["teratas"]}
            yield (n, "terbawah"), place, kinds.REVERSED_LIMITS, words


_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_HOLE = 1
"""By how much a scale of whole numbers may end below the next step: 90 before 91."""


def _printed_steps(n: int, scale: dict) -> Iterator[Said]:
    """What a scale prints of each step is what is applied: from its own bound up to that of the step above."""
    above = None
    for m, step in enumerate(scale["jenjang"]):
        low, high, above = step["batas"], above, step["batas"]
        printed = sorted(float(z.replace(",", ".")) for z in _NUMBER.findall(step.get("tercetak", "")))
        begins = [low <= printed[0] <= low + _HOLE] if printed else []
        ends = [high - _HOLE <= printed[-1] <= high] if printed and high is not None else []
        one = len(printed) == 1
        if not printed or (any(begins + ends) if one else all(begins + ends)):
            yield None
            continue
        expected = f"mulai {low}" + (f" sampai {high}" if high is not None else "")
        words = {"text": shown(step["tercetak"]), "name": shown(step["nama"]), "expected": expected}
        yield (n, "jenjang", m, "tercetak"), f"mulai {scale['mulai']}", kinds.PRINTED_STEP, words


def _interpretation(content: list[dict]) -> Iterator[Said]:
    """A scale of achievements: its steps begin where achievements do (`terbawah`, else 0) and lie below `teratas`."""
    yield from _scale(content)
    for n, scale in enumerate(content):
        place, high = f"mulai {scale['mulai']}", scale.get("teratas")
        *upper, lowest = enumerate(j["batas"] for j in scale["jenjang"])
        bottom = scale.get("terbawah", 0)
        declared = " seperti `terbawah`" if "terbawah" in scale else ""
        expected = f"{bottom}{declared}, supaya setiap capaian mempunyai jenjang"
        yield _shape((n, "jenjang", lowest[0], "batas"), place, lowest[1], expected, right=lowest[1] == bottom)
        for m, bound in upper:
            expected = f"paling besar {high} seperti `teratas`, supaya ada capaian yang sampai ke jenjang itu"
            yield _shape((n, "jenjang", m, "batas"), place, bound, expected, right=high is None or bound <= high)


_CHECKS = {
    "parameter/interpretasi.yaml": _interpretation,
    "instansi.yaml": _agency,
    "sk.yaml": _decrees,
    "koreksi.yaml": _corrections,
    "parameter/efisiensi.yaml": _efficiency,
    "indikator.yaml": _indicators,
}
_NO_LETTERS = ("efisiensi.yaml", "perencanaan.yaml", "interpretasi.yaml")


def examine_entries(root: Path) -> Iterator[Outcome]:
    """Confront the entries of the YAML files of a data folder with each other.

    Their keys and kinds of values must be as `schema.yaml` says.
    """
    for file in files(root / FOLDER, "*.yaml"):
        if re.fullmatch(r"[0-9]{4}", file.stem):
            yield HELD
        else:
            yield kinds.PREPARED_NO_YEAR.at(f"{root.name}/{FOLDER}/{file.name}", name=shown(file.name))
    scales = [f for f in files(root / "parameter", "*.yaml") if f.name not in _NO_LETTERS]
    for file, check in [*((root / n, c) for n, c in _CHECKS.items()), *((f, _scale) for f in scales)]:
        address = f"{root.name}/{file.relative_to(root).as_posix()}"
        faults = []
        for said in check(read_yaml(file, address)):
            if said is None:
                yield HELD
            else:
                faults.append(said)
        lines = yaml_lines(file, address) if faults else {}
        for at, place, kind, words in faults:
            yield kind.at(address, place, row=line_of(lines, at), **words)
