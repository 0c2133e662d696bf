"""Many analyses → one record: the third pure function, its steps in the order in which they need each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby
from operator import attrgetter, itemgetter
from typing import Any

from communique.codebooks.model import Codebook
from communique.model.analysis import Analysis
from communique.model.page import Unread
from communique.model.record import (
    Link,
    Record,
    RecordArticle,
    RecordExpectation,
    RecordPosition,
    RecordReport,
    RecordStatement,
    RecordTime,
)
from communique.model.streams import RecordStream
from communique.record.converting import record_expectation, record_positions, record_statements
from communique.record.copies import Shared
from communique.record.events import Reports, link_events
from communique.record.following import Matcher
from communique.record.gathering import Ground, gather
from communique.record.leaves import Row, Told, settled, tell
from communique.record.names import Names
from communique.record.pairing import Blocks, here
from communique.record.passages import Sharing, passage_links, sharing
from communique.record.profiling import Pages
from communique.record.repeats import Said, repeated
from communique.record.rounds import with_day_times
from communique.record.shelves import InMemory, Shelf, Shelved, Shelves
from communique.record.shifts import with_shifted_times
from communique.record.sides import Context, context_of
from communique.record.slimming import Words
from communique.record.sources import Analyses, Given, Looked, article_id
from communique.settings import Settings

LATELY = 4096  # articles of which linking has in memory what it asks for again and again


def merge(
    analyses: Iterable[Analysis],
    *,
    codebook: Codebook,
    settings: Settings,
    reviews: Sequence[object] = (),
    as_of: str | None = None,
    unread: Sequence[Unread] = (),
) -> Record:
    """The record of `analyses`, in whatever order they come. `as_of` (ISO date) defaults to the newest article's date.

    Dates and copies of articles come first, since every date on a page hangs on them; then everything that a page says gets its id; then
    reports of the same event are put together and expectations are matched with what happened later. Of `reviews`, in the order
    in which they were made, decisions on links (`communique.model.reviews`) say which reports are of one event, and which names of one actor;
    decisions on values lie over the record when it is read (`communique.record.reviewing`) and change nothing here.
    """
    given = Given(analyses)
    return merge_through(given, InMemory(), codebook=codebook, settings=settings, reviews=reviews, as_of=as_of, unread=unread).record()


def merge_through(
    analyses: Analyses,
    shelves: Shelves,
    *,
    codebook: Codebook,
    settings: Settings,
    reviews: Sequence[object] = (),
    as_of: str | None = None,
    unread: Sequence[Unread] = (),
    blocks: Blocks = here,
) -> RecordStream:
    """As `merge`, with one of `analyses` in memory at a time and what they say on `shelves`: in memory is what linking knows of reports and
    events, and a little of each article and actor. The stream is to be gone through while `analyses` and `shelves` last.
    `blocks` runs what is done page by page (`communique.record.leaves`) and what is compared two by two (`communique.record.pairing`)."""
    ground = gather(analyses, shelves, settings, reviews=reviews, blocks=blocks)
    sources, texts, actors = ground.sources, ground.sources.texts, ground.actors
    told = _Told(shelves, ground, codebook)
    told.read(blocks)
    passages = told.passages(ground.shared)
    as_of = as_of or told.newest or None
    contexts = Looked(sources.sentences, lambda page: told.contexts[page].sides)
    pages = Pages(told.known, sources.sentences, texts, actors, contexts, sources.stories)
    counting = (sources[page] for page in ground.counting)
    linked = link_events(
        told.reports, shelves, pages=pages, codebook=codebook, counting=counting, rules=settings.rules, reviews=reviews, blocks=blocks,
        story=sources.stories.story, numbering=told.numbering, names=sources.sentences.pages,
    )  # fmt: skip
    matcher = Matcher(linked, families=told.expected, stories=sources.stories, actors=actors, as_of=as_of)
    expected = told.expectations(matcher, shelves(RecordExpectation))
    for link in chain(repeated(sources.stories.stories(), told.said), passage_links(passages.items(), told.known, texts)):
        linked.links.put(link.from_, link)
    return RecordStream(
        codebook=f"{codebook.name} {codebook.version}",
        as_of=as_of,
        parser=ground.parser,
        pages=analyses.pages(),
        things={
            "articles": (told.with_passages(a) for _, a in told.articles.items()),
            "actors": ground.cast.pieces(told.words),
            "times": told.times_in(linked.reports),
            "statements": (x for _, x in told.statements.items()),
            "reports": linked.reports.in_order(),
            "events": (x for _, x in linked.events.items()),
            "links": _in_order(linked.links),
            "positions": (x for _, x in told.positions.items()),
            "expectations": (x for _, x in expected.items()),
            "places": ground.places,
        },
        unread=tuple(sorted(unread, key=lambda u: (u.path, u.member or "", u.code))),
        sentences=sources.sentences,
    )


def _in_order(links: Shelf[Link]) -> Iterator[Link]:
    """Each of `links`, which lie by where they lead from, once, and sorted."""
    for _, held in groupby(links.items(), key=itemgetter(0)):
        yield from sorted({link for _, link in held}, key=lambda k: (k.to, k.relation, k.reasons))


@dataclass(frozen=True, slots=True)
class Named:
    """The sides that a page names."""

    sides: Context


class _Told:
    """What the pages say, one after the other, put on shelves."""

    def __init__(self, shelves: Shelves, ground: Ground, codebook: Codebook) -> None:
        self._sources, self._shelves, self._pack = ground.sources, shelves, shelves.pack
        self._actors, self._states = ground.actors, ground.states
        self._codes = {name: kind.codes.model_dump(exclude_none=True) for name, kind in codebook.types.items()}
        self.articles: Shelf[RecordArticle] = shelves(RecordArticle)
        self._facts: Shelf[RecordArticle] = shelves(RecordArticle)
        self._passages: Mapping[str, Sharing] = {}
        self.known: Mapping[str, RecordArticle] = Looked(self._sources.sentences, self._known, held=LATELY)
        """What others ask of the articles, by page."""
        self.newest = ""
        """The date of the newest; '' when none has a date."""
        self.statements: Shelf[RecordStatement] = shelves(RecordStatement)
        self.positions: Shelf[RecordPosition] = shelves(RecordPosition)
        self.reports: Shelf[RecordReport] = shelves(RecordReport)
        self.times: Shelf[RecordTime] = shelves(RecordTime)
        self.words: Shelf[Words] = shelves(Words)
        self.contexts: Shelf[Named] = shelves(Named)
        self.numbering = Names()
        """Pages with words that may number the days of a round."""
        self.expected: set[str] = set()
        """The families of the events that are expected."""
        self._awaiting = Names()
        """Pages that tell of something promised or foreseen."""

    def read(self, blocks: Blocks) -> None:
        """What each page says by itself, once its date and its actors are known."""
        sources, pack = self._sources, self._pack
        for told in chain.from_iterable(blocks(tell, settled(sources.handed(), sources.known, codes=self._codes, states=self._states, pack=pack))):
            self.articles.put_row(*told.article)
            self._facts.put_row(told.page, told.facts)
            self.newest = max(self.newest, told.newest)
            if told.named is not None:
                self.contexts.put(told.page, Named(context_of(told.named, self._actors)))
            for rows, shelf in self._shelved(told):
                for key, row in rows:
                    shelf.put_row(key, row)
            for time in told.times:
                self.times.put_row(told.page, time)
            if told.numbers_days:
                self.numbering.add(told.page)
            if told.awaits:
                self._awaiting.add(told.page)
                self.expected.update(told.expected)

    def _shelved(self, told: Told) -> Iterator[tuple[Sequence[Row], Shelf[Any]]]:
        yield told.words, self.words
        yield told.statements, self.statements
        yield told.positions, self.positions
        yield told.reports, self.reports

    def passages(self, shared: Shared) -> Shelf[Sharing]:
        """The passages that articles share, by page; what is known of the articles then has them."""
        articles = Looked(self._sources.sentences, lambda page: self.articles[article_id(page)])
        found = sharing(shared, articles, self._shelves)
        if found:
            self._passages = Shelved(found)
        return found

    def with_passages(self, article: RecordArticle) -> RecordArticle:
        """`article` with the passages that it shares."""
        shares = self._passages.get(article.page)
        return article if shares is None else replace(article, passages=shares.passages)

    def _known(self, page: str) -> RecordArticle:
        return self.with_passages(self._facts[page])

    def times_in(self, reports: Reports) -> Iterator[RecordTime]:
        """The time expressions of all pages, with the days that are counted from events."""
        shifts, rounds = reports.shifts, reports.rounds
        for page, held in groupby(self.times, key=attrgetter("page")):
            times = with_shifted_times(held, shifts)
            if page in self.numbering and page in rounds:
                times = with_day_times(times, self._sources[page], rounds[page])
            yield from times

    def expectations(self, matcher: Matcher, shelf: Shelf[RecordExpectation]) -> Shelf[RecordExpectation]:
        """What was expected, with what became of it, put on `shelf` by id."""
        for page in self._awaiting:
            for x in matcher.expectations(self._sources[page]):
                shelf.put(x.id, x)
        return shelf

    def said(self, page: str) -> Sequence[Said]:
        """What stands on a page, by its id: statements, positions, and what is expected, whatever became of it."""
        source = self._sources[page]
        awaited = (record_expectation(source, x, status="open", followed_by=None) for x in source.analysis.expectations)
        return [*record_statements(source), *record_positions(source, self._states), *awaited]
