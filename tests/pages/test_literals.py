"""A marked literal shows its words without the reason, a quotation its document below it."""

from docutils import nodes
from docutils.parsers.rst import directives, roles

from lkjip.pages import extension
from sample_manuscript import manuscript_of

TEXT = """
# Judul

Batasnya {harfiah}`lima puluh juta rupiah | batas menurut undang-undang` itu.

:::{harfiah} batas menurut peraturan
| a | b |
|---|---|
| {harfiah}`5 \\| contoh` | 12 |
:::

:::{kutipan} Keputusan Kepala Dinas Nomor 5 Tahun 2024
Membentuk tim yang terdiri atas *lima* orang.
:::
"""


class Registrations:
    """What the extension registers, taken over by docutils alone."""

    def add_directive(self, name, directive):
        if not name.startswith("lkjip-"):
            directives.register_directive(name, directive)

    def add_role(self, name, role):
        roles.register_local_role(name, role)

    def __getattr__(self, name):
        return lambda *values, **named: None


def test_marks_vanish_and_words_stay():
    extension.setup(Registrations())
    page = manuscript_of(TEXT.replace(":::{", "```{").replace(":::", "```")).pages[0].content
    text = page.astext()
    assert "Batasnya lima puluh juta rupiah itu." in text
    assert [e.astext() for e in page.findall(nodes.entry)] == ["a", "b", "5", "12"]
    assert "menurut" not in text
    (quotation,) = page.findall(nodes.block_quote)
    assert quotation.children[0].astext() == "Membentuk tim yang terdiri atas lima orang."
    assert quotation.children[-1].astext() == "Keputusan Kepala Dinas Nomor 5 Tahun 2024"
    assert isinstance(quotation.children[-1], nodes.attribution)
