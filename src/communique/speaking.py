"""One string → who said what in it. Composes the rooms up to statements, as `communique.analysing` composes all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from communique.actors.book import ActorBook
from communique.actors.finding import find_actors
from communique.language.reading import read_story
from communique.model.spans import Span
from communique.model.statements import Statement
from communique.model.times import DateRange, Resolved
from communique.pages.plain import plain_story
from communique.statements.finding import find_statements
from communique.statements.said import Said
from communique.times.resolving import resolve
from communique.times.stories import story_times


def find_said(text: str, published: date | str | None = None, *, parser: str = "auto") -> tuple[Said, ...]:
    """The statements of `text`, in its order, outer before inner; each line that is not blank is a paragraph.

    `published` is the day of the text (a date, or ``YYYY-MM-DD``), from which "on Friday" counts. `parser` is the import name of a spaCy model,
    or ``auto`` for the one that ships with the project. Raises ParserError C201, which says what to install, when there is none, and
    ValueError when `published` is no day.
    """
    day = None if published is None else date.fromisoformat(str(published)).isoformat()
    page, article = plain_story(text)
    parse = read_story(page, article, parser=parser)
    times = story_times(page, article)
    book = find_actors(page, article, parse)
    days = resolve(times, None if day is None else DateRange(day, day))
    return tuple(_said(text, s, book, days) for s in find_statements(page, article, parse, book, times))


def _said(text: str, told: Statement, book: ActorBook, days: Sequence[Resolved]) -> Said:
    def words(span: Span | None) -> str | None:
        return None if span is None else text[span.start : span.end]

    day = None if told.said_on is None else days[told.said_on]
    return Said(
        words(told.source), None if told.speaker is None else book.get(told.speaker), words(told.cue),
        tuple(text[s.start : s.end] for s in told.content), told.form, told.channel, tuple(book.get(k).name for k in told.via),
        words(told.addressee), (day.from_, day.to) if day is not None and day.from_ and day.to else None, told.act, told.polarity, told.tier,
        None if told.nested_in is None else int(told.nested_in.removeprefix("s")), told.source, told.cue, told.content, told.addressee,
    )  # fmt: skip
