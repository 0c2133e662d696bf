"""Groups of reports under construction: which reports are in one, and what speaks against two becoming one."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

from communique.model.record import Link
from communique.record.comparing import gap_days, length_days
from communique.record.deciding import Decided
from communique.record.matching import Match, match
from communique.record.names import HALF
from communique.record.places import place
from communique.record.profiles import ROUND, placed_by
from communique.record.roster import DATED, PLACED, STRIKE, Roster
from communique.record.shelves import Shelf

MATCHES = 10_000  # pairs of reports whose match stays in memory, about 0.3 KB each: a pair is asked for again soon or hardly ever
WHOLE = STRIKE | DATED | PLACED  # an attack that is told with its day and place


class Groups:
    """Groups of reports under construction: `join` unites two unless a member of the one is against a member of the other."""

    def __init__(self, profiles: Roster, decisions: Decided, ties: Shelf[Link]) -> None:
        self._decisions = decisions
        self.profiles = profiles
        self._head = array("I", range(len(profiles)))  # of each report the first of its group
        self._next = array("I", range(len(profiles)))  # the one after it, after the last the first
        self._last = array("I", range(len(profiles)))  # at the first of a group its last
        self.ties = ties
        """Why reports were put together: a link for each tie."""
        self._known: dict[int, Match] = {}

    def match(self, one: str, two: str) -> Match:
        """How well two reports fit, by id, without the words for it; computed once while there is room for it."""
        return self.between(self.profiles.at(one), self.profiles.at(two))

    def between(self, one: int, two: int) -> Match:
        """The same by number."""
        first, second = (one, two) if one < two else (two, one)
        key = first << HALF | second
        if key not in self._known:
            if len(self._known) >= MATCHES:
                self.forget()
            self._known[key] = match(self.profiles.number(first), self.profiles.number(second)).brief()
        return self._known[key]

    def forget(self) -> None:
        """Drop what is known of pairs; it is computed anew when it is asked for."""
        self._known.clear()

    def members(self, report: str) -> list[str]:
        """The group that holds `report`."""
        return [self.profiles.names[number] for number in self.beside(self.profiles.at(report))]

    def beside(self, number: int) -> Iterator[int]:
        """The group of the report with this number, by number."""
        first = self._head[number]
        yield first
        after = self._next[first]
        while after != first:
            yield after
            after = self._next[after]

    def is_alone(self, number: int) -> bool:
        """True for a report that was put together with no other one."""
        return self._next[number] == number

    def head(self, report: str) -> int:
        """The number of one of the group that holds `report`, the same for all of it: two are of one group where this is one."""
        return self._head[self.profiles.at(report)]

    def head_of(self, number: int) -> int:
        """The same by number."""
        return self._head[number]

    def against(self, one: str, two: str) -> str | None:
        """Why the groups of two reports cannot be one; None when they can. Days of one round that lie apart are no reason where the days
        between are told of as well."""
        said = self._kept_apart(one, two)
        if said:
            return said
        first, second = (list(self.beside(self.profiles.at(r))) for r in (one, two))
        told = self._told_as_two(first, second)
        if told:
            return told
        pairs = ((a, b, self.between(a, b)) for a in first for b in second)
        reasons = [m for a, b, m in pairs if m.against and not (m.elsewhere and self._one_place(a, b, (*first, *second)))]
        if reasons and all(m.apart for m in reasons) and self._meet(one, two):
            return None
        return reasons[0].against if reasons else None

    def _kept_apart(self, one: str, two: str) -> str | None:
        apart = self._decisions.apart
        pairs = ((min(a, b), max(a, b)) for a in self.members(one) for b in self.members(two)) if apart else ()
        return next((apart[pair] for pair in pairs if pair in apart), None)

    def decide(self) -> None:
        """Put together what a person put together, whatever speaks against it, unless a person keeps others of the two groups apart."""
        for (one, two), said in self._decisions.same.items():
            known = one in self.profiles.names and two in self.profiles.names
            if known and self.head(one) != self.head(two) and not self._kept_apart(one, two):
                self._unite(one, two, (said,))

    def _told_as_two(self, first: Sequence[int], second: Sequence[int]) -> str | None:
        """Why two groups are not one where an article tells an attack of each with its day and place, and nothing says that these are one."""
        roster = self.profiles
        whole = ([n for n in group if roster.flags[n] & WHOLE == WHOLE] for group in (first, second))
        pages = {roster.page[a]: a for a in next(whole)}
        for a, b in ((pages[roster.page[b]], b) for b in next(whole) if roster.page[b] in pages):
            if not self.between(a, b).enough(roster.number(a), roster.number(b)):
                return "told as two in one article"
        return None

    def _one_place(self, one: int, two: int, known: Iterable[int]) -> bool:
        """True when another of the reports `known` names the places of two in one phrase: "the air base near Loja" of "the air base", "Loja"."""
        roster = self.profiles
        names = [frozenset[str]().union(*(place(p).name for p in roster.number(r).places)) for r in (one, two)]
        both = names[0] | names[1]
        return all(names) and any(both <= place(p).name for r in known if r not in (one, two) for p in roster.number(r).places)

    def _meet(self, one: str, two: str) -> bool:
        """True when the days of two groups, each from its first to its last, meet or follow each other."""
        spans = [placed_by(tuple(p.when for m in self.members(r) if (p := self.profiles[m]).exact and p.when), several_days=True) for r in (one, two)]
        if spans[0] is None or spans[1] is None:
            return False
        gap, both = gap_days(spans[0], spans[1]), placed_by((spans[0], spans[1]), several_days=True)
        length = length_days(both) if both else None
        return gap is not None and gap <= 1 and length is not None and length <= ROUND

    def join(self, one: str, two: str, *, reason: str | None = None) -> bool:
        """Unite the groups of two reports and keep the reasons of this tie. False when they are one already or something is against it."""
        if self.head(one) == self.head(two) or self.against(one, two):
            return False
        reasons = (reason,) if reason else match(*(self.profiles[name] for name in sorted((one, two)))).reasons
        self._unite(one, two, reasons or ("told in the same article, nothing against it",))
        return True

    def _unite(self, one: str, two: str, reasons: tuple[str, ...]) -> None:
        first, second = self.head(one), self.head(two)
        for number in list(self.beside(second)):
            self._head[number] = first
        self._next[self._last[first]], self._next[self._last[second]] = second, first
        self._last[first] = self._last[second]
        self.ties.put(min(one, two), Link(min(one, two), max(one, two), "same_as", reasons))

    def all(self) -> Iterator[list[str]]:
        """The groups, each sorted, in the order of their first id."""
        seen = bytearray(len(self._head))
        for number in range(len(seen)):
            if not seen[number]:
                group = sorted(self.beside(number))
                for member in group:
                    seen[member] = 1
                yield [self.profiles.names[member] for member in group]
