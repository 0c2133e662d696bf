"""Builders of years before our era and of its first centuries, of decades and centuries told by other words, and of days known by a number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from communique.times.clock import clock_code
from communique.times.lexicon import values
from communique.times.matching import Draft, Match, mod_of, month_of, unit_of, weekday_of
from communique.times.numbers import duration_value, number, ordinal, year_of

OURS = 1700  # years as late as this are of our era, whatever stands behind them ("in 1996 BC Transit …")


def ancient(m: Match) -> list[Draft]:
    """300 BC, AD 70, the first century B.C.: TIMEX3 writes BC before the year."""
    if "bc2" in m or "y3" in m:
        year = number(m.get("y2", "y3"))
        return [m.draft("DATE", "year", int(year), "")] if year and year < OURS else []
    if "n" in m:
        n = ordinal(m.get("n"))
        return [] if n is None or not 1 <= n <= 99 else [m.draft("DATE", "set", f"BC{n - 1:02d}")]
    year = number(m.get("y"))
    if year is None or not 0 < year <= 9999:
        return []
    if OURS <= year < 2100:
        return [replace(m.draft("DATE", "year", int(year), ""), first=m.found.parts["y"][0], last=m.found.parts["y"][1])]
    return [m.draft("DATE", "set", f"BC{int(year):04d}")]


def decade_apos(m: Match) -> list[Draft]:
    """The early 1990's: a decade, where its number is round; else a year that owns something."""
    name = "dec" if "dec" in m else "dec2"
    year = year_of(m.get(name))
    if year is None:
        return []
    if year % 10 == 0 and 1800 <= year <= 2090:
        return [m.draft("DATE", "decade", year, mod=mod_of(m))]
    first, last = m.found.parts[name]
    return [replace(m.draft("DATE", "year", year, "", mod=mod_of(m)), first=m.found.parts["mod"][0] if "mod" in m else first, last=last)]


def decade_pair(m: Match) -> list[Draft]:
    """The 1970s and 80s: two decades, the second of the century of the first."""
    one, two = (int("".join(c for c in m.first(name) if c.isdigit())) for name in ("dec", "dec2"))
    first = m.draft("DATE", "decade", one, mod=mod_of(m, "mod"))
    second = m.draft("DATE", "decade", one // 100 * 100 + two, mod=mod_of(m, "mod3"))
    return [replace(first, last=m.found.parts["dec"][1]), m.begin_at(second, "mod3" if "mod3" in m else "dec2")]


def sept11(m: Match) -> list[Draft]:
    """The Sept. 11 attacks: a day that means a year, too; other days with their year, if one is told."""
    day = ordinal(m.get("d"))
    if day is None or not 1 <= day <= 31:
        return []
    named = month_of(m) == 9 and day == 11 and "y" not in m
    first, (_, last) = m.found.parts["m"][0], m.found.parts["y" if "y" in m else "d"]
    year = 2001 if named else year_of(m.get("y")) if "y" in m else None
    return [replace(m.draft("DATE", "date", year, month_of(m), day, "", None), first=first, last=last)]


def year_at(m: Match) -> list[Draft]:
    """No later than 2030; since about 1990: the year alone."""
    name = "y" if "y" in m else "y2"
    year, (first, last) = year_of(m.get(name)), m.found.parts[name]
    return [] if year is None else [replace(m.draft("DATE", "year", year, "", mod="APPROX" if name == "y2" else None), first=first, last=last)]


def turn(m: Match) -> list[Draft]:
    """The turn of the century: its beginning, that of the century of the article."""
    return [m.draft("DATE", "period", m.first("unit"), 0, "", mod="START")]


def day_named(m: Match) -> list[Draft]:
    """9/11: a day that its number has become the name of."""
    day = date.fromisoformat(values("DAYW")[m.first("w")])
    return [m.draft("DATE", "date", day.year, day.month, day.day, "", None)]


def midspan(m: Match) -> list[Draft]:
    """Midyear, mid-decade, midsummer."""
    word = values("MIDW").get(m.first("w"), "")
    season = word if word.isupper() else values("SEASON").get(m.first("s"), "")
    name = "w" if "w" in m else "mod" if "mod" in m else "mod2"
    if season:
        return [m.begin_at(m.draft("DATE", "season", season, None, "", mod="MID"), name)]
    return [m.begin_at(m.draft("DATE", "period", word or m.first("unit"), 0, "", mod="MID"), name)]


def month_end(m: Match) -> list[Draft]:
    return [m.draft("DATE", "period", "month", 0, "", mod="END")]


def clock_mil(m: Match) -> list[Draft]:
    """At 1300 hours: a time of day; where the four figures are none, a length."""
    told, code = m.first("clock"), clock_code(m.get("clock"))
    if len(told) == 4 and code:
        if "dow" in m:
            return [m.draft("TIME", "weekday", weekday_of(m, "dow"), "", code)]
        return [m.draft("TIME", "day", 0, code, wants="near")]
    n, unit = number(m.get("clock")), unit_of(m)
    stop = m.found.parts["unit"][1]
    return [replace(m.draft("DURATION", "duration", duration_value(n, unit), n, unit), last=stop)]


def ago_today(m: Match) -> list[Draft]:
    """Two weeks ago today."""
    weeks = number(m.get("q"))
    if weeks is None or weeks > 99:
        return []
    days = int(weeks) * (14 if m.first("unit") == "fortnight" else 7)
    return [m.draft("DATE", "day", -days + (m.words.lower[m.found.last - 1] == "tomorrow"), None)]


def moments(m: Match) -> list[Draft]:
    """Moments later: seconds that nobody counted."""
    sign = -1 if m.words.lower[m.found.last - 1] == "earlier" else 1
    return [m.draft("DATE", "event_shift", "second", None, sign)]


def awhile(m: Match) -> list[Draft]:
    """For some time, after a while: a length without unit."""
    return [m.draft("DURATION", "duration", "PXX", None, "day")]


def span_ahead(m: Match) -> list[Draft]:
    """The weeks ahead, years to come: a length from the article's date on."""
    unit = unit_of(m)
    return [m.draft("DURATION", "span", duration_value(None, unit), unit, None, 1)]


BUILDERS: dict[str, Callable[[Match], list[Draft]]] = {
    "ancient": ancient, "decade_apos": decade_apos, "decade_pair": decade_pair, "turn": turn, "sept11": sept11, "year_at": year_at,
    "day_named": day_named, "midspan": midspan, "month_end": month_end, "clock_mil": clock_mil, "ago_today": ago_today, "moments": moments,
    "awhile": awhile, "span_ahead": span_ahead,
}  # fmt: skip
