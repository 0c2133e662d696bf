"""Where each thing of the record stands on the site. The same relative addresses hold in a folder and on the server."""

from __future__ import annotations

from communique.model.record import (
    Event,
    RecordActor,
    RecordArticle,
    RecordExpectation,
    RecordPosition,
    RecordReport,
    RecordStatement,
)
from communique.showing.view import View
from communique.web.paging import part_name

Thing = RecordArticle | RecordActor | RecordStatement | RecordReport | Event | RecordPosition | RecordExpectation


def page_of(thing: RecordArticle | RecordActor | Event) -> str:
    """The file of a thing that has a page of its own: ``events/e-abc.html``."""
    folder = {RecordArticle: "articles", RecordActor: "people", Event: "events"}[type(thing)]
    return f"{folder}/{thing.id}.html"


def address(name: str, view: View) -> str | None:
    """Where the thing with id `name` is shown, from the root of the site; None when the record has no such id or no place shows it.

    A statement stands on its speaker's page, a report on its event's, a position and an expectation on the page of all of them. What a copy
    says again stands where the original's is.
    """
    name = view.first_said(name)
    thing = view.things.get(name)
    match thing:
        case RecordArticle() | RecordActor() | Event():
            return page_of(thing)
        case RecordStatement():
            speaker = view.things.get(thing.speaker or "")
            where = page_of(speaker) if isinstance(speaker, RecordActor) else "statements.html"
            return f"{part_name(where, view.part_of(name))}#{name}"
        case RecordReport():
            event = view.event_of.get(name)
            return f"{page_of(event)}#{name}" if event else None
        case RecordPosition():
            return f"{part_name('positions.html', view.part_of(name))}#{name}"
        case RecordExpectation():
            return f"{part_name('expectations.html', view.part_of(name))}#{name}"
        case _:
            return None


def words_address(page: str, start: int, end: int, view: View) -> str | None:
    """Where the words ``[start, end)`` of page `page` stand, marked; None for a page without an article."""
    article = view.articles.get(page)
    return f"{page_of(article)}#{words_anchor(start, end)}" if article else None


def words_anchor(start: int, end: int) -> str:
    """The name of the words ``[start, end)`` on their article's page."""
    return f"w-{start}-{end}"
