"""From words looked for to the sentence that has them, in a folder and on the server, with the keyboard alone, whatever is typed."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from browser_kit import Folder, looking, script
from hostile import evil
from playwright.sync_api import Browser, Page, expect

from serving_kit import serving

INDEX = "static/search-index.js"
TYPED = ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{{7*7}}", "%3Cscript%3E", "javascript:alert(1)", "__proto__", evil("typed")]


def results(page: Page) -> list[str]:
    return page.locator("[data-results] a.words").all_inner_texts()


def test_in_a_folder_from_words_to_the_sentence_by_keyboard(browser: Browser, demo_site: Folder) -> None:
    """The index is asked for at the first search and not before; a result opens its sentence, lit; back leads to the results."""
    asked: list[str] = []
    with looking(browser) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.goto(demo_site.url("search.html"))
        assert page.evaluate("document.activeElement.name") == "q"
        assert not [url for url in asked if url.endswith(INDEX)]
        page.keyboard.type("prisoner* released")
        page.keyboard.press("Enter")
        expect(page.locator("[data-found]")).to_contain_text("result")
        assert [url for url in asked if url.endswith(INDEX)] == [demo_site.url(INDEX)]
        found = results(page)
        assert found
        assert all("prisoner" in words.casefold() and "released" in words.casefold() for words in found)
        assert {w.casefold() for w in page.locator("[data-results] mark").all_inner_texts()} <= {"prisoners", "prisoner", "released"}
        page.locator("[data-results] a.words").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/articles/*.html#w-*")
        assert " ".join("".join(page.locator(".lit").all_text_contents()).split()) == found[0]
        page.go_back()
        expect(page.locator("[data-results] a.words").first).to_be_visible()
        assert (results(page), page.locator("[name=q]").input_value()) == (found, "prisoner* released")
        assert page.title().startswith("prisoner* released · Search")


def test_an_address_has_the_search_in_it(browser: Browser, demo_site: Folder) -> None:
    with looking(browser) as page:
        page.goto(demo_site.url("search.html#q=sarajevo&outlet=Calder+Wire&from=1995-08-01&to=1995-08-31"))
        expect(page.locator("[data-found]")).to_contain_text("Articles without a date are left out.")
        assert results(page)
        assert all("Calder Wire" in w for w in page.locator("[data-results] small").all_inner_texts())
        assert all(w == "29 August 1995" for w in page.locator("[data-results] .when").all_inner_texts())
        assert page.locator("[name=outlet]").input_value() == "Calder Wire"
        page.goto(demo_site.url("search.html#q=agree*&kind=statement"))
        expect(page.locator("[data-found]")).to_contain_text("result")
        assert page.locator("[data-results] li a[href*='#s-'], [data-results] li a[href^='people/']").count() == len(results(page))


def test_the_same_is_found_in_a_folder_and_on_the_server(browser: Browser, demo_site: Folder, demo_store: Any) -> None:
    with serving(demo_store) as (_, port):
        home = f"http://127.0.0.1:{port}/"
        for words in ("sarajevo", "prisoner*", "“cease fire”", "PEACE talks", "absent", "21 november", "europe's"):
            with looking(browser) as page:
                page.goto(demo_site.url(f"search.html#q={quote(words)}"))
                expect(page.locator("[data-found]")).to_contain_text(".")
                expect(page.locator("[data-found]")).not_to_contain_text("Loading")
                here = sorted(results(page))
            with looking(browser, allowed=home) as page:
                page.goto(f"{home}search?q={quote(words)}")
                assert sorted(results(page)) == here, words


def test_on_the_server_from_the_field_to_the_marked_sentence(browser: Browser, demo_store: Any) -> None:
    with serving(demo_store) as (_, port):
        home = f"http://127.0.0.1:{port}/"
        with looking(browser, allowed=home) as page:
            page.goto(home)
            page.get_by_role("link", name="Search", exact=True).click()
            page.wait_for_url(f"{home}search")
            page.keyboard.type("cease fire")
            page.keyboard.press("Enter")
            page.wait_for_url(f"{home}search?q=cease+fire")
            found = results(page)
            page.locator("[data-results] a.words").first.click()
            page.wait_for_url("**/articles/*.html#w-*")
            assert " ".join("".join(page.locator(".lit").all_text_contents()).split()) == " ".join(found[0].split())
        with looking(browser, allowed=home, java_script_enabled=False) as page:
            page.goto(f"{home}search?q=cease+fire")
            assert results(page) == found
            assert not page.locator("form").is_visible()


@pytest.mark.parametrize("typed", TYPED)
def test_what_is_typed_stays_words(typed: str, browser: Browser, demo_site: Folder) -> None:
    with looking(browser) as page:
        page.goto(demo_site.url("search.html"))
        page.locator("[name=q]").fill(typed)
        page.keyboard.press("Enter")
        expect(page.locator("[data-found]")).to_contain_text("ound" if "__" not in typed else ".")
        assert page.evaluate(script("intruders")) == []
        page.goto(f"{demo_site.url('search.html')}?q={quote(typed)}&kind={quote(typed)}&outlet={quote(typed)}")
        assert page.evaluate(script("intruders")) == []


def test_on_a_phone_and_to_axe_with_results(browser: Browser, demo_site: Folder) -> None:
    with looking(browser, viewport={"width": 390, "height": 844}, color_scheme="dark") as page:
        page.goto(demo_site.url("search.html#q=sarajevo"))
        expect(page.locator("[data-found]")).to_contain_text("result")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert page.evaluate(script("contrast"), "body *") == {}
