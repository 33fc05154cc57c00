"""Which browser of the machine do tests use? Without one they are skipped, except in CI."""

import os
import shutil

import pytest

CHROMIUM = next((p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None)

if CHROMIUM is None and os.environ.get("CI"):
    raise RuntimeError("CI must bring Chromium; see .ci/run")

needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine; .ci/run installs it")
