"""Date lines as outlets write them, and pages in the styles of several. All stories, writers and papers are made up."""

from __future__ import annotations

import pytest

from communique.model.article import Article
from communique.model.page import Page, SiteFacts, page_id
from communique.pages.finding import find_article

STORY = (
    "Delegates from the two island republics ended a third day of talks on Friday without a text that both could sign.",
    "The mediator, a former judge, told reporters that the sides had moved closer on fishing rights but not on the strait.",
    "Neither delegation would say what had been offered, and both asked for the maps to be drawn again by the engineers.",
)
MORE = "Hotel rooms in the harbour town have been booked only until the middle of next week, an official of the chamber said."
LATER = "The harbour police have closed two streets near the hotel to cars, and schools there will open an hour later on Monday."
TITLE = "Third day of strait talks ends"


def found(*lines: str) -> tuple[Article, dict[str, str]]:
    text = "\n".join(lines)
    page = Page(page_id(sha256_text=text, url=None), "a.txt", None, None, "", "", "text/1", text)
    article = find_article(page, SiteFacts())
    return article, {text[b.start : b.end]: b.role for b in article.blocks}


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("June 2, 2025 6:41 PM GMT+2 Updated 3 hours ago", "2025-06-02", None),
        ("June\u00a02,\u00a02025 6:41 PM EST", "2025-06-02", None),
        ("16 March 2024", "2024-03-16", None),
        ("Mon 2 Jun 2025 18.41 BST", "2025-06-02", None),
        ("Wed 28 Jun 2017 18.41 CET • 4 min read", "2017-06-28", None),
        ("June 2, 2025, 6:41 p.m. ET", "2025-06-02", None),
        ("Published June 2, 2025Updated June 3, 2025, 8:00 a.m. ET", "2025-06-02", "2025-06-03"),
        ("Published On 2 Jun 2025", "2025-06-02", None),
        ("Updated 6:41 PM EDT, Mon June 2, 2025", None, "2025-06-02"),
        ("Published 5:00 PM EDT, Mon June 2, 2025", "2025-06-02", None),
        ("January 23, 2026 11:52 PM (Updated: January 24, 2026 12:17 AM)", "2026-01-23", "2026-01-24"),
        ("January 23, 2026 11:52 PM (Kyiv time) | Updated: January 24, 2026 12:17 AM", "2026-01-23", "2026-01-24"),
        ("2025-06-02 18:41:15", "2025-06-02", None),
        ("2 June 2025, 6:41 pm", "2025-06-02", None),
        ("Published on June 2, 2025, at 6:41 pm (Paris), updated on June 3, 2025, at 7:00 am", "2025-06-02", "2025-06-03"),
        ("May 04, 2023 21:15 CET", "2023-05-04", None),
        ("Posted: Jun 2, 2025 / 06:41 AM PHT", "2025-06-02", None),
        ("Monday, 02/06/2025 - 18:41", "2025-06-02", None),
        ("06/02/2025", None, None),
        ("2 Jun, 18:41", None, None),
        ("3 days ago", None, None),
        ("Updated 3 hours ago", None, None),
    ],
)
def test_date_lines(line: str, published: str | None, updated: str | None) -> None:
    article, roles = found(TITLE, line, *STORY)
    assert (article.published.first if article.published else None) == published
    assert (article.updated.first if article.updated else None) == updated
    assert roles[line] == "date"
    assert all(roles[p] == "body" for p in STORY)


def test_a_numeric_date_is_settled_by_the_dateline_and_noted_without_one() -> None:
    article, _ = found(TITLE, "06/02/2025", f"OSTHAVEN, Feb 6 (Reuters) - {STORY[0]}", *STORY[1:])
    assert article.published is not None
    assert article.published.first == "2025-02-06"
    assert found(TITLE, "06/02/2025", *STORY)[0].note == "The date 06/02/2025 may be 2025-02-06 or 2025-06-02."


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("by Mira Solvang January 23, 2026 11:52 PM (Updated: January 24, 2026 12:17 AM) 2 min read", ["Mira Solvang"]),
        ("By MIRA SOLVANG / Osthaven Harbour Times | January 23, 2026", ["Mira Solvang"]),
        ("Mira Solvang in Osthaven | Published January 23, 2026", ["Mira Solvang"]),
        ("Mira Solvang in Osthaven and Tor Eklund in New Haven\nFri 23 Jan 2026 18.41 GMT", ["Mira Solvang", "Tor Eklund"]),
        ("By RFE/RL's Island Service\nJanuary 23, 2026", ["RFE/RL's Island Service"]),
        ("By Al Jazeera Staff\nPublished On 23 Jan 2026", ["Al Jazeera Staff"]),
    ],
)
def test_writers_beside_dates(line: str, authors: list[str]) -> None:
    article, _ = found(TITLE, *line.split("\n"), *STORY)
    assert [a.value for a in article.authors] == authors
    assert article.published is not None
    assert article.published.first == "2026-01-23"


@pytest.mark.parametrize(
    ("top", "below", "outlet"),
    [
        (
            ("Osthaven Daily Post", "Menu"),
            ("The clerk told the Osthaven Daily Post that they need more days.",),
            "Osthaven Daily Post",
        ),
        (("Menu", "The Guardian", "News"), ("© 2017 Guardian News & Media Limited. All rights reserved.",), "The Guardian"),
        (("Menu", "RFE/RL"), ("RFE/RL's Island Service",), "RFE/RL"),
        (("Menu", "AP"), ("Copyright 2018 The Associated Press. All Rights Reserved.",), "Associated Press"),
        (("Menu",), ("Follow Al Jazeera English:", "© 2024 Al Jazeera Media Network"), "Al Jazeera"),
        (("World News", "Menu"), (), None),
        (("Menu", "Reuters"), (), None),
    ],
)
def test_outlets_of_menus_and_copyright_lines(top: tuple[str, ...], below: tuple[str, ...], outlet: str | None) -> None:
    article, _ = found(*top, TITLE, "16 March 2024", *STORY, *below)
    assert (article.outlet.value if article.outlet else None) == outlet


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Image caption, The talks are being held at a hotel on the harbour", "caption"),
        ("The leaders shake hands at the hotel. Photograph: Petros Lamb/EPA", "caption"),
        ("Foreign Minister Ana Vik (left) and her counterpart Jon Roe at the talks", "caption"),
        ("A soldier keeps watch near the hotel in Osthaven on Monday. (Osthaven Examiner Photo)", "caption"),
        ("The envoys shake hands at the harbour hotel (Ministry of Ports picture)", "caption"),
        ("Image source, Getty Images", "credit"),
        ("View image in fullscreen", "navigation"),
        ("https://example.org/0Xy0z", "navigation"),
    ],
)
def test_furniture_between_two_paragraphs_does_not_part_them(line: str, role: str) -> None:
    _, roles = found(TITLE, "16 March 2024", line, *STORY[:2], line + " ", STORY[2])
    assert roles[line] == role
    assert all(roles[p] == "body" for p in STORY)


@pytest.mark.parametrize("length", ["Duration 1:30", "duration: 12:08", "Running time 1:02:10"])
def test_the_words_below_the_length_of_a_recording_are_its_caption(length: str) -> None:
    said = "Envoys of both sides met in the harbour hotel on Friday, and many in the town hope that the talks will go on."
    box = ("Some in the town hope for more talks", "14 hours ago", length, said)
    _, roles = found(TITLE, "16 March 2024", *STORY, *box, MORE, LATER)
    assert roles[said] == "caption"
    assert all(roles[p] == "body" for p in (*STORY, MORE, LATER))


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Ana Vik, 44, agreed.", "body"),
        ("Jon Roe of the Harbour Union disagreed.", "body"),
        ("“Petros Lamb” remained.", "body"),
        ("Fishing rights", "subhead"),
        ("A View From the U.S.", "subhead"),
    ],
)
def test_a_few_words_that_are_a_sentence_are_no_subhead(line: str, role: str) -> None:
    _, roles = found(TITLE, "16 March 2024", *STORY, line, MORE, LATER)
    assert roles[line] == role


def test_boxes_of_other_stories_are_related_and_the_story_goes_on_below_them() -> None:
    box = ("See also:", "Ferry Fares Rise Before Summer", MORE, "Source: Harbour Wire and news agencies")
    _, roles = found(TITLE, "16 March 2024", *STORY, *box)
    assert [roles[line] for line in box] == ["related", "related", "body", "contributors"]
    listed = ("Recommended Stories", "list of 2 items", "list 1 of 2", "Who owns the buoys?", "list 2 of 2", "Photos: A summer", "end of list")
    after = (MORE, f"{MORE[:-1]} on Monday.", f"{MORE[:-1]} on Sunday.")
    _, roles = found(TITLE, "16 March 2024", *STORY, *listed, *after)
    assert roles["Who owns the buoys?"] == roles["Photos: A summer"] == "related"
    assert all(roles[p] == "body" for p in (*STORY, *after))
    ending = ("More on this story", "Who are the islanders?", "Strait: Why is the row there getting so much worse?", "Related topics", "Fishing")
    _, roles = found(TITLE, "16 March 2024", *STORY, *ending)
    assert [roles[line] for line in ending[:3]] == ["related"] * 3


def test_a_question_between_paragraphs_is_a_subhead() -> None:
    _, roles = found(TITLE, "16 March 2024", *STORY[:2], "What happens next?", STORY[2])
    assert roles["What happens next?"] == "subhead"


def test_the_writers_box_below_the_story() -> None:
    box = (
        "Note from the author:", "Hi, this is Mira. Thank you for reading. Become a member.", "Mira Solvang", "Senior reporter",
        "Mira Solvang has covered the islands since the first round. She worked for a radio station before.",
    )  # fmt: skip
    _, roles = found("War · Peace talks", TITLE, "by Mira Solvang January 23, 2026", *STORY, MORE, *box, "Read more")
    assert [roles[line] for line in box] == ["bio"] * 5
    assert roles["War · Peace talks"] == "section"


def test_reporting_and_editing_lines() -> None:
    line = "Reporting by Mira Solvang in Osthaven and Tor Eklund in New Haven; editing by Ida Holm"
    legal = "Our Standards: The Thomson Reuters Trust Principles., opens new tab"
    article, roles = found(TITLE, "By Mira Solvang", "June 2, 2025", *STORY, line, legal)
    assert [c.value for c in article.contributors] == ["Tor Eklund"]
    assert (roles[line], roles[legal]) == ("contributors", "legal")


@pytest.mark.parametrize("stamp", ["14:0{} GMT", "2:1{} p.m. ET", "1{} min ago", "1{}:05"])
def test_live_pages_say_so(stamp: str) -> None:
    lines = [line for n in range(6) for line in (stamp.format(n), f"{STORY[n % 3][:-1]}, the entry of hour {n} said.")]
    article, _ = found(TITLE, "16 March 2024", *lines)
    assert article.note is not None
    assert "6 entries" in article.note
    assert found(TITLE, "16 March 2024", *STORY)[0].note is None


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("News|Harbour war", "section"),
        ("War · Peace talks", "section"),
        ("News > World > Islands", "section"),
        ("Home | World | Americas | Opinion", "navigation"),
        ("News | Business | Culture", "navigation"),
        ("Opinion", "navigation"),
    ],
)
def test_sections_and_menus_above_the_title(line: str, role: str) -> None:
    assert found(line, TITLE, "16 March 2024", *STORY)[1][line] == role
