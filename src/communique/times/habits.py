"""How the pages of a corpus that state their date came by it: what they teach about those that do not.

Outlets differ more than stories: one names its own day by the weekday, another the day before, a third writes "yesterday" and keeps weekdays for
what is older; and one corpus is fetched within the hour, another once a week.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from communique.model.article import Article
from communique.model.page import Page
from communique.model.times import Time
from communique.times.signs import WEEK, newest_place, newest_weights, signs_of, weight

AS_MANY = 10  # dated pages that weigh as much as what is known without them; 5 and 20 do as well on Wikinews of 2019 and 2020
ENOUGH_LAGS = 20  # dated pages from which on they tell more of the days between date and fetching than how many there are at most
PARTS = 1000  # of a page, in counts of what was expected of it: whole numbers, whose sum no order changes


@dataclass(frozen=True, slots=True)
class Tally:
    """Over dated pages that tell a weekday as past, by days from the newest of them to their date, apart for those that name it far down alone (in
    the order of `newest_weights`): how many pages, and how many of them the shipped weights alone expect there, in thousandths."""

    seen: Mapping[int, int]
    expected: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Habits:
    """Counts over dated pages: by days from their date to the day fetched (`lags`); how they tell their newest weekday (`newest`), first those of
    the whole corpus, then those of the page's own outlet."""

    lags: Mapping[int, int] = field(default_factory=dict)
    newest: Sequence[Tally] = ()

    def newest_weights(self) -> tuple[float, ...]:
        """The weights of the newest weekday told, in the order of `newest_weights`: those that ship, each moved by how many more or fewer pages were
        seen than expected."""
        found = newest_weights()
        shares = [sum(found[: len(WEEK)]), sum(found[len(WEEK) :])]
        prior = [AS_MANY * w / shares[n // len(WEEK)] for n, w in enumerate(found)]
        for tally in self.newest:
            ratios = [(p + tally.seen.get(n, 0)) / (p + tally.expected.get(n, 0) / PARTS) for n, p in enumerate(prior)]
            found = tuple(w * ratio for w, ratio in zip(found, ratios, strict=True))
        return found

    def lag_weight(self, lag: int) -> float:
        """How much likelier than unknown a page was fetched `lag` days after its date; the same for all days where few dated pages tell."""
        return self.lags.get(lag, 0) + 1.0 if sum(self.lags.values()) >= ENOUGH_LAGS else 1.0


UNKNOWN_HABITS = Habits()
Telling = tuple[int, Mapping[int, int]]
"""How a dated page tells its newest weekday, and what was expected of it: in the order of `newest_weights`."""


def told_by(page: Page, article: Article, times: Sequence[Time], *, day: date) -> Telling | None:
    """How a page of the date `day` tells its newest weekday; None for one that tells none as past."""
    days = [day + timedelta(days=n - 3) for n in WEEK]
    signs = signs_of(page, article, times, low=days[0], high=days[-1])
    newest = newest_place(signs, day)
    if newest is None:
        return None
    weights: Counter[int] = Counter()
    chances = {other: weight(signs, other, newest_weights()) for other in days}
    for other, chance in chances.items():
        weights[newest_place(signs, other) or 0] += round(PARTS * chance / sum(chances.values()))
    return newest, weights


@dataclass(slots=True)
class Habit:
    """Counts habits over the dated pages of a corpus (None) and of each of its outlets."""

    seen: dict[str | None, Counter[int]] = field(default_factory=dict)
    expected: dict[str | None, Counter[int]] = field(default_factory=dict)

    def see(self, page: Page, article: Article, times: Sequence[Time], *, day: date, outlet: str | None) -> None:
        """Count a page of the date `day`; `outlet` is a key of who published it, None where that is not known."""
        self.count(told_by(page, article, times, day=day), outlet=outlet)

    def count(self, told: Telling | None, *, outlet: str | None) -> None:
        """Count what `told_by` gave for a page of `outlet`."""
        if told is None:
            return
        for key in dict.fromkeys((None, outlet)):
            self.seen.setdefault(key, Counter())[told[0]] += 1
            self.expected.setdefault(key, Counter()).update(told[1])

    def of(self, outlet: str | None, lags: Mapping[int, int]) -> Habits:
        """The habits of the corpus, and on top of them those of `outlet`."""
        keys = [key for key in dict.fromkeys((None, outlet)) if key in self.seen]
        return Habits(lags, tuple(Tally(self.seen[key], self.expected[key]) for key in keys))
