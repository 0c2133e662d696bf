"""The calendar: months, weeks, holidays and thirds of intervals. Nothing here knows of words."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta

MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
COUNTRY = "?"
HEBREW_EPOCH = -1373427  # its first day, counted from 1 January of the year 1 as day 1
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


def hebrew_new_year(year: int) -> date | None:
    """Rosh Hashanah in `year` of the Gregorian calendar (Reingold and Dershowitz, Calendrical Calculations, chapter 8)."""
    hebrew = year + 3761
    before, here, after = (_molad(hebrew + n) for n in (-1, 0, 1))
    shift = 2 if after - here == 356 else 1 if here - before == 382 else 0
    return plus_days(date(1, 1, 1), here + shift + HEBREW_EPOCH - 1)


def _molad(hebrew: int) -> int:
    """Days from the epoch of the Hebrew calendar to the new year of `hebrew`, before the rule of the lengths of years."""
    months = (235 * hebrew - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + (3 * (day + 1) % 7 < 3)


def _jewish(rule: str, year: int) -> date | None:
    """J and days from Rosh Hashanah; JH the first day of Hanukkah, which hangs on the length of the year."""
    first, following = hebrew_new_year(year), hebrew_new_year(year + 1)
    if first is None or following is None:
        return None
    told = rule[1:].partition("/")[0]
    if told == "H":
        return plus_days(first, 84 if (following - first).days in (355, 385) else 83)
    return plus_days(first, int(told))


def length_of(rule: str) -> int:
    """Days of a holiday that lasts a week or a month of its calendar, 0 for one that is a day."""
    return int(rule.partition("/")[2] or 0)


def _lunar(rule: str, year: int) -> date | None:
    month, day = (int(n) for n in rule[1:].partition("/")[0].split("-"))
    near = (year - 622) * 33 // 32
    return next((d for y in range(near - 1, near + 3) if y > 0 and (d := hijri(y, month, day)) and d.year == year), None)


def holiday(rule: str, year: int) -> date | None:
    """The day of a holiday by its rule (see holidays.tsv) in `year`; None for one whose day hangs on the country."""
    if rule == COUNTRY:
        return None
    if is_lunar(rule):
        return _lunar(rule, year)
    if rule.startswith("J"):
        return _jewish(rule, year)
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
