"""A page of the built site as plain text: what a reader sees, hears and downloads, a sentence a line.

The lines go into `tests/approved/`; a changed sentence or cell is a changed line.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup, NavigableString, Tag

from lkjip.book.comparison import MENU, write_pages
from lkjip.book.years import Edition
from lkjip.pages.open_data import FOLDER
from lkjip.views.labels import RESULTS

IGNORED = "a.headerlink, .unduhan, .toctree-wrapper, script, style, .cell_input, defs, metadata"
SENTENCE_END = re.compile(r"(?<=[a-z0-9)”%`][.!?]) (?=[A-Z“(])")
COLOUR = re.compile(r"(fill|stroke): (?:var\(--g-(\w+)[^)]*\)|(#\w{6}))")


def one_line(text: str) -> str:
    return " ".join(text.split())


def formula(node) -> str:
    """MathML on one line, as a spreadsheet would write it: fractions as (a)/(b), indices as a_b."""
    if isinstance(node, NavigableString):
        return re.sub(r"\s+", " ", str(node)) if node.parent.name == "mtext" else one_line(str(node))
    parts = [formula(c) for c in node.children if not (isinstance(c, NavigableString) and not c.strip())]
    match node.name:
        case "mfrac":
            return f"({parts[0]})/({parts[1]})"
        case "msub":
            return f"{parts[0]}_{parts[1]}"
        case "mspace":
            return " "
        case "mo":
            return f" {''.join(parts)} " if parts and parts[0] in ("×", "+", "-", "−", "=", "⇒") else "".join(parts)
    text = re.sub(r" +", " ", "".join(parts))
    return text.strip() if node.name == "math" else text


def marks(svg: Tag) -> str:
    """How many lines and marks a drawing has, by colour: a bar that vanishes is seen."""
    count: Counter[str] = Counter()
    for mark in svg.select("path, use, polyline, circle"):
        colours = {m[2] or m[3] for m in COLOUR.finditer(mark.get("style", ""))}
        count[f"{mark.name} {'+'.join(sorted(colours)) or 'none'}"] += 1
    return ", ".join(f"{n} {kind}" for kind, n in sorted(count.items()))


def drawing(box: Tag) -> Iterator[str]:
    svg = box.find("svg")
    yield f"[alt] {box['aria-label']}"
    words = [one_line(t.get_text()) for t in svg.select("text")]
    if words:
        yield f"[words] {' · '.join(words)}"
    yield f"[marks] {marks(svg)}"


def inline(node) -> str:
    """The text of a paragraph or cell, with links, formulas and small drawings in their place."""
    if isinstance(node, NavigableString):
        return str(node)
    if node.name == "math":
        return formula(node)
    if node.get("role") == "img":
        return f"[{' / '.join(drawing(node))}]"
    text = "".join(inline(c) for c in node.children)
    if node.name == "a" and not node.get("href", "#").startswith("#") and "internal" not in node.get("class", []):
        return f"[{text}]({node['href']})"
    return {"sup": f"^{text}", "strong": f"**{text}**", "em": f"*{text}*", "br": " "}.get(node.name, text)


def cell(c: Tag) -> str:
    spans = "×".join(c.get(s, "1") for s in ("colspan", "rowspan"))
    right = " →" if "kanan" in c.get("class", []) and c.name == "th" else ""
    return one_line(inline(c)) + (f" ({spans})" if spans != "1×1" else "") + right


def table(t: Tag, *, head_only: bool = False) -> Iterator[str]:
    if t.caption:
        yield one_line(t.caption.get_text())
    yield f"[table] {' '.join(k for k in t.get('class', []) if k not in ('table', 'docutils', 'align-default'))}".strip()
    for row in t.select("thead tr" if head_only else "tr"):
        level = [k for k in row.get("class", []) if not k.startswith("row-") and k != "isi"]
        head = "|=" if row.parent.name == "thead" else "|"
        yield f"{head} {' | '.join(map(cell, row.find_all(['th', 'td'])))} |" + "".join(f" [{k}]" for k in level)


def blocks(node: Tag, indent: str = "", *, without_state: bool = False) -> Iterator[str]:
    """Lines of everything below a node, in reading order."""
    loose = ""
    for child in node.children:
        if isinstance(child, NavigableString) or child.name in ("a", "span", "strong", "em", "code", "sup", "br"):
            loose += inline(child)
            continue
        if loose.strip():
            yield indent + one_line(loose)
        loose = ""
        name = child.name
        if re.fullmatch(r"h[1-6]", name):
            yield from ("", f"{'#' * int(name[1])} {one_line(child.get_text())}", "")
        elif name == "p":
            kind = [k for k in child.get("class", []) if k in ("sumber", "catatan-tabel", "tiada", "rubric")]
            sentences = SENTENCE_END.split(one_line(inline(child)))
            yield from (indent + "".join(f"[{k}] " for k in kind) + s for s in sentences if s)
        elif name in ("ul", "ol"):
            for n, item in enumerate(child.find_all("li", recursive=False), 1):
                lines = list(blocks(item, "", without_state=without_state))
                bullet = f"{n}. " if name == "ol" else "- "
                yield from (indent + (bullet if k == 0 else "  ") + line for k, line in enumerate(lines))
        elif name == "table":
            yield ""
            yield from table(child, head_only=without_state)
        elif child.get("role") == "img":
            yield ""
            yield from drawing(child)
        elif name == "math":
            yield indent + formula(child)
        elif name == "dt":
            yield indent + one_line(inline(child)) + ":"
        else:
            yield from blocks(
                child, indent + ("  " if name in ("dd", "blockquote") else ""), without_state=without_state
            )
    if loose.strip():
        yield indent + one_line(loose)


def article_text(article: Tag, *, without_state: bool = False) -> str:
    """One page; of the colophon not what it says of this machine and this minute (`without_state`)."""
    article = BeautifulSoup(str(article), "lxml")
    for ignored in article.select(IGNORED):
        ignored.decompose()
    text = "\n".join(line.rstrip() for line in blocks(article, without_state=without_state))
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def frame_text(page: str) -> str:
    """What stands around the article on every page: title, list of pages, buttons, footer."""
    soup = BeautifulSoup(page, "lxml")
    lines = [soup.title.get_text()]
    lines += [f"{one_line(a.get_text())} -> {a['href']}" for a in soup.select("nav.bd-links a")]
    lines += [f"{one_line(a.get_text())} -> {a['href']}" for a in soup.select(".article-header-buttons a[href]")]
    lines += [one_line(p.get_text()) for p in soup.select(".bd-footer-content p, footer p, .announcement")]
    return "\n".join(one_line(x) for x in lines) + "\n"


def columns_text(package: dict) -> str:
    """Every table of the open data with its columns: name, kind, meaning."""
    lines = []
    for r in package["resources"]:
        lines.append(f"\n# {r['path']}: {r['title']}")
        lines += [json.dumps(f, ensure_ascii=False) for f in r["schema"]["fields"]]
    return "\n".join(lines).strip() + "\n"


def layout_text(source: Path) -> str:
    """How every table is laid out on paper: its columns with their shares of the width, and how many notes."""
    lines = []
    for file in sorted([*source.rglob("*.ipynb"), *source.rglob("*.md")]):
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".ipynb":
            outputs = [o for c in json.loads(text)["cells"] for o in c.get("outputs", ())]
            text = "\n".join("".join(o.get("data", {}).get("text/markdown", "")) for o in outputs)
        for content in re.findall(r"^```\{lkjip-tabel\}\n(.*)\n```$", text, re.M):
            t = json.loads(content)
            columns = ", ".join(f"{k['kunci']} {k['lebar']}" for k in t["kolom"])
            lines.append(f"{t['label']}: {columns}; {len(t['catatan'])} catatan")
    return "\n".join(sorted(lines)) + "\n"


def book_texts(html: Path, pages: list[str]) -> dict[str, str]:
    """All approved files of a book, by their path: its pages, its frame, its open data."""
    texts = {}
    for name in pages:
        soup = BeautifulSoup((html / f"{name}.html").read_text(encoding="utf-8"), "lxml")
        article = soup.select_one("article.bd-article")
        texts[f"{name}.txt"] = article_text(article, without_state=name == "book/kolofon")
    texts["frame.txt"] = frame_text((html / f"{pages[0]}.html").read_text(encoding="utf-8"))
    data = html / "tabel"
    report = json.loads((data / "laporan.json").read_text(encoding="utf-8"))
    texts["laporan.json"] = json.dumps(report, ensure_ascii=False, indent=1) + "\n"
    texts["tabel.txt"] = columns_text(json.loads((data / "datapackage.json").read_text(encoding="utf-8")))
    texts["kolom.txt"] = layout_text(html.parent / "sumber")
    return texts


def joint_site_texts(reports: list, folder: Path) -> dict[str, str]:
    """The pages that stand above the books of several years: title and menu, body, and where their links lead."""
    pages = frozenset(f"notebooks/{i.replace('_', '-')}.html" for i in list(reports[0].katalog.indikator)[1:])
    (folder / str(reports[0].tahun) / FOLDER).mkdir(parents=True)
    (folder / str(reports[0].tahun) / FOLDER / RESULTS).touch()
    write_pages([Edition(r, folder, pages) for r in reports], folder, "notebooks/beranda.html")
    texts = {}
    for name, _ in MENU:
        soup = BeautifulSoup((folder / name).read_text(encoding="utf-8"), "lxml")
        menu = [f"{one_line(a.get_text())} -> {a['href']}" for a in soup.select("header a")]
        links = [f"{one_line(a.get_text())} -> {a['href']}" for a in soup.main.select("a")]
        lines = [soup.title.get_text(), *menu, article_text(soup.main), *links, one_line(soup.footer.get_text())]
        texts[f"{Path(name).stem}.txt"] = "\n".join(lines) + "\n"
    return texts
