"""What the other reports of a day say of two: how many stories tell of attacks there, and which of an article's attacks is the better match."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from communique.record.places import place
from communique.record.profiles import Profile

LONGEST = 10  # days of a report that are looked at
CERTAIN = 0.999  # so that odds stay finite
Pair = tuple[str, str]


class Crowd:
    """How many stories tell of an attack at a place of that name on that day: where there are many, two of them are less likely of one."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._stories: dict[tuple[str, str], set[str]] = defaultdict(set)
        for p in profiles:
            for key in _keys(p):
                self._stories[key].add(p.story)

    def around(self, one: Profile, two: Profile) -> int:
        """The most stories at a day and place of either, its own among them."""
        return max((len(self._stories[key]) for p in (one, two) for key in _keys(p) if key in self._stories), default=1)


def rivalled(likely: Mapping[Pair, float], pages: Mapping[str, frozenset[str]]) -> dict[Pair, float]:
    """The probabilities `likely` that two groups of reports are one, given that of the groups that an article (a page of `pages`) tells apart at most
    one is: the mean (geometric) of what is left for the two when each is asked which one of the other's article it is, or none.

    >>> found = rivalled({("a", "b"): 0.8, ("a", "c"): 0.2}, {"a": frozenset("1"), "b": frozenset("2"), "c": frozenset("2")})
    >>> {pair: round(p, 2) for pair, p in found.items()}
    {('a', 'b'): 0.78, ('a', 'c'): 0.1}
    """
    odds = {pair: p / (1.0 - min(p, CERTAIN)) for pair, p in likely.items()}
    sums: dict[Pair, float] = defaultdict(float)
    for (one, two), worth in odds.items():
        for this, other in ((one, two), (two, one)):
            for page in pages[other]:
                sums[this, page] += worth

    def left(this: str, other: str, worth: float) -> float:
        return min(worth / (1.0 + sums[this, page]) for page in pages[other])

    return {(one, two): (left(one, two, worth) * left(two, one, worth)) ** 0.5 for (one, two), worth in odds.items()}


def _keys(p: Profile) -> list[tuple[str, str]]:
    if p.when is None or p.when.from_ is None or p.when.to is None:
        return []
    first, last = date.fromisoformat(p.when.from_), date.fromisoformat(p.when.to)
    days = [(first + timedelta(days=n)).isoformat() for n in range(min((last - first).days + 1, LONGEST))]
    names = sorted({word for words in p.places for word in place(words).name})
    return [(day, name) for day in days for name in names]
