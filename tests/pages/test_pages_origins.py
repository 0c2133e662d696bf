"""Who published a story first: credits, notices, rights, canonical addresses, and what is none of them. All pages are made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.model.article import Article
from communique.model.page import Page, SiteFacts, page_id
from communique.pages.agencies import agency, same_outlet
from communique.pages.finding import find_article
from communique.pages.reading import read_pages

STORY = "\n\n".join(
    (
        "Delegates from the two island republics ended a third day of talks on Friday without a text that both could sign.",
        "The mediator, a former judge, told reporters that the sides had moved closer on fishing rights but not on the strait.",
        "Neither delegation would say what had been offered, and both asked for the maps to be drawn again by the engineers.",
    )
)
TITLE = "Third day of strait talks ends"
RIGHTS = "© 1995 Harbour Daily. All rights reserved."


def dump(above: str = "", below: str = "", *, story: str = STORY) -> Article:
    """The article of a text dump of the Harbour Daily with lines `above` its story and `below` it."""
    parts = ["Harbour Daily", "News", TITLE, above or "By Ana Perez", "3 May 1995", story, below, RIGHTS]
    text = "\n\n".join(part for part in parts if part)
    return find_article(Page(page_id(sha256_text=text, url=None), "a.txt", None, None, "", "", "text/1", text), SiteFacts())


def page(folder: Path, head: str = "", *, above: str = "<p>3 May 1995</p>", story: str = STORY) -> Article:
    """The article of an HTML page of the Harbour Daily."""
    paragraphs = "".join(f"<p>{p}</p>" for p in story.split("\n\n"))
    file = folder / "a.html"
    address = "https://harbourdaily.example/talks"
    file.write_text(
        f'<html><head><title>{TITLE}</title><meta property="og:site_name" content="Harbour Daily"><meta property="og:url" content="{address}">'
        f"{head}</head><body><article><h1>{TITLE}</h1>{above}{paragraphs}</article></body></html>",
        encoding="utf-8",
    )
    (read,) = read_pages([file])
    assert isinstance(read, Page)
    return find_article(read, SiteFacts())


def origin(article: Article) -> str | None:
    return None if article.original_publisher is None else article.original_publisher.value


@pytest.mark.parametrize(
    ("above", "name"),
    [
        ("By Reuters", "Reuters"),
        ("By REUTERS", "Reuters"),
        ("• By Associated Press", "Associated Press"),
        ("By\n\nAgence France-Presse", "Agence France-Presse"),
        ("By Ana Perez, Associated Press", "Associated Press"),
        ("By Ana Perez and Bo Lund The Associated Press", "Associated Press"),
        ("By Ana Perez, AP Diplomatic Writer", "Associated Press"),
        ("By Ana Perez for Reuters", "Reuters"),
        ("By Ana Perez | AFP", "Agence France-Presse"),
        ("Ana Perez Associated Press", "Associated Press"),
        ("The Canadian Press", "The Canadian Press"),
        ("Reuters, Osthaven,", "Reuters"),
        ("Associated Press in Osthaven", "Associated Press"),
        ("Source: Xinhua", "Xinhua"),
        ("Harbour News wire services", "Harbour News wire services"),
    ],
)
def test_credits_above_the_story(above: str, name: str) -> None:
    assert origin(dump(above)) == name


@pytest.mark.parametrize(
    "above",
    [
        "By Ana Perez",
        "By Harbour Daily with agencies",
        "Ana Perez and AP",
        "By Ana Perez and the Associated Press",
        "By staff and wire reports",
        "Photo: Bo Lund, AP",
        "Bo Lund/Reuters",
        "By Ana Perez, Foreign Correspondent",
        "AA",
    ],
)
def test_lines_above_the_story_that_credit_nobody_else(above: str) -> None:
    assert origin(dump(above)) is None


@pytest.mark.parametrize(
    ("below", "name"),
    [
        ("This article was originally published by The Tidal Review.", "The Tidal Review"),
        ("This story first appeared in the March issue of Tidal Review.", "Tidal Review"),
        ("This article is republished from The Conversation under a Creative Commons license. Read the original article.", "The Conversation"),
        ("Republished with permission from Island Post.", "Island Post"),
        ("First published in Island Post.", "Island Post"),
        ("The post Third day of strait talks ends appeared first on Island Post.", "Island Post"),
        ("Provided by Strait Research Institute", "Strait Research Institute"),
        ("Distributed by Tribune Content Agency, LLC.", "Tribune Content Agency"),
        ("This article has been adapted from its original source.\n\nCopyright © 1995 Island Post. All rights reserved.", "Island Post"),
        ("Copyright 1995 The Associated Press. All rights reserved.", "Associated Press"),
        ("Source: Reuters", "Reuters"),
        ("(AFP)", "Agence France-Presse"),
        ("— AP", "Associated Press"),
        ("Ana Perez is a foreign correspondent for The Tidal Gazette.", "The Tidal Gazette"),
        ("Ana Perez is a Tidal Gazette reporter who covers the islands.", "Tidal Gazette"),
    ],
)
def test_notices_below_the_story(below: str, name: str) -> None:
    assert origin(dump(below=below)) == name


@pytest.mark.parametrize(
    "below",
    [
        "Originally published on Harbour Daily.",
        "This story first appeared in the Harbour Daily.",
        "First published on May 3, 1995 / 8:16 AM",
        "First published on Wednesday.",
        "This article was reprinted on Island Post.",
        "With Harbour Daily wires",
        "With files from The Associated Press and Bo Lund",
        "The Associated Press contributed to this report.",
        "Additional reporting from PA",
        "Ana Perez is a former Tidal Gazette reporter.",
        "Ana Perez is a Harbour Daily reporter.",
        "Ana Perez is a professor at the University of Osthaven.",
        "Related\n\nBy REUTERS\n\nIsland votes on harbour",
        "Photo: AFP",
    ],
)
def test_lines_below_the_story_that_name_nobody_else(below: str) -> None:
    assert origin(dump(below=below)) is None


def test_an_agency_that_signs_behind_the_last_sentence(tmp_path: Path) -> None:
    assert origin(page(tmp_path, story=f"{STORY} — Reuters")) == "Reuters"
    assert origin(page(tmp_path, story=STORY.replace("the engineers.", "the engineers (a dozen)."))) is None


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ('<meta name="author" content="Associated Press">', "Associated Press"),
        ('<meta name="author" content="By ANA PEREZ, AP Islands Writer">', "Associated Press"),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "PTI"}}</script>', "Press Trust of India"),
        ('<meta property="article:author" content="Associated Press in Osthaven">', "Associated Press"),
        ('<link rel="canonical" href="https://www.tidalreview.example/talks">', "tidalreview.example"),
        ('<link rel="canonical" href="https://www.harbourdaily.example/talks?amp">', None),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "author": [{"name": "Ana Perez"}, {"name": "AP"}]}</script>', None),
        ('<meta name="author" content="Ana Perez">', None),
    ],
)
def test_metadata(tmp_path: Path, head: str, name: str | None) -> None:
    assert origin(page(tmp_path, head)) == name


def test_an_agency_and_a_broadcaster_on_their_own_sites_are_no_others(tmp_path: Path) -> None:
    text = f"{TITLE}\n\nOsthaven (CNN)\n\n{STORY}"
    own = find_article(Page(page_id(sha256_text=text, url=None), "a.txt", None, None, "", "", "text/1", text), SiteFacts())
    assert origin(own) is None
    assert origin(page(tmp_path, above="<p>By Ana Perez, CNN</p><p>3 May 1995</p>")) == "CNN"
    reuters = dump("By Reuters").original_publisher
    assert reuters is not None
    assert same_outlet(reuters.value, "Thomson Reuters")


def test_the_words_that_say_so_are_cited() -> None:
    text_of = f"Harbour Daily\n\nNews\n\n{TITLE}\n\nBy Ana Perez, Associated Press\n\n3 May 1995\n\n{STORY}\n\n{RIGHTS}"
    read = Page(page_id(sha256_text=text_of, url=None), "a.txt", None, None, "", "", "text/1", text_of)
    found = find_article(read, SiteFacts()).original_publisher
    assert found is not None
    assert text_of[found.start : found.end] == found.raw == "Associated Press"


def test_names_of_agencies() -> None:
    assert (agency("AFP"), agency("REUTERS"), agency("The Associated Press")) == ("Agence France-Presse", "Reuters", "Associated Press")
    assert (agency("WAM"), agency("MEHR"), agency("Harbour Daily")) == ("WAM", None, None)
