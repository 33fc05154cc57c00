"""What the tests of findings share: the invented agency's project, and how a copy of it is spoilt."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import yaml

from lkjip.pages.results import lay_results
from lkjip.projects.new_indicator import SAMPLE, SAMPLE_YEAR
from lkjip.prose.laporan import buka


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


def settings_of_source(source: Path, root: Path) -> None:
    """Give pages of one's own the settings of a project, without its look, and what the extension asks for beside them."""
    settings = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    settings["sphinx"]["config"] |= {
        "html_static_path": [],
        "html_css_files": [],
        "html_js_files": [],
        "lkjip_bentuk": ["pdf"],
        "lkjip_judul_cetak": {"judul": "Laporan", "instansi": "Dinas", "tanggal": "2025-12-31", "tanda": ""},
    }
    write(source / "_config.yml", yaml.safe_dump(settings))
    write(source / "manifest.json", "{}")
    lay_results(buka(SAMPLE / "data", SAMPLE_YEAR), source)


def change_cells(root: Path, change: Callable[[list[dict]], object], name: str = "kunjungan") -> Path:
    """Change the cells of a notebook; its file.

    Of `kunjungan` the second cell is that of the parameters, the third opens the report.
    """
    file = root / "notebooks" / f"{name}.ipynb"
    nb = json.loads(file.read_text(encoding="utf-8"))
    change(nb["cells"])
    write(file, json.dumps(nb, ensure_ascii=False))
    return file
