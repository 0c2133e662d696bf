"""The one value that an event shows for a field, by a named rule over all reported values.

``most_precise``: the narrowest date, the most exact place. ``latest``: the last printed; among several of one day the lower median of the
exact ones that are not below what two origins know at least, else the highest bound. ``modal``: what most origins say, of equals the words
with most names. ``first_to_last_day``: from the first to the last day told of an event of several days.
``union``, ``each``: no single value; all stand side by side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from communique.model.record import CitedValue, Scalar
from communique.model.times import DateRange
from communique.record.comparing import compare_dates, interval, length_days
from communique.record.handling import Given, Handling
from communique.record.places import exactness, named_in
from communique.record.precision import days_between
from communique.record.profiles import EXACT


def shown(given: Sequence[Given], handling: Handling, *, groups: int, several_days: bool) -> Scalar:
    """The value shown for `given`, which tell of `groups` different things; None where several stand side by side."""
    values = [g for g in given if g.value.value is not None]
    if not values or (handling.rule in ("union", "each") and groups > 1):
        return None
    if handling.rule == "union":
        return None if len({str(g.value.value) for g in values}) > 1 else values[0].value.value
    if groups > 1:
        return None
    if handling.compares == "dates" and several_days:
        return _span([g.value for g in values])
    if handling.rule == "most_precise":
        return max(values, key=lambda g: (_exactness(g.value), *_weight(g, values))).value.value
    if handling.rule == "latest":
        last = max(g.printed for g in values)
        return _middle([g for g in values if g.printed == last])
    return max(values, key=lambda g: (_weight(g, values)[0], len(named_in(str(g.value.value))), _weight(g, values)[1])).value.value


def rule_name(handling: Handling, groups: int, *, several_days: bool) -> str:
    """Name of the rule that `shown` follows."""
    if handling.compares == "dates" and several_days and handling.rule == "most_precise":
        return "first_to_last_day"
    return "each" if groups > 1 and handling.rule != "union" else handling.rule


def _middle(given: Sequence[Given]) -> Scalar:
    """The lower median of the exact numbers that are not below what two origins, or without such numbers one, know at least; else that bound; of no
    bounds the lower median of all."""
    exact = [g for g in given if g.value.qualifier == "exact"]
    floor = _known_at_least(given, origins=2 if exact else 1)
    held = [g for g in exact if floor is None or _least(g) >= _least(floor)] or ([floor] if floor else exact or given)
    ranked = sorted(held, key=lambda g: (interval(g.value.value, g.value.qualifier) or (0.0, 0.0), str(g.value.value)))
    return ranked[(len(ranked) - 1) // 2].value.value


def _known_at_least(given: Sequence[Given], *, origins: int) -> Given | None:
    """The highest bound ("at least 50") that so many origins give or go beyond with bounds of their own."""
    bounds = sorted((g for g in given if g.value.qualifier == "at_least"), key=lambda g: (-_least(g), g.value.page, g.value.start))
    return next((g for n, g in enumerate(bounds) if len({o.value.origin for o in bounds[: n + 1]}) >= origins), None)


def _least(given: Given) -> float:
    return (interval(given.value.value, given.value.qualifier) or (float("-inf"), 0.0))[0]


def _weight(given: Given, among: Sequence[Given]) -> tuple[int, str]:
    """How many origins give this value; ties go to the value that sorts last."""
    same = Counter(str(v) for v, _ in {(str(o.value.value), o.value.origin) for o in among})
    return same[str(given.value.value)], str(given.value.value)


def _exactness(value: CitedValue) -> float:
    if isinstance(value.value, DateRange):
        return -(length_days(value.value) or 10**6)
    if isinstance(value.value, (int, float, tuple)):
        return 0 if isinstance(value.value, tuple) else 2 if value.qualifier == "exact" else 1
    return exactness(value.value) if isinstance(value.value, str) else 0


def _span(values: Sequence[CitedValue]) -> DateRange | None:
    """From the first to the last exact day; the shortest interval where no day is given, None where these lie apart."""
    dates = [v.value for v in values if isinstance(v.value, DateRange)]
    days = [d for v in values if isinstance(d := v.value, DateRange) and v.kind != "derived" and (length_days(d) or EXACT + 1) <= EXACT]
    counted = [(d, v.qualifier == "about" and _close(d, days)) for v in values if isinstance(d := v.value, DateRange) and v.kind == "derived"]
    days += [DateRange(d.to, d.to) if close else d for d, close in counted]
    if days:
        return DateRange(min(d.from_ or "" for d in days), max(d.to or "" for d in days))
    shortest = min(dates, key=lambda d: (length_days(d) or 10**6, d.from_ or "", d.to or ""), default=None)
    return None if any(compare_dates(shortest, d).clash for d in dates) else shortest


def _close(counted: DateRange, days: Sequence[DateRange]) -> bool:
    """True when a counted first day is that of `days` but for one: people count days with and without the first."""
    first = min((d.from_ for d in days if d.from_), default=None)
    return bool(first and counted.from_ and abs(days_between(first, counted.from_)) <= 1)
