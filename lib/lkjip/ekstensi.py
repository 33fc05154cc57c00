"""How do tables, charts, formulas and the manifest become pages?

A Sphinx extension: two directives whose body is the JSON that notebooks emit, one
for the colophon, and formulas as MathML (latex2mathml), so that the site needs
neither MathJax nor any other host.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.search import SearchLanguage
from sphinx.util.docutils import SphinxDirective

from . import __name__ as _paket
from . import terbuka
from .cetak import Cetak
from .cetak.naskah import bagian_buku
from .kisi import Kolom, Tabel, uraian
from .manifes import LABEL_MANIFEST

_BESAR = 40


class Sel(nodes.entry):
    """A table cell that knows its column heading, for phones and screen readers."""


class Svg(nodes.General, nodes.Element):
    """A chart as inline SVG, with its text alternative."""


class Unduhan(nodes.General, nodes.Inline, nodes.Element):
    """Links to the table as CSV, and to all tables as one workbook."""


def _sel(isi: dict, judul: str, kanan: bool, *, kepala: bool, uraian: bool = False) -> Sel:
    sel = Sel(judul=judul, kepala=kepala, classes=["uraian"] * uraian)
    if isi.get("k", 1) > 1:
        sel["morecols"] = isi["k"] - 1
    if isi.get("b", 1) > 1:
        sel["morerows"] = isi["b"] - 1
    if kanan:
        sel["classes"].append("kanan")
    if "svg" in isi:
        sel += Svg(svg=isi["svg"], alt=isi["alt"], label="", kelas="percik")
        return sel
    if "ke" in isi:
        paragraf = nodes.paragraph()
        rujukan = addnodes.pending_xref(refdomain="std", reftype="doc", reftarget=f"/{isi['ke']}", refexplicit=True)
        paragraf += rujukan
        rujukan += nodes.inline(text=isi["t"])
    else:
        paragraf = nodes.paragraph(text=isi["t"])
    if "c" in isi:
        paragraf += nodes.superscript(text=isi["c"] + ")")
    if isi["t"]:
        sel += paragraf
    return sel


def susun_tabel(u: dict[str, Any]) -> tuple[nodes.table, list[nodes.Node]]:
    """Docutils table with spans from a table description, and the lines below it."""
    datar = all(b["tingkat"] in ("isi", "jumlah") for b in u["badan"])
    besar = len(u["badan"]) > _BESAR and datar
    kartu = len(u["kolom"]) > 4 and not besar
    tabel = nodes.table(classes=["lkjip"] + ["besar"] * besar + ["kartu"] * kartu + ["padat"] * (len(u["kolom"]) > 5))
    tabel += nodes.title(text=u["judul"])
    grup = nodes.tgroup(cols=len(u["kolom"]))
    tabel += grup
    for k in u["kolom"]:
        grup += nodes.colspec(colwidth=k["lebar"])
    kepala = nodes.thead()
    grup += kepala
    for baris in u["kepala"]:
        deret = nodes.row()
        kepala += deret
        for s in baris:
            deret += _sel(s, "", s.get("kanan", False), kepala=True)
    badan = nodes.tbody()
    grup += badan
    for b in u["badan"]:
        deret = nodes.row(classes=[b["tingkat"]])
        badan += deret
        for s in b["sel"]:
            k = u["kolom"][s["j"]]
            deret += _sel(s, k["judul"], k["kanan"], kepala=False, uraian=k["kunci"] == "uraian")
    bawah = [nodes.paragraph(text=c, classes=["catatan-tabel"]) for c in u["catatan"]]
    kaki = nodes.paragraph(classes=["sumber"])
    if u["sumber"]:
        kaki += nodes.Text(f"Sumber: {u['sumber']}. ")
    kaki += Unduhan(label=u["label"])
    return tabel, [*bawah, kaki]


def catat(env, nama: str) -> dict:
    """A dictionary that pages fill while they are read."""
    if not hasattr(env, nama):
        setattr(env, nama, {})
    return getattr(env, nama)


def catat_daftar(env, jenis: str, simpul: nodes.Element, judul: str) -> None:
    """Note a numbered table or figure for the lists of tables and figures."""
    catat(env, "lkjip_daftar").setdefault((env.docname, jenis), []).append((simpul, judul))


class Daftar(nodes.General, nodes.Element):
    """Where the list of tables, of figures or of contents will stand."""


class DirektifDaftar(SphinxDirective):
    """`lkjip-daftar` with `toc`, `table` or `figure`: all of them, numbered and linked."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        return [Daftar(jenis=self.arguments[0])]


def urutan(env, docname: str) -> list[str]:
    """Pages in the order of the book."""
    return [docname, *(x for anak in env.toctree_includes.get(docname, ()) for x in urutan(env, anak))]


def _butir(app: Sphinx, jenis: str) -> Iterator[tuple[str, str, str, str]]:
    """Page, anchor, number and title of everything that a list names."""
    env = app.env
    for halaman in urutan(env, app.config.root_doc):
        if jenis == "toc":
            nomor = ".".join(map(str, env.toc_secnumbers.get(halaman, {}).get("", ())))
            yield halaman, "", nomor, env.titles[halaman].astext()
            continue
        for simpul, judul in catat(env, "lkjip_daftar").get((halaman, jenis), ()):
            id = simpul["ids"][0]
            nomor = ".".join(map(str, env.toc_fignumbers[halaman][jenis][id]))
            yield halaman, f"#{id}", app.config.numfig_format[jenis] % nomor, judul


def isi_daftar(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the numbered links into the places that `lkjip-daftar` has kept; paper has page numbers instead."""
    if app.builder.format != "html":
        return
    for tempat in list(doctree.findall(Daftar)):
        daftar = nodes.bullet_list(classes=["daftar-isi"])
        for halaman, jangkar, nomor, judul in _butir(app, tempat["jenis"]):
            uri = app.builder.get_relative_uri(docname, halaman) + jangkar
            rujukan = nodes.reference("", "", refuri=uri, internal=True)
            if nomor:
                rujukan += nodes.strong(text=nomor)
            rujukan += nodes.Text(f" {judul}")
            butir = nodes.list_item("", nodes.paragraph("", "", rujukan))
            butir["classes"].append(f"tingkat-{nomor.count('.') + 1 if tempat['jenis'] == 'toc' else 1}")
            daftar += butir
        tempat.replace_self(daftar)


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
    """`lkjip-tabel`: a numbered table from the JSON of `kisi.uraian`."""

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


def buka_sel(self, node: Sel) -> None:
    tanda = "th" if node["kepala"] else "td"
    atribut = {"colspan": node["morecols"] + 1} if "morecols" in node else {}
    if "morerows" in node:
        atribut["rowspan"] = node["morerows"] + 1
    if node["kepala"]:
        atribut["scope"] = "colgroup" if "morecols" in node else "col"
    elif node["judul"]:
        atribut["data-judul"] = node["judul"]
    self.body.append(self.starttag(node, tanda, "", **atribut))
    self.context.append(f"</{tanda}>\n")


def tutup_sel(self, node: Sel) -> None:
    self.body.append(self.context.pop())


_WARNA = {
    "#0b63a5": "var(--g-biru, #0b63a5)",
    "#d55e00": "var(--g-jingga, #d55e00)",
    "#2b3440": "var(--g-teks, #2b3440)",
    "#8a94a0": "var(--g-sumbu, #8a94a0)",
    "#d5dbe1": "var(--g-kisi, #d5dbe1)",
}


def svg_halaman(svg: str, label: str) -> str:
    """SVG for a page: own ids, page font, colours that follow the theme."""
    svg = re.sub(r'\b(id="|xlink:href="#|href="#|url\(#)', rf"\g<1>{label}-", svg)
    svg = re.sub(
        r'<svg\b[^>]*?(viewBox="[^"]+")[^>]*>', r'<svg xmlns:xlink="http://www.w3.org/1999/xlink" \1>', svg, count=1
    )
    svg = re.sub(r"<metadata>.*?</metadata>\s*", "", svg, flags=re.S)
    svg = svg.replace("'DejaVu Sans'", "var(--huruf)")
    for lama, baru in _WARNA.items():
        svg = svg.replace(lama, baru)
    return svg


def buka_svg(self, node: Svg) -> None:
    isi, alt = svg_halaman(node["svg"], node["label"]), self.attval(node["alt"])
    self.body.append(f'<div class="{node["kelas"]}" role="img" aria-label="{alt}">{isi}</div>')
    raise nodes.SkipNode


def buka_unduhan(self, node: Unduhan) -> None:
    folder = "../" * self.builder.current_docname.count("/") + terbuka.FOLDER
    berkas = (
        (f"{node['label']}.csv", "CSV", "Tabel ini"),
        (terbuka.nama_buku(catat(self.builder.env, "lkjip_laporan")["tahun"]), "XLSX", "Buku kerja dengan semua tabel"),
        (terbuka.LAPORAN, "JSON", "Hasil semua indikator"),
        (terbuka.PAKET, "uraian data", "Arti setiap kolom, sumber, dan lisensi"),
    )
    tautan = " · ".join(
        f'<a class="unduh" href="{folder}/{nama}" title="{arti}" download>{sebutan}</a>'
        for nama, sebutan, arti in berkas
    )
    self.body.append(f'<span class="unduhan">Unduh {tautan}</span>')
    raise nodes.SkipNode


def _mathml(self, tex: str, *, blok: bool) -> str:
    from latex2mathml.converter import convert

    return convert(tex, display="block" if blok else "inline")


def buka_rumus(self, node: nodes.math) -> None:
    self.body.append(_mathml(self, node.astext(), blok=False))
    raise nodes.SkipNode


def buka_rumus_blok(self, node: nodes.math_block) -> None:
    self.body.append(f'<div class="rumus">{_mathml(self, node.astext(), blok=True)}</div>')
    raise nodes.SkipNode


def _pergi(self, node) -> None:
    """Leave a node whose visitor has already written everything."""


def baca_laporan(app: Sphinx) -> None:
    """Read the results that the builder has laid beside the pages."""
    catat(app.env, "lkjip_laporan").update(terbuka.baca_laporan(Path(app.srcdir)))


def tulis_terbuka(app: Sphinx, salah: Exception | None) -> None:
    """Write every table of the book as open data beside the pages."""
    if salah is not None or app.builder.name != "html":
        return
    data = catat(app.env, "lkjip_data")
    tabel = [(nomor, terbuka.bongkar(data[jangkar[1:]])) for _, jangkar, nomor, _ in _butir(app, "table")]
    terbuka.tulis(Path(app.outdir, terbuka.FOLDER), tabel, catat(app.env, "lkjip_laporan"))


def cetak(app: Sphinx, salah: Exception | None) -> None:
    """After the site is written, write the printed forms from what was read for it."""
    if salah is None and app.builder.format == "html" and app.config.lkjip_bentuk:
        app.builder = app.create_builder(Cetak.name)
        app.builder.init()
        app.builder.write()


_SEBUTAN_BENTUK = {"pdf": ("PDF", "fas fa-file-pdf"), "docx": ("Word", "fas fa-file-word")}


def _unduhan_cetak(app: Sphinx, halaman: str) -> list[tuple[str, str, str]]:
    """Address, name and icon of every printed form, as seen from a page."""
    naik = "../" * halaman.count("/")
    return [(f"{naik}{app.config.lkjip_nama_cetak}.{b}", *_SEBUTAN_BENTUK[b]) for b in app.config.lkjip_bentuk]


class DirektifUnduhan(SphinxDirective):
    """`lkjip-unduhan`: links to the printed forms of the report, where there are any."""

    def run(self) -> list[nodes.Node]:
        bentuk = _unduhan_cetak(self.env.app, self.env.docname)
        if not bentuk:
            return []
        baris = nodes.paragraph(classes=["unduh-laporan"])
        for alamat, nama, _ in bentuk:
            baris += nodes.raw("", f'<a href="{alamat}" download>Unduh laporan ({nama})</a> ', format="html")
        return [baris]


def tombol_unduh(app: Sphinx, halaman: str, templat: str, konteks: dict, doctree) -> None:
    """Buttons for the printed forms in the header of every page."""
    for alamat, nama, ikon in _unduhan_cetak(app, halaman):
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


def gabung(app: Sphinx, env, docnames, lain) -> None:
    """Collect what the pages that another process has read have noted."""
    for nama in ("lkjip_data", "lkjip_daftar"):
        catat(env, nama).update(getattr(lain, nama, {}))


_AWALAN = {"depan": (), "isi": (), "lampiran": ("L",)}


def nomori_lampiran(app: Sphinx, env) -> list[str]:
    """Number tables and figures outside the chapters by the part of the book they are in.

    Sphinx counts them all in one row, from the landing page on. Here the landing page
    has "Tabel B.1", the front matter "Tabel 1", the annexes "Tabel L.1".
    """
    hitung: Counter[tuple[str, tuple]] = Counter()
    bagian = {anak: _AWALAN[b] for atas, b in bagian_buku(env, app.config.root_doc) for anak in urutan(env, atas)}
    for halaman in urutan(env, app.config.root_doc):
        if env.toc_secnumbers.get(halaman):
            continue
        awalan = bagian.get(halaman, ("B",))
        for jenis, nomor in env.toc_fignumbers.get(halaman, {}).items():
            for id in nomor:
                hitung[jenis, awalan] += 1
                nomor[id] = (*awalan, hitung[jenis, awalan])
    return []


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
    app.add_node(Svg, html=(buka_svg, _pergi))
    app.add_node(Unduhan, html=(buka_unduhan, _pergi))
    app.add_html_math_renderer(_paket, (buka_rumus, _pergi), (buka_rumus_blok, _pergi))
    app.add_search_language(Indonesia)
    app.add_builder(Cetak)
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
    app.connect("build-finished", cetak)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
