"""What became of what was promised."""

from __future__ import annotations

from handmade import Story, days, record

from communique.model.record import RecordExpectation

BOTH = ["Peru", "Ecuador"]


def promise(expects: str | None = "talks", *, due: str | None = None) -> Story:
    story = Story("Daily Post", "1994-05-04")
    story.tell("Peru and Ecuador ended talks in Oslo on Tuesday.", "talks", stage="concluded", date="1994-05-03", place="Oslo", participants=BOTH)
    story.expect("The talks will go on, Ms. Rey of Chile said.", expects, by="Ana Rey", said="1994-05-03", due=due)
    return story


def later(day: str, type_: str = "talks", **told: str) -> Story:
    story = Story("Star", day)
    story.tell(f"In Lima something of kind {type_} came about on {day}.", type_, date=day, place="Lima", participants=BOTH, **told)
    return story


def outcome(*stories: Story, as_of: str | None = None) -> RecordExpectation:
    (found,) = record(*stories, as_of=as_of).expectations
    return found


def test_kept_by_the_next_round_not_by_the_one_that_it_was_said_at() -> None:
    made = record(promise(), later("1994-06-10"), later("1994-07-10"))
    (found,) = made.expectations
    event = next(e for e in made.events if e.id == found.followed_by)
    assert (found.status, days(event.fields["date"].value)[0]) == ("kept", "1994-06-10")
    assert (outcome(promise()).status, outcome(promise()).followed_by) == ("open", None)


def test_other_parties_keep_nothing() -> None:
    story = Story("Star", "1994-06-10")
    story.tell("Kenya and Brazil held talks.", "talks", date="1994-06-10", participants=["Kenya", "Brazil"])
    assert outcome(promise(), story).status == "open"


def test_partly_until_the_final_stage() -> None:
    assert outcome(promise("exchange"), later("1994-05-10", "exchange", stage="agreed")).status == "partly"
    assert outcome(promise("exchange"), later("1994-05-10", "exchange", stage="carried_out")).status == "kept"


def test_broken_when_called_off() -> None:
    assert outcome(promise(), later("1994-05-10", status="cancelled")).status == "broken"


def test_overdue_when_its_time_has_passed() -> None:
    assert outcome(promise("exchange", due="1994-05"), as_of="1994-05-20").status == "open"
    assert outcome(promise("exchange", due="1994-05"), as_of="1994-06-02").status == "overdue"


def test_nothing_answers_what_no_type_of_event_would_keep() -> None:
    assert outcome(promise(None), later("1994-06-10")).status == "open"


def test_the_event_at_the_place_that_was_named_keeps_the_promise() -> None:
    both = ["Peru", "Ecuador"]
    promise = Story("Daily Post", "1994-05-03")
    promise.tell("Peru and Ecuador initialed a treaty on Monday.", "agreement", stage="in_principle", date="1994-05-02", participants=both)
    promise.expect("The signing would take place in Oslo in mid-June.", "agreement", by="Norway", parties=("Peru", "Ecuador"), due="1994-06")
    fishing, signing = Story("Daily Post", "1994-06-04"), Story("Daily Post", "1994-06-15")
    fishing.tell("Peru and Ecuador signed a pact on fish in Lima.", "agreement", stage="signed", date="1994-06-03", place="Lima", participants=both)
    signing.tell("Peru and Ecuador signed the treaty in Oslo.", "agreement", stage="signed", date="1994-06-14", place="Oslo", participants=both)
    made = record(promise, fishing, signing)
    (x,) = made.expectations
    kept = next(e for e in made.events if e.id == x.followed_by)
    assert (x.status, kept.fields["place"].value) == ("kept", "Oslo")


def test_what_a_copy_tells_of_an_expectation_does_not_keep_it() -> None:
    story = Story("Daily Post", "1994-05-03")
    story.expect("The signing will take place in Oslo in June.", "agreement", by="Norway", parties=("Peru", "Ecuador"), due="1994-06")
    story.also("The signing will take place in Oslo in June.", "agreement", status="expected", stage="in_principle", date="1994-06", place="Oslo")
    made = record(story, story.copy("Evening Star", "1994-05-04"))
    assert {x.status for x in made.expectations} == {"open"}


def test_that_a_truce_is_to_expire_breaks_no_promise_and_its_breach_does() -> None:
    to_expire = later("1994-06-10", "ceasefire", status="announced", stage="expired")
    assert (outcome(promise("ceasefire"), to_expire).status, outcome(promise("ceasefire"), to_expire).followed_by) == ("open", None)
    breach = later("1994-06-10", "ceasefire", stage="violated")
    assert outcome(promise("ceasefire"), breach).status == "broken"


def strike(day: str, **told: str) -> Story:
    story = Story("Star", day)
    story.tell(f"A strike hit a base on {day}.", "attack", date=day, **told)
    return story


def test_a_strike_that_was_threatened_is_done_by_who_threatened_it() -> None:
    """Not by a strike on the same sides of nobody that is known, nor by one that they suffer."""
    story = Story("Daily Post", "1994-05-04")
    story.expect("Peru will strike back at Ecuador, Ms. Rey of Peru said.", "attack", by="Peru", parties=("Peru", "Ecuador"), said="1994-05-03")
    assert outcome(story, strike("1994-05-10", actor="Peru", target="Ecuador")).status == "kept"
    assert outcome(story, strike("1994-05-10", target="Ecuador")).status == "open"
    assert outcome(story, strike("1994-05-10", actor="Ecuador", target="Peru")).status == "open"
