"""What is a piece of Markdown that a notebook shows, and how is a gap in it marked?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ..language.borders import markdown


class Showable(Protocol):
    """Anything that knows its own notebook output."""

    def bundel(self) -> dict[str, str]: ...


@dataclass(frozen=True, slots=True)
class Teks:
    """A piece of Markdown."""

    markdown: str

    def bundel(self) -> dict[str, str]:
        return {"text/markdown": self.markdown}


def mark_missing(sentence: str) -> str:
    """A sentence that stands in the place of what is missing; the page on completeness counts these."""
    return f"```{{container}} tiada\n{markdown(sentence)}\n```"
