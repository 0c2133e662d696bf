"""What became of what was promised."""

from __future__ import annotations

from handmade import Story, record

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
    assert (found.status, event.fields["date"].value.from_) == ("kept", "1994-06-10")  # type: ignore[union-attr]
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
