"""The clusters of `bench/ecb_linking.py`."""

from __future__ import annotations

import runpy
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

Table = NDArray[np.floating[Any]]
Likeness = runpy.run_path(str(Path(__file__).parents[2] / "bench" / "ecb_linking.py"))["Likeness"]


def by_hand(table: Table, share: float, least: float) -> list[list[int]]:
    clusters = [[n] for n in range(len(table))]

    def likely(one: list[int], two: list[int]) -> float:
        found = [float(table[a, b]) for a in one for b in two]
        return (1 - share) * sum(found) / len(found) + share * max(found)

    while len(clusters) > 1:
        one, two = max(combinations(clusters, 2), key=lambda pair: likely(*pair))
        if likely(one, two) < least:
            break
        one += two
        clusters.remove(two)
    return sorted(sorted(cluster) for cluster in clusters)


@pytest.mark.parametrize(("share", "least"), [(0.0, 0.5), (0.5, 0.8), (0.75, 0.9), (1.0, 0.98)])
def test_the_clusters_are_those_found_by_hand(share: float, least: float) -> None:
    table = np.random.default_rng(0).random((25, 25))
    pairs = list(combinations(range(25), 2))
    likeness = Likeness([range(25)], pairs, [table[pair] for pair in pairs])
    found = sorted(sorted(cluster) for cluster in likeness.linked(share, least))
    assert found == by_hand(np.maximum(np.triu(table, 1), np.triu(table, 1).T), share, least)
    assert 1 < len(found) < 25


def test_one_good_pair_unites_more_the_more_the_best_pair_counts() -> None:
    pairs, scores = [(4, 7), (4, 9), (7, 9)], [0.9, 0.9, 0.1]
    likeness = Likeness([[4, 7, 9], [2]], pairs, scores)
    assert likeness.linked(0.0, 0.6) == [[4, 7], [9], [2]]
    assert likeness.linked(0.5, 0.6) == [[4, 7, 9], [2]]
    assert likeness.linked(0.5, 0.95) == [[4], [7], [9], [2]]
