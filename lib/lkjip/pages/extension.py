"""How do tables, charts, formulas and the manifest become pages? A Sphinx extension.

Formulas become MathML (latex2mathml), so that the site needs neither MathJax nor
any other host.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from sphinx.application import Sphinx
from sphinx.search import SearchLanguage

from . import results
from .directives import (
    DirektifAngka,
    DirektifDaftar,
    DirektifGambar,
    DirektifManifest,
    DirektifTabel,
    DirektifUnduhan,
    unduhan_cetak,
)
from .html import buka_rumus, buka_rumus_blok, buka_sel, buka_svg, buka_unduhan, pergi, tutup_sel
from .nodes import Sel, Svg, Unduhan
from .notes import catat, gabung
from .numbering import butir_daftar, isi_daftar, nomori_lampiran
from .open_data import FOLDER, tulis
from .packed import bongkar


def baca_laporan(app: Sphinx) -> None:
    """Read the results that the builder has laid beside the pages."""
    catat(app.env, "lkjip_laporan").update(results.baca_laporan(Path(app.srcdir)))


def tulis_terbuka(app: Sphinx, salah: Exception | None) -> None:
    """Write every table of the book as open data beside the pages."""
    if salah is not None or app.builder.name != "html":
        return
    data = catat(app.env, "lkjip_data")
    tabel = [(nomor, bongkar(data[jangkar[1:]])) for _, jangkar, nomor, _ in butir_daftar(app, "table")]
    tulis(Path(app.outdir, FOLDER), tabel, catat(app.env, "lkjip_laporan"))


def tombol_unduh(app: Sphinx, halaman: str, templat: str, konteks: dict, doctree) -> None:
    """Buttons for the printed forms in the header of every page."""
    for alamat, nama, ikon in unduhan_cetak(app, halaman):
        keterangan = f"Unduh laporan ({nama})"
        konteks.setdefault("header_buttons", []).append(
            {"type": "link", "url": alamat, "tooltip": keterangan, "icon": ikon, "label": f"unduh-{nama.lower()}"}
        )


class Indonesia(SearchLanguage):
    """Search without stemming: Sphinx knows no Indonesian and would apply English rules."""

    lang = "id"
    language_name = "Indonesian"
    stopwords: ClassVar[set[str]] = {"ada", "adalah", "atau", "dan", "dari", "dengan", "di", "ini", "itu", "ke", "yang"}
    js_stemmer_code = "var Stemmer = function() { this.stemWord = function(w) { return w; } };"

    def stem(self, word: str) -> str:
        return word


def izinkan_serentak(app: Sphinx, env, docnames) -> None:
    """sphinx_external_toc always loads this extension, which is idle with our settings
    (`use_multitoc_numbering: false`) and only forgets to say that it is parallel-safe."""
    app.extensions["sphinx_multitoc_numbering"].parallel_read_safe = True


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_directive("lkjip-tabel", DirektifTabel)
    app.add_directive("lkjip-gambar", DirektifGambar)
    app.add_directive("lkjip-manifest", DirektifManifest)
    app.add_directive("lkjip-daftar", DirektifDaftar)
    app.add_directive("lkjip-angka", DirektifAngka)
    app.add_directive("lkjip-unduhan", DirektifUnduhan)
    app.add_node(Sel, html=(buka_sel, tutup_sel))
    app.add_node(Svg, html=(buka_svg, pergi))
    app.add_node(Unduhan, html=(buka_unduhan, pergi))
    app.add_html_math_renderer("lkjip", (buka_rumus, pergi), (buka_rumus_blok, pergi))
    app.add_search_language(Indonesia)
    app.add_config_value("lkjip_bentuk", [], "")
    app.add_config_value("lkjip_nama_cetak", "laporan", "")
    app.add_config_value("lkjip_judul_cetak", {}, "")
    app.connect("builder-inited", baca_laporan)
    app.connect("env-before-read-docs", izinkan_serentak)
    app.connect("env-merge-info", gabung)
    app.connect("env-get-updated", nomori_lampiran, priority=900)
    app.connect("doctree-resolved", isi_daftar)
    app.connect("html-page-context", tombol_unduh, priority=502)
    app.connect("build-finished", tulis_terbuka)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
