"""Things found by their days, so that what is looked for at a time is set beside the things of that time only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Generic, TypeVar

from communique.model.times import DateRange
from communique.record.blocking import months_in

LONG = 366  # days: what lasts longer, or has an open side, is set beside everything

T = TypeVar("T")


class Nearby(Generic[T]):
    """`things` in a given order, each with the days of `when` (None: never found), ready to be asked for those near other days."""

    def __init__(self, things: Iterable[T], when: Callable[[T], DateRange | None]) -> None:
        self._things = [thing for thing in things if when(thing) is not None]
        self._months: dict[str, list[int]] = defaultdict(list)
        self._always: list[int] = []
        for n, thing in enumerate(self._things):
            months = _months(when(thing))
            for month in months or ():
                self._months[month].append(n)
            if months is None:
                self._always.append(n)

    def near(self, days: DateRange | None, *, within: int = 0) -> list[T]:
        """At least the things with a day at most `within` days from those of `days`, in their order; maybe others of the same months."""
        if days is None:
            return []
        months = _months(days, beyond=within)
        if months is None:
            return self._things
        return [self._things[n] for n in sorted({*self._always, *(n for month in months for n in self._months.get(month, ()))})]


def _months(days: DateRange | None, *, beyond: int = 0) -> list[str] | None:
    """The months (``1995-11``) that `days` touch, with so many days before and after them; None where they are open or more than a year."""
    if days is None or days.from_ is None or days.to is None:
        return None
    first, last = date.fromisoformat(days.from_) - timedelta(days=beyond), date.fromisoformat(days.to) + timedelta(days=beyond)
    if (last - first).days > LONG:
        return None
    return months_in(DateRange(first.isoformat(), last.isoformat()))
