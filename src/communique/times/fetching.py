"""Clues from when a page was fetched: its story is no younger, and where pages are known to be fetched within some days, hardly older.

Within those days the weekdays and dates that the story tells of say which are likely (`signs`), and so do the dated pages of the same corpus.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import combinations

from communique.model.article import Article
from communique.model.page import Page
from communique.model.record import Clue
from communique.model.times import Time
from communique.times.clues import STORY
from communique.times.habits import UNKNOWN_HABITS, Habits
from communique.times.signs import signs_of, weight

BESIDE = 0.5  # what a day next to the right one is worth, in choosing the likeliest
SURE = 0.9
EAST = timedelta(hours=14)  # the furthest that the day of a place is ahead of UTC
FETCHED = "fetched"


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


def likely_days(
    page: Page, article: Article, times: Sequence[Time], *, low: date, high: date, habits: Habits = UNKNOWN_HABITS
) -> tuple[list[tuple[date, float]], list[Time]]:
    """The days of ``[low, high]`` with their probabilities, the best guess first (near misses count half; of equals the latest), and the
    expressions that speak for them. `habits` are those of the page's corpus and outlet."""
    signs = signs_of(page, article, times, low=low, high=high)
    days = [low + timedelta(days=n) for n in range((high - low).days + 1)]
    newest, fetched = habits.newest_weights(), fetched_day(page) or high
    weights = [weight(signs, day, newest) * habits.lag_weight((fetched - day).days) for day in days]
    total = sum(weights)
    chance = {day: weight / total for day, weight in zip(days, weights, strict=True)}
    return sorted(chance.items(), key=lambda p: (-round(_worth(p[0], chance), 9), -p[0].toordinal())), list(signs.words)


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
