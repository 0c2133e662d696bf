"""What a reader can narrow the timeline by, beside its lanes: who takes part, where it was, who tells it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from communique.model.record import Event
from communique.web.places import by_place, name_of
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
        "place": " ".join(sorted({key_of(name) for name in site.index.places[event.id]})),
        "outlet": " ".join(sorted(map(key_of, site.index.outlets[event.id]))),
    }


def parties(site: Site, events: Iterable[Event] | None = None) -> dict[str, list[str]]:
    """The ids of those who take part in each of `events` (None: of all), under its id; who only speaks of it does not."""
    told = site.view.record.events if events is None else events
    held = {event.id: sorted(actor for actor, roles in site.index.parts(event).items() if set(roles) != {SOURCE}) for event in told}
    return {event: actors for event, actors in held.items() if actors}


def choices(site: Site, parts: Mapping[str, list[str]], events: Sequence[Event] | None = None) -> list[Choice]:
    """The lists that have anything to choose between among `events` (None: all)."""
    events = site.view.record.events if events is None else events
    who = Counter(actor for actors in parts.values() for actor in actors)
    outlets = Counter(o for e in events for o in site.index.outlets[e.id])
    places = by_place(site, events)
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
