"""Days in words, for every room that speaks to a person."""

from __future__ import annotations

from calendar import month_name, monthrange
from datetime import date
from functools import lru_cache

from communique.model.times import DateRange

LATELY = 4096  # intervals whose words stay in memory: linking says the same few again and again


@lru_cache(maxsize=LATELY)
def say_days(days: DateRange | None) -> str:
    """Inclusive days as a person writes them; '' when nothing is known.

    >>> say_days(DateRange("2031-03-01", "2031-03-31")), say_days(DateRange("2031-03-03", "2031-03-05"))
    ('March 2031', '3–5 March 2031')
    """
    if days is None or not (days.from_ or days.to):
        return ""
    if not days.from_:
        return f"until {_day(days.to)}"
    if not days.to:
        return f"from {days.from_[:4] if days.from_.endswith('-01-01') else _day(days.from_)}"
    return _range(days.from_, days.to)


def _range(low: str, high: str) -> str:
    try:
        first, last = date.fromisoformat(low), date.fromisoformat(high)
    except ValueError:
        return low if low == high else f"{low} to {high}"
    if first == last:
        return _day(low)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if (first.year, first.month) == (last.year, last.month):
        whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
        return f"{month_name[first.month]} {first.year}" if whole else f"{first.day}–{_day(high)}"
    return f"{_day(low)} to {_day(high)}"


def _day(iso: str | None) -> str:
    try:
        day = date.fromisoformat(iso or "")
    except ValueError:
        return iso or ""
    return f"{day.day} {month_name[day.month]} {day.year}"
