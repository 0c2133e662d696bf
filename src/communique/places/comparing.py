"""Is one place inside another, and how far are they apart?"""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from communique.model.places import COUNTRY, REGION, Place

GLOBE = 12742.0  # km: twice the mean radius of the Earth
TOWNS = 30.0  # km: two towns this near may be one to a reporter


def contains(one: Place, two: Place) -> bool:
    """True when `two` is `one`, or lies in it: in the area, the region or the state. A place that states dispute lies in none of them."""
    if one.id == two.id:
        return True
    if one.kind == COUNTRY:
        return two.kind != COUNTRY and two.country is not None and two.country == one.country
    if one.kind == REGION:
        return two.kind != COUNTRY and bool({two.id, *two.areas} & set(one.areas)) and (two.kind != REGION or set(two.areas) <= set(one.areas))
    return two.kind != REGION and one.id in two.areas


def distance(one: Place, two: Place) -> float | None:
    """Kilometres between the points of two places, on a sphere; None where one has no point (a state)."""
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return None
    a, b = radians(one.lat), radians(two.lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(two.lon - one.lon) / 2) ** 2
    return GLOBE * asin(min(1.0, sqrt(half)))


def apart(one: Place, two: Place) -> bool:
    """True when the two cannot be one: neither lies in the other, and they are in different states, or two towns further apart than the middles
    of two parts of one town. Where a state claims both, nothing is said."""
    if contains(one, two) or contains(two, one):
        return False
    if one.countries and two.countries and not set(one.countries) & set(two.countries):
        return True
    away = distance(one, two)
    return away is not None and away > one.radius + two.radius + TOWNS
