"""Ops that give a day, and those that give no interval. Arguments are explained in `ops`."""

from __future__ import annotations

from dataclasses import replace
from datetime import MAXYEAR, date, timedelta
from functools import cache

from communique.model.times import Resolved
from communique.tables import load_table
from communique.times.calendar import holiday as holiday_in
from communique.times.calendar import is_lunar, length_of, make, month_span, plus_days, plus_months
from communique.times.numbers import duration_value
from communique.times.places import UNKNOWN, Place, choose, odds, on_day, say

YESTERDAY = 1
THURSDAY = 4
HALF_YEAR = 6  # months
FAR_BACK = 5  # days; TimeBank and AQUAINT: bare weekdays without a cue are the coming ones from here on
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


def days_of_month(place: Place, year: int | None, month: int, direction: str, amount: int) -> Resolved:
    """The first days of a month, or with a negative amount the last ones."""
    whole = date_(place, year, month, None, direction, None)
    if whole.from_ is None or whole.to is None:
        return UNKNOWN
    first, last = date.fromisoformat(whole.from_), date.fromisoformat(whole.to)
    inner = plus_days(first, amount - 1) if amount > 0 else plus_days(last, amount + 1)
    if inner is None or not first <= inner <= last:
        return UNKNOWN
    return Resolved(whole.value, *sorted(d.isoformat() for d in (first if amount > 0 else last, inner)))


def weekday(place: Place, dow: int, direction: str, tod: str | None) -> Resolved:
    """A bare weekday is the latest one not after the article's date; in a future clause, or after "next", the first not before (after) it.

    What was planned for yesterday's weekday was planned for yesterday; and where nothing tells, tomorrow's and the next day's weekdays are
    ahead: of days so far back stories say "last".
    """
    day = place.base
    if day is None:
        return UNKNOWN
    back = (day.isoweekday() - dow) % 7
    ahead = {
        "future": back > 0,
        "plan": back > YESTERDAY,
        "this": back > 0 and dow > day.isoweekday(),
        "next": True,
        "": back >= FAR_BACK,
    }.get(direction, False)
    shift = 7 - back if ahead else -(back or 7) if direction == "last" else -back
    return on_day(place, plus_days(day, shift), tod)


def weekday_on(place: Place, dow: int, weeks: int) -> Resolved:
    """So many weeks after the coming weekday: Monday week."""
    if place.base is None:
        return UNKNOWN
    return on_day(place, plus_days(place.base, ((dow - place.base.isoweekday() - 1) % 7) + 1 + 7 * weeks), None)


def month_day(place: Place, number: int, offset: int | None, direction: str, dow: int | None = None) -> Resolved:
    """On the 14th: the latest one not after the reference date, the next one of a future clause, or that of the month told by its offset;
    of those on the day of the week `dow` the nearest."""
    base = place.base
    if base is None:
        return UNKNOWN
    around = range(-HALF_YEAR, HALF_YEAR + 1) if dow else (-1, 0, 1) if offset is None else (offset,)
    months = [m for n in around if (m := plus_months(base.replace(day=1), n)) is not None]
    found = [(d, d) for m in months if (d := make(m.year, m.month, number)) and dow in (None, d.isoweekday())]
    if dow is not None:
        chosen = min(found, key=lambda d: (odds(d[0], base, direction), d[0]), default=None)
    else:
        chosen = choose(found, base, direction) if offset is None else next(iter(found), None)
    return UNKNOWN if chosen is None else on_day(place, chosen[0], None)


def nth_weekday(place: Place, dow: int, nth: int, month: int | None, year: int | None, direction: str) -> Resolved:
    """The nth weekday (-1 the last) of `month` in `year`, or the nearest such month; without a month of that so many months from the reference
    date."""
    if month is None:
        moved = None if place.base is None else plus_months(place.base.replace(day=1), year or 0)
        whole = UNKNOWN if moved is None else date_(place, moved.year, moved.month, None, "", None)
    else:
        whole = date_(replace(place, mod=None), year, month, None, direction, None)
    if whole.from_ is None or whole.to is None:
        return UNKNOWN
    first, last = date.fromisoformat(whole.from_), date.fromisoformat(whole.to)
    day = plus_days(last, -((last.isoweekday() - dow) % 7)) if nth < 0 else plus_days(first, (dow - first.isoweekday()) % 7 + 7 * (nth - 1))
    return UNKNOWN if day is None or not first <= day <= last else on_day(place, day, None)


def day_(place: Place, offset: int, tod: str | None) -> Resolved:
    return UNKNOWN if place.base is None else on_day(place, plus_days(place.base, offset), tod)


def night(place: Place) -> Resolved:
    """Overnight: the night into the reference date; the interval holds the evening and the morning."""
    evening = None if place.base is None else plus_days(place.base, -1)
    if evening is None or place.base is None:
        return UNKNOWN
    return Resolved(f"{evening.isoformat()}TNI", evening.isoformat(), place.base.isoformat())


def night_of(place: Place, year: int | None, month: int, day: int, direction: str) -> Resolved:
    """The night of a date into the day after it; the interval holds both."""
    evening = date_(place, year, month, day, direction, "TNI")
    after = None if evening.from_ is None else plus_days(date.fromisoformat(evening.from_), 1)
    return evening if after is None else replace(evening, to=after.isoformat())


def weekday_of_week(place: Place, dow: int, offset: int) -> Resolved:
    base = place.base
    return UNKNOWN if base is None else on_day(place, plus_days(base, dow - base.isoweekday() + 7 * offset), None)


@cache
def _holidays() -> dict[str, str]:
    return {row["name"]: row["rule"] for row in load_table(__package__, "holidays.tsv")}


def holiday(place: Place, name: str, direction: str, year: int | None = None, length: str = "") -> Resolved:
    """The day of a holiday, or its weekend: Saturday and Sunday, and the day itself where it stands next to them."""
    if year is None and place.day is None:
        return UNKNOWN
    years = [year] if year is not None else [y for y in (place.day.year + n for n in (-1, 0, 1)) if 1 <= y <= MAXYEAR - 1] if place.day else []
    spans = [(d, d) for d in (holiday_in(_holidays()[name], y) for y in years if 1 <= y < MAXYEAR) if d]
    found = spans[0] if year is not None and spans else choose(spans, place.day, direction, near=True) if place.day else None
    if found is None:
        return UNKNOWN
    if length != "weekend":
        return _observed(found[0], _holidays()[name])
    day = found[0]
    saturday = plus_days(day, (6 - day.isoweekday()) if day.isoweekday() > THURSDAY else -1 - day.isoweekday())
    sunday = None if saturday is None else plus_days(saturday, 1)
    if saturday is None or sunday is None:
        return UNKNOWN
    iso_year, week, _ = saturday.isocalendar()
    beside = day if saturday - timedelta(days=1) <= day <= sunday + timedelta(days=1) else saturday
    return say(place, f"{iso_year:04d}-W{week:02d}-WE", min(saturday, beside), max(sunday, beside))


def _observed(day: date, rule: str) -> Resolved:
    """A holiday's day; one of the lunar calendar is kept a day earlier or later as the moon is seen, and a month of it has no value."""
    first, last = (plus_days(day, -1), plus_days(day, 1)) if is_lunar(rule) else (day, day)
    length = length_of(rule)
    if length:
        last = plus_days(day, length if is_lunar(rule) else length - 1)
    if first is None or last is None:
        return UNKNOWN
    return Resolved(None if length else day.isoformat(), first.isoformat(), last.isoformat())


def ref(place: Place, value: str) -> Resolved:
    day = None if place.day is None else place.day.isoformat()
    return Resolved(value, None if value == "PAST_REF" else day, None if value == "FUTURE_REF" else day)


def duration(_place: Place, value: str, _amount: float | None, _unit: str) -> Resolved:
    return Resolved(value, None, None)


def set_(_place: Place, value: str) -> Resolved:
    return Resolved(value, None, None)


def event_day(_place: Place, _number: int, _unit: str) -> Resolved:
    return UNKNOWN


def event_shift(place: Place, unit: str, amount: float | None, sign: int, told: str | None = None) -> Resolved:
    """A distance from some event: a day where the story tells of one (`told`) from which it counts, else nothing that this room knows."""
    if told is None or place.base is None or amount is None or amount != int(amount) or unit not in SHIFTED:
        return UNKNOWN if not sign else Resolved(duration_value(None if amount is None else abs(amount), unit), None, None)
    return on_day(place, plus_days(place.base, int(amount) * SHIFTED[unit]), None)


def event_from(_place: Place, unit: str, amount: float | None, sign: int, value: str | None) -> Resolved:
    """The length, as TimeML 1.2.1 has it where the event's day is not known; "the day after" it, whose `value` is empty, is none."""
    told = duration_value(None if amount is None else abs(amount), unit) if value is None and sign < 0 else value
    return Resolved(told or None, None, None)


def series_day(_place: Place, _number: int) -> Resolved:
    return UNKNOWN
