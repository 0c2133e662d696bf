"""The map: land without a border, a point for each place, and beside it what stands on no map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from communique.model.places import AREA, REGION, Place
from communique.model.record import CitedValue, Event
from communique.places.known import country
from communique.showing.words import clean
from communique.web.choices import choices, keys, parties
from communique.web.items import LIMIT, Item, event_item
from communique.web.mapping import HEIGHT, WIDTH, View, first_view, project
from communique.web.places import name_of
from communique.web.site import Site
from communique.web.timeline import lanes_of

PIXELS = 1160.0
"""Width of the picture on a wide screen, for sizes that are meant in pixels."""
DOT, MORE, TALL = 5.0, 2.2, 20.0
"""Radius of a point of one event, how much it grows with the root of their number, and at most (pixels)."""
LETTER, LINE = 7.2, 17.0
"""Width of a letter and height of a line of a label (pixels)."""
DEGREE = 111.2
"""Kilometres in a degree of latitude."""
MOST, EACH, ROWS = 200, 25, 500
"""Places that are shown, those with most events; rows of each at most, and of all: a page of thousands of rows is slow. All stand on the page of
places."""
KINDS = {AREA: "area", REGION: "region"}


@dataclass(frozen=True, slots=True)
class Row:
    """An event at a place, for the script that narrows lists."""

    id: str
    lane: str
    past: bool
    item: Item
    keys: dict[str, str]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its events, of which `rows` are the latest of `number`. `note` says what and where it is, `why` what decided, `also` the pages'
    own words; `x`, `y` and `ring` are in units of the map (`ring` the reach of an area), `size` in pixels; `labelled` where its name has
    room in the first view."""

    id: str
    name: str
    note: str
    also: str
    why: str
    rows: list[Row]
    number: int
    x: float = 0.0
    y: float = 0.0
    ring: float = 0.0
    size: float = 0.0
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """Events at one place, each with the words that name it; `place` is None for words that are left open."""

    place: Place | None
    held: list[tuple[Event, CitedValue]]


def map_page(site: Site) -> dict[str, Any]:
    """What the template ``map.html`` needs: points with most events first, the view that shows them all, and what is on no map."""
    every = sorted(_found(site), key=lambda f: (-len(f.held), _name(f, site), f.place.id if f.place else ""))
    found = every[:MOST]
    each = _each(found)
    latest = [_latest(f, each, site) for f in found]
    events = list({e.id: e for listed in latest for e in listed}.values())
    parts = parties(site, events)
    spots = [_spot(n, f, listed, site, parts) for n, (f, listed) in enumerate(zip(found, latest, strict=True), start=1)]
    on_map = [s for s, f in zip(spots, found, strict=True) if f.place and f.place.lat is not None]
    view = first_view((s.x, s.y) for s in on_map)
    return {
        "spots": _labelled(on_map, view),
        "states": [s for s, f in zip(spots, found, strict=True) if f.place and f.place.lat is None],
        "open": [s for s, f in zip(spots, found, strict=True) if f.place is None],
        "nowhere": sum(not places for places in site.index.places.values()),
        "view": view,
        "whole": View(0, 0, WIDTH, HEIGHT),
        "unit": view.width / PIXELS,
        "lanes": lanes_of(events, site),
        "choices": [c for c in choices(site, parts, events) if c.name != "place"],
        "number": len({e.id for f in found for e, _ in f.held}),
        "left": len(every) - len(found),
        "rows": sum(len(s.rows) for s in spots),
        "long": sum(len(s.rows) for s in spots) > LIMIT,
    }


def _found(site: Site) -> Iterable[_Found]:
    known = {p.id: p for p in site.view.record.places}
    held: dict[str, _Found] = {}
    for event in site.view.record.events:
        for key, value in site.index.places[event.id].items():
            place = known.get(value.place or "")
            one = held.setdefault(place.id if place else f" {key}", _Found(place, []))
            if not one.held or one.held[-1][0] is not event:
                one.held.append((event, value))
    return held.values()


def _name(found: _Found, site: Site) -> str:
    return name_of(found.held[0][1], site)


def _each(found: Sequence[_Found]) -> int:
    """How many rows each place has at most, so that all of them have no more than `ROWS`; one at least."""
    return next((n for n in range(EACH, 1, -1) if sum(min(n, len(f.held)) for f in found) <= ROWS), 1)


def _latest(found: _Found, number: int, site: Site) -> list[Event]:
    return sorted((e for e, _ in found.held), key=lambda e: site.index.keys[e.id])[-number:]


def _spot(number: int, found: _Found, latest: Iterable[Event], site: Site, parts: Mapping[str, list[str]]) -> Spot:
    place, first = found.place, found.held[0][1]
    name = _name(found, site)
    words = {clean(v.raw) for _, v in found.held} | ({place.name} if place else set())
    rows = [Row(f"p{number}-{e.id}", site.view.section(e), e.status == "historical", event_item(e, site), keys(e, site, parts)) for e in latest]
    spot = Spot(
        id=f"p-{number}",
        name=name,
        note=say_place(place) if place else _candidates(first, site),
        also=", ".join(f"“{w}”" for w in sorted(words - {name})),
        why=first.place_reason or "",
        rows=rows,
        number=len(found.held),
    )
    return spot if place is None or place.lat is None or place.lon is None else _at(spot, place)


def _at(spot: Spot, place: Place) -> Spot:
    x, y = project(place.lat or 0.0, place.lon or 0.0)
    size = DOT + min(TALL, MORE * (spot.number - 1) ** 0.5)
    return replace(spot, x=x, y=y, ring=round(place.radius / DEGREE, 3), size=round(size, 1))


def say_place(place: Place) -> str:
    """What and where a place is, in words; of one that states dispute, who claims it.

    >>> say_place(Place("gn-1", "Loja", "town", "ECU", area_name="Loja Province", lat=-3.99, lon=-79.2))
    'Loja Province, Ecuador'
    """
    where = [*([f"{KINDS[place.kind]}, the middle of its towns"] if place.kind in KINDS else []), *([place.area_name] if place.area_name else [])]
    if place.country and place.lat is not None:
        where.append(country(place.country).name)
    if place.claimed_by:
        where.append(f"claimed by {' and '.join(country(code).name for code in place.claimed_by)}: {place.disputed or 'more states than one'}")
    return ", ".join(where)


def _candidates(value: CitedValue, site: Site) -> str:
    known = {p.id: p for p in site.view.record.places}
    named = [f"{p.name} ({say_place(p)})" for name in value.candidates if (p := known.get(name)) is not None]
    return "may be " + "; ".join(named) if named else ""


def _labelled(spots: Sequence[Spot], view: View) -> list[Spot]:
    """`spots` with a label on each whose name has room beside those before it."""
    unit = view.width / PIXELS
    taken: list[tuple[float, float, float, float]] = []
    out = []
    for s in spots:
        left, top = s.x + (s.size + 3) * unit, s.y - LINE * unit / 2
        box = (left, top, left + LETTER * len(s.name) * unit, top + LINE * unit)
        free = not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken)
        taken += [box] if free else []
        out.append(replace(s, labelled=free))
    return out
