"""How do tables, charts, formulas, numbers and search come into the pages? A Sphinx extension.

Formulas become MathML (latex2mathml), so that the site needs neither MathJax nor
any other host.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from sphinx.application import Sphinx
from sphinx.search import SearchLanguage

from ..language.borders import html_text
from ..project.limits import OUTPUT_KEY, STANDARD
from ..prose.wording import LITERAL, QUOTATION
from ..views.whole import FOLDER as WHOLE
from . import open_data, results
from .directives import (
    ChartDirective,
    DownloadsDirective,
    FiguresDirective,
    ListDirective,
    LiteralDirective,
    ManifestDirective,
    QuotationDirective,
    TableDirective,
    literal_role,
    print_downloads,
)
from .html import (
    depart,
    depart_cell,
    depart_forms,
    visit_cell,
    visit_downloads,
    visit_forms,
    visit_formula,
    visit_formula_block,
    visit_svg,
)
from .nodes import Cell, Downloads, Forms, Svg
from .notes import merge_notes, note
from .numbering import fill_listings, listed, number_annexes
from .packed import unpack
from .wrapping import JoinLines


def laid_out(app: Sphinx) -> Path:
    """Where results and manifest lie: beside the pages, or where the setting `lkjip_sumber` says."""
    return Path(app.config.lkjip_sumber or app.srcdir)


def read_results(app: Sphinx) -> None:
    """Read the results that the builder has laid beside the pages."""
    note(app.env, "lkjip_laporan").update(results.read_results(laid_out(app)))


def write_open_data(app: Sphinx, error: Exception | None) -> None:
    """Write every table of the book as open data beside the pages."""
    if error is not None or app.builder.name != "html":
        return
    data = note(app.env, "lkjip_data")
    tables = [
        (number, unpack(data[anchor[1:]], laid_out(app) / WHOLE)) for _, anchor, number, _ in listed(app, "table")
    ]
    open_data.write_open_data(Path(app.outdir, open_data.FOLDER), tables, note(app.env, "lkjip_laporan"))


def download_buttons(app: Sphinx, page: str, template: str, context: dict, doctree) -> None:
    """Buttons for the printed forms in the header of every page."""
    for address, name, icon in print_downloads(app, page):
        remark = f"Unduh laporan ({name})"
        context.setdefault("header_buttons", []).append(
            {"type": "link", "url": address, "tooltip": remark, "icon": icon, "label": f"unduh-{name.lower()}"}
        )


def escape_names(app: Sphinx, page: str, template: str, context: dict, doctree) -> None:
    """Names that the theme puts into its pages as they are: of the agency, the page, the start page and the book."""
    for key in ("author", "pagetitle", "root_title"):
        if isinstance(context.get(key), str):
            context[key] = html_text(context[key])
    logo = context.get("theme_logo")
    if isinstance(logo, dict) and context.get("docstitle"):
        key = "text" if logo.get("text") or not logo.get("image_relative") else "alt_text"  # a picture stays alone
        context["theme_logo"] = logo | {key: html_text(logo.get(key) or context["docstitle"])}


class Indonesian(SearchLanguage):
    """Search without stemming: Sphinx knows no Indonesian and would apply English rules."""

    lang = "id"
    language_name = "Indonesian"
    stopwords: ClassVar[set[str]] = {"ada", "adalah", "atau", "dan", "dari", "dengan", "di", "ini", "itu", "ke", "yang"}
    js_stemmer_code = "var Stemmer = function() { this.stemWord = function(w) { return w; } };"

    def stem(self, word: str) -> str:
        return word


def allow_parallel(app: Sphinx, env, docnames) -> None:
    """sphinx_external_toc always loads this extension, which is idle with our settings
    (`use_multitoc_numbering: false`) and only forgets to say that it is parallel-safe."""
    app.extensions["sphinx_multitoc_numbering"].parallel_read_safe = True


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_directive("lkjip-tabel", TableDirective)
    app.add_directive("lkjip-gambar", ChartDirective)
    app.add_directive("lkjip-manifest", ManifestDirective)
    app.add_directive("lkjip-daftar", ListDirective)
    app.add_directive("lkjip-angka", FiguresDirective)
    app.add_directive("lkjip-unduhan", DownloadsDirective)
    app.add_transform(JoinLines)
    app.add_directive(LITERAL, LiteralDirective)
    app.add_directive(QUOTATION, QuotationDirective)
    app.add_role(LITERAL, literal_role)
    app.add_node(Cell, html=(visit_cell, depart_cell))
    app.add_node(Svg, html=(visit_svg, depart))
    app.add_node(Downloads, html=(visit_downloads, depart))
    app.add_node(Forms, html=(visit_forms, depart_forms))
    app.add_html_math_renderer("lkjip", (visit_formula, depart), (visit_formula_block, depart))
    app.add_search_language(Indonesian)
    app.add_config_value("lkjip_bentuk", [], "")
    app.add_config_value("lkjip_nama_cetak", "laporan", "")
    app.add_config_value("lkjip_judul_cetak", {}, "")
    app.add_config_value("lkjip_sumber", "", "")
    app.add_config_value(OUTPUT_KEY, STANDARD.letters, "")
    app.connect("builder-inited", read_results)
    app.connect("env-before-read-docs", allow_parallel)
    app.connect("env-merge-info", merge_notes)
    app.connect("env-get-updated", number_annexes, priority=900)
    app.connect("doctree-resolved", fill_listings)
    app.connect("html-page-context", download_buttons, priority=502)
    app.connect("html-page-context", escape_names, priority=900)
    app.connect("build-finished", write_open_data)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
