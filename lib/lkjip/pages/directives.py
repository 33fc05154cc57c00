"""How does what notebooks emit become nodes of a page?

Directives whose body is the JSON of tables, charts and key figures, others for the
colophon, the lists and the printed forms.
"""

from __future__ import annotations

import json
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from ..project.manifest import LABEL_MANIFEST
from ..views.grid import Kolom, Tabel, uraian
from .nodes import Daftar, Svg, susun_tabel
from .notes import catat, catat_daftar


class DirektifDaftar(SphinxDirective):
    """`lkjip-daftar` with `toc`, `table` or `figure`: all of them, numbered and linked."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        return [Daftar(jenis=self.arguments[0])]


class DirektifAngka(SphinxDirective):
    """`lkjip-angka`: a row of key figures from JSON [{nilai, label}]."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        baris = nodes.container(classes=["angka-utama"])
        for a in json.loads("\n".join(self.content)):
            kotak = nodes.container(classes=["angka"])
            kotak += nodes.paragraph("", "", nodes.strong(text=a["nilai"]))
            kotak += nodes.paragraph(text=a["label"])
            baris += kotak
        return [baris]


class DirektifTabel(SphinxDirective):
    """`lkjip-tabel`: a numbered table from the JSON of `grid.uraian`."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        u = json.loads("\n".join(self.content))
        return self.susun(u)

    def susun(self, u: dict) -> list[nodes.Node]:
        tabel, bawah = susun_tabel(u)
        self.set_source_info(tabel)
        self.options["name"] = u["label"]
        self.add_name(tabel)
        catat(self.env, "lkjip_data")[u["label"]] = u["data"]
        catat_daftar(self.env, "table", tabel, u["judul"])
        return [nodes.container("", tabel, *bawah, classes=["tabel-lkjip"])]


class DirektifGambar(SphinxDirective):
    """`lkjip-gambar`: a numbered figure from the JSON that a chart emits."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        g = json.loads("\n".join(self.content))
        kelas = "gambar-svg lebar" if g["lebar"] else "gambar-svg"
        isi = Svg(svg=g["svg"], alt=g["alt"], label=g["label"], kelas=kelas)
        gambar = nodes.figure("", nodes.paragraph(text=g["tiada"], classes=["tiada"]) if "tiada" in g else isi)
        gambar += nodes.caption(text=g["judul"])
        self.set_source_info(gambar)
        self.options["name"] = g["label"]
        self.add_name(gambar)
        catat_daftar(self.env, "figure", gambar, g["judul"])
        if not g["sumber"]:
            return [gambar]
        return [gambar, nodes.paragraph(text=f"Sumber: {g['sumber']}.", classes=["sumber", "gambar"])]


class DirektifManifest(DirektifTabel):
    """`lkjip-manifest`: what the book was built from, out of `manifest.json`."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        m = json.loads(Path(self.env.srcdir, "manifest.json").read_text(encoding="utf-8"))
        hasil = []
        for label, (judul, kolom, isi) in zip(
            LABEL_MANIFEST,
            (
                ("Keterangan pembuatan buku", ("Keterangan", "Nilai"), m["pembuatan"]),
                ("Versi perangkat lunak", ("Perangkat", "Versi"), m["versi"]),
                ("Berkas masukan dan sidik jarinya (SHA-256)", ("Berkas", "Sidik jari"), m["masukan"]),
            ),
            strict=True,
        ):
            t = Tabel(
                label,
                judul,
                (Kolom("nama", kolom[0], lebar=4), Kolom("nilai", kolom[1], lebar=6)),
                tuple((k, str(v)) for k, v in isi.items()),
            )
            hasil += self.susun(uraian(t))
        return hasil


_SEBUTAN_BENTUK = {"pdf": ("PDF", "fas fa-file-pdf"), "docx": ("Word", "fas fa-file-word")}


def unduhan_cetak(app: Sphinx, halaman: str) -> list[tuple[str, str, str]]:
    """Address, name and icon of every printed form, as seen from a page."""
    naik = "../" * halaman.count("/")
    return [(f"{naik}{app.config.lkjip_nama_cetak}.{b}", *_SEBUTAN_BENTUK[b]) for b in app.config.lkjip_bentuk]


class DirektifUnduhan(SphinxDirective):
    """`lkjip-unduhan`: links to the printed forms of the report, where there are any."""

    def run(self) -> list[nodes.Node]:
        bentuk = unduhan_cetak(self.env.app, self.env.docname)
        if not bentuk:
            return []
        baris = nodes.paragraph(classes=["unduh-laporan"])
        for alamat, nama, _ in bentuk:
            baris += nodes.raw("", f'<a href="{alamat}" download>Unduh laporan ({nama})</a> ', format="html")
        return [baris]
