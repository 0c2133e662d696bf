"""Lengths of time beside dates: "four years of war" and "the 2022 invasion" are compared as the days on which the thing began."""

from __future__ import annotations

import re
from datetime import date, timedelta

from communique.model.times import DateRange

LENGTH = re.compile(r"P(\d+)([YMWD])")
DAYS = {"Y": 365.25, "M": 30.44, "W": 7.0, "D": 1.0}
# How much of a unit what is told as N units may be off, at the younger and the older end, by TIMEX3's mod (TimeML 1.2.1): "four years" is rounded,
# "nearly four" is not yet four, "more than four" is not yet five.
OFF = {
    "": (0.5, 0.5), "APPROX": (0.5, 0.5), "LESS_THAN": (0.5, 0.0), "EQUAL_OR_LESS": (0.5, 0.0), "MORE_THAN": (0.0, 1.0), "EQUAL_OR_MORE": (0.0, 1.0),
}  # fmt: skip


def began(value: str | None, mod: str | None, told: str) -> DateRange | None:
    """The days on which something began that, on the day `told` (ISO), had lasted for the TIMEX3 duration `value`; None for what is none.

    >>> began("P4Y", "LESS_THAN", "1995-03-01")
    DateRange(from_='1991-03-01', to='1991-08-31')
    """
    found = LENGTH.fullmatch(value or "")
    if found is None or (mod or "") not in OFF:
        return None
    number, unit = int(found[1]), DAYS[found[2]]
    younger, older = OFF[mod or ""]
    day = date.fromisoformat(told)
    try:
        return DateRange(_back(day, (number + older) * unit), _back(day, max(0.0, number - younger) * unit))
    except OverflowError:
        return None


def _back(day: date, days: float) -> str:
    return (day - timedelta(days=round(days))).isoformat()
