"""What people decided on whole things: statements, positions, promises, types of reports. Nothing of it is left pointing nowhere."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from communique.model.correcting import Decidable, keys_of
from communique.model.record import Link, Record
from communique.model.spans import Span
from communique.record.reviewing import decidable, lay_over
from communique.store.reviews import Review
from sample_talks import ONE, RECORD, at, span

SAID, HELD, DUE = RECORD.statements[0], RECORD.positions[0], RECORD.expectations[0]
KINDS: dict[str, Decidable] = {"statements": SAID, "positions": HELD, "expectations": DUE}


def review(thing: Decidable, decision: str, value: object = None, *, which: int = 0) -> Review:
    key = keys_of(thing)[which]
    return Review(*key, decision, None if value is None else json.dumps(value), "ada", "2031-06-01T08:00:00Z", "")


def over(record: Record, *reviews: Review, standing: bool = False) -> Record:
    laid = lay_over(record, reviews, standing=standing)
    assert not laid.orphans
    return laid.record


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("standing", [True, False])
def test_what_is_rejected_is_left_out_and_nothing_else(kind: str, standing: bool) -> None:
    new = over(RECORD, review(KINDS[kind], "rejected"), standing=standing)
    assert getattr(new, kind) == ()
    assert replace(new, **{kind: getattr(RECORD, kind)}) == RECORD


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_confirmed_stays_as_it_is(kind: str) -> None:
    assert over(RECORD, review(KINDS[kind], "confirmed")) == RECORD


def test_corrections_stand() -> None:
    words = {"start": span("river valley").start, "end": span("river valley").end, "raw": "river valley"}
    held = over(RECORD, review(HELD, "corrected", {**words, "value": "open_to"})).positions[0]
    assert (held.stance, held.start, held.raw) == ("open_to", words["start"], "river valley")
    due = over(RECORD, review(DUE, "corrected", "kept", which=1)).expectations[0]
    assert (due.status, due.what) == ("kept", DUE.what)
    place = span("meet again next week,”")
    moved = review(SAID, "corrected", {"start": place.start, "end": place.end, "raw": "…"})
    said = over(RECORD, moved, review(SAID, "rejected", which=1)).statements[0]
    assert (said.content, said.raw, said.speaker) == ((place,), ONE.text[slice(*place)], None)
    assert over(RECORD, review(SAID, "corrected", "a-sudland", which=1)).statements[0].speaker == "a-sudland"


def test_of_two_stretches_of_words_one_may_go() -> None:
    first, second = Span(SAID.content[0].start, SAID.content[0].start + 8), Span(SAID.content[0].start + 9, SAID.content[0].end)
    said = replace(SAID, content=(first, second))
    record = replace(RECORD, statements=(said,))
    new = over(record, review(said, "rejected")).statements[0]
    assert (new.content, new.raw) == ((second,), ONE.text[slice(*second)])
    assert over(record, review(said, "rejected"), review(said, "rejected", which=1)).statements == ()


def test_a_report_that_is_rejected_leaves_its_event() -> None:
    strike, one, two, _ = RECORD.reports
    new = over(RECORD, review(two, "rejected"))
    swap = next(e for e in new.events if e.id == "e-swap")
    assert swap.reports == ("r-swap1",)
    assert (swap.fields["count"].value, swap.fields["count"].agreement, swap.fields["count"].origins) == (40, "single", 1)
    assert [v.report for v in swap.fields["count"].values] == ["r-swap1"]
    assert new.links == ()
    assert two not in new.reports
    kept = replace(RECORD, expectations=(replace(DUE, status="kept", followed_by="e-strike", due_to="2031-03-01"),))
    alone = over(kept, review(strike, "rejected"))
    assert "e-strike" not in {e.id for e in alone.events}
    assert (alone.expectations[0].status, alone.expectations[0].followed_by) == ("overdue", None)
    assert over(replace(kept, as_of=None), review(strike, "rejected")).expectations[0].status == "open"
    assert [e for e in alone.events if e.id != "e-strike"] == [e for e in kept.events if e.id != "e-strike"]
    assert one in alone.reports


def test_a_report_of_another_type_makes_its_event_one() -> None:
    strike = RECORD.reports[0]
    new = over(RECORD, review(strike, "corrected", "exchange"))
    assert (new.reports[0].type, new.reports[0].codes) == ("exchange", {"plover": "AGREE"})
    event = next(e for e in new.events if e.id == "e-strike")
    assert (event.type, event.status) == ("exchange", "happened")
    assert event.fields == RECORD.events[0].fields
    swap = next(e for e in over(RECORD, review(RECORD.reports[2], "corrected", "talks")).events if e.id == "e-swap")
    assert swap.type == "exchange", "of two types that are told as often, the one that it had stays"


def test_what_a_copy_says_again_goes_too_unless_somebody_decided_on_it() -> None:
    again = replace(SAID, id="s-copy", page="p-copy")
    record = replace(RECORD, statements=(SAID, again), links=(Link("s-copy", SAID.id, "repeats", ()),))
    assert over(record, review(SAID, "rejected")).statements == ()
    assert over(record, review(SAID, "rejected"), review(again, "confirmed")).statements == (again,)
    assert over(record, review(again, "rejected")).statements == (SAID,)


def test_what_pointed_at_it_points_nowhere() -> None:
    inner = replace(SAID, id="s-inner", content=(span("We will meet"),), nested_in=SAID.id)
    record = replace(RECORD, statements=(SAID, inner), positions=(replace(HELD, statement=SAID.id),), expectations=(replace(DUE, statement=SAID.id),))
    new = over(record, review(SAID, "rejected"))
    assert [s.nested_in for s in new.statements] == [None]
    assert (new.positions[0].statement, new.expectations[0].statement) == (None, None)


def test_all_of_a_record_can_be_decided_on_once() -> None:
    keys = list(decidable(RECORD))
    assert len(keys) == len(set(keys))
    everything = over(RECORD, *(Review(*key, "rejected", None, "ada", "2031-06-01T08:00:00Z", "") for key in keys))
    assert (everything.statements, everything.reports, everything.events, everything.links) == ((), (), (), ())
    assert (everything.articles, everything.actors) == (RECORD.articles, RECORD.actors)
    assert at("40")[0] == ONE.id
