"""The articles of the record: their dates, and which are copies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from communique.model.analysis import Analysis
from communique.model.article import Named
from communique.model.record import Clue, RecordArticle
from communique.model.spans import Span
from communique.record.copies import Text, publisher_key
from communique.record.names import Names
from communique.record.shelves import InMemory, Pack, Shelf, Shelved, Shelves
from communique.record.sources import Analyses, Given, Looked, Source, article_id
from communique.times.dating import Dating, date_article
from communique.times.fetching import fetched_day
from communique.times.habits import Habit, Telling, told_by

STORY = ("body", "subhead")
ENOUGH = 5  # dated pages that show how soon a corpus was fetched
SOON = 13  # days within which they must all have been: of an archive fetched years later, the day fetched says nothing


@dataclass(frozen=True, slots=True)
class Dated:
    """When an article was published, by its own words, as a row for a shelf; `undated` where it may be dated by when its page was fetched. Of one
    that states its date, the days from that to when it was fetched (`lag`), and how it tells the days of its news (`habit`)."""

    page: str
    row: object
    undated: bool
    lag: int | None = None
    habit: Telling | None = None
    outlet: str | None = None


def dated(analysis: Analysis, pack: Pack) -> Dated:
    """What `Dates` takes in of `analysis`."""
    page = analysis.page
    dating, day = date_article(page, analysis.article, analysis.times), fetched_day(page)
    row, undated = pack(dating), dating.published is None and page.fetched is not None
    if dating.basis != "stated" or not dating.published:
        return Dated(page.id, row, undated)
    published = date.fromisoformat(dating.published)
    habit = told_by(page, analysis.article, analysis.times, day=published)
    return Dated(page.id, row, undated, None if day is None else (day - published).days, habit, _outlet(analysis))


class Dates:
    """When the articles of a corpus were published: each from its own words, and those that do not say it from how soon the pages of this
    corpus that state their date were fetched, and on which days these tell their news."""

    def __init__(self, shelves: Shelves | None = None) -> None:
        given = shelves or InMemory()
        self._alone: Shelf[Dating] = given(Dating)
        self._pack = given.pack
        self._undated = Names()
        self._lags: Counter[int] = Counter()
        self._habit = Habit()

    def add(self, analysis: Analysis) -> None:
        self.take(dated(analysis, self._pack))

    def take(self, found: Dated) -> None:
        """Take in an article, whose page's id comes after those that were taken in before."""
        self._alone.put_row(found.page, found.row)
        if found.undated:
            self._undated.add(found.page)
        self._habit.count(found.habit, outlet=found.outlet)
        if found.lag is not None:
            self._lags[found.lag] += 1

    @property
    def lag(self) -> int | None:
        """Within how many days of their date the pages were fetched: known where enough of them state both and all were fetched soon."""
        enough = self._lags.total() >= ENOUGH and min(self._lags) >= 0 and max(self._lags) <= SOON
        return max(self._lags) if enough else None

    def known(self, analyses: Analyses, shelves: Shelves | None = None) -> Mapping[str, Dating]:
        """The dating of each page's article; `analyses` are those that were added."""
        lag, shelf, alone = self.lag, (shelves or InMemory())(Dating), Shelved(self._alone)
        if lag is None:
            return alone
        for page in self._undated:
            shelf.put(page, self._dated_again(analyses[page], lag))
        return Looked(alone, lambda page: shelf[page] if page in self._undated else alone[page])

    def _dated_again(self, analysis: Analysis, lag: int | None) -> Dating:
        habits = self._habit.of(_outlet(analysis), self._lags)
        return date_article(analysis.page, analysis.article, analysis.times, lag=lag, habits=habits)


def date_articles(analyses: Iterable[Analysis]) -> dict[str, Dating]:
    """The dating of each page's article, by page id."""
    given, dates = Given(analyses), Dates()
    for analysis in given:
        dates.add(analysis)
    return dict(dates.known(given))


def text_of(analysis: Analysis) -> Text:
    """What the rules for copies ask of an article besides its story and its date."""
    article = analysis.article
    return Text(analysis.page.id, outlet=_value(article.outlet), original_publisher=_value(article.original_publisher))


def plain_facts(article: RecordArticle) -> RecordArticle:
    """`article` with what other articles ask of it: when and by whom it was published and of what it is a copy."""
    return replace(
        article,
        title=None,
        standfirst=None,
        published_clues=(),
        authors=(),
        contributors=(),
        title_span=None,
        standfirst_span=None,
        outlet_span=None,
        body=(),
        place=None,
        place_span=None,
        published_likely=(),
    )


def story_in(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The words of the story that stands at `spans` of `text`, without its title."""
    return "\n".join(text[start:end] for start, end in spans)


def bound_by_copies(datings: Mapping[str, Dating], copies: Mapping[str, str], titles: Mapping[str, Clue]) -> dict[str, Dating]:
    """Those of `datings` that copies tell more of: a copy is no older than its dated original, an original no younger than its dated copies.

    `titles` gives the words of each page that stand for the article in the clue.
    """
    bounded: dict[str, Dating] = {}
    for copy, original in sorted(copies.items()):
        known, other = bounded.get(copy) or datings[copy], datings[original]
        if known.published is None and other.published is not None:
            bounded[copy] = _bound(known, titles[original], from_=other.published, to=None)
        known, other = bounded.get(original) or datings[original], datings[copy]
        if known.published is None and other.published is not None:
            bounded[original] = _bound(known, titles[copy], from_=None, to=other.published)
    return bounded


def _bound(known: Dating, clue: Clue, *, from_: str | None, to: str | None) -> Dating:
    """`known` narrowed by a bound; left as it was where the bound contradicts its own clues."""
    first = max(filter(None, (known.from_, from_)), default=None)
    last = min(filter(None, (known.to, to)), default=None)
    if first and last and last < first:
        return known
    rule = "not_before_its_original" if from_ else "not_after_its_copy"
    clues = (*known.clues, replace(clue, rule=rule, from_=from_, to=to))
    if first is not None and first == last:
        return Dating(published=first, from_=first, to=last, basis="inferred", clues=clues)
    likely = tuple(d for d in known.likely if (first or "") <= d <= (last or "9"))
    return Dating(published=None, from_=first, to=last, basis=known.basis, clues=clues, likely=likely)


def title_clue(analysis: Analysis) -> Clue:
    """The words that stand for the article of `analysis`: its title, else the first words of its story."""
    title = analysis.article.title
    if title is not None:
        return Clue(analysis.page.id, title.start, title.end, analysis.page.text[title.start : title.end], "")
    spans = analysis.article.spans(*STORY)
    start, end = (spans[0].start, spans[0].end) if spans else (0, 0)
    return Clue(analysis.page.id, start, end, analysis.page.text[start:end], "")


def record_article(source: Source) -> RecordArticle:
    """The article of `source` as the record shows it."""
    article, dating = source.analysis.article, source.dating
    standfirst = article.standfirst
    return RecordArticle(
        id=article_id(source.page),
        page=source.page,
        title=_value(article.title),
        standfirst=None if standfirst is None else source.raw(*standfirst),
        published=dating.published,
        published_from=dating.from_,
        published_to=dating.to,
        published_basis=dating.basis,
        published_clues=dating.clues,
        outlet=_value(article.outlet),
        original_publisher=_value(article.original_publisher),
        authors=tuple(a.value for a in article.authors),
        contributors=tuple(a.value for a in article.contributors),
        title_span=_span(article.title),
        standfirst_span=standfirst,
        outlet_span=_span(article.outlet),
        body=article.spans(*STORY),
        language=article.language,
        copy_of=None if source.copy_of is None else article_id(source.copy_of),
        note=article.note,
        copy_kind=None if source.copy is None else source.copy.kind,
        copy_share=None if source.copy is None else source.copy.share,
        copy_reason=None if source.copy is None else source.copy.reason,
        place=_dateline(source),
        place_span=_span(article.place),
        published_likely=dating.likely if dating.published is None else (),
    )


def _dateline(source: Source) -> str | None:
    """Id of the place that the dateline names, where that is certain."""
    named = source.analysis.article.place
    placed = source.places.get((named.start, named.end)) if named else None
    return placed.place.id if placed and placed.place else None


def _outlet(analysis: Analysis) -> str | None:
    """The key by which the pages of one outlet are known; None where the page names none."""
    outlet = _value(analysis.article.outlet)
    return publisher_key(outlet) if outlet else None


def _value(named: Named | None) -> str | None:
    return None if named is None else named.value


def _span(named: Named | None) -> Span | None:
    return None if named is None else Span(named.start, named.end)
