"""Calendar dates with a year, as date lines and metadata write them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from communique.model.article import StatedDate
from communique.tables import load_table

YEAR = r"(?P<year>(?:19|20)[0-9]{2})(?=\D|[0-9]{1,2}:[0-9]{2}|$)"
DAY = r"(?P<day>[0-3]?[0-9])"
CENTURY = re.compile(r"(?:19|20)[0-9][0-9]")
LETTER = r"[^\W\d_]"
LONG = 4  # letters of a foreign month's name that may stand before its day
ISO = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<month>[01]?\d)(?P=sep)(?P<day>[0-3]?\d)(?!\d)"
    r"|(?<!\d)(?P<run>(?:19|20)\d\d[01]\d[0-3]\d)(?=T\d)",
    re.ASCII,
)
# 2025年1月14日, 2025년 1월 14일, and Korean dates in figures with a space behind each point.
EASTERN = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)[0-9]{2})(?:\s?[年년]\s?|\.\s)(?P<month>[01]?[0-9])(?:\s?[月월]\s?|\.\s)(?P<day>[0-3]?[0-9])(?:\s?[日일]|\.|(?!\d))"
)
NUMERIC = re.compile(
    r"(?<![\d./-])(?P<one>[0-3]?\d)(?P<sep>[-/.])(?P<two>[0-3]?\d)(?P=sep)(?P<year>(?:19|20)\d\d)(?![\d/])(?!-\d{1,2}(?![\d:]))", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Unclear:
    """A numeric date whose day and month could be exchanged, such as 03/04/2026: the two dates that it may be."""

    start: int
    end: int
    raw: str
    either: tuple[str, str]


def dates_in(text: str, start: int, end: int) -> tuple[StatedDate | Unclear, ...]:
    """Dates in ``text[start:end]`` in order, with page offsets: a full day, or a month of a year when no day is given.

    >>> found = dates_in("Published: 5 Feb 2026", 0, 21)[0]
    >>> found.raw, found.first
    ('5 Feb 2026', '2026-02-05')
    """
    if not CENTURY.search(text, start, end):
        return ()
    found: list[StatedDate | Unclear] = []
    place = start
    for part in sorted(_parts(text, start, end), key=lambda d: (d.start, -d.end)):
        if part.start >= place:
            found.append(part)
            place = part.end
    return tuple(found)


@lru_cache(maxsize=1 << 13)
def has_date(line: str) -> bool:
    """True when `dates_in` finds a date on `line`."""
    return bool(dates_in(line, 0, len(line)))


def without_year(text: str) -> bool:
    """True for a line that holds a day of the year and a clock time, or the day alone, and nothing else.

    >>> without_year("2 Jun, 18:41"), without_year("June 2 vote")
    (True, False)
    """
    return _yearless().fullmatch(text.strip()) is not None


def _parts(text: str, start: int, end: int) -> Iterator[StatedDate | Unclear]:
    for pattern in (*_written(), *_foreign()):
        for m in pattern.finditer(text, start, end):
            groups = m.groupdict()
            named = _month(groups["month"])
            made = _stated(m, int(groups["year"]), named, groups.get("day")) if named else None
            if made:
                yield made
    for m in EASTERN.finditer(text, start, end):
        made = _stated(m, int(m["year"]), int(m["month"]), m["day"])
        if made:
            yield made
    for m in ISO.finditer(text, start, end):
        run = m["run"]
        year, month, day = (run[:4], run[4:6], run[6:8]) if run else (m["year"], m["month"], m["day"])
        made = _stated(m, int(year), int(month), day)
        if made:
            yield made
    for m in NUMERIC.finditer(text, start, end):
        numeric = _numeric(m)
        if numeric:
            yield numeric


def _numeric(m: re.Match[str]) -> StatedDate | Unclear | None:
    one, two, year = int(m["one"]), int(m["two"]), int(m["year"])
    day_first, month_first = _iso(year, two, one), _iso(year, one, two)
    if day_first and month_first and day_first != month_first:
        return Unclear(m.start(), m.end(), m[0], (day_first, month_first))
    known = day_first or month_first
    return StatedDate(known, known, m.start(), m.end(), m[0]) if known else None


def _stated(m: re.Match[str], year: int, month: int, day: str | None) -> StatedDate | None:
    if day is None:
        return StatedDate(f"{year}-{month:02}-01", f"{year}-{month:02}-{calendar.monthrange(year, month)[1]:02}", m.start(), m.end(), m[0])
    known = _iso(year, month, int(day))
    return StatedDate(known, known, m.start(), m.end(), m[0]) if known else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    return {name: int(row["month"]) for row in load_table(__package__, "months.tsv") for name in row["names"].split()}


def _month(name: str) -> int | None:
    return _months().get(name.lower()) or _foreign_months().get(name.casefold())


@cache
def _foreign_months() -> dict[str, int]:
    return {name: int(row["month"]) for row in load_table(__package__, "month_names.tsv") for name in row["names"].split()}


@cache
def _written() -> tuple[re.Pattern[str], ...]:
    # pages run a button's words on to a date: "2 minute readApril 25, 2023"
    begins = rf"(?:(?<!{LETTER})|(?-i:(?<=[a-z])(?=[A-Z])))"
    month = rf"{begins}(?P<month>{'|'.join(sorted(_months(), key=len, reverse=True))})(?!{LETTER})"
    clock = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\s+(?:[A-Z]{2,5}\s+)?"
    forms = (
        rf"{month}\.?\s+{DAY}(?:st|nd|rd|th)?\s*,?\s+{YEAR}",
        rf"(?<!\d){DAY}(?:st|nd|rd|th|\.)?(?:\s+of|\s+de)?(?:-|\s)+{month}\.?,?(?:-|\s)+{YEAR}",
        rf"{month}\.?,?\s+{YEAR}",
        rf"{month}\s+{DAY}\s+{clock}{YEAR}",  # Fri Apr 28 19:20:36 CEST 2023, as the C library writes dates
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


@cache
def _foreign() -> tuple[re.Pattern[str], ...]:
    """Dates with the names of other languages: a day is always given, and stands first unless the name is long ("mayo 5, 2024")."""
    names = [name for name in _foreign_months() if name not in _months()]
    every, long = (
        rf"(?<!{LETTER})(?P<month>{'|'.join(sorted(map(re.escape, some), key=len, reverse=True))})(?!{LETTER})"
        for some in (names, [name for name in names if len(name) >= LONG])
    )
    forms = (
        rf"(?<!\d){DAY}(?:\.|er|º|ª|°)?\s*-?(?:\s(?:de|di|d[’']|ta[’'])\s?)?\s*{every}\.?,?(?:\s+(?:de|del)\s|-|\s)\s*{YEAR}",
        rf"{long}\s+{DAY}\s*,?\s+{YEAR}",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


def months_day(text: str) -> str | None:
    """The first day of the year named in `text`, as MM-DD; None when there is none.

    >>> months_day("OSLO, June 2 (Agency) -")
    '06-02'
    """
    month = rf"(?P<month>{'|'.join(sorted(_months(), key=len, reverse=True))})"
    found = re.search(rf"\b{month}\.? (?P<day>\d{{1,2}})\b|\b(?P<first>\d{{1,2}}) {month.replace('month>', 'second>')}\b", text, re.IGNORECASE)
    if found is None:
        return None
    return f"{_months()[(found['month'] or found['second']).lower()]:02}-{int(found['day'] or found['first']):02}"


@cache
def _yearless() -> re.Pattern[str]:
    month = rf"(?:{'|'.join(sorted(_months(), key=len, reverse=True))})\.?"
    clock = r"(?:\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,4}(?:[+-]\d{1,2})?)?)"
    day = rf"(?:{month} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {month})"
    return re.compile(rf"(?:[a-z]{{3,9}},? )?{day}(?:,?(?: at)?(?: [|·–-])? {clock})?|{clock},? (?:[a-z]{{3,9}},? )?{day}", re.IGNORECASE)
