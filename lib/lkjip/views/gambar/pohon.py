"""Which charts show who belongs to whom: the organisation, the goals?"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from ...prose.laporan import Laporan
from .dasar import AXIS, BLUE, Gambar, canvas, to_svg, without_chart

_WIDTH, _GAP, _FONT, _LINE = 2.2, 0.24, 25, 0.185


@dataclass(frozen=True, slots=True)
class Node:
    """One box of a tree, with the boxes that hang on it."""

    text: str
    children: tuple[Node, ...] = ()
    strong: bool = False


def _place(s: Node, columns: int, top: float, box: list) -> tuple[float, float]:
    """Place a subtree from `top` downwards; gives its middle and where the next begins."""
    row = textwrap.wrap(s.text, _FONT)
    height = _LINE * len(row) + 0.17
    if not s.children:
        middle = top + height / 2
        box.append((columns, middle, height, row, [], s.strong))
        return middle, top + height + 0.14
    place, bottom = [], top
    for a in s.children:
        y, bottom = _place(a, columns + 1, bottom, box)
        place.append(y)
    middle = max((place[0] + place[-1]) / 2, top + height / 2)
    box.append((columns, middle, height, row, place, s.strong))
    return middle, max(bottom, middle + height / 2 + 0.14)


def draw_tree(root: Node) -> str:
    """A tree from left to right as SVG; every line of text on its own."""
    from matplotlib.patches import FancyBboxPatch

    box: list = []
    _, height = _place(root, 0, 0.0, box)
    columns = max(k for k, *_ in box) + 1
    lebar = columns * _WIDTH + (columns - 1) * _GAP + 0.1
    with canvas(height + 0.1, lebar=lebar, plain=True) as (figure, axis):
        axis.set_position((0, 0, 1, 1))
        axis.set_axis_off()
        axis.set_xlim(-0.05, lebar - 0.05)
        axis.set_ylim(height + 0.05, -0.05)
        for k, y, t, row, child, strong in box:
            x = k * (_WIDTH + _GAP)
            for ya in child:
                middle = x + _WIDTH + _GAP / 2
                axis.plot([x + _WIDTH, middle, middle, x + _WIDTH + _GAP], [y, y, ya, ya], color=AXIS, lw=1)
            colour = BLUE if strong else AXIS
            axis.add_patch(
                FancyBboxPatch(
                    (x, y - t / 2), _WIDTH, t, "round,pad=0,rounding_size=0.06", fc="none", ec=colour, lw=1.2
                )
            )
            for n, text in enumerate(row):
                axis.text(
                    x + 0.1,
                    y + _LINE * (n - (len(row) - 1) / 2),
                    text,
                    va="center",
                    fontsize=10.5,
                    fontweight="bold" if strong else "normal",
                )
        return to_svg(figure)


def _tell(s: Node) -> str:
    return s.text + (f" ({'; '.join(_tell(a) for a in s.children)})" if s.children else "")


def organisasi(lap: Laporan) -> Gambar:
    """The organisation chart from its units.

    >>> gambar.organisasi(lap).alt
    'Bagan organisasi: Kepala Dinas (contoh) (Sekretariat (contoh); Bidang Perpustakaan (contoh); Bidang Naskah Kuno (contoh)).'
    """
    unit = lap.tabel("unit_organisasi")
    label, judul = "gbr-organisasi", f"Struktur organisasi {lap.katalog.instansi['sebutan']}"
    if unit.empty:
        source = lap.paket.sources["unit_organisasi"].origin["dokumen"]
        return without_chart(label, judul, str(lap.missing("unit_organisasi")), source)

    def node(name: str) -> Node:
        return Node(name, tuple(node(n) for n in unit[unit["induk"] == name]["nama"]), strong=True)

    root = node(unit[unit["induk"].isna()]["nama"].iloc[0])
    return Gambar(
        label,
        judul,
        f"Bagan organisasi: {_tell(root)}.",
        draw_tree(root),
        lap.paket.sources["unit_organisasi"].origin["dokumen"],
        lebar=True,
    )


def pohon_kinerja(lap: Laporan) -> Gambar:
    """Vision → mission → goal → objective → indicator, as one tree.

    >>> print(gambar.pohon_kinerja(lap).alt.split("; ", 1)[1].split(" (")[0])
    Sasaran 1. Meningkatnya mutu pelayanan perpustakaan
    """
    k = lap.katalog
    label, judul = "gbr-pohon-kinerja", "Hubungan visi, misi, tujuan, sasaran, dan indikator"
    if k.period_of(lap.tahun) is None:
        reason = f"rencana strategis yang berlaku tahun {lap.tahun} tidak tersedia dalam sumber"
        return without_chart(label, judul, reason, "Katalog kinerja")

    def indicator(parent) -> tuple[Node, ...]:
        return tuple(Node(f"Indikator: {i.nama}") for i in k.indicators_of(parent))

    def goal(t) -> Node:
        sasaran = tuple(
            Node(f"Sasaran {s.nomor}. {s.nama}", indicator(s), strong=True) for s in k.sasaran if s.tujuan == t.id
        )
        return Node(f"Tujuan {t.nomor}. {t.nama}", indicator(t) + sasaran, strong=True)

    misi = tuple(
        Node(f"Misi {n}. {m}", tuple(goal(t) for t in k.tujuan if t.misi == n), strong=True)
        for n, m in enumerate(k.instansi["misi"], 1)
    )
    root = Node(f"Visi: {k.instansi['visi']}", misi, strong=True)
    return Gambar(
        label,
        judul,
        f"Pohon kinerja: {_tell(root)}.",
        draw_tree(root),
        "Katalog kinerja",
        lebar=True,
    )
