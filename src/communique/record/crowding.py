"""What the other reports of a day say of two: how many stories tell of attacks there, and which of an article's attacks is the better match."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, TypeVar

from communique.record.places import place
from communique.record.profiles import Profile

LONGEST = 10  # days of a report that are looked at
LATELY = 100  # days of which the stories stay counted
CERTAIN = 0.999  # so that odds stay finite
Name = TypeVar("Name", str, int)


class Crowd:
    """How many stories tell of an attack at a place of that name on that day: where there are many, two of them are less likely of one. `on` gives
    the reports that may tell of a day; what is asked for last stays in memory."""

    def __init__(self, on: Callable[[str], Iterable[Profile]]) -> None:
        self._on = on
        self._count = lru_cache(maxsize=LATELY)(self._counted)

    def around(self, one: Profile, two: Profile) -> int:
        """The most stories at a day and place of either, its own among them."""
        return max((self._count(day)[name] for p in (one, two) for day, name in _keys(p) if name in self._count(day)), default=1)

    def _counted(self, day: str) -> dict[str, int]:
        stories: dict[str, set[str]] = defaultdict(set)
        for p in self._on(day):
            for name in (name for told, name in _keys(p) if told == day):
                stories[name].add(p.story)
        return {name: len(held) for name, held in stories.items()}


def crowd_of(profiles: Iterable[Profile]) -> Crowd:
    """The crowd of `profiles`."""
    held: dict[str, list[Profile]] = defaultdict(list)
    for p in profiles:
        for day in sorted({day for day, _ in _keys(p)}):
            held[day].append(p)
    return Crowd(lambda day: held.get(day, ()))


def rivalled(likely: Mapping[tuple[Name, Name], float], pages: Mapping[Name, frozenset[Any]]) -> dict[tuple[Name, Name], float]:
    """The probabilities `likely` that two groups of reports are one, given that of the groups that an article (a page of `pages`) tells apart at most
    one is: the mean (geometric) of what is left for the two when each is asked which one of the other's article it is, or none.

    >>> found = rivalled({("a", "b"): 0.8, ("a", "c"): 0.2}, {"a": frozenset("1"), "b": frozenset("2"), "c": frozenset("2")})
    >>> {pair: round(p, 2) for pair, p in found.items()}
    {('a', 'b'): 0.78, ('a', 'c'): 0.1}
    """
    odds = {pair: p / (1.0 - min(p, CERTAIN)) for pair, p in likely.items()}
    sums: dict[tuple[Name, object], float] = defaultdict(float)
    for (one, two), worth in odds.items():
        for this, other in ((one, two), (two, one)):
            for page in pages[other]:
                sums[this, page] += worth

    def left(this: Name, other: Name, worth: float) -> float:
        return min(worth / (1.0 + sums[this, page]) for page in pages[other])

    return {(one, two): (left(one, two, worth) * left(two, one, worth)) ** 0.5 for (one, two), worth in odds.items()}


def _keys(p: Profile) -> list[tuple[str, str]]:
    if p.when is None or p.when.from_ is None or p.when.to is None:
        return []
    first, last = date.fromisoformat(p.when.from_), date.fromisoformat(p.when.to)
    days = [(first + timedelta(days=n)).isoformat() for n in range(min((last - first).days + 1, LONGEST))]
    names = sorted({word for words in p.places for word in place(words).name})
    return [(day, name) for day in days for name in names]
