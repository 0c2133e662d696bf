"""The rules that `Time.op` names, each from a `Place` and its arguments to a value and an interval.

A direction is "", ``past`` or ``future`` (from the tense; of a day also ``plan``, ``done`` where something was done on it, and ``been``
where it has certainly been), ``last``, ``next`` or ``this``
(from the words); a time of day is None or a TIMEX3 suffix (``TMO``, ``T09:00``).

| op | arguments |
|---|---|
| ``date`` | year or None, month, day or None, direction, time of day |
| ``days_of_month`` | year or None, month, direction, how many days from the month's first (negative: up to its last) |
| ``weekday`` | day of the week (Monday = 1), direction, time of day |
| ``day`` | days from the reference date, time of day |
| ``night`` | none: the night into the reference date |
| ``weekend`` | direction |
| ``period`` | unit, offset from the period of the reference date, side of it that is meant ("", ``earlier``, ``later``) |
| ``ago`` | unit, signed amount or None, sign |
| ``anniversary`` | years before, unit |
| ``year`` | year, direction |
| ``fiscal``, ``decade``, ``century`` | year; first year; number |
| ``season`` | code, year or None, direction |
| ``quarter`` | number, year or None, direction (also ``near``: the nearest; ``last_year``) |
| ``quarter_told`` | years from the quarter told, ``told`` where its anchor is one: else the last quarter over, or its year; year or nothing |
| ``half`` | 1 or 2, year or None, offset of the year |
| ``month_day`` | day of the month, offset of the month or None, direction |
| ``weekday_on`` | day of the week, weeks after the coming one |
| ``month_of_year`` | month, offset of the year |
| ``week_of`` | year or None, month, day, direction, "" or ``weekend`` |
| ``night_of`` | year or None, month, day, direction: the night of that day into the next |
| ``nth_weekday`` | day of the week, which (-1 the last), month or None, its year or None (without a month its offset), direction |
| ``weekday_of_week`` | day of the week, offset of the week |
| ``holiday`` | name, direction, year or None, "" or ``weekend`` |
| ``fiscal_rel`` | offset of the year |
| ``edge`` | unit, how many (negative: at the end), of what (``named`` month, or unit), its year or None, month or offset, value or None |
| ``duration`` | value, amount or None, unit |
| ``span`` | value, unit, amount or None, sign (-1 up to the article's date, 1 from it) |
| ``set``, ``ref`` | value |
| ``event_day`` | ordinal (-1 the last), unit: a day of some event, which this room does not know |
| ``event_shift`` | unit, signed amount or None, sign (0: an offset), ``told`` where its anchor is a day: a distance from some event told before |
| ``event_from`` | unit, signed amount or None, sign, value: a distance from the event that the words name next ("a day after the strike") |
| ``from_day`` | the same: a distance from the day that its anchor names |
| ``range`` | 0 or 1: the first or last end; the op of both, how many arguments it takes; mod and arguments of the first, of the last |
| ``series_day`` | number: a day of a named series |
"""

from __future__ import annotations

from collections.abc import Callable

from communique.model.times import Resolved
from communique.times import days, periods, ranges

OPS: dict[str, Callable[..., Resolved]] = {
    "date": days.date_, "days_of_month": days.days_of_month, "weekday": days.weekday, "day": days.day_, "night": days.night,
    "night_of": days.night_of, "period": periods.period,
    "ago": periods.ago, "anniversary": periods.anniversary, "year": periods.year, "fiscal": periods.fiscal, "fiscal_rel": periods.fiscal_rel,
    "edge": periods.edge, "from_day": periods.from_day, "decade": periods.decade,
    "century": periods.century, "season": periods.season, "quarter": periods.quarter,
    "month_of_year": periods.month_of_year, "week_of": periods.week_of, "weekday_of_week": days.weekday_of_week,
    "quarter_told": periods.quarter_told, "half": periods.half,
    "month_day": days.month_day, "nth_weekday": days.nth_weekday, "weekday_on": days.weekday_on,
    "weekend": periods.weekend, "holiday": days.holiday, "duration": days.duration, "span": periods.span,
    "set": days.set_, "ref": days.ref, "event_day": days.event_day, "event_shift": days.event_shift,
    "event_from": days.event_from, "range": ranges.range_, "series_day": days.series_day,
}  # fmt: skip
