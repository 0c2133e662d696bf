"""Which links between reports are doubtful, and a person's decisions on them as rows to append.

A tie is doubtful where little evidence holds two reports of one event together, or where they contradict each other; two events may be one
where a little more evidence would have joined a report of each, or only the names of their places speak against it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from communique.model.doubts import MERGE as MERGE
from communique.model.doubts import TIE as TIE
from communique.model.doubts import Doubt as Doubt
from communique.model.record import Event, Link, Record, RecordReport
from communique.model.reviews import APART, SAME, UNDONE, LinkReview, Told
from communique.record.blocking import candidates
from communique.record.deciding import decided, report_at
from communique.record.matching import Match, match, needed
from communique.record.profiles import Profile
from communique.record.profiling import pages_of, profiles_of

CLOSE = 1.0  # evidence above or below what is needed within which a link is doubtful: about one feature of `communique.record.matching`
BY_RULE = "same_as"  # relation of the links that say why two reports were put together


def doubtful_links(record: Record, *, sentences: Mapping[str, Sequence[tuple[int, int]]], reviews: Sequence[LinkReview] = ()) -> tuple[Doubt, ...]:
    """The doubtful links of `record`, the weightiest first. Pairs on which a person decided in `reviews`, and did not undo it, are not asked again.

    `sentences` are those of each page (`communique.store.book.Store.sentences`).
    """
    known = decided(record.reports, reviews)
    held = _Held(record, sentences, frozenset((*known.same, *known.apart)))
    return tuple(sorted((*_ties(held), *_merges(held)), key=lambda d: (-d.weight, d.one, d.two)))


def confirm(record: Record, one: str, two: str, *, who: str, at: str, why: str) -> LinkReview:
    """The reports with the ids `one` and `two` tell of one event. KeyError for an id that is no report's."""
    return _review(_reports(record), one, two, SAME, who=who, at=at, why=why)


def keep_apart(record: Record, one: str, two: str, *, who: str, at: str, why: str) -> LinkReview:
    """The reports with the ids `one` and `two` tell of two events. KeyError for an id that is no report's."""
    return _review(_reports(record), one, two, APART, who=who, at=at, why=why)


def join_events(record: Record, event: str, other: str, *, who: str, at: str, why: str) -> LinkReview:
    """Two events, by id, are one. KeyError for an id that is no event's; ValueError for one event."""
    if event == other:
        raise ValueError("an event cannot be joined with itself")
    events, reports = {e.id: e for e in record.events}, _reports(record)
    return _review(reports, min(events[event].reports), min(events[other].reports), SAME, who=who, at=at, why=why)


def split_off(record: Record, event: str, leaving: Collection[str], *, who: str, at: str, why: str) -> tuple[LinkReview, ...]:
    """The reports `leaving` tell of something else than `event`: one row for each of them and each that stays. ValueError when one of them is
    not of the event or none would stay, KeyError for an id that is no event's."""
    told = next((e.reports for e in record.events if e.id == event), None)
    if told is None:
        raise KeyError(event)
    staying = [r for r in told if r not in leaving]
    if not staying or not leaving or not set(leaving) <= set(told):
        raise ValueError("name some of the event's reports, and not all")
    reports = _reports(record)
    return tuple(_review(reports, one, two, APART, who=who, at=at, why=why) for one, two in product(sorted(set(leaving)), staying))


def undo(decision: LinkReview, *, who: str, at: str, why: str) -> LinkReview:
    """A row that leaves the two reports of `decision` to the program again."""
    return LinkReview(decision.one, decision.two, UNDONE, who, at, why)


def decisions_on(
    record: Record, reviews: Sequence[LinkReview], one: str, two: str, decision: str, *, who: str, at: str, why: str
) -> tuple[LinkReview, ...]:
    """The rows for a `decision` (``same``, ``apart``, ``undo``) on two reports or events of `record`, by id, as a person names them.

    An event beside one of its reports that is kept apart loses that report; two events that are kept apart stay two. ``undo`` takes back every
    decision in `reviews` on a report of the one and a report of the other. ValueError says why nothing can be decided.
    """
    by = {"who": who, "at": at, "why": why}
    told = [_told(record, name) for name in (one, two)]
    if decision == "undo":
        pairs = {frozenset(pair) for pair in product(*told)}
        found = [r for r in _last(record, reviews) if frozenset((_at(record, r.one), _at(record, r.two))) in pairs]
        if not found:
            raise ValueError("nobody decided on these two")
        return tuple(undo(r, **by) for r in found)
    if decision == SAME:
        if set(told[0]) & set(told[1]):
            raise ValueError("name reports of two events, or two reports of one")
        return (confirm(record, min(told[0]), min(told[1]), **by),)
    whole, part = sorted(map(set, told), key=len, reverse=True)
    if len(whole) > 1 and part < whole:
        return split_off(record, next(e.id for e in record.events if part < set(e.reports)), part, **by)
    if whole & part:
        raise ValueError("name two reports, two events, or an event and one of its reports")
    reports = _reports(record)
    return tuple(_review(reports, a, b, APART, **by) for a, b in product(*told))


def _told(record: Record, name: str) -> tuple[str, ...]:
    """The reports that `name` stands for."""
    found = next((e.reports for e in record.events if e.id == name), (name,) if name in _reports(record) else ())
    if not found:
        raise ValueError(f"{name} is neither a report nor an event")
    return found


def _last(record: Record, reviews: Sequence[LinkReview]) -> list[LinkReview]:
    """The last decision on each two reports, where it is not undone."""
    last = {frozenset((_at(record, r.one), _at(record, r.two))): r for r in reviews}
    return [r for r in last.values() if r.decision != UNDONE]


def _at(record: Record, told: Told) -> str | None:
    return report_at(told, [r for r in record.reports if (r.page, r.type) == (told.page, told.type)])


@dataclass
class _Held:
    """A record for look-ups by report."""

    record: Record
    sentences: Mapping[str, Sequence[tuple[int, int]]]
    decided: frozenset[tuple[str, str]]

    def __post_init__(self) -> None:
        profiles = profiles_of(self.record.reports, pages_of(self.record, self.sentences))
        self.profiles: dict[str, Profile] = {p.id: p for p in profiles}
        self.event = {r: e for e in self.record.events for r in e.reports}
        self.outlets = {a.page: a.outlet or a.page for a in self.record.articles}
        self.clashes: dict[tuple[str, str], list[Link]] = defaultdict(list)
        for link in self.record.links:
            if link.relation == "contradicts":
                self.clashes[min(link.from_, link.to), max(link.from_, link.to)].append(link)

    def outlets_of(self, *events: Event) -> int:
        return len({self.outlets[self.profiles[r].page] for e in events for r in e.reports})


def _ties(held: _Held) -> Iterator[Doubt]:
    for link in held.record.links:
        pair = (min(link.from_, link.to), max(link.from_, link.to))
        if link.relation != BY_RULE or pair in held.decided or pair[0] not in held.event:
            continue
        one, two = held.profiles[pair[0]], held.profiles[pair[1]]
        if one.story == two.story:
            continue  # within one article, or a copy of it: the order of its words says more than features do
        found, least = match(one, two), needed(one, two)
        against = tuple(reason for k in held.clashes[pair] for reason in k.reasons) or ((found.against,) if found.against else ())
        if against or found.score - least < CLOSE:
            event = held.event[pair[0]]
            yield _doubt(TIE, pair, (event, event), found, least, link.reasons, against, held)


def _merges(held: _Held) -> Iterator[Doubt]:
    """The nearest miss between each two events."""
    exact = [p for p in held.profiles.values() if p.exact and not p.background and p.page == p.story]
    best: dict[tuple[str, str], tuple[float, tuple[str, str], Match]] = {}
    settled = set[tuple[str, str]]()
    for pair in sorted(candidates(exact)):
        one, two = held.profiles[pair[0]], held.profiles[pair[1]]
        events = tuple(sorted((held.event[one.id].id, held.event[two.id].id)))
        key = events[0], events[1]
        if key[0] == key[1] or one.page == two.page:
            continue
        found = match(one, two)
        if pair in held.decided:
            settled.add(key)
        elif _near(found, one, two) and (key not in best or found.score > best[key][0]):
            best[key] = (found.score, pair, found)
    for key in sorted(best.keys() - settled):
        _, pair, found = best[key]
        least = needed(held.profiles[pair[0]], held.profiles[pair[1]])
        told = held.event[pair[0]], held.event[pair[1]]
        yield _doubt(MERGE, pair, told, found, least, found.reasons, (found.against,) if found.against else (), held)


def _near(found: Match, one: Profile, two: Profile) -> bool:
    """Too little by `CLOSE` at most; or nothing but other names for the place, with a number that both give."""
    if found.against is None:
        return found.score >= needed(one, two) - CLOSE
    numbers = {(key, v.value) for key, v in one.numbers} & {(key, v.value) for key, v in two.numbers}
    return found.elsewhere and bool(numbers)


def _doubt(
    question: str, pair: tuple[str, str], events: tuple[Event, Event], found: Match, least: float, reasons: tuple[str, ...],
    against: tuple[str, ...], held: _Held,
) -> Doubt:  # fmt: skip
    weight = held.outlets_of(*events) + 2.0 * len(against) - min(2.0, abs(found.score - least))
    return Doubt(question, *pair, events[0].id, events[1].id, found.score, least, weight, reasons, against)


def _reports(record: Record) -> dict[str, RecordReport]:
    return {r.id: r for r in record.reports}


def _review(reports: Mapping[str, RecordReport], one: str, two: str, decision: str, *, who: str, at: str, why: str) -> LinkReview:
    first, second = (Told(r.page, r.start, r.end, r.type) for r in (reports[one], reports[two]))
    return LinkReview(first, second, decision, who, at, why)
