"""What a reader can narrow the timeline by, beside its lanes: who takes part, where it was, who tells it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from communique.model.record import Event
from communique.web.places import by_place, name_of, places_of
from communique.web.site import Site

SOURCE = "source"
MOST = 150
"""Entries of a list to choose from, those with most events; more would be found sooner by the search."""
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Choice:
    """A list to choose from: its name in an address, its title, and of each entry the key, the words, and how many events it has."""

    name: str
    title: str
    entries: list[tuple[str, str, int]]


def keys(event: Event, site: Site, parts: Mapping[str, list[str]]) -> dict[str, str]:
    """The keys of `event` in each list, for the script that filters; `parts` are of `parties`."""
    return {
        "who": " ".join(parts.get(event.id, ())),
        "place": " ".join(sorted({key_of(name) for name in places_of(event)})),
        "outlet": " ".join(sorted({key_of(site.view.outlet(r.page)) for r in site.view.reports(event)})),
    }


def parties(site: Site) -> dict[str, list[str]]:
    """The ids of those who take part in each event, under its id; who only speaks of it does not."""
    held: dict[str, list[str]] = {}
    for actor, events in site.index.taking_part.items():
        for event, roles in events:
            if set(roles) != {SOURCE}:
                held.setdefault(event.id, []).append(actor)
    return {event: sorted(actors) for event, actors in held.items()}


def choices(site: Site, parts: Mapping[str, list[str]]) -> list[Choice]:
    """The lists that have anything to choose between."""
    who = Counter(actor for actors in parts.values() for actor in actors)
    outlets = Counter(o for e in site.view.record.events for o in {site.view.outlet(r.page) for r in site.view.reports(e)})
    places = by_place(site)
    held = [
        Choice("who", "Who", _entries((actor, site.view.name(actor), number) for actor, number in who.items())),
        Choice("place", "Where", _entries((key_of(key), name_of(found[0][1], site), len(found)) for key, found in places.items())),
        Choice("outlet", "Told by", _entries((key_of(name), name, number) for name, number in outlets.items())),
    ]
    return [choice for choice in held if len(choice.entries) > 1]


def _entries(rows: Iterable[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    most = sorted(rows, key=lambda row: (-row[2], row[1].casefold(), row[0]))[:MOST]
    return sorted(most, key=lambda row: (row[1].casefold(), row[0]))


def key_of(name: str) -> str:
    """A name as it stands in an address.

    >>> key_of("The Lakeside Courier")
    'the-lakeside-courier'
    """
    return "-".join(WORD.findall(name.casefold())) or "-"
