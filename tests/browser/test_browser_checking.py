"""Checking by the keyboard alone: from a key press to the changed export; two who decide at once; hostile pages; axe."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_kit import looking, script
from hostile import evil
from playwright.sync_api import Browser, Page, expect
from test_browser_axe import AXE

from communique.store.book import Store
from communique.store.reviews import Review
from serving_kit import serving

OTHERS = ("api", "search?q=talks", "search?q=nothinglikeit", "changes?since=1995-12-01", "nowhere.html")
"""Pages of the server that are in no folder; the last is none."""


@pytest.fixture
def talks(demo_store: Path, tmp_path: Path) -> Path:
    """The demo's record, to decide on."""
    return Path(shutil.copy(demo_store, tmp_path / "talks.db"))


@pytest.fixture
def home(talks: Path) -> Iterator[str]:
    with serving(talks, "--review", "ada") as (_, port):
        yield f"http://127.0.0.1:{port}/"


def reviews(place: Path) -> tuple[Review, ...]:
    with Store.open(place) as store:
        return store.reviews()


def values(place: Path) -> list[object]:
    """All numbers that events show in the export."""
    command = [sys.executable, "-m", "communique.cli", "export", str(place)]
    held = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return [field["value"] for event in held["events"] for field in event["fields"].values()]


def told_once(place: Path) -> str:
    """The item of a number that only one report gives: nothing else decides what the export shows."""
    with Store.open(place) as store:
        record = store.read_record()
    held = {e.reports[0]: e for e in record.events if len(e.reports) == 1}
    numbers = [
        f"{v.page}.{v.start}-{v.end}.reports.{name}"
        for r in record.reports if r.id in held
        for name, values in r.fields.items() for v in values if isinstance(v.value, int) and len(values) == 1
    ]  # fmt: skip
    return numbers[0]


def key(page: Page, name: str) -> None:
    """Press a key, and wait for the page that it leads to."""
    with page.expect_navigation():
        page.keyboard.press(name)


def test_from_a_key_press_to_the_changed_export(browser: Browser, talks: Path, home: str) -> None:
    assert 4321 not in values(talks)
    with looking(browser, allowed=home) as page:
        page.goto(f"{home}check/{told_once(talks)}?state=all")
        first = page.url
        page.keyboard.press("w")
        page.keyboard.type("counted by hand")
        page.keyboard.press("Escape")
        page.keyboard.press("e")
        page.keyboard.type("4321")
        key(page, "Enter")
        assert page.url != first
        second = page.url
        key(page, "x")
        key(page, "p")
        page.goto(second)
        key(page, "u")
        key(page, "c")
        page.goto(first)
        expect(page.locator("main")).to_contain_text("corrected by ada")
        expect(page.locator("main")).to_contain_text("counted by hand")
    assert [r.decision for r in reviews(talks)] == ["corrected", "rejected", "undone", "confirmed"]
    assert 4321 in values(talks)


def test_selected_words_become_the_right_words(browser: Browser, talks: Path, home: str) -> None:
    with looking(browser, allowed=home) as page:
        page.goto(f"{home}check?field=reports.place")
        key(page, "n")
        words = page.locator("[data-words] span[data-s]").last
        words.select_text()
        box = words.bounding_box()
        assert box
        page.mouse.move(box["x"] + 2, box["y"] + box["height"] / 2)
        words.dispatch_event("mouseup", {"bubbles": True})
        taken = page.locator("[name=words]").input_value()
        assert taken
        page.get_by_role("button", name="Save the correction").click()
        page.wait_for_load_state()
    (review,) = reviews(talks)
    assert json.loads(review.value or "")["raw"].split() == taken.split()


def test_without_a_script_the_same_can_be_done(browser: Browser, talks: Path, home: str) -> None:
    with looking(browser, allowed=home, java_script_enabled=False) as page:
        page.goto(f"{home}check")
        page.locator("a.go").click()
        page.get_by_role("button", name="Confirm").click()
        page.get_by_role("button", name="Reject").click()
    assert [r.decision for r in reviews(talks)] == ["confirmed", "rejected"]


def test_two_who_decide_at_once(browser: Browser, talks: Path, home: str) -> None:
    with serving(talks, "--review", "bo") as (_, port), looking(browser, allowed="http://127.0.0.1:", refused=409) as page:
        page.goto(f"{home}check")
        key(page, "n")
        item = page.url.removeprefix(home)
        other = page.context.new_page()
        other.goto(f"http://127.0.0.1:{port}/{item}")
        key(page, "c")
        key(other, "x")
        expect(other.get_by_role("alert")).to_contain_text("confirmed by ada")
        assert [r.who for r in reviews(talks)] == ["ada"]
        key(other, "x")
    assert [r.who for r in reviews(talks)] == ["ada", "bo"]


def _names(page: Page, home: str) -> list[str]:
    """The pages on which one decides on names."""
    page.goto(f"{home}check/names")
    pair = (page.locator("main ol a").first.get_attribute("href") or "").removeprefix("../")
    page.goto(f"{home}people.html")
    person = (page.locator("main a[href^='people/']").first.get_attribute("href") or "").rpartition("/")[2].removesuffix(".html")
    return ["check/names", pair, f"check/names/{person}"]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_nothing_serious_to_axe(scheme: str, width: int, browser: Browser, home: str) -> None:
    axe, found = AXE.read_text(encoding="utf-8"), {}
    with looking(browser, allowed=home, refused=404, color_scheme=scheme, viewport={"width": width, "height": 844}) as page:
        page.goto(f"{home}check")
        item = page.locator("a.go").get_attribute("href") or ""
        page.goto(f"{home}check/links")
        first = page.locator("main ol a")
        pair = (first.first.get_attribute("href") or "").rpartition("/")[2] if first.count() else ""
        page.goto(f"{home}{item}")
        event = (page.locator("main .soft a").first.get_attribute("href") or "").rpartition("/")[2].removesuffix(".html")
        links = ["check/links", *([f"check/links/{pair}"] if pair else []), f"check/links/{event}"]
        for where in ("check", item, "check/agreement", *links, *_names(page, home), *OTHERS):
            page.goto(f"{home}{where}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, where
            page.evaluate(axe)
            if serious := page.evaluate(script("axe")):
                found[where] = serious
    assert found == {}


def test_hostile_words_stay_words(browser: Browser, talks: Path, home: str) -> None:
    with looking(browser, allowed=home) as page:
        page.goto(f"{home}check?field=reports.place")
        key(page, "n")
        item = page.url
        page.locator("[name=value]").fill(evil("value"))
        page.locator("[name=why]").fill(evil("why"))
        with page.expect_navigation():
            page.get_by_role("button", name="Save the correction").click()
        for where in (item, f"{home}check", f"{home}places.html"):
            page.goto(where)
            assert page.evaluate(script("intruders")) == []
    assert len(reviews(talks)) == 1
