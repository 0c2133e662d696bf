"""All that a name may stand for: states, regions of our own table, and the gazetteer's areas and towns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from communique.model.places import AREA, COUNTRY, REGION, TOWN, Place
from communique.places import reading
from communique.places.disputes import status
from communique.places.folding import fold
from communique.tables import load_table

STATES = "communique.actors"  # whose table of states is the program's only one


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that is called so. `primary`: by its main name, not by one of its other spellings; `capital`: of a state, or the seat
    of an organisation of states; `own`: by our own table of regions, which says what news means by the name."""

    place: Place
    primary: bool
    capital: bool = False
    own: bool = False


def called(name: str) -> tuple[Candidate, ...]:
    """Everything that is called `name`, in any spelling known: a state and a region first, then areas and towns by how many people they have.

    >>> [(c.place.name, c.place.country) for c in called("Kobani")][:1]
    [('‘Ayn al ‘Arab', 'SYR')]
    """
    return _called(fold(name))


@cache
def _called(key: str) -> tuple[Candidate, ...]:
    held = []
    code = countries().get(key)
    if code is not None:
        held.append(Candidate(country(code), primary=True))
    region = _regions().get(key)
    if region is not None:
        held.append(Candidate(region, primary=True, own=True))
    ours = set(region.areas) if region is not None else set()
    capital = _capitals().get(key)
    for entry in reading.entries(key):
        place = _place(entry)
        if place.id not in ours:
            seat = place.kind == TOWN and (capital in place.countries or place.id in _seats())
            held.append(Candidate(place, entry.primary or place.kind == AREA, capital=seat))
    return tuple(_one_capital(held))


def _one_capital(held: list[Candidate]) -> list[Candidate]:
    """Only the largest of several towns of that name and state is its capital."""
    seen = set[str]()
    out = []
    for c in held:
        first = c.capital and not seen & set(c.place.countries)
        out.append(Candidate(c.place, c.primary, first, c.own))
        seen |= set(c.place.countries) if first else set()
    return out


@cache
def countries() -> dict[str, str]:
    """Alpha-3 code of each state by its folded names."""
    rows = load_table(STATES, "states.tsv")
    held = {fold(name): row["code"] for row in rows for name in row["aliases"].split(";") if name}
    return held | {fold(row["name"]): row["code"] for row in rows}


@cache
def _capitals() -> dict[str, str]:
    return {fold(name): row["code"] for row in load_table(STATES, "states.tsv") for name in row["capitals"].split(";") if name}


@cache
def _seats() -> frozenset[str]:
    return frozenset(f"gn-{row['id']}" for row in load_table(__package__, "seats.tsv"))


@cache
def country(code: str) -> Place:
    """The state `code`, which no point stands for."""
    known = {row[1]: row for row in reading.header().countries}
    names = {row["code"]: row["name"] for row in load_table(STATES, "states.tsv")}
    row = known.get(code)
    territory = status(code, (), 0, None)
    return Place(
        id=f"gn-{row[2]}" if row else f"c-{code}", name=names.get(code) or code, kind=COUNTRY, country=None if territory else code,
        claimed_by=territory.claimed_by if territory else (), disputed=territory.words if territory else None,
    )  # fmt: skip


@cache
def _regions() -> dict[str, Place]:
    """Regions by their folded names. `areas` of a region are those that it is made of, not around it."""
    held: dict[str, Place] = {}
    for row in load_table(__package__, "regions.tsv"):
        parts = [area(int(i)) for i in row["areas"].split(";") if i]
        towns = [_known(*town.split("=")) for town in row["towns"].split(";") if town]
        made_of = [p for p in (*parts, *towns) if p is not None]
        place = made_of[0] if len(parts) == 1 and made_of else _region(row["name"], made_of)
        for name in [row["name"], *filter(None, row["aliases"].split(";"))]:
            held[fold(name)] = place
    return held


def _region(name: str, parts: list[Place]) -> Place:
    codes = {c for p in parts for c in p.countries}
    disputes = [p for p in parts if p.disputed]
    located = [p for p in parts if p.lat is not None and p.lon is not None]
    weight = sum(p.people for p in located) or 1
    lat = sum((p.lat or 0.0) * p.people for p in located) / weight
    lon = sum((p.lon or 0.0) * p.people for p in located) / weight
    open_ = bool(disputes) or len(codes) > 1
    return Place(
        id="r-" + fold(name).replace(" ", "-"), name=name, kind=REGION, country=None if open_ else min(codes, default=None),
        claimed_by=tuple(sorted(codes)) if open_ else (), disputed="; ".join(sorted({p.disputed for p in disputes if p.disputed})) or None,
        areas=tuple(p.id for p in parts), lat=round(lat, 2) if located else None, lon=round(lon, 2) if located else None,
        radius=max((p.radius for p in located), default=0), people=sum(p.people for p in located),
    )  # fmt: skip


@cache
def area(geonameid: int) -> Place | None:
    """The area of the gazetteer with that geonameid; None when it has none."""
    name = next((a[0] for a in reading.header().areas if a[3] == geonameid), None)
    return _known(name, geonameid) if name else None


def _known(name: str, geonameid: int | str) -> Place | None:
    return next((_place(e) for e in reading.entries(name) if e.id == int(geonameid)), None)


def _place(entry: reading.Entry) -> Place:
    head = reading.header()
    _, code, _, _ = head.countries[entry.country]
    kind = AREA if entry.kind == reading.AREA else TOWN
    around = [n for n in dict.fromkeys((entry.part, entry.area)) if n >= 0 and not (kind == AREA and head.areas[n][3] == entry.id)]
    ids = tuple(f"gn-{head.areas[n][3]}" for n in around)
    territory = status(code, [*(head.areas[n][3] for n in around), entry.id], entry.id, (entry.lat, entry.lon) if kind == TOWN else None)
    return Place(
        id=f"gn-{entry.id}", name=entry.name, kind=kind, country=None if territory else code,
        claimed_by=territory.claimed_by if territory else (), disputed=territory.words if territory else None,
        areas=ids, area_name=head.areas[around[-1]][0] if around else None, lat=entry.lat, lon=entry.lon, radius=entry.radius, people=entry.people,
    )  # fmt: skip
