"""Clues from above the story: the date in the dateline, and the date of the last change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from communique.model.article import Article
from communique.model.page import Page
from communique.model.record import Clue
from communique.model.times import Time
from communique.times.calendar import make
from communique.times.clues import clue, fits, full_day, meet, told_weekdays
from communique.times.fetching import FETCHED

REACH = 60  # characters of a dateline before its date: "WASHINGTON and BRUSSELS, "
BRACKETS, DASHES = ("[]", "()"), "-–—"
COUNTERS = ("series_counter", "teaser_counter")
SOON = timedelta(days=3)  # from a counter to the filing of the story whose page shows it
KEPT = timedelta(days=7)  # from the filing to the last change or the fetching of the page, for these to tell the year


def filing_clues(page: Page, article: Article, times: Sequence[Time], clues: Sequence[Clue]) -> list[Clue]:
    """The clues ``dateline`` and ``updated_date`` of `article`, given its other `clues`.

    A dateline without a year is a single day where the other clues tell the year, else a clue without dates. A date of change is the day
    of the story where no dateline says otherwise and the weekdays that the story tells of fit it, else its last possible day.
    """
    dateline = _dateline(page, article, times, clues)
    return dateline + _updated(page, article, times, filed=any(c.from_ for c in dateline))


def _dateline(page: Page, article: Article, times: Sequence[Time], clues: Sequence[Clue]) -> list[Clue]:
    heads = [b for b in article.blocks if b.role in ("dateline", "body")]
    block = next((b for b in heads if b.role == "dateline"), heads[0] if heads else None)
    for time in times:
        if block is None or not block.start <= time.start <= min(block.end, block.start + REACH):
            continue
        if time.op == "date" and time.args[2] is not None and (block.role == "dateline" or _heads(page, block.start, time)):
            day = full_day(time) or _of_some_year(article, times, time, clues)
            return [clue(page, time, "dateline", day, day)]
    return []


def _heads(page: Page, start: int, time: Time) -> bool:
    """True for a full date at the head of a paragraph that has its dateline in it: before a bracket or a dash, or in brackets of its own before a
    dash, with nothing but the place in capitals before them ("[11 March 2031] - Rebels agreed")."""
    head, after = page.text[start : time.start], page.text[time.end : time.end + 3].lstrip()
    if head[-1:] + after[:1] in BRACKETS:
        return full_day(time) is not None and after[1:].lstrip()[:1] in tuple(DASHES) and (head[:-1].isupper() or not head[:-1].strip())
    return full_day(time) is not None and after[:1] in ("(", *DASHES) and "." not in head and head[:1].isupper()


def _of_some_year(article: Article, times: Sequence[Time], time: Time, clues: Sequence[Clue]) -> date | None:
    """The day of the dateline `time`, which tells no year: next to a counter, a date of change or the day its page was fetched, or the only one
    that all clues allow."""
    low, high = meet(clues)
    near = [c.from_ for c in clues if c.rule in COUNTERS and c.from_]
    if article.updated is not None:
        change = article.updated.last
        low = max(filter(None, (low, (date.fromisoformat(change) - KEPT).isoformat())))
        high = min(filter(None, (high, change)))
    elif near and high is None:
        high = (date.fromisoformat(max(near)) + SOON).isoformat()
    elif high is not None and any(c.rule == FETCHED for c in clues) and _days(time, (date.fromisoformat(high) - KEPT).isoformat(), high):
        low = max(filter(None, (low, (date.fromisoformat(high) - KEPT).isoformat())))
    if low is None or high is None:
        return None
    found = _days(time, low, high)
    weekdays = tuple(told_weekdays(article, times))
    if len(found) > 1:
        found = [d for d in found if fits(d, weekdays)]
    return found[0] if len(found) == 1 else None


def _days(time: Time, low: str, high: str) -> list[date]:
    """The days from `low` to `high` that `time`, which tells no year, can be."""
    month, day = int(time.args[1] or 0), int(time.args[2] or 0)
    return [d for y in range(int(low[:4]), int(high[:4]) + 1) if (d := make(y, month, day)) and low <= d.isoformat() <= high]


def _updated(page: Page, article: Article, times: Sequence[Time], *, filed: bool) -> list[Clue]:
    stated = article.updated
    if stated is None:
        return []
    sure = stated.first == stated.last and not filed and fits(date.fromisoformat(stated.first), tuple(told_weekdays(article, times)))
    return [Clue(page.id, stated.start, stated.end, stated.raw, "updated_date", stated.first if sure else None, stated.last)]
