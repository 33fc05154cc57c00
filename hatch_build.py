"""Which general pages does a wheel carry? Those of this repository, so that `lkjip new-agency` finds them."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PAGES = (
    "_config.yml",
    "_toc.yml",
    ".gitignore",
    "book/*.md",
    "book/*.typ",
    "book/_static/**/*",
    "notebooks/*.ipynb",
    "data/PANDUAN.md",
    "data/ARTI-PESAN.md",
    "data/datapackage.yaml",
)
"""What `lkjip.projects.new_agency` reads of the repository."""
PLACE = "lkjip/projects/template"


def general_pages(root: Path) -> dict[str, str]:
    """Place in the wheel of every general page; raises `FileNotFoundError` when there is none of a kind."""
    found = {pattern: [f for f in sorted(root.glob(pattern)) if f.is_file()] for pattern in PAGES}
    if missing := [pattern for pattern, files in found.items() if not files]:
        raise FileNotFoundError(f"no general pages for the wheel: {', '.join(missing)} in {root}")
    return {str(f): f"{PLACE}/{f.relative_to(root).as_posix()}" for files in found.values() for f in files}


class GeneralPages(BuildHookInterface):
    """Lays the general pages into a wheel; an editable install has the repository itself."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "editable":
            build_data["force_include"] |= general_pages(Path(self.root))
