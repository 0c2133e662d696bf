"""The date of an article that states none.

Every clue is words of the page, a rule and the dates that it allows; the intervals are intersected. A single date is given only when the
clues leave one; clues that contradict each other leave none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from communique.model.article import Article
from communique.model.page import Page
from communique.model.record import Clue
from communique.model.times import Time
from communique.times.calendar import make, plus_days
from communique.times.clues import clue, full_day, in_story, meet, told_weekdays
from communique.times.cues import looks_ahead
from communique.times.fetching import fetched_clues, fetched_day, likely_days, narrowest
from communique.times.filing import COUNTERS, filing_clues
from communique.times.finding import find_in
from communique.times.habits import UNKNOWN_HABITS, Habits
from communique.times.series import COUNTER, counter_dates


@dataclass(frozen=True, slots=True)
class Dating:
    """When an article was published: `published` a full ISO date or None, the interval that the clues leave, and the clues.

    `basis`: stated, inferred, undetermined. `from_`/`to` are inclusive ISO dates, None where the clues leave that side open. `likely` are the
    days of an undetermined date, likeliest first, where they are few.
    """

    published: str | None
    from_: str | None
    to: str | None
    basis: str
    clues: tuple[Clue, ...]
    likely: tuple[str, ...] = ()


def date_article(page: Page, article: Article, times: Sequence[Time], *, lag: int | None = None, habits: Habits = UNKNOWN_HABITS) -> Dating:
    """The date of `article`: stated on its page, inferred from its own words and reference data, or undetermined with its clues.

    `times` are those of `story_times` on the same page. `lag`: within how many days its source is known to fetch what is new; with it, and a page
    that says when it was fetched, `likely` are the days in between that the story's own weekdays and dates make so, and the interval is the
    shortest that holds nine tenths of the probability; `habits` are what its dated pages teach. Without `lag`, that a page was fetched says only
    that the story is no younger.

    Rules of clues: ``stated``; ``dateline`` (the date of filing; without dates where it tells no year and nothing else does);
    ``updated_date`` (the last change: the day itself where the weekdays told fit, else a bound); ``series_counter`` (day N of a named war in
    the title); ``teaser_counter`` (the same in a list of other stories set within the story, which were out before it); ``weekday_told`` (the
    last weekday that the story tells of in the past, of the days that a counter allows); ``told_date``, ``told_year`` (the story is not older
    than what it tells); ``foreseen_date`` (nor younger than what it foresees); ``fetched`` (nor younger than its page), ``fetched_soon`` (the
    words that make some of the days before that likely). Raises nothing.
    """
    stated = article.published
    if stated is not None:
        clue = Clue(page.id, stated.start, stated.end, stated.raw, "stated", stated.first, stated.last)
        return Dating(stated.first if stated.first == stated.last else None, stated.first, stated.last, "stated", (clue,))
    clues = [*_told(page, article, times), *_counters(page, article, times), *fetched_clues(page, article)]
    clues += filing_clues(page, article, times, clues)
    clues += _weekday(page, article, times, clues)
    clues.sort(key=lambda c: (c.start, c.end, c.rule))
    low, high = meet(clues)
    if low is not None and high is not None and low > high:
        return Dating(None, None, None, "undetermined", tuple(clues))
    if low is not None and low == high:
        return Dating(low, low, high, "inferred", tuple(clues))
    found = Dating(None, low, high, "undetermined", tuple(clues))
    return found if lag is None else _fetched_soon(page, article, times, found, lag=lag, habits=habits)


def _fetched_soon(page: Page, article: Article, times: Sequence[Time], found: Dating, *, lag: int, habits: Habits) -> Dating:
    """`found` narrowed to the likely days of the `lag` days before its page was fetched; as it is where those do not meet its other clues."""
    fetched = fetched_day(page)
    first = None if fetched is None else plus_days(fetched, -lag)
    if fetched is None or first is None:
        return found
    low, high = max(found.from_ or "", first.isoformat()), min(found.to or "9", fetched.isoformat())
    if low >= high:
        return found
    ranked, words = likely_days(page, article, times, low=date.fromisoformat(low), high=date.fromisoformat(high), habits=habits)
    begin, end = narrowest(ranked) if words else (date.fromisoformat(low), date.fromisoformat(high))
    clues = sorted((*found.clues, *(clue(page, t, "fetched_soon", begin, end) for t in words)), key=lambda c: (c.start, c.end, c.rule))
    likely = tuple(d.isoformat() for d, _ in ranked if begin <= d <= end)
    return Dating(None, begin.isoformat(), end.isoformat(), "undetermined", tuple(clues), likely)


def _told(page: Page, article: Article, times: Sequence[Time]) -> Iterator[Clue]:
    """The newest day told in the past and the newest year, and the first day foreseen: bounds on the article's date."""
    within = in_story(article, times)
    past = [(day, t) for t in within if (day := full_day(t)) and t.args[3] == "past" and not _ahead(page, t)]
    future = [(day, t) for t in within if (day := full_day(t)) and t.args[3] in ("future", "plan") and t.type == "DATE"]
    told = [t for t in within if t.op == "year" and t.args[1] == "past" and _in_year(page, t) and not _ahead(page, t)]
    years = [(int(t.args[0] or 0), t) for t in told]
    past += [(first, t) for t in within if (first := _month(t)) and t.args[3] == "past" and _in_year(page, t) and not _ahead(page, t)]
    if past:
        day, time = max(past, key=lambda p: (p[0], -p[1].start))
        yield clue(page, time, "told_date", day, None)
    if years:
        year, time = max(years, key=lambda p: (p[0], -p[1].start))
        yield clue(page, time, "told_year", date(year, 1, 1), None)
    if future:
        day, time = min(future, key=lambda p: (p[0], p[1].start))
        yield clue(page, time, "foreseen_date", None, day)


def _month(time: Time) -> date | None:
    """The first day of a month with its year; None for any other expression."""
    if time.op != "date" or time.args[2] is not None or None in time.args[:2]:
        return None
    return make(int(time.args[0] or 0), int(time.args[1] or 0), 1)


def _in_year(page: Page, time: Time) -> bool:
    """True for "in 2022" and "since 2022": a year before a noun ("the 2030 games") may lie ahead."""
    return page.text[: time.start].rstrip().lower().endswith((" in", " since"))


def _ahead(page: Page, time: Time) -> bool:
    """True when the sentence around `time` speaks of what is to come, or the expression is a limit ("by 2030", "after 2011")."""
    if page.text[: time.start].rstrip().lower().endswith((" after", " through", " beyond")):
        return True
    start, end = page.text.rfind("\n", 0, time.start) + 1, page.text.find("\n", time.end)
    start = max(start, page.text.rfind(". ", start, time.start) + 1)
    stop = page.text.find(". ", time.end, end if end >= 0 else len(page.text))
    return looks_ahead(page.text[start : stop if stop >= 0 else end if end >= 0 else len(page.text)])


def _counters(page: Page, article: Article, times: Sequence[Time]) -> Iterator[Clue]:
    """Counters of series: in the title they date the article, in a list within the story they are not younger than it."""
    body = article.spans("body")
    for block in article.blocks:
        text = page.text[block.start : block.end]
        if block.role in ("title", "standfirst"):
            for time in times:
                if block.start <= time.start < block.end and (days := counter_dates(time, text)):
                    yield clue(page, time, "series_counter", days[0], days[-1])
        elif block.role == "related" and body and body[0].start < block.start < body[-1].start and COUNTER.search(text):
            for time in find_in(text, shift=block.start):
                if days := counter_dates(time, text):
                    yield clue(page, time, "teaser_counter", days[0], None)


def _weekday(page: Page, article: Article, times: Sequence[Time], clues: Sequence[Clue]) -> Iterator[Clue]:
    """Of the two days that the newest counter allows, the second when the story tells of its weekday in the past and not of the next one's.

    A story tells of its own day as past and, seldom, appears the day after; what was out before it cannot be younger.
    """
    counted = [c for c in clues if c.rule in COUNTERS and c.from_]
    told = told_weekdays(article, times)
    if not counted:
        return
    first = date.fromisoformat(max(c.from_ or "" for c in counted))
    second, third = first + timedelta(days=1), first + timedelta(days=2)
    low, high = meet(clues)
    if second.isoweekday() in told and third.isoweekday() not in told and (low or "") <= second.isoformat() <= (high or "9"):
        yield clue(page, told[second.isoweekday()], "weekday_told", second, second)
