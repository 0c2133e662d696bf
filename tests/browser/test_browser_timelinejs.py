"""TimelineJS itself shows our export for it: each dated event a slide."""

from __future__ import annotations

import hashlib
import json
from html import unescape
from pathlib import Path

from browser_kit import looking
from playwright.sync_api import Browser

from communique.exports.formats import make
from communique.exports.made import Source
from communique.model.record import Record
from communique.store.book import Store

PROGRAM = Path(__file__).parent / "vendor" / "timelinejs.min.js"
SHA256 = "02f1843ae167f83435140be3b3228a6574cae9720e4774ae7d0050a790c9f93e"
SIZE = "width: 1200px; height: 700px"
PAGE = f'<!doctype html><html lang="en"><head><title>x</title></head><body><div id="timeline" style="{SIZE}"></div></body></html>'
OPTIONS = {"language": "en", "font": None, "script_path": "", "default_bg_color": "white"}


def test_it_is_timelinejs_as_published() -> None:
    assert hashlib.sha256(PROGRAM.read_bytes()).hexdigest() == SHA256


def exported(record: Record) -> dict[str, list[dict[str, dict[str, str]]]]:
    held: dict[str, list[dict[str, dict[str, str]]]] = json.loads(make("timelinejs", Source(record)).files["timeline.json"])
    return held


def slides(browser: Browser, data: object) -> list[str]:
    """The headlines that TimelineJS shows for `data`, its title first."""
    with looking(browser) as page:
        page.set_content(PAGE)
        page.evaluate(PROGRAM.read_text(encoding="utf-8") + "; window.TL = TL")
        page.evaluate("([data, options]) => { window.shown = new TL.Timeline('timeline', data, options); }", [data, OPTIONS])
        page.wait_for_selector(".tl-slide .tl-headline", state="attached")
        page.wait_for_selector(".tl-timenav .tl-timemarker", state="attached")
        assert page.locator(".tl-message-full, .tl-error").count() == 0
        return [" ".join(words.split()) for words in page.locator(".tl-slide .tl-text-headline-container .tl-headline").all_inner_texts()]


def plain(words: str) -> str:
    """What a browser shows for `words`, which are HTML."""
    return " ".join(unescape(words).split())


def test_it_shows_every_dated_event(browser: Browser, demo_store: Path) -> None:
    with Store.open(demo_store) as store:
        data = exported(store.read_record())
    shown = slides(browser, data)
    assert len(shown) == len(data["events"]) + 1
    assert sorted(shown[1:]) == sorted(plain(e["text"]["headline"]) for e in data["events"])
