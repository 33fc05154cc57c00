"""How does an indicator of the catalogue get its page?"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from ..facts.catalogue import History
from ..facts.folders import fits_every_system
from ..facts.package import require_data_folder
from ..facts.text_files import read_text
from ..findings import InputError, kinds, nearest
from ..project.notebook import canonical, notebook_parameters, read_notebook
from .copies import YEAR, is_parameters, with_copy
from .writing import write_all

SAMPLE = Path(__file__).with_name("samples") / "perpustakaan"
PAGE_TEMPLATE = Path(__file__).with_name("samples") / "indikator.ipynb"

SUMMARY = "notebooks/ringkasan-capaian"
"""The page after which the first page of an indicator stands."""

SAMPLE_YEAR = 2025
"""Report year of the sample."""


def page_name(id: str) -> str:
    """Name of an indicator's page.

    >>> page_name("mutu_layanan")
    'mutu-layanan'
    """
    return id.replace("_", "-")


def indicator_notebook(id: str, tahun: int, *, template: Path = PAGE_TEMPLATE) -> dict[str, Any]:
    """The page of an indicator: everything on it follows from the catalogue and the data."""
    nb = json.loads(read_text(template))
    replacements = {"ID_INDIKATOR": id, "NAMA-HALAMAN": page_name(id)}
    for n, cell in enumerate(nb["cells"]):
        cell["id"] = f"{page_name(id)}-{n:02d}"
        cell["source"] = [_substitute(b, replacements) for b in cell["source"]]
    return with_year(nb, tahun)


def _substitute(text: str, replacements: dict[str, str]) -> str:
    for old, new in replacements.items():
        text = text.replace(old, new)
    return text


def with_year(nb: dict[str, Any], tahun: int) -> dict[str, Any]:
    for cell in nb["cells"]:
        if is_parameters(cell):
            cell["source"] = [YEAR.sub(rf"\g<1>{tahun:04}", b) for b in cell["source"]]
    return nb


def read_parameters(file: Path) -> dict[str, Any]:
    return notebook_parameters(read_notebook(file), file.name)[0]


def add_indicator(root: Path, id: str) -> Path:
    """Write the page of an indicator of the catalogue and its line in `_toc.yml`; returns the page.

    Raises `InputError` when the catalogue does not know it or the page is there.
    """
    require_data_folder(root / "data")
    history = History(root / "data")
    if id not in history.indikator:
        raise InputError(
            [kinds.UNKNOWN_INDICATOR.at("data/indikator.yaml", id=id, when="", near=nearest(id, history.indikator))]
        )
    name = f"notebooks/{page_name(id)}"
    file = root / f"{name}.ipynb"
    if not fits_every_system(file.name):
        raise InputError([kinds.UNFIT_NAME.at("data/indikator.yaml", name=file.name)])
    if file.exists():
        raise InputError([kinds.PAGE_EXISTS.at(f"{name}.ipynb")])
    toc = read_text(root / "_toc.yml").splitlines()
    tahun, last, of_indicator = SAMPLE_YEAR, None, False
    for n, row in enumerate(toc):
        m = re.fullmatch(r"\s*- file: (notebooks/[\w-]+)", row)
        if not m or not (present := root / f"{m[1]}.ipynb").exists():
            continue
        p = read_parameters(present)
        tahun = p.get("tahun", tahun)
        # After the last page of an indicator; where there is none, after the summary of all of them.
        if "indikator" in p or (not of_indicator and m[1] == SUMMARY):
            last, of_indicator = n, "indikator" in p
    if last is None:
        raise InputError([kinds.NO_INDICATOR_PAGE.at("_toc.yml")])
    toc.insert(last + 1, toc[last].replace(toc[last].split()[-1], name))
    page = with_copy(root, f"{name}.ipynb", canonical(indicator_notebook(id, tahun)))
    write_all(root, page | {"_toc.yml": ("\n".join(toc) + "\n").encode()})
    return file
