"""The date of articles that state none, from their own words and the day on which their page was fetched.

    python bench/dct.py STORIES [--lag 6] [--seed 5 | --every] [--shown DATED] [--misses]

STORIES are Wikinews as JSONL or CSV, or an ARTICLES_FOLDER, of known days (see dated.py). The date at the head of each text is cut out of it, and
the day fetched is its date and 0 to `lag` days, each equally often, from the seed; the dater is told `lag`, as it would learn it from the dated
pages of a corpus. With `--shown` it is also shown the dated stories of another file, as pages of the same corpus whose habits it learns; "half"
shows each half of STORIES the other's.
Exact and within a day: the likeliest day against the truth; interval: it holds the truth. "with a day told": stories whose words name a weekday or
a date near; the others leave nothing but the interval, and count in "all"; "and not doubted": of the former, those whose text was not headed by
another day than its data gives for it (four of the 120 as JSONL were). Beside us the plain rule: the latest weekday told in the text, of those not
after the day fetched, else the day fetched. Halves: every second story. The weights that ship were learned on the 120 stories of Wikinews as JSONL
and on an ARTICLES_FOLDER: there these figures are those of a fit, and tools/train_days.py prints what folds say.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from dated import Dated, read_dated

from communique import __version__
from communique.model.times import Time
from communique.times.dating import Dating, date_article
from communique.times.habits import Habit, Habits
from communique.times.stories import story_times

HALVES = "AB"
DAYS = 7  # of an interval that is open


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path, metavar="STORIES")
    parser.add_argument("--lag", type=int, default=6)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--every", action="store_true", help="each story once for each number of days, in place of one by the seed")
    parser.add_argument("--shown", metavar="DATED", help='dated stories of the same corpus, or "half"')
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    choose = random.Random(given.seed)
    stories = list(read_dated(given.stories))
    habits = _habits(stories, given.shown)
    counts: Counter[tuple[str, str, str]] = Counter()
    for n, story in enumerate(stories):
        chosen, times = choose.randint(0, given.lag), story_times(story.page, story.article)
        for days in range(given.lag + 1) if given.every else (chosen,):
            fetched = story.day + timedelta(days=days)
            page = replace(story.page, fetched=fetched.isoformat())
            found = date_article(page, story.article, times, lag=given.lag, habits=habits[n % 2])
            told = "told" if any(c.rule == "fetched_soon" for c in found.clues) else "nothing told"
            for part in (HALVES[n % 2], "all"):
                for kind in (told, f"{told}, {'doubted' if story.doubted else 'not doubted'}", "any"):
                    _count(found, _plain(times, fetched), story.day, (part, kind), counts, fetched=fetched)
            if given.misses and told == "told" and not _holds(found, story.day):
                words = [c.raw for c in found.clues if c.rule == "fetched_soon"]
                print(f"{story.day} {story.day:%a} fetched {fetched} said {found.from_}..{found.to} {words}")
    drawn = "each" if given.every else f"seed {given.seed}"
    shown = f"; shown {given.shown if given.shown == 'half' else Path(given.shown).name}" if given.shown else ""
    print(f"data: {given.stories.name}, n {len(stories)}; fetched 0 to {given.lag} days after, {drawn}{shown}; communique {__version__}")
    _print(counts)


def _habits(stories: list[Dated], shown: str | None) -> tuple[Habits, Habits]:
    """What the dater is shown for every second story, from the first and from the second on."""
    if shown == "half":
        return _habits_of(stories[1::2]), _habits_of(stories[::2])
    habits = _habits_of(read_dated(Path(shown)) if shown else ())
    return habits, habits


def _habits_of(stories: Iterable[Dated]) -> Habits:
    habit = Habit()
    for story in stories:
        habit.see(story.page, story.article, story_times(story.page, story.article), day=story.day, outlet=None)
    return habit.of(None, {})


def _print(counts: Counter[tuple[str, str, str]]) -> None:
    for kind, name in (("told", "with a day told"), ("told, not doubted", "with a day told and not doubted"), ("any", "all")):
        for part in (*HALVES, "all"):
            n = max(1, counts[part, kind, "n"])
            shares = ", ".join(f"{what} {100 * counts[part, kind, what] / n:.1f}" for what in ("exact", "within a day", "interval"))
            plain = ", ".join(f"{what} {100 * counts[part, kind, f'plain {what}'] / n:.1f}" for what in ("exact", "within a day"))
            width = counts[part, kind, "width"] / n
            print(f"{name}, half {part}, n {n}: {shares}; days of the interval {width:.1f}; given as a single date {counts[part, kind, 'single']}, "
                  f"of them right {counts[part, kind, 'single right']}; plain rule: {plain}")  # fmt: skip


def _plain(times: tuple[Time, ...], fetched: date) -> date:
    backs = [(fetched.isoweekday() - int(t.args[0] or 0)) % 7 for t in times if t.op == "weekday"]
    return fetched - timedelta(days=min(backs, default=0))


def _holds(found: Dating, day: date) -> bool:
    return (found.from_ or "") <= day.isoformat() <= (found.to or "9")


def _count(found: Dating, plain: date, day: date, row: tuple[str, str], counts: Counter[tuple[str, str, str]], *, fetched: date) -> None:
    """Clues that contradict each other, or a day foreseen long before, leave no days near: then the day fetched is the guess, in a week."""
    best = date.fromisoformat(found.published or (found.likely or (found.to,))[0] or fetched.isoformat())
    single = found.published is not None
    last = date.fromisoformat(found.to or fetched.isoformat())
    first = date.fromisoformat(found.from_) if found.from_ else last - timedelta(days=DAYS - 1)
    told = {
        "n": 1,
        "exact": best == day,
        "within a day": abs((best - day).days) <= 1,
        "interval": _holds(found, day),
        "width": (last - first).days + 1,
        "single": single,
        "single right": single and best == day,
        "plain exact": plain == day,
        "plain within a day": abs((plain - day).days) <= 1,
    }
    for name, number in told.items():
        counts[*row, name] += number


if __name__ == "__main__":
    main()
