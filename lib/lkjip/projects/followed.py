"""Which copies of a project have a newer form in this library, and which of them are nobody's work?

The newer form is what `new-agency` would lay if the project were begun today: pages are
filtered for its own sources, narratives and table of contents, and keep its report year.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..facts.folders import files
from ..facts.yaml_files import read_yaml
from ..findings import InputError
from ..project.contents import listed_files, page_file, table_of_contents
from ..project.notebook import canonical, check_code, narratives_used, notebook_parameters, read_notebook
from ..prose.narasi import narrative_file
from .copies import RECORD, YEAR, fingerprint, is_parameters, read_record, write_record
from .new_agency import filter_for, general_page, require_template, support_files, template_contents
from .new_indicator import SAMPLE_YEAR, indicator_notebook, page_name

_EARLIER = Path(__file__).with_name("earlier")
# Only a project that was laid has these as they were laid: the repository's own files of these names are others.
_ONLY_LAID = ("Makefile", "README.md", "data/PANDUAN.md")


def _notebook(file: Path) -> dict[str, Any] | None:
    """A stored notebook; None when it cannot be read, which is for the check to say."""
    try:
        return read_notebook(file)
    except InputError:
        return None


def _indicator(file: Path) -> str:
    """The indicator whose page a file is, by name and parameter; nothing for any other."""
    nb = _notebook(file)
    id = notebook_parameters(nb, file.name)[0].get("indikator", "") if nb else ""
    return id if file.stem == page_name(id) else ""


def _year(file: Path) -> int | None:
    """The report year that stands in a notebook."""
    nb = _notebook(file) if file.is_file() else None
    found = [YEAR.search("".join(c["source"])) for c in nb["cells"] if is_parameters(c)] if nb else []
    return next((int(m[2]) for m in found if m), None)


def _laid_earlier(root: Path) -> dict[str, str]:
    """What the version without records laid, if it laid this project."""
    laid: dict[str, str] = read_yaml(_EARLIER / "salinan-0.yaml")
    if not any((root / f).is_file() and fingerprint((root / f).read_bytes()) == laid[f] for f in _ONLY_LAID):
        return {}
    for file in files(root / "notebooks", "*.ipynb"):
        if id := _indicator(file):
            page = indicator_notebook(id, SAMPLE_YEAR, template=_EARLIER / "indikator-0.ipynb")
            laid.setdefault(f"notebooks/{file.name}", fingerprint(json.dumps(page).encode()))
    return laid


def noted_copies(root: Path) -> dict[str, str]:
    """Fingerprints, by path, of what the library copied into a project; none when its pages are its own.

    Raises `InputError` for a broken record.
    """
    return read_record(root / RECORD) if (root / RECORD).is_file() else _laid_earlier(root)


def _narratives(root: Path) -> set[str]:
    """Narratives that pages may show: those shown already, and those that every narrated year has."""
    shown: set[str] = set()
    for file in files(root / "notebooks", "*.ipynb"):
        nb = _notebook(file)
        if nb and not check_code(nb, file.name):
            shown |= {name for _, name in narratives_used(nb)}
    years = [f for f in narrative_file(root / "data", 0, "x").parents[1].glob("*") if f.is_dir()]
    of_years = [{b.relative_to(f).as_posix()[:-3] for b in files(f, "**/*.md")} for f in years]
    return shown | (set.intersection(*of_years) if of_years else set())


def _forms(root: Path, noted: dict[str, str]) -> Iterator[tuple[str, str, bytes]]:
    """Everything that would be laid now: name of the page ("" for what is none), file, content."""
    yield from (("", file, content) for file, content in support_files().items())
    toc, indicators = template_contents()
    listed = table_of_contents(root / "_toc.yml")
    usual = next((y for n in listed if (y := _year(root / page_file(n)))), SAMPLE_YEAR)
    filters = filter_for(root / "data", _narratives(root), set(listed))
    for name in listed_files(toc):
        file = page_file(name)
        content = None if name in indicators else general_page(name, filters, _year(root / file) or usual)
        if content is not None:
            yield name, file, content
    for file in noted:
        place = root / file
        if file.startswith("notebooks/") and place.is_file() and (id := _indicator(place)):
            yield file.rpartition(".")[0], file, canonical(indicator_notebook(id, _year(place) or usual))


@dataclass
class Followed:
    """What follows the library: new contents, and why each; which files are left as they are, and why."""

    content: dict[str, bytes] = field(default_factory=dict)
    why: dict[str, str] = field(default_factory=dict)
    left: dict[str, str] = field(default_factory=dict)

    def set(self, file: str, content: bytes, why: str) -> None:
        self.content[file], self.why[file] = content, why


def follow(root: Path) -> Followed:
    """What a project's copies become; nothing for a project whose pages are its own.

    A copy that somebody edited or deleted stays so. A page that is new in the library is
    laid, but not listed: the table of contents is the project's own.
    Raises `InputError` for a broken record or table of contents.
    """
    noted, result = noted_copies(root), Followed()
    if not noted:
        return result
    require_template()
    record = dict(noted)
    for name, file, new in _forms(root, noted):
        place, mark = root / file, fingerprint(new)
        old = place.read_bytes() if place.is_file() else None
        if file not in noted:
            if old is not None:
                result.left[file] = "berkas proyek ini dengan nama yang sama, tidak mengikuti pustaka"
                continue
            why = f"halaman baru; dimuat dalam buku setelah baris `- file: {name}` ditulis di _toc.yml"
            result.set(file, new, why if name else "berkas baru versi ini")
            record[file] = mark
        elif old is None:
            result.left[file] = "dihapus di proyek ini, tidak dikembalikan"
        elif fingerprint(old) == mark:
            record[file] = mark
        elif fingerprint(old) == noted[file]:
            result.set(file, _in_its_line_ends(new, old), "salinan yang belum diubah, mengikuti pustaka")
            record[file] = mark
        elif noted[file] != mark:
            result.left[file] = "diubah di proyek ini, tidak mengikuti pustaka"
    written = write_record(record)
    if not (root / RECORD).is_file() or fingerprint((root / RECORD).read_bytes()) != fingerprint(written):
        result.set(RECORD, written, "catatan salinan")
    return result


def _in_its_line_ends(new: bytes, old: bytes) -> bytes:
    r"""New text with the line ends that the old one has.

    >>> _in_its_line_ends(b"a\nb\n", b"c\r\n")
    b'a\r\nb\r\n'
    """
    return new.replace(b"\n", b"\r\n") if b"\r\n" in old and b"\r\n" not in new and b"\0" not in new else new
