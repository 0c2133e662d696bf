"""The articles of the record: their dates, and which are copies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from communique.model.analysis import Analysis
from communique.model.article import Named
from communique.model.record import Clue, RecordArticle
from communique.model.spans import Span
from communique.record.copies import Text, find_copies
from communique.record.sources import Source, article_id
from communique.times.dating import Dating, date_article

STORY = ("body", "subhead")


def date_articles(analyses: Sequence[Analysis]) -> dict[str, Dating]:
    """The dating of each page's article, from its own words alone."""
    return {a.page.id: date_article(a.page, a.article, a.times) for a in analyses}


def copies_among(analyses: Sequence[Analysis], datings: Mapping[str, Dating], *, threshold: float) -> dict[str, str]:
    """Page of each copy → page of its original (`communique.record.copies` has the rule)."""
    texts = [
        Text(
            id=a.page.id,
            body="\n".join(a.page.text[s.start : s.end] for s in a.article.spans(*STORY)),
            published=datings[a.page.id].published,
            outlet=_value(a.article.outlet),
            original_publisher=_value(a.article.original_publisher),
        )
        for a in analyses
    ]
    return find_copies(texts, threshold=threshold)


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
    return Dating(published=None, from_=first, to=last, basis=known.basis, clues=clues)


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
    )


def newest(articles: Sequence[RecordArticle]) -> str | None:
    """The date of the newest article: what `as_of` is when nobody says. None when no article has a date."""
    return max((a.published or a.published_to or "" for a in articles), default="") or None


def _value(named: Named | None) -> str | None:
    return None if named is None else named.value


def _span(named: Named | None) -> Span | None:
    return None if named is None else Span(named.start, named.end)
