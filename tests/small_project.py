"""What the tests of findings share: the invented agency's project, and how a copy of it is spoilt."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path


def copy_project(laid: Path, folder: Path) -> Path:
    """A fresh copy to spoil, without the typefaces, which no check reads."""
    return shutil.copytree(laid, folder, ignore=shutil.ignore_patterns("huruf"))


def swap(file: Path, old: str, new: str) -> None:
    """Write `new` in the first place where `old` stands."""
    text = file.read_text(encoding="utf-8")
    assert old in text, (file, old)
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def write(file: Path, text: str) -> None:
    """Write a file and the folders above it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def change_cells(root: Path, change: Callable[[list[dict]], object], name: str = "kunjungan") -> Path:
    """Change the cells of a notebook; its file.

    Of `kunjungan` the second cell is that of the parameters, the third opens the report.
    """
    file = root / "notebooks" / f"{name}.ipynb"
    nb = json.loads(file.read_text(encoding="utf-8"))
    change(nb["cells"])
    write(file, json.dumps(nb, ensure_ascii=False))
    return file
