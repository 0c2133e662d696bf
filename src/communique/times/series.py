"""Counters of named series ("day 1,455") and the dates that they stand for."""

from __future__ import annotations

import re
from datetime import date

from communique.model.times import Time
from communique.tables import load_table
from communique.times.calendar import plus_days

COUNTER = re.compile(r"day\s+\d", re.IGNORECASE)  # "day one" is a day of some event, not of a numbered series
WORD = re.compile(r"[^\W_]+")


def counter_dates(time: Time, line: str) -> tuple[date, ...]:
    """The days that the counter `time` can stand for, by the series that the words of its `line` name; none when they name none, or two.

    Day N is N - 1 days after the start when the first day is day 1, and N days after when it is day 0; both are in use.

    >>> from communique.times.finding import find_in
    >>> line = "Gulf crisis: day 30"
    >>> [d.isoformat() for d in counter_dates(find_in(line)[0], line)]
    ['1990-08-31', '1990-09-01']
    """
    number = time.args[0] if time.args else None
    if not isinstance(number, int) or number < 1 or not COUNTER.match(time.raw):
        return ()
    words = {w.lower() for w in WORD.findall(line)}
    starts = {
        row["start"] for row in load_table(__package__, "series.tsv") if any(set(alias.split()) <= words for alias in row["aliases"].split(";"))
    }
    if len(starts) != 1:
        return ()
    start = date.fromisoformat(starts.pop())
    return tuple(d for d in (plus_days(start, number - 1), plus_days(start, number)) if d is not None)
