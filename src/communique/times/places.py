"""What an expression is counted from, and the choice among several intervals that it may mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from communique.model.times import Resolved
from communique.times.calendar import third

UNKNOWN = Resolved(None, None, None)
FAR_FUTURE = ("future", "next")
FAR_AHEAD, UNTOLD = 60, 1.5  # days, and how much longer the way to a day beyond them is where no word speaks of the future: news tells of the past
AGAINST = {"future": 30.0, "plan": 3.0}  # how much longer the way back is after a cue of the future
DONE_AHEAD = {"past": 3.0, "done": 10.0}  # and the way ahead after one of the past


@dataclass(frozen=True, slots=True)
class Place:
    """What an op counts from: the article's date, the reference date (that of the anchor, else the article's), and the mod of the expression."""

    day: date | None
    base: date | None
    mod: str | None = None


def say(place: Place, value: str, first: date, last: date | None = None) -> Resolved:
    begin, end = third(first, last or first, place.mod)
    return Resolved(value, begin.isoformat(), end.isoformat())


def on_day(place: Place, day: date | None, tod: str | None) -> Resolved:
    return UNKNOWN if day is None else say(place, f"{day.isoformat()}{tod or ''}", day)


def choose(candidates: list[tuple[date, date]], day: date, direction: str, *, near: bool = False) -> tuple[date, date] | None:
    """The interval meant, of those of several years: the next not over yet, or the latest begun; `near`: without a cue, the nearest."""
    if not candidates:
        return None
    if direction == "this":
        return next((c for c in candidates if c[0].year == day.year), None)
    if near and direction in ("", "past", "done", "future", "plan"):
        return min(candidates, key=lambda c: (odds(c[0], day, direction), c[0]))
    if direction in FAR_FUTURE:
        return next((c for c in candidates if (c[0] > day if direction == "next" else c[1] >= day)), None)
    return next((c for c in reversed(candidates) if (c[1] < day if direction == "last" else c[0] <= day)), None)


def odds(start: date, day: date, direction: str) -> float:
    """Distance from the article's date, longer on the side that speaks against the tense: tense is a weak cue for a day with a month. Only of the
    days just past does a clause in the future tell ("would repatriate him by Jan. 14"): nobody leaves out the year of a day that far ahead."""
    distance = (start - day).days
    if distance > FAR_AHEAD and not direction:
        return distance * UNTOLD
    return abs(distance) * ((DONE_AHEAD if distance > 0 else AGAINST).get(direction, 1.0))
