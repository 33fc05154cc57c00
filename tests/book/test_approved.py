"""The book says what a person has read and approved: every page, table, chart's words, formula, open data.

`make approve` writes what the books say now into `tests/approved/`; `git diff` shows it, and whoever
commits it has read it. A file that is missing or that no page stands for any more fails too.
"""

import difflib
import os
import re
from pathlib import Path

import pytest

from conftest import EARLIEST, ROOT, SAMPLE_YEAR, TAHUN
from library_texts import library_texts
from lkjip.project.contents import table_of_contents
from lkjip.prose.laporan import buka
from page_text import book_texts, joint_site_texts

APPROVED = Path(__file__).parents[1] / "approved"
RENEW = bool(os.environ.get("APPROVE"))
HINT = "Read the lines; when they are right, approve them with `make approve` and commit the diff."
SHOWN = 60


def read_all(folder: Path) -> dict[str, str]:
    files = [f for f in sorted(folder.rglob("*")) if f.is_file()]
    return {f.relative_to(folder).as_posix(): f.read_bytes().decode("utf-8") for f in files}


def write_all(folder: Path, texts: dict[str, str]) -> None:
    for name in read_all(folder).keys() - texts.keys():
        (folder / name).unlink()
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())


def differences(approved: dict[str, str], now: dict[str, str]) -> list[str]:
    """What a person has to read: per file the lines that came and went."""
    lines = [f"{n}: no page stands for this approved file any more" for n in sorted(approved.keys() - now.keys())]
    lines += [f"{n}: nobody has approved this page yet" for n in sorted(now.keys() - approved.keys())]
    for name in sorted(approved.keys() & now.keys()):
        diff = difflib.unified_diff(approved[name].splitlines(), now[name].splitlines(), lineterm="", n=0)
        changed = [d for d in diff if not d.startswith(("---", "+++", "@@"))]
        if changed:
            lines += [f"{name}:", *(f"  {d}" for d in changed)]
    return lines


def compare(name: str, now: dict[str, str]) -> None:
    folder = APPROVED / name
    if RENEW:
        write_all(folder, now)
    lines = differences(read_all(folder), now)
    if lines:
        more = [f"… and {len(lines) - SHOWN} lines more"] if len(lines) > SHOWN else []
        pytest.fail("\n".join([f"tests/approved/{name} differs:", *lines[:SHOWN], *more, HINT]), pytrace=False)


def test_book_of_the_year(built_book):
    html = built_book / "_build" / str(TAHUN) / "html"
    compare(str(TAHUN), book_texts(html, table_of_contents(ROOT / "_toc.yml")))


def test_book_of_the_earliest_year(earliest_book):
    html = earliest_book / "_build" / str(EARLIEST) / "html"
    compare(str(EARLIEST), book_texts(html, table_of_contents(ROOT / "_toc.yml")))


def test_book_of_a_new_agency(sample_project, sample_book):
    assert sample_book.name == str(SAMPLE_YEAR)
    compare("new-agency", book_texts(sample_book / "html", table_of_contents(sample_project / "_toc.yml")))


def test_pages_of_all_years(tmp_path):
    """What stands only on the joint site: its start page and its comparison, where one page is missing."""
    compare("joint-site", joint_site_texts([buka(ROOT / "data", t) for t in (TAHUN, TAHUN - 1, EARLIEST)], tmp_path))


def test_texts_that_the_library_may_say():
    """Also what these three books do not say: messages, help, sentences for other data; one text a line."""
    compare("library", {"texts.txt": "\n".join(library_texts(ROOT / "lib" / "lkjip")) + "\n"})


def test_missing_superfluous_and_changed_files_are_named():
    lines = differences({"a": "x\n", "b": "same\nold\n"}, {"b": "same\nnew\n", "c": "y\n"})
    assert lines == [
        "a: no page stands for this approved file any more",
        "c: nobody has approved this page yet",
        "b:",
        "  -old",
        "  +new",
    ]


def test_nothing_of_this_machine_is_approved():
    """Neither folders nor commits nor hashes: the texts are the same wherever the book is built."""
    for name, text in read_all(APPROVED).items():
        assert str(ROOT) not in text, name
        assert re.findall(r"\b[0-9a-f]{40,64}\b", text) == [], name
