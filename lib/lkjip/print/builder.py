"""When are the printed forms made, and from what? A Sphinx builder.

It reuses the pages that Sphinx has read for the site, so that paper and site come
from one reading, and writes the forms that the setting `lkjip_bentuk` names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.errors import SphinxError

from .order import Manuscript, collect

Writing = Callable[[Manuscript, Builder], tuple[bytes, set[tuple[str, str]]]]


def _pdf(manuscript: Manuscript, builder: Builder) -> tuple[bytes, set[tuple[str, str]]]:
    from .pdf import make

    return make(manuscript, builder)


def _docx(manuscript: Manuscript, builder: Builder) -> tuple[bytes, set[tuple[str, str]]]:
    from .word.document import make

    return make(manuscript, builder)


FORMS: dict[str, Writing] = {"pdf": _pdf, "docx": _docx}
"""The printed forms, each with what makes it; they load when they are asked for."""


class UnknownNode(SphinxError):
    """A page holds something that a printed form cannot show yet."""

    category = "Cetakan"


class PrintBuilder(Builder):
    """Writes the book as one document into each form of `lkjip_bentuk`."""

    name = "lkjip-cetak"
    format = "lkjip-cetak"

    def get_outdated_docs(self) -> Iterable[str]:
        return self.env.found_docs

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return f"%{docname}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        return self.get_target_uri(to, typ)

    def write(self, build_docnames=None, updated_docnames=None, method: str = "all") -> None:
        manuscript = collect(self)
        for forms in self.config.lkjip_bentuk:
            content, unknown = FORMS[forms](manuscript, self)
            if unknown:
                raise UnknownNode(
                    "\n".join(
                        f"{page}: ditemukan unsur `{kind}` yang belum dikenal bentuk {forms}; "
                        "pakai unsur lain atau tambahkan cara mencetaknya."
                        for kind, page in sorted(unknown)
                    )
                )
            Path(self.outdir, f"{self.config.lkjip_nama_cetak}.{forms}").write_bytes(content)


def print_after_site(app: Sphinx, error: Exception | None) -> None:
    """After the site is written, write the printed forms from what was read for it."""
    if error is None and app.builder.format == "html" and app.config.lkjip_bentuk:
        app.builder = app.create_builder(PrintBuilder.name)
        app.builder.init()
        app.builder.write()


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_builder(PrintBuilder)
    app.connect("build-finished", print_after_site)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
