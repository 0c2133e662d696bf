"""Ops that give weeks, months, seasons, years and longer, and lengths from or to the article's date. Arguments are explained in `ops`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from communique.model.times import Resolved
from communique.times.calendar import month_span, plus_days, plus_months, season_span
from communique.times.days import date_
from communique.times.places import UNKNOWN, Place, choose, on_day, say

DEEP = 10_000  # years; what is as long ago has no day
NAMED = "named"  # of an edge: a month with its name
MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}


def period(place: Place, unit: str, offset: int, side: str = "") -> Resolved:
    """A unit of the calendar counted from that of the reference date; `side` earlier or later: its days up to the date, or from it."""
    base = place.base
    if side and base is not None:
        whole, day = period(place, unit, offset), base.isoformat()
        if whole.from_ is None or whole.to is None or not whole.from_ <= day <= whole.to:
            return whole
        return replace(whole, to=day) if side == "earlier" else replace(whole, from_=day)
    if base is None:
        return UNKNOWN
    if unit == "day":
        return on_day(place, plus_days(base, offset), None)
    if unit in ("week", "fortnight", "weekend"):
        return week_of_day(place, plus_days(base, 7 * offset * (2 if unit == "fortnight" else 1)), weekend=unit == "weekend")
    if unit == "month":
        moved = plus_months(base.replace(day=1), offset)
        return UNKNOWN if moved is None else say(place, f"{moved.year:04d}-{moved.month:02d}", *month_span(moved.year, moved.month))
    if unit == "quarter":
        moved = plus_months(base.replace(day=1), 3 * offset)
        return UNKNOWN if moved is None else quarter(place, (moved.month + 2) // 3, moved.year, "")
    if unit == "year":
        return year(place, base.year + offset)
    if unit == "decade":
        return decade(place, base.year // 10 * 10 + 10 * offset)
    return century(place, base.year // 100 + 1 + offset) if unit == "century" else UNKNOWN


def week_of_day(place: Place, day: date | None, *, weekend: bool = False) -> Resolved:
    monday = None if day is None else plus_days(day, 1 - day.isoweekday())
    sunday = None if monday is None else plus_days(monday, 6)
    if monday is None or sunday is None:
        return UNKNOWN
    iso_year, week, _ = monday.isocalendar()
    if weekend:
        return say(place, f"{iso_year:04d}-W{week:02d}-WE", sunday - timedelta(days=1), sunday)
    return say(place, f"{iso_year:04d}-W{week:02d}", monday, sunday)


def weekend(place: Place, direction: str) -> Resolved:
    """The weekend: the latest begun, or the next one of a future clause; "last" and "next" leave out the one that the day is in."""
    base = place.base
    if base is None:
        return UNKNOWN
    saturday = plus_days(base, 6 - base.isoweekday())
    inside = base.isoweekday() >= 6
    shift = {"last": -7, "next": 7 if inside else 0, "this": 0}.get(direction, 0 if direction == "future" or inside else -7)
    return week_of_day(place, None if saturday is None else plus_days(saturday, shift), weekend=True)


def ago(place: Place, unit: str, amount: float | None, sign: int) -> Resolved:
    """Two years ago: as fine as its unit. Amounts that are not said ("years ago") refer to the past or future as a whole."""
    vague = Resolved("PAST_REF" if sign < 0 else "FUTURE_REF", None, None)
    if amount is None or (unit != "year" and abs(amount) > 100_000):
        return vague
    if amount <= -DEEP:
        return Resolved(_deep(-amount), None, None)
    base = place.base
    if base is None:
        return UNKNOWN
    n = int(amount)
    plain = Place(place.day, base)
    if unit in ("second", "minute", "hour"):
        hours = amount * {"second": 1 / 3600, "minute": 1 / 60, "hour": 1}[unit]
        days = [d for d in (base, plus_days(base, int(hours / 24) + sign)) if d is not None]
        return Resolved(None, min(days).isoformat(), max(days).isoformat())
    if unit in ("day", "night"):
        return on_day(plain, plus_days(base, n), None)
    if unit in ("week", "fortnight", "weekend"):
        moved = plus_days(base, 7 * amount * (2 if unit == "fortnight" else 1))
        return week_of_day(plain, moved, weekend=unit == "weekend")
    months = MONTHS[unit]
    shifted = plus_months(base, int(amount * months))
    if shifted is None:
        return vague
    if unit in ("month", "quarter") or amount != n:
        return say(plain, f"{shifted.year:04d}-{shifted.month:02d}", *month_span(shifted.year, shifted.month))
    return year(plain, shifted.year)


def _deep(years: float) -> str:
    """Ages ago as TIMEX2 writes them, which TIMEX3 builds on: thousands, millions and billions of years (``KA``, ``MA``, ``GA``)."""
    scale, sign = (1e9, "GA") if years >= 1e9 else (1e6, "MA") if years >= 1e6 else (1e3, "KA")
    return f"{sign}{years / scale:g}"


def anniversary(place: Place, years: int, unit: str) -> Resolved:
    """The day, week or month of the reference date, so many years before."""
    day = None if place.base is None else plus_months(place.base, -12 * years)
    return UNKNOWN if day is None else period(Place(day, day), unit, 0)


def from_day(place: Place, unit: str, amount: float, sign: int, value: str | None) -> Resolved:
    """A distance from the day of its anchor: that far from it to the day, and with the `value` of the length where the words give one."""
    far = None if place.base is None else _shift(place.base, unit, amount)
    if far is None:
        return Resolved(value, None, None)
    return Resolved(value or far.isoformat(), far.isoformat(), far.isoformat()) if sign else UNKNOWN


def year(place: Place, number: int, _direction: str = "") -> Resolved:
    if not 1 <= number <= 9998:
        return UNKNOWN
    return say(place, f"{number:04d}", date(number, 1, 1), date(number, 12, 31))


def fiscal(_place: Place, number: int) -> Resolved:
    return Resolved(f"{number:04d}", f"{max(1, number - 1):04d}-01-01", f"{number:04d}-12-31")


def fiscal_rel(place: Place, offset: int) -> Resolved:
    """Fiscal years begin on different days: that of the calendar year, and the year before in its interval."""
    return UNKNOWN if place.base is None or not 2 <= place.base.year + offset <= 9998 else fiscal(place, place.base.year + offset)


def edge(place: Place, unit: str, amount: int, of: str, year_: int | None, which: int, value: str | None) -> Resolved:
    """So many units at the beginning of a month, a year or a decade, or with a negative amount at its end; without a `value` that of the whole."""
    if of == NAMED:
        whole = date_(place, year_, which, None, "", None)
    else:
        whole = year(place, year_) if year_ is not None else period(Place(place.day, place.day), of, which)
    if whole.from_ is None or whole.to is None:
        return UNKNOWN
    first, last, whole = date.fromisoformat(whole.from_), date.fromisoformat(whole.to), replace(whole, value=value or whole.value)
    if amount > 0:
        other = _shift(first, unit, amount)
        inner = None if other is None else plus_days(other, -1)
    else:
        after = plus_days(last, 1)
        inner = None if after is None else _shift(after, unit, amount)
    if inner is None or not first <= inner <= last:
        return UNKNOWN
    return replace(whole, to=inner.isoformat()) if amount > 0 else replace(whole, from_=inner.isoformat())


def decade(place: Place, start: int) -> Resolved:
    if not 10 <= start <= 9980:
        return UNKNOWN
    return say(place, f"{start // 10:03d}", date(start, 1, 1), date(start + 9, 12, 31))


def century(place: Place, number: int) -> Resolved:
    if not 1 <= number <= 98:
        return UNKNOWN
    return say(place, f"{number - 1:02d}", date(number * 100 - 99, 1, 1), date(number * 100, 12, 31))


def season(place: Place, code: str, year_: int | None, direction: str) -> Resolved:
    if year_ is not None:
        found: tuple[date, date] | None = season_span(code, year_) if 1 <= year_ <= 9990 else None
    elif place.day is None:
        return UNKNOWN
    else:
        spans = [season_span(code, y) for y in range(max(1, place.day.year - 2), min(9990, place.day.year + 2) + 1)]
        found = _near_season(spans, place.day) if (code, direction) == ("WI", "this") else choose(spans, place.day, direction)
    return UNKNOWN if found is None else say(place, f"{found[0].year:04d}-{code}", *found)


def _near_season(spans: list[tuple[date, date]], day: date) -> tuple[date, date] | None:
    """This winter: the nearest, for it begins in one year and ends in the next."""
    return min(spans, key=lambda s: max(s[0] - day, day - s[1], timedelta()), default=None)


def quarter(place: Place, number: int, year_: int | None, direction: str) -> Resolved:
    """`near`: the nearest, for what a report on a quarter foresees; `last_year`: a year before the latest begun."""
    if year_ is None and place.day is None:
        return UNKNOWN
    day = place.day
    years = [year_] if year_ is not None else [day.year + n for n in (-2, -1, 0, 1, 2)] if day else []
    spans = [(date(y, number * 3 - 2, 1), month_span(y, number * 3)[1]) for y in years if 1 <= y <= 9998]
    if year_ is not None or day is None:
        found = next(iter(spans), None)
    elif direction == "near":
        found = min(spans, key=lambda s: (max(s[0] - day, day - s[1], timedelta()), s[0]), default=None)
    else:
        found = choose(spans, plus_months(day, -12) or day, "") if direction == "last_year" else choose(spans, day, direction)
    return UNKNOWN if found is None else say(place, f"{found[0].year:04d}-Q{number}", *found)


def quarter_told(place: Place, years: int, told: str, year_: int | None = None) -> Resolved:
    """The quarter of the reference date, where one was `told`, else the last one over; so many years from it, or that of `year_`."""
    if not told and place.base is not None and (year_ is not None or years):
        return year(place, year_ if year_ is not None else place.base.year + years)
    base = place.base if told else None if place.base is None else plus_months(place.base.replace(day=1), -3)
    if base is None or not 2 <= base.year + years <= 9998:
        return UNKNOWN
    return quarter(place, (base.month + 2) // 3, base.year + years if year_ is None else year_, "")


def half(place: Place, number: int, year_: int | None, offset: int) -> Resolved:
    if year_ is None and place.day is None:
        return UNKNOWN
    y = year_ if year_ is not None else place.day.year + offset if place.day else 0
    if not 1 <= y <= 9998:
        return UNKNOWN
    return say(place, f"{y:04d}-H{number}", date(y, 6 * number - 5, 1), month_span(y, 6 * number)[1])


def month_of_year(place: Place, month: int, offset: int) -> Resolved:
    if place.day is None or not 1 <= place.day.year + offset <= 9998:
        return UNKNOWN
    return date_(place, place.day.year + offset, month, None, "", None)


def week_of(place: Place, year_: int | None, month: int, day: int | None, direction: str, part: str) -> Resolved:
    found = UNKNOWN if day is None else date_(Place(place.day, place.base), year_, month, day, direction, None)
    return UNKNOWN if found.from_ is None else week_of_day(place, date.fromisoformat(found.from_), weekend=part == "weekend")


def span(place: Place, value: str, unit: str, amount: float | None, sign: int) -> Resolved:
    """A length up to (sign -1) or from (1) the article's date; without an amount only the end that is known."""
    day = place.day
    if day is None or sign == 0 or amount is None or amount > 5_000:
        edge = None if day is None else day.isoformat()
        return Resolved(value, edge if sign > 0 else None, edge if sign < 0 else None)
    other = _shift(day, unit, sign * amount)
    if other is None:
        return Resolved(value, None, None)
    return Resolved(value, min(day, other).isoformat(), max(day, other).isoformat())


def _shift(day: date, unit: str, amount: float) -> date | None:
    months = MONTHS.get(unit)
    if months:
        return plus_months(day, int(amount * months))
    days = {"day": 1.0, "night": 1.0, "week": 7.0, "weekend": 7.0, "fortnight": 14.0, "hour": 1 / 24}.get(unit, 0.0)
    return plus_days(day, amount * days)
