"""Calendar dates with a year, as date lines and metadata write them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from communique.model.article import StatedDate
from communique.tables import load_table

YEAR = r"(?P<year>(?:19|20)\d\d)(?=\D|\d{1,2}:\d\d|$)"
DAY = r"(?P<day>[0-3]?\d)"
SPACE = r"(?u:\s)"  # pages set dates with no-break and thin spaces too
ISO = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<month>[01]?\d)(?P=sep)(?P<day>[0-3]?\d)(?!\d)"
    r"|(?<!\d)(?P<run>(?:19|20)\d\d[01]\d[0-3]\d)(?=T\d)",
    re.ASCII,
)
NUMERIC = re.compile(r"(?<![\d./-])(?P<one>[0-3]?\d)(?P<sep>[-/.])(?P<two>[0-3]?\d)(?P=sep)(?P<year>(?:19|20)\d\d)(?![\d/-])", re.ASCII)


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
    found: list[StatedDate | Unclear] = []
    place = start
    for part in sorted(_parts(text, start, end), key=lambda d: (d.start, -d.end)):
        if part.start >= place:
            found.append(part)
            place = part.end
    return tuple(found)


def without_year(text: str) -> bool:
    """True for a line that holds a day of the year and a clock time, or the day alone, and nothing else.

    >>> without_year("2 Jun, 18:41"), without_year("June 2 vote")
    (True, False)
    """
    return _yearless().fullmatch(text.strip()) is not None


def _parts(text: str, start: int, end: int) -> Iterator[StatedDate | Unclear]:
    for pattern in _written():
        for m in pattern.finditer(text, start, end):
            groups = m.groupdict()
            made = _stated(m, int(groups["year"]), _months()[groups["month"].lower()], groups.get("day"))
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


@cache
def _written() -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<month>{'|'.join(sorted(_months(), key=len, reverse=True))})"
    forms = (
        rf"\b{month}\.?{SPACE}+{DAY}(?:st|nd|rd|th)?{SPACE}*,?{SPACE}+{YEAR}",
        rf"(?<!\d){DAY}(?:st|nd|rd|th)?(?:{SPACE}+of)?(?:-|{SPACE})+{month}\b\.?,?(?:-|{SPACE})+{YEAR}",
        rf"\b{month}\.?,?{SPACE}+{YEAR}",
    )
    return tuple(re.compile(form, re.IGNORECASE | re.ASCII) for form in forms)


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
