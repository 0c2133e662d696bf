"""A labelled date that the text runs on from is a line of its own; what only begins like one is left alone. All stories are made up."""

from __future__ import annotations

import pytest

from communique.model.page import Page, SiteFacts, page_id
from communique.pages.finding import find_article
from communique.pages.lines import split_lines
from communique.pages.stamps import parted

STORY = "Envoys of both sides met in Selda on Friday, and agreed to meet again within two weeks, a mediator said.\n\nNo other details were given."


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("date 2023-03-10 ", "2023-03-10"),
        ("Published: 5 May 2020 ", "2020-05-05"),
        ("Posted: 2019/11/02 14:05 ", "2019-11-02"),
        ("published 2021-07-01T08:30:00Z ", "2021-07-01"),
        ("Date: March 3, 1998 - ", "1998-03-03"),
    ],
)
def test_the_date_is_the_storys_and_no_word_of_it(stamp: str, day: str) -> None:
    text = f" {stamp}{STORY}"
    page = Page(page_id(sha256_text=text, url=None), "a.txt", None, None, "", "", "text/1", text)
    article = find_article(page, SiteFacts())
    assert article.published is not None
    assert (article.published.first, article.published.last) == (day, day)
    body = [text[b.start : b.end] for b in article.blocks if b.role == "body"]
    assert body[0].startswith("Envoys")
    assert [text[b.start : b.end] for b in article.blocks if b.role == "date"] == [stamp.strip(" -")]


@pytest.mark.parametrize(
    "text",
    [
        "Date 5 May 2020 was chosen for the vote, the chair of the panel said on Friday.",
        "Published 2020-05-05",
        "First: the two sides met in Selda on 3 March 2020, and agreed on nothing.",
        "The date 2020-05-05 stands on the letter, said the envoy.",
        "Posted: 03/04/2020 Envoys met.",
        "Date: May 2020 Envoys met.",
    ],
)
def test_what_only_begins_like_one(text: str) -> None:
    lines = split_lines(text)
    assert parted(lines) == lines


def test_no_line() -> None:
    assert parted(()) == ()
