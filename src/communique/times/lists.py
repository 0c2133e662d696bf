"""Builders of several days named together ("March 3, 4 and 5", "the night of 3-4 March", "the weekend of 2 March") and of the first of two clock
times that share their half of the day ("between 3 and 5 p.m."). Ops and args are explained in `ops`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from communique.times.clock import clock_code
from communique.times.lexicon import values
from communique.times.matching import Draft, Match, month_of
from communique.times.numbers import ordinal, year_of

NOON = 12  # hours
LAST_DAYS = (28, 29, 30, 31)


def day_list(m: Match) -> list[Draft]:
    """March 3, 4 and 5, or 3, 4 and 5 March: a date each, the one next to the month with it. Numbers that do not rise are no list of days: then the
    date next to the month alone."""
    days = [(k, day) for k in range(*m.found.parts["days"]) if (day := ordinal(m.words.lower[k : k + 1])) is not None]
    behind = m.found.parts["m"][0] > days[0][0]
    if not all(one < two for (_, one), (_, two) in pairwise(days)) or days[-1][1] > LAST_DAYS[-1]:
        days = days[-1:] if behind else days[:1]
    alone = len(days) == 1
    begins = [days[0][0] if alone and behind else m.found.first, *(k for k, _ in days[1:])]
    ends = [*(k + 1 for k, _ in days[:-1]), days[0][0] + 1 if alone and not behind else m.found.last]
    year, month = _year(m), month_of(m)
    return [replace(m.draft("DATE", "date", year, month, day, "", None), first=a, last=b) for (_, day), a, b in zip(days, begins, ends, strict=True)]


def weekend_of(m: Match) -> list[Draft]:
    """The weekend of March 2: the Saturday and Sunday of its week."""
    return [m.draft("DATE", "week_of", _year(m), _month(m), ordinal(m.get("d", "d2")), "", "weekend")]


def night_of(m: Match) -> list[Draft]:
    """The night of 3-4 March: the night of the first, with both days. Of "the night of March 3 and 5 people" the night of March 3."""
    one, two = ordinal(m.get("d", "d2")), ordinal(m.get("e", "e2"))
    if one is None or two is None:
        return []
    if two == one + 1 or (two == 1 and one in LAST_DAYS):
        return [m.draft("TIME", "night_of", _year(m), _month(m), one, "")]
    return [replace(m.draft("TIME", "date", None, _month(m), one, "", "TNI"), last=m.found.parts["d"][1])] if "d" in m else []


def clock_first(m: Match) -> list[Draft]:
    """Of "between 3 and 5 p.m." the 3: in the half of the day that the end says, unless it would come after it ("11 to 2 p.m.")."""
    following = m.words.lower[m.found.last : m.found.last + 2]
    start, end = clock_code(m.get("clock")), clock_code(following if following[-1:] and following[-1] in values("AMPM") else following[:1])
    if start is None or end is None:
        return []
    hour, stop = int(start[1:3]), int(end[1:3])
    if hour > NOON:
        return []
    later = (stop >= NOON) == (hour % NOON <= stop % NOON)
    code = f"T{hour % NOON + NOON * later:02d}{start[3:]}"
    first, last = m.found.parts["clock"]
    return [replace(m.draft("TIME", "day", 0, code, wants="near"), first=first, last=last)]


def _year(m: Match) -> int | None:
    return year_of(m.get("y")) if "y" in m else None


def _month(m: Match) -> int:
    return month_of(m, "m" if "m" in m else "m2")


BUILDERS: dict[str, Callable[[Match], list[Draft]]] = {
    "day_list": day_list, "weekend_of": weekend_of, "night_of": night_of, "clock_first": clock_first,
}  # fmt: skip
