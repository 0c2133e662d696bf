"""A page that wants to do harm is shown as the words that it is."""

from __future__ import annotations

import re

import pytest
from browser_kit import Folder, folder_of, looking, script
from hostile import ALL, HUGE, pages, record
from playwright.sync_api import Browser

from communique.building import build
from communique.store.book import Store
from communique.web.marking import visible
from serving_kit import serving

SHOWN = (
    "<script>alert('",
    "<img src=x onerror=alert('",
    "<svg onload=alert('",
    "{{7*7}}",
    "{% include",
    "DROP TABLE",
    "javascript:alert",
    "&lt;x-evil&gt;",
)
"""What of it a reader sees, letter by letter."""


@pytest.fixture(scope="module")
def by_hand(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    place = tmp_path_factory.mktemp("hostile")
    with Store.create(place / "talks.db") as store:
        store.write_record(record())
    return folder_of(place / "talks.db", place / "site", full=True)


@pytest.fixture(scope="module")
def from_files(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    place = tmp_path_factory.mktemp("hostile")
    (place / "pages").mkdir()
    pages(place / "pages")
    build([place / "pages"], place / "talks.db", processes=1)
    return folder_of(place / "talks.db", place / "site", full=True)


@pytest.fixture(params=["by_hand", "from_files"])
def folder(request: pytest.FixtureRequest) -> Folder:
    return request.getfixturevalue(request.param)  # type: ignore[no-any-return]  # the fixtures are named in the parameters


def test_nothing_of_the_page_comes_alive(browser: Browser, folder: Folder) -> None:
    """Even without the policy, which would stop it a second time."""
    with looking(browser, bypass_csp=True) as page:
        for where in [w for w in folder.edition.addresses() if w.endswith(".html")]:
            page.goto(folder.url(where))
            assert page.evaluate(script("intruders")) == [], where
            assert page.locator("h1").count() == 1, where
            assert "49" not in page.title(), where


def test_its_words_are_shown_as_they_are(browser: Browser, by_hand: Folder) -> None:
    with looking(browser) as page:
        for where in ("index.html", "articles/d-page.html", "events/e-talks.html", "people/a-vance.html"):
            page.goto(by_hand.url(where))
            words = page.locator("body").inner_text()
            assert [s for s in SHOWN if s not in words] == [], where
        page.goto(by_hand.url("articles/d-page.html"))
        assert page.locator("h1").inner_text().startswith("Accord </mark></title><script>alert('Accord')</script>")


def test_the_whole_page_stands_there_letter_by_letter(browser: Browser, folder: Folder) -> None:
    with looking(browser) as page:
        for article in folder.view.record.articles:
            page.goto(folder.url(folder.edition.site.href(article.id) or ""))
            shown = "".join(page.locator(".story .text").all_text_contents())
            wanted = visible(folder.view.pages[article.page].text)
            assert "".join(shown.split()) == "".join(wanted.split())


def test_what_turns_or_hides_words_is_named_or_gone(browser: Browser, by_hand: Folder) -> None:
    with looking(browser) as page:
        for where in [w for w in by_hand.edition.addresses() if w.endswith(".html")]:
            page.goto(by_hand.url(where))
            held = page.content()
            assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\u00ad]", held), where
        page.goto(by_hand.url("articles/d-page.html"))
        assert "invoice[U+202E]fdp.exe[U+2066]" in page.locator(".story").inner_text()


def test_a_line_without_end_widens_no_phone(browser: Browser, by_hand: Folder) -> None:
    with looking(browser, viewport={"width": 390, "height": 844}) as page:
        for where in by_hand.kinds():
            page.goto(by_hand.url(where))
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, where
        page.goto(by_hand.url("articles/d-page.html"))
        assert HUGE in page.locator(".story").inner_text()


def test_all_of_it_is_in_the_record(by_hand: Folder, from_files: Folder) -> None:
    """So that the tests above look at something."""
    assert len(ALL) == 9
    assert len(from_files.view.record.articles) == 3
    assert from_files.view.record.events
    assert any("<script>" in (a.title or "") for a in from_files.view.record.articles)
    assert by_hand.view.record.unread


def test_served_it_is_as_harmless(browser: Browser, by_hand: Folder) -> None:
    with serving(by_hand.place.parent / "talks.db", "--name", "<script>alert('name')</script>{{7*7}}") as (_, port):
        home = f"http://127.0.0.1:{port}/"
        with looking(browser, allowed=home) as page:
            for where in by_hand.kinds():
                answer = page.goto(home + where)
                assert answer
                assert answer.status == 200
                assert page.evaluate(script("intruders")) == [], where
                assert page.evaluate("window.violations") == [], where
            assert "{{7*7}}" in page.locator("header").inner_text()
