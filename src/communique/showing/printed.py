"""When articles were published, for putting them in order and for saying it of many at once."""

from __future__ import annotations

from collections.abc import Iterable

from communique.model.record import RecordArticle
from communique.model.times import DateRange

LAST = "9999"  # behind every day


def by_day(article: RecordArticle) -> tuple[str, str, str]:
    """Sorts articles by the day they were published, or the first that they may have been; those with one known bound or none come last."""
    days = known_days(article)
    return (days[0] if days else LAST, article.published_from or LAST, article.id)


def known_days(article: RecordArticle) -> tuple[str, str] | None:
    """The first and the last day on which `article` may have been published, as ISO dates; None where either is not known.

    An article that tells of a day in 2001 was published on or after it: that alone is no day of publication.
    """
    first, last = article.published_from or article.published, article.published_to or article.published
    return (first, last) if first and last else None


def span_of(articles: Iterable[RecordArticle]) -> DateRange | None:
    """The days over which `articles` were published, those whose days are not known left aside; None where no day is known.

    >>> span_of([]) is None
    True
    """
    days = [known for article in articles if (known := known_days(article))]
    return DateRange(min(first for first, _ in days), max(last for _, last in days)) if days else None
