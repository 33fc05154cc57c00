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

from .order import Naskah, susun

Penulisan = Callable[[Naskah, Builder], tuple[bytes, set[tuple[str, str]]]]


def _pdf(naskah: Naskah, pembangun: Builder) -> tuple[bytes, set[tuple[str, str]]]:
    from .pdf import buat

    return buat(naskah, pembangun)


def _docx(naskah: Naskah, pembangun: Builder) -> tuple[bytes, set[tuple[str, str]]]:
    from .word.document import buat

    return buat(naskah, pembangun)


BENTUK: dict[str, Penulisan] = {"pdf": _pdf, "docx": _docx}
"""The printed forms, each with what makes it; they load when they are asked for."""


class SimpulAsing(SphinxError):
    """A page holds something that a printed form cannot show yet."""

    category = "Cetakan"


class Cetak(Builder):
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
        naskah = susun(self)
        for bentuk in self.config.lkjip_bentuk:
            isi, asing = BENTUK[bentuk](naskah, self)
            if asing:
                raise SimpulAsing(
                    "\n".join(
                        f"{halaman}: ditemukan unsur `{jenis}` yang belum dikenal bentuk {bentuk}; "
                        "pakai unsur lain atau tambahkan cara mencetaknya."
                        for jenis, halaman in sorted(asing)
                    )
                )
            Path(self.outdir, f"{self.config.lkjip_nama_cetak}.{bentuk}").write_bytes(isi)


def cetak(app: Sphinx, salah: Exception | None) -> None:
    """After the site is written, write the printed forms from what was read for it."""
    if salah is None and app.builder.format == "html" and app.config.lkjip_bentuk:
        app.builder = app.create_builder(Cetak.name)
        app.builder.init()
        app.builder.write()


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_builder(Cetak)
    app.connect("build-finished", cetak)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
