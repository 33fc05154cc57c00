"""What is a mutation, and what does it start from?"""

from __future__ import annotations

import csv
import io
import json
import os
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HARMLESS, HARMFUL, WITHIN = "harmless", "harmful", "within"

Content = bytes | None | Callable[[Path], object]
"""What becomes of a file: other bytes, nothing, or something that is made in its place."""


@dataclass(frozen=True)
class Mutation:
    """One change of a project; `changes` says what becomes of each file, by its path in the project."""

    kind: str
    label: str
    changes: dict[str, Content]
    note: str = ""

    @property
    def files(self) -> str:
        return ", ".join(self.changes)


Maker = Callable[["Bed", random.Random], Mutation | None]
"""Makes a mutation, or None where the project has nothing of the kind."""


class Bed:
    """A project that is spoilt and mended again and again, for the report of one year."""

    def __init__(self, root: Path, year: int):
        self.root, self.year = root, year
        self.description = self.yaml("data/datapackage.yaml")
        self.resources = self.description["resources"]

    def bytes(self, name: str) -> bytes:
        return (self.root / name).read_bytes()

    def text(self, name: str) -> str:
        return self.bytes(name).decode("utf-8")

    def yaml(self, name: str) -> Any:
        return yaml.safe_load(self.text(name))

    def notebook(self, name: str) -> dict[str, Any]:
        return json.loads(self.text(name))

    def named(self, pattern: str) -> list[str]:
        """Files of the project by a pattern, as paths in it."""
        return sorted(f.relative_to(self.root).as_posix() for f in self.root.glob(pattern) if f.is_file())

    def table(self, resource: dict[str, Any]) -> tuple[list[str], list[dict[str, str]]]:
        """Head and rows of a data file, as texts."""
        head, *rows = csv.reader(io.StringIO(self.text(f"data/{resource['path']}")), delimiter=";")
        return head, [dict(zip(head, row, strict=True)) for row in rows if any(row)]

    def apply(self, mutation: Mutation) -> Callable[[], None]:
        """Make a mutation; what is given back mends it."""
        before = {name: self._kept(name) for name in mutation.changes}
        for name, content in mutation.changes.items():
            self._put(name, content)

        def mend() -> None:
            for name, content in before.items():
                self._put(name, content)

        return mend

    def _kept(self, name: str) -> Content:
        file = self.root / name
        return file.read_bytes() if file.is_file() else None

    def _put(self, name: str, content: Content) -> None:
        file = self.root / name
        if file.is_symlink() or not file.is_dir():
            file.unlink(missing_ok=True)
        else:
            shutil.rmtree(file)
        if content is None:
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        if callable(content):
            content(file)
        else:
            file.write_bytes(content)
            os.utime(file)


def as_csv(head: list[str], rows: list[list[str]], delimiter: str = ";") -> bytes:
    """A data file of texts."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows([head, *rows])
    return out.getvalue().encode()


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def as_yaml(content: Any) -> bytes:
    """A settings file of values."""
    return yaml.dump(content, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=100).encode()
