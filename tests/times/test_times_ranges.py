"""Ranges of dates, distances from events that the words name, and what tense makes of a day."""

from __future__ import annotations

import pytest

from communique.model.times import DateRange
from communique.times.finding import find_in
from communique.times.resolving import resolve

WEDNESDAY = DateRange("1999-03-17", "1999-03-17")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The round will be held on December 2-5.", "1999-12-02", "1999-12-05"),
        ("It will be held on 2–5 December.", "1999-12-02", "1999-12-05"),
        ("It will be held between 3 and 7 May.", "1999-05-03", "1999-05-07"),
        ("It will be held May 3 through 7.", "1999-05-03", "1999-05-07"),
        ("It ran from 28 February to 3 March.", "1999-02-28", "1999-03-03"),
        ("They will meet from December 28 to January 3.", "1999-12-28", "2000-01-03"),
        ("They met from Monday to Thursday.", "1999-03-08", "1999-03-11"),
        ("They will meet from Monday to Thursday.", "1999-03-22", "1999-03-25"),
        ("They met from Friday to Monday.", "1999-03-12", "1999-03-15"),
        ("Fighting went on between March and May 1998.", "1998-03-01", "1998-05-31"),
        ("Fighting went on from late January to early February.", "1999-01-21", "1999-02-10"),
        ("The war lasted from 1991 to 1995.", "1991-01-01", "1995-12-31"),
    ],
)
def test_both_ends_have_the_whole_interval(text: str, first: str, last: str) -> None:
    found = resolve(find_in(text), WEDNESDAY)
    assert [(r.from_, r.to) for r in found] == [(first, last)] * 2


def test_each_end_keeps_its_own_value() -> None:
    assert [r.value for r in resolve(find_in("They met from Monday to Thursday."), WEDNESDAY)] == ["1999-03-08", "1999-03-11"]
    assert [r.value for r in resolve(find_in("It was held on 28-29 February 1996."), None)] == ["1996-02-28", "1996-02-29"]


@pytest.mark.parametrize(
    "text", ["It was postponed from Monday to Thursday.", "They met on Monday and Thursday.", "They met on Monday, and on Thursday they left."]
)
def test_two_days_that_are_no_range(text: str) -> None:
    assert all(r.from_ == r.to for r in resolve(find_in(text), WEDNESDAY))


def test_a_range_of_an_undated_article_is_not_known() -> None:
    assert [(r.value, r.from_, r.to) for r in resolve(find_in("They met from Monday to Thursday."), None)] == [(None, None, None)] * 2


@pytest.mark.parametrize(
    ("text", "raw", "args"),
    [
        ("The talks resumed a day after the strike.", "a day", ("day", 1.0, 1, "P1D")),
        ("It was signed three days after talks collapsed.", "three days", ("day", 3.0, 1, "P3D")),
        ("Two days before the summit, he flew out.", "Two days", ("day", -2.0, -1, None)),
        ("They met the night before the attack.", "the night", ("day", -1, -1, "")),
        ("It was a month before the election.", "a month", ("month", -1.0, -1, None)),
        ("They signed the day after the vote.", "the day", ("day", 1, 1, "")),
    ],
)
def test_distances_from_an_event_that_follows(text: str, raw: str, args: tuple[object, ...]) -> None:
    (time,) = find_in(text)
    assert (time.raw, time.type, time.op, time.args, time.anchor) == (raw, "DATE", "event_from", args, None)
    (meant,) = resolve([time], WEDNESDAY)
    assert (meant.from_, meant.to) == (None, None)


@pytest.mark.parametrize(("text", "raw"), [("He was back two days later.", "two days later"), ("He had left two days before.", "two days before")])
def test_distances_from_an_event_told_before(text: str, raw: str) -> None:
    (time,) = find_in(text)
    assert (time.raw, time.op, time.args[0]) == (raw, "event_shift", "day")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They will meet on Friday.", "1999-03-19"),
        ("They met on Friday.", "1999-03-12"),
        ("They are due to meet on Friday.", "1999-03-19"),
        ("The envoy is expected on Friday.", "1999-03-19"),
        ("They plan to meet again Saturday.", "1999-03-20"),
        ("The ceasefire takes effect on Sunday.", "1999-03-21"),
        ("The round begins on Sunday.", "1999-03-21"),
        ("It was agreed that talks that start on Sunday go on.", "1999-03-21"),
        ("The start of the talks on Sunday was calm.", "1999-03-14"),
        ("They failed to start the talks on Sunday.", "1999-03-14"),
        ("The army suspended its part on Wednesday.", "1999-03-17"),
        ("The deadline expires on Monday.", "1999-03-22"),
        ("They had been expected to meet on Monday.", "1999-03-15"),
        ("A new round is scheduled for April 2.", "1999-04-02"),
        ("The truce agreed on February 2 has held.", "1999-02-02"),
    ],
)
def test_tense_tells_on_which_side_a_day_lies(text: str, day: str) -> None:
    assert [r.from_ for r in resolve(find_in(text), WEDNESDAY)] == [day]


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        ("Elections are set for May.", "1999-05", "1999-05-01", "1999-05-31"),
        ("The accord would be signed within six months.", "P6M", "1999-03-17", "1999-09-17"),
        ("It must be completed within 30 days.", "P30D", "1999-03-17", "1999-04-16"),
        ("They agreed to act by the end of April.", "1999-04", "1999-04-21", "1999-04-30"),
        ("More will come in the next 48 hours.", "PT48H", "1999-03-17", "1999-03-19"),
        ("It was hit in the small hours of Friday.", "1999-03-12TMO", "1999-03-12", "1999-03-12"),
    ],
)
def test_terms_and_parts(text: str, value: str, first: str, last: str) -> None:
    assert [(r.value, r.from_, r.to) for r in resolve(find_in(text), WEDNESDAY)] == [(value, first, last)]


def test_a_clock_time_with_its_zone() -> None:
    clock, day = resolve(find_in("It began at 0200 GMT on Tuesday."), WEDNESDAY)
    assert (clock.value, day.value) == ("1999-03-16T02:00", "1999-03-16")


def test_nearly_so_many_years_ago_is_about_that_year() -> None:
    (time,) = find_in("The war began nearly three years ago.")
    assert (time.mod, resolve([time], WEDNESDAY)[0].value) == ("APPROX", "1996")


@pytest.mark.parametrize("text", ["The truce would last six weeks.", "It is to last six weeks.", "It will last six weeks."])
def test_to_last_is_a_verb(text: str) -> None:
    assert [(t.raw, t.op) for t in find_in(text)] == [("six weeks", "duration")]


def test_a_term_counted_from_something_else_has_no_interval() -> None:
    (found,) = resolve(find_in("It must be completed within 21 days of the truce."), WEDNESDAY)
    assert (found.value, found.from_, found.to) == ("P21D", None, None)
