"""What of a year's report is there, and what is missing?

Counted in the assembled pages themselves: every table, chart and piece of prose
says there whether it is complete. Counting in the sources instead could contradict
what the reader sees.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..facts.text_files import read_text, write_text
from ..language.borders import read_markdown
from ..language.words import kapital
from ..views.grid import Kolom, Tabel, Tautan

PLACE = "```{lkjip-kelengkapan}\n```"
COMPLETE, PARTIAL, MISSING = "lengkap", "sebagian", "tidak ada"
TABLE, FIGURE, PROSE = "tabel", "gambar", "uraian"
_COUNTS = (
    (TABLE, COMPLETE),
    (TABLE, PARTIAL),
    (TABLE, MISSING),
    (FIGURE, COMPLETE),
    (FIGURE, MISSING),
    (PROSE, COMPLETE),
    (PROSE, MISSING),
)
_CONTENT = re.compile(r"```\{(lkjip-tabel|lkjip-gambar|container\} tiada)\}?\n(.*?)\n```", re.S)
_HEADING = re.compile(r"^#+ (.+)$", re.M)


@dataclass(frozen=True, slots=True)
class Item:
    """One table, chart or piece of prose of a page, and whether it is there."""

    page: str
    kind: str
    title: str
    state: str
    remark: str = ""


def _item(page: str, part: str, kind: str, content: str) -> Item:
    if kind.startswith("container"):
        return Item(page, PROSE, part, MISSING, read_markdown(content))
    u = json.loads(content)
    kind = TABLE if kind == "lkjip-tabel" else FIGURE
    if "tiada" in u:
        return Item(page, kind, u["judul"], MISSING, f"{u['tiada']} Pemilik data: {u['sumber']}.")
    empty = kind == TABLE and any("c" in s for b in u["badan"] for s in b["sel"])
    if not empty:
        return Item(page, kind, u["judul"], COMPLETE)
    reason = "; ".join(c[3:-1] for c in u["catatan"] if re.match(r"[a-z]\) ", c))
    return Item(page, kind, u["judul"], PARTIAL, f"{kapital(reason)}. Pemilik data: {u['sumber']}.")


def page_items(page: str, parts: Iterable[tuple[str, bool]]) -> Iterator[Item]:
    """What a page holds, from its parts in order: Markdown, and whether code has shown it.

    Prose that stands in the page is true of every year and is not counted, except
    where a sentence says in its place what is missing.

    >>> [b.state for b in page_items("a", [("# A\\n\\n```{container} tiada\\nTidak present.\\n```", False)])]
    ['tidak ada']
    """
    title = ""
    for text, outputs in parts:
        present = list(_CONTENT.finditer(text))
        for m in present:
            last = [j[1] for j in _HEADING.finditer(text, 0, m.start())]
            title = read_markdown(last[-1]) if last else title
            yield _item(page, title, m[1], m[2])
        if outputs:
            if not present and not text.startswith("```"):
                yield Item(page, PROSE, title, COMPLETE)
        elif new_title := _HEADING.findall(text):
            title = read_markdown(new_title[-1])


def page_parts(file: Path) -> list[tuple[str, bool]]:
    """The Markdown of a page in order: of a notebook its prose cells and its outputs."""
    text = read_text(file)
    if file.suffix == ".md":
        return [(text, False)]
    results = []
    for cell in json.loads(text)["cells"]:
        if cell["cell_type"] == "markdown":
            results.append(("".join(cell["source"]), False))
        else:
            outputs = [o["data"].get("text/markdown", "") for o in cell["outputs"] if "data" in o]
            results += [("".join(k), True) for k in outputs if k]
    return results


def _title(parts: list[tuple[str, bool]]) -> str:
    return next((read_markdown(m[1]) for text, _ in parts for m in _HEADING.finditer(text)), "")


def completeness_tables(items: dict[str, list[Item]], names: dict[str, str], tahun: int) -> list[Tabel]:
    """Counts by page, and what is missing or partial; `name` are the pages' titles."""
    count = {h: Counter((b.kind, b.state) for b in content) for h, content in items.items() if content}
    rows = [(Tautan(names[h], h), *(c[k] for k in _COUNTS)) for h, c in count.items()]
    rows.append(("Jumlah", *(sum(c[k] for c in count.values()) for k in _COUNTS)))
    groups: dict[tuple[str, str, str, str], list[str]] = {}
    for content in items.values():
        for b in content:
            if b.state != COMPLETE:
                groups.setdefault((b.page, b.kind, b.state, b.remark), []).append(b.title)
    details = [
        (Tautan(names[h], h), kapital(j), "; ".join(dict.fromkeys(title)), k, remark)
        for (h, j, k, remark), title in groups.items()
    ]
    basis = "Halaman laporan ini"
    counts = Tabel(
        "tbl-kelengkapan",
        f"Kelengkapan laporan tahun {tahun} menurut halaman",
        (
            Kolom("halaman", "Halaman", lebar=7),
            *(Kolom(f"{j}_{k}".replace(" ", "_"), kapital(k), "bulat", grup=kapital(j)) for j, k in _COUNTS),
        ),
        tuple(rows),
        ("isi",) * (len(rows) - 1) + ("jumlah",),
        sumber=basis,
    )
    if not details:
        return [counts]
    return [
        counts,
        Tabel(
            "tbl-kelengkapan-rincian",
            f"Yang tidak tersedia atau tersedia sebagian tahun {tahun}",
            (
                Kolom("halaman", "Halaman", gabung=True, lebar=4),
                Kolom("jenis", "Jenis", lebar=2),
                Kolom("judul", "Judul atau bagian", lebar=6),
                Kolom("keadaan", "Keadaan", lebar=2),
                Kolom("keterangan", "Keterangan dan pemilik data", lebar=7),
            ),
            tuple(details),
            sumber=basis,
        ),
    ]


def complete_page(source: Path, book_pages: Iterable[str], tahun: int) -> None:
    """Put the tables into the assembled page that has a place for them."""
    item, name, destination = {}, {}, None
    for page in book_pages:
        file = next(b for a in (".md", ".ipynb") if (b := source / f"{page}{a}").exists())
        part = page_parts(file)
        if PLACE in part[0][0]:
            destination = file
        name[page] = _title(part)
        item[page] = list(page_items(page, part))
    if destination:
        content = "\n\n".join(t.bundel()["text/markdown"] for t in completeness_tables(item, name, tahun))
        write_text(destination, read_text(destination).replace(PLACE, content))
