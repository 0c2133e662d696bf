"""The timeline narrowed: what is chosen stands in the address, can be sent, undone with the back button, and never hides a row asked for."""

from __future__ import annotations

from browser_kit import Folder, looking
from playwright.sync_api import Browser, Page, expect

ROWS = "li[data-lane]:visible"


def shown(page: Page) -> set[str]:
    return set(page.locator(ROWS).evaluate_all("all => all.map(li => li.id)"))


def test_narrowing_stands_in_the_address(browser: Browser, demo_site: Folder) -> None:
    with looking(browser) as page:
        page.goto(demo_site.url("timeline.html"))
        everything = shown(page)
        page.get_by_label("Told by").select_option("calder-wire")
        page.wait_for_url("**#outlet=calder-wire")
        wire = shown(page)
        assert set() < wire < everything
        assert set(page.locator("li[data-outlet~='calder-wire']").evaluate_all("all => all.map(li => li.id)")) == wire
        assert page.locator("output").inner_text() == f"{len(wire)} of {len(everything)} events shown"
        bars = page.locator(".strip g[data-lane] a:visible").evaluate_all("all => all.map(a => a.getAttribute('href').slice(1))")
        assert set(bars) <= wire
        page.get_by_label("Talks").focus()
        page.keyboard.press("Space")
        page.wait_for_function("location.hash.includes('lane=')")
        fewer, address = shown(page), page.url
        assert fewer < wire
        page.go_back()
        page.wait_for_url("**#outlet=calder-wire")
        expect(page.get_by_label("Talks")).to_be_checked()
        assert shown(page) == wire
    with looking(browser) as page:
        page.goto(address)
        assert shown(page) == fewer
        assert page.get_by_label("Told by").input_value() == "calder-wire"


def test_a_row_that_is_asked_for_is_shown(browser: Browser, demo_site: Folder) -> None:
    with looking(browser) as page:
        page.goto(demo_site.url("timeline.html#outlet=calder-wire"))
        hidden = page.locator("li[data-lane]:not(:visible)").first.get_attribute("id")
        assert hidden
        page.goto(demo_site.url(f"timeline.html#{hidden}"))
        assert hidden in shown(page)


def test_what_makes_no_sense_narrows_nothing(browser: Browser, demo_site: Folder) -> None:
    with looking(browser) as page:
        page.goto(demo_site.url("timeline.html"))
        everything = shown(page)
        for hash_ in ("who=<script>", "place=%22%5D&outlet=x", "events=all", "=", "who=a-none"):
            page.goto(demo_site.url(f"timeline.html#{hash_}"))
            assert shown(page) == everything, hash_


def test_a_bar_of_days_leads_to_the_day(browser: Browser, demo_site: Folder) -> None:
    with looking(browser) as page:
        page.goto(demo_site.url("timeline.html"))
        page.locator(".strip .named a").first.click()
        page.wait_for_url("**/days.html#d-*")
        name = page.url.rpartition("#")[2]
        assert page.locator(f"[id='{name}']").is_visible()


def test_on_a_phone_the_parts_are_one_line_that_the_keyboard_can_walk(browser: Browser, demo_site: Folder) -> None:
    with looking(browser, viewport={"width": 390, "height": 844}) as page:
        page.goto(demo_site.url("about.html"))
        box = page.locator(".top nav").bounding_box()
        assert box
        assert box["height"] < 50
        page.locator(".top .name").focus()
        here = page.locator(".top nav [aria-current]").bounding_box()
        assert here
        assert 0 <= here["x"] < here["x"] + here["width"] <= 391, "the part that is open can be seen"
        for link in page.locator(".top nav a").all():
            page.keyboard.press("Tab")
            expect(link).to_be_focused()
            place = link.bounding_box()
            assert place
            assert -1 <= place["x"] < place["x"] + place["width"] <= 391
