"""What of a page can a project show that has other data?

What a page shows from a source, a narrative or a page that the project does not
have is left out: the cell, the paragraph that refers to it, the heading below which
nothing stays.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

# Tables and charts that take a source which their name does not say.
_IMPLIED_SOURCE = {
    "belanja": "belanja",
    "kaskade": "strategi",
    "iku": "iku",
    "organisasi": "unit_organisasi",
    "dasar_keputusan": "dasar_hukum",
}
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)[^)]*\)")
_REFERENCE = re.compile(r"\{numref\}`tbl-([a-z0-9-]+)`")
# A paragraph with the fences of blocks that open above it and close below it.
_FENCED = re.compile(r"((?:[ \t]*:::[^\n]*(?:\n|\Z))*)(.*?)((?:(?:\n|(?<=\n))[ \t]*:::+[ \t]*)*)", re.S)
_EMPTY_BLOCK = re.compile(r"(?:\A|(?<=\n))[ \t]*(:{3,})\{[^\n]*\n\s*\1[ \t]*(?:\n+|\Z)")


def without_empty_blocks(text: str) -> str:
    """Markdown without conditions and containers in which nothing stands.

    >>> without_empty_blocks(":::{bila} tercapai(i)\\n:::\\n\\nNaik.")
    'Naik.'
    """
    while (less := _EMPTY_BLOCK.sub("", text)) != text:
        text = less
    return text.strip("\n")


class Filter:
    """Leaves out of a page what the new project cannot show."""

    def __init__(self, sources: set[str], narasi: set[str], pages: set[str], all_sources: set[str]):
        self.sources, self.narratives, self.pages = sources, narasi, pages
        self.missing_references = {n.replace("_", "-") for n in all_sources - sources}

    def can_show(self, kode: str) -> bool:
        """Whether everything that a code cell shows is there."""
        for c in ast.walk(ast.parse(kode)):
            if not isinstance(c, ast.Call) or not isinstance(c.func, ast.Attribute):
                continue
            names = [a.value for a in c.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if c.func.attr == "narasi":
                if not set(names) <= self.narratives:
                    return False
            elif names and c.func.attr in ("daftar", "deret", "banding_tahun", "silang"):
                if names[0] not in self.sources:
                    return False
            elif _IMPLIED_SOURCE.get(c.func.attr, "target") not in self.sources:
                return False
        return True

    def prose(self, text: str, file: str) -> str:
        """Markdown without paragraphs, items and rows that lead to what is not there."""

        def present(part: str) -> bool:
            targets = {(Path(file).parent / t).as_posix() for t in _LINK.findall(part)}
            targets = {
                "/".join(_normalise(t.split("/"))).rpartition(".")[0] for t in targets if t.endswith((".md", ".ipynb"))
            }
            return targets <= self.pages and not self.missing_references & set(_REFERENCE.findall(part))

        blocks = []
        for b in re.split(r"\n\n+", text.strip("\n")):
            opening, b, closing = _FENCED.fullmatch(b).groups()
            row = b.split("\n")
            if all(x.startswith("- ") for x in row):
                b = "\n".join(x for x in row if present(x))
            b = opening + (b if b and present(b) else "") + closing
            if b:
                blocks.append(b)
        return re.sub(r"\n{3,}", "\n\n", without_empty_blocks("\n\n".join(blocks)))

    def notebook(self, nb: dict[str, Any], file: str) -> dict[str, Any] | None:
        """A notebook with what is there; None when nothing is left to show."""
        content, left_out = [], False
        for cell in nb["cells"]:
            text = "".join(cell["source"])
            if cell["cell_type"] == "code":
                if not self.can_show(text):
                    left_out = True
                    continue
            else:
                text = self.prose(text, file)
                if not text:
                    continue
                cell = cell | {"source": text.splitlines(keepends=True)}
            content.append(cell)
        content = _without_empty_headings(content)
        shows = any(s["cell_type"] == "code" and "tampilkan(" in "".join(s["source"]) for s in content)
        return None if left_out and not shows else nb | {"cells": content}


def _normalise(parts: list[str]) -> list[str]:
    results: list[str] = []
    for b in parts:
        if b == "..":
            results.pop()
        elif b != ".":
            results.append(b)
    return results


def without_empty_headings(text: str) -> str:
    """Markdown without second-level headings below which nothing stands.

    >>> without_empty_headings("# A\\n\\n## B\\n\\n## C\\n\\nIsi.")
    '# A\\n\\n## C\\n\\nIsi.'
    """
    block = text.split("\n\n")
    return "\n\n".join(
        b
        for n, b in enumerate(block)
        if not (b.startswith("## ") and (n + 1 == len(block) or block[n + 1].startswith("## ")))
    )


def _without_empty_headings(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Cells without headings that are followed by another heading or nothing."""
    results: list[dict[str, Any]] = []
    for n, s in enumerate(cells):
        text = "".join(s["source"])
        if s["cell_type"] == "markdown" and text.startswith("## "):
            following = cells[n + 1] if n + 1 < len(cells) else None
            going_on = following is not None and (
                following["cell_type"] == "code" or not "".join(following["source"]).startswith("## ")
            )
            text = without_empty_headings(text + ("\n\n." if going_on else "")).removesuffix("\n\n.")
            if not text:
                continue
            s = s | {"source": text.splitlines(keepends=True)}
        results.append(s)
    return results
