"""Many analyses → one record: the third pure function, its steps in the order in which they need each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from communique.codebooks.model import Codebook
from communique.model.analysis import Analysis
from communique.model.page import Unread
from communique.model.record import (
    Event,
    Record,
    RecordArticle,
    RecordExpectation,
    RecordPosition,
    RecordReport,
    RecordStatement,
    RecordTime,
    SharedPassage,
)
from communique.model.streams import RecordStream
from communique.record.articles import newest, passage_links, passages_of, plain_facts, record_article
from communique.record.converting import record_positions, record_statements, record_times
from communique.record.copies import Shared
from communique.record.events import Linked, link_events
from communique.record.following import Matcher
from communique.record.gathering import Ground, gather
from communique.record.profiling import Pages
from communique.record.repeats import Said, repeated
from communique.record.rounds import with_day_times, with_own_days
from communique.record.shelves import InMemory, Shelf, Shelves
from communique.record.shifts import with_shifted_times
from communique.record.sides import Context
from communique.record.slimming import Words, context_on, whole_actors, words_of_actors
from communique.record.sources import Analyses, Given, Looked, article_id
from communique.record.values import record_reports
from communique.settings import Settings


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
) -> RecordStream:
    """As `merge`, with one of `analyses` in memory at a time and what they say on `shelves`: in memory is what linking knows of reports and
    events, and a little of each article and actor. The stream is to be gone through while `analyses` and `shelves` last."""
    ground = gather(analyses, shelves, settings, reviews=reviews)
    sources, texts, actors = ground.sources, ground.sources.texts, ground.actors
    told = _Told(shelves, ground, codebook)
    told.read()
    passages = told.passages(ground.shared)
    articles = sorted(told.known.values(), key=lambda a: a.id)
    as_of = as_of or newest(articles)
    contexts = Looked(told.known, lambda page: told.contexts[page].sides)
    pages = Pages(told.known, sources.sentences, texts, actors, contexts)
    counting = (sources[page] for page in ground.counting)
    linked = link_events(told.reports, shelves(Event), pages=pages, codebook=codebook, counting=counting, rules=settings.rules, reviews=reviews)
    expected = told.read_on(linked, Matcher(linked, stories=sources.stories, actors=actors, as_of=as_of))
    links = {*linked.links, *repeated(articles, told.said(expected)), *passage_links(articles, texts)}
    return RecordStream(
        codebook=f"{codebook.name} {codebook.version}",
        as_of=as_of,
        parser=ground.parser,
        pages=analyses.pages(),
        things={
            "articles": (replace(a, passages=passages.get(a.id, ())) for _, a in told.articles.items()),
            "actors": whole_actors((a for _, a in ground.whole.items()), told.words),
            "times": told.times,
            "statements": (x for _, x in told.statements.items()),
            "reports": linked.reports.in_order(),
            "events": (x for _, x in linked.events.items()),
            "links": sorted(links, key=lambda k: (k.from_, k.to, k.relation, k.reasons)),
            "positions": (x for _, x in told.positions.items()),
            "expectations": sorted(expected, key=lambda x: x.id),
            "places": ground.places,
        },
        unread=tuple(sorted(unread, key=lambda u: (u.path, u.member or "", u.code))),
        sentences=sources.sentences,
    )


@dataclass(frozen=True, slots=True)
class Named:
    """The sides that a page names."""

    sides: Context


class _Told:
    """What the pages say, one after the other, put on shelves."""

    def __init__(self, shelves: Shelves, ground: Ground, codebook: Codebook) -> None:
        self._sources = ground.sources
        self._actors, self._states = ground.actors, ground.states
        self._codes = {name: kind.codes.model_dump(exclude_none=True) for name, kind in codebook.types.items()}
        self.articles: Shelf[RecordArticle] = shelves(RecordArticle)
        self.known: dict[str, RecordArticle] = {}
        """What others ask of the articles, by page."""
        self.statements: Shelf[RecordStatement] = shelves(RecordStatement)
        self.positions: Shelf[RecordPosition] = shelves(RecordPosition)
        self.reports: Shelf[RecordReport] = shelves(RecordReport)
        self.times: Shelf[RecordTime] = shelves(RecordTime)
        self.words: Shelf[Words] = shelves(Words)
        self.contexts: Shelf[Named] = shelves(Named)

    def read(self) -> None:
        """What each page says by itself, once its date and its actors are known."""
        for source in self._sources:
            article = record_article(source)
            self.articles.put(article.id, article)
            self.known[article.page] = plain_facts(article)
            words = words_of_actors(source)
            for name, said in words.items():
                self.words.put(name, said)
            if source.analysis.reports:
                self.contexts.put(source.page, Named(context_on(words, self._actors)))
            for statement in record_statements(source):
                self.statements.put(statement.id, statement)
            for position in record_positions(source, self._states):
                self.positions.put(position.id, position)
            for report in with_own_days(list(record_reports(source, self._codes)), source):
                self.reports.put(report.id, report)

    def passages(self, shared: Shared) -> Mapping[str, tuple[SharedPassage, ...]]:
        """The passages that articles share, by the article's id; what is known of the articles then has them."""
        found = passages_of(Looked(self.known, lambda page: self.articles[article_id(page)]), shared) if shared.passages else {}
        for page, article in self.known.items():
            if article.id in found:
                self.known[page] = replace(article, passages=found[article.id])
        return found

    def read_on(self, linked: Linked, matcher: Matcher) -> list[RecordExpectation]:
        """What hangs on the events: days that are counted from them, and what became of what was expected, which is returned."""
        expected: list[RecordExpectation] = []
        for source in self._sources:
            shifted = with_shifted_times(record_times(source), linked.reports.shifts)
            times = with_day_times(shifted, source, linked.reports.rounds.get(source.page, ()))
            for time in sorted(times, key=lambda t: (t.start, t.end, t.type)):
                self.times.put(time.page, time)
            expected += matcher.expectations(source)
        return expected

    def said(self, expected: Iterable[RecordExpectation]) -> Callable[[str], Sequence[Said]]:
        """What stands on a page, by its id: statements, positions, and those of `expected`."""
        awaited: dict[str, list[RecordExpectation]] = defaultdict(list)
        for x in expected:
            awaited[x.page].append(x)

        def on(page: str) -> Sequence[Said]:
            source = self._sources[page]
            return [*record_statements(source), *record_positions(source, self._states), *awaited.get(page, ())]

        return on
