"""One browser for all tests of the folder ``browser``, and the sites that it looks at. Loaded by ``conftest.py``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from machine import BROWSER, NO_BROWSER, SHARED

if TYPE_CHECKING:
    from browser_kit import Folder
    from playwright.sync_api import Browser

SITES = ["demo", *(["seeds"] if (SHARED / "seeds").is_dir() else [])]
"""The seeds are looked at where they are; nothing is skipped."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from browser_kit import ARGUMENTS
    from playwright.sync_api import sync_playwright

    if BROWSER is None:  # a file of tests was asked for by name
        pytest.fail(NO_BROWSER)
    with sync_playwright() as player:
        running = player.chromium.launch(executable_path=BROWSER, args=list(ARGUMENTS))
        yield running
        running.close()


@pytest.fixture(scope="session")
def demo_site(demo_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The demo's site."""
    from browser_kit import folder_of

    return folder_of(demo_store, tmp_path_factory.mktemp("browser") / "demo")


@pytest.fixture(scope="session", params=SITES)
def any_site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The demo's site, then that of the seeds."""
    from browser_kit import folder_of

    if request.param == "demo":
        return request.getfixturevalue("demo_site")  # type: ignore[no-any-return]
    return folder_of(request.getfixturevalue("seeds_store"), tmp_path_factory.mktemp("browser") / "seeds")
