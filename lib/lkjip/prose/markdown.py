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
  something in the place of, before Sphinx reads the text, are `ours`. What else is allowed, and the sentences for what is
  not, stands in `allowed`.

Comments and expressions are taken out before the text is read, just as `narasi` takes them out: a comment leaves empty
lines, an expression leaves one letter, `EXPRESSION_MARK`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from ..language.numbers import angka

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
"""How many directives may stand in each other; the body of one that is deeper is not looked into, but refused."""


NARRATIVE, CELL, PAGE = "narasi", "sel notebook", "halaman"
"""Where people write: a file of `data/narasi/`, a Markdown cell of a notebook, a file of `book/`."""


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive that prose may use.

    `body` says what stands in it: "markdown", "text" or "" (nothing). `argument` is the pattern of what follows
    its name, with `example` for who wrote something else; without one, what follows is the beginning of its body.
    `only_pages`: it makes a part of the book, and stands in files of `book/`. `ours` is expanded by this library
    before Sphinx reads the text. The argument of a `plain` one is printed as it stands, not read as Markdown.
    """

    body: str = "markdown"
    argument: str = ""
    example: str = ""
    only_pages: bool = False
    ours: bool = False
    plain: bool = False


DIRECTIVES = {
    # Boxes; the printed forms know each of them.
    "note": Directive(),
    "tip": Directive(),
    "hint": Directive(),
    "important": Directive(),
    "warning": Directive(),
    "caution": Directive(),
    "attention": Directive(),
    "seealso": Directive(),
    "admonition": Directive(argument=r".+", example="{admonition} Judul kotak"),
    "container": Directive(argument=r"tanda-tangan|sampul", example="{container} tanda-tangan"),
    "math": Directive(body="text"),
    # Parts of the book.
    "tableofcontents": Directive(body="", only_pages=True),
    "lkjip-daftar": Directive("", r"toc|table|figure", "{lkjip-daftar} table", only_pages=True),
    "lkjip-kelengkapan": Directive(body="", only_pages=True),
    "lkjip-manifest": Directive(body="", only_pages=True),
    "lkjip-unduhan": Directive(body="", only_pages=True),
    # Our own writing.
    "nilai": Directive(body="text", ours=True),
    "bila": Directive(argument=r".+", example="{bila} ungkapan", ours=True),
    "bila-tidak": Directive(argument=r".+", example="{bila-tidak} ungkapan", ours=True),
    # Figures and words that are meant as they are typed, with their reason or their document.
    "kutipan": Directive(argument=r".+", example="{kutipan} sumber", plain=True),
    "harfiah": Directive(argument=r".+", example="{harfiah} alasan", plain=True),
}
"""The directives that prose may use; every other one is refused."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role that prose may use: the pattern of its text, and an example of it."""

    text: str = r".+"
    example: str = ""
    ours: bool = False


_LABEL = r"(tbl|gbr)-[\w-]+"
ROLES = {
    "eval": Role(example="{eval}`tahun`", ours=True),
    "numref": Role(_LABEL, "{numref}`tbl-nama`"),
    "ref": Role(rf"{_LABEL}|[^<>]+<{_LABEL}>", "{ref}`tbl-nama`"),
    "sub": Role(r"[^<>]+", "{sub}`2`"),
    "sup": Role(r"[^<>]+", "{sup}`2`"),
    "math": Role(example="{math}`a + b`"),
    "harfiah": Role(r".+\|.+", "{harfiah}`teks | alasan`"),
}
"""The roles that prose may use; every other one is refused."""


@cache
def parser(page: bool = True, exact: bool = False) -> MarkdownIt:
    """The parser of the book, without what makes pages of its tokens; only a `page` may begin with settings.

    An `exact` one keeps apart what the book joins: characters written with a backslash (`text_special`), and the
    labels by which links name their address.
    """
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
    if exact:
        md.disable("text_join")
        md.options["store_labels"] = True
    return md if page else md.disable("front_matter")


def readable(text: str) -> str:
    r"""The text with its comments and expressions taken out, on the same lines.

    >>> readable("Naik <!-- tanya\nbidang --> {eval}`tahun`.") == f"Naik \n {EXPRESSION_MARK}."
    True
    """
    return EXPRESSION.sub(lambda m: EXPRESSION_MARK + "\n" * m[0].count("\n"), without_comments(text))


def without_comments(text: str) -> str:
    """The text without HTML comments, on the same lines: guidance for writers is never printed.

    >>> without_comments("<!-- apa\\nsebabnya? -->Naik.")
    '\\nNaik.'
    """
    return COMMENT.sub(lambda m: "\n" * m[0].count("\n"), text)


def directive_of(token: Token) -> tuple[str, str] | None:
    r"""Name and argument of the directive that a fence opens; None for any other token.

    >>> directive_of(parse(":::{bila} tercapai(i)\nBaik.\n:::")[0])
    ('bila', 'tercapai(i)')
    """
    if token.type not in ("fence", "colon_fence"):
        return None
    name, *argument = token.info.strip().split(maxsplit=1) or [""]
    named = name.startswith("{") and name.endswith("}")
    return (name[1:-1], "".join(argument)) if named else None


def parse(text: str, *, page: bool = False) -> list[Token]:
    r"""The tokens of a text, those of a directive's body as its children; lines count from 0.

    >>> [(t.type, t.map) for t in parse("Naik.\n\n:::{note}\nTurun.\n:::") if t.map and t.type != "inline"]
    [('paragraph_open', [0, 1]), ('colon_fence', [2, 5])]
    """
    return _parse(text, page)


@lru_cache(maxsize=256)
def _parse(text: str, page: bool) -> list[Token]:
    text = readable(text)
    return [] if unbearable(text) else _nested(parser(page), text, 0, {}, DEEPEST)


@lru_cache(maxsize=512)
def parse_exactly(text: str, page: bool) -> tuple[list[Token], dict[str, Any]]:
    """The tokens of a readable text as the `exact` parser gives them, and what it noted of footnotes and addresses."""
    env: dict[str, Any] = {}
    return _nested(parser(page, exact=True), text, 0, env, DEEPEST), env


MOST_MARKS = 1500
MOST_ADDRESSES = 50
LONGEST = 300_000
_MARKS = re.compile(r"[\[\]!<`*_$&{\\]")
_ADDRESS = re.compile(r"^ {0,3}\[[^\]\n]*\]:", re.M)
_STRETCH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def unbearable(text: str) -> tuple[int, str, str] | None:
    """What makes a text take the parser minutes: its line, what it is, and how much there may be; None for any other.

    >>> unbearable("[" * 5000)
    (1, '5.000 tanda Markdown dalam satu paragraf', '1.500')
    >>> unbearable("Naik 12% [sic].")
    """
    if len(text) > LONGEST:
        return 1, f"{angka(len(text))} huruf dalam satu teks", angka(LONGEST)
    for m in _STRETCH.finditer(text):
        row = text.count("\n", 0, m.start()) + 1
        if len(m[0]) > MOST_MARKS and (count := len(_MARKS.findall(m[0]))) > MOST_MARKS:
            return row, f"{angka(count)} tanda Markdown dalam satu paragraf", angka(MOST_MARKS)
        if "]:" in m[0] and (count := len(_ADDRESS.findall(m[0]))) > MOST_ADDRESSES:
            return row, f"{angka(count)} alamat tautan berturut-turut", angka(MOST_ADDRESSES)
    return None


def _nested(md: MarkdownIt, text: str, line: int, env: dict[str, Any], depth: int) -> list[Token]:
    tokens = md.parse(text, env)
    for token in tokens:
        if token.map:
            token.map = [token.map[0] + line, token.map[1] + line]
        named = directive_of(token)
        what = DIRECTIVES.get(named[0]) if named else None
        if depth and what and what.body == "markdown":
            # Without an argument of its own, what follows the name is the first line of the body.
            begin = "" if what.argument else named[1]
            token.children = _nested(md, f"{begin}\n{token.content}", token.map[0], env, depth - 1)
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
