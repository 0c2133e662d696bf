"""Decisions on whole things on the site: struck through where they were rejected, marked where they stand, and the same one by one as all at once."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from site_kit import stored

from communique.model.correcting import keys_of
from communique.model.record import Link, Record
from communique.record.reviewing import decidable
from communique.store.book import Store
from communique.store.reviews import Review
from communique.web.edition import Edition, brought_up, load
from sample_talks import COPY, RECORD

SAID, HELD, DUE = RECORD.statements[0], RECORD.positions[0], RECORD.expectations[0]
STRIKE = RECORD.reports[0]
AGAIN = replace(SAID, id="s-copied", page=COPY.id, source=None, cue=None)
LINKED: Record = replace(
    RECORD,
    statements=(AGAIN, SAID),
    expectations=(replace(DUE, status="kept", followed_by="e-strike", statement=SAID.id),),
    positions=(replace(HELD, statement=SAID.id),),
    links=(*RECORD.links, Link(AGAIN.id, SAID.id, "repeats", ("the same words",))),
)


def review(key: tuple[str, int, int, str], decision: str, value: object = None, who: str = "ada") -> Review:
    return Review(*key, decision, None if value is None else json.dumps(value), who, "2031-06-01T08:00:00Z", "heard it")


def decide(place: Path, *reviews: Review) -> None:
    with Store.create(place) as store:
        for one in reviews:
            store.append_review(one)


def words(edition: Edition, where: str) -> str:
    return " ".join(html.fromstring(edition.text_of(where) or "<p>none</p>").text_content().split())


def struck(edition: Edition, where: str) -> list[str]:
    return [e.text_content() for e in html.fromstring(edition.text_of(where) or "<p></p>").xpath("//section[h2/@id='rejected']//s")]


def test_what_is_rejected_is_struck_through_on_its_pages(tmp_path: Path) -> None:
    place = stored(tmp_path / "talks.db", LINKED)
    edition = load(place, name="x")
    decide(place, *(review(keys_of(thing)[0], "rejected") for thing in (SAID, HELD, DUE, STRIKE)))
    assert brought_up(edition, place)
    for where, held in (("statements", SAID), ("positions", HELD), ("expectations", DUE), ("people/a-adavance", SAID)):
        assert held.raw in struck(edition, f"{where}.html"), where
        assert "rejected by ada on 1 June 2031 (heard it)" in words(edition, f"{where}.html")
    assert "No page tells how a party stands" in words(edition, "positions.html")
    article = words(edition, "articles/d-post.html")
    assert article.count("rejected by ada on 1 June 2031") == 4, "the notes beside the article say so too"
    assert edition.text_of("events/e-strike.html") is None, "nothing tells of it any more"


def test_a_report_is_struck_through_on_its_event(tmp_path: Path) -> None:
    place = stored(tmp_path / "talks.db", LINKED)
    decide(place, review(keys_of(RECORD.reports[2])[0], "rejected"), review(keys_of(RECORD.reports[1])[0], "confirmed"))
    edition = load(place, name="x")
    assert struck(edition, "events/e-swap.html") == [RECORD.reports[2].raw]
    assert "confirmed by ada" in words(edition, "events/e-swap.html")


def test_what_stands_says_who_decided(tmp_path: Path) -> None:
    place = stored(tmp_path / "talks.db", LINKED)
    decide(place, review(keys_of(HELD)[0], "corrected", "open_to"), review(keys_of(DUE)[1], "corrected", "broken"))
    decide(place, review(keys_of(SAID)[1], "corrected", "a-sudland"), review(keys_of(STRIKE)[0], "corrected", "fighting"))
    edition = load(place, name="x")
    assert "open to" in words(edition, "positions.html")
    assert "corrected by ada on 1 June 2031: was demands (heard it)" in words(edition, "positions.html")
    assert "status corrected by ada on 1 June 2031: was kept" in words(edition, "expectations.html")
    assert "speaker corrected by ada" in words(edition, "people/a-sudland.html")
    assert "We will meet again next week" not in words(edition, "people/a-adavance.html").partition("Named")[0].partition("Promised")[0]
    assert "corrected by ada on 1 June 2031: was attack" in words(edition, "events/e-strike.html")


def pages(edition: Edition) -> dict[str, str | None]:
    return {where: edition.text_of(where) for where in edition.addresses() if where.endswith(".html")}


LOOKED_UP = ("keys", "months", "places", "outlets", "taking_part", "told_on", "ordered", "sections", "judged", "links", "spoken", "stood", "awaited")
VALUES = {"reports.type": "exchange", "positions.stance": "offers", "expectations.status": "open", "statements.speaker": "a-sudland"}


def some(chance: random.Random, keys: Sequence[tuple[str, int, int, str]]) -> Review:
    key = chance.choice(keys)
    decision = chance.choice(["confirmed", "rejected", "rejected", "undone", "corrected"])
    if decision == "corrected" and key[3] not in VALUES:
        decision = "rejected"
    return review(key, decision, VALUES[key[3]] if decision == "corrected" else None, who=chance.choice(["ada", "bo"]))


@pytest.mark.parametrize("seed", range(6))
def test_one_by_one_gives_what_all_at_once_gives(tmp_path: Path, seed: int) -> None:
    chance, place = random.Random(seed), stored(tmp_path / "talks.db", LINKED)
    keys, edition = sorted(decidable(LINKED)), load(place, name="x")
    pages(edition)
    for _ in range(12):
        decide(place, *(some(chance, keys) for _ in range(chance.choice([1, 1, 3]))))
        assert brought_up(edition, place)
        fresh = load(place, name="x")
        assert edition.site.view.record == fresh.site.view.record
        assert pages(edition) == pages(fresh)
        for name in LOOKED_UP:
            assert getattr(edition.site.index, name) == getattr(fresh.site.index, name), name
