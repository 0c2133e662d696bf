"""All pages of the site, in one place: where each stands, its template, and what makes what it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from communique.model.record import Event, RecordActor, RecordArticle
from communique.model.times import DateRange
from communique.model.wording import say_days
from communique.showing.rounds import ROUNDS
from communique.web.about import about_page
from communique.web.addresses import page_of
from communique.web.articles import article_page, article_parts, articles_page
from communique.web.atlas import map_page
from communique.web.changed import change_parts, changes_page
from communique.web.days import days_page
from communique.web.events import event_page
from communique.web.finding import search_page
from communique.web.front import front_page
from communique.web.paging import part_name, parts_of, split
from communique.web.people import actor_page, actor_parts, people_page
from communique.web.places import place_parts, places_page
from communique.web.positions import position_parts, positions_page
from communique.web.promises import board, promise_parts
from communique.web.rendering import POLICY, render
from communique.web.said import statement_parts, statements_page
from communique.web.site import Site
from communique.web.talks import round_page, talks_page
from communique.web.timeline import timeline_page, timeline_parts


@dataclass(frozen=True, slots=True)
class Part:
    """A page of the site that shows a part of the record; `words` name it in the navigation, where a page
    that is `under` another has no place of its own. `parts` counts those of a list that may be too long for one page; `make` takes the number
    of one then."""

    words: str
    template: str
    make: Callable[..., dict[str, Any]]
    under: str = ""
    parts: Callable[[Site], int] | None = None


PARTS: dict[str, Part] = {
    "index.html": Part("Overview", "index.html", front_page),
    "changes.html": Part("What changed", "changes.html", changes_page, under="index.html", parts=change_parts),
    "timeline.html": Part("Timeline", "timeline.html", timeline_page, parts=timeline_parts),
    "days.html": Part("Days", "days.html", days_page, under="timeline.html", parts=lambda site: parts_of(len(site.index.days))),
    "talks.html": Part("Talks", "talks.html", talks_page),
    "people.html": Part("Actors", "people.html", people_page),
    "places.html": Part("Places", "places.html", places_page, parts=place_parts),
    "map.html": Part("Map", "map.html", map_page),
    "statements.html": Part("Statements", "statements.html", statements_page, parts=statement_parts),
    "positions.html": Part("Positions", "positions.html", positions_page, parts=position_parts),
    "expectations.html": Part("Promises", "expectations.html", board, parts=promise_parts),
    "articles.html": Part("Sources", "articles.html", articles_page, parts=article_parts),
    "search.html": Part("Search", "search.html", search_page),
    "about.html": Part("About", "about.html", about_page),
}
"""The pages that every record has, in the order of the navigation."""


def navigation(site: Site) -> list[tuple[str, str]]:
    """Address and words of each part of `site`, in order; where somebody checks it, that too."""
    parts = [(where, part.words) for where, part in PARTS.items() if not part.under]
    return [*parts, ("check", "Check")] if site.reviewer else parts


def addresses(site: Site) -> Iterator[str]:
    """The addresses of all pages, from the root of the site."""
    for where, part in PARTS.items():
        yield from (part_name(where, n) for n in range(1, (part.parts(site) if part.parts else 1) + 1))
    record = site.view.record
    yield from (page_of(thing) for things in (record.articles, record.events) for thing in things)
    yield from (part_name(page_of(actor), n) for actor in record.actors for n in range(1, actor_parts(actor, site) + 1))


def page(where: str, site: Site) -> str | None:
    """The page at `where`, an address from the root of the site; None when the site has no such page."""
    where, part = split(where)
    if held := PARTS.get(where):
        if part > (held.parts(site) if held.parts and part > 1 else 1):
            return None
        return _render(held.template, site, here=held.under or where, root="", **(held.make(site, part) if held.parts else held.make(site)))
    thing = site.view.things.get(where.rpartition("/")[2].removesuffix(".html"))
    if not isinstance(thing, RecordArticle | Event | RecordActor) or page_of(thing) != where:
        return None
    if part > (actor_parts(thing, site) if isinstance(thing, RecordActor) and part > 1 else 1):
        return None
    match thing:
        case RecordArticle():
            return _render("article.html", site, here="articles.html", root="../", **article_page(thing, site))
        case Event() if thing.type in ROUNDS:
            given = event_page(thing, site) | round_page(thing, site)
            return _render("round.html", site, here="talks.html", root="../", is_round=True, **given)
        case Event():
            return _render("event.html", site, here="timeline.html", root="../", is_round=False, **event_page(thing, site))
        case RecordActor():
            return _render("person.html", site, here="people.html", root="../", **actor_page(thing, site, part))


def _render(template: str, site: Site, *, here: str, root: str, **given: Any) -> str:
    as_of = say_days(DateRange(site.view.record.as_of, site.view.record.as_of))
    return render(template, root=root, site=site, here=here, parts=navigation(site), as_of=as_of, policy=POLICY, **given)
