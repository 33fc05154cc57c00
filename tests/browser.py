"""Which browser of the machine do tests use, and what does axe say of a page? Without a browser they are skipped, except in CI."""

import os
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

CHROMIUM = next((p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None)

if CHROMIUM is None and os.environ.get("CI"):
    raise RuntimeError("CI must bring Chromium; see .ci/run")

needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine; .ci/run installs it")

AXE = Axe()
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
    "preload": False,
}
"""What axe looks at, and that it lists the elements of violations only: those of all that passes take as long again.

It fetches nothing beforehand: a page that is opened as a file gives it no style sheet, but says so on the console, sometimes
only when the next page is open.
"""


def check_accessibility(page: Page) -> None:
    """axe finds no violation of these rules on a page."""
    violations = AXE.run(page, options=RULES).response["violations"]
    found = [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in violations]
    assert found == [], f"{page.url}: {found}"
