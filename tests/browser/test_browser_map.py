"""The map in a browser: it moves by keys and buttons, follows what is chosen, and asks for nothing but its land."""

from __future__ import annotations

from browser_kit import Folder, looking
from playwright.sync_api import Browser, Page

VIEW = "document.querySelector('[data-map] svg').getAttribute('viewBox').split(' ').map(Number)"


def width(page: Page) -> float:
    return float(page.evaluate(VIEW)[2])


def test_it_moves_by_keys_and_buttons(browser: Browser, demo_site: Folder) -> None:
    with looking(browser) as page:
        page.goto(demo_site.url("map.html"))
        first = page.evaluate(VIEW)
        page.locator("[data-map]").focus()
        page.keyboard.press("+")
        assert width(page) < first[2]
        page.keyboard.press("ArrowRight")
        page.keyboard.press("0")
        assert page.evaluate(VIEW) == first
        page.get_by_role("button", name="All land").click()
        assert width(page) > first[2]


def test_a_point_leads_to_its_rows_and_follows_what_is_chosen(browser: Browser, demo_site: Folder) -> None:
    with looking(browser) as page:
        page.goto(demo_site.url("map.html"))
        page.wait_for_function("document.querySelector('.map .buttons').hidden === false")
        spots = page.locator("[data-spot]:visible").count()
        assert spots > 3
        name = page.locator("[data-spot]").last.get_attribute("data-spot")
        page.locator("[data-spot]").last.focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"**#{name}")
        page.get_by_label("On the ground").uncheck()
        page.get_by_label("Agreed").uncheck()
        page.wait_for_function(f"document.querySelectorAll('[data-spot]:not(.out)').length < {spots}")
        assert 0 < page.locator("[data-spot]:visible").count() < spots


def test_without_a_script_all_places_are_shown(browser: Browser, demo_site: Folder) -> None:
    with looking(browser, java_script_enabled=False) as page:
        page.goto(demo_site.url("map.html"))
        assert page.locator("[data-spot] circle").count() > 3
        assert page.locator(".map .buttons").is_hidden()


def test_its_land_is_drawn(browser: Browser, demo_site: Folder) -> None:
    with looking(browser) as page:
        page.goto(demo_site.url("static/land.svg"))
        assert page.locator("path").count() == 1
