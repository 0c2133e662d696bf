"""Learns what speaks for two reports of attacks being of one: makes ``src/communique/record/data/attack_points.tsv``.

    python tools/train_links.py MAVERICK_FOLDER -o src/communique/record/data/attack_points.tsv

From the reports of the even months of MAVERICK (van Baalen & Höglund 2026, CC BY 4.0; `bench/maverick.py` has the months), which people put together
by hand, paired as the program's blocking pairs them: a logistic regression with a ridge, by Newton's method, over
`communique.record.weighing.features` and how many stories tell of attacks there (`communique.record.crowding`). The least odds are those with the
best pairwise F, of which a wrong pair takes twice what a missed one does, on the even months when each fifth
of them is put together by points learned from the others. The same data give the same file.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parent.parent / "bench"))

from maverick import gold_pairs, part_of, read_rows, report_profile

from communique.record.averaging import unite_best
from communique.record.blocking import candidates
from communique.record.crowding import crowd_of, rivalled
from communique.record.weighing import BASE, LEAST, crowd, features, probability

RIDGE = 1.0
FOLDS = 5
WRONG = 2.0  # missed pairs that a wrong one counts as: two attacks shown as one cost a reader more than one shown as two
TRIED = tuple(n / 100 for n in range(10, 60, 5))  # probabilities tried as the least
NUMBERS = ("fatalities", "injured")
HEAD = """# What speaks for two reports of attacks being of one: points (natural logarithms of odds) for each value of each feature of
# `communique.record.weighing`. `base` is what every pair begins with, `least` the sum that two reports need. Made by tools/train_links.py from the
# reports of the even months of MAVERICK (van Baalen & Höglund 2026, CC BY 4.0).
feature\tvalue\tpoints
"""
Item = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports: ids, pages, the values of their features, whether they are of one event, and the fold of their months."""

    ids: tuple[str, str]
    pages: tuple[str, str]
    items: tuple[Item, ...]
    one: bool
    fold: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="MAVERICK_FOLDER")
    parser.add_argument("--output", "-o", type=Path, required=True)
    given = parser.parse_args()
    pairs = _pairs(given.folder)
    least = _least(pairs)
    points = _learn(pairs)
    rows = [f"{BASE}\t\t{points.pop((BASE, '')):.2f}", f"{LEAST}\t\t{log(least / (1 - least)):.2f}"]
    rows += [f"{name}\t{value}\t{worth:.2f}" for (name, value), worth in sorted(points.items())]
    given.output.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(pairs)} pairs, {sum(p.one for p in pairs)} of one event; least probability {least}")


def _pairs(folder: Path) -> list[Pair]:
    rows = [r for r in read_rows(folder) if part_of(r) == "even"]
    profiles = {p.id: p for p in (report_profile(r, at) for at, r in enumerate(rows))}
    gold = gold_pairs(rows)
    months = {r["id"]: r["country"] + r["date_start"][:7] for r in rows}
    folds = {month: n % FOLDS for n, month in enumerate(sorted(set(months.values())))}
    held = [(a, b) for a, b in sorted(candidates(profiles.values())) if profiles[a].page != profiles[b].page]
    told = crowd_of(profiles.values())

    def items(a: str, b: str) -> tuple[Item, ...]:
        one, two = profiles[a], profiles[b]
        return (*sorted(features(one, two).items()), ("crowd", crowd(told.around(one, two))))

    return [Pair((a, b), (profiles[a].page, profiles[b].page), items(a, b), (a, b) in gold, folds[months[a]]) for a, b in held]


def _learn(pairs: Sequence[Pair]) -> dict[Item, float]:
    """Points by feature and value, and the base."""
    columns = {item: n for n, item in enumerate(sorted({i for p in pairs for i in p.items}))}
    x: NDArray[np.floating[Any]] = np.zeros((len(pairs), len(columns) + 1))
    x[:, -1] = 1.0
    for row, pair in enumerate(pairs):
        x[row, [columns[i] for i in pair.items]] = 1.0
    y = np.array([p.one for p in pairs], dtype=float)
    ridge = np.full(x.shape[1], RIDGE)
    ridge[-1] = 1e-6
    points = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1.0 / (1.0 + np.exp(-x @ points))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge), x.T @ (y - p) - ridge * points)
        points += step
        if np.abs(step).max() < 1e-8:
            break
    return _centred({(BASE, ""): float(points[-1])} | {item: float(points[n]) for item, n in columns.items()}, pairs)


def _centred(points: dict[Item, float], pairs: Sequence[Pair]) -> dict[Item, float]:
    """`points` of which those for numbers of people have the mean 0 over `pairs`, the base making up for it: reports of news often give none."""
    counts = Counter(i for p in pairs for i in p.items if i[0] in NUMBERS)
    means = {name: sum(n * points[i] for i, n in counts.items() if i[0] == name) / len(pairs) for name in NUMBERS}
    moved = {i: worth - means.get(i[0], 0.0) for i, worth in points.items()}
    return moved | {(BASE, ""): points[BASE, ""] + sum(means.values())}


def _least(pairs: Sequence[Pair]) -> float:
    scores = dict[tuple[str, str], float]()
    for fold in range(FOLDS):
        points = _learn([p for p in pairs if p.fold != fold])
        scores |= {p.ids: probability(points[BASE, ""] + sum(points.get(i, 0.0) for i in p.items)) for p in pairs if p.fold == fold}
    gold = {p.ids for p in pairs if p.one}
    pages = {name: frozenset((page,)) for p in pairs for name, page in zip(p.ids, p.pages, strict=True)}
    scores = rivalled(scores, pages)
    return max(TRIED, key=lambda least: (_worth(scores, gold, least), least))


def _worth(scores: dict[tuple[str, str], float], gold: set[tuple[str, str]], least: float) -> float:
    """F of pairs in which a wrong one counts as `WRONG` that are missed."""
    members = {name: [name] for pair in scores for name in pair}

    def unite(one: str, two: str) -> bool:
        members[one] += members.pop(two)
        return True

    unite_best(scores, dict.fromkeys(members, 1), least, unite)
    found = {(a, b) for group in members.values() for a in group for b in group if a < b}
    return (1 + WRONG) * len(found & gold) / max(1.0, WRONG * len(found) + len(gold))


if __name__ == "__main__":
    main()
