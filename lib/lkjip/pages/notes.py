"""What do pages note while they are read, for the lists and the open data?"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx


def note(env, name: str) -> dict:
    """A dictionary that pages fill while they are read."""
    if not hasattr(env, name):
        setattr(env, name, {})
    return getattr(env, name)


def note_listed(env, kind: str, node: nodes.Element, title: str) -> None:
    """Note a numbered table or figure for the lists of tables and figures."""
    note(env, "lkjip_daftar").setdefault((env.docname, kind), []).append((node, title))


def merge_notes(app: Sphinx, env, docnames, other) -> None:
    """Collect what the pages that another process has read have noted."""
    for name in ("lkjip_data", "lkjip_daftar"):
        note(env, name).update(getattr(other, name, {}))
