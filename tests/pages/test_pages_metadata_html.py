"""What an HTML page says of its story in its head and above it: several articles, several wordings, desks and agencies. All pages are made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.model.article import Article
from communique.model.page import Page, SiteFacts
from communique.pages.finding import find_article
from communique.pages.reading import read_pages

TITLE = "Third day of strait talks ends without a text"
STORY = (
    "Delegates from the two island republics ended a third day of talks on Friday without a text that both could sign.",
    "The mediator, a former judge, told reporters that the sides had moved closer on fishing rights but not on the strait.",
    "Neither delegation would say what had been offered, and both asked for the maps to be drawn again by the engineers.",
)


def found(folder: Path, *, head: str = "", above: str = "", h1: str = TITLE, below: str = "") -> tuple[Page, Article]:
    body = "".join(f"<p>{p}</p>" for p in STORY)
    source = f"<html><head>{head}</head><body><main><article><h1>{h1}</h1>{above}{body}{below}</article></main></body></html>"
    (folder / "a.html").write_text(source, encoding="utf-8")
    (page,) = read_pages([folder])
    assert isinstance(page, Page)
    article = find_article(page, SiteFacts())
    for value in (article.title, article.published, article.updated, article.section, article.place, *article.authors):
        assert value is None or page.text[value.start : value.end] == value.raw
    return page, article


def ld(*stories: str) -> str:
    return f'<script type="application/ld+json">[{",".join(stories)}]</script>'


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2026-03-06T23:30:00-05:00">', "2026-03-06"),
        ('<meta name="parsely-pub-date" content="2026-03-06T10:00:00Z">', "2026-03-06"),
        ('<meta name="sailthru.date" content="2026-03-06 10:00:00">', "2026-03-06"),
        ('<meta name="DC.date.issued" content="2026-03-06">', "2026-03-06"),
        ('<meta itemprop="datePublished" content="2026-03-06T10:00:00+01:00">', "2026-03-06"),
        (ld('{"@type":"NewsArticle","datePublished":"Fri Mar 06 10:00:00 CET 2026"}'), "2026-03-06"),
        (ld('{"@graph":[{"@type":["Thing","ReportageNewsArticle"],"datePublished":"2026-03-06"}]}'), "2026-03-06"),
        (ld('{"@type":"WebPage","datePublished":"2026-03-06"}'), None),
    ],
)
def test_published_in_the_head(tmp_path: Path, head: str, day: str | None) -> None:
    _, article = found(tmp_path, head=head)
    assert (article.published.first if article.published else None) == day
    assert article.published is None or article.published.basis == "structured"


@pytest.mark.parametrize(
    ("above", "day", "basis"),
    [
        ('<p><time datetime="2026-03-06T10:00:00Z">6 March 2026</time></p>', "2026-03-06", "stated"),
        ("<p>Friday 06/03/2026</p>", "2026-03-06", "inferred"),
        ("<p>06/03/2026 | Updated 25/03/2026</p>", "2026-03-06", "inferred"),
        ("<p>06/03/2026</p>", None, None),
        ("<p>Published: 3 hours ago</p>", None, None),
        ("<p>Last updated: 6 March 2026</p>", None, None),
    ],
)
def test_published_below_the_title(tmp_path: Path, above: str, day: str | None, basis: str | None) -> None:
    _, article = found(
        tmp_path, above=above, below="<p>© 2026 The Tidal Review. All rights reserved.</p><p>Ferry fares rise again</p><p>2 May 2026</p>"
    )
    assert (article.published.first if article.published else None) == day
    assert (article.published.basis if article.published else None) == basis


def test_of_several_articles_in_the_json_ld_the_one_of_the_title_counts(tmp_path: Path) -> None:
    other = '{"@type":"NewsArticle","headline":"Ferry fares rise","datePublished":"2025-12-01","author":{"name":"Joel Peck"}}'
    own = f'{{"@type":"NewsArticle","headline":"{TITLE}","datePublished":"2026-03-06","author":[{{"name":"Ida Holm"}},{{"name":"AP"}}]}}'
    for stories in ((other, own), (own, other)):
        _, article = found(tmp_path, head=f'<meta property="og:title" content="{TITLE} | The Tidal Review">{ld(*stories)}')
        assert article.published is not None
        assert article.published.first == "2026-03-06"
        assert [a.value for a in article.authors] == ["Ida Holm", "AP"]


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ('"Ida Holm und Bo Ek, dpa"', ["Ida Holm", "Bo Ek", "dpa"]),
        ('{"name":"Ida Holm and Bo Ek"}', ["Ida Holm", "Bo Ek"]),
        ('[{"name":"Ida Holm (iho)"},"BO EKMAN"]', ["Ida Holm", "Bo Ekman"]),
        ('"Ida Holm, Senior Lecturer in Law, University of Osthaven"', ["Ida Holm"]),
        ('{"name":"By IDA HOLM, AP Diplomatic Writer"}', ["Ida Holm"]),
        ('{"@type":"Organization","name":"Reuters Staff"}', ["Reuters Staff"]),
        ('{"name":"松岡大地"}', ["松岡大地"]),
        ('{"name":"https://www.example.org/idaholm"}', []),
        ('{"name":"i.holm@example.org"}', []),
        ('{"name":"admin"}', []),
        ('{"@id":"#/person/1"}', []),
    ],
)
def test_authors_in_the_json_ld(tmp_path: Path, author: str, names: list[str]) -> None:
    _, article = found(tmp_path, head=ld(f'{{"@type":"NewsArticle","headline":"{TITLE}","author":{author}}}'))
    assert [a.value for a in article.authors] == names
    assert all(a.basis == "structured" for a in article.authors)


@pytest.mark.parametrize(
    ("told", "above", "names"),
    [
        ("The Tidal Review", "<p>By Ida Holm and Bo Ek in Osthaven</p>", ["Ida Holm", "Bo Ek"]),
        ("The Tidal Review", "<p>Ida Holm Diplomatic Editor</p><p>6 March 2026</p>", ["Ida Holm"]),
        ("The Tidal Review", "<p>6 March 2026</p>", ["The Tidal Review"]),
        ("Bo Ek", "<p>By The Tidal Review</p>", ["Bo Ek"]),
    ],
)
def test_a_person_in_the_byline_goes_before_a_house_in_the_head(tmp_path: Path, told: str, above: str, names: list[str]) -> None:
    _, article = found(tmp_path, head=f'<meta name="author" content="{told}">', above=above)
    assert [a.value for a in article.authors] == names


@pytest.mark.parametrize(
    ("head", "h1", "title"),
    [
        ('<meta property="og:title" content="Envoys part - World | The Tidal Review">', "Envoys part without a word", "Envoys part without a word"),
        (
            '<meta property="og:title" content="Talks end in Osthaven"><title>Talks end in Osthaven - Review</title>',
            "No text",
            "Talks end in Osthaven",
        ),
        ('<title>Talks end in Osthaven - Review</title><meta property="og:title" content="No text yet">', "No text yet", "No text yet"),
        ('<meta property="og:title" content="Talks end in Osthaven">', "<span>Strait talks</span> Talks end in Osthaven", "Talks end in Osthaven"),
        ('<meta property="og:title" content="Talks end in Osthaven">', "Strait: Talks end in Osthaven", "Strait: Talks end in Osthaven"),
        ("<title>Talks end in Osthaven - World | The Tidal Review</title>", "Talks end in Ost\u00adhaven", "Talks end in Osthaven"),
    ],
)
def test_the_title_shown_and_the_titles_told(tmp_path: Path, head: str, h1: str, title: str) -> None:
    _, article = found(tmp_path, head=head, h1=h1)
    assert article.title is not None
    assert article.title.value == title


def test_the_section_and_the_place(tmp_path: Path) -> None:
    _, article = found(
        tmp_path, head='<meta property="article:section" content="World">', above="<p>6 March 2026</p><p>OSTHAVEN, Vestland, March 6 (AP) —</p>"
    )
    assert article.section is not None
    assert article.place is not None
    assert (article.section.value, article.place.value) == ("World", "Osthaven, Vestland")
