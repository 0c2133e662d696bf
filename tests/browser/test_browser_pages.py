"""Each kind of page opens from a file address, quietly, and can be read on any screen, by keyboard, on paper and without a script."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pytest
from browser_kit import Folder, conflicting, looking, script
from playwright.sync_api import Browser, Page

from communique.web.marking import visible

WORDS = re.compile(r"articles/([a-z0-9-]+)\.html#w-(\d+)-(\d+)$")
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 1}


def words_of(pieces: Sequence[str]) -> str:
    return " ".join("".join(pieces).split())


def lit(page: Page) -> str:
    """The words that are lit up."""
    return words_of(page.locator(".lit").all_text_contents())


def cited(folder: Folder, href: str) -> str:
    """The words that a link to words names, as the record has them."""
    name, start, end = WORDS.search(href).groups()  # type: ignore[union-attr]  # the caller chose it so
    text = folder.view.pages[folder.view.things[name].page].text
    return words_of([visible(text[int(start) : int(end)])])


def test_each_kind_opens_from_a_file_and_asks_for_nothing(browser: Browser, any_site: Folder) -> None:
    with looking(browser) as page:
        for where in any_site.kinds():
            page.goto(any_site.url(where))
            assert page.title().strip(), where
            facts = page.evaluate(script("frame"))
            sheets = 2 if where == "map.html" else 1
            assert facts == [1, 1, 1, 1, 1, sheets, 0], where
            assert page.locator("main").inner_text().strip(), where


def test_from_a_value_to_its_words_and_back(browser: Browser, any_site: Folder) -> None:
    """From the front page and from an event, as a reader goes: the value, its words lit, the note beside them, the value again."""
    starts = ["index.html", *[any_site.edition.site.href(e.id) or "" for e in conflicting(any_site.view)[:1]]]
    with looking(browser) as page:
        for where in starts:
            page.goto(any_site.url(where))
            links = [h for h in page.locator("main a").evaluate_all("all => all.map(a => a.href)") if WORDS.search(h)]
            assert links, where
            for href in dict.fromkeys(links[:: max(1, len(links) // 5)]):
                page.goto(any_site.url(where))
                page.locator(f"main a[href$='{href.rpartition('/')[2]}']").first.click()
                page.wait_for_url(href)
                assert lit(page) == cited(any_site, href) != ""
                place = page.locator(".lit").first.bounding_box()
                assert place
                assert 0 <= place["y"] <= place["y"] + place["height"] <= 900


def test_from_the_note_beside_the_words_to_the_value(browser: Browser, any_site: Folder) -> None:
    event = max(any_site.view.record.events, key=lambda e: (len(e.reports), e.id))
    value = next(v for f in event.fields.values() for v in f.values)
    with looking(browser) as page:
        page.goto(any_site.url(any_site.edition.site.words(value.page, value.start, value.end) or ""))
        note = page.locator(f".notes a[href*='{event.id}'][data-spans~='{value.start}-{value.end}']").first
        note.hover()
        assert words_of([visible(value.raw)]) in lit(page)
        note.click()
        assert f"events/{event.id}.html#r-" in page.url
        assert page.locator(f"[id='{page.url.rpartition('#')[2]}']").count() == 1
        assert words_of([visible(value.raw)]) in words_of([page.locator("main").inner_text()])


def test_by_keyboard_alone(browser: Browser, demo_site: Folder) -> None:
    def focused(page: Page) -> Any:
        return page.evaluate(script("focused"))

    with looking(browser) as page:
        page.goto(demo_site.url("index.html"))
        page.keyboard.press("Tab")
        skip = focused(page)
        assert (skip["words"], skip["seen"], skip["ring"]) == ("Skip to the record", True, True)
        page.keyboard.press("Enter")
        assert focused(page)["id"] == "main"
        for _ in range(60):
            page.keyboard.press("Tab")
            at = focused(page)
            assert at["tag"] in ("A", "INPUT", "SUMMARY", "BUTTON", "DIV"), at
            assert (at["seen"], at["ring"]) == (True, True), at
            if WORDS.search(at["href"] or ""):
                break
        page.keyboard.press("Enter")
        page.wait_for_url(at["href"])
        assert lit(page) == cited(demo_site, at["href"])
        for _ in range(400):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.matches('.notes a')"):
                break
        assert lit(page), "a note that has the focus lights its words"
        assert focused(page)["ring"]
        to = focused(page)["href"]
        page.keyboard.press("Enter")
        page.wait_for_url(to)


def test_the_order_of_tabs_is_that_of_the_page(browser: Browser, demo_site: Folder) -> None:
    with looking(browser) as page:
        for where in demo_site.kinds():
            page.goto(demo_site.url(where))
            assert page.locator("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").count() == 0, where


def test_a_phone_scrolls_down_and_never_sideways(browser: Browser, any_site: Folder) -> None:
    with looking(browser, **PHONE) as page:
        for where in any_site.kinds():
            page.goto(any_site.url(where))
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= 390, f"{where} is {wide} wide"


def test_what_a_row_says_has_the_room_of_its_list(browser: Browser, any_site: Folder) -> None:
    """A row without a day in front once stood in the narrow column of days."""
    with looking(browser) as page:
        for where in any_site.kinds():
            page.goto(any_site.url(where))
            narrow = page.evaluate("""[...document.querySelectorAll("ul.list > li > .what")].filter(el => el.offsetWidth > 0
                && getComputedStyle(el.parentElement).display === "grid"
                && el.offsetLeft - el.parentElement.offsetLeft < 10 && el.offsetWidth < el.parentElement.offsetWidth / 2).length""")
            assert narrow == 0, where


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_told_from_their_ground(scheme: str, browser: Browser, demo_site: Folder) -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1, for every element that holds words."""
    grounds = set()
    with looking(browser, color_scheme=scheme) as page:
        for where in demo_site.kinds():
            page.goto(demo_site.url(where))
            assert page.evaluate(script("contrast"), "body *") == {}, where
            grounds.add(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
    assert len(grounds) == 1


def test_on_paper(browser: Browser, demo_site: Folder) -> None:
    with looking(browser) as page:
        page.emulate_media(media="print", color_scheme="dark")
        for where in demo_site.kinds():
            page.goto(demo_site.url(where))
            assert not page.locator("nav").first.is_visible(), where
            assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)", where
            assert page.locator("main").inner_text().strip(), where
        assert page.pdf()[:5] == b"%PDF-"


def test_without_a_script_all_is_there_and_links_work(browser: Browser, demo_site: Folder) -> None:
    with looking(browser) as page:
        page.goto(demo_site.url("timeline.html"))
        page.locator("[data-filter]").evaluate("box => { box.hidden = true; }")  # only a script can filter, so only a script shows it
        scripted = page.locator("main").inner_text()
    with looking(browser, java_script_enabled=False) as page:
        page.goto(demo_site.url("timeline.html"))
        assert page.locator("main").inner_text() == scripted
        page.goto(demo_site.url("index.html"))
        link = page.locator("main a[href*='#w-']").first
        href = link.get_attribute("href") or ""
        link.click()
        page.wait_for_url(f"**/{href}")
        assert page.locator(f"[id='{href.rpartition('#')[2]}']").count() == 1
        assert cited(demo_site, href) in words_of(page.locator("main").all_inner_texts())
        page.locator(".notes a").first.click()
        assert page.locator("h1").count() == 1
