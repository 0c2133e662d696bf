"""The scorer of `bench/coref_scores.py` on cases whose figures are known."""

from __future__ import annotations

import doctest
import importlib.util
from itertools import permutations
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest


@pytest.fixture(scope="module")
def scores() -> ModuleType:
    spec = importlib.util.spec_from_file_location("coref_scores", Path(__file__).parents[2] / "bench" / "coref_scores.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_published_example(scores: ModuleType) -> None:
    result = doctest.testmod(scores)
    assert (result.attempted, result.failed) == (3, 0)


def test_the_same_clusters_are_all_right_and_singletons_have_no_links(scores: ModuleType) -> None:
    key = [[1, 2], [3], [4, 5, 6]]
    assert scores.conll(key, key) == pytest.approx(1.0)
    assert scores.muc(key, [[1], [2], [3], [4], [5], [6]]) == 0.0


@pytest.mark.parametrize("seed", range(5))
def test_the_assignment_is_the_best_there_is(seed: int, scores: ModuleType) -> None:
    rng = np.random.default_rng(seed)
    for rows, columns in ((1, 4), (3, 3), (4, 2), (5, 5)):
        worth = rng.random((rows, columns))
        wide = worth if rows <= columns else worth.T
        best = max(sum(wide[r, c] for r, c in enumerate(order)) for order in permutations(range(wide.shape[1]), wide.shape[0]))
        assert sum(worth[pair] for pair in scores._assigned(worth)) == pytest.approx(best)


@pytest.mark.parametrize("seed", range(5))
def test_the_best_assignment_of_groups_that_share_mentions_is_that_of_all(seed: int, scores: ModuleType) -> None:
    rng = np.random.default_rng(seed)
    told = np.arange(40) // 3
    guessed = np.where(rng.random(40) < 0.7, told, rng.integers(0, 14, 40))
    key, response = ([list(np.flatnonzero(side == n)) for n in sorted(set(side))] for side in (told, guessed))
    groups = list(scores._touching(key, response))
    assert sorted(n for rows, _ in groups for n in rows) == list(range(len(key)))
    assert len(groups) > 1
    total = sum(scores._alike([key[n] for n in rows], [response[n] for n in columns]) for rows, columns in groups)
    assert total == pytest.approx(scores._alike(key, response))
