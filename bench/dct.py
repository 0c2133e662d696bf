"""The date of articles that state none, from their own words and the day on which their page was fetched.

    python bench/dct.py WIKINEWS_JSONL [--lag 6] [--seed 5 | --every] [--misses]

Wikinews stories with the day of their creation (`dct`). The date at the head of each text is cut out of it, and the day fetched is the creation
date and 0 to `lag` days, each equally often, from the seed; the dater is told `lag`, as it would learn it from the dated pages of a corpus.
Exact and within a day: the likeliest day against the truth; interval: it holds the truth. "with a day told": stories whose words name a weekday or
a date near; the others leave nothing but the interval, and count in "all". Beside us the plain rule: the latest weekday told in the text, of
those not after the day fetched, else the day fetched. Halves: every second line; the few weights are rounded counts over both, and the words that
count ("yesterday", a quoted "today") were chosen on half A.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from communique import __version__
from communique.model.article import Article, Block
from communique.model.page import Page
from communique.model.times import Time
from communique.times.dating import Dating, date_article
from communique.times.stories import story_times

HEAD = re.compile(r"(?:January|February|March|April|May|June|July|August|September|October|November|December) [0-9]{1,2} , [0-9]{4}")
SPACED = re.compile(r" (?=[,.;:!?)%]|'s )|(?<=[(]) ")
REACH = 400  # characters in which the date at the head stands


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path, metavar="WIKINEWS_JSONL")
    parser.add_argument("--lag", type=int, default=6)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--every", action="store_true", help="each story once for each number of days, in place of one by the seed")
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    choose = random.Random(given.seed)
    lines = given.stories.read_text(encoding="utf-8").splitlines()
    counts: Counter[tuple[str, str, str]] = Counter()
    for n, line in enumerate(lines):
        entry = json.loads(line)
        day = _day(entry["dct"])
        chosen = choose.randint(0, given.lag)
        for days in range(given.lag + 1) if given.every else (chosen,):
            fetched = day + timedelta(days=days)
            page, article = _story(entry["text"], fetched)
            times = story_times(page, article)
            found = date_article(page, article, times, lag=given.lag)
            told = "told" if any(c.rule == "fetched_soon" for c in found.clues) else "nothing told"
            for part in ("AB"[n % 2], "all"):
                for kind in (told, "any"):
                    _count(found, _plain(times, fetched), day, part, kind, counts)
            if given.misses and told == "told" and not _holds(found, day):
                print(f"{day} {day:%a} fetched {fetched} said {found.from_}..{found.to} {[c.raw for c in found.clues if c.rule == 'fetched_soon']}")
    drawn = "each" if given.every else f"seed {given.seed}"
    print(f"data: {given.stories.name}, n {len(lines)}; fetched 0 to {given.lag} days after, {drawn}; communique {__version__}")
    for kind, name in (("told", "with a day told"), ("any", "all")):
        for part in ("A", "B", "all"):
            n = max(1, counts[part, kind, "n"])
            shares = ", ".join(f"{what} {100 * counts[part, kind, what] / n:.1f}" for what in ("exact", "within a day", "interval"))
            plain = ", ".join(f"{what} {100 * counts[part, kind, f'plain {what}'] / n:.1f}" for what in ("exact", "within a day"))
            width = counts[part, kind, "width"] / n
            print(f"{name}, half {part}, n {n}: {shares}; days of the interval {width:.1f}; given as a single date {counts[part, kind, 'single']}, "
                  f"of them right {counts[part, kind, 'single right']}; plain rule: {plain}")  # fmt: skip


def _day(told: str) -> date:
    return date.fromisoformat(told if told[4] == "-" else "-".join(reversed(told.split("-"))))


def _story(text: str, fetched: date) -> tuple[Page, Article]:
    """The story without the date at its head, as a page of a title and one paragraph."""
    head = HEAD.search(text, 0, REACH)
    title, body = (text[: head.start()], text[head.end() :]) if head else ("", text)
    title, body = SPACED.sub("", title.strip()), SPACED.sub("", body.strip())
    start = len(title) + 1
    blocks = (Block(0, len(title), "title"), Block(start, start + len(body), "body"))
    page = Page("p-bench", "story.txt", None, None, "", "", "text/1", f"{title}\n{body}", fetched=fetched.isoformat())
    return page, Article(page.id, blocks, None, None, None, None, None, (), (), "en")


def _plain(times: tuple[Time, ...], fetched: date) -> date:
    backs = [(fetched.isoweekday() - int(t.args[0] or 0)) % 7 for t in times if t.op == "weekday"]
    return fetched - timedelta(days=min(backs, default=0))


def _holds(found: Dating, day: date) -> bool:
    return (found.from_ or "") <= day.isoformat() <= (found.to or "9")


def _count(found: Dating, plain: date, day: date, part: str, kind: str, counts: Counter[tuple[str, str, str]]) -> None:
    best = date.fromisoformat((found.published or (found.likely or (found.to,))[0]) or "")
    single = found.published is not None
    first, last = date.fromisoformat(found.from_ or ""), date.fromisoformat(found.to or "")
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
        counts[part, kind, name] += number


if __name__ == "__main__":
    main()
