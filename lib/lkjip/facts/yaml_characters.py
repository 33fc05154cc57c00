r"""Which characters may the values of a YAML file hold, and at which line and key is one that may not?

What a comment says is nobody's text in a report, so only keys and values are looked at; a character at which readers
of YAML end a line or stop may stand nowhere. A text over several lines (`|`, `>`, `\n`) is read as one line, as every
place where it is shown has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import yaml

from ..findings import Finding, InputError, kinds
from .characters import LONGEST_VALUE, LONGEST_WORD, breaking, examine, one_spelling, plain_spaces, row_of

# libyaml where the wheel brings it: ten times as fast as the Python reader.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KEY = re.compile(r"\s*(?:- )*([\w-]+):")
_ESCAPE = re.compile(r"\\[uUxN_LPabefv0t]")
_AS_COMMENT = re.compile(
    r"(?:: +|- +)(#(?:REF!|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|N/A|SPILL!|CALC!|NAMA\?|NILAI!|ANGKA!)) *$", re.M
)
"""A spreadsheet's error that YAML takes for a comment: nothing would be left of the value."""


def one_line(content: Any) -> Any:
    r"""What was read, each text on one line and each accented letter as one character; lists and pairs stay the same ones.

    >>> one_line({"visi": "Desa\n  cerdas\n", "misi": ["a"], "mulai": 2021})
    {'visi': 'Desa cerdas', 'misi': ['a'], 'mulai': 2021}
    """
    return _one_line(content, set())


def _one_line(content: Any, seen: set[int]) -> Any:
    if isinstance(content, str):
        text = plain_spaces(one_spelling(content))
        return re.sub(r"[ \t]*\n\s*", " ", text.strip("\n")).strip() if "\n" in text else text
    if isinstance(content, dict | list) and id(content) not in seen:
        seen.add(id(content))  # an alias stands for the same thing in several places
        for key, value in content.items() if isinstance(content, dict) else enumerate(content):
            if (new := _one_line(value, seen)) is not value:
                content[key] = new
    return content


def _scalars(text: str) -> Iterator[tuple[str, int, str]]:
    """Every key and value of a file, its line, and the key before it (or itself)."""
    key = ""
    expects_key = [False]
    try:
        for event in yaml.parse(text, Loader=LOADER):
            if isinstance(event, yaml.MappingStartEvent):
                expects_key[-1] = True if expects_key[-1] is None else expects_key[-1]
                expects_key.append(True)
            elif isinstance(event, yaml.SequenceStartEvent):
                expects_key.append(False)
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                expects_key.pop()
                expects_key[-1] = True if expects_key[-1] is None else expects_key[-1]
            elif isinstance(event, yaml.ScalarEvent | yaml.AliasEvent):
                if isinstance(event, yaml.ScalarEvent):
                    if expects_key[-1] is True:
                        key = event.value
                    yield event.value, event.start_mark.line + 1, key
                if expects_key[-1] is not False:
                    expects_key[-1] = None if expects_key[-1] is True else True
    except yaml.YAMLError:
        return  # said by who reads the file


def _findings(text: str, address: str) -> Iterator[Finding]:
    if trouble := breaking(text):
        row = row_of(text, trouble.at)
        key = _KEY.match(text.split("\n")[row - 1])
        yield trouble.kind.at(address, f"`{key[1]}`" if key else "", row=row, **trouble.words)
        return
    for m in _AS_COMMENT.finditer(text):
        key = _KEY.match(text[text.rfind("\n", 0, m.start()) + 1 :])
        yield kinds.FAILED_FORMULA.at(address, f"`{key[1]}`" if key else "", row=row_of(text, m.start()), text=m[1])
    for value, row, key in _scalars(text):
        if (key, value) == ("delimiter", "\t"):  # between cells a tab is no part of a text
            continue
        for t in examine(one_line(value), longest=LONGEST_VALUE):
            yield t.kind.at(address, f"`{key}`" if key and key != value else "", row=row, **t.words)


@lru_cache(maxsize=64)
def _harmless(text: str) -> bool:
    """Whether nothing in a file, comments included, is worth looking at value by value."""
    long = len(text) > LONGEST_VALUE and max(map(len, text.split("\n"))) > LONGEST_WORD
    return not (long or "\t" in text or _ESCAPE.search(text) or breaking(text) or examine(text, prose=True))


def require_characters(text: str, address: str) -> str:
    """The text of a YAML file, its spaces ordinary ones; raises `InputError` for characters that may not stand in it."""
    text = plain_spaces(text)
    if not _harmless(text) and (findings := list(dict.fromkeys(_findings(text, address)))):
        raise InputError(findings)
    return text
