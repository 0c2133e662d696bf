"""What this machine has for the tests: pages that stay outside the repository, and a browser."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

SHARED = Path(os.environ.get("COMMUNIQUE_SHARED") or Path(__file__).parents[2] / "shared")
"""Beside the checkout, or where COMMUNIQUE_SHARED says."""
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
"""The Chromium on PATH, if any."""
NO_BROWSER = "tests/browser are NOT RUN: there is no Chromium on PATH. `make browser` installs it where it may (Debian: apt-get install chromium)."
