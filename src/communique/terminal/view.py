"""A record with the look-ups that showing it needs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from communique.model.page import Page
from communique.model.record import Event, Record, RecordArticle, RecordReport
from communique.model.spans import Span, trim
from communique.model.times import DateRange
from communique.tables import load_table
from communique.terminal.safe import clean

SHORTEST = 3
"""Characters of an id after its kind and hyphen that a reference has at least, so that it stays unique for a while."""
TALKS, AGREED, GROUND, MEASURES, OTHER = "talks", "agreed", "ground", "measures", "other"


@dataclass(frozen=True)
class View:
    """`record`, and how to find the sentences of a page (offsets) by the page's id."""

    record: Record
    sentences: Callable[[str], tuple[Span, ...]]
    things: dict[str, Any] = field(init=False)
    pages: dict[str, Page] = field(init=False)
    articles: dict[str, RecordArticle] = field(init=False)
    _sorted_ids: list[str] = field(init=False)

    def __post_init__(self) -> None:
        r = self.record
        groups = (r.articles, r.actors, r.statements, r.reports, r.events, r.positions, r.expectations)
        things = {thing.id: thing for group in groups for thing in group}
        object.__setattr__(self, "things", things)
        object.__setattr__(self, "pages", {p.id: p for p in r.pages})
        object.__setattr__(self, "articles", {a.page: a for a in r.articles})
        object.__setattr__(self, "_sorted_ids", sorted(things))

    def name(self, words: str) -> str:
        """The name of the actor whose id `words` is; else `words`."""
        thing = self.things.get(words)
        return clean(getattr(thing, "name", None) or words)

    def ref(self, name: str) -> str:
        """The shortest beginning of the id `name` that no other id has; its kind and at least `SHORTEST` characters."""
        at = bisect_right(self._sorted_ids, name)
        near = [other for other in self._sorted_ids[max(0, at - 2) : at + 1] if other != name]
        shared = max((_shared(name, other) for other in near), default=0)
        return name[: max(name.find("-") + 1 + SHORTEST, shared + 1)]

    def outlet(self, page: str) -> str:
        """Who published the article on page `page`: the outlet, else the file's name."""
        article = self.articles.get(page)
        if article and article.outlet:
            return clean(article.outlet)
        held = self.pages.get(page)
        return clean(held.path if held else page)

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


def _shared(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
