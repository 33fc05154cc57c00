"""What goes wrong in text: narratives, Markdown cells of notebooks, hand-written pages?"""

from __future__ import annotations

import json
import random

from .mutation import HARMFUL, HARMLESS, Bed, Maker, Mutation

BLOCKS: dict[str, tuple[str, str]] = {
    # What a person may write
    "plain sentence": (HARMLESS, "Layanan diperluas ke desa yang belum terjangkau."),
    "bold and italic": (HARMLESS, "Layanan **diperluas** ke *semua* desa."),
    "bullets": (HARMLESS, "- Menambah jadwal layanan.\n- Menambah koleksi."),
    "numbers": (HARMLESS, "1. Menambah jadwal layanan.\n2. Menambah koleksi."),
    "nested bullets": (HARMLESS, "- Menambah layanan:\n  - di desa;\n  - di sekolah."),
    "table": (HARMLESS, "| Langkah | Pelaksana |\n|---|---|\n| Menambah jadwal | Bidang |"),
    "link": (HARMLESS, "Lihat [laman kami](https://contoh.go.id/laporan)."),
    "mail": (HARMLESS, "Tulis ke [kami](mailto:dinas@contoh.go.id)."),
    "wrapped": (HARMLESS, "Layanan diperluas ke desa\nyang belum terjangkau\nsampai sekarang."),
    "value": (HARMLESS, "Laporan ini tentang tahun {eval}`tahun`."),
    "value wrapped": (HARMLESS, "Pada tahun {eval}`tahun`,\nsetelah tahun {eval}`tahun_lalu`, layanan diperluas."),
    "comment": (HARMLESS, "<!-- sebabnya ditulis setelah rapat -->\n\nLayanan diperluas."),
    "law": (HARMLESS, "Kewenangannya diatur dalam Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah."),
    "article": (HARMLESS, "Hal itu diatur dalam Pasal 15 ayat (1) peraturan tersebut."),
    "literal": (HARMLESS, "Layanan dibuka {harfiah}`24 jam | ketentuan layanan, bukan data laporan`."),
    "note": (HARMLESS, ":::{note}\nLayanan diperluas.\n:::"),
    "windows lines": (HARMLESS, "Layanan diperluas.\r\n\r\nKoleksi ditambah."),
    "accents": (HARMLESS, "Kafé baca “Müller” – dekat balai desa."),
    "escaped": (HARMLESS, r"Tanda \* dan \_ dan \[ dan \{eval\} ditulis begitu saja."),
    # Files of the machine and of the net
    "include": (HARMFUL, "```{include} ../../../../../../../../etc/passwd\n```"),
    "literalinclude": (HARMFUL, "```{literalinclude} /etc/passwd\n```"),
    "csv-table url": (HARMFUL, "```{csv-table}\n:url: file:///etc/passwd\n```"),
    "csv-table file": (HARMFUL, "```{csv-table}\n:file: /etc/passwd\n```"),
    "raw url": (HARMFUL, "```{raw} html\n:url: file:///etc/passwd\n```"),
    "raw html": (HARMFUL, "```{raw} html\n<b>x</b>\n```"),
    "raw attribute": (HARMFUL, "`<b>x</b>`{=html}"),
    "raw colon": (HARMFUL, ":::{raw} html\n<b>x</b>\n:::"),
    "eval-rst": (HARMFUL, "```{eval-rst}\n.. include:: /etc/passwd\n```"),
    "code-cell": (HARMFUL, "```{code-cell} ipython3\nprint(1)\n```"),
    "download": (HARMFUL, "Unduh {download}`berkas <../../../etc/passwd>`."),
    "image of the machine": (HARMFUL, "![x](/etc/passwd)"),
    "image of the net": (HARMFUL, "![x](http://example.com/x.png)"),
    "image outside": (HARMFUL, "![x](../../../x.png)"),
    "image missing": (HARMFUL, "![x](tidak-ada.png)"),
    "image data": (HARMFUL, "![x](data:image/png;base64,AAAA)"),
    "figure of the machine": (HARMFUL, "```{figure} /etc/passwd\nx\n```"),
    "figure of the net": (HARMFUL, "```{figure} https://example.com/x.png\nx\n```"),
    "script": (HARMFUL, "<script>alert(1)</script>"),
    "iframe": (HARMFUL, '<iframe src="https://example.com"></iframe>'),
    "img": (HARMFUL, "Lihat <img src=x onerror=alert(1)> ini."),
    "meta": (HARMFUL, '<meta http-equiv="refresh" content="0">'),
    "html inline": (HARMFUL, "Layanan <b>diperluas</b>."),
    "html break": (HARMFUL, "Layanan<br>diperluas."),
    "html table": (HARMFUL, "<table><tr><td>x</td></tr></table>"),
    "svg": (HARMFUL, "<svg onload=alert(1)></svg>"),
    "style": (HARMFUL, "<style>body{display:none}</style>"),
    "entity tag": (HARMFUL, "<a href='javascript:alert(1)'>x</a>"),
    "link script": (HARMFUL, "Lihat [ini](javascript:alert(1))."),
    "link data": (HARMFUL, "Lihat [ini](data:text/html,x)."),
    "link file": (HARMFUL, "Lihat [ini](file:///etc/passwd)."),
    "link outside": (HARMFUL, "Lihat [ini](../../../../etc/passwd)."),
    "link to a missing page": (HARMFUL, "Lihat [ini](tidak-ada.md)."),
    "link to a missing heading": (HARMFUL, "Lihat [ini](#tidak-ada)."),
    "autolink file": (HARMFUL, "<file:///etc/passwd>"),
    # Constructs that a report does not have
    "mermaid": (HARMFUL, "```{mermaid}\ngraph TD\n```"),
    "unknown directive": (HARMFUL, "```{tidakada}\nx\n```"),
    "unknown colon directive": (HARMFUL, ":::{tidakada}\nx\n:::"),
    "directive open": (HARMFUL, ":::{note}\nLayanan diperluas."),
    "fence open": (HARMFUL, "```\nLayanan diperluas."),
    "toctree": (HARMFUL, "```{toctree}\n/etc/passwd\n```"),
    "contents": (HARMFUL, "```{contents}\n```"),
    "math directive": (HARMFUL, "```{math}\n\\frac{1}{\n```"),
    "glossary": (HARMFUL, "```{glossary}\nx\n  y\n```"),
    "substitution": (HARMFUL, "{{ tahun }} {sub-ref}`today`"),
    "target twice": (HARMFUL, "(sasaran-x)=\n\n(sasaran-x)=\n\nLayanan."),
    "roles": (HARMFUL, "Lihat {ref}`tidak-ada`."),
    "numref": (HARMFUL, "Lihat {numref}`tbl-tidak-ada`."),
    "doc": (HARMFUL, "Lihat {doc}`tidak-ada`."),
    "unknown role": (HARMFUL, "Lihat {tidakada}`x`."),
    "raw role": (HARMFUL, "Lihat {raw}`<b>x</b>`."),
    "cite": (HARMFUL, "Menurut {cite}`x2020`."),
    "footnote missing": (HARMFUL, "Layanan diperluas[^zz]."),
    "footnote unused": (HARMFUL, "Layanan diperluas.\n\n[^zz]: Catatan."),
    "footnote twice": (HARMFUL, "Layanan[^a].\n\n[^a]: Satu.\n\n[^a]: Dua."),
    "formula broken": (HARMFUL, "Hitungannya $\\frac{1}{$ begitu."),
    "formula typst": (HARMFUL, 'Hitungannya $\\text{"#panic(1)"}$ begitu.'),
    "formula file": (HARMFUL, "Hitungannya $\\input{/etc/passwd}$ begitu."),
    "front matter": (HARMFUL, "---\ntitle: x\n---"),
    "table rule broken": (HARMFUL, "| a | b |\n|--|\n| c | d |"),
    "block attributes": (HARMFUL, "{#x .y onclick=z}\nLayanan."),
    # Expressions
    "role in capitals": (HARMFUL, "Tahun {Eval}`tahun` ini."),
    "role in large letters": (HARMFUL, "Tahun {EVAL}`tahun` ini."),
    "role misspelt": (HARMFUL, "Tahun {evall}`tahun` ini."),
    "role with spaces": (HARMFUL, "Tahun { eval }`tahun` ini."),
    "space before the tick": (HARMFUL, "Tahun {eval} `tahun` ini."),
    "curly quotes": (HARMFUL, "Tahun {eval}‘tahun’ ini."),
    "straight quotes": (HARMFUL, "Tahun {eval}'tahun' ini."),
    "double quotes": (HARMFUL, 'Tahun {eval}"tahun" ini.'),
    "no ticks": (HARMFUL, "Tahun {eval}tahun ini."),
    "tick forgotten": (HARMFUL, "Tahun {eval}`tahun ini dan seterusnya."),
    "first tick forgotten": (HARMFUL, "Tahun {eval}tahun` ini."),
    "acute accents": (HARMFUL, "Tahun {eval}´tahun´ ini."),
    "wide braces": (HARMFUL, "Tahun ｛eval｝`tahun` ini."),
    "round brackets": (HARMFUL, "Tahun (eval)`tahun` ini."),
    "name unknown": (HARMFUL, "Tahun {eval}`tahunn` ini."),
    "function unknown": (HARMFUL, "Sebesar {eval}`persn(tahun)`."),
    "bracket open": (HARMFUL, "Sebesar {eval}`persen(tahun`."),
    "expression empty": (HARMFUL, "Sebesar {eval}` `."),
    "no way of writing": (HARMFUL, 'Sebesar {eval}`data("anggaran", "pagu_rp")`.'),
    "source unknown": (HARMFUL, 'Sebesar {eval}`angka(data("anggarn", "pagu_rp"))`.'),
    "column unknown": (HARMFUL, 'Sebesar {eval}`angka(data("anggaran", "pagu"))`.'),
    "filter column unknown": (HARMFUL, 'Sebanyak {eval}`bilangan(cacah("anggaran", warna="APBD"))`.'),
    "filter value unknown": (HARMFUL, 'Sebanyak {eval}`bilangan(cacah("anggaran", sumber_dana="apbd"))`.'),
    "filter value unknown in a sum": (HARMFUL, 'Sebesar {eval}`rupiah(data("anggaran", "pagu_rp", sumber_dana="apbd"))`.'),
    "indicator unknown": (HARMFUL, 'Sebesar {eval}`realisasi(hasil("tidak_ada"))`.'),
    "programme unknown": (HARMFUL, 'Sebesar {eval}`rupiah(anggaran("P99").pagu_rp)`.'),
    "level unknown": (HARMFUL, 'Sebanyak {eval}`banyak("P1", "xx")` buah.'),
    "words for numbers": (HARMFUL, 'Layanan {eval}`perubahan("a", "b")`.'),
    "word as per cent": (HARMFUL, 'Sebesar {eval}`persen("x")`.'),
    "date that is none": (HARMFUL, 'Pada {eval}`tanggal("2024-13-45")`.'),
    "number as date": (HARMFUL, "Pada {eval}`tanggal(5)`."),
    "arguments missing": (HARMFUL, "Sebesar {eval}`persen()`."),
    "arguments too many": (HARMFUL, "Sebesar {eval}`tahun(1, 2, 3)`."),
    "operator": (HARMFUL, "Sebesar {eval}`tahun + 1`."),
    "attribute hidden": (HARMFUL, "Sebesar {eval}`tahun.__class__`."),
    "loop": (HARMFUL, "{eval}`[x for x in tahun]`"),
    "statement": (HARMFUL, "{eval}`{% set x = 1 %}`"),
    "import": (HARMFUL, '{eval}`__import__("os")`'),
    "many brackets": (HARMFUL, f"{{eval}}`{'(' * 3000}{')' * 3000}`"),
    "many digits": (HARMFUL, f"{{eval}}`angka({'9' * 5000})`"),
    "comment open": (HARMFUL, "<!-- lupa menutup\n\nLayanan diperluas."),
    # Typed figures
    "figure": (HARMFUL, "Koperasi aktif berjumlah 80 unit."),
    "per cent": (HARMFUL, "Realisasinya sebesar 99,9%."),
    "rupiah": (HARMFUL, "Anggarannya Rp1.500.000,00."),
    "million": (HARMFUL, "Anggarannya 2 miliar rupiah."),
    "in words": (HARMFUL, "Kegiatan itu diikuti dua belas koperasi."),
    "direction": (HARMFUL, "Jumlah kunjungan naik dibandingkan dengan tahun lalu."),
    "direction with prefix": (HARMFUL, "Jumlah kunjungan meningkat tahun ini."),
    "falling": (HARMFUL, "Jumlah kunjungan menurun."),
    # Pathological
    "letters without space": (HARMFUL, "*" + "a" * 40_000),
    "many quotes": (HARMFUL, ">" * 5000 + " x"),
    "many ticks": (HARMFUL, "`" * 5000 + " x"),
    "many square brackets": (HARMFUL, "[" * 5000 + "x" + "]" * 5000),
    "many lists": (HARMFUL, "\n".join(" " * n + "- x" for n in range(200))),
    # Characters
    "emoji": (HARMFUL, "Layanan diperluas 😀."),
    "zero width": (HARMFUL, "La\u200byanan diperluas."),
    "right to left": (HARMFUL, "Layanan \u202ediperluas."),
    "bell": (HARMFUL, "Layanan\x07 diperluas."),
    "null": (HARMFUL, "Layanan\x00 diperluas."),
    "mojibake": (HARMFUL, "Layanan â€“ diperluas."),
    "replacement": (HARMFUL, "Layanan \ufffd diperluas."),
    "excel error": (HARMFUL, "Jumlahnya #REF! unit."),
    "line separator": (HARMFUL, "Layanan\u2028diperluas."),
}  # fmt: skip
"""Paragraphs by kind, each with what it is."""

ONLY_NARRATIVE: dict[str, tuple[str, str]] = {
    "heading": (HARMFUL, "# Judul"),
    "second heading": (HARMFUL, "## Judul\n\nLayanan diperluas."),
    "heading underlined": (HARMFUL, "Judul\n====="),
}
"""What a page may have, and a narrative, which stands below a heading of the page, not."""

FORMS: dict[str, tuple[str, object]] = {
    "windows-1252": (HARMFUL, lambda t: (t + "\n\nKafé.").encode("cp1252", "replace")),
    "utf-16": (HARMFUL, lambda t: t.encode("utf-16")),
    "mark at the beginning": (HARMLESS, lambda t: t.encode("utf-8-sig")),
    "lines of windows": (HARMLESS, lambda t: t.replace("\n", "\r\n").encode()),
    "lines of old macs": (HARMLESS, lambda t: t.replace("\n", "\r").encode()),
    "no line end": (HARMLESS, lambda t: t.rstrip("\n").encode()),
    "blank lines": (HARMLESS, lambda t: (("" if t.startswith("---") else "\n\n") + t + "\n\n\n").encode()),
    "empty": (HARMFUL, lambda t: b""),
    "spaces": (HARMFUL, lambda t: b"  \n \n"),
    "comment only": (HARMFUL, lambda t: b"<!-- apa sebabnya? -->\n"),
    "zeros": (HARMFUL, lambda t: bytes(300)),
    "word file": (HARMFUL, lambda t: b"PK\x03\x04" + bytes(range(256))),
    "conflict marks": (HARMFUL, lambda t: f"<<<<<<< HEAD\n{t}\n=======\n{t}\n>>>>>>> lain\n".encode()),
}


def _used_narratives(bed: Bed) -> list[str]:
    return bed.named(f"data/narasi/{bed.year}/**/*.md")


def narrative(bed: Bed, rng: random.Random) -> Mutation:
    kinds = BLOCKS | ONLY_NARRATIVE
    kind = rng.choice(list(kinds))
    label, text = kinds[kind]
    file = rng.choice(_used_narratives(bed))
    content = f"{bed.text(file).rstrip()}\n\n{text}\n"
    return Mutation(f"narrative: {kind}", label, {file: content.encode()}, file)


def narrative_form(bed: Bed, rng: random.Random) -> Mutation:
    kind = rng.choice(list(FORMS))
    label, change = FORMS[kind]
    file = rng.choice(_used_narratives(bed))
    return Mutation(f"narrative: {kind}", label, {file: change(bed.text(file))}, file)


def narrative_file(bed: Bed, rng: random.Random) -> Mutation:
    file = rng.choice(_used_narratives(bed))
    kind, changes = rng.choice([
        ("lost", {file: None}),
        ("renamed", {file: None, file.replace(".md", "-2.md"): bed.bytes(file)}),
        ("ending twice", {file: None, f"{file}.txt": bed.bytes(file)}),
        ("in capitals", {file: None, file.replace(".md", ".MD"): bed.bytes(file)}),
        ("a copy", {file.replace(".md", " (1).md"): bed.bytes(file)}),
    ])  # fmt: skip
    return Mutation(f"narrative: {kind}", HARMFUL, changes, file)


def page(bed: Bed, rng: random.Random) -> Mutation:
    kind = rng.choice(list(BLOCKS))
    label, text = BLOCKS[kind]
    file = rng.choice([f for f in bed.named("book/*.md") if bed.text(f).strip()])
    content = f"{bed.text(file).rstrip()}\n\n{text}\n"
    return Mutation(f"page: {kind}", label, {file: content.encode()}, file)


def page_form(bed: Bed, rng: random.Random) -> Mutation:
    kind = rng.choice([k for k in FORMS if k not in ("empty", "spaces", "comment only")])
    label, change = FORMS[kind]
    file = rng.choice(bed.named("book/*.md"))
    return Mutation(f"page: {kind}", label, {file: change(bed.text(file))}, file)


def cell(bed: Bed, rng: random.Random) -> Mutation:
    kind = rng.choice(list(BLOCKS))
    label, text = BLOCKS[kind]
    file = rng.choice(bed.named("notebooks/*.ipynb"))
    nb = bed.notebook(file)
    lines = text.splitlines(keepends=True)
    nb["cells"].append({"cell_type": "markdown", "id": "tambahan", "metadata": {}, "source": lines})
    content = json.dumps(nb, ensure_ascii=False, indent=1) + "\n"
    return Mutation(f"cell: {kind}", label, {file: content.encode()}, file)


MAKERS: dict[Maker, int] = {narrative: 14, narrative_form: 3, narrative_file: 2, page: 5, page_form: 2, cell: 6}
"""Each with how often it is taken."""
