"""Decisions on links in the browser's pages: two events joined, a report taken out, all undone, and followed at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from asgi_kit import HOST, Answer, ask
from checking_kit import Coder

from communique.codebooks.loading import load
from communique.model.record import Event, Record
from communique.record.merging import merge
from communique.settings import Settings
from communique.store.book import Store
from generated import generate

FEW = generate(6, seed=5)


@pytest.fixture
def ada(tmp_path: Path) -> Coder:
    record = merge(FEW.analyses, codebook=load("peace-talks"), settings=Settings())
    with Store.create(tmp_path / "talks.db") as store:
        store.write_record(record, sentences={a.page.id: a.sentences for a in FEW.analyses})
    return Coder(tmp_path / "talks.db")


def record_of(coder: Coder) -> Record:
    with Store.open(coder.place) as store:
        return store.read_record()


def most_told(coder: Coder) -> Event:
    return max(record_of(coder).events, key=lambda e: len(e.reports))


def send(coder: Coder, page: str, **fields: str) -> Answer:
    """Open a page of links, fill its (first) form, press a button."""
    text = coder.see(f"links/{page}" if page else "links")
    form = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', text)) | fields
    return coder.send("links", form)


def test_a_report_is_taken_out_and_put_back(ada: Coder) -> None:
    event = most_told(ada)
    leaving = event.reports[-1]
    answer = send(ada, event.id, one=event.id, two=leaving, decision="apart", why="another town")
    assert answer.status == 303
    now = {r: e.id for e in record_of(ada).events for r in e.reports}
    assert now[leaving] != now[event.reports[0]]
    assert "another town" in ada.see("links")
    assert ask(ada.app, f"/events/{now[leaving]}.html").status == 200
    assert send(ada, f"{event.reports[0]}.{leaving}", decision="undo").status == 303
    assert event.reports in [e.reports for e in record_of(ada).events] or len(event.reports) > 2  # of more, the others still hold it apart
    with Store.open(ada.place) as store:
        assert {r.decision for r in store.link_reviews()} == {"apart", "undone"}


def test_two_events_are_joined_by_id_or_by_address(ada: Coder) -> None:
    one, two = record_of(ada).events[:2]
    answer = send(ada, one.id, one=one.id, two=f"http://{HOST}/events/{two.id}.html#x", decision="same")
    assert answer.status == 303
    (joined,) = [e for e in record_of(ada).events if set(one.reports) & set(e.reports)]
    assert {*one.reports, *two.reports} <= set(joined.reports)
    assert answer.headers["location"] == f"/check/links/{joined.id}"


def test_what_cannot_be_decided_is_said(ada: Coder) -> None:
    event = most_told(ada)
    assert "no event or report" in send(ada, event.id, one=event.id, two="e-nothing", decision="same").text
    assert send(ada, event.id, one=event.id, two=event.id, decision="same").status == 422
    assert ask(ada.app, "/check/links/e-nothing").status == 404
    assert ask(ada.app, "/check/links/r-x.r-y").status == 404
    refused = send(ada, event.id, one=event.id, two=event.reports[-1], decision="apart", token="guessed")
    assert refused.status == 403
    with Store.open(ada.place) as store:
        assert store.link_reviews() == ()


def test_two_who_decide_at_once(ada: Coder) -> None:
    bo, event = Coder(ada.place, "bo"), most_told(ada)
    page = f"{event.reports[0]}.{event.reports[-1]}"
    text = bo.see(f"links/{page}")
    before = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', text))
    assert send(ada, page, decision="same").status == 303
    answer = bo.send("links", before | {"decision": "apart"})
    assert answer.status == 409
    assert "same by ada" in answer.text


def test_the_doubtful_are_listed_and_lead_on(ada: Coder) -> None:
    text = ada.see("links")
    for name in re.findall(r'href="\.\./check/links/([^"]+)"', text)[1:3]:
        assert "One event" in ada.see(f"links/{name}")
