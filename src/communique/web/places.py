"""Places: where something happened, and what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from communique.model.record import CitedValue, Event
from communique.showing.words import clean
from communique.web.items import LIMIT, Item, event_items
from communique.web.site import Site

PLACE = "place"


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the pages name it (`also` in other words), where one of them names it, and the events there."""

    id: str
    name: str
    also: str
    href: str | None
    events: list[Item]


def places_page(site: Site) -> dict[str, Any]:
    """What the template ``places.html`` needs: places with most events first, and the number of events of which no place is told."""
    held = by_place(site)
    number = sum(len(p) for p in held.values())
    order = sorted(held, key=lambda key: (-len(held[key]), key))
    nowhere = sum(not places_of(e) for e in site.view.record.events)
    return {"places": [_place(n, held[key], site) for n, key in enumerate(order, start=1)], "nowhere": nowhere, "long": number > LIMIT}


def by_place(site: Site) -> dict[str, list[tuple[Event, CitedValue]]]:
    """The events of each place with the words that name it, under the folded name."""
    held: dict[str, list[tuple[Event, CitedValue]]] = {}
    for event in site.view.record.events:
        for key, value in places_of(event).items():
            held.setdefault(key, []).append((event, value))
    return held


def places_of(event: Event) -> dict[str, CitedValue]:
    """The places of `event` under their folded names; where the reports differ all of them."""
    field = event.fields.get(PLACE)
    found: dict[str, CitedValue] = {}
    for value in field.values if field else ():
        name = clean(value.value if isinstance(value.value, str) else value.raw)
        if name:
            found.setdefault(name.casefold(), value)
    return found


def name_of(value: CitedValue, site: Site) -> str:
    """The place that `value` names."""
    return clean(site.view.name(value.value) if isinstance(value.value, str) else value.raw)


def _place(number: int, held: list[tuple[Event, CitedValue]], site: Site) -> Place:
    first = held[0][1]
    name = name_of(first, site)
    also = {clean(v.raw) for _, v in held} - {name}
    events = event_items((event for event, _ in held), site)
    return Place(f"place-{number}", name, ", ".join(f"“{words}”" for words in sorted(also)), site.words(first.page, first.start, first.end), events)
