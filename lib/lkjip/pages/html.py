"""How do our nodes look as HTML?"""

from __future__ import annotations

import re

from docutils import nodes

from .nodes import Sel, Svg, Unduhan
from .notes import catat
from .open_data import FOLDER, PAKET
from .results import LAPORAN
from .workbook import nama_buku


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
    folder = "../" * self.builder.current_docname.count("/") + FOLDER
    berkas = (
        (f"{node['label']}.csv", "CSV", "Tabel ini"),
        (nama_buku(catat(self.builder.env, "lkjip_laporan")["tahun"]), "XLSX", "Buku kerja dengan semua tabel"),
        (LAPORAN, "JSON", "Hasil semua indikator"),
        (PAKET, "uraian data", "Arti setiap kolom, sumber, dan lisensi"),
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


def pergi(self, node) -> None:
    """Leave a node whose visitor has already written everything."""
