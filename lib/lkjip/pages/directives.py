"""How does what notebooks emit become nodes of a page?

Directives whose body is the JSON of tables, charts and key figures, others for the
colophon, the lists and the printed forms.
"""

from __future__ import annotations

import json
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from ..facts.text_files import read_text
from ..language.borders import html_text
from ..project.manifest import MANIFEST_LABELS
from ..prose.wording import read_literal
from ..views.grid import Kolom, Tabel, describe
from .nodes import Forms, Listing, Svg, build_table
from .notes import note, note_listed


class ListDirective(SphinxDirective):
    """`lkjip-daftar` with `toc`, `table` or `figure`: all of them, numbered and linked."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        return [Listing(jenis=self.arguments[0])]


class FiguresDirective(SphinxDirective):
    """`lkjip-angka`: a row of key figures from JSON [{nilai, label}]."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        row = nodes.container(classes=["angka-utama"])
        for a in json.loads("\n".join(self.content)):
            box = nodes.container(classes=["angka"])
            box += nodes.paragraph("", "", nodes.strong(text=a["nilai"]))
            box += nodes.paragraph(text=a["label"])
            row += box
        return [row]


class TableDirective(SphinxDirective):
    """`lkjip-tabel`: a numbered table from the JSON of `grid.uraian`."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        u = json.loads("\n".join(self.content))
        return self.lay_out(u)

    def lay_out(self, u: dict) -> list[nodes.Node]:
        table, bottom = build_table(u)
        self.set_source_info(table)
        self.options["name"] = u["label"]
        self.add_name(table)
        note(self.env, "lkjip_data")[u["label"]] = u["data"]
        note_listed(self.env, "table", table, u["judul"])
        return [nodes.container("", table, *bottom, classes=["tabel-lkjip"])]


class ChartDirective(SphinxDirective):
    """`lkjip-gambar`: a numbered figure from the JSON that a chart emits."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        g = json.loads("\n".join(self.content))
        css_class = "gambar-svg lebar" if g["lebar"] else "gambar-svg"
        content = Svg(svg=g["svg"], alt=g["alt"], label=g["label"], kelas=css_class)
        figure = nodes.figure("", nodes.paragraph(text=g["tiada"], classes=["tiada"]) if "tiada" in g else content)
        figure += nodes.caption(text=g["judul"])
        self.set_source_info(figure)
        self.options["name"] = g["label"]
        self.add_name(figure)
        note_listed(self.env, "figure", figure, g["judul"])
        if not g["sumber"]:
            return [figure]
        return [figure, nodes.paragraph(text=f"Sumber: {g['sumber']}.", classes=["sumber", "gambar"])]


class ManifestDirective(TableDirective):
    """`lkjip-manifest`: what the book was built from, out of `manifest.json`."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        m = json.loads(read_text(Path(self.config.lkjip_sumber or self.env.srcdir, "manifest.json")))
        results = []
        for label, (title, columns, content) in zip(
            MANIFEST_LABELS,
            (
                ("Keterangan pembuatan buku", ("Keterangan", "Nilai"), m["pembuatan"]),
                ("Versi perangkat lunak", ("Perangkat", "Versi"), m["versi"]),
                ("Berkas masukan dan sidik jarinya (SHA-256)", ("Berkas", "Sidik jari"), m["masukan"]),
            ),
            strict=True,
        ):
            t = Tabel(
                label,
                title,
                (Kolom("nama", columns[0], lebar=4), Kolom("nilai", columns[1], lebar=6)),
                tuple((k, str(v)) for k, v in content.items()),
            )
            results += self.lay_out(describe(t))
        return results


class _Marked(Directive):
    """A block that carries words in its first line: why, or from where, it stands as it was written."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True


class LiteralDirective(_Marked):
    """`harfiah` with its reason: a block that stands as it was written; the reason is for who works on the text."""

    def run(self) -> list[nodes.Node]:
        block = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, block)
        return block.children


class QuotationDirective(_Marked):
    """`kutipan` with its document: what was signed, word for word, and below it where it comes from."""

    def run(self) -> list[nodes.Node]:
        quotation = nodes.block_quote()
        self.state.nested_parse(self.content, self.content_offset, quotation)
        quotation += nodes.attribution(text=self.arguments[0])
        return [quotation]


def literal_role(name, raw, text, line, inliner, options=None, content=None):
    """`harfiah`: the words before the bar; the reason behind it is for who works on the text."""
    return [nodes.Text(read_literal(text).words)], []


_FORM_NAMES = {"pdf": ("PDF", "fas fa-file-pdf"), "docx": ("Word", "fas fa-file-word")}


def print_downloads(app: Sphinx, page: str) -> list[tuple[str, str, str]]:
    """Address, name and icon of every printed form, as seen from a page."""
    up = "../" * page.count("/")
    return [(f"{up}{app.config.lkjip_nama_cetak}.{b}", *_FORM_NAMES[b]) for b in app.config.lkjip_bentuk]


class DownloadsDirective(SphinxDirective):
    """`lkjip-unduhan`: links to the printed forms of the report, where there are any."""

    def run(self) -> list[nodes.Node]:
        forms = print_downloads(self.env.app, self.env.docname)
        if not forms:
            return []
        row = Forms(classes=["unduh-laporan"])
        for address, name, _ in forms:
            row += nodes.raw("", f'<a href="{html_text(address)}" download>Unduh laporan ({name})</a> ', format="html")
        return [row]
