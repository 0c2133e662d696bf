"""What the days that a story tells of say about its own day: signs by name, each with a learned weight.

A story tells of its own day or of the day before by the weekday's name; one that tells of both was written on the later; what happened late on a
day is told on the next; one that says "yesterday" has another word for that day; and the news comes first: a weekday that is
named after one some days older is seldom the newest, and one that is named far down alone is seldom that of the story or the day before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from communique.model.article import Article
from communique.model.page import Page
from communique.model.times import Time
from communique.tables import load_table
from communique.times.calendar import make, plus_days
from communique.times.clues import in_story, quoted
from communique.times.cues import BEEN, DONE

RECENT = 7  # days for which a date told speaks of the story's own
TOLD = ("", "past", BEEN, DONE)
FORESEEN = ("future", "plan", "next")
NIGHT, MORNING = ("TNI", "TEV"), ("TMO",)
JUST_BEFORE = len("early on ")  # characters before a weekday that say which part of it is meant
WEEK = range(7)
NEWEST = ("newest", "newest_deep")
WEEKEND, ON_WEEKEND = (6, 7), 0.5  # stories of a Saturday or a Sunday to those of another day: 5 and 9 to 14 among 84 pages of fundus's test data
OLD = 4  # days: a date told is as good as any older one from here on
OLDER = 2  # days from the weekday named first to the newest, from which on the news is rather that of the first
DEEP = 1200  # characters of the story before its newest weekday: of 600, 900, 1200, 1500 and 1800 the likeliest in ten folds

Sign = tuple[str, int]  # its name and a number of days, as in the table


@dataclass(frozen=True, slots=True)
class Signs:
    """The days told by a story: weekdays (Monday = 1) told as past, with the characters of the story before each is first named, and foreseen, those
    told of late or early in the day, dates near told as past and foreseen, and whether the story itself says "yesterday". `words` are the
    expressions that told them."""

    told: Mapping[int, int]
    foreseen: frozenset[int]
    late: frozenset[int]
    early: frozenset[int]
    past: tuple[date, ...]
    ahead: tuple[date, ...]
    yesterday: bool
    words: tuple[Time, ...]


def signs_of(page: Page, article: Article, times: Sequence[Time], *, low: date, high: date) -> Signs:
    """The signs of a story that can be of the days from `low` to `high`; `times` as `story_times` gives them."""
    within = in_story(article, times)
    first = next((s.start for s in article.spans("body")), 0)
    weekdays = [t for t in within if t.op == "weekday"]
    told = [t for t in weekdays if t.args[1] in TOLD]
    foreseen = [t for t in weekdays if t.args[1] in FORESEEN]
    dated = [(t, day) for t in within if t.op == "date" and None not in t.args[1:3] and (day := _near(t, low, high))]
    return Signs(
        told={int(t.args[0] or 0): t.start - first for t in reversed(told)},
        foreseen=_days(foreseen),
        late=_days([t for t in told if t.args[2] in NIGHT or _says(page, t, "late ")]),
        early=_days([t for t in told if t.args[2] in MORNING or _says(page, t, "early ")]),
        past=tuple(day for t, day in dated if t.args[3] in TOLD),
        ahead=tuple(day for t, day in dated if t.args[3] in FORESEEN),
        yesterday=any(t.op == "day" and t.args[0] == -1 and "yesterday" in t.raw.lower() and not quoted(page, article, t) for t in within),
        words=tuple(sorted((*told, *foreseen, *(t for t, _ in dated)), key=_start)),
    )


def newest_told(signs: Signs, day: date) -> int | None:
    """Days from the newest weekday told as past to `day`; None where none is told."""
    return min((_back(day, weekday) for weekday in signs.told), default=None)


def signs_for(signs: Signs, day: date) -> list[Sign]:
    """The signs that hold if the story is of `day`, by the names of the table."""
    found: list[Sign] = []
    newest, own = newest_told(signs, day), day.isoweekday()
    if newest is not None:
        found.append(("newest", newest))
        if _back(day, min(signs.told, key=lambda w: signs.told[w])) - newest >= OLDER:
            found.append(("newest_later", 0))
        if newest <= 1 and signs.yesterday:
            found.append(("newest_yesterday", newest))
        if newest <= 1 and _is_deep(signs, day, newest):
            found.append(("newest_deep", newest))
    if newest == 0:
        extra = {
            "newest_pair": any(_back(day, w) == 1 for w in signs.told),
            "newest_late": own in signs.late,
            "newest_early": own in signs.early,
            "newest_foreseen": own in signs.foreseen,
        }
        found.extend((name, 0) for name, holds in extra.items() if holds)
    if signs.foreseen:
        found.append(("next", min(-_back(day, w) % 7 for w in signs.foreseen)))
    if signs.past:
        found.append(("dated", max(-1, min(OLD, (day - max(signs.past)).days))))
    if signs.ahead:
        found.append(("dated_ahead", max(-1, min(WEEK[-1], (min(signs.ahead) - day).days))))
    return found


def newest_place(signs: Signs, day: date) -> int | None:
    """Which of the weights of `newest_weights` is that of `day`; None where no weekday is told as past."""
    newest = newest_told(signs, day)
    return None if newest is None else newest + len(WEEK) * _is_deep(signs, day, newest)


def _is_deep(signs: Signs, day: date, newest: int) -> bool:
    """True where the newest weekday told, `newest` days before `day`, is named far down alone."""
    return signs.told[(day - timedelta(days=newest)).isoweekday()] >= DEEP


def weight(signs: Signs, day: date, newest: Sequence[float]) -> float:
    """How likely `day` is by its signs, up to a factor common to all days; `newest` are the weights of ``newest`` and ``newest_deep``, in the order
    of `newest_weights`."""
    place = newest_place(signs, day)
    total = usual(day) * (1.0 if place is None else newest[place])
    for sign in signs_for(signs, day):
        total *= 1.0 if sign[0] in NEWEST else _weights().get(sign, 1.0)
    return total


def usual(day: date) -> float:
    """How likely a story is of `day` before it tells anything: of a day of a weekend half as likely as of another."""
    return ON_WEEKEND if day.isoweekday() in WEEKEND else 1.0


@cache
def newest_weights() -> tuple[float, ...]:
    """The weights of the newest weekday told that ship, for 0 to 6 days: where it is named near the head of the story, then where far down alone."""
    near = [_weights()["newest", n] for n in WEEK]
    return (*near, *(w * _weights().get(("newest_deep", n), 1.0) for n, w in enumerate(near)))


@cache
def _weights() -> Mapping[Sign, float]:
    return {(row["sign"], int(row["days"])): float(row["weight"]) for row in load_table(__package__, "signs.tsv")}


def _start(time: Time) -> int:
    return time.start


def _back(day: date, weekday: int) -> int:
    return (day.isoweekday() - weekday) % 7


def _days(weekdays: Sequence[Time]) -> frozenset[int]:
    return frozenset(int(t.args[0] or 0) for t in weekdays)


def _says(page: Page, time: Time, word: str) -> bool:
    return word in page.text[max(0, time.start - JUST_BEFORE) : time.end].lower()


def _near(time: Time, low: date, high: date) -> date | None:
    """The day of a date next to ``[low, high]``, of the year that brings it there where it tells none; None when it is far from there."""
    years = (int(time.args[0]),) if time.args[0] is not None else (low.year, high.year)
    days = [d for y in years if (d := make(y, int(time.args[1] or 0), int(time.args[2] or 0)))]
    first, last = plus_days(low, -RECENT), plus_days(high, RECENT)
    return next((d for d in days if first and last and first <= d <= last), None)
