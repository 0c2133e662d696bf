"""The record is the same whatever the order of the pages, and copies add no origins."""

from __future__ import annotations

from random import Random

from handmade import CODEBOOK, Story, record
from hypothesis import given, settings
from hypothesis import strategies as st
from test_record_linking import first_day, later_round, second_day, strikes

from communique.model.record import Record
from communique.record.merging import merge
from communique.settings import Settings

PLACES = ("Oslo", "Nairobi", "Lima")


@st.composite
def stories(draw: st.DrawFn) -> list[Story]:
    made = []
    for n in range(draw(st.integers(2, 5))):
        story = Story(f"Paper {n % 3}", f"1994-05-{draw(st.integers(10, 14))}")
        story.tell(" ".join(f"word{n}x{i}" for i in range(60)))  # its own long story, so that only real copies look like copies
        for _ in range(draw(st.integers(1, 4))):
            day, place = f"1994-05-0{draw(st.integers(1, 9))}", draw(st.sampled_from(PLACES))
            number, by = draw(st.integers(1, 3)), draw(st.sampled_from([None, "Chile", "officials"]))
            type_ = draw(st.sampled_from(["talks", "attack", "exchange"]))
            fields = {"date": day} if draw(st.booleans()) else {}
            sentence = f"In {place} there were {number} of {type_} on {fields.get('date', 'some day')} {by}."
            story.tell(sentence, type_, place=place, participants=["Peru", "Ecuador"], count=(number, "exact", "people", by), **fields)
        made.append(story)
    return made


@given(stories(), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_order_does_not_matter(made: list[Story], random: Random) -> None:
    analyses = [s.analysis() for s in made]
    shuffled = list(analyses)
    random.shuffle(shuffled)
    assert merge(shuffled, codebook=CODEBOOK, settings=Settings()) == merge(analyses, codebook=CODEBOOK, settings=Settings())


@given(stories())
@settings(max_examples=40, deadline=None)
def test_copies_never_raise_origins(made: list[Story]) -> None:
    before, after = record(*made), record(*made, made[0].copy("The Copy"))
    assert _origins(after) <= _origins(before)
    assert len(after.events) == len(before.events)


def test_every_tuple_is_sorted() -> None:
    made = record(first_day(), second_day(), later_round(), strikes())
    for part in (made.pages, made.articles, made.actors, made.statements, made.reports, made.events, made.expectations):
        ids = [x.id for x in part]
        assert ids == sorted(set(ids))


def test_a_page_more_changes_no_other_event() -> None:
    before, after = record(first_day(), second_day()), record(first_day(), second_day(), later_round(), strikes())
    assert {e.id for e in before.events} <= {e.id for e in after.events}


def _origins(made: Record) -> int:
    return sum(f.origins for e in made.events for f in e.fields.values())
