"""People's decisions laid over a record that is held in memory, one after the other, at a cost that does not grow with the record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from communique.model.record import Event, Record, RecordArticle, RecordReport
from communique.record.reviewing import decidable, lay_over
from communique.store.reviews import Key, Review, holding


@dataclass(frozen=True)
class Laying:
    """`stored` is a record without any decision on a value."""

    stored: Record

    def again(self, pages: Iterable[str], history: Iterable[Review]) -> tuple[list[Event], list[RecordReport]]:
        """The events that are told on `pages`, and all their reports, with the values that the decisions in `history` let stand. Of `history` must
        be all decisions on the pages of these reports (`around`)."""
        events = self.events(pages)
        reports = [self._reports[name] for event in events for name in event.reports if name in self._reports]
        small = Record(
            codebook=self.stored.codebook,
            as_of=self.stored.as_of,
            parser=self.stored.parser,
            articles=tuple(self._articles({r.page for r in reports})),
            actors=self.stored.actors,
            reports=tuple(reports),
            events=tuple(events),
        )
        over = lay_over(small, holding(history), standing=True).record
        return list(over.events), list(over.reports)

    def around(self, pages: Iterable[str]) -> set[str]:
        """`pages`, and those of all reports of the events that are told there."""
        return {*pages, *(self._reports[name].page for event in self.events(pages) for name in event.reports if name in self._reports)}

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


def put_in(record: Record, events: Sequence[Event], reports: Sequence[RecordReport]) -> Record:
    """`record` with `events` and `reports` in the place of those of the same ids."""
    newer, told = {e.id: e for e in events}, {r.id: r for r in reports}
    held = tuple([newer.get(e.id, e) for e in record.events])
    return replace(record, events=held, reports=tuple([told.get(r.id, r) for r in record.reports]))


def _root(article: RecordArticle, by_id: dict[str, RecordArticle]) -> str:
    while article.copy_of is not None and article.copy_of in by_id:
        article = by_id[article.copy_of]
    return article.id
