"""Clues from when a page was fetched: its story is no younger, and where pages are known to be fetched within some days, hardly older.

Within those days the weekdays and dates that the story tells of say which are likely: a story tells of its own day or of the day before by the
weekday's name, and one that says "today" or "yesterday" has another word for its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import combinations

from communique.model.article import Article
from communique.model.page import Page
from communique.model.record import Clue
from communique.model.times import Time
from communique.times.calendar import make, plus_days
from communique.times.clues import STORY, in_story, quoted

# Shares of stories by days from the newest day told to the story's date, and from there to the next one foreseen (0 to 6): rounded and smoothed
# counts of the 55 of 120 Wikinews stories (CC BY 2.5) that tell one.
NEWEST = (0.42, 0.44, 0.06, 0.03, 0.02, 0.02, 0.01)
NEWEST_WITH_TODAY = (0.20, 0.62, 0.06, 0.04, 0.03, 0.03, 0.02)
NEXT = (0.20, 0.35, 0.15, 0.10, 0.08, 0.07, 0.05)
SUNDAY = 0.5  # stories on a Sunday to those on another day
BESIDE = 0.5  # what a day next to the right one is worth, in choosing the likeliest
OTHERS = (1.0, 1.0, 1.0, 0.8, 0.6, 0.4, 0.2)  # the other weekdays told: of days so far back a story would rather say "last"
AGAINST = 0.05  # a date told that would lie ahead, one foreseen that would be past: tense is read wrongly that often
RECENT = 7  # days for which a date told speaks of the story's own
SURE = 0.9
EAST = timedelta(hours=14)  # the furthest that the day of a place is ahead of UTC
FETCHED = "fetched"
TOLD = ("", "past")
FORESEEN = ("future", "plan", "next")
OWN = ("today", "tonight", "this", "yesterday")
FAR = 6  # days: the last for which `NEWEST` has a share


def fetched_day(page: Page) -> date | None:
    """The last day that a story on `page` can have been published, by when the page was fetched: anywhere on earth where that is in UTC."""
    if page.fetched is None:
        return None
    try:
        moment = datetime.fromisoformat(page.fetched.replace("Z", "+00:00"))
        return (moment + EAST if page.fetched.endswith("Z") else moment).date()
    except (ValueError, OverflowError):
        return None


def fetched_clues(page: Page, article: Article) -> list[Clue]:
    """The clue ``fetched``, the last day possible; the page does not tell it, so its title stands for it, or the first words of its story."""
    day = fetched_day(page)
    if day is None:
        return []
    first = next(iter(article.spans(*STORY)), None)
    start, end = (article.title.start, article.title.end) if article.title else (first.start, first.end) if first else (0, 0)
    return [Clue(page.id, start, end, page.text[start:end], FETCHED, None, day.isoformat())]


def likely_days(page: Page, article: Article, times: Sequence[Time], *, low: date, high: date) -> tuple[list[tuple[date, float]], list[Time]]:
    """The days of ``[low, high]`` with their probabilities, the best guess first (near misses count half; of equals the latest), and the
    expressions that speak for them."""
    within = in_story(article, times)
    told = [t for t in within if t.op == "weekday" and t.args[1] in TOLD]
    foreseen = [t for t in within if t.op == "weekday" and t.args[1] in FORESEEN]
    dated = [t for t in within if t.op == "date" and t.args[1] is not None and t.args[2] is not None and _near(t, low, high)]
    newest = NEWEST_WITH_TODAY if any(_of_its_day(page, article, t) for t in within) else NEWEST
    days = [low + timedelta(days=n) for n in range((high - low).days + 1)]
    past = [d for t in dated if t.args[3] in TOLD and (d := _near(t, low, high))]
    ahead = [d for t in dated if t.args[3] in FORESEEN and (d := _near(t, low, high))]
    weights = [_told(day, told, past, newest) * _ahead(day, foreseen, ahead) * (SUNDAY if day.isoweekday() == 7 else 1.0) for day in days]
    total = sum(weights)
    chance = {day: weight / total for day, weight in zip(days, weights, strict=True)}
    return sorted(chance.items(), key=lambda p: (-round(_worth(p[0], chance), 9), -p[0].toordinal())), sorted((*told, *foreseen, *dated), key=_start)


def _start(time: Time) -> int:
    return time.start


def _worth(day: date, chance: Mapping[date, float]) -> float:
    one = timedelta(days=1)
    return chance[day] + BESIDE * sum(chance.get(d, 0.0) for d in (day - one, day + one) if d in chance)


def narrowest(ranked: Sequence[tuple[date, float]]) -> tuple[date, date]:
    """The shortest run of days that holds nine tenths of the probability, two at least; of equally short ones the likelier, then the later."""
    weight = dict(ranked)
    days = sorted(weight)
    runs = [(days[i], days[j - 1]) for i, j in combinations(range(len(days) + 1), 2) if j - i > 1 or len(days) == 1]
    shares = {(a, b): sum(w for d, w in ranked if a <= d <= b) for a, b in runs}
    return min((r for r in runs if shares[r] >= SURE - 1e-9), key=lambda r: (r[1] - r[0], -round(shares[r], 9), -r[0].toordinal()))


def _of_its_day(page: Page, article: Article, time: Time) -> bool:
    """True for a word of the story's own for its day or the day before ("earlier today", "this morning", "yesterday"): in a quotation it is the
    speaker's."""
    own = time.op == "day" and time.args[0] in (0, -1) and any(word in OWN for word in time.raw.lower().split())
    return own and not quoted(page, article, time)


def _told(day: date, told: Sequence[Time], past: Sequence[date], newest: Sequence[float]) -> float:
    """What the days told as past say of `day`: the newest of them is near, and none lies ahead."""
    back = sorted({(day.isoweekday() - int(t.args[0] or 0)) % 7 for t in told})
    gone = [(day - d).days for d in past if d <= day]
    weight = AGAINST ** sum(d > day for d in past)
    if not back and not gone:
        return weight
    nearest = min([*back, *gone, FAR])
    for n in back[back[:1] == [nearest] :]:
        weight *= OTHERS[n]
    return weight * newest[nearest]


def _ahead(day: date, foreseen: Sequence[Time], ahead: Sequence[date]) -> float:
    """What the days foreseen say of `day`: the next of them is near, and none has been."""
    weight = AGAINST ** sum(d < day for d in ahead)
    return weight * NEXT[min((int(t.args[0] or 0) - day.isoweekday()) % 7 for t in foreseen)] if foreseen else weight


def _near(time: Time, low: date, high: date) -> date | None:
    """The day of a date next to ``[low, high]``, of the year that brings it there where it tells none; None when it is far from there."""
    years = (int(time.args[0]),) if time.args[0] is not None else (low.year, high.year)
    days = [d for y in years if (d := make(y, int(time.args[1] or 0), int(time.args[2] or 0)))]
    first, last = plus_days(low, -RECENT), plus_days(high, RECENT)
    return next((d for d in days if first and last and first <= d <= last), None)
