"""The record with what its pages need: links, quotations, and how much of a page may be shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, NamedTuple

from communique.model.record import Event, Record, RecordArticle, RecordExpectation, RecordPosition, RecordReport, RecordStatement
from communique.model.spans import Span
from communique.showing.behind import joined
from communique.showing.lines import say_article
from communique.showing.pieces import Piece
from communique.showing.view import View
from communique.web.addresses import address, words_address
from communique.web.cites import Cites
from communique.web.decisions import Decisions
from communique.web.indexes import OF_THINGS, Indexes
from communique.web.marking import Layer, Segment, segments
from communique.web.reader import excerpt, merged


class Bit(NamedTuple):
    """Words of a line and where they lead, from the root of the site; None for words that lead nowhere."""

    words: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Sentences of an article with the cited words marked; `runs` are stretches between which words are left out.

    `source` is the article's line, `href` where its words stand, `article` its id.
    """

    source: str
    href: str | None
    article: str | None
    runs: tuple[tuple[Segment, ...], ...]


@dataclass(frozen=True)
class Site:
    """`view` of a record as a site named `name`. With `full` the articles' pages show all that was imported, else cited sentences with
    their neighbours.

    `view` has the values that people let stand, `decisions` what they decided. `known` gives the record as it was known on a day (ISO date),
    without decisions; None where its file is not at hand. `reviewer` checks the record on this server.
    """

    view: View
    name: str
    full: bool = False
    decisions: Decisions = field(default_factory=Decisions)
    known: Callable[[str], Record] | None = None
    reviewer: str | None = None
    cites: Cites = field(init=False)
    index: Indexes = field(init=False)
    made: dict[str, str] = field(init=False, default_factory=dict)
    """Files that are made of the whole site, kept under their addresses."""
    kept: dict[str, Any] = field(init=False, default_factory=dict)
    """What is dear to count and does not hang on people's decisions."""
    _excerpts: dict[str, list[Span]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "cites", Cites(self.view, self.decisions))
        object.__setattr__(self, "index", Indexes(self.view))
        object.__setattr__(self.view, "part_of", self.index.part)

    def put_in(self, record: Record, before: Record, after: Record, *, pages: Iterable[str]) -> None:
        """Go on with `record`, which has the things of `after`, on `pages`, in the place of those of `before`: somebody decided on them."""
        held = [self.view.things[event.id] for event in before.events if event.id in self.view.things]
        said = [x for x in _said(before) if x.id in self.view.things]
        other = [self.view.things[x.id] for x in said] != list(_said(after))
        moved = {x.id for x in _decidable(before) if x.id in self.view.things} != {x.id for x in _decidable(after)}
        self.view.put_in(record, before, after)
        self.index.put_in(held, after.events, pages={r.id: r.page for r in before.reports})
        if other:
            self.index.forget(*OF_THINGS)
        if other or moved:
            self.index.forget("links")
            for name in ("holds", "outlets"):
                self.kept.pop(name, None)
        for page in pages:
            self.cites.forget(page)

    def bits(self, pieces: Iterable[Piece]) -> list[Bit]:
        """A line's pieces, each value leading to its words."""
        return [Bit(p.words, words_address(p.value.page, p.value.start, p.value.end, self.view) if p.value else None) for p in pieces]

    def href(self, name: str) -> str | None:
        """Where the thing with id `name` is shown."""
        return address(name, self.view)

    def words(self, page: str, start: int, end: int) -> str | None:
        """Where the words ``[start, end)`` of page `page` are shown."""
        return words_address(page, start, end, self.view)

    def shown(self, page: str) -> list[Span]:
        """The stretches of page `page` that its article's page shows."""
        if self.full:
            return [Span(0, len(self.view.pages[page].text))]
        if page not in self._excerpts and (article := self.view.articles.get(page)):
            self._excerpts[page] = excerpt(article, self.cites.get(page, ()), self.view)
        return self._excerpts.get(page, [])

    def shown_words(self, page: str, start: int, end: int) -> str | None:
        """`words`, but None for words that the article's page leaves out."""
        whole = any(stretch.covers(Span(start, end)) for stretch in self.shown(page))
        return self.words(page, start, end) if whole else None

    def actor(self, name: str | None) -> Bit | None:
        """The actor with id `name`, leading to his page; None for none."""
        return Bit(self.view.name(name), address(name, self.view)) if name else None

    def article(self, page: str) -> RecordArticle | None:
        """The article on page `page`."""
        return self.view.articles.get(page)

    def quote(self, page: str, spans: Sequence[Span], *, around: Sequence[Span] = (), kind: str = "value") -> Quote:
        """The sentences of page `page` that hold `spans` and `around`, the words of `spans` marked."""
        text = self.view.pages[page].text
        held = joined(spans)
        stretches = merged((self.view.sentence(page, span) for span in [*held, *around]), text)
        layers = [Layer(span, kind=kind) for span in held]
        article = self.view.articles.get(page)
        source = say_article(article, self.view) if article else self.view.outlet(page)
        first = min(spans, default=None) or min(around)
        runs = tuple(tuple(segments(text, run, layers)) for run in stretches)
        return Quote(source, self.words(page, *first), article.id if article else None, runs)


def _decidable(record: Record) -> Iterator[Event | RecordReport | RecordStatement | RecordPosition | RecordExpectation]:
    return chain(record.events, record.reports, _said(record))


def _said(record: Record) -> Iterator[RecordStatement | RecordPosition | RecordExpectation]:
    return chain(record.statements, record.positions, record.expectations)
