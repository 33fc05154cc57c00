"""Does the library read a text just as the book does, and allow nothing in it that would harm?"""

from lkjip.facts.yaml_files import read_yaml
from lkjip.prose import markdown

TEXTS = (
    "---\ncetak: false\n---\n\n# Judul\n\nSatu\n: arti\n\n$a$ dan\n\n$$\nb\n$$ (c)\n\n"
    ":::{note}\n- a\n:::\n\n+++\n\n% catatan\n\n(x)=\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "Kata[^a] {numref}`tbl-a` <b>x</b> $5 dan 6$ $$x$$ ^[x] {{ y }} www.x.id ~~z~~ <https://x.id>\n\n[^a]: kaki\n",
    "> a\n> > b\n\n1. x\n   - y\n\n```{math}\na\n```\n\n![a](b.png){width=2}\n\n- [ ] tugas\n\n:a: b\n",
)


def test_it_reads_as_the_parser_of_the_book(project):
    from myst_parser.config.main import MdParserConfig
    from myst_parser.mdit_to_docutils.base import DocutilsRenderer
    from myst_parser.parsers.mdit import create_md_parser

    extensions = read_yaml(project.root / "_config.yml", "_config.yml")["parse"]["myst_enable_extensions"]
    assert tuple(extensions) == markdown.EXTENSIONS
    theirs = create_md_parser(MdParserConfig(enable_extensions=set(extensions)), DocutilsRenderer)
    for text in TEXTS:
        assert [t.as_dict() for t in markdown.parser().parse(text)] == [t.as_dict() for t in theirs.parse(text)]
    for kind in ("core", "block", "inline"):
        ours, others = (getattr(md, kind).ruler.get_active_rules() for md in (markdown.parser(), theirs))
        assert [r for r in others if r != "wordcount"] == ours


def test_words_have_the_line_they_stand_on():
    text = (
        "---\na: 1\n---\n# Satu\n\nDua `x` &amp; \\* tiga\nempat $5$ lima\\\nenam\n\n"
        "<!-- 7\n8 -->\n\n:::{note}\n- tujuh\n\n  delapan {eval}`a(\nb)` sembilan\n:::\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    )
    words = list(markdown.words_of(text, page=True))
    lines = text.split("\n")
    for line, run in words:
        plain = run.replace("&", "&amp;").replace("* tiga", "\\* tiga")
        assert any(w in lines[line - 1] for w in (run, plain)) or run.strip() in lines[line - 1].replace("\\", ""), (
            line,
            run,
        )
    assert "".join(run for _, run in words).split() == [
        "SatuDua", "&", "*", "tigaempat", "limaenamtujuhdelapan", "sembilanab12"
    ]  # fmt: skip
