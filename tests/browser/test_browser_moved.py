"""Every id ever shown still opens, from a file and from the server."""

from __future__ import annotations

from dataclasses import replace

import pytest
from browser_kit import Folder, folder_of, looking
from playwright.sync_api import Browser

from communique.store.book import Store
from sample_talks import RECORD
from serving_kit import serving

LATER = replace(
    RECORD,
    events=tuple(replace(e, id="e-exchange") if e.id == "e-swap" else e for e in RECORD.events),
    positions=tuple(replace(p, id="q-river") for p in RECORD.positions),
    statements=(),
)


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    place = tmp_path_factory.mktemp("moved")
    with Store.create(place / "talks.db") as store:
        store.write_record(RECORD)
        store.write_record(LATER)
    return folder_of(place / "talks.db", place / "site")


WAYS = [
    ("events/e-swap.html", "events/e-exchange.html"),
    ("positions.html#q-valley", "positions.html#q-river"),
    ("people/a-adavance.html#s-again", "moved.html#s-again"),
]


@pytest.mark.parametrize(("old", "new"), WAYS)
def test_an_old_address_leads_to_the_new_one(old: str, new: str, browser: Browser, moved: Folder) -> None:
    with looking(browser) as page:
        page.goto(moved.url(old))
        page.wait_for_url(moved.url(new))
        if "#" in new:
            assert page.locator(f"[id='{new.partition('#')[2]}']").count() == 1


def test_without_a_script_too(browser: Browser, moved: Folder) -> None:
    with looking(browser, java_script_enabled=False) as page:
        page.goto(moved.url("events/e-swap.html"))
        page.wait_for_url(moved.url("events/e-exchange.html"))
        page.goto(moved.url("moved.html"))
        page.get_by_role("link", name="q-river").click()
        page.wait_for_url(moved.url("positions.html#q-river"))


def test_from_the_server(browser: Browser, moved: Folder) -> None:
    with serving(moved.place.parent / "talks.db") as (_, port):
        home = f"http://127.0.0.1:{port}/"
        with looking(browser, allowed=home) as page:
            for old, new in WAYS:
                page.goto(home + old)
                page.wait_for_url(home + new)
            page.goto(home)
            page.locator("main a[href*='#w-']").first.click()
            page.locator(".lit").first.wait_for(state="attached")  # the script marks the words once the page is there
