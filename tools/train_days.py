"""Learn how much each sign of a story's own day weighs, from stories whose day is known.

    python tools/train_days.py STORIES... -o src/communique/times/data/signs.tsv

STORIES are files or folders as `bench/dated.py` reads them: Wikinews as JSONL or CSV, or an ARTICLES_FOLDER. Each story is read as if it were
fetched 0 to 6 days after its day, each once; of the seven days that each leaves, a conditional logit tells the right one by the signs that hold
for it (`communique.times.signs`), with a normal prior. The weights are its odds, to two places. Prints what ten folds by story say: exact, within a
day, and the right day's mean log probability. Needs numpy.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from sys import path
from typing import Any

import numpy as np

path.insert(0, str(Path(__file__).parent.parent / "bench"))
from dated import Dated, read_dated

from communique.times.fetching import BESIDE
from communique.times.signs import Sign, signs_for, signs_of, usual
from communique.times.stories import story_times

LAG = 6
PRIOR = 1.0  # stories that the normal prior weighs as much as
PRIOR_OF_NEWEST = 2.0  # outlets differ in it more than in any other: as exact in ten folds as 1, and right more often on one that it has not seen
STEPS = 25
FOLDS = 10
HEADER = """# How much likelier a sign makes a day to be a story's own: odds of a conditional logit over the days of a week. Made by
# tools/train_days.py from {n} stories of known days ({sources}). Signs are explained in signs.py:
# `newest` days since the newest weekday told, `_pair` the day before told too, `_late` and `_early` told of that part of it, `_foreseen` foreseen
# too, `_yesterday` in a story that says so, `_deep` told far down and not before, `_later` told only after one
# two days older or more; `next` days to the next weekday foreseen; `dated` since the newest date told (4: or more), `dated_ahead` to the next date
# foreseen (-1: on its wrong side).
sign\tdays\tweight
"""
Array = Any  # numpy's arrays


@dataclass(frozen=True, slots=True)
class Case:
    """A story fetched on one day: the signs of each of the days that it can be of, how likely each is before them, and which is right."""

    story: int
    signs: tuple[tuple[Sign, ...], ...]
    usual: tuple[float, ...]
    right: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path, nargs="+", metavar="STORIES")
    parser.add_argument("-o", dest="out", type=Path, required=True)
    given = parser.parse_args()
    stories = [(source.name, story) for source in given.stories for story in read_dated(source) if not story.doubted]
    cases = [case for n, (_, story) in enumerate(stories) for case in _cases(n, story)]
    names = sorted({sign for case in cases for signs in case.signs for sign in signs})
    table, right = _table(cases, names), np.array([case.right for case in cases])
    before, prior = np.log([case.usual for case in cases]), np.array([PRIOR_OF_NEWEST if name == "newest" else PRIOR for name, _ in names])
    numbers = np.array([case.story for case in cases])
    chances = np.zeros((len(cases), LAG + 1))
    for fold in range(FOLDS):
        held = numbers % FOLDS == fold
        chances[held] = _chances(table[held], before[held], _fit(table[~held], before[~held], right[~held], prior))
    for source in given.stories:
        own = np.array([stories[n][0] == source.name for n in numbers])
        print(f"{source.name}: {len(set(numbers[own]))} stories that tell a day, {FOLDS} folds: {_said(chances[own], right[own])}")
    weights = np.exp(_fit(table, before, right, prior))
    rows = "".join(f"{name}\t{days}\t{value:.2f}\n" for (name, days), value in zip(names, weights, strict=True))
    given.out.write_text(HEADER.format(n=len(stories), sources=", ".join(s.name for s in given.stories)) + rows, encoding="utf-8")


def _cases(number: int, story: Dated) -> list[Case]:
    """`story` fetched 0 to `LAG` days after its day; not where it tells no day near."""
    times, found = story_times(story.page, story.article), []
    for lag in range(LAG + 1):
        days: list[date] = [story.day + timedelta(days=lag + n - LAG) for n in range(LAG + 1)]
        signs = signs_of(story.page, story.article, times, low=days[0], high=days[-1])
        if signs.words:
            found.append(Case(number, tuple(tuple(signs_for(signs, day)) for day in days), tuple(map(usual, days)), days.index(story.day)))
    return found


def _table(cases: Sequence[Case], names: Sequence[Sign]) -> Array:
    table, place = np.zeros((len(cases), LAG + 1, len(names))), {name: n for n, name in enumerate(names)}
    for i, case in enumerate(cases):
        for k, signs in enumerate(case.signs):
            for sign in signs:
                table[i, k, place[sign]] += 1
    return table


def _chances(table: Array, before: Array, weights: Array) -> Array:
    found = np.exp(table @ weights + before)
    return found / found.sum(axis=1, keepdims=True)


def _fit(table: Array, before: Array, right: Array, prior: Array) -> Array:
    """Weights by Newton's method; the seven cases of a story count as one."""
    weights = np.zeros(table.shape[2])
    for _ in range(STEPS):
        chances = _chances(table, before, weights)
        mean = np.einsum("ak,aki->ai", chances, table)
        slope = (table[np.arange(len(right)), right] - mean).sum(axis=0) / (LAG + 1) - prior * weights
        spread = np.tensordot(table * chances[:, :, None], table, axes=([0, 1], [0, 1])) - mean.T @ mean
        weights = weights + np.linalg.solve(spread / (LAG + 1) + np.diag(prior), slope)
    return weights


def _said(chances: Array, right: Array) -> str:
    worth = chances.copy()
    worth[:, 1:] += BESIDE * chances[:, :-1]
    worth[:, :-1] += BESIDE * chances[:, 1:]
    best = LAG - np.argmax(np.round(worth[:, ::-1], 9), axis=1)
    exact, near = (best == right).mean(), (abs(best - right) <= 1).mean()
    return f"exact {100 * exact:.1f}, within a day {100 * near:.1f}, log probability {np.log(chances[np.arange(len(right)), right]).mean():.3f}"


if __name__ == "__main__":
    main()
