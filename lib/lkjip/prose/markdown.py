r"""What stands in a text that people write: which paragraphs, lists, links, directives, words?

One parser reads narratives, the Markdown cells of notebooks and the pages written by hand. It is the parser of the
book (MyST, with the extensions of `_config.yml`), without Sphinx behind it. What others need of it:

- `parse(text)`: the tokens of a text (`markdown_it.token.Token`) in the order of the book. `token.map` is `[first, end]`,
  the lines of a block, counted from 0. The tokens of a directive whose body is Markdown (`:::{note}`) are the
  `children` of its fence, with the lines of the whole text.
  `parse(text, page=True)` reads a file of `book/`, which may begin with settings between `---`; nothing else may.
- `words_of(text)`: its plain text, run by run, each with its line counted from 1; without expressions, code,
  formulas, roles, comments, and the targets of links.
- `directive_of(token)`: name and argument of a directive, or None.
- `DIRECTIVES` and `ROLES`: what prose may contain of MyST's directives and roles. Names that this library itself puts
  something in the place of, before Sphinx reads the text, are `ours`.

Comments and expressions are taken out before the text is read, just as `narasi` takes them out: a comment leaves empty
lines, an expression leaves one letter, `EXPRESSION_MARK`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

EXPRESSION = re.compile(r"\{eval\}`([^`]*)`")
"""An inline expression; its value takes its place before the text is read as Markdown."""

COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)

EXPRESSION_MARK = "\ue0e0"
"""The letter that stands for an expression in the text of a token."""

EXTENSIONS = ("colon_fence", "deflist", "dollarmath")
"""Those of `myst_enable_extensions` in `_config.yml`."""

DEEPEST = 6
"""How many directives may stand in each other."""


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive that prose may use.

    `body` says what stands in it: "markdown", "text" or "" (nothing). `ours` is expanded by this library
    before Sphinx reads the text.
    """

    body: str = "markdown"
    ours: bool = False


DIRECTIVES = {
    "container": Directive(),
    "note": Directive(),
    "tip": Directive(),
    "important": Directive(),
    "warning": Directive(),
    "math": Directive(body="text"),
    "nilai": Directive(body="text", ours=True),
    "bila": Directive(ours=True),
    "bila-tidak": Directive(ours=True),
    "kutipan": Directive(ours=True),
}

ROLES = ("eval", "numref", "ref", "doc", "harfiah")


@cache
def parser(page: bool = True) -> MarkdownIt:
    """The parser of the book, without what makes pages of its tokens; only a `page` may begin with settings."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.colon_fence import colon_fence_plugin
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.dollarmath import dollarmath_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin
    from mdit_py_plugins.myst_blocks import myst_block_plugin
    from mdit_py_plugins.myst_role import myst_role_plugin

    # As in myst_parser.parsers.mdit, which would load docutils; a test holds that both read alike.
    md = MarkdownIt("commonmark").enable("table").use(front_matter_plugin).use(myst_block_plugin).use(myst_role_plugin)
    md.use(footnote_plugin).disable("footnote_inline").disable("footnote_tail")
    md.use(dollarmath_plugin, allow_labels=True, allow_space=True, allow_digits=True, double_inline=False)
    md.use(colon_fence_plugin).use(deflist_plugin)
    return md if page else md.disable("front_matter")


def readable(text: str) -> str:
    r"""The text with its comments and expressions taken out, on the same lines.

    >>> readable("Naik <!-- tanya\nbidang --> {eval}`tahun`.") == f"Naik \n {EXPRESSION_MARK}."
    True
    """
    text = COMMENT.sub(lambda m: "\n" * m[0].count("\n"), text)
    return EXPRESSION.sub(lambda m: EXPRESSION_MARK + "\n" * m[0].count("\n"), text)


def directive_of(token: Token) -> tuple[str, str] | None:
    """Name and argument of the directive that a fence opens; None for any other token.

    >>> directive_of(parse(":::{bila} tercapai(i)\\nBaik.\\n:::")[0])
    ('bila', 'tercapai(i)')
    """
    if token.type not in ("fence", "colon_fence"):
        return None
    m = re.match(r"\s*\{([^\s{}]+)\}\s*(.*)", token.info, re.S)
    return (m[1], m[2].strip()) if m else None


def parse(text: str, *, page: bool = False) -> list[Token]:
    r"""The tokens of a text, those of a directive's body as its children; lines count from 0.

    >>> [(t.type, t.map) for t in parse("Naik.\n\n:::{note}\nTurun.\n:::") if t.map and t.type != "inline"]
    [('paragraph_open', [0, 1]), ('colon_fence', [2, 5])]
    """
    return _parse(text, page)


@lru_cache(maxsize=256)
def _parse(text: str, page: bool) -> list[Token]:
    return _nested(parser(page), readable(text), 0, {}, DEEPEST)


def _nested(md: MarkdownIt, text: str, line: int, env: dict[str, Any], depth: int) -> list[Token]:
    tokens = md.parse(text, env)
    for token in tokens:
        if token.map:
            token.map = [token.map[0] + line, token.map[1] + line]
        named = directive_of(token)
        if depth and named and DIRECTIVES.get(named[0], Directive("")).body == "markdown":
            token.children = _nested(md, token.content, token.map[0] + 1, env, depth - 1)
    return tokens


def walk(tokens: list[Token]) -> Iterator[Token]:
    """The tokens that are blocks, each before those that stand in it."""
    for token in tokens:
        yield token
        if token.type in ("fence", "colon_fence"):
            yield from walk(token.children or [])


def inline_of(token: Token) -> Iterator[tuple[int, Token]]:
    """What stands in a line of text (a token of type `inline`), each with its line counted from 0."""
    line, at = (token.map or [0])[0], 0
    for child in token.children or []:
        yield line + token.content.count("\n", 0, at), child
        if child.type in ("softbreak", "hardbreak"):
            at = token.content.find("\n", at) + 1 or at
        elif child.content and (found := token.content.find(child.content, at)) >= 0:
            at = found + len(child.content)


def words_of(text: str, *, page: bool = False) -> Iterator[tuple[int, str]]:
    r"""The plain text of a text, run by run, each with its line counted from 1.

    >>> list(words_of("# Hasil\n\nNaik *12* kasus ({numref}`tbl-a`), {eval}`tahun`;\nlihat [laman](https://x.id)."))
    [(1, 'Hasil'), (3, 'Naik '), (3, '12'), (3, ' kasus ('), (3, '), '), (3, ';'), (4, 'lihat '), (4, 'laman'), (4, '.')]
    """
    for token in walk(parse(text, page=page)):
        if token.type != "inline":
            continue
        for line, child in inline_of(token):
            if child.type == "text":
                for run in child.content.split(EXPRESSION_MARK):
                    if run:
                        yield line + 1, run
