"""What speaks for two reports of attacks being of one: points per feature, learned from reports that people put together by hand.

Each feature has one of a few values (``place`` is ``same``, ``inside``, ``apart`` …) and each value its points in ``data/attack_points.tsv``;
the sum of these and of the base is the logarithm of the odds that both tell of one attack. `tools/train_links.py` makes the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from itertools import product
from math import exp

from communique.model.record import CitedValue
from communique.model.times import DateRange
from communique.record.comparing import compare_numbers, gap_days, interval, length_days
from communique.record.places import place
from communique.record.profiles import Profile
from communique.tables import load_table

TABLE = "attack_points.tsv"
BASE, LEAST = "base", "least"
"""Rows of the table: what every pair begins with, and the least odds that join two reports."""
SPANS = ((1, "day"), (2, "two_days"), (4, "days"), (11, "week"))
APART = ((0, "same_day"), (1, "next_day"), (3, "days"), (10, "week"), (60, "weeks"))
CROWDS = ((60, "dozens"), (30, "thirty"), (15, "fifteen"), (8, "eight"), (4, "four"), (2, "two"))
RATIOS = ((0.75, "near"), (0.5, "half"), (0.2, "fifth"))
SIZES = ((20, "dozens"), (10, "tens"), (6, "six"))


def features(one: Profile, two: Profile) -> dict[str, str]:
    """The value of each feature for two exactly dated reports."""
    return dict(_features(one, two))


def log_odds(one: Profile, two: Profile) -> float:
    """The points of all features of two reports, and the base; what others tell of the place and day (`crowd_odds`) comes on top."""
    return _points()[BASE, ""] + sum(_worth(item) for item in _features(one, two))


def crowd(stories: int) -> str:
    """The value of the feature ``crowd`` where so many stories tell of an attack at the place on the day (`communique.record.crowding`)."""
    return next((name for least, name in CROWDS if stories >= least), "alone")


def crowd_odds(stories: int) -> float:
    """The points for `crowd`, which the `log_odds` of two reports lack."""
    return _worth(("crowd", crowd(stories)))


def odds_needed() -> float:
    """The `log_odds` from which two reports are of one attack."""
    return _points()[LEAST, ""]


def probability(points: float) -> float:
    """The probability that `points` (`log_odds`) stand for."""
    return 1.0 / (1.0 + exp(-points))


def _features(one: Profile, two: Profile) -> Iterator[tuple[str, str]]:
    if one.when and two.when:
        yield "when", _when(one.when, two.when)
        longest = max(length_days(one.when) or 1, length_days(two.when) or 1)
        yield "span", next((name for most, name in SPANS if longest <= most), "long")
    yield "place", _place(one, two)
    yield "who", _who(one.sides, two.sides)
    for name in ("fatalities", "injured"):
        number = _number(one, two, name)
        if number:
            yield name, number
    printed = [p.published.to for p in (one, two) if p.published and p.published.to]
    if len(printed) == 2:
        days = abs((date.fromisoformat(printed[0]) - date.fromisoformat(printed[1])).days)
        yield "printed", next((name for most, name in APART if days <= most), "months")


def _when(one: DateRange, two: DateRange) -> str:
    gap = gap_days(one, two)
    if gap:
        return "next_day" if (length_days(one), length_days(two)) == (1, 1) else "right_after"
    if one == two:
        return "same" if one.from_ == one.to else "same_days"
    return "one_end" if one.from_ == two.from_ or one.to == two.to else "inside"


def _place(one: Profile, two: Profile) -> str:
    names = [frozenset[str]().union(*(place(p).name for p in r.places)) for r in (one, two)]
    if one.spots & two.spots and names[0] != names[1]:
        return "same"
    if not all(names):
        return "one" if any(names) else "none"
    if names[0] == names[1]:
        return "same" if len(names[0]) == 1 else "same_quarter"
    if names[0] <= names[1] or names[1] <= names[0]:
        return "inside"
    return "shared" if names[0] & names[1] else "apart"


def _who(one: frozenset[str], two: frozenset[str]) -> str:
    if not one or not two:
        return "one" if one or two else "none"
    return "same" if one == two else "shared" if one & two else "other"


def _number(one: Profile, two: Profile, name: str) -> str:
    """How the numbers of both stand to each other; '' where one gives none, which says nothing: its points are the mean of all. Of a toll that rose
    the numbers that fit best."""
    first, second = ([v for (field, tag), v in p.numbers if field == name and not tag] for p in (one, two))
    found = {_fit(a, b) for a, b in product(first, second)}
    return max(found, key=lambda fit: (_worth((name, fit)), fit), default="")


def _fit(one: CitedValue, two: CitedValue) -> str:
    """How two numbers of people stand to each other, and how large the lower is: a town seldom sees two attacks a day that both kill dozens, however
    far the counts of these are apart."""
    sizes = [interval(v.value, v.qualifier) or (0.0, 0.0) for v in (one, two)]
    low, high = sorted(s[0] if s[0] > 0 else s[1] for s in sizes)
    if low == 0:
        return "nobody" if high == 0 else "one_nobody"
    if low == high and low <= 3:
        return "same_one" if low <= 1 else "same_few"
    fits = low == high or compare_numbers(one.value, two.value, qualifiers=(one.qualifier, two.qualifier)).fits
    ratio = "same" if low == high else "near" if fits else next((name for least, name in RATIOS if low >= least * high), "other")
    size = next((name for least, name in SIZES if low >= least), "")
    return f"{ratio}_{size}" if size else ratio


def _worth(item: tuple[str, str]) -> float:
    """The points of a feature's value; of one that was not seen those of the same without how large it is; else 0, the mean."""
    name, value = item
    points = _points()
    return points.get(item, points.get((name, value.partition("_")[0]), 0.0) if value.endswith(tuple(size for _, size in SIZES)) else 0.0)


@cache
def _points() -> Mapping[tuple[str, str], float]:
    return {(row["feature"], row["value"]): float(row["points"]) for row in load_table("communique.record", TABLE)}
