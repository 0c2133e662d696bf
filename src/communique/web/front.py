"""The front page: what the record holds, newest first, what reports disagree on, what is still open, and where it all comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from communique.model.record import Event
from communique.model.wording import say_days
from communique.showing.findings import is_empty
from communique.showing.lines import conflict_pieces, say_when
from communique.showing.printed import span_of
from communique.showing.rounds import rounds
from communique.showing.words import counted
from communique.web.articles import Source, source_of, sources_in_order
from communique.web.indexes import SPEECH
from communique.web.items import Item, event_item, newest_first
from communique.web.promises import Promise, promise
from communique.web.site import Site

T = TypeVar("T")
MOST, MOST_ARTICLES = 12, 40
"""Rows of a list of the front page; the page of the part has all."""
SPARED = 2
"""Rows for which a list is not cut."""


def front_page(site: Site) -> dict[str, Any]:
    """What the template ``index.html`` needs."""
    record = site.view.record
    talks = newest_first([e for e in rounds(site.view) if e.type == "talks"], site)
    newest = newest_first(record.events, site)
    return {
        "empty": is_empty(record),
        "holds": _kept_holds(site),
        "counts": _counts(site),
        "talks": few(talks).of(lambda e: event_item(e, site)),
        "newest": few(newest).of(lambda e: event_item(e, site)),
        "disagreements": few(disagreements(site)).of(lambda row: _disagreement(*row, site)),
        "open": _few_open(site),
        "articles": few_sources(site, MOST_ARTICLES),
    }


@dataclass(frozen=True, slots=True)
class Few(Generic[T]):
    """The first rows of a list, and how many more there are."""

    rows: list[T]
    more: int

    def of(self, say: Callable[[T], Item]) -> Few[Item]:
        """The same rows in words."""
        return Few([say(row) for row in self.rows], self.more)


def few(rows: Sequence[T], most: int = MOST) -> Few[T]:
    """The first `most` of `rows`; all of them where only one or two would be left out."""
    shown = list(rows) if len(rows) <= most + SPARED else list(rows[:most])
    return Few(shown, len(rows) - len(shown))


def _few_open(site: Site) -> Few[Promise]:
    """The first of what is open or overdue, by the day that it is due."""
    held = (x for x in site.index.awaited if x.status in ("open", "overdue"))
    shown = few(sorted(held, key=lambda x: (x.due_to or x.due_from or "9999", x.id)))
    return Few([promise(x, site) for x in shown.rows], shown.more)


def few_sources(site: Site, most: int) -> Few[Source]:
    """The first articles of the list of sources."""
    held = few(sources_in_order(site), most)
    return Few([source_of(article, site) for article in held.rows], held.more)


def _kept_holds(site: Site) -> str:
    if "holds" not in site.kept:
        site.kept["holds"] = _holds(site)
    return str(site.kept["holds"])


def _holds(site: Site) -> str:
    """Of what the record is made, in a sentence."""
    articles = site.view.record.articles
    outlets = len({site.view.outlet(a.page) for a in articles})
    days = span_of(articles)
    span = f", published {say_days(days)}" if days else ""
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


def disagreements(site: Site) -> list[tuple[Event, str]]:
    """Each field of an event on which the reports are in conflict, by when the events were."""
    return [(e, name) for e in site.index.ordered for name, held in sorted(e.fields.items()) if held.agreement == "conflict"]


def _disagreement(event: Event, name: str, site: Site) -> Item:
    """A row for it, each value leading to its words."""
    return Item(say_when(event, site.view), site.bits(conflict_pieces(name, event, site.view)), site.href(event.id), "side by side")
