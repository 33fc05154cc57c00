"""A page with every kind of thing that Markdown can hold, read without Sphinx."""

from docutils import nodes

from lkjip.pages.numbering import FRONT
from lkjip.print.order import Manuscript, Page

RICH = """
# Judul

Kata **tebal**; *miring*(ya), `kode`.akhir, **a**.b,
baris\\
berikut, 1. bukan daftar, # bukan judul, $5 dan \\*bintang\\* serta "kutip" -- 'satu'... <x@y.id>

- satu
- dua
  1. anak
  2. anak lagi

3. tiga
4. empat

Istilah
: artinya

> kutipan

| a | b |
|---|---|
| 1 | 2 |

```{note}
Perhatikan ini.
```

```{admonition} Judul kotak
Isi kotak.
```

```{math}
\\frac{\\text{1,5}}{\\text{2}} = \\text{0,75}
```

Catatan kaki[^k] dan [tautan](https://contoh.go.id).

[^k]: Bunyi catatan kaki.

    blok kode

---

Akhir.
"""


def manuscript_of(text: str) -> Manuscript:
    """A book of one page, read without Sphinx."""
    from docutils.core import publish_doctree
    from myst_parser.parsers.docutils_ import Parser

    content = publish_doctree(
        text,
        parser=Parser(),
        settings_overrides={
            "myst_enable_extensions": ["deflist"],
            "myst_suppress_warnings": ["myst"],
            "report_level": 5,
        },
    )
    root = nodes.section("", *content.children, ids=["judul"]) if not content.next_node(nodes.section) else None
    if root is not None:
        root.insert(0, nodes.title(text=content.get("title", "Judul")))
        content.children = []
        content += root
    return Manuscript((Page("h", FRONT, 1, content),), {("h", "judul"): "h:judul"}, {}, {})
