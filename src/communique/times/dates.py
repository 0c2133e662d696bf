"""Builders of dates and times of day: one small function for each builder named in rules.tsv. Ops and args are explained in `ops`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from communique.times.clock import clock_code
from communique.times.lexicon import values
from communique.times.matching import Draft, Match, direction_of, kind_of, mod_of, month_of, part_of, time_of_day, unit_of, weekday_of
from communique.times.numbers import duration_value, number, ordinal, year_of

EDGES = ("day", "week", "fortnight", "month", "quarter", "year", "decade")
SERIES_FROM = 20  # no round of talks that we know of numbers its days as high as this; diaries of wars and sieges go on


def iso(m: Match) -> list[Draft]:
    y, month, d = (int(x) for x in m.first("iso").replace("/", "-").split("-"))
    return [m.draft("DATE", "date", y, month, d, "", None)]


def slash(m: Match) -> list[Draft]:
    """03/14/1998: the month first, unless it cannot be one (American press writes numeric dates most); 14.03.1998: the day first."""
    told = m.first("slash")
    a, b, y = (int(x) for x in told.replace(".", "/").split("/"))
    y += 0 if y > 99 else 1900 if y > 50 else 2000
    month, day = (b, a) if a > 12 or "." in told else (a, b)
    return [m.draft("DATE", "date", y, month, day, "", None)] if 1 <= month <= 12 and 1 <= day <= 31 else []


def mdy(m: Match) -> list[Draft]:
    day = ordinal(m.get("d"))
    tod = "TMO" if "small" in m else time_of_day(m)
    if day is None or not 1 <= day <= 31:
        return []
    return [m.draft(kind_of(tod), "date", year_of(m.get("y")) if "y" in m else None, month_of(m), day, direction_of(m), tod)]


def mdy_range(m: Match) -> list[Draft]:
    """April 24-27: two dates, the second begins at its number."""
    y, month = (year_of(m.get("y")) if "y" in m else None), month_of(m)
    one, two = ordinal(m.get("d")), ordinal(m.get("d2"))
    if one is None or two is None:
        return []
    (_, end_d), (start_d2, _) = m.found.parts["d"], m.found.parts["d2"]
    return [
        replace(m.draft("DATE", "date", y, month, one, "", None), last=end_d),
        replace(m.draft("DATE", "date", y, month, two, "", None), first=start_d2),
    ]


def my(m: Match) -> list[Draft]:
    """A month, or a part of it: the first week of March is told as its beginning."""
    mod = values("WEEKNTH")[m.first("week")] if "week" in m else mod_of(m)
    return [m.draft("DATE", "date", year_of(m.get("y")) if "y" in m else None, month_of(m), None, direction_of(m), None, mod=mod)]


def days_my(m: Match) -> list[Draft]:
    """The first ten days of December: of a month that many days, from its first or up to its last."""
    n = number(m.get("n"))
    if n is None or not 1 <= n <= 31 or n != int(n):
        return []
    y = year_of(m.get("y")) if "y" in m else None
    return [m.draft("DATE", "days_of_month", y, month_of(m), "", int(n) if m.first("dir") in ("first", "opening") else -int(n))]


def mm_range(m: Match) -> list[Draft]:
    """Between March and May 1999: two months; a May or a March after another month is no verb. November to February 1999 begins the year before."""
    y = year_of(m.get("y")) if "y" in m else None
    begin = None if y is None else y - (month_of(m, "m1") > month_of(m) and m.words.lower[m.found.parts["m1"][1]] not in ("and", "or"))
    first = replace(m.draft("DATE", "date", begin, month_of(m, "m1"), None, "", None), last=m.found.parts["m1"][1])
    start = m.found.parts["mod" if "mod" in m else "m"][0]
    return [first, replace(m.draft("DATE", "date", y, month_of(m), None, "", None, mod=mod_of(m)), first=start)]


def month_for(m: Match) -> list[Draft]:
    """Set for May: the month alone."""
    return [m.begin_at(replace(d, last=m.found.parts["m"][1]), "m") for d in my(m)]


def my_short(m: Match) -> list[Draft]:
    """April of '87: a year without its century, of the last hundred; of "in April of 87 refugees" the month alone."""
    number_, after = m.first("y"), m.after()
    free = m.words.lower[m.found.last - 2] == "'" or not after[:1].isalnum() or after in values("OPENER")
    if len(number_) != 2 or int(number_) < 32 or not free:
        return [replace(m.draft("DATE", "date", None, month_of(m), None, "", None), last=m.found.parts["m"][1])]
    return [m.draft("DATE", "date", 1900 + int(number_), month_of(m), None, "", None)]


def month_of_(m: Match) -> list[Draft]:
    """The third month of 2021."""
    n = ordinal(m.get("n"))
    if n is None or not 1 <= n <= 12:
        return []
    if "y" in m:
        return [m.draft("DATE", "date", year_of(m.get("y")), n, None, "", None)]
    return [m.draft("DATE", "month_of_year", n, {"last": -1, "next": 1}.get(direction_of(m), 0))]


def my_rel(m: Match) -> list[Draft]:
    offset = {"last": -1, "this": 0, "next": 1}[direction_of(m)]
    return [m.draft("DATE", "month_of_year", month_of(m), offset, mod=mod_of(m))]


def week_of(m: Match) -> list[Draft]:
    day, month = ordinal(m.get("d", "d2")), month_of(m, "m" if "m" in m else "m2")
    return [m.draft("DATE", "week_of", year_of(m.get("y")) if "y" in m else None, month, day, "", "")]


def year(m: Match) -> list[Draft]:
    y = year_of(m.get("y"))
    if m.among_figures():
        return []
    return (
        [m.draft("DATE", "year", y, "", mod=mod_of(m))]
        if y is not None and (1800 <= y <= 2099 or (y >= 1000 and m.before() in ("in", "since", "of", "until")))
        else []
    )


def year_range(m: Match) -> list[Draft]:
    """1994-95, 1994-1998: two years, the second begins at its number."""
    one, two = year_of(m.get("y")), year_of(m.get("y2"))
    if one is None or two is None or m.among_figures():
        return []
    end = two if two > 999 else one // 100 * 100 + two
    if not one < end <= one + 100:
        return []
    first = replace(m.draft("DATE", "year", one, "", mod=mod_of(m)), last=m.found.parts["y"][1])
    return [first, replace(m.draft("DATE", "year", end, ""), first=m.found.parts["y2"][0])]


def edge(m: Match) -> list[Draft]:
    """The last month of this year: at one end of a month, a year or a decade. The first two weeks of 2021 are a length and a year, as TempEval writes
    them, both with the days of the two weeks."""
    n = number(m.get("q")) if "q" in m else 1.0
    unit = unit_of(m) if "unit" in m else "week"
    if n is None or not 1 <= n <= 99 or unit not in EDGES:
        return []
    sign = 1 if m.first("dir") in ("first", "opening") else -1
    if "m" in m:
        inner = ("named", year_of(m.get("y")) if "y" in m else None, month_of(m))
    elif "rel" in m or "of2" in m:
        inner = (m.first("of", "of2"), None, {"last": -1, "next": 1}.get(m.first("rel"), 0))
    else:
        inner = ("year", year_of(m.get("y", "y2")), 0)
    whole = m.draft("DATE", "edge", unit, int(n) * sign, *inner, None)
    if "q" not in m:
        return [whole]
    stop, _ = m.found.parts["link"]
    length = m.draft("DURATION", "edge", unit, int(n) * sign, *inner, duration_value(n, unit))
    return [replace(length, last=stop), replace(whole, first=stop + 1)]


def decade(m: Match) -> list[Draft]:
    word = m.get("dec", "dec2", "dec3", "dec4")[-1]
    start = int(values("DECADEW")[word]) if word in values("DECADEW") else int("".join(c for c in word if c.isdigit()))
    mod = mod_of(m, "mod", "mod2", "mod3", "mod4") or half_of(m)
    return [m.draft("DATE", "decade", start if start > 99 else 1900 + start, mod=mod)]


def half_of(m: Match) -> str | None:
    """The first half of the 1990s is told as their beginning."""
    return None if "half" not in m else "START" if m.first("half") == "first" else "END"


def century(m: Match) -> list[Draft]:
    n = ordinal(m.get("n"))
    return [m.draft("DATE", "century", n, mod=mod_of(m) or half_of(m))] if n is not None and 1 <= n <= 30 else []


def season(m: Match) -> list[Draft]:
    y = year_of(m.get("y")) if "y" in m else None
    return [m.draft("DATE", "season", values("SEASON")[m.first("s")], y, direction_of(m), mod=mod_of(m))]


def weekday(m: Match) -> list[Draft]:
    tod = "TMO" if "small" in m else time_of_day(m)
    return [m.draft(kind_of(tod), "weekday", weekday_of(m, "dow", "dow2", "dow3"), direction_of(m), tod, mod=mod_of(m))]


def weekday_rel(m: Match) -> list[Draft]:
    words = set(m.words.lower[m.found.first : m.found.last])
    offset = -1 if {"last", "previous"} & words else 1 if {"next", "following", "coming"} & words else 0
    back = {"following", "previous"} & words
    return [m.draft("DATE", "weekday_of_week", weekday_of(m, "dow", "dow2"), offset, wants="back" if back else "")]


def clock(m: Match) -> list[Draft]:
    shift = {"yesterday": -1, "tomorrow": 1}.get(m.first("w"), 0)
    code = clock_code(m.get("clock"), part=part_of(m))
    return [m.draft("TIME", "day", shift, code, wants="" if "w" in m else "near")] if code else []


def past_clock(m: Match) -> list[Draft]:
    """A minute past midnight on Thursday."""
    n = 1 if m.get("n") == ["a"] else number(m.get("n"))
    if n is None or not 0 < n < 60 or n != int(n):
        return []
    code = f"T{0 if m.first('fixed') == 'midnight' else 12:02d}:{int(n):02d}"
    if "dow" in m:
        return [m.draft("TIME", "weekday", weekday_of(m, "dow"), "", code)]
    return [m.draft("TIME", "day", 0, code, wants="near")]


def today(m: Match) -> list[Draft]:
    word = m.first("w")
    shift = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    tod = time_of_day(m) or ("TNI" if word == "tonight" else None)
    return [m.draft(kind_of(tod), "day", shift, tod, mod=mod_of(m))]


def shift(m: Match) -> list[Draft]:
    return [m.draft("DATE", "day", -2 if "before" in m.get("w") else 2, None)]


def thispart(m: Match) -> list[Draft]:
    return [m.draft("TIME", "day", -1 if m.first("dir") == "last" else 1 if m.first("dir") == "tomorrow" else 0, part_of(m), mod=mod_of(m))]


def inpart(m: Match) -> list[Draft]:
    return [m.draft("TIME", "day", 0, part_of(m), wants="near")]


def overnight(m: Match) -> list[Draft]:
    return [m.draft("TIME", "night", wants="near")]


def nextpart(m: Match) -> list[Draft]:
    if "part2" in m and m.event_follows():
        return [replace(m.draft("DATE", "event_from", "day", -1, -1, ""), last=m.found.last - 1)]
    offset = 0 if m.found.rule == "that_part" else {"next": 1, "following": 1, "same": 0}.get(m.first("dir"), -1)
    return [m.draft("TIME", "day", offset, part_of(m), wants="back")]


def period(m: Match) -> list[Draft]:
    offset = {"last": -1, "next": 1}.get(direction_of(m), 0)
    side = m.first("mod") if m.first("mod") in ("earlier", "later") and offset == 0 else ""
    return [m.draft("DATE", "period", m.first("unit"), offset, side, mod=mod_of(m))]


def after_next(m: Match) -> list[Draft]:
    return [m.draft("DATE", "period", m.first("unit"), 2, "")]


def weekend(m: Match) -> list[Draft]:
    return [m.draft("DATE", "weekend", direction_of(m))]


def none(_match: Match) -> list[Draft]:
    """What looks like a time and is none: "three-quarters"."""
    return []


def refday(m: Match) -> list[Draft]:
    return [m.draft("DATE", "day", 0, None, wants="back")]


def relday(m: Match) -> list[Draft]:
    unit, offset = m.first("unit"), {"last": -1, "next": 1}.get(direction_of(m), 0)
    if unit == "day":
        return [m.draft("DATE", "day", offset, None, wants="back")]
    return [m.draft("DATE", "period", unit, offset, wants="back")]


def day_from(m: Match) -> list[Draft]:
    """The day after the vote, the year before the war: counted from what follows; not a length."""
    sign = -1 if m.after() == "before" else 1
    return [m.draft("DATE", "event_from", m.first("unit") or "day", sign, sign, "")] if m.event_follows(1) else []


def relday2(m: Match) -> list[Draft]:
    unit, offset = m.first("unit"), 1 if m.first("dir") == "after" else -1
    return [m.draft("DATE", "day", offset, None, wants="back") if unit == "day" else m.draft("DATE", "period", unit, offset, wants="back")]


def ago_dow(m: Match) -> list[Draft]:
    n = number(m.get("q"))
    return [m.draft("DATE", "weekday_of_week", weekday_of(m, "dow"), -int(n))] if n is not None and n < 100 else []


def ref(m: Match) -> list[Draft]:
    return [m.draft("DATE", "ref", values("REFW")[m.first("w")])]


def refp(m: Match) -> list[Draft]:
    return [m.draft("DATE", "ref", "PRESENT_REF")]


def reff(m: Match) -> list[Draft]:
    return [m.draft("DATE", "ref", "FUTURE_REF")]


def refpast(m: Match) -> list[Draft]:
    return [m.draft("DATE", "ref", "PAST_REF")]


def event_day(m: Match) -> list[Draft]:
    n = ordinal(m.get("n"))
    return [m.draft("DATE", "event_day", n, m.first("unit"))] if n is not None else []


def series(m: Match) -> list[Draft]:
    """Day 1,455 counts from the start of a named series; small numbers ("day 3") count the days of an event. "Earth Day 2010" is a year."""
    n = number(m.get("n"))
    if n is None or n != int(n) or (m.first("n").isdigit() and 1900 <= n <= 2100):
        return []
    return [m.draft("DATE", "series_day", int(n)) if n >= SERIES_FROM else m.draft("DATE", "event_day", int(n), "day")]


def holiday(m: Match) -> list[Draft]:
    year = year_of(m.get("y")) if "y" in m else None
    weekend = "weekend" in m.words.lower[m.found.first : m.found.last]
    return [m.draft("DATE", "holiday", m.text("h"), direction_of(m), year, "weekend" if weekend else "")]


BUILDERS: dict[str, Callable[[Match], list[Draft]]] = {
    "iso": iso, "slash": slash, "mdy": mdy, "mdy_range": mdy_range, "my": my, "my_rel": my_rel, "mm_range": mm_range, "week_of": week_of,
    "year": year, "year_range": year_range, "edge": edge,
    "decade": decade, "century": century, "season": season,
    "weekday": weekday, "weekday_rel": weekday_rel, "clock": clock, "today": today, "shift": shift,
    "thispart": thispart, "inpart": inpart, "overnight": overnight, "nextpart": nextpart, "period": period,
    "refday": refday, "relday": relday, "relday2": relday2, "ago_dow": ago_dow, "ref": ref, "refp": refp,
    "my_short": my_short, "month_of": month_of_, "days_my": days_my, "past_clock": past_clock, "month_for": month_for, "day_from": day_from,
    "reff": reff, "refpast": refpast, "event_day": event_day, "weekend": weekend, "after_next": after_next, "none": none, "series": series,
    "holiday": holiday,
}  # fmt: skip
