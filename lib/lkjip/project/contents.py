"""Which pages does the book of a year have, and in which order?

Those that `_toc.yml` names, without the pages of indicators that are not part of
the year's plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ..facts.catalogue import Catalogue
from ..facts.schema import shown
from ..facts.yaml_files import read_yaml
from ..findings import InputError, kinds
from .notebook import notebook_parameters, read_notebook

_BRANCHES = ("parts", "chapters", "sections")


def not_this_year(notebooks: Iterable[Path], catalogue: Catalogue) -> list[Path]:
    """Notebooks about an indicator that the catalogue knows, but not in this year."""

    def indicator(file: Path) -> str:
        try:
            value, _ = notebook_parameters(read_notebook(file), file.name)
        except InputError:
            return ""  # the check says what is wrong with it
        return value.get("indikator", "")

    missing = set(catalogue.history.indikator) - set(catalogue.indikator)
    return [b for b in notebooks if indicator(b) in missing] if missing else []


def without(node: Any, names: set[str]) -> Any:
    """A table of contents without some files; what stood below them goes too.

    >>> without({"root": "a", "chapters": [{"file": "b"}, {"file": "c"}]}, {"b"})
    {'root': 'a', 'chapters': [{'file': 'c'}]}
    >>> without({"root": "a", "parts": [{"caption": "B", "chapters": [{"file": "b"}]}]}, {"b"})
    {'root': 'a'}
    """
    results = dict(node)
    for k in _BRANCHES:
        if k not in results:
            continue
        content = [without(s, names) for s in results[k] if s.get("file") not in names]
        content = [s for s in content if "file" in s or any(c in s for c in _BRANCHES)]
        if content:
            results[k] = content
        else:
            del results[k]
    return results


def named_pages(toc: Any) -> Iterator[tuple[tuple, str]]:
    """Every page that a table of contents names, in order, and where; raises `InputError` for what is none.

    >>> list(named_pages({"root": "a", "parts": [{"chapters": [{"file": "b"}]}]}))
    [(('root',), 'a'), (('parts', 0, 'chapters', 0, 'file'), 'b')]
    """

    def require(thing: Any, kind: type, words: str) -> Any:
        if not isinstance(thing, kind):
            value = "isi yang kosong" if thing is None else f"`{shown(thing)}`"
            raise InputError([kinds.WRONG_KIND.at("_toc.yml", value=value, kind=words, cure="perbaiki nilainya")])
        return thing

    def walk(node: Any, at: tuple = ()) -> Iterator[tuple[tuple, str]]:
        require(node, dict, "pasangan nama: nilai")
        if "file" in node:
            yield (*at, "file"), require(node["file"], str, "nama halaman")
        for k in _BRANCHES:
            for n, inner in enumerate(require(node.get(k, []), list, "daftar")):
                yield from walk(inner, (*at, k, n))

    if "root" not in require(toc, dict, "pasangan nama: nilai"):
        raise InputError([kinds.MISSING_KEY.at("_toc.yml", key="root")])
    yield ("root",), require(toc["root"], str, "nama halaman")
    yield from walk(toc)


def listed_files(toc: Any) -> list[str]:
    """All files that a table of contents names, in order; raises `InputError` for what is none."""
    return [page for _, page in named_pages(toc)]


def table_of_contents(file: Path) -> list[str]:
    """All files that `_toc.yml` names, in order."""
    return listed_files(read_yaml(file, file.name))


def page_file(name: str) -> str:
    """The file of a page that a table of contents names.

    >>> page_file("notebooks/beranda"), page_file("book/sampul")
    ('notebooks/beranda.ipynb', 'book/sampul.md')
    """
    return f"{name}.ipynb" if name.startswith("notebooks/") else f"{name}.md"


def replace_pages(node: Any, old: set[str], new: list[str]) -> Any:
    """A table of contents with pages in the place of others.

    >>> replace_pages({"sections": [{"file": "a"}, {"file": "x"}, {"file": "y"}]}, {"x", "y"}, ["m", "n"])
    {'sections': [{'file': 'a'}, {'file': 'm'}, {'file': 'n'}]}
    """
    if not isinstance(node, list):
        return {k: replace_pages(v, old, new) if isinstance(v, list) else v for k, v in node.items()}
    results: list[Any] = []
    injected = [{"file": b} for b in new]
    for s in node:
        if s.get("file") in old:
            results, injected = results + injected, []
        else:
            results.append(replace_pages(s, old, new))
    return results
