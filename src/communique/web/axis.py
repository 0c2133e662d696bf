"""A scale of days for a picture: as wide as what happened needs, long stretches in which nothing did cut out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from communique.model.times import DateRange

EMPTY = 60
"""Days without any event after which the scale is cut."""
CUT = 34.0
"""Width of a cut."""
ROOM = 8
"""Days of width that each of the different dates in a stretch can claim: a year of which one thing is told is no wider than a month of many."""
LEAST = 3
"""Days of width that a stretch has at least."""
LABEL = 58.0
"""Width that a label needs."""
MONTHS = 30
"""Months of a stretch beyond which only years are labelled."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days without a cut, ``first`` to ``last``, drawn from `x` on over `width`."""

    first: date
    last: date
    x: float
    width: float

    def at(self, day: date) -> float:
        """Where `day` begins."""
        return self.x + self.width * (day - self.first).days / ((self.last - self.first).days + 1)


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the scale with its label; a label of '' is a line only."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The stretches of the scale from left to right."""

    stretches: tuple[Stretch, ...]

    def place(self, first: date, last: date) -> tuple[float, float]:
        """Left edge and width of the days from `first` to `last`."""
        return self._at(first), self._at(last + timedelta(1), end=True) - self._at(first)

    def has(self, day: date) -> bool:
        """Whether `day` is on the scale, not in a cut."""
        return any(stretch.first <= day <= stretch.last for stretch in self.stretches)

    def _at(self, day: date, *, end: bool = False) -> float:
        at = max(0, bisect_right(self.stretches, day - timedelta(int(end)), key=lambda s: s.first) - 1)
        return self.stretches[at].at(min(day, self.stretches[at].last + timedelta(1)))

    @property
    def cuts(self) -> list[tuple[float, str]]:
        """Where the scale is cut, and how long nothing is told there."""
        return [(b.x - CUT / 2, gap_words((b.first - a.last).days - 1)) for a, b in pairwise(self.stretches)]


def days_of(days: DateRange) -> tuple[date, date] | None:
    """Calendar days, an open side closed by the known one; None where nothing is known."""
    try:
        first, last = (date.fromisoformat(day) for day in (days.from_ or days.to or "", days.to or days.from_ or ""))
    except ValueError:
        return None
    return (first, last) if first <= last else (last, first)


def axis(held: Iterable[tuple[date, date]], *, width: float) -> Axis:
    """The scale for the days `held`, `width` wide in all. The scale is cut where more than `EMPTY` days lie between two events."""
    groups: list[tuple[date, date, int]] = []
    for first, last in sorted(set(held)):
        if groups and (first - groups[-1][1]).days <= EMPTY:
            groups[-1] = (groups[-1][0], max(groups[-1][1], last), groups[-1][2] + 1)
        else:
            groups.append((first, last, 1))
    shares = [min((last - first).days + 1, ROOM * number) + LEAST for first, last, number in groups]
    unit = max(1.0, width - CUT * (len(groups) - 1)) / max(1, sum(shares))
    stretches, x = [], 0.0
    for (first, last, _), share in zip(groups, shares, strict=True):
        stretches.append(Stretch(first, last, x, share * unit))
        x += share * unit + CUT
    return Axis(tuple(stretches))


def ticks(scale: Axis) -> list[Tick]:
    """Labels at the beginning of each stretch and of its months, or years where they are many; those without room are lines only."""
    found: list[Tick] = []
    free = -LABEL
    for n, stretch in enumerate(scale.stretches):
        end = scale.stretches[n + 1].x if n + 1 < len(scale.stretches) else stretch.x + stretch.width + LABEL
        for day in _marks(stretch):
            x = stretch.at(day)
            first = day == stretch.first
            with_year = f"{day:%b} {day.year}" if first or day.month == 1 else f"{day:%b}"
            label = str(day.year) if _yearly(stretch) else with_year
            fits = x >= free and (x + LABEL / 2 <= end or first)
            found.append(Tick(x, label if fits else ""))
            free = x + LABEL if fits else free
    return found


def _yearly(stretch: Stretch) -> bool:
    return (stretch.last - stretch.first).days > MONTHS * 30 or _whole_years(stretch)


def _whole_years(stretch: Stretch) -> bool:
    return (stretch.first.month, stretch.first.day, stretch.last.month, stretch.last.day) == (1, 1, 12, 31)


def _marks(stretch: Stretch) -> Sequence[date]:
    step = 12 if _yearly(stretch) else 1
    marks = [stretch.first]
    month = stretch.first.year * 12 + stretch.first.month
    while (day := date(month // 12, month % 12 + 1, 1)) <= stretch.last:
        if day > marks[-1] and (step == 1 or day.month == 1):
            marks.append(day)
        month += 1
        if day.year >= date.max.year:
            break
    return marks


def gap_words(days: int) -> str:
    """About how long, in words.

    >>> gap_words(62), gap_words(400), gap_words(1200)
    ('2 months', '13 months', '3 years')
    """
    if days < 24 * 30:
        months = max(1, round(days / 30.4))
        return f"{months} month{'s' * (months != 1)}"
    return f"{round(days / 365.25)} years"
