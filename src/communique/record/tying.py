"""Dated reports tied by evidence, the best pair first, so that a weak tie never stands in the way of a strong one.

Which pairs there are is known at once; they are then gone through part by part: what hangs together by pairs and groups, in order of time, and has
nothing to do with the other parts. So the profiles that a tie asks for are those of the ties before it.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from communique.record.averaging import unite_best
from communique.record.crowding import Crowd, rivalled
from communique.record.grouping import Groups
from communique.record.groups import parts
from communique.record.names import HALF, MASK, in_order
from communique.record.pairing import Blocks, by_day, compare_days, in_days
from communique.record.roster import EXACT, WEIGHED, Chosen
from communique.record.weighing import crowd_odds, odds_needed, probability

Scored = tuple[float, int, int]
"""Points of a pair of reports, and their numbers."""


def tie_exact(groups: Groups, held: Chosen, blocks: Blocks) -> None:
    """Join the dated reports of `held` with enough evidence, the best first; then attacks by what is learned. `blocks` runs the comparing."""
    roster = groups.profiles
    days = by_day(held.where(lambda n: roster.flags[n] & (EXACT | WEIGHED)))
    good, likely, told = Pairs(), Pairs(), bytearray(len(roster))
    for found in blocks(compare_days, in_days(roster, days)):
        for pairs, scored in ((good, found.good), (likely, found.likely)):
            for points, a, b in scored:
                pairs.add(points, roster.at(a), roster.at(b))
        for name in found.told:
            told[roster.at(name)] = 1
    for part in good.parts(groups):
        for _, one, two in sorted(part, key=lambda pair: (-pair[0], pair[1:])):
            groups.join(roster.names[one], roster.names[two])
    del good
    crowd = Crowd(lambda day: (roster.number(n) for n in sorted(days.on(day)) if told[n]))
    for part in likely.parts(groups):
        _join_likely(groups, part, told, crowd)


class Pairs:
    """Pairs of reports by number, with their points: 16 bytes each."""

    def __init__(self) -> None:
        self._points, self._one, self._two = array("d"), array("I"), array("I")

    def add(self, points: float, one: int, two: int) -> None:
        self._points.append(points)
        self._one.append(one)
        self._two.append(two)

    def parts(self, groups: Groups) -> Iterator[Iterator[Scored]]:
        """The pairs, those together whose reports hang together by pairs or as members of one of `groups` as they are now; part by part in the
        order of their first pairs."""
        roots = array("I", (groups.head_of(n) for n in range(len(groups.profiles))))
        for part in parts(self._one, self._two, roots):
            yield ((self._points[n], self._one[n], self._two[n]) for n in part)


def _join_likely(groups: Groups, pairs: Iterable[Scored], told: Sequence[int], crowd: Crowd) -> None:
    """Join groups of attacks while what is learned says, over all pairs of their reports, that they are likely enough one. `pairs` are those with
    nothing against them, with their points, `told` all that were set beside another: without what copies repeat."""
    roster = groups.profiles
    sums = _sums(_probable(groups, pairs, crowd))
    held = {head: array("I", (n for n in groups.beside(head) if told[n])) for head in sorted({h for pair in sums for h in pair})}
    sizes = {head: len(members) for head, members in held.items()}
    pages = {head: frozenset(roster.page[n] for n in members) for head, members in held.items()}
    for one, two in sums:
        sums[one, two] /= sizes[one] * sizes[two]
    likely = rivalled(sums, pages)
    del sums
    for one, two in likely:
        likely[one, two] = likely[one, two] * sizes[one] * sizes[two]

    def unite(one: int, two: int) -> bool:
        first, second = (list(groups.beside(head)) for head in (one, two))
        between = [(groups.between(a, b), a, b) for a in first for b in second]
        best = max(((m.score, a, b) for m, a, b in between if m.against is None), default=None)
        return best is not None and groups.join(roster.names[best[1]], roster.names[best[2]])

    unite_best(likely, sizes, probability(odds_needed()), unite)


def _sums(probable: Iterable[tuple[int, int, float]]) -> dict[tuple[int, int], float]:
    """What is `probable` for each two, added up, the least first; in order."""
    pairs, found = array("Q"), array("d")
    for one, two, p in probable:
        pairs.append(one << HALF | two)
        found.append(p)
    sums: dict[tuple[int, int], float] = {}
    for pair, places in groupby(in_order(range(len(pairs)), key=lambda n: (pairs[n], found[n]), typecode="I"), key=pairs.__getitem__):
        total = 0.0
        for n in places:
            total += found[n]
        sums[pair >> HALF, pair & MASK] = total
    return sums


def _probable(groups: Groups, pairs: Iterable[Scored], crowd: Crowd) -> Iterator[tuple[int, int, float]]:
    """How likely the groups of each of `pairs` are one, by the numbers of their first reports."""
    roster = groups.profiles
    for points, one, two in pairs:
        heads = sorted({min(groups.beside(n)) for n in (one, two)})
        if len(heads) == 2:
            stories = crowd.around(roster.number(one), roster.number(two))
            yield heads[0], heads[1], probability(points + crowd_odds(stories))
