"""Whatever the grammar of formulas lets pass is shown by the site, the PDF and Word; the rest is refused with its cause."""

import html
import random
import re

import pytest
import typst

from lkjip.language.borders import without_texts
from lkjip.pages.html import mathml
from lkjip.print.pdf import formula_for_typst
from lkjip.print.word.omml import omml
from lkjip.prose.formula import BARS, BRACKETS, DEEPEST, FRACTIONS, GROWING, LETTERS, SIGNS, refused
from lkjip.rules import rumus

PLAIN_SIGNS = tuple("+-*/=<>,.:;|!?×÷±≤≥≠≈–−·")


class Maker:
    """Makes formulas of the grammar at random."""

    def __init__(self, seed: int):
        self.chance = random.Random(seed)

    def row(self, depth: int = 3, called: bool = False) -> str:
        space = self.chance.choice(["", " "])
        return space.join(self.item(depth, called) for _ in range(self.chance.randint(1, 4)))

    def item(self, depth: int, called: bool) -> str:
        choice = self.chance.choice
        kind = choice(["sign", "letter", "letter", "number", "words", *(["deep"] * 5 if depth else [])])
        if kind == "sign":
            sign = choice([*sorted(SIGNS), *PLAIN_SIGNS])
            return f"{sign} " if sign != ";" or not called else "+"
        if kind == "deep" and self.chance.random() < 0.3:
            top, bottom = (self.row(depth - 1, called=True) for _ in "ab")
            return f"{choice(sorted(FRACTIONS))}{{{top}}}{{{bottom}}}"
        atom = {
            "letter": lambda: choice([*"abxyzΔαΣ∑", *sorted(LETTERS)]) + " ",
            "number": lambda: choice(["1", "25", "1,5", "1{,}5", "1.000", "86,31"]),
            "words": lambda: choice([r"\text{Nilai A/B (5%)}", r"\mathrm{abs}", r"\text{ZQ1QZ}", r"\text{a:b; c}"]),
            "deep": lambda: self.deep(depth - 1, called),
        }[kind]()
        for sign in self.chance.sample("^_", choice([0, 0, 0, 1, 2])):
            script = choice(["2 ", "i ", ""] if depth else ["2 ", "i "])
            atom += sign + (script or f"{{{self.row(depth - 1, called)}}}")
        return atom

    def deep(self, depth: int, called: bool) -> str:
        choice = self.chance.choice
        kind = choice(["root", "nth", "bar", "brackets", "left"])
        inside = self.row(depth, called or kind != "brackets")
        if kind in ("root", "nth"):
            return f"\\sqrt{'[3]' if kind == 'nth' else ''}{{{inside}}}"
        if kind == "bar":
            return choice(sorted(BARS)) + f"{{{inside}}}"
        opening, closing = choice(sorted((BRACKETS if kind == "brackets" else GROWING).items()))
        return f"\\left{opening} {inside} \\right{closing}" if kind == "left" else f"{opening}{inside}{closing}"


def compiled(formulas: list[str]) -> None:
    content = "\n\n".join(formula_for_typst(tex, block=n % 2 == 0) for n, tex in enumerate(formulas))
    typst.compile(content.encode(), format="pdf", ignore_system_fonts=True)


def letters(text: str) -> list[str]:
    return sorted(re.findall(r"[A-Za-z0-9]", text))


def test_what_passes_is_shown_by_all_programs():
    """Each letter and figure once: in MathML, in the formula of Word; Typst tells by itself what it cannot read."""
    formulas = [Maker(seed).item(depth=1 + seed % 3, called=False) for seed in range(900)]
    for tex in formulas:
        assert refused(tex) == "", tex
        formula, words = without_texts(tex)
        bare = re.sub(r"\\[A-Za-z]+|\ue0d0\d+\ue0d1", "", formula)
        shown = letters(bare + "".join(words))
        assert letters(html.unescape(re.sub(r"<[^>]*>", "", mathml(tex)))) == shown, tex
        assert letters("".join(omml(tex).itertext())) == shown, tex
    compiled(formulas)


def test_formulas_of_the_report_pass():
    own = (
        r"\text{Capaian} = \frac{\text{Target} - (\text{Realisasi} - \text{Target})}{\text{Target}} \times 100\%",
        rumus.rumus_capaian("positif"),
        r"\frac{86{,}31}{x} \Rightarrow \text{BB}",
        "x' + f''",
        "a _ 1 ^ 2",
    )
    for tex in own:
        assert refused(tex) == "", tex
    compiled([*own, r"\frac{*}{*}", r"\frac{/}{/}", "a * / * b", "//", "/*"])


REFUSED = (
    r"""
\sqrt{a;b}|\left( a;b \right)|\overline{a;b}|\frac{a;b}{c}|\frac12|\sqrt2|\overline{}|\frac{}{}|f(^2)|f()|x^12|x^\frac{a}{b}|x^{}|x_|^2|'|x'^2|x^2^3
\frac{a}{b}^2|{a+b}^2|{a}|{,}|(a]|[0, 1)|\frac{(}{2}|\sqrt{a)+(b}|\left(a\right]|\left.a\right|\left a \right b|\right)|a}|\{a|\#|a & b|a ~ b|"a"
\foo|\input{x}|\text{}|\text{"}|\text{a_b}|\mathbf{x}|\begin{x}|\\|\ |$|@|==^2
""".strip()
    .replace("\n", "|")
    .split("|")
)


@pytest.mark.parametrize("tex", REFUSED)
def test_what_a_program_would_not_show_is_refused(tex):
    assert refused(tex)


def test_depth_has_an_end():
    assert refused("(" * DEEPEST + "a" + ")" * DEEPEST) == ""
    assert "dalam" in refused("(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1))


def test_letters_are_no_stand_ins_for_words():
    compiled(["ZQ1QZ", r"\text{a} + ZQ0QZ", r"\text{ZQ0QZ}"])
    assert "ZQ" in re.sub("<[^>]*>", "", mathml("ZQ1QZ"))
