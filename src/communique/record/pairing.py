"""What of a merge compares things two by two, in blocks: each block is a pure function's one argument, so that it may be computed anywhere.

Stories that may be copies (`compare_stories`) and the reports of a day (`compare_days`) are compared only inside of their block, and what comes back
is short. `here` runs blocks one after the other; `communique.cluster` runs the same functions on other machines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from communique.pages.copies.deciding import same_story, taken_over
from communique.pages.copies.overlap import Body, overlap
from communique.record.blocking import ByDay, pairs_of_day
from communique.record.matching import match, weighed
from communique.record.profiles import Profile
from communique.record.roster import ACT, Chosen, Roster

DAYS = 256
"""Reports, counted once for each of their days, with which a block of days is full."""

B = TypeVar("B")
F = TypeVar("F")
Place = tuple[int, int, int, int]
"""Where a passage stands: start and end in the one body, start and end in the other."""


class Blocks(Protocol):
    """A way to run a function of this module over blocks: gives what it finds in each, in their order."""

    def __call__(self, function: Callable[[B], F], blocks: Iterable[B], /) -> Iterator[F]: ...


def here(function: Callable[[B], F], blocks: Iterable[B], /) -> Iterator[F]:
    """One block after the other, in this process."""
    return map(function, blocks)


@dataclass(frozen=True, slots=True)
class Stories:
    """Pairs of stories that may be alike, and the body of each; `threshold` as in `communique.record.copies`."""

    bodies: Mapping[int, str]
    pairs: tuple[tuple[int, int], ...]
    threshold: float


@dataclass(frozen=True, slots=True)
class Alike:
    """Of pairs of stories those that are one story, and the passages that others share."""

    tied: tuple[tuple[int, int], ...]
    passages: tuple[tuple[tuple[int, int], tuple[Place, ...]], ...]


def compare_stories(block: Stories) -> Alike:
    """Which pairs of `block` are one story, and what the others have of each other."""
    bodies = {name: Body(text) for name, text in block.bodies.items()}
    tied, passages = list[tuple[int, int]](), list[tuple[tuple[int, int], tuple[Place, ...]]]()
    for pair in block.pairs:
        one, two = (bodies[name] for name in pair)
        found = overlap(one, two)
        if same_story(found, lengths=(len(one.words), len(two.words)), threshold=block.threshold):
            tied.append(pair)
        elif taken := taken_over(found, one, two):
            passages.append((pair, tuple((*_ends(one, p.start, p.end), *_ends(two, p.other_start, p.other_end)) for p in taken)))
    return Alike(tuple(tied), tuple(passages))


@dataclass(frozen=True, slots=True)
class Days:
    """Days of one or several families of types, each with the ids of its reports, and the reports by id."""

    profiles: Mapping[str, Profile]
    days: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """Of the pairs of reports of some days: `good`, exactly dated ones with enough evidence, and its points; `likely`, attacks with nothing against
    them, and the points of what is learned; `told`, the attacks that were set beside another."""

    good: tuple[tuple[float, str, str], ...]
    likely: tuple[tuple[float, str, str], ...]
    told: frozenset[str]


def by_day(held: Chosen) -> ByDay:
    """The days of the reports `held`."""
    roster, found = held.roster, ByDay()
    families = list(roster.families)
    for n in held.numbers:
        found.add(n, families[roster.family[n]], roster.first[n], roster.last[n], act=bool(roster.flags[n] & ACT))
    return found


def in_days(roster: Roster, told: ByDay) -> Iterator[Days]:
    """Blocks of the days of reports, so large that sending one is worth it."""
    days, size = list[tuple[str, list[int]]](), 0
    for day, block in told.blocks():
        days.append((day, block))
        size += len(block)
        if size >= DAYS:
            yield _days(roster, days)
            days, size = [], 0
    if days:
        yield _days(roster, days)


def _days(roster: Roster, days: Iterable[tuple[str, Sequence[int]]]) -> Days:
    held = {number: roster.number(number) for number in sorted({number for _, block in days for number in block})}
    return Days({p.id: p for p in held.values()}, tuple((day, tuple(held[number].id for number in block)) for day, block in days))


def compare_days(block: Days) -> Scored:
    """What speaks for two reports of a day in `block` being one event."""
    good, likely, told = list[tuple[float, str, str]](), list[tuple[float, str, str]](), set[str]()
    for day, names in block.days:
        for one, two in pairs_of_day(day, [block.profiles[name] for name in names]):
            learned = weighed(one, two)
            if not learned and not (one.exact and two.exact):
                continue
            found = match(one, two)
            if learned:
                told.update((one.id, two.id))
                if found.against is None:
                    likely.append((found.score, one.id, two.id))
            elif found.enough(one, two):
                good.append((found.score, one.id, two.id))
    return Scored(tuple(good), tuple(likely), frozenset(told))


def _ends(body: Body, start: int, end: int) -> tuple[int, int]:
    """Offsets of the words ``[start, end)``."""
    return body.spans[start][0], body.spans[end - 1][1]
