"""What goes wrong on the machine: files that are something else, that are not there, that lie beside?"""

from __future__ import annotations

import os
import random
from pathlib import Path

from .mutation import HARMFUL, HARMLESS, Bed, Maker, Mutation


def _files(bed: Bed) -> list[str]:
    files = [f"data/{d['path']}" for d in bed.resources]
    files += ["data/datapackage.yaml", "data/indikator.yaml", "data/instansi.yaml", "_toc.yml", "_config.yml"]
    return [
        *files,
        *bed.named("book/*.md"),
        *bed.named("notebooks/*.ipynb"),
        *bed.named(f"data/narasi/{bed.year}/**/*.md"),
    ]


def _loop(file: Path) -> None:
    file.symlink_to(file.name)


INSTEAD = {
    "nothing": None,
    "a folder": Path.mkdir,
    "a link to nothing": lambda file: file.symlink_to(file.with_name("tidak-ada")),
    "a link to itself": _loop,
    "a link outside": lambda file: file.symlink_to("/etc/passwd"),
    "a pipe": os.mkfifo,
    "a device": lambda file: file.symlink_to("/dev/zero"),
}


def instead(bed: Bed, rng: random.Random) -> Mutation:
    kind = rng.choice(list(INSTEAD))
    file = rng.choice(_files(bed))
    return Mutation(f"file: {kind} instead", HARMFUL, {file: INSTEAD[kind]}, file)


BESIDE = {
    "lock of Excel": (HARMLESS, "data/~$target.csv", b"x"),
    "lock of LibreOffice": (HARMLESS, "data/.~lock.target.csv#", b"x"),
    "view of a system": (HARMLESS, "data/.DS_Store", b"\x00x"),
    "thumbnails": (HARMLESS, "data/Thumbs.db", b"\x00x"),
    "backup": (HARMLESS, "data/target.csv~", b"x"),
    "checkpoints": (HARMLESS, "notebooks/.ipynb_checkpoints/x-checkpoint.ipynb", b"{}"),
    "copy of a data file": (HARMFUL, "data/target (1).csv", b"x;y\n1;2\n"),
    "data file that nothing describes": (HARMFUL, "data/lain.csv", b"x;y\n1;2\n"),
    "preparation of no year": (HARMFUL, "data/persiapan/abc.yaml", b"x: 1\n"),
    "scale that is none": (HARMFUL, "data/parameter/lain.yaml", b"x: 1\n"),
    "page that no contents name": (HARMFUL, "notebooks/lain.ipynb", b'{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'),
}  # fmt: skip


def beside(bed: Bed, rng: random.Random) -> Mutation:
    kind = rng.choice(list(BESIDE))
    label, file, content = BESIDE[kind]
    return Mutation(f"beside: {kind}", label, {file: content}, file)


PRINTED = ["1.2.3,4,5", "", "x" * 5000, "nan", "#REF!", "-", "９９"]


def printed(bed: Bed, rng: random.Random) -> Mutation | None:
    """The figures that a printed report has, where there is one."""
    file = f"data/terbit/{bed.year}.csv"
    if not (bed.root / file).exists():
        return None
    head, *lines = bed.text(file).rstrip("\n").split("\n")
    n = rng.randrange(len(lines))
    place, thing, measure, year, value = lines[n].split(";")[:5] if lines[n].count(";") == 4 else (None,) * 5
    if place is None:
        return None
    kind, line = rng.choice([
        ("another value", f"{place};{thing};{measure};{year};123456,78"),
        ("no number", f"{place};{thing};{measure};{year};{rng.choice(PRINTED)}"),
        ("object unknown", f"{place};tidak_ada;{measure};{year};{value}"),
        ("source unknown", f"{place};data/tidak_ada:abc;{measure};{year};{value}"),
        ("measure unknown", f"{place};{thing};{rng.choice(['__class__', 'masukan', 'indikator', 'zzz', ''])};{year};{value}"),
        ("year unknown", f"{place};{thing};{measure};{rng.choice(['2099', 'abc', '', '1'])};{value}"),
        ("cell lost", f"{place};{thing};{measure};{year}"),
        ("cell too many", f"{lines[n]};x"),
        ("quote open", f'"{lines[n]}'),
    ])  # fmt: skip
    changed = "\n".join([head, *lines[:n], line, *lines[n + 1 :]]) + "\n"
    return Mutation(f"printed: {kind}", HARMFUL, {file: changed.encode()}, line[:80])


def printed_form(bed: Bed, rng: random.Random) -> Mutation | None:
    file = f"data/terbit/{bed.year}.csv"
    if not (bed.root / file).exists():
        return None
    text = bed.text(file)
    kind, content = rng.choice([
        ("windows-1252", (text + "Ü;x;target;2024;1\n").encode("cp1252", "replace")),
        ("utf-16", text.encode("utf-16")),
        ("head lost", text.partition("\n")[2].encode()),
        ("comma between", text.replace(";", ",").encode()),
        ("zeros", bytes(100)),
    ])  # fmt: skip
    return Mutation(f"printed: {kind}", HARMFUL, {file: content}, file)


MAKERS: dict[Maker, int] = {instead: 4, beside: 3, printed: 3, printed_form: 1}
"""Each with how often it is taken."""
