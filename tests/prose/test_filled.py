"""A value is printed as that value wherever it stands, and what is left of a text is examined once its conditions are answered."""

from urllib.parse import unquote

import pytest

from lkjip.findings import InputError, NotAvailable
from lkjip.language.borders import markdown, without_texts
from lkjip.prose.allowed import Text
from lkjip.prose.filled import Filled
from lkjip.prose.markdown import EXPRESSION_MARK, directive_of, parse, walk
from lkjip.prose.narasi import fill
from payloads import PAYLOADS

NAMES = (
    "A & B_c",
    "Dinas (PU)",
    "a:b",
    ":kelas: x",
    ":::",
    ": x",
    "1.",
    "2) a",
    "-",
    "- a",
    "+ a",
    "> a",
    "#",
    "## a",
    "=",
    "===",
)
NAMES += (
    "^ a",
    "a^b",
    "[^x]",
    "a\\",
    "\\",
    "~~~",
    "***",
    "_a_",
    "$",
    "&amp;",
    "100%",
    "% a",
    "{",
    "}",
    "|",
    "<a@x.id>",
    'Ma\'ruf "x"',
    "é ü",
)
VALUES = (*PAYLOADS, *NAMES)

AMONG_WORDS = """\
M|a M b|M b|- M|> M|1. a⏎2. M|Istilah⏎: M|a⏎M|a\\⏎M|a[^x]⏎⏎[^x]: M|[M](https://x.id)|:::{note}⏎M⏎:::|:::{note} M⏎:::
::::{note}⏎:::{tip}⏎M⏎:::⏎::::|:::{admonition} M⏎a⏎:::|:::{admonition} a⏎M⏎:::|## M|- a⏎⏎  M""".replace(
    "\n", "|"
).split("|")
AMONG_WORDS += ["| a |⏎|---|⏎| M |", "| M |⏎|---|⏎| a M |"]
ELSEWHERE = """\
$x = M$|$\\text{a M}$|$$⏎M⏎$$|```{math}⏎M⏎```|{math}`M`|[a](https://x.id/M?q=M)|[a][b]⏎⏎[b]: https://x.id/M|```⏎M⏎```|`` M ``
{sub}`M`|:::{kutipan} M⏎a⏎:::|![a M](../book/a.png)""".replace("\n", "|").split("|")


def shown(text: str) -> list[tuple]:
    """The kinds of what stands in a text, each with what it shows."""
    found = []
    for token in walk(parse(text, page=True)):
        named = directive_of(token)
        inside = "" if token.type == "inline" or token.children else token.content
        found.append((token.type, token.tag, *(named if named and not token.children else ("",)), inside))
        for child in token.children if token.type == "inline" else ():
            address = unquote(str(child.attrs.get("href", child.attrs.get("src", ""))))
            words = without_texts(child.content)[1] if child.type.startswith("math") else []
            found.append((child.type, child.content, address, *words))
    return found


def said(shape: str, value: str) -> list[tuple]:
    """The same of a text whose values are marks, with the value put in afterwards."""
    return [tuple(str(part).replace(EXPRESSION_MARK, value) for part in one) for one in shown(shape)]


def put_in(shape: str, value: str) -> tuple[str, list]:
    count = shape.count(EXPRESSION_MARK)
    return Filled(shape, [markdown(value)] * count, [("x", 1)] * count).written()


@pytest.mark.parametrize("template", AMONG_WORDS)
def test_a_value_among_words_is_printed_as_it_is(template):
    shape = template.replace("⏎", "\n").replace("M", EXPRESSION_MARK)
    boxed = Filled(shape.replace(EXPRESSION_MARK, "M")).written()[0].replace("M", EXPRESSION_MARK)
    for value in VALUES:
        text, unfit = put_in(shape, value)
        assert not unfit
        assert shown(text) == said(boxed, value), (template, value)


@pytest.mark.parametrize("template", ELSEWHERE)
def test_a_value_elsewhere_is_printed_as_it_is_or_refused(template):
    shape = template.replace("⏎", "\n").replace("M", EXPRESSION_MARK)
    taken = 0
    for value in VALUES:
        text, unfit = put_in(shape, value)
        if unfit:
            assert "memuat tanda" in unfit[0][2]
            continue
        taken += 1
        kinds = [one[0] for one in shown(text)]
        assert kinds == [one[0] for one in shown(shape)], (template, value)
        if "$" not in template and "math" not in template:
            assert shown(text) == said(shape, value), (template, value)
    assert taken > 10


@pytest.mark.parametrize(
    "template", ["**M**", "a *M*, b", "_M_ b", "**a M** b", "- **M**: a", "a **M**b", "a*M*b", "**M** dan *M*"]
)
def test_a_value_is_emphasized_or_refused(template):
    shape = template.replace("M", EXPRESSION_MARK)
    taken = 0
    for value in VALUES:
        text, unfit = put_in(shape, value)
        assert all("tanda baca" in cause for *_, cause in unfit)
        taken += not unfit
        if not unfit:
            assert shown(text) == said(shape, value), (template, value)
    assert taken == len(VALUES) or template in ("a **M**b", "a*M*b")


def test_values_in_formulas_are_words():
    assert put_in(f"$x = {EXPRESSION_MARK}$", "#panic(1) & 5%")[0] == r"$x = \text{\#panic(1) \& 5\%}$"
    assert put_in(f"$\\text{{a {EXPRESSION_MARK}}}$", "b_c")[0] == r"$\text{a b\_c}$"


def test_an_address_between_angles_may_hold_a_value():
    assert filled("<https://x.id/{eval}`a b`>") == "<https://x.id/a%20b>"
    assert refused("a <{eval}`b`>") == [("N301", 1)]


def filled(text: str, **answers: str) -> str:
    return fill(Text(text, "a.md"), lambda e, *_: answers.get(e, {"benar": "ya", "salah": "tidak"}.get(e, e)))


def refused(text: str) -> list[tuple]:
    with pytest.raises(InputError) as e:
        filled(text)
    return [(f.code, f.place.row) for f in e.value.findings]


def test_what_is_left_after_conditions_is_examined():
    vanished = ":::{bila} salah\na[^x]\n:::"
    assert refused(f"{vanished.replace('[^x]', '')}\n---\nb") == [("N317", 4)]
    assert refused(f"a\n\n***\n\n{vanished.replace('[^x]', '')}\n") == [("N317", 3)]
    assert refused(f"{vanished}\n\nb\n\n[^x]: c") == [("N309", 7)]
    assert refused("a [b][c]\n\n:::{bila} salah\n[c]: https://x.id\n:::")[0] == ("N313", 1)


def test_what_conditions_leave_stays_apart():
    vanished = ":::{bila} salah\nx\n:::"
    assert shown(filled(f"a\n{vanished}\nb")) == shown("a\n\nb")
    assert shown(filled(f"a\n{vanished}\n---\nb")) == shown("a\n\n---\nb")
    assert shown(filled(f"| a |\n|---|\n| 1 |\n{vanished}\nb")) == shown("| a |\n|---|\n| 1 |\n\nb")
    assert shown(filled("a\n\n::::{note}\n:::{bila} salah\nx\n:::\n::::\n\nb")) == shown("a\n\nb")


def test_a_box_may_begin_with_a_box():
    from docutils.parsers.rst.directives.admonitions import Note
    from myst_parser.parsers.directives import parse_directive_text

    quoted = "> ````{note} a\n> :::{tip}\n> b\n> :::\n> ````"
    for text in ("::::{note} a\n:::{tip}\nb\n:::\n::::", "````{note}\n:::{tip}\nb\n:::\n````", quoted):
        token = next(t for t in walk(parse(filled(text))) if directive_of(t))
        read = parse_directive_text(Note, directive_of(token)[1], token.content)
        assert (read.warnings, read.options) == ([], {})
        assert ":::{tip}" in read.body
    assert refused("- ````{note}\n  :::{tip}\n  b\n  :::\n  ````") == [("N303", 1)]


def test_a_sentence_on_what_is_missing_stands_beside_emphasis():
    def write(expression, *_):
        if expression == "terbit":
            raise NotAvailable("waktu terbit belum tersedia")
        return "A \\& B"

    written = fill(Text("Manggar, {eval}`terbit`\n\n**{eval}`nama`**\\\nNIP", "a.md"), write)
    assert written == "```{container} tiada\nWaktu terbit belum tersedia.\n```\n\n**A \\& B**\\\nNIP"
