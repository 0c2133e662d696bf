"""Stories that tell of one event by all that each says of it, where no report of the one has enough in common with a report of the other."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from communique.model.times import DateRange
from communique.record.comparing import compare_dates
from communique.record.crowding import crowd_of
from communique.record.grouping import Groups
from communique.record.matching import about_the_same, common_ground, match, may_be_weighed, needed, weighed
from communique.record.names import HALF, MASK
from communique.record.pooling import Pool, pool
from communique.record.profiles import PLANNED, REAL
from communique.record.roster import DATED, EXACT, ISREAL, NEWS, SERIES, STRIKE, Chosen
from communique.record.weighing import crowd_odds

ROUNDS = 3
KEPT = 2048  # pools in memory
IN_ALL = "by all that the two articles tell of it: "


@dataclass(frozen=True, slots=True, order=True)
class Fit:
    """How much less than needed speaks for the parts `one` and `two` (numbers of their first reports), so that the best comes first; those with days
    come before all others."""

    vague: bool
    worth: float
    one: int
    two: int
    reasons: tuple[str, ...]


def tie_retold(groups: Groups, held: Chosen) -> None:
    """Join the groups of two stories that by all that each tells are of one event: those with days first, the best first; what has no day, or a rough
    one, where it fits one group only, or one only of those whose day is told. Two single reports were compared before. Since stories that were put
    together tell more, all of it is gone through again, `ROUNDS` times at most."""
    names = groups.profiles.names
    for _ in range(ROUNDS):
        parts, joined = _Parts(groups, held), False
        for fit in sorted({fit for name in parts.seeking for fit in parts.fits(name)}):
            one, two = fit.one, fit.two
            new = groups.head_of(one) != groups.head_of(two) and (one in parts.several or two in parts.several)
            if new and parts.only(one, two) and parts.only(two, one):
                joined |= groups.join(names[one], names[two], reason=IN_ALL + "; ".join(fit.reasons))
        if not joined:
            break


class _Parts:
    """The reports of a group in one story, by the number of the first of them; what they say in all is put together when it is asked for."""

    def __init__(self, groups: Groups, held: Chosen) -> None:
        self._groups, self._roster = groups, groups.profiles
        roster = self._roster
        self._asked = bytearray(len(roster))
        for n in held.numbers:
            self._asked[n] = roster.page[n] == roster.story[n]
        told = array("Q", sorted(groups.head_of(n) << HALF | roster.story[n] for n in held.numbers if self._asked[n] and not groups.is_alone(n)))
        twice = sorted({one for one, two in pairwise(told) if one == two})
        self.several = frozenset(min(n for n in groups.beside(key >> HALF) if self._asked[n] and roster.story[n] == key & MASK) for key in twice)
        bare = held.of(STRIKE | ISREAL, but=DATED | NEWS | SERIES).where(lambda n: self._asked[n] and self._reports(n) == [n])
        self.seeking = sorted({*self.several, *bare.numbers}) if self.several else []
        self._pool = lru_cache(maxsize=KEPT)(self._made)

    def _reports(self, number: int) -> list[int]:
        story = self._roster.story[number]
        return sorted(n for n in self._groups.beside(number) if self._asked[n] and self._roster.story[n] == story)

    def pool(self, number: int) -> Pool:
        """What the part of this number says in all."""
        return self._pool(tuple(self._reports(number)))

    def _made(self, reports: tuple[int, ...]) -> Pool:
        return pool([self._roster.number(n) for n in reports])

    def fits(self, name: int) -> Iterator[Fit]:
        """The parts of other stories and groups that, by all that is told, are of the event of part `name`."""
        part = self.pool(name)
        if part.days is None:
            return
        around = (self._roster.at(p.id) for p in self._roster.beside(part.told, _around(part.days, part), self._asked))
        others = {self._reports(n)[0] for n in around if self._roster.story[n] != self._roster.story[name]}
        pools = {n: self.pool(n) for n in sorted(others) if self._groups.head_of(n) != self._groups.head_of(name)}
        crowd = crowd_of(p.told for p in (part, *pools.values()) if may_be_weighed(p.told))
        for number, other in pools.items():
            learned = weighed(part.told, other.told)
            if learned or _may_fit(part, other):
                found = match(part.told, other.told)
                more = crowd_odds(crowd.around(part.told, other.told)) if learned else 0.0
                worth = found.score + more - needed(part.told, other.told)
                both = part.exact and other.exact
                if found.against is None and worth >= 0 and (both or not learned or common_ground(part.told, other.told)):
                    yield Fit(not both, -worth, name, number, found.reasons)

    def only(self, one: int, two: int) -> bool:
        """True where part `one` has a day, or fits no group so well as that of `two`: no other one, or none whose day is told where that of `two`
        is."""
        if self.pool(one).exact:
            return True
        heads = {self._groups.head_of(fit.two) for fit in self.fits(one) if not self._against(one, fit.two)} - {self._groups.head_of(two)}
        return not any(map(self._dated, heads)) and (self._dated(two) or not heads)

    def _against(self, one: int, two: int) -> bool:
        return self._groups.against(self._roster.names[one], self._roster.names[two]) is not None

    def _dated(self, number: int) -> bool:
        return any(self._roster.flags[n] & EXACT for n in self._groups.beside(number))


def _around(days: DateRange, part: Pool) -> DateRange:
    """`days`, of what may last also the days before and after."""
    if part.told.kind.kind == "act" or not (days.from_ and days.to):
        return days
    first, last = date.fromisoformat(days.from_), date.fromisoformat(days.to)
    return DateRange((first - timedelta(days=1)).isoformat(), (last + timedelta(days=1)).isoformat())


def _may_fit(part: Pool, other: Pool) -> bool:
    """True where what cannot be weighed may be compared: told in the same days; not both done without its day and still to come; and of an act that
    does not name its parties in stories about the same ones, since one place in one week says too little where nobody is named."""
    one, two = part.told, other.told
    if part.exact and other.exact:
        return True
    foreseen = {one.standing, two.standing} == {REAL, PLANNED} and (one if one.standing == REAL else two).when is None
    alone = one.kind.kind == "act" and not (one.sides and two.sides) and not about_the_same(one, two)
    return not (foreseen or alone or compare_dates(part.days, other.days).clash)
