"""Days of a round that are counted, not named."""

from __future__ import annotations

import pytest
from handmade import Story, days, record

from communique.model.record import Record
from communique.model.times import Time

BOTH = ["Peru", "Ecuador"]


def lasting(stage: str | None) -> Story:
    story = Story("Daily Post", "1994-05-20")
    sentence = "Peru and Ecuador ended eleven days of talks on Friday."
    story.tell(sentence, "talks", stage=stage, date="1994-05-20", participants=BOTH)
    at = sentence.index("eleven days")
    story.times.append(Time(at, at + 11, "eleven days", "DURATION", "duration", ("P11D", 11, "day"), hours=(264.0, 264.0)))
    return story


def derived(made: Record) -> list[tuple[str | None, str | None, str | None]]:
    values = [v for r in made.reports for v in r.fields.get("date", ()) if v.kind == "derived"]
    return [(*days(v.value), v.rule) for v in values]


def test_the_last_of_so_many_days_gives_the_first() -> None:
    assert derived(record(lasting("concluded"))) == [("1994-05-10", "1994-05-20", "last_of_days")]
    assert derived(record(lasting("opened"))) == []


def test_a_round_told_from_its_end_meets_its_opening() -> None:
    opening = Story("Star", "1994-05-11")
    opening.tell("Talks between Peru and Ecuador opened on Tuesday.", "talks", stage="opened", date="1994-05-10", participants=BOTH)
    made = record(opening, lasting("concluded"))
    (event,) = made.events
    assert (event.status, event.stage) == ("happened", "concluded")
    assert event.fields["date"].rule == "first_to_last_day"


def counting(sentence: str, ordinal: str) -> Story:
    story = Story("Daily Post", "1994-05-04")
    story.tell("Peru and Ecuador ended a second day of talks on Tuesday.", "talks", date="1994-05-03", participants=BOTH, day_of_round=2)
    start = len(story.text) + sentence.index(ordinal)
    story.tell(sentence)
    story.times.append(Time(start, start + len(ordinal), ordinal, "DATE", "event_day", (1, "day")))
    return story


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The first day was tense, one delegate said.", "1994-05-02"),
        ("He called the first day of the talks a success.", "1994-05-02"),
        ("On the first day of the war the bridge was blown up.", None),
    ],
)
def test_a_counted_day_is_dated_by_the_only_round_of_its_article(sentence: str, value: str | None) -> None:
    ordinal = "the first day" if "the first day" in sentence else "The first day"
    made = record(counting(sentence, ordinal))
    assert [t.value for t in made.times if t.raw == ordinal] == [value]


def test_a_counted_day_stays_open_where_two_rounds_are_told() -> None:
    story = counting("The first day was tense, one delegate said.", "The first day")
    story.tell(
        "Peru and Ecuador had ended a second day of talks in Lima on April 20.", "talks", date="1994-04-20", place="Lima", participants=BOTH,
        day_of_round=2,
    )  # fmt: skip
    assert [t.value for t in record(story).times if t.raw == "The first day"] == [None]
