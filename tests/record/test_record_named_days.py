"""Days counted from an event that the words name next: "a day after the strike"."""

from __future__ import annotations

from dataclasses import replace

import pytest
from handmade import Story, record

from communique.model.reports import Report
from communique.model.spans import Span
from communique.model.times import DateRange, Time


def story(first: str, trigger: str, type_: str, then: str, days: str, amount: int, *others: tuple[str, str]) -> Story:
    """`first` tells on 2 May 1994 of the event named `trigger`; `then` has the words `days` that count `amount` days from it. `others` are
    further events of that name: sentence and day."""
    made = Story("A", "1994-05-20")
    for sentence, day in ((first, "1994-05-02"), *others):
        made.tell(sentence, type_, date=day)
        start = made.text.rindex(sentence) + sentence.index(trigger)
        made.reports[-1] = _named(made, start, start + len(trigger))
    made.tell(then)
    start = made.text.rindex(days)
    made.times.append(Time(start, start + len(days), days, "DATE", "event_from", ("day", float(amount), 1 if amount > 0 else -1, None)))
    return made


def _named(made: Story, start: int, end: int) -> Report:
    return replace(made.reports[-1], trigger=Span(start, end))


def day(made: Story, words: str) -> DateRange:
    time = next(t for t in record(made).times if t.raw == words)
    return DateRange(time.from_, time.to)


@pytest.mark.parametrize(
    ("first", "trigger", "type_", "then", "days", "amount", "is_day"),
    [
        ("The air strike on Loja was on Monday.", "strike", "attack", "A day after the strike, the border was shut.", "A day", 1, "1994-05-03"),
        ("A summit is planned in Oslo.", "summit", "meeting", "He flew in two days before the summit.", "two days", -2, "1994-04-30"),
        ("Shelling hit the port.", "Shelling", "attack", "Three days after the attack on the port, aid came.", "Three days", 3, "1994-05-05"),
    ],
)
def test_a_day_counts_from_the_event_that_is_named_next(
    first: str, trigger: str, type_: str, then: str, days: str, amount: int, is_day: str
) -> None:
    assert day(story(first, trigger, type_, then, days, amount), days) == DateRange(is_day, is_day)


def test_of_two_events_of_the_name_none_is_meant() -> None:
    made = story(
        "A strike hit Loja.", "strike", "attack", "A day after the strike, the border was shut.", "A day", 1, ("A strike hit Cuenca.", "1994-05-09")
    )
    assert day(made, "A day") == DateRange(None, None)


def test_what_is_named_behind_a_comma_is_not_meant() -> None:
    made = story("A strike hit Loja.", "strike", "attack", "A day after, a strike was feared.", "A day", 1)
    assert day(made, "A day") == DateRange(None, None)


def test_an_event_that_the_article_does_not_tell_gives_no_day() -> None:
    made = story("A strike hit Loja.", "strike", "attack", "A day after the vote, the border was shut.", "A day", 1)
    assert day(made, "A day") == DateRange(None, None)


def test_both_ends_of_a_range_are_one_date() -> None:
    made = Story("A", "1994-05-20")
    made.tell("The next round is on May 22-25.", "talks", status="expected", date=["1994-05-22", "1994-05-22", "1994-05-25"])
    (report,) = record(made).reports
    assert [v.value for v in report.fields["date"]] == [DateRange("1994-05-22", "1994-05-22"), DateRange("1994-05-25", "1994-05-25")]
