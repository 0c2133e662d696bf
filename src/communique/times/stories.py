"""Finding time expressions in the story of a page."""

from __future__ import annotations

from dataclasses import replace

from communique.model.article import Article, StatedDate
from communique.model.page import Page
from communique.model.spans import Span
from communique.model.times import Time
from communique.times.finding import find_in
from communique.times.openings import with_openings
from communique.times.sameday import with_same_days

STORY_ROLES = ("title", "standfirst", "body", "subhead", "date", "dateline")


def story_times(page: Page, article: Article) -> tuple[Time, ...]:
    """The time expressions of title, standfirst, body, subheads, date line and dateline of `article`, in page order, symbolic.

    A date of change on the date line is none of the story.

    Spans are those of TempEval-3: determiners of anchored expressions belong to them ("the previous day"), prepositions do not.
    In a range ("five to six hours") each number is an expression, and the last has the whole range in its `hours`.
    """
    times: list[Time] = []
    for block in article.blocks:
        if block.role not in STORY_ROLES:
            continue
        found = find_in(page.text[block.start : block.end], shift=block.start, first=len(times))
        if block.role == "date":
            found = _of_date_line(article, block.span, found)
        times.extend(found)
    return with_openings(with_same_days(times), article.spans("body"))


def _of_date_line(article: Article, span: Span, times: list[Time]) -> list[Time]:
    """The times of a date line, less "3 hours ago", which counts from when the page was saved, and less the date of change."""
    if article.updated is not None and _holds(span, article.updated):
        return _of_publication(article, times)
    return [replace(t, anchor=None) for t in times if t.op != "ago"] if any(t.op == "ago" for t in times) else times


def _holds(span: Span, stated: StatedDate) -> bool:
    return span.start <= stated.start < span.end


def _of_publication(article: Article, times: list[Time]) -> list[Time]:
    """Of the times of a line that gives the date of change, that of publication."""
    stated = article.published
    return [] if stated is None else [replace(t, anchor=None) for t in times if t.start < stated.end and stated.start < t.end]
