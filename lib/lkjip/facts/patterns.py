"""Which pattern may a column have, and is a text of that form?

A pattern is written by who describes the data, so it may be careless: with Python's own expressions `(([a-z ])+)+!`
needs longer than a year for some cell of thirty letters, and nothing can stop it. RE2 reads nearly the same expressions
and needs a time that grows only with the length of the text; what it cannot promise that for (looking ahead, groups
called again) it refuses.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> Any:
    """The pattern as RE2 has it, or None where it is none."""
    import re2

    options = re2.Options()
    options.log_errors = False
    try:
        return re2.compile(pattern, options)
    except (re2.error, UnicodeError, ValueError):
        return None


def is_pattern(pattern: str) -> bool:
    r"""Whether a text is a pattern that can be used.

    >>> [is_pattern(p) for p in (r"P[0-9]+(\.K[0-9]+)?", "(([a-z ])+)+!", "P[0-9", "(?=P)P1")]
    [True, True, False, False]
    """
    return _compiled(pattern) is not None


def matches(pattern: str, text: str) -> bool:
    """Whether all of a text has the form of a pattern; nothing has the form of what is no pattern.

    >>> matches("P[0-9]+", "P12"), matches("P[0-9]+", "P12a"), matches("(([a-z ])+)+!", "a" * 4000)
    (True, False, False)
    """
    compiled = _compiled(pattern)
    return compiled is not None and compiled.fullmatch(text) is not None


NIP = "18 angka"
"""What the number of a civil servant consists of."""


def is_nip(text: str) -> bool:
    """Whether a number of a civil servant is whole; what is no number at all (a dash, a service number) is not judged.

    >>> is_nip("19651116 198903 1 004"), is_nip("12"), is_nip("-"), is_nip("NRP 8812")
    (True, False, True, True)
    """
    return not re.fullmatch(r"[0-9][0-9 .]*", text) or len(re.sub(r"[^0-9]", "", text)) == 18
