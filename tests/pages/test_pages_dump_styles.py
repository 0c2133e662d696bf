"""The body line by line on pages in styles that no development page has. All pages, names and places are made up."""

from __future__ import annotations

import textwrap

import pytest

from communique.model.article import Article
from communique.model.page import Page, SiteFacts, page_id
from communique.pages.finding import find_article

TITLE = "Delta talks pause after dispute over ferry tolls"
STORY = (
    "Negotiators for the upland council and the delta assembly broke off their fourth session on Thursday, and will meet again in June.",
    "The chair of the talks, a retired hydrologist, said that the two delegations had agreed on the dredging of the main channel.",
    "“We are one signature away from an accord on the water,” she told reporters outside the customs house.",
    "The assembly has asked for half of the ferry tolls. The council has offered a third, according to two officials who took part.",
    "At least 14 barges have been held at the lower lock since the dispute began in February, the harbour master said.",
    "Neither side would say what happens to the crews if no agreement is reached before the summer floods.",
)


def found(*lines: str) -> tuple[Article, list[str]]:
    text = "\n".join(lines)
    article = find_article(Page(page_id(sha256_text=text, url=None), "a.txt", None, None, "", "", "text/1", text), SiteFacts())
    return article, [" ".join(text[slice(*span)].split()) for span in article.spans("body")]


def test_a_dump_of_a_mobile_page() -> None:
    article, body = found(
        "9:41", "☰", "Delta Courier", "Sign in", "Home", "For you", "Saved", "Region", TITLE, "Ines Korda", "2 June 2031 · 3 min read",
        "Share", "Listen", "Text size", "Aa", *STORY[:2], "Advertisement", "Swipe for more", *STORY[2:4], "READ NEXT",
        "Who pays for the dredger?", "Five charts on the toll dispute", *STORY[4:], "Was this article helpful?", "Yes", "No",
        "More in Region", "Lock keepers end strike", "Flood maps to be redrawn", "Open in app", "© 2031 Delta Courier",
    )  # fmt: skip
    assert body == list(STORY)
    assert article.title is not None
    assert article.title.value == TITLE


def test_a_print_view() -> None:
    _, body = found(
        "Delta Courier", "https://courier.example/region/tolls?print=1", "Printed on 3 June 2031 08:12", "", TITLE, "",
        "By Ines Korda", "2 June 2031", "", *(line for p in STORY for line in (p, "")), "Page 1 of 1",
        "© Delta Courier 2031. All rights reserved.",
    )  # fmt: skip
    assert body == list(STORY)


def test_a_wire_feed() -> None:
    article, body = found(
        "ZCZC 0417 R I DLT 4", "BC-DELTA-TALKS (UPDATE 2)", TITLE.upper(), "2 June 2031 14:05 GMT", "",
        "PORT LUMEN, June 2 (Reuters) - " + STORY[0], *STORY[1:], "(Reporting by Ines Korda; Editing by Bo Lund)", "NNNN",
    )  # fmt: skip
    assert body == list(STORY)
    assert article.original_publisher is not None
    assert article.original_publisher.value == "Reuters"


def test_a_blog() -> None:
    _, body = found(
        "Notes from the Lower Lock", "A blog about rivers and those who live by them", "Home | About | Archive | RSS", "",
        TITLE, "Posted on June 2, 2031 by ines", "", *(line for p in STORY for line in (p, "")), "Posted in Tolls | Tagged delta, ferries, talks",
        "4 comments", "", "mika says:", "June 3, 2031 at 9:15 am", "They said the same thing last year and look where that got us.", "Reply", "",
        "old_salt says:", "June 3, 2031 at 11:02 am", "My brother has been stuck at that lock for seven weeks now and nobody pays him.", "Reply", "",
        "Leave a Reply", "Name (required)", "Email (required)", "Website", "Older posts", "Powered by a small server in a cupboard",
    )  # fmt: skip
    assert body == list(STORY)


def hyphenated(paragraph: str, width: int) -> list[str]:
    """Lines of a narrow column, long words broken with a hyphen."""
    lines, line = [], "    "
    for word in paragraph.split(" "):
        room = width - len(line) - 1
        if len(word) <= room:
            line = f"{line} {word}" if line.strip() else line + word
            continue
        if len(word) >= 8 and room >= 5 and word.isalpha():
            lines.append(f"{line} {word[: room - 1]}-")
            line = word[room - 1 :]
        else:
            lines.append(line)
            line = word
    return [*lines, line]


@pytest.mark.parametrize("width", [38, 46, 60])
def test_a_newspaper_as_text_of_a_pdf(width: int) -> None:
    columns = [line for p in STORY for line in hyphenated(p, width)]
    text = ["DELTA COURIER", "Friday, 3 June 2031 - Page 4", "", TITLE, "", "By Ines Korda", "", *columns, "", "Page 4 of 32"]
    _, body = found(*text)
    assert body == [" ".join(" ".join(hyphenated(p, width)).split()) for p in STORY]


def test_a_paste_with_nothing_around_it() -> None:
    assert found(*STORY)[1] == list(STORY)
    assert found(*(line for p in STORY for line in (p, "")))[1] == list(STORY)


@pytest.mark.parametrize("width", [60, 72, 80])
@pytest.mark.parametrize("blank", [True, False])
def test_a_story_wrapped_at_a_width(width: int, blank: bool) -> None:
    lines = [TITLE, "", "By Ines Korda", "2 June 2031", ""]
    for paragraph in STORY:
        lines += [*textwrap.wrap(paragraph, width), *([""] if blank else [])]
    _, body = found(*lines)
    assert " ".join(body) == " ".join(STORY)
    if blank:
        assert body == list(STORY)


def test_a_quoted_paste_in_a_forum() -> None:
    _, body = found("delta_watcher wrote:", "posting this in full because of the paywall", "", *STORY, "", "sorry for the long post")
    assert body[:6] == list(STORY)
