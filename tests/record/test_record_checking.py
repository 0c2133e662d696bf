"""Doubtful links, decisions on them, and the record that follows them without a build."""

from __future__ import annotations

import pytest
from handmade import CODEBOOK, Story, grouped, record

from communique.model.doubts import MERGE, TIE
from communique.model.record import Event, Record
from communique.model.reviews import LinkReview
from communique.record.checking import confirm, decisions_on, doubtful_links, join_events, split_off, undo
from communique.record.merging import merge
from communique.record.relinking import relink
from communique.settings import Settings
from generated import generate

BY = {"who": "ada", "at": "1994-06-01T09:00:00Z", "why": "saw both"}


def strike(outlet: str, place: str, dead: int, day: str = "1994-05-02") -> Story:
    story = Story(outlet, "1994-05-03")
    story.tell(f"Rockets killed {dead} people on Monday, {outlet} says.", "attack", date=day, place=place, fatalities=dead)
    return story


LOJA, ALSO = strike("Daily Post", "Loja", 9), strike("Evening Star", "Loja", 9)
TWICE, VILLAGE, OTHER = strike("Hill Herald", "Loja", 19), strike("Bay Bugle", "Zaruma", 9), strike("Lake Courier", "Lima", 5, "1994-04-11")
STORIES = (LOJA, ALSO, TWICE, VILLAGE, OTHER)


def sentences(made: Record) -> dict[str, tuple[tuple[int, int], ...]]:
    return {a.page: tuple((s.start, s.end) for s in a.body) for a in made.articles}


def event_of(made: Record, outlet: str) -> Event:
    report = next(r for r in made.reports if outlet in r.raw)
    return next(e for e in made.events if report.id in e.reports)


def asked(made: Record, *reviews: LinkReview) -> list[tuple[str, frozenset[str]]]:
    raw = {r.id: r.raw.split(", ")[1].removesuffix(" says.") for r in made.reports}
    return [(d.question, frozenset((raw[d.one], raw[d.two]))) for d in doubtful_links(made, sentences=sentences(made), reviews=reviews)]


def test_what_is_close_is_asked_and_what_is_clear_is_not() -> None:
    made = record(*STORIES)
    found = asked(made)
    assert (MERGE, frozenset(("Bay Bugle", "Daily Post"))) in found or (MERGE, frozenset(("Bay Bugle", "Evening Star"))) in found
    assert all("Lake Courier" not in pair for _, pair in found)
    assert (TIE, frozenset(("Daily Post", "Evening Star"))) not in found


def test_a_question_says_what_speaks_for_it_and_what_against() -> None:
    made = record(LOJA, VILLAGE)
    (doubt,) = doubtful_links(made, sentences=sentences(made))
    assert (doubt.question, doubt.event != doubt.other) == (MERGE, True)
    assert doubt.against in (("different places: Loja and Zaruma",), ("different places: Zaruma and Loja",))


def test_what_a_person_decided_is_not_asked_again() -> None:
    made = record(LOJA, VILLAGE)
    one, two = (r.id for r in made.reports)
    assert asked(made, confirm(made, one, two, **BY)) == []


def test_joining_two_events_is_followed_at_once_as_by_a_build() -> None:
    made = record(*STORIES)
    decision = join_events(made, event_of(made, "Daily Post").id, event_of(made, "Bay Bugle").id, **BY)
    assert same(relink(made, [decision], codebook=CODEBOOK, sentences=sentences(made)), record(*STORIES, reviews=[decision]))


def test_splitting_and_undoing_are_followed_at_once_as_by_a_build() -> None:
    made = record(*STORIES)
    event = event_of(made, "Daily Post")
    leaving = [r.id for r in made.reports if r.id in event.reports and "Evening Star" in r.raw]
    split = split_off(made, event.id, leaving, **BY)
    apart = relink(made, split, codebook=CODEBOOK, sentences=sentences(made))
    assert same(apart, record(*STORIES, reviews=split))
    assert len(grouped(apart)) == len(grouped(made)) + 1
    undone = [*split, *(undo(s, **BY) for s in split)]
    assert same(relink(apart, undone, codebook=CODEBOOK, sentences=sentences(made)), made)
    assert record(*STORIES, reviews=undone) == made


def test_events_that_no_decision_reaches_stay_the_same_objects() -> None:
    made = record(*STORIES)
    decision = join_events(made, event_of(made, "Daily Post").id, event_of(made, "Bay Bugle").id, **BY)
    after = relink(made, [decision], codebook=CODEBOOK, sentences=sentences(made))
    assert event_of(after, "Lake Courier") is event_of(made, "Lake Courier")
    assert relink(made, [], codebook=CODEBOOK, sentences=sentences(made)) is made


@pytest.mark.parametrize("seed", range(4))
def test_relinking_a_generated_corpus_is_what_a_build_makes(seed: int) -> None:
    corpus = generate(30, seed=seed)
    held = {a.page.id: a.sentences for a in corpus.analyses}
    made = merge(corpus.analyses, codebook=CODEBOOK, settings=Settings())
    big = max(made.events, key=lambda e: (len(e.reports), e.id))
    decisions = [
        *split_off(made, big.id, [max(big.reports)], **BY),
        join_events(made, made.events[0].id, made.events[-1].id, **BY),
    ]
    built = merge(corpus.analyses, codebook=CODEBOOK, settings=Settings(), reviews=decisions)
    assert same(relink(made, decisions, codebook=CODEBOOK, sentences=held), built)


@pytest.mark.parametrize("leaving", [[], ["r-unknown"], ["all"]])
def test_a_split_that_leaves_nothing_is_refused(leaving: list[str]) -> None:
    made = record(LOJA, ALSO)
    event = made.events[0]
    with pytest.raises(ValueError, match="not all"):
        split_off(made, event.id, list(event.reports) if leaving == ["all"] else leaving, **BY)


def test_an_event_is_not_joined_with_itself() -> None:
    made = record(LOJA)
    with pytest.raises(ValueError, match="itself"):
        join_events(made, made.events[0].id, made.events[0].id, **BY)


def same(one: Record, two: Record) -> bool:
    """The same events with the same fields, and the same links between reports."""
    ties = [{k for k in made.links if k.relation in ("same_as", "contradicts")} for made in (one, two)]
    return one.events == two.events and ties[0] == ties[1]


def test_a_person_names_events_and_reports_in_any_mix() -> None:
    made = record(*STORIES)
    event, other = event_of(made, "Daily Post"), event_of(made, "Bay Bugle")
    leaving = next(r.id for r in made.reports if "Hill Herald" in r.raw)
    given = {"who": "ada", "at": "1994-06-01", "why": ""}
    assert [r.decision for r in decisions_on(made, (), event.id, leaving, "apart", **given)] == ["apart"] * 2
    assert [r.decision for r in decisions_on(made, (), event.id, other.id, "apart", **given)] == ["apart"] * 3
    (joined,) = decisions_on(made, (), event.id, other.reports[0], "same", **given)
    assert len(grouped(record(*STORIES, reviews=[joined]))) == len(grouped(made)) - 1
    assert decisions_on(made, [joined], other.id, event.id, "undo", **given)[0].decision == "undone"
    for names in ((event.id, event.reports[0], "same"), (event.id, event.id, "apart"), ("e-gone", event.id, "same"), (event.id, other.id, "undo")):
        with pytest.raises(ValueError, match=r"name|neither|nobody"):
            decisions_on(made, (), *names, **given)
