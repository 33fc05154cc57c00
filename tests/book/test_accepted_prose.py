"""Whatever the check accepts in prose goes through Sphinx and the PDF without a word from them."""

import json
import random
from dataclasses import replace
from pathlib import Path

import yaml
from nbformat import v4

from lkjip.book.build import make_pages
from lkjip.book.engines import _fill_prose
from lkjip.findings import InputError
from lkjip.language.borders import markdown
from lkjip.prose.allowed import Text, examine_page
from lkjip.prose.markdown import NARRATIVE, PAGE
from lkjip.prose.narasi import fill
from lkjip.views.grid import Kolom, Tabel
from small_project import settings_of_source, write

# Each text is put together of these; they are what people write, whole and in pieces.
WHOLE = """\
Teks *miring*, **tebal**, `kode`, 5% (lima), a < b, 5 <6, #5, a & b &copy;.|*) catatan|US$ 5 juta|US\\$ 5|\\{nama\\}
- a⏎- b⏎  1. c⏎  2. d|7. a⏎8. b|> a⏎>⏎> - b|Istilah⏎: arti⏎: arti lain|a\\⏎b|a⏎⏎---⏎⏎b|<!-- a -->⏎⏎b <!-- c --> d
:::{note}⏎a⏎:::|:::{note} a *b*⏎:::|:::{admonition} Judul⏎a⏎:::|::::{note}⏎:::{tip}⏎a⏎:::⏎::::|```⏎a⏎```|1. a⏎⏎   :::{tip}⏎   b⏎   :::
:::{container} tanda-tangan⏎a\\⏎b⏎:::|{numref}`tbl-a` {ref}`teks <tbl-a>` H{sub}`2`O m{sup}`2` {math}`a + b`|```{math}⏎a = b⏎```
[a](https://x.id/a_b?c=%20d#e) <https://x.id> <a@x.id>|[c](tabel:laporan.json)|a[^NOMOR]⏎⏎[^NOMOR]: c *d*|![Uraian](../book/a.png)
$a+b$, $x_1$, $y^2$ dan $\\le 5$|$$⏎\\frac{\\text{Realisasi}}{\\text{Target}} \\times 100\\%⏎$$|[a][bNOMOR]⏎⏎[bNOMOR]: https://x.id
:::{bila} ya⏎a⏎:::|:::{bila} tidak⏎a⏎:::|::::{note}⏎:::{bila} tidak⏎a⏎:::⏎::::|:::::{tip} a⏎::::{bila} ya⏎:::{note}⏎b⏎:::⏎::::⏎:::::
````{note} a⏎:::{tip}⏎b⏎:::⏎````|{eval}`nilai` dan **{eval}`nilai`**|- {eval}`nilai`|$x = {eval}`nilai`$|[a](https://x.id/{eval}`nilai`)
:::{kutipan} Surat {eval}`nilai`⏎{eval}`nilai`⏎:::|![Uraian {eval}`tahun`](../book/a.png)|$\\sqrt{a}_i^2 + \\dfrac{1}{2}$
# H|## H|```{include} x⏎```|{evall}`x`|<b>a</b>|[x](tiada.md)|a[^zz]|![x](b.png)|:::{note}⏎a|a⏎⏎    b|***|{ref}`x`|$\\foo$|(x)=⏎a
""".replace("\n", "|").split("|")
PIECES = [
    "a",
    "b c",
    "*",
    "**",
    "_",
    "`",
    "[",
    "](",
    ")",
    "!",
    "# ",
    "$",
    "$$",
    "\\",
    "{",
    "}",
    "<",
    ">",
    "> ",
    "- ",
    "1. ",
    ": ",
    ":::",
    "```",
    "---",
    "⏎",
    "⏎⏎",
    "    ",
    "&",
    "^",
    "[^x]",
    "[r]",
    "{sub}`2`",
    "<!--",
    "-->",
    "5%",
]


def some_text(chance: random.Random, number: int) -> str:
    if chance.random() < 0.3:
        text = "".join(chance.choice(PIECES) for _ in range(chance.randint(2, 12)))
    else:
        text = "⏎⏎".join(chance.sample(WHOLE, chance.randint(1, 4)))
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(["", "", *PIECES]) + text[at:]
    return text.replace("⏎", "\n").replace("NOMOR", str(number))


def write_value(expression: str, *_: object) -> str:
    """A value that is markup in most languages, a year, or the answer of a condition."""
    return {"nilai": markdown("[a] *b* & #c_d $5 <e>"), "tahun": "2025"}.get(expression, expression)


def filled(text: str, root: Path) -> str:
    """What a check lets pass, as it gets into the book; nothing for what it refuses, and for what vanishes."""
    page = Text(f"# H\n\n{text}\n", "a.md", PAGE, None, root, frozenset({"book/awal"}))
    try:
        fill(page, write_value)
        result = fill(replace(page, text=text, kind=NARRATIVE), write_value)
    except InputError:
        return ""
    return "" if examine_page([page]) or not result.strip() else result


def test_accepted_prose_makes_pages(project, tmp_path):
    """Half of the texts as pages, half as narratives that a notebook shows."""
    source = tmp_path / "sumber"
    chance = random.Random(12)
    (source / "book").mkdir(parents=True)
    (source / "notebooks").mkdir()
    (source / "book/a.png").write_bytes((project.root / "book/contoh-halaman.png").read_bytes())
    (source / "book/laporan.typ").write_bytes((project.root / "book/laporan.typ").read_bytes())
    whole = (filled(w.replace("⏎", "\n").replace("NOMOR", "0"), source) for w in WHOLE)
    texts, number, tried = ["\n\n".join(filter(None, whole))], 0, 0
    while len(texts) < 30:
        tried += 1
        if text := filled(some_text(chance, tried), source):
            texts.append(text)
    assert tried > 45  # so a good part was refused
    table = Tabel("tbl-a", "Tabel", (Kolom("a", "A"),), (("1",),)).bundel()["text/markdown"]
    write(source / "book/awal.md", f"# Awal\n\n{table}\n")
    toc = ["book/awal"]
    for number, text in enumerate(texts):
        if number % 2 == 0:
            toc.append(f"book/p{number}")
            write(source / f"{toc[-1]}.md", f"# Halaman {number}\n\n{text}\n")
            continue
        toc.append(f"notebooks/p{number}")
        output = {
            "output_type": "display_data",
            "metadata": {},
            "data": {"text/markdown": text},
        }
        cells = [
            {"cell_type": "markdown", "id": "a", "metadata": {}, "source": f"# Halaman {number}"},
            {
                "cell_type": "code",
                "id": "b",
                "metadata": {"tags": ["remove-input"]},
                "execution_count": 1,
                "source": "",
                "outputs": [output],
            },
        ]
        write(
            source / f"{toc[-1]}.ipynb",
            json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}),
        )
    write(
        source / "_toc.yml",
        yaml.safe_dump({"format": "jb-book", "root": toc[0], "chapters": [{"file": f} for f in toc[1:]]}),
    )
    settings_of_source(source, project.root)
    make_pages(source, tmp_path / "situs")
    assert (tmp_path / "situs/laporan.pdf").is_file()


def test_cells_are_refused_and_cleared_of_remarks_where_papermill_runs_them(tmp_path):
    cells = [
        v4.new_markdown_cell("# H<!-- a -->"),
        v4.new_markdown_cell("a\n\n<b>"),
        v4.new_markdown_cell("[x](../../y.md)"),
    ]
    notebook, findings = v4.new_notebook(cells=cells), []
    _fill_prose(notebook, str, "notebooks/a.ipynb", findings, tmp_path)
    assert [(f.code, str(f.place)) for f in findings] == [
        ("N301", "notebooks/a.ipynb, sel 2, baris 3"),
        ("N306", "notebooks/a.ipynb, sel 3, baris 1"),
    ]
    assert notebook.cells[0].source == "# H"
