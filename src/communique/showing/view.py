"""A record with the look-ups that showing it needs."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, TypeVar

from communique.model.page import Page
from communique.model.record import (
    Event,
    Record,
    RecordArticle,
    RecordExpectation,
    RecordMention,
    RecordPosition,
    RecordReport,
    RecordStatement,
    RecordTime,
)
from communique.model.spans import Span, trim
from communique.model.times import DateRange
from communique.showing.words import and_, clean
from communique.store.reviews import Key, Review
from communique.tables import load_table

Thing = TypeVar("Thing", RecordStatement, RecordPosition, RecordExpectation)
SHORTEST = 3
"""Characters of an id after its kind and hyphen that a reference has at least, so that it stays unique for a while."""
TALKS, AGREED, GROUND, MEASURES, OTHER = "talks", "agreed", "ground", "measures", "other"


@dataclass(frozen=True)
class View:
    """`record`, and how to find the sentences of a page (offsets) by the page's id; `reviews` are people's decisions on values, in the order in
    which they were made, by what they are on, `told` the things that they changed or took away as their pages tell them, by id;
    `part_of` says in which part of its list on a site a thing stands, by its id; `ids` are those of all things of the file, sorted, where `record` is
    only a part of it.

    `repeated` leads from what a copy of an article says again to what the original says, `repeaters` from there to the pages of the copies.
    `event_of` leads from a report to its event; `mentions` (with the actors' ids) and `times` are under their pages' ids.
    """

    record: Record
    sentences: Callable[[str], tuple[Span, ...]]
    reviews: Mapping[Key, Sequence[Review]] = field(default_factory=dict)
    told: Mapping[str, Any] = field(default_factory=dict)
    part_of: Callable[[str], int] = lambda _: 1
    ids: Sequence[str] | None = None
    things: dict[str, Any] = field(init=False)
    pages: dict[str, Page] = field(init=False)
    articles: dict[str, RecordArticle] = field(init=False)
    event_of: dict[str, Event] = field(init=False)
    mentions: dict[str, list[tuple[str, RecordMention]]] = field(init=False)
    times: dict[str, list[RecordTime]] = field(init=False)
    repeated: dict[str, str] = field(init=False)
    repeaters: dict[str, list[str]] = field(init=False)
    _sorted_ids: Sequence[str] = field(init=False)

    def __post_init__(self) -> None:
        r = self.record
        groups = (r.articles, r.actors, r.statements, r.reports, r.events, r.positions, r.expectations)
        things: dict[str, Any] = {thing.id: thing for group in groups for thing in group}
        object.__setattr__(self, "things", things)
        object.__setattr__(self, "pages", {p.id: p for p in r.pages})
        object.__setattr__(self, "articles", {a.page: a for a in r.articles})
        object.__setattr__(self, "event_of", {report: event for event in r.events for report in event.reports})
        mentions: dict[str, list[tuple[str, RecordMention]]] = defaultdict(list)
        for actor in r.actors:
            for mention in actor.mentions:
                mentions[mention.page].append((actor.id, mention))
        times: dict[str, list[RecordTime]] = defaultdict(list)
        for time in r.times:
            times[time.page].append(time)
        object.__setattr__(self, "mentions", dict(mentions))
        object.__setattr__(self, "times", dict(times))
        object.__setattr__(self, "_sorted_ids", sorted(things) if self.ids is None else self.ids)
        self._look_for_copies()

    def put_in(self, record: Record, before: Record, after: Record) -> None:
        """Go on with `record`, which has the things of `after` in the place of those of `before`, and all else but links as it was."""
        object.__setattr__(self, "record", record)
        here = {t.id for t in _decidable(before)} & self.things.keys()
        now = {t.id: t for t in _decidable(after)}
        for name in here - now.keys():
            del self.things[name]
        self.things.update(now)
        for event in before.events:
            for report in event.reports:
                self.event_of.pop(report, None)
        self.event_of.update({report: event for event in after.events for report in event.reports})
        if here != now.keys():
            self._look_for_copies()

    def _look_for_copies(self) -> None:
        repeats = {k.from_: k.to for k in self.record.links if k.relation == "repeats" and k.from_ in self.things and k.to in self.things}
        pages: dict[str, list[str]] = defaultdict(list)
        for copy, original in sorted(repeats.items()):
            pages[original].append(self.things[copy].page)
        object.__setattr__(self, "repeated", repeats)
        object.__setattr__(self, "repeaters", dict(pages))

    def name(self, words: str) -> str:
        """The name of the actor whose id `words` is; else `words`."""
        thing = self.things.get(words)
        return clean(getattr(thing, "name", None) or words)

    def ref(self, name: str) -> str:
        """The shortest beginning of the id `name` that no other id has; its kind and at least `SHORTEST` characters."""
        at = bisect_right(self._sorted_ids, name)
        return shortest(name, [other for other in self._sorted_ids[max(0, at - 2) : at + 1] if other != name])

    def outlet(self, page: str) -> str:
        """Who published the article on page `page`: the outlet, else the publisher that it names as its source, else the file's name."""
        article = self.articles.get(page)
        if article and (article.outlet or article.original_publisher):
            return clean(article.outlet or article.original_publisher or "")
        held = self.pages.get(page)
        return clean(held.path if held else page)

    def original(self, page: str) -> str | None:
        """The page of the article that the one on `page` copies; None when it is no copy."""
        held = self.articles.get(page)
        original = self.things.get(held.copy_of or "") if held else None
        return original.page if original else None

    def printed(self, page: str) -> str:
        """The first day on which the article on `page` can have been published; '' when that is not known."""
        days = self.published(page)
        return (days.from_ or days.to or "") if days else ""

    def first_said(self, name: str) -> str:
        """The id of what a copy repeats with the thing `name`; else `name`."""
        seen = {name}
        while (name := self.repeated.get(name, name)) not in seen:
            seen.add(name)
        return name

    def own(self, things: Iterable[Thing]) -> list[Thing]:
        """`things` without those that a copy only repeats."""
        return list(self.each_own(things))

    def each_own(self, things: Iterable[Thing]) -> Iterator[Thing]:
        """The same, one after the other."""
        return (thing for thing in things if thing.id not in self.repeated)

    def whole(self, name: str) -> Any:
        """The thing with the id `name`, as it is or as its page tells it, with all its words. KeyError when there is none."""
        return self.things[name] if name in self.things else self.told[name]

    def told_by(self, thing: RecordStatement | RecordPosition | RecordExpectation) -> str:
        """Who prints `thing`: its outlet, and those that copied it."""
        return self.outlets([thing.page, *self.repeaters.get(thing.id, ())])

    def outlets(self, pages: Iterable[str]) -> str:
        """The outlets of `pages`, a copy behind its original: ``Meridian Gazette, copied by Harbour Daily; The Courier``."""
        held = list(dict.fromkeys(pages))
        ids = {self.articles[page].id: page for page in held if page in self.articles}
        copies: dict[str, list[str]] = defaultdict(list)
        for page in held:
            article = self.articles.get(page)
            copies[ids.get((article.copy_of if article else None) or "", "")].append(page)
        said = []
        for page in copies[""]:
            names = list(dict.fromkeys(map(self.outlet, copies[page]))) if page in copies else []
            said.append(self.outlet(page) + (f", copied by {and_(names)}" if names else ""))
        return "; ".join(dict.fromkeys(said))

    def published(self, page: str) -> DateRange | None:
        """The days on which the article on page `page` can have been published; None when that is not known."""
        article = self.articles.get(page)
        if article is None or not (article.published_from or article.published_to or article.published):
            return None
        return DateRange(article.published_from or article.published, article.published_to or article.published)

    def reports(self, event: Event) -> list[RecordReport]:
        """The reports of `event`, in its order."""
        return [self.things[name] for name in event.reports if name in self.things]

    def sentence(self, page: str, span: Span) -> Span:
        """The sentences of page `page` that hold `span`, or its lines where no sentence is known."""
        held = [s for s in self.sentences(page) if s.overlap(span)]
        source = self.pages[page].text
        low = min([span.start, *(s.start for s in held)]) if held else source.rfind("\n", 0, span.start) + 1
        after = source.find("\n", span.end)
        high = max([span.end, *(s.end for s in held)]) if held else (after if after >= 0 else len(source))
        return trim(source, Span(low, high))

    def section(self, event: Event) -> str:
        """The part of the page that shows `event`: one of the sections of ``data/sections.tsv``, or ``other``."""
        return next((row["section"] for row in load_table(__package__, "sections.tsv") if row["type"] == event.type), OTHER)


def _decidable(record: Record) -> Iterator[Any]:
    """The things of `record` that people's decisions change."""
    return chain(record.events, record.reports, record.statements, record.positions, record.expectations)


def shortest(name: str, near: Iterable[str]) -> str:
    """The shortest beginning of the id `name` that none of the ids `near` it has; its kind and at least `SHORTEST` characters.

    >>> shortest("e-abcdefg", ["e-abcdxyz", "e-abd"]), shortest("e-abcdefg", [])
    ('e-abcde', 'e-abc')
    """
    shared = max((_shared(name, other) for other in near), default=0)
    return name[: max(name.find("-") + 1 + SHORTEST, shared + 1)]


def _shared(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
