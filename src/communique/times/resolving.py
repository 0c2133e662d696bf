"""From symbolic time expressions to TIMEX3 values and intervals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from communique.model.times import DateRange, Resolved, Time
from communique.times.ops import OPS
from communique.times.places import UNKNOWN, Place
from communique.times.sameday import has_returned

WIDEST = 45  # days of an uncertain article date that are tried one by one


def resolve(times: Sequence[Time], published: DateRange | None) -> tuple[Resolved, ...]:
    """What each of `times` means in an article of that date (None: undetermined), in the same order.

    When `published` is a range, a value is given where every day of it gives the same, and the interval covers what all of them give;
    a range of more than 45 days, or open on a side, counts as undetermined. Undetermined: only what does not hang on the article's date
    has a value. `value` is TIMEX3 (``2026-02-04TEV``, ``PT3H``, ``PXM``, ``2026-W08``, ``FUTURE_REF``); the interval is inclusive. Days of an
    event (``event_day``) and of a series (``series_day``) have neither here: the record knows events. Raises nothing.
    """
    days = _days(published)
    if not days:
        return tuple(_Reading(times, None).all())
    readings = [_Reading(times, day).all() for day in days]
    return tuple(_agree(column) for column in zip(*readings, strict=True)) if times else ()


def _days(published: DateRange | None) -> list[date]:
    if published is None or published.from_ is None or published.to is None:
        return []
    try:
        first, last = date.fromisoformat(published.from_), date.fromisoformat(published.to)
    except ValueError:
        return []
    width = (last - first).days
    return [first + timedelta(days=n) for n in range(width + 1)] if width <= WIDEST else []


def _agree(found: Sequence[Resolved]) -> Resolved:
    if all(f == found[0] for f in found):
        return found[0]
    value = found[0].value if all(f.value == found[0].value for f in found) else None
    starts, ends = [f.from_ for f in found if f.from_], [f.to for f in found if f.to]
    return Resolved(value, min(starts) if len(starts) == len(found) else None, max(ends) if len(ends) == len(found) else None)


class _Reading:
    """One reading of all times for one article date; anchors are read first."""

    def __init__(self, times: Sequence[Time], day: date | None) -> None:
        self.times = times
        self.day = day
        self.known: dict[int, Resolved] = {}

    def all(self) -> list[Resolved]:
        return [self.at(i) for i in range(len(self.times))]

    def at(self, i: int) -> Resolved:
        """The meaning of time `i`. A chain of anchors is followed to its end first, without recursion; a ring counts from nothing."""
        chain, last = {i: None}, i
        while (anchor := self.times[last].anchor) is not None and 0 <= anchor < len(self.times):
            if anchor in chain or anchor in self.known:
                break
            chain[anchor], last = None, anchor
        for k in reversed(chain):
            if k not in self.known:
                self.known[k] = self._one(self.times[k])
        return self.known[i]

    def _one(self, time: Time) -> Resolved:
        base = self.day
        if time.anchor is not None:
            anchor = self.known.get(time.anchor, UNKNOWN)
            base = date.fromisoformat(anchor.from_) if anchor.from_ else None
            if base is not None and self.day is not None and has_returned(time, self.times[time.anchor], base, self.day):
                base = self.day
        return OPS[time.op](Place(self.day, base, time.mod), *time.args) if time.op in OPS else UNKNOWN
