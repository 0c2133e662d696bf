"""The articles of the record: their dates, and which are copies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter

from communique.model.analysis import Analysis
from communique.model.article import Named
from communique.model.record import Clue, Link, RecordArticle, SharedPassage
from communique.model.spans import Span
from communique.record.copies import Shared, Text, find_copies, publisher_key
from communique.record.origins import printed
from communique.record.sources import Source, article_id
from communique.times.dating import Dating, date_article
from communique.times.fetching import fetched_day

STORY = ("body", "subhead")
ENOUGH = 5  # dated pages that show how soon a corpus was fetched
SOON = 13  # days within which they must all have been: of an archive fetched years later, the day fetched says nothing
OPENING = 8  # words of a shared passage that its link shows


def date_articles(analyses: Sequence[Analysis]) -> dict[str, Dating]:
    """The dating of each page's article: from its own words, and from how soon the pages of this corpus that state their date were fetched."""
    alone = {a.page.id: date_article(a.page, a.article, a.times) for a in analyses}
    lag = usual_lag(analyses, alone)
    if lag is None:
        return alone
    undated = [a for a in analyses if alone[a.page.id].published is None and a.page.fetched is not None]
    return alone | {a.page.id: date_article(a.page, a.article, a.times, lag=lag) for a in undated}


def usual_lag(analyses: Sequence[Analysis], datings: Mapping[str, Dating]) -> int | None:
    """Within how many days of their date the pages of a corpus were fetched: known where enough of them state both and all were fetched soon."""
    pages = ((datings[a.page.id], fetched_day(a.page)) for a in analyses)
    lags = [(day - date.fromisoformat(d.published)).days for d, day in pages if day is not None and d.basis == "stated" and d.published]
    return max(lags) if len(lags) >= ENOUGH and min(lags) >= 0 and max(lags) <= SOON else None


def copies_among(analyses: Sequence[Analysis], datings: Mapping[str, Dating], *, threshold: float) -> Shared:
    """The copies among the pages and the passages that they share, by the pages' ids (`communique.record.copies` has the rule)."""
    texts = [
        Text(
            id=a.page.id,
            body=_story(a),
            published=datings[a.page.id].published,
            outlet=_value(a.article.outlet),
            original_publisher=_value(a.article.original_publisher),
        )
        for a in analyses
    ]
    return find_copies(texts, threshold=threshold)


def with_passages(articles: Sequence[RecordArticle], shared: Shared, analyses: Sequence[Analysis]) -> list[RecordArticle]:
    """`articles` with the passages that they share with other stories of other publishers: what an outlet repeats of its own says nothing.
    Of a story and its copies, the original stands for all."""
    by_page = {a.page: a for a in articles}
    pages = {a.page.id: a for a in analyses}
    held: dict[str, list[SharedPassage]] = defaultdict(list)
    for b in shared.passages:
        one, two = by_page[b.one], by_page[b.two]
        if one.outlet and publisher_key(one.outlet) == publisher_key(two.outlet):
            continue
        first, second = _on_page(pages[b.one], b.start, b.end), _on_page(pages[b.two], b.two_start, b.two_end)
        if two.copy_of is None:
            held[one.id].append(SharedPassage(*first, two.id, two.page, *second))
        if one.copy_of is None:
            held[two.id].append(SharedPassage(*second, one.id, one.page, *first))
    order = attrgetter("start", "end", "article", "other_start")
    return [replace(a, passages=tuple(sorted(held[a.id], key=order))) if a.id in held else a for a in articles]


def passage_links(articles: Sequence[RecordArticle], analyses: Sequence[Analysis]) -> list[Link]:
    """For two articles that share passages, a link from the later dated (else the greater id) to the other, with the first words of each."""
    texts = {a.page.id: a.page.text for a in analyses}
    dated = {a.id: printed(a) for a in articles}
    reasons: dict[tuple[str, str], list[str]] = defaultdict(list)
    for article in articles:
        for p in article.passages:
            if article.copy_of is None and dated[article.id] > dated[p.article]:
                words = texts[article.page][p.start : p.end].split()
                reasons[article.id, p.article].append(f"{len(words)} words in common: “{' '.join(words[:OPENING])} …”")
    return [Link(later, earlier, "shares_passage", tuple(told)) for (later, earlier), told in sorted(reasons.items())]


def _story(analysis: Analysis) -> str:
    return "\n".join(analysis.page.text[s.start : s.end] for s in analysis.article.spans(*STORY))


def _on_page(analysis: Analysis, start: int, end: int) -> tuple[int, int]:
    """Offsets ``[start, end)`` of the story → those of the page."""
    before = 0
    first = last = 0
    for span in analysis.article.spans(*STORY):
        if before <= start <= before + span.length:
            first = span.start + start - before
        if before <= end <= before + span.length:
            last = span.start + end - before
        before += span.length + 1
    return first, last


def bound_by_copies(datings: Mapping[str, Dating], copies: Mapping[str, str], titles: Mapping[str, Clue]) -> dict[str, Dating]:
    """`datings` with what copies tell: a copy is no older than its dated original, an original no younger than its dated copies.

    `titles` gives the words of each page that stand for the article in the clue.
    """
    bounded = dict(datings)
    for copy, original in sorted(copies.items()):
        known, other = bounded[copy], datings[original]
        if known.published is None and other.published is not None:
            bounded[copy] = _bound(known, titles[original], from_=other.published, to=None)
        known, other = bounded[original], datings[copy]
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
        body=article.spans("body", "subhead"),
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


def newest(articles: Sequence[RecordArticle]) -> str | None:
    """The date of the newest article: what `as_of` is when nobody says. None when no article has a date."""
    return max((a.published or a.published_to or "" for a in articles), default="") or None


def _value(named: Named | None) -> str | None:
    return None if named is None else named.value


def _span(named: Named | None) -> Span | None:
    return None if named is None else Span(named.start, named.end)
