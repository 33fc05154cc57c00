"""In which order do pages, tables and figures follow each other, and how are they numbered?

The parts of `_toc.yml` decide: what stands before the numbered part is front matter,
what follows it are annexes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

from .nodes import Daftar
from .notes import catat


def urutan(env, docname: str) -> list[str]:
    """Pages in the order of the book."""
    return [docname, *(x for anak in env.toctree_includes.get(docname, ()) for x in urutan(env, anak))]


def butir_daftar(app: Sphinx, jenis: str) -> Iterator[tuple[str, str, str, str]]:
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
        for halaman, jangkar, nomor, judul in butir_daftar(app, tempat["jenis"]):
            uri = app.builder.get_relative_uri(docname, halaman) + jangkar
            rujukan = nodes.reference("", "", refuri=uri, internal=True)
            if nomor:
                rujukan += nodes.strong(text=nomor)
            rujukan += nodes.Text(f" {judul}")
            butir = nodes.list_item("", nodes.paragraph("", "", rujukan))
            butir["classes"].append(f"tingkat-{nomor.count('.') + 1 if tempat['jenis'] == 'toc' else 1}")
            daftar += butir
        tempat.replace_self(daftar)


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


DEPAN, ISI, LAMPIRAN = BAGIAN = ("depan", "isi", "lampiran")


def bagian_buku(env, akar: str) -> Iterator[tuple[str, str]]:
    """Top pages, each with the part of the book it belongs to."""
    sudah_bernomor = False
    for pohon in env.get_doctree(akar).findall(addnodes.toctree):
        sudah_bernomor |= bool(pohon["numbered"])
        bagian = ISI if pohon["numbered"] else LAMPIRAN if sudah_bernomor else DEPAN
        for _, nama in pohon["entries"]:
            yield nama, bagian
