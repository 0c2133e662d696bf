"""The front page: what the record holds, newest first, what reports disagree on, what is still open, and where it all comes from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from communique.model.record import Event
from communique.model.times import DateRange
from communique.model.wording import say_days
from communique.showing.findings import is_empty
from communique.showing.lines import conflict_pieces, say_when, when_key
from communique.showing.rounds import rounds
from communique.showing.words import counted
from communique.web.articles import sources
from communique.web.items import Item, event_items
from communique.web.promises import promises
from communique.web.said import SPEECH
from communique.web.site import Site

T = TypeVar("T")
MOST, MOST_ARTICLES = 12, 40
"""Rows of a list of the front page; the page of the part has all."""
SPARED = 2
"""Rows for which a list is not cut."""


def front_page(site: Site) -> dict[str, Any]:
    """What the template ``index.html`` needs."""
    record = site.view.record
    talks = event_items((e for e in rounds(site.view) if e.type == "talks"), site, newest=True)
    newest = event_items(record.events, site, newest=True)
    return {
        "empty": is_empty(record),
        "holds": _holds(site),
        "counts": _counts(site),
        "talks": few(talks),
        "newest": few(newest),
        "disagreements": few(disagreements(record.events, site)),
        "open": few([p for p in promises(site) if p.status in ("open", "overdue")]),
        "articles": few(sources(site), MOST_ARTICLES),
    }


@dataclass(frozen=True, slots=True)
class Few(Generic[T]):
    """The first rows of a list, and how many more there are."""

    rows: list[T]
    more: int


def few(rows: Sequence[T], most: int = MOST) -> Few[T]:
    """The first `most` of `rows`; all of them where only one or two would be left out."""
    shown = list(rows) if len(rows) <= most + SPARED else list(rows[:most])
    return Few(shown, len(rows) - len(shown))


def _holds(site: Site) -> str:
    """Of what the record is made, in a sentence."""
    articles = site.view.record.articles
    outlets = len({site.view.outlet(a.page) for a in articles})
    days = sorted(d for a in articles if (d := a.published_from or a.published))
    span = f", published {say_days(DateRange(days[0], days[-1]))}" if days else ""
    return f"What {counted(len(articles), 'news article')} from {counted(outlets, 'outlet')} say{'s' * (len(articles) == 1)}{span}."


def _counts(site: Site) -> list[tuple[int, str, str]]:
    record = site.view.record
    copies = sum(a.copy_of is not None for a in record.articles)
    held = [
        (len(record.articles), "article", "articles", "articles.html"),
        (len(record.events), "event", "events", "timeline.html"),
        (sum(e.type == "talks" for e in record.events), "round of talks", "rounds of talks", "talks.html"),
        (len(record.actors), "actor", "actors", "people.html"),
        (sum(s.tier == SPEECH for s in site.view.own(record.statements)), "statement", "statements", "statements.html"),
        (len(site.view.own(record.positions)), "position", "positions", "positions.html"),
        (len(site.view.own(record.expectations)), "promise or expectation", "promises and expectations", "expectations.html"),
    ]
    named = [(number, one if number == 1 else many, href) for number, one, many, href in held]
    return [(number, words + (f", {copies} copied" if copies and href == "articles.html" else ""), href) for number, words, href in named]


def disagreements(events: Iterable[Event], site: Site) -> list[Item]:
    """A row for each field of an event on which the reports are in conflict, each value leading to its words."""
    ordered = sorted(events, key=lambda e: when_key(e, site.view))
    found = [(e, name) for e in ordered for name, held in sorted(e.fields.items()) if held.agreement == "conflict"]
    return [Item(say_when(e, site.view), site.bits(conflict_pieces(name, e, site.view)), site.href(e.id), "side by side") for e, name in found]
