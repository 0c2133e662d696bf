"""How exact a date is."""

from __future__ import annotations

import re
from datetime import date

from communique.model.times import Resolved

# Shapes of TIMEX3 values (TimeML 1.2.1), most exact first; "month-part" and its like are a value with a mod.
SHAPES = (
    ("day", re.compile(r"\d{4}-\d{2}-\d{2}")),
    ("weekend", re.compile(r"\d{4}-W\d{2}-WE")),
    ("week", re.compile(r"\d{4}-W\d{2}")),
    ("month", re.compile(r"\d{4}-\d{2}")),
    ("season", re.compile(r"\d{4}-(?:SP|SU|FA|WI)")),
    ("half-year", re.compile(r"\d{4}-H\d")),
    ("quarter", re.compile(r"\d{4}-Q\d")),
    ("year", re.compile(r"\d{4}")),
    ("decade", re.compile(r"\d{3}")),
)
PART_MODS = ("START", "MID", "END")


def precision_of(found: Resolved, mod: str | None) -> str | None:
    """Precision of a resolved date: day, weekend, week, month, month-part, … year; ``range`` for an interval of no such shape.

    >>> precision_of(Resolved("2026-01", "2026-01-21", "2026-01-31"), "END")
    'month-part'
    """
    if not (found.from_ or found.to):
        return None
    if found.from_ == found.to:
        return "day"
    if not (found.from_ and found.to):
        return "open"
    for name, shape in SHAPES:
        if found.value and shape.match(found.value):
            return f"{name}-part" if mod in PART_MODS and name != "day" else name if name != "day" else "range"
    return "range"


def days_between(one: str, two: str) -> int:
    """Days from ISO date `one` to `two`, negative when `two` is earlier.

    >>> days_between("1995-11-01", "1995-11-21")
    20
    """
    return (date.fromisoformat(two) - date.fromisoformat(one)).days
