"""What came late, what is only foreseen beside what is told as done, and places that a third report makes one."""

from __future__ import annotations

import pytest
from handmade import Story, record

from communique.model.record import RecordExpectation

BOTH = ["Peru", "Ecuador"]


def outcome(came: str | None, *, due: str = "1994-05-10") -> tuple[RecordExpectation, str | None]:
    story = Story("Daily Post", "1994-05-04")
    story.tell("Peru and Ecuador ended talks in Oslo on Tuesday.", "talks", stage="concluded", date="1994-05-03", place="Oslo", participants=BOTH)
    story.expect("Talks will open by the tenth, Ms. Rey of Chile said.", "talks", by="Ana Rey", said="1994-05-03", due=due)
    stories = [story]
    if came is not None:
        later = Story("Star", came)
        later.tell(f"Talks opened in Lima on {came}.", "talks", stage="opened", date=came, place="Lima", participants=BOTH)
        stories.append(later)
    held = record(*stories, as_of="1994-08-01")
    [found] = held.expectations
    return found, next((e.id for e in held.events if e.type == "talks" and found.followed_by == e.id), None)


@pytest.mark.parametrize(
    ("came", "status", "answered"),
    [("1994-05-09", "kept", True), ("1994-05-14", "overdue", True), ("1994-07-20", "overdue", False), (None, "overdue", False)],
)
def test_what_comes_after_its_time_is_overdue_and_says_what_came(came: str | None, status: str, answered: bool) -> None:
    found, event = outcome(came)
    assert (found.status, event is not None) == (status, answered)


def test_who_foresees_what_others_will_do_is_no_party_to_it() -> None:
    story = Story("Daily Post", "1994-05-04")
    story.tell("Peru and Ecuador initialed an accord on Tuesday.", "agreement", stage="in_principle", date="1994-05-03", participants=BOTH)
    story.expect("The signing will take place in May, Norway said.", "agreement", by="Norway", said="1994-05-03", due="1994-05-31")
    later = Story("Star", "1994-05-20")
    later.tell("Peru and Ecuador signed the accord in Lima.", "agreement", stage="signed", date="1994-05-19", place="Lima", participants=BOTH)
    [found] = record(story, later, as_of="1994-08-01").expectations
    assert found.status == "kept"


def test_a_thing_done_without_its_date_is_not_one_that_is_only_foreseen() -> None:
    ahead = Story("Daily Post", "1994-05-01")
    ahead.tell("The accord will be signed in Lima in May.", "agreement", status="expected", date="1994-05", place="Lima")
    done = Story("Star", "1994-05-20")
    done.tell("Peru and Ecuador had signed their accord in Lima.", "agreement", stage="signed", place="Lima", participants=BOTH)
    assert sorted(e.status for e in record(ahead, done).events) == ["expected", "happened"]


def test_a_place_that_names_both_joins_the_two() -> None:
    stories = []
    for day, place in (("1994-05-02", "Alta Air Base near Loja"), ("1994-05-03", "Alta Air Base"), ("1994-05-04", "Loja")):
        story = Story(f"Post {day}", day)
        story.tell(f"Talks of Peru and Ecuador at {place}.", "talks", date="1994-05-02", place=place, participants=BOTH)
        stories.append(story)
    assert len(record(*stories).events) == 1
    assert len(record(*stories[1:]).events) == 2


def test_what_was_signed_in_another_town_is_no_result_of_a_round() -> None:
    story = Story("Daily Post", "1994-05-05")
    story.tell("Peru and Ecuador held talks in Oslo on Wednesday.", "talks", date="1994-05-04", place="Oslo", participants=BOTH)
    story.tell("The two signed an accord in Lima on Thursday.", "agreement", stage="signed", date="1994-05-05", place="Lima", participants=BOTH)
    assert [link.relation for link in record(story).links if link.relation == "result_of"] == []


@pytest.mark.parametrize("one_sentence", [True, False])
def test_what_was_signed_after_talks_told_in_the_same_sentence_is_their_result_whoever_is_named(one_sentence: bool) -> None:
    story, talks = Story("Daily Post", "1994-05-05"), "five days of talks of the River League"
    signed = "Peru and Ecuador signed a truce on Wednesday"
    story.tell(f"{signed} after {talks}." if one_sentence else f"{signed}.")
    if not one_sentence:
        story.tell(f"Kenya welcomed {talks}.")
    story.also(signed, "ceasefire", stage="signed", date="1994-05-04", participants=BOTH)
    story.also(talks, "talks", date="1994-05-04", participants=["River League"])
    assert len([link for link in record(story).links if link.relation == "result_of"]) == one_sentence
