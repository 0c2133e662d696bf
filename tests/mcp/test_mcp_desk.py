"""What the tools answer: citations that are the words of their page, and a clear word where there is nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from communique.building import build
from communique.errors import StoreError
from communique.mcp.desk import MOST, Desk
from communique.store.book import Store
from communique.web.edition import load

STORY = """Envoys Meet in Oslo

OSLO, May 2, 2031 — Envoys of Kenya and Uganda met in Oslo on Friday. They will meet again next week, officials of both states said.

“The talks were useful,” a Kenyan official said. He did not say where the second meeting will be held.
"""


@pytest.fixture(scope="module")
def desk(demo_store: Path) -> Desk:
    return Desk(demo_store, site="http://127.0.0.1:8710")


@pytest.fixture(scope="module")
def texts(demo_store: Path) -> dict[str, str]:
    with Store.open(demo_store) as store:
        return {p.id: p.text for p in store.pages()}


def cited(node: Any) -> Iterator[dict[str, Any]]:
    """Every citation in an answer."""
    if isinstance(node, dict):
        if "quote" in node and "open" in node:
            yield node
        for value in node.values():
            yield from cited(value)
    elif isinstance(node, list):
        for value in node:
            yield from cited(value)


def check(answer: dict[str, Any], texts: dict[str, str]) -> int:
    json.dumps(answer, allow_nan=False)
    found = list(cited(answer))
    for c in found:
        assert texts[c["page"]][c["start"] : c["end"]] == c["quote"]
        assert c["outlet"]
    return len(found)


def attack(desk: Desk) -> str:
    """The event that the demo's outlets count differently."""
    found = desk.events(type_="attack", party=None, since="1995-08-28", until="1995-08-28", limit=5, offset=0)
    return str(found["events"][0]["id"])


def test_search_gives_words_and_the_events_told_there(desk: Desk, texts: dict[str, str]) -> None:
    found = desk.search("mortar* Sarajevo")
    assert found["number"] >= 1
    assert check(found, texts) == len(found["hits"])
    assert "Sarajevo" in found["hits"][0]["citation"]["quote"]
    assert any(hit["events"] for hit in desk.search("killed")["hits"])
    said = desk.search("peace", kind="statement", limit=3)
    assert check(said, texts) == len(said["hits"]) == 3
    assert all(hit["statement"]["id"].startswith("s-") for hit in said["hits"])
    second = desk.search("peace", kind="statement", limit=2, offset=1)
    assert [h["statement"]["id"] for h in second["hits"]] == [h["statement"]["id"] for h in said["hits"][1:]]


def test_an_event_has_all_its_reports_and_says_that_they_differ(desk: Desk, texts: dict[str, str]) -> None:
    opened = desk.event(attack(desk))
    deaths = opened["event"]["fields"]["fatalities"]
    assert deaths["agreement"] == "conflict"
    assert {v["value"] for v in deaths["values"]} == {37, 43}
    assert check(opened, texts) == len(opened["reports"]) >= 3
    named = {v["attributed_to"] for v in deaths["values"]} - {None}
    assert named <= set(opened["names"])
    assert desk.event(attack(desk)[:7])["event"]["id"] == opened["event"]["id"]
    assert desk.event(opened["reports"][0]["id"])["event"]["id"] == opened["event"]["id"]


def test_events_by_party_and_day(desk: Desk) -> None:
    everything = desk.events(type_=None, party=None, since=None, until=None, limit=MOST, offset=0)
    croatia = desk.events(type_=None, party="Croatia", since="1995-11-01", until=None, limit=MOST, offset=0)
    assert 0 < croatia["number"] < everything["number"]
    page = desk.events(type_=None, party=None, since=None, until=None, limit=2, offset=1)
    assert page["events"] == everything["events"][1:3]


def test_positions_of_a_party_by_name(desk: Desk, texts: dict[str, str]) -> None:
    named = {p.party for p in desk.view().record.positions}
    name = desk.view().name(sorted(named)[0])
    found = desk.positions(name.lower())
    assert found["number"] > 0
    assert check(found, texts) == len(found["positions"]) + len(found["expectations"])
    issue = found["positions"][0]["issue"]
    assert {p["issue"] for p in desk.positions(name, issue=issue)["positions"]} == {issue}


def test_what_changed(desk: Desk, texts: dict[str, str]) -> None:
    found = desk.changes("1995-12-01", limit=5)
    assert found["number"] > 0
    assert len(found["changes"]) <= 5
    assert check(found, texts) > 0


def test_a_passage_is_quoted_exactly(desk: Desk, texts: dict[str, str]) -> None:
    page = next(iter(texts))
    answer = desk.quote(page, 0, 40)
    assert answer["citation"]["quote"] == texts[page][:40]


def test_a_link_leads_to_the_words_on_the_site(desk: Desk, demo_store: Path) -> None:
    link = desk.search("Sarajevo")["hits"][0]["citation"]["link"]
    where, _, _ = link.removeprefix("http://127.0.0.1:8710/").partition("#")
    assert load(demo_store, name="x").text_of(where) is not None
    assert "link" not in Desk(demo_store).search("Sarajevo")["hits"][0]["citation"]


@pytest.mark.parametrize(
    ("ask", "problem"),
    [
        (lambda d: d.event("e-none"), "C403"), (lambda d: d.event("a-"), "C403"), (lambda d: d.positions("Atlantis"), "C403"),
        (lambda d: d.positions(" "), "C403"), (lambda d: d.quote("p-none", 0, 1), "C403"), (lambda d: d.changes("yesterday"), "no day"),
        (lambda d: d.changes(""), "name a day"), (lambda d: d.search("x", kind="poem"), "kind"),
        (lambda d: d.quote(d.view().record.pages[0].id, 5, 5), "C403"), (lambda d: d.quote(d.view().record.pages[0].id, 0, 10**9), "C403"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_said(desk: Desk, ask: Any, problem: str) -> None:
    with pytest.raises((StoreError, ValueError), match=problem):
        ask(desk)


def test_the_file_is_read_again_when_it_changes_and_never_written(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "one.txt").write_text(STORY, "utf-8")
    place = tmp_path / "talks.db"
    build([pages], place, processes=1)
    desk = Desk(place)
    assert len(desk.view().record.articles) == 1
    before = place.read_bytes()
    desk.search("Oslo")
    assert place.read_bytes() == before
    (pages / "two.txt").write_text(STORY.replace("Friday", "Thursday"), "utf-8")
    build([pages], place, processes=1)
    assert len(desk.view().record.articles) == 2


def test_no_record_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="C401"):
        Desk(tmp_path / "none.db")
