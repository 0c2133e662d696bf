"""Datelines: where they end, what they name, and what only looks like one. All places' stories are made up."""

from __future__ import annotations

import pytest

from communique.model.page import Page, SiteFacts, page_id
from communique.pages.datelines import dateline_of
from communique.pages.finding import find_article

DATELINES = [
    ("NORTHPORT, Norway (TNS) — Mediators met.", "NORTHPORT, Norway (TNS) —", "TNS"),
    ("HAVANA — Both sides met.", "HAVANA —", None),
    ("PORT SELDA, Thailand, Nov 3 (Reuters) - Both sides met.", "PORT SELDA, Thailand, Nov 3 (Reuters) -", "Reuters"),
    ("GENEVA, Feb. 18 (AP) — Both sides met.", "GENEVA, Feb. 18 (AP) —", "AP"),
    ("KYIV, Ukraine — Both sides met.", "KYIV, Ukraine —", None),
    ("Jerusalem — (BBC) Both sides met.", "Jerusalem — (BBC)", "BBC"),
    ("SEOUL, Nov. 3 (Yonhap) -- Both sides met.", "SEOUL, Nov. 3 (Yonhap) --", "Yonhap"),
    ("MOSCOW, November 3. /TASS/. Both sides met.", "MOSCOW, November 3. /TASS/.", "TASS"),
    ("(Reuters) - Both sides met.", "(Reuters) -", "Reuters"),
    ("Nicosia (CNN)Both sides met.", "Nicosia (CNN)", "CNN"),
    ("WASHINGTON and BRUSSELS — Both sides met.", "WASHINGTON and BRUSSELS —", None),
    ("NEW YORK/GENEVA (Reuters) - “We met,” she said.", "NEW YORK/GENEVA (Reuters) -", "Reuters"),
    ("ISLAMABAD: Both sides met.", "ISLAMABAD:", None),
    ("Manila, Philippines – Both sides met.", "Manila, Philippines –", None),
    ("Geneva, 18 February 2026 — Both sides met.", "Geneva, 18 February 2026 —", None),
    ("ST. PETERSBURG, Russia — Both sides met.", "ST. PETERSBURG, Russia —", None),
    ("ADEN — The talks – the third round – ended.", "ADEN —", None),
    ("KHARTOUM (Xinhua, Nov 3) -- Both sides met.", "KHARTOUM (Xinhua, Nov 3) --", "Xinhua"),
]


@pytest.mark.parametrize(("text", "words", "agency"), DATELINES)
def test_datelines(text: str, words: str, agency: str | None) -> None:
    found = dateline_of(text, 0, len(text))
    assert found is not None
    assert text[slice(*found.span)] == words
    assert text[found.body :].startswith(("Both", "Mediators", "“We", "The"))
    assert (text[slice(*found.agency)] if found.agency else None) == agency


@pytest.mark.parametrize(
    "text",
    [
        "The council — which rules the island — said so.",
        "ALUNA — Europe's oldest alliance — said that it would.",
        "The Northern Rebel Forces (NRF) — The group said so.",
        "The Workers' Front (WF) said so.",
        "EXPLAINER: What to know about the talks",
        "WATCH — Leaders shake hands",
        "UPDATE: Talks resume",
        "Senator Ana Holm (D) said so.",
        "In May 5 of them met.",
        "Leaders met in Brussels - The first time.",
        "LONDON'S mayor said so.",
        "BEIRUT officials said so.",
        "",
    ],
)
def test_no_datelines(text: str) -> None:
    assert dateline_of(text, 0, len(text)) is None


def test_speakers_of_a_transcript_are_no_places() -> None:
    text = "HOLM: Welcome to the programme."
    assert dateline_of(text, 0, len(text), others=("EKLUND: Thank you for having me.",)) is None


STORY = (
    "Delegates from the two island republics ended a third day of talks on Friday without a text that both could sign.",
    "The mediator, a former judge, told reporters that the sides had moved closer on fishing rights but not on the strait.",
    "Neither delegation would say what had been offered, and both asked for the maps to be drawn again by the engineers.",
)


@pytest.mark.parametrize("lead", ["OSTHAVEN, Norway, Nov 3 (Reuters) - ", "OSTHAVEN, Nov 3 (Reuters) —\n\n"])
def test_the_line_is_split(lead: str) -> None:
    text = f"Third day of strait talks ends\n\nBy Ida Holm\n\n{lead}" + "\n\n".join(STORY)
    article = find_article(Page(page_id(sha256_text=text, url=None), "a.txt", None, None, "", "", "text/1", text), SiteFacts())
    assert [text[slice(*s)] for s in article.spans("dateline")] == [lead.strip()]
    assert [text[slice(*s)] for s in article.spans("body")] == list(STORY)
    assert article.original_publisher is not None
    assert (article.original_publisher.value, article.original_publisher.raw) == ("Reuters", "Reuters")
