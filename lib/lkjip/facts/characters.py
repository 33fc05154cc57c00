r"""Which characters may a text hold, and what is the one that may not?

Text comes out of spreadsheets, PDF files and web pages, and brings along what nobody sees or nobody can print. What is
read is spelt in one way (`one_spelling`); what is not fit for a report is named before anything is built: `examine`.

Read alike, so that two spellings of one name never differ unseen: letters with their accents, as one character or as two
(Unicode NFC), in every text; in facts also every kind of space, which becomes the ordinary one. In prose a space that
holds two words together stays what it is.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ..findings import Kind, kinds
from .printable import RANGES

LONGEST = 32_767
"""Most characters in a cell: what a cell of Excel holds."""

LONGEST_VALUE = 5_000
"""Most characters in a value of a YAML file: names, sentences, at most a paragraph."""

LONGEST_WORD = 1_000
"""Most characters without a space: no line of a page or address on the web is as long."""

_SPACES = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_SPACE = re.compile(_SPACES)
_BREAKS = {"\x85": "baris baru (NEL)", "\u2028": "pemisah baris", "\u2029": "pemisah paragraf"}
_CONTROL = {
    "\x00": "NUL",
    "\x07": "BEL",
    "\x08": "backspace",
    "\t": "tab",
    "\n": "ganti baris",
    "\x0b": "tab tegak",
    "\x0c": "ganti halaman",
    "\r": "CR",
    "\x1a": "akhir berkas DOS",
    "\x1b": "ESC",
    "\x7f": "DEL",
}
_UNSEEN = {
    "\u00ad": "tanda pemenggalan kata",
    "\u034f": "penyambung huruf",
    "\u200b": "spasi tanpa lebar",
    "\u200c": "pemisah huruf tanpa lebar",
    "\u200d": "penyambung huruf tanpa lebar",
    "\u2060": "penyambung kata",
    "\u2800": "sel braille kosong",
    "\u3164": "pengisi Hangul",
    "\ufeff": "tanda urutan bita (BOM)",
}
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_BREAKING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
"""What may stand in no file at all: readers of YAML, Markdown and JSON end a line at it, or stop."""

_UNSEEN_RANGES = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff"
)
_UNSEEN_ONE = re.compile(f"[{_UNSEEN_RANGES}]")
_DIRECTION_ONE = re.compile(f"[{_DIRECTION}]")

# Marks of one script, which only letters of that script carry; other marks need a letter before them.
_SCRIPTS = {
    "\u0590-\u05ff": "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7",
    "\u0600-\u06ff": "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed",
    "\u0900-\u097f": "\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962\u0963",
    "\u0400-\u04ff": "\u0483-\u0489",
    "\u0e80-\u0eff": "\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece",
}
_LOOSE_MARK = re.compile(
    "|".join(f"(?<![{letters}])[{marks}]" for letters, marks in _SCRIPTS.items())
    + '|(?:^|(?<=[\\s;,"]))[\u0300-\u036f]',
    re.M,
)

# UTF-8 that was read as Windows-1252 (or, in the last alternatives, as Mac Roman).
_TAIL = "\u00a0-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_PLAIN_TAIL = _TAIL.translate({ord(c): None for c in "”’…–—"})
_GARBLED = re.compile(
    f"[ÂÃ][{_PLAIN_TAIL}]|(?<![A-ZÀ-Þ])Ã[”’…–—]|[ÄÅÐÑØÙÎÏ][\u00a1-\u00a7\u00a9\u00ac-\u00af\u00b4-\u00b8\u00bc-\u00bf]"
    f"|â€[{_TAIL}]?|â[‚„†‡ˆ‰Šœž][{_TAIL}]{{1,2}}|ï[»¿][{_TAIL}]?|ð[Ÿž][{_TAIL}]{{1,2}}|‚Ä[ìîúùô¶¢]|√[©®°±∂†]"
)

# What Excel and LibreOffice leave in a cell whose formula fails, in the languages that they are used in here.
_FAILED = re.compile(
    r"(?<![\w#])#(?:[¡¿]?(?:REF|NAME|VALUE|DIV/0|NUM|NULL|SPILL|CALC|FIELD|BLOCKED|CONNECT|BUSY|UNKNOWN|PYTHON|EXTERNAL"
    r"|NAMA|NILAI|RUJUKAN|ANGKA|BILANGAN|KOSONG|BEZUG|WERT|ZAHL|VERW|NOMBRE|VALOR|NOM|VALEUR|NAAM|WAARDE|VERD"
    r")[!?]|(?:N/[AD]|NV|T/A|GETTING_DATA)(?!\w))|(?<!\w)Err:5\d\d(?!\w)",
    re.I,
)
_NARROW = re.compile(r"(?<![^\s;\"])#{4,}(?![^\s;\"])")
_MIXED = re.compile("[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")


class Trouble(NamedTuple):
    """What is wrong at a place of a text (counted from 0), and the words of its sentence."""

    at: int
    kind: Kind
    words: dict[str, str]


def one_spelling(text: str) -> str:
    r"""A text with each accented letter as one character (NFC), whatever wrote it.

    >>> one_spelling("Andre\u0301") == "André"
    True
    """
    return text if text.isascii() or unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def plain_spaces(text: str) -> str:
    r"""A text of a data file, every kind of space in it the ordinary one.

    >>> plain_spaces("Dinas\u00a0Sosial")
    'Dinas Sosial'
    """
    return text if text.isascii() else _SPACE.sub(" ", text)


@cache
def _starts_and_ends() -> tuple[list[int], list[int]]:
    runs = [run.partition("-") for run in RANGES.split()]
    return [int(a, 16) for a, _, _ in runs], [int(b or a, 16) for a, _, b in runs]


@lru_cache(maxsize=4096)
def printable(character: str) -> bool:
    r"""Whether the typefaces of the printed report show a character.

    >>> [printable(c) for c in "é₂→≥ب😀漢Ａ"]
    [True, True, True, True, True, False, False, False]
    """
    starts, ends = _starts_and_ends()
    code = ord(character)
    n = bisect_right(starts, code) - 1
    return n >= 0 and code <= ends[n]


def name_of(character: str) -> str:
    r"""A character as a person can look it up: itself where it can be seen, its number, its name.

    >>> name_of("😀"), name_of("\u200b"), name_of("\ue000")
    ('“😀” (U+1F600, grinning face)', 'U+200B (spasi tanpa lebar)', 'U+E000 (huruf buatan sendiri)')
    """
    code = f"U+{ord(character):04X}"
    category = unicodedata.category(character)
    named = _CONTROL.get(character) or _BREAKS.get(character) or _UNSEEN.get(character)
    if named is None:
        known = {"Co": "huruf buatan sendiri", "Cs": "separuh huruf", "Cc": "tanda kendali"}
        named = known.get(category) or unicodedata.name(character, "").lower() or "tidak dikenal Unicode"
    seen = category[0] not in "CZM" and not _UNSEEN_ONE.match(character)
    return f"“{character}” ({code}, {named})" if seen else f"{code} ({named})"


def _kind(character: str, *, prose: bool) -> Kind | None:
    """What kind of trouble a character is, wherever it stands."""
    if character == "\n" or (character == "\t" and prose):
        return None
    category = unicodedata.category(character)
    if character in _BREAKS or category == "Cc":
        return kinds.CONTROL_CHARACTER
    if _DIRECTION_ONE.match(character):
        return kinds.DIRECTION_MARK
    if _UNSEEN_ONE.match(character):
        return kinds.UNSEEN_CHARACTER
    if character == "\ufffd" or category == "Cs":
        return kinds.LOST_CHARACTER
    if prose and _SPACE.match(character):
        return None
    return None if printable(character) else kinds.UNPRINTABLE_CHARACTER


def _patterns(characters: set[str]) -> Iterator[re.Pattern]:
    """What can be found at all in a text that has these characters: looking costs seconds in a large file."""
    if not characters.isdisjoint("ÂÃÄÅÐÑØÙÎÏâïð‚√"):
        yield _GARBLED
    if any(unicodedata.category(c)[0] == "M" for c in characters):
        yield _LOOSE_MARK
    if any("\u0400" <= c <= "\u04ff" for c in characters):
        yield _MIXED


def suspicious(text: str) -> bool:
    """Whether a text is worth a closer look (`examine`): quick, for files of any size; never False for one that has trouble."""
    if text.isascii():
        odd = not text.replace("\n", "").isprintable()
    else:
        present = {c for c in set(text) if not c.isascii() or not (c.isprintable() or c == "\n")}
        odd = any(_kind(c, prose=False) for c in present) or any(p.search(text) for p in _patterns(present))
    # 1,000 letters without a space stand in a line that is at least as long.
    return bool(
        odd
        or "#" in text
        or "Err:" in text
        or (len(text) > LONGEST_WORD and max(map(len, text.split("\n"))) > LONGEST_WORD)
    )


def examine(text: str, *, prose: bool = False, longest: int = LONGEST) -> list[Trouble]:
    r"""What a text holds that no report can show or nobody meant; each kind of trouble once, by its place.

    `prose` is Markdown or a page: there a line may end and begin with a tab, and a text be of any length.

    >>> [(t.at, t.kind.code) for t in examine("Naik 😀, lihat #REF!")]
    [(5, 'D601'), (14, 'D607')]
    >>> examine("André, m², H₂O, 5 ≤ 6 – “ya” … 3 × 2"), examine("Kota\u200b")[0].words
    ([], {'name': 'U+200B (spasi tanpa lebar)'})
    """
    if text.isascii() and text.isprintable() and len(text) <= LONGEST_WORD and "#" not in text and "Err:" not in text:
        return []
    found: list[Trouble] = []
    if not (text.isascii() and text.isprintable()):
        for c in set(text):
            if kind := _kind(c, prose=prose):
                found.append(Trouble(text.index(c), kind, {"name": name_of(c)}))
    possible = () if text.isascii() else tuple(_patterns(set(text)))
    if possible:
        found += _garbled(text)
        if _LOOSE_MARK in possible and (m := _LOOSE_MARK.search(text)):
            found.append(Trouble(m.start(), kinds.LOOSE_MARK, {"name": name_of(m[0])}))
        if _MIXED in possible and (m := _MIXED.search(text)):
            foreign = next(c for c in m[0] if not c.isascii())
            found.append(Trouble(m.start(), kinds.MIXED_LETTERS, {"name": name_of(foreign)}))
    if m := _FAILED.search(text) or (None if prose else _NARROW.search(text)):
        found.append(Trouble(m.start(), kinds.FAILED_FORMULA, {"text": m[0][:12]}))
    if not prose and len(text) > longest:
        found.append(Trouble(0, kinds.LONG_TEXT, {"count": _dotted(len(text)), "most": _dotted(longest)}))
    elif m := _LONG_WORD.search(text):
        words = {"text": m[0][:20], "count": _dotted(len(m[0])), "most": _dotted(LONGEST_WORD)}
        found.append(Trouble(m.start(), kinds.LONG_WORD, words))
    first: dict[Kind, Trouble] = {}
    for trouble in sorted(found, key=lambda t: (t.at, t.kind.code)):
        first.setdefault(trouble.kind, trouble)
    return list(first.values())


def _dotted(n: int) -> str:
    return f"{n:,}".replace(",", ".")


def _garbled(text: str) -> Iterator[Trouble]:
    """The first place where UTF-8 was read as something else, with what was meant where that is known."""
    if m := _GARBLED.search(text):
        try:
            meant = m[0].encode("cp1252").decode("utf-8")
        except UnicodeError:
            meant = ""
        cure = f"tulis ulang hurufnya, mungkin “{meant}”" if meant and meant.isprintable() else "tulis ulang hurufnya"
        yield Trouble(m.start(), kinds.GARBLED_TEXT, {"text": m[0].replace("\u00a0", " "), "cure": cure})


def breaking(text: str) -> Trouble | None:
    """The first character that may stand in no file at all, comments included."""
    m = _BREAKING.search(text)
    return Trouble(m.start(), kinds.CONTROL_CHARACTER, {"name": name_of(m[0])}) if m else None


def row_of(text: str, at: int) -> int:
    """In which line of a text, counted from 1, a place stands."""
    return text.count("\n", 0, at) + 1


def column_of(text: str, at: int) -> int:
    """At which character of its line, counted from 1, a place stands."""
    return at - text.rfind("\n", 0, at)
