"""Captions with the name of the image file, captions broken over lines, days before the place of a dateline, words behind a headline's dash.

All pages are made up.
"""

from __future__ import annotations

import pytest

from communique.model.article import Article
from communique.model.page import Page, SiteFacts, page_id
from communique.pages.finding import find_article

STORY = (
    "Envoys of both sides met in Selda on Friday, and agreed to meet again within two weeks, a mediator said.\n\n"
    "The head of the delegation, Ana Lind, said that no other details would be given before the next round.\n\n"
    "“We have come a long way,” she told reporters after the meeting, which lasted for more than five hours.\n"
)
TITLE = "Envoys Agree to Meet Again After Five Hours"


def article_of(text: str) -> Article:
    return find_article(Page(page_id(sha256_text=text, url=None), "a.txt", None, None, "", "", "text/1", text), SiteFacts())


@pytest.mark.parametrize(
    "caption",
    [
        "180824-sel-talks-620.jpg Envoys of both sides shake hands after the talks in Selda, Aug. 24, 2018.",
        "talks_selda.png Envoys of both sides shake hands after the talks in Selda.",
        "Envoys of both sides shake hands after the talks in the town hall. ((SBC))",
        "ACROSS THE TABLE: Envoys of the government and the union\nshake hands for a photograph after the first round\n(Photo: Bo Lund)",
    ],
)
def test_a_caption_is_no_body_and_no_title(caption: str) -> None:
    text = f"{TITLE}\n\n{caption}\n\n{STORY}"
    article = article_of(text)
    assert article.title is not None
    assert article.title.value == TITLE
    assert next(text[b.start : b.start + 6] for b in article.blocks if b.role == "body") == "Envoys"
    assert not any("shake hands" in text[b.start : b.end] for b in article.blocks if b.role == "body")


def test_a_writer_with_an_outlet_below_a_caption_is_its_credit() -> None:
    text = f"{TITLE}\n\ntalks_selda.png Envoys of both sides shake hands after the talks in Selda.\nB. Lund/SeldaNews\n\n{STORY}"
    assert "B. Lund/SeldaNews" in [text[b.start : b.end] for b in article_of(text).blocks if b.role == "credit"]


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("January 23, 2014 (SELDA) – ", "2014-01-23"),
        ("3 May 2004 (PORT LUND) - ", "2004-05-03"),
        ("SELDA, May 3, 2004 – ", "2004-05-03"),
        ("SELDA, 3 May 2004 (LNA) - ", "2004-05-03"),
    ],
)
def test_the_whole_date_of_a_dateline_is_the_storys(opening: str, day: str) -> None:
    article = article_of(f"{TITLE}\n\n{opening}{STORY}")
    assert article.published is not None
    assert article.published.first == day


@pytest.mark.parametrize("tail", ["Foreign Ministry", "Ruritanian President", "UN Envoy"])
def test_who_said_so_behind_a_dash_is_no_outlet(tail: str) -> None:
    assert article_of(f"No Date for Talks in Selda This Week – {tail}\n\n{STORY}").outlet is None
