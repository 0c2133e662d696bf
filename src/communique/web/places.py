"""Places: where something happened, and what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from communique.model.record import CitedValue, Event
from communique.showing.words import clean
from communique.web.indexes import places_of
from communique.web.items import LIMIT, Item, event_items
from communique.web.paging import ROWS, SPARED, cut, parts_of
from communique.web.site import Site

__all__ = ["Place", "by_place", "name_of", "place_parts", "places_of", "places_page"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the pages name it (`also` in other words), where one of them names it, and the first of the `number` events there."""

    id: str
    name: str
    also: str
    href: str | None
    events: list[Item]
    number: int


def places_page(site: Site, part: int = 1) -> dict[str, Any]:
    """What the template ``places.html`` needs: places with most events first, and the number of events of which no place is told."""
    held = by_place(site)
    number = sum(len(p) for p in held.values())
    order = sorted(held, key=lambda key: (-len(held[key]), key))
    nowhere = sum(not places for places in site.index.places.values())
    shown, paged = cut(order, "places.html", part)
    first = order.index(shown[0]) + 1 if shown else 1
    places = [_place(n, held[key], site) for n, key in enumerate(shown, start=first)]
    return {"places": places, "number": len(order), "paged": paged, "nowhere": nowhere, "long": number > LIMIT}


def place_parts(site: Site) -> int:
    """In how many parts the page of places stands."""
    return parts_of(len({key for places in site.index.places.values() for key in places}))


def by_place(site: Site, events: Iterable[Event] | None = None) -> dict[str, list[tuple[Event, CitedValue]]]:
    """The events (None: all) of each place with the words that name it, under the folded name."""
    held: dict[str, list[tuple[Event, CitedValue]]] = {}
    for event in site.view.record.events if events is None else events:
        for key, value in site.index.places[event.id].items():
            held.setdefault(key, []).append((event, value))
    return held


def name_of(value: CitedValue, site: Site) -> str:
    """The place that `value` names."""
    return clean(site.view.name(value.value) if isinstance(value.value, str) else value.raw)


def _place(number: int, held: list[tuple[Event, CitedValue]], site: Site) -> Place:
    first = held[0][1]
    name = name_of(first, site)
    also = {clean(v.raw) for _, v in held} - {name}
    ordered = sorted((event for event, _ in held), key=lambda event: site.index.keys[event.id])
    events = event_items(ordered[:ROWS] if len(ordered) > ROWS + SPARED else ordered, site)
    cited = site.words(first.page, first.start, first.end)
    return Place(f"place-{number}", name, ", ".join(f"“{words}”" for words in sorted(also)), cited, events, len(held))
