"""What does Sphinx load for a report book? The pages, and what prints them."""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

from ..pages import extension as pages
from ..print import builder


def setup(app: Sphinx) -> dict[str, Any]:
    """Register everything of the library with Sphinx; the printed forms are made after the site."""
    pages.setup(app)
    return builder.setup(app)
