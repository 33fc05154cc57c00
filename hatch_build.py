"""Which general pages does a wheel carry? Those of this repository, so that `lkjip new-agency` finds them."""

import re
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PAGES = (
    "_config.yml",
    "_toc.yml",
    ".gitignore",
    "book/*.typ",
    "book/_static/**/*",
    "data/PANDUAN.md",
    "data/ARTI-PESAN.md",
    "data/datapackage.yaml",
)
"""What `lkjip.projects.new_agency` reads of the repository, beside the pages that `_toc.yml` names."""
PAGE = re.compile(r"(?:file|root): *(\S+)")
PLACE = "lkjip/projects/template"


def general_pages(root: Path) -> dict[str, str]:
    """Place in the wheel of every general page; raises `FileNotFoundError` when there is none of a kind."""
    named = PAGE.findall((root / "_toc.yml").read_text(encoding="utf-8"))
    pages = [f"{name}.ipynb" if name.startswith("notebooks/") else f"{name}.md" for name in named]
    found = {pattern: [f for f in sorted(root.glob(pattern)) if f.is_file()] for pattern in (*PAGES, *pages)}
    if missing := [pattern for pattern, files in found.items() if not files]:
        raise FileNotFoundError(f"no general pages for the wheel: {', '.join(missing)} in {root}")
    return {str(f): f"{PLACE}/{f.relative_to(root).as_posix()}" for files in found.values() for f in files}


class GeneralPages(BuildHookInterface):
    """Lays the general pages into a wheel; an editable install has the repository itself."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "editable":
            build_data["force_include"] |= general_pages(Path(self.root))
