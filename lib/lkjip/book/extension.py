"""What does Sphinx load for a report book? The pages, what prints them, and at the root the year itself."""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

from ..pages import extension as pages
from ..print import builder
from . import at_root


def setup(app: Sphinx) -> dict[str, Any]:
    """Register everything of the library with Sphinx; the printed forms are made after the site."""
    at_root.setup(app)
    pages.setup(app)
    return builder.setup(app)
