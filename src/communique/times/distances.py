"""Builders of days told by a distance that one has to know: "Monday week", "on the 14th", "the early hours", "in two weeks' time"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from communique.times.lexicon import values
from communique.times.matching import Draft, Match, amount_mod, direction_of, kind_of, mod_of, month_of, part_of, unit_of, weekday_of
from communique.times.numbers import duration_value, number, ordinal, year_of


def weekday_on(m: Match) -> list[Draft]:
    """Monday week, a week on Monday: seven days after the coming Monday; a fortnight, fourteen."""
    weeks = 2 if m.first("n", "unit") == "fortnight" else 1
    return [m.draft("DATE", "weekday_on", weekday_of(m, "dow"), weeks)]


def weekday_back(m: Match) -> list[Draft]:
    """The previous Friday, the following Monday: counted from the day told before."""
    tod = part_of(m)
    direction = "next" if m.first("dir") == "following" else "last"
    return [m.draft(kind_of(tod), "weekday", weekday_of(m, "dow"), direction, tod, mod=mod_of(m), wants="back")]


def nth_weekday(m: Match) -> list[Draft]:
    """The first Monday of the month, the last Friday in April 2031."""
    n = ordinal(m.get("n"))
    if n is None or not (n == -1 or 1 <= n <= 5):
        return []
    year = year_of(m.get("y")) if "y" in m else None
    offset = {"last": -1, "next": 1}.get(direction_of(m), 0)
    return [m.draft("DATE", "nth_weekday", weekday_of(m, "dow"), n, month_of(m) if "m" in m else None, year if "m" in m else offset, "")]


def set_nth(m: Match) -> list[Draft]:
    """The first Monday of every month."""
    return [m.draft("SET", "set", "P1M")]


def weekday_day(m: Match) -> list[Draft]:
    """Wednesday the 31st: the day of a month near that falls on it. Of "on Tuesday the first troops" the weekday alone."""
    day = ordinal(m.get("d"))
    if day is None or not 1 <= day <= 31 or not _ends(m):
        return [replace(m.draft("DATE", "weekday", weekday_of(m, "dow"), "", None), last=m.found.parts["dow"][1])]
    return [m.draft("DATE", "month_day", day, None, "", weekday_of(m, "dow"))]


def to_date(m: Match) -> list[Draft]:
    return [m.draft("DATE", "period", m.first("unit"), 0, "earlier")]


def rest(m: Match) -> list[Draft]:
    """The rest of the year."""
    return [m.draft("DATE", "period", m.first("unit"), 0, "later", mod="END")]


def part_today(m: Match) -> list[Draft]:
    """Mid-afternoon yesterday."""
    return [m.draft("TIME", "day", {"yesterday": -1, "tomorrow": 1}.get(m.first("w"), 0), part_of(m))]


def day_week(m: Match) -> list[Draft]:
    """A week today: seven days on; of what has been one says "a week ago today"."""
    weeks = number(m.get("q"))
    if weeks is None or m.after() in ("since", "after"):
        return []
    days = int(weeks) * (14 if m.first("unit") == "fortnight" else 7)
    return [m.draft("DATE", "day", days + (m.first("w") == "tomorrow"), None)]


def month_day(m: Match) -> list[Draft]:
    """On the 14th: a day of this month or the one beside it. "The 14th floor" is none: no noun may follow."""
    day = ordinal(m.get("d"))
    if day is None or not 1 <= day <= 31 or not _ends(m):
        return []
    offset = {"last": -1, "next": 1, "this": 0}.get(direction_of(m)) if "dir" in m else None
    return [m.draft("DATE", "month_day", day, offset, "")]


def hours(m: Match) -> list[Draft]:
    """The early hours of today, the small hours: a morning."""
    day = m.first("w")
    shift = {"yesterday": -1, "tomorrow": 1}.get(day, 0)
    tod = "TNI" if m.first("small") == "late" else "TMO"
    return [m.draft("TIME", "day", shift, tod, wants="" if day or m.words.lower[m.found.last - 2] == "this" else "near")]


def before_last(m: Match) -> list[Draft]:
    unit = m.first("unit")
    if unit in ("day", "night", "evening"):
        return [m.draft("DATE" if unit == "day" else "TIME", "day", -2, None if unit == "day" else part_of(m, "unit"))]
    return [m.draft("DATE", "period", unit, -2, "")]


def in_time(m: Match) -> list[Draft]:
    """In two weeks' time."""
    amount = number(m.get("q"))
    return [m.draft("DATE", "ago", unit_of(m), amount, 1, mod=amount_mod(m.get("mod")))] if amount is not None else []


def period_told(m: Match) -> list[Draft]:
    """For the year, the week's talks: the last one told in the sentence, else that of the article. The year ended June 30 is a length and a day."""
    unit = m.first("unit")
    if m.after() in ("ended", "ending"):
        return [m.draft("DURATION", "duration", duration_value(1.0, unit), 1.0, unit)]
    return [m.draft("DATE", "period", unit, 0, "")]


def age(m: Match) -> list[Draft]:
    """A two-year-old war and a decades-old custom have lasted so long; "a 27-year-old" is no time."""
    last = m.found.last
    amount, unit = number(m.get("q")) if "q" in m else None, unit_of(m)
    old = unit in ("decade", "century") or ("q" not in m and unit == "year")  # nobody is decades old, and of a child one says how many
    if not old and not set(m.words.lower[last : last + 2]) & set(values("OLDN")):
        return []
    amount = 1.0 if "q" not in m and m.first("unit") in values("UNIT1") else amount
    return [m.draft("DURATION", "duration", duration_value(amount, unit), amount, unit)]


def year_part(m: Match) -> list[Draft]:
    """Half a century, a quarter-century."""
    amount = 0.5 if m.first("part") == "half" else 0.25
    unit = unit_of(m)
    value = "P" + str(int(amount * 100)) + "Y" if unit == "century" else duration_value(amount, unit)
    return [m.draft("DURATION", "duration", value, amount, unit)]


def long_word(m: Match) -> list[Draft]:
    """A weeklong truce; a monthslong siege."""
    word = values("LONGW")[m.first("w")]
    amount, unit = None if word.endswith("s") else 1.0, word.removesuffix("s")
    return [m.draft("DURATION", "duration", duration_value(amount, unit), amount, unit)]


def _ends(m: Match) -> bool:
    """True where no noun follows that the ordinal may count."""
    after = m.after()
    return after != "-" and (not after[:1].isalpha() or after in values("OPENER"))


BUILDERS: dict[str, Callable[[Match], list[Draft]]] = {
    "part_today": part_today, "weekday_on": weekday_on, "weekday_day": weekday_day, "nth_weekday": nth_weekday, "set_nth": set_nth,
    "to_date": to_date,
    "rest": rest, "weekday_back": weekday_back, "day_week": day_week, "month_day": month_day,
    "hours": hours, "before_last": before_last, "in_time": in_time,
    "period_told": period_told, "age": age, "year_part": year_part, "long_word": long_word,
}  # fmt: skip
