"""The calendar: months, weeks, holidays and thirds of intervals. Nothing here knows of words."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta

MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}  # first and last month; winter runs into the next year


def days_in(year: int, month: int) -> int:
    """Days of a month of the Gregorian calendar."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return MONTH_DAYS[month - 1] + leap


def make(year: int, month: int, day: int) -> date | None:
    """The date, or None when there is no such day."""
    if not MINYEAR <= year <= MAXYEAR or not 1 <= month <= 12 or not 1 <= day <= days_in(year, month):
        return None
    return date(year, month, day)


def plus_days(day: date, n: float) -> date | None:
    """`day` and `n` days, None beyond the calendar."""
    try:
        return day + timedelta(days=n)
    except OverflowError:
        return None


def plus_months(day: date, n: int) -> date | None:
    """`day` and `n` months, the day of the month held as far as the month allows; None beyond the calendar."""
    total = day.year * 12 + day.month - 1 + n
    year, month = divmod(total, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, days_in(year, month + 1)))


def month_span(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, days_in(year, month))


def season_span(code: str, year: int) -> tuple[date, date]:
    """First and last day of the meteorological season of the northern hemisphere that begins in `year`."""
    first, last = SEASONS[code]
    over, month = divmod(last - 1, 12)
    return date(year, first, 1), month_span(year + over, month + 1)[1]


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    s = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + s + 90) // 25
    return date(year, month, (h - m + s + month + 19) % 32)


def orthodox_easter(year: int) -> date | None:
    """Easter Sunday of the Julian calendar as a Gregorian date (Meeus, chapter 8)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    julian = make(year, month, day + 1)
    return None if julian is None else plus_days(julian, year // 100 - year // 400 - 2)


def hijri(year: int, month: int, day: int) -> date | None:
    """A date of the tabular Islamic calendar (Reingold and Dershowitz, Calendrical Calculations, chapter 7); the moon may be seen a day off it."""
    days = day + (29 * (month - 1) + month // 2) + 354 * (year - 1) + (3 + 11 * year) // 30
    return plus_days(date(622, 7, 19), days - 1)


def is_lunar(rule: str) -> bool:
    return rule.startswith("H")


def lunar_length(rule: str) -> int:
    """Days of a holiday that is a month of the Islamic calendar, 0 for one that is a day."""
    return int(rule.partition("/")[2] or 0) if is_lunar(rule) else 0


def _lunar(rule: str, year: int) -> date | None:
    month, day = (int(n) for n in rule[1:].partition("/")[0].split("-"))
    near = (year - 622) * 33 // 32
    return next((d for y in range(near - 1, near + 3) if y > 0 and (d := hijri(y, month, day)) and d.year == year), None)


def holiday(rule: str, year: int) -> date | None:
    """The day of a holiday by its rule (see holidays.tsv) in `year`."""
    if is_lunar(rule):
        return _lunar(rule, year)
    if rule.startswith("O"):
        sunday = orthodox_easter(year)
        return None if sunday is None else plus_days(sunday, int(rule[1:]))
    rule, _, more = rule.partition("+") if not rule.startswith("E") else (rule, "", "")
    found = _fixed(rule, year)
    return found if found is None or not more else plus_days(found, int(more))


def _fixed(rule: str, year: int) -> date | None:
    if rule.startswith("E"):
        return plus_days(easter(year), int(rule[1:]))
    if rule[3:4] != "-" and rule.count("-") == 1:
        month, day = rule.split("-")
        return make(year, int(month), int(day))
    month, nth, weekday = rule[:2], rule[3:-2], rule[-1]
    first, last = month_span(year, int(month))
    if int(nth) > 0:
        return plus_days(first, (int(weekday) - first.isoweekday()) % 7 + 7 * (int(nth) - 1))
    return plus_days(last, -((last.isoweekday() - int(weekday)) % 7))


def third(first: date, last: date, mod: str | None) -> tuple[date, date]:
    """The START, MID or END of an interval: days 1-10, 11-20 and 21 to the last of a month, thirds of anything else."""
    length = (last - first).days + 1
    if mod not in ("START", "MID", "END") or length < 3:
        return first, last
    cuts = (10, 20) if 28 <= length <= 31 and first.day == 1 else (length // 3, length - length // 3)
    one, two = first + timedelta(days=cuts[0]), first + timedelta(days=cuts[1])
    ends = {"START": (first, one - timedelta(days=1)), "MID": (one, two - timedelta(days=1)), "END": (two, last)}
    return ends[mod]
