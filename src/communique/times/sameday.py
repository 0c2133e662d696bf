"""One year for one day of a story: where one telling of a day leaves no doubt of its year, the others of that day follow it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from communique.model.times import Time
from communique.times.calendar import make
from communique.times.cues import BEEN

AHEAD = ("future", "plan", "next")
LENGTH = 5  # arguments of a date
SOON = 31  # days from a day's return to the article's date, in which a telling without a year may be of either

Day = tuple[object, object]  # month and day of the month


def with_same_days(times: Sequence[Time]) -> list[Time]:
    """`times`, in which a date without a year has certainly been where another telling of the same day has, and counts from the one with a year
    where the story tells that day of one year only; a range ("March 6-10") by either of its ends.

    Not what is told as ahead ("on Oct. 7, families will gather"): a day comes round again.
    """
    been = {_day(t.args) for t in times if t.op == "date" and t.args[3] == BEEN}
    years: dict[Day, dict[object, int]] = {}
    for i, time in enumerate(times):
        if time.op == "date" and time.args[0] is not None and time.args[2] is not None and time.args[3] not in AHEAD:
            years.setdefault(_day(time.args), {}).setdefault(time.args[0], i)
    return [_followed(t, been, {d: next(iter(y.values())) for d, y in years.items() if len(y) == 1}) for t in times] if been or years else list(times)


def has_returned(time: Time, anchor: Time, told: date, day: date) -> bool:
    """True where `time`, which takes its year from `anchor`, another telling of the same day (`told`), stands in an article of a `day` near to its
    return: around an anniversary, a date without a year is rather of this year's."""
    same = anchor.op == "date" and any(_day(date_) == _day(anchor.args) for date_ in ((time.args,) if time.op == "date" else _ends(time)))
    years = (make(y, told.month, told.day) for y in (day.year - 1, day.year, day.year + 1))
    return same and any(found is not None and abs((found - day).days) <= SOON for found in years)


def _followed(time: Time, been: set[Day], told: dict[Day, int]) -> Time:
    if time.op == "date" and time.args[0] is None and time.args[3] not in AHEAD:
        anchor = told.get(_day(time.args))
        if anchor is not None and time.anchor is None:
            return replace(time, anchor=anchor)
        return replace(time, args=(*time.args[:3], BEEN, *time.args[4:])) if _day(time.args) in been else time
    ends = _ends(time)
    if ends and time.anchor is None and all(end[0] is None and end[3] not in AHEAD for end in ends):
        return replace(time, anchor=next((told[_day(end)] for end in ends if _day(end) in told), None))
    return time


def _day(date: Sequence[object]) -> Day:
    return date[1], date[2]


def _ends(time: Time) -> tuple[tuple[object, ...], ...]:
    """The arguments of both ends of a range of days; none for any other expression."""
    if time.op != "range" or time.args[1] != "date":
        return ()
    return tuple(part[1:] for part in (time.args[3 : 4 + LENGTH], time.args[4 + LENGTH :]))
