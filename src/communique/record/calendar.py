"""Events in order of time, to be asked for the next that may concern somebody, at a cost that does not grow with the events of other days, sides and
places."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from heapq import merge

from communique.record.places import place
from communique.record.relations import Told

Name = frozenset[str]
"""The words of a place's name."""


class Calendar:
    """The events of one family that have a day, sorted by it: their first, or where none is told that of their first article."""

    def __init__(self, told: Iterable[Told]) -> None:
        self._held = sorted((t for t in told if begins(t)), key=lambda t: (begins(t), t.id))
        self._days = [begins(t) or "" for t in self._held]
        self._ties: dict[Hashable, dict[int, array[int]]] = defaultdict(dict)
        self._names: dict[str, set[Name]] = defaultdict(set)
        for number, event in enumerate(self._held):
            names = {name for p in event.places if (name := place(p).name)}
            ties: tuple[Hashable, ...] = (*event.sides, *event.pages, *names)
            for tie in ties:
                self._ties[tie].setdefault(_reach(event), array("I")).append(number)
            for name in names:
                self._names[min(name)].add(name)

    def around(self, ties: Iterable[Hashable], day: str, *, until: str | None = None) -> Iterator[Told]:
        """The events that have one of `ties` (sides, pages, names of places), end on `day` or later and begin at the latest on `until`, each once
        and in order; before them some that end a little earlier."""
        last = bisect_right(self._days, until) if until else len(self._days)
        before = -1
        for number in merge(*(self._from(held, day, reach, last) for tie in ties for reach, held in self._ties.get(tie, {}).items())):
            if number != before:
                yield self._held[number]
            before = number

    def places_in(self, words: Name) -> Iterator[Name]:
        """The names of places of these events that `words` hold."""
        return (name for word in sorted(words) for name in sorted(self._names.get(word, ()), key=sorted) if name <= words)

    def _from(self, numbers: array[int], day: str, reach: int, last: int) -> Iterator[int]:
        """Those of `numbers`, events of less than 2 ** `reach` days, that may end on `day` or later, below `last`."""
        earliest = date.fromordinal(max(1, date.fromisoformat(day).toordinal() + 1 - (1 << reach)))
        first = bisect_left(self._days, earliest.isoformat())
        for at in range(bisect_left(numbers, first), len(numbers)):
            if numbers[at] >= last:
                break
            yield numbers[at]


def begins(told: Told) -> str | None:
    """The first day of an event; for an undated one the day of the first article that tells of it."""
    if told.when is not None:
        return told.when.from_
    return told.published[0] if told.published else None


def ends(told: Told) -> str:
    """The last day of an event; '' for an undated one."""
    return told.when.to or "" if told.when is not None else ""


def _reach(told: Told) -> int:
    """The power of two that is above the days from the first to the last of an event."""
    first, last = begins(told), ends(told)
    return (date.fromisoformat(last) - date.fromisoformat(first)).days.bit_length() if first and last > first else 0
