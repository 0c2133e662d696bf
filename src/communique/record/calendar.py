"""Events in order of time, to be asked for the next that may concern somebody, at a cost that does not grow with the events of other days, sides and
places."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from heapq import merge
from zlib import crc32

from communique.record.names import HALF, MASK, Names
from communique.record.places import place
from communique.record.relations import Told

BEHIND = "!"  # sorts behind the space between a day and an id
Name = frozenset[str]
"""The words of a place's name."""
Tie = str | Name
"""A side, a page, or the name of a place."""


class Calendar:
    """The events of one `family`, of all that are `told`, that have a day, sorted by it: their first, or where none is told that of their first
    article. In memory are some 35 bytes of each, 8 for each of its sides, pages and places, and the different names of places."""

    def __init__(self, told: Mapping[str, Told], family: str) -> None:
        self._told = told
        self._held = Names(sorted(f"{begins(t)} {t.id}" for t in told.values() if t.kind.family == family and begins(t)))
        self._ties: dict[int, array[int]] = defaultdict(lambda: array("Q"))
        self._names: dict[str, set[Name]] = defaultdict(set)
        for number in range(len(self._held)):
            event = self._event(number)
            self._ties[_reach(event)].extend(_key(tie) << HALF | number for tie in _ties_of(event))
            for name in _names_of(event):
                self._names[min(name)].add(name)
        self._ties = {reach: array("Q", sorted(held)) for reach, held in self._ties.items()}

    def around(self, ties: Iterable[Tie], day: str, *, until: str | None = None) -> Iterator[Told]:
        """The events that have one of `ties` (sides, pages, names of places), end on `day` or later and begin at the latest on `until`, each once
        and in order; before them some that end a little earlier."""
        wanted = set(ties)
        last = bisect_left(self._held, f"{until}{BEHIND}") if until else len(self._held)
        before = -1
        for number in merge(*(self._from(held, key, day, reach, last) for key in map(_key, wanted) for reach, held in self._ties.items())):
            if number != before and _has(event := self._event(number), wanted):  # two ties may have one key
                yield event
            before = number

    def places_in(self, words: Name) -> Iterator[Name]:
        """The names of places of these events that `words` hold."""
        return (name for word in sorted(words) for name in sorted(self._names.get(word, ()), key=sorted) if name <= words)

    def _event(self, number: int) -> Told:
        return self._told[self._held[number].partition(" ")[2]]

    def _from(self, held: array[int], key: int, day: str, reach: int, last: int) -> Iterator[int]:
        """The numbers of the events with the tie `key` among `held`, which are of less than 2 ** `reach` days, that may end on `day` or later, below
        `last`."""
        earliest = date.fromordinal(max(1, date.fromisoformat(day).toordinal() + 1 - (1 << reach)))
        first = bisect_left(self._held, earliest.isoformat())
        for at in range(bisect_left(held, key << HALF | first), len(held)):
            if held[at] >= (key << HALF | last):
                break
            yield held[at] & MASK


def _has(event: Told, ties: set[Tie]) -> bool:
    """True where `event` has one of `ties`; the names of its places, which take longest, are asked last."""
    return not (ties.isdisjoint(event.sides) and ties.isdisjoint(event.pages) and ties.isdisjoint(_names_of(event)))


def _ties_of(event: Told) -> set[Tie]:
    return {*event.sides, *event.pages, *_names_of(event)}


def _names_of(event: Told) -> set[Name]:
    return {name for p in event.places if (name := place(p).name)}


def _key(tie: Tie) -> int:
    return crc32((tie if isinstance(tie, str) else " ".join(sorted(tie))).encode("utf-8", "surrogatepass"))


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
