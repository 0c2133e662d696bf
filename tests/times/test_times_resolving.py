"""What expressions mean for a given article date."""

from __future__ import annotations

import pytest

from communique.model.times import DateRange, Time
from communique.times.finding import find_in
from communique.times.resolving import resolve

WEDNESDAY = DateRange("1999-03-17", "1999-03-17")
VALUES = [
    ("They met on Wednesday.", "1999-03-17", "1999-03-17", "1999-03-17"),
    ("They met on Thursday.", "1999-03-11", "1999-03-11", "1999-03-11"),
    ("They will meet on Thursday.", "1999-03-18", "1999-03-18", "1999-03-18"),
    ("Talks are scheduled for Monday.", "1999-03-22", "1999-03-22", "1999-03-22"),
    ("He has until Friday to answer.", "1999-03-19", "1999-03-19", "1999-03-19"),
    ("They protested after Friday's ruling.", "1999-03-12", "1999-03-12", "1999-03-12"),
    ("They met last Wednesday.", "1999-03-10", "1999-03-10", "1999-03-10"),
    ("They meet next Wednesday.", "1999-03-24", "1999-03-24", "1999-03-24"),
    ("On Monday evening he spoke.", "1999-03-15TEV", "1999-03-15", "1999-03-15"),
    ("It began in early October.", "1998-10", "1998-10-01", "1998-10-10"),
    ("It will begin in mid-April.", "1999-04", "1999-04-11", "1999-04-20"),
    ("They met late last month.", "1999-02", "1999-02-21", "1999-02-28"),
    ("They met this week.", "1999-W11", "1999-03-15", "1999-03-21"),
    ("They met over the weekend.", "1999-W10-WE", "1999-03-13", "1999-03-14"),
    ("They met in the winter of 1994.", "1994-WI", "1994-12-01", "1995-02-28"),
    ("It began two years ago.", "1997", "1997-01-01", "1997-12-31"),
    ("They met in the last week of February 1998.", "1998-02", "1998-02-22", "1998-02-28"),
    ("It will be signed within the first ten days of April.", "1999-04", "1999-04-01", "1999-04-10"),
    ("It fell in the last five days of June 1998.", "1998-06", "1998-06-26", "1998-06-30"),
    ("They met in the opening three days of February.", "1999-02", "1999-02-01", "1999-02-03"),
    ("The truce began at one minute past midnight on Thursday.", "1999-03-11T00:01", "1999-03-11", "1999-03-11"),
    ("It takes effect five minutes after noon on Friday.", "1999-03-19T12:05", "1999-03-19", "1999-03-19"),
    ("The guns fell silent a minute past midnight Tuesday.", "1999-03-16T00:01", "1999-03-16", "1999-03-16"),
    ("He left ten days ago.", "1999-03-07", "1999-03-07", "1999-03-07"),
    ("It was hit overnight.", "1999-03-16TNI", "1999-03-16", "1999-03-17"),
    ("They met on November 21, 1995.", "1995-11-21", "1995-11-21", "1995-11-21"),
    ("The summit was on 12/31/1998.", "1998-12-31", "1998-12-31", "1998-12-31"),
    ("It was so in the 1980s.", "198", "1980-01-01", "1989-12-31"),
    ("He came on Good Friday.", "1999-04-02", "1999-04-02", "1999-04-02"),
    ("It opened on Thanksgiving.", "1998-11-26", "1998-11-26", "1998-11-26"),
    ("They meet in the near future.", "FUTURE_REF", "1999-03-17", None),
    ("It has gone on for months.", "PXM", None, None),
    ("They will sign within ten days.", "P10D", "1999-03-17", "1999-03-27"),
    ("Over the past two weeks it was calm.", "P2W", "1999-03-03", "1999-03-17"),
    ("At 10:30 p.m. it began.", "1999-03-17T22:30", "1999-03-17", "1999-03-17"),
    ("It was the second day of talks.", None, None, None),
    ("He was back two days later.", "P2D", None, None),
]


@pytest.mark.parametrize(("text", "value", "first", "last"), VALUES)
def test_values_and_intervals(text: str, value: str | None, first: str | None, last: str | None) -> None:
    found = resolve(find_in(text), WEDNESDAY)
    assert [(r.value, r.from_, r.to) for r in found] == [(value, first, last)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("On Friday it was hit overnight.", ["1999-03-12", "1999-03-11TNI"]),
        ("On Monday he said that ten came the previous day.", ["1999-03-15", "1999-03-14"]),
        ("They met on 30 April 1998 and signed two days later.", ["1998-04-30", "1998-05-02"]),
        ("Agreed on 21 November 1995, it was signed on 14 December.", ["1995-11-21", "1995-12-14"]),
        ("They met on 1 May 1998; the day before, shells fell.", ["1998-05-01", "1998-04-30"]),
        ("They met in June and July 1997.", ["1997-06", "1997-07"]),
    ],
)
def test_counting_from_another_expression(text: str, values: list[str]) -> None:
    assert [r.value for r in resolve(find_in(text), WEDNESDAY)] == values


def test_without_a_date_only_what_does_not_hang_on_it_is_known() -> None:
    times = find_in("On Monday, on 5 May 1999, the next day, in March, for two days, now")
    values = [r.value for r in resolve(times, None)]
    assert values == [None, "1999-05-05", "1999-05-06", None, "P2D", "PRESENT_REF"]
    assert resolve(times, DateRange("1999-01-01", None)) == resolve(times, None)


def test_a_range_of_days_gives_what_is_common_and_covers_the_rest() -> None:
    monday, month, year = resolve(find_in("On Monday, last month, in 1998"), DateRange("1999-03-17", "1999-03-23"))
    assert (monday.value, monday.from_, monday.to) == (None, "1999-03-15", "1999-03-22")
    assert (month.value, year.value) == ("1999-02", "1998")


def test_a_ring_of_anchors_is_no_date() -> None:
    ring = (Time(0, 1, "x", "DATE", "day", (1, None), anchor=1), Time(1, 2, "y", "DATE", "day", (1, None), anchor=0))
    assert [r.value for r in resolve(ring, WEDNESDAY)] == [None, None]


def test_nothing_to_resolve() -> None:
    assert resolve((), WEDNESDAY) == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A rally planned for Tuesday was called off.", "1999-03-16"),
        ("The court set Tuesday as the deadline for his return.", "1999-03-16"),
        ("A visit scheduled for Tuesday did not take place.", "1999-03-16"),
        ("A visit is scheduled for Monday.", "1999-03-22"),
        ("The march began, as previously planned, Sunday night.", "1999-03-14"),
        ("The talks originally scheduled for Friday were held in the town.", "1999-03-12"),
        ("The round initially planned for Saturday took place.", "1999-03-13"),
    ],
)
def test_a_plan_may_have_come_to_its_day(text: str, day: str) -> None:
    assert [r.from_ for r in resolve(find_in(text), WEDNESDAY)] == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The maker announced plans Friday to shut down a thousand of its shops.", "1999-03-12"),
        ("The envoy presented her plan at the meeting on Tuesday.", "1999-03-16"),
        ("The union unveiled its new plan Monday.", "1999-03-15"),
        ("The rivals announced plans to meet on Friday.", "1999-03-19"),
        ("The two governments unveiled their plans for a summit on Monday.", "1999-03-22"),
        ("The company plans Friday to close the harbour.", "1999-03-19"),
    ],
)
def test_the_day_a_plan_was_made_known_and_the_day_it_is_for(text: str, day: str) -> None:
    assert [r.from_ for r in resolve(find_in(text), WEDNESDAY)] == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The storm was forecast to reach the coast on Monday.", "1999-03-22"),
        ("Exports were projected to be told Friday.", "1999-03-19"),
        ("Delegates are poised to sign on Sunday.", "1999-03-21"),
        ("The office's forecast on Monday was of rain.", "1999-03-15"),
    ],
)
def test_forecasts_lie_ahead(text: str, day: str) -> None:
    assert [r.from_ for r in resolve(find_in(text), WEDNESDAY)] == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On Thursday, the league for a free harbour plans to show the film.", "1999-03-18"),
        ("His first stop, Thursday morning, is the port.", "1999-03-18"),
        ("Friday, the two chambers in joint session.", "1999-03-19"),
        ("A session with Monday visitors.", "1999-03-15"),
    ],
)
def test_without_a_cue_the_weekdays_of_the_next_days_are_ahead(text: str, day: str) -> None:
    assert [r.from_ for r in resolve(find_in(text), WEDNESDAY)] == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The two envoys meet separately Monday.", "1999-03-22"),
        ("Members vote on Sunday.", "1999-03-21"),
        ("She flies home on Saturday.", "1999-03-20"),
        ("Envoys meet on Monday", "1999-03-15"),  # a headline: it has been
        ("They failed to meet on Monday.", "1999-03-15"),
        ("The vote on Sunday was close.", "1999-03-14"),
    ],
)
def test_what_people_do_on_a_day_is_ahead(text: str, day: str) -> None:
    assert [r.from_ for r in resolve(find_in(text), WEDNESDAY)] == [day]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They left on the night of Friday, Jan. 15.", "1999-01-15TNI"),
        ("It was on the morning of Monday, February 1, 1999.", "1999-02-01TMO"),
        ("They came early in the evening of Sunday, March 7.", "1999-03-07TEV"),
    ],
)
def test_a_part_of_a_dated_day(text: str, value: str) -> None:
    assert value in [r.value for r in resolve(find_in(text), WEDNESDAY)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("He would be sent home by March 14, the court said.", "1999-03-14"),
        ("They will visit the towns where the March 7 strikes fell.", "1999-03-07"),
        ("The party announced the plan Dec. 20.", "1998-12-20"),
        ("They will meet on December 28.", "1999-12-28"),
        ("They will meet on February 28.", "2000-02-28"),
        ("A vote is planned for October 3.", "1999-10-03"),
    ],
)
def test_a_day_with_its_month_after_a_cue_of_the_future(text: str, day: str) -> None:
    assert [r.from_ for r in resolve(find_in(text), WEDNESDAY)] == [day]
