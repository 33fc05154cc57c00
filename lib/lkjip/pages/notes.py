"""What do pages note while they are read, for the lists and the open data?"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx


def catat(env, nama: str) -> dict:
    """A dictionary that pages fill while they are read."""
    if not hasattr(env, nama):
        setattr(env, nama, {})
    return getattr(env, nama)


def catat_daftar(env, jenis: str, simpul: nodes.Element, judul: str) -> None:
    """Note a numbered table or figure for the lists of tables and figures."""
    catat(env, "lkjip_daftar").setdefault((env.docname, jenis), []).append((simpul, judul))


def gabung(app: Sphinx, env, docnames, lain) -> None:
    """Collect what the pages that another process has read have noted."""
    for nama in ("lkjip_data", "lkjip_daftar"):
        catat(env, nama).update(getattr(lain, nama, {}))
