"""Every id ever shown still opens: an id that a build no longer has leads to the object that has its words now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from communique.store.book import Store
from communique.store.redirects import Redirect, redirects
from sample_talks import RECORD

STRIKE, SWAP, TALKS = RECORD.events
JOINED = replace(SWAP, id="e-joined", reports=("r-swap1", "r-swap2", "r-talks"))


def test_nothing_vanished_nothing_redirected() -> None:
    assert redirects(RECORD, RECORD) == ()


def test_two_events_joined_both_lead_to_the_new_one() -> None:
    after = replace(RECORD, events=(JOINED, STRIKE))
    assert redirects(RECORD, after) == (Redirect("events", "e-swap", "e-joined"), Redirect("events", "e-talks", "e-joined"))


def test_an_event_split_leads_to_the_part_with_more_of_its_words() -> None:
    parts = (replace(SWAP, id="e-1", reports=("r-swap1",)), replace(SWAP, id="e-2", reports=("r-swap2",)))
    after = replace(RECORD, events=(*parts, STRIKE, TALKS))
    assert redirects(RECORD, after) == (Redirect("events", "e-swap", "e-2"),)


def test_words_that_are_gone_lead_nowhere(tmp_path: Path) -> None:
    with Store.create(tmp_path / "talks.db") as store:
        store.write_record(RECORD)
        store.write_record(replace(RECORD, statements=()))
        assert store.forwarded("s-again") is None
        assert store.ids_beginning("s-ag") == ("s-again",)


def test_redirects_are_followed_over_several_builds_and_a_living_id_wins(tmp_path: Path) -> None:
    with Store.create(tmp_path / "talks.db") as store:
        store.write_record(RECORD)
        store.write_record(replace(RECORD, events=(JOINED, STRIKE)))
        assert store.forwarded("e-swap") == "e-joined"
        store.write_record(replace(RECORD, events=(replace(JOINED, id="e-third"), STRIKE)))
        assert store.forwarded("e-swap") == "e-third"
        store.write_record(RECORD)
        assert [store.forwarded(name) for name in ("e-swap", "e-third", "e-never")] == ["e-swap", "e-swap", None]
