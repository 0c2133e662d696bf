"""Ops that give a day, and those that give no interval. Arguments are explained in `ops`."""

from __future__ import annotations

from functools import cache

from communique.model.times import Resolved
from communique.tables import load_table
from communique.times.calendar import holiday as holiday_in
from communique.times.calendar import make, month_span, plus_days
from communique.times.places import UNKNOWN, Place, choose, on_day, say

SHIFTED = {"day": 1, "night": 1, "week": 7}  # days of the units of event_shift that give one


def date_(place: Place, year: int | None, month: int, day: int | None, direction: str, tod: str | None) -> Resolved:
    years = [year] if year is not None else [] if place.base is None else range(max(1, place.base.year - 4), min(9998, place.base.year + 4) + 1)
    spans = []
    for y in years:
        if day is None:
            spans.append(month_span(y, month))
        elif (found := make(y, month, day)) is not None:
            spans.append((found, found))
    if year is None and place.base is not None:
        spans = [s for s in [choose(spans, place.base, direction, near=day is not None)] if s]
    if not spans:
        return UNKNOWN
    first, last = spans[0]
    return on_day(place, first, tod) if day is not None else say(place, f"{first.year:04d}-{first.month:02d}", first, last)


def weekday(place: Place, dow: int, direction: str, tod: str | None) -> Resolved:
    """A bare weekday is the latest one not after the article's date; in a future clause, or after "next", the first not before (after) it."""
    day = place.base
    if day is None:
        return UNKNOWN
    back = (day.isoweekday() - dow) % 7
    shift = -back
    if direction in ("future", "this") and back:
        shift = 7 - back if direction == "future" or dow > day.isoweekday() else -back
    elif direction == "next":
        shift = 7 - back
    elif direction == "last":
        shift = -(back or 7)
    return on_day(place, plus_days(day, shift), tod)


def day_(place: Place, offset: int, tod: str | None) -> Resolved:
    return UNKNOWN if place.base is None else on_day(place, plus_days(place.base, offset), tod)


def night(place: Place) -> Resolved:
    """Overnight: the night into the reference date; the interval holds the evening and the morning."""
    evening = None if place.base is None else plus_days(place.base, -1)
    if evening is None or place.base is None:
        return UNKNOWN
    return Resolved(f"{evening.isoformat()}TNI", evening.isoformat(), place.base.isoformat())


def weekday_of_week(place: Place, dow: int, offset: int) -> Resolved:
    base = place.base
    return UNKNOWN if base is None else on_day(place, plus_days(base, dow - base.isoweekday() + 7 * offset), None)


@cache
def _holidays() -> dict[str, str]:
    return {row["name"]: row["rule"] for row in load_table(__package__, "holidays.tsv")}


def holiday(place: Place, name: str, direction: str) -> Resolved:
    if place.day is None:
        return UNKNOWN
    years = range(max(1, place.day.year - 1), min(9998, place.day.year + 1) + 1)
    spans = [(d, d) for d in (holiday_in(_holidays()[name], y) for y in years) if d]
    found = choose(spans, place.day, direction, near=True)
    return UNKNOWN if found is None else say(place, found[0].isoformat(), found[0])


def ref(place: Place, value: str) -> Resolved:
    day = None if place.day is None else place.day.isoformat()
    return Resolved(value, None if value == "PAST_REF" else day, None if value == "FUTURE_REF" else day)


def duration(_place: Place, value: str, _amount: float | None, _unit: str) -> Resolved:
    return Resolved(value, None, None)


def set_(_place: Place, value: str) -> Resolved:
    return Resolved(value, None, None)


def event_day(_place: Place, _number: int, _unit: str) -> Resolved:
    return UNKNOWN


def event_shift(place: Place, unit: str, amount: float | None, _sign: int, told: str | None = None) -> Resolved:
    """A distance from some event: a day where the story tells of one (`told`) from which it counts, else nothing that this room knows."""
    if told is None or place.base is None or amount is None or amount != int(amount) or unit not in SHIFTED:
        return UNKNOWN
    return on_day(place, plus_days(place.base, int(amount) * SHIFTED[unit]), None)


def event_from(_place: Place, _unit: str, _amount: float | None, _sign: int, value: str | None) -> Resolved:
    return Resolved(value, None, None)


def series_day(_place: Place, _number: int) -> Resolved:
    return UNKNOWN
