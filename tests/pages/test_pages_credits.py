"""Outlets, contributors, dates of change, descriptions and languages that pages state. All pages are made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.model.article import Article
from communique.model.page import Page, SiteFacts, page_id
from communique.pages.finding import find_article
from communique.pages.languages import language_code
from communique.pages.reading import read_pages

STORY = "\n\n".join(
    (
        "Delegates from the two island republics ended a third day of talks on Friday without a text that both could sign.",
        "The mediator, a former judge, told reporters that the sides had moved closer on fishing rights but not on the strait.",
        "Neither delegation would say what had been offered, and both asked for the maps to be drawn again by the engineers.",
    )
)
TITLE = "Third day of strait talks ends"


def found(text: str, *, repeated: tuple[str, ...] = ()) -> Article:
    return find_article(Page(page_id(sha256_text=text, url=None), "a.txt", None, None, "", "", "text/1", text), SiteFacts(repeated))


@pytest.mark.parametrize(
    ("lines", "outlet"),
    [
        ("By Helen Marsh\nThe Lakeside Courier\nNovember 13, 1995", "The Lakeside Courier"),
        ("By Helen Marsh\nThe Lantern\nNovember 13, 1995", "The Lantern"),
        ("By Helen Marsh | The Tidal Review\nMarch 6, 1998", "The Tidal Review"),
        ("By Helen Marsh for The Tidal Review\nMarch 6, 1998", "The Tidal Review"),
        ("By Helen Marsh, The Tidal Review Staff Writer\nMarch 6, 1998", "The Tidal Review"),
        ("By Helen Marsh, Tidal Daily News", "Tidal Daily News"),
        ("By Helen Marsh | CNN", "CNN"),
        ("By Helen Marsh\nForeign Correspondent\nMarch 6, 1998", None),
        ("By Helen Marsh\nNew Haven\nMarch 6, 1998", None),
        ("By Helen Marsh | March 6, 1998", None),
        ("By Helen Marsh, Foreign Correspondent", None),
        ("By Helen Marsh for the Associated Press", None),
    ],
)
def test_outlets_beside_and_in_bylines(lines: str, outlet: str | None) -> None:
    article = found(f"{TITLE}\n\n{lines}\n\n{STORY}")
    assert (article.outlet.value if article.outlet else None) == outlet
    assert [a.value for a in article.authors] == ["Helen Marsh"]


@pytest.mark.parametrize(("top", "outlet"), [("The Tidal Review", "The Tidal Review"), ("World News", None), ("Sign In", None)])
def test_a_first_line_that_the_site_repeats(top: str, outlet: str | None) -> None:
    article = found(f"{top}\n\n{TITLE}\n\n{STORY}", repeated=(top,))
    assert (article.outlet.value if article.outlet else None) == outlet


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Peck reported from Osthaven.", []),
        ("Ana Diaz reported from Cairo and Joel Peck from Doha, Qatar.", ["Ana Diaz"]),
        ("Peck reported from Osthaven. Ben Roe in Geneva contributed to this report.", ["Ben Roe"]),
        ("Ana Diaz reported from Gaza City, Per Lund from Nicosia and Bo Ek from Washington, D.C.", ["Ana Diaz", "Per Lund", "Bo Ek"]),
        ("Associated Press writers Ben Roe in Geneva, and Lea Fox in Oslo, contributed to this report.", ["Ben Roe", "Lea Fox"]),
    ],
)
def test_who_reported_from_where(line: str, names: list[str]) -> None:
    text = f"{TITLE}\n\nBy Ida Holm and Joel Peck\n\n{STORY}\n\n___\n\n{line}"
    article = found(text)
    assert [c.value for c in article.contributors] == names
    assert article.blocks[-1].role == "contributors"
    assert all(text[c.start : c.end] == c.raw for c in article.contributors)


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("Updated 9:14 PM EST, January 14, 2025", None, "2025-01-14"),
        ("Published 4 March 2026 | Updated 5 March 2026", "2026-03-04", "2026-03-05"),
        ("Last modified on 3 March 2026", None, "2026-03-03"),
        ("4 March 2026", "2026-03-04", None),
    ],
)
def test_dates_of_change(line: str, published: str | None, updated: str | None) -> None:
    article = found(f"{TITLE}\n\nBy Ida Holm\n{line}\n\n{STORY}")
    assert (article.published.first if article.published else None) == published
    assert (article.updated.first if article.updated else None) == updated


@pytest.mark.parametrize(
    ("front", "words"),
    [
        ("description: The mediator says that the sides moved closer.", "The mediator says that the sides moved closer."),
        ("summary: 'The maps will be drawn again.'", "The maps will be drawn again."),
        ("description: Delegates from the two island republics", None),
        ("description: Strait talks", None),
    ],
)
def test_the_description_in_front_matter_is_the_standfirst(front: str, words: str | None) -> None:
    text = f"---\ntitle: {TITLE}\n{front}\n---\n# {TITLE}\n\n{STORY}"
    article = found(text)
    assert (text[slice(*article.standfirst)] if article.standfirst else None) == words


@pytest.mark.parametrize(("stated", "code"), [("en", "en"), ("english", "en"), ("fr", "fr"), ("klingon", "und")])
def test_codes_of_stated_languages(stated: str, code: str) -> None:
    assert language_code(stated) == code


def test_a_standfirst_above_byline_and_date_on_an_html_page(tmp_path: Path) -> None:
    words = "The envoys will return to the table in Osthaven after months in which nothing moved at all."
    paragraphs = "".join(f"<p>{p}</p>" for p in STORY.split("\n\n"))
    lines = "<p>By Ida Holm | Tidal Review</p><p>Updated August 21, 2016 6:05 p.m.</p>"
    head = f'<head><title>{TITLE}</title><meta name="description" content="{words}"></head>'
    (tmp_path / "a.html").write_text(f"<html>{head}<body><main><h1>{TITLE}</h1><p>{words}</p>{lines}{paragraphs}</main></body></html>")
    (page,) = read_pages([tmp_path])
    assert isinstance(page, Page)
    article = find_article(page, SiteFacts())
    assert article.standfirst is not None
    assert page.text[slice(*article.standfirst)] == words
    assert [page.text[slice(*s)] for s in article.spans("body")] == STORY.split("\n\n")
    assert [a.value for a in article.authors] == ["Ida Holm"]
    assert (article.updated.first if article.updated else None) == "2016-08-21"
    assert article.published is None
