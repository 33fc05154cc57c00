"""The Indonesian of the prose is spelt correctly."""

import ast
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import EARLIEST, ROOT
from page_text import article_text
from site_reading import read_site

DICTIONARY = Path(__file__).parents[1] / "kata.txt"
NO_PROSE = re.compile(
    r"^```\{nilai\}\n[^`]*^```$|\{eval\}`[^`]*`|\{numref\}`[^`]*`|\{[\w-]+\}|\]\([^)]*\)|`[^`]*`|[\w./-]+\.(?:ipynb|md)|^:::.*$",
    re.M,
)


def has_dictionary() -> bool:
    return (
        shutil.which("hunspell") is not None
        and "id_ID" in subprocess.run(["hunspell", "-D"], capture_output=True, text=True, input="").stderr
    )


AVAILABLE = has_dictionary()
if not AVAILABLE and os.environ.get("CI"):
    raise RuntimeError("CI must bring hunspell and hunspell-id; see .ci/run")


def prose() -> str:
    pages = (*ROOT.glob("book/*.md"), *ROOT.glob("data/narasi/**/*.md"))
    texts = [re.sub(r"\A---\n.*?\n---\n", "", b.read_text(encoding="utf-8"), flags=re.S) for b in pages]
    for file in ROOT.glob("notebooks/*.ipynb"):
        cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
        texts += ["".join(s["source"]) for s in cells if s["cell_type"] == "markdown"]
    return NO_PROSE.sub(" ", "\n".join(texts))


def unknown_words(text: str) -> set[str]:
    words = sorted(set(re.findall(r"[A-Za-zÀ-ÿ]+(?:-[A-Za-zÀ-ÿ]+)*", text)))
    result = subprocess.run(
        ["hunspell", "-d", "id_ID", "-i", "utf-8", "-l"],
        input="\n".join(words),
        capture_output=True,
        text=True,
        check=True,
    )
    return set(result.stdout.split()) - set(DICTIONARY.read_text(encoding="utf-8").split())


@pytest.mark.skipif(not AVAILABLE, reason="no hunspell with Indonesian on this machine; .ci/run installs it")
def test_spelling():
    assert len(prose().split()) > 5000
    assert unknown_words(prose()) == set()


def words_of_page(article) -> str:
    """What a page says, without the cells of its tables, which are names and figures of the data."""
    lines = article_text(article).splitlines()
    kept = [b for b in lines if not b.startswith(("[marks]", "[words]", "[table]")) and (b[:1] != "|" or b[:2] == "|=")]
    kept = re.sub(r"\]\([^)]*\)|^\[[a-z-]+\]|\b(?:\w+_)?\w\b", " ", "\n".join(kept), flags=re.M)
    return NO_PROSE.sub(" ", kept)


def words_of_site(html: Path, toc: Path) -> str:
    return "\n".join(words_of_page(a) for n, a in read_site(html, toc).items() if n != "book/kolofon")


@pytest.mark.skipif(not AVAILABLE, reason="no hunspell with Indonesian on this machine; .ci/run installs it")
def test_spelling_of_the_site(articles, earliest_book, sample_project, sample_book):
    """The built pages hold the library's own words too: sentences, captions, notes, texts of charts."""
    text = "\n".join(words_of_page(a) for n, a in articles.items() if n != "book/kolofon")
    text += words_of_site(earliest_book / "_build" / str(EARLIEST) / "html", ROOT / "_toc.yml")
    text += words_of_site(sample_book / "html", sample_project / "_toc.yml")
    assert len(text.split()) > 20_000
    assert unknown_words(text) == set()


def words_of_library() -> str:
    """Texts of the library that a reader or an analyst may see: those of two words and more."""
    texts = []
    for file in sorted((ROOT / "lib" / "lkjip").rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        docstrings = {id(s.value) for s in ast.walk(tree) if isinstance(s, ast.Expr)}
        for s in ast.walk(tree):
            if isinstance(s, ast.Constant) and isinstance(s.value, str) and id(s) not in docstrings:
                texts.append(s.value)
    foreign = re.compile(
        r"[<{}\\_=;#]|\bof\b|has no attribute|https:|download>|true|fas fa-|svg|mmmm|(upper|outside) |offset|footnote"
    )
    # … markup, and what Word, Excel, Python and the drawing library call their own
    two_words = re.compile(r"[a-z]{2,} [a-z]{2,}")
    options = re.compile(r"^lkjip .*|lkjip [a-z-]+|--[a-z-]+|%\w")
    texts = [options.sub(" ", t) for t in texts]
    return "\n".join(NO_PROSE.sub(" ", t) for t in texts if two_words.search(t) and not foreign.search(t))


@pytest.mark.skipif(not AVAILABLE, reason="no hunspell with Indonesian on this machine; .ci/run installs it")
def test_spelling_of_the_library():
    """Also what these three books do not say: messages, sentences for other data."""
    text = words_of_library()
    assert len(text.split()) > 2000
    assert unknown_words(text) == set()


@pytest.mark.skipif(not AVAILABLE, reason="no hunspell with Indonesian on this machine; .ci/run installs it")
def test_misspelling_is_found():
    assert unknown_words("Program Prokduktivitas dan Penyusunan Recana") == {"Prokduktivitas", "Recana"}


def test_word_list_of_the_project_is_sorted_without_doubles():
    words = DICTIONARY.read_text(encoding="utf-8").split()
    assert words == sorted(set(words))
