"""Where a place stands on the map, and what of the map is shown first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

NARROW = 0.8
"""A degree of longitude is drawn this wide: right at 37 degrees north and south."""
NORTH, SOUTH = 84.0, -58.0
"""What the map shows of the globe: without the ice at its ends."""
WIDTH, HEIGHT = 288, 142
SHAPE = 2.0
"""Width of the picture to its height."""
LEAST, AROUND = 14.0, 0.18
"""Width of the closest first view, and how much of the stretch of places it shows around them."""


class View(NamedTuple):
    """A stretch of the map: its upper left corner, width and height."""

    x: float
    y: float
    width: float
    height: float


def project(lat: float, lon: float) -> tuple[float, float]:
    """A point of the globe, in degrees, on the map (plate carrée, `NARROW`).

    >>> project(84.0, -180.0), project(0.0, 0.0)
    ((0.0, 0.0), (144.0, 84.0))
    """
    return round((lon + 180.0) * NARROW, 4), round(NORTH - max(SOUTH, min(NORTH, lat)), 4)


def first_view(points: Iterable[tuple[float, float]]) -> View:
    """The stretch of the map with all `points` (on the map) and some room around; the whole map where there are none.

    >>> first_view([(100.0, 40.0)])
    View(x=93.0, y=36.5, width=14.0, height=7.0)
    """
    held = list(points)
    if not held:
        return View(0.0, 0.0, WIDTH, HEIGHT)
    left, right = min(x for x, _ in held), max(x for x, _ in held)
    top, bottom = min(y for _, y in held), max(y for _, y in held)
    width = max(LEAST, (right - left) * (1 + 2 * AROUND), (bottom - top) * (1 + 2 * AROUND) * SHAPE)
    height = width / SHAPE
    return View(round((left + right - width) / 2, 2), round((top + bottom - height) / 2, 2), round(width, 2), round(height, 2))
