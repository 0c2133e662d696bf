"""Territories that more than one state claims: a place there has no country here, only those who claim it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from communique.tables import load_table


@dataclass(frozen=True, slots=True)
class Territory:
    """A territory of ``data/disputed.tsv``. `declared` names a state of its own that a government there has declared, '' for none."""

    name: str
    claimed_by: tuple[str, ...]
    declared: str
    countries: frozenset[str]
    ids: frozenset[int]
    boxes: tuple[tuple[frozenset[str], float, float, float, float], ...]

    @property
    def words(self) -> str:
        """The territory and, where there is one, the state that was declared there."""
        return f"{self.name} (declared: {self.declared})" if self.declared else self.name

    def holds(self, country: str, ids: Iterable[int], point: tuple[float, float] | None) -> bool:
        """True for a place of the source's `country` that is, or lies in, one of `ids`, or at `point` (latitude, longitude)."""
        if country in self.countries or not self.ids.isdisjoint(ids):
            return True
        if point is None:
            return False
        lat, lon = point
        return any(country in codes and south <= lat < north and west <= lon < east for codes, south, west, north, east in self.boxes)


@cache
def territories() -> tuple[Territory, ...]:
    """All territories of the table."""
    return tuple(
        Territory(
            name=row["name"],
            claimed_by=tuple(row["claimed_by"].split(";")),
            declared=row["declared"],
            countries=frozenset(filter(None, row["countries"].split(";"))),
            ids=frozenset(int(i) for cell in (row["areas"], row["towns"]) for i in cell.split(";") if i),
            boxes=tuple(map(_box, filter(None, row["boxes"].split(";")))),
        )
        for row in load_table(__package__, "disputed.tsv")
    )


def _box(cell: str) -> tuple[frozenset[str], float, float, float, float]:
    codes, _, corners = cell.partition(":")
    south, west, north, east = map(float, corners.split(","))
    return frozenset(codes.split(",")), south, west, north, east


def status(country: str, ids: Iterable[int], own: int, point: tuple[float, float] | None) -> Territory | None:
    """The territory in which a place lies that the source counts to `country`; None where nobody disputes that. `ids` are geonameids of the
    areas around it, `own` is its own, `point` where it is."""
    held = {*ids, own}
    return next((t for t in territories() if t.holds(country, held, point)), None)
