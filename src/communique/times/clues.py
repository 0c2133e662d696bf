"""What the rules that date an article share: making clues, meeting their intervals, and reading days off symbolic times."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from communique.model.article import Article
from communique.model.page import Page
from communique.model.record import Clue
from communique.model.times import Time
from communique.times.calendar import make
from communique.times.ranges import own_end

STORY = ("title", "standfirst", "subhead", "body")
NOT_TOLD = ("future", "plan", "next", "this", "last")  # directions of weekdays that are not of the days just before the article
FRESH = 1  # days from the newest weekday that a story tells of to its date, at most


def clue(page: Page, time: Time, rule: str, low: date | None, high: date | None) -> Clue:
    """The words of `time` as a clue that the article is not older than `low` and not younger than `high`."""
    return Clue(page.id, time.start, time.end, time.raw, rule, None if low is None else low.isoformat(), None if high is None else high.isoformat())


def meet(clues: Sequence[Clue]) -> tuple[str | None, str | None]:
    """The interval that `clues` leave: its first and last ISO date, None on a side that is open."""
    lows, highs = [c.from_ for c in clues if c.from_], [c.to for c in clues if c.to]
    return max(lows, default=None), min(highs, default=None)


def full_day(time: Time) -> date | None:
    """The day of a full date that needs no article's date; None for any other expression."""
    if time.op != "date" or None in time.args[:3]:
        return None
    year, month, day = (int(a or 0) for a in time.args[:3])
    return make(year, month, day)


def in_story(article: Article, times: Sequence[Time]) -> list[Time]:
    """Those of `times` that stand in title, standfirst, subheads and body, the ends of ranges by themselves."""
    spans = article.spans(*STORY)
    return [own_end(t) for t in times if any(s.start <= t.start < s.end for s in spans)]


def quoted(page: Page, article: Article, time: Time) -> bool:
    """True where `time` stands in quotation marks that its paragraph opened before it."""
    start = next((s.start for s in article.spans(*STORY) if s.start <= time.start < s.end), 0)
    before = page.text[start : time.start].replace("``", "\u201c").replace("''", "\u201d")
    return before.count("\u201c") > before.count("\u201d") or before.count('"') % 2 == 1


def told_weekdays(article: Article, times: Sequence[Time]) -> dict[int, Time]:
    """Weekday (Monday = 1) → where the story first tells of it as of a day that has been."""
    told = [t for t in in_story(article, times) if t.op == "weekday" and t.args[1] not in NOT_TOLD]
    return {int(t.args[0] or 0): t for t in reversed(told)}


def fits(day: date, weekdays: Sequence[int]) -> bool:
    """True when the newest of the `weekdays` told is that of `day` or of the day before it: a story tells of its own day or of the last."""
    return bool(weekdays) and min((day.isoweekday() - w) % 7 for w in weekdays) <= FRESH
