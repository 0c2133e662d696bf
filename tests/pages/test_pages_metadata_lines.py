"""Bylines, dates and titles on pages without markup: the ways in which sites set them, and what must not be taken for them. All made up."""

from __future__ import annotations

import pytest

from communique.model.article import Article
from communique.model.page import Page, SiteFacts, page_id
from communique.pages.credited import signed_names
from communique.pages.dates import dates_in
from communique.pages.finding import find_article

TITLE = "Third day of strait talks ends without a text"
STORY = (
    "Delegates from the two island republics ended a third day of talks on Friday without a text that both could sign.",
    "The mediator, a former judge, told reporters that the sides had moved closer on fishing rights but not on the strait.",
    "Neither delegation would say what had been offered, and both asked for the maps to be drawn again by the engineers.",
    "The talks are to go on in the spring, a spokeswoman for the hosts said, though no day has been set for them so far.",
)


def found(*above: str, below: tuple[str, ...] = ()) -> Article:
    text = "\n".join((*above, *STORY, *below))
    article = find_article(Page(page_id(sha256_text=text, url=None), "a.txt", None, None, "", "", "text/1", text), SiteFacts())
    for value in (article.title, article.published, article.updated, *article.authors, *article.contributors):
        assert value is None or text[value.start : value.end] == value.raw
    return article


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ida Holm Diplomatic Editor", ["Ida Holm"]),
        ("IDA HOLM and Bo Ekman, Political Correspondents", ["Ida Holm", "Bo Ekman"]),
        ("Ida Holm and AP", ["Ida Holm", "AP"]),
        ("Ida Holm/Bo Ekman", ["Ida Holm", "Bo Ekman"]),
        ("Ida HolmbergThe Tidal Review", ["Ida Holmberg"]),
        ("Ida HolmPublished Mar 6, 2026, 11:21am|Updated Mar 6, 2026", ["Ida Holm"]),
        ("Ida Holm / EXAMPLE.ORG / Mar 6, 2026", ["Ida Holm"]),
        ("Ida Holm in Osthaven and Bo Ekman in New Haven", ["Ida Holm", "Bo Ekman"]),
        ("Ida Holm 5 hours ago", ["Ida Holm"]),
        ("Follow Us", []),
        ("Download PDF", []),
        ("Peace talks resume", []),
        ("Boats/ Strait Talks/ City of Osthaven", []),
        ("Associated Press", []),
    ],
)
def test_names_on_a_line(line: str, names: list[str]) -> None:
    assert [n.value for n in signed_names(line, 0, len(line))] == names


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("• Ida Holm", "• Published: 22:04, 6 March 2026"), ["Ida Holm"]),
        (("By", "Ida HolmbergNews Reporter", "Bo Ekman", "6 March 2026"), ["Ida Holmberg", "Bo Ekman"]),
        (("World | Published: 5 hours ago | Written by Ida Holm",), ["Ida Holm"]),
        (("By Ida Holm and Bo Ekman in Osthaven", "6 March 2026"), ["Ida Holm", "Bo Ekman"]),
        (("By Ida Holm with AP wires", "6 March 2026"), ["Ida Holm"]),
        (("By Reuters Staff", "6 March 2026"), ["Reuters Staff"]),
        (("By The Associated Press", "6 March 2026"), ["The Associated Press"]),
        (("Associated Press in Osthaven", "Fri 6 Mar 2026 12.42 CET"), ["Associated Press"]),
        (("Photo: Joel Peck, AP", "6 March 2026"), []),
        (("With Post wires", "6 March 2026"), []),
        (("Market rally goes on by Fortune", "6 March 2026"), []),
        (("Ida Holm", "Ferry fares rise"), []),
    ],
)
def test_authors_above_the_story(lines: tuple[str, ...], names: list[str]) -> None:
    assert [a.value for a in found(TITLE, *lines).authors] == names


def test_a_bio_names_the_author_and_a_teaser_below_does_not() -> None:
    assert [a.value for a in found(TITLE, "6 March 2026", below=("Ida Holm is a Review reporter writing about the islands.",)).authors] == [
        "Ida Holm"
    ]
    assert found(TITLE, "6 March 2026", below=("Recommended", "Why ferries are late", "By Joel Peck", "4 March 2026")).authors == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Friday, March 6, 2026", "2026-03-06"),
        ("6th of March, 2026", "2026-03-06"),
        ("2026-03-06T10:00:00Z", "2026-03-06"),
        ("2 minute readMarch 6, 20262:26 PM", "2026-03-06"),
        ("06.03.2026-19:20 a 25", None),
        ("6. März 2026, 10:00 Uhr", "2026-03-06"),
        ("6 de marzo de 2026", "2026-03-06"),
        ("le 6 août 2026", "2026-08-06"),
        ("6 марта 2026", "2026-03-06"),
        ("6 Mart 2026", "2026-03-06"),
        ("2026年3月6日", "2026-03-06"),
        ("2026년 3월 6일", "2026-03-06"),
        ("3 hours ago", None),
        ("the party led 2020 polls", None),
    ],
)
def test_dates_in_many_forms(text: str, day: str | None) -> None:
    assert next((d.first for d in dates_in(text, 0, len(text)) if hasattr(d, "first")), None) == day


@pytest.mark.parametrize(
    ("lines", "below", "published", "updated"),
    [
        (("Published 6 March 2026", "Updated 7 March 2026"), (), "2026-03-06", "2026-03-07"),
        (("6 March 2026", "6 March 2026"), (), "2026-03-06", None),
        (("2 hours ago",), ("Ferry fares rise", "5 March 2026"), None, None),
        ((), ("© 2026 The Tidal Review", "Comments", "Joel Peck", "7 March 2026 10:04"), None, None),
        (("08/03/2026 - 13:55",), (), None, None),
        (("08/03/2026 - 13:55",), ("More", "Ferry fares rise", "25/02/2026"), "2026-03-08", None),
    ],
)
def test_which_date_is_of_the_story(lines: tuple[str, ...], below: tuple[str, ...], published: str | None, updated: str | None) -> None:
    article = found(TITLE, *lines, below=below)
    assert (article.published.first if article.published else None) == published
    assert (article.updated.first if article.updated else None) == updated


@pytest.mark.parametrize(
    "above",
    [
        (TITLE, "Hosts hope for a text in the spring after delegates of both islands end a third day", "6 March 2026"),
        ("Why ferries to the mainland are late again this winter", TITLE, "By Ida Holm", "6 March 2026"),
        (TITLE, "Boats / Strait Talks / City of Osthaven", "By Ida Holm"),
        (f"HomeNews{TITLE}", TITLE, "6 March 2026"),
        (TITLE, "(AP Photo/Joel Peck)", "6 March 2026"),
        ("3304 views 13 mins 0 comments", TITLE, "6 March 2026"),
    ],
)
def test_the_title_among_other_lines(above: tuple[str, ...]) -> None:
    article = found(*above)
    assert article.title is not None
    assert article.title.value == TITLE
