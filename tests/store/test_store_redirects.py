"""Every id ever shown still opens: an id that a build no longer has leads to the object that has its words now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from communique.model.record import Record
from communique.store.book import Store
from sample_talks import RECORD

STRIKE, SWAP, TALKS = RECORD.events
JOINED = replace(SWAP, id="e-joined", reports=("r-swap1", "r-swap2", "r-talks"))


def forwarded(place: Path, after: Record) -> dict[str, str | None]:
    """Where the ids lead that `RECORD` has and `after` has not."""
    with Store.create(place / "talks.db") as store:
        store.write_record(RECORD)
        store.write_record(after)
        return {name: store.forwarded(name) for name in store.earlier_ids()}


def test_nothing_vanished_nothing_redirected(tmp_path: Path) -> None:
    assert forwarded(tmp_path, RECORD) == {}


def test_two_events_joined_both_lead_to_the_new_one(tmp_path: Path) -> None:
    assert forwarded(tmp_path, replace(RECORD, events=(JOINED, STRIKE))) == {"e-swap": "e-joined", "e-talks": "e-joined"}


def test_an_event_split_leads_to_the_part_with_more_of_its_words(tmp_path: Path) -> None:
    parts = (replace(SWAP, id="e-1", reports=("r-swap1",)), replace(SWAP, id="e-2", reports=("r-swap2",)))
    assert forwarded(tmp_path, replace(RECORD, events=(*parts, STRIKE, TALKS))) == {"e-swap": "e-2"}


def test_other_ids_for_everything_lead_to_what_has_their_words(tmp_path: Path) -> None:
    kinds = ("articles", "actors", "statements", "reports", "positions", "expectations")
    renamed: dict[str, Any] = {kind: tuple(replace(thing, id=f"{thing.id}-2") for thing in getattr(RECORD, kind)) for kind in kinds}
    events = tuple(replace(e, id=f"{e.id}-2", reports=tuple(f"{r}-2" for r in e.reports)) for e in RECORD.events)
    found = forwarded(tmp_path, replace(RECORD, **renamed, events=events))
    assert {name for name, new in found.items() if new == f"{name}-2"} >= {e.id for e in RECORD.events} | {r.id for r in RECORD.reports}
    assert all(found[a.id] == f"{a.id}-2" for a in RECORD.actors if a.mentions)


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
