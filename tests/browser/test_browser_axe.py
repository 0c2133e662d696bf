"""Each kind of page under axe-core: nothing that it calls serious or critical (WCAG 2.2 A and AA, and its best practices)."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from browser_kit import Folder, looking, script
from playwright.sync_api import Browser

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
SHA256 = "880970c081707360e64f34cea25ff91892f5bc95675b0776925b9709dd8a68bb"


def test_it_is_axe_as_published() -> None:
    assert hashlib.sha256(AXE.read_bytes()).hexdigest() == SHA256


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_nothing_serious(scheme: str, width: int, browser: Browser, demo_site: Folder) -> None:
    axe = AXE.read_text(encoding="utf-8")
    found = {}
    with looking(browser, color_scheme=scheme, viewport={"width": width, "height": 844}) as page:
        for where in demo_site.kinds():
            page.goto(demo_site.url(where))
            page.evaluate(axe)
            if serious := page.evaluate(script("axe")):
                found[where] = serious
    assert found == {}
