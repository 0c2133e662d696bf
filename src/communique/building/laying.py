"""People's decisions laid over a record that is held in memory, one after the other, at a cost that does not grow with the record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Any

from communique.model.correcting import Decidable
from communique.model.page import Page
from communique.model.record import Event, Link, Record, RecordArticle, RecordExpectation, RecordPosition, RecordReport, RecordStatement
from communique.record.reviewing import decidable, lay_over
from communique.record.standing import without
from communique.store.reviews import Key, Review, holding

DECIDABLE = ("events", "reports", "statements", "positions", "expectations")
"""The lists of a record that decisions change, but for links."""


@dataclass(frozen=True, slots=True)
class Laid:
    """All that hangs on some decisions, without any decision and with them."""

    before: Record
    after: Record


@dataclass(frozen=True)
class Laying:
    """`stored` is a record without any decision on a value."""

    stored: Record

    def again(self, pages: Iterable[str], history: Iterable[Review]) -> Laid:
        """All that hangs on decisions on `pages`, before any decision and with those in `history`, of which must be all on the pages of these things
        (`around`)."""
        small = self._around(tuple(sorted(set(pages))))
        return Laid(small, lay_over(small, holding(history), standing=True).record)

    def around(self, pages: Iterable[str]) -> set[str]:
        """`pages`, and those of all that hangs on decisions there: the reports of the events that are told there, copies of what is said there,
        promises that these events settle."""
        small = self._around(tuple(sorted(set(pages))))
        return {*pages, *(thing.page for things in _things(small) for thing in things)}

    def _around(self, pages: tuple[str, ...]) -> Record:
        """What hangs on decisions on `pages`, without any decision, as a small record of its own."""
        pages = tuple(sorted({*pages, *(page for name in pages for page in self._copied.get(name, ()))}))
        events = self.events(pages)
        told: dict[str, Decidable] = {name: r for event in events for name in event.reports if (r := self._reports.get(name))}
        told |= {thing.id: thing for page in pages for thing in self._told.get(page, ())}
        told |= {x.id: x for event in events for x in self._settled.get(event.id, ())}
        ordered = [told[name] for name in sorted(told)]
        return Record(
            codebook=self.stored.codebook,
            as_of=self.stored.as_of,
            parser=self.stored.parser,
            pages=tuple(self._pages[page] for page in sorted({t.page for t in ordered}) if page in self._pages),
            articles=tuple(self._articles({t.page for t in ordered if isinstance(t, RecordReport)})),
            actors=self.stored.actors,
            statements=tuple(t for t in ordered if isinstance(t, RecordStatement)),
            reports=tuple(t for t in ordered if isinstance(t, RecordReport)),
            events=tuple(events),
            links=tuple(k for t in ordered for k in self._repeats.get(t.id, ()) if k.to in told),
            positions=tuple(t for t in ordered if isinstance(t, RecordPosition)),
            expectations=tuple(t for t in ordered if isinstance(t, RecordExpectation)),
        )

    def events(self, pages: Iterable[str]) -> list[Event]:
        """The events that are told on `pages`."""
        found = {event.id: event for page in pages for event in self._events.get(page, ())}
        return [found[name] for name in sorted(found)]

    def report(self, name: str) -> RecordReport | None:
        """The report with the id `name`, as its page tells it."""
        return self._reports.get(name)

    def knows(self, key: Key) -> bool:
        """Whether `key` names something on which a person may decide; a decision on anything else is an orphan."""
        return key in self._keys

    def _articles(self, pages: Iterable[str]) -> list[RecordArticle]:
        """The articles on `pages`, those with which they share passages, and the originals and copies of all of them."""
        here = [self._by_page[page] for page in pages if page in self._by_page]
        shared = {p.page for article in here for p in article.passages} | {article.page for article in here}
        roots = {self._roots[page] for page in shared if page in self._roots}
        return [article for root in sorted(roots) for article in self._families[root]]

    def thing(self, name: str) -> Decidable | None:
        """The report, statement, position or promise with the id `name`, as its page tells it."""
        return self._by_id.get(name)

    @cached_property
    def _by_id(self) -> dict[str, Decidable]:
        return {thing.id: thing for things in _things(self.stored) for thing in things}

    @cached_property
    def _told(self) -> dict[str, list[Decidable]]:
        held: dict[str, list[Decidable]] = defaultdict(list)
        for thing in self._by_id.values():
            held[thing.page].append(thing)
        return dict(held)

    @cached_property
    def _repeats(self) -> dict[str, list[Link]]:
        held: dict[str, list[Link]] = defaultdict(list)
        for link in self.stored.links:
            if link.relation == "repeats":
                held[link.from_].append(link)
        return dict(held)

    @cached_property
    def _copied(self) -> dict[str, set[str]]:
        """The pages of the originals and copies of what is said on a page."""
        held: dict[str, set[str]] = defaultdict(set)
        for link in chain.from_iterable(self._repeats.values()):
            one, two = (self._by_id.get(name) for name in (link.from_, link.to))
            if one and two:
                held[one.page].add(two.page)
                held[two.page].add(one.page)
        return dict(held)

    @cached_property
    def _settled(self) -> dict[str, list[RecordExpectation]]:
        held: dict[str, list[RecordExpectation]] = defaultdict(list)
        for x in self.stored.expectations:
            held[x.followed_by or ""].append(x)
        return dict(held)

    @cached_property
    def _pages(self) -> dict[str, Page]:
        return {p.id: p for p in self.stored.pages}

    @cached_property
    def _reports(self) -> dict[str, RecordReport]:
        return {r.id: r for r in self.stored.reports}

    @cached_property
    def _events(self) -> dict[str, list[Event]]:
        held: dict[str, dict[str, Event]] = defaultdict(dict)
        for event in self.stored.events:
            for name in event.reports:
                if name in self._reports:
                    held[self._reports[name].page][event.id] = event
        return {page: list(events.values()) for page, events in held.items()}

    @cached_property
    def _by_page(self) -> dict[str, RecordArticle]:
        return {a.page: a for a in self.stored.articles}

    @cached_property
    def _roots(self) -> dict[str, str]:
        by_id = {a.id: a for a in self.stored.articles}
        return {a.page: _root(a, by_id) for a in self.stored.articles}

    @cached_property
    def _families(self) -> dict[str, list[RecordArticle]]:
        held: dict[str, list[RecordArticle]] = defaultdict(list)
        for article in self.stored.articles:
            held[self._roots[article.page]].append(article)
        return dict(held)

    @cached_property
    def _keys(self) -> set[Key]:
        return set(decidable(self.stored))


def put_in(record: Record, stored: Record, laid: Laid) -> Record:
    """`record`, which is `stored` with earlier decisions followed, with the things of ``laid.after`` in the place of those of ``laid.before``."""
    new: dict[str, Any] = {}
    moved = False
    for kind in DECIDABLE:
        scope = {x.id for x in getattr(laid.before, kind)}
        after = {x.id: x for x in getattr(laid.after, kind)}
        held = getattr(record, kind)
        if {x.id for x in held if x.id in scope} == after.keys():
            new[kind] = tuple([after.get(x.id, x) for x in held]) if scope else held
        else:
            moved, others = True, {x.id: x for x in held if x.id not in scope} | after
            new[kind] = tuple([others[x.id] for x in getattr(stored, kind) if x.id in others])
    if moved:
        there = {x.id for things in new.values() for x in things}
        gone = frozenset(x.id for kind in DECIDABLE for x in getattr(stored, kind) if x.id not in there)
        new["links"] = without(stored.links, gone)
    return replace(record, **new)


def _things(record: Record) -> tuple[Sequence[Decidable], ...]:
    return record.reports, record.statements, record.positions, record.expectations


def _root(article: RecordArticle, by_id: dict[str, RecordArticle]) -> str:
    while article.copy_of is not None and article.copy_of in by_id:
        article = by_id[article.copy_of]
    return article.id
