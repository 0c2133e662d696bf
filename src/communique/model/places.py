"""Places in the world: reference values, from a gazetteer and its key, never from the words of a page."""

from __future__ import annotations

from dataclasses import dataclass

TOWN, AREA, REGION, COUNTRY = "town", "area", "region", "country"
PLACE_KINDS = (TOWN, AREA, REGION, COUNTRY)


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer. `id` is ``gn-`` and its geonameid, or ``r-`` and the name of a region that the program's own table has.

    `kind` is one of `PLACE_KINDS`: a `REGION` ("Donbas") lies over borders of areas. `country` is the ISO 3166 alpha-3 code; None where states
    dispute it, and then `claimed_by` holds the codes of all that claim it and `disputed` the name of the territory. `areas` are the ids of
    the areas around it, smallest first. `lat` and `lon` are degrees (WGS 84), to a hundredth; for what is no town they are the middle of its known
    towns, nine in ten of which lie within `radius` kilometres of it; None for a country, which no point stands for.
    `people` is about how many live there (0: not known).
    """

    id: str
    name: str
    kind: str
    country: str | None
    claimed_by: tuple[str, ...] = ()
    disputed: str | None = None
    areas: tuple[str, ...] = ()
    area_name: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius: int = 0
    people: int = 0

    @property
    def countries(self) -> tuple[str, ...]:
        """The state that it lies in, or all that claim it."""
        return (self.country,) if self.country else self.claimed_by


@dataclass(frozen=True, slots=True)
class Placed:
    """The words ``[start, end)`` of a page name `place`; None where they leave it open which of `candidates` they mean, or none is known.
    `reason` says in words what decided."""

    start: int
    end: int
    place: Place | None
    candidates: tuple[Place, ...]
    reason: str
