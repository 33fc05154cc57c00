"""Projects as earlier versions laid them, one for each format of the data; kept as they were, as archives.

`0-contoh`: what `new-agency --nama "Dinas Pustaka Kota Rekaan"` laid. `0-2024`: data, notebooks and
pages of this repository, without pictures. Before a format is raised, those of the present one are
packed, so that its projects are tested for ever:

    PYTHONPATH=lib:tests:tests/projects python tests/projects/earlier.py
"""

import sys
import tempfile
import zipfile
from pathlib import Path

from conftest import ROOT
from lkjip.facts.format import CURRENT
from lkjip.project.project import PARTS
from lkjip.projects.new_agency import lay_project

FOLDER = Path(__file__).with_name("earlier")
NAME = "Dinas Pustaka Kota Rekaan"


def unpack(name: str, folder: Path) -> Path:
    """Lay a project of an earlier version into a folder; returns it."""
    with zipfile.ZipFile(FOLDER / f"{name}.zip") as archive:
        archive.extractall(folder)
    return folder


def pack(name: str, root: Path, files: list[Path]) -> None:
    """Keep files of a project: the same ones give the same bytes."""
    with zipfile.ZipFile(FOLDER / f"{name}.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(files, key=lambda f: f.relative_to(root).as_posix()):
            entry = zipfile.ZipInfo(file.relative_to(root).as_posix())
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, file.read_bytes(), compresslevel=9)


def pack_present() -> None:
    """Pack the projects of the present format."""
    with tempfile.TemporaryDirectory() as temporary:
        laid = lay_project(Path(temporary) / "proyek", name=NAME)
        pack(f"{CURRENT}-contoh", laid, [f for f in laid.rglob("*") if f.is_file()])
    own = [f for p in PARTS if p != "lib" for f in (ROOT / p, *(ROOT / p).rglob("*")) if f.is_file()]
    pack(f"{CURRENT}-2024", ROOT, [f for f in own if f.suffix != ".png" and ".ipynb_checkpoints" not in f.parts])


if __name__ == "__main__":
    sys.exit(pack_present())
